// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/concentration_figure.h"
#include "model/letters.h"

#include "figure/chain_figure.h"
#include "figure/number_text.h"
#include "figure/row_facts.h"
#include "figure/subjects.h"
#include "figure/timeline_figure.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace lodestone {
namespace {

std::string plain(double value) {
    return std::isfinite(value) ? fmt::format("{}", value) : std::string();
}

/// What can be drawn of an interval: an end that nothing bounds is left away.
Interval drawable(const MeasureValue& value) {
    return value.highBounded ? value.interval : Interval{value.interval.low, value.interval.low};
}

std::string tooltipOf(const MarketView& view, const MeasureInfo& info, const MeasureValue& value) {
    std::string text = fmt::format(
        "{}, {}: {} {}, {} named producer{}, {}", tableName(*view.series, *view.mineral),
        periodWords(*view.series, view.data.year), indicatorName(info), indicatorText(info, value.interval),
        value.producers, value.producers == 1 ? "" : "s", view.source->shortName);
    if (view.market.outlook)
        text += "; the publisher\u2019s outlook";
    else if (view.market.allEstimated)
        text += "; every value estimated";
    if (anySuspect(view))
        text += "; a value of this year is suspect";
    return text;
}

/// Ticks from 0 to above the highest value, within what the measure can reach.
Axis valueAxis(const MeasureInfo& info, double highest) {
    Axis axis{0, 1, {}};
    const std::vector<double> rough = roundTicks(0, highest * 1.05, 5);
    const double step = rough.size() > 1 ? rough[1] - rough[0] : 1;
    axis.max = std::max(std::ceil(highest / step - 1e-9), 1.0) * step;
    if (std::isfinite(info.range.high))
        axis.max = std::min(axis.max, info.range.high);
    const bool share = info.unit == "share";
    for (const double tick : roundTicks(0, axis.max, 5))
        axis.ticks.push_back({tick, share         ? numberText(std::round(tick * 1000) / 10)
                                    : step >= 1   ? numberText(tick, 0)
                                    : step >= 0.1 ? numberText(tick, 1)
                                                  : numberText(tick, 2)});
    return axis;
}

Mark markOf(const MeasuredLine& line, bool first, const MeasureInfo& info) {
    if (line.source != nullptr)
        return {Mark::Kind::Source, line.source->slug};
    return first ? Mark{Mark::Kind::Measure, std::string(info.slug)}
                 : marketMark(*line.mineral, line.history.back().series->stage);
}

} // namespace

std::string indicatorText(const MeasureInfo& info, Interval value) {
    if (info.slug == "hhi")
        return intervalText(value).dashed();
    return measuredText(info, value).dashed() + (info.unit == "share" ? "\u202F%" : "");
}

std::string indicatorName(const MeasureInfo& info) {
    if (info.slug == "hhi")
        return "HHI";
    std::string name(info.name);
    const bool word = name.size() > 1 && std::islower(static_cast<unsigned char>(name[1])) != 0;
    const bool person = name.starts_with("Shannon") || name.starts_with("Theil") ||
                        name.starts_with("Gini") || name.starts_with("Herfindahl");
    if (word && !person)
        name[0] = lowerLetter(name[0]);
    return name;
}

void measureYears(MeasuredLine& line, const MeasureInfo& info, Study& study) {
    for (const MarketView& view : line.history) {
        if (!view.concentration)
            continue;
        std::optional<MeasureValue> value = measure(info.slug, view.market, study.inputs(view, info.slug));
        if (!value)
            continue;
        line.samples.push_back({&view, drawable(*value), view.market.allEstimated || view.market.outlook,
                                anySuspect(view), tooltipOf(view, info, *value)});
        line.values.push_back(std::move(*value));
    }
}

namespace {

/// The events of the years of the plot, in lanes of who acts.
void addStrip(LinesBody& body, const std::vector<Event>& events, const Mineral& mineral,
              const Catalogue& catalogue) {
    constexpr LaneRule rule{3, 4, {}};
    std::vector<Event> within;
    std::ranges::copy_if(events, std::back_inserter(within), [&](const Event& event) {
        return event.date.begin() >= body.x.min && event.date.begin() < body.x.max;
    });
    if (within.empty())
        return;
    body.strip = lanesByParty(within, mineral.id, catalogue, rule);
    for (Lane& lane : body.strip)
        for (EventMark& mark : lane.events)
            clipped(mark, body.x.max);
    body.stripTitle = fmt::format("Events that name {}", inSentence(mineral));
}

} // namespace

LinesBody measuredPart(const MeasureInfo& info, const std::vector<MeasuredLine>& lines, const Regime& regime,
                       const std::vector<Event>& events, Study& study) {
    const Followed followed = followedMeasure(info, study);
    const bool hhi = info.slug == "hhi";
    LinesBody body;
    double highest = hhi ? regime.high : 0;
    Year first = 0;
    Year last = 0;
    for (const MeasuredLine& line : lines)
        for (const LineSample& sample : line.samples) {
            highest = std::max(highest, sample.value.high);
            first = first == 0 ? sample.view->data.year : std::min(first, sample.view->data.year);
            last = std::max(last, sample.view->data.year);
        }
    if (first == 0)
        return body;
    body.x = yearAxis(first, last);
    const LineSample& front = lines.front().samples.front();
    if (first == last)
        body.x.ticks.front().label = periodWords(*front.view->series, front.view->data.year);
    body.y = valueAxis(info, highest > 0 ? highest : 1);
    if (hhi)
        body.thresholds = {{regime.moderate, "moderate above " + numberText(regime.moderate, 0)},
                           {regime.high, "high above " + numberText(regime.high, 0)}};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const MeasuredLine& measured = lines[i];
        Line line;
        line.mark = markOf(measured, i == 0, info);
        line.colour = {i == 0 ? ColourKey::Role::Primary : ColourKey::Role::Compare, {}};
        line.label = measured.source != nullptr
                         ? measured.source->shortName
                         : capitalised(subjectOf(*measured.samples.back().view->series, *measured.mineral));
        if (measured.source == nullptr)
            line.endLabel = indicatorText(info, measured.values.back().interval);
        // Seams are named once: those of the line in front.
        LinesBody aside;
        addSegments(i == 0 ? body : aside, line, measured.samples, followed, study.reader());
        body.lines.push_back(std::move(line));
    }
    body.labelsOutside = lines.front().source != nullptr && lines.size() > 1;
    body.events = marksOn(body.x, events, lines.front().samples.back().view->market);
    labelFew(body.events, body.x);
    if (first != last)
        addStrip(body, events, *lines.front().mineral, study.catalogue());
    return body;
}

