// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/table_file.h"

#include "figure/event_words.h"
#include "figure/row_facts.h"
#include "figure/table_text.h"
#include "model/supply.h"

#include <algorithm>
#include <functional>
#include <optional>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr std::string_view yes = "yes";
constexpr std::string_view no = "no";

std::size_t columnAt(const DataTable& table, std::string_view id) {
    const auto found = std::ranges::find(table.columns, id, &DataColumn::id);
    return static_cast<std::size_t>(found - table.columns.begin());
}

bool has(const DataTable& table, std::string_view id) {
    return columnAt(table, id) < table.columns.size();
}

std::string cell(const DataTable& table, std::size_t row, std::string_view id) {
    const std::size_t column = columnAt(table, id);
    return column < table.columns.size() ? table.rows[row][column] : std::string();
}

RowOrigin originOf(const DataTable& table, std::size_t row) {
    return row < table.origins.size() ? table.origins[row] : RowOrigin{};
}

/// Why the empty numbers of a row are empty; '' where none is.
std::string whyMissing(const DataTable& table, std::size_t row) {
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        if (table.columns[column].numeric && table.rows[row][column].empty())
            if (const ShownCell shown = shownCell(table, row, column); shown.missing && !shown.text.empty())
                return shown.text;
    return {};
}

std::optional<CellStatus> statusOf(const DataTable& table, std::size_t row) {
    if (const auto status = cellStatusFromSlug(cell(table, row, "status")))
        return status;
    const std::string words = originOf(table, row).status;
    for (const CellStatus status : {CellStatus::Estimated, CellStatus::Withheld, CellStatus::BelowPrecision})
        if (!words.empty() &&
            (words == slug(status) || words == qualifier(status) || words == reason(status)))
            return status;
    return std::nullopt;
}

/// Whether a row is `status`; '' in a table that says nothing of the status of its rows.
std::string flag(const DataTable& table, std::size_t row, CellStatus status) {
    const bool silent = std::ranges::none_of(table.columns, &DataColumn::numeric) ||
                        (originOf(table, row).status.empty() && cell(table, row, "status").empty());
    if (silent)
        return {};
    return std::string(statusOf(table, row) == status ? yes : no);
}

/// What a row is of, in columns that every file has.
struct FactColumn {
    DataColumn column;
    std::string RowFacts::*fact;
};

std::vector<FactColumn> factColumns() {
    return {{{"mineral", "mineral", ""}, &RowFacts::mineral},
            {{"stage", "stage", ""}, &RowFacts::stage},
            {{"product", "product", "", false, "the form counted; empty where it is the mineral itself"},
             &RowFacts::product},
            {{"unit", "unit", "", false, "of the amounts in the row"}, &RowFacts::unit},
            {{"basis", "basis", "", false, "what the amounts are counted as"}, &RowFacts::basis},
            {{"edition", "edition", ""}, &RowFacts::edition},
            {{"licence", "licence", ""}, &RowFacts::licence}};
}

struct Extra {
    DataColumn column;
    std::string_view sameAs; ///< id by which a table may have it already
    std::function<std::string(const DataTable&, std::size_t)> text;
};

std::vector<Extra> extras() {
    return {
        {{"why_missing", "why a number is missing", ""}, "why_missing", whyMissing},
        {{"estimated", "estimated", "", false, "yes where the publisher estimates the value"},
         "estimated",
         [](const DataTable& t, std::size_t row) { return flag(t, row, CellStatus::Estimated); }},
        {{"withheld", "withheld", "", false,
          "yes where the publisher knows the value and does not disclose it"},
         "withheld",
         [](const DataTable& t, std::size_t row) { return flag(t, row, CellStatus::Withheld); }},
        {{"bound", "only a bound", "", false, "yes where all that is known is 'less than' a bound"},
         "bound",
         [](const DataTable& t, std::size_t row) { return flag(t, row, CellStatus::BelowPrecision); }},
        {{"as_published", "as published", ""},
         "printed",
         [](const DataTable& t, std::size_t row) { return originOf(t, row).printed; }},
        {{"source", "source", ""},
         "source",
         [](const DataTable& t, std::size_t row) { return originOf(t, row).source; }},
        {{"found_in", "found in", "", false,
          "file below db/ of this program's source, and its line; of a workbook the sheet and its row"},
         "found_in",
         [](const DataTable& t, std::size_t row) { return originOf(t, row).place; }},
        {{"remarks", "remarks", ""},
         "note",
         [](const DataTable& t, std::size_t row) { return originOf(t, row).note; }},
    };
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text)
        out += c == '<'   ? "&lt;"
               : c == '>' ? "&gt;"
               : c == '&' ? "&amp;"
               : c == '"' ? "&quot;"
                          : std::string(1, c);
    return out;
}

std::string sourceWords(const SourceLine& source) {
    std::string words = source.text;
    if (!source.licence.empty())
        words += fmt::format(" ({})", source.licence);
    return words;
}

} // namespace

