// SPDX-License-Identifier: GPL-3.0-or-later
// The command line in this process, on a database of this test.
#pragma once

#include "cli/run.h"

#include "support/sample_rows.h"
#include "support/temporary_directory.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace lodestone {

using Words = std::vector<std::string>;
using cli::ExitCode;
using nlohmann::ordered_json;

/// A painter that keeps what it was asked to paint.
struct Painted {
    std::vector<Figure> figures;
    std::vector<cli::FigureOutput> outputs;
};

class CommandLine : public ::testing::Test {
protected:
    [[nodiscard]] cli::Outcome run(Words words) {
        words.insert(words.end(), {"--db", database.string()});
        cli::FigureHands hands;
        hands.paint = [this](const Figure& figure, const cli::FigureOutput& output) {
            painted.figures.push_back(figure);
            painted.outputs.push_back(output);
        };
        return cli::run(words, hands);
    }
    /// The answer as JSON; a failed run fails the test.
    [[nodiscard]] ordered_json json(Words words) {
        words.emplace_back("--json");
        const cli::Outcome outcome = run(words);
        EXPECT_EQ(outcome.code, ExitCode::Done) << outcome.error;
        EXPECT_EQ(outcome.error, "");
        return ordered_json::parse(outcome.out, nullptr, false);
    }
    /// The line of a run that must fail with `code` and print nothing.
    [[nodiscard]] std::string complaint(ExitCode code, Words words) {
        const cli::Outcome outcome = run(std::move(words));
        EXPECT_EQ(outcome.code, code) << outcome.out << outcome.error;
        EXPECT_EQ(outcome.out, "");
        EXPECT_EQ(std::ranges::count(outcome.error, '\n'), 1) << outcome.error;
        EXPECT_TRUE(outcome.error.starts_with("lodestone: ") && outcome.error.ends_with(".\n"))
            << outcome.error;
        return outcome.error;
    }

    std::filesystem::path database;
    Painted painted;
};

/// On the small made-up database.
class SampleCommandLine : public CommandLine {
protected:
    SampleCommandLine() {
        database = folder / "sample.db";
        insertSampleRows(Database::create(database));
    }
    const TemporaryDirectory folder;
};

inline ::testing::AssertionResult contains(const std::string& text, const std::string& part) {
    if (text.find(part) != std::string::npos)
        return ::testing::AssertionSuccess();
    return ::testing::AssertionFailure() << "no '" << part << "' in:\n" << text;
}

} // namespace lodestone
