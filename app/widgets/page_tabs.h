// SPDX-License-Identifier: GPL-3.0-or-later
// The tabs of the pages: the one in front stands on the ground of its page, underlined in the accent.
// GUI thread.
#pragma once

#include <QTabBar>

namespace lodestone {

class PageTabs : public QTabBar {
    Q_OBJECT
public:
    explicit PageTabs(QWidget* parent = nullptr);

protected:
    [[nodiscard]] QSize tabSizeHint(int index) const override;
    [[nodiscard]] QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
    void paintEvent(QPaintEvent* event) override;

private:
    static void installAccessibility();
    void sayTurned(); ///< to a screen reader, when one listens
    void paintTab(QPainter& painter, int index) const;
};

} // namespace lodestone
