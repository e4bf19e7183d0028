// SPDX-License-Identifier: GPL-3.0-or-later
// Many like tasks on several processes. Qt paints pictures and lays out text on one thread of a process, so
// that cores are used by processes: each is this program, forked before it has threads or an application.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace lodestone::cli {

struct TaskResult {
    int code = 0;
    std::string text;  ///< at most 3 KB, cut beyond
    bool done = false; ///< false: the process that had it ended before it answered
};

/// Cores that this process may use, at least 1.
[[nodiscard]] int usableCores();

/// Runs `task(i)` for i in [0, count) on `jobs` processes; each takes the next free one, so that none waits
/// for another. `begin` runs once in each process before its first task; what it throws is the answer of all
/// of its tasks. `answered(n)` runs here after each answer. Throws Failure when no process can be made.
[[nodiscard]] std::vector<TaskResult> onProcesses(std::size_t count, int jobs,
                                                  const std::function<void()>& begin,
                                                  const std::function<TaskResult(std::size_t)>& task,
                                                  const std::function<void(std::size_t)>& answered);

} // namespace lodestone::cli
