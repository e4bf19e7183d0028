// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/year_control.h"

#include "widgets/icons.h"
#include "widgets/labels.h"
#include "widgets/look.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace lodestone {

namespace {

constexpr int playMs = 600;

} // namespace

RoundButton::RoundButton(QWidget* parent) : QAbstractButton(parent) {
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setFixedSize(22, 22);
}

void RoundButton::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& look = themeOf(this);
    painter.setPen(QPen(look.border, 1));
    painter.setBrush(isDown() ? look.pressed : underMouse() ? look.hover : look.raised);
    painter.drawEllipse(hairlineRect(rect()));
    paintIcon(painter, isChecked() ? Icon::Pause : Icon::Play, QRectF(rect()).adjusted(4, 4, -4, -4),
              look.text);
    if (showsFocus(*this))
        paintFocusRing(painter, rect(), 10, look);
}

YearControl::YearControl(QWidget* parent) : QWidget(parent) {
    m_year = makeLabel(TypeRole::Section, Tone::Normal);
    m_remark = makeLabel(TypeRole::Small, Tone::Muted);
    m_slider = new YearSlider;
    m_play = new RoundButton;
    m_play->setAccessibleName(tr("Play the years"));
    m_play->setToolTip(tr("Play the years (Space)"));
    m_timer.setInterval(playMs);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(4, 0, 4, 0);
    head->addWidget(makeCaption(tr("Year")));
    head->addStretch();
    head->addWidget(m_year);
    column->addLayout(head);
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    row->addWidget(m_play, 0, Qt::AlignTop);
    row->addWidget(m_slider, 1);
    column->addLayout(row);
    m_remark->setContentsMargins(4, 0, 4, 0);
    m_remark->setFixedHeight(m_slider->sizeHint().height());
    m_remark->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    column->addWidget(m_remark);

    connect(m_slider, &YearSlider::yearPicked, this, &YearControl::yearPicked);
    connect(m_slider, &QSlider::sliderPressed, this, [this] {
        stop();
        emit gestureBegan();
    });
    connect(m_slider, &QSlider::sliderReleased, this, &YearControl::gestureEnded);
    connect(m_play, &QAbstractButton::clicked, this, [this](bool on) {
        if (on)
            playOn();
        else
            stop();
    });
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_slider->step(1);
        if (m_slider->value() == m_slider->maximum())
            stop();
    });
}

void YearControl::showYears(const std::vector<Year>& years, Year shown, const QString& period) {
    m_slider->setYears(years, shown);
    const QString year = QString::number(shown);
    m_year->setText(years.empty() ? QString() : period.isEmpty() ? year : period);
    m_slider->setVisible(years.size() > 1);
    m_remark->setVisible(years.size() <= 1);
    m_remark->setText(years.empty()            ? tr("No year is published")
                      : m_year->text() == year ? tr("The only year published")
                                               : tr("The only figure published"));
    m_play->setVisible(canPlay());
    if (!canPlay())
        stop();
}

void YearControl::togglePlay() {
    if (!canPlay())
        return;
    if (m_timer.isActive())
        stop();
    else
        playOn();
}

void YearControl::playOn() {
    m_play->setChecked(true);
    emit gestureBegan();
    if (m_slider->value() == m_slider->maximum())
        m_slider->step(-static_cast<int>(m_slider->years().size()));
    m_timer.start();
}

void YearControl::stop() {
    if (!m_timer.isActive())
        return;
    m_timer.stop();
    emit gestureEnded();
    m_play->setChecked(false);
}

} // namespace lodestone
