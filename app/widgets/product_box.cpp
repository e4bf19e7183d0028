// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/product_box.h"

#include <QAbstractItemView>
#include <QWheelEvent>

namespace lodestone {

ProductBox::ProductBox(QWidget* parent) : QComboBox(parent) {
    setAccessibleName(tr("Product"));
    setAccessibleDescription(tr("What the table counts"));
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(8);
    connect(this, &QComboBox::activated, this,
            [this](int index) { emit productPicked(m_choices[static_cast<std::size_t>(index)].state); });
}

void ProductBox::showProducts(const ViewState& state, const Catalogue& catalogue) {
    const QSignalBlocker quiet(this);
    clear();
    m_choices = productChoices(state, catalogue);
    int shown = -1;
    for (const ProductChoice& choice : m_choices) {
        const QString words = QString::fromStdString(choice.words);
        addItem(words);
        setItemData(count() - 1, words, Qt::ToolTipRole);
        if (choice.chosen)
            shown = count() - 1;
    }
    view()->setMinimumWidth(view()->sizeHintForColumn(0) + 12);
    setCurrentIndex(shown);
    setToolTip(currentText());
}

void ProductBox::wheelEvent(QWheelEvent* event) {
    event->ignore(); // the panel scrolls, and no choice is made in passing
}

} // namespace lodestone
