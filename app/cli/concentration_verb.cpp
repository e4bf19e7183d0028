// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/failure.h"
#include "cli/study_words.h"

#include "figure/number_text.h"
#include "figure/subjects.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

const std::vector<std::string> csvKeys{"mineral",
                                       "product",
                                       "subject",
                                       "stage",
                                       "year",
                                       "source",
                                       "label",
                                       "n",
                                       "denominator",
                                       "unit",
                                       "residual_share",
                                       "leader",
                                       "leader_iso3",
                                       "leader_published_as",
                                       "cr1",
                                       "cr3",
                                       "hhi_low",
                                       "hhi_high",
                                       "hhi_high_open",
                                       "top_k_holds",
                                       "effective_suppliers",
                                       "effective_suppliers_low",
                                       "hhi_without_leader",
                                       "verdict",
                                       "band",
                                       "regime",
                                       "threshold_moderate",
                                       "threshold_high",
                                       "notes",
                                       "attribution",
                                       "licence",
                                       "unlisted"};

Json concentrationJson(const MarketView& view, const Regime& regime, const Context& context) {
    const Concentration& c = *view.concentration;
    const Country& leader = *view.leader(context.catalogue);
    const Interval suppliers = c.effectiveSuppliers();
    Json json;
    json["mineral"] = view.mineral->slug;
    addSubject(json, *view.series, *view.mineral);
    json["stage"] = slug(view.series->stage);
    json["year"] = view.data.year;
    json["source"] = view.source->slug;
    json["label"] = view.series->label;
    json["n"] = c.producers;
    json["denominator"] = view.market.denominator;
    json["denominator_basis"] = basisSlug(view.market.basis);
    json["unit"] = view.series->unit;
    json["residual_share"] = view.market.residualFraction;
    json["leader"] = leader.name;
    json["leader_iso3"] = leader.iso3;
    json["leader_published_as"] = orNull(publishedSpelling(context.db, leader.id, *view.source));
    json["cr1"] = c.cr1;
    json["cr3"] = c.cr3;
    json["hhi_low"] = c.hhiLow;
    json["hhi_high"] = c.hhiHighTopK;
    json["hhi_high_open"] = c.hhiHighOpen;
    json["top_k_holds"] = c.topK;
    json["effective_suppliers"] = suppliers.high;
    json["effective_suppliers_low"] = suppliers.low;
    json["hhi_without_leader"] = c.hhiWithoutLeader ? Json(*c.hhiWithoutLeader) : Json();
    json["verdict"] = slug(verdict(c.judged(), regime.high));
    json["band"] = bandWords(c.judged(), regime);
    json["regime"] = regime.slug;
    json["thresholds"] = Json{{"moderate", regime.moderate}, {"high", regime.high}};
    json["notes"] = marketNotes(context, view);
    json["claims"] = claimsAbout(context, *view.mineral, view.series->stage);
    addSource(json, *view.source);
    addOtherSources(json, context, view);
    json["verdicts"] = Json::array();
    for (const Regime& one : regimes())
        json["verdicts"].push_back({{"regime", one.slug},
                                    {"verdict", slug(verdict(c.judged(), one.high))},
                                    {"band", bandWords(c.judged(), one)}});
    const std::optional<int> unlisted = askedUnlisted(context);
    json["unlisted"] = unlisted ? Json(*unlisted) : Json();
    return json;
}

std::string leaderWords(const Json& json) {
    std::string words = fmt::format("{} ({})", plain(json.at("leader")), plain(json.at("leader_iso3")));
    if (!json.at("leader_published_as").is_null())
        words += fmt::format(", published as '{}'", plain(json.at("leader_published_as")));
    return words;
}

std::string indexOrNone(const Json& value) {
    return value.is_null() ? "none: no other is named" : index(value.get<double>());
}

std::string verdictWords(const Json& json, const Regime& regime) {
    const std::string verdict = plain(json.at("verdict"));
    return fmt::format("{} {} ({}): {}", verdict, numberText(regime.high, 0), regime.name,
                       plain(json.at("band")));
}

std::string oneYearText(const Json& json, const MarketView& view, const Regime& regime) {
    const auto fraction = [&](const char* key, int decimals) {
        return percent(json.at(key).get<double>(), decimals);
    };
    const auto suppliers = [&](const char* key) { return numberText(json.at(key).get<double>(), 2); };
    TextTable table({{"", false}, {"", false}});
    table.add({"Named producers", plain(json.at("n"))});
    table.add({"Denominator", fmt::format("{} {}, {}", plain(json.at("denominator")), plain(json.at("unit")),
                                          basisWords(view.market.basis))});
    table.add({"Residual", fraction("residual_share", 3)});
    table.add({"Leader", leaderWords(json)});
    table.add({"CR1, the leader's share", fraction("cr1", 2)});
    table.add({"CR3, the three largest", fraction("cr3", 2)});
    const std::string low = index(json.at("hhi_low").get<double>());
    table.add({"HHI, low", json.at("unlisted").is_null() ? low
                                                         : fmt::format("{}, the residual shared evenly by {}",
                                                                       low, plain(json.at("unlisted")))});
    const std::string topK = index(json.at("hhi_high").get<double>());
    const std::string open = index(json.at("hhi_high_open").get<double>());
    const bool assured = json.at("top_k_holds").get<bool>() || topK == open;
    table.add({"HHI, high (top-k)", assured ? topK : topK + ", not assured by this table"});
    table.add({"HHI, high (open)", open});
    const std::string fewest = suppliers("effective_suppliers_low");
    const std::string most = suppliers("effective_suppliers");
    table.add({"Effective suppliers", fewest == most ? most : fmt::format("{} to {}", fewest, most)});
    table.add({"HHI without the leader", indexOrNone(json.at("hhi_without_leader"))});
    table.add({"Verdict", view.concentration->ofWorld
                              ? verdictWords(json, regime)
                              : "none: the index is of the listed rows, that of the world may be anything"});
    const std::string body = table.text();
    return marketTitle(view) + body.substr(body.find('\n') + 1);
}

