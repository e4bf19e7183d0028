// SPDX-License-Identifier: GPL-3.0-or-later
// Land without a colour of its own: most of the map, the same from year to year and mineral to mineral.
// Internal to app/charts.
#pragma once

#include "charts/canvas.h"
#include "charts/map_frame.h"

#include <QGraphicsItem>
#include <QImage>
#include <QPainterPath>

#include <vector>

namespace lodestone {

// Outlines of what is pointed out on the map.
inline constexpr qreal hoveredLandWidth = 1.5;
inline constexpr qreal chosenLandWidth = 2;

struct PaintedLand;

/// Plain land as long as nothing points it out. In a window it is painted once and kept as a picture; on
/// paper and in files it paints every country.
class PlainLand final : public QGraphicsItem, public Restyled {
public:
    struct Country {
        Mark mark;
        QPainterPath path;
        bool coloured = false; ///< part of the picture, which knows no mineral, and of nothing else
    };

    PlainLand(const MapFrame& frame, const Theme& theme) : m_frame(frame), m_theme(theme) {}

    void add(Country country) { m_countries.push_back(std::move(country)); }
    [[nodiscard]] const std::vector<Country>& countries() const { return m_countries; }
    [[nodiscard]] QRectF boundingRect() const override { return m_frame.area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* window) override;
    void restyle(const Highlight& highlight) override { m_highlight = highlight; }

private:
    [[nodiscard]] QImage drawn(const PaintedLand& wanted, qreal dense) const;
    void draw(QPainter& painter, const QPainterPath& path) const;

    const MapFrame m_frame;
    const Theme& m_theme;
    std::vector<Country> m_countries;
    Highlight m_highlight;
};

/// Plain land that is pointed out, over what lies around it.
class LitLand final : public QGraphicsItem, public Restyled {
public:
    LitLand(const PlainLand& plain, const MapFrame& frame, const Theme& theme)
        : m_plain(plain), m_bounds(frame.area), m_theme(theme) {}

    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* window) override;
    void restyle(const Highlight& highlight) override;

private:
    void draw(QPainter& painter, const Mark& mark, QPen pen, const QColor& fill) const;

    const PlainLand& m_plain;
    const QRectF m_bounds;
    const Theme& m_theme;
    Highlight m_highlight;
};

} // namespace lodestone
