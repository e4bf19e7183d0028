// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/failure.h"
#include "cli/study_words.h"

#include "analysis/suspects.h"
#include "figure/number_text.h"
#include "figure/residual_words.h"
#include "figure/subjects.h"
#include "figure/warrant_words.h"

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
                                       "leader_suspect",
                                       "reading",
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
                                       "step",
                                       "restated_low",
                                       "restated_high",
                                       "moved_low",
                                       "moved_high",
                                       "step_reason",
                                       "notes",
                                       "attribution",
                                       "licence",
                                       "unlisted",
                                       "share_of",
                                       "at_most",
                                       "lead",
                                       "tied_with",
                                       "outside"};

Json concentrationJson(const MarketView& view, const Regime& regime, const Context& context) {
    const Concentration& c = *view.concentration;
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
    json["residual_is_rounding"] = view.market.residualIsRounding;
    addFirst(json, &view, context);
    json.erase("leader_share"); // cr1
    const SupplyRow* row = json.at("leader").is_null() ? nullptr : view.data.row(view.warrant.first.front());
    json["leader_published_as"] = row != nullptr ? orNull(row->publishedAs) : Json();
    json["leader_suspect"] = view.market.suspectLeader.has_value();
    json["reading"] = readAsProposed(view.data) ? "proposed" : "published";
    json["cr1"] = c.cr1;
    json["cr3"] = view.warrant.index ? Json(c.cr3) : Json();
    json["hhi_low"] = c.hhiLow;
    json["hhi_high"] = c.hhiHighTopK;
    json["hhi_high_open"] = c.hhiHighOpen;
    json["top_k_holds"] = c.topK;
    json["effective_suppliers"] = view.warrant.index ? Json(suppliers.high) : Json();
    json["effective_suppliers_low"] = view.warrant.index ? Json(suppliers.low) : Json();
    json["hhi_without_leader"] = c.hhiWithoutLeader ? Json(*c.hhiWithoutLeader) : Json();
    addVerdict(json, view, regime);
    addWarrant(json, view, context);
    json["regime"] = regime.slug;
    json["thresholds"] = Json{{"moderate", regime.moderate}, {"high", regime.high}};
    json["notes"] = marketNotes(context, view);
    json["claims"] = claimsAbout(context, *view.mineral, view.series->stage, view.data.year);
    addSource(json, *view.source);
    addOtherSources(json, context, view);
    json["verdicts"] = Json::array();
    for (const Regime& one : regimes()) {
        Json verdicts{{"regime", one.slug}};
        addVerdict(verdicts, view, one);
        json["verdicts"].push_back(std::move(verdicts));
    }
    const std::optional<int> unlisted = askedUnlisted(context);
    json["unlisted"] = unlisted ? Json(*unlisted) : Json();
    return json;
}

