// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/answers.h"
#include "cli/failure.h"

#include "figure/number_text.h"
#include "figure/source_book.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

Json linesOf(const std::string& text) {
    Json lines = Json::array();
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        lines.push_back(line);
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    }
    return lines;
}

Json fileJson(const IngestFile& file) {
    Json skipped = Json::array();
    for (const auto& [why, rows] : file.skipped)
        skipped.push_back({{"reason", why}, {"rows", rows}});
    return {{"path", file.path},
            {"sha256", file.sha256},
            {"rows", file.rows},
            {"stored", file.stored},
            {"skipped", file.rows - file.stored},
            {"skipped_because", skipped}};
}

Json entryJson(const SourceEntry& entry) {
    const Source& source = *entry.source;
    Json rows = Json::object();
    for (const auto& [kind, count] : entry.rows)
        rows[kind] = count;
    Json files = Json::array();
    for (const IngestFile& file : entry.files)
        files.push_back(fileJson(file));
    Json checks = Json::array();
    for (const IngestCheck& check : entry.checks)
        checks.push_back({{"name", check.name},
                          {"checked", check.checked},
                          {"exceptions", check.exceptions},
                          {"detail", linesOf(check.detail)}});
    return {{"id", source.slug},
            {"name", source.shortName},
            {"title", source.title},
            {"publisher", source.publisher},
            {"edition", source.edition},
            {"published", source.published.iso()},
            {"kind", source.kind},
            {"family", source.family},
            {"licence", source.licence},
            {"licence_url", orNull(source.licenceUrl)},
            {"attribution", source.attribution},
            {"attribution_required", asksForAttribution(source)},
            {"url", linkOf(source)},
            {"doi", orNull(source.doi)},
            {"citation", citationOf(source)},
            {"rows", rows},
            {"rows_total", entry.totalRows},
            {"series", entry.series},
            {"minerals", entry.minerals},
            {"first_year", entry.years ? Json(entry.years->first()) : Json()},
            {"last_year", entry.years ? Json(entry.years->last()) : Json()},
            {"files", files},
            {"checks", checks},
            {"kept_to", source.keptTo ? Json(source.keptTo->iso()) : Json()},
            {"known_faults", orNull(source.note)}};
}

std::string bookText(const std::vector<SourceEntry>& book) {
    TextTable table({{"id"}, {"edition"}, {"licence"}, {"rows", true}, {"files", true}, {"checks"}});
    for (const SourceEntry& entry : book)
        table.add({entry.source->slug, entry.source->edition, entry.source->licence,
                   numberText(entry.totalRows), numberText(static_cast<double>(entry.files.size())),
                   checkText(entry)});
    return table.text() +
           "\n'lodestone sources --source ID' prints attribution, links, files, checks and known "
           "faults of one.\n";
}

std::string entryText(const SourceEntry& entry) {
    const Inspection words = inspectSource(entry);
    std::string text = fmt::format("{}\n{}\nid: {}\n", words.title, words.subtitle, entry.source->slug);
    for (const Inspection::Paragraph& part : words.paragraphs) {
        // Checks and files are printed whole below, without the breaks that a narrow pane needs.
        if (part.title == "Checks" || part.title == "Files")
            break;
        text += fmt::format("\n{}\n", part.title);
        for (const Inspection::Line& line : part.lines)
            text += fmt::format("  {}: {}\n", line.label, line.value);
        if (!part.text.empty())
            text += fmt::format("  {}\n", part.text);
        if (!part.link.empty())
            text += fmt::format("  {}\n", part.link);
    }
    for (const IngestCheck& check : entry.checks) {
        text += fmt::format("{}  {}: {} checked, {} exceptions\n",
                            &check == &entry.checks.front() ? "\nChecks\n" : "", check.name,
                            numberText(check.checked), numberText(check.exceptions));
        for (const Json& line : linesOf(check.detail))
            text += fmt::format("    {}\n", plain(line));
    }
    for (const IngestFile& file : entry.files) {
        text += fmt::format("{}  db/{}: {} rows, {} stored\n    sha256 {}\n",
                            &file == &entry.files.front() ? "\nFiles\n" : "", file.path,
                            numberText(file.rows), numberText(file.stored), file.sha256);
        for (const auto& [why, rows] : file.skipped)
            text += fmt::format("    not stored, {} rows: {}\n", numberText(rows), why);
    }
    return text + fmt::format("\nCite as: {}\n", words.citation);
}

std::string bookCsv(Json rows) {
    for (Json& row : rows) {
        Json files = Json::array();
        for (const Json& file : row.at("files")) {
            files.push_back(fmt::format("{} sha256 {}", plain(file.at("path")), plain(file.at("sha256"))));
        }
        int exceptions = 0;
        Json checks = Json::array();
        for (const Json& check : row.at("checks")) {
            exceptions += check.at("exceptions").get<int>();
            checks.push_back(fmt::format("{}: {} of {}", plain(check.at("name")),
                                         check.at("exceptions").get<int>(), check.at("checked").get<int>()));
        }
        row["files"] = std::move(files);
        row["checks"] = std::move(checks);
        row["exceptions"] = exceptions;
    }
    return csvText(rows, {"id",        "name",     "title",      "publisher",   "edition",      "published",
                          "kind",      "family",   "licence",    "licence_url", "attribution",  "url",
                          "doi",       "citation", "rows_total", "series",      "minerals",     "first_year",
                          "last_year", "files",    "checks",     "exceptions",  "known_faults", "kept_to"});
}

} // namespace

std::string sourcesAnswer(const Context& context) {
    std::vector<SourceEntry> book = sourceBook(context.catalogue, context.db);
    const bool one = context.arguments.source.has_value();
    if (one) {
        const Source& source = sourceNamed(*context.arguments.source, context.catalogue);
        std::erase_if(book, [&](const SourceEntry& entry) { return entry.source != &source; });
    }
    if (context.arguments.format == Format::Table)
        return one ? entryText(book.front()) : bookText(book);
    Json rows = Json::array();
    for (const SourceEntry& entry : book)
        rows.push_back(entryJson(entry));
    return context.arguments.format == Format::AsJson ? jsonText(rows) : bookCsv(std::move(rows));
}

} // namespace lodestone::cli
