// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a row of the mineral list: group caption, or name with its badge on the concentration ramp. GUI
// thread.
#pragma once

#include <QStyledItemDelegate>

namespace lodestone {

class MineralModel;

class MineralDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit MineralDelegate(const MineralModel& model, QObject* parent = nullptr);

    /// Where the ramp's first two steps end: the thresholds of the regime in use.
    bool setThresholds(double moderate, double high); ///< whether they are others than before

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    void paintCaption(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
    void paintBadge(QPainter& painter, const QRectF& rect, int row, const QStyleOptionViewItem& option) const;

    const MineralModel& m_model;
    double m_moderate = 1000;
    double m_high = 1800;
};

} // namespace lodestone
