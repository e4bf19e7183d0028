// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/failure.h"
#include "cli/study_words.h"
#include "figure/chain_study.h"
#include "figure/claims.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

Json stageSlugs(const std::vector<Stage>& stages) {
    Json slugs = Json::array();
    for (const Stage stage : stages)
        slugs.push_back(slug(stage));
    return slugs;
}

Json rungJson(const ChainStage& rung, const RungShare* share, const std::vector<Place>& places,
              const Context& context) {
    Json json;
    json["stage"] = slug(rung.stage);
    json["there"] = rung.there;
    json["reason"] = orNull(rung.why);
    json["year"] = rung.view ? Json(rung.view->data.year) : Json();
    json["period"] = rung.view ? Json(periodWords(*rung.view->series, rung.view->data.year)) : Json();
    json["source"] = rung.view ? Json(rung.view->source->slug) : Json();
    json["label"] = rung.view ? Json(rung.view->series->label) : Json();
    json["basis"] = rung.view ? orNull(rung.view->series->basis) : Json();
    addFirst(json, rung.index ? &*rung.view : nullptr, context);
    json["of_world"] = rung.index ? Json(rung.warrant.ofWorld() && rung.warrant.index) : Json();
    json["share_of"] = rung.index ? Json(slug(rung.warrant.whole)) : Json();
    json["share_of_words"] = rung.index ? Json(shareOfWords(rung, context.catalogue)) : Json();
    json["at_most"] = rung.index ? Json(rung.warrant.atMost) : Json();
    json["leader_suspect"] = rung.index ? Json(rung.view->market.suspectLeader.has_value()) : Json();
    addIndex(json, "hhi", rung.index);
    addInterval(json, "share", share != nullptr ? share->share : std::nullopt);
    json["presence"] = share != nullptr && share->presence ? Json(words(*share->presence)) : Json();
    if (rung.view)
        addSource(json, *rung.view->source);
    json["claims"] = Json::array();
    for (const Claim& claim : rung.claims)
        json["claims"].push_back(claimJson(context, claim, places));
    return json;
}

Json chainJson(const ChainStudy& chain, const Context& context) {
    Json json;
    json["mineral"] = chain.mineral->slug;
    json["year_asked"] = chain.asked == 0 ? Json() : Json(chain.asked);
    json["country"] = chain.country ? isoOf(*chain.country, context.catalogue) : Json();
    json["country_name"] = chain.country ? Json(nameOf(*chain.country, context.catalogue)) : Json();
    const bool known = chain.exposure.has_value();
    addInterval(json, "exposure", known ? chain.exposure->exposure : std::nullopt);
    addInterval(json, "ceiling_without", known ? chain.exposure->ceilingWithout : std::nullopt);
    const ChainWords words = chainWords(chain, context.catalogue);
    json["exposure_complete"] = known ? Json(chain.exposure->complete()) : Json();
    json["exposure_words"] = orNull(words.exposure);
    json["ceiling_words"] = orNull(words.ceiling);
    json["bottleneck_words"] = orNull(words.bottleneck);
    json["narrowest"] = known ? stageSlugs(chain.exposure->narrowest) : Json::array();
    json["missing"] = known ? stageSlugs(chain.exposure->missing) : stageSlugs(chain.bottleneck.missing);
    json["bottleneck"] = stageSlugs(chain.bottleneck.candidates);
    json["bottleneck_decided"] = chain.bottleneck.decided();
    json["bottleneck_missing"] = stageSlugs(chain.bottleneck.missing);
    json["rungs"] = Json::array();
    const std::vector<Place> places = loadPlaces(context.db);
    for (const ChainStage& rung : chain.stages)
        json["rungs"].push_back(
            rungJson(rung, known ? chain.exposure->at(rung.stage) : nullptr, places, context));
    return json;
}

std::string findings(const ChainStudy& chain, const Catalogue& catalogue) {
    const ChainWords words = chainWords(chain, catalogue);
    std::string text;
    for (const std::string* sentence : {&words.exposure, &words.ceiling, &words.bottleneck})
        if (!sentence->empty())
            text += *sentence + "\n";
    return text.empty() ? text : "\n" + text;
}

