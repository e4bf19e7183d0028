// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/map_plain_land.h"

#include <QPainter>
#include <QWidget>

#include <algorithm>
#include <cmath>
#include <utility>

namespace lodestone {

/// What a picture of plain land was painted for.
struct PaintedLand {
    QSizeF size; ///< of the area
    double zoom = 1;
    MapPoint centre;
    ThemeKind theme = ThemeKind::Light;
    qreal ratio = 1; ///< pixels of the screen to a unit of the scene
    QPointF offset;  ///< of the area's corner in its pixel
    bool operator==(const PaintedLand&) const = default;
};

namespace {

constexpr qreal landBorderWidth = 0.6;

/// The pictures painted last.
class LandPictures {
public:
    template <typename Draw>
    const QImage& of(const PaintedLand& wanted, Draw draw) {
        auto found = std::ranges::find(m_kept, wanted, &Kept::first);
        if (found == m_kept.end())
            found = m_kept.insert(m_kept.begin(), {wanted, draw()});
        else
            std::rotate(m_kept.begin(), found, found + 1);
        qsizetype bytes = 0;
        for (auto one = m_kept.begin(); one != m_kept.end(); ++one)
            if ((bytes += one->second.sizeInBytes()) > mostBytes && one != m_kept.begin()) {
                m_kept.erase(one, m_kept.end());
                break;
            }
        return m_kept.front().second;
    }

private:
    using Kept = std::pair<PaintedLand, QImage>;
    static constexpr qsizetype mostBytes = 12 << 20;
    std::vector<Kept> m_kept;
};

bool isLit(const PlainLand::Country& country, const Highlight& highlight) {
    return country.mark && (country.mark == highlight.selected || country.mark == highlight.hovered);
}

} // namespace

void PlainLand::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget* window) {
    if (window == nullptr) {
        for (const Country& country : m_countries)
            if (!country.coloured && !isLit(country, m_highlight))
                draw(*painter, country.path);
        return;
    }
    const qreal dense = window->devicePixelRatioF();
    const QTransform& view = painter->worldTransform(); // larger in a large window
    const QPointF corner = view.map(m_frame.area.topLeft()) * dense;
    const QPointF whole(std::floor(corner.x()), std::floor(corner.y()));
    const PaintedLand wanted{m_frame.area.size(), m_frame.pose.zoom,  m_frame.pose.centre,
                             m_theme.kind,        dense * view.m11(), corner - whole};
    static LandPictures pictures;
    const QImage& picture = pictures.of(wanted, [&] { return drawn(wanted, dense); });
    painter->save();
    painter->resetTransform();
    painter->drawImage(whole / dense, picture);
    painter->restore();
}

QImage PlainLand::drawn(const PaintedLand& wanted, qreal dense) const {
    const QSizeF size = m_frame.area.size() * wanted.ratio;
    QImage picture(static_cast<int>(std::ceil(size.width())) + 1,
                   static_cast<int>(std::ceil(size.height())) + 1, QImage::Format_ARGB32_Premultiplied);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(wanted.offset);
    painter.scale(wanted.ratio, wanted.ratio);
    painter.translate(-m_frame.area.topLeft());
    for (const Country& country : m_countries)
        draw(painter, country.path);
    painter.end();
    picture.setDevicePixelRatio(dense);
    return picture;
}

void PlainLand::draw(QPainter& painter, const QPainterPath& path) const {
    QPen pen(m_theme.landBorder, landBorderWidth);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(m_theme.land);
    painter.drawPath(path);
}

void LitLand::restyle(const Highlight& highlight) {
    const Highlight before = std::exchange(m_highlight, highlight);
    for (const PlainLand::Country& country : m_plain.countries())
        if (!country.coloured && (isLit(country, before) || isLit(country, highlight)))
            update(country.path.controlPointRect().adjusted(-2, -2, 2, 2));
}

void LitLand::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (m_highlight.hovered != m_highlight.selected)
        draw(*painter, m_highlight.hovered, QPen(m_theme.text, hoveredLandWidth), m_theme.pressed);
    draw(*painter, m_highlight.selected, QPen(m_theme.accent, chosenLandWidth),
         m_highlight.hovered == m_highlight.selected ? m_theme.pressed : m_theme.land);
}

void LitLand::draw(QPainter& painter, const Mark& mark, QPen pen, const QColor& fill) const {
    if (!mark)
        return;
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(fill);
    for (const PlainLand::Country& country : m_plain.countries())
        if (!country.coloured && country.mark == mark)
            painter.drawPath(country.path);
}

} // namespace lodestone
