// SPDX-License-Identifier: GPL-3.0-or-later
// One world-production table of a Minerals Yearbook workbook, as its sheet gives it: columns of years, rows
// with the marks on their names, footnotes by their mark, and what the line of signs says. Knows the
// layout, not the minerals.
#pragma once

#include "ingest/csv.h"
#include "ingest/xlsx.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

/// Raised marks on a name, a year or a value: 'r, e', 'e, 3', '9'.
struct YearbookMarks {
    bool estimated = false;
    bool revised = false;
    std::vector<std::string> footnotes; ///< numbers of footnotes

    YearbookMarks& operator+=(const YearbookMarks& other);
};

/// The marks in a raised text, apart by commas or blanks; nothing for a mark that is not known.
[[nodiscard]] std::optional<YearbookMarks> yearbookMarks(std::string_view raised);
/// Blanks of every width and line ends as single spaces, none at either end.
[[nodiscard]] std::string yearbookText(std::string_view text);

/// A column of values; the column to its right holds their marks.
struct YearbookColumn {
    int column = 0;
    int year = 0;
    std::string name; ///< '' where a year has one column, else 'Li content'
    YearbookMarks marks;
};

struct YearbookValue {
    const YearbookColumn* column = nullptr;
    std::string printed; ///< without blanks around it and without marks
    YearbookMarks marks;
};

struct YearbookRow {
    int row = 0;
    std::string label; ///< without marks, blanks collapsed
    YearbookMarks marks;
    std::vector<YearbookValue> values; ///< empty for a heading such as 'China:'
    bool belowYears = false;           ///< the first row below a line of years
};

class YearbookTable {
public:
    /// Throws IngestError for anything in the sheet that is no part of such a table.
    YearbookTable(const std::filesystem::path& file, const XlsxSheet& sheet);

    /// Title and unit as printed, without marks: 'TIN: WORLD MINE PRODUCTION, BY COUNTRY OR LOCALITY'.
    [[nodiscard]] const std::string& title() const { return m_title; }
    [[nodiscard]] const std::string& unit() const { return m_unit; }
    [[nodiscard]] const YearbookMarks& titleMarks() const { return m_titleMarks; }
    /// Marks on 'Country or locality'.
    [[nodiscard]] const YearbookMarks& headerMarks() const { return m_headerMarks; }
    [[nodiscard]] const std::vector<YearbookRow>& rows() const { return m_rows; }
    /// Text of a footnote; throws when the table has none of this number.
    [[nodiscard]] const std::string& footnote(const std::string& number, int row) const;
    /// What the line of signs says about 'W' ('Withheld to avoid ...'), '' for nothing.
    [[nodiscard]] const std::string& withheldMeans() const { return m_withheld; }
    /// How many values it prints, in all columns.
    [[nodiscard]] std::int64_t valueCount() const;
    /// A row of the sheet for error messages.
    [[nodiscard]] CsvRow place(int row) const;

private:
    void readHead();
    /// Reads the line of years above or in `row`, and returns the row after it.
    int readYears(int row);
    void readRow(int row);
    void readNotes(int row);
    void readSigns(int row, const std::string& text);
    [[nodiscard]] YearbookMarks marksIn(std::string_view text, int row) const;
    [[nodiscard]] bool isHeader(int row) const;
    [[nodiscard]] bool isNote(int row) const;
    [[nodiscard]] IngestError error(int row, std::string_view what, std::string_view remedy) const;

    const XlsxSheet& m_sheet;
    std::shared_ptr<const CsvHeader> m_place;
    std::string m_title;
    std::string m_unit;
    YearbookMarks m_titleMarks;
    YearbookMarks m_headerMarks;
    std::vector<std::unique_ptr<std::vector<YearbookColumn>>> m_columns; ///< one for each line of years
    std::vector<YearbookRow> m_rows;
    std::size_t m_rowsAreBelow = 0; ///< how many lines of years stand above the last row
    std::map<std::string, std::string> m_notes;
    std::string m_withheld;
};

/// Whether a sheet holds world production by country: its title says so, and is not about capacity.
[[nodiscard]] bool isWorldProduction(const XlsxSheet& sheet);

} // namespace lodestone
