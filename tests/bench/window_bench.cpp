// SPDX-License-Identifier: GPL-3.0-or-later
// From input event to finished paint, page by page: changing mineral, year and stage by key or click, and
// hover, wheel and drag on map and timeline, and from one mineral's chain to the matrix of all.
//   window_bench [DATABASE [ROUNDS [PAGE]]]
// Prints the median and the 99th percentile in milliseconds, and the memory after every page was visited.
#include "main_window.h"

#include "store/load.h"
#include "widgets/house_style.h"
#include "widgets/look.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <QWheelEvent>

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace lodestone {
namespace {

constexpr int patienceMs = 20000;

/// Sees the last paint of a viewport.
class PaintWatch : public QObject {
public:
    int paints = 0;

protected:
    bool eventFilter(QObject*, QEvent* event) override {
        paints += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

class Bench {
public:
    Bench(StorePool& pool, const std::shared_ptr<const Catalogue>& catalogue, int rounds) : m_rounds(rounds) {
        MainWindow::Start start;
        start.catalogue = catalogue;
        start.theme = ThemeChoice::Light;
        start.remembers = false;
        m_window = std::make_unique<MainWindow>(pool, start);
        m_window->resize(1280, 800);
        m_window->fill();
        m_window->show();
        (void)QTest::qWaitForWindowExposed(m_window.get());
    }

    int run(const std::string& only) {
        fmt::print("{:<16}{:<10}{:>8}{:>8}{:>8}\n", "page", "gesture", "median", "p99", "n");
        for (const FigureSpec& spec : figureSpecs())
            if ((only.empty() || spec.id == only) && !page(std::string(spec.id)))
                return 1;
        fmt::print("memory after every page: {} MiB\n", residentMiB());
        return 0;
    }

private:
    bool page(const std::string& figure) {
        m_window->workspace().change([&](ViewState& state) {
            state = ViewState{};
            state.figure = figure;
        });
        FigurePage* shown = m_window->pages().figurePage();
        if (shown == nullptr || !until([&] { return shows(); }))
            return complain(figure);
        shown->view()->viewport()->installEventFilter(&m_watch);
        MineralList& list = m_window->market().minerals();
        bool down = true;
        const bool fine = gesture(figure, "mineral",
                                  [&] {
                                      const std::string before = m_window->workspace().state().mineral;
                                      QTest::keyClick(&list.view(), down ? Qt::Key_Down : Qt::Key_Up);
                                      if (m_window->workspace().state().mineral == before)
                                          down = !down;
                                  }) &&
                          gesture(figure, "year",
                                  [&, left = true]() mutable {
                                      m_window->workspace().change(
                                          [&](ViewState& state) { state.mineral = "rare-earths"; });
                                      const Year before = m_window->workspace().state().year;
                                      QTest::keyClick(&list.view(), left ? Qt::Key_Left : Qt::Key_Right);
                                      if (m_window->workspace().state().year == before)
                                          left = !left;
                                  }) &&
                          gesture(figure, "stage", [&, k = 0]() mutable {
                              const Stage stages[] = {Stage::Processing, Stage::Mining, Stage::Reserves};
                              const Stage next = stages[static_cast<std::size_t>(k++ % 3)];
                              m_window->workspace().change([&](ViewState& state) { state.stage = next; });
                          });
        if (!fine)
            return complain(figure);
        m_window->workspace().change([](ViewState& state) { state.stage = Stage::Mining; });
        settle(); // on a table, which the last stage may not have
        hover(figure);
        turn(figure);
        if (figure == "chain" && !matrix(figure))
            return complain(figure);
        shown->view()->viewport()->removeEventFilter(&m_watch);
        return true;
    }

    template <typename Act>
    bool gesture(const std::string& figure, const char* name, Act act) {
        std::vector<double> times;
        for (int k = 0; k < m_rounds; ++k) {
            const ViewState before = m_window->workspace().state();
            const int paints = m_watch.paints;
            QElapsedTimer timer;
            timer.start();
            act();
            if (m_window->workspace().state() == before)
                continue;
            const bool changes = asked() != m_window->pages().figurePage()->figure()->state;
            if (!until([&] { return shows() && (!changes || m_watch.paints > paints); }))
                return false;
            times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
        print(figure, name, times);
        return true;
    }

    /// From the ladder of one mineral to the matrix of all.
    bool matrix(const std::string& figure) {
        std::vector<double> times;
        const auto turnTo = [this](const char* view) {
            const int paints = m_watch.paints;
            const ViewState before = m_window->workspace().state();
            m_window->workspace().change([view](ViewState& state) {
                state.view = view;
                state.list = view[0] == '\0' ? "" : "all"; // every mineral there is
            });
            const bool changes = m_window->workspace().state() != before;
            return until([&] { return shows() && (!changes || m_watch.paints > paints); });
        };
        for (int k = 0; k < m_rounds; ++k) {
            if (!turnTo(""))
                return false;
            QElapsedTimer timer;
            timer.start();
            if (!turnTo("matrix"))
                return false;
            times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
        print(figure, "matrix", times);
        return turnTo("");
    }

    void hover(const std::string& figure) {
        FigureView& view = *m_window->pages().figurePage()->view();
        std::vector<double> times;
        const std::vector<PlacedMark> marks = view.figureScene()->marks();
        for (int k = 0; k < m_rounds && !marks.empty(); ++k) {
            const QPointF at = marks[static_cast<std::size_t>(k) % marks.size()].rect.center();
            const int paints = m_watch.paints;
            QElapsedTimer timer;
            timer.start();
            QTest::mouseMove(view.viewport(), view.mapFromScene(at));
            QElapsedTimer patience;
            patience.start();
            while (m_watch.paints == paints && patience.elapsed() < 40)
                QCoreApplication::processEvents();
            if (m_watch.paints > paints)
                times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
        print(figure, "hover", times);
    }

    /// A map or a timeline under wheel and finger: one turn of the wheel or one move of a drag, to its paint.
    void turn(const std::string& figure) {
        FigureView& view = *m_window->pages().figurePage()->view();
        const QPoint middle = view.viewport()->rect().center();
        if (!view.takesHold(view.mapToScene(middle)))
            return;
        bool nearer = true;
        moves(figure, "wheel", [&](int k) {
            nearer = k % 24 == 0 ? !nearer : nearer; // in and out again, through every scale
            QWheelEvent event(middle, view.viewport()->mapToGlobal(middle), {}, {0, nearer ? -30 : 30},
                              Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(view.viewport(), &event);
        });
        for (int k = 0; k < 10; ++k) { // something to drag
            QWheelEvent event(middle, view.viewport()->mapToGlobal(middle), {}, {0, 30}, Qt::NoButton,
                              Qt::NoModifier, Qt::NoScrollPhase, false);
            QApplication::sendEvent(view.viewport(), &event);
        }
        settle();
        QTest::mousePress(view.viewport(), Qt::LeftButton, Qt::NoModifier, middle);
        int x = 0;
        moves(figure, "drag", [&](int k) {
            x += k / 20 % 2 == 0 ? 7 : -7;
            QTest::mouseMove(view.viewport(), middle + QPoint(x, 0));
        });
        QTest::mouseRelease(view.viewport(), Qt::LeftButton, Qt::NoModifier, middle + QPoint(x, 0));
        settle();
    }

    template <typename Act>
    void moves(const std::string& figure, const char* name, Act act) {
        std::vector<double> times;
        for (int k = 0; k < m_rounds; ++k) {
            const int paints = m_watch.paints;
            QElapsedTimer timer;
            timer.start();
            act(k);
            while (m_watch.paints == paints && timer.elapsed() < 200)
                QCoreApplication::processEvents();
            if (m_watch.paints > paints) // at an end of the scale nothing moves
                times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
        print(figure, name, times);
    }

    /// What a gesture leaves for later (a state that is written when it rests) is not part of the next one.
    void settle() {
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 600)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
        (void)until([&] { return shows(); });
    }

    [[nodiscard]] ViewState asked() const {
        ViewState state = m_window->workspace().state();
        state.selection = {};
        return state;
    }

    [[nodiscard]] bool shows() const {
        FigurePage* shown = m_window->pages().figurePage();
        if (!shown->figure() || !shown->view() || !shown->view()->figureScene())
            return false;
        ViewState there = shown->view()->figureScene()->figure().state;
        there.selection = {};
        return there == asked();
    }

    template <typename Done>
    static bool until(Done done) {
        QElapsedTimer timer;
        timer.start();
        while (!done()) {
            if (timer.elapsed() > patienceMs)
                return false;
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        }
        QCoreApplication::processEvents();
        return true;
    }

    static bool complain(const std::string& figure) {
        fmt::print(stderr, "window_bench: the page '{}' never showed what was asked for\n", figure);
        return false;
    }

    static void print(const std::string& figure, const char* name, std::vector<double> times) {
        if (times.empty()) {
            fmt::print("{:<16}{:<10}{:>8}\n", figure, name, "-");
            return;
        }
        std::ranges::sort(times);
        const auto at = [&](double share) {
            return times[std::min(times.size() - 1,
                                  static_cast<std::size_t>(share * static_cast<double>(times.size())))];
        };
        fmt::print("{:<16}{:<10}{:>8.1f}{:>8.1f}{:>8}\n", figure, name, at(0.5), at(0.99), times.size());
    }

    static long residentMiB() {
        QFile file(QStringLiteral("/proc/self/status"));
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        for (QByteArray line = file.readLine(); !line.isEmpty(); line = file.readLine())
            if (line.startsWith("VmHWM:"))
                return line.mid(6).trimmed().split(' ').front().toLong() / 1024;
        return 0;
    }

    int m_rounds;
    PaintWatch m_watch;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace
} // namespace lodestone

int main(int argc, char** argv) {
    using namespace lodestone;
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    loadFonts();
    QApplication::setStyle(new HouseStyle);
    QApplication::setFont(font(TypeRole::Body));
    QApplication::setPalette(paletteOf(theme(ThemeKind::Light)));
    const std::string database = argc > 1 ? argv[1] : LODESTONE_SHIPPED_DATABASE;
    const auto catalogue = std::make_shared<const Catalogue>(loadCatalogue(Database::openReadOnly(database)));
    StorePool pool(database);
    return Bench(pool, catalogue, argc > 2 ? std::max(1, std::atoi(argv[2])) : 200)
        .run(argc > 3 ? argv[3] : "");
}
