// SPDX-License-Identifier: GPL-3.0-or-later
// The list of minerals with its filter field: arrows move through it, typing filters, Escape clears. GUI
// thread.
#pragma once

#include "widgets/mineral_model.h"

#include <QLineEdit>
#include <QListView>

namespace lodestone {

/// Rows paint themselves; keys the list has no use for go on to the window.
class MineralView : public QListView {
    Q_OBJECT
public:
    explicit MineralView(QWidget* parent = nullptr);

signals:
    void captionPressed(const QModelIndex& row); ///< a row that is no mineral
    void rowEntered(const QModelIndex& row);     ///< with the Enter key
    void typed(const QString& text);
    void yearStep(int step); ///< Left and Right: the researcher flips minerals and years from one place
    void escaped();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
};

class MineralList : public QWidget {
    Q_OBJECT
public:
    explicit MineralList(std::shared_ptr<const Catalogue> catalogue, QWidget* parent = nullptr);

    [[nodiscard]] MineralModel& model() { return *m_model; }
    [[nodiscard]] QLineEdit& filter() { return *m_filter; }
    [[nodiscard]] MineralView& view() { return *m_view; }

    void showMineral(const std::string& slug, double moderate, double high); ///< marks it; emits nothing
    void step(int by); ///< to the next mineral of the list, or the one before

signals:
    void mineralPicked(const std::string& slug);
    void yearStep(int step);
    void escaped(); ///< Escape with nothing left to clear here

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void toggle(int row);
    void markCurrent();
    void applyFilter(const QString& text);
    void markShown();
    void setSearchIcon();

    MineralModel* m_model;
    QLineEdit* m_filter;
    QAction* m_searchAction;
    MineralView* m_view;
    std::string m_shown;
    bool m_marking = false;
};

} // namespace lodestone
