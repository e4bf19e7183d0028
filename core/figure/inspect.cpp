// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/build_figure.h"
#include "model/letters.h"

#include "figure/chain_figure.h"
#include "figure/claims.h"
#include "figure/event_words.h"
#include "figure/inspect_agreements.h"
#include "figure/inspect_claim.h"
#include "figure/inspect_event.h"
#include "figure/inspect_market.h"
#include "figure/inspect_measure.h"
#include "figure/inspect_place.h"
#include "figure/inspect_table.h"
#include "figure/listing_text.h"
#include "figure/number_text.h"
#include "figure/own_figure.h"
#include "figure/parts.h"
#include "figure/revision_text.h"
#include "figure/source_book.h"
#include "figure/sources_figure.h"
#include "figure/suspect_words.h"
#include "figure/warrant_words.h"

#include <algorithm>
#include <cstdlib>
#include <span>

#include <fmt/format.h>

namespace lodestone {
namespace {

using Paragraph = Inspection::Paragraph;

std::string quantity(double value, const Series& series) {
    return quantityText(value, series);
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

/// 'tied first', 'largest named': a country that comes first and may not be called the leader.
std::string firstTag(const MarketView& view) {
    std::string tag = firstTitle(view);
    tag[0] = lowerLetter(tag[0]);
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
    if (!state.selection && view.warrant.first.size() > 1 && view.warrant.lead == Lead::LargestNamed)
        out.caption += ", with " + namesInSentence(std::span(view.warrant.first).subspan(1), catalogue);
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
    addTable(out, view);
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
    if (view)
        addTable(out, *view);
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
