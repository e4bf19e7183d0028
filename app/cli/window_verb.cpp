// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/failure.h"
#include "cli/study_words.h"
#include "figure/event_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

const Event& eventNamed(const std::string& typed, const std::vector<Event>& events) {
    std::string wanted = typed;
    std::ranges::transform(wanted, wanted.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    const auto found = std::ranges::find(events, wanted, &Event::slug);
    if (found == events.end())
        throw Failure(
            ExitCode::NoSuchData,
            fmt::format("No event is called '{}'. 'lodestone events --json' gives the id of each.", typed));
    return *found;
}

int yearsToEachSide(const Context& context) {
    return context.arguments.years ? wholeNumber("--years", *context.arguments.years, 1, 50) : 2;
}

std::vector<const Mineral*> mineralsOf(const Event& event, const Context& context) {
    if (context.arguments.mineral)
        return {&mineralNamed(*context.arguments.mineral, context.catalogue)};
    std::vector<const Mineral*> found;
    for (const MineralId id : event.minerals)
        if (const Mineral* mineral = context.catalogue.mineral(id))
            found.push_back(mineral);
    if (found.empty())
        throw Failure(ExitCode::NoSuchData,
                      fmt::format("{} names no mineral, only '{}'. Say which with --mineral.", event.slug,
                                  fmt::join(event.terms, ", ")));
    return found;
}

std::vector<WindowStudy> studiesOf(const Event& event, const std::vector<Event>& events,
                                   const MeasureInfo& info, const Context& context, Study& study) {
    std::vector<WindowStudy> found;
    for (const Mineral* mineral : mineralsOf(event, context))
        for (const Stage stage : allStages) {
            ViewState state = marketState(context);
            if (context.arguments.stage ? stage != state.stage
                                        : context.catalogue.seriesOf(mineral->id, stage).empty())
                continue;
            state.mineral = mineral->slug;
            state.stage = stage;
            found.push_back(studyWindow(event, state, info.slug, yearsToEachSide(context), events, study));
        }
    if (found.empty())
        throw Failure(ExitCode::NoSuchData,
                      "No source here has a table of what this event names. Say which mineral "
                      "with --mineral.");
    return found;
}

Json pointJson(const std::optional<YearValue>& value, const Catalogue& catalogue) {
    if (!value)
        return {};
    Json json;
    json["year"] = value->year;
    addInterval(json, "value", value->value);
    if (const Source* source = catalogue.source(value->source)) {
        json["source"] = source->slug;
        addSource(json, *source);
    }
    return json;
}

Json windowJson(const WindowStudy& one, const Catalogue& catalogue) {
    const WindowComparison& found = one.comparison;
    Json json;
    json["mineral"] = one.mineral->slug;
    json["stage"] = slug(one.stage);
    json["measure"] = found.measure;
    json["before"] = pointJson(found.before, catalogue);
    json["event_year"] = pointJson(found.theYear, catalogue);
    json["after"] = pointJson(found.after, catalogue);
    addInterval(json, "change", found.change);
    addStep(json, one.step);
    json["trend"] = found.trend ? Json(slug(*found.trend)) : Json();
    json["across_sources"] = found.acrossSources;
    json["enough_data"] = found.enoughData();
    json["shortfall"] = orNull(found.shortfall);
    json["step_reason"] = orNull(one.reason);
    json["notes"] = found.notes;
    json["other_events"] = Json::array();
    for (const Event* other : one.others)
        json["other_events"].push_back({{"id", other->slug},
                                        {"date", other->date.iso()},
                                        {"title", other->title},
                                        {"status", other->status},
                                        {"url", other->url}});
    return json;
}

void addOnce(Json& list, const Json& value) {
    if (!value.is_null() && std::ranges::find(list, value) == list.end())
        list.push_back(value);
}

std::string pointText(const std::optional<YearValue>& value, const MeasureInfo& info) {
    return value ? fmt::format("{} ({})", intervalWords(info, value->value), value->year) : "none";
}

/// 'rose', 'not comparable', 'fell, apart from what was restated'.
std::string trendWords(const WindowStudy& one) {
    if (*one.comparison.trend == Trend::NotComparable)
        return "not comparable";
    const std::string words(slug(*one.comparison.trend));
    return one.step && one.step->kind == StepKind::Split ? words + ", apart from what was restated" : words;
}

std::string windowText(const Event& event, const std::vector<WindowStudy>& rows, const MeasureInfo& info,
                       int half, const Catalogue& catalogue) {
    TextTable table({{"mineral"}, {"stage"}, {"before"}, {"the year itself"}, {"after"}, {"finding"}});
    std::vector<std::string> notes;
    std::vector<const Event*> others;
    std::vector<const Source*> sources;
    for (const WindowStudy& one : rows) {
        const WindowComparison& found = one.comparison;
        const std::string what = fmt::format("{}, {}", one.mineral->name, slug(one.stage));
        table.add({one.mineral->name, std::string(slug(one.stage)), pointText(found.before, info),
                   pointText(found.theYear, info), pointText(found.after, info),
                   found.trend ? trendWords(one) : "not enough data"});
        if (!found.shortfall.empty())
            notes.push_back(what + ": " + found.shortfall);
        for (const std::string& note : found.notes)
            notes.push_back(what + ": " + note);
        for (const Event* other : one.others)
            if (std::ranges::find(others, other) == others.end())
                others.push_back(other);
        for (const auto& point : {found.before, found.theYear, found.after})
            if (point)
                sources.push_back(catalogue.source(point->source));
    }
    std::ranges::stable_sort(others, {}, [](const Event* other) { return other->date.begin(); });
    std::string text = fmt::format("{}: {} ({})\n{}, {} years to each side of {}\n\n", event.slug,
                                   event.title, event.date.words(), info.name, half, event.date.year);
    text += table.text() + noteLines(notes) + fmt::format("\n{}\n", associationSentence());
    if (!others.empty())
        text += "\nOther events in the window\n";
    for (const Event* other : others)
        text += fmt::format("  {}  {}: {}{}\n", other->date.iso(), other->slug, other->title,
                            other->status == datePassed ? fmt::format(" ({})", statusWords(datePassed)) : "");
    return text + fmt::format("\nThe event: {}. {}. {}\n", standingOf(event), event.publisher, event.url) +
           sourcesText(sources);
}

} // namespace

