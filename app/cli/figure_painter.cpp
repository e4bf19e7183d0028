// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/figure_painter.h"

#include "charts/scene_facts.h"
#include "cli/failure.h"
#include "export/bundle.h"
#include "export/export_figure.h"
#include "export/figure_file.h"
#include "export/report.h"
#include "export/table_file.h"
#include "platform/application.h"

#include <QFile>

#include <memory>
#include <optional>

namespace lodestone::cli {
namespace {

/// The application object of this process, made before the first paint; it goes with the last of the hands.
class Toolkit {
public:
    void start() {
        if (QCoreApplication::instance() != nullptr)
            return;
        qputenv("QT_QPA_PLATFORM", "offscreen");
        // Qt's remarks about the surroundings (no runtime directory, no locale) are not errors of this
        // command.
        qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& text) {
            if (type == QtCriticalMsg || type == QtFatalMsg)
                fprintf(stderr, "lodestone: %s\n", qPrintable(text));
        });
        m_application.emplace(m_count, m_arguments);
        loadFonts();
    }

private:
    int m_count = 1; ///< Qt keeps a reference to it
    char m_name[10] = "lodestone";
    char* m_arguments[2] = {m_name, nullptr};
    std::optional<Application> m_application;
};

QByteArray painted(const Figure& figure, const FigureDocument& carried, FigureFormat format) {
    try {
        return exportCarrying(figure, carried, format);
    } catch (const ExportError& error) {
        throw Failure(ExitCode::WrongUsage, error.what()); // a look this figure cannot have
    }
}

FigureDocument ownDocument(const Figure& figure, const ExportLook& look) {
    return documentOf(figure, look, std::string(programName()));
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
        writing([&] { writeTableFile(figure, path, output.csv); });
        return;
    }
    const QByteArray bytes =
        painted(figure, ownDocument(figure, output.look), figureFormat(path).value_or(FigureFormat::Png));
    writing([&] { writeWhole(path, bytes); });
}

void bundle(const Figure& figure, const FigureOutput& output, const FigurePapers& papers) {
    (void)painted(figure, ownDocument(figure, output.look),
                  FigureFormat::Svg); // a look that it cannot have is wrong usage
    writing([&] { writeBundle(figure, output.look, papers, QString::fromStdString(output.file)); });
}

void report(ReportOrder order) {
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

std::string bytes(const Figure& figure, const FigureDocument& carried, const std::string& ending) {
    const auto format = figureFormat(QString::fromStdString("figure" + ending));
    return painted(figure, carried, format.value_or(FigureFormat::Png)).toStdString();
}

FigureFacts measure(const Figure& figure, const ExportLook& look) {
    ExportScene drawn = exportScene(figure, look);
    return sceneFacts(*drawn.scene, drawn.scale, look.dpi);
}

} // namespace

FigureHands figureHands() {
    const auto toolkit = std::make_shared<Toolkit>();
    const auto started = [toolkit](auto hand) {
        return [toolkit, hand](auto&&... arguments) {
            toolkit->start();
            return hand(std::forward<decltype(arguments)>(arguments)...);
        };
    };
    const auto painting = [toolkit](const Figure& figure, const FigureOutput& output) {
        if (!isTableFile(QString::fromStdString(output.file)))
            toolkit->start();
        paint(figure, output);
    };
    return {painting, read, started(measure), started(bytes), started(bundle), started(report)};
}

} // namespace lodestone::cli
