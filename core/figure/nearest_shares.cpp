// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/parts.h"

#include <algorithm>
#include <cstdlib>

namespace lodestone {
namespace {

std::optional<MarketView> sharesAt(const ViewState& state, MarketReader& reader) {
    std::optional<MarketView> view = marketView(state, reader, state.year);
    return view && view->concentration ? view : std::nullopt;
}

std::optional<NearestShares> inAnotherYear(const ViewState& state, MarketReader& reader) {
    std::vector<Year> years = yearsFor(state, reader.catalogue());
    std::ranges::stable_sort(years, {}, [&](Year year) { return std::abs(year - state.year); });
    for (const Year year : years) {
        ViewState other = state;
        other.year = year;
        if (const auto view = sharesAt(other, reader))
            return NearestShares{periodWords(*view->series, year), std::move(other)};
    }
    return std::nullopt;
}

std::optional<NearestShares> inAnotherSource(const ViewState& state, MarketReader& reader) {
    for (const SourceChoice& choice : sourceChoices(state, reader.catalogue())) {
        ViewState other = state;
        other.source = choice.source->slug;
        other.year = choice.year;
        if (sharesAt(other, reader))
            return NearestShares{choice.source->shortName, std::move(other)};
    }
    return std::nullopt;
}

} // namespace

std::optional<NearestShares> nearestShares(const ViewState& state, MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    ViewState plain = state;
    plain.selection = {};
    if (auto found = inAnotherYear(plain, reader))
        return found;
    if (auto found = inAnotherSource(plain, reader))
        return found;
    for (const Stage stage : {state.stage, Stage::Mining, Stage::Processing, Stage::Reserves}) {
        ViewState other = plain;
        other.stage = stage;
        other.source.clear();
        other.product.clear();
        other.measure.reset();
        other = other.normalised(catalogue);
        if (const auto view = sharesAt(other, reader))
            return NearestShares{view->series->label, std::move(other)};
    }
    return std::nullopt;
}

} // namespace lodestone
