// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/inspect_policy.h"

#include "figure/number_text.h"
#include "figure/own_figure.h"
#include "figure/parts.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

/// The tables' own figure for the same thing, or why there is none.
Inspection::Paragraph oursParagraph(const Claim& claim, const OwnFigure& own) {
    Inspection::Paragraph part;
    part.title = "In the tables here";
    if (!own.share) {
        part.text = own.reason;
        return part;
    }
    part.lines = {{fmt::format("{}, {}", own.series->label, periodWords(*own.series, own.year)),
                   shareText(*own.share)}};
    part.text = fmt::format("The claim is {}. {}", own.besideClaim(claim), sentence(own.source->attribution));
    part.link = own.source->doi.empty() ? own.source->url : "https://doi.org/" + own.source->doi;
    part.linkText = own.source->shortName;
    return part;
}

} // namespace

Inspection inspectEvent(const Event& event, const Catalogue& catalogue) {
    Inspection out;
    out.caption = "Selected";
    out.title = event.date.words();
    std::string parties;
    for (const CountryId id : event.countries)
        parties += (parties.empty() ? "" : ", ") + catalogue.country(id)->name;
    const DatePrecision precision = event.date.precision();
    out.subtitle = fmt::format("{} · {} · to the {}", event.kindName, parties,
                               precision == DatePrecision::ToDay     ? "day"
                               : precision == DatePrecision::ToMonth ? "month"
                                                                     : "year");
    std::string status = event.status;
    std::ranges::replace(status, '_', ' ');
    out.tags = {event.verification == Verification::Partly      ? "confirmed in part"
                : event.verification == Verification::Confirmed ? "confirmed"
                                                                : "not confirmed",
                status + ", as last seen"};
    Inspection::Paragraph what;
    what.title = event.title;
    for (const std::string& term : event.terms)
        what.text += (what.text.empty() ? "" : ", ") + term;
    if (!event.kindExplanation.empty())
        what.text += fmt::format("{}{}: {}", what.text.empty() ? "" : ". ", capitalised(event.kindName),
                                 event.kindExplanation);
    if (const std::string_view standing = statusExplanation(event.status); !standing.empty())
        what.text += fmt::format(" {}", standing);
    if (event.end)
        what.lines.push_back({"until", event.end->words()});
    if (event.effective)
        what.lines.push_back({"in effect from", event.effective->words()});
    out.paragraphs.push_back(std::move(what));
    if (!event.note.empty())
        out.paragraphs.push_back({"Note", {}, event.note, {}, {}, {}});
    for (const EventReport& report : event.reports) {
        const Source& source = *catalogue.source(report.source);
        out.paragraphs.push_back({"Reported",
                                  {},
                                  fmt::format("{} ({})", report.text, source.shortName),
                                  source.url,
                                  source.title,
                                  {}});
    }
    out.paragraphs.push_back({"Source", {}, event.publisher, event.url, event.sourceTitle, {}});
    out.citation =
        fmt::format("{}: {}. {}. {}", event.publisher, event.sourceTitle, event.date.iso(), event.url);
    return out;
}

Inspection inspectClaim(const Claim& claim, MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    const Source& report = *catalogue.source(claim.report);
    Inspection out;
    out.caption = "Selected claim";
    out.title = claim.saidBy;
    out.subtitle = fmt::format("{} · {}", claim.about, claim.quantity);
    out.number = claimText(claim);
    out.tags = {"claim, not a table"};
    out.paragraphs = {{"", {}, claim.text, {}, {}, {}},
                      {"Reported in", {}, report.shortName, report.url, report.title, {}}};
    if (claim.unit == "share")
        out.paragraphs.push_back(oursParagraph(claim, ownFigure(claim, reader)));
    out.citation = fmt::format("{}, in: {}. {}, {}. {}", claim.saidBy, report.title, report.publisher,
                               report.published.iso(), report.url);
    return out;
}

} // namespace lodestone
