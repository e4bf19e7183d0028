// SPDX-License-Identifier: GPL-3.0-or-later
// Some thousand keys and clicks in the real window, the same ones each time: no warning of Qt on the way,
// and a figure in front whenever the window has settled.
#include "app/window_fixture.h"
#include "figure/build_figure.h"

#include <QTest>

#include <array>
#include <random>

namespace lodestone {
namespace {

#ifdef __SANITIZE_ADDRESS__
constexpr int steps = 600; // as long a walk as the others have time for
#else
constexpr int steps = 3000;
#endif
constexpr int stepsBetweenLooks = 25;

class RandomWalkTest : public WindowTest {
protected:
    /// Below `end`; by hand, since distributions differ between libraries.
    std::size_t below(std::size_t end) { return m_random() % end; }

    void openPage() {
        const auto specs = figureSpecs();
        const std::size_t at = below(specs.size() + 1);
        std::string page(at < specs.size() ? specs[at].id : tablePage);
        window->workspace().change([&](ViewState& state) {
            state.figure = std::move(page);
            state.view.clear();
        });
    }

    void clickMark() {
        FigurePage* const page = window->pages().figurePage();
        if (page == nullptr || page->view() == nullptr || page->view()->figureScene() == nullptr)
            return;
        const std::vector<PlacedMark> marks = page->view()->figureScene()->marks();
        if (marks.empty())
            return;
        const QRectF rect = marks[below(marks.size())].rect;
        page->view()->ensureVisible(rect);
        QTest::mouseClick(page->view()->viewport(), Qt::LeftButton, {},
                          page->view()->mapFromScene(rect.center()));
    }

    void keyInFigure() {
        constexpr std::array keys = {Qt::Key_Left, Qt::Key_Right, Qt::Key_Up,     Qt::Key_Down,
                                     Qt::Key_Home, Qt::Key_End,   Qt::Key_Return, Qt::Key_Escape};
        FigurePage* const page = window->pages().figurePage();
        if (page != nullptr && page->view() != nullptr)
            QTest::keyClick(page->view(), keys[below(keys.size())]);
    }

    void keyInList() {
        constexpr std::array keys = {Qt::Key_Down, Qt::Key_Up, Qt::Key_Left, Qt::Key_Right, Qt::Key_PageDown};
        QTest::keyClick(&window->market().minerals().view(), keys[below(keys.size())]);
    }

    void changeView() {
        const FigureSpec* const spec = figureSpec(window->workspace().state().figure);
        if (spec != nullptr && !spec->views.empty())
            window->workspace().change(
                [&](ViewState& state) { state.view = spec->views[below(spec->views.size())].id; });
    }

    void step() {
        switch (below(8)) {
        case 0:
            openPage();
            break;
        case 1:
            changeView();
            break;
        case 2:
            window->workspace().change(
                [&](ViewState& state) { state.stage = allStages[below(std::size(allStages))]; });
            break;
        case 3:
        case 4:
            keyInList();
            break;
        case 5:
            keyInFigure();
            break;
        default:
            clickMark();
        }
    }

    std::mt19937 m_random{20260611};
};

TEST_F(RandomWalkTest, AFigureIsInFrontWheneverTheWindowHasSettledAndQtNeverWarns) {
    open();
    for (int k = 0; k < steps && !HasFailure(); ++k) {
        const std::string link = window->workspace().state().text();
        const testing::ScopedTrace trace(
            __FILE__, __LINE__, "step " + std::to_string(k) + " from lodestone --state \"" + link + "\"");
        step();
        QCoreApplication::processEvents();
        if (k % stepsBetweenLooks != 0)
            continue;
        ASSERT_TRUE(settled()) << "never showed " << window->workspace().state().text();
    }
    ASSERT_TRUE(settled());
}

} // namespace
} // namespace lodestone
