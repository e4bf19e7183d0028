// SPDX-License-Identifier: GPL-3.0-or-later
#include "editor_commands.h"

#include "export/export_figure.h"
#include "export/table_file.h"
#include "figure_output.h"
#include "main_window.h"
#include "platform/plain_text.h"
#include "widgets/look.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace lodestone {
namespace {

QString filterOf(FileKind kind) {
    switch (kind) {
    case FileKind::Png:
        return EditorCommands::tr("PNG image (*.png)");
    case FileKind::Svg:
        return EditorCommands::tr("SVG drawing (*.svg)");
    case FileKind::Pdf:
        return EditorCommands::tr("PDF document (*.pdf)");
    case FileKind::Csv:
        return EditorCommands::tr("CSV table (*.csv)");
    case FileKind::Xlsx:
        return EditorCommands::tr("Excel workbook (*.xlsx)");
    }
    return {};
}

QString pictureFolder() {
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    return QDir(folder).exists() ? folder : QDir::homePath();
}

bool sameView(ViewState a, ViewState b) {
    a.selection = {};
    b.selection = {};
    return a == b;
}

} // namespace

EditorCommands::EditorCommands(MainWindow& window) : QObject(&window), m_window(window) {
    connect(&m_window.pages(), &PageStack::figureShown, this,
            [this](const std::shared_ptr<const Figure>& shown) { follow(*shown); });
}

void EditorCommands::follow(const Figure& shown) {
    if (!m_editor || !m_editor->isVisible())
        return;
    // Notes are about one figure: only a view that mends it takes them along.
    if (m_mending || sameView(shown.state, m_editor->model().built().state))
        m_editor->setFigure(shown);
    else
        m_editor->close();
    m_mending = false;
}

FigureEditor* EditorCommands::open(const Figure& figure) {
    ExportLook look;
    look.ground = groundOf(themeOf(&m_window).kind);
    look.preset = "article";
    return open(figure, {m_frames.of(figure.state), m_look.value_or(look)});
}

FigureEditor* EditorCommands::open(const Figure& figure, const Edit& start) {
    if (m_editor)
        m_editor->close();
    m_frames.keep(figure.state, start.frame);
    m_editor = new FigureEditor(figure, start, m_window.workspace().catalogue(), &m_window);
    connectEditor();
    m_editor->open();
    return m_editor;
}

void EditorCommands::connectEditor() {
    connect(m_editor, &FigureEditor::frameEdited, this, [this](const FigureFrame& frame) {
        m_frames.keep(m_editor->model().built().state, frame);
        m_look = m_editor->exportedLook();
    });
    connect(m_editor, &FigureEditor::viewWanted, this, [this](const ViewState& state) {
        // What was written goes along to the view that mends it.
        m_mending = true;
        m_frames.keep(state, m_editor->model().frame());
        m_window.workspace().change([&](ViewState& next) { next = state; });
    });
    connect(m_editor, &FigureEditor::exportWanted, this, &EditorCommands::askForFile);
    connect(m_editor, &FigureEditor::copyWanted, this, &EditorCommands::copy);
    connect(m_editor, &FigureEditor::bundleWanted, this,
            [this] { emit bundleWanted(m_editor->model().framed(), m_editor->exportedLook()); });
    connect(m_editor, &FigureEditor::collectWanted, this, [this] {
        emit collectWanted(m_editor->model().framed(), m_editor->exportedLook());
        m_editor->say(tr("Added to the collection"));
    });
}

void EditorCommands::askForFile(FileKind kind) {
    auto* dialog = new QFileDialog(m_editor, tr("Export figure"), pictureFolder(), filterOf(kind));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(endingOf(kind));
    const QFileInfo name(suggestedFileName(m_editor->model().built().state));
    dialog->selectFile(name.completeBaseName() + u'.' + endingOf(kind));
    connect(dialog, &QFileDialog::fileSelected, this, &EditorCommands::write);
    dialog->open();
}

void EditorCommands::write(const QString& path) {
    if (!m_editor)
        return;
    try {
        const Figure figure = m_editor->model().framed();
        if (isTableFile(path))
            writeTableFile(figure, path);
        else
            exportFigure(figure, m_editor->exportedLook(), path);
    } catch (const ExportError& error) {
        auto* box = plainBox(QMessageBox::Warning, tr("Export figure"), QString::fromUtf8(error.what()),
                             QMessageBox::Ok, m_editor);
        box->open();
        return;
    }
    m_editor->say(tr("Saved %1").arg(QDir::toNativeSeparators(path)));
    emit saved(path);
}

void EditorCommands::copy() {
    m_editor->say(copyFigure(m_editor->model().framed(), m_editor->exportedLook()));
    emit copied();
}

} // namespace lodestone
