// SPDX-License-Identifier: GPL-3.0-or-later
// What the tables of a mineral and stage count, where there are several: ilmenite or rutile, production or
// capacity. GUI thread.
#pragma once

#include "figure/subjects.h"

#include <QComboBox>

#include <vector>

namespace lodestone {

class ProductBox : public QComboBox {
    Q_OBJECT
public:
    explicit ProductBox(QWidget* parent = nullptr);

    /// Lists what there is to choose from and marks what is shown; emits nothing.
    void showProducts(const ViewState& state, const Catalogue& catalogue);
    [[nodiscard]] bool hasChoice() const { return m_choices.size() > 1; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

signals:
    void productPicked(const ViewState& with); ///< its product, measure and source are those to take over

protected:
    void wheelEvent(QWheelEvent* event) override;

private:
    std::vector<ProductChoice> m_choices;
};

} // namespace lodestone
