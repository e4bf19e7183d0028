// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/market_view.h"
#include "figure/view_state.h"

#include <algorithm>
#include <tuple>

namespace lodestone {

Year newestYear(const Catalogue& catalogue) {
    Year newest = 0;
    for (const Series& row : catalogue.series) {
        const auto end =
            row.outlookFrom == 0 ? row.years.end() : std::ranges::lower_bound(row.years, row.outlookFrom);
        if (end != row.years.begin())
            newest = std::max(newest, *(end - 1));
    }
    return newest;
}

Year yearAsked(const ViewState& state) {
    return state.asked != 0 && state.askedAt == state.year ? state.asked : state.year;
}

std::optional<Year> yearUpTo(const std::vector<Year>& years, Year wanted) {
    const auto after = std::ranges::upper_bound(years, wanted);
    return after == years.begin() ? std::nullopt : std::optional(*(after - 1));
}

std::string shownPeriod(const ViewState& state, const Catalogue& catalogue) {
    const Series* series = seriesFor(state, catalogue, state.year);
    return series != nullptr ? periodWords(*series, state.year) : std::string();
}

std::vector<SourceChoice> sourceChoices(const ViewState& state, const Catalogue& catalogue) {
    ViewState asked = state;
    asked.source.clear();
    const Series* usual = seriesFor(asked, catalogue, state.year);
    std::vector<SourceChoice> found;
    for (const Source& source : catalogue.sources) {
        asked.source = source.slug;
        const std::vector<Year> years = yearsFor(asked, catalogue);
        if (years.empty())
            continue;
        const Year year = yearUpTo(years, state.year).value_or(years.front()); // as normalising chooses
        const Series& series = *seriesFor(asked, catalogue, year);
        const bool same = year == state.year && series.yearsAveraged == 1;
        found.push_back({&source, year, same ? std::string() : periodWords(series, year)});
    }
    std::ranges::stable_sort(found, [&](const SourceChoice& a, const SourceChoice& b) {
        const auto rank = [&](const SourceChoice& one) {
            return std::tuple(usual != nullptr && one.source->id == usual->source, one.year == state.year,
                              one.source->published);
        };
        return rank(b) < rank(a);
    });
    return found;
}

} // namespace lodestone
