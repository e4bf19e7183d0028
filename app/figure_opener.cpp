// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure_opener.h"

#include "main_window.h"
#include "platform/plain_text.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMimeData>
#include <QStandardPaths>
#include <QUrl>

namespace lodestone {
namespace {

bool isCollection(const QString& path) {
    return path.endsWith(QLatin1StringView(".lodestone"), Qt::CaseInsensitive);
}

/// The first file of a drop that could be a figure or a collection; '' for none.
QString fileIn(const QMimeData& data) {
    for (const QUrl& url : data.urls())
        if (const QString path = url.toLocalFile(); figureFormat(path) || isCollection(path))
            return path;
    return {};
}

bool sameView(ViewState a, ViewState b) {
    a.selection = {};
    b.selection = {};
    return a == b;
}

} // namespace

FigureOpener::FigureOpener(MainWindow& window) : QObject(&window), m_window(window) {
    window.setAcceptDrops(true);
    window.installEventFilter(this);
    connect(&window.pages(), &PageStack::figureShown, this, &FigureOpener::deliver);
}

void FigureOpener::ask() {
    const QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    auto* dialog =
        new QFileDialog(&m_window, tr("Open figure"), QDir(pictures).exists() ? pictures : QDir::homePath(),
                        tr("Figures and collections (*.png *.svg *.pdf *.lodestone)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, qOverload<const QString&>(&FigureOpener::open));
    dialog->open();
}

void FigureOpener::open(const QString& path) {
    if (isCollection(path))
        m_window.collection().openFile(path);
    else
        open(path, readFigureFile(path));
}

void FigureOpener::open(const QString& path, const std::variant<FigureFile, FileTrouble>& read) {
    if (const auto* trouble = std::get_if<FileTrouble>(&read)) {
        complain(trouble->text);
        return;
    }
    m_waiting = {path, std::get<FigureFile>(read).document};
    m_window.workspace().change([this](ViewState& state) { state = m_waiting->document.state; });
    if (const auto shown = m_window.pages().figure())
        deliver(shown); // the window was there already
}

void FigureOpener::deliver(const std::shared_ptr<const Figure>& shown) {
    if (!m_waiting || !sameView(shown->state, m_window.workspace().state()))
        return;
    const Waiting file = *m_waiting;
    m_waiting.reset();
    m_window.say(newsOf(file, *shown));
    emit opened(file.path, shown, file.document.frame, file.document.look);
}

QString FigureOpener::newsOf(const Waiting& file, const Figure& built) const {
    const QString name = QFileInfo(file.path).fileName();
    if (!sameView(file.document.state, built.state))
        return tr("The view of %1 is not in this database; the nearest is shown").arg(name);
    const FigureDocument now =
        documentOf(framed(built, file.document.frame), file.document.look, std::string(programName()));
    const auto count = static_cast<int>(dataChanges(file.document, now).size());
    if (count > 0)
        return tr("%1 opened; its data changed since it was exported (lodestone verify lists %n change(s))",
                  nullptr, count)
            .arg(name);
    return tr("%1 opened; its data are as they were").arg(name);
}

void FigureOpener::complain(const std::string& trouble) {
    auto* box = plainBox(QMessageBox::Warning, tr("Open figure"), QString::fromStdString(trouble + "."),
                         QMessageBox::Ok, &m_window);
    box->open();
}

bool FigureOpener::eventFilter(QObject* watched, QEvent* event) {
    if (watched == &m_window && event->type() == QEvent::DragEnter) {
        auto* drag = static_cast<QDragEnterEvent*>(event);
        if (!fileIn(*drag->mimeData()).isEmpty()) {
            drag->acceptProposedAction();
            return true;
        }
    } else if (watched == &m_window && event->type() == QEvent::Drop) {
        auto* drop = static_cast<QDropEvent*>(event);
        if (const QString path = fileIn(*drop->mimeData()); !path.isEmpty()) {
            drop->acceptProposedAction();
            // After the drag is over: a message would otherwise hold up the program it came from.
            QMetaObject::invokeMethod(
                this, [this, path] { open(path); }, Qt::QueuedConnection);
            return true;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace lodestone
