// SPDX-License-Identifier: GPL-3.0-or-later
#include "bundle_output.h"

#include "export/bundle.h"
#include "export/export_figure.h"
#include "platform/plain_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFutureWatcher>
#include <QStandardPaths>

namespace lodestone {

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("BundleOutput", text);
}

void complain(QWidget& window, const QString& words) {
    auto* box = plainBox(QMessageBox::Warning, tr("Press bundle"), words, QMessageBox::Ok, &window);
    box->open();
}

} // namespace

void exportBundleAs(QWidget& window, StorePool& pool, const std::shared_ptr<const Catalogue>& catalogue,
                    const std::shared_ptr<const Figure>& figure, const ExportLook& look,
                    std::function<void(const QString&)> saved) {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    auto* dialog =
        new QFileDialog(&window, tr("Press bundle"), QDir(folder).exists() ? folder : QDir::homePath(),
                        tr("ZIP archive (*.zip)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("zip"));
    dialog->selectFile(QString::fromStdString(fileStem(figure->state)) + QStringLiteral(".zip"));
    QObject::connect(
        dialog, &QFileDialog::fileSelected, &window,
        [&window, &pool, catalogue, figure, look, saved = std::move(saved)](const QString& path) {
            saveBundle(window, pool, catalogue, figure, look, path, saved);
        });
    dialog->open();
}

void saveBundle(QWidget& window, StorePool& pool, const std::shared_ptr<const Catalogue>& catalogue,
                const std::shared_ptr<const Figure>& figure, const ExportLook& look, const QString& path,
                std::function<void(const QString&)> saved) {
    auto* watcher = new QFutureWatcher<Answer<FigurePapers>>(&window);
    QObject::connect(watcher, &QFutureWatcherBase::finished, &window, [=, &window, saved = std::move(saved)] {
        const Answer<FigurePapers> papers = watcher->result();
        watcher->deleteLater();
        if (!papers.trouble.empty()) {
            complain(window, QString::fromStdString(papers.trouble));
            return;
        }
        try {
            writeBundle(*figure, look, papers.value, path);
            saved(path);
        } catch (const ExportError& error) {
            complain(window, QString::fromUtf8(error.what()));
        }
    });
    watcher->setFuture(pool.run<FigurePapers>(
        [catalogue, figure](const Database& db) { return papersOf(*figure, *catalogue, db); }));
}

} // namespace lodestone
