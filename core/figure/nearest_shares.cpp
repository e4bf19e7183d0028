// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/parts.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

namespace lodestone {
namespace {

/// The state as a button would set it, where its own market then has shares.
std::optional<NearestShares> offered(ViewState wanted, MarketReader& reader, bool nameTable) {
    const ViewState there = wanted.normalised(reader.catalogue());
    const std::optional<MarketView> view = marketView(there, reader, there.year);
    if (!view || !view->concentration)
        return std::nullopt;
    const std::string period = periodWords(*view->series, view->data.year);
    return NearestShares{nameTable ? fmt::format("{}, {}", view->series->label, period) : period, there};
}

std::optional<NearestShares> inAnotherYear(const ViewState& state, MarketReader& reader, bool nameTable) {
    std::vector<Year> years = yearsFor(state, reader.catalogue());
    std::ranges::stable_sort(years, {}, [&](Year year) { return std::abs(year - state.year); });
    for (const Year year : years) {
        ViewState other = state;
        other.year = year;
        other.asked = 0;
        if (auto found = offered(std::move(other), reader, nameTable))
            return found;
    }
    return std::nullopt;
}

std::optional<NearestShares> inAnotherSource(const ViewState& state, MarketReader& reader) {
    for (const SourceChoice& choice : sourceChoices(state, reader.catalogue())) {
        ViewState other = state;
        other.source = choice.source->slug;
        other.year = choice.year;
        other.asked = 0;
        if (auto found = offered(std::move(other), reader, false)) {
            found->words = choice.source->shortName;
            return found;
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<NearestShares> nearestShares(const ViewState& state, MarketReader& reader) {
    ViewState plain = state;
    plain.selection = {};
    if (auto found = inAnotherYear(plain, reader, false))
        return found;
    if (auto found = inAnotherSource(plain, reader))
        return found;
    for (const Stage stage :
         {state.stage, Stage::Mining, Stage::Processing, Stage::Reserves, Stage::Magnets}) {
        ViewState other = plain;
        other.stage = stage;
        other.source.clear();
        other.product.clear();
        other.measure.reset();
        if (auto found = offered(other, reader, true))
            return found;
        if (auto found = inAnotherYear(other.normalised(reader.catalogue()), reader, true))
            return found;
    }
    return std::nullopt;
}

} // namespace lodestone
