// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mineral_delegate.h"

#include "widgets/look.h"
#include "widgets/mineral_model.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lodestone {

namespace {

constexpr int rowHeight = 24;
constexpr int firstCaptionHeight = 26;
constexpr qreal edge = 6;       // of the tint, from the panel's left
constexpr qreal nameInset = 18; // of names
constexpr qreal partInset = 12; // of the parts of a mineral, beyond that
constexpr qreal captionInset = 14;
constexpr qreal badgeRight = 18; // of badges, from the panel's right
constexpr QSizeF badgeSize{44, 16};
constexpr std::size_t widestNumber = 6; ///< '10,000'

QFont badgeFont() {
    QFont bold = font(TypeRole::Small);
    bold.setWeight(QFont::DemiBold);
    return bold;
}

/// 'no table'
QFont wordFont() {
    QFont plain = font(TypeRole::Caps);
    plain.setWeight(QFont::Medium);
    plain.setLetterSpacing(QFont::AbsoluteSpacing, 0);
    return plain;
}

void paintWithheld(QPainter& painter, QPointF centre, const Theme& look) {
    painter.setPen(QPen(look.textSecondary, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(centre, 6, 6);
    QFont small = font(TypeRole::Caps, 0.85);
    small.setLetterSpacing(QFont::AbsoluteSpacing, 0);
    painter.setFont(small);
    painter.drawText(QRectF(centre.x() - 8, centre.y() - 8, 16, 16), Qt::AlignCenter | Qt::TextDontClip,
                     QStringLiteral("W"));
}

} // namespace

MineralDelegate::MineralDelegate(const MineralModel& model, QObject* parent)
    : QStyledItemDelegate(parent), m_model(model) {}

bool MineralDelegate::setThresholds(double moderate, double high) {
    const bool others = moderate != m_moderate || high != m_high;
    m_moderate = moderate;
    m_high = high;
    return others;
}

QSize MineralDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
    return {100, index.row() == 0 ? firstCaptionHeight : rowHeight};
}

void MineralDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_model.isCaption(index.row())) {
        paintCaption(*painter, option, index);
        painter->restore();
        return;
    }
    const Theme& look = themeOf(option.palette);
    const QRectF row = option.rect;
    const bool selected = option.state & QStyle::State_Selected;
    const bool hovered = option.state & QStyle::State_MouseOver;
    if (selected || hovered) {
        const QRectF tint = row.adjusted(edge, 0.5, -edge, -0.5);
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? look.accentTint : look.hover);
        painter->drawRoundedRect(tint, 4, 4);
        if (selected) {
            painter->setBrush(look.accent);
            painter->drawRoundedRect(QRectF(tint.left(), row.center().y() - 8, 3, 16), 1.5, 1.5);
        }
        if (selected && (option.state & QStyle::State_HasFocus) &&
            (option.state & QStyle::State_KeyboardFocusChange))
            paintFocusRing(*painter, tint, 4, look);
    }
    if (m_model.isFold(index.row())) {
        painter->setFont(font(TypeRole::Label));
        painter->setPen(look.textSecondary);
        painter->drawText(row.adjusted(nameInset + partInset, 0, -badgeRight, 0),
                          Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, index.data().toString());
        painter->restore();
        return;
    }
    const MineralBadge* known = m_model.badge(index.row());
    qreal badgeWidth = badgeSize.width();
    // '≥ 1,683' and words are wider than a number.
    if (known && (!known->hhi || known->text.size() > widestNumber))
        badgeWidth = std::max(badgeWidth, QFontMetricsF(known->hhi ? badgeFont() : wordFont())
                                                  .horizontalAdvance(QString::fromStdString(known->text)) +
                                              10);
    const QRectF badge(row.right() - badgeRight - badgeWidth, row.center().y() - badgeSize.height() / 2,
                       badgeWidth, badgeSize.height());
    const bool withheld = known && known->withheld;
    QFont text = font(TypeRole::Body);
    if (selected)
        text.setWeight(QFont::DemiBold);
    painter->setFont(text);
    painter->setPen(look.text);
    const qreal inset = nameInset + (m_model.isPart(index.row()) ? partInset : 0);
    const QRectF name(row.left() + inset, row.top(), badge.left() - (withheld ? 20 : 6) - row.left() - inset,
                      row.height());
    QString words = index.data().toString();
    // Measuring costs as much as drawing; nearly every name is short enough not to need it.
    if (const QFontMetricsF metrics(text);
        double(words.size()) * metrics.averageCharWidth() * 1.4 > name.width())
        words = metrics.elidedText(words, Qt::ElideRight, name.width());
    painter->drawText(name, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, words);
    if (withheld)
        paintWithheld(*painter, {badge.left() - 11, badge.center().y()}, look);
    if (known)
        paintBadge(*painter, badge, index.row(), option);
    painter->restore();
}

void MineralDelegate::paintCaption(QPainter& painter, const QStyleOptionViewItem& option,
                                   const QModelIndex& index) const {
    const Theme& look = themeOf(option.palette);
    const QRectF rect = QRectF(option.rect).adjusted(captionInset, 2, -badgeRight, 0);
    painter.setFont(font(TypeRole::Caps));
    painter.setPen(look.textMuted);
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     index.data().toString().toUpper());
    if (index.row() == 0)
        painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, QStringLiteral("HHI"));
}

void MineralDelegate::paintBadge(QPainter& painter, const QRectF& rect, int row,
                                 const QStyleOptionViewItem& option) const {
    const Theme& look = themeOf(option.palette);
    const MineralBadge& badge = *m_model.badge(row);
    const QString text = QString::fromStdString(badge.text);
    painter.setFont(badge.hhi ? badgeFont() : wordFont());
    if (!badge.hhi) {
        painter.setPen(QPen(look.divider, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(hairlineRect(rect), 3, 3);
        painter.setPen(look.textMuted);
        painter.drawText(rect, Qt::AlignCenter | Qt::TextDontClip, text);
        return;
    }
    const RampStep& low = look.step(badge.hhi->low, m_moderate, m_high);
    const RampStep& high = look.step(badge.hhi->high, m_moderate, m_high);
    if (badge.elsewhere) {
        // Counted at another stage or year: an outline says that it is not quite what was asked.
        painter.setPen(QPen(high.fill, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(hairlineRect(rect), 3, 3);
        painter.setPen(look.textSecondary);
        painter.drawText(rect, Qt::AlignCenter | Qt::TextDontClip, text);
        return;
    }
    const auto part = [&](const QRectF& clip, const RampStep& step) {
        painter.save();
        painter.setClipRect(clip);
        painter.setPen(Qt::NoPen);
        painter.setBrush(step.fill);
        painter.drawRoundedRect(rect, 3, 3);
        painter.setPen(step.text);
        painter.drawText(rect, Qt::AlignCenter | Qt::TextDontClip, text);
        painter.restore();
    };
    if (&low == &high) {
        part(rect, low);
        return;
    }
    // An interval that straddles two steps is split and never wears the higher step alone: at one third, or
    // between the sign of a least and its number.
    qreal split = std::round(rect.width() / 3);
    if (const QString sign = QStringLiteral("\u2265 "); text.startsWith(sign)) {
        const QFontMetricsF metrics(badgeFont());
        split = std::round((rect.width() - metrics.horizontalAdvance(text)) / 2 +
                           metrics.horizontalAdvance(sign) - 1.5);
    }
    part(QRectF(rect.left(), rect.top(), split, rect.height()), low);
    part(rect.adjusted(split + 1, 0, 0, 0), high);
}

} // namespace lodestone
