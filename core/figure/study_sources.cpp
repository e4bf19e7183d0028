// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/study.h"

#include "figure/chain_figure.h"
#include "figure/claims.h"

#include <algorithm>

namespace lodestone {
namespace {

void widen(std::optional<Interval>& range, Interval by) {
    range = range ? Interval{std::min(range->low, by.low), std::max(range->high, by.high)} : by;
}

/// 0 where the publisher prints that there is none; nothing where the table gives no number.
std::optional<double> shareIn(const MarketView& view, CountryId country) {
    if (const Share* share = view.market.find(country))
        return share->fraction;
    const auto row = std::ranges::find(view.data.rows, country, &SupplyRow::country);
    return row != view.data.rows.end() && row->cell.status == CellStatus::Zero ? std::optional(0.0)
                                                                               : std::nullopt;
}

SourceRow rowOf(const Series& series, const SupplyYear& data, const MarketView& usual, CountryId country,
                const Catalogue& catalogue) {
    SourceRow row{viewOf(series, data, catalogue), periodWords(series, data.year)};
    row.usual = &series == usual.series;
    row.sameBasis = saysOfTheSame(series, *usual.series);
    if (!row.view.concentration) {
        ViewState state;
        state.mineral = row.view.mineral->slug;
        state.stage = series.stage;
        row.why = whyEmpty(state, row.view, catalogue);
    } else
        row.share = shareIn(row.view, country);
    return row;
}

void addRanges(SourceSpread& spread, Year year) {
    for (const SourceRow& row : spread.rows) {
        if (!row.sameBasis || !row.view.concentration)
            continue;
        widen(spread.hhiRange, row.view.concentration->hhi());
        if (row.share)
            widen(spread.shareRange, {*row.share, *row.share});
    }
    spread.shareRangeWithClaims = spread.shareRange;
    for (const Claim& claim : spread.claims)
        if (spread.country && claim.country == spread.country && comparableClaim(claim) &&
            speaksOf(claim, year))
            widen(spread.shareRangeWithClaims, {*claim.value, *claim.value});
}

} // namespace

std::optional<SourceSpread> sourceSpread(const ViewState& state, Year year, MarketReader& reader,
                                         std::optional<CountryId> country) {
    const Catalogue& catalogue = reader.catalogue();
    ViewState any = state;
    any.source.clear();
    const std::optional<MarketView> usual = marketView(any, reader, year);
    if (!usual)
        return std::nullopt;
    SourceSpread spread;
    if (usual->market.largest() != nullptr)
        spread.leader = usual->market.largest()->country;
    spread.country = country.value_or(spread.leader);
    for (const Series* series : catalogue.seriesOf(usual->series->mineral, usual->series->stage)) {
        if (series->measure != usual->series->measure || series->product != usual->series->product)
            continue;
        if (const SupplyYear* data = yearThatCovers(reader.table(*series), usual->data.year))
            spread.rows.push_back(rowOf(*series, *data, *usual, spread.country, catalogue));
    }
    std::ranges::stable_sort(spread.rows, [](const SourceRow& a, const SourceRow& b) {
        if (a.usual != b.usual)
            return a.usual;
        return b.view.source->published < a.view.source->published;
    });
    spread.claims = loadClaims(reader.db(), {usual->mineral->id, state.stage, std::nullopt});
    addRanges(spread, usual->data.year);
    return spread;
}

namespace {

/// The years between the two, so that the step can be walked from edition to edition; ends as they are
/// compared.
std::vector<MarketView> between(const ViewState& state, const YearsCompared& years, MarketReader& reader) {
    std::vector<MarketView> run{years.before};
    if (years.before.series != years.after.series)
        for (MarketView& view : marketHistory(state, reader))
            if (view.data.year > years.before.data.year && view.data.year < years.after.data.year &&
                view.concentration && saysOfTheSame(*view.series, *years.after.series))
                run.push_back(std::move(view));
    run.push_back(years.after);
    return run;
}

/// How the change splits: of the index, and of each country's share.
void splitChange(YearsCompared& found, const ViewState& state, MarketReader& reader) {
    constexpr std::size_t said = 3; // countries of whom the reason is given
    const std::vector<MarketView> views = between(state, found, reader);
    std::vector<const MarketView*> run;
    for (const MarketView& view : views)
        run.push_back(&view);
    const Followed index = followedIndex();
    found.step = stepOver(run, index, reader);
    if (found.step)
        found.reasons.push_back(reasonOf(*found.step, index));
    for (const ChangeTerm& term : found.change->terms) {
        const Followed share = followedShare(*reader.catalogue().country(term.country));
        const auto step = stepOver(run, share, reader);
        found.shares.push_back(step.value_or(Step{}));
        const bool worthSaying = step && ((step->samePrinted && step->kind != StepKind::SameEdition) ||
                                          (step->kind == StepKind::Split && isSeam(*step, share)));
        if (worthSaying && found.reasons.size() <= said)
            found.reasons.push_back(reasonOf(*step, share));
    }
}

} // namespace

std::optional<YearsCompared> compareYears(const ViewState& state, Year from, Year to, MarketReader& reader) {
    const std::optional<MarketView> before = marketView(state, reader, from);
    const std::optional<MarketView> after = marketView(state, reader, to);
    if (!before || !after)
        return std::nullopt;
    YearsCompared found{*before, *after};
    for (const Series* series : reader.catalogue().seriesOf(after->series->mineral, after->series->stage)) {
        if (!state.source.empty() || !series->comparable || !saysOfTheSame(*series, *after->series))
            continue;
        const SupplyTable& table = reader.table(*series);
        const SupplyYear* first = table.find(from);
        const SupplyYear* last = table.find(to);
        if (first == nullptr || last == nullptr)
            continue;
        MarketView one = viewOf(*series, *first, reader.catalogue());
        MarketView other = viewOf(*series, *last, reader.catalogue());
        if (!one.concentration || !other.concentration)
            continue;
        found.before = std::move(one);
        found.after = std::move(other);
        break; // seriesOf puts the newest edition first
    }
    found.acrossSources = found.before.series != found.after.series;
    found.sameBasis = saysOfTheSame(*found.before.series, *found.after.series);
    if (found.before.concentration && found.after.concentration)
        found.change = hhiChange(found.before.market, found.after.market, zeroCountries(found.before.data),
                                 zeroCountries(found.after.data));
    if (found.change)
        splitChange(found, state, reader);
    return found;
}

} // namespace lodestone
