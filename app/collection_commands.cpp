// SPDX-License-Identifier: GPL-3.0-or-later
#include "collection_commands.h"

#include "collection_dialogs.h"
#include "export/export_figure.h"
#include "export/table_file.h"
#include "figure/papers.h"
#include "main_window.h"
#include "model/outside_file.h"
#include "model/outside_words.h"
#include "platform/plain_text.h"

#include <QDir>
#include <QFileDialog>
#include <QFutureWatcher>
#include <QLayout>
#include <QPushButton>
#include <QStandardPaths>

namespace lodestone {

namespace {

constexpr int thumbnailScale = 2; ///< for dense screens

QPixmap thumbnailOf(const Figure& figure, const ExportLook& look) {
    try {
        const QImage image = figureImage(figure, look, thumbnailSize * 2 * thumbnailScale);
        QPixmap picture = QPixmap::fromImage(
            image.scaled(thumbnailSize * thumbnailScale, Qt::KeepAspectRatio, Qt::SmoothTransformation));
        picture.setDevicePixelRatio(thumbnailScale);
        return picture;
    } catch (const ExportError&) { // it does not fit into its look: the report says so, the tile stays bare
        return {};
    }
}

QString documentsFolder() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QDir(folder).exists() ? folder : QDir::homePath();
}

QString native(const QString& path) {
    return QDir::toNativeSeparators(path);
}

} // namespace

CollectionCommands::CollectionCommands(MainWindow& window, StorePool& pool, Session& session)
    : QObject(&window), m_window(window), m_pool(pool), m_session(session) {
    makeActions();
    fillRecent();
}

CollectionPanel& CollectionCommands::panel() {
    if (m_panel != nullptr)
        return *m_panel;
    m_panel = new CollectionPanel(m_model);
    m_panel->hide();
    m_window.centralWidget()->layout()->addWidget(m_panel);
    connect(m_panel, &CollectionPanel::openAsked, this, &CollectionCommands::openEntry);
    connect(&m_panel->addButton(), &QPushButton::clicked, m_actions.add, &QAction::trigger);
    connect(&m_panel->reportButton(), &QPushButton::clicked, m_actions.report, &QAction::trigger);
    connect(&m_panel->closeButton(), &QToolButton::clicked, this, [this] { setShown(false); });
    return *m_panel;
}

void CollectionCommands::makeActions() {
    const auto make = [this](const QString& text, const QKeySequence& key, const QString& what, auto run) {
        auto* action = new QAction(text, &m_window);
        action->setShortcut(key);
        action->setToolTip(what);
        m_window.addAction(action);
        connect(action, &QAction::triggered, this, run);
        return action;
    };
    m_actions.add = make(tr("&Add figure"), Qt::CTRL | Qt::Key_D, tr("Keep the figure in front for a report"),
                         [this] { addFigure(); });
    m_actions.show =
        make(tr("S&how collection"), Qt::CTRL | Qt::SHIFT | Qt::Key_D,
             tr("Show or hide the strip of collected figures"), [this](bool shown) { setShown(shown); });
    m_actions.show->setCheckable(true);
    m_actions.fresh = make(tr("&New collection"), {}, tr("Begin an empty collection"), [this] {
        askToSaveFirst([this] {
            m_model.setCollection({});
            setFile({});
        });
    });
    m_actions.open = make(tr("&Open collection…"), Qt::CTRL | Qt::SHIFT | Qt::Key_O,
                          tr("Open a .lodestone file with its figures"),
                          [this] { askFile(true, [this](const QString& path) { openFile(path); }); });
    m_actions.save = make(tr("&Save collection"), Qt::CTRL | Qt::Key_S,
                          tr("Save the collected figures to a file"), [this] { save(); });
    m_actions.saveAs =
        make(tr("Save collection &as…"), {}, tr("Save the collected figures under another name"),
             [this] { askFile(false, [this](const QString& path) { saveFile(path); }); });
    m_actions.recent = new QMenu(tr("Re&cent collections"), &m_window);
    m_actions.exportAll =
        make(tr("&Export all figures…"), {}, tr("Every collected figure as files in one folder"),
             [this] { askToExportAll(); });
    m_actions.report = make(tr("&Report as PDF…"), Qt::CTRL | Qt::Key_R,
                            tr("All collected figures as one PDF with cover, contents and sources"),
                            [this] { askForReport(); });
    QMenuBar& bar = *m_window.menuBar();
    auto* menu = new QMenu(tr("&Collection"), &bar);
    menu->addActions({m_actions.add, m_actions.show});
    menu->addSeparator();
    menu->addActions({m_actions.fresh, m_actions.open, m_actions.save, m_actions.saveAs});
    menu->addMenu(m_actions.recent);
    menu->addSeparator();
    menu->addActions({m_actions.exportAll, m_actions.report});
    bar.insertMenu(bar.actions().back(), menu); // before Help
}

void CollectionCommands::setShown(bool shown) {
    panel().setVisible(shown);
    m_actions.show->setChecked(shown);
}

