// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/inspect_table.h"

#include "figure/number_text.h"
#include "figure/source_book.h"

#include <fmt/format.h>

namespace lodestone {
namespace {

Inspection::Paragraph sourceOf(const MarketView& view) {
    const Source& source = *view.source;
    Inspection::Paragraph part;
    part.title = "Sources";
    part.text = fmt::format("{}. {}.", source.attribution, source.licence);
    part.link = source.doi.empty() ? source.url : "https://doi.org/" + source.doi;
    part.linkText = source.doi.empty() ? source.url : source.doi;
    return part;
}

/// What the publisher says of the whole table; figures have room for its gist alone.
void addTableNotes(Inspection& out, const MarketView& view) {
    Inspection::Paragraph part;
    part.title = "About this table";
    part.text = sentence(view.series->note);
    if (view.data.total)
        for (const std::string& remark : remarks(view.data.total->note))
            part.text += fmt::format("{}World total: {}", part.text.empty() ? "" : " ", sentence(remark));
    if (!part.text.empty())
        out.paragraphs.push_back(std::move(part));
}

} // namespace

void addTable(Inspection& out, const MarketView& view) {
    addTableNotes(out, view);
    out.paragraphs.push_back(sourceOf(view));
    out.citation = citationOf(*view.source);
    out.work = workOf(*view.source);
}

} // namespace lodestone
