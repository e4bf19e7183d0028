// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/question.h"

#include "analysis/concentration.h"
#include "analysis/suspects.h"
#include "cli/failure.h"
#include "figure/market_view.h"
#include "figure/subjects.h"

#include <algorithm>
#include <charconv>
#include <set>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

[[noreturn]] void noData(const std::string& line) {
    throw Failure(ExitCode::NoSuchData, line);
}
[[noreturn]] void misuse(const std::string& line) {
    throw Failure(ExitCode::WrongUsage, line);
}

std::string suggestion(const std::vector<std::string>& near, std::string_view list) {
    const std::string all = fmt::format("'lodestone list {}' names all.", list);
    return near.empty() ? all : fmt::format("Did you mean {}? {}", fmt::join(near, ", "), all);
}

std::string lower(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

void takeSource(const Context& context, ViewState& state) {
    if (!context.arguments.source)
        return;
    state.source = sourceNamed(*context.arguments.source, context.catalogue).slug;
}

void takeMeasure(const Context& context, ViewState& state) {
    if (!context.arguments.measure)
        return;
    state.measure = measureFromSlug(lower(*context.arguments.measure));
    if (!state.measure)
        misuse(fmt::format("'{}' is not a measure. The measures are production, capacity and reserves.",
                           *context.arguments.measure));
}

void takeRegime(const Context& context, ViewState& state) {
    if (!context.arguments.regime)
        return;
    const Regime* regime = regimeBySlug(lower(*context.arguments.regime));
    if (regime == nullptr) {
        std::vector<std::string_view> names;
        for (const Regime& one : regimes())
            names.push_back(one.slug);
        misuse(fmt::format("'{}' is not a regime. The regimes are {}.", *context.arguments.regime,
                           fmt::join(names, ", ")));
    }
    state.regime = regime->slug;
}

/// What distinguishes the tables of a mineral and stage, for a reader whose choice met none of them.
std::string choices(const std::vector<const Series*>& rows) {
    std::set<std::string> options;
    for (const Series* row : rows)
        options.insert(row->product.empty()
                           ? fmt::format("--measure {}", slug(row->measure))
                           : fmt::format("--measure {} --product {}", slug(row->measure), row->product));
    return fmt::format("{}", fmt::join(options, ", or "));
}

std::string stagesWithTables(const Mineral& mineral, const Catalogue& catalogue) {
    std::vector<std::string_view> stages;
    for (const Stage stage : allStages)
        if (!catalogue.seriesOf(mineral.id, stage).empty())
            stages.push_back(slug(stage));
    return stages.empty() ? "There is none at any other stage."
                          : fmt::format("There are tables at: {}.", fmt::join(stages, ", "));
}

/// The stages whose tables count what the state's table counts.
std::string stagesOf(ViewState state, const Catalogue& catalogue) {
    const Series* asked = seriesFor(state, catalogue, 0);
    std::vector<std::string_view> stages;
    for (const Stage stage : allStages) {
        state.stage = stage;
        const Series* found = seriesFor(state, catalogue, 0);
        if (found != nullptr && asked != nullptr && found->subject == asked->subject)
            stages.push_back(slug(stage));
    }
    return fmt::format("{}", fmt::join(stages, ", "));
}

std::string sourcesOf(const ViewState& state, const Catalogue& catalogue) {
    ViewState any = state;
    any.source.clear();
    std::set<std::string> names;
    for (const Year year : yearsFor(any, catalogue))
        if (const Series* row = seriesFor(any, catalogue, year))
            names.insert(catalogue.source(row->source)->slug);
    return fmt::format("{}", fmt::join(names, ", "));
}

/// `asked` are the years that were wanted, in words.
[[noreturn]] void explainMissing(const ViewState& state, const Catalogue& catalogue,
                                 const std::string& asked) {
    const Mineral& mineral = *catalogue.mineralBySlug(state.mineral);
    const std::string what = fmt::format("{} at the stage {}", inSentence(mineral), slug(state.stage));
    const auto all = catalogue.seriesOf(mineral.id, state.stage);
    if (all.empty())
        noData(
            fmt::format("No source here has a table of {}. {}", what, stagesWithTables(mineral, catalogue)));
    const std::vector<Year> years = yearsFor(state, catalogue);
    if (!years.empty())
        noData(fmt::format("No table of {}{} has {}. The years there are: {}.", what,
                           state.source.empty() ? "" : " in " + state.source, asked, fmt::join(years, ", ")));
    ViewState anySource = state;
    anySource.source.clear();
    if (!yearsFor(anySource, catalogue).empty())
        noData(fmt::format("The source {} has no table of {}. These have: {}.", state.source, what,
                           sourcesOf(state, catalogue)));
    if (!state.product.empty() &&
        std::ranges::none_of(all, [&](const Series* one) { return one->product == state.product; }))
        noData(fmt::format("No table of {} is of a product '{}'. The tables there are: {}.", what,
                           state.product, choices(all)));
    noData(fmt::format("No table of {} has that measure and product. There are: {}.", what, choices(all)));
}

} // namespace

const Mineral& mineralNamed(const std::string& typed, const Catalogue& catalogue) {
    if (const Mineral* mineral = catalogue.findMineral(typed))
        return *mineral;
    noData(fmt::format("No mineral is called '{}'. {}", typed,
                       suggestion(catalogue.nearestMinerals(typed), "minerals")));
}

