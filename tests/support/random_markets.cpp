// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/random_markets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace lodestone {

Cell numberCell(double value) {
    Cell cell;
    cell.value = value;
    cell.status = value > 0 ? CellStatus::Reported : CellStatus::Zero;
    return cell;
}

Cell silentCell(CellStatus status) {
    Cell cell;
    cell.status = status;
    return cell;
}

SupplyYear supplyYear(const std::vector<double>& values, std::optional<double> total,
                      std::optional<double> other) {
    SupplyYear year;
    year.year = 2023;
    std::int64_t id = 0;
    for (const double value : values)
        year.rows.push_back({CountryId{++id}, numberCell(value)});
    if (total)
        year.total = numberCell(*total);
    if (other)
        year.other = numberCell(*other);
    return year;
}

SupplyYear withParts(const SupplyYear& year, const std::vector<double>& parts) {
    SupplyYear full = year;
    std::int64_t id = 1'000;
    double sum = 0;
    for (const SupplyRow& row : full.rows)
        sum += row.cell.value.value_or(0);
    for (const double part : parts) {
        if (part <= 0)
            continue;
        full.rows.push_back({CountryId{++id}, numberCell(part)});
        sum += part;
    }
    full.total = numberCell(sum);
    return full;
}

double RandomMarkets::real(double low, double high) {
    return std::uniform_real_distribution<double>(low, high)(m_random);
}

std::size_t RandomMarkets::below(std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(m_random);
}

SupplyYear RandomMarkets::plain() {
    std::vector<double> values(1 + below(40));
    for (double& value : values)
        value = std::exp(std::normal_distribution<double>(0, 2)(m_random));
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    return supplyYear(values, sum + (chance(0.25) ? 0 : sum * real(0, 1)));
}

SupplyYear RandomMarkets::any() {
    SupplyYear year = plain();
    constexpr std::array silent{CellStatus::Withheld, CellStatus::BelowPrecision, CellStatus::Qualitative,
                                CellStatus::NotAvailable};
    std::int64_t id = 40;
    if (chance(0.3))
        year.rows.push_back({CountryId{++id}, silentCell(silent.at(below(silent.size())))});
    if (chance(0.3))
        year.rows.push_back({CountryId{++id}, numberCell(0)});
    if (chance(0.3))
        year.other = numberCell(*year.total->value * real(0, 0.2));
    if (chance(0.3)) { // a total rounded to two digits, which may fall below the sum
        const double place = std::pow(10, std::floor(std::log10(*year.total->value)) - 1);
        year.total->value = std::round(*year.total->value / place) * place;
    }
    if (chance(0.1))
        year.total->relation = Relation::Above;
    else if (chance(0.1))
        year.total.reset();
    return year;
}

std::vector<double> RandomMarkets::split(double amount, double largest) {
    std::vector<double> parts;
    while (amount > 0) {
        // A share of the lumps is as large as allowed: the extreme is where the bounds are tested.
        const double part = std::min(amount, chance(0.5) ? largest : largest * real(0.05, 1));
        parts.push_back(part);
        amount -= part;
        if (amount < 1e-15)
            break;
    }
    return parts;
}

std::vector<double> RandomMarkets::splitInto(double amount, std::size_t count) {
    std::vector<double> parts(count);
    for (double& part : parts)
        part = chance(0.3) ? 0 : real(0, 1);
    parts.front() += 0.01;
    const double sum = std::accumulate(parts.begin(), parts.end(), 0.0);
    for (double& part : parts)
        part *= amount / sum;
    return parts;
}

std::vector<GovernanceScore> RandomMarkets::scores(double known) {
    std::vector<GovernanceScore> scores;
    for (std::int64_t id = 1; id <= 60; ++id) {
        if (!chance(known))
            continue;
        GovernanceScore score;
        score.source = SourceId{1};
        score.country = CountryId{id};
        score.year = 2023;
        score.estimate = real(-2.5, 2.5);
        scores.push_back(score);
    }
    return scores;
}

} // namespace lodestone
