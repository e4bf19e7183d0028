// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/build_figure.h"

#include "analysis/remaining.h"
#include "figure/chain_figure.h"
#include "figure/claims.h"
#include "figure/event_words.h"
#include "figure/inspect_agreements.h"
#include "figure/inspect_claim.h"
#include "figure/inspect_event.h"
#include "figure/inspect_market.h"
#include "figure/inspect_place.h"
#include "figure/listing_text.h"
#include "figure/number_text.h"
#include "figure/own_figure.h"
#include "figure/parts.h"
#include "figure/residual_words.h"
#include "figure/revision_text.h"
#include "figure/source_book.h"
#include "figure/sources_figure.h"
#include "figure/suspect_words.h"
#include "figure/warrant_words.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

namespace lodestone {
namespace {

using Paragraph = Inspection::Paragraph;

std::string quantity(double value, const Series& series) {
    return quantityText(value, series);
}

Paragraph sourceParagraph(const MarketView& view) {
    const Source& source = *view.source;
    Paragraph part;
    part.title = "Sources";
    part.text = fmt::format("{}. {}.", source.attribution, source.licence);
    part.link = source.doi.empty() ? source.url : "https://doi.org/" + source.doi;
    part.linkText = source.doi.empty() ? source.url : source.doi;
    return part;
}

/// ' · 0.2 points below our 69.2 % (USGS MCS 2026, 2025)', or that there is nothing to compare with.
std::string besideOurs(const Claim& claim, const OwnFigure& own) {
    return fmt::format(" · {}", own.share ? own.besideClaim(claim) : "no table here to hold it against");
}

void addClaims(Inspection& out, const std::vector<Claim>& claims, MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    bool first = true;
    for (const Claim& claim : claims) {
        if (claim.unit != "share" || !claim.value)
            continue;
        const Source& report = *catalogue.source(claim.report);
        Paragraph part;
        part.title = first ? "Others say" : "";
        first = false;
        part.mark = {Mark::Kind::Claim, claim.slug};
        part.lines.push_back(
            {claim.place ? fmt::format("{}, on {}", claim.saidBy, claim.about) : claim.saidBy,
             claimText(claim)});
        part.text = fmt::format("{} · {}, {}", claim.quantity, report.shortName, claimDate(claim));
        part.text += besideOurs(claim, ownFigure(claim, reader));
        part.link = report.url;
        part.linkText = report.title;
        out.paragraphs.push_back(std::move(part));
    }
}

void addOtherEditions(Inspection& out, const MarketView& view, MarketReader& reader) {
    Paragraph part;
    bool editions = true;
    const Country* leader = view.leader(reader.catalogue());
    for (const OtherEdition& other : otherEditions(view, reader)) {
        part.lines.push_back({fmt::format("{}: {}", other.name(), leader->name), shareText(other.share)});
        editions = editions && other.sameFamily;
    }
    part.title = editions ? "Other editions" : "Other sources";
    if (!part.lines.empty())
        out.paragraphs.push_back(std::move(part));
}

std::string citation(const MarketView& view) {
    return citationOf(*view.source);
}

Paragraph explainShare(const MarketView& view, const Share& share, const Country& country) {
    const Market& market = view.market;
    Paragraph part;
    part.title = "Explain this number";
    part.lines.push_back({country.name, quantity(share.value, *view.series)});
    if (view.data.total)
        part.lines.push_back(
            {"world total, as printed", groupedPrint(view.data.total->printed) +
                                            (view.data.total->value ? " " + view.series->unit : "")});
    part.lines.push_back({fmt::format("sum of {} named {}", market.named.size(),
                                      market.named.size() == 1 ? "country" : "countries"),
                          quantity(market.namedSum, *view.series)});
    if (market.residual > 0)
        part.lines.push_back({market.residualIsRounding ? "rounding of the print" : "residual, not a country",
                              quantity(market.residual, *view.series)});
    part.lines.push_back({fmt::format("{} ÷ {}", numberText(share.value), numberText(market.denominator)),
                          percentText(share.fraction, 2)});
    const double percent = share.fraction * 100;
    part.text = fmt::format("In HHI this share alone counts {}² = {} of {} points.", numberText(percent, 2),
                            numberText(percent * percent, percent < 10 ? 1 : 0),
                            intervalText(view.concentration->hhi()).low);
    return part;
}

/// What the publisher says of the whole table; figures have room for its gist alone.
void addTableNotes(Inspection& out, const MarketView& view) {
    Paragraph part;
    part.title = "About this table";
    part.text = sentence(view.series->note);
    if (view.data.total)
        for (const std::string& remark : remarks(view.data.total->note))
            part.text += fmt::format("{}World total: {}", part.text.empty() ? "" : " ", sentence(remark));
    if (!part.text.empty())
        out.paragraphs.push_back(std::move(part));
}

Paragraph explainIndex(const MarketView& view, const Catalogue& catalogue) {
    const Concentration& c = *view.concentration;
    Paragraph part;
    part.title = "Explain this number";
    std::string terms;
    const std::size_t shown = std::min<std::size_t>(5, view.market.named.size());
    for (std::size_t i = 0; i < shown; ++i)
        terms += (i == 0 ? "" : " + ") + numberText(view.market.named[i].fraction * 100, 2) + "²";
    if (view.market.named.size() > shown)
        terms += fmt::format(" + {} more", view.market.named.size() - shown);
    part.lines = {
        {"lowest: unnamed supply split finely", numberText(c.within.low, 1)},
        {"if none of it exceeds the smallest named", c.topK ? numberText(c.hhiHighTopK, 1) : "not assured"},
        {"highest: one unnamed producer", numberText(c.within.high, 1)},
        {view.market.residualIsRounding ? "rounding" : "residual", shareText(view.market.residualFraction)}};
    part.text =
        fmt::format("HHI = {} = {}. The {} adds at most {} points.", terms, numberText(c.within.low, 1),
                    view.market.residualIsRounding ? "rounding" : "residual",
                    numberText(c.within.high - c.within.low, 1));
    if (!view.market.outside.empty()) {
        part.lines.push_back({"with what the total leaves out", intervalText(c.hhi()).dashed()});
        part.text += " " + outsideReadingWords(view, catalogue);
    }
    return part;
}

/// 'tied first', 'largest named': a country that comes first and may not be called the leader.
std::string firstTag(const MarketView& view) {
    std::string tag = firstTitle(view);
    tag[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(tag[0])));
    return tag;
}

/// What the total leaves out, where that is of the country, and what it makes of the index.
void addOutside(Inspection& out, const MarketView& view, const Country& country, const Catalogue& catalogue) {
    const auto found = std::ranges::find(view.market.outside, country.id, &OutsideProducer::country);
    if (found == view.market.outside.end())
        return;
    Paragraph part;
    part.title = "Outside the total";
    part.text = leftOutWords(*found, view, catalogue) + " " + outsideReadingWords(view, catalogue);
    out.paragraphs.push_back(std::move(part));
}

Inspection inspectCountry(const ViewState& state, const MarketView& view, const Country& country,
                          MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    Inspection out;
    out.caption = state.selection ? "Selected" : firstTitle(view);
    out.colour = ColourKey{ColourKey::Role::Country, country.iso3};
    out.title = country.name;
    out.subtitle = fmt::format("{} · {} · {}", view.series->label, periodWords(*view.series, view.data.year),
                               country.iso3);
    const Share* share = view.market.find(country.id);
    const auto row = std::ranges::find(view.data.rows, country.id, &SupplyRow::country);
    const Cell* cell = row != view.data.rows.end() ? &row->cell : nullptr;
    if (share != nullptr) {
        out.number = shareText(share->fraction);
        out.numberAside = ofTheWhole(view, catalogue);
        if (view.warrant.isFirst(country.id) && view.warrant.lead != Lead::Leader)
            out.tags.push_back(firstTag(view));
        Paragraph amount;
        amount.text = quantity(share->value, *view.series) +
                      (view.series->basis.empty() ? "" : " " + view.series->basis);
        out.paragraphs.push_back(std::move(amount));
        if (share->status == CellStatus::Estimated)
            out.tags.emplace_back(publishersFlag(*cell) == "†" ? "inferred from trade" : "estimated");
        if (share->status == CellStatus::Projected)
            out.tags.emplace_back("outlook");
        if (share->suspect)
            out.tags.emplace_back(cell->suspicion->read ? "read as proposed" : "suspect");
        out.paragraphs.push_back(explainShare(view, *share, country));
    } else if (cell != nullptr) {
        Paragraph part;
        part.text = !countedWhere(*cell, catalogue).empty()
                        ? capitalised(countedWhere(*cell, catalogue)) + "."
                    : cell->status == CellStatus::Zero ? "The publisher prints a dash: none."
                                                       : capitalised(reason(*cell)) + ".";
        if (cell->suspicion != nullptr)
            out.tags.emplace_back(cell->suspicion->read ? "read as proposed" : "suspect");
        part.lines.push_back({"as printed", cell->printed});
        out.paragraphs.push_back(std::move(part));
    } else if (!view.market.isOutside(country.id)) {
        Paragraph part;
        part.text = fmt::format("The table does not name {}. Its supply, if any, is in {}.", country.name,
                                view.market.residual > 0 && !view.market.residualIsRounding
                                    ? "the residual of " + shareText(view.market.residualFraction)
                                    : "what the print rounds away");
        out.paragraphs.push_back(std::move(part));
    }
    addOutside(out, view, country, catalogue);
    if (cell != nullptr && cell->suspicion != nullptr) {
        Paragraph part;
        part.title = "Suspect value";
        part.text = suspicionText(*cell, *view.series, catalogue);
        out.paragraphs.push_back(std::move(part));
    }
    if (cell != nullptr) {
        Paragraph part;
        part.title = "Publisher\u2019s note";
        for (const std::string& remark : remarks(cell->note))
            part.text += (part.text.empty() ? "" : " ") + sentence(capitalised(remark));
        if (!part.text.empty())
            out.paragraphs.push_back(std::move(part));
    }
    addClaims(out, claimsFor(reader.db(), view.mineral->id, view.series->stage, view.data.year, country.id),
              reader);
    if (const auto revision = revisionOf(*view.series, view.data.year, &country, reader))
        out.paragraphs.push_back(revisionParagraph(*revision));
    addOtherEditions(out, view, reader);
    if (!state.selection)
        out.paragraphs.push_back(listingsParagraph(*view.mineral, catalogue));
    std::string spelling;
    for (const std::string& alias : country.aliases)
        spelling += (spelling.empty() ? "" : ", ") + alias;
    if (!spelling.empty()) {
        Paragraph part;
        part.title = "Names";
        part.text = fmt::format("Publishers also write: {}.", spelling);
        out.paragraphs.push_back(std::move(part));
    }
    addTableNotes(out, view);
    out.paragraphs.push_back(sourceParagraph(view));
    out.citation = citation(view);
    out.work = workOf(*view.source);
    return out;
}

Inspection inspectResidual(const MarketView& view, const Catalogue& catalogue) {
    Inspection out;
    out.caption = "Selected";
    out.colour = ColourKey{ColourKey::Role::Residual, {}};
    out.title = residualName(view.market);
    out.subtitle = fmt::format("{} · {}", view.series->label, periodWords(*view.series, view.data.year));
    out.number = shareText(view.market.residualFraction);
    out.numberAside = ofTheWhole(view, catalogue);
    Paragraph part;
    part.title = "Explain this number";
    part.lines = {{"denominator", quantity(view.market.denominator, *view.series)},
                  {"sum of named countries", quantity(view.market.namedSum, *view.series)},
                  {view.market.residualIsRounding ? "left over" : "residual",
                   quantity(view.market.residual, *view.series)}};
    if (view.data.other)
        part.lines.push_back(
            {"of it, ‘Other countries’", groupedPrint(view.data.other->printed) +
                                             (view.data.other->value ? " " + view.series->unit : "")});
    part.text =
        view.market.residualIsRounding
            ? "What the world total holds beyond its rows is within the rounding of the printed numbers: no "
              "country need stand behind it."
        : view.market.residual > 0
            ? "What the world total holds and no row names. It is not a country, and it is what makes "
              "the index an interval."
            : "The countries named account for the whole of the world total: nothing is left over.";
    out.paragraphs.push_back(std::move(part));
    addTableNotes(out, view);
    out.paragraphs.push_back(sourceParagraph(view));
    out.citation = citation(view);
    out.work = workOf(*view.source);
    return out;
}

Inspection inspectMeasure(const std::string& key, const ViewState& state, const MarketView& view,
                          MarketReader& reader) {
    const Concentration& c = *view.concentration;
    const Regime& regime = *regimeBySlug(state.regime);
    Inspection out;
    out.caption = "Selected";
    out.subtitle = fmt::format("{} · {} · {}", subjectOf(*view.series, *view.mineral),
                               countedThing(*view.series), periodWords(*view.series, view.data.year));
    Paragraph meaning;
    if (key == "hhi" || key == "effective_suppliers") {
        const IntervalText text = intervalText(c.hhi());
        const Interval suppliers = c.effectiveSuppliers();
        out.title = key == "hhi" ? "Herfindahl–Hirschman index" : "Effective suppliers";
        out.number = key == "hhi" ? text.low : numberText(suppliers.low, 2);
        out.numberAside = key == "hhi" ? (text.open() ? "to " + text.high : "")
                          : numberText(suppliers.low, 2) == numberText(suppliers.high, 2)
                              ? ""
                              : "to " + numberText(suppliers.high, 2);
        meaning.text =
            key == "hhi" ? "Sum of squared percentage shares, 0 to 10,000 (Hirschman 1945, Herfindahl 1950)."
                         : "10,000 ÷ HHI: as many producers of equal size would give this index.";
        out.paragraphs.push_back(std::move(meaning));
        out.paragraphs.push_back(explainIndex(view, reader.catalogue()));
        Paragraph band;
        band.title = "Verdict";
        for (const Regime& one : regimes())
            band.lines.push_back(
                {fmt::format("{} ({} / {})", one.label, numberText(one.moderate, 0), numberText(one.high, 0)),
                 noVerdict(view).empty() ? bandWords(c.judged(), one) : "no verdict"});
        if (const std::string none = noVerdict(view); !none.empty())
            band.text = sentence(capitalised(none)) + " ";
        band.text += fmt::format("Shown: {}. Made for firms in antitrust markets; for countries an analogy.",
                                 regime.name);
        out.paragraphs.push_back(std::move(band));
    } else if (key == "hhi_without_leader") {
        const std::string leader = view.leader(reader.catalogue())->name;
        out.title = "Without " + leader;
        const auto rest = remaining(view.market, {}, {}, zeroCountries(view.data));
        out.number = rest->hhi ? intervalText(*rest->hhi).low : "none left";
        out.numberAside = !rest->hhi ? ""
                          : intervalText(*rest->hhi).open()
                              ? fmt::format("to {}, HHI of the rest", intervalText(*rest->hhi).high)
                              : "HHI of the rest";
        meaning.text = fmt::format(
            "If {} supplied nothing, {} of supply would be left, and the index of the other named "
            "producers would be (HHI − s²) ÷ (1 − p)².",
            leader, percentText(1 - c.cr1, 1));
        out.paragraphs.push_back(std::move(meaning));
    } else if (key == "coverage") {
        return inspectResidual(view, reader.catalogue());
    } else {
        const bool three = key == "cr3";
        out.title = three ? "Three largest named" : firstTitle(view);
        out.number = shareText(three ? c.cr3 : c.cr1);
        out.numberAside = ofTheWhole(view, reader.catalogue());
        for (std::size_t i = 0; i < std::min<std::size_t>(three ? 3 : 1, view.market.named.size()); ++i)
            meaning.lines.push_back({reader.catalogue().country(view.market.named[i].country)->name,
                                     percentText(view.market.named[i].fraction, 2)});
        meaning.title = "Explain this number";
        meaning.text = "Concentration ratio: the largest shares added up.";
        out.paragraphs.push_back(std::move(meaning));
    }
    if (Paragraph part =
            marketParagraph(marketEditions(*view.series, view.data.year, reader), key.starts_with("cr"));
        !part.lines.empty())
        out.paragraphs.push_back(std::move(part));
    addTableNotes(out, view);
    out.paragraphs.push_back(sourceParagraph(view));
    out.citation = citation(view);
    out.work = workOf(*view.source);
    return out;
}

Inspection inspectEmpty(const ViewState& state, const std::optional<MarketView>& view, MarketReader& reader) {
    const Catalogue& catalogue = reader.catalogue();
    const Mineral* mineral = catalogue.mineralBySlug(state.mineral);
    Inspection out;
    out.caption = "No shares";
    out.title = mineral != nullptr ? mineral->name : state.mineral;
    out.subtitle = catalogue.stage(state.stage).name;
    out.paragraphs.push_back({"", {}, Study(reader).whyNone(state, view, state.year), {}, {}, {}});
    if (mineral != nullptr)
        addClaims(out, claimsFor(reader.db(), mineral->id, state.stage, yearBeside(view, yearAsked(state))),
                  reader);
    if (mineral != nullptr)
        out.paragraphs.push_back(listingsParagraph(*mineral, catalogue));
    if (view) {
        addTableNotes(out, *view);
        out.paragraphs.push_back(sourceParagraph(*view));
        out.citation = citation(*view);
        out.work = workOf(*view->source);
    }
    return out;
}

Inspection explained(const ViewState& state, const Catalogue& catalogue, const Database& db,
                     MarketReader& reader) {
    if (state.selection.kind == Mark::Kind::Event)
        for (const auto events = allEvents(db, dayOf(state)); const Event& event : *events)
            if (event.slug == state.selection.key)
                return inspectEvent(event, state, *events, reader);
    if (state.selection.kind == Mark::Kind::Claim)
        for (const Claim& claim : loadClaims(db))
            if (claim.slug == state.selection.key)
                return inspectClaim(claim, reader);
    if (auto agreements = inspectAgreements(state, catalogue, db))
        return std::move(*agreements);
    if (auto chain = inspectChain(state, reader))
        return std::move(*chain);
    if (state.selection.kind == Mark::Kind::Place)
        for (const Place& place : loadPlaces(db))
            if (place.slug == state.selection.key)
                return inspectPlace(place, catalogue);
    if (state.selection.kind == Mark::Kind::Source)
        if (const Source* source = catalogue.sourceBySlug(state.selection.key))
            return inspectSourceOf(state, *source, reader);
    if (state.selection.kind == Mark::Kind::Page && catalogue.mineralBySlug(state.mineral) != nullptr) {
        std::optional<Inspection> counted = inspectEvents(state, *allEvents(db, dayOf(state)), catalogue);
        return counted ? std::move(*counted) : inspectPage(state, reader);
    }
    const std::optional<MarketView> view = marketView(state, reader, state.year);
    if (!view || !view->concentration)
        return inspectEmpty(state, view, reader);
    if (state.selection.kind == Mark::Kind::Residual)
        return inspectResidual(*view, catalogue);
    if (state.selection.kind == Mark::Kind::Measure)
        return inspectMeasure(state.selection.key, state, *view, reader);
    const Country* country = state.selection.kind == Mark::Kind::Country
                                 ? catalogue.countryByIso3(state.selection.key)
                                 : view->leader(catalogue);
    return inspectCountry(state, *view, country != nullptr ? *country : *view->leader(catalogue), reader);
}

} // namespace

Inspection inspect(const ViewState& wanted, const Catalogue& catalogue, const Database& db) {
    const ViewState state = wanted.normalised(catalogue);
    MarketReader reader(catalogue, db, state.reading);
    Inspection out = explained(state, catalogue, db, reader);
    completeSources(out, state, reader);
    return out;
}

} // namespace lodestone
