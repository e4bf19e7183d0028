// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/inspect_claim.h"

#include "figure/claims.h"
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

Inspection inspectClaim(const Claim& claim, MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    const Source& report = *catalogue.source(claim.report);
    Inspection out;
    out.caption = "Selected claim";
    out.title = claim.saidBy;
    out.subtitle = fmt::format("{} · {}", claim.about, claim.quantity);
    out.number = claimText(claim);
    out.tags = {"claim, not a table"};
    out.paragraphs = {
        {"", {}, claim.text, {}, {}, {}},
        {"Reported in", {{"date", claimDate(claim)}}, report.shortName, report.url, report.title, {}}};
    if (claim.unit == "share")
        out.paragraphs.push_back(oursParagraph(claim, ownFigure(claim, reader)));
    out.citation = fmt::format("{}, in: {}. {}, {}. {}", claim.saidBy, report.title, report.publisher,
                               report.published.iso(), report.url);
    out.work = workOf(report);
    out.work.note = "Claim by " + claim.saidBy;
    return out;
}

} // namespace lodestone
