// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of the shipped database: one state for every figure and each of its views.
#pragma once

#include "figure/build_figure.h"
#include "store/load.h"

namespace lodestone {

struct ShippedData {
    Database database = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    Catalogue catalogue = loadCatalogue(database);
};
inline const ShippedData& shippedData() {
    static const ShippedData data;
    return data;
}

inline Figure shippedFigure(const ViewState& state) {
    return buildFigure(state, shippedData().catalogue, shippedData().database);
}

inline std::vector<ViewState> figuresAndViews() {
    std::vector<ViewState> states;
    for (const FigureSpec& spec : figureSpecs()) {
        ViewState state;
        state.figure = spec.id;
        states.push_back(state);
        for (const FigureSpec::View& view : spec.views) {
            state.view = view.id;
            states.push_back(state);
        }
    }
    return states;
}

} // namespace lodestone
