// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure_output.h"

#include "export/export_figure.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QMessageBox>
#include <QMimeData>
#include <QStandardPaths>

namespace lodestone {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("FigureOutput", text);
}

/// Under the table, so that a line that a licence asks for travels with the numbers.
QString sourceText(const Figure& figure) {
    QString text;
    for (const SourceLine& source : figure.sources)
        text +=
            QStringLiteral("\nSource: %1").arg(QString::fromStdString(source.text)) +
            (source.licence.empty() ? QString()
                                    : QStringLiteral(" (%1)").arg(QString::fromStdString(source.licence)));
    return text.isEmpty() ? text : text + u'\n';
}

QString pictureFolder() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    return QDir(folder).exists() ? folder : QDir::homePath();
}

QString cellText(const std::string& cell) {
    // A tab or line break inside a cell would move everything after it.
    return QString::fromStdString(cell).simplified();
}

} // namespace

QString suggestedFileName(const ViewState& state) {
    const std::string_view stage = slug(state.stage);
    return QStringLiteral("%1-%2-%3-%4.png")
        .arg(QString::fromStdString(state.mineral), QString::fromUtf8(stage.data(), std::ssize(stage)),
             QString::number(state.year), QString::fromStdString(state.figure));
}

void exportFigureAs(QWidget& window, const Figure& figure, ThemeKind theme,
                    std::function<void(const QString&)> saved) {
    auto* dialog = new QFileDialog(&window, tr("Export figure"), pictureFolder(),
                                   tr("PNG image (*.png);;SVG drawing (*.svg);;PDF document (*.pdf)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(suggestedFileName(figure.state));
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        for (const char* ending : {"png", "svg", "pdf"})
            if (filter.contains(QLatin1StringView(ending)))
                dialog->setDefaultSuffix(QLatin1StringView(ending));
    });
    QObject::connect(
        dialog, &QFileDialog::fileSelected, &window, [&window, figure, theme, saved](const QString& path) {
            try {
                ExportLook look;
                look.ground = groundOf(theme);
                exportFigure(figure, look, path);
                saved(path);
            } catch (const ExportError& error) {
                auto* box = new QMessageBox(QMessageBox::Warning, tr("Export figure"),
                                            QString::fromUtf8(error.what()), QMessageBox::Ok, &window);
                box->setAttribute(Qt::WA_DeleteOnClose);
                box->open();
            }
        });
    dialog->open();
}

QString savePicture(const Figure& figure, ThemeKind theme, QString& trouble) {
    const QDir folder(pictureFolder());
    const QFileInfo name(suggestedFileName(figure.state));
    QString path = folder.filePath(name.fileName());
    for (int copy = 2; QFile::exists(path); ++copy)
        path = folder.filePath(
            QStringLiteral("%1-%2.%3").arg(name.completeBaseName(), QString::number(copy), name.suffix()));
    try {
        ExportLook look;
        look.ground = groundOf(theme);
        exportFigure(figure, look, path);
    } catch (const ExportError& error) {
        trouble = QString::fromUtf8(error.what());
        return {};
    }
    return path;
}

QString copyFigure(const Figure& figure, ThemeKind theme) {
    auto* data = new QMimeData;
    data->setText(tableText(figure.table) + sourceText(figure));
    data->setData(QStringLiteral("text/csv"), tableCsv(figure.table).toUtf8());
    QString said = tr("Figure copied as an image, its table as text");
    try {
        ExportLook look;
        look.ground = groundOf(theme);
        data->setImageData(figureImage(figure, look, pixelSize(look)));
    } catch (const ExportError& error) {
        said = tr("Only the table was copied: %1").arg(QString::fromUtf8(error.what()));
    }
    QGuiApplication::clipboard()->setMimeData(data);
    return said;
}

QString copyTable(const DataTable& table) {
    QGuiApplication::clipboard()->setText(tableText(table));
    return tr("List copied as text");
}

QString tableText(const DataTable& table) {
    QStringList lines;
    QStringList cells;
    for (const DataColumn& column : table.columns)
        cells.append(cellText(column.unit.empty() ? column.title : column.title + " (" + column.unit + ")"));
    lines.append(cells.join(u'\t'));
    for (const std::vector<std::string>& row : table.rows) {
        cells.clear();
        for (const std::string& cell : row)
            cells.append(cellText(cell));
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n') + u'\n';
}

QString tableCsv(const DataTable& table) {
    const auto field = [](const std::string& text) {
        QString cell = QString::fromStdString(text);
        if (!cell.contains(u',') && !cell.contains(u'"') && !cell.contains(u'\n') && !cell.contains(u'\r'))
            return cell;
        return u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
    };
    QString text;
    QStringList cells;
    for (const DataColumn& column : table.columns)
        cells.append(field(column.id));
    text += cells.join(u',') + QStringLiteral("\r\n");
    for (const std::vector<std::string>& row : table.rows) {
        cells.clear();
        for (const std::string& cell : row)
            cells.append(field(cell));
        text += cells.join(u',') + QStringLiteral("\r\n");
    }
    return text;
}

} // namespace lodestone
