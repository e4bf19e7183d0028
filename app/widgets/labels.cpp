// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/labels.h"

#include "widgets/look.h"

#include <QDesktopServices>
#include <QPainter>
#include <QUrl>

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

} // namespace

QLabel* makeLabel(TypeRole role, Tone tone, const QString& text) {
    auto* label = new QLabel(text);
    label->setFont(font(role));
    label->setTextFormat(Qt::PlainText);
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
    renew();
    return m_heights.at(width, [this](int asked) {
        const QMargins around = contentsMargins();
        return static_cast<int>(std::ceil(laidOut(asked - around.left() - around.right()))) + around.top() +
               around.bottom();
    });
}

void WrappedLabel::renew() const {
    if (text() == m_measured && font() == m_lines.font())
        return;
    m_measured = text();
    m_heights = {};
    m_width = -1;
    m_lines.setText(QString(m_measured).replace(u'\n', QChar::LineSeparator));
    m_lines.setFont(font());
    m_lines.setCacheEnabled(true);
    QTextOption option(alignment() & Qt::AlignHorizontal_Mask);
    option.setWrapMode(QTextOption::WordWrap);
    m_lines.setTextOption(option);
}

qreal WrappedLabel::laidOut(qreal width) const {
    const qreal room = std::max<qreal>(20, width);
    if (room == m_width)
        return m_height;
    m_width = room;
    const qreal leading = QFontMetricsF(font()).leading();
    m_height = -leading;
    m_lines.beginLayout();
    for (QTextLine line = m_measured.isEmpty() ? QTextLine() : m_lines.createLine(); line.isValid();
         line = m_lines.createLine()) {
        line.setLineWidth(room);
        m_height += leading;
        line.setPosition({0, m_height});
        m_height += line.height();
    }
    m_lines.endLayout();
    m_height = std::max<qreal>(0, m_height);
    return m_height;
}

void WrappedLabel::paintEvent(QPaintEvent*) {
    renew();
    const QRectF room = contentsRect();
    const qreal free = room.height() - laidOut(room.width());
    const qreal above = alignment() & Qt::AlignBottom ? free : alignment() & Qt::AlignVCenter ? free / 2 : 0;
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    m_lines.draw(&painter, room.topLeft() + QPointF(0, above));
}

LinkLabel::LinkLabel(const QString& text, const QString& address, QWidget* parent) : QAbstractButton(parent) {
    setText(text);
    setToolTip(address);
    setAccessibleName(tr("%1, link").arg(text));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setFont(lodestone::font(TypeRole::Label));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, [address] { QDesktopServices::openUrl(QUrl(address)); });
}

QSize LinkLabel::sizeHint() const {
    const QFontMetricsF metrics(font());
    return {static_cast<int>(std::ceil(metrics.horizontalAdvance(text()))) + 2, 17};
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
