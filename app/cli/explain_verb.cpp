// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/explanation_json.h"
#include "cli/failure.h"
#include "cli/study_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

struct Asked {
    std::string measure;
    std::vector<CountryId> countries; ///< whose share, or who is taken out
};

Asked askedOf(const Context& context) {
    const Arguments& typed = context.arguments;
    const std::string usual = typed.country ? "share" : "hhi";
    const std::string measure = slugNamed(typed.indicator.value_or(usual), explainableMeasures());
    const bool ofCountry = measure == "share";
    const bool without = measure == "supply_left" || measure == "hhi_without_leader";
    if (typed.country && !ofCountry && !without)
        throw Failure(ExitCode::WrongUsage,
                      fmt::format("--country goes with the measures share, supply_left and "
                                  "hhi_without_leader; {} is of the whole market. Leave it out.",
                                  measure));
    if (typed.countries && (!without || typed.country))
        throw Failure(ExitCode::WrongUsage,
                      "--countries says who is taken out: it goes with the measures supply_left and "
                      "hhi_without_leader, and without --country.");
    if (!typed.country && ofCountry)
        throw Failure(ExitCode::WrongUsage, "A share is one country's. Say whose with --country CHN.");
    if (typed.countries)
        return {measure, countriesNamed(*typed.countries, context.catalogue)};
    if (typed.country)
        return {measure, {countryNamed(*typed.country, context.catalogue).id}};
    return {measure, {}};
}

/// The branches of the tree as rows: the terms of each, or its value where it has none.
void addRows(Json& rows, const Explanation& one, const std::string& path, const Json& market) {
    const auto add = [&](const std::string& label, const std::string& text, const Json& low, const Json& high,
                         const std::string& printed) {
        Json row = market;
        row["part"] = path;
        row["label"] = label;
        row["text"] = text;
        row["value_low"] = low;
        row["value_high"] = high;
        row["printed"] = printed;
        rows.push_back(std::move(row));
    };
    add(one.title, one.formula, one.value.low, one.highBounded ? finite(one.value.high) : Json(),
        one.printed);
    for (const ExplanationTerm& term : one.terms)
        add(term.label, term.text, term.value, term.value, term.printed);
    for (const Explanation& part : one.parts)
        addRows(rows, part, path + "/" + part.slug, market);
}

} // namespace

std::string explainAnswer(const Context& context) {
    const Asked asked = askedOf(context);
    const ViewState state = marketState(context);
    MarketReader reader(context.catalogue, context.db, readingOf(context));
    const std::optional<int> unlisted = askedUnlisted(context);
    Study study(reader, governanceSource(context), unlisted);
    const MarketView view = marketOrFail(state, reader, askedYear(context));
    const Explained found = explainMarket(view, asked.measure, asked.countries, study);
    if (!found.explanation)
        throw Failure(ExitCode::NoSuchData, found.why);
    Json market;
    addMarket(market, view);
    if (context.arguments.format == Format::AsJson) {
        Json json = market;
        const bool one = asked.countries.size() == 1;
        json["country"] = one ? isoOf(asked.countries.front(), context.catalogue) : Json();
        json["countries"] = Json::array();
        for (const CountryId country : asked.countries)
            json["countries"].push_back(isoOf(country, context.catalogue));
        json["unlisted"] = unlisted ? Json(*unlisted) : Json();
        json["notes"] = marketNotes(context, view);
        json["explanation"] = explanationJson(*found.explanation, context.catalogue);
        return jsonText(json);
    }
    if (context.arguments.format == Format::AsCsv) {
        Json rows = Json::array();
        addRows(rows, *found.explanation, found.explanation->slug, market);
        return csvText(rows, {"mineral", "stage", "year", "source", "part", "label", "text", "value_low",
                              "value_high", "printed", "attribution", "licence"});
    }
    Explanation explanation = *found.explanation;
    for (std::string& note : marketNotes(context, view))
        if (std::ranges::find(explanation.notes, note) == explanation.notes.end())
            explanation.notes.push_back(std::move(note));
    return marketTitle(view) + "\n" + explanationText(explanation, context.catalogue);
}

} // namespace lodestone::cli
