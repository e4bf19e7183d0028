// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/event_rows.h"

#include "charts/shapes.h"
#include "widgets/look.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lodestone {

namespace {

constexpr int barRow = 20;
constexpr qreal barHeight = 11;
constexpr qreal yearWidth = 38;
constexpr qreal indent = 18; // of words beside a glyph

QString qt(const std::string& text) {
    return QString::fromStdString(text);
}

QFont barFont(bool strong) {
    return font(strong ? TypeRole::LabelStrong : TypeRole::Label);
}

} // namespace

WindowBars::WindowBars(std::vector<Inspection::BarLine> bars, std::optional<ColourKey> colour,
                       QWidget* parent)
    : QWidget(parent), m_bars(std::move(bars)), m_colour(std::move(colour)) {
    QStringList said;
    for (const Inspection::BarLine& bar : m_bars)
        said.append(
            qt(bar.label + ": " + bar.value + (bar.seam ? ", not comparable with the years before" : "")));
    setAccessibleName(said.join(QStringLiteral(", ")));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize WindowBars::sizeHint() const {
    return {160, barRow * static_cast<int>(m_bars.size())};
}

void WindowBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& look = themeOf(this);
    qreal values = 0;
    for (const Inspection::BarLine& bar : m_bars)
        if (!bar.missing)
            values = std::max(values, QFontMetricsF(barFont(true)).horizontalAdvance(qt(bar.value)));
    const QColor colour = m_colour ? look.colour(*m_colour) : look.accent;
    qreal top = 0;
    for (const Inspection::BarLine& bar : m_bars) {
        const QRectF row(0, top, width(), barRow);
        painter.setFont(barFont(bar.strong));
        painter.setPen(bar.strong ? look.text : look.textSecondary);
        painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, qt(bar.label));
        painter.setFont(barFont(!bar.missing));
        painter.setPen(bar.missing ? look.textMuted : look.text);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, qt(bar.value));
        const QRectF track(yearWidth, std::round(row.center().y() - barHeight / 2),
                           width() - yearWidth - values - 8, barHeight);
        if (!bar.missing && track.width() > 8) {
            painter.fillRect(track, look.divider);
            painter.fillRect(QRectF(track.topLeft(), QSizeF(track.width() * bar.high, barHeight)),
                             faded(colour, 0.4));
            painter.fillRect(QRectF(track.topLeft(), QSizeF(track.width() * bar.low, barHeight)), colour);
        }
        if (bar.seam) {
            QPen dots(look.textMuted, 1);
            dots.setDashPattern({1, 3});
            painter.setPen(dots);
            painter.drawLine(QPointF(0, std::round(top) + 0.5), QPointF(width(), std::round(top) + 0.5));
        }
        top += barRow;
    }
}

EventRow::EventRow(Glyph glyph, const QString& when, const QString& words, QWidget* parent)
    : QAbstractButton(parent), m_glyph(glyph), m_when(when) {
    setText(words);
    setFont(lodestone::font(TypeRole::Label));
    setAccessibleName(when + QStringLiteral(": ") + words);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

qreal EventRow::wordsLeft() const {
    return indent + QFontMetricsF(font()).horizontalAdvance(QStringLiteral("0000-00")) + 8;
}

int EventRow::heightForWidth(int width) const {
    return m_heights.at(width, [this](int asked) {
        const QRectF room(0, 0, std::max(60.0, asked - wordsLeft()), 10000);
        return static_cast<int>(
                   std::ceil(QFontMetricsF(font()).boundingRect(room, Qt::TextWordWrap, text()).height())) +
               5;
    });
}

void EventRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& look = themeOf(this);
    const QColor colour = underMouse() ? look.link : look.text;
    drawGlyph(painter, m_glyph, {6, 10}, underMouse() ? look.link : look.event, look.panel);
    painter.setFont(font());
    painter.setPen(look.textSecondary);
    painter.drawText(QRectF(indent, 2, width(), height()), Qt::AlignLeft | Qt::AlignTop, m_when);
    painter.setPen(colour);
    painter.drawText(QRectF(wordsLeft(), 2, std::max(60.0, width() - wordsLeft()), height()),
                     Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text());
    if (showsFocus(*this))
        paintFocusRing(painter, rect(), 3, look);
}

} // namespace lodestone
