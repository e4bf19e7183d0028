// SPDX-License-Identifier: GPL-3.0-or-later
// What the explanations of single measures share. Internal to core/analysis.
#pragma once

#include "analysis/explain.h"

#include <span>

namespace lodestone::explaining {

/// Fewest decimals, from `least` on, that show `significant` digits: 69.23, 0.0282.
[[nodiscard]] std::string digits(double value, int least, int significant);
/// A fraction in percent as a term of a formula: '69.23', '0.0282'.
[[nodiscard]] std::string percentNumber(double fraction);
/// The same with five digits, for a number that much is multiplied or divided by.
[[nodiscard]] std::string finePercent(double fraction);
/// '5,054.4' and, inside a formula, '5,054.42'.
[[nodiscard]] std::string indexText(double hhi);
[[nodiscard]] std::string fineIndex(double hhi);

/// '1.98 to 2.01', or one number when both ends print alike.
[[nodiscard]] std::string between(const std::string& low, const std::string& high);
/// Texts of the terms, joined with '+'.
[[nodiscard]] std::string sumOf(std::span<const ExplanationTerm> terms);
[[nodiscard]] std::string nameOf(const ExplainInput& input, CountryId country);

/// 's²' of some producers of the market, in points of the index.
[[nodiscard]] std::vector<ExplanationTerm> squares(const ExplainInput& input, std::span<const Share> shares);

/// A part with one known value.
[[nodiscard]] Explanation part(std::string slug, std::string title, double value, std::string printed,
                               std::string formula);
/// Title from measures(), value from measure(), its notes; rows, sources and the market's notes are added by
/// `explain`. `factor` turns the measure's own unit into the one shown.
[[nodiscard]] Explanation begin(const MeasureValue& value, std::string unit, double factor = 1);

/// The explanation of what the total holds, within that of the world with those whom the total leaves out.
[[nodiscard]] Explanation withOutside(const ExplainInput& input, const MeasureValue& value,
                                      Explanation within);

// One function per measure; `value` is what measure() answers.
[[nodiscard]] Explanation denominator(const ExplainInput& input);
[[nodiscard]] Explanation residual(const ExplainInput& input);
[[nodiscard]] std::optional<Explanation> share(const ExplainInput& input);
[[nodiscard]] Explanation coverage(const ExplainInput& input, const MeasureValue& value);
[[nodiscard]] Explanation largest(const ExplainInput& input, const MeasureValue& value);
[[nodiscard]] Explanation supplyLeft(const ExplainInput& input, const MeasureValue& value);

[[nodiscard]] Explanation index(const ExplainInput& input, const MeasureValue& value);
[[nodiscard]] Explanation effectiveSuppliers(const ExplainInput& input, const MeasureValue& value);
[[nodiscard]] Explanation normalised(const ExplainInput& input, const MeasureValue& value);
[[nodiscard]] Explanation withoutLeader(const ExplainInput& input, const MeasureValue& value);
[[nodiscard]] Explanation governance(const ExplainInput& input, const MeasureValue& value);

[[nodiscard]] Explanation shannon(const ExplainInput& input, const MeasureValue& value);
[[nodiscard]] Explanation shannonSuppliers(const ExplainInput& input, const MeasureValue& value);
[[nodiscard]] Explanation theil(const ExplainInput& input, const MeasureValue& value);
[[nodiscard]] Explanation gini(const ExplainInput& input, const MeasureValue& value);

} // namespace lodestone::explaining
