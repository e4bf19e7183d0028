// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/scope.h"

#include "figure/build_figure.h"
#include "figure/chain_figure.h"
#include "figure/choices.h"
#include "figure/market_view.h"
#include "figure/subjects.h"
#include "figure/table_page.h"

#include <algorithm>
#include <array>
#include <functional>

#include <fmt/format.h>

namespace lodestone {
namespace {

using Write = std::function<void(ViewState&)>;

/// The figure that is looked at: of a table that which it is the table of.
ViewState figureIn(const ViewState& state) {
    return state.figure == tablePage ? figureOfTable(state) : state;
}

bool heeds(const ViewState& shown, Control control) {
    const FigureSpec* spec = figureSpec(shown.figure);
    if (spec == nullptr || !spec->has(control))
        return false;
    auto view = std::ranges::find(spec->views, shown.view, &FigureSpec::View::id);
    if (view == spec->views.end())
        view = spec->views.begin();
    return view == spec->views.end() || (view->without & static_cast<unsigned>(control)) == 0;
}

bool heedsYears(const ViewState& shown) {
    return heeds(shown, Control::Years) || shown.figure == "concentration" || shown.figure == "timeline" ||
           (shown.figure == "shares" && shown.view == "history");
}

class Choices {
public:
    Choices(ScopePart& part, const ViewState& state) : m_part(part), m_state(state) {}

