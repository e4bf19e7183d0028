// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/event_words.h"
#include "figure/parts.h"
#include "figure/time_axis.h"
#include "figure/timeline_figure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr double unending = 9'999; ///< cut at the end of the axis

constexpr std::array<std::string_view, 2> broadTerms{"critical minerals", "critical raw materials"};

bool broad(const Event& event) {
    return std::ranges::any_of(event.terms, [](const std::string& term) {
        return std::ranges::find(broadTerms, term) != broadTerms.end();
    });
}

bool names(const Event& event, MineralId mineral) {
    return std::ranges::find(event.minerals, mineral) != event.minerals.end();
}

std::string tooltipOf(const Event& event) {
    std::string text = event.date.words() + "\n" + event.title;
    text += fmt::format("\n{}, {}", event.kindName,
                        event.verification == Verification::Confirmed ? "confirmed"
                        : event.verification == Verification::Partly  ? "confirmed in part"
                                                                      : "not confirmed");
    text += (event.status == datePassed ? "\nStanding: " : "\nWhen last seen: ") + standingOf(event);
    if (!event.note.empty())
        text += "\n" + event.note;
    return text + "\nSource: " + event.publisher;
}

/// Three or more of one day, kind and lane become one glyph with a count.
std::vector<EventMark> merged(const std::vector<const Event*>& events, MineralId mineral) {
    std::map<std::string, std::vector<const Event*>> groups;
    for (const Event* event : events)
        groups[event->date.iso() + event->kind].push_back(event);
    std::vector<EventMark> marks;
    for (const auto& [key, group] : groups) {
        const bool together = group.size() >= 3 && group.front()->date.precision() == DatePrecision::ToDay;
        for (const Event* event : group) {
            EventMark mark = eventMark(*event);
            mark.rank = names(*event, mineral) ? 2 : 1;
            if (together) {
                mark.label.clear();
                mark.title.clear();
                for (const Event* one : group)
                    mark.also.push_back(one->slug);
                mark.count = static_cast<int>(group.size());
                mark.tooltip = fmt::format("{}: {} events\n", event->date.words(), group.size());
                for (const Event* one : group)
                    mark.tooltip += one->title + "\n";
                mark.tooltip.pop_back();
            }
            marks.push_back(std::move(mark));
            if (together)
                break;
        }
    }
    std::ranges::stable_sort(marks, {}, &EventMark::begin);
    return marks;
}

/// 'ban, suspension'; of dates that were set, whether they are to come.
std::string keyWords(Glyph glyph, const std::vector<Lane>& lanes) {
    if (glyph != Glyph::Scheduled)
        return std::string(words(glyph));
    bool toCome = false;
    bool passed = false;
    for (const Lane& lane : lanes)
        for (const EventMark& mark : lane.events)
            if (mark.scheduled) {
                passed = passed || mark.passed;
                toCome = toCome || !mark.passed;
            }
    return toCome && passed ? "scheduled, or date passed"
           : passed         ? "date passed"
                            : std::string(words(glyph));
}

std::vector<KeyEntry> timelineKey(const std::vector<Lane>& lanes) {
    std::vector<KeyEntry> key;
    constexpr std::array order{Glyph::Ban,       Glyph::Control,    Glyph::Tax,     Glyph::Law,
                               Glyph::Agreement, Glyph::Memorandum, Glyph::Dispute, Glyph::Relief,
                               Glyph::Funding,   Glyph::Scheduled};
    const auto any = [&](auto test) {
        return std::ranges::any_of(lanes,
                                   [&](const Lane& lane) { return std::ranges::any_of(lane.events, test); });
    };
    for (const Glyph glyph : order)
        if (any([&](const EventMark& mark) { return mark.glyph == glyph; }))
            key.push_back({KeyEntry::Sample::Glyph, glyph, keyWords(glyph, lanes)});
    if (any([](const EventMark& mark) { return mark.lasting; }))
        key.push_back({KeyEntry::Sample::Bar, {}, "lasts, or year only"});
    if (any([](const EventMark& mark) { return mark.pausedTo > mark.pausedFrom; }))
        key.push_back({KeyEntry::Sample::Pause, {}, "suspended"});
    if (any([](const EventMark& mark) { return mark.precision == DatePrecision::ToMonth; }))
        key.push_back({KeyEntry::Sample::MonthLine, {}, "month"});
    if (any([](const EventMark& mark) { return mark.verification != Verification::Confirmed; }))
        key.push_back({KeyEntry::Sample::PartlyRing, {}, "in part or not confirmed"});
    return key;
}

} // namespace