DataTable tableForFile(const DataTable& table) {
    DataTable file;
    file.columns = table.columns;
    file.rows = table.rows;
    file.origins = table.origins;
    for (const FactColumn& fact : factColumns()) {
        if (has(table, fact.column.id))
            continue;
        file.columns.push_back(fact.column);
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            file.rows[row].push_back(factsOfRow(table, row).*fact.fact);
    }
    for (const Extra& extra : extras()) {
        if (has(table, extra.sameAs) || has(table, extra.column.id))
            continue;
        std::vector<std::string> texts;
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            texts.push_back(extra.text(table, row));
        if (std::ranges::all_of(texts, &std::string::empty))
            continue;
        file.columns.push_back(extra.column);
        for (std::size_t row = 0; row < texts.size(); ++row)
            file.rows[row].push_back(std::move(texts[row]));
    }
    return file;
}

std::string csvFile(const Figure& figure, CsvStyle style) {
    return csvText(tableForFile(figure.table), style);
}

std::vector<TableNote> tableNotes(const Figure& figure) {
    std::vector<TableNote> notes{{"Headline", figure.headline}};
    const auto add = [&](const char* label, const std::string& text) {
        if (!text.empty())
            notes.push_back({label, text});
    };
    add("Subtitle", figure.subtitle);
    add("Note", figure.note);
    add("In words", figure.altText);
    bool first = true;
    for (const std::string& line : flagNotes(tableForFile(figure.table))) {
        notes.push_back({first ? "Flags" : "", line});
        first = false;
    }
    for (const SourceLine& source : figure.sources) {
        notes.push_back({"Source", source.text});
        if (!source.licence.empty())
            notes.push_back({"Licence", source.licence});
        if (!source.url.empty())
            notes.push_back({"Link", source.url, source.url});
    }
    add("View", stateToBuild(figure).text());
    notes.push_back(
        {"", "The same view opens with: lodestone --state \"" + stateToBuild(figure).text() + "\""});
    return notes;
}

std::vector<std::string> flagNotes(const DataTable& file) {
    std::vector<std::string> lines;
    const auto explain = [&](std::string_view id, const char* words) {
        if (has(file, id))
            lines.emplace_back(words);
    };
    explain("why_missing", "An empty number is not zero: 'why_missing' says why the row has none.");
    explain("estimated", "'estimated': the publisher marks the value as an estimate.");
    explain("withheld", "'withheld': the publisher knows the value and does not disclose it, for example to "
                        "protect a company.");
    explain("bound", "'bound': above zero and below what the publisher prints; only the bound is known.");
    explain("status",
            "'status': reported, estimated, zero, withheld, included elsewhere, not available, below "
            "precision, qualitative, projected (the publisher's outlook), derived (reckoned here).");
    const auto ends = [](const DataColumn& column) {
        return column.id.ends_with("_low") || column.id == "low" || column.id.ends_with("_high") ||
               column.id == "high";
    };
    if (std::ranges::any_of(file.columns, ends))
        lines.emplace_back("Low and high are the ends of what the published figures allow: the truth lies "
                           "between them.");
    return lines;
}

std::vector<ColumnNote> columnNotes(const DataTable& file) {
    std::vector<ColumnNote> notes;
    for (const DataColumn& column : file.columns) {
        std::string meaning = column.derived;
        if (meaning.empty() && column.numeric)
            meaning = "as published";
        if (column.unit == "fraction")
            meaning += meaning.empty() ? "1 is 100 %" : "; 1 is 100 %";
        notes.push_back({column.id, column.title, column.unit, meaning});
    }
    return notes;
}

std::string htmlText(const Figure& figure) {
    std::string text = "<meta charset=\"utf-8\">\n<p><b>" + escaped(figure.headline) + "</b></p>\n";
    if (!figure.subtitle.empty())
        text += "<p>" + escaped(figure.subtitle) + "</p>\n";
    const DataTable& table = figure.table;
    text += "<table>\n<tr>";
    for (const DataColumn& column : table.columns)
        text += "<th>" +
                escaped(column.unit.empty() ? column.title : column.title + " (" + column.unit + ")") +
                "</th>";
    text += "</tr>\n";
    for (const std::vector<std::string>& row : table.rows) {
        text += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i)
            text += (table.columns[i].numeric ? "<td align=\"right\">" : "<td>") + escaped(row[i]) + "</td>";
        text += "</tr>\n";
    }
    text += "</table>\n";
    for (const SourceLine& source : figure.sources)
        text += "<p>Source: " + escaped(sourceWords(source)) + "</p>\n";
    return text;
}

std::string figureWords(const Figure& figure) {
    std::string text = figure.headline + "\n";
    if (!figure.altText.empty())
        text += figure.altText + "\n";
    for (const SourceLine& source : figure.sources)
        text += "Source: " + sourceWords(source) + "\n";
    return text;
}

} // namespace lodestone
