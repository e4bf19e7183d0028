// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/explain_parts.h"

#include "analysis/residual.h"
#include "analysis/standing.h"
#include "model/number_text.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace lodestone::explaining {
namespace {

std::string quantity(double value, const ExplainInput& input) {
    return numberText(value) + " " + input.series.unit;
}

std::vector<ExplanationTerm> quantities(const ExplainInput& input) {
    std::vector<ExplanationTerm> terms;
    for (const Share& one : input.market.named)
        terms.push_back(
            {nameOf(input, one.country), numberText(one.value), one.value, numberText(one.value)});
    return terms;
}

/// The rows' sum with 'Other countries', which METHODS.md holds against the published total.
double tableSum(const ExplainInput& input) {
    const bool other = input.data.other && input.data.other->value;
    return input.market.namedSum + (other ? *input.data.other->value : 0);
}

/// The total that the rows' sum is held against: as published, or 100 for a source that prints percent.
std::optional<double> totalOf(const ExplainInput& input) {
    if (input.market.basis == DenominatorBasis::PublishedShares)
        return 100;
    if (input.market.basis == DenominatorBasis::SumOfRowsNoTotal || !input.data.total)
        return std::nullopt;
    return input.data.total->value;
}

bool nearly(double a, double b) {
    return std::abs(a - b) <= 1e-9 * std::abs(b);
}

/// Whether the denominator comes from the table's sum and total: not so once a scenario has changed it.
bool fromTable(const ExplainInput& input) {
    const double sum = tableSum(input);
    return nearly(sum, input.market.denominator) ||
           nearly(std::max(sum, totalOf(input).value_or(sum)), input.market.denominator);
}

std::string basisStatement(const ExplainInput& input) {
    const std::string total = quantity(input.market.denominator, input);
    if (!fromTable(input))
        return fmt::format("Shares are of {}, the named supply and the residual together.", total);
    switch (input.market.basis) {
    case DenominatorBasis::PublishedTotal:
        return fmt::format("Shares are of the world total as published, {}.", total);
    case DenominatorBasis::SumOfRows:
        return fmt::format(
            "The rows add up to {}, more than the rounded world total of {}: shares are of their sum.", total,
            input.data.total->printed);
    case DenominatorBasis::SumOfRowsNoTotal:
        return fmt::format("No world total is published: shares are of the rows' sum, {}.", total);
    case DenominatorBasis::PublishedShares:
        return fmt::format("The source prints shares in percent: they are of {}.", total);
    }
    return {};
}

/// The candidates for a place among the k largest: named producers, and the residual in equal lumps.
std::vector<ExplanationTerm> kLargest(const ExplainInput& input, std::size_t k, double lump,
                                      std::size_t lumps) {
    std::vector<ExplanationTerm> terms;
    for (const Share& one : input.market.named)
        terms.push_back({nameOf(input, one.country), percentNumber(one.fraction), 100 * one.fraction,
                         percentNumber(one.fraction)});
    for (std::size_t i = 0; lump > 0 && i < std::min(k, lumps); ++i)
        terms.push_back({"an unnamed producer", percentNumber(lump), 100 * lump, percentNumber(lump)});
    std::ranges::stable_sort(terms, std::ranges::greater{}, &ExplanationTerm::value);
    terms.resize(std::min(terms.size(), k));
    return terms;
}

std::string listed(const std::vector<ExplanationTerm>& terms) {
    std::string text;
    for (std::size_t i = 0; i < terms.size(); ++i)
        text += (i == 0 ? "" : i + 1 == terms.size() ? " and " : ", ") + terms[i].label;
    return text;
}

/// Shares that cannot be told apart from zero in percent still have a sign.
std::string percentBetween(Interval percent) {
    return between(percentNumber(percent.low / 100), percentNumber(percent.high / 100));
}

} // namespace

Explanation denominator(const ExplainInput& input) {
    const Market& market = input.market;
    Explanation out =
        part("denominator", "Denominator", market.denominator, numberText(market.denominator), {});
    out.unit = input.series.unit;
    out.statement = basisStatement(input);
    out.terms = quantities(input);
    const bool table = fromTable(input);
    const double rest = table ? tableSum(input) - market.namedSum : market.residual;
    if (rest > 0)
        out.terms.push_back(
            {table ? "Other countries" : "residual", numberText(rest), rest, numberText(rest)});
    out.formula = sumOf(out.terms);
    // Printed percentages that add up to 100 but for their rounding stand on their own sum.
    if (const auto total = totalOf(input);
        table && total && nearly(std::max(tableSum(input), *total), market.denominator)) {
        out.formula = fmt::format("max({}; {})", out.formula, numberText(*total));
        const double beyond = market.denominator - tableSum(input);
        if (beyond > noResidual * market.denominator)
            out.terms.push_back({"in the total, in no row", numberText(beyond), beyond, numberText(beyond)});
    }
    return out;
}