EventMark eventMark(const Event& event) {
    EventMark mark;
    mark.mark = {Mark::Kind::Event, event.slug};
    mark.glyph = event.glyph;
    mark.begin = event.date.begin();
    mark.end = event.date.end();
    mark.precision = event.date.precision();
    if (event.end || event.ongoing) {
        mark.end = event.end ? event.end->end() : unending;
        mark.lasting = true;
    } else if (event.pausedFrom && event.pausedTo) { // what came after the suspension is not known
        mark.end = event.pausedTo->end();
        mark.lasting = true;
    } else if (mark.precision == DatePrecision::ToYear)
        mark.lasting = true;
    if (event.pausedFrom && event.pausedTo) {
        mark.pausedFrom = std::max(mark.begin, event.pausedFrom->begin());
        mark.pausedTo = std::min(mark.end, event.pausedTo->end());
    }
    mark.openEnded = !mark.lasting && (event.lastSeen == "in_force" || event.lastSeen == "amended");
    mark.verification = event.verification;
    mark.scheduled = event.glyph == Glyph::Scheduled;
    mark.passed = event.status == datePassed;
    mark.label = event.label;
    mark.title = event.title;
    mark.tooltip = tooltipOf(event);
    return mark;
}

std::vector<Event> namingEvents(const std::vector<Event>& all, const Mineral& mineral) {
    std::vector<Event> found;
    std::ranges::copy_if(all, std::back_inserter(found),
                         [&](const Event& event) { return names(event, mineral.id); });
    return found;
}

std::vector<Event> relevantEvents(const std::vector<Event>& all, const Mineral& mineral) {
    std::vector<Event> found;
    std::ranges::copy_if(all, std::back_inserter(found), [&](const Event& event) {
        return names(event, mineral.id) || (mineral.parent && names(event, mineral.parent)) ||
               (mineral.usCritical2025 && broad(event));
    });
    return found;
}

namespace {

using Actor = std::pair<CountryId, std::vector<const Event*>>;

std::ptrdiff_t namingCount(const Actor& actor, MineralId mineral) {
    return std::ranges::count_if(actor.second, [&](const Event* event) { return names(*event, mineral); });
}

/// Who acts, first those who act most on the mineral.
std::vector<Actor> actorsOf(const std::vector<Event>& events, MineralId mineral) {
    std::map<CountryId, std::vector<const Event*>> byActor;
    for (const Event& event : events)
        byActor[event.countries.empty() ? CountryId{} : event.countries.front()].push_back(&event);
    std::vector<Actor> actors(byActor.begin(), byActor.end());
    std::ranges::stable_sort(actors, {}, [&](const Actor& actor) {
        return std::pair(-namingCount(actor, mineral), -static_cast<std::ptrdiff_t>(actor.second.size()));
    });
    return actors;
}

/// Who has a lane of their own: before all others whoever acts most on the mineral, whoever acts most at all,
/// and whoever leads its market.
std::vector<CountryId> ownLanes(const std::vector<Actor>& actors, const Catalogue& catalogue,
                                const LaneRule& rule) {
    std::vector<CountryId> own;
    const auto add = [&](CountryId actor) {
        if (own.size() < rule.most && catalogue.country(actor) != nullptr &&
            std::ranges::find(own, actor) == own.end())
            own.push_back(actor);
    };
    const auto known = std::ranges::find_if(
        actors, [&](const Actor& actor) { return catalogue.country(actor.first) != nullptr; });
    if (known == actors.end())
        return own;
    add(known->first);
    if (std::ranges::find(actors, rule.leader, &Actor::first) != actors.end())
        add(rule.leader);
    add(std::ranges::max_element(actors, {}, [](const Actor& actor) { return actor.second.size(); })->first);
    const bool few = actors.size() <= rule.most; // each can have its own
    for (const auto& [actor, list] : actors)
        if (few || list.size() >= rule.ownFrom)
            add(actor);
    return own;
}

} // namespace

std::vector<Lane> lanesByParty(const std::vector<Event>& events, MineralId mineral,
                               const Catalogue& catalogue, LaneRule rule) {
    const std::vector<Actor> actors = actorsOf(events, mineral);
    const std::vector<CountryId> own = ownLanes(actors, catalogue, rule);
    std::vector<Lane> lanes;
    std::vector<const Event*> others;
    for (const auto& [actor, list] : actors) {
        if (std::ranges::find(own, actor) == own.end()) {
            others.insert(others.end(), list.begin(), list.end());
            continue;
        }
        lanes.push_back(
            {catalogue.country(actor)->name, static_cast<int>(list.size()), merged(list, mineral)});
    }
    if (!others.empty())
        lanes.push_back(
            {lanes.empty() ? "All" : "Others", static_cast<int>(others.size()), merged(others, mineral)});
    return lanes;
}