    void add(std::string words, const Write& write) {
        ViewState next = m_state;
        write(next);
        m_part.choices.push_back({std::move(words), next, next == m_state});
    }

private:
    ScopePart& m_part;
    const ViewState& m_state;
};

ScopePart formPart(const ViewState& state, const Series& shown, const Catalogue& catalogue) {
    ScopePart part{"product", "Table", subjectOf(shown, *catalogue.mineral(shown.mineral)), {}};
    if (shown.measure == Measure::Capacity)
        part.words += ", capacity";
    for (ProductChoice& choice : productChoices(state, catalogue))
        part.choices.push_back({std::move(choice.words), std::move(choice.state), choice.chosen});
    return part;
}

ScopePart companionsPart(const ViewState& state, const Catalogue& catalogue) {
    std::string names;
    for (const std::string& slug : state.with)
        names += (names.empty() ? "" : ", ") + inSentence(*catalogue.mineralBySlug(slug));
    ScopePart part{"with", "Compared with", "beside " + names, {}};
    Choices choices(part, state);
    choices.add("nothing", [](ViewState& next) { next.with.clear(); });
    for (const Mineral& mineral : catalogue.minerals)
        if (mineral.slug != state.mineral)
            choices.add(mineral.name, [&](ViewState& next) { next.with = {mineral.slug}; });
    return part;
}

ScopePart yearsPart(const ViewState& state, const Catalogue& catalogue) {
    const YearRange& span = *state.years;
    ScopePart part{"years",
                   "Years",
                   span.first() == span.last() ? fmt::format("{} alone", span.first())
                                               : fmt::format("{}\u2013{}", span.first(), span.last()),
                   {}};
    Choices choices(part, state);
    choices.add("all years", [](ViewState& next) { next.years.reset(); });
    const std::vector<Year> years = yearsFor(state, catalogue);
    if (years.empty())
        return part;
    for (const Year first : {2000, 2010, 2015, 2020})
        if (first > years.front() && first < years.back())
            choices.add(fmt::format("since {}", first),
                        [&](ViewState& next) { next.years = YearRange(first, years.back()); });
    if (std::ranges::none_of(part.choices, &ScopeChoice::chosen))
        choices.add(part.words, [](ViewState&) {});
    return part;
}

ScopePart blocPart(const ViewState& state, const Catalogue& catalogue) {
    ScopePart part{"bloc", "Bloc", catalogue.blocBySlug(state.bloc)->name + " as one", {}};
    Choices choices(part, state);
    choices.add("countries", [](ViewState& next) { next.bloc.clear(); });
    for (const Bloc& bloc : catalogue.blocs)
        choices.add(bloc.name, [&](ViewState& next) { next.bloc = bloc.slug; });
    return part;
}

ScopePart listPart(const ViewState& state, const FigureSpec& spec, const Catalogue& catalogue) {
    const auto list = std::ranges::find(catalogue.criticalLists, state.list, &CriticalList::slug);
    const bool every = list == catalogue.criticalLists.end();
    ScopePart part{"list", "List", every ? "all minerals" : list->name, {}};
    Choices choices(part, state);
    choices.add(std::string(spec.usualList), [](ViewState& next) { next.list.clear(); });
    choices.add("all minerals", [](ViewState& next) { next.list = everyMineral; });
    for (const CriticalList& one : catalogue.criticalLists)
        choices.add(one.name, [&](ViewState& next) { next.list = one.slug; });
    return part;
}

ScopePart groupPart(const ViewState& state, const Catalogue& catalogue) {
    ScopePart part{"group", "Group", state.group + " minerals", {}};
    Choices choices(part, state);
    choices.add("all groups", [](ViewState& next) { next.group.clear(); });
    std::vector<std::string> met;
    for (const Mineral& mineral : catalogue.minerals)
        if (std::ranges::find(met, mineral.group) == met.end()) {
            met.push_back(mineral.group);
            choices.add(mineral.group, [&](ViewState& next) { next.group = mineral.group; });
        }
    return part;
}

ScopePart indicatorPart(const ViewState& state) {
    ScopePart part{"indicator", "Measure", {}, {}};
    Choices choices(part, state);
    for (const NamedChoice& choice : indicatorChoices()) {
        choices.add(choice.words, [&](ViewState& next) { next.indicator = choice.value; });
        if (choice.value == state.indicator)
            part.words = choice.words;
    }
    return part;
}

ScopePart countryPart(const ViewState& state, const Catalogue& catalogue) {
    ScopePart part{"country", "Share of", catalogue.countryByIso3(state.country)->name + "\u2019s share", {}};
    Choices choices(part, state);
    // A country that stays picked out would be asked for again.
    const auto ask = [&](const std::string& iso3) {
        return [iso3](ViewState& next) {
            next.country = iso3;
            if (next.selection.kind == Mark::Kind::Country)
                next.selection = iso3.empty() ? Mark{} : Mark{Mark::Kind::Country, iso3};
        };
    };
    choices.add("the leader\u2019s", ask(""));
    choices.add(part.words, ask(state.country));
    return part;
}

} // namespace

std::vector<ScopePart> scopeParts(const ViewState& state, const Catalogue& catalogue) {
    const ViewState shown = figureIn(state);
    std::vector<ScopePart> parts;
    const Series* series = seriesFor(state, catalogue, state.year);
    if ((!state.product.empty() || state.measure) && series != nullptr)
        parts.push_back(formPart(state, *series, catalogue));
    if (!state.indicator.empty() && heeds(shown, Control::Indicator))
        parts.push_back(indicatorPart(state));
    if (!state.with.empty() && heeds(shown, Control::With))
        parts.push_back(companionsPart(state, catalogue));
    if (state.years && heedsYears(shown))
        parts.push_back(yearsPart(state, catalogue));
    if (!state.bloc.empty() && heeds(shown, Control::Bloc))
        parts.push_back(blocPart(state, catalogue));
    if (!state.list.empty() && heeds(shown, Control::List))
        parts.push_back(listPart(state, *figureSpec(shown.figure), catalogue));
    if (!state.group.empty() && heeds(shown, Control::Group))
        parts.push_back(groupPart(state, catalogue));
    if (!state.country.empty() && heeds(shown, Control::Country))
        parts.push_back(countryPart(state, catalogue));
    return parts;
}

std::string breadcrumb(const ViewState& state, const Catalogue& catalogue) {
    const Mineral* mineral = catalogue.mineralBySlug(state.mineral);
    const Series* series = seriesFor(state, catalogue, state.year);
    std::string text = fmt::format("{} \u00B7 {}",
                                   mineral == nullptr  ? state.mineral
                                   : series == nullptr ? mineral->name
                                                       : tableName(*series, *mineral),
                                   catalogue.stage(state.stage).name);
    const std::string period = shownPeriod(state, catalogue);
    if (!period.empty())
        text += " \u00B7 " + period;
    if (series != nullptr)
        text += " \u00B7 " + catalogue.source(series->source)->shortName;
    const std::string name = text.substr(0, text.find(" \u00B7 "));
    for (const ScopePart& part : scopeParts(state, catalogue))
        if (!name.ends_with("(" + part.words + ")")) // the name of the table says its product
            text += " \u00B7 " + part.words;
    return text;
}

} // namespace lodestone
