// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/stack_plot.h"

#include "charts/shapes.h"

#include <QAreaSeries>
#include <QChart>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lodestone {
namespace {

constexpr qreal bleed = 12; ///< room around the plot, so that Qt does not cut areas at its edge
constexpr qreal hatchPitch = 4;

bool isResidual(const StackBand& band) {
    return band.colour.role == ColourKey::Role::Residual;
}

/// Hosts the areas of the named bands.
class AreasChart final : public QChart, public Restyled {
public:
    AreasChart(const StackBody& body, const LinesPlot& plot, const Theme& theme)
        : m_bands(body.bands), m_theme(theme) {
        legend()->hide();
        setBackgroundVisible(false);
        setMargins({0, 0, 0, 0});
        layout()->setContentsMargins(0, 0, 0, 0);
        addScale(plot.x, plot.rect.width(), Qt::AlignBottom);
        addScale(plot.y, plot.rect.height(), Qt::AlignLeft);
        for (std::size_t band = 0; band < body.bands.size(); ++band)
            if (!isResidual(body.bands[band]))
                for (const std::vector<StackColumn>& run : body.segments)
                    addArea(bandEdge(run, band), band);
        const QRectF room = plot.rect.adjusted(-bleed, -bleed, bleed, bleed);
        setGeometry(room);
        setPlotArea(QRectF(QPointF(0, 0), room.size()));
        layout()->activate();
        restyle({});
    }

    void restyle(const Highlight& highlight) override {
        const auto chosen = [&](const StackBand& band) {
            return band.mark && band.mark == highlight.selected;
        };
        const bool any = std::ranges::any_of(m_bands, chosen);
        for (const auto& [area, index] : m_areas) {
            const StackBand& band = m_bands[index];
            const bool back = any && !chosen(band);
            const bool hovered = band.mark && band.mark == highlight.hovered;
            area->setBrush(faded(m_theme.colour(band.colour), back ? m_theme.dimmedAlpha : 1.0));
            area->setPen(hovered ? QPen(m_theme.text, 1.5) : QPen(m_theme.ground, 1));
        }
    }

private:
    void addScale(const Axis& axis, qreal length, Qt::Alignment side) {
        auto* scale = new QValueAxis;
        const double perPixel = (axis.max - axis.min) / length;
        scale->setRange(axis.min - bleed * perPixel, axis.max + bleed * perPixel);
        scale->setVisible(false);
        addAxis(scale, side);
    }

    void addArea(const BandEdge& edge, std::size_t band) {
        const auto flat = std::ranges::equal(edge.low, edge.high);
        if (flat)
            return; // the band has no share in this run
        auto* low = new QLineSeries(this);
        auto* high = new QLineSeries(this);
        low->append(QList<QPointF>(edge.low.begin(), edge.low.end()));
        high->append(QList<QPointF>(edge.high.begin(), edge.high.end()));
        auto* area = new QAreaSeries(high, low);
        addSeries(area);
        for (QAbstractAxis* axis : axes())
            area->attachAxis(axis);
        m_areas.emplace_back(area, band);
    }

    const std::vector<StackBand> m_bands;
    const Theme& m_theme;
    std::vector<std::pair<QAreaSeries*, std::size_t>> m_areas;
};

/// The residual of one run: its ground, and diagonals cut at its edges (an SVG takes no clips).
class HatchedAreaItem final : public QGraphicsItem, public Restyled {
public:
    HatchedAreaItem(const BandEdge& edge, const LinesPlot& plot, Mark mark, const Theme& theme)
        : m_mark(std::move(mark)), m_theme(theme) {
        const auto place = [&](const std::vector<QPointF>& points, QPolygonF& out) {
            for (const QPointF& point : points)
                out << QPointF(plot.atX(point.x()), plot.atY(point.y()));
        };
        place(edge.low, m_low);
        place(edge.high, m_high);
        m_outline = m_high;
        for (auto point = m_low.rbegin(); point != m_low.rend(); ++point)
            m_outline << *point;
    }

