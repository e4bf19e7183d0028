// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of the map as a drawing: land, marks on it, key and table below. Internal to app/charts.
#pragma once

#include "charts/canvas.h"
#include "charts/map_frame.h"

#include <QGraphicsItem>

#include <set>
#include <string>
#include <vector>

namespace lodestone {

/// What belongs to the map proper; cut at its area.
class MapLayer final : public QGraphicsItem {
public:
    explicit MapLayer(const QRectF& area) : m_area(area) {
        setFlags(ItemClipsChildrenToShape | ItemHasNoContents);
    }
    [[nodiscard]] QRectF boundingRect() const override { return m_area; }
    void paint(QPainter*, const QStyleOptionGraphicsItem*, QWidget*) override {}

private:
    QRectF m_area;
};

/// A map while it is drawn.
struct MapDrawing {
    Canvas& canvas;
    const MapBody& body;
    const MapFrame& frame;
    ShownAgreements shown;
    QGraphicsItem* layer = nullptr;
    std::size_t rows = 0;              ///< of the agreements shown, so many stand in a table below
    std::vector<QRectF> taken = {};    ///< no label may touch
    std::set<std::string> named = {};  ///< iso3 of countries whose name stands already
    std::vector<QPointF> crossed = {}; ///< points of arcs: labels rather stand elsewhere

    void add(QGraphicsItem* item, qreal z) const;
    void add(TextItem* item, qreal z) const;
    [[nodiscard]] bool visible(QPointF point) const { return frame.area.contains(point); }
};

/// Order of what lies on the map.
inline constexpr qreal mapArcHeight = 10;
inline constexpr qreal mapSymbolHeight = 20;
inline constexpr qreal mapLabelHeight = 30;

[[nodiscard]] bool isListed(const MapDrawing& map, const MapArc& arc);

void drawLand(MapDrawing& map);
void drawSmallLand(MapDrawing& map); ///< rings of countries too small to be seen; above the land
void drawArcs(MapDrawing& map);
void drawPlaces(MapDrawing& map);
void drawShareLabels(MapDrawing& map);
void drawMapNames(MapDrawing& map); ///< places and parties, where there is room

/// Whether a label may lie on arcs where no other place is left.
enum class OnArcs { Never, AtNeed };
/// A label at the first place beside `box` that is free: right, left, above, below. False when there is none.
bool placeLabel(MapDrawing& map, const QRectF& box, const QString& words, const TextStyle& style,
                OnArcs onArcs = OnArcs::AtNeed);

[[nodiscard]] QRectF landRect(const MapBox& box, const MapFrame& frame);

/// Land of at least this many px needs no ring.
inline constexpr qreal smallestLand = 8;
[[nodiscard]] bool isSmall(const MapShape& shape, const MapFrame& frame);

[[nodiscard]] qreal mapKeyHeight(const MapBody& body, qreal width);
void drawMapKey(Canvas& canvas, const MapBody& body, const QRectF& area);
[[nodiscard]] qreal mapTableHeight(std::size_t rows);
/// Rows of the table that a height has room for; none when that would be fewer than two of several.
[[nodiscard]] std::size_t mapTableRows(std::size_t rows, qreal height);
void drawMapTable(Canvas& canvas, const ShownAgreements& shown, std::size_t rows, const QRectF& area);

/// Mine: square. Plant: triangle. Town: triangle on its point. `grown` px larger.
void drawPlaceSymbol(QPainter& painter, MapPlace::Kind kind, QPointF centre, const QColor& colour,
                     const QColor& ground, qreal grown = 0);

} // namespace lodestone
