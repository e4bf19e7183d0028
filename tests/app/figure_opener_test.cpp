// SPDX-License-Identifier: GPL-3.0-or-later
// Figure files opened in the window: by name, by drop, from the menu of recent files.
#include "app/window_fixture.h"
#include "export/export_figure.h"
#include "figure/event_words.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QUrl>

namespace lodestone {
namespace {

class FigureOpenerTest : public WindowTest {
protected:
    FigureOpenerTest() {
        open(*parseViewState("figure=concentration&mineral=cobalt&stage=mining&year=2024&years=2010:2024"));
        FigureFrame frame;
        frame.headline = "In one hand";
        frame.annotations = {{Annotation::Kind::Line, {{}, 2020.5, 0}, {}, false, "Here"}};
        ExportLook look;
        look.ground = ExportLook::Ground::Print;
        asExported = {framed(figure(), frame), look};
        for (const char* name : {"a.png", "a.svg", "a.pdf"})
            exportFigure(asExported.first, look, file(name));
        window->workspace().change(
            [](ViewState& state) { state = *parseViewState("figure=shares&mineral=nickel&stage=mining"); });
        EXPECT_TRUE(settled());
        QObject::connect(&opener(), &FigureOpener::opened, &opener(),
                         [this](const QString& path, const std::shared_ptr<const Figure>& built,
                                const FigureFrame& frame1, const ExportLook& look1) {
                             paths << path;
                             EXPECT_EQ(built->state, stateToBuild(asExported.first))
                                 << "with the day it was made";
                             EXPECT_NE(built->headline, "In one hand") << "as built";
                             EXPECT_EQ(frame1, asExported.first.frame);
                             EXPECT_EQ(look1, asExported.second);
                         });
    }
    [[nodiscard]] QString file(const char* name) const { return folder.filePath(QLatin1StringView(name)); }
    [[nodiscard]] FigureOpener& opener() { return window->figureCommands().opener(); }
    [[nodiscard]] bool opens(const QString& path) {
        return eventually([&] { return paths.contains(path); }) &&
               window->workspace().state() == stateToBuild(asExported.first);
    }
    void drop(const QMimeData& data) {
        QDragEnterEvent enter({600, 400}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(window.get(), &enter);
        accepted = enter.isAccepted();
        if (!accepted)
            return;
        QDropEvent event({600, 400}, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(window.get(), &event);
    }

    QTemporaryDir folder;
    std::pair<Figure, ExportLook> asExported;
    QStringList paths;
    bool accepted = false;
};

TEST_F(FigureOpenerTest, EveryKindOfFileBringsTheWindowToItsViewWithFrameAndLook) {
    for (const char* name : {"a.png", "a.svg", "a.pdf"}) {
        window->workspace().change([](ViewState& state) { state.figure = "chain"; });
        opener().open(file(name));
        EXPECT_TRUE(opens(file(name))) << name;
    }
    opener().open(file("a.png"));
    EXPECT_EQ(paths.size(), 4) << "a figure that stands there already is opened, too";
    window->workspace().goBack();
    EXPECT_EQ(window->workspace().state().figure, "chain");
}

TEST_F(FigureOpenerTest, AFileDroppedOnTheWindowIsOpenedAndOtherThingsAreNot) {
    QMimeData text;
    text.setText(QStringLiteral("rare earths"));
    drop(text);
    EXPECT_FALSE(accepted);
    QMimeData table;
    table.setUrls({QUrl::fromLocalFile(file("table.ods"))});
    drop(table);
    EXPECT_FALSE(accepted);
    QMimeData figures;
    figures.setUrls({QUrl(QStringLiteral("https://example.org/a.png")), QUrl::fromLocalFile(file("a.svg"))});
    drop(figures);
    EXPECT_TRUE(accepted);
    EXPECT_TRUE(opens(file("a.svg")));
    EXPECT_FALSE(view().acceptDrops() || view().viewport()->acceptDrops()) << "the figure lets it through";
}

TEST_F(FigureOpenerTest, ACollectionThatIsDroppedOrOpenedTakesThePlaceOfTheOneThereOnceThatIsSettled) {
    CollectionCommands& collection = window->collection();
    collection.add(asExported.first, asExported.second);
    ASSERT_TRUE(collection.saveFile(file("one.lodestone")));
    collection.model().setCollection({});
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(file("one.lodestone"))});
    drop(dropped);
    EXPECT_TRUE(accepted);
    ASSERT_TRUE(
        eventually([&] { return collection.model().rowCount() == 1 && collection.model().isReady(); }));
    EXPECT_EQ(collection.model().collection().entries[0].document.frame, asExported.first.frame);

    collection.add(asExported.first, asExported.second);
    opener().open(file("one.lodestone"));
    EXPECT_EQ(collection.model().rowCount(), 2) << "what is not saved is not thrown away unasked";
    auto* box = window->findChild<QMessageBox*>();
    ASSERT_NE(box, nullptr);
    box->button(QMessageBox::Discard)->click();
    EXPECT_EQ(collection.model().rowCount(), 1);
}

TEST_F(FigureOpenerTest, TheMenuAsksForAFileAndRecentFilesOpenAgain) {
    window->actions().openFigure->trigger();
    auto* dialog = window->findChild<QFileDialog*>();
    ASSERT_NE(dialog, nullptr);
    emit dialog->fileSelected(file("a.pdf"));
    dialog->close();
    EXPECT_TRUE(opens(file("a.pdf")));
    window->workspace().change([](ViewState& state) { state.figure = "map"; });
    paths.clear();
    ASSERT_FALSE(window->actions().recentFiles->isEmpty());
    window->actions().recentFiles->actions().constFirst()->trigger();
    EXPECT_TRUE(opens(file("a.pdf")));
}

TEST_F(FigureOpenerTest, AFileThatIsNoFigureIsExplainedAndTheWindowStaysWhereItIs) {
    const ViewState before = window->workspace().state();
    QFile broken(file("b.png"));
    ASSERT_TRUE(broken.open(QIODevice::WriteOnly));
    broken.write("\x89PNG\r\n\x1A\nabc");
    broken.close();
    for (const char* name : {"b.png", "none.svg"}) {
        opener().open(file(name));
        auto* box = window->findChild<QMessageBox*>();
        ASSERT_NE(box, nullptr);
        EXPECT_TRUE(box->text().contains(file(name))) << box->text().toStdString();
        delete box;
    }
    EXPECT_TRUE(paths.isEmpty());
    EXPECT_EQ(window->workspace().state(), before);
}

} // namespace
} // namespace lodestone
