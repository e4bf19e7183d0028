// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/answers.h"
#include "cli/failure.h"

#include "figure/number_text.h"
#include "figure/revisions.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

Json number(const std::optional<double>& value) {
    return value ? Json(*value) : Json();
}

Json editionJson(const EditionFigure& edition, const Catalogue& catalogue) {
    Json json{{"source", edition.source->slug},       {"source_name", edition.source->shortName},
              {"published", edition.published.iso()}, {"printed", edition.cell.printed},
              {"printed_unit", edition.series->unit}, {"relation", symbol(edition.cell.relation)},
              {"value", number(edition.value)},       {"status", slug(edition.cell.status)},
              {"change", number(edition.change)},     {"change_percent", number(edition.changePercent)},
              {"changed", edition.changed},           {"erratum", edition.erratum},
              {"note", orNull(edition.cell.note)},    {"attribution", edition.source->attribution}};
    addPlace(json, edition.cell, catalogue);
    return json;
}

Json marketJson(const EditionMarket& market) {
    const bool index = market.hhi.has_value();
    const bool named = index && market.lead != Lead::None;
    return {{"source", market.source->slug},
            {"published", market.published.iso()},
            {"hhi_low", index ? Json(market.hhi->low) : Json()},
            {"hhi_high_open", index ? Json(market.hhi->high) : Json()},
            {"leader", named ? Json(market.leader->iso3) : Json()},
            {"leader_share", named ? Json(market.leaderShare) : Json()},
            {"lead", index ? Json(slug(market.lead)) : Json()}};
}

Json revisionJson(const Revision& revision, const Catalogue& catalogue) {
    const Series& series = *revision.series;
    Json editions = Json::array();
    for (const EditionFigure& edition : revision.editions)
        editions.push_back(editionJson(edition, catalogue));
    Json markets = Json::array();
    for (const EditionMarket& market : revision.markets)
        markets.push_back(marketJson(market));
    return {{"mineral", catalogue.mineral(series.mineral)->slug},
            {"stage", slug(series.stage)},
            {"measure", slug(series.measure)},
            {"product", orNull(series.product)},
            {"label", series.label},
            {"basis", series.basis},
            {"year", revision.year},
            {"row", slug(revision.row)},
            {"country", revision.country != nullptr ? Json(revision.country->iso3) : Json()},
            {"name", rowName(revision)},
            {"unit", revision.unit},
            {"changed", revision.changed},
            {"editions", editions},
            {"market", markets}};
}

/// One line for each figure and edition.
std::string csvOf(const Json& figures) {
    Json rows = Json::array();
    for (const Json& figure : figures)
        for (const Json& edition : figure.at("editions")) {
            Json row = figure;
            row.erase("editions");
            row.erase("market");
            row.erase("changed");
            row.update(edition);
            for (const Json& market : figure.at("market"))
                if (market.at("source") == edition.at("source"))
                    row.update(market);
            rows.push_back(std::move(row));
        }
    return csvText(rows, {"mineral",    "stage",      "measure",       "product",     "label",
                          "basis",      "year",       "row",           "country",     "name",
                          "unit",       "source",     "published",     "printed",     "printed_unit",
                          "relation",   "value",      "status",        "change",      "change_percent",
                          "changed",    "erratum",    "note",          "source_file", "source_sheet",
                          "source_row", "hhi_low",    "hhi_high_open", "leader",      "leader_share",
                          "lead",       "attribution"});
}

std::string indexWords(const Revision& revision, const EditionFigure& edition) {
    for (const EditionMarket& market : revision.markets)
        if (market.source == edition.source && market.hhi) {
            std::string first;
            for (const Country* country : market.first)
                first += (first.empty() ? "" : " and ") + country->iso3;
            return fmt::format("{}, {} {}{}", intervalText(*market.hhi).dashed(), first,
                               percent(market.leaderShare, 1), market.first.size() > 1 ? " each" : "");
        }
    return {};
}

