// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/inspect_event.h"

#include "figure/event_words.h"
#include "figure/page_mark.h"
#include "figure/source_book.h"
#include "figure/timeline_choice.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace lodestone {

namespace {

/// Who published them, each once, with a link to the first that is theirs.
void addSources(Inspection& out, const std::vector<Event>& events) {
    std::set<std::string> met;
    for (const Event& event : events) {
        if (event.url.empty() || !met.insert(event.publisher).second)
            continue;
        Inspection::Paragraph source;
        source.title = met.size() == 1 ? "Sources" : "";
        source.text = met.size() == 1 ? "Order in time, not cause." : "";
        source.link = event.url;
        source.linkText = event.publisher;
        out.paragraphs.push_back(std::move(source));
    }
}

} // namespace

std::optional<Inspection> inspectEvents(const ViewState& state, const std::vector<Event>& events,
                                        const Catalogue& catalogue) {
    std::optional<ViewState> there = stateOfPage(state, state.selection, catalogue);
    const Mineral* mineral = catalogue.mineralBySlug(state.mineral);
    if (!there || there->figure != timelineFigure || !there->span || mineral == nullptr)
        return std::nullopt;
    std::vector<Event> shown =
        passing(eventsAbout(events, there->events.about, *mineral), there->events, catalogue);
    std::erase_if(shown, [&](const Event& event) {
        return event.date.begin() >= there->span->end() || event.date.end() <= there->span->begin();
    });
    std::ranges::stable_sort(shown, {}, &Event::date);
    const Year first = there->span->first().year;
    const Year last = there->span->last().year;
    Inspection out;
    out.caption = "Selected";
    out.title = fmt::format("{} event{}, {}", shown.size(), shown.size() == 1 ? "" : "s",
                            first == last ? std::to_string(first) : fmt::format("{}\u2013{}", first, last));
    const Country* party = catalogue.countryByIso3(there->events.party);
    out.subtitle = fmt::format("that name {}{}", inSentence(*mineral), party ? " · " + party->name : "");
    for (const Event& event : shown) {
        Inspection::Paragraph row;
        row.mark = {Mark::Kind::Event, event.slug};
        row.glyph = event.glyph;
        row.lines.push_back({event.date.iso().substr(0, 7), listedWords(event)});
        out.paragraphs.push_back(std::move(row));
    }
    addSources(out, shown);
    if (const Source* record = catalogue.sourceBySlug("lodestone-events")) {
        out.citation = citationOf(*record);
        out.work = workOf(*record);
    }
    out.open = std::move(there);
    out.openText = "Open Timeline";
    return out;
}

} // namespace lodestone
