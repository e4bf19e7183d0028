// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/source_book.h"

#include "figure/market_view.h"
#include "figure/number_text.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

namespace lodestone {
namespace {

using Paragraph = Inspection::Paragraph;

std::string folderOf(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string::npos ? std::string() : path.substr(0, slash + 1);
}

bool isFolder(const std::string& path) {
    return path.find('.', path.rfind('/') + 1) == std::string::npos;
}

/// A file belongs to the sources that name it; else to those that name its folder; else to those that name
/// another file of its folder which was read.
enum class Claim { None, Neighbour, Folder, Named };

Claim claimOn(const std::string& file, const Source& source) {
    if (source.file.empty())
        return Claim::None;
    if (source.file == file)
        return Claim::Named;
    if (isFolder(source.file))
        return file.starts_with(source.file.ends_with('/') ? source.file : source.file + "/") ? Claim::Folder
                                                                                              : Claim::None;
    return file.starts_with(folderOf(source.file)) ? Claim::Neighbour : Claim::None;
}

void addFiles(std::vector<SourceEntry>& book, const Database& db) {
    const std::vector<IngestFile> files = loadIngestFiles(db);
    const auto claim = [&](const IngestFile& file, const Source& source) {
        const Claim found = claimOn(file.path, source);
        const bool own = std::ranges::find(files, source.file, &IngestFile::path) != files.end();
        return found == Claim::Neighbour && !own ? Claim::None : found;
    };
    for (const IngestFile& file : files) {
        Claim best = Claim::None;
        for (const SourceEntry& entry : book)
            best = std::max(best, claim(file, *entry.source));
        if (best == Claim::None)
            continue;
        for (SourceEntry& entry : book)
            if (claim(file, *entry.source) == best)
                entry.files.push_back(file);
    }
}

void addSeries(SourceEntry& entry, const Catalogue& catalogue) {
    std::set<MineralId> minerals;
    for (const Series& series : catalogue.series) {
        if (series.source != entry.source->id)
            continue;
        ++entry.series;
        minerals.insert(series.mineral);
        for (const Year year : series.years)
            entry.years = entry.years ? YearRange(std::min(entry.years->first(), year),
                                                  std::max(entry.years->last(), year))
                                      : YearRange(year, year);
    }
    entry.minerals = static_cast<int>(minerals.size());
}

Paragraph rowsParagraph(const SourceEntry& entry) {
    Paragraph part;
    part.title = "Rows";
    for (const auto& [kind, rows] : entry.rows)
        part.lines.push_back({rowWords(kind), numberText(rows)});
    if (entry.series > 0) {
        part.lines.push_back({"series", numberText(entry.series)});
        part.lines.push_back({"minerals", numberText(entry.minerals)});
    }
    if (entry.years)
        part.lines.push_back({"years", entry.years->count() == 1 ? std::to_string(entry.years->first())
                                                                 : fmt::format("{}–{}", entry.years->first(),
                                                                               entry.years->last())});
    if (part.lines.empty())
        part.text = "Cited; no row of a table is taken from it.";
    return part;
}

/// May be broken between any eight characters: nothing else in a checksum can be.
std::string breakable(const std::string& checksum) {
    std::string text;
    for (std::size_t i = 0; i < checksum.size(); i += 8)
        text += (i == 0 ? "" : "\u200B") + checksum.substr(i, 8);
    return text;
}

Paragraph fileParagraph(const IngestFile& file, bool first) {
    Paragraph part;
    part.title = first ? "Files" : "";
    part.lines.push_back({"db/" + file.path,
                          fmt::format("{} rows, {} stored", numberText(file.rows), numberText(file.stored))});
    for (const auto& [why, rows] : file.skipped)
        part.lines.push_back({"not stored: " + why, numberText(rows)});
    part.text = "SHA-256 " + breakable(file.sha256);
    return part;
}

/// Many files of one folder: what was read of all of them, then a line for each.
std::vector<Paragraph> folderParagraphs(const SourceEntry& entry) {
    int rows = 0;
    int stored = 0;
    std::map<std::string, int> skipped;
    Paragraph each;
    for (const IngestFile& file : entry.files) {
        rows += file.rows;
        stored += file.stored;
        for (const auto& [why, count] : file.skipped)
            skipped[why] += count;
        each.lines.push_back(
            {file.path.substr(folderOf(file.path).size()),
             fmt::format("{} rows, {} stored", numberText(file.rows), numberText(file.stored))});
    }
    Paragraph all;
    all.title = "Files";
    all.lines.push_back(
        {fmt::format("db/{}, {} files", folderOf(entry.files.front().path), entry.files.size()),
         fmt::format("{} rows, {} stored", numberText(rows), numberText(stored))});
    for (const auto& [why, count] : skipped)
        all.lines.push_back({"not stored: " + why, numberText(count)});
    each.title = "File by file";
    each.text =
        fmt::format("\u2018lodestone sources --source {}\u2019 prints the SHA-256 of each and what was "
                    "left out of it.",
                    entry.source->slug);
    return {std::move(all), std::move(each)};
}

bool oneFolder(const SourceEntry& entry) {
    constexpr std::size_t fewest = 5; // below that every file is told in full
    return entry.files.size() >= fewest && std::ranges::all_of(entry.files, [&](const IngestFile& file) {
               return folderOf(file.path) == folderOf(entry.files.front().path);
           });
}

Paragraph checkParagraph(const IngestCheck& check, bool first) {
    constexpr int most = 40;
    Paragraph part;
    part.title = first ? "Checks" : "";
    part.lines.push_back(
        {check.name, check.exceptions == 0
                         ? fmt::format("{} checked, none failed", numberText(check.checked))
                         : fmt::format("{} checked, {} exceptions", numberText(check.checked),
                                       numberText(check.exceptions))});
    std::string_view rest = check.detail;
    for (int line = 0; !rest.empty(); ++line) {
        const std::string_view one = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), one.size() + 1));
        if (line == most) {
            part.text += fmt::format("\n… and more; 'lodestone sources' prints all of them.");
            break;
        }
        part.text += (part.text.empty() ? "" : "\n") + std::string(one);
    }
    return part;
}

} // namespace

