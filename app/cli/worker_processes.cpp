// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/worker_processes.h"

#include "cli/failure.h"

#include <fmt/format.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdint>
#include <cstring>

#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lodestone::cli {
namespace {

/// One answer on the pipe: at most PIPE_BUF bytes, which are written in one piece.
struct Head {
    std::uint32_t task = 0;
    std::int32_t code = 0;
    std::uint32_t length = 0;
};
constexpr std::size_t longestText = std::size_t{PIPE_BUF} - sizeof(Head);
static_assert(std::atomic<std::uint32_t>::is_always_lock_free, "it is shared between processes");

/// Memory that this process shares with those it forks: the number of the next task.
class NextTask {
public:
    NextTask() {
        void* memory = mmap(nullptr, sizeof(std::atomic<std::uint32_t>), PROT_READ | PROT_WRITE,
                            MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED)
            throw Failure(ExitCode::FileTrouble, "There is not enough memory for the processes of a batch.");
        m_next = new (memory) std::atomic<std::uint32_t>(0);
    }
    ~NextTask() { munmap(m_next, sizeof *m_next); }
    NextTask(const NextTask&) = delete;
    NextTask& operator=(const NextTask&) = delete;

    [[nodiscard]] std::size_t take() { return m_next->fetch_add(1); }

private:
    std::atomic<std::uint32_t>* m_next = nullptr;
};

void send(int pipe, std::size_t task, const TaskResult& result) {
    std::array<char, PIPE_BUF> bytes{};
    const Head head{static_cast<std::uint32_t>(task), result.code,
                    static_cast<std::uint32_t>(std::min(result.text.size(), longestText))};
    std::memcpy(bytes.data(), &head, sizeof head);
    std::memcpy(bytes.data() + sizeof head, result.text.data(), head.length);
    while (write(pipe, bytes.data(), sizeof head + head.length) < 0 && errno == EINTR) {
    }
}

bool readWhole(int pipe, void* to, std::size_t length) {
    auto* at = static_cast<char*>(to);
    while (length > 0) {
        const ssize_t got = read(pipe, at, length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        at += got;
        length -= static_cast<std::size_t>(got);
    }
    return true;
}

/// A process that paints ends with the one that asked for it, however that ends.
void endWith(pid_t parent) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(0); // it ended before it could be asked
}

[[noreturn]] void work(int pipe, std::size_t count, NextTask& next, const std::function<void()>& begin,
                       const std::function<TaskResult(std::size_t)>& task) {
    TaskResult trouble;
    try {
        begin();
    } catch (const Failure& failure) {
        trouble = {static_cast<int>(failure.code()), failure.what(), true};
    } catch (const std::exception& error) {
        trouble = {static_cast<int>(ExitCode::FileTrouble), error.what(), true};
    }
    for (std::size_t i = next.take(); i < count; i = next.take())
        send(pipe, i, trouble.done ? trouble : task(i));
    // Neither exit handlers nor destructors: they belong to the process this one was forked from.
    _exit(0);
}

} // namespace

int usableCores() {
    cpu_set_t set;
    CPU_ZERO(&set);
    return sched_getaffinity(0, sizeof set, &set) == 0 ? std::max(1, CPU_COUNT(&set)) : 1;
}

std::vector<TaskResult> onProcesses(std::size_t count, int jobs, const std::function<void()>& begin,
                                    const std::function<TaskResult(std::size_t)>& task,
                                    const std::function<void(std::size_t)>& answered) {
    NextTask next;
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0)
        throw Failure(ExitCode::FileTrouble, fmt::format("No pipe can be made: {}.", std::strerror(errno)));
    std::vector<pid_t> children;
    const pid_t parent = getpid();
    for (int i = 0; i < jobs; ++i) {
        const pid_t child = fork();
        if (child == 0) {
            endWith(parent);
            close(ends[0]);
            work(ends[1], count, next, begin, task);
        }
        if (child > 0)
            children.push_back(child);
    }
    close(ends[1]);
    std::vector<TaskResult> results(count);
    Head head;
    for (std::size_t seen = 1; readWhole(ends[0], &head, sizeof head); ++seen) {
        std::string text(head.length, '\0');
        if (!readWhole(ends[0], text.data(), text.size()) || head.task >= count)
            break;
        results[head.task] = {head.code, std::move(text), true};
        answered(seen);
    }
    close(ends[0]);
    for (const pid_t child : children)
        while (waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
        }
    if (children.empty())
        throw Failure(ExitCode::FileTrouble, "No process can be made. Close other programs or try --jobs 1.");
    return results;
}

} // namespace lodestone::cli
