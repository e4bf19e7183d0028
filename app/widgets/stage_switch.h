// SPDX-License-Identifier: GPL-3.0-or-later
// One of four stages as a segmented control. A stage without a table can be chosen too: its figure says why
// there is none. GUI thread.
#pragma once

#include "model/catalogue.h"

#include <QRadioButton>

#include <vector>

namespace lodestone {

/// A radio button to the keyboard and to a screen reader; a segment to the eye.
class StageSegment : public QRadioButton {
    Q_OBJECT
public:
    StageSegment(const QString& text, bool last, QWidget* parent);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {20, sizeHint().height()}; }

    void setHasTable(bool hasTable);

protected:
    void paintEvent(QPaintEvent* event) override;
    [[nodiscard]] bool hitButton(const QPoint& point) const override { return rect().contains(point); }

private:
    bool m_last = false;
    bool m_hasTable = true;
};

class StageSwitch : public QWidget {
    Q_OBJECT
public:
    explicit StageSwitch(const Catalogue& catalogue, QWidget* parent = nullptr);

    /// Marks the stage, dims those without a table; emits nothing.
    void showStage(Stage stage, const std::vector<Stage>& withTable);

signals:
    void stagePicked(lodestone::Stage stage);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<StageSegment*> m_segments; ///< in the order of allStages
};

} // namespace lodestone
