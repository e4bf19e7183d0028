// SPDX-License-Identifier: GPL-3.0-or-later
// What was typed, as a value: the verb and its options as text, not yet held against any database.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace lodestone::cli {

enum class Format { Table, AsJson, AsCsv };

struct Arguments {
    std::string verb;    ///< 'list', 'shares', ...
    std::string subject; ///< what to list, or the figure
    std::string db;      ///< --db, '' when not given
    Format format = Format::Table;
    bool all = false; ///< --all: unchanged figures too
    std::optional<std::string> mineral, stage, year, source, product, measure, regime, reading, country, from,
        to;
    std::optional<std::string> select, state, out, size, theme;
    // of the verb figure: its look, its frame, and what it starts from
    std::optional<std::string> inches, dpi, preset, scale, type, vision;
    std::optional<std::string> headline, subtitle, note, alt, credit, labels, frame, fromFile;
    std::vector<std::string> annotations; ///< --annotate, in their order
    bool curves = false;                  ///< --curves: text of an SVG as outlines
    bool lint = false;                    ///< --lint: what an editor would ask about the figure
    std::vector<std::string> files;       ///< of the verb verify
    std::optional<std::string> indicator; ///< --measure of the verbs that reckon: 'hhi', 'cr1', ...
    std::optional<std::string> governance, list, group, topic, bloc, countries, at, event, years, edits,
        example, unlisted;
    std::optional<std::string> csvFor, decimal; ///< --csv-for plain or spreadsheets, --decimal point or comma
    std::optional<std::string> day;             ///< --day: on which events stand
    std::optional<std::string> jobs;            ///< --jobs of the verb figures
    std::optional<std::string> ending;          ///< --format of files that are not named
    std::optional<std::string> title, author, date, paper; ///< of a report
    bool progress = false;  ///< --progress, where the standard error is no terminal
    bool matrix = false;    ///< --matrix: minerals by stages
    bool perSource = false; ///< --per-source: a history of each source by itself
    bool examples = false;  ///< --list of the verb scenario
};

/// Text that was asked for instead of a verb: help or version.
struct HelpText {
    std::string text;
};

[[nodiscard]] const std::vector<std::string>& verbs();

struct OptionName {
    std::string name;  ///< without dashes
    bool flag = false; ///< takes no value
};
/// The options of a verb, in the order of its help.
[[nodiscard]] std::vector<OptionName> optionsOf(const std::string& verb);

/// `typed` without the program's name. Throws Failure with WrongUsage.
[[nodiscard]] std::variant<Arguments, HelpText> parseArguments(const std::vector<std::string>& typed);

} // namespace lodestone::cli