void takeNamed(const std::string& typed, bool stageTyped, ViewState& state, const Catalogue& catalogue) {
    state.mineral = mineralNamed(typed, catalogue).slug;
    const NamedProduct* named = catalogue.findNamed(typed).product;
    if (named == nullptr)
        return;
    if (!named->untold.empty())
        noData(fmt::format("No table counts {} by itself. {}", named->name, named->untold));
    const Stage asked = state.stage;
    openProduct(state, *catalogue.mineralBySlug(state.mineral), *named, catalogue);
    if (stageTyped && state.stage != asked)
        noData(fmt::format("No table of {} is at the stage {}. There are tables at: {}.", named->name,
                           slug(asked), stagesOf(state, catalogue)));
}

const Country& countryNamed(const std::string& typed, const Catalogue& catalogue) {
    if (const Country* country = catalogue.findCountry(typed))
        return *country;
    noData(fmt::format("No country is called '{}'. {}", typed,
                       suggestion(catalogue.nearestCountries(typed), "countries")));
}

const Source& sourceNamed(const std::string& typed, const Catalogue& catalogue) {
    if (const Source* source = catalogue.sourceBySlug(lower(typed)))
        return *source;
    noData(fmt::format("No source is called '{}'. 'lodestone list sources' names all.", typed));
}

Stage stageNamed(const std::string& typed) {
    if (const auto stage = stageFromSlug(lower(typed)))
        return *stage;
    misuse(
        fmt::format("'{}' is not a stage. The stages are reserves, mining, processing and magnets.", typed));
}

Year yearOf(const std::string& typed) {
    Year year = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), year);
    if (typed.size() != 4 || error != std::errc{} || end != typed.data() + typed.size() || year < 1)
        misuse(fmt::format("'{}' is not a year. Write four digits: 2025.", typed));
    return year;
}

YearRange yearsOf(const std::string& typed) {
    const std::size_t colon = typed.find(':');
    if (colon == std::string::npos)
        return {yearOf(typed), yearOf(typed)};
    if (typed.size() != 9 || colon != 4)
        misuse(fmt::format("'{}' is not a range of years. Write 2024:2025.", typed));
    return {yearOf(typed.substr(0, 4)), yearOf(typed.substr(5))};
}

int wholeNumber(const std::string& option, const std::string& typed, int low, int high) {
    int number = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    if (error != std::errc{} || end != typed.data() + typed.size() || number < low || number > high)
        misuse(fmt::format("{} '{}' is not a number from {} to {}.", option, typed, low, high));
    return number;
}

std::vector<CountryId> countriesNamed(const std::string& typed, const Catalogue& catalogue) {
    std::vector<CountryId> found;
    std::string_view rest = typed;
    while (!rest.empty()) {
        const std::string one(rest.substr(0, rest.find(',')));
        rest.remove_prefix(std::min(rest.size(), one.size() + 1));
        if (one.empty())
            continue;
        const CountryId country = countryNamed(one, catalogue).id;
        if (std::ranges::find(found, country) == found.end())
            found.push_back(country);
    }
    if (found.empty())
        misuse("--countries names no country. Write CHN,JPN.");
    return found;
}

PartialDate dayOf(const Arguments& typed) {
    if (!typed.day)
        return today();
    const PartialDate day = dateOf("--day", *typed.day);
    if (day.precision() != DatePrecision::ToDay)
        throw Failure(ExitCode::WrongUsage,
                      fmt::format("--day '{}' is not a day. Write 2026-12-01.", *typed.day));
    return day;
}

PartialDate dateOf(const std::string& option, const std::string& typed) {
    if (const auto date = parseDate(typed))
        return *date;
    misuse(fmt::format("{} '{}' is not a date. Write 2025-10-09, 2025-10 or 2025.", option, typed));
}

std::string_view readingOf(const Context& context) {
    if (!context.arguments.reading)
        return asPublishedReading;
    const std::string typed = lower(*context.arguments.reading);
    if (typed == proposedReading)
        return proposedReading;
    if (typed != "published")
        misuse(fmt::format("'{}' is not a reading. The readings are published and proposed.", typed));
    return asPublishedReading;
}

ViewState marketState(const Context& context, ViewState start) {
    const Arguments& typed = context.arguments;
    if (typed.stage)
        start.stage = stageNamed(*typed.stage);
    takeMeasure(context, start);
    takeRegime(context, start);
    if (typed.mineral)
        takeNamed(*typed.mineral, typed.stage.has_value(), start, context.catalogue);
    takeSource(context, start);
    if (typed.product)
        start.product = lower(*typed.product);
    if (typed.reading)
        start.reading = readingOf(context);
    return start;
}

const Series& seriesOrFail(const ViewState& state, const Catalogue& catalogue, Year year) {
    if (const Series* series = seriesFor(state, catalogue, year))
        return *series;
    explainMissing(state, catalogue, fmt::format("the year {}", year));
}

std::vector<Year> yearsOrFail(const ViewState& state, const Catalogue& catalogue, YearRange wanted) {
    std::vector<Year> years = yearsFor(state, catalogue);
    std::erase_if(years, [&](Year year) { return !wanted.contains(year); });
    if (years.empty())
        explainMissing(state, catalogue,
                       fmt::format("any of the years {} to {}", wanted.first(), wanted.last()));
    return years;
}

std::string aliasNote(const std::string& typed, const Series& series, const Catalogue& catalogue) {
    const auto folded = [](std::string text) {
        text = lower(std::move(text));
        std::ranges::replace_if(
            text, [](char c) { return c == ' ' || c == '_'; }, '-');
        return text;
    };
    const Mineral& mineral = *catalogue.mineral(series.mineral);
    if (folded(typed) == mineral.slug || folded(typed) == folded(mineral.name))
        return {};
    const std::string name = inSentence(mineral);
    const std::string subject = subjectOf(series, mineral);
    return fmt::format("'{}' is answered by the tables of {}{}.", typed, name,
                       subject == name ? "" : "; this one counts " + subject);
}

} // namespace lodestone::cli
