// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/figure_verb.h"

#include "analysis/concentration.h"
#include "cli/annotation_words.h"
#include "cli/failure.h"
#include "figure/build_figure.h"
#include "figure/chain_figure.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

[[noreturn]] void misuse(const std::string& line) {
    throw Failure(ExitCode::WrongUsage, line);
}

std::string figureNames() {
    std::vector<std::string_view> ids;
    for (const FigureSpec& spec : figureSpecs())
        ids.push_back(spec.id);
    return fmt::format("The figures are {}.", fmt::join(ids, ", "));
}

/// The view that --state or the file of --from names, its names held against the database like those of the
/// options.
ViewState startState(const Context& context, const FigureOrder& order) {
    if (!context.arguments.state)
        return order.start.value_or(ViewState{});
    auto state = parseViewState(*context.arguments.state);
    if (!state)
        misuse(fmt::format(
            "--state '{}' is not a view. Write 'figure=overview&mineral=rare-earths&stage=mining&year=2025'.",
            *context.arguments.state));
    const std::string product = state->product;
    const bool stageTyped = context.arguments.state->find("stage=") != std::string::npos;
    takeNamed(state->mineral, stageTyped, *state, context.catalogue);
    if (!product.empty())
        state->product = product;
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

constexpr std::string_view chainFigure = "chain";

/// A ladder has stages without a table, but its own stage answers by the source and form that are asked for,
/// in the year asked for or an earlier one.
void tableAtOwnStageOrFail(const ViewState& state, const Catalogue& catalogue) {
    if (state.view == matrixView)
        return;
    if (!state.source.empty() || !state.product.empty() || state.measure)
        seriesOrFail(state, catalogue, 0);
    const std::vector<Year> years = yearsFor(state, catalogue);
    if (state.year != 0 && !years.empty() && !yearUpTo(years, state.year))
        seriesOrFail(state, catalogue, state.year);
}

} // namespace

Figure figureToPaint(const Context& context, const FigureOrder& order) {
    const Arguments& typed = context.arguments;
    ViewState state = marketState(context, startState(context, order));
    if (!typed.subject.empty())
        state.figure = typed.subject;
    const FigureSpec* spec = figureSpec(state.figure);
    if (spec == nullptr)
        misuse(fmt::format("'{}' in --state is not a figure. {}", state.figure, figureNames()));
    if (typed.year)
        state.year = yearOf(*typed.year);
    if (typed.day)
        state.day = dayOf(typed);
    if (typed.select)
        state.selection = markOf(*typed.select, context.catalogue);
    // Normalising would move the view to the nearest thing there is: a script must hear that it does not
    // exist. What a file holds was built once.
    const bool asFiled = order.start && !typed.state && !typed.mineral && !typed.stage && !typed.year &&
                         !typed.source && !typed.product && !typed.measure;
    const bool precise =
        !asFiled && (state.year != 0 || !state.source.empty() || !state.product.empty() || state.measure);
    if (spec->id == agreementsFigure) {
        const std::vector<Year>& years = context.catalogue.agreementYears;
        if (state.year != 0 && !years.empty() && std::ranges::find(years, state.year) == years.end())
            throw Failure(ExitCode::NoSuchData,
                          fmt::format("No agreement on record for {}. The years run from {} to {}.",
                                      state.year, years.front(), years.back()));
    } else if (precise && spec->id == chainFigure)
        tableAtOwnStageOrFail(state, context.catalogue);
    else if (precise && spec->id != "timeline")
        seriesOrFail(state, context.catalogue, spec->usesYear ? state.year : 0);
    Figure figure = buildFigure(state, context.catalogue, context.db);
    if (const auto* notice = std::get_if<Notice>(&figure.body))
        throw Failure(
            ExitCode::NoSuchData,
            fmt::format(
                "There is nothing to draw: {} 'lodestone list minerals' names the stages with tables.",
                notice->text));
    FigureFrame frame = order.frame;
    for (const std::string& annotation : typed.annotations)
        frame.annotations.push_back(annotationTyped(annotation, context.catalogue));
    if (const std::string excess = excessOf(frame); !excess.empty())
        throw Failure(ExitCode::BadInput, fmt::format("The figure cannot bear its words: {}.", excess));
    return framed(std::move(figure), cleaned(std::move(frame)));
}

} // namespace lodestone::cli
