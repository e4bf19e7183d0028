// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/failure.h"
#include "cli/study_words.h"
#include "figure/subjects.h"
#include "figure/warrant_words.h"

#include <algorithm>
#include <iterator>
#include <span>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

// ---- one year, all sources -----------------------------------------------------------------------

Json rowJson(const SourceRow& row, const Context& context) {
    Json json;
    addMarket(json, row.view);
    const bool shares = row.view.concentration.has_value();
    json["usual"] = row.usual;
    json["comparable"] = row.sameBasis;
    addFirst(json, &row.view, context);
    json["leader_suspect"] = shares ? Json(row.view.market.suspectLeader.has_value()) : Json();
    json["share_of"] = shares ? Json(slug(row.view.warrant.whole)) : Json();
    json["at_most"] = shares ? Json(row.view.warrant.atMost) : Json();
    json["share_of_usual_leader"] = row.share ? Json(*row.share) : Json();
    addIndex(json, "hhi", row.view.concentration);
    json["reason"] = orNull(row.why);
    return json;
}

std::string rangeLines(const SourceSpread& spread, const std::string& leader) {
    std::string text;
    if (spread.shareRange)
        text += fmt::format("\nShare of {} over the comparable tables: {}\n", leader,
                            shareWords(*spread.shareRange));
    if (spread.shareRangeWithClaims && spread.shareRangeWithClaims != spread.shareRange)
        text += fmt::format("With the claims of others: {}\n", shareWords(*spread.shareRangeWithClaims));
    if (spread.hhiRange)
        text += fmt::format("HHI over the comparable tables: {}\n", hhiWords(*spread.hhiRange));
    return text;
}

std::string spreadText(const SourceSpread& spread, const Json& json, const Context& context) {
    const std::string leader = namesInSentence(std::span(&spread.leader, 1), context.catalogue);
    TextTable table({{"source"},
                     {"year"},
                     {"first"},
                     {"share", true},
                     {leader, true},
                     {"of what"},
                     {"HHI", true},
                     {"basis"},
                     {""}});
    std::vector<const Source*> sources;
    std::vector<std::string> notes;
    for (const SourceRow& row : spread.rows) {
        sources.push_back(row.view.source);
        const bool shares = row.view.concentration.has_value();
        table.add({row.view.source->shortName, row.period,
                   shares ? firstWords(row.view, context.catalogue) : "no shares",
                   shares ? percent(row.view.warrant.share, 2) : "", row.share ? percent(*row.share, 2) : "",
                   shares ? ofTheWhole(row.view, context.catalogue) : "",
                   shares ? hhiWords(row.view.concentration->hhi()) : "", row.view.series->basis,
                   row.usual       ? "answers by default"
                   : row.sameBasis ? ""
                                   : "counts something else"});
        if (!row.why.empty())
            notes.push_back(row.view.source->shortName + ": " + row.why);
        std::ranges::move(suspectLines(row.view, row.view.source->shortName, context.catalogue),
                          std::back_inserter(notes));
    }
    return fmt::format("{}: {}, all sources for {}\n\n",
                       tableName(*spread.rows.front().view.series, *spread.rows.front().view.mineral),
                       spread.rows.front().view.series->label, spread.rows.front().period) +
           table.text() + rangeLines(spread, leader) + noteLines(notes) + claimLines(json.at("claims")) +
           sourcesText(sources);
}

std::string spreadAnswer(const Context& context, const ViewState& state, MarketReader& reader) {
    if (context.arguments.source)
        throw Failure(ExitCode::WrongUsage,
                      "--source goes with --from and --to; without them compare shows every source. "
                      "'lodestone concentration --source' is of one.");
    const Year year = askedYear(context);
    seriesOrFail(state, context.catalogue, year);
    const auto spread = sourceSpread(state, year, reader);
    if (!spread || spread->rows.empty())
        throw Failure(ExitCode::NoSuchData, whyEmpty(state, {}, context.catalogue));
    Json rows = Json::array();
    for (const SourceRow& row : spread->rows)
        rows.push_back(rowJson(row, context));
    if (context.arguments.format == Format::AsCsv)
        return csvText(rows, {"mineral",
                              "product",
                              "subject",
                              "stage",
                              "year",
                              "period",
                              "source",
                              "label",
                              "basis",
                              "usual",
                              "comparable",
                              "leader",
                              "leader_iso3",
                              "leader_share",
                              "lead",
                              "leader_suspect",
                              "share_of",
                              "at_most",
                              "share_of_usual_leader",
                              "hhi_low",
                              "hhi_high",
                              "hhi_high_open",
                              "top_k_holds",
                              "reason",
                              "attribution",
                              "licence"});
    Json json;
    json["mineral"] = spread->rows.front().view.mineral->slug;
    addSubject(json, *spread->rows.front().view.series, *spread->rows.front().view.mineral);
    json["stage"] = slug(state.stage);
    json["year"] = spread->rows.front().view.data.year;
    json["leader"] = orNull(nameOf(spread->leader, context.catalogue));
    json["leader_iso3"] = isoOf(spread->leader, context.catalogue);
    addInterval(json, "share_range", spread->shareRange);
    addInterval(json, "share_range_with_claims", spread->shareRangeWithClaims);
    addInterval(json, "hhi_range", spread->hhiRange);
    json["sources"] = rows;
    json["claims"] = claimsAbout(context, *spread->rows.front().view.mineral, state.stage,
                                 spread->rows.front().view.data.year);
    return context.arguments.format == Format::AsJson ? jsonText(json) : spreadText(*spread, json, context);
}

