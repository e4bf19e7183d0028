// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/figure_painter.h"

#include "cli/failure.h"
#include "export/export_figure.h"
#include "theme/theme.h"

#include <QApplication>

namespace lodestone::cli {

void paintFigure(const Figure& figure, const FigureOutput& output) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Qt's remarks about the surroundings (no runtime directory, no locale) are not errors of this command.
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& text) {
        if (type == QtCriticalMsg || type == QtFatalMsg)
            fprintf(stderr, "lodestone: %s\n", qPrintable(text));
    });
    int count = 1;
    char name[] = "lodestone";
    char* arguments[] = {name, nullptr};
    const QApplication application(count, arguments);
    loadFonts();

    ExportOptions options;
    options.size = {output.width, output.height};
    options.theme = themeKindFromText(QString::fromStdString(output.theme)).value_or(ThemeKind::Light);
    try {
        (void)fittingScale(figure, theme(options.theme), options.size);
    } catch (const ExportError& error) {
        throw Failure(ExitCode::WrongUsage, error.what()); // a size this figure cannot have
    }
    try {
        exportFigure(figure, options, QString::fromStdString(output.file));
    } catch (const ExportError& error) {
        throw Failure(ExitCode::FileTrouble, error.what());
    }
}

} // namespace lodestone::cli