std::string windowAnswer(const Context& context) {
    const MeasureInfo& info = measureNamed(context);
    const int half = yearsToEachSide(context);
    const std::vector<Event> events = loadEvents(context.db, dayOf(context.arguments));
    const Event& event = eventNamed(*context.arguments.event, events);
    MarketReader reader(context.catalogue, context.db, readingOf(context));
    Study study(reader, governanceSource(context));
    const std::vector<WindowStudy> rows = studiesOf(event, events, info, context, study);
    Json list = Json::array();
    for (const WindowStudy& one : rows)
        list.push_back(windowJson(one, context.catalogue));
    if (context.arguments.format == Format::AsJson) {
        Json json{{"event", event.slug},
                  {"title", event.title},
                  {"date", event.date.iso()},
                  {"url", event.url},
                  {"status", event.status},
                  {"last_seen", event.lastSeen},
                  {"standing", standingOf(event)},
                  {"first_year", event.date.year - half},
                  {"last_year", event.date.year + half}};
        json["association"] = associationSentence();
        json["comparisons"] = list;
        return jsonText(json);
    }
    if (context.arguments.format == Format::AsCsv) {
        for (Json& row : list) {
            row["event"] = event.slug;
            row["standing"] = standingOf(event);
            row["attribution"] = Json::array();
            row["licence"] = Json::array();
            for (const char* side : {"before", "event_year", "after"}) {
                const Json point = row.at(side);
                for (const char* key : {"year", "value_low", "value_high", "source"})
                    row[fmt::format("{}_{}", side, key)] = point.is_null() ? Json() : point.at(key);
                for (const char* key : {"attribution", "licence"})
                    addOnce(row[key], point.is_null() ? Json() : point.at(key));
            }
        }
        return csvText(list, {"event",
                              "mineral",
                              "stage",
                              "measure",
                              "before_year",
                              "before_value_low",
                              "before_value_high",
                              "before_source",
                              "event_year_year",
                              "event_year_value_low",
                              "event_year_value_high",
                              "after_year",
                              "after_value_low",
                              "after_value_high",
                              "after_source",
                              "change_low",
                              "change_high",
                              "step",
                              "restated_low",
                              "restated_high",
                              "moved_low",
                              "moved_high",
                              "trend",
                              "across_sources",
                              "step_reason",
                              "shortfall",
                              "attribution",
                              "licence",
                              "standing"});
    }
    return windowText(event, rows, info, half, context.catalogue);
}

} // namespace lodestone::cli
