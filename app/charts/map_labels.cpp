// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/map_parts.h"
#include "charts/shapes.h"

#include <QPainter>

#include <algorithm>
#include <optional>
#include <set>

namespace lodestone {
namespace {

constexpr qreal gap = 4;
constexpr double leastNamed = 0.02; ///< share from which a country is named beside its land
constexpr std::size_t mostShares = 14;
constexpr std::size_t mostDated = 6; ///< agreements whose dates stand beside the party
constexpr qreal widthPerName = 70;   ///< of the map: one name of a place or party for so many px

class WithheldItem final : public QGraphicsItem {
public:
    explicit WithheldItem(const Theme& theme) : m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-8, -8, 16, 16}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.ground);
        painter->drawEllipse(QPointF(0, 0), 6, 6);
        drawWithheldRing(*painter, {0, 0}, m_theme);
    }

private:
    const Theme& m_theme;
};

bool isFree(const MapDrawing& map, const QRectF& box) {
    return map.frame.area.adjusted(2, 1, -2, -1).contains(box) &&
           std::ranges::none_of(
               map.taken, [&](const QRectF& taken) { return taken.adjusted(-2, -1, 2, 1).intersects(box); });
}

bool crossesArc(const MapDrawing& map, const QRectF& box) {
    return std::ranges::any_of(map.crossed,
                               [&](QPointF point) { return box.adjusted(-1, -1, 1, 1).contains(point); });
}

TextItem* put(MapDrawing& map, QPointF at, const QString& words, const TextStyle& style) {
    map.taken.emplace_back(at, QSizeF(widthOf(words, style), lineOf(style)));
    TextItem* label = map.canvas.text(at, words, style);
    map.add(label, mapLabelHeight);
    return label;
}

/// Points of a grid over the largest part of a country, nearest to its middle first.
std::vector<QPointF> spotsOn(const MapShape& shape, const MapFrame& frame) {
    constexpr int columns = 16;
    constexpr int rows = 12;
    const QPointF middle = frame.at(shape.anchor);
    const QPointF first = frame.at({shape.largestBox.left, shape.largestBox.top});
    const QPointF last = frame.at({shape.largestBox.right, shape.largestBox.bottom});
    if (last.x() - first.x() < 24 || last.y() - first.y() < 10)
        return {}; // no number is as small
    std::vector<QPointF> spots{middle};
    for (int i = 1; i < columns; ++i)
        for (int j = 1; j < rows; ++j)
            spots.emplace_back(first.x() + (last.x() - first.x()) * i / columns,
                               first.y() + (last.y() - first.y()) * j / rows);
    std::ranges::stable_sort(spots, {}, [&](QPointF spot) {
        const QPointF from = spot - middle;
        return from.x() * from.x() + from.y() * from.y();
    });
    return spots;
}

/// The largest part, coarsely: labels need no more.
const MapRing& mainRing(const MapShape& shape) {
    const std::vector<MapRing>& rings = shape.rings.front();
    const auto found =
        std::ranges::find_if(rings, [&](const MapRing& ring) { return inside(ring, shape.anchor); });
    return found != rings.end() ? *found : rings.front();
}

/// The share on the land itself, in the colour that can be read on it.
bool placeOnLand(MapDrawing& map, const MapShape& shape, const MapCountry& land) {
    const RampStep& step = map.canvas.theme.ramp[static_cast<std::size_t>(land.step)];
    const TextStyle style{.role = TypeRole::LabelStrong,
                          .colour = map.canvas.fades(land.mark) ? map.canvas.theme.textSecondary : step.text,
                          .line = 15};
    const QString words = qt(land.shareText);
    const qreal width = widthOf(words, style);
    const QSizeF size(width, lineOf(style));
    if (landRect(shape.largestBox, map.frame).width() < width)
        return false;
    const MapRing& ring = mainRing(shape);
    const auto holds = [&](const QRectF& box) {
        const QPointF edge[] = {box.topLeft(),
                                box.topRight(),
                                box.bottomLeft(),
                                box.bottomRight(),
                                {box.center().x(), box.top()},
                                {box.center().x(), box.bottom()}};
        return std::ranges::all_of(edge, [&](QPointF at) { return inside(ring, map.frame.under(at)); });
    };
    std::optional<QRectF> overArc; // where nothing else is left
    std::optional<QRectF> clear;
    for (const QPointF middle : spotsOn(shape, map.frame)) {
        const QRectF box(middle - QPointF(size.width() / 2, size.height() / 2), size);
        const bool crossed = crossesArc(map, box);
        if ((crossed && overArc) || !isFree(map, box) || !holds(box.adjusted(-1, 2, 1, -2)))
            continue;
        (crossed ? overArc : clear) = box;
        if (clear)
            break;
    }
    if (!clear && !overArc)
        return false;
    put(map, (clear ? clear : overArc)->topLeft(), words, style)->setHalo(step.fill, clear ? 0 : 1.75);
    return true;
}

void drawWithheld(MapDrawing& map, const MapShape& shape) {
    std::vector<QPointF> spots = spotsOn(shape, map.frame);
    spots.insert(spots.begin(), map.frame.at(shape.anchor));
    const auto boxAt = [](QPointF spot) { return QRectF(spot - QPointF(7, 7), QSizeF(14, 14)); };
    const auto free = std::ranges::find_if(spots, [&](QPointF spot) {
        return isFree(map, boxAt(spot)) &&
               (spot == spots.front() || inside(mainRing(shape), map.frame.under(spot)));
    });
    if (free == spots.end())
        return;
    const QPointF at = *free;
    const QRectF box = boxAt(at);
    auto* ring = new WithheldItem(map.canvas.theme);
    ring->setPos(at);
    map.add(ring, mapLabelHeight - 1);
    map.taken.push_back(box);
    map.add(map.canvas.textAround(at, QStringLiteral("W"),
                                  {.role = TypeRole::Caps,
                                   .colour = map.canvas.theme.textSecondary,
                                   .align = Qt::AlignHCenter,
                                   .px = 8}),
            mapLabelHeight);
}

