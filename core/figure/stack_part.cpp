// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/share_views.h"

#include "analysis/blocs.h"
#include "figure/country_words.h"
#include "figure/number_text.h"
#include "figure/parts.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr double midYear = 0.5;
constexpr std::size_t namedBands = 8;

/// One year of all actors.
struct Slice {
    const MarketView* view = nullptr;
    std::map<CountryId, double> shares; ///< the bloc under id 0
    std::map<CountryId, CellStatus> statuses;
};

std::vector<Slice> slicesOf(const std::vector<MarketView>& history, const Bloc* bloc) {
    std::vector<Slice> slices;
    for (const MarketView& view : history) {
        if (view.market.named.empty())
            continue;
        std::vector<CountryId> members;
        if (bloc != nullptr)
            members = membersAt(*bloc, view.data.year).members;
        Slice slice;
        slice.view = &view;
        for (const Share& share : view.market.named) {
            const bool member = std::ranges::find(members, share.country) != members.end();
            const CountryId id = member ? CountryId{} : share.country;
            slice.shares[id] += share.fraction;
            slice.statuses[id] = share.status;
        }
        slices.push_back(std::move(slice));
    }
    return slices;
}

/// The leading member of a bloc over all years: what a click on its band picks out.
const Country* leadingMember(const std::vector<MarketView>& history, const Bloc& bloc,
                             const Catalogue& catalogue) {
    for (auto view = history.rbegin(); view != history.rend(); ++view) {
        const std::vector<CountryId> members = membersAt(bloc, view->data.year).members;
        for (const Share& share : view->market.named)
            if (std::ranges::find(members, share.country) != members.end())
                return catalogue.country(share.country);
    }
    return nullptr;
}

/// The actors that carry their names, in the order in which they stack: by the newest share, then by the
/// peak.
std::vector<CountryId> namedActors(const std::vector<Slice>& slices) {
    std::map<CountryId, double> peaks;
    for (const Slice& slice : slices)
        for (const auto& [id, share] : slice.shares)
            peaks[id] = std::max(peaks[id], share);
    std::vector<CountryId> ids;
    for (const auto& [id, peak] : peaks)
        ids.push_back(id);
    std::ranges::stable_sort(ids, [&](CountryId a, CountryId b) { return peaks[a] > peaks[b]; });
    // The bloc that was asked for keeps its name however small it is.
    if (const auto bloc = std::ranges::find(ids, CountryId{}); bloc != ids.end())
        std::rotate(ids.begin(), bloc, bloc + 1);
    ids.resize(std::min(ids.size(), namedBands));
    const auto newest = [&](CountryId id) {
        const auto found = slices.back().shares.find(id);
        return found == slices.back().shares.end() ? 0.0 : found->second;
    };
    std::ranges::stable_sort(ids, [&](CountryId a, CountryId b) {
        return newest(a) != newest(b) ? newest(a) > newest(b) : peaks[a] > peaks[b];
    });
    return ids;
}

std::string tooltipOf(const std::string& name, double share, const Slice& slice, bool unmeasured) {
    return fmt::format("{} {}: {}{}, {}", name, periodWords(*slice.view->series, slice.view->data.year),
                       shareText(share), unmeasured ? ", estimated" : "", slice.view->source->shortName);
}

StackColumn columnOf(const Slice& slice, const std::vector<CountryId>& ids, const StackBody& body,
                     bool others) {
    StackColumn column;
    column.x = slice.view->data.year + midYear;
    column.estimated = slice.view->market.allEstimated || slice.view->market.outlook;
    double rest = 0;
    for (const auto& [id, share] : slice.shares)
        if (std::ranges::find(ids, id) == ids.end())
            rest += share;
    const auto add = [&](double share, bool unmeasured) {
        const std::string& name = body.bands[column.shares.size()].label;
        column.tooltips.push_back(tooltipOf(name, share, slice, unmeasured));
        column.shares.push_back(share);
    };
    for (const CountryId id : ids) {
        const auto found = slice.shares.find(id);
        const bool there = found != slice.shares.end();
        add(there ? found->second : 0, there && isUnmeasured(slice.statuses.at(id)));
    }
    if (others)
        add(rest, false);
    if (body.bands.size() > column.shares.size())
        add(std::max(0.0, slice.view->market.residualFraction), false);
    return column;
}

