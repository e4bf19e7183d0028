// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_fixture.h"

#include "store/load.h"
#include "support/temporary_directory.h"
#include "widgets/house_style.h"
#include "widgets/look.h"

#include <QApplication>
#include <QFile>
#include <QStyleFactory>
#include <QTest>
#include <QToolTip>

namespace lodestone {

namespace {

constexpr int patienceMs = 10000;

void failOnWarning(QtMsgType type, const QMessageLogContext&, const QString& message) {
    // The offscreen platform says these of every window that sets its focus or pops up; no business of ours.
    if (message.contains(QStringLiteral("does not support raise()")) ||
        message.contains(QStringLiteral("propagateSizeHints")) ||
        message.contains(QStringLiteral("does not support grabbing the keyboard")))
        return;
    if (type == QtWarningMsg || type == QtCriticalMsg || type == QtFatalMsg)
        ADD_FAILURE() << "Qt says: " << qPrintable(message);
}

} // namespace

WarningsAreFailures::WarningsAreFailures() {
    qInstallMessageHandler(failOnWarning);
}

WarningsAreFailures::~WarningsAreFailures() {
    qInstallMessageHandler(nullptr);
}

std::shared_ptr<const Catalogue> shippedCatalogue() {
    static const auto catalogue =
        std::make_shared<const Catalogue>(loadCatalogue(Database::openReadOnly(LODESTONE_SHIPPED_DATABASE)));
    return catalogue;
}

void WindowTest::SetUpTestSuite() {
    QApplication::setStyle(new HouseStyle);
    QApplication::setFont(font(TypeRole::Body));
}

void WindowTest::TearDownTestSuite() {
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("fusion")));
}

QString WindowTest::home() {
    static const TemporaryDirectory folder;
    return QString::fromStdString(folder.path().string());
}

WindowTest::WindowTest() : pool(LODESTONE_SHIPPED_DATABASE) {
    qputenv("XDG_CONFIG_HOME", home().toUtf8());
    QFile::remove(Session::file());
    QApplication::setPalette(paletteOf(theme(ThemeKind::Light)));
}

WindowTest::~WindowTest() {
    window.reset();
}

void WindowTest::open(const ViewState& state, const Session& session, QSize size) {
    MainWindow::Start start;
    start.catalogue = shippedCatalogue();
    start.state = state;
    start.session = session;
    start.theme = session.theme;
    window = std::make_unique<MainWindow>(pool, start);
    if (session.geometry.isEmpty())
        window->resize(size);
    window->fill();
    window->show();
    ASSERT_TRUE(QTest::qWaitForWindowExposed(window.get()));
    window->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(window.get()));
    ASSERT_TRUE(settled());
}

bool WindowTest::eventually(const std::function<bool()>& done) {
    return QTest::qWaitFor(done, patienceMs);
}

bool WindowTest::settled() {
    return eventually([this] {
        FigurePage* const page = window->pages().figurePage();
        if (window->pages().showsTable())
            return window->pages().table().settled();
        if (page == nullptr)
            return window->pages().data().settled();
        if (!page->figure() || !page->view() || !page->view()->figureScene())
            return false;
        ViewState wanted = window->workspace().state();
        wanted.selection = {};
        ViewState shown = page->view()->figureScene()->figure().state;
        shown.selection = {};
        return shown == wanted;
    });
}

void WindowTest::click(const Mark& mark) {
    for (const PlacedMark& one : view().figureScene()->marks()) {
        if (one.mark != mark)
            continue;
        view().ensureVisible(one.rect);
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().mapFromScene(one.rect.center()));
        return;
    }
    FAIL() << "no mark '" << mark.key << "' in the figure";
}

} // namespace lodestone
