// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/what_if.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lodestone {
namespace {

Cell cellOf(double value) {
    Cell cell;
    cell.value = value;
    cell.status = CellStatus::Reported;
    cell.printed = std::to_string(static_cast<long>(value));
    return cell;
}

} // namespace

Catalogue whatIfCountries() {
    Catalogue catalogue;
    std::int64_t id = 0;
    for (const auto& [iso3, name] : std::vector<std::pair<std::string, std::string>>{{"CHN", "China"},
                                                                                     {"USA", "United States"},
                                                                                     {"AUS", "Australia"},
                                                                                     {"RUS", "Russia"},
                                                                                     {"VNM", "Vietnam"}})
        catalogue.countries.push_back({CountryId{++id}, iso3, "", name, "country", {}});
    for (int i = 0; i < 45; ++i) {
        const std::string iso3{'A', static_cast<char>('A' + i / 26), static_cast<char>('A' + i % 26)};
        catalogue.countries.push_back({CountryId{++id}, iso3, "", "Land " + iso3, "country", {}});
    }
    return catalogue;
}

SupplyYear smallTable() {
    SupplyYear year;
    year.year = 2025;
    year.rows = {{CountryId{1}, cellOf(60)}, {CountryId{2}, cellOf(25)}, {CountryId{3}, cellOf(5)}};
    year.total = cellOf(100);
    return year;
}

Market smallMarket() {
    return marketOf(smallTable());
}

double uniform(std::mt19937& random, double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(random);
}

std::size_t below(std::mt19937& random, std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
}

Market randomMarket(std::mt19937& random) {
    std::vector<std::int64_t> ids(50);
    std::iota(ids.begin(), ids.end(), 1);
    std::ranges::shuffle(ids, random);
    SupplyYear year;
    year.year = 2025;
    double sum = 0;
    const std::size_t count = 1 + below(random, 40);
    for (std::size_t i = 0; i < count; ++i) {
        const double value = std::exp(std::normal_distribution<double>(0, 2)(random));
        year.rows.push_back({CountryId{ids[i]}, cellOf(value)});
        sum += value;
    }
    year.total = cellOf(random() % 4 == 0 ? sum : sum * uniform(random, 1, 2));
    return marketOf(year);
}

std::vector<double> randomSplit(std::mt19937& random, double amount, double largest) {
    std::vector<double> parts;
    while (amount > 0 && parts.size() < 2'000) {
        parts.push_back(std::min(amount, largest * uniform(random, 0.02, 1)));
        amount -= parts.back();
    }
    return parts;
}

} // namespace lodestone
