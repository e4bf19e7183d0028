// SPDX-License-Identifier: GPL-3.0-or-later
// `concentration --per-source`: the years of a market, each source by itself, with every break marked.
#include "cli/failure.h"
#include "cli/study_words.h"
#include "figure/history.h"

#include "figure/number_text.h"
#include "figure/subjects.h"
#include "figure/warrant_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

Json yearJson(const MarketView& view, const ViewState& state, const Regime& regime, const Context& context) {
    const Catalogue& catalogue = context.catalogue;
    const Concentration& c = *view.concentration;
    Json json;
    json["year"] = view.data.year;
    json["period"] = periodWords(*view.series, view.data.year);
    // The series that answers for this year when no source is asked for.
    ViewState any = state;
    any.source.clear();
    json["usual"] = seriesFor(any, catalogue, view.data.year) == view.series;
    json["n"] = c.producers;
    addFirst(json, &view, context);
    json.erase("leader_share"); // cr1
    json["leader_suspect"] = view.market.suspectLeader.has_value();
    json["share_of"] = slug(view.warrant.whole);
    json["at_most"] = view.warrant.atMost;
    json["cr1"] = c.cr1;
    json["cr3"] = view.warrant.index ? Json(c.cr3) : Json();
    json["residual_share"] = view.market.residualFraction;
    addIndex(json, "hhi", view.concentration);
    json["verdict"] = slug(verdictOf(view.market, c, regime.high));
    return json;
}

Json seriesJson(const SeriesHistory& history, const ViewState& state, const Regime& regime,
                const Context& context) {
    const MarketView& last = history.years.back();
    Json json;
    json["mineral"] = last.mineral->slug;
    addSubject(json, *history.series, *last.mineral);
    json["stage"] = slug(history.series->stage);
    json["source"] = history.source->slug;
    json["label"] = history.series->label;
    json["unit"] = history.series->unit;
    json["basis"] = orNull(history.series->basis);
    addSource(json, *history.source);
    json["regime"] = regime.slug;
    json["years"] = Json::array();
    for (const MarketView& view : history.years)
        json["years"].push_back(yearJson(view, state, regime, context));
    json["breaks"] = Json::array();
    for (const HistoryBreak& one : history.breaks) {
        Json found;
        found["year"] = one.year;
        found["kind"] = slug(one.kind);
        found["from_source"] = one.from != nullptr ? Json(one.from->slug) : Json();
        found["reason"] = one.reason;
        addInterval(found, "restated", one.restated);
        addInterval(found, "moved", one.moved);
        json["breaks"].push_back(std::move(found));
    }
    return json;
}

/// One row a year, with the breaks before it.
Json flatRows(const Json& histories) {
    Json rows = Json::array();
    for (const Json& history : histories)
        for (const Json& year : history.at("years")) {
            Json row = year;
            for (const char* key : {"mineral", "product", "subject", "stage", "source", "label", "basis",
                                    "regime", "attribution", "licence"})
                row[key] = history.at(key);
            row["break"] = Json::array();
            row["break_reason"] = Json::array();
            for (const Json& one : history.at("breaks"))
                if (one.at("year") == year.at("year")) {
                    row["break"].push_back(one.at("kind"));
                    row["break_reason"].push_back(one.at("reason"));
                }
            rows.push_back(std::move(row));
        }
    return rows;
}

