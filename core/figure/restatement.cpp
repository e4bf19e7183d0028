// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/restatement.h"

#include "figure/concentration_figure.h"
#include "figure/country_words.h"
#include "figure/number_text.h"
#include "figure/study.h"
#include "figure/warrant_words.h"
#include "model/units.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr double shareSeam = 0.005;  ///< of a fraction
constexpr double indexSeam = 0.05;   ///< of the value
constexpr double noChange = 1e-12;   ///< what is left of equal numbers after a division
constexpr double printedStep = 5e-4; ///< of a fraction: less is not seen

Interval difference(Interval from, Interval to) {
    return {to.low - from.high, to.high - from.low};
}

Interval sum(Interval a, Interval b) {
    return {a.low + b.low, a.high + b.high};
}

/// How far an end of the interval went; an end that nothing bounds is left out.
double mostOf(Interval from, Interval to) {
    const double low = std::abs(to.low - from.low);
    const double high = std::abs(to.high - from.high);
    return std::isfinite(high) ? std::max(low, high) : low;
}

bool sameTable(const MarketView& a, const MarketView& b) {
    return a.series == b.series && a.data.year == b.data.year;
}

StepEnd endOf(const MarketView& view, Interval value) {
    return {view.series, view.source, view.data.year, value};
}

const Cell* cellOf(const MarketView& view, CountryId country) {
    const auto row = std::ranges::find(view.data.rows, country, &SupplyRow::country);
    return row != view.data.rows.end() && row->cell.value ? &row->cell : nullptr;
}

std::string totalText(const MarketView& view) {
    return view.data.total && view.data.total->value
               ? fmt::format("{} {}", groupedPrint(view.data.total->printed), view.series->unit)
               : std::string("no total");
}

/// Whether both tables print the same figure above zero for the country.
bool samePrint(const MarketView& a, const MarketView& b, CountryId country) {
    const Cell* before = cellOf(a, country);
    const Cell* after = cellOf(b, country);
    if (before == nullptr || after == nullptr)
        return false;
    const auto converted = convert(*before->value, a.series->unit, b.series->unit);
    return converted && *converted > 0 &&
           std::abs(*converted - *after->value) <= 1e-9 * std::max(*converted, *after->value);
}

/// Whether the country's own figure is the same at both ends, so that only the rest of the table changed.
void holdPrintsTogether(Step& step, const MarketView& from, const MarketView& to, const Followed& followed) {
    if (!followed.country || step.changeMost < printedStep)
        return;
    step.samePrinted = samePrint(from, to, *followed.country);
    if (!step.samePrinted)
        return;
    step.quantity =
        fmt::format("{} {}", groupedPrint(cellOf(to, *followed.country)->printed), to.series->unit);
    if (totalText(from) != totalText(to))
        step.totals = fmt::format("from {} to {}", totalText(from), totalText(to));
}

/// A year within the step that both tables give, as each of them gives it.
struct Common {
    MarketView before;
    MarketView after;
    Interval valueBefore;
    Interval valueAfter;
};

std::optional<Common> commonYear(const MarketView& before, const MarketView& after, const Followed& followed,
                                 MarketReader& reader) {
    std::vector<Year> years;
    for (Year year = before.data.year; year <= after.data.year; ++year)
        years.push_back(year);
    // The move is best told by the newer edition: as much of the step as it can give.
    if (after.source->published < before.source->published)
        std::ranges::reverse(years);
    for (const Year year : years) {
        const SupplyYear* a = reader.table(*before.series).find(year);
        const SupplyYear* b = reader.table(*after.series).find(year);
        if (a == nullptr || b == nullptr)
            continue;
        Common found{viewOf(*before.series, *a, reader.catalogue()),
                     viewOf(*after.series, *b, reader.catalogue()),
                     {},
                     {}};
        const auto valueBefore = followed.value(found.before);
        const auto valueAfter = followed.value(found.after);
        if (!valueBefore || !valueAfter || found.before.market.outlook != before.market.outlook ||
            found.after.market.outlook != after.market.outlook)
            continue;
        found.valueBefore = *valueBefore;
        found.valueAfter = *valueAfter;
        return found;
    }
    return std::nullopt;
}

bool listedOnly(const Market& market) {
    return market.basis == DenominatorBasis::SumOfRowsNoTotal;
}

/// Whom `a` leaves out of its total and `b` does not: 'the United States', 'attapulgite of Spain and France'.
std::string leftOutBy(const Market& a, const Market& b, const Catalogue& catalogue) {
    std::vector<std::string> names;
    for (const OutsideProducer& one : a.outside)
        if (!b.isOutside(one.country))
            names.push_back((one.part.empty() ? "" : one.part + " of ") +
                            withArticle(catalogue.country(one.country)->name));
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return text;
}