void addBands(StackBody& body, const std::vector<Slice>& slices, const std::vector<CountryId>& ids,
              const Country* leadMember, const Bloc* bloc, const Catalogue& catalogue, bool others) {
    CountryColours colours;
    for (const CountryId id : ids) {
        const Country* country = id ? catalogue.country(id) : leadMember;
        StackBand band;
        if (country != nullptr)
            band.mark = {Mark::Kind::Country, country->iso3};
        band.colour = id ? colours.of(*country) : ColourKey{ColourKey::Role::Primary, {}};
        band.label = id ? country->name : bloc->name;
        body.bands.push_back(std::move(band));
    }
    if (others)
        body.bands.push_back({{}, {ColourKey::Role::OtherCountry, {}}, "Other named countries", {}});
    const bool residual = std::ranges::any_of(
        slices, [](const Slice& slice) { return slice.view->market.residualFraction > 0; });
    if (residual)
        body.bands.push_back({{Mark::Kind::Residual, {}}, {ColourKey::Role::Residual, {}}, "Residual", {}});
}

void addColumns(StackBody& body, const std::vector<Slice>& slices, const std::vector<CountryId>& ids,
                bool others) {
    const Slice* before = nullptr;
    for (const Slice& slice : slices) {
        const std::string& family = slice.view->source->family;
        const bool seam = before != nullptr && before->view->source->family != family;
        const bool gap = before != nullptr && slice.view->data.year != before->view->data.year + 1;
        if (before == nullptr || seam || gap)
            body.segments.emplace_back();
        if (seam)
            body.seams.push_back({(slice.view->data.year + before->view->data.year) / 2.0 + midYear,
                                  before->view->source->family, family});
        body.segments.back().push_back(columnOf(slice, ids, body, others));
        before = &slice;
    }
    const StackColumn& last = body.segments.back().back();
    for (std::size_t i = 0; i < body.bands.size(); ++i)
        if (last.shares[i] > 0)
            body.bands[i].endLabel = shareText(last.shares[i]);
}

/// The first year in which a band has a share: before it the table may not name the country at all.
const StackColumn& firstNamed(const StackBody& body, std::size_t band) {
    for (const std::vector<StackColumn>& segment : body.segments)
        for (const StackColumn& column : segment)
            if (column.shares[band] > 0)
                return column;
    return body.segments.front().front();
}

std::string shareOrNone(double share) {
    return share > 0 ? shareText(share) : std::string("none named");
}

} // namespace

std::string wholeOfYears(const std::vector<MarketView>& history) {
    const auto listed = std::ranges::count_if(history, [](const MarketView& view) {
        return view.market.basis == DenominatorBasis::SumOfRowsNoTotal;
    });
    if (listed == 0)
        return "per cent of each year\u2019s total";
    return listed == std::ssize(history)
               ? "per cent of the rows listed in each year; no world total is published"
               : "per cent of each year\u2019s total, or of the rows listed where no total is published";
}

StackBody stackPart(const std::vector<MarketView>& history, const Bloc* bloc, const Catalogue& catalogue) {
    StackBody body;
    const std::vector<Slice> slices = slicesOf(history, bloc);
    if (slices.empty())
        return body;
    const std::vector<CountryId> ids = namedActors(slices);
    const bool others = std::ranges::any_of(slices, [&](const Slice& slice) {
        return std::ranges::any_of(slice.shares, [&](const auto& entry) {
            return std::ranges::find(ids, entry.first) == ids.end();
        });
    });
    const Year first = slices.front().view->data.year;
    const Year last = slices.back().view->data.year;
    const MarketView& newest = *slices.back().view;
    body.title = first == last ? fmt::format("{}, {}", whoTitle(*newest.series), first)
                               : fmt::format("{}, {}\u2013{}", whoTitle(*newest.series), first, last);
    body.subtitle = wholeOfYears(history);
    body.x = {static_cast<double>(first), static_cast<double>(last) + 1, {}};
    for (const int year : yearTicks(first, last, 9))
        body.x.ticks.push_back({year + midYear, std::to_string(year)});
    body.y = {0, 1, {{0, "0"}, {0.25, "25"}, {0.5, "50"}, {0.75, "75"}, {1, "100"}}};
    addBands(body, slices, ids, bloc != nullptr ? leadingMember(history, *bloc, catalogue) : nullptr, bloc,
             catalogue, others);
    addColumns(body, slices, ids, others);
    return body;
}

