// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspector_rows.h"

#include "widgets/accessible_role.h"
#include "widgets/look.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lodestone {

namespace {

constexpr int swatchSide = 12;
constexpr int besideSwatch = 9;
constexpr qreal besideNumber = 10;
constexpr qreal footOfAside = 5; // the aside stands on the line of the number
constexpr qreal besideLabel = 10;
constexpr qsizetype longestNumber = 18; // characters: more are words
constexpr int tagHeight = 17;
constexpr int insideTag = 5;
constexpr int besideTag = 6;
constexpr int belowTag = 5;
constexpr qreal pastDiamond = 16;

int up(qreal height) {
    return static_cast<int>(std::ceil(height));
}

void draw(QPainter& painter, const LaidText& words, QPointF at, const QColor& colour) {
    painter.setPen(colour);
    words.lines.draw(&painter, at);
}

} // namespace

TitleRow::TitleRow() : WrappedLabel(TypeRole::Section, Tone::Normal, {}) {}

void TitleRow::setTitle(const QString& title, const std::optional<ColourKey>& colour) {
    // A short name is a headline; a sentence (an event) stays in the size of a section.
    setFont(title.size() < 28 ? lodestone::font(TypeRole::Section, 16.0 / 13.0)
                              : lodestone::font(TypeRole::Section));
    setContentsMargins(colour ? swatchSide + besideSwatch : 0, 0, 0, 0);
    setText(title);
    m_colour = colour;
    update();
}

void TitleRow::paintEvent(QPaintEvent* event) {
    WrappedLabel::paintEvent(event);
    if (!m_colour)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeOf(this).colour(*m_colour));
    painter.drawRoundedRect(QRectF(0, 5, swatchSide, swatchSide), 2, 2);
}

SaidRow::SaidRow() {
    setAccessibleRole(*this, QAccessible::StaticText);
}

void NumberRow::setNumber(const QString& number, const QString& aside) {
    m_number = number;
    m_aside = aside;
    m_numberWidth = std::ceil(QFontMetricsF(lodestone::font(TypeRole::Display)).horizontalAdvance(number));
    setAccessibleName(aside.isEmpty() ? number : number + u' ' + aside);
    update();
}

std::shared_ptr<const LaidText> NumberRow::aside(int width) const {
    return laidText(m_aside, lodestone::font(TypeRole::Label), Qt::AlignLeft,
                    width - m_numberWidth - besideNumber);
}

int NumberRow::heightForWidth(int width) const {
    return std::max(QFontMetrics(lodestone::font(TypeRole::Display)).height(),
                    up(aside(width)->height + footOfAside));
}

void NumberRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& look = themeOf(this);
    painter.setFont(lodestone::font(TypeRole::Display));
    painter.setPen(look.text);
    painter.drawText(QRectF(rect()), Qt::AlignLeft | Qt::AlignBottom, m_number);
    const auto beside = aside(width());
    draw(painter, *beside, {m_numberWidth + besideNumber, height() - beside->height - footOfAside},
         look.textSecondary);
}

void FactRow::setFact(const QString& label, const QString& value, bool strong) {
    m_label = label;
    m_value = value;
    m_wordy = value.size() > longestNumber;
    m_valueFace = lodestone::font(strong ? TypeRole::LabelStrong : TypeRole::Label);
    if (!strong)
        m_valueFace.setWeight(QFont::Medium);
    m_valueWidth = std::ceil(QFontMetricsF(m_valueFace).horizontalAdvance(value));
    setAccessibleName(label.isEmpty() ? value : label + QStringLiteral(": ") + value);
    update();
}

FactRow::Sides FactRow::sides(int width) const {
    const qreal taken = m_wordy ? (width - besideLabel) / 2 : m_valueWidth;
    Sides out;
    out.label =
        laidText(m_label, lodestone::font(TypeRole::Label), Qt::AlignLeft, width - taken - besideLabel);
    out.value = laidText(m_value, m_valueFace, Qt::AlignRight, taken + 1);
    out.valueLeft = width - taken - 1;
    return out;
}

int FactRow::heightForWidth(int width) const {
    const Sides both = sides(width);
    return up(std::max(both.label->height, both.value->height));
}

void FactRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& look = themeOf(this);
    const Sides both = sides(width());
    draw(painter, *both.label, {0, 0}, look.textSecondary);
    draw(painter, *both.value, {both.valueLeft, 0}, look.text);
}

TagRow::TagRow(const std::vector<std::string>& tags) {
    const QFontMetrics metrics(lodestone::font(TypeRole::Small));
    QStringList said;
    for (const std::string& tag : tags) {
        const QString words = QString::fromStdString(tag);
        said.append(words);
        m_tags.push_back({words, tag == "estimated" || tag == "inferred from trade" || tag == "outlook",
                          metrics.horizontalAdvance(words) + 2 * insideTag});
    }
    setAccessibleName(said.join(QStringLiteral(", ")));
}

std::vector<QRect> TagRow::places(int width) const {
    std::vector<QRect> out;
    QPoint at;
    for (const Tag& tag : m_tags) {
        if (at.x() > 0 && at.x() + tag.width > width)
            at = {0, at.y() + tagHeight + belowTag};
        out.emplace_back(at, QSize(std::min(tag.width, width), tagHeight));
        at.rx() += tag.width + besideTag;
    }
    return out;
}

int TagRow::heightForWidth(int width) const {
    const std::vector<QRect> there = places(width);
    return there.empty() ? 0 : there.back().bottom() + 1;
}

void TagRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(lodestone::font(TypeRole::Small));
    const Theme& look = themeOf(this);
    const std::vector<QRect> there = places(width());
    for (std::size_t i = 0; i < m_tags.size(); ++i) {
        QPen pen(m_tags[i].estimated ? look.textMuted : look.border, 1);
        if (m_tags[i].estimated)
            pen.setDashPattern({2.5, 1.75});
        painter.setPen(pen);
        painter.drawRoundedRect(hairlineRect(there[i]), 3, 3);
        painter.setPen(look.textSecondary);
        painter.drawText(there[i], Qt::AlignCenter, m_tags[i].words);
    }
}

ClaimRow::ClaimRow(const QString& who, const QString& what) : m_what(what) {
    setText(who);
    m_whatWidth = QFontMetricsF(lodestone::font(TypeRole::LabelStrong)).horizontalAdvance(what);
    setAccessibleName(who + QStringLiteral(": ") + what);
    setFont(lodestone::font(TypeRole::Label));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
}

qreal ClaimRow::whoWidth(int width) const {
    return std::max(60.0, width - pastDiamond - 12 - m_whatWidth);
}

int ClaimRow::heightForWidth(int width) const {
    return up(laidText(text(), font(), Qt::AlignLeft, whoWidth(width))->height) + 3;
}

void ClaimRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& look = themeOf(this);
    painter.setPen(QPen(look.text, 1.3));
    painter.translate(5, 8.5);
    painter.rotate(45);
    painter.drawRect(QRectF(-3.6, -3.6, 7.2, 7.2));
    painter.resetTransform();
    draw(painter, *laidText(text(), font(), Qt::AlignLeft, whoWidth(width())), {pastDiamond, 1},
         underMouse() ? look.link : look.text);
    painter.setFont(lodestone::font(TypeRole::LabelStrong));
    painter.setPen(look.text);
    painter.drawText(QRectF(rect()).adjusted(0, 1, 0, 0), Qt::AlignRight | Qt::AlignTop, m_what);
    if (showsFocus(*this))
        paintFocusRing(painter, rect(), 3, look);
}

} // namespace lodestone
