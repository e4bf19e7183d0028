// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/figures_verb.h"

#include "cli/csv_rows.h"
#include "cli/worker_processes.h"
#include "figure/papers.h"
#include "model/outside_words.h"
#include "store/default_database.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

#include <fmt/format.h>

#include <unistd.h>

namespace lodestone::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view fileColumn = "file";
constexpr std::string_view figureColumn = "figure";
constexpr int mostJobs = 64;

struct BatchRow {
    int number = 0;
    std::vector<std::string> words; ///< as typed after 'lodestone'
    std::string file;               ///< below the folder; '' when it is named after its figure
    std::string trouble;            ///< why it cannot be painted, '' where nothing is known yet
};

struct Batch {
    std::string list;
    fs::path folder;
    std::string ending = "png";
    std::vector<BatchRow> rows;
};

bool means(const std::string& cell, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, cell) != words.end();
}

/// The columns of the list against the options of the verb `figure`: name and whether it is a flag.
std::vector<bool> checkColumns(const CsvRows& list, const std::string& name) {
    const std::vector<OptionName> options = optionsOf("figure");
    std::vector<std::string> known{std::string(fileColumn), std::string(figureColumn)};
    for (const OptionName& option : options)
        if (option.name != "out" && option.name != "db" && option.name != "help")
            known.push_back(option.name);
    std::vector<bool> flags;
    for (std::size_t i = 0; i < list.columns.size(); ++i) {
        const std::string& column = list.columns[i];
        if (std::ranges::find(known, column) == known.end())
            throw Failure(ExitCode::BadInput,
                          fmt::format("'{}', row 1: '{}' is not a column. The columns are {}.", name, column,
                                      fmt::join(known, ", ")));
        if (std::ranges::find(list.columns.begin(), list.columns.begin() + static_cast<std::ptrdiff_t>(i),
                              column) != list.columns.begin() + static_cast<std::ptrdiff_t>(i))
            throw Failure(
                ExitCode::BadInput,
                fmt::format("'{}', row 1: the column '{}' stands there twice. Keep one.", name, column));
        const auto option = std::ranges::find(options, column, &OptionName::name);
        flags.push_back(option != options.end() && option->flag);
    }
    const auto has = [&](std::string_view column) {
        return std::ranges::find(list.columns, column) != list.columns.end();
    };
    if (!has(figureColumn) && !has("state"))
        throw Failure(
            ExitCode::BadInput,
            fmt::format("'{}', row 1: no column says what to paint. It takes 'figure' or 'state'.", name));
    return flags;
}

/// Whether a file named in a list stays below the folder.
bool staysBelow(const fs::path& file) {
    return file.is_relative() && file.has_filename() &&
           std::ranges::none_of(file, [](const fs::path& part) { return part == ".."; });
}

BatchRow rowOf(const CsvRows& list, const CsvRows::Row& row, const std::vector<bool>& flags) {
    BatchRow out;
    out.number = row.number;
    out.words = {"figure"};
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::string& column = list.columns[i];
        const std::string& cell = row.cells[i];
        if (cell.empty())
            continue;
        if (column == fileColumn) {
            out.file = cell;
        } else if (column == figureColumn) {
            if (cell.starts_with('-'))
                out.trouble = fmt::format("'{}' is not a figure. 'lodestone list figures' names all", cell);
            out.words.push_back(cell);
        } else if (!flags[i]) {
            out.words.push_back("--" + column + "=" + cell);
        } else if (means(cell, {"yes", "true", "1", "x"})) {
            out.words.push_back("--" + column);
        } else if (!means(cell, {"no", "false", "0"})) {
            out.trouble = fmt::format("'{}' under '{}' is neither yes nor no", cell, column);
        }
    }
    if (!out.file.empty() && !staysBelow(out.file))
        out.trouble = fmt::format(
            "'{}' does not lie below the folder of --out. Write a name alone, or folder/name", out.file);
    return out;
}