// ---- two years -----------------------------------------------------------------------------------

std::string movementSlug(Movement movement) {
    switch (movement) {
    case Movement::Both:
        return "both";
    case Movement::NewlyNamed:
        return "newly_named";
    case Movement::NoLongerNamed:
        return "no_longer_named";
    }
    return {};
}

Json endJson(const MarketView& view) {
    Json json;
    addMarket(json, view);
    addIndex(json, "hhi", view.concentration);
    return json;
}

std::vector<std::string> changeNotes(const YearsCompared& years, const Catalogue& catalogue) {
    std::vector<std::string> notes;
    if (years.acrossSources)
        notes.push_back(fmt::format("No source has both years: {} is compared with {}.",
                                    years.before.source->shortName, years.after.source->shortName));
    if (!years.sameBasis)
        notes.emplace_back(
            "The two tables do not count the same thing: the change is not one of supply alone.");
    notes.insert(notes.end(), years.reasons.begin(), years.reasons.end());
    for (const MarketView* end : {&years.before, &years.after})
        std::ranges::move(suspectLines(*end, std::to_string(end->data.year), catalogue),
                          std::back_inserter(notes));
    for (const ChangeTerm& term : years.change->terms)
        if (term.movement != Movement::Both && term.otherwise != Presence::Zero) {
            notes.emplace_back(
                "A country named in one year only may have been in the unnamed rest of the other.");
            break;
        }
    return notes;
}

/// Null in the year that does not name the country, unless that year prints a zero for it.
Json shareOf(const ChangeTerm& term, Movement unnamed, double share) {
    return term.movement == unnamed && term.otherwise != Presence::Zero ? Json() : Json(share);
}

/// `told`: whether the change of the index can be told at all.
Json termJson(const ChangeTerm& term, const Step& share, bool told, const Context& context) {
    Json json;
    json["country"] = nameOf(term.country, context.catalogue);
    json["iso3"] = isoOf(term.country, context.catalogue);
    json["share_before"] = shareOf(term, Movement::NewlyNamed, term.shareBefore);
    json["share_after"] = shareOf(term, Movement::NoLongerNamed, term.shareAfter);
    json["share_restated"] = share.restated ? Json(share.restated->low) : Json();
    json["share_moved"] = share.moved ? Json(share.moved->low) : Json();
    json["same_figure"] = share.samePrinted;
    json["change"] = told ? Json(term.delta) : Json();
    json["movement"] = movementSlug(term.movement);
    json["otherwise"] = words(term.otherwise);
    return json;
}

Json changeJson(const YearsCompared& years, const Context& context) {
    Json json;
    json["mineral"] = years.after.mineral->slug;
    addSubject(json, *years.after.series, *years.after.mineral);
    json["stage"] = slug(years.after.series->stage);
    json["from"] = endJson(years.before);
    json["to"] = endJson(years.after);
    json["across_sources"] = years.acrossSources;
    json["comparable"] = years.sameBasis;
    // Where the two are not of one thing there is no change to tell, only two values.
    const bool told = years.step && years.step->comparable();
    addInterval(json, "change", told ? std::optional(years.change->delta) : std::nullopt);
    json["change_of_named"] = told ? Json(years.change->deltaLow) : Json();
    addStep(json, years.step);
    json["step_reason"] = years.reasons.empty() ? Json() : Json(years.reasons.front());
    addInterval(json, "residual_before", years.change->residualBefore);
    addInterval(json, "residual_after", years.change->residualAfter);
    json["terms"] = Json::array();
    for (std::size_t i = 0; i < years.change->terms.size(); ++i)
        json["terms"].push_back(termJson(years.change->terms[i], years.shares[i], told, context));
    json["notes"] = changeNotes(years, context.catalogue);
    return json;
}

/// What stands under `key` at both ends, once where it is the same.
Json bothEnds(const Json& json, const char* key) {
    Json found = Json::array({json.at("from").at(key)});
    if (json.at("to").at(key) != found.front())
        found.push_back(json.at("to").at(key));
    return found;
}

/// ', newly named; in 2002 not listed'; '' for a country that both years name.
std::string movementWords(const ChangeTerm& term, const YearsCompared& years) {
    if (term.movement == Movement::Both)
        return {};
    const bool newly = term.movement == Movement::NewlyNamed;
    return fmt::format("{}; in {} {}", newly ? "newly named" : "no longer named",
                       newly ? years.before.data.year : years.after.data.year, words(term.otherwise));
}

