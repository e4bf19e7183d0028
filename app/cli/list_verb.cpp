// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/answers.h"
#include "cli/failure.h"

#include "figure/build_figure.h"

#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

/// One kind of thing to list: its rows, and which keys stand in CSV and in the table for people.
struct Listing {
    std::string_view what;
    Json (*rows)(const Context&);
    std::vector<std::string> csv;
    std::vector<std::string> table;
};

/// Every table there is of a mineral, so that a reader knows which stage, measure and product to ask for.
Json seriesOf(const Mineral& mineral, const Catalogue& catalogue) {
    Json rows = Json::array();
    for (const Stage stage : allStages)
        for (const Series* series : catalogue.seriesOf(mineral.id, stage))
            rows.push_back({{"stage", slug(stage)},
                            {"measure", slug(series->measure)},
                            {"product", orNull(series->product)},
                            {"label", series->label},
                            {"unit", series->unit},
                            {"basis", series->basis},
                            {"comparable", series->comparable},
                            {"source", catalogue.source(series->source)->slug},
                            {"years", series->years}});
    return rows;
}

/// The lists of critical minerals that a mineral is on, oldest first.
Json listingsJson(const Mineral& mineral, const Catalogue& catalogue) {
    Json rows = Json::array();
    for (const CriticalListing& listing : catalogue.listingsOf(mineral))
        rows.push_back({{"id", listing.list->slug},
                        {"since", listing.list->published.iso()},
                        {"term", listing.entry->term}});
    return rows;
}

/// The group a mineral is a part of: 'rare-earths' of neodymium.
Json parentOf(const Mineral& mineral, const Catalogue& catalogue) {
    const Mineral* parent = catalogue.mineral(mineral.parent);
    return parent != nullptr ? Json(parent->slug) : Json();
}

Json minerals(const Context& context) {
    Json rows = Json::array();
    for (const Mineral& mineral : context.catalogue.minerals) {
        Json stages = Json::array();
        for (const Stage stage : allStages)
            if (!context.catalogue.seriesOf(mineral.id, stage).empty())
                stages.push_back(slug(stage));
        rows.push_back({{"id", mineral.slug},
                        {"name", mineral.name},
                        {"symbol", orNull(mineral.symbol)},
                        {"group", mineral.group},
                        {"parent", parentOf(mineral, context.catalogue)},
                        {"us_critical_2025", mineral.usCritical2025},
                        {"critical_lists", listingsJson(mineral, context.catalogue)},
                        {"stages", stages},
                        {"aliases", mineral.aliases},
                        {"series", seriesOf(mineral, context.catalogue)}});
    }
    return rows;
}

Json countries(const Context& context) {
    Json rows = Json::array();
    for (const Country& country : context.catalogue.countries)
        rows.push_back({{"id", country.iso3},
                        {"name", country.name},
                        {"iso2", orNull(country.iso2)},
                        {"kind", country.kind},
                        {"aliases", country.aliases}});
    return rows;
}

Json stages(const Context& context) {
    Json rows = Json::array();
    for (const StageInfo& stage : context.catalogue.stages) {
        std::set<MineralId> withTable;
        for (const Series& series : context.catalogue.series)
            if (series.stage == stage.stage)
                withTable.insert(series.mineral);
        rows.push_back({{"id", slug(stage.stage)},
                        {"name", stage.name},
                        {"description", stage.description},
                        {"minerals", withTable.size()}});
    }
    return rows;
}

Json sources(const Context& context) {
    Json rows = Json::array();
    for (const Source& source : context.catalogue.sources)
        rows.push_back({{"id", source.slug},
                        {"name", source.shortName},
                        {"title", source.title},
                        {"family", source.family},
                        {"publisher", source.publisher},
                        {"edition", source.edition},
                        {"published", source.published.iso()},
                        {"kind", source.kind},
                        {"licence", source.licence},
                        {"licence_url", orNull(source.licenceUrl)},
                        {"attribution", source.attribution},
                        {"url", source.url},
                        {"doi", orNull(source.doi)},
                        {"file", orNull(source.file)},
                        {"note", orNull(source.note)}});
    return rows;
}

