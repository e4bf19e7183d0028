// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/facts_line.h"

#include "widgets/accessible_role.h"
#include "widgets/look.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lodestone {

namespace {

constexpr qreal gap = 10;       // either side of a hairline
constexpr int apart = 24;       // between what stands left and what stands right
constexpr qreal leastFact = 90; // an elided fact that still says something

qreal widthOf(const QStringList& facts, const QFontMetricsF& metrics) {
    qreal width = 0;
    for (const QString& fact : facts)
        width += metrics.horizontalAdvance(fact) + (width > 0 ? 2 * gap + 1 : 0);
    return width;
}

/// The facts as far as there is room: the longest give way, to the same width where there are several, so
/// that the short ones stay whole; what would be a stump is left to the tooltip.
QStringList fitting(const QStringList& facts, const QFontMetricsF& metrics, qreal room) {
    QStringList shown = facts;
    for (qreal widest = room; widthOf(shown, metrics) > room && widest > leastFact; widest -= 8)
        for (qsizetype i = 0; i < facts.size(); ++i)
            shown[i] = metrics.elidedText(facts[i], Qt::ElideRight, widest);
    while (shown.size() > 1 && widthOf(shown, metrics) > room)
        shown.removeAt(std::ranges::max_element(shown, {}, &QString::size) - shown.begin());
    return shown;
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
    m_facts = facts;
    setAccessibleName(facts.join(QStringLiteral(", ")));
    setToolTip(facts.join(u'\n'));
    updateGeometry();
    update();
}

QSize FactsLine::sizeHint() const {
    const int after = m_alignment == Qt::AlignLeft && !m_facts.isEmpty() ? apart : 2;
    return {static_cast<int>(std::ceil(widthOf(m_facts, QFontMetricsF(font())))) + after, 23};
}

void FactsLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme& look = themeOf(this);
    const QFontMetricsF metrics(font());
    painter.setFont(font());
    const QStringList shown = fitting(m_facts, metrics, width());
    qreal x = m_alignment == Qt::AlignRight ? std::max<qreal>(0, width() - widthOf(shown, metrics)) : 0;
    bool first = true;
    for (const QString& fact : shown) {
        if (!first) {
            painter.fillRect(QRectF(std::round(x + gap), 6, 1, height() - 12), look.border);
            x += 2 * gap + 1;
        }
        first = false;
        const qreal room = metrics.horizontalAdvance(fact) + 1;
        painter.setPen(look.textSecondary);
        painter.drawText(QRectF(x, 0, room, height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         fact);
        x += room - 1;
    }
}

} // namespace lodestone
