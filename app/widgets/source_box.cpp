// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/source_box.h"

#include "widgets/look.h"

#include <QAbstractItemView>
#include <QStylePainter>
#include <QWheelEvent>

#include <algorithm>

namespace lodestone {

QString choiceText(const SourceChoice& choice) {
    const QString name = QString::fromStdString(choice.source->shortName);
    return choice.other.empty() ? name : name + QStringLiteral(" · ") + QString::fromStdString(choice.other);
}

SourceBox::SourceBox(QWidget* parent) : QComboBox(parent) {
    setAccessibleName(tr("Source"));
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    connect(this, &QComboBox::activated, this, [this](int index) {
        emit sourcePicked(index == 0 ? std::string() : m_slugs[static_cast<std::size_t>(index)]);
    });
}

void SourceBox::showSources(const ViewState& state, const Catalogue& catalogue) {
    const QSignalBlocker quiet(this);
    clear();
    m_slugs.clear();
    for (const SourceChoice& choice : sourceChoices(state, catalogue)) {
        addItem(choiceText(choice));
        setItemData(count() - 1,
                    choiceText(choice) + QStringLiteral(": ") +
                        QString::fromStdString(choice.source->title + ", " + choice.source->edition),
                    Qt::ToolTipRole);
        m_slugs.push_back(choice.source->slug);
    }
    setEnabled(count() > 0);
    // The list may be wider than the box: a name and its years are told apart at the end.
    view()->setMinimumWidth(view()->sizeHintForColumn(0) + 12);
    if (count() == 0)
        addItem(tr("No table published"));
    const auto chosen = std::ranges::find(m_slugs, state.source);
    setCurrentIndex(chosen == m_slugs.end() ? 0 : static_cast<int>(chosen - m_slugs.begin()));
    setToolTip(currentData(Qt::ToolTipRole).toString());
}

void SourceBox::paintEvent(QPaintEvent*) {
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    const Theme& look = themeOf(this);
    const QRectF inner = QRectF(rect()).adjusted(9, 0, -26, 0);
    qreal asideWidth = 0;
    const QFont face = lodestone::font(TypeRole::Body);
    const QFont small = lodestone::font(TypeRole::Label);
    // A name and its years say more than 'newest' does.
    const bool roomy = QFontMetricsF(face).horizontalAdvance(currentText()) + 8 +
                           QFontMetricsF(small).horizontalAdvance(tr("newest")) <=
                       inner.width();
    if (currentIndex() == 0 && !m_slugs.empty() && roomy) {
        painter.setFont(small);
        painter.setPen(look.textMuted);
        painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, tr("newest"));
        asideWidth = QFontMetricsF(small).horizontalAdvance(tr("newest")) + 8;
    }
    painter.setFont(face);
    painter.setPen(isEnabled() ? look.text : look.textMuted);
    painter.drawText(
        inner, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetricsF(face).elidedText(currentText(), Qt::ElideRight, inner.width() - asideWidth));
}

void SourceBox::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

} // namespace lodestone
