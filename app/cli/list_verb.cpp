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
                        {"us_critical_2025", mineral.usCritical2025},
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

/// Members in one cell of a table: 'TLS from 2025-10-26'.
void flattenMembers(Json& rows) {
    for (Json& row : rows) {
        if (!row.contains("members"))
            continue;
        Json texts = Json::array();
        for (const Json& member : row.at("members")) {
            std::string text = plain(member.at("id"));
            for (const char* end : {"from", "to"})
                if (!member.at(end).is_null())
                    text += fmt::format(" {} {}", end, plain(member.at(end)));
            texts.push_back(std::move(text));
        }
        row["members"] = std::move(texts);
    }
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
         {"id", "name", "symbol", "group", "us_critical_2025", "stages", "aliases"},
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
        {"blocs", blocs, {"id", "name", "note", "members"}, {"id", "name", "members"}},
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
                                  "sources, blocs and figures.",
                                  context.arguments.subject));
    Json rows = listing->rows(context);
    if (context.arguments.format == Format::AsJson)
        return jsonText(rows);
    flattenMembers(rows);
    return context.arguments.format == Format::AsCsv ? csvText(rows, listing->csv)
                                                     : tableText(rows, listing->table);
}

} // namespace lodestone::cli
