// SPDX-License-Identifier: GPL-3.0-or-later
// One file for all commodities: a line has production and capacity of two years and reserves of one, each
// with a field of notes. Where the print has a sign or a word, the field is empty and the word stands in the
// notes.
#include "ingest/mcs2025.h"

#include "ingest/ingest.h"

#include <fmt/format.h>

#include <array>

namespace lodestone {

namespace {

constexpr int edition = 2025;

struct FieldColumn {
    std::string_view heading;
    std::string_view column;
    std::string_view notes;
    int year;
    bool estimated;
};
// The stray blanks are the publisher's.
constexpr std::array fieldColumns = {
    FieldColumn{"PROD_2023", "Prod", "PROD_NOTES", 2023, false},
    FieldColumn{"PROD_EST_ 2024", "Prod", "PROD_NOTES", 2024, true},
    FieldColumn{"CAP_2023", "Cap", "CAP_NOTES", 2023, false},
    FieldColumn{"CAP_EST_ 2024", "Cap", "CAP_NOTES", 2024, true},
    FieldColumn{"RESERVES_2024", "Reserves", "RESERVE_NOTES", 2024, false},
};

bool isAlone(const CsvRow& row, const FieldColumn& field) {
    for (const FieldColumn& other : fieldColumns) {
        if (other.heading != field.heading && other.column == field.column &&
            !trimmed(row[other.heading]).empty()) {
            return false;
        }
    }
    return true;
}

McsFigure figureOf(const CsvRow& row, const FieldColumn& field) {
    McsFigure figure;
    figure.table = mcsText(row.required("COMMODITY"));
    figure.type = mcsText(row.required("TYPE"));
    figure.row = mcsText(row.required("COUNTRY"));
    figure.column = std::string(field.column);
    figure.unit = mcsText(row["UNIT_MEAS"]);
    figure.year = field.year;
    figure.estimated = field.estimated;
    figure.alone = isAlone(row, field);
    figure.field = mcsText(row[field.heading]);
    figure.notes = std::string(trimmed(row[field.notes]));
    return figure;
}

} // namespace

void ingestMcs2025(IngestRun& run) {
    guarded(run.db(), [&run] {
        McsTables tables(run, mcs2025Paths);
        FileReport& report = run.report(mcs2025Path);
        const CsvFile file = readCsv(run.file(mcs2025Path), Encoding::Utf8,
                                     {"SOURCE", "COMMODITY", "COUNTRY", "TYPE", "UNIT_MEAS", "PROD_2023",
                                      "PROD_EST_ 2024", "PROD_NOTES", "CAP_2023", "CAP_EST_ 2024",
                                      "CAP_NOTES", "RESERVES_2024", "RESERVE_NOTES"});
        for (const CsvRow& row : file.rows) {
            if (row["SOURCE"] != "MCS2025") {
                throw row.error(fmt::format("the column SOURCE holds '{}'", row["SOURCE"]),
                                "This reader is for the edition of 2025 only.");
            }
            for (const FieldColumn& field : fieldColumns) {
                tables.take(edition, row, figureOf(row, field), report);
            }
        }
        tables.finish();
    });
}

} // namespace lodestone
