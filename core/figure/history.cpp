// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/history.h"

#include "figure/number_text.h"
#include "figure/restatement.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

std::string indexWords(const MarketView& view) {
    const Interval hhi = view.concentration->hhi();
    const std::string low = numberText(hhi.low, 1);
    const std::string high = numberText(hhi.high, 1);
    return low == high ? low : fmt::format("{} to {}", low, high);
}

std::string spanWords(Year first, Year last) {
    return first == last ? std::to_string(first) : fmt::format("{} to {}", first, last);
}

const MarketView* viewAt(const SeriesHistory& history, Year year) {
    const auto found =
        std::ranges::find(history.years, year, [](const MarketView& view) { return view.data.year; });
    return found != history.years.end() ? &*found : nullptr;
}

std::string gapWords(const Series& series, Year first, Year last) {
    const bool tables =
        std::ranges::any_of(series.years, [&](Year year) { return year >= first && year <= last; });
    return fmt::format("No value for {}: the source {}.", spanWords(first, last),
                       tables ? "has a table there, but none with shares" : "has no table");
}

/// Breaks between the years of one series.
void addInner(SeriesHistory& history, const Catalogue& catalogue) {
    for (std::size_t i = 1; i < history.years.size(); ++i) {
        const MarketView& before = history.years[i - 1];
        const MarketView& here = history.years[i];
        const Year year = here.data.year;
        if (year - before.data.year > std::max(1, history.series->yearsAveraged))
            history.breaks.push_back({year,
                                      BreakKind::Gap,
                                      nullptr,
                                      gapWords(*history.series, before.data.year + 1, year - 1),
                                      {},
                                      {}});
        if (std::string whole = otherWhole(before, here, catalogue); !whole.empty())
            history.breaks.push_back({year, BreakKind::Coverage, nullptr, std::move(whole), {}, {}});
        if (here.market.outlook && !before.market.outlook)
            history.breaks.push_back(
                {year,
                 BreakKind::Outlook,
                 nullptr,
                 fmt::format(
                     "From {} on the figures are the publisher\u2019s outlook, not what was measured.", year),
                 {},
                 {}});
    }
}

/// The series whose line a reader would carry on into this one: that with the latest year before its first;
/// of several, the newest edition.
const SeriesHistory* predecessor(const SeriesHistory& history, const std::vector<SeriesHistory>& all) {
    const Year first = history.years.front().data.year;
    const SeriesHistory* best = nullptr;
    Year latest = 0;
    for (const SeriesHistory& other : all)
        if (&other != &history)
            for (const MarketView& view : other.years)
                if (view.data.year < first && view.data.year > latest) {
                    latest = view.data.year;
                    best = &other;
                }
    return best;
}

/// The newest year of `before` that is earlier than the first of the line that goes on.
const MarketView& lastBefore(const SeriesHistory& before, Year first) {
    const auto after =
        std::ranges::find_if(before.years, [&](const MarketView& view) { return view.data.year >= first; });
    return *(after - 1);
}

HistoryBreak seam(const SeriesHistory& before, const SeriesHistory& here, MarketReader& reader) {
    const MarketView& first = here.years.front();
    HistoryBreak found{first.data.year, BreakKind::Edition, before.source, {}, {}, {}};
    const auto step = stepBetween(lastBefore(before, first.data.year), first, followedIndex(), reader);
    if (step && step->kind == StepKind::Split) {
        found.restated = step->restated;
        found.moved = step->moved;
    }
    found.reason = fmt::format("Earlier years are of {}", before.source->shortName);
    if (before.series->yearsAveraged != here.series->yearsAveraged) {
        found.kind = BreakKind::Basis;
        found.reason += before.series->yearsAveraged > 1 ? ", which gives means of several years"
                                                         : ", which gives single years";
    } else if (!saysOfTheSame(*before.series, *here.series)) {
        found.kind = BreakKind::Basis;
        found.reason += fmt::format(", which counts {}, not {}",
                                    before.series->basis.empty() ? "something else" : before.series->basis,
                                    here.series->basis.empty() ? "this" : here.series->basis);
    }
    const MarketView* same = viewAt(before, first.data.year);
    const std::string mean = here.series->yearsAveraged > 1
                                 ? fmt::format(" for the {}", periodWords(*here.series, first.data.year))
                                 : "";
    found.reason += same != nullptr ? fmt::format("; for {} it gives an HHI of {}, this one {}{}.",
                                                  first.data.year, indexWords(*same), indexWords(first), mean)
                                    : "; the two give no value for the year where this one begins, so part "
                                      "of a step may be theirs.";
    return found;
}

} // namespace

std::string_view slug(BreakKind kind) {
    switch (kind) {
    case BreakKind::Edition:
        return "edition";
    case BreakKind::Basis:
        return "basis";
    case BreakKind::Coverage:
        return "coverage";
    case BreakKind::Outlook:
        return "outlook";
    case BreakKind::Gap:
        return "gap";
    }
    return {};
}

std::vector<const Series*> seriesOfHistory(const ViewState& state, const Catalogue& catalogue) {
    std::vector<const Series*> found;
    const Series* usual = seriesFor(state, catalogue, 0);
    if (usual == nullptr)
        return found;
    const Source* only = state.source.empty() ? nullptr : catalogue.sourceBySlug(state.source);
    for (const Series* series : catalogue.seriesOf(usual->mineral, usual->stage))
        if ((only == nullptr || only->id == series->source) && series->comparable &&
            series->measure == usual->measure && series->product == usual->product)
            found.push_back(series);
    return found;
}

std::vector<SeriesHistory> historyBySeries(const ViewState& state, MarketReader& reader,
                                           std::optional<YearRange> wanted) {
    std::vector<SeriesHistory> found;
    for (const Series* series : seriesOfHistory(state, reader.catalogue())) {
        SeriesHistory one{series, reader.catalogue().source(series->source), {}, {}};
        for (const SupplyYear& year : reader.table(*series).years)
            if (MarketView view = viewOf(*series, year, reader.catalogue()); view.concentration)
                one.years.push_back(std::move(view));
        if (!one.years.empty())
            found.push_back(std::move(one));
    }
    for (SeriesHistory& history : found) {
        if (const SeriesHistory* before = predecessor(history, found))
            history.breaks.push_back(seam(*before, history, reader));
        addInner(history, reader.catalogue());
    }
    if (wanted) {
        for (SeriesHistory& history : found) {
            std::erase_if(history.years,
                          [&](const MarketView& view) { return !wanted->contains(view.data.year); });
            std::erase_if(history.breaks,
                          [&](const HistoryBreak& one) { return !wanted->contains(one.year); });
        }
        std::erase_if(found, [](const SeriesHistory& history) { return history.years.empty(); });
    }
    return found;
}

} // namespace lodestone
