// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/explain_parts.h"

#include "analysis/concentration.h"
#include "analysis/outside.h"
#include "analysis/remaining.h"
#include "analysis/residual.h"
#include "model/number_text.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone::explaining {
namespace {

/// ' + 0.32² ÷ 5' where it is known among how many the residual is shared, else ''.
std::vector<ExplanationTerm> evenTerm(const ExplainInput& input) {
    const double rest = residualOf(input.market);
    if (!input.inputs.unlisted || rest <= 0)
        return {};
    const double points = 10'000 * evenSquares(rest, input.inputs.unlisted);
    return {{fmt::format("residual among {}", *input.inputs.unlisted),
             fmt::format("{}² ÷ {}", finePercent(rest), *input.inputs.unlisted), points,
             digits(points, 2, 2)}};
}

/// '8 × 0.0282² + 0.0031²': the most concentrated split when nobody unnamed exceeds the smallest named
/// producer.
std::string lumpsText(const Lumps& parts) {
    std::string text;
    if (parts.whole > 0)
        text = fmt::format("{} × {}²", numberText(parts.whole, 0), finePercent(parts.size));
    if (parts.rest > noResidual)
        text += (text.empty() ? "" : " + ") + finePercent(parts.rest) + "²";
    return text;
}

std::string plus(const std::string& first, const std::string& second) {
    return second.empty() ? first : first + " + " + second;
}

std::string notAssured(const Market& market, const std::optional<int>& unlisted) {
    if (topKHolds(market, unlisted))
        return {};
    return "Not assured by this table: an unnamed or withheld producer may be larger than the smallest named "
           "one.";
}

Explanation topKPart(const ExplainInput& input, const Concentration& c, double named) {
    const double rest = residualOf(input.market);
    const std::string extra = rest > 0 ? lumpsText(lumps(rest, input.market.named.back().fraction)) : "";
    Explanation out = part("high_top_k", "high, if no unnamed producer exceeds the smallest named one",
                           c.hhiHighTopK, indexText(c.hhiHighTopK), plus(fineIndex(named), extra));
    out.unit = "index";
    if (std::string note = notAssured(input.market, input.inputs.unlisted); !note.empty())
        out.notes.push_back(std::move(note));
    return out;
}

std::string addsText(double points) {
    return points >= 0.05 ? numberText(points, 1) : "less than 0.1";
}

/// An index of the whole market, to stand below a measure that is made from it.
Explanation indexPart(const ExplainInput& input) {
    return index(input, *measure("hhi", input.market, input.inputs));
}

} // namespace

