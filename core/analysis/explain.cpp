// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/explain.h"

#include "analysis/explain_parts.h"
#include "model/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace lodestone {
namespace {

using Builder = Explanation (*)(const ExplainInput&, const MeasureValue&);

struct Entry {
    std::string_view slug;
    Builder build;
};
constexpr std::array<Entry, 16> builders{{
    {"hhi", explaining::index},
    {"hhi_normalised", explaining::normalised},
    {"effective_suppliers", explaining::effectiveSuppliers},
    {"cr1", explaining::largest},
    {"cr2", explaining::largest},
    {"cr3", explaining::largest},
    {"cr4", explaining::largest},
    {"cr5", explaining::largest},
    {"shannon", explaining::shannon},
    {"shannon_suppliers", explaining::shannonSuppliers},
    {"theil", explaining::theil},
    {"gini", explaining::gini},
    {"coverage", explaining::coverage},
    {"supply_left", explaining::supplyLeft},
    {"hhi_without_leader", explaining::withoutLeader},
    {"hhi_governance", explaining::governance},
}};
constexpr std::array<std::string_view, 3> fromTheTable{"share", "denominator", "residual"};

ExplanationRow rowOf(CountryId country, std::string name, const Cell& cell) {
    std::string note = cell.remark;
    if (!cell.note.empty())
        note += (note.empty() ? "" : "; ") + cell.note;
    return {country, std::move(name), cell.printed, cell.status, std::move(note), cell.sourceRow, cell.file};
}

/// The whole table, or for a share only the country's row and the total.
std::vector<ExplanationRow> rowsOf(const ExplainInput& input, bool onlyCountry) {
    std::vector<ExplanationRow> rows;
    for (const SupplyRow& row : input.data.rows)
        if (!onlyCountry || row.country == input.country)
            rows.push_back(rowOf(row.country, explaining::nameOf(input, row.country), row.cell));
    if (input.data.other && !onlyCountry)
        rows.push_back(rowOf({}, "Other countries", *input.data.other));
    if (input.data.total)
        rows.push_back(rowOf({}, "World total", *input.data.total));
    return rows;
}

std::optional<Explanation> numbers(std::string_view slug, const ExplainInput& input) {
    if (slug == "share")
        return explaining::share(input);
    if (slug == "denominator")
        return explaining::denominator(input);
    if (slug == "residual")
        return explaining::residual(input);
    const auto* const entry = std::ranges::find(builders, slug, &Entry::slug);
    if (entry == builders.end())
        return std::nullopt;
    const std::optional<MeasureValue> value = measure(slug, input.market, input.inputs);
    if (!value)
        return std::nullopt;
    const bool ofNamedAlone = slug == "theil" || slug == "gini";
    if (input.market.outside.empty() || ofNamedAlone)
        return entry->build(input, *value);
    // What the total holds is explained term by term; who stands outside it widens the number as a whole.
    Market total = input.market;
    total.outside.clear();
    total.outsideMost.reset();
    ExplainInput within{input.series,  input.data,   total,       input.catalogue,
                        input.country, input.inputs, input.nameOf};
    const std::optional<MeasureValue> inner = measure(slug, total, input.inputs);
    return inner ? std::optional(explaining::withOutside(input, *value, entry->build(within, *inner)))
                 : std::nullopt;
}

} // namespace

std::vector<std::string_view> explainableMeasures() {
    std::vector<std::string_view> slugs(fromTheTable.begin(), fromTheTable.end());
    for (const Entry& entry : builders)
        slugs.push_back(entry.slug);
    return slugs;
}

std::optional<Explanation> explain(std::string_view slug, const ExplainInput& input) {
    if (!input.series.comparable || input.market.named.empty())
        return std::nullopt;
    std::optional<Explanation> out = numbers(slug, input);
    if (!out)
        return std::nullopt;
    out->rows = rowsOf(input, slug == "share");
    out->sources = {input.series.source};
    if (const MeasureInfo* info = measureInfo(slug))
        out->method = fmt::format("{}. {}", info->formula, info->source);
    out->notes.insert(out->notes.end(), input.market.notes.begin(), input.market.notes.end());
    if (!input.series.note.empty())
        out->notes.push_back(input.series.note);
    return out;
}

std::string whyNoExplanation(std::string_view slug, const ExplainInput& input) {
    const std::vector<std::string_view> known = explainableMeasures();
    if (std::ranges::find(known, slug) == known.end()) {
        std::string names;
        for (const std::string_view one : known)
            names += fmt::format("{}{}", names.empty() ? "" : ", ", one);
        return fmt::format("There is no measure '{}' to explain: use one of {}.", slug, names);
    }
    if (!input.series.comparable)
        return input.series.comparableReason;
    if (input.market.named.empty())
        return "The table names no producer with a value above zero.";
    if (explain(slug, input))
        return {};
    if (slug == "share" && !input.country)
        return "A share is one country's: say which.";
    if (slug == "share")
        return fmt::format("{}: nothing bounds its share, as it stands outside the total of this table.",
                           explaining::nameOf(input, input.country));
    return whyNoMeasure(slug, input.market, input.inputs);
}

namespace explaining {

std::string digits(double value, int least, int significant) {
    const double size = std::abs(value);
    if (!(size > 0) || !std::isfinite(size))
        return numberText(0, least);
    const int wanted = significant - 1 - static_cast<int>(std::floor(std::log10(size)));
    return numberText(value, std::clamp(wanted, least, 15));
}

std::string percentNumber(double fraction) {
    return digits(100 * fraction, 2, 3);
}

std::string finePercent(double fraction) {
    return digits(100 * fraction, 2, 5);
}

std::string indexText(double hhi) {
    return numberText(hhi, 1);
}

std::string fineIndex(double hhi) {
    return digits(hhi, 2, 5);
}

std::string between(const std::string& low, const std::string& high) {
    return low == high ? low : low + " to " + high;
}

std::string sumOf(std::span<const ExplanationTerm> terms) {
    std::string text;
    for (const ExplanationTerm& term : terms)
        text += (text.empty() ? "" : " + ") + term.text;
    return text;
}

std::string nameOf(const ExplainInput& input, CountryId country) {
    if (const Country* known = input.catalogue.country(country))
        return known->name;
    return input.nameOf ? input.nameOf(country) : fmt::format("supplier {}", country.value);
}

std::vector<ExplanationTerm> squares(const ExplainInput& input, std::span<const Share> shares) {
    std::vector<ExplanationTerm> terms;
    for (const Share& share : shares) {
        const double points = 10'000 * share.fraction * share.fraction;
        terms.push_back({nameOf(input, share.country), percentNumber(share.fraction) + "²", points,
                         digits(points, 2, 2)});
    }
    return terms;
}

Explanation part(std::string slug, std::string title, double value, std::string printed,
                 std::string formula) {
    Explanation out;
    out.slug = std::move(slug);
    out.title = std::move(title);
    out.value = {value, value};
    out.printed = std::move(printed);
    out.formula = std::move(formula);
    return out;
}

Explanation begin(const MeasureValue& value, std::string unit, double factor) {
    const MeasureInfo& info = *measureInfo(value.slug);
    Explanation out;
    out.slug = info.slug;
    out.title = info.name;
    out.unit = std::move(unit);
    out.value = {factor * value.interval.low, factor * value.interval.high};
    out.highBounded = value.highBounded;
    out.notes = value.notes;
    return out;
}

} // namespace explaining
} // namespace lodestone
