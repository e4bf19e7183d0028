// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/own_figure.h"

#include "figure/chain_figure.h"
#include "figure/country_words.h"
#include "figure/number_text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

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

/// What the tables of a group's parts give the country: ' 16 of its parts have a table there: …', so that a
/// reader knows where to look; '' when there are none.
std::string sharesOfParts(const Claim& claim, const Mineral& mineral, const Country& country,
                          MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    std::map<double, const Mineral*> shares;
    std::set<std::string> origins;
    int parts = 0;
    int compared = 0;
    for (const Mineral& part : catalogue.minerals) {
        if (part.parent != mineral.id || catalogue.seriesOf(part.id, *claim.stage).empty())
            continue;
        ++parts;
        Claim ofPart = claim;
        ofPart.mineral = part.id;
        if (const OwnFigure own = ownFigure(ofPart, reader); own.share) {
            ++compared;
            shares.emplace(*own.share, &part);
            origins.insert(own.origin());
        }
    }
    if (parts == 0)
        return {};
    const std::string have =
        fmt::format(" {} of its parts {} a table there", parts, parts == 1 ? "has" : "have");
    if (shares.size() < 2 || origins.size() != 1) // nothing that one sentence can say
        return have + ".";
    const std::string which = compared == parts ? std::string() : fmt::format("in {} of them ", compared);
    const auto& [least, leastPart] = *shares.begin();
    const auto& [most, mostPart] = *shares.rbegin();
    return fmt::format("{}: {}{} share runs from {} ({}) to {} ({}), in {}.", have, which,
                       possessive(withArticle(country.name)), shareText(least), inSentence(*leastPart),
                       shareText(most), inSentence(*mostPart), *origins.begin());
}

} // namespace

std::optional<double> OwnFigure::differencePoints(const Claim& claim) const {
    if (!share || !claim.value || claim.unit != "share")
        return std::nullopt;
    return (*claim.value - *share) * 100;
}

std::string OwnFigure::origin() const {
    return share ? fmt::format("{}, {}", source->shortName, periodWords(*series, year)) : std::string();
}

std::string OwnFigure::besideClaim(const Claim& claim) const {
    const std::optional<double> points = differencePoints(claim);
    if (!points)
        return {};
    const std::string distance = numberText(std::abs(*points), 1);
    const std::string ours = fmt::format("our {} ({})", shareText(*share), origin());
    if (distance == "0" || distance == "0.0")
        return "the same as " + ours;
    return fmt::format("{} {} {} {}", distance, distance == "1" || distance == "1.0" ? "point" : "points",
                       *points > 0 ? "above" : "below", ours);
}

OwnFigure ownFigure(const Claim& claim, MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    const Mineral* mineral = catalogue.mineral(claim.mineral);
    const Country* country = catalogue.country(claim.country);
    if (claim.unit != "share" || !claim.value)
        return without("The claim is not a share.");
    if (claim.place)
        return without("The tables are by country; they do not single out a mine or plant.");
    if (!comparableClaim(claim))
        return without(fmt::format("No table here counts the same thing: {}.", claim.quantity));
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
        reason += sharesOfParts(claim, *mineral, *country, reader);
    return without(std::move(reason));
}

} // namespace lodestone
