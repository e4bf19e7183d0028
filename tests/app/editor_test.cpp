// SPDX-License-Identifier: GPL-3.0-or-later
// The editor under mouse and keys: notes are placed, moved, worded and removed; words, sizes and fixes change
// what is exported, and every step can be undone.
#include "app/window_fixture.h"
#include "editor/fields.h"
#include "editor/figure_editor.h"
#include "figure/frame_words.h"
#include "support/sample_figures.h"

#include <QClipboard>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTest>

namespace lodestone {
namespace {

using Kind = Annotation::Kind;

class EditorTest : public testing::Test {
protected:
    void open(const Figure& figure, QSize size = {1100, 700}) {
        Edit start;
        start.look.preset = "article";
        editor = std::make_unique<FigureEditor>(figure, start, catalogue, nullptr);
        editor->setAttribute(Qt::WA_DeleteOnClose, false);
        editor->resize(size);
        editor->show();
        ASSERT_TRUE(QTest::qWaitForWindowExposed(editor.get()));
    }
    [[nodiscard]] EditorModel& model() { return editor->model(); }
    [[nodiscard]] Preview& preview() { return editor->preview(); }
    [[nodiscard]] const std::vector<Annotation>& notes() { return model().notes(); }
    [[nodiscard]] QPoint at(QPointF scenePoint) { return preview().toWidget(scenePoint).toPoint(); }
    /// A point of the plot by fractions of it.
    [[nodiscard]] QPoint inPlot(double x, double y) {
        const QRectF plot = preview().scene()->space().plot;
        return at(plot.topLeft() + QPointF(plot.width() * x, plot.height() * y));
    }
    void drag(QPoint from, QPoint to) {
        QTest::mousePress(&preview(), Qt::LeftButton, {}, from);
        for (int step = 1; step <= 4; ++step) {
            const QPoint on = from + (to - from) * step / 4;
            QMouseEvent move(QEvent::MouseMove, on, preview().mapToGlobal(on), Qt::NoButton, Qt::LeftButton,
                             {});
            QApplication::sendEvent(&preview(), &move);
        }
        QTest::mouseRelease(&preview(), Qt::LeftButton, {}, to);
    }

