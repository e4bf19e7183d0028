// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/search_field.h"

#include "widgets/icons.h"
#include "widgets/look.h"

#include <QPainter>

#include <algorithm>

namespace lodestone {

namespace {

constexpr int leastWithWords = 110;
constexpr qreal radius = 4;

} // namespace

SearchField::SearchField(QAction& action, QWidget* parent)
    : QAbstractButton(parent), m_key(action.shortcut().toString(QKeySequence::NativeText)) {
    setText(action.text().remove(u'&'));
    setAccessibleName(text());
    setAccessibleDescription(m_key);
    setToolTip(tr("%1 (%2)").arg(text(), m_key));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::IBeamCursor);
    connect(this, &QAbstractButton::clicked, &action, &QAction::trigger);
}

void SearchField::setRoom(int width) {
    const int taken = width < leastWithWords ? least : std::min(width, full);
    if (taken == m_width)
        return;
    m_width = taken;
    updateGeometry();
}

void SearchField::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& look = themeOf(this);
    painter.setPen(QPen(look.border, 1));
    painter.setBrush(underMouse() ? look.hover : look.field);
    painter.drawRoundedRect(hairlineRect(rect()), radius, radius);
    paintIcon(painter, Icon::Search, QRectF(8, height() / 2.0 - 8, 16, 16), look.textMuted);
    if (width() > least) {
        painter.setPen(look.textMuted);
        painter.setFont(lodestone::font(TypeRole::Small));
        QRectF room = QRectF(rect()).adjusted(29, 0, -9, 0);
        const qreal key = QFontMetricsF(painter.font()).horizontalAdvance(m_key);
        painter.drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, m_key);
        room.setRight(room.right() - key - 8);
        painter.setFont(lodestone::font(TypeRole::Body));
        const QFontMetricsF metrics(painter.font());
        const QString words = metrics.horizontalAdvance(text()) <= room.width() ? text() : tr("Search");
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                         metrics.elidedText(words, Qt::ElideRight, room.width()));
    }
    if (showsFocus(*this))
        paintFocusRing(painter, rect(), radius, look);
}

} // namespace lodestone
