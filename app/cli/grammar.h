// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of the grammar of verbs, on one CLI11 application whose options write into an Arguments value.
// Internal to the reading of a command line.
#pragma once

#include "cli/arguments.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace lodestone::cli {

/// Where the database is looked for; for every help text.
inline constexpr std::string_view databases =
    "The database is --db FILE, else $LODESTONE_DB, else lodestone.db beside the program,\n"
    "else ../share/lodestone/lodestone.db.";

/// A verb with its help and --db.
CLI::App& addVerb(CLI::App& app, Arguments& typed, const std::string& name, const std::string& what,
                  const std::string& examples);
/// A verb that prints data: --json and --csv, one of them at most.
CLI::App& addDataVerb(CLI::App& app, Arguments& typed, const std::string& name, const std::string& what,
                      const std::string& examples);
/// --csv-for and --decimal.
void addCsvStyle(CLI::App& verb, Arguments& typed);
/// What is typed behind an option names a file: a path or a 'file:' address.
void asFile(CLI::Option* option);
/// What is typed behind an option passes the gate of words.
void asWords(CLI::Option* option);
/// An option that takes a word, or a file where `type` says so.
CLI::Option* addText(CLI::App& verb, const char* name, std::optional<std::string>& target, const char* type,
                     const char* what);
/// --unlisted, of the verbs that print an interval of one market.
void addUnlisted(CLI::App& verb, Arguments& typed);

/// What the verb `figure` takes: which figure, in which look and frame; `out` explains --out.
void addPicture(CLI::App& figure, Arguments& typed, const char* out);
/// figure and verify.
void addFigures(CLI::App& app, Arguments& typed);
/// --mineral, --stage, --year (`year` says in which form), --source, --product and --measure.
void addMarket(CLI::App& verb, Arguments& typed, bool required, const char* year);

/// --reading: how suspect values are read.
void addReading(CLI::App& verb, Arguments& typed);

/// figures, bundle and report.
void addCollections(CLI::App& app, Arguments& typed);

/// explain, rank, chain, blocs, compare, window and scenario.
void addStudies(CLI::App& app, Arguments& typed);

} // namespace lodestone::cli