/// What the shares of a view are of, as a name beside a seam.
std::string wholeLabel(const MarketView& view, const Catalogue& catalogue) {
    const std::string without = outsideWords(view.market, catalogue);
    return !without.empty()                ? "world " + without
           : listedOnly(view.market)       ? "listed rows"
           : view.market.totalIsLowerBound ? "lower bound"
                                           : "world";
}

/// Whether shares of the two are of one whole; a lower bound is none that can be held against another.
std::string wholeBetween(const MarketView& from, const MarketView& to, const Catalogue& catalogue) {
    if (sameTable(from, to))
        return {};
    std::string changed = otherWhole(from, to, catalogue);
    if (changed.empty() && from.market.totalIsLowerBound)
        changed = "The world total is printed as a lower bound, so shares are at most what is shown.";
    return changed;
}

/// Walks from edition to edition and adds up what each of them moved and what each change of edition
/// restated.
void splitUp(Step& step, const std::vector<const MarketView*>& run, const Followed& followed,
             MarketReader& reader) {
    step.kind = StepKind::Split;
    Interval moved{0, 0};
    Interval restated{0, 0};
    double low = 0;
    double high = 0;
    bool ofOneWhole = true;
    MarketView start = *run.front();
    Interval startValue = step.from.value;
    const auto moveTo = [&](const MarketView& end, Interval value) {
        if (std::string changed = wholeBetween(start, end, reader.catalogue()); !changed.empty()) {
            step.kind = StepKind::OtherWhole;
            step.whole += (step.whole.empty() ? "" : " ") + changed;
        }
        if (!sameTable(start, end))
            moved = sum(moved, difference(startValue, value));
    };
    for (std::size_t i = 1; i < run.size(); ++i) {
        if (run[i]->series == run[i - 1]->series)
            continue;
        const std::optional<Common> common = commonYear(*run[i - 1], *run[i], followed, reader);
        if (!common) {
            step.kind = StepKind::Unknown;
            step.apartFrom = run[i - 1]->source;
            step.apartTo = run[i]->source;
            step.restatements.clear();
            return;
        }
        step.samePrinted = step.samePrinted && samePrint(*run.front(), common->before, *followed.country) &&
                           samePrint(*run.front(), common->after, *followed.country);
        moveTo(common->before, common->valueBefore);
        // Two editions that take their shares of another whole restate nothing that can be told.
        if (std::string changed = otherWhole(common->before, common->after, reader.catalogue());
            !changed.empty()) {
            step.kind = StepKind::OtherWhole;
            step.whole += (step.whole.empty() ? "" : " ") + changed;
            ofOneWhole = false;
        }
        restated = sum(restated, difference(common->valueBefore, common->valueAfter));
        low += common->valueAfter.low - common->valueBefore.low;
        high += common->valueAfter.high - common->valueBefore.high;
        step.restatements.push_back(
            {endOf(common->before, common->valueBefore), endOf(common->after, common->valueAfter)});
        start = common->after;
        startValue = common->valueAfter;
    }
    moveTo(*run.back(), step.to.value);
    step.restatedMost = std::isfinite(high) ? std::max(std::abs(low), std::abs(high)) : std::abs(low);
    if (ofOneWhole)
        step.restated = restated;
    else
        step.restatements.clear();
    if (step.kind == StepKind::Split)
        step.moved = moved;
}

bool countOneThing(const std::vector<const MarketView*>& run) {
    return std::ranges::all_of(run, [&](const MarketView* view) {
        return saysOfTheSame(*view->series, *run.front()->series) &&
               view->series->yearsAveraged == run.front()->series->yearsAveraged;
    });
}

/// In percentage points or per cent of a value: see MeasureInfo.
Followed inWords(std::string name, bool fraction) {
    Followed followed;
    followed.name = std::move(name);
    followed.fraction = fraction;
    return followed;
}

} // namespace

std::string otherWhole(const MarketView& before, const MarketView& after, const Catalogue& catalogue) {
    const Market& then = before.market;
    const Market& now = after.market;
    const auto from = [&](const std::string& what) {
        return fmt::format("From {} on {}.", after.data.year, what);
    };
    const std::string gone = leftOutBy(now, then, catalogue);
    const std::string back = leftOutBy(then, now, catalogue);
    if (!gone.empty())
        return from(fmt::format("the world total leaves out {}{}", gone,
                                back.empty() ? "" : fmt::format(", and no longer {}", back)));
    if (!back.empty())
        return from(fmt::format("the world total no longer leaves out {}", back));
    if (listedOnly(then) != listedOnly(now))
        return from(listedOnly(now)
                        ? "no world total is published: shares are of the listed rows\u2019 sum"
                        : "shares are of a published world total, no longer of the listed rows\u2019 sum");
    if (then.totalIsLowerBound != now.totalIsLowerBound)
        return from(now.totalIsLowerBound
                        ? "the world total is printed as a lower bound: shares are at most what is shown"
                        : "the world total is printed as a number, no longer as a lower bound");
    return {};
}

