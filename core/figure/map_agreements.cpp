// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/country_words.h"
#include "figure/event_words.h"
#include "figure/map_part.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr std::size_t newestShown = 6;
constexpr std::size_t mostOfOne = 14; ///< arcs of one country
constexpr std::array<std::string_view, 2> broadTerms{"critical minerals", "critical raw materials"};

bool names(const AgreementPair& pair, const Mineral& mineral) {
    return std::ranges::find(pair.minerals, mineral.id) != pair.minerals.end() ||
           (mineral.parent && std::ranges::find(pair.minerals, mineral.parent) != pair.minerals.end());
}

bool broad(const AgreementPair& pair) {
    return std::ranges::any_of(pair.terms, [](const std::string& term) {
        return std::ranges::find(broadTerms, term) != broadTerms.end();
    });
}

std::string kindWords(const std::string& kind) {
    if (kind == "mou")
        return "memorandum";
    if (kind == "plurilateral_initiative")
        return "initiative";
    return kind;
}

std::string partyName(const Country& country) {
    return country.iso3 == "EUU" ? "European Union" : country.name;
}

MapArc arcOf(const AgreementPair& pair, const Catalogue& catalogue) {
    const Country& a = *catalogue.country(pair.a);
    const Country& b = *catalogue.country(pair.b);
    MapArc arc;
    arc.mark = {Mark::Kind::Event, pair.event};
    arc.a = a.iso3;
    arc.b = b.iso3;
    arc.nameA = partyName(a);
    arc.nameB = partyName(b);
    const MapPoint* from = mapAnchor(a.iso3);
    const MapPoint* to = mapAnchor(b.iso3);
    arc.drawn = from != nullptr && to != nullptr;
    if (arc.drawn) {
        arc.from = *from;
        arc.to = *to;
    }
    arc.memorandum = pair.kind == "mou";
    arc.bilateral = pair.kind != "plurilateral_initiative";
    arc.date = pair.date.iso();
    arc.dateWords = pair.date.words();
    arc.kind = kindWords(pair.kind);
    arc.title = pair.title;
    arc.tooltip =
        fmt::format("{}\n{} and {}: {}\n{}", arc.dateWords, arc.nameA, arc.nameB, arc.kind, pair.title);
    if (!pair.status.empty() && pair.status != "in_force") {
        arc.tooltip += "\n" + statusText(pair.status);
    }
    if (a.iso3 == "EUU" || b.iso3 == "EUU")
        arc.tooltip += "\nThe European Union stands at Brussels.";
    return arc;
}

} // namespace

void addAgreements(MapBody& body, const ViewState& state, const Catalogue& catalogue, const Database& db) {
    const Mineral& mineral = *catalogue.mineralBySlug(state.mineral);
    const auto pairs = allAgreements(db, dayOf(state));
    bool anyNaming = false;
    bool anyBroad = false;
    for (auto newest = pairs->rbegin(); newest != pairs->rend(); ++newest) {
        const AgreementPair& pair = *newest;
        const bool naming = names(pair, mineral);
        if (!naming && !(mineral.usCritical2025 && broad(pair)))
            continue;
        anyNaming = anyNaming || naming;
        anyBroad = anyBroad || !naming;
        body.arcs.push_back(arcOf(pair, catalogue));
        // What was replaced stays on record and in the whole list, and is not shown as news.
        body.arcs.back().newest = naming && pair.status != "superseded";
    }
    if (!anyNaming)
        for (MapArc& arc : body.arcs)
            arc.newest = true;
    // One initiative of many parties would push every treaty between two off the map.
    if (std::ranges::any_of(body.arcs, [](const MapArc& arc) { return arc.newest && arc.bilateral; }))
        for (MapArc& arc : body.arcs)
            arc.newest = arc.newest && arc.bilateral;
    std::size_t shown = 0;
    for (MapArc& arc : body.arcs)
        arc.newest = arc.newest && ++shown <= newestShown;
    const std::string name = inSentence(mineral);
    body.about = !anyNaming ? "critical minerals at large"
                 : anyBroad ? name + " or critical minerals at large"
                            : name;
}

