// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/inspect_event.h"

#include "figure/event_words.h"
#include "figure/parts.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

using Paragraph = Inspection::Paragraph;

std::string precisionWords(const Event& event) {
    switch (event.date.precision()) {
    case DatePrecision::ToDay:
        return "known to the day";
    case DatePrecision::ToMonth:
        return "known to the month";
    case DatePrecision::ToYear:
        return "known to the year";
    }
    return {};
}

std::string verificationWords(const Event& event) {
    switch (event.verification) {
    case Verification::Confirmed:
        return "confirmed";
    case Verification::Partly:
        return "confirmed in part";
    case Verification::Unconfirmed:
        return "not confirmed";
    }
    return {};
}

Paragraph standingParagraph(const Event& event, const PartialDate& day, const Catalogue& catalogue) {
    Paragraph part;
    part.title = "Standing, as last seen";
    if (event.effective)
        part.lines.push_back({"in force from", event.effective->words()});
    if (event.pausedFrom && event.pausedTo)
        part.lines.push_back(
            {"suspended", fmt::format("{} to {}", event.pausedFrom->words(), event.pausedTo->words())});
    if (event.end)
        part.lines.push_back({"until", event.end->words()});
    else if (event.ongoing)
        part.lines.push_back({"until", "ongoing"});
    else if (event.lastSeen == "in_force" || event.lastSeen == "amended")
        part.lines.push_back({"until", "no end given"});
    part.text = statusExplanation(event.lastSeen);
    if (event.status == datePassed)
        part.text += fmt::format(" {} passed before {}: the outcome is not known to this edition.",
                                 dateSet(event)->words(), longWords(day));
    if (const std::string kept = keptToWords(catalogue); !kept.empty())
        part.text += " " + sentence(capitalised(kept));
    return part;
}

} // namespace

Inspection inspectEvent(const Event& event, const ViewState& state, const std::vector<Event>& events,
                        MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    Inspection out;
    out.caption = "Selected event";
    out.title = event.date.words();
    out.subtitle = event.kindName;
    for (const CountryId id : event.countries)
        out.subtitle += (id == event.countries.front() ? " · " : ", ") + catalogue.country(id)->name;
    out.subtitle += " · " + precisionWords(event);
    out.tags = {verificationWords(event), statusText(event.status)};
    Paragraph what;
    what.title = event.title;
    if (!event.kindExplanation.empty())
        what.text = fmt::format("{}: {}", capitalised(event.kindName), event.kindExplanation);
    out.paragraphs.push_back(std::move(what));
    addWindow(out, event, state, events, reader);
    if (!event.terms.empty())
        out.paragraphs.push_back({"What it names",
                                  {},
                                  sentence(capitalised(fmt::format("{}", fmt::join(event.terms, ", ")))),
                                  {},
                                  {},
                                  {}});
    if (Paragraph standing = standingParagraph(event, dayOf(state), catalogue);
        !standing.text.empty() || !standing.lines.empty())
        out.paragraphs.push_back(std::move(standing));
    if (!event.note.empty())
        out.paragraphs.push_back({"Note", {}, sentence(event.note), {}, {}, {}});
    for (const EventReport& report : event.reports) {
        const Source& source = *catalogue.source(report.source);
        out.paragraphs.push_back({"Reported",
                                  {},
                                  fmt::format("{} ({})", report.text, source.shortName),
                                  source.url,
                                  source.title,
                                  {}});
    }
    out.paragraphs.push_back({"Source", {}, event.sourceTitle, event.url, "Source: " + event.publisher, {}});
    out.citation =
        fmt::format("{}: {}. {}. {}", event.publisher, event.sourceTitle, event.date.iso(), event.url);
    out.work = workOf(event);
    return out;
}

} // namespace lodestone