std::vector<Lane> lanesByKind(const std::vector<Event>& events, MineralId mineral) {
    std::map<Glyph, std::vector<const Event*>> byKind;
    for (const Event& event : events)
        byKind[event.glyph].push_back(&event);
    std::vector<Lane> lanes;
    for (const auto& [glyph, list] : byKind)
        lanes.push_back({{}, static_cast<int>(list.size()), merged(list, mineral)});
    std::size_t at = 0;
    for (const auto& [glyph, list] : byKind) {
        lanes[at].label = capitalised(keyWords(glyph, lanes));
        ++at;
    }
    return lanes;
}

Axis eventYears(const std::vector<Event>& events) {
    double first = 1e9;
    double last = 0;
    for (const Event& event : events) {
        const EventMark mark = eventMark(event);
        first = std::min(first, mark.begin);
        last = std::max(last, mark.lasting ? mark.begin + 0.01 : mark.end);
    }
    return {std::floor(first), std::ceil(last), {}};
}

namespace {

/// From the day after the list's last one, where the axis reaches beyond it, else from the first date that
/// was set.
void addUnknown(TimelineBody& body, const std::vector<Event>& events, const Catalogue& catalogue) {
    const Source* list = catalogue.sourceBySlug("lodestone-events");
    if (list != nullptr && list->keptTo) {
        if (list->keptTo->end() < body.x.max) {
            body.unknownFrom = list->keptTo->end();
            body.unknownWords = "list kept to " + list->keptTo->words();
        }
        return;
    }
    for (const Event& event : events)
        if (event.glyph == Glyph::Scheduled)
            body.unknownFrom = std::min(body.unknownFrom.value_or(event.date.begin()), event.date.begin());
    body.unknownWords = words(Glyph::Scheduled);
}

} // namespace

TimelineBody timelinePart(const std::vector<Event>& events, const Axis& years, const ViewState& state,
                          CountryId leader, const Catalogue& catalogue) {
    const MineralId mineral = catalogue.mineralBySlug(state.mineral)->id;
    TimelineBody body;
    body.x = years;
    LaneRule rule;
    rule.leader = leader;
    body.lanes = state.view == kindLanes ? lanesByKind(events, mineral)
                                         : lanesByParty(events, mineral, catalogue, rule);
    addUnknown(body, events, catalogue);
    for (Lane& lane : body.lanes)
        for (EventMark& mark : lane.events)
            clipped(mark, body.x.max);
    if (state.span && state.span->begin() < years.max && state.span->end() > years.min) {
        const ShownTime shown(years.min, years.max, std::max(state.span->begin(), years.min),
                              std::min(state.span->end(), years.max));
        if (!shown.whole()) {
            body.from = shown.from;
            body.to = shown.to;
        }
    }
    body.picked = state.years;
    body.window = state.window;
    body.key = timelineKey(body.lanes);
    return body;
}

void clipped(EventMark& mark, double end) {
    mark.end = std::min(mark.end, end);
    mark.pausedTo = std::min(mark.pausedTo, end);
    mark.pausedFrom = std::min(mark.pausedFrom, mark.pausedTo);
}

bool shownIn(const Event& event, const DateSpan& span) {
    const EventMark mark = eventMark(event);
    return mark.begin < span.end() && mark.end > span.begin();
}

DataTable eventsTable(const std::vector<Event>& events, const Catalogue& catalogue) {
    DataTable table;
    for (const char* name :
         {"id", "date", "end", "title", "kind", "parties", "minerals", "verification", "status", "publisher",
          "source", "url", "note", "paused_from", "paused_to", "standing"})
        table.columns.push_back({name, name, "", false});
    for (const Event& event : events) {
        std::string parties;
        for (const CountryId id : event.countries)
            parties += (parties.empty() ? "" : "; ") + catalogue.country(id)->name;
        std::string terms;
        for (const std::string& term : event.terms)
            terms += (terms.empty() ? "" : "; ") + term;
        table.rows.push_back({event.slug, event.date.iso(), event.end ? event.end->iso() : "", event.title,
                              event.kindName, parties, terms, std::string(slug(event.verification)),
                              event.status, event.publisher, event.sourceTitle, event.url, event.note,
                              event.pausedFrom ? event.pausedFrom->iso() : "",
                              event.pausedTo ? event.pausedTo->iso() : "", standingOf(event)});
    }
    return table;
}

} // namespace lodestone
