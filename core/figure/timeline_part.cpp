// SPDX-License-Identifier: GPL-3.0-or-later
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
    text += "\nWhen last seen: " + standingOf(event);
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
            key.push_back({KeyEntry::Sample::Glyph, glyph, std::string(words(glyph))});
    if (any([](const EventMark& mark) { return mark.lasting; }))
        key.push_back({KeyEntry::Sample::Bar, {}, "lasts, or year only"});
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
    } else if (mark.precision == DatePrecision::ToYear)
        mark.lasting = true;
    mark.openEnded = !mark.lasting && (event.status == "in_force" || event.status == "amended");
    mark.verification = event.verification;
    mark.scheduled = event.glyph == Glyph::Scheduled;
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

std::vector<Lane> lanesByParty(const std::vector<Event>& events, MineralId mineral,
                               const Catalogue& catalogue, LaneRule rule) {
    std::map<CountryId, std::vector<const Event*>> byActor;
    for (const Event& event : events)
        byActor[event.countries.empty() ? CountryId{} : event.countries.front()].push_back(&event);
    std::vector<std::pair<CountryId, std::vector<const Event*>>> actors(byActor.begin(), byActor.end());
    const auto order = [&](const auto& actor) { // who acts on this mineral stands first
        const auto naming =
            std::ranges::count_if(actor.second, [&](const Event* event) { return names(*event, mineral); });
        return std::pair(-naming, -static_cast<std::ptrdiff_t>(actor.second.size()));
    };
    std::ranges::stable_sort(actors, {}, order);
    std::vector<Lane> lanes;
    std::vector<const Event*> others;
    const bool few = actors.size() <= rule.most; // each can have its own
    for (const auto& [actor, list] : actors) {
        const Country* country = catalogue.country(actor);
        if (country == nullptr || (!few && list.size() < rule.ownFrom) || lanes.size() >= rule.most) {
            others.insert(others.end(), list.begin(), list.end());
            continue;
        }
        lanes.push_back({country->name, static_cast<int>(list.size()), merged(list, mineral)});
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
        lanes.push_back(
            {capitalised(std::string(words(glyph))), static_cast<int>(list.size()), merged(list, mineral)});
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

TimelineBody timelinePart(const std::vector<Event>& events, const Axis& years, const ViewState& state,
                          const Catalogue& catalogue) {
    const MineralId mineral = catalogue.mineralBySlug(state.mineral)->id;
    TimelineBody body;
    body.x = years;
    body.lanes =
        state.view == kindLanes ? lanesByKind(events, mineral) : lanesByParty(events, mineral, catalogue, {});
    for (const Event& event : events)
        if (event.glyph == Glyph::Scheduled)
            body.scheduledFrom =
                std::min(body.scheduledFrom.value_or(event.date.begin()), event.date.begin());
    for (Lane& lane : body.lanes)
        for (EventMark& mark : lane.events)
            mark.end = std::min(mark.end, body.x.max);
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

DataTable eventsTable(const std::vector<Event>& events, const Catalogue& catalogue) {
    DataTable table;
    for (const char* name : {"id", "date", "end", "title", "kind", "parties", "minerals", "verification",
                             "status", "publisher", "source", "url", "note"})
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
                              event.status, event.publisher, event.sourceTitle, event.url, event.note});
    }
    return table;
}

} // namespace lodestone
