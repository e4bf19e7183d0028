// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/own_figure.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr int mostYearsApart = 6; // an older table says nothing about a market that has moved on

OwnFigure without(std::string reason) {
    OwnFigure none;
    none.reason = std::move(reason);
    return none;
}

/// The year a claim speaks of: its own when it names one, else that of the report.
Year yearOf(const Claim& claim, const Catalogue& catalogue) {
    if (const auto asOf = parseDate(claim.asOf))
        return asOf->year;
    const Source* report = catalogue.source(claim.report);
    return report != nullptr ? report->published.year : 0;
}

/// ' Tables there are for its parts: neodymium, ...', so that a reader knows where to look; '' when there are
/// none.
std::string tablesOfParts(const Mineral& mineral, Stage stage, const Catalogue& catalogue) {
    std::string names;
    for (const Mineral& part : catalogue.minerals)
        if (part.parent == mineral.id && !catalogue.seriesOf(part.id, stage).empty())
            names += (names.empty() ? "" : ", ") + inSentence(part);
    return names.empty() ? names : fmt::format(" Its parts have tables there: {}.", names);
}

} // namespace

std::optional<double> OwnFigure::differencePoints(const Claim& claim) const {
    if (!share || !claim.value || claim.unit != "share")
        return std::nullopt;
    return (*claim.value - *share) * 100;
}

OwnFigure ownFigure(const Claim& claim, MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    const Mineral* mineral = catalogue.mineral(claim.mineral);
    const Country* country = catalogue.country(claim.country);
    if (claim.unit != "share" || !claim.value)
        return without("The claim is not a share.");
    if (claim.place)
        return without("The tables are by country; they do not single out a mine or plant.");
    if (mineral == nullptr || !claim.stage || country == nullptr)
        return without("The claim does not name one mineral, one stage and one country.");
    ViewState state;
    state.mineral = mineral->slug;
    state.stage = *claim.stage;
    const Year wanted = yearOf(claim, catalogue);
    std::vector<Year> years = yearsFor(state, catalogue);
    std::ranges::reverse(years);
    std::string reason;
    for (const Year year : years) {
        if (year > wanted)
            continue;
        if (year < wanted - mostYearsApart) {
            if (reason.empty())
                reason = fmt::format("The newest table before {} is of {}, too far apart to compare.", wanted,
                                     year);
            break;
        }
        const auto view = marketView(state, reader, year);
        if (!view || !view->concentration) {
            if (reason.empty())
                reason = whyEmpty(state, view, catalogue);
            continue;
        }
        if (const Share* share = view->market.find(country->id))
            return {share->fraction, share->value, view->series, view->source, year, {}};
        if (reason.empty())
            reason = fmt::format("The table for {} gives no quantity for {}.", year, country->name);
    }
    if (reason.empty() && !years.empty())
        reason = fmt::format("The tables begin in {}, after the time of the claim.", years.back());
    if (reason.empty())
        reason = whyEmpty(state, std::nullopt, catalogue);
    if (years.empty())
        reason += tablesOfParts(*mineral, *claim.stage, catalogue);
    return without(std::move(reason));
}

} // namespace lodestone
