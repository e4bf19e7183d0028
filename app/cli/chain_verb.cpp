// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/failure.h"
#include "cli/study_words.h"
#include "figure/claims.h"

#include <algorithm>

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
    json["reason"] = orNull(rung.why);
    json["year"] = rung.view ? Json(rung.view->data.year) : Json();
    json["period"] = rung.view ? Json(periodWords(*rung.view->series, rung.view->data.year)) : Json();
    json["source"] = rung.view ? Json(rung.view->source->slug) : Json();
    json["label"] = rung.view ? Json(rung.view->series->label) : Json();
    json["basis"] = rung.view ? orNull(rung.view->series->basis) : Json();
    const Share* leader = rung.index ? rung.view->market.leader() : nullptr;
    json["leader"] = leader != nullptr ? Json(nameOf(leader->country, context.catalogue)) : Json();
    json["leader_iso3"] = leader != nullptr ? isoOf(leader->country, context.catalogue) : Json();
    json["leader_share"] = leader != nullptr ? Json(leader->fraction) : Json();
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
    json["narrowest"] = known ? stageSlugs(chain.exposure->narrowest) : Json::array();
    json["missing"] = known ? stageSlugs(chain.exposure->missing) : stageSlugs(chain.bottleneck.missing);
    json["bottleneck"] = stageSlugs(chain.bottleneck.candidates);
    json["bottleneck_decided"] = chain.bottleneck.decided();
    json["bottleneck_missing"] = stageSlugs(chain.bottleneck.missing);
    json["rungs"] = Json::array();
    const std::vector<Place> places = loadPlaces(context.db);
    for (std::size_t i = 0; i < chain.stages.size(); ++i)
        json["rungs"].push_back(
            rungJson(chain.stages[i], known ? &chain.exposure->rungs[i] : nullptr, places, context));
    return json;
}

std::string shareOrWhy(const RungShare* share) {
    if (share == nullptr || !share->presence)
        return "";
    if (share->share)
        return shareWords(*share->share);
    return std::string(words(*share->presence));
}

std::string findings(const ChainStudy& chain, const Json& json, const std::string& country) {
    std::string text;
    if (chain.exposure && chain.exposure->exposure) {
        text += fmt::format("\nExposure to {}: {}, at {}\n", country, shareWords(*chain.exposure->exposure),
                            plain(json.at("narrowest")));
        text += fmt::format("Ceiling without {}: {} of the world's supply\n", country,
                            shareWords(*chain.exposure->ceilingWithout));
    }
    const bool decided = chain.bottleneck.decided();
    if (!chain.bottleneck.candidates.empty())
        text += fmt::format("Bottleneck: {}{}\n", decided ? "" : "not decided between ",
                            plain(json.at("bottleneck")));
    if (!chain.bottleneck.missing.empty())
        text += fmt::format("Missing: {}; the true exposure and bottleneck may be there\n",
                            plain(json.at("bottleneck_missing")));
    return text;
}

std::string chainText(const ChainStudy& chain, const Json& json, const Context& context) {
    const std::string country =
        chain.country ? nameOf(*chain.country, context.catalogue) : std::string("no country");
    TextTable table(
        {{"stage"}, {"leader"}, {"share", true}, {"HHI", true}, {country, true}, {"source"}, {"year"}});
    std::vector<const Source*> sources;
    std::vector<std::string> notes;
    for (std::size_t i = 0; i < chain.stages.size(); ++i) {
        const ChainStage& rung = chain.stages[i];
        const std::string name = context.catalogue.stage(rung.stage).name;
        if (!rung.why.empty())
            notes.push_back(fmt::format("{}: {}", name, rung.why));
        for (const Claim& claim : rung.claims)
            if (const std::string figure = claimFigure(claim); claim.unit == "share" && !figure.empty())
                notes.push_back(fmt::format("{}, claim by {} ({}): {}, {}, {}", name, claim.saidBy,
                                            claimDate(claim), claim.about, figure, claim.quantity));
        if (!rung.index) {
            table.add({name, rung.view ? "no shares" : "no table"});
            continue;
        }
        sources.push_back(rung.view->source);
        table.add({name, nameOf(rung.view->market.leader()->country, context.catalogue),
                   percent(rung.view->market.leader()->fraction, 1), hhiWords(rung.index->hhi()),
                   shareOrWhy(chain.exposure ? &chain.exposure->rungs[i] : nullptr),
                   rung.view->source->shortName, periodWords(*rung.view->series, rung.view->data.year)});
    }
    return fmt::format("{}: along the chain\n\n", chain.mineral->name) + table.text() +
           findings(chain, json, country) + noteLines(notes) +
           "\nStages are compared as shares only: their tonnes are of different things.\n" +
           sourcesText(sources);
}

} // namespace

std::string chainAnswer(const Context& context) {
    const Arguments& typed = context.arguments;
    const Mineral& mineral = mineralNamed(*typed.mineral, context.catalogue);
    std::optional<CountryId> country;
    if (typed.country)
        country = countryNamed(*typed.country, context.catalogue).id;
    MarketReader reader(context.catalogue, context.db);
    Study study(reader);
    const ChainStudy chain = chainOf(mineral, askedYear(context), country, study);
    if (std::ranges::none_of(chain.stages, [](const ChainStage& rung) { return rung.index.has_value(); }))
        throw Failure(ExitCode::NoSuchData, fmt::format("No stage of {} has a table with shares. {}",
                                                        inSentence(mineral), chain.stages[1].why));
    const Json json = chainJson(chain, context);
    if (typed.format == Format::AsJson)
        return jsonText(json);
    if (typed.format == Format::AsCsv) {
        Json rows = json.at("rungs");
        for (Json& row : rows)
            for (const char* key : {"mineral", "country"})
                row[key] = json.at(key);
        return csvText(rows, {"mineral",   "stage",      "year",          "period",      "source",
                              "label",     "basis",      "leader",        "leader_iso3", "leader_share",
                              "hhi_low",   "hhi_high",   "hhi_high_open", "top_k_holds", "country",
                              "share_low", "share_high", "presence",      "reason",      "attribution",
                              "licence"});
    }
    return chainText(chain, json, context);
}

} // namespace lodestone::cli
