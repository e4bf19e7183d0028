// SPDX-License-Identifier: GPL-3.0-or-later
// The strip under the pages that shows the figures of the collection in their order. Hidden until there is
// one. Arrows go from figure to figure, Enter opens, F2 renames, Delete takes out, Ctrl+Shift+Left and Right
// move, as a drag does. GUI thread.
#pragma once

#include "widgets/collection_model.h"

#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QToolButton>

namespace lodestone {

class CollectionList : public QListView {
    Q_OBJECT
public:
    explicit CollectionList(CollectionModel& model, QWidget* parent = nullptr);

signals:
    void openAsked(int row);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void removeCurrent();
    void moveCurrent(int by);

    CollectionModel& m_model;
};

class CollectionPanel : public QWidget {
    Q_OBJECT
public:
    explicit CollectionPanel(CollectionModel& model, QWidget* parent = nullptr);

    [[nodiscard]] CollectionList& list() { return *m_list; }
    [[nodiscard]] QPushButton& addButton() { return *m_add; }
    [[nodiscard]] QPushButton& reportButton() { return *m_report; }
    [[nodiscard]] QToolButton& closeButton() { return *m_close; }
    void setName(const QString& name); ///< of the file; '' for none
    [[nodiscard]] QString nameShown() const { return m_name->text(); }

signals:
    void openAsked(int row);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showName();

    CollectionModel& m_model;
    CollectionList* m_list;
    QLabel* m_name;
    QPushButton* m_add;
    QPushButton* m_report;
    QToolButton* m_close;
    QString m_file;
};

/// Size of a thumbnail in px of the screen at scale 1.
inline constexpr QSize thumbnailSize{128, 72};

} // namespace lodestone
