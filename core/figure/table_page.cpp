// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/table_page.h"

#include "figure/build_figure.h"

#include <algorithm>

namespace lodestone {
namespace {

constexpr std::string_view usualFigure = "shares";

/// '' for the view that a figure shows when none is asked for.
std::string knownView(const FigureSpec& spec, std::string_view view) {
    const auto found = std::ranges::find(spec.views, view, &FigureSpec::View::id);
    return found == spec.views.end() || found == spec.views.begin() ? std::string() : std::string(view);
}

} // namespace

ViewState figureOfTable(const ViewState& state) {
    const std::string_view whole = state.view;
    const std::size_t cut = whole.find('/');
    const FigureSpec* spec = figureSpec(whole.substr(0, cut));
    ViewState figure = state;
    figure.figure = spec != nullptr ? spec->id : usualFigure;
    figure.view = spec != nullptr && cut != std::string_view::npos ? knownView(*spec, whole.substr(cut + 1))
                                                                   : std::string();
    return figure;
}

std::string tableView(const ViewState& figure) {
    const FigureSpec* spec = figureSpec(figure.figure);
    if (spec == nullptr)
        return {};
    const std::string view = knownView(*spec, figure.view);
    if (view.empty())
        return figure.figure == usualFigure ? std::string() : figure.figure;
    return figure.figure + "/" + view;
}

ViewState followed(const ViewState& before, ViewState after) {
    const bool picked = after.selection != before.selection || after.figure != before.figure;
    if (after.figure == sourcesFigure && after.selection.kind == Mark::Kind::Country && picked)
        after.country = after.selection.key;
    if (after.source != before.source && after.mineral == before.mineral && after.stage == before.stage)
        after.asked = 0; // a source is chosen for the year in front
    if (before.figure == after.figure || before.view != after.view)
        return after;
    if (after.figure == tablePage) {
        after.view = tableView(before);
    } else if (before.figure == tablePage) {
        const ViewState left = figureOfTable(before);
        after.view = left.figure == after.figure ? left.view : std::string();
    }
    return after;
}

} // namespace lodestone
