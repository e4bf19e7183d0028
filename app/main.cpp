// SPDX-License-Identifier: GPL-3.0-or-later
// A verb means the command line, none means the window:
//     lodestone [--db FILE] [--theme light|dark|high-contrast|system] [--state TEXT]
//     [FILE.png|svg|pdf|lodestone]
// Exit codes of the window: 0 closed, 2 wrong usage or no display to open on, 4 trouble with the database.
#include "cli/command_line.h"
#include "export/figure_file.h"
#include "figure/url_text.h"
#include "main_window.h"
#include "platform/application.h"
#include "store/default_database.h"
#include "store/load.h"
#include "system_look.h"
#include "widgets/house_style.h"
#include "widgets/look.h"

#include <QDBusConnection>
#include <QFontMetricsF>
#include <QScreen>
#include <QThreadPool>
#include <QToolTip>

#include <fmt/format.h>

#include <cstdlib>
#include <future>
#include <span>
#include <string_view>
#include <vector>

#include <unistd.h>

namespace lodestone {

namespace {

enum ExitCode { Done = 0, WrongUsage = 2, DatabaseTrouble = 4 };

struct WindowOptions {
    std::string database;
    std::optional<ThemeChoice> theme;
    std::optional<ViewState> state;
    std::string file; ///< a figure or a collection to open
};

int complain(ExitCode code, const std::string& sentence) {
    fmt::print(stderr, "lodestone: {}\n", sentence);
    return code;
}

/// Fills `options`; returns what is wrong, '' when nothing is.
std::string readOptions(std::span<char* const> arguments, WindowOptions& options) {
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view word = arguments[i];
        if (isWindowFile(word)) {
            options.file = filePathOf(word);
            continue;
        }
        const std::size_t equals = word.find('=');
        const std::string_view name = word.substr(0, equals);
        if (name != "--db" && name != "--theme" && name != "--state")
            return fmt::format("unknown option '{}'; the window takes --db FILE, --theme "
                               "light|dark|high-contrast|system and --state VIEW, "
                               "'lodestone --help' lists the verbs",
                               name);
        if (equals == std::string_view::npos && i + 1 == arguments.size())
            return fmt::format("{} wants a value after it", name);
        const std::string value(equals == std::string_view::npos ? std::string_view(arguments[++i])
                                                                 : word.substr(equals + 1));
        if (value.empty())
            return fmt::format("{} wants a value after it", name);
        if (name == "--db") {
            options.database = filePathOf(value);
        } else if (name == "--theme") {
            options.theme = themeChoiceFromText(QString::fromStdString(value));
            if (!options.theme)
                return fmt::format("--theme is light, dark, high-contrast or system, not '{}'", value);
        } else {
            options.state = parseViewState(value);
            if (!options.state)
                return fmt::format("--state '{}' is not a view; one looks like 'mineral=cobalt&stage=mining'",
                                   value);
        }
    }
    return {};
}

bool hasDisplay() {
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        if (const char* value = std::getenv(name); value && *value)
            return true;
    return false;
}

using CataloguePointer = std::shared_ptr<const Catalogue>;

/// Asks for the catalogue and the first figure while the toolkit connects to the display.
std::future<CataloguePointer> openAhead(StorePool& pool, MainWindow::Start& start) {
    auto promise = std::make_shared<std::promise<CataloguePointer>>();
    std::future<CataloguePointer> catalogue = promise->get_future();
    start.figure =
        pool.run<std::shared_ptr<const Figure>>([promise, state = start.state](const Database& db) mutable {
            const auto loaded = std::make_shared<const Catalogue>(loadCatalogue(db));
            promise->set_value(loaded);
            state.selection = {};
            return std::make_shared<const Figure>(buildFigure(state, *loaded, db));
        });
    return catalogue;
}

/// What the first widgets would wait for, one after the other: the bus of the accessibility bridge, which
/// another thread can fetch, and the faces of the type.
void warmUp() {
    if (QGuiApplication::platformName() != QStringLiteral("offscreen"))
        QThreadPool::globalInstance()->start([] { (void)QDBusConnection::sessionBus(); });
    loadFonts();
    for (const TypeRole role : {TypeRole::Headline, TypeRole::Section, TypeRole::Body, TypeRole::Label,
                                TypeRole::LabelStrong, TypeRole::Small, TypeRole::Caps})
        (void)QFontMetricsF(font(role)).horizontalAdvance(u'0');
}

/// While the toolkit connects to the display: a display that is named but not there ends the program with one
/// sentence, where Qt would print three and abort.
void endWithoutDisplay(QtMsgType type, const QMessageLogContext&, const QString&) {
    if (type == QtFatalMsg)
        std::_Exit(complain(WrongUsage,
                            "the display cannot be used, so no window can open; 'lodestone figure overview "
                            "--out FILE.png' draws without one"));
}

constexpr const char* scaleVariable = "QT_SCALE_FACTOR";

/// The scale of the menu on top of the one the desktop asks for; Qt reads it once, when the toolkit starts.
void applyScale(int scale, const std::optional<QByteArray>& desktops) {
    if (scale == 100)
        return;
    const double factor = desktops ? desktops->toDouble() : 1.0;
    qputenv(scaleVariable, QByteArray::number(scale / 100.0 * (factor > 0 ? factor : 1.0)));
}

/// Starts this program anew in the same process, as the desktop started it but for what the session says now:
/// that is how another scale comes into force. `themeChosen`: by the reader since the start, which goes
/// before the command line. Returns only when that fails.
void startAnew(const std::string& program, const WindowOptions& options, bool themeChosen,
               const std::optional<QByteArray>& desktops) {
    if (desktops)
        qputenv(scaleVariable, *desktops);
    else
        qunsetenv(scaleVariable);
    std::vector<std::string> words{program};
    if (!options.database.empty())
        words.insert(words.end(), {"--db", options.database});
    if (options.theme && !themeChosen)
        words.insert(words.end(), {"--theme", themeChoiceText(*options.theme).toStdString()});
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    execv(program.c_str(), arguments.data());
    complain(WrongUsage, "the new scale is in force from the next start");
}

struct End {
    int code = Done;
    bool restart = false; ///< the window closed to come back at another scale
    std::string program = {};
};

End showWindow(int argc, char** argv, WindowOptions options, const std::optional<QByteArray>& desktops);

int runWindow(int argc, char** argv) {
    WindowOptions options;
    if (const std::string wrong =
            readOptions(std::span(argv, static_cast<std::size_t>(argc)).subspan(1), options);
        !wrong.empty())
        return complain(WrongUsage, wrong);
    if (!hasDisplay())
        return complain(WrongUsage,
                        "there is no display to open a window on; 'lodestone figure overview --out FILE.png' "
                        "draws without one");

    const std::optional<QByteArray> desktops =
        qEnvironmentVariableIsSet(scaleVariable) ? std::optional(qgetenv(scaleVariable)) : std::nullopt;
    const ThemeChoice before = Session::read().theme;
    const End end = showWindow(argc, argv, options, desktops);
    if (end.restart)
        startAnew(end.program, options, Session::read().theme != before, desktops);
    return end.code;
}

End showWindow(int argc, char** argv, WindowOptions options, const std::optional<QByteArray>& desktops) {
    MainWindow::Start start;
    start.session = Session::read();
    std::optional<std::variant<FigureFile, FileTrouble>> file;
    if (figureFormat(QString::fromStdString(options.file)))
        file = readFigureFile(QString::fromStdString(options.file));
    const auto* figure = file ? std::get_if<FigureFile>(&*file) : nullptr;
    if (figure != nullptr)
        options.state = figure->document.state;
    start.state =
        options.state.value_or(parseViewState(start.session.state.toStdString()).value_or(ViewState{}));
    StorePool pool(databaseFile(options.database));
    std::future<CataloguePointer> catalogue = openAhead(pool, start);

    applyScale(start.session.scale, desktops);
    QApplication::setAttribute(Qt::AA_DontUseNativeMenuBar); // the menu belongs to the window's own look
    QApplication::setStyle(new HouseStyle);
    qInstallMessageHandler(endWithoutDisplay);
    const Application app(argc, argv);
    qInstallMessageHandler(nullptr);
    if (start.session.scale < 100 && QGuiApplication::primaryScreen()->devicePixelRatio() < 1) {
        // Remembered from a denser screen; Qt cuts off what is smaller than the pixels of this one.
        start.session.scale = 100;
        start.session.write();
        return {Done, true, QApplication::applicationFilePath().toStdString()};
    }
    QApplication::setApplicationName(QStringLiteral("lodestone"));
    QApplication::setApplicationVersion(QStringLiteral(LODESTONE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("lodestone"));
    warmUp();
    start.systemTheme = systemThemeKind();
    start.theme = options.theme.value_or(start.session.theme);
    const QPalette palette = paletteOf(theme(resolve(start.theme, start.systemTheme)));
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    QToolTip::setFont(font(TypeRole::Label));
    QApplication::setFont(font(TypeRole::Body));

    try {
        start.catalogue = catalogue.get();
    } catch (const std::future_error&) { // the job ended before it had one; it says why
        return {.code = complain(DatabaseTrouble, start.figure->result().trouble)};
    }
    MainWindow window(pool, start);
    window.fill();
    window.show();
    const SystemLook look(start.systemTheme);
    QObject::connect(&look, &SystemLook::changed, &window, &MainWindow::setSystemTheme);
    if (file)
        window.figureCommands().opener().open(QString::fromStdString(options.file), *file);
    else if (!options.file.empty())
        window.figureCommands().opener().open(QString::fromStdString(options.file));
    const int code = QApplication::exec();
    return {code, window.commands().restartWanted(), QApplication::applicationFilePath().toStdString()};
}

} // namespace

} // namespace lodestone

int main(int argc, char** argv) {
    if (lodestone::isCommandLine(argc, argv))
        return lodestone::runCommandLine(argc, argv);
    return lodestone::runWindow(argc, argv);
}
