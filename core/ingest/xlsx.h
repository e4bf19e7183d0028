// SPDX-License-Identifier: GPL-3.0-or-later
// A workbook in Office Open XML (.xlsx): its sheets as rows of text. Numbers are the shortest decimal that
// reads back as the same value; rich text keeps its runs, so that raised footnote marks can be told from the
// names they hang on. A file that is damaged or is no workbook throws IngestError.
#pragma once

#include "ingest/ingest.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lodestone {

enum class TextPosition { Baseline, Superscript, Subscript };

/// A piece of text in one font.
struct XlsxRun {
    std::string text;
    TextPosition position = TextPosition::Baseline;
};

struct XlsxCell {
    std::vector<XlsxRun> runs; ///< never empty; a number is one run
    bool isNumber = false;

    [[nodiscard]] std::string text() const;        ///< everything, raised or not
    [[nodiscard]] std::string plain() const;       ///< without superscripts
    [[nodiscard]] std::string superscript() const; ///< superscripts only
};

/// Merged cells; rows and columns count from 1.
struct XlsxRange {
    int firstRow = 0;
    int firstColumn = 0;
    int lastRow = 0;
    int lastColumn = 0;
};

/// Cells that hold text or a number, by row and column, both from 1.
class XlsxSheet {
public:
    using Cells = std::map<std::pair<int, int>, XlsxCell>;

    XlsxSheet(std::string name, Cells cells, std::vector<XlsxRange> merged)
        : m_name(std::move(name)), m_cells(std::move(cells)), m_merged(std::move(merged)) {}

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] const Cells& cells() const { return m_cells; }
    /// Null for an empty cell.
    [[nodiscard]] const XlsxCell* at(int row, int column) const;
    [[nodiscard]] const std::vector<XlsxRange>& merged() const { return m_merged; }
    /// The merged cells that begin here, or the cell alone.
    [[nodiscard]] XlsxRange rangeAt(int row, int column) const;
    [[nodiscard]] int lastRow() const { return m_cells.empty() ? 0 : m_cells.rbegin()->first.first; }

private:
    std::string m_name;
    Cells m_cells;
    std::vector<XlsxRange> m_merged;
};

class XlsxWorkbook {
public:
    explicit XlsxWorkbook(const std::filesystem::path& file);
    ~XlsxWorkbook();
    XlsxWorkbook(XlsxWorkbook&&) noexcept;
    XlsxWorkbook& operator=(XlsxWorkbook&&) noexcept;

    [[nodiscard]] const std::filesystem::path& file() const;
    /// In the order of the workbook.
    [[nodiscard]] std::vector<std::string> sheetNames() const;
    /// Throws when there is no sheet of this name.
    [[nodiscard]] XlsxSheet sheet(std::string_view name) const;

private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

/// 'C' -> 3, 3 -> 'C'.
[[nodiscard]] int xlsxColumn(std::string_view letters);
[[nodiscard]] std::string xlsxColumnName(int column);

} // namespace lodestone
