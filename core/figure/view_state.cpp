// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/view_state.h"

#include "analysis/measures.h"
#include "analysis/suspects.h"
#include "figure/build_figure.h"
#include "figure/chain_figure.h"
#include "figure/choices.h"
#include "figure/market_view.h"
#include "figure/page_mark.h"
#include "figure/subjects.h"
#include "figure/table_page.h"
#include "figure/timeline_choice.h"
#include "figure/url_text.h"
#include "model/outside_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lodestone {
namespace {

constexpr std::array<std::pair<Mark::Kind, std::string_view>, 12> markKinds{
    {{Mark::Kind::Country, "country"},
     {Mark::Kind::Residual, "residual"},
     {Mark::Kind::Event, "event"},
     {Mark::Kind::Stage, "stage"},
     {Mark::Kind::Claim, "claim"},
     {Mark::Kind::Measure, "measure"},
     {Mark::Kind::Market, "market"},
     {Mark::Kind::Place, "place"},
     {Mark::Kind::Column, "column"},
     {Mark::Kind::Source, "source"},
     {Mark::Kind::Pair, "pair"},
     {Mark::Kind::Page, "page"}}};

constexpr std::string_view formerDataPage = "data"; ///< as links of old name the data book

std::optional<Mark> parseMark(std::string_view text) {
    const std::string_view kind = text.substr(0, text.find(':'));
    const std::string_view key =
        kind.size() < text.size() ? text.substr(kind.size() + 1) : std::string_view{};
    for (const auto& [value, name] : markKinds)
        if (name == kind && (value == Mark::Kind::Residual || !key.empty()))
            return Mark{value, std::string(key)};
    return std::nullopt;
}

std::string markText(const Mark& mark) {
    for (const auto& [value, name] : markKinds)
        if (value == mark.kind)
            return mark.key.empty() ? std::string(name) : fmt::format("{}:{}", name, mark.key);
    return {};
}

std::optional<Year> parseYear(std::string_view text) {
    Year year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    if (error != std::errc{} || end != text.data() + text.size() || year < 1)
        return std::nullopt;
    return year;
}

/// '2010:2025', or one year.
std::optional<YearRange> parseYears(std::string_view text) {
    const std::size_t colon = text.find(':');
    const auto first = parseYear(text.substr(0, colon));
    const auto last = colon == std::string_view::npos ? first : parseYear(text.substr(colon + 1));
    if (!first || !last)
        return std::nullopt;
    return YearRange(*first, *last);
}

std::vector<std::string> parseList(std::string_view text) {
    std::vector<std::string> names;
    while (!text.empty()) {
        const std::string_view name = text.substr(0, text.find(','));
        text.remove_prefix(std::min(text.size(), name.size() + 1));
        if (!name.empty())
            names.emplace_back(name);
    }
    return names;
}

/// Fields that are any text; what the catalogue does not know is replaced by normalised().
std::string* textField(ViewState& state, std::string_view key) {
    const std::pair<std::string_view, std::string*> fields[] = {{"figure", &state.figure},
                                                                {"mineral", &state.mineral},
                                                                {"product", &state.product},
                                                                {"source", &state.source},
                                                                {"regime", &state.regime},
                                                                {"reading", &state.reading},
                                                                {"view", &state.view},
                                                                {"indicator", &state.indicator},
                                                                {"bloc", &state.bloc},
                                                                {"list", &state.list},
                                                                {"group", &state.group},
                                                                {"sort", &state.sort},
                                                                {"country", &state.country},
                                                                {"about", &state.events.about},
                                                                {"kind", &state.events.kind},
                                                                {"party", &state.events.party},
                                                                {"status", &state.events.status},
                                                                {"verified", &state.events.verification}};
    for (const auto& [name, field] : fields)
        if (name == key)
            return field;
    return nullptr;
}

bool setField(ViewState& state, std::string_view key, std::string_view value) {
    if (std::string* field = textField(state, key))
        *field = value;
    else if (key == "with")
        state.with = parseList(value);
    else if (key == "words")
        state.events.words = cleanWords(urlDecoded(value));
    else if (key == "day") {
        state.day = parseDate(value);
        return state.day && state.day->precision() == DatePrecision::ToDay;
    } else if (key == "span") {
        state.span = parseSpan(value);
        return state.span.has_value();
    } else if (key == "window") {
        const auto years = parseYear(value);
        state.window = years.value_or(0);
        return years.has_value();
    } else if (key == "years") {
        state.years = parseYears(value);
        return state.years.has_value();
    } else if (key == "stage") {
        const auto stage = stageFromSlug(value);
        state.stage = stage.value_or(state.stage);
        return stage.has_value();
    } else if (key == "measure") {
        state.measure = measureFromSlug(value);
        return state.measure.has_value();
    } else if (key == "year") {
        const auto year = parseYear(value);
        state.year = year.value_or(0);
        return year.has_value();
    } else if (key == "asked") {
        const auto year = parseYear(value);
        state.asked = year.value_or(0);
        return year.has_value();
    } else if (key == "select") {
        const auto mark = parseMark(value);
        state.selection = mark.value_or(Mark{});
        return mark.has_value();
    } else
        return false;
    return true;
}

/// Series that may answer a state: of its product, measure and source if it names one; of these the
/// preferred.
std::vector<const Series*> candidates(const ViewState& state, const Catalogue& catalogue) {
    const Mineral* mineral = catalogue.mineralBySlug(state.mineral);
    if (mineral == nullptr)
        return {};
    std::vector<const Series*> found = catalogue.seriesOf(mineral->id, state.stage);
    std::erase_if(found, [&](const Series* row) {
        return (state.measure && row->measure != *state.measure) ||
               (!state.product.empty() && row->product != state.product);
    });
    if (!state.source.empty()) {
        const Source* source = catalogue.sourceBySlug(state.source);
        std::erase_if(found,
                      [&](const Series* row) { return source == nullptr || row->source != source->id; });
    }
    if (!found.empty()) {
        const int preferred = found.front()->preference; // seriesOf puts the preferred ones first
        std::erase_if(found, [&](const Series* row) { return row->preference != preferred; });
        // Tables that come second often share their rank: capacity beside production, one form beside
        // another. Only one of them answers, or a history would run from the one into the other.
        const auto fact = [](const Series* row) { return std::tie(row->measure, row->product); };
        const Series* first = *std::ranges::min_element(
            found, [&](const Series* a, const Series* b) { return fact(a) < fact(b); });
        if (preferred > 0)
            std::erase_if(found, [&](const Series* row) { return fact(row) != fact(first); });
    }
    return found;
}

/// Years that are no outlook; all there are where there is no other.
std::vector<Year> measuredYears(const ViewState& state, const Catalogue& catalogue) {
    std::set<Year> years;
    for (const Series* row : candidates(state, catalogue))
        for (const Year year : row->years)
            if (row->outlookFrom == 0 || year < row->outlookFrom)
                years.insert(year);
    return years.empty() ? yearsFor(state, catalogue) : std::vector<Year>(years.begin(), years.end());
}

/// Settles which year answers, and keeps what was asked for where that is later.
void settleYear(ViewState& state, const Catalogue& catalogue) {
    const bool pending = state.asked != 0 && state.askedAt == state.year;
    const Year wanted = pending ? state.asked : state.year != 0 ? state.year : newestYear(catalogue);
    std::vector<Year> there = yearsToChoose(state, catalogue);
    if ((pending || state.year == 0) && there == yearsFor(state, catalogue))
        there = measuredYears(state, catalogue); // nobody asked for an outlook
    state.year = there.empty() ? wanted : yearUpTo(there, wanted).value_or(there.front());
    state.asked = wanted > state.year ? wanted : 0;
    state.askedAt = state.asked != 0 ? state.year : 0;
}

/// The year that answers when none is asked for: the newest that is no outlook, where there is one.
Year usualYear(const ViewState& state, const Catalogue& catalogue) {
    Year newest = 0;
    Year measured = 0;
    for (const Series* row : candidates(state, catalogue))
        for (const Year year : row->years) {
            newest = std::max(newest, year);
            if (row->outlookFrom == 0 || year < row->outlookFrom)
                measured = std::max(measured, year);
        }
    return measured != 0 ? measured : newest;
}

bool knownSelection(const Mark& mark, const Catalogue& catalogue) {
    switch (mark.kind) {
    case Mark::Kind::Country:
        return catalogue.countryByIso3(mark.key) != nullptr;
    case Mark::Kind::Stage:
        return stageFromSlug(mark.key).has_value();
    case Mark::Kind::Source:
        return catalogue.sourceBySlug(mark.key) != nullptr;
    case Mark::Kind::Page:
        return stateOfPage({}, mark, catalogue).has_value();
    default:
        return true;
    }
}

/// Clears what narrows or adds to a figure and is not known.
void dropUnknown(ViewState& state, const Catalogue& catalogue) {
    const FigureSpec* spec = figureSpec(state.figure);
    if (state.figure == tablePage)
        state.view = tableView(figureOfTable(state));
    else if (spec == nullptr ||
             std::ranges::find(spec->views, state.view, &FigureSpec::View::id) == spec->views.end() ||
             state.view == spec->views.front().id)
        state.view.clear();
    if (measureInfo(state.indicator) == nullptr || state.indicator == "hhi")
        state.indicator.clear();
    if (catalogue.blocBySlug(state.bloc) == nullptr)
        state.bloc.clear();
    if (catalogue.countryByIso3(state.country) == nullptr)
        state.country.clear();
    if (state.list != everyMineral && std::ranges::find(catalogue.criticalLists, state.list,
                                                        &CriticalList::slug) == catalogue.criticalLists.end())
        state.list.clear();
    if (std::ranges::find(catalogue.minerals, state.group, &Mineral::group) == catalogue.minerals.end())
        state.group.clear();
    state.events = knownChoice(state.events, catalogue);
    state.window = std::clamp(state.window, 1, widestWindow);
    std::vector<std::string> with;
    for (const std::string& name : state.with)
        if (name != state.mineral && catalogue.mineralBySlug(name) != nullptr &&
            std::ranges::find(with, name) == with.end())
            with.push_back(name);
    state.with = std::move(with);
    if (state.reading != proposedReading || !readingsDiffer(state, catalogue))
        state.reading.clear();
}

} // namespace

