// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/facts_line.h"

#include "widgets/accessible_role.h"
#include "widgets/look.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lodestone {

namespace {

constexpr qreal gap = 10;       // either side of a hairline
constexpr int apart = 24;       // between what stands left and what stands right
constexpr qreal leastFact = 90; // an elided fact that still says something

constexpr qreal between = 2 * gap + 1;

std::vector<qreal> widthsOf(const QStringList& facts, const QFontMetricsF& metrics) {
    std::vector<qreal> widths;
    for (const QString& fact : facts)
        widths.push_back(metrics.horizontalAdvance(fact));
    return widths;
}

qreal sumOf(const std::vector<qreal>& widths) {
    return widths.empty() ? 0
                          : std::accumulate(widths.begin(), widths.end(),
                                            between * static_cast<qreal>(widths.size() - 1));
}

/// The width to which those that are wider give way, so that all together take the room.
qreal widestThatFits(std::vector<qreal> widths, qreal room) {
    std::ranges::sort(widths);
    qreal left = room - between * static_cast<qreal>(widths.size() - 1);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const qreal each = left / static_cast<qreal>(widths.size() - i);
        if (widths[i] > each)
            return each;
        left -= widths[i];
    }
    return room;
}

/// The facts as far as there is room: the longest give way, to the same width where there are several, so
/// that the short ones stay whole; what would be a stump is left to the tooltip.
QStringList fitting(const QStringList& facts, const QFontMetricsF& metrics, qreal room) {
    std::vector<qreal> widths = widthsOf(facts, metrics);
    QStringList shown = facts;
    if (sumOf(widths) <= room)
        return shown;
    const qreal widest = std::max(leastFact, widestThatFits(widths, room));
    for (std::size_t i = 0; i < widths.size(); ++i)
        if (widths[i] > widest)
            shown[static_cast<qsizetype>(i)] =
                metrics.elidedText(facts[static_cast<qsizetype>(i)], Qt::ElideRight, widest);
    for (widths = widthsOf(shown, metrics); widths.size() > 1 && sumOf(widths) > room;) {
        const auto longest = std::ranges::max_element(widths);
        shown.removeAt(longest - widths.begin());
        widths.erase(longest);
    }
    return shown;
}

/// Of what stands right the first says most and the last is short: those between them are counted where there
/// is no room, so that no two stumps stand side by side.
QStringList counted(const QStringList& facts, const QFontMetricsF& metrics, qreal room) {
    if (facts.size() < 3 || sumOf(widthsOf(facts, metrics)) <= room)
        return facts;
    return {facts.front(), QStringLiteral("+%1").arg(facts.size() - 2), facts.back()};
}

} // namespace

FactsLine::FactsLine(Qt::Alignment alignment, QWidget* parent) : QWidget(parent), m_alignment(alignment) {
    setFont(lodestone::font(TypeRole::Label));
    setAccessibleRole(*this, QAccessible::StaticText);
    // What stands left is about the figure and keeps its room; the other end gives way.
    setSizePolicy(alignment == Qt::AlignLeft ? QSizePolicy::Minimum : QSizePolicy::Expanding,
                  QSizePolicy::Fixed);
}

void FactsLine::setFacts(const QStringList& facts) {
    if (facts == m_facts)
        return;
    m_facts = facts;
    m_fittedTo = -1;
    m_natural = -1;
    setAccessibleName(facts.join(QStringLiteral(", ")));
    setToolTip(facts.join(u'\n'));
    updateGeometry();
    update();
}

QSize FactsLine::sizeHint() const {
    const int after = m_alignment == Qt::AlignLeft && !m_facts.isEmpty() ? apart : 2;
    if (m_natural < 0)
        m_natural = sumOf(widthsOf(m_facts, QFontMetricsF(font())));
    return {static_cast<int>(std::ceil(m_natural)) + after, 23};
}

void FactsLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& look = themeOf(this);
    const QFontMetricsF metrics(font());
    painter.setFont(font());
    if (m_fittedTo != width()) {
        m_fitted = fitting(m_alignment == Qt::AlignRight ? counted(m_facts, metrics, width()) : m_facts,
                           metrics, width());
        m_widths = widthsOf(m_fitted, metrics);
        m_fittedTo = width();
    }
    qreal x = m_alignment == Qt::AlignRight ? std::max<qreal>(0, width() - sumOf(m_widths)) : 0;
    for (std::size_t i = 0; i < m_widths.size(); ++i) {
        const QString& fact = m_fitted[static_cast<qsizetype>(i)];
        if (i > 0) {
            painter.fillRect(QRectF(std::round(x + gap), 6, 1, height() - 12), look.border);
            x += between;
        }
        const qreal room = m_widths[i] + 1;
        painter.setPen(look.textSecondary);
        painter.drawText(QRectF(x, 0, room, height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         fact);
        x += room - 1;
    }
}

} // namespace lodestone
