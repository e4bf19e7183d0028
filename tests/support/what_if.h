// SPDX-License-Identifier: GPL-3.0-or-later
// Made-up countries and markets for tests of scenarios and explanations, worked by hand or drawn at random.
#pragma once

#include "analysis/market.h"
#include "model/catalogue.h"

#include <random>
#include <string>
#include <vector>

namespace lodestone {

/// China, the United States, Australia, Russia, Vietnam (ids 1 to 5) and 45 more called 'Land AAA', ISO
/// 'AAA', ...
[[nodiscard]] Catalogue whatIfCountries();

/// 2025: China 60, United States 25, Australia 5 of a published total of 100; Canada is not there.
[[nodiscard]] Market smallMarket();
[[nodiscard]] SupplyYear smallTable();

/// A random market of up to 40 of the countries, with a residual of up to half the total three times out of
/// four.
[[nodiscard]] Market randomMarket(std::mt19937& random);
[[nodiscard]] double uniform(std::mt19937& random, double low, double high);
/// 0 to n - 1.
[[nodiscard]] std::size_t below(std::mt19937& random, std::size_t n);
/// Splits an amount into parts none of which exceeds `largest`; at most 2,000.
[[nodiscard]] std::vector<double> randomSplit(std::mt19937& random, double amount, double largest);

} // namespace lodestone
