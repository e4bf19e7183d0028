// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of the inspector for one policy event: the values around it as bars, and the other events of the same
// years. GUI thread.
#pragma once

#include "figure/build_figure.h"
#include "widgets/labels.h"

#include <QAbstractButton>

namespace lodestone {

/// Years with a bar each, the value at the right end. One text to a screen reader.
class WindowBars : public QWidget {
public:
    WindowBars(std::vector<Inspection::BarLine> bars, std::optional<ColourKey> colour,
               QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const std::vector<Inspection::BarLine> m_bars;
    const std::optional<ColourKey> m_colour;
};

/// Glyph, month and words of an event. A click picks it.
class EventRow : public QAbstractButton {
    Q_OBJECT
public:
    EventRow(Glyph glyph, const QString& when, const QString& words, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override { return {160, fontMetrics().height()}; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] qreal wordsLeft() const;

    const Glyph m_glyph;
    const QString m_when;
    mutable KnownHeights m_heights;
};

} // namespace lodestone
