// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/failure.h"
#include "cli/study_words.h"

#include "figure/number_text.h"
#include "figure/subjects.h"
#include "figure/warrant_words.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

std::string lowered(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

const CriticalList& listNamed(const std::string& typed, const Catalogue& catalogue) {
    std::vector<std::string> names;
    for (const CriticalList& list : catalogue.criticalLists) {
        if (list.slug == lowered(typed))
            return list;
        names.push_back(list.slug);
    }
    throw Failure(ExitCode::NoSuchData,
                  fmt::format("No list of critical minerals is called '{}'. There are: {}.", typed,
                              fmt::join(names, ", ")));
}

/// Of the list and the group asked for; all without either.
std::vector<const Mineral*> mineralsAsked(const Context& context) {
    const Arguments& typed = context.arguments;
    const CriticalList* list = typed.list ? &listNamed(*typed.list, context.catalogue) : nullptr;
    std::set<std::string> groups;
    bool known = false;
    std::vector<const Mineral*> found;
    for (const Mineral& mineral : context.catalogue.minerals) {
        groups.insert(mineral.group);
        const bool inGroup = !typed.group || lowered(mineral.group) == lowered(*typed.group);
        known = known || inGroup;
        const std::vector<CriticalListing> listings = context.catalogue.listingsOf(mineral);
        if (inGroup &&
            (list == nullptr || std::ranges::find(listings, list, &CriticalListing::list) != listings.end()))
            found.push_back(&mineral);
    }
    if (!known)
        throw Failure(ExitCode::NoSuchData, fmt::format("No mineral is of a group '{}'. The groups are {}.",
                                                        *typed.group, fmt::join(groups, ", ")));
    if (found.empty())
        throw Failure(ExitCode::NoSuchData, "No mineral is both of that group and on that list.");
    return found;
}

Json measuredJson(const Measured& row, const MeasureInfo& info, const Regime& regime,
                  const Context& context) {
    Json json;
    json["mineral"] = row.mineral->slug;
    json["name"] = row.mineral->name;
    json["product"] = row.view ? orNull(row.view->series->product) : Json();
    json["subject"] = row.view ? Json(subjectOf(*row.view->series, *row.mineral)) : Json();
    json["stage"] = slug(row.stage);
    json["measure"] = info.slug;
    json["unit"] = info.unit;
    addInterval(json, "value", row.value ? std::optional(row.value->interval) : std::nullopt);
    json["reason"] = orNull(row.why);
    json["of_world"] = row.value ? Json(row.ofWorld()) : Json();
    const bool shares = row.view && row.view->concentration;
    addFirst(json, row.view ? &*row.view : nullptr, context);
    json["leader_suspect"] = shares ? Json(row.view->market.suspectLeader.has_value()) : Json();
    addIndex(json, "hhi", shares ? row.view->concentration : std::nullopt);
    json["verdict"] = json["band"] = Json();
    if (shares)
        addVerdict(json, *row.view, regime);
    json["share_of"] = shares ? Json(slug(row.view->warrant.whole)) : Json();
    json["at_most"] = shares ? Json(row.view->warrant.atMost) : Json();
    json["outside"] = Json::array();
    if (shares)
        for (const OutsideProducer& producer : row.view->market.outside)
            json["outside"].push_back(isoOf(producer.country, context.catalogue));
    json["regime"] = regime.slug;
    json["year"] = row.view ? Json(row.view->data.year) : Json();
    json["period"] = row.view ? Json(periodWords(*row.view->series, row.view->data.year)) : Json();
    json["source"] = row.view ? Json(row.view->source->slug) : Json();
    if (row.view)
        addSource(json, *row.view->source);
    return json;
}

std::string nameOfRow(const Measured& row) {
    return row.view ? tableName(*row.view->series, *row.mineral) : row.mineral->name;
}

std::string heading(const MeasureInfo& info, const Regime& regime, Year year) {
    std::string text = fmt::format("{} ({}), {}. ", info.name, info.unit,
                                   year == 0 ? std::string("newest year of each table")
                                             : fmt::format("{} or the nearest earlier year", year));
    if (info.direction == Direction::DownIsConcentrated)
        text += "Here a low value means that few hold much. ";
    return text + fmt::format("Verdict: HHI against {} ({}).\n\n", numberText(regime.high, 0), regime.name);
}

std::string rankText(const std::vector<Measured>& rows, const Json& json, const MeasureInfo& info,
                     const Context& context) {
    TextTable table({{"", true},
                     {"mineral"},
                     {std::string(info.slug), true},
                     {"first"},
                     {"share", true},
                     {"of what"},
                     {"verdict"},
                     {"source"},
                     {"year"}});
    int place = 0;
    std::string listed;
    std::string without;
    std::vector<const Source*> sources;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const Measured& row = rows[i];
        if (!row.value) {
            without += fmt::format("  {}: {}\n", nameOfRow(row), row.why);
            continue;
        }
        sources.push_back(row.view->source);
        if (!row.ofWorld()) {
            listed += fmt::format("  {}: {} ({}; {}, {})\n", nameOfRow(row),
                                  intervalWords(info, row.value->interval), noVerdict(*row.view),
                                  row.view->source->shortName, plain(json[i].at("period")));
            continue;
        }
        table.add({std::to_string(++place), nameOfRow(row), intervalWords(info, row.value->interval),
                   firstWords(*row.view, context.catalogue), percent(row.view->warrant.share, 1),
                   ofTheWhole(*row.view, context.catalogue), plain(json[i].at("verdict")),
                   row.view->source->shortName, plain(json[i].at("period"))});
    }
    if (!listed.empty())
        listed = "\nNot of the world: no world total is published, it is a lower bound, or one country is "
                 "named\n" +
                 listed;
    const std::string absent = without.empty() ? "" : "\nWithout a value\n" + without;
    return fmt::format("Ranking at the stage {}: ", context.catalogue.stage(rows.front().stage).name) +
           heading(info, *regimeBySlug(marketState(context).regime), askedYear(context)) + table.text() +
           listed + absent + fmt::format("\n{}\n", analogy) + sourcesText(sources);
}

