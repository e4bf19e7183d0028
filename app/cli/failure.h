// SPDX-License-Identifier: GPL-3.0-or-later
// Exit codes of the command line, and the one way a verb gives up: a code and one line that says what and
// what next.
#pragma once

#include <stdexcept>
#include <string>

namespace lodestone::cli {

enum class ExitCode {
    Done = 0,
    NoSuchData = 1, ///< the question is well put and the database has no answer to it
    WrongUsage =
        2, ///< no database could answer: unknown verb, option, stage or regime, malformed year, a conflict
    BadInput = 3,    ///< a file of input that is not what it should be, or damaged
    FileTrouble = 4, ///< a file or the database cannot be read or written
};

class Failure : public std::runtime_error {
public:
    Failure(ExitCode code, const std::string& line) : std::runtime_error(line), m_code(code) {}
    [[nodiscard]] ExitCode code() const { return m_code; }

private:
    ExitCode m_code;
};

} // namespace lodestone::cli