namespace {

/// What the step from the sample before is of, for the columns of addStepColumns; empty for the first value.
std::vector<std::string> stepCells(const MeasuredLine& line, std::size_t sample, const Followed& followed,
                                   Study& study) {
    const auto step = sample > 0 ? stepBetween(*line.samples[sample - 1].view, *line.samples[sample].view,
                                               followed, study.reader())
                                 : std::nullopt;
    if (!step)
        return {"", "", "", "", ""};
    const auto end = [](const std::optional<Interval>& interval, double Interval::*which) {
        return interval ? plain((*interval).*which) : std::string();
    };
    return {std::string(slug(step->kind)), end(step->restated, &Interval::low),
            end(step->restated, &Interval::high), end(step->moved, &Interval::low),
            end(step->moved, &Interval::high)};
}

constexpr std::size_t stepColumns = 5;

void addStepColumns(DataTable& table, const std::string& unit) {
    table.columns.insert(table.columns.end(), {{"step", "step from the value before", "", false},
                                               {"restated_low", "of it restated, lowest", unit, true},
                                               {"restated_high", "of it restated, highest", unit, true},
                                               {"moved_low", "of it moved, lowest", unit, true},
                                               {"moved_high", "of it moved, highest", unit, true}});
}

} // namespace

DataTable measuredTable(const MeasureInfo& info, const std::vector<MeasuredLine>& lines, const Regime& regime,
                        Study& study) {
    const Catalogue& catalogue = study.catalogue();
    const Followed followed = followedMeasure(info, study);
    const bool hhi = info.slug == "hhi";
    const std::string unit = hhi ? "0-10,000" : info.unit == "share" ? "fraction" : std::string(info.unit);
    const std::string name = hhi ? "HHI" : std::string(info.name);
    DataTable table;
    table.columns = {{"year", "year", "", true}};
    const bool several = lines.size() > 1 && lines.front().source == nullptr;
    if (several)
        table.columns.push_back({"mineral", "mineral", "", false});
    const std::string id(info.slug);
    table.columns.push_back({id + "_low", name + ", lowest", unit, true});
    table.columns.push_back({id + (hhi ? "_high_open" : "_high"), name + ", highest", unit, true});
    table.columns.insert(table.columns.end(), {{"producers", "named producers", "", true},
                                               {"leader", "leader", "", false},
                                               {"leader_share", "share of the leader", "fraction", true},
                                               {"residual_share", "residual", "fraction", true}});
    if (hhi)
        table.columns.push_back(
            {"verdict", fmt::format("against {} ({})", numberText(regime.high, 0), regime.label), "", false});
    table.columns.push_back({"source", "source", "", false});
    addStepColumns(table, unit);
    table.columns.push_back({"why_missing", "why missing", "", false});
    for (const MeasuredLine& line : lines)
        for (const MarketView& view : line.history) {
            std::vector<std::string> row{std::to_string(view.data.year)};
            if (several)
                row.push_back(tableName(*view.series, *line.mineral));
            const auto sample = std::ranges::find(line.samples, &view, &LineSample::view);
            if (sample == line.samples.end()) {
                row.resize(table.columns.size());
                row[table.columns.size() - 2 - stepColumns] = view.source->shortName;
                row.back() = view.concentration ? whyNoMeasure(info.slug, view.market, {})
                                                : "no producer is quantified";
                if (row.back().empty())
                    row.back() = "the measure has no value here";
            } else {
                const MeasureValue& value =
                    line.values[static_cast<std::size_t>(sample - line.samples.begin())];
                for (const std::string& cell :
                     {plain(value.interval.low), plain(value.interval.high), std::to_string(value.producers),
                      view.leader(catalogue)->name, plain(view.concentration->cr1),
                      plain(view.market.residualFraction)})
                    row.push_back(cell);
                if (hhi)
                    row.emplace_back(slug(verdict(view.concentration->judged(), regime.high)));
                row.push_back(view.source->shortName);
                for (std::string& cell : stepCells(
                         line, static_cast<std::size_t>(sample - line.samples.begin()), followed, study))
                    row.push_back(std::move(cell));
                row.emplace_back(value.highBounded ? "" : "nothing known bounds the upper end");
            }
            table.rows.push_back(std::move(row));
            RowOrigin origin;
            origin.facts = rowFacts(view);
            origin.mark = markOf(line, &line == &lines.front(), info);
            origin.source = fmt::format("{}, {}", view.source->shortName, view.source->edition);
            origin.missing = sample == line.samples.end() ? table.rows.back().back() : "";
            origin.note = fmt::format("reckoned from the {} rows of the table of {}", view.data.rows.size(),
                                      periodWords(*view.series, view.data.year));
            table.origins.push_back(std::move(origin));
        }
    return table;
}

} // namespace lodestone