Json blocs(const Context& context) {
    Json rows = Json::array();
    for (const Bloc& bloc : context.catalogue.blocs) {
        Json members = Json::array();
        for (const BlocMember& member : bloc.members) {
            const Country& country = *context.catalogue.country(member.country);
            members.push_back({{"id", country.iso3},
                               {"name", country.name},
                               {"from", member.from ? Json(member.from->iso()) : Json()},
                               {"to", member.to ? Json(member.to->iso()) : Json()},
                               {"source", member.source}});
        }
        rows.push_back(
            {{"id", bloc.slug}, {"name", bloc.name}, {"note", orNull(bloc.note)}, {"members", members}});
    }
    return rows;
}

/// 'Antimony, Baryte; 19 more assessed and not listed'.
std::string namesText(const Json& names) {
    std::string text;
    std::size_t without = 0;
    for (const Json& name : names) {
        if (!name.at("listed").get<bool>())
            ++without;
        else
            text += (text.empty() ? "" : ", ") + plain(name.at("term"));
    }
    return without == 0 ? text : fmt::format("{}; {} more assessed and not listed", text, without);
}

/// Members in one cell of a table: 'TLS from 2025-10-26'; lists: 'us-2025 since 2025-11-07'.
void flattenMembers(Json& rows) {
    for (Json& row : rows) {
        if (row.contains("critical_lists"))
            for (Json& list : row.at("critical_lists"))
                list = fmt::format("{} since {}", plain(list.at("id")), plain(list.at("since")));
        if (row.contains("names"))
            row["names"] = namesText(row.at("names"));
        if (!row.contains("members"))
            continue;
        Json texts = Json::array();
        Json sources = Json::array();
        for (const Json& member : row.at("members")) {
            if (std::ranges::find(sources, member.at("source")) == sources.end())
                sources.push_back(member.at("source"));
            std::string text = plain(member.at("id"));
            for (const char* end : {"from", "to"})
                if (!member.at(end).is_null())
                    text += fmt::format(" {} {}", end, plain(member.at(end)));
            texts.push_back(std::move(text));
        }
        row["members"] = std::move(texts);
        row["sources"] = std::move(sources);
    }
}

Json nameJson(const CriticalEntry& entry, const Catalogue& catalogue) {
    const Mineral* mineral = catalogue.mineral(entry.mineral);
    return {{"term", entry.term},
            {"mineral", mineral != nullptr ? Json(mineral->slug) : Json()},
            {"listed", entry.listed},
            {"supply_risk", entry.supplyRisk ? Json(*entry.supplyRisk) : Json()},
            {"economic_importance", entry.economicImportance ? Json(*entry.economicImportance) : Json()},
            {"note", orNull(entry.note)}};
}

Json criticalLists(const Context& context) {
    Json rows = Json::array();
    for (const CriticalList& list : context.catalogue.criticalLists) {
        const Source& source = *context.catalogue.source(list.source);
        Json names = Json::array();
        for (const CriticalEntry& entry : list.entries)
            names.push_back(nameJson(entry, context.catalogue));
        rows.push_back({{"id", list.slug},
                        {"name", list.name},
                        {"authority", list.authority},
                        {"published", list.published.iso()},
                        {"listed", std::ranges::count(list.entries, true, &CriticalEntry::listed)},
                        {"not_listed", std::ranges::count(list.entries, false, &CriticalEntry::listed)},
                        {"names", std::move(names)},
                        {"source", source.slug},
                        {"source_title", source.title},
                        {"url", source.url},
                        {"note", orNull(list.note)}});
    }
    return rows;
}

Json placeJson(const Place& place, const Catalogue& catalogue) {
    const Country& country = *catalogue.country(place.country);
    const Source& source = *catalogue.source(place.source);
    Json minerals = Json::array();
    for (const MineralId id : place.minerals)
        minerals.push_back(catalogue.mineral(id)->slug);
    Json stages = Json::array();
    for (const Stage stage : place.stages)
        stages.push_back(slug(stage));
    return {{"id", place.slug},
            {"name", place.name},
            {"country", country.iso3},
            {"country_name", country.name},
            {"latitude", place.latitude},
            {"longitude", place.longitude},
            {"kind", place.kind},
            {"minerals", std::move(minerals)},
            {"stages", std::move(stages)},
            {"known_for", place.knownFor},
            {"source", source.slug},
            {"source_name", source.shortName},
            {"url", source.url}};
}

