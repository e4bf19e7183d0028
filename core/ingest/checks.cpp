// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/checks.h"
#include "model/letters.h"

#include "model/printed.h"
#include "store/statement.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace lodestone {

namespace {

constexpr auto sumsName = "shares sum to 100 % within the publisher's rounding";
constexpr auto reasonsName = "every row has a reason when it has no number";
constexpr auto countriesName = "every country resolved";
constexpr auto yearsName = "no year outside the source's span";
constexpr auto estimatesName = "estimates marked";
constexpr double pointsOpen = 5; ///< of a sum of rounded percentages

// Countries, 'other' and 'world' of every series alike, with the words that name a figure in a list.
constexpr auto cellsSql =
    "SELECT s.source_id, s.id, mineral.slug, stage.slug, s.measure, s.product, s.unit, s.comparable, year, "
    "kind, "
    "who, value, low, high, relation, status, printed, remark, c.note "
    "FROM (SELECT series_id, year, 'country' AS kind, iso3 AS who, value, low, high, relation, status, "
    "printed, "
    "remark, note FROM cell LEFT JOIN country ON country.id = country_id "
    "UNION ALL SELECT series_id, year, kind, kind, value, low, high, relation, status, printed, remark, note "
    "FROM aggregate) AS c "
    "JOIN series AS s ON s.id = c.series_id JOIN mineral ON mineral.id = s.mineral_id "
    "JOIN stage ON stage.id = s.stage_id "
    "ORDER BY s.source_id, mineral.position, stage.position, s.measure, s.product, year, kind, who";

struct StoredCell {
    std::int64_t source = 0;
    std::int64_t series = 0;
    std::string name; ///< 'cobalt, mining, production'
    std::string unit;
    bool comparable = true;
    int year = 0;
    std::string kind; ///< 'country', 'other', 'world'
    std::string who;  ///< '' when the country is not known
    std::optional<double> value;
    std::optional<double> low;
    std::optional<double> high;
    std::string relation;
    std::string status;
    std::string printed;
    std::string remark;
    std::string note;
};

StoredCell cellOf(SQLite::Statement& row) {
    StoredCell cell;
    cell.source = row.getColumn(0).getInt64();
    cell.series = row.getColumn(1).getInt64();
    cell.name = fmt::format("{}, {}, {}", row.getColumn(2).getString(), row.getColumn(3).getString(),
                            row.getColumn(4).getString());
    if (const std::string product = row.getColumn(5).getString(); !product.empty()) {
        cell.name += ", " + product;
    }
    cell.unit = row.getColumn(6).getString();
    cell.comparable = row.getColumn(7).getInt() != 0;
    cell.year = row.getColumn(8).getInt();
    cell.kind = row.getColumn(9).getString();
    cell.who = textOrEmpty(row.getColumn(10));
    cell.value = optionalReal(row.getColumn(11));
    cell.low = optionalReal(row.getColumn(12));
    cell.high = optionalReal(row.getColumn(13));
    cell.relation = row.getColumn(14).getString();
    cell.status = row.getColumn(15).getString();
    cell.printed = row.getColumn(16).getString();
    cell.remark = textOrEmpty(row.getColumn(17));
    cell.note = textOrEmpty(row.getColumn(18));
    return cell;
}

struct Count {
    int checked = 0;
    int exceptions = 0;
    std::string detail;

    void check(bool passed, const std::string& words) {
        ++checked;
        if (!passed) {
            ++exceptions;
            detail += (detail.empty() ? "" : "\n") + words;
        }
    }
};

/// The counts of one source, by the name of the check.
using Counts = std::map<std::string, Count>;

std::string placeOf(const StoredCell& cell) {
    return fmt::format("{}, {}, {}", cell.name, cell.year, cell.kind == "country" ? cell.who : cell.kind);
}

/// Adds up one series and year, and checks it when the next begins.
class Sums {
public:
    void take(const StoredCell& cell, std::map<std::int64_t, Counts>& counts) {
        if (!m_first || m_first->series != cell.series || m_first->year != cell.year) {
            close(counts);
            m_first = cell;
        }
        if (cell.kind == "world") {
            m_total = cell;
        } else if (cell.value) {
            m_rows.add(*cell.value, cell.printed, cell.relation == ">");
        } else if (cell.low) {
            m_rows.addRange(*cell.low, *cell.high);
        } else {
            m_rows.addUnknown();
        }
    }

