// SPDX-License-Identifier: GPL-3.0-or-later
// What a change of the database does to a figure file: whatever changes the picture is told as changed data,
// never as another program. And files of the first form, which knew only cells.
#include "app/shipped_figures.h"
#include "export/export_figure.h"
#include "export/figure_file.h"
#include "support/child_process.h"
#include "support/sample_rows.h"
#include "support/temporary_directory.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <QString>

#include <gtest/gtest.h>

namespace lodestone {
namespace {

/// Each figure and view of a database, as its file says it and as it is drawn.
struct Shown {
    std::vector<Figure> figures;
    std::vector<FigureDocument> documents;
};
Shown shownOf(const std::filesystem::path& file) {
    const Database database = Database::openReadOnly(file);
    const Catalogue catalogue = loadCatalogue(database);
    Shown shown;
    for (ViewState state : figuresAndViews()) {
        shown.figures.push_back(buildFigure(state, catalogue, database));
        shown.documents.push_back(documentOf(shown.figures.back(), {}, "lodestone"));
    }
    return shown;
}

QByteArray pictureOf(const Figure& figure, const FigureDocument& carried) {
    try {
        return exportCarrying(figure, carried, FigureFormat::Svg);
    } catch (const ExportError& error) {
        return error.what();
    }
}

struct Column {
    std::string table;
    std::string name;
};
std::vector<Column> drawnColumns(const std::filesystem::path& file) {
    SQLite::Database database(file.string());
    std::vector<Column> columns;
    for (const char* table : {"country", "mineral", "source", "series", "cell", "aggregate", "place",
                              "place_mineral", "event_kind", "event", "event_country", "event_term",
                              "agreement", "agreement_term", "claim", "bloc"}) {
        SQLite::Statement info(database, std::string("SELECT name FROM pragma_table_info('") + table + "')");
        while (info.executeStep())
            columns.push_back({table, info.getColumn(0).getString()});
    }
    return columns;
}

/// False where the database does not take the change.
bool change(const std::filesystem::path& file, const Column& column, const std::string& expression) {
    try {
        SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
        database.exec("PRAGMA foreign_keys = ON"); // what the schema forbids is no change of data
        return database.exec("UPDATE " + column.table + " SET " + column.name + " = " + expression +
                             " WHERE " + column.name + " IS NOT NULL AND " + expression + " IS NOT " +
                             column.name) > 0;
    } catch (const SQLite::Exception&) {
        return false;
    }
}

TEST(DrawnData, WhateverChangesThePictureIsToldAsChangedData) {
    const TemporaryDirectory folder;
    const std::filesystem::path sample = folder / "sample.db";
    insertSampleRows(Database::create(sample));
    const Shown before = shownOf(sample);
    std::vector<QByteArray> pictures;
    for (std::size_t i = 0; i < before.figures.size(); ++i)
        pictures.push_back(pictureOf(before.figures[i], before.documents[i]));
    int told = 0;
    for (const Column& column : drawnColumns(sample))
        for (const std::string expression : {"NAME || ' x'", "NAME * 0.9", "NAME + 1", "'2024-03-04'"}) {
            std::string words = expression;
            if (const std::size_t at = words.find("NAME"); at != std::string::npos)
                words.replace(at, 4, column.name);
            const std::filesystem::path file = folder / "changed.db";
            std::filesystem::copy_file(sample, file, std::filesystem::copy_options::overwrite_existing);
            if (!change(file, column, words))
                continue;
            Shown now;
            try {
                now = shownOf(file);
            } catch (const std::exception&) { // no database of ours any more
                continue;
            }
            for (std::size_t i = 0; i < before.figures.size(); ++i)
                if (!dataChanges(before.documents[i], now.documents[i]).empty())
                    ++told;
                else
                    EXPECT_TRUE(pictureOf(now.figures[i], before.documents[i]) == pictures[i])
                        << column.table << '.' << column.name << " = " << words << ": "
                        << before.figures[i].state.text();
        }
    EXPECT_GT(told, 200);
}

TEST(DrawnData, AnEventThatIsNoCellIsNamed) {
    const TemporaryDirectory folder;
    const std::filesystem::path database = folder / "sample.db";
    insertSampleRows(Database::create(database));
    const Shown before = shownOf(database);
    SQLite::Database(database.string(), SQLite::OPEN_READWRITE)
        .exec("UPDATE event SET date = '2011-05-06', effective = NULL, end_date = NULL WHERE slug = 'EV001'");
    const Shown now = shownOf(database);
    const std::vector<std::string> changes = dataChanges(before.documents[0], now.documents[0]);
    EXPECT_TRUE(dataDifferences(before.documents[0].table, now.documents[0].table).empty());
    ASSERT_FALSE(changes.empty());
    EXPECT_NE(changes.front().find("EV001"), std::string::npos) << changes.front();
}

class FirstForm : public testing::Test {
protected:
    FirstForm()
        : figure(shippedFigure(*parseViewState("figure=overview&mineral=cobalt"))),
          document(documentOf(figure, {}, "lodestone 0.0.1")) {
        document.drawn.reset();
    }
    [[nodiscard]] std::string verdictOn(const QByteArray& bytes) const {
        const auto file = folder.write("figure.svg", bytes.toStdString());
        const ChildResult result = runChild(
            LODESTONE_PROGRAM, {"verify", "--json", file.string(), "--db", LODESTONE_SHIPPED_DATABASE});
        EXPECT_EQ(result.error, "");
        return result.out;
    }

    const TemporaryDirectory folder;
    Figure figure;
    FigureDocument document;
};

TEST_F(FirstForm, OpensAsItWasAndMatches) {
    const QByteArray bytes = exportCarrying(figure, document, FigureFormat::Svg);
    const auto read = readFigure(bytes, QStringLiteral("figure.svg"));
    ASSERT_TRUE(std::holds_alternative<FigureFile>(read)) << std::get<FileTrouble>(read).text;
    EXPECT_EQ(std::get<FigureFile>(read).document, document);
    EXPECT_NE(verdictOn(bytes).find("\"matches\""), std::string::npos) << verdictOn(bytes);
}

TEST_F(FirstForm, SaysThatItCannotTellAChangedProgramFromChangedEvents) {
    figure.headline += " now";
    const std::string said = verdictOn(exportCarrying(figure, document, FigureFormat::Svg));
    EXPECT_NE(said.find("program changed, or data beside the table"), std::string::npos) << said;
    EXPECT_NE(said.find("lodestone 0.0.1"), std::string::npos) << said;
}

TEST_F(FirstForm, ANewerFormTellsThemApart) {
    const FigureDocument full = documentOf(figure, {}, "lodestone 0.0.1");
    Figure drawn = figure;
    drawn.headline += " now"; // as another program might have worded it
    const std::string said = verdictOn(exportCarrying(drawn, full, FigureFormat::Svg));
    EXPECT_NE(said.find("program-changed"), std::string::npos) << said;
    EXPECT_NE(verdictOn(exportCarrying(figure, full, FigureFormat::Svg)).find("\"matches\""),
              std::string::npos)
        << "another version that draws the same picture";
}

} // namespace
} // namespace lodestone
