// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/share_views.h"

#include "analysis/blocs.h"
#include "analysis/suspects.h"
#include "figure/country_words.h"
#include "figure/line_samples.h"
#include "figure/number_text.h"
#include "figure/parts.h"
#include "figure/residual_words.h"
#include "figure/suspect_words.h"
#include "figure/warrant_words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr std::size_t namedBands = 8;

/// One year of all actors.
struct Slice {
    const MarketView* view = nullptr;
    std::map<CountryId, double> shares; ///< the bloc under id 0
    std::map<CountryId, CellStatus> statuses;
    std::set<CountryId> suspects;
};

Slice sliceOf(const MarketView& view, const Bloc* bloc) {
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
        if (share.suspect)
            slice.suspects.insert(id);
    }
    return slice;
}

std::vector<Slice> slicesOf(const std::vector<MarketView>& history, const Bloc* bloc) {
    std::vector<Slice> slices;
    for (const MarketView& view : history)
        if (!view.market.named.empty())
            slices.push_back(sliceOf(view, bloc));
    return slices;
}

/// A band that is followed over the years: an area that is not named has the height 0.
Followed followedBand(std::string name, std::function<double(const MarketView&)> height) {
    Followed followed;
    followed.name = std::move(name);
    followed.fraction = true;
    followed.value = [height = std::move(height)](const MarketView& view) -> std::optional<Interval> {
        if (view.market.named.empty())
            return std::nullopt;
        const double share = height(view);
        return Interval{share, share};
    };
    followed.text = [](Interval share) { return shareOrNoneNamed(share.low); };
    return followed;
}

