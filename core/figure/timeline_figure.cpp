// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/timeline_figure.h"

#include "figure/alt_text.h"
#include "figure/timeline_choice.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr Year recentFrom = 2023;

/// '42 name rare earths, 64 concern critical minerals at large'.
std::string namingWords(std::size_t naming, std::size_t all, const std::string& mineral) {
    if (naming == 0)
        return fmt::format("None names {}: they concern critical minerals at large", mineral);
    if (naming == all)
        return fmt::format("Each names {}", mineral);
    return fmt::format("{} {} {}, {} {} critical minerals at large", naming, naming == 1 ? "names" : "name",
                       mineral, all - naming, all - naming == 1 ? "concerns" : "concern");
}

/// Nothing on record is about the mineral: other minerals have events.
Figure withoutEvents(const ViewState& state, const Mineral& mineral, std::size_t onRecord) {
    Figure figure;
    const std::string name = inSentence(mineral);
    const bool named = state.events.about == aboutNamed;
    figure.headline = fmt::format("No policy event on record names {}", name);
    Notice notice;
    notice.text = fmt::format("None of the {} events on record names {}", onRecord, name);
    notice.text += named
                       ? "."
                       : ", and it is not on the US list of critical minerals of 2025, so events on critical "
                         "minerals at large are left out.";
    notice.action = "Show the events of all minerals";
    notice.help = state;
    notice.help->events.about = aboutAll;
    figure.altText = notice.text;
    figure.body = std::move(notice);
    return figure;
}

/// The filters let nothing through: says which, and offers to clear them.
Figure withoutMatches(const ViewState& state, const Mineral& mineral, std::size_t about,
                      const Catalogue& catalogue) {
    Figure figure;
    const std::string counted = countedEvents(state.events, mineral, catalogue);
    EventChoice wide;
    wide.about = state.events.about;
    const std::string narrowed = narrowedWords(state.events);
    figure.headline = "No event passes the filters";
    Notice notice;
    notice.text =
        fmt::format("There are no {}{}{}. Without the filters there are {} {}.", counted,
                    narrowed.empty() ? "" : ": ", narrowed, about, countedEvents(wide, mineral, catalogue));
    notice.action = "Clear the filters";
    notice.help = state;
    notice.help->events = wide;
    figure.altText = notice.text;
    figure.body = std::move(notice);
    figure.status = {fmt::format("0 of {} events", about)};
    return figure;
}

std::string headlineOf(const std::vector<Event>& events, const std::string& counted) {
    const auto recent = static_cast<std::size_t>(
        std::ranges::count_if(events, [](const Event& event) { return event.date.year >= recentFrom; }));
    if (events.size() == 1)
        return fmt::format("{}: {}", events.front().date.words(), events.front().title);
    if (recent == events.size())
        return fmt::format("All {} {} date from {} or later", recent, counted, recentFrom);
    if (recent == 0)
        return fmt::format("None of {} {} dates from {} or later", events.size(), counted, recentFrom);
    return fmt::format("{} of {} {} {} from {} or later", recent, events.size(), counted,
                       recent == 1 ? "dates" : "date", recentFrom);
}

std::string subtitleOf(const ViewState& state, const std::vector<Event>& events, std::size_t about,
                       const Mineral& mineral, const Catalogue& catalogue) {
    std::string text;
    if (state.events.narrows()) {
        EventChoice wide;
        wide.about = state.events.about;
        text = fmt::format("{} of {} {}", events.size(), about, countedEvents(wide, mineral, catalogue));
        if (const std::string narrowed = narrowedWords(state.events); !narrowed.empty())
            text += " · " + narrowed;
    } else if (state.events.about == aboutAll)
        text = fmt::format("{} name {}", namingEvents(events, mineral).size(), inSentence(mineral));
    else
        text = namingWords(namingEvents(events, mineral).size(), events.size(), inSentence(mineral));
    if (state.span)
        text += " · shown: " + state.span->words();
    return text + " · a mark for each, a bar where it lasts or only the year is known";
}

std::vector<std::string> statusOf(const std::vector<Event>& events, std::size_t onRecord) {
    const auto counted = [&](Verification v) { return std::ranges::count(events, v, &Event::verification); };
    std::vector<std::string> facts{
        fmt::format("{} of {} events", events.size(), onRecord),
        fmt::format("{} confirmed, {} in part, {} not", counted(Verification::Confirmed),
                    counted(Verification::Partly), counted(Verification::Unconfirmed))};
    if (const auto scheduled = std::ranges::count(events, Glyph::Scheduled, &Event::glyph); scheduled > 0)
        facts.push_back(fmt::format("{} scheduled: outcome not known", scheduled));
    return facts;
}

} // namespace

Figure buildTimeline(const ViewState& state, const Catalogue& catalogue, const Database& db) {
    const Mineral& mineral = *catalogue.mineralBySlug(state.mineral);
    const auto kept = allEvents(db);
    const std::vector<Event>& all = *kept;
    const std::vector<Event> about = eventsAbout(all, state.events.about, mineral);
    if (about.empty())
        return withoutEvents(state, mineral, all.size());
    const std::vector<Event> events = passing(about, state.events, catalogue);
    if (events.empty())
        return withoutMatches(state, mineral, about.size(), catalogue);
    const std::string counted = countedEvents(state.events, mineral, catalogue);
    Figure figure;
    figure.headline = headlineOf(events, counted);
    figure.subtitle = subtitleOf(state, events, about.size(), mineral, catalogue);
    figure.body = timelinePart(events, eventYears(about), state, catalogue);
    figure.table = eventsTable(events, catalogue);
    const std::string narrowed = narrowedWords(state.events);
    figure.altText = timelineAltText(events, counted + (narrowed.empty() ? "" : ", ") + narrowed,
                                     state.view == kindLanes ? "kind" : "jurisdiction");
    if (state.span)
        figure.altText += fmt::format(" The part from {} is shown.", state.span->words());
    figure.note =
        "Status is as last seen; outcomes of scheduled events are not known. Order in time, not cause.";
    figure.status = statusOf(events, all.size());
    if (const Source* source = catalogue.sourceBySlug("lodestone-events"))
        addSource(figure.sources, *source);
    return figure;
}

} // namespace lodestone
