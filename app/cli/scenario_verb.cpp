// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/example_scenarios.h"
#include "analysis/scenario.h"
#include "cli/failure.h"
#include "cli/study_words.h"

#include "figure/number_text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

std::string exampleList(Format format) {
    Json rows = Json::array();
    TextTable table({{"example"}, {"title"}, {"edits"}});
    for (const ExampleScenario& one : exampleScenarios()) {
        rows.push_back({{"id", one.slug},
                        {"name", one.title},
                        {"edits", one.text},
                        {"explanation", one.explanation},
                        {"source", orNull(std::string(one.source))},
                        {"claim", orNull(std::string(one.claimSlug))}});
        table.add({std::string(one.slug), std::string(one.title), std::string(one.text)});
    }
    if (format == Format::AsJson)
        return jsonText(rows);
    if (format == Format::AsCsv)
        return csvText(rows, {"id", "name", "edits", "explanation", "source", "claim"});
    std::string verbs = "\nEdits, separated by ';'; WHO is an ISO3 code, 'leader', or a label in quotes\n";
    for (const ScenarioVerb& verb : scenarioVerbs())
        verbs += fmt::format("  {}\n      {}\n", verb.usage, verb.meaning);
    return table.text() + verbs;
}

const ExampleScenario& exampleNamed(const std::string& typed) {
    if (const ExampleScenario* found = exampleScenarioBySlug(typed))
        return *found;
    std::vector<std::string_view> names;
    for (const ExampleScenario& one : exampleScenarios())
        names.push_back(one.slug);
    throw Failure(ExitCode::WrongUsage,
                  fmt::format("'{}' is not an example. The examples are {}.", typed, fmt::join(names, ", ")));
}

Scenario scenarioAsked(const std::string& text, const Series& series, const Catalogue& catalogue) {
    const auto parsed = parseScenario(text, catalogue);
    if (const auto* error = std::get_if<ScenarioError>(&parsed))
        throw Failure(ExitCode::WrongUsage,
                      fmt::format("--edits, character {}: {}", error->position + 1, error->message));
    const Scenario& scenario = std::get<Scenario>(parsed);
    const bool stock = std::ranges::any_of(
        scenario.edits, [](const Edit& one) { return std::holds_alternative<edit::Stockpile>(one); });
    if (stock && series.measure == Measure::Reserves)
        throw Failure(ExitCode::WrongUsage,
                      "A stockpile is measured in months of yearly supply, and reserves are no "
                      "yearly supply. Ask it of --stage mining or processing.");
    return scenario;
}

Json rowsJson(const ScenarioMarket& market, const HhiDifference& difference, const Catalogue& catalogue) {
    Json rows = Json::array();
    for (const ScenarioRow& row : market.rows) {
        const auto term = std::ranges::find(difference.terms, row.key, &HhiTerm::key);
        rows.push_back({{"supplier", actorName(row.actor, catalogue)},
                        {"iso3", isoOf(row.actor.country, catalogue)},
                        {"before", row.before},
                        {"after", row.after},
                        {"share_before", row.fractionBefore},
                        {"share_after", row.fractionAfter},
                        {"hhi_difference", term != difference.terms.end() ? Json(term->difference) : Json()},
                        {"hypothetical", true}});
    }
    return rows;
}

std::string scenarioTable(const Json& json, const MarketView& view, const ScenarioMarket& market) {
    const std::string& unit = view.series->unit;
    TextTable table({{"supplier"},
                     {"before, " + unit, true},
                     {"after, " + unit, true},
                     {"share", true},
                     {"share", true},
                     {"change of HHI", true}});
    for (const Json& row : json.at("rows"))
        table.add(
            {plain(row.at("supplier")), numberText(row.at("before").get<double>()),
             numberText(row.at("after").get<double>(), 0), percent(row.at("share_before").get<double>(), 2),
             percent(row.at("share_after").get<double>(), 2),
             row.at("hhi_difference").is_null() ? "" : signedIndex(row.at("hhi_difference").get<double>())});
    table.add({"Not named", numberText(market.before.residual), numberText(market.after.residual, 0),
               percent(market.before.residualFraction, 2), percent(market.after.residualFraction, 2), ""});
    table.add({"All", numberText(market.before.denominator), numberText(market.after.denominator, 0)});
    return table.text();
}

