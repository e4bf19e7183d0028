// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/timeline_figure.h"

#include "figure/alt_text.h"
#include "figure/event_words.h"
#include "figure/row_facts.h"
#include "figure/time_axis.h"
#include "figure/timeline_choice.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr Year recentFrom = 2023;

/// '42 name rare earths, 64 concern critical minerals at large'.
std::string namingWords(std::size_t naming, std::size_t all, const std::string& mineral) {
    if (all == 1)
        return naming == 1
                   ? "It names " + mineral
                   : fmt::format("It concerns critical minerals at large and does not name {}", mineral);
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

/// The filters or the span let nothing through: says which, and offers to clear them.
Figure withoutMatches(const ViewState& state, const Mineral& mineral, std::size_t about,
                      std::size_t passingAll, const Catalogue& catalogue) {
    Figure figure;
    const std::string counted = countedEvents(state.events, mineral, catalogue);
    const bool spanAlone = passingAll > 0;
    ViewState wide = state;
    wide.span.reset();
    if (!spanAlone) {
        wide.events = {};
        wide.events.about = state.events.about;
    }
    const std::string narrowed = narrowedWords(state.events);
    figure.headline = spanAlone ? "No event " + spanWithin(*state.span) : "No event passes the filters";
    Notice notice;
    const std::size_t left = spanAlone ? passingAll : about;
    notice.text = fmt::format("There are no {}{}{}{}. {} there {} {}.", counted, narrowed.empty() ? "" : ": ",
                              narrowed, state.span ? " " + spanWithin(*state.span) : "",
                              spanAlone ? "Over all years" : "Without the filters",
                              left == 1 ? std::string("is one of the") : fmt::format("are {}", left),
                              countedEvents(wide.events, mineral, catalogue));
    notice.action = spanAlone ? "Show all years" : "Clear the filters";
    notice.help = std::move(wide);
    figure.altText = notice.text;
    figure.body = std::move(notice);
    figure.status = {fmt::format("0 of {} events", about)};
    return figure;
}

/// Of the years that are shown: how many date from them, and how many only last into them.
std::string spanHeadline(const std::vector<Event>& events, const std::string& counted, const DateSpan& span) {
    const auto dated = static_cast<std::size_t>(
        std::ranges::count_if(events, [&](const Event& event) { return event.date.end() > span.begin(); }));
    const std::size_t lasting = events.size() - dated;
    const std::string years = spanWords(span);
    if (dated == 0)
        return fmt::format("{} {} from before {} {} into it", lasting, counted, years,
                           lasting == 1 ? "lasts" : "last");
    const std::string text = dated == 1
                                 ? fmt::format("One of {} {} dates from {}", events.size(), counted, years)
                                 : fmt::format("{} {} date from {}", dated, counted, years);
    return lasting == 0
               ? text
               : fmt::format("{}; {} from before {} into it", text, lasting, lasting == 1 ? "lasts" : "last");
}

std::string headlineOf(const std::vector<Event>& events, const std::string& counted,
                       const std::optional<DateSpan>& span) {
    if (events.size() == 1)
        return fmt::format("{}: {}", events.front().date.words(), events.front().title);
    if (span)
        return spanHeadline(events, counted, *span);
    const auto recent = static_cast<std::size_t>(
        std::ranges::count_if(events, [](const Event& event) { return event.date.year >= recentFrom; }));
    if (recent == events.size())
        return events.size() == 2
                   ? fmt::format("Both {} date from {} or later", counted, recentFrom)
                   : fmt::format("All {} {} date from {} or later", recent, counted, recentFrom);
    if (recent == 0)
        return events.size() == 2
                   ? fmt::format("Neither of the two {} dates from {} or later", counted, recentFrom)
                   : fmt::format("None of {} {} dates from {} or later", events.size(), counted, recentFrom);
    return fmt::format("{} of {} {} {} from {} or later", recent, events.size(), counted,
                       recent == 1 ? "dates" : "date", recentFrom);
}

std::string subtitleOf(const ViewState& state, const std::vector<Event>& events, std::size_t about,
                       const Mineral& mineral, const Catalogue& catalogue) {
    std::string text;
    if (state.events.narrows() || state.span) {
        EventChoice wide;
        wide.about = state.events.about;
        text = fmt::format("{} of {} {}", events.size(), about, countedEvents(wide, mineral, catalogue));
        if (const std::string narrowed = narrowedWords(state.events); !narrowed.empty())
            text += " · " + narrowed;
    } else if (state.events.about == aboutAll) {
        const std::size_t naming = namingEvents(events, mineral).size();
        text = fmt::format("{} {} {}", naming, naming == 1 ? "names" : "name", inSentence(mineral));
    } else
        text = namingWords(namingEvents(events, mineral).size(), events.size(), inSentence(mineral));
    if (state.span)
        text += " · shown: " + spanWords(*state.span);
    return text + " · a mark for each, a bar where it lasts or only the year is known";
}

std::size_t passedOf(const std::vector<Event>& events) {
    return static_cast<std::size_t>(std::ranges::count(events, datePassed, &Event::status));
}

std::vector<std::string> statusOf(const std::vector<Event>& events, std::size_t onRecord,
                                  const Catalogue& catalogue) {
    const auto counted = [&](Verification v) { return std::ranges::count(events, v, &Event::verification); };
    std::vector<std::string> facts{
        fmt::format("{} of {} events", events.size(), onRecord),
        fmt::format("{} confirmed, {} in part, {} not", counted(Verification::Confirmed),
                    counted(Verification::Partly), counted(Verification::Unconfirmed))};
    if (const auto scheduled = std::ranges::count(events, "scheduled", &Event::status); scheduled > 0)
        facts.push_back(fmt::format("{} scheduled", scheduled));
    if (const std::size_t passed = passedOf(events); passed > 0)
        facts.push_back(fmt::format("{}: date passed, outcome not known", passed));
    if (const std::string kept = keptToWords(catalogue); !kept.empty())
        facts.push_back(kept);
    return facts;
}

/// Who leads the market of the mineral that the state asks for; 0 where no table names a leader.
CountryId leaderOf(const ViewState& state, const Catalogue& catalogue, const Database& db) {
    MarketReader reader(catalogue, db);
    const std::optional<MarketView> view = marketView(state, reader, state.year);
    return view && view->concentration && view->market.largest() != nullptr ? view->market.largest()->country
                                                                            : CountryId{};
}

} // namespace

