// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/sources_figure.h"

#include "figure/number_text.h"
#include "figure/parts.h"
#include "figure/source_book.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

using Paragraph = Inspection::Paragraph;

/// How the share comes about, from the printed value to the percent.
void addTerms(Paragraph& part, const SourceRow& row, const SourcesStudy& study) {
    const MarketView& view = row.view;
    if (study.country == nullptr)
        return;
    const Share* share = view.market.find(study.country->id);
    if (share == nullptr) {
        part.lines.push_back({study.country->name, whyNoShare(view, study.country->id)});
        return;
    }
    part.lines.push_back({study.country->name, quantityText(share->value, *view.series)});
    part.lines.push_back({view.data.total ? "denominator" : "sum of the rows",
                          quantityText(view.market.denominator, *view.series)});
    part.lines.push_back(
        {fmt::format("{} ÷ {}", numberText(share->value), numberText(view.market.denominator)),
         percentText(share->fraction, 2)});
}

Paragraph hereParagraph(const SourceRow& row, const SourcesStudy& study) {
    Paragraph part;
    part.title = fmt::format("What it says of {}, {}", inSentence(*study.mineral), row.period);
    addTerms(part, row, study);
    if (const auto& c = row.view.concentration) {
        part.lines.push_back(
            {fmt::format("HHI, {} named countries", c->producers), numberText(c->hhiLow, 1)});
        part.lines.push_back(
            {"if none of the rest is bigger", c->topK ? numberText(c->hhiHighTopK, 1) : "not assured"});
        part.lines.push_back({"if the rest is one country", numberText(c->hhiHighOpen, 1)});
        part.lines.push_back({row.view.market.residualIsRounding ? "rounding" : "residual",
                              shareText(row.view.market.residualFraction)});
    }
    part.text = row.why;
    const Series& usual = *study.spread->rows.front().view.series;
    addNote(part.text, capitalised(sentence(otherBasis(*row.view.series, usual))));
    for (const std::string& note : row.view.market.notes)
        addNote(part.text, sentence(note));
    return part;
}

/// The other tables of the same market; a click leads to each.
void addOthers(Inspection& out, const SourceRow& here, const SourcesStudy& study) {
    bool first = true;
    for (const SourceRow& row : study.spread->rows) {
        if (&row == &here || !row.share)
            continue;
        Paragraph part;
        part.title = first ? "Beside it" : "";
        first = false;
        part.lines = {{fmt::format("{}, {}", row.view.source->shortName, row.period), shareText(*row.share)}};
        part.mark = {Mark::Kind::Source, row.view.source->slug};
        out.paragraphs.push_back(std::move(part));
    }
}

const SourceRow* rowOf(const SourcesStudy& study, const Source& source) {
    if (!study.spread)
        return nullptr;
    const auto found =
        std::ranges::find(study.spread->rows, &source, [](const SourceRow& row) { return row.view.source; });
    return found == study.spread->rows.end() ? nullptr : &*found;
}

/// What there is to cite where the thing itself names no work: the table in front, else who speaks of the
/// market, else the newest table of the mineral at any stage.
const Source* citable(const ViewState& state, MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    if (const Series* series = seriesFor(state, catalogue, state.year))
        return catalogue.source(series->source);
    const Mineral* mineral = catalogue.mineralBySlug(state.mineral);
    if (mineral == nullptr)
        return nullptr;
    for (const Claim& claim : loadClaims(reader.db(), {mineral->id, state.stage, std::nullopt}))
        return catalogue.source(claim.report);
    for (const Stage stage : allStages)
        for (const Series* series : catalogue.seriesOf(mineral->id, stage))
            return catalogue.source(series->source);
    return nullptr;
}

} // namespace

Inspection inspectSourceOf(const ViewState& state, const Source& source, MarketReader& reader) {
    Inspection book;
    for (const SourceEntry& entry : sourceBook(reader.catalogue(), reader.db()))
        if (entry.source == &source)
            book = inspectSource(entry);
    const SourcesStudy study = studySources(state, reader);
    const SourceRow* row = rowOf(study, source);
    if (row == nullptr)
        return book;
    Inspection out = book;
    out.caption = "Selected source";
    out.paragraphs.clear();
    if (row->share) {
        out.number = shareText(*row->share);
        out.numberAside = fmt::format("{}, {}", study.country->name, row->period);
        out.colour = ColourKey{ColourKey::Role::Country, study.country->iso3};
    }
    out.paragraphs.push_back(hereParagraph(*row, study));
    addOthers(out, *row, study);
    out.paragraphs.insert(out.paragraphs.end(), book.paragraphs.begin(), book.paragraphs.end());
    const Series* shown = seriesFor(state, reader.catalogue(), state.year);
    if (shown == nullptr || shown->source != source.id) {
        out.open = state;
        out.open->source = source.slug;
        out.openText = fmt::format("Use {}", source.shortName);
    }
    return out;
}

void completeSources(Inspection& out, const ViewState& state, MarketReader& reader) {
    const bool cited = !out.citation.empty() && !out.work.title.empty();
    const bool linked =
        std::ranges::any_of(out.paragraphs, [](const Paragraph& part) { return !part.link.empty(); });
    const Source* source = cited && linked ? nullptr : citable(state, reader);
    if (source == nullptr)
        return;
    if (!cited) {
        out.citation = citationOf(*source);
        out.work = workOf(*source);
    }
    if (!linked)
        out.paragraphs.push_back({"Sources",
                                  {},
                                  fmt::format("{}. {}.", source->attribution, source->licence),
                                  linkOf(*source),
                                  source->doi.empty() ? source->shortName : source->doi,
                                  {}});
}

Inspection inspectPage(const ViewState& state, MarketReader& reader) {
    const SourcesStudy study = studySources(state, reader);
    Inspection out;
    out.caption = "Selected";
    out.title = "What sources disagree on";
    out.subtitle = study.thing;
    const DisputePart part = disputePart(study);
    for (const DisputeLine& line : part.lines)
        out.paragraphs.push_back(
            {"", {{line.label, line.range}}, capitalised(sentence(line.who)), {}, {}, {}});
    if (!part.text.empty())
        out.paragraphs.push_back({"", {}, part.text, {}, {}, {}});
    if (study.spread) {
        bool first = true;
        for (const SourceRow& row : study.spread->rows) {
            Paragraph one;
            one.title = first ? "Source by source" : "";
            first = false;
            one.lines = {{fmt::format("{}, {}", row.view.source->shortName, row.period),
                          row.share ? shareText(*row.share) : "no share"}};
            one.mark = {Mark::Kind::Source, row.view.source->slug};
            one.link = linkOf(*row.view.source);
            one.linkText = row.view.source->doi.empty() ? one.link : row.view.source->doi;
            out.paragraphs.push_back(std::move(one));
        }
        const Source& usual = *study.spread->rows.front().view.source;
        out.citation = citationOf(usual);
        out.work = workOf(usual);
    }
    for (const Claim& claim : study.claims)
        if (study.onShare(claim)) {
            Paragraph one;
            one.lines = {{shortSpeaker(claim.saidBy), claimText(claim)}};
            one.text = saidWhere(claim, reader.catalogue());
            one.mark = {Mark::Kind::Claim, claim.slug};
            out.paragraphs.push_back(std::move(one));
        }
    out.open = state;
    out.open->figure = sourcesFigure;
    out.open->view.clear();
    out.openText = "Open Sources";
    return out;
}

} // namespace lodestone
