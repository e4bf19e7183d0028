// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the editor of the figure in front and does what it asks for: files, clipboard; what is written is
// kept for the view. Owned by the window. GUI thread.
#pragma once

#include "editor/figure_editor.h"
#include "workspace/frame_book.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace lodestone {

class MainWindow;

class EditorCommands : public QObject {
    Q_OBJECT
public:
    explicit EditorCommands(MainWindow& window);

    /// The editor of `figure` (as built), with the frame that its view has.
    FigureEditor* open(const Figure& figure);
    /// The same with a frame and a look from elsewhere, as of a figure file.
    FigureEditor* open(const Figure& figure, const Edit& start);
    [[nodiscard]] FigureEditor* editor() { return m_editor; } ///< null while there is none
    [[nodiscard]] FrameBook& frames() { return m_frames; }
    /// The figure as it leaves: with what a writer made of its view.
    [[nodiscard]] Figure framedFigure(const Figure& built) const {
        return framed(built, m_frames.of(built.state));
    }

signals:
    void saved(const QString& path);
    void copied();
    void bundleWanted(const lodestone::Figure& framed, const lodestone::ExportLook& look);
    void collectWanted(const lodestone::Figure& framed, const lodestone::ExportLook& look);

private:
    void connectEditor();
    void follow(const Figure& shown);
    void askForFile(FileKind kind);
    void write(const QString& path);
    void copy();

    MainWindow& m_window;
    FrameBook m_frames;
    std::optional<ExportLook> m_look; ///< as last used
    QPointer<FigureEditor> m_editor;
    bool m_mending = false; ///< the window is on its way to the view of a fix
};

} // namespace lodestone
