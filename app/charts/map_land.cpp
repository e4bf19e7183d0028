// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/map_parts.h"
#include "charts/map_plain_land.h"
#include "charts/shapes.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <list>
#include <utility>

namespace lodestone {
namespace {

constexpr qreal producerWidth = 0.9;
constexpr qreal ringRadius = 5;
constexpr qreal ringReach = 10; ///< of the pointer
constexpr double graticuleStep = 30;

/// Shapes as paths in units of the map, y to the south. Made once per level of detail and kept.
const std::vector<QPainterPath>& landPaths(std::size_t level) {
    static std::array<std::vector<QPainterPath>, mapTolerances.size()> kept;
    std::vector<QPainterPath>& paths = kept[level];
    if (!paths.empty())
        return paths;
    for (const MapShape& shape : worldMap().shapes) {
        QPainterPath path;
        path.setFillRule(Qt::OddEvenFill);
        for (const MapRing& ring : shape.rings[level]) {
            path.moveTo(ring.front().x, -ring.front().y);
            for (std::size_t i = 1; i < ring.size(); ++i)
                path.lineTo(ring[i].x, -ring[i].y);
            path.closeSubpath();
        }
        paths.push_back(std::move(path));
    }
    return paths;
}

QTransform placeOf(const MapFrame& frame) {
    const QPointF origin = frame.at({0, 0});
    return {frame.scale(), 0, 0, frame.scale(), origin.x(), origin.y()};
}

/// The shapes where they lie in a frame. Those of the whole world are kept for the last few frames: areas
/// come in a few heights, since headlines take one line or two, and tables more rows or fewer.
class PlacedPaths {
public:
    explicit PlacedPaths(const MapFrame& frame)
        : m_paths(landPaths(frame.level())), m_place(placeOf(frame)),
          m_placed(frame.zoomed() ? nullptr : &known(m_paths, m_place)) {}

    [[nodiscard]] QPainterPath operator[](std::size_t i) const {
        return m_placed != nullptr ? (*m_placed)[i] : m_place.map(m_paths[i]);
    }

private:
    using Paths = std::vector<QPainterPath>;
    static constexpr std::size_t mostKept = 6;

    static const Paths& known(const Paths& paths, const QTransform& place) {
        thread_local std::list<std::pair<QTransform, Paths>> kept;
        const auto found = std::ranges::find(kept, place, &std::pair<QTransform, Paths>::first);
        if (found != kept.end()) {
            kept.splice(kept.begin(), kept, found);
            return kept.front().second;
        }
        kept.push_front({place, {}});
        for (const QPainterPath& path : paths)
            kept.front().second.push_back(place.map(path));
        if (kept.size() > mostKept)
            kept.pop_back();
        return kept.front().second;
    }

    const std::vector<QPainterPath>& m_paths;
    const QTransform m_place;
    const Paths* const m_placed;
};

QColor fillOf(const MapCountry& land, const Canvas& canvas) {
    const Theme& theme = canvas.theme;
    if (land.step < 0)
        return theme.land;
    const QColor fill = theme.ramp[static_cast<std::size_t>(land.step)].fill;
    return canvas.fades(land.mark) ? mixed(fill, theme.land, theme.dimmedAlpha) : fill;
}

/// A producer, or one whose share is withheld.
class LandItem final : public QGraphicsItem, public Restyled {
public:
    LandItem(const MapCountry& land, QPainterPath path, bool dashed, const QColor& fill, const Theme& theme)
        : m_mark(land.mark), m_path(std::move(path)), m_theme(theme), m_fill(fill), m_dashed(dashed),
          m_bounds(m_path.controlPointRect().adjusted(-2, -2, 2, 2)) {
        rest();
    }

    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        QPen pen(m_theme.accentLine, producerWidth);
        if (m_chosen)
            pen = QPen(m_theme.accent, chosenLandWidth);
        else if (m_hovered)
            pen = QPen(m_theme.text, hoveredLandWidth);
        else if (m_dashed)
            pen.setDashPattern({2.5 / producerWidth, 1.75 / producerWidth});
        pen.setJoinStyle(Qt::RoundJoin);
        painter->setPen(pen);
        painter->setBrush(m_fill);
        painter->drawPath(m_path);
    }

    void restyle(const Highlight& highlight) override {
        const bool chosen = m_mark && highlight.selected == m_mark;
        const bool hovered = m_mark && highlight.hovered == m_mark;
        if (chosen == m_chosen && hovered == m_hovered)
            return;
        m_chosen = chosen;
        m_hovered = hovered;
        rest();
        update();
    }

private:
    void rest() { setZValue(m_chosen ? 4 : m_hovered ? 3 : 2); }

