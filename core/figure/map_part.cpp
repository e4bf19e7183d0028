// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/map_part.h"

#include "figure/alt_text.h"
#include "figure/number_text.h"
#include "figure/parts.h"
#include "figure/suspect_words.h"
#include "figure/warrant_words.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr std::array<double, 4> steps{0.05, 0.15, 0.35, 0.60};

int stepOf(double share) {
    return static_cast<int>(std::ranges::count_if(steps, [&](double from) { return share >= from; }));
}

/// What the land says when the pointer is on it: share and value, or why there is none.
void tell(MapCountry& land, const Country& country, const MarketView& view, const Catalogue& catalogue) {
    const auto outside = std::ranges::find(view.market.outside, country.id, &OutsideProducer::country);
    if (outside != view.market.outside.end() && outside->part.empty()) {
        land.listed = true;
        land.withheld = true;
        land.tooltip = fmt::format("{}\n{}", country.name, leftOutWords(*outside, view, catalogue));
        return;
    }
    const auto row = std::ranges::find(view.data.rows, country.id, &SupplyRow::country);
    if (row == view.data.rows.end()) {
        land.tooltip = fmt::format("{}\nnot named in this table", country.name);
        if (view.market.residual > 0 && !view.market.residualIsRounding)
            land.tooltip += fmt::format("; its output, if any, is in the {} of no named country",
                                        shareText(view.market.residualFraction));
        return;
    }
    const Cell& cell = row->cell;
    land.listed = true;
    const Share* share = view.market.find(country.id);
    if (share == nullptr) {
        land.withheld = cell.status == CellStatus::Withheld;
        land.tooltip =
            fmt::format("{}\n{}", country.name,
                        cell.status == CellStatus::Zero ? "none: the publisher prints a zero" : reason(cell));
    } else {
        std::string flag = flagOf(cell);
        if (flag == "e" && view.market.allEstimated)
            flag.clear(); // the key says it of all
        land.share = share->fraction;
        land.shareText = shareText(share->fraction) + (flag.empty() ? "" : " " + flag);
        land.step = stepOf(share->fraction);
        land.estimated = isUnmeasured(share->status);
        land.tooltip = fmt::format("{}: {}", country.name, shareText(share->fraction));
        if (!isShareSeries(*view.series))
            land.tooltip += fmt::format("\n{}, {}", quantityText(share->value, *view.series),
                                        periodWords(*view.series, view.data.year));
        if (!qualifier(cell.status).empty())
            land.tooltip += fmt::format("\n{}", qualifier(cell.status));
    }
    for (const std::string& remark : remarks(cell.note))
        land.tooltip += "\n" + remark;
    if (cell.suspicion != nullptr)
        land.tooltip += "\n" + suspicionText(cell, *view.series, catalogue);
}

std::vector<MapCountry> landOf(const std::optional<MarketView>& view, const Catalogue& catalogue) {
    std::vector<MapCountry> lands;
    for (const MapShape& shape : worldMap().shapes) {
        MapCountry land;
        const Country* country = shape.iso3.empty() ? nullptr : catalogue.countryByIso3(shape.iso3);
        if (country == nullptr) {
            land.name = shape.name;
            land.tooltip = fmt::format("{}\ndrawn apart by Natural Earth, without a code; no table names it",
                                       shape.name);
        } else {
            land.mark = {Mark::Kind::Country, country->iso3};
            land.name = country->name;
            if (view && view->concentration)
                tell(land, *country, *view, catalogue);
            else
                land.tooltip = fmt::format("{}\nno shares to show", country->name);
        }
        lands.push_back(std::move(land));
    }
    return lands;
}

MapPlace::Kind placeKind(const std::string& kind) {
    return kind == "mine"    ? MapPlace::Kind::Mine
           : kind == "plant" ? MapPlace::Kind::Plant
                             : MapPlace::Kind::Hub;
}

std::string kindWords(const std::string& kind) {
    return kind == "mine" ? "mine or deposit" : kind == "plant" ? "plant" : "town or district";
}

/// Places that count for the stage come first, then mines; of these, those in countries with larger shares.
double placeRank(const Place& place, Stage stage, const std::optional<MarketView>& view) {
    const bool here = std::ranges::find(place.stages, stage) != place.stages.end();
    const Share* share = view ? view->market.find(place.country) : nullptr;
    return (here ? 4 : 0) + (place.kind != "hub" ? 2 : 0) + (share != nullptr ? share->fraction : 0);
}

