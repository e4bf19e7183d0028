// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/store_pool.h"

#include <optional>

namespace lodestone {

namespace {

struct OpenDatabase {
    std::filesystem::path file;
    Database database;
};

} // namespace

StorePool::StorePool(std::filesystem::path database) : m_database(std::move(database)) {
    // Two: a figure and what stands beside it. More threads would only open more connections.
    m_threads.setMaxThreadCount(2);
    m_threads.setExpiryTimeout(-1);
}

StorePool::~StorePool() {
    m_threads.clear();
    m_threads.waitForDone();
}

const Database& StorePool::databaseOfThisThread(const std::filesystem::path& file) {
    thread_local std::optional<OpenDatabase> open;
    if (!open || open->file != file) {
        open.reset();
        open.emplace(OpenDatabase{file, Database::openReadOnly(file)});
    }
    return open->database;
}

} // namespace lodestone
