// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette: a field and under it what it finds, over the window. By keyboard alone: typing
// narrows, Up and Down choose, Enter runs, Esc closes; the focus goes back to where it was. Lives in the
// window it covers, is made once and hidden when not used. GUI thread.
#pragma once

#include "widgets/palette_model.h"

#include <QLineEdit>
#include <QListView>

namespace lodestone {

class CommandPalette : public QWidget {
    Q_OBJECT
public:
    explicit CommandPalette(QWidget& window);

    /// Replaces what can be found; what is open and typed stays.
    void setEntries(std::vector<PaletteEntry> entries);
    /// Opens with its field over `place`, in coordinates of the window, as far as there is room.
    void openOver(const QRect& place);
    void dismiss();

    [[nodiscard]] QLineEdit& field() { return *m_field; }
    [[nodiscard]] const PaletteModel& model() const { return *m_model; }
    [[nodiscard]] int row() const { return m_list->currentIndex().row(); } ///< chosen, -1 for none

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void search();
    void choose(int row);
    void run(int row);
    void fit();
    [[nodiscard]] bool handleKey(int key);
    void setSearchIcon();

    PaletteModel* m_model;
    QLineEdit* m_field;
    QAction* m_icon;
    QListView* m_list;
    QRect m_place;
    QPointer<QWidget> m_before; ///< what had the focus
};

} // namespace lodestone