std::string yearsText(const Json& rows, const MarketView& last, const Regime& regime) {
    TextTable table({{"year", true},
                     {"source"},
                     {"n", true},
                     {"denominator", true},
                     {"residual", true},
                     {"leader"},
                     {"CR1", true},
                     {"CR3", true},
                     {"HHI low", true},
                     {"top-k", true},
                     {"open", true},
                     {"without leader", true},
                     {"verdict"}});
    for (const Json& row : rows) {
        const auto hhi = [&](const char* key) { return index(row.at(key).get<double>()); };
        const auto without = row.at("hhi_without_leader");
        table.add({std::to_string(row.at("year").get<int>()), plain(row.at("source")), plain(row.at("n")),
                   plain(row.at("denominator")) + " " + plain(row.at("unit")),
                   percent(row.at("residual_share").get<double>(), 3), plain(row.at("leader")),
                   percent(row.at("cr1").get<double>(), 2), percent(row.at("cr3").get<double>(), 2),
                   hhi("hhi_low"), hhi("hhi_high"), hhi("hhi_high_open"),
                   without.is_null() ? "" : index(without.get<double>()), plain(row.at("verdict"))});
    }
    return fmt::format("{}: {}\nVerdict against {} ({})\n\n{}", tableName(*last.series, *last.mineral),
                       last.series->label, numberText(regime.high, 0), regime.name, table.text());
}

std::string csv(Json rows, const Regime& regime) {
    for (Json& row : rows) {
        row["threshold_moderate"] = regime.moderate;
        row["threshold_high"] = regime.high;
    }
    return csvText(rows, csvKeys);
}

/// Views that have an index, of the years asked for that there are.
std::vector<MarketView> viewsOf(const ViewState& state, const Context& context, MarketReader& reader,
                                bool range) {
    const Catalogue& catalogue = context.catalogue;
    std::vector<Year> years{0};
    if (range) {
        years = yearsOrFail(state, catalogue, yearsOf(*context.arguments.year));
    } else {
        if (context.arguments.year)
            years = {yearOf(*context.arguments.year)};
        seriesOrFail(state, catalogue, years.front());
    }
    std::vector<MarketView> views;
    std::optional<MarketView> view;
    for (const Year year : years) {
        view = marketView(state, reader, year);
        if (!view || !view->concentration)
            continue;
        views.push_back(*view);
        views.back().concentration = concentration(view->market, askedUnlisted(context));
    }
    if (views.empty())
        throw Failure(ExitCode::NoSuchData,
                      whyEmpty(state, view, catalogue) + " 'lodestone shares' prints the rows there are.");
    return views;
}

/// A line of years drawn from several kinds of table is not one series, and must say so.
std::string seamNote(const std::vector<MarketView>& views) {
    std::vector<std::string> families;
    for (const MarketView& view : views)
        if (std::ranges::find(families, view.source->family) == families.end())
            families.push_back(view.source->family);
    if (families.size() < 2)
        return {};
    return fmt::format(
        "The years come from different kinds of table ({}), which name different numbers of countries: a "
        "change between two of them may be one of coverage.",
        fmt::join(families, ", "));
}

std::string peopleText(const Json& rows, const std::vector<MarketView>& views, const Regime& regime,
                       bool range, const Context& context) {
    const MarketView& last = views.back();
    std::vector<std::string> notes = marketNotes(context, last);
    if (const std::string seam = seamNote(views); !seam.empty())
        notes.insert(notes.begin(), seam);
    std::string text = range ? yearsText(rows, last, regime) : oneYearText(rows.front(), last, regime);
    text += noteLines(notes);
    text += "\nHHI bands were made for firms in antitrust markets; for countries they are an analogy.\n";
    text += claimLines(rows.back().at("claims"));
    std::vector<const Source*> sources;
    for (const MarketView& view : views)
        if (std::ranges::find(sources, view.source) == sources.end())
            sources.push_back(view.source);
    for (const Source* source : sources)
        text += sourceLines(*source);
    return text + otherSourceLines(context, last);
}

} // namespace

std::string concentrationAnswer(const Context& context) {
    if (context.arguments.perSource)
        return historyAnswer(context);
    const ViewState state = marketState(context);
    const Regime& regime = *regimeBySlug(state.regime);
    const bool range = context.arguments.year && context.arguments.year->find(':') != std::string::npos;
    MarketReader reader(context.catalogue, context.db);
    const std::vector<MarketView> views = viewsOf(state, context, reader, range);
    Json rows = Json::array();
    for (const MarketView& view : views)
        rows.push_back(concentrationJson(view, regime, context));
    switch (context.arguments.format) {
    case Format::AsJson:
        return jsonText(range ? rows : rows.front());
    case Format::AsCsv:
        return csv(rows, regime);
    case Format::Table:
        break;
    }
    return peopleText(rows, views, regime, range, context);
}

} // namespace lodestone::cli
