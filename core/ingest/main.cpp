// SPDX-License-Identifier: GPL-3.0-or-later
// lodestone-ingest: builds the database from the files in db/. Exit codes: 0 done, 2 wrong usage, 3 bad input
// data, 4 file or database trouble.
#include "ingest/ingest.h"
#include "store/database.h"

#include <CLI/CLI.hpp>
#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>

namespace {

using namespace lodestone;

void printReport(const IngestRun& run) {
    fmt::print("{:<52} {:>7} {:>7} {:>8}\n", "file", "rows", "stored", "skipped");
    for (const FileReport& report : run.reports()) {
        fmt::print("{:<52} {:>7} {:>7} {:>8}\n", report.path, report.rows, report.stored,
                   report.rows - report.stored);
        for (const auto& [reason, rows] : report.skipped) {
            fmt::print("    {:>7} skipped: {}\n", rows, reason);
        }
    }
}

void printTables(Database& db) {
    for (const char* table : {"source", "country", "mineral", "series", "cell", "aggregate", "event",
                              "agreement", "claim", "place", "bloc"}) {
        const int rows = db.handle().execAndGet(fmt::format("SELECT count(*) FROM {}", table)).getInt();
        fmt::print("{:<12} {:>7} rows\n", table, rows);
    }
}

/// Builds beside the target and renames, so that a failure or a reader never meets half a database.
void build(const std::filesystem::path& root, const std::filesystem::path& out, bool quiet) {
    const auto begin = std::chrono::steady_clock::now();
    const std::filesystem::path temporary = out.string() + ".new";
    std::error_code code;
    std::filesystem::remove(temporary, code);
    try {
        Database db = Database::create(temporary);
        // The file is thrown away when anything fails: no journal, no waiting for the disk.
        db.handle().exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF");
        IngestRun run(db, root);
        ingestAll(run);
        if (!quiet) {
            printReport(run);
            printTables(db);
        }
    } catch (...) {
        std::filesystem::remove(temporary, code);
        throw;
    }
    std::filesystem::rename(temporary, out, code);
    if (code) {
        std::filesystem::remove(temporary);
        throw StoreError(fmt::format("{}: cannot be replaced ({}). Check the folder and its permissions.",
                                     out.string(), code.message()));
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
    fmt::print("{}: {} bytes in {:.2f} s\n", out.string(), std::filesystem::file_size(out), seconds.count());
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("Builds the Lodestone database from the publishers' files and our own tables.",
                 "lodestone-ingest");
    std::string root = "db";
    std::string out;
    std::string old;
    bool quiet = false;
    app.add_option("--root", root, "folder that holds sources/ and curated/")->capture_default_str();
    const auto* outOption =
        app.add_option("--out", out, "database file to write; an existing one is replaced");
    app.add_option("--migrate", old, "bring this older database up to date instead")->excludes("--out");
    app.add_flag("--quiet", quiet, "print one line only");
    try {
        app.parse(argc, argv);
        if (outOption->count() == 0 && old.empty()) {
            throw CLI::RequiredError("--out");
        }
    } catch (const CLI::CallForHelp& help) {
        return app.exit(help);
    } catch (const CLI::ParseError& error) {
        fmt::print(stderr, "lodestone-ingest: {}. Try --help.\n", error.what());
        return 2;
    }

    try {
        if (!old.empty()) {
            const Database db = Database::openAndMigrate(old);
            fmt::print("{}: schema {}\n", old, schemaVersion);
        } else {
            build(root, out, quiet);
        }
        return 0;
    } catch (const IngestError& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 3;
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 4;
    }
}
