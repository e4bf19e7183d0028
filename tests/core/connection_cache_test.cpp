// SPDX-License-Identifier: GPL-3.0-or-later
// What a connection keeps between questions is never older than the tables.
#include "store/load.h"

#include "store/statement.h"
#include "support/sample_rows.h"
#include "support/temporary_directory.h"

#include <gtest/gtest.h>

namespace lodestone {
namespace {

constexpr const char* renameEvent = "UPDATE event SET title = 'Renamed' WHERE slug = 'EV001'";
constexpr const char* halve = "UPDATE cell SET value = value / 2";

std::string titleOf(const Database& db) {
    for (const auto events = allEvents(db, today()); const Event& event : *events)
        if (event.slug == "EV001")
            return event.title;
    return {};
}

double firstValue(const Database& db, const Series& series) {
    return supplyTable(db, series)->years.back().rows.front().cell.value.value_or(0);
}

TEST(ConnectionCache, TheSameQuestionIsAnsweredFromTheSameRows) {
    const Database db = Database::inMemory();
    insertSampleRows(db);
    const Series series = loadCatalogue(db).series[1];
    EXPECT_EQ(allEvents(db, today()), allEvents(db, today()));
    EXPECT_EQ(allAgreements(db, today()), allAgreements(db, today()));
    EXPECT_EQ(supplyTable(db, series), supplyTable(db, series));
}

TEST(ConnectionCache, AChangeOfThisConnectionIsSeen) {
    const Database db = Database::inMemory();
    insertSampleRows(db);
    const Series series = loadCatalogue(db).series[1];
    const double before = firstValue(db, series);
    ASSERT_NE(titleOf(db), "Renamed");
    runSql(db, renameEvent);
    runSql(db, halve);
    EXPECT_EQ(titleOf(db), "Renamed");
    EXPECT_EQ(loadEvents(db, today(), {.mineral = MineralId{1}}).front().title, "Renamed");
    EXPECT_DOUBLE_EQ(firstValue(db, series), before / 2);
}

TEST(ConnectionCache, AChangeOfAnotherProgramIsSeen) {
    const TemporaryDirectory folder;
    const std::filesystem::path file = folder / "lodestone.db";
    insertSampleRows(Database::create(file));
    const Database reader = Database::openReadOnly(file);
    const Series series = loadCatalogue(reader).series[1];
    const double before = firstValue(reader, series);
    ASSERT_NE(titleOf(reader), "Renamed");
    {
        const Database writer = Database::openAndMigrate(file);
        runSql(writer, renameEvent);
        runSql(writer, halve);
    }
    EXPECT_EQ(titleOf(reader), "Renamed");
    EXPECT_DOUBLE_EQ(firstValue(reader, series), before / 2);
}

TEST(ConnectionCache, WhatIsHeldStaysAsItWasRead) {
    const Database db = Database::inMemory();
    insertSampleRows(db);
    const auto held = allEvents(db, today());
    const std::string title = held->front().title;
    runSql(db, "DELETE FROM event_report; DELETE FROM event_country; DELETE FROM event_term");
    EXPECT_NE(allEvents(db, today()), held);
    EXPECT_EQ(held->front().title, title);
}

} // namespace
} // namespace lodestone