/// Of what the shares of the two years are, where that is not the world total of both.
std::string wholesWords(const YearsCompared& years, const Catalogue& catalogue) {
    const std::string before = ofTheWhole(years.before, catalogue);
    const std::string after = ofTheWhole(years.after, catalogue);
    if (before != after)
        return fmt::format("Shares of {} are {}; those of {} are {}.\n", years.before.data.year, before,
                           years.after.data.year, after);
    return years.after.market.outside.empty() && years.after.warrant.ofWorld()
               ? std::string()
               : fmt::format("Shares are {}.\n", after);
}

std::string changeText(const Json& json, const YearsCompared& years, const Catalogue& catalogue) {
    TextTable table({{"country"},
                     {std::to_string(years.before.data.year), true},
                     {std::to_string(years.after.data.year), true},
                     {"restated", true},
                     {"moved", true},
                     {"change of HHI", true},
                     {""}});
    for (std::size_t i = 0; i < years.change->terms.size(); ++i) {
        const Json& term = json.at("terms")[i];
        const auto share = [&](const char* key) {
            return term.at(key).is_null() ? std::string("not named") : percent(term.at(key).get<double>(), 2);
        };
        const auto part = [&](const char* key) {
            return term.at(key).is_null() ? std::string("not known")
                                          : signedIndex(term.at(key).get<double>() * 100) + " pp";
        };
        table.add(
            {plain(term.at("country")), share("share_before"), share("share_after"), part("share_restated"),
             part("share_moved"),
             term.at("change").is_null() ? "not comparable" : signedIndex(term.at("change").get<double>()),
             movementWords(years.change->terms[i], years)});
    }
    const Interval change = years.change->delta;
    const std::string low = signedIndex(change.low);
    const std::string high = signedIndex(change.high);
    std::string text =
        fmt::format("{}: {}, {} to {}\n\n", tableName(*years.after.series, *years.after.mineral),
                    years.after.series->label, years.before.data.year, years.after.data.year);
    text += wholesWords(years, catalogue);
    text += fmt::format("HHI before {}, after {}: ", hhiWords(years.before.concentration->hhi()),
                        hhiWords(years.after.concentration->hhi()));
    const Followed index = followedIndex();
    if (!years.step || !years.step->comparable())
        text += fmt::format("{}\nCountry by country:\n\n",
                            years.step ? changeWords(*years.step, index) : "not comparable");
    else
        text += fmt::format("change {}{}\nOf the named producers {}, country by country:\n\n",
                            low == high ? low : fmt::format("between {} and {}", low, high),
                            years.step->kind == StepKind::Split ? "; " + changeWords(*years.step, index) : "",
                            signedIndex(years.change->deltaLow));
    return text + table.text() + noteLines(json.at("notes").get<std::vector<std::string>>()) +
           sourcesText({years.before.source, years.after.source});
}

std::string changeAnswer(const Context& context, const ViewState& state, MarketReader& reader) {
    const Arguments& typed = context.arguments;
    if (!typed.from || !typed.to)
        throw Failure(ExitCode::WrongUsage, "A change wants both years: --from 2020 --to 2025.");
    if (typed.year)
        throw Failure(ExitCode::WrongUsage, "Give either --year, or --from and --to.");
    const Year from = yearOf(*typed.from);
    const Year to = yearOf(*typed.to);
    if (from >= to)
        throw Failure(ExitCode::WrongUsage,
                      fmt::format("--from {} is not before --to {}. Swap them.", *typed.from, *typed.to));
    seriesOrFail(state, context.catalogue, from);
    seriesOrFail(state, context.catalogue, to);
    const auto years = compareYears(state, from, to, reader);
    if (!years || !years->change)
        throw Failure(ExitCode::NoSuchData,
                      "One of the years has no shares. 'lodestone shares' prints its rows.");
    const Json json = changeJson(*years, context);
    if (typed.format == Format::AsJson)
        return jsonText(json);
    if (typed.format == Format::AsCsv) {
        Json rows = json.at("terms");
        for (Json& row : rows) {
            row["mineral"] = json.at("mineral");
            row["stage"] = json.at("stage");
            row["from"] = from;
            row["to"] = to;
            row["source_from"] = json.at("from").at("source");
            row["source_to"] = json.at("to").at("source");
            row["step"] = json.at("step");
            row["step_reason"] = json.at("step_reason");
            for (const char* key : {"attribution", "licence"})
                row[key] = bothEnds(json, key);
        }
        return csvText(rows, {"mineral",        "stage",       "from",        "to",           "source_from",
                              "source_to",      "country",     "iso3",        "share_before", "share_after",
                              "share_restated", "share_moved", "same_figure", "step",         "change",
                              "movement",       "otherwise",   "step_reason", "attribution",  "licence"});
    }
    return changeText(json, *years, context.catalogue);
}

} // namespace

std::string compareAnswer(const Context& context) {
    const ViewState state = marketState(context);
    MarketReader reader(context.catalogue, context.db, readingOf(context));
    return context.arguments.from || context.arguments.to ? changeAnswer(context, state, reader)
                                                          : spreadAnswer(context, state, reader);
}

} // namespace lodestone::cli
