// SPDX-License-Identifier: GPL-3.0-or-later
// What the world tables of Mineral Commodity Summaries 2022 to 2025 have in common: values, signs and words
// of value that stand in the notes, countries with marks and forms glued to their names, and the way from a
// field of such a table to a cell. The layouts are in mcs2025.cpp and mcs_world_files.cpp. Private to ingest.
#pragma once

#include "ingest/csv.h"
#include "ingest/ingest.h"
#include "ingest/numbers.h"
#include "ingest/series_book.h"
#include "ingest/series_map.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

/// One field of a table that may hold a figure, with what stands around it. Texts are trimmed.
struct McsFigure {
    std::string table;      ///< 'Cobalt' (2025), 'cobal' (file of 2022 to 2024)
    std::string type;       ///< 'Mine production, cobalt content'
    std::string row;        ///< the country's field
    std::string column;     ///< 'Prod', 'Cap_Sponge', 'Reserves'
    std::string unit;       ///< as the file spells it
    int year = 0;           ///< of the column
    bool estimated = false; ///< the column's heading says so
    bool alone = false;     ///< no other field of the line shares the notes
    std::string field;      ///< the field itself
    std::string notes;      ///< of this field's columns
};

/// Whom a row is about, and what else its name says: 'Denmark (processed)5', 'Japane', 'Other countriese'.
struct McsOwner {
    RowOwner owner;
    std::string remark;        ///< 'processed'
    std::string footnote;      ///< '5': the mark of a footnote that is not in the file
    bool estimated = false;    ///< the name ends in the mark e
    std::string spelling = {}; ///< of the country alone, as printed
};
[[nodiscard]] McsOwner mcsOwner(const IngestRun& run, const CsvRow& row, std::string_view name);

/// What notes say about the origin of a figure of `year`. A remark that names another year does not count.
/// Throws for a note that speaks of estimates or reports in words not met before.
struct McsOrigin {
    bool estimated = false;
    bool reported = false;       ///< of this year
    bool reportedNoYear = false; ///< 'Reported.'
};
[[nodiscard]] McsOrigin mcsOrigin(const CsvRow& row, std::string_view notes, int year);

/// A value in words as the editions write it: 'W for 23-24', 'Less than ½ unit.', 'Included with ilmenite',
/// 'Categorized as "Large"', 'na for 2023'. Nothing for any other text, and for a word about another year.
struct McsWord {
    PrintedValue value;
    NoteFacts facts;
};
[[nodiscard]] std::optional<McsWord> mcsWord(std::string_view text, int year);
/// The sentence of the notes that is a value in words or a bound by itself ('>17,000,000').
struct McsSentence {
    std::string text;
    McsWord word;
};
[[nodiscard]] std::optional<McsSentence> mcsSentence(std::string_view notes, int year);

/// Blanks, tabs and no-break spaces at either end removed, no-break spaces inside made blanks.
[[nodiscard]] std::string mcsText(std::string_view text);

/// The curated tables of one layout below db/.
struct McsPaths {
    std::string_view series;     ///< edition, table, type, column, row -> series
    std::string_view exclusions; ///< the same key -> the reason why it is left out
    std::string_view readings;   ///< edition, table, line, column -> how a faulty field is read
};

/// Stores figures of one layout; keys end in the name of a row, or in nothing for all the others.
class McsTables {
public:
    McsTables(IngestRun& run, const McsPaths& paths);

    /// Stores the figure or counts it as skipped, in `report`.
    void take(int edition, const CsvRow& row, const McsFigure& figure, FileReport& report);
    /// For a field that is in no table: it needs a reason among the exclusions.
    void leaveOut(int edition, const CsvRow& row, const McsFigure& figure, FileReport& report);
    /// Throws when a curated line was not needed.
    void finish() const;

private:
    struct CuratedLine {
        CsvRow line;
        bool used = false;
    };
    /// What a field says, be it itself, in the notes, or by a curated reading.
    struct Read {
        std::string printed;
        std::string note;
        McsWord word;
        bool marked = false; ///< 'e20,000'
        bool empty = false;
    };
    using Key = std::vector<std::string>;

    void readExclusions();
    void readReadings();
    const std::string* exclusion(const Key& key);
    const MappedSeries& mapped(const Key& key, const CsvRow& row, const McsFigure& figure);
    const CsvRow* reading(int edition, const CsvRow& row, const McsFigure& figure);
    Read readField(int edition, const CsvRow& row, const McsFigure& figure);

    IngestRun& m_run;
    McsPaths m_paths;
    SeriesBook m_book;
    SeriesMap m_map;
    std::map<Key, CuratedLine> m_exclusions;
    std::map<Key, CuratedLine> m_readings;
};

} // namespace lodestone
