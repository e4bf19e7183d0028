// SPDX-License-Identifier: GPL-3.0-or-later
// What publishers say of one country beside the world tables, and how countries are governed.
#include "cli/answers.h"
#include "cli/failure.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

Json number(const std::optional<double>& value) {
    return value ? Json(*value) : Json();
}

std::string topicWords(Topic topic) {
    switch (topic) {
    case Topic::NetImportReliance:
        return "Net import reliance";
    case Topic::ImportSource:
        return "Where imports come from";
    case Topic::EndUse:
        return "What it is used for";
    case Topic::Salient:
        return "Salient statistics";
    }
    return {};
}

std::string periodText(const std::optional<YearRange>& period) {
    if (!period)
        return {};
    return period->count() == 1 ? std::to_string(period->first())
                                : fmt::format("{}\u2013{}", period->first(), period->last());
}

/// Each source once, in the order of the rows.
template <typename Row>
std::string sourcesOf(const std::vector<Row>& rows, const Catalogue& catalogue) {
    std::vector<SourceId> known;
    std::string text;
    for (const Row& row : rows) {
        if (std::ranges::find(known, row.source) != known.end())
            continue;
        known.push_back(row.source);
        text += sourceLines(*catalogue.source(row.source));
    }
    return text;
}

Json statisticJson(const Statistic& row, const Catalogue& catalogue) {
    const Country* partner = catalogue.country(row.partner);
    const Source& source = *catalogue.source(row.source);
    Json json{{"mineral", catalogue.mineral(row.mineral)->slug},
              {"country", catalogue.country(row.country)->iso3},
              {"topic", slug(row.topic)},
              {"item", row.item},
              {"partner", partner != nullptr ? Json(partner->iso3) : Json()},
              {"partner_name", orNull(row.partnerName)},
              {"from_year", row.period ? Json(row.period->first()) : Json()},
              {"to_year", row.period ? Json(row.period->last()) : Json()},
              {"unit", orNull(row.unit)},
              {"value", number(row.cell.value)},
              {"low", row.cell.range ? Json(row.cell.range->low) : Json()},
              {"high", row.cell.range ? Json(row.cell.range->high) : Json()},
              {"relation", symbol(row.cell.relation)},
              {"status", slug(row.cell.status)},
              {"printed", row.cell.printed},
              {"note", orNull(row.cell.note)},
              {"source", source.slug}};
    addPlace(json, row.cell, catalogue);
    addSource(json, source);
    return json;
}

std::string statisticsTable(const std::vector<Statistic>& rows, const Mineral& mineral,
                            const Catalogue& catalogue) {
    std::string text = mineral.name + ": statistics of one country\n";
    for (std::size_t first = 0; first < rows.size();) {
        const Statistic& head = rows[first];
        const auto same = [&](const Statistic& row) {
            return row.topic == head.topic && row.source == head.source && row.country == head.country;
        };
        text += fmt::format("\n{}, {} ({})\n", topicWords(head.topic), catalogue.country(head.country)->name,
                            catalogue.source(head.source)->shortName);
        TextTable table({{"item"}, {"partner"}, {"period"}, {"printed", true}, {"unit"}, {"status"}});
        for (; first < rows.size() && same(rows[first]); ++first) {
            const Statistic& row = rows[first];
            table.add({row.item, row.partnerName, periodText(row.period), row.cell.printed, row.unit,
                       std::string(slug(row.cell.status))});
        }
        text += table.text();
    }
    return text + sourcesOf(rows, catalogue);
}

} // namespace