namespace {

/// The party of all arcs; where two have every arc, the first.
std::string commonParty(const std::vector<const MapArc*>& arcs) {
    if (arcs.empty())
        return {};
    for (const std::string& party : {arcs.front()->a, arcs.front()->b})
        if (std::ranges::all_of(arcs, [&](const MapArc* arc) { return arc->a == party || arc->b == party; }))
            return party;
    return {};
}

std::string partiesOf(const MapArc& arc, const std::string& partner) {
    if (partner.empty())
        return fmt::format("{} – {}", arc.nameA, arc.nameB);
    return arc.a == partner ? arc.nameB : arc.nameA;
}

void addRows(ShownAgreements& shown) {
    for (const MapArc* arc : shown.arcs) {
        const auto same = std::ranges::find_if(
            shown.rows, [&](const ShownAgreements::Row& row) { return row.arc->mark == arc->mark; });
        if (same == shown.rows.end())
            shown.rows.push_back({arc, partiesOf(*arc, shown.partner)});
        else
            same->parties +=
                ", " + (shown.partner.empty() && same->arc->a == arc->a ? arc->nameB
                                                                        : partiesOf(*arc, shown.partner));
    }
}

/// 'All 85 agreement pairs', 'The newest 6 of 85 agreement pairs', 'The one agreement pair'.
std::string howMany(std::size_t shown, std::size_t all) {
    if (all == 1)
        return "The one agreement pair";
    if (shown == all)
        return fmt::format("All {} agreement pairs", all);
    return shown == 1 ? fmt::format("The newest of {} agreement pairs", all)
                      : fmt::format("The newest {} of {} agreement pairs", shown, all);
}

} // namespace

ShownAgreements shownAgreements(const MapBody& body, std::string_view iso3) {
    ShownAgreements shown;
    if (body.none) {
        shown.caption = fmt::format("{} agreement pair{} on record on {}, not drawn.", body.arcs.size(),
                                    body.arcs.size() == 1 ? "" : "s", body.about);
        return shown;
    }
    const auto has = [&](const MapArc& arc) { return arc.a == iso3 || arc.b == iso3; };
    const auto ofOne = static_cast<std::size_t>(std::ranges::count_if(body.arcs, has));
    for (const MapArc& arc : body.arcs)
        if (ofOne > 0 ? has(arc) && (body.all || shown.arcs.size() < mostOfOne) : body.all || arc.newest)
            shown.arcs.push_back(&arc);
    shown.partner = ofOne > 0 ? std::string(iso3) : commonParty(shown.arcs);
    std::string name;
    if (!shown.partner.empty())
        name = withArticle(shown.arcs.front()->a == shown.partner ? shown.arcs.front()->nameA
                                                                  : shown.arcs.front()->nameB);
    shown.head = name.empty() ? "Between" : "With " + name;
    if (body.arcs.empty())
        shown.caption = fmt::format("No agreement on record on {}.", body.about);
    else if (ofOne > 0)
        shown.caption = fmt::format("{} of {} on {}.", howMany(shown.arcs.size(), ofOne), name, body.about);
    else if (!body.all && !shown.arcs.empty() && shown.arcs.front()->bilateral)
        shown.caption = fmt::format("{} between two parties; on record {} {} agreement pair{} on {}.",
                                    shown.arcs.size() == 1 ? std::string("The newest")
                                                           : fmt::format("The newest {}", shown.arcs.size()),
                                    body.arcs.size() == 1 ? "is" : "are", body.arcs.size(),
                                    body.arcs.size() == 1 ? "" : "s", body.about);
    else
        shown.caption =
            fmt::format("{} on record on {}.", howMany(shown.arcs.size(), body.arcs.size()), body.about);
    addRows(shown);
    if (!shown.arcs.empty())
        shown.caption += " An arc joins two countries; it says nothing about tonnes.";
    return shown;
}

} // namespace lodestone