void CollectionCommands::addFigure() {
    const auto shown = m_window.pages().figure();
    if (!shown || std::holds_alternative<Notice>(shown->body)) {
        m_window.say(tr("There is no figure in front to add"));
        return;
    }
    add(m_window.figureCommands().editor().framedFigure(*shown), {});
}

void CollectionCommands::add(const Figure& framed, const ExportLook& look) {
    m_model.append({framed.headline, documentOf(framed, look, std::string(programName()))},
                   std::make_shared<const Figure>(framed), thumbnailOf(framed, look));
    setShown(true);
    const QModelIndex last = m_model.index(m_model.rowCount() - 1);
    panel().list().setCurrentIndex(last);
    panel().list().scrollTo(last);
    m_window.say(tr("Added to the collection as figure %1").arg(m_model.rowCount()));
}

void CollectionCommands::openEntry(int row) {
    panel().list().setCurrentIndex(m_model.index(row));
    // What a writer made of it comes back with its view.
    const FigureDocument& document = m_model.collection().entries[static_cast<std::size_t>(row)].document;
    m_window.figureCommands().editor().frames().keep(document.state, document.frame);
    m_window.figureCommands().openView(document.state);
}

bool CollectionCommands::openFile(const QString& path) {
    std::string bytes;
    try {
        bytes = readOutsideFile(path.toStdString(), mostCollectionBytes);
    } catch (const OutsideFileError& error) {
        complain(QString::fromUtf8(error.what()) + QStringLiteral("."));
        return false;
    }
    auto parsed = parseCollection(bytes, forTerminal(QFileInfo(path).fileName().toStdString()));
    if (const auto* fault = std::get_if<CollectionFault>(&parsed)) {
        complain(QString::fromStdString(fault->text));
        return false;
    }
    askToSaveFirst([this, path, opened = std::get<Collection>(std::move(parsed))] {
        m_model.setCollection(opened);
        setFile(path);
        setShown(true);
        buildFigures();
        if (m_model.rowCount() > 0)
            panel().list().setCurrentIndex(m_model.index(0));
    });
    return true;
}

bool CollectionCommands::saveFile(const QString& path) {
    try {
        writeWhole(path, QByteArray::fromStdString(collectionText(m_model.collection())));
    } catch (const ExportError& error) {
        complain(QString::fromUtf8(error.what()));
        return false;
    }
    m_model.setSaved();
    setFile(path);
    m_window.say(tr("Saved %1").arg(native(path)));
    return true;
}

void CollectionCommands::save(std::function<void()> then) {
    const auto finish = [this, then = std::move(then)](const QString& path) {
        if (saveFile(path) && then)
            then();
    };
    if (m_file.isEmpty())
        askFile(false, finish);
    else
        finish(m_file);
}