std::string statisticsAnswer(const Context& context) {
    const Arguments& typed = context.arguments;
    const Catalogue& catalogue = context.catalogue;
    const Mineral& mineral = mineralNamed(*typed.mineral, catalogue);
    std::vector<Statistic> rows = loadStatistics(context.db, mineral.id);
    if (typed.topic) {
        const auto topic = topicFromSlug(*typed.topic);
        if (!topic)
            throw Failure(ExitCode::WrongUsage,
                          fmt::format("'{}' is no topic; the topics are net_import_reliance, import_source, "
                                      "end_use and salient",
                                      *typed.topic));
        std::erase_if(rows, [&](const Statistic& row) { return row.topic != *topic; });
    }
    if (typed.source) {
        const SourceId source = sourceNamed(*typed.source, catalogue).id;
        std::erase_if(rows, [&](const Statistic& row) { return row.source != source; });
    }
    if (typed.year) {
        const Year year = yearOf(*typed.year);
        std::erase_if(rows, [&](const Statistic& row) { return !row.period || !row.period->contains(year); });
    }
    if (rows.empty())
        throw Failure(ExitCode::NoSuchData,
                      fmt::format("No statistic of {} matches. Leave out an option, or see "
                                  "'lodestone statistics --mineral {}'",
                                  mineral.name, mineral.slug));
    if (typed.format == Format::Table)
        return statisticsTable(rows, mineral, catalogue);
    Json json = Json::array();
    for (const Statistic& row : rows)
        json.push_back(statisticJson(row, catalogue));
    if (typed.format == Format::AsJson)
        return jsonText(json);
    return csvText(json, {"mineral",    "country", "topic",       "item",   "partner",     "partner_name",
                          "from_year",  "to_year", "unit",        "value",  "low",         "high",
                          "relation",   "status",  "printed",     "note",   "source_file", "source_sheet",
                          "source_row", "source",  "attribution", "licence"});
}

std::string governanceAnswer(const Context& context) {
    const Arguments& typed = context.arguments;
    const Catalogue& catalogue = context.catalogue;
    const Country& country = countryNamed(*typed.country, catalogue);
    using Dimension = GovernanceDimension;
    std::vector<GovernanceScore> rows;
    for (const Dimension dimension :
         {Dimension::Voice, Dimension::Stability, Dimension::Effectiveness, Dimension::Regulation,
          Dimension::Law, Dimension::Corruption, Dimension::Mean})
        for (const GovernanceScore& score : loadGovernance(context.db, dimension))
            if (score.country == country.id && (!typed.year || score.year == yearOf(*typed.year)))
                rows.push_back(score);
    if (rows.empty())
        throw Failure(
            ExitCode::NoSuchData,
            fmt::format("No governance score is on record for {}{}. {}", country.name,
                        typed.year ? " in " + *typed.year : "",
                        typed.year ? "Leave out --year" : "The indicators rate countries one by one"));
    Json json = Json::array();
    TextTable table(
        {{"dimension"}, {"year", true}, {"estimate", true}, {"standard error", true}, {"source"}});
    for (const GovernanceScore& row : rows) {
        const Source& source = *catalogue.source(row.source);
        json.push_back({{"country", country.iso3},
                        {"dimension", slug(row.dimension)},
                        {"year", row.year},
                        {"estimate", row.estimate},
                        {"standard_error", number(row.standardError)},
                        {"source", source.slug}});
        addSource(json.back(), source);
        table.add({std::string(slug(row.dimension)), std::to_string(row.year),
                   fmt::format("{:.3f}", row.estimate),
                   row.standardError ? fmt::format("{:.3f}", *row.standardError) : "", source.shortName});
    }
    if (typed.format == Format::AsJson)
        return jsonText(json);
    if (typed.format == Format::AsCsv)
        return csvText(json, {"country", "dimension", "year", "estimate", "standard_error", "source",
                              "attribution", "licence"});
    return fmt::format("{}: governance, about -2.5 (weak) to 2.5 (strong)\n"
                       "va voice and accountability, pv political stability, ge government effectiveness, "
                       "rq regulatory quality, rl rule of law, cc control of corruption\n\n",
                       country.name) +
           table.text() + sourcesOf(rows, catalogue);
}

} // namespace lodestone::cli
