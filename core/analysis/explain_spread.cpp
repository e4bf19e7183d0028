// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/explain_parts.h"

#include "analysis/diversity.h"
#include "analysis/residual.h"
#include "model/number_text.h"

#include <cmath>

#include <fmt/format.h>

namespace lodestone::explaining {
namespace {

/// A fraction inside a logarithm: '0.6923'.
std::string fractionText(double p) {
    return digits(p, 4, 4);
}

std::string entropyText(double nats) {
    return numberText(nats, 4);
}

/// −p ln p, written without the sign so that the formula can sum first: '−(0.6923 × ln 0.6923 + …)'.
ExplanationTerm surprise(std::string label, double p) {
    const double nats = p < 1 ? -p * std::log(p) : 0;
    return {std::move(label), fmt::format("{0} × ln {0}", fractionText(p)), nats, digits(nats, 4, 2)};
}

std::vector<ExplanationTerm> surprises(const ExplainInput& input, double whole) {
    std::vector<ExplanationTerm> terms;
    for (const Share& share : input.market.named)
        terms.push_back(surprise(nameOf(input, share.country), share.fraction / whole));
    return terms;
}

double namedFractions(const Market& market) {
    double sum = 0;
    for (const Share& share : market.named)
        sum += share.fraction;
    return sum;
}

std::string natsBetween(const MeasureValue& value, std::string (*text)(double)) {
    return value.highBounded ? between(text(value.interval.low), text(value.interval.high))
                             : text(value.interval.low) + " or more";
}

std::string supplierText(double suppliers) {
    return digits(suppliers, 2, 3);
}

/// The terms are negated in the formula; in the list they stand with their values.
void negateTexts(std::vector<ExplanationTerm>& terms) {
    for (ExplanationTerm& term : terms)
        term.text = "−" + term.text;
}

} // namespace

Explanation shannon(const ExplainInput& input, const MeasureValue& value) {
    Explanation out = begin(value, "nats");
    const double rest = residualOf(input.market);
    out.printed = natsBetween(value, entropyText);
    std::vector<ExplanationTerm> terms = surprises(input, 1);
    const std::string named = sumOf(terms);
    if (rest > 0)
        terms.push_back(surprise("residual, as one producer", rest));
    out.formula = fmt::format("−({})", sumOf(terms));
    negateTexts(terms);
    out.terms = std::move(terms);
    const std::string suppliers =
        natsBetween(*measure("shannon_suppliers", input.market, input.inputs), supplierText);
    out.statement = fmt::format(
        "The origin of a random unit is as uncertain as among {} suppliers of equal size.", suppliers);
    if (value.highBounded && rest > 0) {
        const int m = *input.inputs.unlisted;
        Explanation high =
            part("high", fmt::format("high, the unnamed rest shared evenly by {}", m), value.interval.high,
                 entropyText(value.interval.high),
                 fmt::format("−({} + {} × ln ({} ÷ {}))", named, fractionText(rest), fractionText(rest), m));
        high.unit = "nats";
        out.parts.push_back(std::move(high));
    }
    return out;
}

Explanation shannonSuppliers(const ExplainInput& input, const MeasureValue& value) {
    Explanation out = begin(value, "suppliers");
    Explanation nats = shannon(input, *measure("shannon", input.market, input.inputs));
    out.printed = natsBetween(value, supplierText);
    out.formula = fmt::format("exp({})", entropyText(nats.value.low));
    out.statement =
        fmt::format("By entropy the supply is as spread as among {} suppliers of equal size.", out.printed);
    if (value.highBounded && value.interval.low < value.interval.high) {
        Explanation high =
            part("high", "most, from the high entropy", value.interval.high,
                 supplierText(value.interval.high), fmt::format("exp({})", entropyText(nats.value.high)));
        high.unit = "suppliers";
        out.parts.push_back(std::move(high));
    }
    out.parts.push_back(std::move(nats));
    return out;
}

Explanation theil(const ExplainInput& input, const MeasureValue& value) {
    Explanation out = begin(value, "nats");
    out.printed = entropyText(value.interval.low);
    const std::vector<ExplanationTerm> terms = surprises(input, namedFractions(input.market));
    out.formula = fmt::format("max(0; ln {} + {})", value.producers, sumOf(terms));
    out.terms.push_back({"if all were equal", fmt::format("ln {}", value.producers),
                         std::log(value.producers), digits(std::log(value.producers), 4, 2)});
    for (const ExplanationTerm& term : terms)
        out.terms.push_back({term.label, term.text, -term.value, digits(-term.value, 4, 2)});
    out.statement =
        fmt::format("Among the {} named producers inequality is {}, from 0 for equals to {} for one alone.",
                    value.producers, out.printed, entropyText(std::log(value.producers)));
    return out;
}

Explanation gini(const ExplainInput& input, const MeasureValue& value) {
    Explanation out = begin(value, "0 to 1");
    out.printed = numberText(value.interval.low, 4);
    const double whole = namedFractions(input.market);
    const double n = value.producers;
    std::string ranked;
    for (std::size_t i = input.market.named.size(); i > 0; --i) { // ascending: the smallest has rank 1
        const Share& share = input.market.named[i - 1];
        const std::size_t rank = input.market.named.size() - i + 1;
        const double q = share.fraction / whole;
        const double part = (2 * static_cast<double>(rank) - n - 1) * q / n;
        const std::string text = digits(q, 5, 4);
        ranked += fmt::format("{}{} × {}", ranked.empty() ? "" : " + ", rank, text);
        out.terms.push_back(
            {nameOf(input, share.country),
             fmt::format("(2 × {} − {} − 1) × {} ÷ {}", rank, value.producers, text, value.producers), part,
             digits(part, 4, 2)});
    }
    out.formula = fmt::format("max(0; (2 × ({}) − {} − 1) ÷ {})", ranked, value.producers, value.producers);
    out.statement =
        fmt::format("Among the {} named producers the coefficient is {}: 0 when all are equal, near 1 when "
                    "one of many has nearly everything.",
                    value.producers, out.printed);
    return out;
}

} // namespace lodestone::explaining
