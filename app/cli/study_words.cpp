// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/study_words.h"
#include "model/letters.h"

#include "cli/failure.h"

#include "analysis/outside.h"
#include "figure/number_text.h"
#include "figure/suspect_words.h"
#include "figure/warrant_words.h"
#include "model/edit_distance.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

std::string folded(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        if (c == '-' || c == ' ')
            return '_';
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

} // namespace

std::string slugNamed(const std::string& typed, const std::vector<std::string_view>& known) {
    const std::string wanted = folded(typed);
    if (std::ranges::find(known, wanted) != known.end())
        return wanted;
    const auto nearest =
        std::ranges::min_element(known, {}, [&](std::string_view one) { return editDistance(wanted, one); });
    const bool near = nearest != known.end() && editDistance(wanted, *nearest) <= 1 + wanted.size() / 3;
    throw Failure(ExitCode::WrongUsage, fmt::format("'{}' is not one of the measures.{} They are {}.", typed,
                                                    near ? fmt::format(" Did you mean {}?", *nearest) : "",
                                                    fmt::join(known, ", ")));
}

const MeasureInfo& measureNamed(const Context& context) {
    std::vector<std::string_view> known;
    for (const MeasureInfo& info : measures())
        known.push_back(info.slug);
    return *measureInfo(slugNamed(context.arguments.indicator.value_or("hhi"), known));
}

SourceId governanceSource(const Context& context) {
    if (!context.arguments.governance)
        return {};
    const Source& source = sourceNamed(*context.arguments.governance, context.catalogue);
    std::vector<std::string_view> scored;
    for (const SourceRows& rows : loadSourceRows(context.db)) {
        if (rows.kind != "governance" || rows.rows == 0)
            continue;
        if (rows.source == source.id)
            return source.id;
        scored.push_back(context.catalogue.source(rows.source)->slug);
    }
    throw Failure(ExitCode::NoSuchData,
                  scored.empty() ? std::string("The database holds no governance scores.")
                                 : fmt::format("The source {} has no governance scores. These have: {}.",
                                               source.slug, fmt::join(scored, ", ")));
}

std::optional<int> askedUnlisted(const Context& context) {
    if (!context.arguments.unlisted)
        return std::nullopt;
    return wholeNumber("--unlisted", *context.arguments.unlisted, 1, 1000);
}

Year askedYear(const Context& context) {
    return context.arguments.year ? yearOf(*context.arguments.year) : 0;
}

MarketView marketOrFail(const ViewState& state, MarketReader& reader, Year year) {
    seriesOrFail(state, reader.catalogue(), year);
    std::optional<MarketView> view = marketView(state, reader, year);
    if (!view || !view->concentration)
        throw Failure(ExitCode::NoSuchData, whyEmpty(state, view, reader.catalogue()) +
                                                " 'lodestone shares' prints the rows there are.");
    return std::move(*view);
}

Json finite(double value) {
    return std::isfinite(value) ? Json(value) : Json();
}

void addInterval(Json& json, const std::string& key, const std::optional<Interval>& interval) {
    json[key + "_low"] = interval ? finite(interval->low) : Json();
    json[key + "_high"] = interval ? finite(interval->high) : Json();
}

void addIndex(Json& json, const std::string& key, const std::optional<Interval>& open,
              const std::optional<double>& topK) {
    json[key + "_low"] = open ? Json(open->low) : Json();
    json[key + "_high"] = topK ? Json(*topK) : Json();
    json[key + "_high_open"] = open ? Json(open->high) : Json();
}

void addStep(Json& json, const std::optional<Step>& step) {
    json["step"] = step ? Json(slug(step->kind)) : Json();
    addInterval(json, "restated", step ? step->restated : std::nullopt);
    addInterval(json, "moved", step ? step->moved : std::nullopt);
}

void addIndex(Json& json, const std::string& key, const std::optional<Concentration>& index) {
    if (index)
        addIndex(json, key, index->hhi(), index->hhiHighTopK);
    else
        addIndex(json, key, {}, {});
    json["top_k_holds"] = index ? Json(index->topK) : Json();
}

std::string intervalWords(const MeasureInfo& info, Interval interval) {
    const bool share = info.unit == "share";
    const bool index = info.unit == "index" && info.range.high > 1;
    const auto one = [&](double value) {
        if (share)
            return percent(value, 2);
        return index ? cli::index(value) : numberText(value, 3);
    };
    const std::string low = one(interval.low);
    if (!std::isfinite(interval.high))
        return low + " or more";
    const std::string high = one(interval.high);
    return low == high ? low : fmt::format("{} to {}", low, high);
}

std::string shareWords(Interval share) {
    return intervalWords(*measureInfo("cr1"), share);
}

std::string hhiWords(Interval hhi) {
    return intervalWords(*measureInfo("hhi"), hhi);
}