void CollectionCommands::askFile(bool opening, std::function<void(const QString&)> then) {
    auto* dialog = new QFileDialog(&m_window, opening ? tr("Open collection") : tr("Save collection"),
                                   m_file.isEmpty() ? documentsFolder() : QFileInfo(m_file).path(),
                                   tr("Lodestone collection (*.lodestone)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(opening ? QFileDialog::AcceptOpen : QFileDialog::AcceptSave);
    dialog->setFileMode(opening ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    dialog->setDefaultSuffix(QStringLiteral("lodestone"));
    if (!opening)
        dialog->selectFile(m_file.isEmpty() ? tr("figures.lodestone") : QFileInfo(m_file).fileName());
    connect(dialog, &QFileDialog::fileSelected, this, std::move(then));
    dialog->open();
}

void CollectionCommands::askToSaveFirst(std::function<void()> then) {
    if (!m_model.isChanged() || m_model.rowCount() == 0) {
        then();
        return;
    }
    auto* box =
        plainBox(QMessageBox::Question, tr("Collection"), tr("The collection was changed and not saved."),
                 QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, &m_window);
    box->setDefaultButton(QMessageBox::Save);
    connect(box->button(QMessageBox::Save), &QPushButton::clicked, this, [this, then] { save(then); });
    connect(box->button(QMessageBox::Discard), &QPushButton::clicked, this, then);
    box->open();
}

bool CollectionCommands::mayClose() {
    if (m_closing || !m_model.isChanged() || m_model.rowCount() == 0)
        return true;
    askToSaveFirst([this] {
        m_closing = true;
        m_window.close();
    });
    return false;
}

void CollectionCommands::setFile(const QString& path) {
    m_file = path;
    panel().setName(QFileInfo(path).fileName());
    if (path.isEmpty())
        return;
    remember(m_session.recentCollections, path);
    fillRecent();
}

void CollectionCommands::fillRecent() {
    m_actions.recent->clear();
    for (const QString& path : m_session.recentCollections)
        connect(m_actions.recent->addAction(menuWords(native(path))), &QAction::triggered, this,
                [this, path] { openFile(path); });
    m_actions.recent->setEnabled(!m_actions.recent->isEmpty());
    emit filesChanged();
}

void CollectionCommands::buildFigures() {
    for (int row = 0; row < m_model.rowCount(); ++row)
        buildFigure(row);
}

void CollectionCommands::buildFigure(int row) {
    using Built = Answer<std::shared_ptr<const Figure>>;
    const FigureDocument& document = m_model.collection().entries[static_cast<std::size_t>(row)].document;
    auto* watcher = new QFutureWatcher<Built>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, id = m_model.idOf(row)] {
        const Built built = watcher->result();
        watcher->deleteLater();
        if (const int at = m_model.rowOfId(id); at >= 0 && !built.value)
            m_model.setTrouble(at, QString::fromStdString(built.trouble));
        else if (at >= 0)
            m_model.setFigure(
                at, built.value,
                thumbnailOf(*built.value,
                            m_model.collection().entries[static_cast<std::size_t>(at)].document.look));
        checkReady();
    });
    watcher->setFuture(m_pool.run<std::shared_ptr<const Figure>>(
        [state = document.state, frame = document.frame,
         catalogue = m_window.workspace().sharedCatalogue()](const Database& db) {
            return std::make_shared<const Figure>(
                framed(lodestone::buildFigure(state, *catalogue, db), frame));
        }));
}

void CollectionCommands::whenReady(std::function<void()> then) {
    m_waiting = std::move(then);
    checkReady();
}

void CollectionCommands::checkReady() {
    if (m_waiting && m_model.isReady())
        std::exchange(m_waiting, {})();
}

void CollectionCommands::askToExportAll() {
    if (m_model.rowCount() == 0) {
        m_window.say(tr("The collection is empty; Ctrl+D adds the figure in front"));
        return;
    }
    lodestone::askToExportAll(
        m_window, documentsFolder(), [this](const QString& folder, const QStringList& endings) {
            whenReady([this, folder, endings] { m_window.say(exportAllTo(folder, endings)); });
        });
}

QString CollectionCommands::exportAllTo(const QString& folder, const QStringList& endings) {
    const std::vector<std::string> stems = entryFileStems(m_model.collection());
    int written = 0;
    const auto files = m_model.rowCount() * static_cast<int>(endings.size());
    StepsShown steps(m_window, tr("Exporting the collection"), files, m_patience);
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (!m_model.figure(row))
            continue;
        const CollectionEntry& entry = m_model.collection().entries[static_cast<std::size_t>(row)];
        for (const QString& ending : endings) {
            const QString path = QDir(folder).filePath(
                QString::fromStdString(stems[static_cast<std::size_t>(row)]) + u'.' + ending);
            try {
                if (isTableFile(path))
                    writeTableFile(*m_model.figure(row), path);
                else
                    exportFigure(*m_model.figure(row), entry.document.look, path);
                ++written;
                if (!steps.goOn() && written < files)
                    return tr("Stopped after %1 of %2 files").arg(written).arg(files);
            } catch (const ExportError& error) {
                complain(tr("Figure %1: %2.").arg(row + 1).arg(QString::fromUtf8(error.what())));
                return tr("%1 files written, then one failed").arg(written);
            }
        }
    }
    return tr("%1 files written to %2").arg(written).arg(native(folder));
}

void CollectionCommands::askForReport() {
    if (m_model.rowCount() == 0) {
        m_window.say(tr("The collection is empty; Ctrl+D adds the figure in front"));
        return;
    }
    lodestone::askForReport(
        m_window, m_model.collection(), documentsFolder(), [this](const ReportRequest& request) {
            m_model.setWords(request.title, request.author, request.date);
            whenReady([this, request] { m_window.say(writeReport(request.path, request.paper)); });
        });
}

QString CollectionCommands::writeReport(const QString& path, ReportPaper paper) {
    const Collection& collection = m_model.collection();
    std::vector<ReportFigure> figures;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (!m_model.figure(row)) {
            complain(tr("Figure %1 cannot be drawn: %2. Take it out or open it to see why.")
                         .arg(row + 1)
                         .arg(m_model.trouble(row)));
            return tr("No report was written");
        }
        figures.push_back({collection.entries[static_cast<std::size_t>(row)].title, *m_model.figure(row)});
    }
    try {
        ReportWriter writer({collection.title, collection.author, collection.date}, std::move(figures),
                            paper);
        StepsShown steps(m_window, tr("Writing the report"), writer.steps(), m_patience);
        while (writer.writeNext())
            if (!steps.goOn())
                return tr("No report was written");
        writeWhole(path, writer.bytes());
    } catch (const ExportError& error) {
        complain(QString::fromUtf8(error.what()));
        return tr("No report was written");
    }
    return tr("Saved %1").arg(native(path));
}

void CollectionCommands::complain(const QString& words) {
    auto* box = plainBox(QMessageBox::Warning, tr("Collection"), words, QMessageBox::Ok, &m_window);
    box->open();
}

} // namespace lodestone
