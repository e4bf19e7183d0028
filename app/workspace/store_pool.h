// SPDX-License-Identifier: GPL-3.0-or-later
// Threads that answer questions to the database. Each thread opens the file read-only for itself on its first
// question and keeps it. Owned by main(); outlives every window and runner. Any thread may call run().
#pragma once

#include "figure/build_figure.h"

#include <QFuture>
#include <QThreadPool>
#include <QtConcurrent/qtconcurrentrun.h>

#include <filesystem>
#include <functional>
#include <string>
#include <utility>

namespace lodestone {

/// A value or the sentence that says why there is none: what a job hands to the GUI thread.
template <typename T>
struct Answer {
    T value{};
    std::string trouble; ///< '' when `value` is good
};

class StorePool {
public:
    explicit StorePool(std::filesystem::path database);
    ~StorePool(); ///< waits for running jobs; waiting ones are dropped

    StorePool(const StorePool&) = delete;
    StorePool& operator=(const StorePool&) = delete;

    [[nodiscard]] const std::filesystem::path& database() const { return m_database; }

    /// Runs `question(const Database&)` on a thread of the pool. It must hold everything it needs by value.
    template <typename T>
    [[nodiscard]] QFuture<Answer<T>> run(std::function<T(const Database&)> question) {
        return QtConcurrent::run(&m_threads, [file = m_database, question = std::move(question)] {
            Answer<T> answer;
            try {
                answer.value = question(databaseOfThisThread(file));
            } catch (const std::exception& error) {
                answer.trouble = error.what();
            }
            return answer;
        });
    }

private:
    [[nodiscard]] static const Database& databaseOfThisThread(const std::filesystem::path& file);

    std::filesystem::path m_database;
    QThreadPool m_threads;
};

} // namespace lodestone