Explanation residual(const ExplainInput& input) {
    const Market& market = input.market;
    const double rest = residualOf(market) > 0 ? market.residual : 0;
    Explanation out = part("residual", "Residual", rest, numberText(rest), {});
    out.unit = input.series.unit;
    out.formula = fmt::format("{} − {}", numberText(market.denominator), numberText(market.namedSum));
    out.statement = fmt::format("{} % of the total is in no country's row: it is not a country, and it is "
                                "what makes the index an interval.",
                                percentNumber(residualOf(market)));
    if (market.residualIsRounding)
        out.statement =
            fmt::format("{} % of the total is in no country's row: that is within the rounding of "
                        "the printed numbers, and no country need stand behind it.",
                        percentNumber(residualOf(market)));
    if (rest <= 0)
        out.statement = "The named producers hold all of the total: nothing is left without a name.";
    out.parts = {denominator(input)};
    return out;
}

std::optional<Explanation> share(const ExplainInput& input) {
    if (!input.country)
        return std::nullopt;
    const std::string name = nameOf(input, input.country);
    const Standing at = standing(input.market, input.country, zeroCountries(input.data));
    if (!at.share)
        return std::nullopt;
    Explanation out;
    out.slug = "share";
    out.title = "Share of " + name;
    out.unit = "%";
    out.value = {100 * at.share->low, 100 * at.share->high};
    if (at.presence ==
        Presence::Named) // of what the total holds; the statement says what that is of the world
        out.value = {100 * input.market.find(input.country)->fraction,
                     100 * input.market.find(input.country)->fraction};
    out.printed = percentBetween(out.value);
    const std::string total = numberText(input.market.denominator);
    if (at.presence == Presence::Named) {
        const Share& found = *input.market.find(input.country);
        out.formula = fmt::format("{} ÷ {} × 100", numberText(found.value), total);
        out.statement = fmt::format("{}: {} of {} {}, {} %.", name, numberText(found.value), total,
                                    input.series.unit, percentNumber(found.fraction));
        if (!input.market.outside.empty())
            out.statement += " The total leaves out a producer: of the world it is at most that.";
        else if (input.market.totalIsLowerBound)
            out.statement += " The total is printed as a lower bound: of the world it is at most that.";
    } else if (at.presence == Presence::Zero) {
        out.statement = fmt::format("{}: the publisher prints a zero.", name);
    } else {
        out.statement =
            fmt::format("{}, {}: it may hold anything from nothing to the whole residual of {} %.", name,
                        words(at.presence), percentNumber(residualOf(input.market)));
    }
    out.parts = {denominator(input)};
    return out;
}

Explanation coverage(const ExplainInput& input, const MeasureValue& value) {
    Explanation out = begin(value, "%", 100);
    out.printed = percentNumber(value.interval.low);
    out.formula =
        fmt::format("{} ÷ {} × 100", numberText(input.market.namedSum), numberText(input.market.denominator));
    out.statement =
        fmt::format("The {} named producers hold {} % of the total.", value.producers, out.printed);
    out.parts = {denominator(input)};
    return out;
}

Explanation largest(const ExplainInput& input, const MeasureValue& value) {
    const auto k = static_cast<std::size_t>(value.slug.back() - '0');
    const double rest = residualOf(input.market);
    Explanation out = begin(value, "%", 100);
    out.printed = percentBetween(out.value);
    const auto many = static_cast<std::size_t>(input.inputs.unlisted.value_or(0));
    out.terms =
        many > 0 ? kLargest(input, k, rest / static_cast<double>(many), many) : kLargest(input, k, 0, 0);
    out.formula = sumOf(out.terms);
    out.statement = fmt::format("{}: {}{} % of the total.", listed(out.terms),
                                out.terms.size() == 1 ? "" : "together ", percentNumber(value.interval.low));
    if (value.interval.high > value.interval.low) {
        Explanation high = part("high_open", "if one producer holds all that is unnamed", out.value.high,
                                percentNumber(value.interval.high), {});
        high.unit = "%";
        high.terms = kLargest(input, k, rest, 1);
        high.formula = sumOf(high.terms);
        out.parts.push_back(std::move(high));
    }
    return out;
}

Explanation supplyLeft(const ExplainInput& input, const MeasureValue& value) {
    Explanation out = begin(value, "%", 100);
    out.printed = percentBetween(out.value);
    std::vector<CountryId> gone = input.inputs.without;
    if (gone.empty())
        gone = {input.market.largest()->country};
    std::string names;
    double taken = 0;
    for (const Share& one : input.market.named) {
        if (std::ranges::find(gone, one.country) == gone.end()) {
            out.terms.push_back({nameOf(input, one.country), percentNumber(one.fraction), 100 * one.fraction,
                                 percentNumber(one.fraction)});
            continue;
        }
        names += (names.empty() ? "" : ", ") + nameOf(input, one.country);
        taken += one.fraction;
    }
    out.statement = fmt::format("Without {}, {} % of the supply is left.",
                                names.empty() ? "those chosen" : names, out.printed);
    if (value.interval.low < value.interval.high) {
        out.terms.clear(); // how much of the residual goes with them is not known
        return out;
    }
    if (const double rest = residualOf(input.market); rest > 0)
        out.terms.push_back({"residual", percentNumber(rest), 100 * rest, percentNumber(rest)});
    out.formula = fmt::format("100 − {}", finePercent(taken));
    return out;
}

} // namespace lodestone::explaining
