// SPDX-License-Identifier: GPL-3.0-or-later
// A figure file opened in the window: asked for, dropped, named at the start or chosen from the recent ones.
// The window goes to its view; when the figure is there it is handed on with its frame and look. Owned by
// the window's commands. GUI thread.
#pragma once

#include "export/figure_file.h"

#include <QObject>

#include <memory>
#include <optional>

namespace lodestone {

class MainWindow;

class FigureOpener : public QObject {
    Q_OBJECT
public:
    explicit FigureOpener(MainWindow& window);

    void ask(); ///< for a file, in a dialog; returns at once
    /// Says what is wrong with the file where it cannot be opened.
    void open(const QString& path);
    void open(const QString& path, const std::variant<FigureFile, FileTrouble>& read);

signals:
    /// The file's figure stands in the window: as built now, with what a writer had made of it.
    void opened(const QString& path, const std::shared_ptr<const lodestone::Figure>& built,
                const lodestone::FigureFrame& frame, const lodestone::ExportLook& look);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override; ///< drops on the window

private:
    struct Waiting {
        QString path;
        FigureDocument document;
    };
    void deliver(const std::shared_ptr<const Figure>& shown);
    void complain(const std::string& trouble);
    [[nodiscard]] QString newsOf(const Waiting& file, const Figure& built) const;

    MainWindow& m_window;
    std::optional<Waiting> m_waiting; ///< the window is on its way to it
};

} // namespace lodestone