Explanation index(const ExplainInput& input, const MeasureValue& value) {
    const Concentration c = *concentration(input.market, input.inputs.unlisted);
    const double rest = residualOf(input.market);
    Explanation out = begin(value, "index");
    out.printed = between(indexText(c.hhiLow), indexText(c.hhiHighOpen));
    const Share& leader = *input.market.largest();
    out.statement = fmt::format("{}: {} %, which alone gives {} of {} points", nameOf(input, leader.country),
                                percentNumber(leader.fraction),
                                indexText(10'000 * leader.fraction * leader.fraction), indexText(c.hhiLow));
    out.statement += rest > 0 ? fmt::format("; the {} % that no row names adds at most {}.",
                                            percentNumber(rest), addsText(c.hhiHighOpen - c.hhiLow))
                              : "; every share is known, so the index is one number.";

    Explanation low =
        part("low", "low, the unnamed rest split without end", c.hhiLow, indexText(c.hhiLow), {});
    if (input.inputs.unlisted)
        low.title = fmt::format("low, the unnamed rest shared evenly by {}", *input.inputs.unlisted);
    low.unit = "index";
    low.terms = squares(input, input.market.named);
    double named = 0;
    for (const ExplanationTerm& term : low.terms)
        named += term.value;
    for (ExplanationTerm& term : evenTerm(input))
        low.terms.push_back(std::move(term));
    low.formula = sumOf(low.terms);
    out.formula = low.formula;
    out.parts.push_back(std::move(low));
    if (lumpsFit(input.market, input.inputs.unlisted))
        out.parts.push_back(topKPart(input, c, named));
    Explanation open =
        part("high_open", "high, one producer holds all that is unnamed", c.hhiHighOpen,
             indexText(c.hhiHighOpen), plus(fineIndex(named), rest > 0 ? finePercent(rest) + "²" : ""));
    open.unit = "index";
    out.parts.push_back(std::move(open));
    return out;
}

Explanation withOutside(const ExplainInput& input, const MeasureValue& value, Explanation within) {
    const Outside outside = outsideOf(input.market);
    Explanation out = begin(value, within.unit, within.unit == "%" ? 100 : 1);
    const auto print = [&](double number) {
        return within.unit == "index" ? indexText(number)
               : within.unit == "%"   ? percentNumber(number / 100)
                                      : digits(number, 2, 3);
    };
    out.printed = value.highBounded ? between(print(out.value.low), print(out.value.high))
                                    : print(out.value.low) + " or more";
    std::string names;
    for (const OutsideProducer& producer : input.market.outside)
        names += (names.empty() ? "" : ", ") + nameOf(input, producer.country);
    out.statement =
        fmt::format("Left out of the total, with an output that is not known: {}. What the total holds gives "
                    "{}; with any output from there it can be {}.",
                    names, within.printed, out.printed);
    if (value.slug == "hhi" && !outside.most) {
        const double low = within.value.low;
        Explanation least =
            part("low_outside", "low, each of those left out as large as would make it least", out.value.low,
                 indexText(out.value.low),
                 fmt::format("{} ÷ (1 + {} × {} ÷ 10,000)", fineIndex(low), outside.count, fineIndex(low)));
        least.unit = "index";
        out.parts.push_back(std::move(least));
        Explanation most = part("high_outside", "high, one of those left out supplies nearly all",
                                out.value.high, indexText(out.value.high), {});
        most.unit = "index";
        out.parts.push_back(std::move(most));
    }
    within.title += ", of what the total holds";
    out.parts.push_back(std::move(within));
    return out;
}

Explanation effectiveSuppliers(const ExplainInput& input, const MeasureValue& value) {
    const Concentration c = *concentration(input.market, input.inputs.unlisted);
    Explanation out = begin(value, "suppliers");
    const std::string fewest = digits(value.interval.low, 2, 3);
    const std::string most = digits(value.interval.high, 2, 3);
    out.printed = between(fewest, most);
    out.formula = fmt::format("10,000 ÷ {}", fineIndex(c.hhiHighOpen));
    out.statement =
        fmt::format("The supply is as concentrated as that of {} suppliers of equal size.", out.printed);
    if (value.interval.low < value.interval.high) {
        Explanation high = part("high", "most, from the low index", value.interval.high, most,
                                fmt::format("10,000 ÷ {}", fineIndex(c.hhiLow)));
        high.unit = "suppliers";
        out.parts.push_back(std::move(high));
    }
    out.parts.push_back(indexPart(input));
    return out;
}

Explanation normalised(const ExplainInput& input, const MeasureValue& value) {
    const Concentration c = *concentration(input.market, input.inputs.unlisted);
    Explanation out = begin(value, "0 to 1");
    const auto formula = [&](double hhi) {
        const std::string plain =
            fmt::format("({0} ÷ 10,000 − 1 ÷ {1}) ÷ (1 − 1 ÷ {1})", fineIndex(hhi), value.producers);
        return hhi / 10'000 < 1.0 / value.producers ? "max(0; " + plain + ")" : plain;
    };
    out.printed = between(numberText(value.interval.low, 4), numberText(value.interval.high, 4));
    out.formula = formula(c.hhiLow);
    out.statement =
        fmt::format("With {} named producers the index is {} on a scale from 0, all equal, to 1, one "
                    "supplies everything.",
                    value.producers, out.printed);
    if (value.interval.low < value.interval.high) {
        Explanation high = part("high", "from the high index", value.interval.high,
                                numberText(value.interval.high, 4), formula(c.hhiHighOpen));
        high.unit = "0 to 1";
        out.parts.push_back(std::move(high));
    }
    out.parts.push_back(indexPart(input));
    return out;
}

Explanation withoutLeader(const ExplainInput& input, const MeasureValue& value) {
    const Remaining rest =
        *remaining(input.market, input.inputs.without, input.inputs.unlisted, input.inputs.zero);
    Explanation out = begin(value, "index");
    out.printed = between(indexText(value.interval.low), indexText(value.interval.high));
    std::string names;
    for (const CountryId country : rest.without)
        names += (names.empty() ? "" : ", ") + nameOf(input, country);
    if (!input.inputs.without.empty())
        out.title = "HHI without " + names;
    out.statement =
        fmt::format("Without {}, {} % of the supply is left, and of that the index is {}: (H − s²) ÷ "
                    "(1 − p)².",
                    names, percentNumber(rest.supplyLeft.high), out.printed);
    if (!rest.mayHide.empty())
        return out; // the ends are then found by a search over the residual, not by one formula
    std::vector<Share> others;
    for (const Share& one : input.market.named)
        if (std::ranges::find(rest.without, one.country) == rest.without.end())
            others.push_back(one);
    std::vector<ExplanationTerm> terms = squares(input, others);
    const std::string named = sumOf(terms);
    for (ExplanationTerm& term : evenTerm(input))
        terms.push_back(std::move(term));
    const double left = rest.supplyLeft.high;
    const auto formula = [&](const std::string& sum) {
        return fmt::format("10,000 × ({}) ÷ {}²", sum, finePercent(left));
    };
    out.formula = formula(sumOf(terms));
    for (ExplanationTerm& term : terms) { // of what is left, so that the terms add up to the number
        term.value /= left * left;
        term.text = fmt::format("10,000 × {} ÷ {}²", term.text, finePercent(left));
        term.printed = digits(term.value, 2, 2);
    }
    out.terms = std::move(terms);
    if (const double residual = residualOf(input.market); residual > 0) {
        Explanation high =
            part("high_open", "high, one producer holds all that is unnamed", value.interval.high,
                 indexText(value.interval.high), formula(plus(named, finePercent(residual) + "²")));
        high.unit = "index";
        out.parts.push_back(std::move(high));
    }
    return out;
}

Explanation governance(const ExplainInput& input, const MeasureValue& value) {
    Explanation out = begin(value, "index");
    out.printed = between(indexText(value.interval.low), indexText(value.interval.high));
    std::string rest;
    for (const GovernanceUse& use : value.governance) {
        const double trade = use.trade.value_or(1);
        const double points = 10'000 * use.fraction * use.fraction * use.weight * trade;
        const std::string square = percentNumber(use.fraction) + "²";
        const std::string times = use.trade ? " × " + digits(trade, 2, 3) : "";
        if (use.score)
            out.terms.push_back({nameOf(input, use.country),
                                 fmt::format("{} × {}{}", square, digits(use.weight, 2, 3), times), points,
                                 digits(points, 2, 2)});
        else
            rest = plus(fmt::format("{} × 10{}", square, times), rest);
    }
    if (const double residual = residualOf(input.market); residual > 0)
        rest = plus(finePercent(residual) + "² × 10", rest);
    out.formula = sumOf(out.terms);
    out.statement =
        "Each squared share is weighted by 2 (2.5 − WGI): 0 for the best governed, 10 for the poorest.";
    if (!rest.empty()) {
        Explanation high = part("high_open", "high, all that has no score at weight 10", value.interval.high,
                                indexText(value.interval.high), plus(out.formula, rest));
        high.unit = out.unit;
        out.parts.push_back(std::move(high));
    }
    return out;
}

} // namespace lodestone::explaining
