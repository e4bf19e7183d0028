// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/concentration_figure.h"

#include "analysis/suspects.h"
#include "figure/alt_text.h"
#include "figure/event_words.h"
#include "figure/history.h"
#include "figure/number_text.h"
#include "figure/parts.h"
#include "figure/suspect_words.h"
#include "figure/warrant_words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <type_traits>

#include <fmt/format.h>

namespace lodestone {
namespace {

// Samples point into their line's history, whose elements stay where they are when the line is moved.
static_assert(std::is_nothrow_move_constructible_v<MeasuredLine>);

/// '28 years', or '1 of 4 years has shares'.
std::string yearsFact(const MeasuredLine& line) {
    const auto known = std::ssize(line.samples);
    const auto all = std::ssize(line.history);
    if (known == all)
        return all == 1 ? "1 year" : fmt::format("{} years", all);
    return fmt::format("{} of {} years {} a value", known, all, known == 1 ? "has" : "have");
}

/// '0 to 10,000', 'an index from 0 up', 'per cent', 'nats'.
std::string unitWordsOf(const MeasureInfo& info) {
    if (info.unit == "share")
        return "per cent";
    if (info.unit != "index")
        return std::string(info.unit);
    if (!std::isfinite(info.range.high))
        return "an index from 0 up";
    return "0 to " + numberText(info.range.high, 0);
}

std::string countedIn(const MeasuredLine& line) {
    const MarketView& last = *line.samples.back().view;
    return fmt::format("{} of {}", countedThing(*last.series), subjectOf(*last.series, *last.mineral));
}

std::string indexHeadline(const MeasuredLine& line, const Regime& regime, const Catalogue& catalogue) {
    const MarketView& last = *line.samples.back().view;
    const std::string what = capitalised(countedIn(line));
    const std::string when = inPeriod(*last.series, last.data.year);
    const Interval hhi = last.concentration->hhi();
    const std::string index = intervalText(hhi).dashed();
    if (!last.warrant.index)
        return fmt::format("{}: one country is named {}, too few for an index", what, when);
    if (last.warrant.whole == Whole::Listed)
        return fmt::format("Of the listed countries, {} {} an HHI of {} {}: no world total is published",
                           countedIn(line), last.series->measure == Measure::Reserves ? "have" : "has", index,
                           when);
    if (last.warrant.atMost)
        return fmt::format("{}: HHI {} {} if the world total is no more than its printed lower bound", what,
                           index, when);
    const std::string outside = outsideWords(last.market, catalogue);
    if (verdict(hhi, regime.high) == Verdict::Straddles) {
        const std::string open =
            fmt::format("{} may or may not be highly concentrated: HHI {} {}", what, index, when);
        return outside.empty() ? open
                               : fmt::format("{}; {} {}", open,
                                             intervalText(last.concentration->within).dashed(), outside);
    }
    const std::string band = bandWords(hhi, regime);
    const std::string words = band == "high"       ? "highly concentrated"
                              : band == "moderate" ? "moderately concentrated"
                              : band == "low"      ? "spread over many countries"
                                                   : "at most moderately concentrated";
    const std::string_view is = last.series->measure == Measure::Reserves ? "are" : "is";
    return fmt::format("{} {} {}: HHI {} {}", what, is, words, index, when);
}

/// The step from the first value of a line to its last; nothing where there is but one.
std::optional<Step> stepOf(const MeasuredLine& line, const Followed& followed, Study& study) {
    std::vector<const MarketView*> run;
    for (const LineSample& sample : line.samples)
        run.push_back(sample.view);
    return stepOver(run, followed, study.reader());
}

/// 'Mine production of nickel, share of the three largest: 78.7 % in 2025, 54.2 % in 1998, not comparable
/// across editions'.
std::string measureHeadline(const MeasuredLine& line, const MeasureInfo& info, Study& study) {
    const auto at = [&](std::size_t i) {
        const MarketView& view = *line.samples[i].view;
        return fmt::format("{} {}", indicatorText(info, line.values[i].interval),
                           inPeriod(*view.series, view.data.year));
    };
    const MarketView& last = *line.samples.back().view;
    const std::string none = noVerdict(last);
    std::string text =
        fmt::format("{}, {}{}: {}", capitalised(countedIn(line)), indicatorName(info),
                    none.empty() ? "" : fmt::format(" ({})", none), at(line.samples.size() - 1));
    const Followed followed = followedMeasure(info, study);
    if (const auto step = stepOf(line, followed, study))
        text += fmt::format(", {}, {}", at(0), changeWords(*step, followed));
    return text;
}

/// 'ilmenite': what the newest table of a line counts.
std::string subjectOf(const MeasuredLine& line) {
    return line.samples.empty() ? inSentence(*line.mineral)
                                : lodestone::subjectOf(*line.samples.back().view->series, *line.mineral);
}

/// Two minerals against each other in words where their intervals tell them apart; more of them one by one.
std::string comparedHeadline(const std::vector<MeasuredLine>& lines, const MeasureInfo& info) {
    const auto last = [](const MeasuredLine& line) { return line.values.back().interval; };
    const auto year = [](const MeasuredLine& line) { return line.samples.back().view->data.year; };
    const bool sameYear =
        std::ranges::all_of(lines, [&](const MeasuredLine& line) { return year(line) == year(lines[0]); });
    const auto value = [&](const MeasuredLine& line) {
        return fmt::format("{}{}", indicatorText(info, last(line)),
                           sameYear ? "" : fmt::format(" in {}", year(line)));
    };
    const std::string when = sameYear ? fmt::format(" in {}", year(lines[0])) : "";
    const std::string name = indicatorName(info);
    const bool ofWorld = std::ranges::all_of(
        lines, [](const MeasuredLine& line) { return noVerdict(*line.samples.back().view).empty(); });
    if (lines.size() == 2 && sameYear && ofWorld && info.direction != Direction::Neither) {
        const bool firstAbove = last(lines[0]).low > last(lines[1]).high;
        const bool secondAbove = last(lines[1]).low > last(lines[0]).high;
        if (firstAbove || secondAbove) {
            const bool firstMore = firstAbove == (info.direction == Direction::UpIsConcentrated);
            const MeasuredLine& more = lines[firstMore ? 0 : 1];
            const MeasuredLine& less = lines[firstMore ? 1 : 0];
            return fmt::format("{} is more concentrated than {}{}: {} {} against {}",
                               capitalised(subjectOf(more)), subjectOf(less), when, name, value(more),
                               value(less));
        }
        return fmt::format("{} or {}: which is more concentrated{} is open, {} {} and {}",
                           capitalised(subjectOf(lines[0])), subjectOf(lines[1]), when, name, value(lines[0]),
                           value(lines[1]));
    }
    std::string text = capitalised(name) + ":";
    for (const MeasuredLine& line : lines) {
        const MarketView& view = *line.samples.back().view;
        const std::string none = noVerdict(view);
        text +=
            fmt::format("{} {} {}{}", &line == &lines[0] ? "" : ",", subjectOf(*view.series, *line.mineral),
                        value(line), none.empty() ? "" : fmt::format(" ({})", none));
    }
    return text + when;
}

/// What the sources give for the newest year that most of them have.
std::string sourcesHeadline(const std::vector<MeasuredLine>& lines, const MeasureInfo& info) {
    std::map<Year, std::vector<Interval>> byYear;
    std::map<Year, std::set<std::string>> without; // why no verdict is warranted
    for (const MeasuredLine& line : lines)
        for (std::size_t i = 0; i < line.samples.size(); ++i) {
            const MarketView& view = *line.samples[i].view;
            byYear[view.data.year].push_back(line.values[i].interval);
            if (const std::string none = noVerdict(view); !none.empty())
                without[view.data.year].insert(none);
        }
    Year best = byYear.rbegin()->first;
    for (const auto& [year, values] : byYear)
        if (values.size() >= byYear[best].size())
            best = year;
    const std::vector<Interval>& values = byYear[best];
    Interval hull = values.front();
    for (const Interval& one : values)
        hull = {std::min(hull.low, one.low), std::max(hull.high, one.high)};
    const std::string what = capitalised(countedIn(lines.front()));
    const std::string why =
        without[best].empty() ? std::string() : fmt::format(" ({})", fmt::join(without[best], ", "));
    if (values.size() == 1)
        return fmt::format("{}: no year has two tables to compare; {} of {} for {}{}", what,
                           indicatorName(info), indicatorText(info, hull), best, why);
    return fmt::format("{}: {} tables give {} {} for {}{}", what, values.size(), indicatorName(info),
                       indicatorText(info, hull), best, why);
}

std::string altTextOf(const std::vector<MeasuredLine>& lines, const MeasureInfo& info, Study& study) {
    const Followed followed = followedMeasure(info, study);
    std::string text =
        fmt::format("Line chart, {} by country over the years, {}.", indicatorName(info), unitWordsOf(info));
    for (const MeasuredLine& line : lines) {
        const auto at = [&](std::size_t i) {
            const MarketView& view = *line.samples[i].view;
            return fmt::format("{} {}", indicatorText(info, line.values[i].interval),
                               inPeriod(*view.series, view.data.year));
        };
        text += fmt::format(" {}: {}", line.source != nullptr ? line.source->shortName : line.mineral->name,
                            at(0));
        const auto step = stepOf(line, followed, study);
        if (step)
            text += fmt::format(", {}, {}", at(line.samples.size() - 1), changeWords(*step, followed));
        if (step && line.samples.size() > 2) {
            const auto low = [](const MeasureValue& value) { return value.interval.low; };
            const auto [least, most] = std::ranges::minmax_element(line.values, {}, low);
            text += fmt::format("; {}lowest {}, highest {}", byEdition(*step),
                                at(static_cast<std::size_t>(least - line.values.begin())),
                                at(static_cast<std::size_t>(most - line.values.begin())));
        }
        text += ".";
    }
    return text + " Bands show what countries the sources do not name leave open.";
}

MeasuredLine newestOfEachYear(const ViewState& state, const MeasureInfo& info, Study& study) {
    MeasuredLine line;
    line.mineral = study.catalogue().mineralBySlug(state.mineral);
    line.history = marketHistory(state, study.reader());
    if (state.years)
        std::erase_if(line.history,
                      [&](const MarketView& view) { return !state.years->contains(view.data.year); });
    measureYears(line, info, study);
    return line;
}

std::vector<MeasuredLine> bySource(const ViewState& state, const MeasureInfo& info, Study& study) {
    std::vector<MeasuredLine> lines;
    for (SeriesHistory& one : historyBySeries(state, study.reader(), state.years)) {
        MeasuredLine line{
            study.catalogue().mineralBySlug(state.mineral), one.source, std::move(one.years), {}, {}};
        lines.push_back(std::move(line));
        measureYears(lines.back(), info, study);
    }
    std::erase_if(lines, [](const MeasuredLine& line) { return line.samples.empty(); });
    return lines;
}

/// The mineral has shares, but not here: in no year of the span, or none that the measure can answer.
Figure withoutValues(const ViewState& state, const MeasuredLine& line, const MeasureInfo& info,
                     Study& study) {
    Figure figure;
    figure.headline = fmt::format("{}: {}", line.mineral->name, study.catalogue().stage(state.stage).name);
    Notice notice;
    ViewState help = state;
    if (line.history.empty() && state.years) {
        notice.text = fmt::format("No table of {} to {}.", state.years->first(), state.years->last());
        notice.action = "Show all years";
        help.years.reset();
    } else {
        const MarketView& last = line.history.back();
        const std::string why =
            last.concentration ? whyNoMeasure(info.slug, last.market, study.inputs(last, info.slug)) : "";
        notice.text = why.empty() ? fmt::format("No year has a value of the {}.", indicatorName(info)) : why;
        notice.action = "Show the HHI";
        help.indicator.clear();
    }
    notice.help = std::move(help);
    figure.altText = notice.text;
    figure.body = std::move(notice);
    return figure;
}

void addSources(Figure& figure, const std::vector<MeasuredLine>& lines, Study& study) {
    const MarketView& last = *lines.front().samples.back().view;
    addSource(figure.sources, *last.source); // the newest first: a narrow window names it alone
    for (const MeasuredLine& line : lines)
        for (const MarketView& view : line.history)
            addSource(figure.sources, *view.source);
    for (const MeasuredLine& line : lines)
        for (const MeasureValue& value : line.values)
            for (const GovernanceUse& use : value.governance)
                if (const Source* source = use.score ? study.catalogue().source(use.score->source) : nullptr)
                    addSource(figure.sources, *source);
}

std::string subtitleOf(const ViewState& state, const std::vector<MeasuredLine>& lines,
                       const MeasureInfo& info) {
    const MeasuredLine& first = lines.front();
    const bool sources = first.source != nullptr;
    const bool one = !sources && lines.size() == 1;
    const std::string edition = sources ? "each source by itself"
                                : one && first.history.front().source == first.history.back().source
                                    ? first.history.front().source->shortName
                                    : "newest edition of each year";
    std::string text =
        fmt::format("{} of {} by country, {} · {}",
                    info.slug == "hhi" ? "Herfindahl\u2013Hirschman index" : std::string(info.name),
                    countedThing(*first.samples.back().view->series), unitWordsOf(info), edition);
    const auto dashed = [](const LineSample& sample) { return sample.estimated; };
    if (std::ranges::any_of(lines, [&](const MeasuredLine& line) {
            return line.samples.size() > 1 && std::ranges::any_of(line.samples, dashed);
        }))
        text += " · dashed: estimated";
    if (state.years)
        text += fmt::format(" · {}\u2013{} of all years", state.years->first(), state.years->last());
    for (const MeasuredLine& line : lines)
        for (const MarketView& view : line.history)
            if (readAsProposed(view.data))
                return text + readingSuffix(view.data);
    return text;
}

} // namespace

Figure buildConcentration(const ViewState& state, const Catalogue& catalogue, const Database& db) {
    MarketReader reader(catalogue, db, state.reading);
    Study study(reader);
    const MeasureInfo& info = *measureInfo(state.indicator.empty() ? "hhi" : state.indicator);
    const bool sources = state.view == sourcesView;
    MeasuredLine first = newestOfEachYear(state, info, study);
    if (first.samples.empty()) {
        ViewState whole = state;
        whole.years.reset();
        const std::vector<MarketView> all = marketHistory(whole, reader);
        const auto known = [](const MarketView& view) { return view.concentration.has_value(); };
        if (std::ranges::none_of(all, known))
            return emptyFigure(state, marketView(state, reader, state.year), reader);
        return withoutValues(state, first, info, study);
    }
    std::vector<MeasuredLine> lines;
    if (sources)
        lines = bySource(state, info, study);
    if (lines.empty())
        lines.push_back(std::move(first));
    std::string absent;
    for (const std::string& slug : sources ? std::vector<std::string>{} : state.with) {
        ViewState other = state;
        other.mineral = slug;
        other.source.clear();
        other.product.clear();
        other.measure.reset();
        MeasuredLine line = newestOfEachYear(other, info, study);
        if (line.samples.empty())
            absent += fmt::format("{}{}", absent.empty() ? "" : ", ", inSentence(*line.mineral));
        else
            lines.push_back(std::move(line));
    }
    const Regime& regime = *regimeBySlug(state.regime);
    const MarketView& last = *lines.front().samples.back().view;
    Figure figure;
    figure.headline = lines.front().source != nullptr ? sourcesHeadline(lines, info)
                      : lines.size() > 1              ? comparedHeadline(lines, info)
                      : info.slug == "hhi"            ? indexHeadline(lines.front(), regime, catalogue)
                                                      : measureHeadline(lines.front(), info, study);
    figure.subtitle = subtitleOf(state, lines, info);
    LinesBody body = measuredPart(
        info, lines, regime,
        namingEvents(loadEvents(db, dayOf(state), {last.mineral->id, {}, {}, {}}), *last.mineral), study);
    body.window = state.window;
    const std::string seams = seamsNote(body.seams);
    figure.body = std::move(body);
    figure.table = measuredTable(info, lines, regime, study);
    const bool plainIndex = info.slug == "hhi" && lines.size() == 1 && lines.front().source == nullptr;
    figure.altText = plainIndex ? concentrationAltText(lines.front().history, regime, reader)
                                : altTextOf(lines, info, study);
    figure.note = info.slug == "hhi"
                      ? "The band runs from the lowest to the highest index that the published table allows."
                      : "The band runs from the lowest to the highest value that the published table allows.";
    if (std::ranges::any_of(lines, [](const MeasuredLine& line) {
            return std::ranges::any_of(line.values, [](const MeasureValue& v) { return !v.highBounded; });
        }))
        addNote(figure.note, "Where nothing known bounds the upper end, the lower end alone is drawn.");
    if (!absent.empty())
        addNote(figure.note, fmt::format("No value at this stage for {}.", absent));
    addNote(figure.note, seams);
    std::vector<MarketView> measured;
    for (const LineSample& sample : lines.front().samples)
        measured.push_back(*sample.view);
    addNote(figure.note, suspectYears(measured));
    addNote(figure.altText, suspectYears(measured));
    if (info.slug == "hhi")
        addNote(figure.note, bandsAreAnalogy);
    addNote(figure.note, caveats(last, reader));
    addSources(figure, lines, study);
    addOtherSources(figure.sources, last, reader); // the note names them
    figure.status = {lines.front().source != nullptr
                         ? fmt::format("{} source{}", lines.size(), lines.size() == 1 ? "" : "s")
                         : yearsFact(lines.front())};
    if (info.slug == "hhi")
        figure.status.emplace_back(regime.name);
    return figure;
}

} // namespace lodestone
