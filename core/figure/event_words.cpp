// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/event_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr std::string_view passedWords = "date passed, outcome not known to this edition";
constexpr std::string_view eventList = "lodestone-events"; ///< slug of its source

bool standsOpen(const Event& event) {
    return !event.end && !event.ongoing && (event.lastSeen == "in_force" || event.lastSeen == "amended");
}

/// How it stood when last seen.
std::string seenWords(const Event& event) {
    std::string words = statusWords(event.lastSeen);
    if (event.lastSeen == "suspended" && event.pausedFrom && event.pausedTo)
        return words + fmt::format(" from {} to {}", event.pausedFrom->words(), event.pausedTo->words());
    if (event.end)
        words += ", until " + event.end->words();
    else if (event.ongoing)
        words += ", ongoing";
    else if (standsOpen(event))
        words += ", no end given";
    else if (event.effective && dateSet(event) == event.effective)
        words += ", from " + event.effective->words();
    return words;
}

} // namespace

PartialDate dayOf(const ViewState& state) {
    return state.day.value_or(today());
}

bool dependsOnDay(const FigureBody& body) {
    const auto lines = [](const LinesBody& one) { return !one.events.empty() || !one.strip.empty(); };
    if (const auto* one = std::get_if<LinesBody>(&body))
        return lines(*one);
    if (const auto* one = std::get_if<OverviewBody>(&body))
        return lines(one->history) || !one->latest.lines.empty();
    if (const auto* one = std::get_if<MapBody>(&body))
        return !one->arcs.empty();
    return std::holds_alternative<TimelineBody>(body) || std::holds_alternative<AgreementsBody>(body);
}

ViewState stateToBuild(const Figure& figure) {
    ViewState state = figure.state;
    if (figure.day)
        state.day = figure.day;
    return state;
}

std::string statusWords(std::string_view status) {
    if (status == datePassed)
        return std::string(passedWords);
    std::string words(status);
    std::ranges::replace(words, '_', ' ');
    return words;
}

std::string statusText(std::string_view status) {
    return statusWords(status) + (status == datePassed ? "" : ", as last seen");
}

std::string standingOf(const Event& event) {
    if (event.status != datePassed)
        return seenWords(event);
    return event.lastSeen == "scheduled" ? std::string(passedWords)
                                         : fmt::format("{}; {}", seenWords(event), passedWords);
}

std::string listedWords(const Event& event) {
    const std::string& words = event.label.empty() ? event.title : event.label;
    if (event.status != datePassed)
        return words;
    return fmt::format("{}: {} passed, outcome not known", words,
                       dateSet(event) == event.date ? "date" : "set date");
}

std::string keptToWords(const Catalogue& catalogue) {
    const Source* list = catalogue.sourceBySlug(eventList);
    return list != nullptr && list->keptTo ? "the list was kept to " + longWords(*list->keptTo)
                                           : std::string();
}

std::string eventsNote(std::size_t passed, const PartialDate& day, const Catalogue& catalogue) {
    std::string note = "Status is as last seen";
    if (const std::string kept = keptToWords(catalogue); !kept.empty())
        note += "; " + kept;
    note += ".";
    if (passed > 0)
        note +=
            fmt::format(" By {}, {} {} passed: outcome not known to this edition.", longWords(day),
                        passed == 1 ? "one date that was set" : fmt::format("{} dates that were set", passed),
                        passed == 1 ? "has" : "have");
    return note;
}

} // namespace lodestone
