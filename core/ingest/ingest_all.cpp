// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/ingest.h"

#include "ingest/checks.h"
#include "ingest/csv.h"
#include "ingest/doubts.h"
#include "store/statement.h"

#include <fmt/format.h>
#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <vector>

namespace lodestone {

namespace {

std::string sha256Hex(const std::string& bytes) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned int size = 0;
    if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1) {
        throw std::runtime_error("SHA-256 is not available. Install OpenSSL's libcrypto.");
    }
    std::string hex;
    for (unsigned int i = 0; i < size; ++i) {
        hex += fmt::format("{:02x}", digest[i]);
    }
    return hex;
}

/// Every row read is either stored or skipped with a reason; anything else is a fault of a reader.
void requireBalance(const FileReport& report) {
    std::int64_t accounted = report.stored;
    for (const auto& [reason, rows] : report.skipped) {
        accounted += rows;
    }
    if (accounted != report.rows) {
        throw IngestError(report.path, 0,
                          fmt::format("{} rows were read, but {} are accounted for", report.rows, accounted),
                          "Count each row as stored or as skipped in its reader.");
    }
}

void writeReports(IngestRun& run) {
    std::vector<FileReport> reports(run.reports().begin(), run.reports().end());
    std::sort(reports.begin(), reports.end(),
              [](const FileReport& a, const FileReport& b) { return a.path < b.path; });
    SQLite::Statement insertFile(run.db().handle(), "INSERT INTO ingest_file VALUES (?, ?, ?, ?, ?)");
    SQLite::Statement insertSkip(run.db().handle(), "INSERT INTO ingest_skip VALUES (?, ?, ?)");
    for (const FileReport& report : reports) {
        requireBalance(report);
        insertFile.reset();
        insertFile.bind(1, report.path);
        insertFile.bind(2, sha256Hex(readFile(run.file(report.path))));
        insertFile.bind(3, report.rows);
        insertFile.bind(4, report.stored);
        insertFile.bind(5, report.rows - report.stored);
        insertFile.exec();
        for (const auto& [reason, rows] : report.skipped) {
            insertSkip.reset();
            insertSkip.bind(1, report.path);
            insertSkip.bind(2, reason);
            insertSkip.bind(3, rows);
            insertSkip.exec();
        }
    }
}

void requireSound(SQLite::Database& db, const char* pragma, const std::string& name) {
    SQLite::Statement check(db, pragma);
    if (check.executeStep() && check.getColumn(0).getString() != "ok") {
        throw StoreError(fmt::format("{}: '{}' fails ({}). This is a fault of the ingest: report it.", name,
                                     pragma, check.getColumn(0).getString()));
    }
}

/// A series that no row belongs to would stand in lists and answer nothing.
void requireNoEmptySeries(SQLite::Database& db, const std::string& name) {
    const auto empty =
        db.execAndGet("SELECT count(*) FROM series WHERE id NOT IN (SELECT series_id FROM cell "
                      "UNION SELECT series_id FROM aggregate)")
            .getInt();
    if (empty > 0) {
        throw StoreError(
            fmt::format("{}: {} series have no row. This is a fault of the ingest: report it.", name, empty));
    }
}

} // namespace

void ingestAll(IngestRun& run) {
    SQLite::Database& db = run.db().handle();
    guarded(run.db(), [&] {
        SQLite::Transaction transaction(db);
        ingestReference(run);
        run.loadNames();
        ingestCriticalLists(run);
        ingestEvents(run);
        ingestMcs2026(run);
        ingestMcs2026Tables(run);
        ingestMcs2025(run);
        ingestMcsWorldFiles(run);
        ingestCompiledYearbooks(run);
        ingestYearbooks(run);
        ingestDs140(run);
        ingestPrintedWorld(run);
        ingestOutlook2025(run);
        ingestEuStudy(run);
        ingestSubjects(run);
        ingestGovernance(run);
        ingestOutsideTotals(run);
        ingestTopKDoubts(run);
        ingestSuspectCells(run);
        writeReports(run);
        requireSound(db, "PRAGMA foreign_key_check", run.db().name());
        requireNoEmptySeries(db, run.db().name());
        checkDataset(run);
        transaction.commit();
        db.exec("VACUUM");
        requireSound(db, "PRAGMA integrity_check", run.db().name());
    });
}

} // namespace lodestone
