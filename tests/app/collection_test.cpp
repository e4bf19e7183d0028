// SPDX-License-Identifier: GPL-3.0-or-later
// Collecting figures in the window, their project file, the report; workbooks and archives to the byte.
#include "app/window_fixture.h"
#include "export/bundle.h"
#include "export/export_figure.h"
#include "export/report.h"
#include "export/table_file.h"
#include "figure/build_figure.h"
#include "store/load.h"
#include "support/temporary_directory.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDialogButtonBox>
#include <QFile>
#include <QMessageBox>
#include <QProgressDialog>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

namespace lodestone {
namespace {

QByteArray bytesOf(const QString& path) {
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << qPrintable(path);
    return file.readAll();
}

class CollectionTest : public WindowTest {
protected:
    void openMineral(const std::string& mineral, const std::string& page = "shares") {
        window->workspace().change([&](ViewState& state) {
            state.mineral = mineral;
            state.figure = page;
        });
        ASSERT_TRUE(settled());
    }
    void collect(std::initializer_list<const char*> minerals) {
        ViewState state;
        state.figure = "shares";
        open(state);
        for (const char* mineral : minerals) {
            openMineral(mineral);
            QTest::keyClick(window.get(), Qt::Key_D, Qt::ControlModifier);
        }
    }
    ~CollectionTest() override {
        if (window)
            model().setSaved(); // or the window would ask
    }
    [[nodiscard]] CollectionCommands& commands() { return window->collection(); }
    [[nodiscard]] CollectionModel& model() { return commands().model(); }
    [[nodiscard]] CollectionList& list() { return commands().panel().list(); }
    [[nodiscard]] QString path(const char* name) const {
        return QString::fromStdString((folder / name).string());
    }
    [[nodiscard]] std::string minerals() {
        std::string names;
        for (const CollectionEntry& entry : model().collection().entries)
            names += (names.empty() ? "" : " ") + entry.document.state.mineral;
        return names;
    }
    /// The box in front; waits for it.
    [[nodiscard]] static QMessageBox* box() {
        QMessageBox* found = nullptr;
        EXPECT_TRUE(eventually([&found] {
            found = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            return found != nullptr;
        }));
        return found;
    }

    const TemporaryDirectory folder;
};

TEST_F(CollectionTest, TheStripAppearsWithItsFirstFigure) {
    open();
    EXPECT_FALSE(commands().panel().isVisible());
    QTest::keyClick(window.get(), Qt::Key_D, Qt::ControlModifier);
    EXPECT_TRUE(commands().panel().isVisible());
    ASSERT_EQ(model().rowCount(), 1);
    EXPECT_EQ(model().index(0).data().toString().toStdString(), figure().headline);
    EXPECT_FALSE(model().index(0).data(Qt::DecorationRole).value<QPixmap>().isNull());
    EXPECT_TRUE(model().isChanged());
    EXPECT_EQ(commands().panel().nameShown(), QStringLiteral("1 figure · not saved"));
    model().setSaved();
}

TEST_F(CollectionTest, AFigureOfItOpensWithAClickAndWithEnter) {
    collect({"cobalt", "nickel", "lithium"});
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, list().visualRect(model().index(0)).center());
    EXPECT_EQ(window->workspace().state().mineral, "cobalt");
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Right);
    EXPECT_EQ(window->workspace().state().mineral, "cobalt") << "an arrow alone only goes there";
    QTest::keyClick(&list(), Qt::Key_Return);
    EXPECT_EQ(window->workspace().state().mineral, "nickel");
    ASSERT_TRUE(settled());
}

TEST_F(CollectionTest, WhatAWriterMadeOfAFigureIsCollectedAndComesBack) {
    collect({"cobalt"});
    FigureFrame frame;
    frame.headline = "Few hands";
    FrameBook& frames = window->figureCommands().editor().frames();
    frames.keep(window->workspace().state(), frame);
    commands().addFigure();
    ASSERT_EQ(model().rowCount(), 2);
    EXPECT_EQ(model().index(1).data().toString(), QStringLiteral("Few hands"));
    frames.keep(window->workspace().state(), {});
    openMineral("nickel");
    QTest::mouseClick(list().viewport(), Qt::LeftButton, {}, list().visualRect(model().index(1)).center());
    EXPECT_EQ(window->workspace().state().mineral, "cobalt");
    EXPECT_EQ(frames.of(window->workspace().state()).headline, frame.headline);
}