std::string matrixText(const std::vector<MatrixRow>& rows, const MeasureInfo& info, const Context& context) {
    std::vector<TextTable::Column> columns{{"mineral"}};
    for (const Stage stage : allStages)
        columns.push_back({std::string(slug(stage)), true});
    TextTable table(std::move(columns));
    std::vector<const Source*> sources;
    for (const MatrixRow& row : rows) {
        std::vector<const Series*> tables;
        for (const Measured& cell : row.stages)
            if (cell.value)
                tables.push_back(cell.view->series);
        std::vector<std::string> cells{tableName(tables, *row.mineral)};
        for (const Measured& cell : row.stages) {
            cells.push_back(cell.value ? fmt::format("{} ({})", intervalWords(info, cell.value->interval),
                                                     periodWords(*cell.view->series, cell.view->data.year)) +
                                             (cell.ofWorld() ? "" : "*")
                                       : "");
            if (cell.value)
                sources.push_back(cell.view->source);
        }
        table.add(std::move(cells));
    }
    return "Minerals by stages: " +
           heading(info, *regimeBySlug(marketState(context).regime), askedYear(context)) + table.text() +
           "\nAn empty cell has no table, or one without shares. * Not of the world: no world total is "
           "published, it is a lower bound, or one country is named.\n" +
           sourcesText(sources);
}

const std::vector<std::string> csvKeys{
    "mineral",   "name",          "product",       "subject", "stage",       "measure",      "unit",
    "value_low", "value_high",    "reason",        "leader",  "leader_iso3", "leader_share", "hhi_low",
    "hhi_high",  "hhi_high_open", "top_k_holds",   "verdict", "band",        "regime",       "year",
    "period",    "source",        "attribution",   "licence", "of_world",    "lead",         "share_of",
    "at_most",   "outside",       "leader_suspect"};

} // namespace

std::string rankAnswer(const Context& context) {
    const Arguments& typed = context.arguments;
    const MeasureInfo& info = measureNamed(context);
    const ViewState state = marketState(context); // stage and regime
    const Regime& regime = *regimeBySlug(state.regime);
    if (!typed.matrix && !typed.stage)
        throw Failure(ExitCode::WrongUsage, "rank wants a --stage, or --matrix for all of them.");
    if (typed.matrix && typed.stage)
        throw Failure(ExitCode::WrongUsage, "--matrix shows every stage: leave out --stage.");
    const Year year = askedYear(context);
    const std::vector<const Mineral*> minerals = mineralsAsked(context);
    MarketReader reader(context.catalogue, context.db, readingOf(context));
    Study study(reader, governanceSource(context));
    Json json = Json::array();
    std::string text;
    if (typed.matrix) {
        const std::vector<MatrixRow> rows = mineralMatrix(year, info.slug, study, minerals);
        for (const MatrixRow& row : rows)
            for (const Measured& cell : row.stages)
                json.push_back(measuredJson(cell, info, regime, context));
        text = typed.format == Format::Table ? matrixText(rows, info, context) : "";
    } else {
        const std::vector<Measured> rows = rankMinerals(state.stage, year, info.slug, study, minerals);
        for (const Measured& row : rows)
            json.push_back(measuredJson(row, info, regime, context));
        text = typed.format == Format::Table ? rankText(rows, json, info, context) : "";
    }
    if (typed.format == Format::AsJson)
        return jsonText(json);
    return typed.format == Format::AsCsv ? csvText(json, csvKeys) : text;
}

} // namespace lodestone::cli
