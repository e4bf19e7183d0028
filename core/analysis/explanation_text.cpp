// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/explain.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr std::size_t lineWidth = 100;

/// Characters, counted as code points.
std::size_t width(std::string_view text) {
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string padded(const std::string& text, std::size_t to) {
    return text + std::string(to - std::min(to, width(text)), ' ');
}

std::string flushRight(const std::string& text, std::size_t to) {
    return std::string(to - std::min(to, width(text)), ' ') + text;
}

/// Breaks at spaces; a continued line stands two columns further in.
std::string wrapped(std::string_view text, std::size_t indent) {
    std::string out;
    std::string line(indent, ' ');
    bool empty = true;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (!empty && width(line) + 1 + width(word) > lineWidth) {
            out += line + "\n";
            line.assign(indent + 2, ' ');
            empty = true;
        }
        line += (empty ? "" : " ") + std::string(word);
        empty = false;
    }
    return out + line + "\n";
}

std::string withUnit(const Explanation& one) {
    return one.unit.empty() || one.unit == "index" ? one.printed : one.printed + " " + one.unit;
}

template <typename Row, typename Text>
std::size_t widest(const std::vector<Row>& rows, Text text) {
    std::size_t most = 0;
    for (const Row& row : rows)
        most = std::max(most, width(text(row)));
    return most;
}

std::string termLines(const std::vector<ExplanationTerm>& terms, std::size_t indent) {
    const std::size_t labels = widest(terms, [](const ExplanationTerm& term) { return term.label; });
    const std::size_t texts = widest(terms, [](const ExplanationTerm& term) { return term.text; });
    const std::size_t numbers = widest(terms, [](const ExplanationTerm& term) { return term.printed; });
    std::string out;
    for (const ExplanationTerm& term : terms) {
        out += std::string(indent, ' ') + padded(term.label, labels) + "  " + flushRight(term.text, texts);
        if (term.text != term.printed)
            out += " = " + flushRight(term.printed, numbers);
        out += "\n";
    }
    return out;
}

/// The one file that all rows stand in; null where they differ or none is known.
const SourceFile* commonFile(const std::vector<ExplanationRow>& rows, const Catalogue& catalogue) {
    const bool one =
        std::ranges::all_of(rows, [&](const ExplanationRow& row) { return row.file == rows.front().file; });
    return one ? catalogue.file(rows.front().file) : nullptr;
}

/// 'line 12', of a workbook 'row 12', and in which file where the rows of the table stand in several.
std::string placeOf(const ExplanationRow& row, const SourceFile* common, const Catalogue& catalogue) {
    const SourceFile* file = catalogue.file(row.file);
    const bool sheet = file != nullptr && !file->sheet.empty();
    std::string text = fmt::format("{} {}", sheet ? "row" : "line", row.sourceRow);
    if (common == nullptr && file != nullptr)
        text += fmt::format(" of {}{}", file->path, sheet ? ", sheet " + file->sheet : "");
    return text;
}

std::string rowLines(const std::vector<ExplanationRow>& rows, const Catalogue& catalogue) {
    const SourceFile* common = commonFile(rows, catalogue);
    const std::size_t names = widest(rows, [](const ExplanationRow& row) { return row.name; });
    const std::size_t numbers = widest(rows, [](const ExplanationRow& row) { return row.printed; });
    std::string out;
    for (const ExplanationRow& row : rows) {
        std::string status(slug(row.status));
        std::ranges::replace(status, '_', ' ');
        std::string line = padded(row.name, names) + "  " + flushRight(row.printed, numbers) + "  " + status;
        if (row.sourceRow > 0)
            line += ", " + placeOf(row, common, catalogue);
        if (!row.note.empty())
            line += ": " + row.note;
        std::ranges::replace(line, '\n', ' ');
        out += "    " + line + "\n";
    }
    return out;
}

std::string branch(const Explanation& one, std::size_t indent) {
    std::string out = wrapped(fmt::format("{}: {}", one.title, withUnit(one)), indent);
    const std::size_t inner = indent + 2;
    if (!one.statement.empty())
        out += wrapped(one.statement, inner);
    // The low end of an interval that is parted shows its formula there.
    const bool shownBelow = std::ranges::any_of(one.parts, [&](const Explanation& part) {
        return part.formula == one.formula && !part.terms.empty();
    });
    if (!one.formula.empty() && !shownBelow)
        out += wrapped("= " + one.formula, inner);
    out += termLines(one.terms, inner + 2);
    for (const std::string& note : indent > 0 ? one.notes : std::vector<std::string>{})
        out += wrapped(note, inner);
    for (const Explanation& part : one.parts)
        out += branch(part, inner);
    return out;
}

std::string sourceLine(const Source& source) {
    return fmt::format("{}. Licence: {}. {}", source.attribution, source.licence,
                       source.doi.empty() ? source.url : "https://doi.org/" + source.doi);
}

} // namespace

std::string explanationText(const Explanation& explanation, const Catalogue& catalogue) {
    std::string out = branch(explanation, 0);
    if (!explanation.rows.empty()) {
        const SourceFile* file = commonFile(explanation.rows, catalogue);
        std::string place = file != nullptr ? " in " + file->path : std::string();
        if (file != nullptr && !file->sheet.empty())
            place += ", sheet " + file->sheet;
        out += fmt::format("\n  Rows of the table{}\n{}", place, rowLines(explanation.rows, catalogue));
    }
    if (!explanation.method.empty())
        out += "\n  Method\n" + wrapped(explanation.method, 4);
    if (!explanation.notes.empty())
        out += "\n  Notes\n";
    for (const std::string& note : explanation.notes)
        out += wrapped(note, 4);
    std::string sources;
    for (const SourceId id : explanation.sources)
        if (const Source* source = catalogue.source(id))
            sources += wrapped(sourceLine(*source), 4);
    if (!sources.empty())
        out += "\n  Sources\n" + sources;
    return out;
}

} // namespace lodestone