    WarningsAreFailures warnings;
    const Catalogue catalogue;
    std::unique_ptr<FigureEditor> editor;
};

TEST_F(EditorTest, ATextIsPlacedByAClickAndWordedInPlace) {
    open(samples::nickelLines());
    preview().setTool(Kind::Text);
    const QPoint point = inPlot(0.3, 0.3);
    const Anchor wanted = preview().scene()->anchorAt(preview().toScene(point));
    QTest::mouseClick(&preview(), Qt::LeftButton, {}, point);
    ASSERT_EQ(notes().size(), 1U);
    EXPECT_NEAR(notes()[0].at.x, wanted.x, 1e-9);
    EXPECT_NEAR(notes()[0].at.y, wanted.y, 1e-9);
    ASSERT_TRUE(preview().field().isVisible());
    preview().field().selectAll();
    QTest::keyClicks(&preview().field(), QStringLiteral("Export ban"));
    QTest::keyClick(&preview().field(), Qt::Key_Return);
    EXPECT_EQ(notes()[0].text, "Export ban");
    EXPECT_FALSE(preview().field().isVisible());
    EXPECT_TRUE(editor->isVisible()); // Enter was of the field, not of the window
    EXPECT_FALSE(preview().tool());
}

TEST_F(EditorTest, AnArrowIsDraggedFromItsWordsToWhatItPointsAt) {
    open(samples::nickelLines());
    preview().setTool(Kind::Arrow);
    const QPoint from = inPlot(0.2, 0.2);
    const QPoint to = inPlot(0.6, 0.7);
    const Anchor end = preview().scene()->anchorAt(preview().toScene(to));
    drag(from, to);
    ASSERT_EQ(notes().size(), 1U);
    EXPECT_EQ(notes()[0].kind, Kind::Arrow);
    EXPECT_NEAR(notes()[0].to.x, end.x, 0.1);
    EXPECT_NEAR(notes()[0].to.y, end.y, std::abs(end.y) * 0.02 + 1);
}

TEST_F(EditorTest, ADragMovesANoteInOneStepOfHistoryAndAnArrowKeepsItsTarget) {
    open(samples::nickelLines());
    preview().addByKey(Kind::Arrow);
    QTest::keyClick(&preview().field(), Qt::Key_Return);
    const Annotation before = notes()[0];
    const PlacedNote placed = preview().scene()->notes()[0];
    const QPoint from = at(placed.words.center());
    drag(from, from + QPoint(-60, 40));
    EXPECT_LT(notes()[0].at.x, before.at.x);
    EXPECT_EQ(notes()[0].to, before.to);
    model().undo();
    EXPECT_EQ(notes()[0], before);
    model().redo();
    EXPECT_NE(notes()[0], before);
}

TEST_F(EditorTest, KeysAddMoveWalkAndRemoveNotes) {
    open(samples::nickelLines());
    preview().setFocus();
    QTest::keyClick(&preview(), Qt::Key_T);
    ASSERT_EQ(notes().size(), 1U);
    QTest::keyClick(&preview().field(), Qt::Key_Return);
    QTest::keyClick(&preview(), Qt::Key_L);
    QTest::keyClick(&preview().field(), Qt::Key_Return);
    ASSERT_EQ(notes().size(), 2U);
    EXPECT_EQ(model().selected(), 1U);
    QTest::keyClick(&preview(), Qt::Key_PageUp);
    EXPECT_EQ(model().selected(), 0U);
    const double x = notes()[0].at.x;
    QTest::keyClick(&preview(), Qt::Key_Right);
    const double small = notes()[0].at.x - x;
    EXPECT_GT(small, 0);
    QTest::keyClick(&preview(), Qt::Key_Right, Qt::ShiftModifier);
    EXPECT_NEAR(notes()[0].at.x - x, 6 * small, small * 0.01);
    QTest::keyClick(&preview(), Qt::Key_Delete);
    ASSERT_EQ(notes().size(), 1U);
    EXPECT_EQ(notes()[0].kind, Kind::Line);
    EXPECT_FALSE(model().selected());
}

TEST_F(EditorTest, EscapeLetsGoOfANoteBeforeItClosesTheWindow) {
    open(samples::nickelLines());
    preview().addByKey(Kind::Text);
    QTest::keyClick(&preview().field(), Qt::Key_Return);
    ASSERT_TRUE(model().selected());
    QTest::keyClick(&preview(), Qt::Key_Escape);
    EXPECT_FALSE(model().selected());
    EXPECT_TRUE(editor->isVisible());
    QTest::keyClick(&preview(), Qt::Key_Escape);
    EXPECT_FALSE(editor->isVisible());
}

TEST_F(EditorTest, ACountryIsPointedOutWhereItIsClicked) {
    open(samples::manyBars());
    const auto& marks = preview().scene()->marks();
    const auto country =
        std::ranges::find(marks, Mark::Kind::Country, [](const PlacedMark& one) { return one.mark.kind; });
    ASSERT_NE(country, marks.end());
    const Mark mark = country->mark;
    preview().setTool(Kind::Country);
    QTest::mouseClick(&preview(), Qt::LeftButton, {}, at(country->rect.center()));
    ASSERT_EQ(notes().size(), 1U);
    EXPECT_EQ(notes()[0].at.mark, mark);
}

TEST_F(EditorTest, WordsOfTheWriterReplaceThoseOfTheDataUntilTheyAreReset) {
    const Figure figure = samples::nickelLines();
    open(figure);
    const auto& headline = editor->words().rows()[0];
    EXPECT_EQ(headline.field->toPlainText().toStdString(), figure.headline);
    EXPECT_FALSE(headline.reset->isEnabled());
    headline.field->selectAll();
    QTest::keyClicks(headline.field, QStringLiteral("Nickel has one maker"));
    EXPECT_EQ(model().framed().headline, "Nickel has one maker");
    EXPECT_EQ(preview().scene()->figure().headline, "Nickel has one maker");
    EXPECT_TRUE(headline.reset->isEnabled());
    QTest::mouseClick(headline.reset, Qt::LeftButton);
    EXPECT_EQ(model().framed().headline, figure.headline);
    EXPECT_EQ(model().frame(), FigureFrame());
}

TEST_F(EditorTest, LettersOfOneFieldAreOneStepAndUndoWorksWhileTyping) {
    open(samples::nickelLines());
    editor->showSection(FigureEditor::Section::Words);
    const auto& note = editor->words().rows()[2];
    note.field->setFocus();
    note.field->moveCursor(QTextCursor::End);
    QTest::keyClicks(note.field, QStringLiteral(" More."));
    EXPECT_TRUE(model().framed().note.ends_with(" More."));
    QTest::keyClick(note.field, Qt::Key_Z, Qt::ControlModifier);
    EXPECT_EQ(model().frame(), FigureFrame());
    EXPECT_FALSE(model().canUndo());
    QTest::keyClick(note.field, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_TRUE(model().framed().note.ends_with(" More."));
}

TEST_F(EditorTest, AltTextMentionsNotesAndIsCopied) {
    open(samples::nickelLines());
    preview().addByKey(Kind::Text);
    preview().field().setText(QStringLiteral("Ban"));
    QTest::keyClick(&preview().field(), Qt::Key_Return);
    const QString alt = editor->words().rows()[3].field->toPlainText();
    EXPECT_TRUE(alt.contains(QStringLiteral("\u201CBan\u201D"))) << alt.toStdString();
    for (QPushButton* button : editor->words().findChildren<QPushButton*>())
        if (button->text() == QStringLiteral("Copy alternative text"))
            button->click();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), alt);
}

TEST_F(EditorTest, SizesInMillimetresBecomePixelsAtTheResolution) {
    open(samples::nickelLines());
    const QList<QComboBox*> choices = editor->look().findChildren<QComboBox*>();
    const auto choice = [&](const QString& name) {
        return *std::ranges::find(choices, name, [](const QComboBox* box) { return box->accessibleName(); });
    };
    QComboBox* units = choice(QStringLiteral("Unit of width and height"));
    units->setCurrentIndex(1);
    emit units->activated(1);
    auto* dpi = editor->look().findChild<QSpinBox*>();
    const double ratio = static_cast<double>(model().look().width) / model().look().height;
    dpi->setValue(300);
    EXPECT_NEAR(static_cast<double>(model().look().width) / model().look().height, ratio, 0.01);
    for (QDoubleSpinBox* side : editor->look().findChildren<QDoubleSpinBox*>())
        side->setValue(side->accessibleName() == QStringLiteral("Width") ? 120 : 90);
    EXPECT_EQ(model().look().width, 1417); // 120 mm at 300 per inch
    EXPECT_EQ(model().look().height, 1063);
    EXPECT_TRUE(model().look().preset.empty());
    EXPECT_EQ(choice(QStringLiteral("Size"))->currentText(), QStringLiteral("Own size"));
}

TEST_F(EditorTest, AnotherEyeIsForThePreviewAlone) {
    open(samples::rareEarthOverview());
    const QImage full = preview().grab().toImage();
    model().change({}, [](Edit& edit) { edit.look.vision = ExportLook::Vision::Grey; });
    EXPECT_NE(preview().grab().toImage(), full);
    EXPECT_EQ(editor->exportedLook().vision, ExportLook::Vision::Full);
}

TEST_F(EditorTest, AFindingIsMendedByOneClick) {
    open(samples::nickelLines());
    model().change({}, [](Edit& edit) { edit.frame.altText = ""; });
    QPushButton* fix = editor->lint().fixOf(LintRule::EmptyAltText);
    ASSERT_NE(fix, nullptr);
    fix->click();
    EXPECT_FALSE(model().framed().altText.empty());
    EXPECT_EQ(editor->lint().fixOf(LintRule::EmptyAltText), nullptr);
    model().undo();
    EXPECT_TRUE(model().framed().altText.empty());
}

TEST_F(EditorTest, ANoteOnOtherWordsIsFoundAndMovedAway) {
    open(samples::nickelLines());
    const FigureScene& scene = *preview().scene();
    const PlacedText* word = nullptr;
    for (const PlacedText& text : scene.texts())
        if (scene.space().plot.contains(text.rect))
            word = &text;
    ASSERT_NE(word, nullptr);
    Annotation note;
    note.at = scene.anchorAt(word->rect.center());
    note.text = "in the way";
    model().addNote(note);
    QPushButton* fix = editor->lint().fixOf(LintRule::WordsClash);
    ASSERT_NE(fix, nullptr);
    fix->click();
    EXPECT_EQ(editor->lint().fixOf(LintRule::WordsClash), nullptr);
}

TEST_F(EditorTest, ThePreviewIsTheSceneOfTheExport) {
    open(samples::nickelLines());
    for (const SizePreset& preset : sizePresets()) {
        model().change({}, [&](Edit& edit) { edit.look = withPreset(edit.look, preset); });
        ASSERT_NE(preview().scene(), nullptr) << preset.id;
        EXPECT_NEAR(preview().scene()->width() / preview().scene()->height(),
                    static_cast<double>(preset.width) / preset.height, 1e-9);
    }
}

TEST_F(EditorTest, ASizeThatHoldsNoFigureSaysSo) {
    open(samples::manyBars());
    model().change({}, [](Edit& edit) {
        edit.look.width = 4000;
        edit.look.height = 20;
    });
    EXPECT_EQ(preview().scene(), nullptr);
    EXPECT_FALSE(preview().trouble().isEmpty());
    model().undo();
    EXPECT_NE(preview().scene(), nullptr);
}

} // namespace
} // namespace lodestone