    void close(std::map<std::int64_t, Counts>& counts) {
        if (m_first && m_first->comparable && m_rows.any()) {
            Count& count = counts[m_first->source][sumsName];
            const auto words = [&](const std::string& total) {
                return fmt::format("{}, {}: rows sum to {:.10g}, total {} {}", m_first->name, m_first->year,
                                   m_rows.sum(), total, m_first->unit);
            };
            if (m_first->unit == "%") {
                count.check(m_rows.agreesWithHundred(), words("100"));
            } else if (m_total && m_total->value) {
                count.check(m_rows.agrees(*m_total->value, m_total->printed, m_total->relation == ">"),
                            words(m_total->printed));
            }
        }
        m_first.reset();
        m_total.reset();
        m_rows = {};
    }

private:
    std::optional<StoredCell> m_first;
    std::optional<StoredCell> m_total;
    SumOfRows m_rows;
};

bool hasReason(const StoredCell& cell) {
    if (cell.low) {
        return true;
    }
    // 's' and the like say nothing by themselves: print or note must say where the amount went.
    if (cell.status == "included_elsewhere") {
        return !cell.note.empty() || !cell.remark.empty() ||
               cell.printed.find("ncluded") != std::string::npos;
    }
    return cell.status != "reported" && cell.status != "estimated" && cell.status != "projected" &&
           cell.status != "zero";
}

/// Whether the publisher's print or note calls the number an estimate.
bool calledEstimate(const StoredCell& cell) {
    if (cell.note.find("Estimated.") != std::string::npos) {
        return true;
    }
    const std::size_t digit = cell.printed.find_first_of("0123456789");
    return digit != std::string::npos && digit > 0 && cell.printed[digit - 1] == 'e';
}

void checkCell(const StoredCell& cell, YearRange span, Counts& counts) {
    const bool number = cell.value || cell.low;
    if (!cell.value) {
        counts[reasonsName].check(hasReason(cell), placeOf(cell));
    }
    if (cell.kind == "country") {
        counts[countriesName].check(!cell.who.empty(), placeOf(cell));
    }
    counts[yearsName].check(span.contains(cell.year), placeOf(cell));
    const bool marked = cell.status == "estimated" || cell.status == "projected";
    if (number && (marked || calledEstimate(cell))) {
        counts[estimatesName].check(marked || cell.status == "zero" || cell.status == "below_precision",
                                    placeOf(cell));
    }
}

/// Statistics and governance scores: what stands beside the tables is checked for country, year and reason
/// too.
void checkBesideTables(SQLite::Database& db, const std::map<std::int64_t, YearRange>& span,
                       std::map<std::int64_t, Counts>& counts) {
    SQLite::Statement query(
        db, "SELECT source_id, slug || ', ' || topic || ', ' || item, iso3, from_year, to_year, "
            "value IS NULL AND low IS NULL, status, note FROM statistic "
            "LEFT JOIN country ON country.id = country_id JOIN mineral ON mineral.id = mineral_id "
            "UNION ALL SELECT source_id, 'governance, ' || dimension, iso3, year, year, 0, 'reported', NULL "
            "FROM governance LEFT JOIN country ON country.id = country_id ORDER BY 1, 2, 3, 4");
    while (query.executeStep()) {
        const std::int64_t source = query.getColumn(0).getInt64();
        Counts& count = counts[source];
        const std::string iso3 = textOrEmpty(query.getColumn(2));
        const std::string words =
            fmt::format("{}, {}, {}", query.getColumn(1).getString(), iso3, textOrEmpty(query.getColumn(3)));
        count[countriesName].check(!iso3.empty(), words);
        if (!query.getColumn(3).isNull()) {
            const YearRange& years = span.at(source);
            count[yearsName].check(years.contains(query.getColumn(3).getInt()) &&
                                       years.contains(query.getColumn(4).getInt()),
                                   words);
        }
        if (query.getColumn(5).getInt() != 0) {
            StoredCell cell;
            cell.status = query.getColumn(6).getString();
            cell.note = textOrEmpty(query.getColumn(7));
            count[reasonsName].check(hasReason(cell), words);
        }
    }
}

std::map<std::int64_t, YearRange> spans(SQLite::Database& db) {
    std::map<std::int64_t, YearRange> found;
    SQLite::Statement query(db, "SELECT id, title, short_name, published FROM source");
    while (query.executeStep()) {
        const auto published = parseDate(query.getColumn(3).getString());
        found[query.getColumn(0).getInt64()] = spanOf(
            query.getColumn(1).getString(), query.getColumn(2).getString(), published ? published->year : 0);
    }
    return found;
}

void writeCounts(SQLite::Database& db, const std::map<std::int64_t, Counts>& counts) {
    SQLite::Statement insert(db, "INSERT INTO ingest_check (source_id, name, checked, exceptions, detail) "
                                 "VALUES (?, ?, ?, ?, ?)");
    for (const auto& [source, checks] : counts) {
        for (const auto& [name, count] : checks) {
            if (count.checked == 0) {
                continue;
            }
            insert.reset();
            insert.bind(1, source);
            insert.bind(2, name);
            insert.bind(3, count.checked);
            insert.bind(4, count.exceptions);
            bindTextOrNull(insert, 5, count.detail);
            insert.exec();
        }
    }
}

/// Two tables of one source that answer the same question when nothing else is asked would leave it to
/// chance.
void requireOneAnswer(SQLite::Database& db, const std::string& name) {
    SQLite::Statement twice(
        db, "SELECT source.slug, mineral.slug, stage.slug, group_concat(label, '; ') FROM series "
            "JOIN source ON source.id = source_id JOIN mineral ON mineral.id = mineral_id "
            "JOIN stage ON stage.id = stage_id WHERE preference = 0 "
            "GROUP BY source_id, mineral_id, stage_id HAVING count(*) > 1 ORDER BY 1, 2, 3");
    if (twice.executeStep()) {
        throw StoreError(fmt::format("{}: {} has more than one table of preference 0 for {}, {}: {}. Give "
                                     "all but one another preference "
                                     "in the curated mapping of the source.",
                                     name, twice.getColumn(0).getString(), twice.getColumn(1).getString(),
                                     twice.getColumn(2).getString(), twice.getColumn(3).getString()));
    }
}

std::optional<Year> yearAt(std::string_view text, std::size_t at) {
    const auto digitAt = [&](std::size_t i) { return i < text.size() && isDigit(text[i]); };
    if ((at > 0 && digitAt(at - 1)) || digitAt(at + 4)) {
        return std::nullopt;
    }
    for (std::size_t i = at; i < at + 4; ++i) {
        if (!digitAt(i)) {
            return std::nullopt;
        }
    }
    const auto date = parseDate(text.substr(at, 4));
    return date && date->year >= 1800 && date->year < 2200 ? std::optional(date->year) : std::nullopt;
}

std::optional<YearRange> rangeIn(std::string_view text) {
    for (std::size_t at = 0; at + 4 < text.size(); ++at) {
        const auto first = yearAt(text, at);
        for (const std::string_view to : {"-", "\u2013", " to "}) {
            if (first && text.substr(at + 4).starts_with(to)) {
                if (const auto last = yearAt(text, at + 4 + to.size())) {
                    return YearRange(*first, *last);
                }
            }
        }
    }
    return std::nullopt;
}

} // namespace