/// As the bands of addBands.
std::vector<Followed> followedBands(const std::vector<CountryId>& ids, const Bloc* bloc,
                                    const Catalogue& catalogue, bool others, bool residual) {
    std::vector<Followed> bands;
    for (const CountryId id : ids) {
        const Country* country = id ? catalogue.country(id) : nullptr;
        const std::string name = country != nullptr ? withArticle(country->name) : bloc->name;
        Followed band = followedBand(possessive(name) + " share", [bloc, id](const MarketView& view) {
            const Slice slice = sliceOf(view, bloc);
            const auto found = slice.shares.find(id);
            return found != slice.shares.end() ? found->second : 0;
        });
        if (country != nullptr) {
            band.country = id;
            band.who = name;
        }
        bands.push_back(std::move(band));
    }
    if (others)
        bands.push_back(
            followedBand("the share of the other named countries", [bloc, ids](const MarketView& view) {
                double rest = 0;
                for (const auto& [id, share] : sliceOf(view, bloc).shares)
                    rest += std::ranges::find(ids, id) == ids.end() ? share : 0;
                return rest;
            }));
    if (residual)
        bands.push_back(followedBand("the share of no named country", [](const MarketView& view) {
            return std::max(0.0, view.market.residualFraction);
        }));
    return bands;
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

/// A missing cell is not zero.
std::string notNamed(const std::string& name, const Slice& slice) {
    return fmt::format("{} {}: no number in {}", name,
                       periodWords(*slice.view->series, slice.view->data.year),
                       slice.view->source->shortName);
}

/// The steps of all bands from one year to the next.
std::vector<Step> stepsBetween(const Slice& before, const Slice& slice, const std::vector<Followed>& bands,
                               MarketReader& reader) {
    std::vector<Step> steps;
    for (const Followed& band : bands)
        steps.push_back(*stepBetween(*before.view, *slice.view, band, reader));
    return steps;
}

/// A seam where one of the bands has one, in the words of the two that are restated or step most.
std::optional<Seam> seamBetween(const std::vector<Step>& steps, const std::vector<Followed>& bands) {
    constexpr std::size_t most = 2;
    std::vector<std::size_t> broken;
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (isSeam(steps[i], bands[i]))
            broken.push_back(i);
    const auto size = [&](std::size_t i) {
        return steps[i].kind == StepKind::Split ? steps[i].restatedMost : steps[i].changeMost;
    };
    std::ranges::stable_sort(broken, std::ranges::greater{}, size);
    if (broken.empty())
        return std::nullopt;
    Seam seam = seamOf(steps[broken.front()], bands[broken.front()]);
    for (std::size_t at = 1; at < std::min(broken.size(), most) && seam.kind == StepKind::Split; ++at)
        seam.reason += " " + reasonOf(steps[broken[at]], bands[broken[at]]);
    return seam;
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
    const auto add = [&](double share, bool unmeasured, bool suspect = false, bool named = true) {
        const StackBand& band = body.bands[column.shares.size()];
        const bool unnamed = band.colour.role == ColourKey::Role::Residual && share > 0;
        const std::string name = unnamed ? std::string(residualName(slice.view->market)) : band.label;
        column.tooltips.push_back(named ? tooltipOf(name, share, slice, unmeasured) +
                                              (suspect ? "; suspect" : "")
                                        : notNamed(name, slice));
        column.shares.push_back(share);
        column.suspect.push_back(suspect);
    };
    for (const CountryId id : ids) {
        const auto found = slice.shares.find(id);
        const bool there = found != slice.shares.end();
        const SupplyRow* row = id ? slice.view->data.row(id) : nullptr;
        const bool zero = row != nullptr && row->cell.status == CellStatus::Zero;
        add(there ? found->second : 0, there && isUnmeasured(slice.statuses.at(id)),
            slice.suspects.contains(id), there || zero);
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
    bool residual = false;
    bool rounding = true;
    for (const Slice& slice : slices) {
        const Market& market = slice.view->market;
        residual = residual || market.residualFraction > 0;
        rounding = rounding && (market.residualIsRounding || market.residualFraction <= 0);
    }
    if (residual)
        body.bands.push_back({{Mark::Kind::Residual, {}},
                              {ColourKey::Role::Residual, {}},
                              rounding ? "Rounding" : "Residual",
                              {}});
}

void addColumns(StackBody& body, const std::vector<Slice>& slices, const std::vector<CountryId>& ids,
                bool others, const std::vector<Followed>& bands, MarketReader& reader) {
    const Slice* before = nullptr;
    for (const Slice& slice : slices) {
        const std::vector<Step> steps =
            before != nullptr ? stepsBetween(*before, slice, bands, reader) : std::vector<Step>{};
        const std::optional<Seam> seam = seamBetween(steps, bands);
        const bool gap = before != nullptr && slice.view->data.year != before->view->data.year + 1;
        if (before == nullptr || seam || gap)
            body.segments.emplace_back();
        if (seam)
            body.seams.push_back(*seam);
        StackColumn column = columnOf(slice, ids, body, others);
        for (std::size_t i = 0; i < steps.size(); ++i)
            if (steps[i].changeMost > 0)
                column.tooltips[i] += stepTooltip(steps[i], bands[i]);
        body.segments.back().push_back(std::move(column));
        before = &slice;
    }
    const StackColumn& last = body.segments.back().back();
    for (std::size_t i = 0; i < body.bands.size(); ++i)
        if (last.shares[i] > 0)
            body.bands[i].endLabel = shareText(last.shares[i]);
}

} // namespace

std::string wholeOfYears(const std::vector<MarketView>& history) {
    const auto listed = std::ranges::count_if(
        history, [](const MarketView& view) { return view.warrant.whole == Whole::Listed; });
    if (listed == 0)
        return "per cent of each year\u2019s total";
    return listed == std::ssize(history)
               ? "per cent of the countries listed in each year; no world total is published"
               : "per cent of each year\u2019s total, or of the countries listed where no total is published";
}

StackStudy stackPart(const std::vector<MarketView>& history, const Bloc* bloc, MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    StackStudy study;
    StackBody& body = study.body;
    const std::vector<Slice> slices = slicesOf(history, bloc);
    if (slices.empty())
        return study;
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
    const bool residual = !body.bands.empty() && body.bands.back().mark.kind == Mark::Kind::Residual;
    study.bands = followedBands(ids, bloc, catalogue, others, residual);
    addColumns(body, slices, ids, others, study.bands, reader);
    return study;
}

DataTable historyTable(const std::vector<MarketView>& history, const Catalogue& catalogue) {
    DataTable table;
    const bool suspects =
        std::ranges::any_of(history, [](const MarketView& view) { return anySuspicion(view.data); });
    for (auto view = history.rbegin(); view != history.rend(); ++view) { // the newest year on top
        DataTable year = emptySharesTable(*view, suspects);
        addShares(year, *view, catalogue);
        if (table.columns.empty()) {
            table.columns = year.columns;
            table.columns[3].unit.clear(); // editions print in units of their own
            if (suspects)
                table.columns.back().unit.clear();
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

} // namespace lodestone