std::string seriesText(const Json& history, const SeriesHistory& series, const Catalogue& catalogue) {
    TextTable table({{""},
                     {"year"},
                     {"n", true},
                     {"first"},
                     {"CR1", true},
                     {"of what"},
                     {"HHI low", true},
                     {"top-k", true},
                     {"open", true},
                     {"verdict"},
                     {""}});
    for (std::size_t i = 0; i < series.years.size(); ++i) {
        const Json& year = history.at("years")[i];
        const MarketView& view = series.years[i];
        const auto hhi = [&](const char* key) { return index(year.at(key).get<double>()); };
        const bool broken = std::ranges::any_of(
            history.at("breaks"), [&](const Json& one) { return one.at("year") == year.at("year"); });
        const bool assured = year.at("top_k_holds").get<bool>() || hhi("hhi_high") == hhi("hhi_high_open");
        table.add(
            {broken ? "//" : "", plain(year.at("period")), plain(year.at("n")), firstWords(view, catalogue),
             percent(year.at("cr1").get<double>(), 2), ofTheWhole(view, catalogue), hhi("hhi_low"),
             assured ? hhi("hhi_high") : "not assured", hhi("hhi_high_open"),
             noVerdict(view).empty() ? plain(year.at("verdict")) : fmt::format("none ({})", noVerdict(view)),
             year.at("usual").get<bool>() ? "answers by default" : ""});
    }
    const std::string basis = history.at("basis").is_null() ? "" : ", " + plain(history.at("basis"));
    std::string text = fmt::format("\n{}: {}{}\n{}", series.source->shortName, plain(history.at("label")),
                                   basis, table.text());
    for (const Json& one : history.at("breaks"))
        text += fmt::format("  // {}, {}: {}\n", one.at("year").get<int>(), plain(one.at("kind")),
                            plain(one.at("reason")));
    return text;
}

std::string historyText(const std::vector<SeriesHistory>& histories, const Json& json, const Regime& regime,
                        const Catalogue& catalogue) {
    const MarketView& last = histories.front().years.back();
    std::string text = fmt::format("{}, {}: HHI over time, each source by itself\n"
                                   "Verdict against {} ({}). // marks a break: do not read on across it.\n",
                                   tableName(*last.series, *last.mineral), slug(last.series->stage),
                                   numberText(regime.high, 0), regime.name);
    std::vector<const Source*> sources;
    for (std::size_t i = 0; i < histories.size(); ++i) {
        text += seriesText(json[i], histories[i], catalogue);
        sources.push_back(histories[i].source);
    }
    return text + fmt::format("\n{}\n", analogy) + sourcesText(sources);
}

} // namespace

std::string historyAnswer(const Context& context) {
    const Arguments& typed = context.arguments;
    if (typed.unlisted)
        throw Failure(ExitCode::WrongUsage,
                      "--unlisted is a number of one table: leave it out of --per-source.");
    const ViewState state = marketState(context);
    const Regime& regime = *regimeBySlug(state.regime);
    std::optional<YearRange> wanted;
    Year newest = 0;
    if (typed.year) {
        wanted = yearsOf(*typed.year);
        newest = yearsOrFail(state, context.catalogue, *wanted).back();
    } else {
        seriesOrFail(state, context.catalogue, 0);
    }
    MarketReader reader(context.catalogue, context.db, readingOf(context));
    const std::vector<SeriesHistory> histories = historyBySeries(state, reader, wanted);
    if (histories.empty())
        throw Failure(ExitCode::NoSuchData,
                      whyEmpty(state, marketView(state, reader, newest), context.catalogue) +
                          " 'lodestone shares' prints the rows there are.");
    Json json = Json::array();
    for (const SeriesHistory& history : histories)
        json.push_back(seriesJson(history, state, regime, context));
    if (typed.format == Format::AsJson)
        return jsonText(json);
    if (typed.format == Format::AsCsv)
        return csvText(flatRows(json),
                       {"mineral",  "product",  "subject",       "stage",       "source",
                        "label",    "basis",    "year",          "period",      "usual",
                        "n",        "leader",   "leader_iso3",   "lead",        "leader_suspect",
                        "share_of", "at_most",  "cr1",           "cr3",         "residual_share",
                        "hhi_low",  "hhi_high", "hhi_high_open", "top_k_holds", "verdict",
                        "regime",   "break",    "break_reason",  "attribution", "licence"});
    return historyText(histories, json, regime, context.catalogue);
}

} // namespace lodestone::cli