DataTable historyTable(const std::vector<MarketView>& history, const Catalogue& catalogue) {
    DataTable table;
    for (auto view = history.rbegin(); view != history.rend(); ++view) { // the newest year on top
        DataTable year = emptySharesTable(*view);
        addShares(year, *view, catalogue);
        if (table.columns.empty()) {
            table.columns = year.columns;
            table.columns[3].unit.clear(); // editions print in units of their own
            table.columns[4].derived = "value divided by the total of its year";
            table.columns.insert(table.columns.begin() + 4, DataColumn{"unit", "unit", "", false});
        }
        for (std::size_t i = 0; i < year.rows.size(); ++i) {
            std::vector<std::string> row = std::move(year.rows[i]);
            row.insert(row.begin() + 4, view->series->unit);
            table.rows.push_back(std::move(row));
            table.origins.push_back(std::move(year.origins[i]));
        }
    }
    return table;
}

std::string historyHeadline(const StackBody& body, const std::vector<MarketView>& history,
                            const Catalogue& catalogue) {
    const auto known = std::find_if(history.rbegin(), history.rend(),
                                    [](const MarketView& view) { return !view.market.named.empty(); });
    const StackColumn& last = body.segments.back().back();
    std::size_t leader = 0;
    for (std::size_t i = 0; i < body.bands.size(); ++i)
        if (body.bands[i].mark.kind == Mark::Kind::Country && last.shares[i] > last.shares[leader])
            leader = i;
    const StackColumn& first = firstNamed(body, leader);
    if (first.x == last.x)
        return findingHeadline(*known, catalogue);
    return fmt::format("{} share of {} of {}: {} in {}, {} in {}",
                       capitalised(possessive(withArticle(body.bands[leader].label))),
                       countedThing(*known->series), subjectOf(*known->series, *known->mineral),
                       roundShareText(first.shares[leader]), std::floor(first.x),
                       roundShareText(last.shares[leader]), std::floor(last.x));
}

namespace {

/// ', at most 97.7 % in 2010' of a band that was once larger than at both ends.
std::string peakWords(const StackBody& body, std::size_t band) {
    const StackColumn* peak = &body.segments.front().front();
    for (const std::vector<StackColumn>& run : body.segments)
        for (const StackColumn& column : run)
            if (column.shares[band] > peak->shares[band])
                peak = &column;
    if (peak == &body.segments.front().front() || peak == &body.segments.back().back())
        return {};
    return fmt::format(", at most {} in {}", shareText(peak->shares[band]), std::floor(peak->x));
}

std::string estimatedYears(const StackBody& body) {
    std::size_t estimated = 0;
    std::size_t all = 0;
    for (const std::vector<StackColumn>& run : body.segments) {
        all += run.size();
        estimated += static_cast<std::size_t>(std::ranges::count(run, true, &StackColumn::estimated));
    }
    if (estimated == 0)
        return {};
    return estimated == all ? " Every value is an estimate."
                            : fmt::format(" In {} of {} years every value is an estimate.", estimated, all);
}

} // namespace

std::string historyAltText(const StackBody& body, const std::vector<MarketView>& history) {
    const StackColumn& first = body.segments.front().front();
    const StackColumn& last = body.segments.back().back();
    std::string text =
        fmt::format("Stacked areas of the shares of {} of {}, {} to {}, in {} {} without a break.",
                    countedThing(*history.back().series),
                    subjectOf(*history.back().series, *history.back().mineral), std::floor(first.x),
                    std::floor(last.x), body.segments.size(), body.segments.size() == 1 ? "run" : "runs");
    for (std::size_t i = 0; i < body.bands.size(); ++i)
        text += fmt::format(" {}: {}, then {}{}.", body.bands[i].label, shareOrNone(first.shares[i]),
                            shareOrNone(last.shares[i]), peakWords(body, i));
    if (body.bands.size() > 1 && body.bands.back().colour.role == ColourKey::Role::Residual)
        text += " The residual belongs to no named country.";
    return text + estimatedYears(body);
}

} // namespace lodestone
