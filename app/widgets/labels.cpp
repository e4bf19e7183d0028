// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/labels.h"

#include "platform/plain_text.h"
#include "widgets/look.h"

#include <QCache>
#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lodestone {

namespace {

QPalette::ColorRole roleOf(Tone tone) {
    switch (tone) {
    case Tone::Normal:
        return QPalette::WindowText;
    case Tone::Secondary:
        return QPalette::BrightText;
    case Tone::Muted:
        break;
    }
    return QPalette::PlaceholderText;
}

/// What lines depend on.
struct LaidKey {
    QString text;
    QFont font;
    Qt::Alignment align;
    qreal width = 0;
    bool operator==(const LaidKey&) const = default;
};

std::size_t qHash(const LaidKey& key, std::size_t seed = 0) {
    return qHashMulti(seed, key.text, key.width);
}

using LaidTexts = QCache<LaidKey, std::shared_ptr<const LaidText>>;
constexpr int mostLaid = 400;

LaidTexts& laidTexts() {
    static LaidTexts kept(mostLaid);
    // Lines hold on to fonts, which go with the application.
    [[maybe_unused]] static const bool atEnd = [] {
        qAddPostRoutine([] { laidTexts().clear(); });
        return true;
    }();
    return kept;
}

} // namespace

std::shared_ptr<const LaidText> laidText(const QString& text, const QFont& font, Qt::Alignment align,
                                         qreal width) {
    width = std::max<qreal>(20, width);
    const LaidKey key{text, font, align, width};
    if (const auto* known = laidTexts().object(key))
        return *known;
    auto laid = std::make_shared<LaidText>();
    laid->lines.setText(QString(text).replace(u'\n', QChar::LineSeparator));
    laid->lines.setFont(font);
    laid->lines.setCacheEnabled(true);
    QTextOption option(align);
    option.setWrapMode(QTextOption::WordWrap);
    laid->lines.setTextOption(option);
    const qreal leading = QFontMetricsF(font).leading();
    laid->height = -leading;
    laid->lines.beginLayout();
    for (QTextLine line = text.isEmpty() ? QTextLine() : laid->lines.createLine(); line.isValid();
         line = laid->lines.createLine()) {
        line.setLineWidth(width);
        laid->height += leading;
        line.setPosition({0, laid->height});
        laid->height += line.height();
    }
    laid->lines.endLayout();
    laid->height = std::max<qreal>(0, laid->height);
    laidTexts().insert(key, new std::shared_ptr<const LaidText>(laid));
    return laid;
}

QLabel* plainLabel(const QString& text) {
    auto* label = new QLabel;
    label->setTextFormat(Qt::PlainText); // before there are words
    label->setText(text);
    return label;
}

QLabel* makeLabel(TypeRole role, Tone tone, const QString& text) {
    QLabel* label = plainLabel(text);
    label->setFont(font(role));
    label->setForegroundRole(roleOf(tone));
    return label;
}

QLabel* makeCaption(const QString& text) {
    QLabel* label = makeLabel(TypeRole::Caps, Tone::Muted, text.toUpper());
    label->setAccessibleName(text);
    return label;
}

QWidget* makeRule() {
    auto* rule = new QWidget;
    rule->setFixedHeight(1);
    rule->setAutoFillBackground(true);
    rule->setBackgroundRole(QPalette::Midlight);
    return rule;
}

WrappedLabel::WrappedLabel(TypeRole role, Tone tone, const QString& text) {
    setFont(lodestone::font(role));
    setTextFormat(Qt::PlainText);
    setForegroundRole(roleOf(tone));
    setText(text);
    setWordWrap(true);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize WrappedLabel::sizeHint() const {
    // A layout asks this before it knows a width, and then asks heightForWidth().
    return {200, fontMetrics().height()};
}

QSize WrappedLabel::minimumSizeHint() const {
    return {40, fontMetrics().height()};
}

int WrappedLabel::heightForWidth(int width) const {
    if (text() != m_measured || font() != m_face) {
        m_measured = text();
        m_face = font();
        m_heights = {};
    }
    return m_heights.at(width, [this](int asked) {
        const QMargins around = contentsMargins();
        const qreal height = laidOut(asked - around.left() - around.right())->height;
        return static_cast<int>(std::ceil(height)) + around.top() + around.bottom();
    });
}

std::shared_ptr<const LaidText> WrappedLabel::laidOut(qreal width) const {
    return laidText(text(), font(), alignment() & Qt::AlignHorizontal_Mask, width);
}

void WrappedLabel::paintEvent(QPaintEvent*) {
    const QRectF room = contentsRect();
    const std::shared_ptr<const LaidText> laid = laidOut(room.width());
    const qreal free = room.height() - laid->height;
    const qreal above = alignment() & Qt::AlignBottom ? free : alignment() & Qt::AlignVCenter ? free / 2 : 0;
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    laid->lines.draw(&painter, room.topLeft() + QPointF(0, above));
}

LinkLabel::LinkLabel(const QString& text, const QString& address, QWidget* parent) : QAbstractButton(parent) {
    setText(text);
    setToolTip(address);
    setAccessibleName(tr("%1, link").arg(text));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setFont(lodestone::font(TypeRole::Label));
    m_size = {static_cast<int>(std::ceil(QFontMetricsF(font()).horizontalAdvance(text))) + 2, 17};
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, [this, address] { openAddress(address, window()); });
}

void LinkLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& look = themeOf(this);
    QFont face = font();
    face.setUnderline(true);
    painter.setFont(face);
    painter.setPen(look.link);
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetricsF(face).elidedText(text(), Qt::ElideRight, width()));
    if (showsFocus(*this))
        paintFocusRing(painter, rect(), 3, look);
}

} // namespace lodestone
