// SPDX-License-Identifier: GPL-3.0-or-later
// A row of controls that goes on in the next line where the width ends. GUI thread.
#pragma once

#include <QLayout>

#include <memory>
#include <vector>

namespace lodestone {

class FlowLayout : public QLayout {
public:
    FlowLayout(QWidget* parent, int across, int down);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    [[nodiscard]] int count() const override { return static_cast<int>(m_items.size()); }
    [[nodiscard]] QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override { return {}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override { return minimumSize(); }
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect& rect) override;

private:
    /// The height that is taken; moves the items when `place`.
    int flow(const QRect& rect, bool place) const;

    int m_across;
    int m_down;
    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace lodestone
