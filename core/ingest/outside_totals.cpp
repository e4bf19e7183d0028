// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/doubts.h"
#include "model/letters.h"

#include "ingest/curated.h"
#include "ingest/stored_tables.h"
#include "model/units.h"

#include <algorithm>
#include <array>
#include <map>

namespace lodestone {
namespace {

constexpr std::string_view curatedName = "outside_totals.csv";

struct Found {
    std::string reason;
    std::string part;
    int lastYear = 0;
    double lastValue = 0;
};
using FoundByCountry = std::map<std::int64_t, Found>;
using Where = ExclusionWords::Where;

Where whereOf(const CsvRow& row) {
    constexpr std::pair<std::string_view, Where> places[] = {
        {"total", Where::Total}, {"series", Where::Series}, {"row", Where::Row}};
    for (const auto& [word, where] : places)
        if (row.required("where") == word)
            return where;
    throw row.error("'where' is neither 'total' nor 'series' nor 'row'", "Write one of the three.");
}

std::vector<ExclusionWords> knownWords(IngestRun& run) {
    std::vector<ExclusionWords> known;
    storeCurated(run, curatedName, {"where", "words", "countries", "part", "note"}, [&](const CsvRow& row) {
        ExclusionWords entry;
        entry.where = whereOf(row);
        entry.words = row.required("words");
        entry.part = row["part"];
        for (const std::string& country : splitTrimmed(row["countries"], ";"))
            if (country == "withheld")
                entry.withheldRows = true;
            else if (country == "row" && entry.where == Where::Row)
                entry.itsRow = true;
            else {
                (void)run.country(country, row.file(), row.line());
                entry.countries.push_back(country);
            }
        known.push_back(std::move(entry));
    });
    return known;
}

/// A row that holds a number of its own is not outside, unless a part of its output is.
bool isCounted(const StoredTable& table, std::int64_t country) {
    const auto row = table.rows.find(country);
    return row != table.rows.end() && row->second.value && row->second.relation == "=";
}

void addByWords(FoundByCountry& found, const StoredTable& table, std::string_view text, Where where,
                const std::vector<ExclusionWords>& known, const IngestRun& run) {
    std::string rest;
    const auto entries = exclusionsIn(text, known, where, rest);
    if (where == Where::Total && speaksOfExclusion(rest))
        throw IngestError(
            run.file(std::string("curated/") + std::string(curatedName)), 0,
            fmt::format("the words of a world total leave something out that no row here names: '{}'", rest),
            "Add the words, and the countries that they leave out, or none.");
    for (const ExclusionWords* entry : entries) {
        const auto add = [&](std::int64_t country) {
            if (!isCounted(table, country) || !entry->part.empty())
                found.try_emplace(country, Found{"note", entry->part, 0, 0});
        };
        for (const std::string& country : entry->countries)
            add(run.findCountry(country)->value);
        if (entry->withheldRows)
            for (const auto& [country, row] : table.rows)
                if (row.status == "withheld")
                    add(country);
    }
}

/// Rows that are counted with another product, and so in no row and no total of this table.
void addByRows(FoundByCountry& found, const StoredTable& table, const std::vector<ExclusionWords>& known,
               const IngestRun& run) {
    for (const auto& [country, row] : table.rows) {
        if (row.status != "included_elsewhere")
            continue;
        std::string rest;
        const auto entries = exclusionsIn(row.words, known, Where::Row, rest);
        if (entries.empty())
            throw IngestError(
                run.file(std::string("curated/") + std::string(curatedName)), 0,
                fmt::format("a row is counted in another, and no row here says in which: '{}'", row.words),
                "Add the words, and 'row' where the world total leaves that country out.");
        if (std::ranges::any_of(entries, &ExclusionWords::itsRow))
            found.try_emplace(country, Found{"note", "", 0, 0});
    }
}

/// Withheld rows of a table whose other rows fill its total.
void addFull(FoundByCountry& found, const StoredTable& table) {
    if (!table.isFull())
        return;
    for (const auto& [country, row] : table.rows)
        if (row.status == "withheld")
            found.try_emplace(country, Found{"full", "", 0, 0});
}

/// Countries without a row that the publisher's next table withholds, and that its last one did not print as
/// zero.
void addByHistory(FoundByCountry& found, const StoredTable& table,
                  const std::vector<const StoredTable*>& all) {
    if (!table.isFull())
        return;
    std::map<std::int64_t, std::string> last;
    struct Next {
        int year = 0;
        bool withheld = true;
    };
    std::map<std::int64_t, Next> next;
    for (const StoredTable* other : all) {
        if (other->series->publisher != table.series->publisher)
            continue;
        for (const auto& [country, row] : other->rows) {
            if (other->year < table.year)
                last[country] = row.status;
            else if (const auto [at, first] = next.try_emplace(country, Next{other->year, true});
                     first || at->second.year == other->year)
                at->second.withheld = at->second.withheld && row.status == "withheld";
        }
    }
    for (const auto& [country, state] : next)
        if (state.withheld && !table.rows.contains(country) && last[country] != "zero")
            found.try_emplace(country, Found{"history", "", 0, 0});
}

/// The last value above zero that the same publisher printed before.
void addLastValue(Found& found, std::int64_t country, const StoredTable& table,
                  const std::vector<const StoredTable*>& all) {
    for (const StoredTable* other : all) {
        const auto row = other->rows.find(country);
        if (other->year >= table.year || other->series->publisher != table.series->publisher ||
            row == other->rows.end() || !row->second.value || *row->second.value <= 0 ||
            row->second.relation != "=")
            continue;
        if (const auto value = convert(*row->second.value, other->series->unit, table.series->unit)) {
            found.lastYear = other->year;
            found.lastValue = *value;
        }
    }
}

} // namespace

bool speaksOfExclusion(std::string_view text) {
    constexpr std::array words{"exclud", "not includ", "does not include", "do not include"};
    return std::ranges::any_of(words,
                               [&](const char* word) { return text.find(word) != std::string_view::npos; });
}

std::vector<const ExclusionWords*> exclusionsIn(std::string_view text,
                                                const std::vector<ExclusionWords>& known, Where where,
                                                std::string& rest) {
    rest = text;
    std::vector<const ExclusionWords*> longest;
    for (const ExclusionWords& entry : known)
        if (entry.where == where)
            longest.push_back(&entry);
    std::ranges::stable_sort(longest, [](const ExclusionWords* a, const ExclusionWords* b) {
        return a->words.size() > b->words.size();
    });
    std::vector<const ExclusionWords*> found;
    for (const ExclusionWords* entry : longest)
        for (std::size_t at = rest.find(entry->words); at != std::string::npos;
             at = rest.find(entry->words)) {
            rest.erase(at, entry->words.size());
            if (std::ranges::find(found, entry) == found.end())
                found.push_back(entry);
        }
    return found;
}

void ingestOutsideTotals(IngestRun& run) {
    const std::vector<ExclusionWords> known = knownWords(run);
    const StoredTables stored(run.db());
    SQLite::Statement insert(run.db().handle(), "INSERT INTO outside_total VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (const StoredTable& table : stored.tables()) {
        if (!table.series->comparable)
            continue;
        const std::vector<const StoredTable*> all = stored.answering(*table.series);
        FoundByCountry found;
        std::string note = table.series->note;
        std::ranges::transform(note, note.begin(), lowerLetter);
        addByWords(found, table, table.totalWords, Where::Total, known, run);
        addByWords(found, table, note, Where::Series, known, run);
        addByRows(found, table, known, run);
        addFull(found, table);
        addByHistory(found, table, all);
        for (auto& [country, one] : found) {
            if (one.part.empty())
                addLastValue(one, country, table, all);
            insert.reset();
            insert.bind(1, table.series->id);
            insert.bind(2, table.year);
            insert.bind(3, country);
            insert.bind(4, one.reason);
            bindTextOrNull(insert, 5, one.part);
            bindOptional(insert, 6, one.lastYear > 0 ? std::optional(one.lastYear) : std::nullopt);
            bindOptional(insert, 7, one.lastYear > 0 ? std::optional(one.lastValue) : std::nullopt);
            insert.exec();
        }
    }
}

} // namespace lodestone