/// All places, or those of --mineral, of its parts and of the group it is a part of.
Json places(const Context& context) {
    const Catalogue& catalogue = context.catalogue;
    const Mineral* asked =
        context.arguments.mineral ? &mineralNamed(*context.arguments.mineral, catalogue) : nullptr;
    const auto about = [&](MineralId id) {
        return asked == nullptr || id == asked->id || id == asked->parent ||
               catalogue.mineral(id)->parent == asked->id;
    };
    Json rows = Json::array();
    for (const Place& place : loadPlaces(context.db))
        if (std::ranges::any_of(place.minerals, about))
            rows.push_back(placeJson(place, catalogue));
    if (rows.empty())
        throw Failure(
            ExitCode::NoSuchData,
            "No place on record matches. 'lodestone list places' without options prints all of them.");
    return rows;
}

Json figures(const Context&) {
    Json rows = Json::array();
    for (const FigureSpec& spec : figureSpecs())
        rows.push_back(
            {{"id", spec.id}, {"name", spec.title}, {"what", spec.what}, {"uses_year", spec.usesYear}});
    return rows;
}

const std::vector<Listing>& listings() {
    static const std::vector<Listing> all{
        {"minerals",
         minerals,
         {"id", "name", "symbol", "group", "parent", "us_critical_2025", "critical_lists", "stages",
          "aliases"},
         {"id", "name", "symbol", "group", "stages"}},
        {"countries",
         countries,
         {"id", "name", "iso2", "kind", "aliases"},
         {"id", "name", "kind", "aliases"}},
        {"stages",
         stages,
         {"id", "name", "description", "minerals"},
         {"id", "name", "minerals", "description"}},
        {"sources",
         sources,
         {"id", "name", "title", "family", "publisher", "edition", "published", "kind", "licence",
          "licence_url", "attribution", "url", "doi", "file", "note"},
         {"id", "name", "edition", "published", "licence", "url"}},
        {"blocs", blocs, {"id", "name", "note", "members", "sources"}, {"id", "name", "members"}},
        {"critical-lists",
         criticalLists,
         {"id", "name", "authority", "published", "listed", "not_listed", "names", "source", "url", "note"},
         {"id", "published", "authority", "listed", "names"}},
        {"places",
         places,
         {"id", "name", "country", "country_name", "latitude", "longitude", "kind", "minerals", "stages",
          "known_for", "source", "source_name", "url"},
         {"id", "name", "country", "latitude", "longitude", "kind", "minerals", "stages", "source_name"}},
        {"figures", figures, {"id", "name", "what", "uses_year"}, {"id", "name", "what"}}};
    return all;
}

std::string tableText(const Json& rows, const std::vector<std::string>& keys) {
    std::vector<TextTable::Column> columns;
    for (std::string key : keys) {
        std::ranges::replace(key, '_', ' ');
        columns.push_back({std::move(key)});
    }
    TextTable table(std::move(columns));
    for (const Json& row : rows) {
        std::vector<std::string> cells;
        for (const std::string& key : keys)
            cells.push_back(plain(row.at(key)));
        table.add(std::move(cells));
    }
    return table.text();
}

} // namespace

bool isListOfData(std::string_view what) {
    return what != "figures" && std::ranges::find(listings(), what, &Listing::what) != listings().end();
}

std::string listAnswer(const Context& context) {
    const auto listing = std::ranges::find(listings(), context.arguments.subject, &Listing::what);
    if (listing == listings().end())
        throw Failure(ExitCode::WrongUsage,
                      fmt::format("There is no list of '{}'. The lists are minerals, countries, stages, "
                                  "sources, blocs, critical-lists, places and figures.",
                                  context.arguments.subject));
    if (context.arguments.mineral && context.arguments.subject != "places")
        throw Failure(
            ExitCode::WrongUsage,
            fmt::format("--mineral chooses among places; 'list {}' has no use for it. Leave it out.",
                        context.arguments.subject));
    Json rows = listing->rows(context);
    if (context.arguments.format == Format::AsJson)
        return jsonText(rows);
    flattenMembers(rows);
    return context.arguments.format == Format::AsCsv ? csvText(rows, listing->csv)
                                                     : tableText(rows, listing->table);
}

} // namespace lodestone::cli
