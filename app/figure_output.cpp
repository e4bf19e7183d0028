// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure_output.h"

#include "export/export_figure.h"
#include "export/table_file.h"
#include "figure/papers.h"
#include "figure/table_file.h"
#include "figure/table_text.h"
#include "platform/plain_text.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QLocale>
#include <QMimeData>
#include <QStandardPaths>

namespace lodestone {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("FigureOutput", text);
}

QString pictureFolder() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    return QDir(folder).exists() ? folder : QDir::homePath();
}

} // namespace

QString suggestedFileName(const ViewState& state) {
    return QString::fromStdString(fileStem(state) + ".png");
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
    ExportLook look;
    look.ground = groundOf(theme);
    return copyFigure(figure, look);
}

QString copyFigure(const Figure& figure, const ExportLook& look) {
    auto* data = new QMimeData;
    const std::string rows = tsvText(figure.table);
    data->setText(QString::fromStdString(figureWords(figure) + "\n" + rows));
    data->setHtml(QString::fromStdString(htmlText(figure)));
    data->setData(QStringLiteral("text/tab-separated-values"), QByteArray::fromStdString(rows));
    data->setData(QStringLiteral("text/csv"), csvBytes(figure));
    QString said = tr("Figure copied as an image, its table as text");
    try {
        data->setImageData(figureImage(figure, look, pixelSize(look)));
    } catch (const ExportError& error) {
        said = tr("Only the table was copied: %1").arg(QString::fromUtf8(error.what()));
    }
    QGuiApplication::clipboard()->setMimeData(data);
    return said;
}

namespace {

/// As the spreadsheets of this desktop's language read it.
CsvStyle spreadsheetStyle() {
    return {true, QLocale::system().decimalPoint() == QLatin1StringView(",") ? ',' : '.'};
}

} // namespace

void saveTableAs(QWidget& window, const Figure& figure, std::function<void(const QString&)> saved) {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto* dialog =
        new QFileDialog(&window, tr("Save table"), QDir(folder).exists() ? folder : QDir::homePath(),
                        tr("Comma-separated values (*.csv);;CSV for spreadsheets (*.csv);;Workbook with "
                           "notes (*.xlsx)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QString::fromStdString(fileStem(figure.state)) + QStringLiteral(".csv"));
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.contains(QStringLiteral("xlsx")) ? QStringLiteral("xlsx")
                                                                         : QStringLiteral("csv"));
    });
    QObject::connect(dialog, &QFileDialog::fileSelected, &window,
                     [&window, dialog, figure, saved = std::move(saved)](const QString& path) {
                         try {
                             const bool spreadsheets =
                                 dialog->selectedNameFilter() == tr("CSV for spreadsheets (*.csv)");
                             writeTableFile(figure, path, spreadsheets ? spreadsheetStyle() : CsvStyle{});
                             saved(path);
                         } catch (const ExportError& error) {
                             auto* box = plainBox(QMessageBox::Warning, tr("Save table"),
                                                  QString::fromUtf8(error.what()), QMessageBox::Ok, &window);
                             box->open();
                         }
                     });
    dialog->open();
}

QString copyTable(const DataTable& table) {
    QGuiApplication::clipboard()->setText(QString::fromStdString(tsvText(table)));
    return tr("List copied as text");
}

} // namespace lodestone
