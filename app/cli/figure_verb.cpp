// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/figure_verb.h"

#include "analysis/concentration.h"
#include "cli/failure.h"
#include "figure/build_figure.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

constexpr int smallest = 200; // pixels; below this no text of a figure can be read
constexpr int largest = 16'384;

[[noreturn]] void misuse(const std::string& line) {
    throw Failure(ExitCode::WrongUsage, line);
}

void takeSize(const std::string& typed, FigureOutput& output) {
    const char* const end = typed.data() + typed.size();
    const auto [x, widthError] = std::from_chars(typed.data(), end, output.width);
    const bool times = widthError == std::errc{} && x != end && *x == 'x';
    const auto [rest, heightError] = std::from_chars(times ? x + 1 : end, end, output.height);
    if (!times || heightError != std::errc{} || rest != end)
        misuse(fmt::format("--size '{}' is not a size. Write width x height in pixels: 1600x900.", typed));
    if (std::min(output.width, output.height) < smallest || std::max(output.width, output.height) > largest)
        misuse(fmt::format("--size {} is out of range. Each side is {} to {} pixels.", typed, smallest,
                           largest));
}

std::string figureNames() {
    std::vector<std::string_view> ids;
    for (const FigureSpec& spec : figureSpecs())
        ids.push_back(spec.id);
    return fmt::format("The figures are {}.", fmt::join(ids, ", "));
}

/// The view that --state names, its names held against the database like those of the options.
ViewState startState(const Context& context) {
    if (!context.arguments.state)
        return {};
    auto state = parseViewState(*context.arguments.state);
    if (!state)
        misuse(fmt::format(
            "--state '{}' is not a view. Write 'figure=overview&mineral=rare-earths&stage=mining&year=2025'.",
            *context.arguments.state));
    state->mineral = mineralNamed(state->mineral, context.catalogue).slug;
    if (!state->source.empty() && context.catalogue.sourceBySlug(state->source) == nullptr)
        throw Failure(
            ExitCode::NoSuchData,
            fmt::format("No source is called '{}'. 'lodestone list sources' names all.", state->source));
    if (regimeBySlug(state->regime) == nullptr)
        misuse(fmt::format("'{}' in --state is not a regime. The regimes are us-2023, us-2010 and eu-2004.",
                           state->regime));
    return *state;
}

Mark markOf(const std::string& typed, const Catalogue& catalogue) {
    if (const auto state = parseViewState("select=" + typed)) {
        if (state->selection.kind != Mark::Kind::Country)
            return state->selection;
        return {Mark::Kind::Country, countryNamed(state->selection.key, catalogue).iso3};
    }
    if (typed.empty() || typed.find(':') != std::string::npos)
        misuse(fmt::format(
            "--select '{}' is not a mark. Write CHN, country:CHN, event:EV001, stage:mining or residual.",
            typed));
    return {Mark::Kind::Country, countryNamed(typed, catalogue).iso3};
}

} // namespace

FigureOutput figureOutput(const Arguments& arguments) {
    FigureOutput output;
    output.file = arguments.out.value_or("");
    if (!output.file.ends_with(".png") && !output.file.ends_with(".svg"))
        misuse(fmt::format("--out '{}' ends neither in .png nor in .svg. Choose one of them.", output.file));
    if (arguments.size)
        takeSize(*arguments.size, output);
    if (arguments.theme) {
        output.theme = *arguments.theme;
        constexpr std::string_view themes[] = {"light", "dark", "print"};
        if (std::ranges::find(themes, output.theme) == std::end(themes))
            misuse(fmt::format("'{}' is not a theme. The themes are light, dark and print.", output.theme));
    }
    if (arguments.subject.empty() && !arguments.state)
        misuse("Name a figure: 'lodestone figure overview --out FILE.png'. " + figureNames());
    if (!arguments.subject.empty() && figureSpec(arguments.subject) == nullptr)
        misuse(fmt::format("'{}' is not a figure. {}", arguments.subject, figureNames()));
    return output;
}

Figure figureToPaint(const Context& context) {
    const Arguments& typed = context.arguments;
    ViewState state = marketState(context, startState(context));
    if (!typed.subject.empty())
        state.figure = typed.subject;
    const FigureSpec* spec = figureSpec(state.figure);
    if (spec == nullptr)
        misuse(fmt::format("'{}' in --state is not a figure. {}", state.figure, figureNames()));
    if (typed.year)
        state.year = yearOf(*typed.year);
    if (typed.select)
        state.selection = markOf(*typed.select, context.catalogue);
    // Normalising would move the view to the nearest thing there is: a script must hear that it does not
    // exist.
    const bool precise = state.year != 0 || !state.source.empty() || !state.product.empty() || state.measure;
    if (spec->id == agreementsFigure) {
        const std::vector<Year>& years = context.catalogue.agreementYears;
        if (state.year != 0 && !years.empty() && std::ranges::find(years, state.year) == years.end())
            throw Failure(ExitCode::NoSuchData,
                          fmt::format("No agreement on record for {}. The years run from {} to {}.",
                                      state.year, years.front(), years.back()));
    } else if (precise && spec->id != "timeline" && spec->id != "chain")
        seriesOrFail(state, context.catalogue, spec->usesYear ? state.year : 0);
    Figure figure = buildFigure(state, context.catalogue, context.db);
    if (const auto* notice = std::get_if<Notice>(&figure.body))
        throw Failure(
            ExitCode::NoSuchData,
            fmt::format(
                "There is nothing to draw: {} 'lodestone list minerals' names the stages with tables.",
                notice->text));
    return figure;
}

} // namespace lodestone::cli