TEST_F(CollectionTest, KeysMoveRenameAndTakeOut) {
    collect({"cobalt", "nickel", "lithium"});
    const QAbstractItemModelTester tester(&model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    list().setFocus();
    list().setCurrentIndex(model().index(2));
    QTest::keyClick(&list(), Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(minerals(), "cobalt lithium nickel");
    EXPECT_EQ(list().currentIndex().row(), 1) << "the one that moved stays current";
    QTest::keyClick(&list(), Qt::Key_Delete);
    EXPECT_EQ(minerals(), "cobalt nickel");
    ASSERT_TRUE(model().setData(model().index(0), QStringLiteral("  My  title "), Qt::EditRole));
    EXPECT_EQ(model().collection().entries[0].title, "My title");
    EXPECT_FALSE(model().setData(model().index(0), QStringLiteral(" "), Qt::EditRole))
        << "a figure has a title";
    EXPECT_TRUE(model().moveRows({}, 0, 1, {}, 2)) << "as a drag does";
    EXPECT_EQ(minerals(), "nickel cobalt");
}

TEST_F(CollectionTest, WhatIsSavedOpensAgainWithItsPictures) {
    collect({"cobalt", "nickel"});
    model().setWords("Two metals", "A. Writer", "May 2026");
    ASSERT_TRUE(commands().saveFile(path("two.lodestone")));
    EXPECT_FALSE(model().isChanged());
    const Collection saved = model().collection();
    model().setCollection({});
    ASSERT_TRUE(commands().openFile(path("two.lodestone")));
    EXPECT_EQ(model().collection(), saved);
    EXPECT_TRUE(eventually([this] { return model().isReady(); }));
    for (int row = 0; row < 2; ++row)
        EXPECT_FALSE(model().index(row).data(Qt::DecorationRole).value<QPixmap>().isNull());
    EXPECT_EQ(commands().actions().recent->actions().size(), 1);
    ASSERT_TRUE(commands().saveFile(path("again.lodestone")));
    EXPECT_EQ(bytesOf(path("two.lodestone")), bytesOf(path("again.lodestone")));
}

TEST_F(CollectionTest, ADamagedFileLeavesWhatIsThereAndSaysWhy) {
    collect({"cobalt"});
    folder.write("bad.lodestone", "{\"format\": \"lodestone-collection\", ");
    EXPECT_FALSE(commands().openFile(path("bad.lodestone")));
    QMessageBox* said = box();
    ASSERT_NE(said, nullptr);
    EXPECT_TRUE(said->text().contains(QStringLiteral("'bad.lodestone' is no collection")))
        << qPrintable(said->text());
    said->close();
    EXPECT_EQ(minerals(), "cobalt");
}

TEST_F(CollectionTest, ClosingAsksForWhatWasNotSaved) {
    collect({"cobalt"});
    EXPECT_FALSE(window->close());
    QMessageBox* asked = box();
    ASSERT_NE(asked, nullptr);
    asked->button(QMessageBox::Cancel)->click();
    EXPECT_TRUE(window->isVisible());
    EXPECT_FALSE(window->close());
    asked = box();
    ASSERT_NE(asked, nullptr);
    asked->button(QMessageBox::Discard)->click();
    EXPECT_TRUE(eventually([this] { return !window->isVisible(); }));
}

TEST_F(CollectionTest, AllFiguresLeaveTogetherInTheirOrder) {
    collect({"cobalt", "nickel"});
    const QString said = commands().exportAllTo(path(""), {QStringLiteral("png"), QStringLiteral("xlsx")});
    EXPECT_TRUE(said.startsWith(QStringLiteral("4 files"))) << qPrintable(said);
    const QStringList names = QDir(path("")).entryList(QDir::Files, QDir::Name);
    ASSERT_EQ(names.size(), 4);
    EXPECT_TRUE(names[0].startsWith(QStringLiteral("01-"))) << qPrintable(names[0]);
    EXPECT_TRUE(names[2].startsWith(QStringLiteral("02-"))) << qPrintable(names[2]);
    EXPECT_EQ(bytesOf(QDir(path("")).filePath(names[0])),
              exportFigureBytes(*model().figure(0), {}, FigureFormat::Png));
}

TEST_F(CollectionTest, EnterInADialogGoesOnAndDoesNotCancel) {
    collect({"cobalt"});
    for (QAction* action : {commands().actions().report, commands().actions().exportAll}) {
        action->trigger();
        auto* dialog = window->findChild<QDialog*>();
        ASSERT_NE(dialog, nullptr);
        ASSERT_TRUE(QTest::qWaitForWindowExposed(dialog));
        const auto* buttons = dialog->findChild<QDialogButtonBox*>();
        for (QAbstractButton* button : buttons->buttons())
            EXPECT_EQ(static_cast<QPushButton*>(button)->isDefault(),
                      buttons->buttonRole(button) == QDialogButtonBox::AcceptRole)
                << qPrintable(button->text());
        dialog->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

TEST_F(CollectionTest, TheSameReportTwiceIsTheSameBytes) {
    collect({"cobalt", "lithium"});
    EXPECT_TRUE(commands().writeReport(path("one.pdf"), ReportPaper::A4).startsWith(QStringLiteral("Saved")));
    EXPECT_TRUE(commands().writeReport(path("two.pdf"), ReportPaper::A4).startsWith(QStringLiteral("Saved")));
    EXPECT_EQ(bytesOf(path("one.pdf")), bytesOf(path("two.pdf")));
    EXPECT_TRUE(bytesOf(path("one.pdf")).startsWith("%PDF"));
}

TEST_F(CollectionTest, WritingAReportShowsHowFarItIsAndCanBeStopped) {
    collect({"cobalt", "lithium"});
    commands().setPatience(0);
    QString seen;
    const auto stop = [&] {
        if (auto* shown = window->findChild<QProgressDialog*>(); shown != nullptr && shown->isVisible()) {
            seen = shown->labelText();
            shown->cancel();
        }
    };
    QTimer::singleShot(0, window.get(), stop);
    EXPECT_EQ(commands().writeReport(path("one.pdf"), ReportPaper::A4),
              QStringLiteral("No report was written"));
    EXPECT_EQ(seen, QStringLiteral("Writing the report"));
    EXPECT_FALSE(QFile::exists(path("one.pdf")));
    QTimer::singleShot(0, window.get(), stop);
    EXPECT_EQ(commands().exportAllTo(path(""), {QStringLiteral("svg"), QStringLiteral("csv")}),
              QStringLiteral("Stopped after 2 of 4 files"));
    EXPECT_EQ(seen, QStringLiteral("Exporting the collection"));
    EXPECT_TRUE(commands().writeReport(path("one.pdf"), ReportPaper::A4).startsWith(QStringLiteral("Saved")));
}

TEST(TableOutput, AWorkbookAndABundleAreTheSameBytesTwice) {
    const Database db = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    const Catalogue catalogue = loadCatalogue(db);
    const Figure figure = buildFigure(*parseViewState("figure=shares&mineral=lithium"), catalogue, db);
    EXPECT_EQ(xlsxBytes(figure), xlsxBytes(figure));
    EXPECT_TRUE(xlsxBytes(figure).startsWith("PK"));
    const FigurePapers papers = papersOf(figure, catalogue, db);
    const ZipFiles files = bundleFiles(figure, {}, papers);
    EXPECT_EQ(files.size(), 11U);
    EXPECT_EQ(zipBytes(files), zipBytes(bundleFiles(figure, {}, papers)));
}

TEST(TableOutput, AFileThatCannotBeWrittenOrHasNoSuchEndingIsNamed) {
    const Database db = Database::openReadOnly(LODESTONE_SHIPPED_DATABASE);
    const Catalogue catalogue = loadCatalogue(db);
    const Figure figure = buildFigure(*parseViewState("figure=shares&mineral=lithium"), catalogue, db);
    for (const char* path : {"/nowhere/at/all.csv", "/nowhere/at/all.ods"}) {
        try {
            writeTableFile(figure, QString::fromLatin1(path));
            FAIL() << path;
        } catch (const ExportError& error) {
            EXPECT_NE(std::string(error.what()).find(path), std::string::npos) << error.what();
        }
    }
}

} // namespace
} // namespace lodestone
