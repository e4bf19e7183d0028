// SPDX-License-Identifier: GPL-3.0-or-later
// A few sections of a page as one segmented control. GUI thread.
#pragma once

#include "widgets/stage_switch.h"

#include <QStringList>

namespace lodestone {

class SectionSwitch : public QWidget {
    Q_OBJECT
public:
    SectionSwitch(const QString& name, const QStringList& sections, QWidget* parent = nullptr);

    void setSection(int section);
    [[nodiscard]] int section() const;
    [[nodiscard]] QAbstractButton& segment(int section) const {
        return *m_segments[static_cast<std::size_t>(section)];
    }

signals:
    void sectionPicked(int section);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<StageSegment*> m_segments;
};

} // namespace lodestone