void SumOfRows::add(double value, std::string_view printed, bool lowerBound) {
    ++m_rows;
    m_low += value;
    m_high += value;
    if (value != 0) {
        m_open += roundingPlace(printed) / 2;
    }
    if (lowerBound) {
        addUnknown();
    }
}

void SumOfRows::addRange(double low, double high) {
    ++m_rows;
    m_low += low;
    m_high += high;
}

bool SumOfRows::agrees(double total, std::string_view printed, bool lowerBound) const {
    const double open = (m_open + roundingPlace(printed) / 2) * (1 + 1e-9);
    return (lowerBound || m_low <= total + open) && m_high >= total - open;
}

bool SumOfRows::agreesWithHundred() const {
    return m_low <= 100 + pointsOpen && m_high >= 100 - pointsOpen;
}

YearRange spanOf(std::string_view title, std::string_view shortName, Year published) {
    for (const std::string_view text : {title, shortName}) {
        if (const auto range = rangeIn(text)) {
            return *range;
        }
    }
    // An edition speaks of the few years before it: a Yearbook of five, a study of the mean of five.
    constexpr int yearsBack = 7;
    for (std::size_t at = 0; at + 4 <= shortName.size(); ++at) {
        if (const auto edition = yearAt(shortName, at)) {
            return {*edition - yearsBack, std::max(*edition, published)};
        }
    }
    return {1800, published};
}

void checkDataset(IngestRun& run) {
    SQLite::Database& db = run.db().handle();
    requireOneAnswer(db, run.db().name());
    const std::map<std::int64_t, YearRange> span = spans(db);
    std::map<std::int64_t, Counts> counts;
    Sums sums;
    SQLite::Statement query(db, cellsSql);
    while (query.executeStep()) {
        const StoredCell cell = cellOf(query);
        sums.take(cell, counts);
        checkCell(cell, span.at(cell.source), counts[cell.source]);
    }
    sums.close(counts);
    checkBesideTables(db, span, counts);
    writeCounts(db, counts);
}

} // namespace lodestone