std::string scenarioText(const Json& json, const MarketView& view, const ScenarioMarket& market,
                         const HhiDifference& difference, std::string_view explanation) {
    const auto before = concentration(market.before);
    const auto after = concentration(market.after);
    const std::string low = signedIndex(difference.total.low);
    const std::string high = signedIndex(difference.total.high);
    std::string text = "HYPOTHETICAL. No source says this; it is what the edits below make of the table.\n";
    text += marketTitle(view) + fmt::format("{}\n", plain(json.at("edits")));
    if (!explanation.empty())
        text += fmt::format("{}\n", explanation);
    text += "\n" + scenarioTable(json, view, market);
    text += fmt::format("\nHHI before {}, after {}: {}, of which the named suppliers {}\n",
                        hhiWords(before->hhi()), after ? hhiWords(after->hhi()) : "none",
                        low == high ? low : fmt::format("between {} and {}", low, high),
                        signedIndex(difference.low));
    return text + noteLines(json.at("notes").get<std::vector<std::string>>()) + sourceLines(*view.source) +
           "\nHYPOTHETICAL.\n";
}

/// The top-k end only where it is assured: edits may take that away.
void addMarketIndex(Json& json, const std::string& key, const std::optional<Concentration>& index) {
    const bool assured = index && index->topK;
    addIndex(json, key, index ? std::optional(index->hhi()) : std::nullopt,
             assured ? std::optional(index->hhiHighTopK) : std::nullopt);
}

Json scenarioJson(const std::string& edits, const MarketView& view, const ScenarioMarket& market,
                  const HhiDifference& difference, const Context& context) {
    Json json;
    json["hypothetical"] = true;
    addMarket(json, view);
    json["edits"] = edits;
    json["horizon"] = market.horizon;
    json["total_before"] = market.before.denominator;
    json["total_after"] = market.after.denominator;
    const auto before = concentration(market.before);
    const auto after = concentration(market.after);
    addMarketIndex(json, "hhi_before", before);
    addMarketIndex(json, "hhi_after", after);
    addInterval(json, "hhi_difference", difference.total);
    json["hhi_difference_of_named"] = difference.low;
    addInterval(json, "hhi_difference_of_residual", difference.residual);
    json["rows"] = rowsJson(market, difference, context.catalogue);
    json["notes"] = market.notes;
    for (const std::string& note : marketNotes(context, view))
        json["notes"].push_back(note);
    return json;
}

} // namespace

std::string scenarioAnswer(const Context& context) {
    const Arguments& typed = context.arguments;
    if (typed.examples)
        return exampleList(typed.format);
    if (typed.edits.has_value() == typed.example.has_value())
        throw Failure(ExitCode::WrongUsage,
                      "scenario wants either --edits TEXT or --example NAME; --list prints both ways.");
    if (!typed.mineral || !typed.stage)
        throw Failure(ExitCode::WrongUsage, "scenario wants a --mineral and a --stage to start from.");
    const ExampleScenario* example = typed.example ? &exampleNamed(*typed.example) : nullptr;
    const ViewState state = marketState(context);
    MarketReader reader(context.catalogue, context.db, readingOf(context));
    const MarketView view = marketOrFail(state, reader, askedYear(context));
    const Scenario scenario = scenarioAsked(example != nullptr ? std::string(example->text) : *typed.edits,
                                            *view.series, context.catalogue);
    const auto applied = apply(scenario, view.market, view.data.year, context.catalogue);
    if (const auto* error = std::get_if<ScenarioError>(&applied))
        throw Failure(ExitCode::NoSuchData, fmt::format("Edit {}: {}", error->edit + 1, error->message));
    const auto& market = std::get<ScenarioMarket>(applied);
    const HhiDifference difference = hhiDifference(market);
    Json json =
        scenarioJson(lodestone::scenarioText(scenario, context.catalogue), view, market, difference, context);
    json["example"] = example != nullptr ? Json(example->slug) : Json();
    json["explanation"] = example != nullptr ? Json(example->explanation) : Json();
    json["said_by"] = example != nullptr ? orNull(std::string(example->source)) : Json();
    if (typed.format == Format::AsJson)
        return jsonText(json);
    if (typed.format == Format::AsCsv) {
        Json rows = json.at("rows");
        for (Json& row : rows)
            for (const char* key : {"mineral", "stage", "year", "source", "edits", "attribution", "licence"})
                row[key] = json.at(key);
        return csvText(rows, {"hypothetical", "mineral", "stage", "year", "source", "edits", "supplier",
                              "iso3", "before", "after", "share_before", "share_after", "hhi_difference",
                              "attribution", "licence"});
    }
    return scenarioText(json, view, market, difference, example != nullptr ? example->explanation : "");
}

} // namespace lodestone::cli
