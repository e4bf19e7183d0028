// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command_line.h"
#include "model/letters.h"

#include "cli/figure_painter.h"
#include "cli/run.h"
#include "model/outside_words.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include <unistd.h>

namespace lodestone {
namespace {

constexpr std::array windowEndings{".png", ".svg", ".pdf", ".lodestone"};

/// Writes everything; 0, or the error.
int writeAll(int file, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(file, text.data(), text.size());
        if (written < 0 && errno != EINTR)
            return errno;
        if (written > 0)
            text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

} // namespace

bool isWindowFile(std::string_view word) {
    return std::ranges::any_of(windowEndings, [&](const char* ending) { return hasEnding(word, ending); });
}

bool isCommandLine(int argc, char** argv) {
    int at = 1;
    while (at < argc && std::string_view(argv[at]).starts_with("--db"))
        at += std::string_view(argv[at]) == "--db" ? 2 : 1;
    if (at >= argc)
        return false;
    const std::string_view word = argv[at];
    return (!word.starts_with("-") && !isWindowFile(word)) || word == "--help" || word == "-h" ||
           word == "--version";
}

int runCommandLine(int argc, char** argv) {
    // A reader that has seen enough ('| head') closes the pipe: that ends the printing, not the program.
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is an error like a full disk
    cli::Outcome outcome = cli::run(std::vector<std::string>(argv + 1, argv + argc), cli::figureHands());
    if (const int error =
            writeAll(STDOUT_FILENO, outcome.isFile ? outcome.out : linesForTerminal(outcome.out));
        error != 0 && error != EPIPE) {
        outcome.code = cli::ExitCode::FileTrouble;
        outcome.error = std::string("lodestone: Cannot write the output: ") + std::strerror(error) +
                        ". Free some space or write elsewhere.\n";
    }
    (void)writeAll(STDERR_FILENO, linesForTerminal(outcome.error));
    return static_cast<int>(outcome.code);
}

} // namespace lodestone