void addPlaces(MapBody& body, const ViewState& state, const std::optional<MarketView>& view,
               const Database& db, const Catalogue& catalogue, std::vector<SourceLine>& sources) {
    const Mineral& mineral = *catalogue.mineralBySlug(state.mineral);
    for (const Place& place : placesOf(mineral, catalogue, db)) {
        MapPlace mark;
        mark.mark = {Mark::Kind::Place, place.slug};
        mark.kind = placeKind(place.kind);
        mark.name = place.name;
        mark.at = mapPoint(place.longitude, place.latitude);
        mark.rank = placeRank(place, state.stage, view);
        mark.tooltip = fmt::format("{}: {} in {}\n{}", place.name, kindWords(place.kind),
                                   catalogue.country(place.country)->name, place.knownFor);
        body.places.push_back(std::move(mark));
        if (const Source* source = catalogue.source(place.source))
            addSource(sources, *source);
    }
    std::ranges::stable_sort(body.places, std::ranges::greater{}, &MapPlace::rank);
}

} // namespace

std::vector<Place> placesOf(const Mineral& mineral, const Catalogue& catalogue, const Database& db) {
    std::vector<Place> places = loadPlaces(db);
    std::erase_if(places, [&](const Place& place) {
        return std::ranges::none_of(place.minerals, [&](MineralId id) {
            const Mineral* other = catalogue.mineral(id);
            return id == mineral.id || (mineral.parent && id == mineral.parent) ||
                   (other != nullptr && other->parent == mineral.id);
        });
    });
    return places;
}

MapBody mapPart(const ViewState& state, const std::optional<MarketView>& view, const Database& db,
                const Catalogue& catalogue, std::vector<SourceLine>& sources) {
    MapBody body;
    body.all = state.view == "all";
    body.none = state.view == "shares";
    body.countries = landOf(view, catalogue);
    if (view && view->concentration) {
        body.legend = capitalised(shareOfWhole(*view, catalogue));
        for (const Share& share : view->market.named) {
            const Country& country = *catalogue.country(share.country);
            if (worldMap().find(country.iso3) == nullptr)
                body.offMap.push_back(fmt::format("{} {}", country.name, shareText(share.fraction)));
        }
        if (view->market.residual > 0 && !view->market.residualIsRounding)
            body.residual = fmt::format("{} belong to no named country and are not on the map.",
                                        shareText(view->market.residualFraction));
    } else
        body.why = whyEmpty(state, view, catalogue);
    body.allEstimated = view && view->concentration && view->market.allEstimated;
    body.anyEstimated = std::ranges::any_of(body.countries, &MapCountry::estimated);
    body.anyWithheld = std::ranges::any_of(body.countries, &MapCountry::withheld);
    addPlaces(body, state, view, db, catalogue, sources);
    addAgreements(body, state, catalogue, db);
    return body;
}

std::string mapHeadline(const MarketView& view, const Catalogue& catalogue) {
    const std::string finding = findingHeadline(view, catalogue);
    if (view.warrant.lead == Lead::None) // it says already that no other is named
        return finding;
    // Of all that the table names: one of another time has no shape on the map, and a share all the same.
    const auto isOther = [&](const Share& share) { return !view.warrant.isFirst(share.country); };
    const auto others = std::ranges::count_if(view.market.named, isOther);
    if (others <= 0)
        return finding + "; no other country is named with a number";
    if (others == 1)
        return finding + "; one other country is named with a number";
    const auto largeOthers = std::ranges::count_if(view.market.named, [&](const Share& share) {
        return isOther(share) && share.fraction >= steps.front();
    });
    return fmt::format("{}; {} of the {} other countries named {} 5\u202F% or more", finding,
                       largeOthers == 0 ? "none" : std::to_string(largeOthers), others,
                       largeOthers == 1 ? "has" : "have");
}

std::string mapAltText(const std::optional<MarketView>& view, const MapBody& body, const Mineral& mineral,
                       const Catalogue& catalogue) {
    std::string text = "Map of the world in an equal-area projection, centred on the Pacific. ";
    text +=
        view && view->concentration ? "Land is shaded by the " + sharesInWords(*view, catalogue) : body.why;
    if (!body.places.empty()) {
        text += fmt::format(" {} place{} known for {}: ", body.places.size(),
                            body.places.size() == 1 ? "" : "s", inSentence(mineral));
        for (std::size_t i = 0; i < std::min<std::size_t>(6, body.places.size()); ++i)
            text += (i == 0 ? "" : ", ") + body.places[i].name;
        text += body.places.size() > 6 ? " and others." : ".";
    }
    const ShownAgreements shown = shownAgreements(body, {});
    return sentence(text + " " + shown.caption);
}

DataTable agreementsTable(const MapBody& body) {
    DataTable table;
    for (const char* name : {"date", "party", "other party", "kind", "agreement", "event"})
        table.columns.push_back({name, name, "", false});
    for (const MapArc& arc : body.arcs)
        table.rows.push_back({arc.date, arc.nameA, arc.nameB, arc.kind, arc.title, arc.mark.key});
    return table;
}

void addMapSource(std::vector<SourceLine>& sources, const Catalogue& catalogue) {
    const Source* source = catalogue.sourceBySlug("natural-earth");
    const std::string edition = source != nullptr ? source->edition : "world-atlas";
    sources.push_back({fmt::format("Land and borders: made with Natural Earth ({})", edition), "",
                       source != nullptr ? source->url : ""});
}

} // namespace lodestone
