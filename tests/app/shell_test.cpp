// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_fixture.h"
#include "export/figure_file.h"
#include "figure/event_words.h"
#include "figure_output.h"
#include "view_link.h"
#include "widgets/look.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>

namespace lodestone {
namespace {

class ShellTest : public WindowTest {
protected:
    /// The dialog that is open over the window.
    template <typename T = QDialog>
    T* dialog() {
        for (T* one : window->findChildren<T*>())
            if (one->isVisible())
                return one;
        return nullptr;
    }
    void key(int code, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(window.get(), static_cast<Qt::Key>(code), modifiers);
    }
    static QString clipboard() { return QApplication::clipboard()->text(); }
};

TEST_F(ShellTest, UndoAndRedoWalkTheStates) {
    open();
    EXPECT_FALSE(window->actions().undo->isEnabled());
    window->workspace().change([](ViewState& state) { state.mineral = "cobalt"; });
    key(Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(window->workspace().state().mineral, "rare-earths");
    key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(window->workspace().state().mineral, "cobalt");
    EXPECT_FALSE(window->actions().redo->isEnabled());
}

TEST_F(ShellTest, ArrowsThatNothingElseWantsChangeMineralAndYear) {
    open();
    key(Qt::Key_Left);
    EXPECT_EQ(window->workspace().state().year, 2024);
    key(Qt::Key_Right);
    EXPECT_EQ(window->workspace().state().year, 2025);
    key(Qt::Key_Down);
    EXPECT_NE(window->workspace().state().mineral, "rare-earths");
    key(Qt::Key_Up);
    EXPECT_EQ(window->workspace().state().mineral, "rare-earths");
    key(Qt::Key_Up);
    EXPECT_EQ(window->workspace().state().mineral, "rare-earths") << "the first is the first";
}

TEST_F(ShellTest, EveryPageHasItsNumber) {
    open();
    for (std::size_t i = 0; i < std::min<std::size_t>(9, window->actions().pages.size()); ++i) {
        key(Qt::Key_1 + static_cast<int>(i), Qt::ControlModifier);
        EXPECT_EQ(window->workspace().state().figure, pageInfos()[i].id);
    }
    ASSERT_TRUE(settled());
}

TEST_F(ShellTest, TheSheetOfKeysShowsEveryKeyOfTheMenus) {
    open();
    key(Qt::Key_Question);
    QDialog* sheet = dialog();
    ASSERT_NE(sheet, nullptr);
    QStringList shown;
    for (const QLabel* label : sheet->findChildren<QLabel*>())
        shown.append(label->text());
    int keys = 0;
    for (const MenuCommand& command : menuCommands(*window->menuBar()))
        if (const QString text = command.action->shortcut().toString(QKeySequence::NativeText);
            !text.isEmpty()) {
            EXPECT_TRUE(shown.contains(text)) << qPrintable(text);
            ++keys;
        }
    EXPECT_GT(keys, 18);
    EXPECT_TRUE(shown.contains(QStringLiteral("Home, End"))) << "and those of figures";
    const auto* scroll = sheet->findChild<QScrollArea*>();
    EXPECT_LE(scroll->widget()->width(), scroll->viewport()->width()) << "no word is cut at the side";
    QTest::keyClick(sheet, Qt::Key_Escape);
    EXPECT_FALSE(sheet->isVisible());
}

TEST_F(ShellTest, NoKeyIsGivenTwice) {
    open();
    QStringList keys;
    for (const QAction* action : window->actions().back->parent()->findChildren<QAction*>())
        for (const QKeySequence& shortcut : action->shortcuts())
            keys.append(shortcut.toString());
    const qsizetype all = keys.size();
    EXPECT_GT(all, 18);
    EXPECT_EQ(keys.removeDuplicates(), 0) << "of " << all;
}

TEST_F(ShellTest, F1ExplainsTheListAndGoesToTheInspectorFromAFigure) {
    open({}, {}, {1024, 640}); // the inspector is folded away
    ASSERT_FALSE(window->inspector().isVisible());
    window->market().minerals().view().setFocus();
    key(Qt::Key_F1);
    EXPECT_FALSE(window->inspector().isVisible()) << "the list has words of its own";
    const auto tips = QApplication::topLevelWidgets();
    QWidget* words = nullptr;
    for (QWidget* one : tips)
        if (one->isVisible() && one->inherits("QWhatsThat"))
            words = one;
    ASSERT_NE(words, nullptr);
    words->close();
    view().setFocus();
    key(Qt::Key_F1);
    EXPECT_TRUE(window->inspector().isVisible());
    EXPECT_TRUE(window->inspector().isAncestorOf(QApplication::focusWidget()));
}

TEST_F(ShellTest, PresentingShowsTheFigureAloneWithItsSourceAndFollowsTheKeys) {
    open();
    key(Qt::Key_F5);
    PresentWindow* present = window->figureCommands().presentation();
    ASSERT_NE(present, nullptr);
    ASSERT_TRUE(eventually([&] { return present->isVisible() && present->figureScene(); }));
    EXPECT_TRUE(present->isFullScreen());
    const auto shows = [present](const QString& words) {
        return std::ranges::any_of(present->figureScene()->texts(),
                                   [&](const PlacedText& one) { return one.text.contains(words); });
    };
    EXPECT_TRUE(shows(QStringLiteral("China mined 69")));
    EXPECT_TRUE(shows(QStringLiteral("Mineral Commodity Summaries"))) << "framed with its source";
    QTest::keyClick(present, Qt::Key_Left);
    EXPECT_EQ(window->workspace().state().year, 2024);
    EXPECT_TRUE(eventually([&] { return present->figureScene()->figure().state.year == 2024; }));
    QTest::keyClick(present, Qt::Key_Down);
    EXPECT_NE(window->workspace().state().mineral, "rare-earths");
    window->setTheme(ThemeChoice::HighContrast);
    EXPECT_TRUE(eventually([&] {
        return present->figureScene()->backgroundBrush().color() == theme(ThemeKind::HighContrast).ground;
    }));
    QTest::keyClick(present, Qt::Key_Escape);
    EXPECT_FALSE(present->isVisible());
}

TEST_F(ShellTest, APresentedFigureFillsTheScreenAndIsNeverCut) {
    open();
    key(Qt::Key_F5);
    PresentWindow* present = window->figureCommands().presentation();
    ASSERT_NE(present, nullptr);
    for (const QSize size : {QSize(1920, 1080), QSize(1024, 768), QSize(3840, 2160)}) {
        present->setWindowState(Qt::WindowNoState);
        present->resize(size);
        ASSERT_TRUE(eventually([&] {
            return std::abs(present->figureScene()->width() * present->scale() - size.width()) < 2;
        })) << size.width();
        EXPECT_LE(present->figureScene()->height() * present->scale(), size.height() + 2) << size.width();
    }
}

TEST_F(ShellTest, APictureIsSavedWithOneKeyAndNeverOverAnother) {
    open();
    const QString folder = home() + QStringLiteral("/pictures");
    QDir(folder).removeRecursively();
    ASSERT_TRUE(QDir().mkpath(folder));
    QFile places(home() + QStringLiteral("/user-dirs.dirs")); // where the desktop says its folders are
    ASSERT_TRUE(places.open(QIODevice::WriteOnly));
    places.write("XDG_PICTURES_DIR=\"" + folder.toUtf8() + "\"\n");
    places.close();
    key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    key(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(QDir(folder).entryList(QDir::Files, QDir::Name),
              QStringList({QStringLiteral("rare-earths-mining-2025-overview-2.png"),
                           QStringLiteral("rare-earths-mining-2025-overview.png")}));
    const QImage saved(folder + QStringLiteral("/rare-earths-mining-2025-overview.png"));
    EXPECT_EQ(saved.size(), QSize(1600, 900));
    const auto read = readFigureFile(folder + QStringLiteral("/rare-earths-mining-2025-overview.png"));
    const auto* file = std::get_if<FigureFile>(&read);
    ASSERT_NE(file, nullptr);
    EXPECT_EQ(file->document.state, stateToBuild(figure())) << "with the day it was made";
    EXPECT_EQ(figure().state, window->workspace().state());
    EXPECT_EQ(window->actions().recentFiles->actions().size(), 2);
    EXPECT_EQ(window->actions().recentViews->actions().size(), 1);
}

TEST_F(ShellTest, WhatIsCopiedIsAPictureATableAndCsv) {
    open();
    key(Qt::Key_C, Qt::ControlModifier);
    const QMimeData* data = QApplication::clipboard()->mimeData();
    EXPECT_TRUE(data->hasImage());
    const QByteArray csv = data->data(QStringLiteral("text/csv"));
    EXPECT_EQ(csv.count("\r\n"), static_cast<qsizetype>(figure().table.rows.size()) + 1);
    EXPECT_TRUE(csv.startsWith(QByteArray::fromStdString(figure().table.columns.front().id)));
    const QByteArray rows = data->data(QStringLiteral("text/tab-separated-values"));
    EXPECT_EQ(rows.count('\n'), static_cast<qsizetype>(figure().table.rows.size()) + 1);
    EXPECT_TRUE(data->html().contains(QStringLiteral("<td>China</td>")));
    const QString words = data->text();
    for (const std::string& part :
         {figure().headline, figure().altText, "Source: " + figure().sources.front().text})
        EXPECT_TRUE(words.contains(QString::fromStdString(part))) << part;
    EXPECT_TRUE(words.endsWith(QString::fromUtf8(rows)));
}

TEST_F(ShellTest, ALinkOpensWhatItWasCopiedFrom) {
    open();
    window->workspace().change([](ViewState& state) {
        state.mineral = "cobalt";
        state.figure = "shares";
        state.year = 2023;
        state.selection = {Mark::Kind::Country, "COD"};
    });
    const ViewState copied = window->workspace().state();
    key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_EQ(parseViewState(clipboard().toStdString()), copied);
    window->workspace().change([](ViewState& state) { state = {}; });
    key(Qt::Key_L, Qt::ControlModifier);
    QDialog* sheet = dialog();
    ASSERT_NE(sheet, nullptr);
    auto* field = sheet->findChild<QLineEdit*>();
    EXPECT_EQ(field->text(), clipboard()) << "what the clipboard holds is there already";
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(window->workspace().state(), copied);
    ASSERT_TRUE(settled());
}

TEST_F(ShellTest, WhatIsNoLinkIsSaidSoAndCannotBeOpened) {
    open();
    QApplication::clipboard()->setText(QStringLiteral("milk and bread"));
    key(Qt::Key_L, Qt::ControlModifier);
    QDialog* sheet = dialog();
    ASSERT_NE(sheet, nullptr);
    auto* field = sheet->findChild<QLineEdit*>();
    EXPECT_TRUE(field->text().isEmpty());
    QTest::keyClicks(field, QStringLiteral("mineral=gold&colour=red"));
    EXPECT_TRUE(field->accessibleDescription().contains(QStringLiteral("no view")));
    const ViewState before = window->workspace().state();
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_TRUE(sheet->isVisible());
    EXPECT_EQ(window->workspace().state(), before);
    QTest::keyClick(sheet, Qt::Key_Escape);
}

TEST(ViewLink, IsReadAloneInQuotesAndAsACommand) {
    ViewState state;
    state.figure = "shares";
    state.mineral = "cobalt";
    const QString link = QString::fromStdString(state.text());
    for (const QString& text :
         {link, QStringLiteral(" \"%1\"\n").arg(link), QStringLiteral("lodestone --state \"%1\"").arg(link),
          QStringLiteral("lodestone --state=%1").arg(link), QStringLiteral("“%1”").arg(link)})
        EXPECT_EQ(viewFromLink(text), state) << qPrintable(text);
    for (const char* text : {"", "lodestone --state", "https://example.org/?a=b", "figure"})
        EXPECT_EQ(viewFromLink(QString::fromLatin1(text)), std::nullopt) << text;
}

TEST_F(ShellTest, TheCitationIsCopiedInThreeFormats) {
    open();
    QMenu* formats = window->inspector().citation().more().menu();
    ASSERT_EQ(formats->actions().size(), 3);
    formats->actions()[1]->trigger();
    EXPECT_TRUE(clipboard().startsWith(QStringLiteral("@misc{usgs-mcs-2026,")));
    EXPECT_TRUE(QApplication::clipboard()->mimeData()->hasFormat(QStringLiteral("application/x-bibtex")));
    formats->actions()[2]->trigger();
    EXPECT_TRUE(clipboard().startsWith(QStringLiteral("TY  - DATA")));
    formats->actions()[0]->trigger();
    EXPECT_TRUE(clipboard().startsWith(QStringLiteral("US Geological Survey (2026)")));
    window->actions().pages.back()->trigger(); // the data page cites the source in front
    ASSERT_TRUE(settled());
    window->actions().copyRis->trigger();
    EXPECT_TRUE(clipboard().contains(QStringLiteral("TI  - ")));
}

TEST_F(ShellTest, HighContrastIsAThirdThemeAndIsRemembered) {
    open();
    window->actions().themes[static_cast<std::size_t>(ThemeChoice::HighContrast)]->trigger();
    EXPECT_TRUE(eventually(
        [this] { return view().backgroundBrush().color() == theme(ThemeKind::HighContrast).ground; }));
    EXPECT_EQ(themeOf(window.get()).kind, ThemeKind::HighContrast);
    window->close();
    EXPECT_EQ(Session::read().theme, ThemeChoice::HighContrast);
}

TEST_F(ShellTest, AScaleIsRememberedAndAsksForANewStart) {
    open();
    EXPECT_FALSE(window->commands().restartWanted());
    key(Qt::Key_0, Qt::ControlModifier);
    EXPECT_FALSE(window->commands().restartWanted()) << "it is 100 already";
    key(Qt::Key_Minus, Qt::ControlModifier);
    EXPECT_FALSE(window->commands().restartWanted()) << "this screen cannot show less";
    key(Qt::Key_Plus, Qt::ControlModifier);
    EXPECT_TRUE(window->commands().restartWanted());
    EXPECT_FALSE(window->isVisible());
    EXPECT_EQ(Session::read().scale, 110);
    EXPECT_TRUE(Session::read().geometry.isEmpty()) << "at another scale it may not fit the screen";
    EXPECT_FALSE(Session::read().state.isEmpty()) << "the new start comes back to the same view";
}

TEST(Scales, RunFrom80To250AndEndThere) {
    EXPECT_EQ(scales().front(), 80);
    EXPECT_EQ(scales().back(), 250);
    EXPECT_EQ(scaleBeside(250, 1), 250);
    EXPECT_EQ(scaleBeside(80, -1), 80);
    EXPECT_EQ(scaleBeside(100, 1), 110);
}

TEST_F(ShellTest, RecentFiguresComeBackAndOpen) {
    open();
    window->workspace().change([](ViewState& state) { state.mineral = "cobalt"; });
    ASSERT_TRUE(settled());
    window->actions().copyFigure->trigger();
    window->workspace().change([](ViewState& state) { state.mineral = "nickel"; });
    window->close();
    open({}, Session::read());
    const QList<QAction*> recent = window->actions().recentViews->actions();
    ASSERT_EQ(recent.size(), 1);
    EXPECT_EQ(recent.front()->text(), QStringLiteral("Cobalt · Mining · 2025 · Overview"));
    recent.front()->trigger();
    EXPECT_EQ(window->workspace().state().mineral, "cobalt");
    EXPECT_FALSE(window->actions().recentFiles->isEnabled()) << "nothing was saved";
}

TEST(Recent, KeepsTenAndNoneTwice) {
    QStringList recent;
    for (int i = 0; i < 12; ++i)
        remember(recent, QString::number(i));
    EXPECT_EQ(recent.size(), 10);
    remember(recent, QStringLiteral("5"));
    EXPECT_EQ(recent.size(), 10);
    EXPECT_EQ(recent.front(), QStringLiteral("5"));
    EXPECT_EQ(recent.removeDuplicates(), 0);
}

TEST_F(ShellTest, SettingsAreForgottenWhenAskedTwice) {
    Session session;
    session.theme = ThemeChoice::Dark;
    session.recentViews = {QStringLiteral("figure=shares&mineral=cobalt&stage=mining")};
    open({}, session);
    EXPECT_TRUE(window->actions().recentViews->isEnabled());
    window->actions().forget->trigger();
    auto* box = dialog<QMessageBox>();
    ASSERT_NE(box, nullptr);
    QTest::keyClick(box, Qt::Key_Escape);
    EXPECT_TRUE(window->actions().recentViews->isEnabled()) << "the first answer is no";
    window->actions().forget->trigger();
    box = dialog<QMessageBox>();
    ASSERT_NE(box, nullptr);
    for (QAbstractButton* button : box->buttons())
        if (box->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    EXPECT_FALSE(window->actions().recentViews->isEnabled());
    EXPECT_TRUE(window->actions().themes[static_cast<std::size_t>(ThemeChoice::System)]->isChecked());
    window->close();
    EXPECT_EQ(Session::read().theme, ThemeChoice::System);
    EXPECT_TRUE(Session::read().recentViews.isEmpty());
}

TEST_F(ShellTest, TheBreadcrumbSaysInWordsWhatIsShown) {
    ViewState state;
    state.mineral = "cobalt";
    state.stage = Stage::Reserves;
    open(state);
    const auto says = [this](const QString& what, const std::string& words) {
        for (const Crumb* crumb : window->findChildren<Crumb*>())
            if (crumb->accessibleName() == what + QStringLiteral(": ") + QString::fromStdString(words))
                return crumb->text() == QString::fromStdString(words);
        return false;
    };
    const Catalogue& catalogue = window->workspace().catalogue();
    const auto check = [&] {
        const ViewState& shown = window->workspace().state();
        EXPECT_TRUE(says(QStringLiteral("Mineral"), catalogue.mineralBySlug(shown.mineral)->name));
        EXPECT_TRUE(says(QStringLiteral("Stage"), catalogue.stage(shown.stage).name));
        EXPECT_TRUE(says(QStringLiteral("Year"), std::to_string(shown.year)));
        const Series* series = seriesFor(shown, catalogue, shown.year);
        ASSERT_NE(series, nullptr);
        EXPECT_TRUE(says(QStringLiteral("Source"), catalogue.source(series->source)->shortName));
    };
    check();
    window->workspace().change([](ViewState& next) {
        next.stage = Stage::Mining;
        next.year = 2010;
    });
    check();
}

} // namespace
} // namespace lodestone
