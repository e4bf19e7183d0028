// SPDX-License-Identifier: GPL-3.0-or-later
// The year as a slider over the years there are, with a button that plays them where there are more than two.
// GUI thread.
#pragma once

#include "model/dates.h"

#include <QAbstractButton>
#include <QLabel>
#include <QSlider>
#include <QTimer>

#include <vector>

namespace lodestone {

/// A slider whose value is a year and that rests only on years there are.
class YearSlider : public QSlider {
    Q_OBJECT
public:
    explicit YearSlider(QWidget* parent = nullptr);

    void setYears(const std::vector<Year>& years, Year shown); ///< emits nothing
    [[nodiscard]] const std::vector<Year>& years() const { return m_years; }
    void step(int by);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, sizeHint().height()}; }

signals:
    void yearPicked(lodestone::Year year);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] qreal xOf(Year year) const;
    [[nodiscard]] Year yearAt(qreal x) const;
    void pick(Year year);
    void paintLabels(QPainter& painter) const;

    std::vector<Year> m_years;
};

class RoundButton : public QAbstractButton {
    Q_OBJECT
public:
    explicit RoundButton(QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override { return {22, 22}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

class YearControl : public QWidget {
    Q_OBJECT
public:
    explicit YearControl(QWidget* parent = nullptr);

    /// `period` names what is shown where it is more than a year: '2016–2020 average'.
    void showYears(const std::vector<Year>& years, Year shown, const QString& period);
    void step(int by) { m_slider->step(by); }
    [[nodiscard]] bool canPlay() const { return m_slider->years().size() > 2; }
    void togglePlay();
    [[nodiscard]] bool isPlaying() const { return m_timer.isActive(); }

signals:
    void yearPicked(lodestone::Year year);
    void gestureBegan(); ///< a drag, or years that play: many years, one step
    void gestureEnded();

private:
    void playOn();
    void stop();

    QLabel* m_year;
    QLabel* m_remark; ///< why there is no slider
    YearSlider* m_slider;
    RoundButton* m_play;
    QTimer m_timer;
};

} // namespace lodestone