Batch readBatch(const Arguments& arguments) {
    Batch batch;
    batch.list = arguments.from.value_or("");
    batch.folder = arguments.out.value_or("");
    batch.ending = arguments.ending.value_or("png");
    const std::vector<std::string_view> endings{"png", "svg", "pdf", "csv", "xlsx"};
    if (std::ranges::find(endings, batch.ending) == endings.end())
        throw Failure(ExitCode::WrongUsage, fmt::format("'{}' is not a format. The formats are {}.",
                                                        batch.ending, fmt::join(endings, ", ")));
    const CsvRows list = csvRows(batch.list);
    const std::vector<bool> flags = checkColumns(list, batch.list);
    if (list.rows.empty())
        throw Failure(
            ExitCode::BadInput,
            fmt::format("'{}' names no figure. Write one row for each below the head.", batch.list));
    std::map<std::string, int> taken;
    for (const CsvRows::Row& row : list.rows) {
        BatchRow one = rowOf(list, row, flags);
        if (!one.file.empty() && one.trouble.empty()) {
            const std::string file = fs::path(one.file).lexically_normal().string();
            const auto [other, fresh] = taken.emplace(file, one.number);
            if (!fresh)
                one.trouble = fmt::format("'{}' is the file of row {} already. Give it another name",
                                          one.file, other->second);
        }
        batch.rows.push_back(std::move(one));
    }
    return batch;
}

std::string withoutStop(std::string text) {
    while (text.ends_with('.') || text.ends_with('\n'))
        text.pop_back();
    return text;
}

/// What one process keeps from figure to figure.
struct Worker {
    std::optional<Database> db;
    std::optional<Catalogue> catalogue;
};

/// The folder of a file of the batch, which no link may have moved elsewhere.
void makeFolderBelow(const fs::path& folder, const fs::path& wanted) {
    std::error_code code;
    const fs::path base = fs::canonical(folder, code);
    fs::path reached = base;
    for (const fs::path& part : wanted.lexically_relative(folder)) {
        if (part == ".")
            continue;
        reached /= part;
        if (fs::is_symlink(fs::symlink_status(reached, code)))
            throw Failure(
                ExitCode::WrongUsage,
                fmt::format("'{}' below the folder of --out is a link, which may lead outside. Name a "
                            "folder that is none",
                            part.string()));
        fs::create_directory(reached, code);
        if (!fs::is_directory(reached))
            throw Failure(
                ExitCode::FileTrouble,
                fmt::format("The folder '{}' cannot be made. Look at the rights of the folder around "
                            "it and whether a file has this name",
                            reached.string()));
    }
}

/// The row as a file; returns its path.
std::string paintRow(const Batch& batch, std::size_t i, Worker& worker, const FigureHands& hands) {
    const BatchRow& row = batch.rows[i];
    if (!row.trouble.empty())
        throw Failure(ExitCode::WrongUsage, row.trouble);
    const std::string number =
        fmt::format("{:0{}}", i + 1, std::max<std::size_t>(2, std::to_string(batch.rows.size()).size()));
    std::vector<std::string> words = row.words;
    const std::string name = row.file.empty() ? number + "." + batch.ending : row.file;
    words.push_back("--out=" + (batch.folder / name).string());
    const Arguments arguments = std::get<Arguments>(parseArguments(words));
    FigureOrder order = figureOrder(arguments, hands);
    const Figure figure = figureToPaint({arguments, *worker.db, *worker.catalogue}, order);
    FigureOutput& output = order.output;
    if (row.file.empty())
        output.file =
            (batch.folder / fmt::format("{}-{}.{}", number, fileStem(figure.state), batch.ending)).string();
    else
        makeFolderBelow(batch.folder, fs::path(output.file).parent_path());
    std::error_code code;
    if (fs::is_symlink(fs::symlink_status(output.file, code)))
        throw Failure(
            ExitCode::WrongUsage,
            fmt::format("'{}' is a link there, which may lead outside. Remove it, or give the figure "
                        "another name",
                        name));
    hands.paint(figure, output);
    return output.file;
}