std::string leaderWords(const Json& json) {
    if (json.at("leader").is_null())
        return "none: one country is named out of an unknown number";
    std::string words = fmt::format("{} ({})", plain(json.at("leader")), plain(json.at("leader_iso3")));
    if (!json.at("leader_published_as").is_null())
        words += fmt::format(", published as '{}'", plain(json.at("leader_published_as")));
    if (json.at("leader_suspect").get<bool>())
        words += json.at("reading") == "proposed" ? "; as proposed, not as published"
                                                  : "; who leads depends on a suspect value";
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

std::string oneYearText(const Json& json, const MarketView& view, const Regime& regime,
                        const Catalogue& catalogue) {
    const auto fraction = [&](const char* key, int decimals) {
        return percent(json.at(key).get<double>(), decimals);
    };
    const auto suppliers = [&](const char* key) { return numberText(json.at(key).get<double>(), 2); };
    TextTable table({{"", false}, {"", false}});
    table.add({"Named producers", plain(json.at("n"))});
    table.add({"Denominator", fmt::format("{} {}, {}", plain(json.at("denominator")), plain(json.at("unit")),
                                          basisWords(view.market.basis))});
    table.add(
        {std::string(residualName(view.market)),
         fraction("residual_share", 3) +
             (view.market.residualIsRounding ? fmt::format(", {}", residualMeaning(view.market)) : "")});
    table.add({firstTitle(view), leaderWords(json)});
    if (!json.at("tied_with").empty())
        table.add({"Tied with", plain(json.at("tied_with"))});
    table.add({"Its share, " + ofTheWhole(view, catalogue), fraction("cr1", 2)});
    if (!json.at("cr3").is_null())
        table.add({"The three largest named", fraction("cr3", 2)});
    const std::string low = index(json.at("hhi_low").get<double>());
    table.add({"HHI, low", json.at("unlisted").is_null() ? low
                                                         : fmt::format("{}, the residual shared evenly by {}",
                                                                       low, plain(json.at("unlisted")))});
    const std::string topK = index(json.at("hhi_high").get<double>());
    const std::string open = index(json.at("hhi_high_open").get<double>());
    const bool assured = json.at("top_k_holds").get<bool>() || topK == open;
    table.add({"HHI, high (top-k)", assured ? topK : topK + ", not assured by this table"});
    table.add({"HHI, high (open)", open});
    if (const std::string outside = outsideWords(view.market, catalogue); !outside.empty())
        table.add({"HHI of the world " + outside, intervalText(view.concentration->within).dashed()});
    if (!json.at("effective_suppliers").is_null()) {
        const std::string fewest = suppliers("effective_suppliers_low");
        const std::string most = suppliers("effective_suppliers");
        table.add({"Effective suppliers", fewest == most ? most : fmt::format("{} to {}", fewest, most)});
    }
    table.add({"HHI without the leader", indexOrNone(json.at("hhi_without_leader"))});
    const std::string none = noVerdict(view);
    table.add({"Verdict", none.empty()
                              ? verdictWords(json, regime)
                              : fmt::format("none ({}): the index of the world may be anything", none)});
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
                   percent(row.at("cr1").get<double>(), 2),
                   row.at("cr3").is_null() ? "" : percent(row.at("cr3").get<double>(), 2), hhi("hhi_low"),
                   hhi("hhi_high"), hhi("hhi_high_open"),
                   without.is_null() ? "" : index(without.get<double>()), plain(row.at("verdict"))});
    }
    return fmt::format("{}: {}\nVerdict against {} ({})\n\n{}", tableName(*last.series, *last.mineral),
                       last.series->label, numberText(regime.high, 0), regime.name, table.text());
}

std::string csv(Json rows, const Regime& regime) {
    for (Json& row : rows) {
        row["threshold_moderate"] = regime.moderate;
        row["threshold_high"] = regime.high;
        row["outside"] = Json::array();
        if (!row.at("outside_total").is_null())
            for (const Json& one : row.at("outside_total").at("countries"))
                row["outside"].push_back(one.at("iso3"));
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

/// What the step to each view from the one before it is of; nothing for the first.
std::vector<std::optional<Step>> stepsOf(const std::vector<MarketView>& views, MarketReader& reader) {
    std::vector<std::optional<Step>> steps(1);
    for (std::size_t i = 1; i < views.size(); ++i)
        steps.push_back(stepBetween(views[i - 1], views[i], followedIndex(), reader));
    return steps;
}

/// Years of several editions are not one series, and where they part must be said.
std::vector<std::string> seamNotes(const std::vector<std::optional<Step>>& steps) {
    std::vector<std::string> notes;
    for (const std::optional<Step>& step : steps)
        if (step && isSeam(*step, followedIndex()))
            notes.push_back(fmt::format("{}, {}: {}", step->to.year, changeWords(*step, followedIndex()),
                                        reasonOf(*step, followedIndex())));
    return notes;
}

std::string peopleText(const Json& rows, const std::vector<MarketView>& views,
                       const std::vector<std::optional<Step>>& steps, const Regime& regime, bool range,
                       const Context& context) {
    const MarketView& last = views.back();
    std::vector<std::string> notes = seamNotes(steps);
    for (std::string& note : marketNotes(context, last))
        notes.push_back(std::move(note));
    std::string text =
        range ? yearsText(rows, last, regime) : oneYearText(rows.front(), last, regime, context.catalogue);
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
    MarketReader reader(context.catalogue, context.db, readingOf(context));
    const std::vector<MarketView> views = viewsOf(state, context, reader, range);
    const std::vector<std::optional<Step>> steps = stepsOf(views, reader);
    Json rows = Json::array();
    for (std::size_t i = 0; i < views.size(); ++i) {
        rows.push_back(concentrationJson(views[i], regime, context));
        addStep(rows.back(), steps[i]);
        rows.back()["step_reason"] = steps[i] ? Json(reasonOf(*steps[i], followedIndex())) : Json();
    }
    switch (context.arguments.format) {
    case Format::AsJson:
        return jsonText(range ? rows : rows.front());
    case Format::AsCsv:
        return csv(rows, regime);
    case Format::Table:
        break;
    }
    return peopleText(rows, views, steps, regime, range, context);
}

} // namespace lodestone::cli