    [[nodiscard]] QRectF boundingRect() const override {
        return m_outline.boundingRect().adjusted(-2, -2, 2, 2);
    }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        const bool chosen = m_hovered || m_selected;
        painter->setPen(chosen ? QPen(m_theme.text, 1.5) : QPen(Qt::NoPen));
        painter->setBrush(m_theme.residualFill);
        painter->drawPolygon(m_outline);
        painter->setPen(QPen(m_theme.residualHatch, 1, Qt::SolidLine, Qt::FlatCap));
        const QRectF box = m_outline.boundingRect();
        const qreal step = hatchPitch * std::sqrt(2.0);
        for (qreal x = box.left() - box.height() + step / 2; x < box.right(); x += step)
            drawDiagonal(*painter, x, box);
    }

    void restyle(const Highlight& highlight) override {
        m_selected = m_mark == highlight.selected;
        m_hovered = m_mark == highlight.hovered;
        update();
    }

private:
    static qreal heightAt(const QPolygonF& edge, qreal x) {
        for (qsizetype i = 1; i < edge.size(); ++i)
            if (x <= edge[i].x()) {
                const QPointF a = edge[i - 1];
                const QPointF b = edge[i];
                return b.x() == a.x() ? b.y() : a.y() + (b.y() - a.y()) * (x - a.x()) / (b.x() - a.x());
            }
        return edge.back().y();
    }

    /// The parts of the line that rises to the right from (x, bottom) which lie between both edges.
    void drawDiagonal(QPainter& painter, qreal x, const QRectF& box) const {
        std::optional<QPointF> begin;
        QPointF last;
        const qreal end = std::min(box.right(), x + box.height());
        for (qreal at = std::max(box.left(), x); at <= end; at += 1) {
            const QPointF point(at, box.bottom() - (at - x));
            const bool inside = point.y() >= heightAt(m_high, at) && point.y() <= heightAt(m_low, at);
            if (inside && !begin)
                begin = point;
            if (!inside && begin) {
                painter.drawLine(*begin, last);
                begin.reset();
            }
            last = point;
        }
        if (begin && *begin != last)
            painter.drawLine(*begin, last);
    }

    QPolygonF m_low;
    QPolygonF m_high;
    QPolygonF m_outline;
    Mark m_mark;
    const Theme& m_theme;
    bool m_selected = false;
    bool m_hovered = false;
};

} // namespace

double stackedBelow(const StackColumn& column, std::size_t band) {
    return std::accumulate(column.shares.begin(), column.shares.begin() + static_cast<std::ptrdiff_t>(band),
                           0.0);
}

BandEdge bandEdge(const std::vector<StackColumn>& run, std::size_t band) {
    BandEdge edge;
    const auto add = [&](double x, const StackColumn& column) {
        const double low = stackedBelow(column, band);
        edge.low.emplace_back(x, low);
        edge.high.emplace_back(x, low + column.shares[band]);
    };
    add(run.front().x - stackReach, run.front());
    for (const StackColumn& column : run)
        add(column.x, column);
    add(run.back().x + stackReach, run.back());
    return edge;
}

void drawAreas(Canvas& canvas, const StackBody& body, const LinesPlot& plot) {
    auto* chart = new AreasChart(body, plot, canvas.theme);
    canvas.item(chart);
    canvas.restyled(chart);
    for (std::size_t band = 0; band < body.bands.size(); ++band) {
        if (!isResidual(body.bands[band]))
            continue;
        for (const std::vector<StackColumn>& run : body.segments) {
            const BandEdge edge = bandEdge(run, band);
            if (std::ranges::equal(edge.low, edge.high))
                continue;
            auto* item = new HatchedAreaItem(edge, plot, body.bands[band].mark, canvas.theme);
            canvas.item(item);
            canvas.restyled(item);
        }
    }
}

} // namespace lodestone