/// What is noted below the table: why a stage has no shares, and who claims what of the years asked for.
std::vector<std::string> notesOf(const ChainStudy& chain, const Catalogue& catalogue) {
    std::vector<std::string> notes;
    for (const ChainStage& rung : chain.stages) {
        const std::string name = catalogue.stage(rung.stage).name;
        if (rung.index)
            std::ranges::move(suspectLines(*rung.view, name, catalogue), std::back_inserter(notes));
        if (!rung.why.empty() && rung.there)
            notes.push_back(fmt::format("{}: {}", name, rung.why));
        for (const Claim& claim : rung.said)
            notes.push_back(fmt::format("{}, claim by {}{}: {}, {}, {}", name, claim.saidBy,
                                        claim.asOf.empty() ? "" : ", as of " + claim.asOf, claim.about,
                                        claimFigure(claim), claim.quantity));
    }
    return notes;
}

std::string chainText(const ChainStudy& chain, const Context& context) {
    const std::string country =
        chain.country ? nameOf(*chain.country, context.catalogue) : std::string("no country");
    TextTable table({{"stage"},
                     {"largest named"},
                     {"share", true},
                     {"of what"},
                     {"HHI", true},
                     {country, true},
                     {"source"},
                     {"year"}});
    std::vector<const Source*> sources;
    for (const ChainStage& rung : chain.stages) {
        const std::string name = context.catalogue.stage(rung.stage).name;
        if (!rung.index) {
            table.add({name, !rung.there ? "no such stage" : rung.view ? "no shares" : "no table"});
            continue;
        }
        const RungShare* at = chain.exposure ? chain.exposure->at(rung.stage) : nullptr;
        sources.push_back(rung.view->source);
        table.add(
            {name,
             leaderNames(rung, context.catalogue) + (rung.view->market.suspectLeader ? " (suspect)" : ""),
             (rung.warrant.atMost ? "at most " : "") + percent(rung.warrant.share, 1),
             shareOfWords(rung, context.catalogue), hhiWords(rung.index->hhi()),
             at != nullptr ? rungShareText(rung, *at, *chain.country) : "", rung.view->source->shortName,
             periodWords(*rung.view->series, rung.view->data.year)});
    }
    return fmt::format("{}: along the chain{}\n\n", chain.mineral->name,
                       chain.asked == 0 ? std::string()
                                        : fmt::format(", tables of {} or earlier", chain.asked)) +
           table.text() + findings(chain, context.catalogue) + noteLines(notesOf(chain, context.catalogue)) +
           "\nStages are compared as shares only: their tonnes are of different things.\n" +
           sourcesText(sources);
}

/// Why no stage has shares, said of the stages that have a table at any time.
std::string whyNothing(const ChainStudy& chain, const Catalogue& catalogue) {
    std::string text =
        fmt::format("No stage of {} has a table with shares{}.", inSentence(*chain.mineral),
                    chain.asked == 0 ? std::string() : fmt::format(" of {} or earlier", chain.asked));
    for (const ChainStage& rung : chain.stages)
        if (rung.view || rung.firstLater != 0)
            text += fmt::format(" {}: {}", catalogue.stage(rung.stage).name, rung.why);
    return text;
}

} // namespace

std::string chainAnswer(const Context& context) {
    const Arguments& typed = context.arguments;
    const Mineral& mineral = mineralNamed(*typed.mineral, context.catalogue);
    std::optional<CountryId> country;
    if (typed.country)
        country = countryNamed(*typed.country, context.catalogue).id;
    MarketReader reader(context.catalogue, context.db, readingOf(context));
    Study study(reader);
    const ChainStudy chain = chainStudy(mineral, askedYear(context), country, study);
    if (chain.withShares() == 0)
        throw Failure(ExitCode::NoSuchData, whyNothing(chain, context.catalogue));
    const Json json = chainJson(chain, context);
    if (typed.format == Format::AsJson)
        return jsonText(json);
    if (typed.format == Format::AsCsv) {
        Json rows = json.at("rungs");
        for (Json& row : rows)
            for (const char* key : {"mineral", "country"})
                row[key] = json.at(key);
        return csvText(rows, {"mineral",    "stage",          "year",        "period",      "source",
                              "label",      "basis",          "leader",      "leader_iso3", "leader_share",
                              "lead",       "leader_suspect", "share_of",    "at_most",     "hhi_low",
                              "hhi_high",   "hhi_high_open",  "top_k_holds", "country",     "share_low",
                              "share_high", "presence",       "reason",      "attribution", "licence"});
    }
    return chainText(chain, context);
}

} // namespace lodestone::cli
