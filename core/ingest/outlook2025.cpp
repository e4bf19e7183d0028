// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/outlook2025.h"

#include "ingest/ingest.h"
#include "ingest/mcs2026.h"
#include "ingest/numbers.h"
#include "ingest/series_map.h"
#include "store/statement.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace lodestone {

namespace {

constexpr std::string_view filePath = "sources/usgs_wmo2025/World_Minerals_Outlook_2025_Data_Release.csv";
constexpr std::string_view mapPath = "curated/outlook2025_series.csv";
constexpr std::string_view sourceSlug = "usgs-wmo-2025";
constexpr int lastYearOfData = 2024;

constexpr std::array<std::string_view, 10> columns{
    "Mineral_Commodity", "Year",       "Note",        "Quantity", "Data_type", "Unit_MEAS", "Form",
    "Geographic_Region", "Figure_Use", "Data Sources"};

/// Ten columns, and sixteen without name or content that a spreadsheet left at the end of each line.
void checkColumns(const CsvFile& file) {
    const auto& found = file.header->columns;
    const bool named =
        found.size() == 26 && std::equal(columns.begin(), columns.end(), found.begin()) &&
        std::all_of(found.begin() + 10, found.end(), [](const std::string& name) { return name.empty(); });
    if (!named) {
        throw IngestError(file.header->file, 1, fmt::format("the columns are [{}]", fmt::join(found, ", ")),
                          "The layout has changed: adapt core/ingest/outlook2025.cpp.");
    }
    for (const CsvRow& row : file.rows) {
        const auto& fields = row.fields();
        if (!std::all_of(fields.begin() + 10, fields.end(),
                         [](const std::string& field) { return field.empty(); })) {
            throw row.error("a column without a name holds something", "Look what it means.");
        }
    }
}

/// The unit is spelt 'Metric tons' and 'metric tons'.
std::string lowerCase(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

RowOwner ownerOf(const IngestRun& run, const std::string& region, const CsvRow& row) {
    if (region == "World" || region == "Total") {
        return {RowOwner::Kind::World, 0};
    }
    if (region == "Rest of the world") {
        return {RowOwner::Kind::Other, 0};
    }
    return {RowOwner::Kind::Country, run.country(region, row.file(), row.line()).value};
}

/// The publisher's three remarks on a row, in his order of columns.
std::string noteOf(const CsvRow& row) {
    std::string note = row.required("Note") + " -- " + row.required("Figure_Use");
    if (!row["Data Sources"].empty()) {
        note += " -- " + row["Data Sources"];
    }
    return note;
}

class OutlookReader {
public:
    explicit OutlookReader(IngestRun& run)
        : m_run(run), m_book(run),
          m_map(run, mapPath, {"commodity", "data_type", "form", "file_unit", "variant"}),
          m_source(run.source(sourceSlug, run.file(filePath), 0)) {}

    void read() {
        const CsvFile file = readCsv(m_run.file(filePath), Encoding::Utf8);
        checkColumns(file);
        FileReport& report = m_run.report(filePath);
        for (const CsvRow& row : file.rows) {
            ++report.rows;
            store(row);
            ++report.stored;
        }
        m_map.requireAllUsed();
        FileReport& mapReport = m_run.report(mapPath);
        mapReport.rows = mapReport.stored = m_map.size();
    }

private:
    void store(const CsvRow& row) {
        const int year = parseYear(row, row["Year"]);
        const OutlookNote note = outlookNote(row, year);
        const OutlookRegion region = outlookRegion(row.required("Geographic_Region"));
        if (!note.variant.empty() && !region.part.empty()) {
            throw row.error("both the note and the region name a part", "Say in the mapping what it means.");
        }
        const std::string unit = lowerCase(row.required("Unit_MEAS"));
        const MappedSeries& mapped = m_map.at({row["Mineral_Commodity"], row["Data_type"], row["Form"], unit,
                                               region.part.empty() ? note.variant : region.part},
                                              row);
        if (mcsUnit(row, unit) != mapped.spec.unit) {
            throw row.error(
                fmt::format("the unit is '{}' where db/{} says '{}'", unit, mapPath, mapped.spec.unit),
                "Correct the mapping, or split the rows into two series.");
        }
        SeriesSpec spec = mapped.spec;
        spec.source = m_source.value;
        CellRecord record;
        record.series = m_book.series(spec, row);
        record.year = year;
        record.owner = ownerOf(m_run, region.name, row);
        record.printedName = region.name;
        record.printed = std::string(trimmed(row.required("Quantity")));
        record.remark = mapped.remark;
        record.note = noteOf(row);
        record.sourceRow = row.line();
        setQuantity(record, parsePrinted(row, record.printed), note.facts, row);
        m_book.store(record, row);
    }

    IngestRun& m_run;
    SeriesBook m_book;
    SeriesMap m_map;
    SourceId m_source;
};

} // namespace

OutlookNote outlookNote(const CsvRow& row, int year) {
    constexpr std::array<std::string_view, 4> plain{"reported", "revised", "rounded", "excludes U.S."};
    OutlookNote note;
    for (const std::string& word : splitTrimmed(row.required("Note"), ",")) {
        if (word == "estimated") {
            note.facts.estimated = true;
        } else if (word == "outlook") {
            note.facts.projected = true;
        } else if (word == "operating" || word == "idled") {
            note.variant = word;
        } else if (std::find(plain.begin(), plain.end(), word) == plain.end()) {
            throw row.error(fmt::format("the note says '{}'", word),
                            "Teach core/ingest/outlook2025.cpp what it means.");
        }
    }
    if (note.facts.projected != (year > lastYearOfData)) {
        throw row.error(fmt::format("{} is noted as '{}'", year, row["Note"]),
                        fmt::format("Years after {} are the outlook, and no others.", lastYearOfData));
    }
    return note;
}

OutlookRegion outlookRegion(const std::string& region) {
    constexpr std::string_view split = "United States (";
    if (!region.starts_with(split) || !region.ends_with(')')) {
        return {region, {}};
    }
    return {"United States", region.substr(split.size(), region.size() - split.size() - 1)};
}

void ingestOutlook2025(IngestRun& run) {
    guarded(run.db(), [&run] { OutlookReader(run).read(); });
}

} // namespace lodestone
