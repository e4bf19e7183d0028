// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/revisions.h"

#include "analysis/concentration.h"
#include "figure/number_text.h"
#include "model/printed.h"
#include "model/units.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

#include <fmt/format.h>

namespace lodestone {
namespace {

/// Whom a row is about: which of the three kinds, and the country.
using RowKey = std::pair<Revision::Row, CountryId>;

bool sameFigures(const Series& a, const Series& b) {
    return a.mineral == b.mineral && a.stage == b.stage && a.measure == b.measure && a.product == b.product &&
           a.basis == b.basis && a.yearsAveraged == b.yearsAveraged && convert(1, a.unit, b.unit).has_value();
}

const Cell* cellOf(const SupplyYear& data, const RowKey& key) {
    switch (key.first) {
    case Revision::Row::Other:
        return data.other ? &*data.other : nullptr;
    case Revision::Row::World:
        return data.total ? &*data.total : nullptr;
    case Revision::Row::Country:
        break;
    }
    const auto found = std::ranges::find(data.rows, key.second, &SupplyRow::country);
    return found == data.rows.end() ? nullptr : &found->cell;
}

std::vector<RowKey> keysOf(const SupplyYear& data) {
    std::vector<RowKey> keys;
    for (const SupplyRow& row : data.rows)
        keys.emplace_back(Revision::Row::Country, row.country);
    if (data.other)
        keys.emplace_back(Revision::Row::Other, CountryId{});
    if (data.total)
        keys.emplace_back(Revision::Row::World, CountryId{});
    return keys;
}

/// Half a unit of the last digit that an edition prints, in the unit of the comparison.
double halfPlace(const EditionFigure& edition, const std::string& unit) {
    return convert(printedPlace(edition.cell.printed) / 2, edition.series->unit, unit).value_or(0);
}

std::optional<Interval> rangeIn(const EditionFigure& edition, const std::string& unit) {
    if (!edition.cell.range)
        return std::nullopt;
    const auto low = convert(edition.cell.range->low, edition.series->unit, unit);
    const auto high = convert(edition.cell.range->high, edition.series->unit, unit);
    return low && high ? std::optional(Interval{*low, *high}) : std::nullopt;
}

void compare(const EditionFigure& before, EditionFigure& after, const std::string& unit) {
    if (before.value && after.value) {
        after.change = *after.value - *before.value;
        if (*before.value != 0)
            after.changePercent = *after.change / *before.value * 100;
        const double open = std::max(halfPlace(before, unit), halfPlace(after, unit));
        after.changed = std::abs(*after.change) > open * (1 + 1e-9) ||
                        before.cell.relation != after.cell.relation ||
                        (*before.value == 0) != (*after.value == 0);
        return;
    }
    after.changed = before.value.has_value() != after.value.has_value() ||
                    before.cell.relation != after.cell.relation ||
                    rangeIn(before, unit) != rangeIn(after, unit) ||
                    (!before.cell.range && before.cell.status != after.cell.status);
}

std::optional<Revision> revisionOfRow(const std::vector<const Series*>& editions, Year year,
                                      const RowKey& key, MarketReader& reader) {
    Revision revision;
    revision.series = editions.back();
    revision.year = year;
    revision.row = key.first;
    revision.country = key.second ? reader.catalogue().country(key.second) : nullptr;
    for (const Series* series : editions) {
        const SupplyYear* data = reader.published(*series).find(year);
        const Cell* cell = data != nullptr ? cellOf(*data, key) : nullptr;
        if (cell == nullptr)
            continue;
        EditionFigure edition;
        edition.source = reader.catalogue().source(series->source);
        edition.published = publishedOn(*series, *edition.source, year);
        edition.series = series;
        edition.cell = *cell;
        edition.erratum = isErratum(*edition.source);
        revision.editions.push_back(std::move(edition));
    }
    if (revision.editions.size() < 2)
        return std::nullopt;
    // One source may be many editions, each of a year of its own: the order is that of the figures.
    std::ranges::stable_sort(revision.editions, {}, &EditionFigure::published);
    revision.series = revision.editions.back().series;
    revision.unit = revision.series->unit;
    for (std::size_t i = 0; i < revision.editions.size(); ++i) {
        EditionFigure& edition = revision.editions[i];
        if (edition.cell.value)
            edition.value = convert(*edition.cell.value, edition.series->unit, revision.unit);
        if (i == 0)
            continue;
        compare(revision.editions[i - 1], edition, revision.unit);
        revision.changed = revision.changed || edition.changed;
        if (!edition.changed || !edition.change)
            continue;
        const double percent = edition.changePercent ? std::abs(*edition.changePercent) : 100;
        revision.largestPercent = std::max(revision.largestPercent, percent);
    }
    return revision;
}

std::vector<EditionMarket> marketsOf(const std::vector<const Series*>& editions, Year year,
                                     MarketReader& reader) {
    std::vector<EditionMarket> markets;
    for (const Series* series : editions) {
        const SupplyYear* data = reader.published(*series).find(year);
        if (data == nullptr)
            continue;
        EditionMarket one;
        one.source = reader.catalogue().source(series->source);
        one.published = publishedOn(*series, *one.source, year);
        const Market market = series->comparable ? marketOf(*series, *data) : Market{};
        if (const auto index = concentration(market)) {
            one.hhi = index->hhi();
            one.leader = reader.catalogue().country(market.largest()->country);
            one.leaderShare = market.largest()->fraction;
            const Warrant warrant = warrantOf(market);
            one.lead = warrant.lead;
            for (const CountryId country : warrant.first)
                one.first.push_back(reader.catalogue().country(country));
        }
        markets.push_back(one);
    }
    std::ranges::stable_sort(markets, {}, &EditionMarket::published);
    return markets;
}

bool wanted(const Series& series, const RevisionQuestion& question) {
    return (!question.stage || series.stage == *question.stage) &&
           (!question.product || series.product == *question.product) &&
           (!question.measure || series.measure == *question.measure);
}

/// All figures of the editions of one series.
void addRevisions(std::vector<Revision>& found, const std::vector<const Series*>& editions,
                  const RevisionQuestion& question, MarketReader& reader) {
    std::map<Year, std::set<RowKey>> rows;
    for (const Series* series : editions)
        for (const SupplyYear& data : reader.published(*series).years)
            if (!question.year || data.year == *question.year)
                for (const RowKey& key : keysOf(data))
                    if (!question.country || key.second == *question.country)
                        rows[data.year].insert(key);
    for (const auto& [year, keys] : rows) {
        const std::vector<EditionMarket> markets = marketsOf(editions, year, reader);
        for (const RowKey& key : keys)
            if (auto revision = revisionOfRow(editions, year, key, reader)) {
                revision->markets = markets;
                found.push_back(std::move(*revision));
            }
    }
}

} // namespace

std::string_view slug(Revision::Row row) {
    switch (row) {
    case Revision::Row::Country:
        return "country";
    case Revision::Row::Other:
        return "other";
    case Revision::Row::World:
        return "world";
    }
    return {};
}

std::string rowName(const Revision& revision) {
    if (revision.row == Revision::Row::World)
        return "World total";
    if (revision.row == Revision::Row::Other)
        return "Other countries";
    return revision.country != nullptr ? revision.country->name : std::string();
}

bool isErratum(const Source& source) {
    return source.edition.starts_with("corrected");
}

std::vector<const Series*> editionsOf(const Series& series, const Catalogue& catalogue) {
    std::vector<const Series*> editions;
    for (const Series* row : catalogue.seriesOf(series.mineral, series.stage))
        if (sameFigures(*row, series))
            editions.push_back(row);
    std::ranges::stable_sort(editions, [&](const Series* a, const Series* b) {
        return std::tuple(catalogue.source(a->source)->published, a->source) <
               std::tuple(catalogue.source(b->source)->published, b->source);
    });
    return editions;
}

std::optional<Revision> revisionOf(const Series& series, Year year, const Country* country,
                                   MarketReader& reader) {
    const RowKey key = country != nullptr ? RowKey{Revision::Row::Country, country->id}
                                          : RowKey{Revision::Row::World, CountryId{}};
    return revisionOfRow(editionsOf(series, reader.catalogue()), year, key, reader);
}

std::vector<EditionMarket> marketEditions(const Series& series, Year year, MarketReader& reader) {
    return marketsOf(editionsOf(series, reader.catalogue()), year, reader);
}

std::vector<Revision> revisions(const RevisionQuestion& question, MarketReader& reader) {
    std::vector<Revision> found;
    for (const Stage stage : allStages) {
        std::vector<const Series*> left = reader.catalogue().seriesOf(question.mineral, stage);
        std::erase_if(left, [&](const Series* series) { return !wanted(*series, question); });
        while (!left.empty()) {
            const std::vector<const Series*> editions = editionsOf(*left.front(), reader.catalogue());
            std::erase_if(left, [&](const Series* series) {
                return std::ranges::find(editions, series) != editions.end();
            });
            if (editions.size() > 1)
                addRevisions(found, editions, question, reader);
        }
    }
    std::ranges::stable_sort(found, [](const Revision& a, const Revision& b) {
        return std::tuple(b.changed, b.largestPercent, b.year) <
               std::tuple(a.changed, a.largestPercent, a.year);
    });
    return found;
}

std::string changeText(const EditionFigure& edition, bool first) {
    if (first)
        return {};
    if (!edition.changed)
        return "unchanged";
    if (!edition.change)
        return edition.value ? "a number now" : "no number now";
    if (!edition.changePercent)
        return "from zero";
    if (*edition.change == 0)
        return "a bound";
    const double percent = std::abs(*edition.changePercent);
    return (*edition.change < 0 ? "\u2212" : "+") + percentText(percent / 100, percent < 9.95 ? 1 : 0);
}

} // namespace lodestone
