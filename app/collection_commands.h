// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does with a collection: adds the figure in front, opens one of its figures, keeps its file,
// writes all figures or one report. Builds the figures of an opened file in the background. Owned by the
// window. GUI thread.
#pragma once

#include "export/report.h"
#include "session.h"
#include "widgets/collection_panel.h"
#include "workspace/store_pool.h"

#include <QAction>
#include <QMenuBar>
#include <QObject>

#include <functional>

namespace lodestone {

class MainWindow;

struct CollectionActions {
    QAction* add = nullptr;
    QAction* show = nullptr; ///< checkable
    QAction* fresh = nullptr;
    QAction* open = nullptr;
    QAction* save = nullptr;
    QAction* saveAs = nullptr;
    QMenu* recent = nullptr;
    QAction* exportAll = nullptr;
    QAction* report = nullptr;
};

class CollectionCommands : public QObject {
    Q_OBJECT
public:
    CollectionCommands(MainWindow& window, StorePool& pool, Session& session);

    [[nodiscard]] CollectionPanel& panel(); ///< made when it is first wanted
    [[nodiscard]] CollectionModel& model() { return m_model; }
    [[nodiscard]] const CollectionActions& actions() const { return m_actions; }
    [[nodiscard]] const QString& file() const { return m_file; } ///< '' while it was never saved

    void addFigure(); ///< the one in front
    void add(const Figure& framed, const ExportLook& look);
    /// Opens a file in the place of what is there. Returns false and says why in a box when it cannot be
    /// read.
    bool openFile(const QString& path);
    bool saveFile(const QString& path); ///< likewise
    /// True where nothing is lost; else asks, and closes the window once that is settled.
    [[nodiscard]] bool mayClose();

    /// Writes every figure as a file of each ending ('png', ...) into a folder; returns one sentence.
    QString exportAllTo(const QString& folder, const QStringList& endings);
    /// Writes the report; returns one sentence.
    QString writeReport(const QString& path, ReportPaper paper);
    /// After so many milliseconds both show how far they are.
    void setPatience(int patience) { m_patience = patience; }

signals:
    void filesChanged(); ///< the menu of recent collections changed

private:
    void makeActions();
    void setShown(bool shown);
    void openEntry(int row);
    void buildFigures();
    void buildFigure(int row);
    void takeFigure(int id, const std::shared_ptr<const Figure>& figure);
    void whenReady(std::function<void()> then);
    void checkReady();
    void askToSaveFirst(std::function<void()> then);
    void askFile(bool opening, std::function<void(const QString&)> then);
    void save(std::function<void()> then = {});
    void fillRecent();
    void setFile(const QString& path);
    void askForReport();
    void askToExportAll();
    void complain(const QString& words);

    MainWindow& m_window;
    StorePool& m_pool;
    Session& m_session;
    CollectionModel m_model;
    CollectionPanel* m_panel = nullptr;
    CollectionActions m_actions;
    QString m_file;
    std::function<void()> m_waiting; ///< for all figures to be built
    bool m_closing = false;
    int m_patience = 300;
};

} // namespace lodestone
