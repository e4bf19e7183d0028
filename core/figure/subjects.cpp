// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/subjects.h"

#include "figure/market_view.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lodestone {
namespace {

bool sameForm(const Series& a, const Series& b) {
    return a.measure == b.measure && a.product == b.product;
}

/// The least that has to be asked for so that the form of `series` answers.
ViewState stateFor(const Series& series, const ViewState& state, const Catalogue& catalogue) {
    ViewState next = state;
    next.product.clear();
    next.measure.reset();
    const auto answers = [&] {
        const Series* found = seriesFor(next, catalogue, 0);
        return found != nullptr && sameForm(*found, series);
    };
    const std::string source = std::exchange(next.source, std::string());
    const auto keepingSource = [&] {
        next.source = source;
        if (!source.empty() && !answers())
            next.source.clear();
        return next;
    };
    if (answers())
        return keepingSource();
    next.product = series.product;
    if (answers())
        return keepingSource();
    next.measure = series.measure;
    if (answers())
        return keepingSource();
    next.source = catalogue.source(series.source)->slug; // a plain table beside a usual one of a product
    if (next.product.empty())
        next.measure.reset();
    return next;
}

/// One series for each measure and product, in the order of preference.
std::vector<const Series*> formsOf(const Mineral& mineral, Stage stage, const Catalogue& catalogue) {
    std::vector<const Series*> forms;
    for (const Series* series : catalogue.seriesOf(mineral.id, stage))
        if (std::ranges::none_of(forms, [&](const Series* form) { return sameForm(*form, *series); }))
            forms.push_back(series);
    return forms;
}

} // namespace

std::string tableName(const Series& series, const Mineral& mineral) {
    return tableName(std::vector<const Series*>{&series}, mineral);
}

std::string tableName(const std::vector<const Series*>& series, const Mineral& mineral) {
    constexpr std::size_t room = 36; ///< of a name in a list
    const std::string name = inSentence(mineral);
    std::vector<std::string> subjects;
    bool plain = false; // some table counts the mineral itself
    for (const Series* one : series)
        if (std::string subject = subjectOf(*one, mineral); subject == name)
            plain = true;
        else if (std::ranges::find(subjects, subject) == subjects.end())
            subjects.push_back(std::move(subject));
    if (subjects.empty())
        return mineral.name;
    // 'Natural soda ash' says the mineral itself.
    if (subjects.size() == 1 && !plain && subjects.front().find(name) != std::string::npos)
        return capitalised(subjects.front());
    const std::string all = fmt::format("{} ({})", mineral.name, fmt::join(subjects, ", "));
    return subjects.size() == 1 || all.size() <= room ? all : mineral.name + " (several products)";
}

void keepForm(ViewState& state, const Catalogue& catalogue) {
    const auto known = [&] { return seriesFor(state, catalogue, 0) != nullptr; };
    const std::optional<Measure> measure = state.measure;
    if (!known())
        state.measure.reset();
    if (!known()) {
        state.measure = measure;
        state.product.clear();
    }
    if (!known())
        state.measure.reset();
}

void openProduct(ViewState& state, const Mineral& mineral, const NamedProduct& named,
                 const Catalogue& catalogue) {
    state.mineral = mineral.slug;
    state.product = named.product;
    state.measure.reset();
    state.source.clear();
    if (!named.stage)
        return;
    ViewState usual = state;
    usual.stage = *named.stage;
    const Series* here = seriesFor(state, catalogue, 0);
    const Series* there = seriesFor(usual, catalogue, 0);
    if (there != nullptr && (here == nullptr || here->subject != there->subject))
        state.stage = *named.stage;
}

std::vector<ProductChoice> productChoices(const ViewState& state, const Catalogue& catalogue) {
    const Mineral* mineral = catalogue.mineralBySlug(state.mineral);
    const std::vector<const Series*> forms =
        mineral != nullptr ? formsOf(*mineral, state.stage, catalogue) : std::vector<const Series*>{};
    if (forms.size() < 2)
        return {};
    const Series* shown = seriesFor(state, catalogue, state.year);
    std::vector<ProductChoice> choices;
    for (const Series* form : forms) {
        std::string words = capitalised(subjectOf(*form, *mineral));
        if (form->measure == Measure::Capacity)
            words += ", capacity";
        if (std::ranges::find(choices, words, &ProductChoice::words) != choices.end())
            words += fmt::format(" ({})", catalogue.source(form->source)->shortName);
        choices.push_back({std::move(words), stateFor(*form, state, catalogue),
                           shown != nullptr && sameForm(*shown, *form)});
    }
    return choices;
}

} // namespace lodestone
