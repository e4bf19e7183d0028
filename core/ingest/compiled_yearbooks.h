// SPDX-License-Identifier: GPL-3.0-or-later
// Curated remarks on the compilation of Minerals Yearbook tables of 1998 to 2015: rows that are left out,
// names as it spells them, notes on single figures, and the figures its readers doubt. Each line of these
// tables must meet a row of the compilation. Private to ingest.
#pragma once

#include "ingest/csv.h"
#include "ingest/ingest.h"
#include "ingest/series_map.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace lodestone {

/// Which rows are not taken in: a range of rows of one file, or an element in all files.
class CompiledExclusions {
public:
    explicit CompiledExclusions(IngestRun& run);
    /// Why the row is left out; '' when it is not.
    std::string reason(const CsvRow& row);
    void requireAllUsed() const;

private:
    struct Exclusion {
        std::string file; ///< '' for all files
        std::int64_t first = 0;
        std::int64_t last = 0;
        std::string element; ///< '' when the rows carry no symbol or several
        CsvRow line;
        std::int64_t met = 0;
    };
    std::vector<Exclusion> m_exclusions;
};

/// Spellings of countries that only this compilation can mean as it does ('Congo').
class CompiledNames {
public:
    struct Name {
        CountryId country;
        std::string remark;
        std::string note;
    };
    explicit CompiledNames(IngestRun& run);
    /// The country of a row with an element, and what is to be said about its name.
    Name of(const IngestRun& run, const CsvRow& row);
    void requireAllUsed() const;

private:
    std::map<std::string, std::pair<Name, CsvRow>, std::less<>> m_names;
    std::map<std::string, bool, std::less<>> m_used;
};

/// Notes on single figures, on world totals, and on all rows of an element in a year.
class CompiledNotes {
public:
    struct Note {
        std::string text;
        bool usable = true; ///< false: stays visible as printed and is not computed with
    };
    explicit CompiledNotes(IngestRun& run);
    /// `who` is the country as printed or 'World total'; `value` the figure. Notes that are there, in order.
    std::vector<Note> of(const CsvRow& row, int year, std::string_view who, double value);
    void requireAllUsed() const;

private:
    struct Entry {
        Note note;
        std::string value; ///< as in the curated line; '' for notes on every row
        CsvRow line;
        bool used = false;
    };
    using Key = std::tuple<std::string, int, std::string>; ///< element, year, row
    std::map<Key, Entry> m_notes;
};

/// Figures that a study of the compilation doubts: its list, in tonnes, must still meet them. What is said of
/// them stands in curated/suspect_cells.csv.
class CompiledSuspects {
public:
    explicit CompiledSuspects(IngestRun& run);
    /// Ticks off a figure that the list has; an IngestError where it says another.
    void meet(const MappedSeries& mapped, CountryId country, int year, double value);
    /// A suspect zero may stand for an empty field; any other line must have met its figure.
    void finish();

private:
    struct Suspect {
        double tonnes = 0;
        CsvRow line;
        bool used = false;
    };
    using Key = std::tuple<std::string, std::int64_t, int>; ///< mineral in the list's words, country, year
    FileReport& m_report;
    std::map<Key, Suspect> m_suspects;
};

} // namespace lodestone
