// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage_switch.h"

#include "widgets/accessible_role.h"
#include "widgets/look.h"

#include <QHBoxLayout>
#include <QPainter>

#include <algorithm>
#include <iterator>

namespace lodestone {

namespace {

QFont segmentFont(bool strong) {
    QFont face = font(TypeRole::Small);
    if (strong)
        face.setWeight(QFont::DemiBold);
    return face;
}

} // namespace

StageSegment::StageSegment(const QString& text, bool last, QWidget* parent)
    : QRadioButton(text, parent), m_last(last) {
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    // Tab goes to the segment that is chosen; arrow keys go from there to the others.
    setFocusPolicy(Qt::ClickFocus);
    connect(this, &QRadioButton::toggled, this,
            [this](bool on) { setFocusPolicy(on ? Qt::StrongFocus : Qt::ClickFocus); });
}

QSize StageSegment::sizeHint() const {
    return {static_cast<int>(QFontMetricsF(segmentFont(true)).horizontalAdvance(text())) + 10, 26};
}

void StageSegment::setHasTable(bool hasTable) {
    m_hasTable = hasTable;
    setToolTip(hasTable ? QString() : tr("%1: no table is published for this mineral").arg(text()));
    setAccessibleDescription(toolTip());
    update();
}

void StageSegment::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& look = themeOf(this);
    const QRectF area = rect();
    if (isChecked()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.accent);
        painter.drawRoundedRect(area, 4, 4);
    } else {
        if (underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(look.hover);
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 3, 3);
        }
        if (!m_last)
            painter.fillRect(QRectF(area.right() - 0.5, 6, 1, area.height() - 12), look.divider);
    }
    const QFont face = segmentFont(isChecked());
    painter.setFont(face);
    painter.setPen(isChecked() ? look.textOnAccent : m_hasTable ? look.text : look.textMuted);
    painter.drawText(area, Qt::AlignCenter | Qt::TextSingleLine,
                     QFontMetricsF(face).elidedText(text(), Qt::ElideRight, area.width() - 4));
    if (showsFocus(*this)) {
        paintFocusRing(painter, area, 4, look);
        if (isChecked()) { // the ring has the accent's own colour: a gap sets it off
            painter.setPen(QPen(look.panel, 1));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(area.adjusted(2.5, 2.5, -2.5, -2.5), 2.5, 2.5);
        }
    }
}

StageSwitch::StageSwitch(const Catalogue& catalogue, QWidget* parent) : QWidget(parent) {
    setAccessibleRole(*this, QAccessible::Grouping);
    setAccessibleName(tr("Stage"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    const std::size_t count = std::size(allStages);
    for (std::size_t i = 0; i < count; ++i) {
        const Stage stage = allStages[i];
        auto* segment =
            new StageSegment(QString::fromStdString(catalogue.stage(stage).name), i + 1 == count, this);
        segment->setAccessibleName(tr("Stage: %1").arg(segment->text()));
        row->addWidget(segment, segment->sizeHint().width());
        m_segments.push_back(segment);
        // toggled, not clicked: arrow keys move between radio buttons without a click.
        connect(segment, &QRadioButton::toggled, this, [this, stage](bool on) {
            if (on)
                emit stagePicked(stage);
        });
    }
}

void StageSwitch::showStage(Stage stage, const std::vector<Stage>& withTable) {
    const QSignalBlocker quiet(this);
    for (std::size_t i = 0; i < m_segments.size(); ++i) {
        const bool has = std::ranges::find(withTable, allStages[i]) != withTable.end();
        m_segments[i]->setHasTable(has);
        m_segments[i]->setChecked(allStages[i] == stage);
    }
}

void StageSwitch::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& look = themeOf(this);
    painter.setPen(QPen(look.border, 1));
    painter.setBrush(look.field);
    painter.drawRoundedRect(hairlineRect(rect()), 4, 4);
}

} // namespace lodestone