std::vector<Year> yearsFor(const ViewState& state, const Catalogue& catalogue) {
    std::set<Year> years;
    for (const Series* row : candidates(state, catalogue))
        years.insert(row->years.begin(), row->years.end());
    return {years.begin(), years.end()};
}

std::vector<Year> yearsToChoose(const ViewState& state, const Catalogue& catalogue) {
    const bool agreements =
        (state.figure == tablePage ? figureOfTable(state) : state).figure == agreementsFigure;
    return agreements && !catalogue.agreementYears.empty() ? catalogue.agreementYears
                                                           : yearsFor(state, catalogue);
}

const Series* seriesFor(const ViewState& state, const Catalogue& catalogue, Year year) {
    Year wanted = year;
    if (wanted == 0)
        wanted = usualYear(state, catalogue);
    if (wanted == 0)
        return nullptr;
    for (const Series* row : candidates(state, catalogue)) // newest source first
        if (std::ranges::binary_search(row->years, wanted))
            return row;
    return nullptr;
}

bool showsLists(const ViewState& state) {
    return state.figure == sourcesFigure && (state.view == revisionsView || state.view == bookView);
}

ViewState ViewState::normalised(const Catalogue& catalogue) const {
    ViewState state = *this;
    if (state.figure == formerDataPage) {
        state.figure = sourcesFigure;
        state.view = bookView;
    }
    if (figureSpec(state.figure) == nullptr && state.figure != tablePage)
        state.figure = ViewState{}.figure;
    if (const NamedMineral named = catalogue.findNamed(state.mineral);
        named.mineral != nullptr && catalogue.mineralBySlug(state.mineral) == nullptr) {
        state.mineral = named.mineral->slug;
        if (named.product != nullptr && state.product.empty())
            openProduct(state, *named.mineral, *named.product, catalogue);
    }
    if (catalogue.mineralBySlug(state.mineral) == nullptr) {
        const bool usual = catalogue.mineralBySlug(ViewState{}.mineral) != nullptr;
        state.mineral =
            usual || catalogue.minerals.empty() ? ViewState{}.mineral : catalogue.minerals.front().slug;
    }
    if (regimeBySlug(state.regime) == nullptr)
        state.regime = ViewState{}.regime;
    dropUnknown(state, catalogue);
    if (!knownSelection(state.selection, catalogue))
        state.selection = {};
    // Whoever is picked out is whose share the sources are asked for.
    if (state.figure == sourcesFigure && state.country.empty() && state.selection.kind == Mark::Kind::Country)
        state.country = state.selection.key;
    if (candidates(state, catalogue).empty())
        state.source.clear();
    keepForm(state, catalogue);
    settleYear(state, catalogue);
    return state;
}