std::string signedIndex(double points) {
    const std::string text = numberText(std::abs(points), 1);
    if (text == "0.0" || text == "0")
        return "0.0";
    return (points < 0 ? "-" : "+") + text;
}

void addMarket(Json& json, const MarketView& view) {
    json["mineral"] = view.mineral->slug;
    addSubject(json, *view.series, *view.mineral);
    json["stage"] = slug(view.series->stage);
    json["year"] = view.data.year;
    json["period"] = periodWords(*view.series, view.data.year);
    json["source"] = view.source->slug;
    json["label"] = view.series->label;
    json["unit"] = view.series->unit;
    json["basis"] = orNull(view.series->basis);
    addSource(json, *view.source);
}

void addWarrant(Json& json, const MarketView& view, const Context& context) {
    const Warrant& warrant = view.warrant;
    json["share_of"] = slug(warrant.whole);
    json["at_most"] = warrant.atMost;
    json["lead"] = warrant.first.empty() ? Json() : Json(slug(warrant.lead));
    json["tied_with"] = Json::array();
    for (std::size_t i = 1; i < warrant.first.size(); ++i)
        json["tied_with"].push_back(isoOf(warrant.first[i], context.catalogue));
    json["outside_total"] = Json();
    if (view.market.outside.empty())
        return;
    Json& outside = json["outside_total"];
    outside["countries"] = Json::array();
    for (const OutsideProducer& producer : view.market.outside)
        outside["countries"].push_back(
            {{"country", nameOf(producer.country, context.catalogue)},
             {"iso3", isoOf(producer.country, context.catalogue)},
             {"part", orNull(producer.part)},
             {"reason", slug(producer.reason)},
             {"last_year", producer.lastYear > 0 ? Json(producer.lastYear) : Json()},
             {"last_value", producer.lastYear > 0 ? Json(producer.lastValue) : Json()},
             {"words", leftOutWords(producer, view, context.catalogue)}});
    outside["most_share"] = view.market.outsideMost ? Json(*view.market.outsideMost) : Json();
    if (!view.concentration)
        return;
    outside["hhi_without_low"] = view.concentration->within.low;
    outside["hhi_without_high"] = view.concentration->withinTopK;
    outside["hhi_without_high_open"] = view.concentration->within.high;
    const auto reading = outsideReading(view.market);
    outside["reading_years"] = reading ? Json({reading->from, reading->to}) : Json();
    outside["reading_share"] = reading ? Json(reading->share) : Json();
    outside["reading_hhi_low"] = reading ? Json(reading->hhi.low) : Json();
    outside["reading_hhi_high"] = reading ? Json(reading->hhi.high) : Json();
}

void addFirst(Json& json, const MarketView* view, const Context& context) {
    const bool named = view != nullptr && view->concentration && view->warrant.lead != Lead::None;
    const CountryId first = named ? view->warrant.first.front() : CountryId{};
    json["leader"] = named ? Json(nameOf(first, context.catalogue)) : Json();
    json["leader_iso3"] = named ? isoOf(first, context.catalogue) : Json();
    json["leader_share"] = named ? Json(view->warrant.share) : Json();
    json["lead"] = view != nullptr && view->concentration ? Json(slug(view->warrant.lead)) : Json();
}

void addVerdict(Json& json, const MarketView& view, const Regime& regime) {
    const Interval judged = view.warrant.index ? view.concentration->judged() : Interval{0, 10'000};
    json["verdict"] = slug(verdict(judged, regime.high));
    json["band"] = bandWords(judged, regime);
}

std::string firstWords(const MarketView& view, const Catalogue& catalogue) {
    const std::string names = namesInSentence(view.warrant.first, catalogue);
    if (view.warrant.lead == Lead::Leader)
        return names;
    std::string title = firstTitle(view);
    title[0] = lowerLetter(title[0]);
    return fmt::format("{} ({})", names, title);
}

std::vector<std::string> suspectLines(const MarketView& view, const std::string& when,
                                      const Catalogue& catalogue) {
    std::vector<std::string> lines;
    for (const std::string& note : suspectNotes(view, catalogue))
        lines.push_back(fmt::format("{}: {}", when, note));
    return lines;
}

Json isoOf(CountryId country, const Catalogue& catalogue) {
    const Country* found = catalogue.country(country);
    return found != nullptr ? Json(found->iso3) : Json();
}

std::string nameOf(CountryId country, const Catalogue& catalogue) {
    const Country* found = catalogue.country(country);
    return found != nullptr ? found->name : std::string();
}

std::string sourcesText(const std::vector<const Source*>& sources) {
    std::vector<const Source*> seen;
    std::string text;
    for (const Source* source : sources)
        if (source != nullptr && std::ranges::find(seen, source) == seen.end()) {
            seen.push_back(source);
            text += sourceLines(*source);
        }
    return text;
}

} // namespace lodestone::cli
