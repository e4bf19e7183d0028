// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/palette_delegate.h"

#include "widgets/look.h"

#include <QPainter>

#include <algorithm>

namespace lodestone {

namespace {

constexpr qreal edge = 6;
constexpr qreal inset = 16;
constexpr qreal gap = 10;
constexpr qreal leastAside = 90;

/// Pieces of a title, typed and not in turn, beginning with what was not typed.
QStringList piecesOf(const PaletteEntry& entry, const Found& found) {
    const QByteArray bytes = entry.title.toUtf8();
    QStringList pieces;
    qsizetype at = 0;
    const auto take = [&](std::size_t until) {
        const auto end = std::clamp<qsizetype>(static_cast<qsizetype>(until), at, bytes.size());
        pieces.append(QString::fromUtf8(bytes.mid(at, end - at)));
        at = end;
    };
    for (const auto& [first, last] : found.typed) {
        take(first);
        take(last);
    }
    take(static_cast<std::size_t>(bytes.size()));
    return pieces;
}

} // namespace

PaletteDelegate::PaletteDelegate(const PaletteModel& model, QObject* parent)
    : QStyledItemDelegate(parent), m_model(model) {}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return {200, m_model.isCaption(index.row()) ? captionHeight : rowHeight};
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    const Theme& look = themeOf(option.palette);
    const QRectF row = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const PaletteEntry* entry = m_model.entry(index.row());
    if (!entry) {
        painter->setFont(font(TypeRole::Caps));
        painter->setPen(look.textMuted);
        painter->drawText(row.adjusted(inset, 0, -inset, -4), Qt::AlignLeft | Qt::AlignBottom,
                          m_model.captionText(index.row()).toUpper());
        painter->restore();
        return;
    }
    const bool selected = option.state & QStyle::State_Selected;
    if (selected || (option.state & QStyle::State_MouseOver)) {
        const QRectF tint = row.adjusted(edge, 0.5, -edge, -0.5);
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? look.accentTint : look.hover);
        painter->drawRoundedRect(tint, 4, 4);
        if (selected) {
            painter->setBrush(look.accent);
            painter->drawRoundedRect(QRectF(tint.left(), tint.top() + 4, 3, tint.height() - 8), 1.5, 1.5);
        }
    }
    QRectF room = row.adjusted(inset, 0, -inset, 0);
    if (!entry->key.isEmpty()) {
        painter->setFont(font(TypeRole::Small));
        painter->setPen(look.textMuted);
        painter->drawText(room, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, entry->key);
        room.setRight(room.right() - painter->fontMetrics().horizontalAdvance(entry->key) - gap);
    }
    paintTitle(*painter, room, *entry, m_model.found(index.row()), look);
    painter->restore();
}

void PaletteDelegate::paintTitle(QPainter& painter, const QRectF& room, const PaletteEntry& entry,
                                 const Found& found, const Theme& look) const {
    const QFont plain = font(TypeRole::Body);
    QFont strong = plain;
    strong.setWeight(QFont::DemiBold);
    painter.setPen(look.text);
    qreal x = room.left();
    bool typed = true;
    for (const QString& piece : piecesOf(entry, found)) {
        typed = !typed;
        if (piece.isEmpty())
            continue;
        painter.setFont(typed ? strong : plain);
        const QFontMetricsF metrics(painter.font());
        const qreal width = metrics.horizontalAdvance(piece);
        const QRectF box(x, room.top(), std::max<qreal>(0, room.right() - x), room.height());
        if (width > box.width()) {
            painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                             metrics.elidedText(piece, Qt::ElideRight, box.width()));
            return;
        }
        painter.drawText(QRectF(x, room.top(), width + 2, room.height()),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, piece);
        x += width;
    }
    // The name that was meant explains why a row is here, beside what is always said of it.
    QString aside = entry.aside;
    if (const QString by = QString::fromStdString(found.by); !by.isEmpty() && !aside.contains(by))
        aside = aside.isEmpty() ? by : QStringLiteral("%1 · %2").arg(by, aside);
    const QRectF rest(x + gap, room.top(), room.right() - x - gap, room.height());
    painter.setFont(font(TypeRole::Label));
    // A stump of a date says less than nothing.
    const qreal needed = QFontMetricsF(painter.font()).horizontalAdvance(aside);
    if (aside.isEmpty() || rest.width() < std::min(needed, leastAside))
        return;
    painter.setPen(look.textMuted);
    painter.drawText(rest, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetricsF(painter.font()).elidedText(aside, Qt::ElideRight, rest.width()));
}

} // namespace lodestone