TaskResult resultOf(const Batch& batch, std::size_t i, Worker& worker, const FigureHands& hands) {
    try {
        return {0, paintRow(batch, i, worker, hands), true};
    } catch (const Failure& failure) {
        return {static_cast<int>(failure.code()), failure.what(), true};
    } catch (const std::exception& error) {
        return {static_cast<int>(ExitCode::FileTrouble), error.what(), true};
    }
}

/// Prints how far a batch is, on one line that it writes over; only where somebody watches.
class Progress {
public:
    Progress(bool asked, std::size_t all)
        : m_terminal(isatty(STDERR_FILENO) != 0), m_shown(asked || m_terminal), m_all(all) {}
    ~Progress() {
        if (m_shown && m_terminal)
            fmt::print(stderr, "\r\033[K");
    }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    void show(std::size_t done) const {
        if (m_shown)
            fmt::print(stderr, "{}{} of {} figures{}", m_terminal ? "\r" : "", done, m_all,
                       m_terminal ? "" : "\n");
        std::fflush(stderr);
    }

private:
    bool m_terminal;
    bool m_shown;
    std::size_t m_all;
};

Outcome outcomeOf(const Batch& batch, const std::vector<TaskResult>& results) {
    Outcome outcome;
    std::size_t failed = 0;
    int worst = 0;
    for (std::size_t i = 0; i < results.size(); ++i) {
        const TaskResult& result = results[i];
        if (result.done && result.code == 0) {
            outcome.out += forTerminal(result.text) + "\n";
            continue;
        }
        ++failed;
        const bool misuse = result.code == static_cast<int>(ExitCode::WrongUsage);
        const int code = !result.done ? static_cast<int>(ExitCode::FileTrouble)
                         : misuse     ? static_cast<int>(ExitCode::BadInput)
                                      : result.code;
        worst = std::max(worst, code);
        const std::string why = result.done ? withoutStop(result.text)
                                            : "the process that painted it ended early; paint it alone with "
                                              "'lodestone figure' to see why";
        std::string line = fmt::format("lodestone: '{}', row {}: {}.", batch.list, batch.rows[i].number, why);
        std::ranges::replace(line, '\n', ' ');
        outcome.error += forTerminal(line) + "\n";
    }
    if (failed > 0)
        outcome.error +=
            fmt::format("lodestone: {} of {} figures written to '{}'; {} failed.\n", results.size() - failed,
                        results.size(), forTerminal(batch.folder.string()), failed);
    outcome.code = static_cast<ExitCode>(worst);
    return outcome;
}

} // namespace

Outcome figuresOutcome(const Arguments& arguments, const FigureHands& hands) {
    const Batch batch = readBatch(arguments);
    const int cores = usableCores();
    const int jobs = arguments.jobs ? wholeNumber("--jobs", *arguments.jobs, 1, mostJobs) : cores;
    const fs::path database = databaseFile(arguments.db);
    (void)Database::openReadOnly(database); // one line about it, not one for each row
    std::error_code error;
    fs::create_directories(batch.folder, error);
    if (error)
        throw Failure(
            ExitCode::FileTrouble,
            fmt::format("The folder '{}' cannot be made; look at the rights of the folder around it "
                        "and whether a file has this name, or give --out another.",
                        batch.folder.string()));
    Worker worker;
    const Progress progress(arguments.progress, batch.rows.size());
    const std::vector<TaskResult> results = onProcesses(
        batch.rows.size(), std::min(jobs, static_cast<int>(batch.rows.size())),
        [&] {
            worker.db = Database::openReadOnly(database);
            worker.catalogue = loadCatalogue(*worker.db);
        },
        [&](std::size_t i) { return resultOf(batch, i, worker, hands); },
        [&](std::size_t done) { progress.show(done); });
    return outcomeOf(batch, results);
}

} // namespace lodestone::cli