Followed followedShare(const Country& country) {
    Followed followed = inWords(possessive(withArticle(country.name)) + " share", true);
    followed.country = country.id;
    followed.who = withArticle(country.name);
    followed.value = [id = country.id](const MarketView& view) -> std::optional<Interval> {
        if (const Share* share = view.market.find(id))
            return Interval{share->fraction, share->fraction};
        const auto row = std::ranges::find(view.data.rows, id, &SupplyRow::country);
        if (view.concentration && row != view.data.rows.end() && row->cell.status == CellStatus::Zero)
            return Interval{0, 0};
        return std::nullopt;
    };
    followed.text = [](Interval share) { return shareText(share.low); };
    return followed;
}

Followed followedIndex() {
    Followed followed = inWords("the HHI", false);
    followed.decimals = 0;
    followed.value = [](const MarketView& view) {
        return view.concentration ? std::optional(view.concentration->hhi()) : std::nullopt;
    };
    followed.text = [](Interval hhi) { return intervalText(hhi).dashed(); };
    return followed;
}

Followed followedMeasure(const MeasureInfo& info, Study& study) {
    if (info.slug == "hhi")
        return followedIndex();
    const bool fraction = info.unit == "share";
    Followed followed = inWords("the " + indicatorName(info), fraction);
    if (!fraction) {
        const bool wide = std::isfinite(info.range.high) && info.range.high > 100;
        followed.decimals = wide ? 0 : 2;
        followed.unit = wide ? " points" : "";
    }
    followed.value = [&info, &study](const MarketView& view) -> std::optional<Interval> {
        if (!view.concentration)
            return std::nullopt;
        const auto value = measure(info.slug, view.market, study.inputs(view, info.slug));
        return value ? std::optional(value->interval) : std::nullopt;
    };
    followed.text = [&info](Interval value) { return indicatorText(info, value); };
    return followed;
}

std::optional<Step> stepOver(const std::vector<const MarketView*>& run, const Followed& followed,
                             MarketReader& reader) {
    if (run.size() < 2)
        return std::nullopt;
    const auto first = followed.value(*run.front());
    const auto last = followed.value(*run.back());
    if (!first || !last)
        return std::nullopt;
    std::vector<const MarketView*> known;
    std::ranges::copy_if(run, std::back_inserter(known),
                         [&](const MarketView* view) { return followed.value(*view).has_value(); });
    const MarketView& from = *run.front();
    const MarketView& to = *run.back();
    Step step;
    step.from = endOf(from, *first);
    step.to = endOf(to, *last);
    step.change = difference(*first, *last);
    step.changeMost = mostOf(*first, *last);
    step.lowerBound = from.market.totalIsLowerBound || to.market.totalIsLowerBound;
    step.wholeFrom = wholeLabel(from, reader.catalogue());
    step.wholeTo = wholeLabel(to, reader.catalogue());
    holdPrintsTogether(step, from, to, followed);
    if (!countOneThing({&from, &to}))
        step.kind = StepKind::OtherBasis;
    else if (from.market.outlook != to.market.outlook)
        step.kind = StepKind::Outlook;
    else if (!step.acrossEditions()) {
        step.whole = wholeBetween(from, to, reader.catalogue());
        step.kind = step.whole.empty() ? StepKind::SameEdition : StepKind::OtherWhole;
        if (step.whole.empty()) {
            step.moved = step.change;
            step.restated = Interval{0, 0};
        }
    } else if (!countOneThing(known))
        step.kind = StepKind::OtherBasis;
    else
        splitUp(step, known, followed, reader);
    return step;
}

std::optional<Step> stepBetween(const MarketView& from, const MarketView& to, const Followed& followed,
                                MarketReader& reader) {
    return stepOver({&from, &to}, followed, reader);
}

double seamLimit(const Step& step, const Followed& followed) {
    if (followed.fraction)
        return shareSeam;
    const Interval before =
        step.restatements.empty() ? step.from.value : step.restatements.front().from.value;
    return indexSeam * std::abs(before.low);
}

bool isSeam(const Step& step, const Followed& followed) {
    const double limit = std::max(seamLimit(step, followed), noChange);
    switch (step.kind) {
    case StepKind::SameEdition:
        return false;
    case StepKind::OtherBasis:
    case StepKind::OtherWhole:
    case StepKind::Outlook:
        return true;
    case StepKind::Split:
        return step.from.source->family != step.to.source->family || step.restatedMost >= limit;
    case StepKind::Unknown:
        return step.from.source->family != step.to.source->family || step.changeMost >= limit;
    }
    return true;
}

} // namespace lodestone