    const Mark m_mark;
    const QPainterPath m_path;
    const Theme& m_theme;
    const QColor m_fill;
    const bool m_dashed;
    const QRectF m_bounds;
    bool m_chosen = false;
    bool m_hovered = false;
};

/// Stands for land that is too small to be seen, or to be lit.
class SmallLandItem final : public QGraphicsItem, public Restyled {
public:
    SmallLandItem(const MapCountry& land, const QColor& fill, const Theme& theme)
        : m_mark(land.mark), m_theme(theme), m_fill(fill), m_always(land.step >= 0 || land.withheld) {
        setVisible(m_always);
    }
    [[nodiscard]] QRectF boundingRect() const override { return {-8, -8, 16, 16}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        const qreal radius = ringRadius + (m_hovered ? 1.5 : 0);
        painter->setBrush(m_fill);
        painter->setPen(m_chosen ? QPen(m_theme.accent, chosenLandWidth) : QPen(m_theme.text, 1));
        painter->drawEllipse(QPointF(0, 0), radius, radius);
    }
    void restyle(const Highlight& highlight) override {
        m_chosen = m_mark && highlight.selected == m_mark;
        m_hovered = m_mark && highlight.hovered == m_mark;
        setVisible(m_always || m_chosen || m_hovered);
        update();
    }

private:
    const Mark m_mark;
    const Theme& m_theme;
    const QColor m_fill;
    const bool m_always;
    bool m_chosen = false;
    bool m_hovered = false;
};

/// Every 30 degrees, as a path that follows the curves; from the cut to the cut.
void drawGraticule(MapDrawing& map) {
    QPainterPath path;
    const auto addLine = [&](auto point, double from, double to) {
        constexpr int steps = 60;
        for (int i = 0; i <= steps; ++i) {
            const QPointF at = map.frame.at(point(from + (to - from) * i / steps));
            if (i == 0)
                path.moveTo(at);
            else
                path.lineTo(at);
        }
    };
    constexpr double south = -56;
    constexpr double north = 83.6;
    for (double longitude = -180; longitude <= 180; longitude += graticuleStep)
        addLine([&](double latitude) { return equalEarth(longitude, latitude); }, south, north);
    for (double latitude = -30; latitude <= 60; latitude += graticuleStep)
        addLine([&](double longitude) { return equalEarth(longitude, latitude); }, -180, 180);
    auto* item = new QGraphicsPathItem(path);
    item->setPen(QPen(map.canvas.theme.grid, 1));
    map.add(item, 0);
}

/// One line for a screen reader.
QString described(const MapCountry& land) {
    return qt(land.tooltip).section(u'\n', 0, 1).replace(u'\n', QStringLiteral(": "));
}

} // namespace

void MapDrawing::add(QGraphicsItem* item, qreal z) const {
    canvas.item(item);
    item->setParentItem(layer);
    item->setZValue(z);
}

void MapDrawing::add(TextItem* item, qreal z) const {
    item->setParentItem(layer); // the canvas has put it into the scene
    item->setZValue(z);
}

QRectF landRect(const MapBox& box, const MapFrame& frame) {
    return {frame.at({box.left, box.top}), frame.at({box.right, box.bottom})};
}

bool isSmall(const MapShape& shape, const MapFrame& frame) {
    return std::max(shape.largestBox.width(), shape.largestBox.height()) * frame.scale() < smallestLand;
}

void drawLand(MapDrawing& map) {
    drawGraticule(map);
    const std::vector<MapShape>& shapes = worldMap().shapes;
    const PlacedPaths paths(map.frame);
    const bool dashes = !map.body.allEstimated; // where all is, the key says so
    auto* plain = new PlainLand(map.frame, map.canvas.theme);
    map.add(plain, 1);
    map.canvas.restyled(plain);
    auto* lit = new LitLand(*plain, map.frame, map.canvas.theme);
    map.add(lit, 3.5);
    map.canvas.restyled(lit);
    for (std::size_t i = 0; i < shapes.size() && i < map.body.countries.size(); ++i) {
        if (!landRect(shapes[i].box, map.frame).intersects(map.frame.area))
            continue;
        const MapCountry& land = map.body.countries[i];
        QPainterPath path = paths[i];
        map.canvas.hit(land.mark, path, qt(land.tooltip));
        const bool coloured = land.step >= 0 || land.withheld;
        plain->add({land.mark, path, coloured});
        if (!coloured)
            continue;
        auto* item = new LandItem(land, std::move(path), land.estimated && dashes, fillOf(land, map.canvas),
                                  map.canvas.theme);
        const qreal z = item->zValue();
        map.add(item, z);
        map.canvas.restyled(item);
    }
}

void drawSmallLand(MapDrawing& map) {
    const std::vector<MapShape>& shapes = worldMap().shapes;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < shapes.size() && i < map.body.countries.size(); ++i)
        order.push_back(i);
    const auto share = [&](std::size_t i) { return map.body.countries[i].share.value_or(-1); };
    std::ranges::stable_sort(order, std::ranges::greater{}, share);
    std::vector<std::pair<std::size_t, QPainterPath>> reaches;
    for (const std::size_t i : order) {
        const MapCountry& land = map.body.countries[i];
        const QPointF anchor = map.frame.at(shapes[i].anchor);
        const bool small = isSmall(shapes[i], map.frame);
        QPainterPath reach;
        QRectF rect = landRect(shapes[i].largestBox, map.frame);
        if (small && map.visible(anchor) && land.mark) {
            auto* item = new SmallLandItem(land, fillOf(land, map.canvas), map.canvas.theme);
            item->setPos(anchor);
            map.add(item, 5);
            map.canvas.restyled(item);
            rect = QRectF(anchor - QPointF(ringRadius, ringRadius), QSizeF(2 * ringRadius, 2 * ringRadius));
            if (land.share || land.withheld) {
                reach.addEllipse(anchor, ringReach, ringReach);
                map.taken.push_back(rect);
            } else
                reach.addEllipse(anchor, ringRadius, ringRadius);
            reaches.emplace_back(i, std::move(reach));
        }
        if (land.listed)
            map.canvas.place(land.mark, rect, described(land));
    }
    // Where two reach the same point the larger share answers.
    for (auto one = reaches.rbegin(); one != reaches.rend(); ++one) {
        const MapCountry& land = map.body.countries[one->first];
        map.canvas.hit(land.mark, one->second, qt(land.tooltip));
    }
}

} // namespace lodestone