Figure buildTimeline(const ViewState& asked, const Catalogue& catalogue, const Database& db) {
    ViewState state = asked;
    const Mineral& mineral = *catalogue.mineralBySlug(state.mineral);
    const PartialDate day = dayOf(state);
    const auto kept = allEvents(db, day);
    const std::vector<Event>& all = *kept;
    const std::vector<Event> about = eventsAbout(all, state.events.about, mineral);
    if (about.empty())
        return withoutEvents(state, mineral, all.size());
    const Axis years = eventYears(about);
    if (state.span && (state.span->begin() >= years.max || state.span->end() <= years.min))
        state.span.reset(); // a span outside the record shows all of it
    std::vector<Event> events = passing(about, state.events, catalogue);
    const std::size_t passingAll = events.size();
    if (state.span)
        std::erase_if(events, [&](const Event& event) { return !shownIn(event, *state.span); });
    if (events.empty())
        return withoutMatches(state, mineral, about.size(), passingAll, catalogue);
    const std::string counted = countedEvents(state.events, mineral, catalogue);
    Figure figure;
    figure.headline = headlineOf(events, counted, state.span);
    figure.subtitle = subtitleOf(state, events, about.size(), mineral, catalogue);
    figure.body = timelinePart(events, years, state, leaderOf(state, catalogue, db), catalogue);
    figure.table = eventsTable(events, catalogue);
    figure.table.facts = rowFacts(mineral, {}, catalogue.sourceBySlug("lodestone-events"));
    if (state.events.about == aboutAll)
        figure.table.facts.mineral.clear();
    const std::string narrowed = narrowedWords(state.events);
    figure.altText = timelineAltText(events, counted + (narrowed.empty() ? "" : ", ") + narrowed,
                                     state.view == kindLanes ? "kind" : "jurisdiction");
    if (state.span)
        figure.altText += fmt::format(" Only {} is shown.", spanWords(*state.span));
    figure.note = eventsNote(passedOf(events), day, catalogue) + " Order in time, not cause.";
    figure.status = statusOf(events, all.size(), catalogue);
    if (const Source* source = catalogue.sourceBySlug("lodestone-events"))
        addSource(figure.sources, *source);
    return figure;
}

std::optional<DateSpan> spanWithEvent(const std::string& event, const ViewState& state,
                                      const Catalogue& catalogue, const Database& db) {
    const Mineral* mineral = catalogue.mineralBySlug(state.mineral);
    if (mineral == nullptr || !state.span)
        return std::nullopt;
    const std::vector<Event> about = eventsAbout(*allEvents(db, dayOf(state)), state.events.about, *mineral);
    const std::vector<Event> events = passing(about, state.events, catalogue);
    const auto found = std::ranges::find(events, event, &Event::slug);
    if (found == events.end() || shownIn(*found, *state.span))
        return std::nullopt;
    const Axis years = eventYears(about);
    const ShownTime shown(years.min, years.max, state.span->begin(), state.span->end());
    const ShownTime moved = shown.movedBy(found->date.begin() - (shown.from + shown.to) / 2);
    constexpr double halfDay = 0.5 / 366;
    return DateSpan(dayAt(moved.from + halfDay), dayAt(moved.to - halfDay));
}

} // namespace lodestone
