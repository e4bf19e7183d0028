// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/child_process.h"

#include "support/temporary_directory.h"

#include <csignal>
#include <cstdlib>
#include <stdexcept>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lodestone {
namespace {

std::vector<char*> pointers(std::vector<std::string>& words) {
    std::vector<char*> all;
    for (std::string& word : words)
        all.push_back(word.data());
    all.push_back(nullptr);
    return all;
}

/// Starts the program with the given descriptors and waits; nothing in the child between fork and exec
/// allocates.
int spawn(std::vector<std::string> words, std::vector<std::string> environment, int out, int error) {
    for (char** one = environ; *one != nullptr; ++one)
        environment.emplace_back(*one); // the first of two entries with one name counts
    const std::vector<char*> arguments = pointers(words);
    const std::vector<char*> variables = pointers(environment);
    const pid_t child = fork();
    if (child == 0) {
        std::signal(SIGPIPE, SIG_DFL);
        dup2(out, STDOUT_FILENO);
        dup2(error, STDERR_FILENO);
        execve(arguments.front(), arguments.data(), variables.data());
        _exit(127);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child)
        throw std::runtime_error("cannot run " + words.front());
    return status;
}

ChildResult resultOf(int status) {
    ChildResult result;
    if (WIFEXITED(status))
        result.exitCode = WEXITSTATUS(status);
    if (WIFSIGNALED(status))
        result.signal = WTERMSIG(status);
    return result;
}

std::vector<std::string> command(const std::filesystem::path& program,
                                 const std::vector<std::string>& arguments) {
    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    return words;
}

} // namespace

ChildResult runChild(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                     const std::vector<std::string>& environment) {
    const TemporaryDirectory folder;
    const int out = open((folder / "out").c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    const int error = open((folder / "error").c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    ChildResult result = resultOf(spawn(command(program, arguments), environment, out, error));
    close(out);
    close(error);
    result.out = bytesOf(folder / "out");
    result.error = bytesOf(folder / "error");
    return result;
}

ChildResult runChildIntoClosedPipe(const std::filesystem::path& program,
                                   const std::vector<std::string>& arguments) {
    const TemporaryDirectory folder;
    const int error = open((folder / "error").c_str(), O_CREAT | O_WRONLY | O_CLOEXEC, 0600);
    int ends[2] = {-1, -1};
    if (pipe2(ends, O_CLOEXEC) != 0)
        throw std::runtime_error("cannot make a pipe");
    close(ends[0]);
    ChildResult result = resultOf(spawn(command(program, arguments), {}, ends[1], error));
    close(ends[1]);
    close(error);
    result.error = bytesOf(folder / "error");
    return result;
}

} // namespace lodestone
