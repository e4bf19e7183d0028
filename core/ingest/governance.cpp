// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/governance.h"

#include "ingest/curated.h"
#include "ingest/ingest.h"
#include "ingest/numbers.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <array>
#include <charconv>
#include <optional>
#include <string>

namespace lodestone {

namespace {

constexpr std::array<std::string_view, 6> dimensions = {"va", "pv", "ge", "rq", "rl", "cc"};
constexpr int latestYear = 2024; ///< of the means; each is of some year from 2015 on
constexpr auto insertSql = "INSERT INTO governance (source_id, country_id, year, dimension, estimate, "
                           "standard_error, source_row) VALUES (?, ?, ?, ?, ?, ?, ?)";

/// A number with an optional sign; nothing for an empty field.
std::optional<double> optionalNumber(const CsvRow& row, const std::string& column) {
    const std::string& text = row[column];
    if (text.empty()) {
        return std::nullopt;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) {
        throw row.error(fmt::format("column '{}' holds '{}'", column, text),
                        "Write a number, or leave it empty.");
    }
    return value;
}

void ingestTable(IngestRun& run) {
    const CsvFile file = readCsv(run.file(wgiTablePath), Encoding::Utf8);
    const std::int64_t source = run.source(wgiTableSource, run.file(wgiTablePath), 0).value;
    FileReport& report = run.report(wgiTablePath);
    RowWriter scores(run, insertSql);
    for (const CsvRow& row : file.rows) {
        ++report.rows;
        const CountryId country = run.country(row.required("code"), row.file(), row.line());
        const std::int64_t year = parseYear(row, row["year"]);
        bool any = false;
        for (const std::string_view dimension : dimensions) {
            const auto estimate = optionalNumber(row, fmt::format("{}e", dimension));
            const auto standardError = optionalNumber(row, fmt::format("{}s", dimension));
            if (estimate.has_value() != standardError.has_value()) {
                throw row.error(
                    fmt::format("'{}' has an estimate without a standard error, or the reverse", dimension),
                    "Compare with the publisher's file.");
            }
            if (estimate) {
                scores.write(row, source, country, year, std::string(dimension), *estimate, standardError,
                             row.line());
                any = true;
            }
        }
        if (any) {
            ++report.stored;
        } else {
            ++report.skipped["no indicator for that country and year"];
        }
    }
}

/// The object of country codes and means; throws when the file is anything else.
nlohmann::ordered_json meansOf(const std::filesystem::path& path) {
    const auto file = nlohmann::ordered_json::parse(readFile(path), nullptr, false);
    if (!file.is_object() || !file.contains("wgi") || !file["wgi"].is_object()) {
        throw IngestError(path, 0, "no object 'wgi' of country codes and numbers",
                          "Compare with the publisher's file.");
    }
    return file["wgi"];
}

void ingestMeans(IngestRun& run) {
    const std::filesystem::path path = run.file(wgiMeanPath);
    const std::int64_t source = run.source(wgiMeanSource, path, 0).value;
    FileReport& report = run.report(wgiMeanPath);
    RowWriter scores(run, insertSql);
    const auto header = std::make_shared<const CsvHeader>(CsvHeader{path, {"country", "mean"}});
    std::int64_t entry = 0;
    const nlohmann::ordered_json means = meansOf(path); // items() must not outlive it
    for (const auto& [code, mean] : means.items()) {
        const CsvRow row(header, ++entry,
                         {code, mean.dump()}); // for messages: the entry's number in the file
        if (!mean.is_number()) {
            throw row.error(fmt::format("the mean of '{}' is {}", code, mean.dump()), "It is a number.");
        }
        scores.write(row, source, run.country(code, path, entry), std::int64_t{latestYear},
                     std::string("mean"), mean.get<double>(), std::optional<double>(),
                     std::optional<std::int64_t>());
        ++report.rows;
        ++report.stored;
    }
}

} // namespace

void ingestGovernance(IngestRun& run) {
    guarded(run.db(), [&run] {
        ingestTable(run);
        ingestMeans(run);
    });
}

} // namespace lodestone