std::vector<SourceEntry> sourceBook(const Catalogue& catalogue, const Database& db) {
    std::vector<SourceEntry> book;
    std::map<SourceId, std::size_t> at;
    for (const Source& source : catalogue.sources) {
        at[source.id] = book.size();
        book.emplace_back();
        book.back().source = &source;
        addSeries(book.back(), catalogue);
    }
    for (const SourceRows& rows : loadSourceRows(db)) {
        SourceEntry& entry = book[at.at(rows.source)];
        entry.rows.emplace_back(rows.kind, rows.rows);
        entry.totalRows += rows.rows;
    }
    addFiles(book, db);
    for (IngestCheck& check : loadIngestChecks(db)) {
        SourceEntry& entry = book[at.at(check.source)];
        entry.exceptions += check.exceptions;
        entry.checks.push_back(std::move(check));
    }
    return book;
}

std::string linkOf(const Source& source) {
    return source.doi.empty() ? source.url : "https://doi.org/" + source.doi;
}

std::string citationOf(const Source& source) {
    return fmt::format("{} ({}): {}, {}. {}", source.publisher, source.published.year, source.title,
                       source.edition, linkOf(source));
}

bool asksForAttribution(const Source& source) {
    return source.licence.find("CC BY") != std::string::npos;
}

std::string rowWords(const std::string& kind) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 7> words{
        {{"cells", "figures of countries"},
         {"aggregates", "world totals and remainders"},
         {"trade_parameters", "trade parameters"},
         {"governance", "governance scores"},
         {"critical_list_entries", "entries of critical lists"},
         {"event_reports", "reports of events"},
         {"agreements", "pairs of parties to agreements"}}};
    for (const auto& [code, text] : words)
        if (code == kind)
            return std::string(text);
    return kind;
}

std::string checkText(const SourceEntry& entry) {
    if (entry.checks.empty())
        return "none";
    return entry.exceptions == 0 ? fmt::format("{} passed", entry.checks.size())
                                 : fmt::format("{} exceptions", numberText(entry.exceptions));
}

DataTable sourceTable(const std::vector<SourceEntry>& book) {
    DataTable table;
    table.columns = {{"name", "source", "", false},     {"edition", "edition", "", false},
                     {"licence", "licence", "", false}, {"rows", "rows", "", true},
                     {"checks", "checks", "", false},   {"faults", "known faults", "", false}};
    for (const SourceEntry& entry : book)
        table.rows.push_back({entry.source->shortName, entry.source->edition, entry.source->licence,
                              numberText(entry.totalRows), checkText(entry), entry.source->note});
    return table;
}

Inspection inspectSource(const SourceEntry& entry) {
    const Source& source = *entry.source;
    Inspection out;
    out.caption = source.kind;
    out.title = source.title;
    out.subtitle = fmt::format("{} · {} · {}", source.publisher, source.edition, source.published.words());
    out.citation = citationOf(source);
    out.work = workOf(source);
    out.paragraphs.push_back({"Attribution", {}, source.attribution, linkOf(source), linkOf(source), {}});
    out.paragraphs.push_back({"Licence", {}, source.licence, source.licenceUrl, source.licenceUrl, {}});
    if (source.keptTo)
        out.paragraphs.push_back(
            {"Kept to",
             {},
             longWords(*source.keptTo) + ": what came of a date after that day is not known to this edition.",
             {},
             {},
             {}});
    if (!source.note.empty())
        out.paragraphs.push_back({"Known faults and remarks", {}, source.note, {}, {}, {}});
    out.paragraphs.push_back(rowsParagraph(entry));
    for (const IngestCheck& check : entry.checks)
        out.paragraphs.push_back(checkParagraph(check, &check == &entry.checks.front()));
    if (oneFolder(entry)) {
        for (Paragraph& part : folderParagraphs(entry))
            out.paragraphs.push_back(std::move(part));
        return out;
    }
    for (const IngestFile& file : entry.files)
        out.paragraphs.push_back(fileParagraph(file, &file == &entry.files.front()));
    return out;
}

} // namespace lodestone
