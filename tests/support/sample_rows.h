// SPDX-License-Identifier: GPL-3.0-or-later
// A small made-up database that has one of everything: for tests of the store and of the command line that
// must not change when the shipped data does.
#pragma once

#include "store/database.h"

namespace lodestone {

/// Inserts the rows into an empty database with the current schema. Rare-earth mining in two editions: the
/// old one has 2023 and 2024, the new one 2024 and 2025; 2025 is 60 China, 30 United States, a withheld
/// Australia, 'Other' 5, total 100 t.
void insertSampleRows(const Database& db);

/// Runs SQL as given; for a test that adds its own rows or breaks some.
void runSql(const Database& db, const char* sql);

} // namespace lodestone
