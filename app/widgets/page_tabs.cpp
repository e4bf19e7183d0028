// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/page_tabs.h"

#include "widgets/look.h"

#include <QPainter>
#include <QPainterPath>

#include <cmath>

namespace lodestone {

namespace {

constexpr int barHeight = 34;
constexpr qreal top = 5;

QFont tabFont(bool current) {
    return font(current ? TypeRole::Section : TypeRole::Body);
}

} // namespace

PageTabs::PageTabs(QWidget* parent) : QTabBar(parent) {
    installAccessibility();
    setAccessibleName(tr("Pages"));
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideNone);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setMouseTracking(true);
    connect(this, &QTabBar::currentChanged, this, &PageTabs::sayTurned);
}

QSize PageTabs::tabSizeHint(int index) const {
    // Measured as if in front: a tab does not change its width when it is chosen.
    return {static_cast<int>(std::ceil(QFontMetricsF(tabFont(true)).horizontalAdvance(tabText(index)))) + 24,
            barHeight};
}

void PageTabs::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& look = themeOf(this);
    painter.fillRect(rect(), look.window);
    painter.fillRect(QRectF(0, height() - 1, width(), 1), look.border);
    for (int i = 0; i < count(); ++i)
        paintTab(painter, i);
}

void PageTabs::paintTab(QPainter& painter, int index) const {
    const Theme& look = themeOf(this);
    const QRectF area = tabRect(index);
    const bool current = index == currentIndex();
    if (current) {
        const QRectF tab(area.left() + 0.5, top + 0.5, area.width() - 1, area.height());
        QPainterPath outline;
        outline.moveTo(tab.left(), barHeight);
        outline.lineTo(tab.left(), tab.top() + 4);
        outline.quadTo(tab.topLeft(), QPointF(tab.left() + 4, tab.top()));
        outline.lineTo(tab.right() - 4, tab.top());
        outline.quadTo(tab.topRight(), QPointF(tab.right(), tab.top() + 4));
        outline.lineTo(tab.right(), barHeight);
        painter.fillPath(outline, look.ground);
        painter.setPen(QPen(look.border, 1));
        painter.drawPath(outline);
        painter.fillRect(QRectF(area.left() + 1, barHeight - 1, area.width() - 2, 1), look.ground);
        painter.fillRect(QRectF(area.left() + 8, barHeight - 5, area.width() - 16, 2), look.accent);
    } else if (underMouse() && tabAt(mapFromGlobal(QCursor::pos())) == index) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.hover);
        painter.drawRoundedRect(area.adjusted(2, top + 3, -2, -5), 4, 4);
    }
    painter.setFont(tabFont(current));
    painter.setPen(current ? look.text : look.textSecondary);
    painter.drawText(area.adjusted(0, top - 2, 0, -2), Qt::AlignCenter | Qt::TextSingleLine, tabText(index));
    if (current && showsFocus(*this))
        paintFocusRing(painter, area.adjusted(4, top + 3, -4, -6), 4, look);
}

} // namespace lodestone