std::string spaced(std::string text) {
    constexpr std::string_view narrow = "\u202F"; // set for figures; a terminal gets the plain space
    for (std::size_t at = text.find(narrow); at != std::string::npos; at = text.find(narrow))
        text.replace(at, narrow.size(), " ");
    return text;
}

std::string tableOf(const std::vector<Revision>& found) {
    TextTable table({{"figure"},
                     {"of"},
                     {"year", true},
                     {"edition"},
                     {"published"},
                     {"printed", true},
                     {"unit"},
                     {"status"},
                     {"change", true},
                     {"HHI, largest named"}});
    for (const Revision& revision : found)
        for (const EditionFigure& edition : revision.editions) {
            const bool first = &edition == &revision.editions.front();
            table.add(
                {first ? rowName(revision) : "", first ? revision.series->label : "",
                 first ? std::to_string(revision.year) : "", edition.source->shortName,
                 edition.published.iso(), edition.cell.printed, edition.series->unit,
                 std::string(slug(edition.cell.status)),
                 spaced(changeText(edition, first)) + (edition.erratum && edition.changed ? ", erratum" : ""),
                 indexWords(revision, edition)});
        }
    return table.text();
}

std::string peopleText(const Mineral& mineral, const std::vector<Revision>& shown, std::size_t all) {
    std::string text = fmt::format("{}: figures that two editions or more print\n", mineral.name);
    const auto changed = std::ranges::count_if(shown, [](const Revision& one) { return one.changed; });
    text += fmt::format("{} of {} changed; the biggest change in per cent comes first\n\n",
                        numberText(static_cast<double>(changed)), numberText(static_cast<double>(all)));
    if (shown.empty())
        return text + "None changed between editions. --all prints them.\n";
    text += tableOf(shown);
    text += "\nChange: from the edition before. A difference that the coarser print leaves open is none.\n";
    std::vector<const Source*> sources;
    for (const Revision& revision : shown)
        for (const EditionFigure& edition : revision.editions)
            if (std::ranges::find(sources, edition.source) == sources.end())
                sources.push_back(edition.source);
    std::ranges::sort(sources, {}, &Source::published);
    for (const Source* source : sources)
        text += sourceLines(*source);
    return text;
}

RevisionQuestion questionOf(const Context& context) {
    const Arguments& typed = context.arguments;
    RevisionQuestion question;
    if (typed.stage)
        question.stage = stageNamed(*typed.stage);
    if (typed.year)
        question.year = yearOf(*typed.year);
    ViewState named;
    takeNamed(*typed.mineral, false, named, context.catalogue);
    question.mineral = context.catalogue.mineralBySlug(named.mineral)->id;
    if (typed.country)
        question.country = countryNamed(*typed.country, context.catalogue).id;
    question.product = typed.product;
    if (!question.product && !named.product.empty())
        question.product = named.product;
    return question;
}

} // namespace

std::string revisionsAnswer(const Context& context) {
    const RevisionQuestion question = questionOf(context);
    MarketReader reader(context.catalogue, context.db);
    std::vector<Revision> found = revisions(question, reader);
    const Mineral& mineral = *context.catalogue.mineral(question.mineral);
    if (found.empty())
        throw Failure(ExitCode::NoSuchData,
                      fmt::format("No figure of {} that matches is printed in more than one edition. "
                                  "'lodestone list minerals --json' names the tables there are.",
                                  inSentence(mineral)));
    const std::size_t all = found.size();
    if (!context.arguments.all)
        std::erase_if(found, [](const Revision& one) { return !one.changed; });
    if (context.arguments.format == Format::Table)
        return peopleText(mineral, found, all);
    Json rows = Json::array();
    for (const Revision& revision : found)
        rows.push_back(revisionJson(revision, context.catalogue));
    return context.arguments.format == Format::AsJson ? jsonText(rows) : csvOf(rows);
}

} // namespace lodestone::cli
