// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/figure_painter.h"

#include "cli/failure.h"
#include "export/bundle.h"
#include "export/export_figure.h"
#include "export/figure_file.h"
#include "export/report.h"
#include "export/table_file.h"

#include <QApplication>
#include <QFile>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

/// Before the first paint. The application lives as long as the process: verbs may paint many figures.
void startQt() {
    if (QCoreApplication::instance() != nullptr)
        return;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    // Qt's remarks about the surroundings (no runtime directory, no locale) are not errors of this command.
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& text) {
        if (type == QtCriticalMsg || type == QtFatalMsg)
            fprintf(stderr, "lodestone: %s\n", qPrintable(text));
    });
    static int count = 1;
    static char name[] = "lodestone";
    static char* arguments[] = {name, nullptr};
    static const auto* const application = new QApplication(count, arguments);
    Q_UNUSED(application)
    loadFonts();
}

QByteArray painted(const Figure& figure, const ExportLook& look, FigureFormat format) {
    startQt();
    try {
        return exportFigureBytes(figure, look, format);
    } catch (const ExportError& error) {
        throw Failure(ExitCode::WrongUsage, error.what()); // a look this figure cannot have
    }
}

/// Runs what writes a file; says what is wrong with it in the way of verbs.
template <typename Write>
void writing(const Write& write) {
    try {
        write();
    } catch (const ExportError& error) {
        throw Failure(ExitCode::FileTrouble, error.what());
    }
}

void paint(const Figure& figure, const FigureOutput& output) {
    const QString path = QString::fromStdString(output.file);
    if (isTableFile(path)) {
        writing([&] { writeTableFile(figure, path); });
        return;
    }
    const QByteArray bytes = painted(figure, output.look, figureFormat(path).value_or(FigureFormat::Png));
    writing([&] { writeWhole(path, bytes); });
}

void bundle(const Figure& figure, const FigureOutput& output, const FigurePapers& papers) {
    (void)painted(figure, output.look, FigureFormat::Svg); // a look that it cannot have is wrong usage
    writing([&] { writeBundle(figure, output.look, papers, QString::fromStdString(output.file)); });
}

void report(ReportOrder order) {
    startQt();
    std::vector<ReportFigure> figures;
    for (auto& [title, figure] : order.figures)
        figures.push_back({std::move(title), std::move(figure)});
    const ReportPaper paper = order.letter ? ReportPaper::Letter : ReportPaper::A4;
    writing([&] {
        writeWhole(QString::fromStdString(order.file),
                   reportBytes({order.title, order.author, order.date}, std::move(figures), paper));
    });
}

FigureSeen read(const std::string& file) {
    const QString path = QString::fromStdString(file);
    auto found = readFigureFile(path);
    if (const auto* trouble = std::get_if<FileTrouble>(&found))
        throw Failure(trouble->kind == FileTrouble::Kind::Unreadable ? ExitCode::FileTrouble
                                                                     : ExitCode::BadInput,
                      trouble->text);
    FigureFile& figure = std::get<FigureFile>(found);
    return {std::move(figure.document), figure.bytes.toStdString(), figureEnding(figure.format),
            figure.untouched};
}

std::string bytes(const Figure& figure, const ExportLook& look, const std::string& ending) {
    return painted(figure, look,
                   figureFormat(QString::fromStdString("figure" + ending)).value_or(FigureFormat::Png))
        .toStdString();
}

} // namespace

FigureHands figureHands() {
    return {paint, read, bytes, bundle, report};
}

} // namespace lodestone::cli