struct Name {
    QString words;
    QString date; ///< behind the words where there is room for it
    QRectF box;
    bool strong = false;
};

/// Parties of the agreements shown, then places.
std::vector<Name> namesOf(const MapDrawing& map) {
    std::vector<Name> names;
    std::set<std::string> seen;
    for (const MapArc* arc : map.shown.arcs)
        for (const bool second : {false, true}) {
            const std::string& iso3 = second ? arc->b : arc->a;
            if (!arc->drawn || map.named.contains(iso3) || !seen.insert(iso3).second)
                continue;
            const auto has = [&](const MapArc* other) { return other->a == iso3 || other->b == iso3; };
            const QString words = qt(second ? arc->nameB : arc->nameA);
            QString date;
            if (map.shown.arcs.size() <= mostDated && std::ranges::count_if(map.shown.arcs, has) == 1 &&
                iso3 != map.shown.partner)
                date = QStringLiteral(", ") + qt(arc->dateWords);
            const QPointF at = map.frame.at(second ? arc->to : arc->from);
            names.push_back({words, date, QRectF(at - QPointF(5, 5), QSizeF(10, 10)), false});
        }
    return names;
}

} // namespace

bool placeLabel(MapDrawing& map, const QRectF& box, const QString& words, const TextStyle& style,
                OnArcs onArcs) {
    const qreal width = widthOf(words, style);
    const qreal height = lineOf(style);
    const qreal beside = box.center().y() - height / 2;
    const QPointF spots[] = {{box.right() + gap, beside},
                             {box.left() - gap - width, beside},
                             {box.center().x() - width / 2, box.top() - height},
                             {box.center().x() - width / 2, box.bottom()},
                             {box.right() + 1, box.top() - height + 2},
                             {box.right() + 1, box.bottom() - 2},
                             {box.left() - width - 1, box.top() - height + 2},
                             {box.left() - width - 1, box.bottom() - 2},
                             {box.left(), box.top() - height},
                             {box.right() - width, box.top() - height},
                             {box.left(), box.bottom()},
                             {box.right() - width, box.bottom()}};
    for (const bool overArcs : {false, true}) {
        if (overArcs && onArcs == OnArcs::Never)
            return false;
        for (const QPointF at : spots) {
            const QRectF room(at, QSizeF(width, height));
            if (!isFree(map, room) || (!overArcs && crossesArc(map, room)))
                continue;
            put(map, at, words, style);
            return true;
        }
    }
    return false;
}

void drawShareLabels(MapDrawing& map) {
    const std::vector<MapShape>& shapes = worldMap().shapes;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < shapes.size() && i < map.body.countries.size(); ++i) {
        const MapCountry& land = map.body.countries[i];
        if (!map.visible(map.frame.at(shapes[i].anchor)))
            continue;
        if (land.withheld)
            drawWithheld(map, shapes[i]);
        else if (land.share)
            order.push_back(i);
    }
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](std::size_t i) { return *map.body.countries[i].share; });
    const TextStyle style{
        .role = TypeRole::LabelStrong, .colour = map.canvas.theme.text, .px = 11, .line = 14, .halo = true};
    std::size_t placed = 0;
    for (const std::size_t i : order) {
        const MapCountry& land = map.body.countries[i];
        if (placed == mostShares || (*land.share < leastNamed && !map.frame.zoomed()))
            break;
        const QPointF at = map.frame.at(shapes[i].anchor);
        const QRectF box(at - QPointF(5, 5), QSizeF(10, 10));
        const QString words = qt(land.name + " " + land.shareText);
        if (placeOnLand(map, shapes[i], land)) {
            ++placed;
            continue;
        }
        const QRectF whole = landRect(shapes[i].largestBox, map.frame).intersected(map.frame.area);
        // On a strong colour the halo would hide the land: there the name stands beside all of it.
        const bool strong = land.step >= 3;
        if (placeLabel(map, strong ? whole : box, words, style) ||
            placeLabel(map, strong ? box : whole, words, style)) {
            map.named.insert(land.mark.key);
            ++placed;
        }
    }
}

void drawMapNames(MapDrawing& map) {
    std::vector<Name> names = namesOf(map);
    for (const MapPlace& place : map.body.places) {
        const QPointF at = map.frame.at(place.at);
        if (map.visible(at))
            names.push_back({qt(place.name), {}, QRectF(at - QPointF(5, 5), QSizeF(10, 10)), true});
    }
    const auto most = static_cast<std::size_t>(map.frame.area.width() / widthPerName);
    std::size_t placed = 0;
    for (const Name& name : names) {
        if (placed >= most)
            break;
        const TextStyle style{.role = TypeRole::Small,
                              .colour = name.strong ? map.canvas.theme.text : map.canvas.theme.textSecondary,
                              .weight = name.strong ? 600 : 0,
                              .line = 14,
                              .halo = true};
        if (!map.visible(name.box.center()))
            continue;
        // An arc may run through a name at need, through a date never: the list and the pointer have it too.
        if ((!name.date.isEmpty() &&
             placeLabel(map, name.box, name.words + name.date, style, OnArcs::Never)) ||
            placeLabel(map, name.box, name.words, style))
            ++placed;
    }
}

} // namespace lodestone
