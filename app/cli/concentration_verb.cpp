// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/failure.h"
#include "cli/study_words.h"

#include "analysis/suspects.h"
#include "figure/number_text.h"
#include "figure/residual_words.h"
#include "figure/subjects.h"
#include "figure/warrant_words.h"

#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

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

/// 'Myanmar (MMR), published as 'Burma''; several that are tied, joined.
std::string leaderWords(const Json& json, const MarketView& view, const Catalogue& catalogue) {
    std::string words;
    for (const CountryId country : view.warrant.first) {
        words += fmt::format("{}{} ({})", words.empty() ? "" : "; ", nameOf(country, catalogue),
                             plain(isoOf(country, catalogue)));
        const SupplyRow* row = view.data.row(country);
        if (row != nullptr && !row->publishedAs.empty())
            words += fmt::format(", published as '{}'", row->publishedAs);
    }
    if (view.warrant.lead == Lead::None)
        words += ": no leader can be told out of an unknown number of producers";
    if (json.at("leader_suspect").get<bool>())
        words += json.at("reading") == "proposed" ? "; as proposed, not as published"
                                                  : "; who leads depends on a suspect value";
    return words;
}

/// 'HHI without China', and of what where that is not the world.
std::string withoutTitle(const MarketView& view, const Catalogue& catalogue) {
    const std::string outside = outsideWords(view.market, catalogue);
    return fmt::format("HHI without {}{}", namesInSentence(std::span(view.warrant.first).first(1), catalogue),
                       view.warrant.whole == Whole::Listed ? ", of the listed countries"
                       : outside.empty()                   ? ""
                                                           : ", of the world " + outside);
}

/// Why there is no verdict; what the index of the world may be where nothing bounds it.
std::string noVerdictWords(const MarketView& view) {
    const bool bounded = view.warrant.whole != Whole::Listed && !view.warrant.atMost;
    return fmt::format("none ({}){}", noVerdict(view),
                       bounded ? "" : ": the index of the world may be anything");
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
    table.add({firstTitle(view), leaderWords(json, view, catalogue)});
    const bool several = view.warrant.first.size() > 1;
    table.add({(several ? "The share of each, " : "Its share, ") + ofTheWhole(view, catalogue),
               fraction("cr1", 2)});
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
    if (const Json& without = json.at("hhi_without_leader"); !without.is_null())
        table.add({withoutTitle(view, catalogue), index(without.get<double>())});
    table.add({"Verdict", noVerdict(view).empty() ? verdictWords(json, regime) : noVerdictWords(view)});
    const std::string body = table.text();
    return marketTitle(view) + body.substr(body.find('\n') + 1);
}

std::string yearsText(const Json& rows, const std::vector<MarketView>& views, const Regime& regime,
                      const Catalogue& catalogue) {
    const MarketView& last = views.back();
    TextTable table({{"year", true},
                     {"source"},
                     {"n", true},
                     {"denominator", true},
                     {"residual", true},
                     {"first"},
                     {"CR1", true},
                     {"CR3", true},
                     {"of what"},
                     {"HHI low", true},
                     {"top-k", true},
                     {"open", true},
                     {"without the first", true},
                     {"verdict"}});
    for (std::size_t i = 0; i < views.size(); ++i) {
        const Json& row = rows[i];
        const auto hhi = [&](const char* key) { return index(row.at(key).get<double>()); };
        const auto without = row.at("hhi_without_leader");
        table.add({std::to_string(row.at("year").get<int>()), plain(row.at("source")), plain(row.at("n")),
                   plain(row.at("denominator")) + " " + plain(row.at("unit")),
                   percent(row.at("residual_share").get<double>(), 3), firstWords(views[i], catalogue),
                   percent(row.at("cr1").get<double>(), 2),
                   row.at("cr3").is_null() ? "" : percent(row.at("cr3").get<double>(), 2),
                   ofTheWhole(views[i], catalogue), hhi("hhi_low"), hhi("hhi_high"), hhi("hhi_high_open"),
                   without.is_null() ? "" : index(without.get<double>()),
                   noVerdict(views[i]).empty() ? plain(row.at("verdict"))
                                               : fmt::format("none ({})", noVerdict(views[i]))});
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
            notes.push_back(step->kind == StepKind::Split ? reasonOf(*step, followedIndex())
                                                          : fmt::format("{}, {}. {}", step->to.year,
                                                                        changeWords(*step, followedIndex()),
                                                                        reasonOf(*step, followedIndex())));
    return notes;
}

/// '2022, 2023 and 2025', runs as '2019–2023'; ascending.
std::string yearsInWords(const std::vector<Year>& years) {
    std::vector<std::string> runs;
    for (std::size_t i = 0; i < years.size(); ++i) {
        const std::size_t first = i;
        while (i + 1 < years.size() && years[i + 1] == years[i] + 1)
            ++i;
        runs.push_back(first == i ? std::to_string(years[i])
                                  : fmt::format("{}\u2013{}", years[first], years[i]));
    }
    return fmt::format("{}", fmt::join(runs, ", "));
}

/// The notes of several years, each once with the years it is of.
std::vector<std::string> notesByYear(const Json& rows) {
    std::vector<std::pair<std::string, std::vector<Year>>> found;
    for (const Json& row : rows)
        for (const Json& note : row.at("notes")) {
            const std::string words = note.get<std::string>();
            auto at = std::ranges::find(found, words, [](const auto& one) { return one.first; });
            if (at == found.end())
                at = found.insert(found.end(), {words, {}});
            at->second.push_back(row.at("year").get<int>());
        }
    std::vector<std::string> notes;
    for (const auto& [words, years] : found)
        notes.push_back(rows.size() == 1 ? words : fmt::format("{}: {}", yearsInWords(years), words));
    return notes;
}

std::string peopleText(const Json& rows, const std::vector<MarketView>& views,
                       const std::vector<std::optional<Step>>& steps, const Regime& regime, bool range,
                       const Context& context) {
    const MarketView& last = views.back();
    std::vector<std::string> notes = seamNotes(steps);
    for (std::string& note : notesByYear(rows))
        notes.push_back(std::move(note));
    std::string text = range ? yearsText(rows, views, regime, context.catalogue)
                             : oneYearText(rows.front(), last, regime, context.catalogue);
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
