// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/section_switch.h"

#include "widgets/accessible_role.h"
#include "widgets/look.h"

#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>

namespace lodestone {

SectionSwitch::SectionSwitch(const QString& name, const QStringList& sections, QWidget* parent)
    : QWidget(parent) {
    setAccessibleRole(*this, QAccessible::Grouping);
    setAccessibleName(name);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    for (int i = 0; i < sections.size(); ++i) {
        auto* segment = new StageSegment(sections[i], i + 1 == sections.size(), this);
        segment->setMinimumWidth(segment->sizeHint().width() + 16);
        segment->setAccessibleName(name + QStringLiteral(": ") + sections[i]);
        segment->setChecked(i == 0);
        row->addWidget(segment);
        m_segments.push_back(segment);
        connect(segment, &QRadioButton::toggled, this, [this, i](bool on) {
            if (on)
                emit sectionPicked(i);
        });
    }
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void SectionSwitch::setSection(int section) {
    m_segments[static_cast<std::size_t>(section)]->setChecked(true);
}

int SectionSwitch::section() const {
    const auto checked = std::ranges::find_if(m_segments, &QAbstractButton::isChecked);
    return static_cast<int>(checked - m_segments.begin());
}

void SectionSwitch::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& look = themeOf(this);
    painter.setPen(QPen(look.border, 1));
    painter.setBrush(look.field);
    painter.drawRoundedRect(hairlineRect(rect()), 4, 4);
}

} // namespace lodestone
