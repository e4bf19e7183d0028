// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/export_figure.h"
#include "export/table_file.h"
#include "figure/table_file.h"
#include "figure/table_text.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <xlsxwriter.h>

namespace lodestone {
namespace {

constexpr time_t fixedTime = 315'532'800;   // 1 January 1980: equal figures are equal bytes
constexpr std::size_t longestCell = 32'767; // what a cell of XLSX holds
constexpr std::size_t longestLink = 2'000;  // of a cell that can be clicked
constexpr double narrowest = 8;             // characters
constexpr double widest = 60;
constexpr double labelWidth = 16;
constexpr double wordsWidth = 100;
constexpr int mostDecimals = 6;

/// Characters, counted as code points.
double lengthOf(std::string_view text) {
    return static_cast<double>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Cut where a cell ends, between two characters.
std::string fitting(std::string text) {
    if (text.size() <= longestCell)
        return text;
    text.resize(longestCell - 3);
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U)
        text.pop_back();
    if (!text.empty() && (static_cast<unsigned char>(text.back()) & 0x80U) != 0)
        text.pop_back();
    return text + "…";
}

int decimalsIn(const std::string& cell) {
    const std::size_t point = cell.find('.');
    if (point == std::string::npos || cell.find_first_of("eE") != std::string::npos)
        return 0;
    return static_cast<int>(cell.size() - point - 1);
}

/// How a spreadsheet shows the numbers of a column; the cells hold them in full.
std::string numberFormat(const DataTable& table, std::size_t column) {
    const DataColumn& head = table.columns[column];
    if (isNameColumn(head))
        return "0";
    if (head.unit == "fraction")
        return "0.00%";
    int decimals = 0;
    for (const std::vector<std::string>& row : table.rows)
        decimals = std::max(decimals, decimalsIn(row[column]));
    decimals = std::min(decimals, head.unit == "0-10,000" ? 1 : mostDecimals);
    return decimals == 0 ? "#,##0" : "#,##0." + std::string(static_cast<std::size_t>(decimals), '0');
}

/// One XLSX file under way: libxlsxwriter keeps cells and formats until the book is closed.
class Workbook {
public:
    explicit Workbook(const Figure& figure) : m_path(m_folder.filePath(QStringLiteral("table.xlsx"))) {
        m_book = m_folder.isValid() ? workbook_new(QFile::encodeName(m_path).constData()) : nullptr;
        if (m_book == nullptr)
            throw ExportError("No temporary folder can be made for the workbook; free some space");
        std::string title = figure.headline.substr(0, 250);
        lxw_doc_properties properties = {};
        properties.title = title.data();
        properties.created = fixedTime;
        workbook_set_properties(m_book, &properties);
        m_head = format();
        format_set_bold(m_head);
        format_set_text_wrap(m_head);
        format_set_align(m_head, LXW_ALIGN_VERTICAL_TOP);
        format_set_bottom(m_head, LXW_BORDER_THIN);
        m_wrapped = format();
        format_set_text_wrap(m_wrapped);
        format_set_align(m_wrapped, LXW_ALIGN_VERTICAL_TOP);
        m_label = format();
        format_set_bold(m_label);
        format_set_align(m_label, LXW_ALIGN_VERTICAL_TOP);
    }
    ~Workbook() {
        if (m_book != nullptr)
            workbook_close(m_book);
    }
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    void addData(const DataTable& table);
    void addNotes(const Figure& figure, const DataTable& table);
    [[nodiscard]] QByteArray bytes();

private:
    [[nodiscard]] lxw_format* format() { return workbook_add_format(m_book); }
    static void write(lxw_worksheet* sheet, std::size_t row, std::size_t column, const std::string& text,
                      lxw_format* format = nullptr) {
        if (!text.empty())
            worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
                                   fitting(text).c_str(), format);
    }

    QTemporaryDir m_folder;
    QString m_path;
    lxw_workbook* m_book = nullptr;
    lxw_format* m_head = nullptr;
    lxw_format* m_wrapped = nullptr;
    lxw_format* m_label = nullptr;
};

void Workbook::addData(const DataTable& table) {
    lxw_worksheet* sheet = workbook_add_worksheet(m_book, "Data");
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const DataColumn& head = table.columns[column];
        lxw_format* shown = format();
        if (head.numeric)
            format_set_num_format(shown, numberFormat(table, column).c_str());
        const std::string title = columnHead(head);
        write(sheet, 0, column, title, m_head);
        // A head of several words may take two lines.
        double width = std::max(narrowest, title.size() > 24 ? lengthOf(title) / 2 + 4 : lengthOf(title) + 3);
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const std::string& cell = table.rows[row][column];
            const std::optional<double> number = head.numeric ? numberIn(cell) : std::nullopt;
            if (number && std::isfinite(*number))
                worksheet_write_number(sheet, static_cast<lxw_row_t>(row + 1), static_cast<lxw_col_t>(column),
                                       *number, shown);
            else
                write(sheet, row + 1, column, cell);
            width = std::max(width,
                             number ? lengthOf(shownCell(table, row, column).text) + 3 : lengthOf(cell) + 2);
        }
        const auto at = static_cast<lxw_col_t>(column);
        worksheet_set_column(sheet, at, at, std::min(width, widest), nullptr);
    }
    worksheet_freeze_panes(sheet, 1, 0);
    if (!table.rows.empty())
        worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(table.rows.size()),
                             static_cast<lxw_col_t>(table.columns.size() - 1));
    worksheet_repeat_rows(sheet, 0, 0);
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
}

void Workbook::addNotes(const Figure& figure, const DataTable& table) {
    lxw_worksheet* sheet = workbook_add_worksheet(m_book, "Notes");
    worksheet_set_column(sheet, 0, 0, labelWidth, nullptr);
    worksheet_set_column(sheet, 1, 1, wordsWidth, nullptr);
    worksheet_set_column(sheet, 2, 2, labelWidth, nullptr);
    worksheet_set_column(sheet, 3, 3, widest, nullptr);
    std::size_t row = 0;
    for (const TableNote& note : tableNotes(figure)) {
        write(sheet, row, 0, note.label, m_label);
        if (!note.link.empty() && note.link.size() < longestLink)
            worksheet_write_url(sheet, static_cast<lxw_row_t>(row), 1, note.link.c_str(), nullptr);
        else
            write(sheet, row, 1, note.text, m_wrapped);
        ++row;
    }
    ++row;
    std::size_t column = 0;
    for (const char* head : {"Column", "Title", "Unit", "What it says"})
        write(sheet, row, column++, head, m_head);
    for (const ColumnNote& note : columnNotes(table)) {
        ++row;
        column = 0;
        for (const std::string& text : {note.id, note.title, note.unit, note.meaning})
            write(sheet, row, column++, text, m_wrapped);
    }
    worksheet_set_landscape(sheet);
    worksheet_fit_to_pages(sheet, 1, 0);
}

QByteArray Workbook::bytes() {
    const lxw_error error = workbook_close(std::exchange(m_book, nullptr));
    QFile file(m_path);
    if (error != LXW_NO_ERROR || !file.open(QIODevice::ReadOnly))
        throw ExportError(fmt::format("The workbook could not be made: {}; free some space in the folder of "
                                      "temporary files",
                                      error != LXW_NO_ERROR ? lxw_strerror(error)
                                                            : file.errorString().toStdString().c_str()));
    return file.readAll();
}

} // namespace

QByteArray xlsxBytes(const Figure& figure) {
    const DataTable table = tableForFile(figure.table);
    Workbook book(figure);
    book.addData(table);
    book.addNotes(figure, table);
    return book.bytes();
}

} // namespace lodestone
