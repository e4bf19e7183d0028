// SPDX-License-Identifier: GPL-3.0-or-later
// Size and place of the window and its three panes: restored, kept sane, folded when there is little room.
// GUI thread; owned by the window.
#pragma once

#include "session.h"

#include <QMainWindow>
#include <QSplitter>

namespace lodestone {

class WindowLayout : public QObject {
    Q_OBJECT
public:
    /// Takes the panes into a splitter, which the caller places.
    WindowLayout(QMainWindow& window, QWidget& left, QWidget& pages, QWidget& inspector);

    [[nodiscard]] QSplitter* splitter() { return m_splitter; }
    void restore(const Session& session);
    void reset();
    void remember(Session& session) const;

    void setInspectorShown(bool shown);
    void windowResized();

signals:
    void inspectorShown(bool shown);

private:
    void setPanes(int left, int inspector);
    void fold(bool narrow);
    void showInspector(bool shown);

    QMainWindow& m_window;
    QWidget& m_left;
    QWidget& m_pages;
    QWidget& m_inspector;
    QSplitter* m_splitter;
    bool m_narrow = false; ///< too narrow for the inspector beside the figure
    bool m_wanted = true;  ///< whether the reader wants the inspector when there is room
    int m_inspectorWidth;  ///< kept while it is hidden
};

} // namespace lodestone