std::string ViewState::text() const {
    const ViewState usual;
    std::string out = fmt::format("figure={}&mineral={}&stage={}", figure, mineral, slug(stage));
    if (!product.empty())
        out += "&product=" + product;
    if (measure)
        out += fmt::format("&measure={}", slug(*measure));
    if (!source.empty())
        out += "&source=" + source;
    if (year != 0)
        out += fmt::format("&year={}", year);
    if (asked != 0 && askedAt == year)
        out += fmt::format("&asked={}", asked);
    if (regime != usual.regime)
        out += "&regime=" + regime;
    if (!reading.empty())
        out += "&reading=" + reading;
    const std::pair<const char*, const std::string*> texts[] = {
        {"view", &view},          {"indicator", &indicator},  {"bloc", &bloc},
        {"list", &list},          {"group", &group},          {"sort", &sort},
        {"country", &country},    {"about", &events.about},   {"kind", &events.kind},
        {"party", &events.party}, {"status", &events.status}, {"verified", &events.verification}};
    for (const auto& [key, value] : texts)
        if (!value->empty())
            out += fmt::format("&{}={}", key, *value);
    if (!with.empty())
        out += fmt::format("&with={}", fmt::join(with, ","));
    if (years)
        out += fmt::format("&years={}:{}", years->first(), years->last());
    if (!events.words.empty())
        out += "&words=" + urlEncoded(events.words);
    if (span)
        out += "&span=" + span->iso();
    if (day)
        out += "&day=" + day->iso();
    if (window != usual.window)
        out += fmt::format("&window={}", window);
    if (selection)
        out += "&select=" + markText(selection);
    return out;
}

std::optional<ViewState> parseViewState(std::string_view typed) {
    if (typed.size() > 10'000)
        return std::nullopt;
    const std::string clean = cleanWords(typed);
    std::string_view text = clean;
    ViewState state;
    while (!text.empty()) {
        const std::string_view field = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(text.size(), field.size() + 1));
        const std::size_t equals = field.find('=');
        if (equals == std::string_view::npos ||
            !setField(state, field.substr(0, equals), field.substr(equals + 1)))
            return std::nullopt;
    }
    state.askedAt = state.asked != 0 ? state.year : 0;
    return state;
}

} // namespace lodestone
