// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/lines_plot.h"
#include "charts/shapes.h"

#include <QAreaSeries>
#include <QChart>
#include <QGraphicsLayout>
#include <QLegend>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>

namespace lodestone {
namespace {

constexpr qreal leastBand = 2; ///< px; narrower intervals are drawn as the line alone
constexpr qreal bleed = 12;    ///< room around the plot, so that Qt does not cut lines at its edge
constexpr qreal ringRadius = 4;
constexpr qreal openDotRadius = 1.8;

qreal lineWidth(const Line& line) {
    if (line.colour.role == ColourKey::Role::Primary)
        return 2.5;
    return line.colour.role == ColourKey::Role::Compare ? 1.75 : 2;
}

bool hasBand(const Line& line, const LinesPlot& plot) {
    return std::ranges::any_of(line.segments, [&](const std::vector<LinePoint>& segment) {
        return std::ranges::any_of(segment, [&](const LinePoint& point) {
            return plot.atY(point.low) - plot.atY(point.high) >= leastBand;
        });
    });
}

/// Whether a line stands back because another one is chosen.
bool dimmed(const Line& line, const std::vector<Line>& lines, const Highlight& highlight) {
    const auto chosen = [&](const Line& one) { return one.mark && one.mark == highlight.selected; };
    return !chosen(line) && std::ranges::any_of(lines, chosen);
}

/// Hosts the series of one figure; axes, labels and marks are items of ours beside it.
class SeriesChart final : public QChart, public Restyled {
public:
    SeriesChart(const LinesBody& body, const LinesPlot& plot, const Theme& theme)
        : m_lines(body.lines), m_theme(theme) {
        legend()->hide();
        setBackgroundVisible(false);
        setMargins({0, 0, 0, 0});
        layout()->setContentsMargins(0, 0, 0, 0);
        addScale(plot.x, plot.rect.width(), Qt::AlignBottom);
        addScale(plot.y, plot.rect.height(), Qt::AlignLeft);
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            if (hasBand(m_lines[i], plot))
                addBands(i);
        for (std::size_t i = 0; i < m_lines.size(); ++i)
            for (const std::vector<LinePoint>& segment : m_lines[i].segments)
                addRuns(i, segment);
        const QRectF room = plot.rect.adjusted(-bleed, -bleed, bleed, bleed);
        setGeometry(room);
        setPlotArea(QRectF(QPointF(0, 0), room.size()));
        layout()->activate();
    }

    void restyle(const Highlight& highlight) override {
        for (const Stroke& stroke : m_strokes) {
            const Line& line = m_lines[stroke.line];
            const double alpha = dimmed(line, m_lines, highlight) ? m_theme.dimmedAlpha : 1.0;
            const bool chosen =
                line.mark && (line.mark == highlight.selected || line.mark == highlight.hovered);
            QPen pen = stroke.pen;
            pen.setColor(faded(m_theme.colour(line.colour), alpha));
            if (chosen && stroke.main)
                pen.setWidthF(std::max(2.5, pen.widthF()));
            if (stroke.series->pen() != pen)
                stroke.series->setPen(pen);
        }
        for (const auto& [area, index] : m_areas) {
            const double alpha = dimmed(m_lines[index], m_lines, highlight) ? m_theme.dimmedAlpha : 1.0;
            area->setBrush(faded(m_theme.colour(m_lines[index].colour), m_theme.bandAlpha * alpha));
        }
    }

private:
    struct Stroke {
        QLineSeries* series;
        std::size_t line;
        QPen pen;
        bool main; ///< the line itself, not the upper edge of its band
    };

    void addScale(const Axis& axis, qreal length, Qt::Alignment side) {
        auto* scale = new QValueAxis;
        const double perPixel = (axis.max - axis.min) / length;
        scale->setRange(axis.min - bleed * perPixel, axis.max + bleed * perPixel);
        scale->setVisible(false);
        addAxis(scale, side);
    }

    void attach(QAbstractSeries* series) {
        addSeries(series);
        for (QAbstractAxis* axis : axes())
            series->attachAxis(axis);
    }

    void addStroke(std::size_t line, const std::vector<QPointF>& points, qreal width, bool dashed,
                   bool main) {
        auto* series = new QLineSeries;
        series->append(QList<QPointF>(points.begin(), points.end()));
        attach(series);
        QPen pen(m_theme.colour(m_lines[line].colour), width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
        if (dashed)
            pen.setDashPattern({3, 1.5});
        else
            pen.setCapStyle(Qt::RoundCap);
        series->setPen(pen);
        m_strokes.push_back({series, line, pen, main});
    }

    /// The low edge; a stretch that leads to an estimated value is dashed.
    void addRuns(std::size_t line, const std::vector<LinePoint>& segment) {
        std::vector<QPointF> run;
        bool dashed = false;
        for (const LinePoint& point : segment) {
            if (run.size() > 1 && point.estimated != dashed) {
                addStroke(line, run, lineWidth(m_lines[line]), dashed, true);
                run.erase(run.begin(), run.end() - 1);
            }
            if (!run.empty())
                dashed = point.estimated;
            run.emplace_back(point.x, point.low);
        }
        if (run.size() > 1)
            addStroke(line, run, lineWidth(m_lines[line]), dashed, true);
    }

    void addBands(std::size_t line) {
        for (const std::vector<LinePoint>& segment : m_lines[line].segments) {
            if (segment.size() < 2)
                continue;
            auto* low = new QLineSeries(this);
            auto* high = new QLineSeries(this);
            std::vector<QPointF> edge;
            for (const LinePoint& point : segment) {
                low->append(point.x, point.low);
                high->append(point.x, point.high);
                edge.emplace_back(point.x, point.high);
            }
            auto* area = new QAreaSeries(high, low);
            attach(area);
            area->setPen(Qt::NoPen);
            m_areas.emplace_back(area, line);
            addStroke(line, edge, 1, false, false);
        }
    }

    const std::vector<Line> m_lines;
    const Theme& m_theme;
    std::vector<Stroke> m_strokes;
    std::vector<std::pair<QAreaSeries*, std::size_t>> m_areas;
};

/// Ring at the end of a line, open dots where it breaks, dashed circles on suspect cells.
class PointsItem final : public QGraphicsItem, public Restyled {
public:
    PointsItem(const Line& line, const std::vector<Line>& lines, const LinesPlot& plot, const Theme& theme)
        : m_line(line), m_lines(lines), m_plot(plot), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return m_plot.rect.adjusted(-10, -10, 10, 10); }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        const QColor colour = faded(m_theme.colour(m_line.colour), m_dimmed ? m_theme.dimmedAlpha : 1.0);
        painter->setBrush(m_theme.ground);
        for (std::size_t i = 0; i < m_line.segments.size(); ++i) {
            const std::vector<LinePoint>& segment = m_line.segments[i];
            if (segment.empty())
                continue;
            painter->setPen(QPen(colour, 1.25));
            const bool last = i + 1 == m_line.segments.size();
            if (i > 0)
                painter->drawEllipse(m_plot.at(segment.front()), openDotRadius, openDotRadius);
            if (!last)
                painter->drawEllipse(m_plot.at(segment.back()), openDotRadius, openDotRadius);
            if (segment.size() == 1)
                paintWhisker(*painter, segment.front());
            for (const LinePoint& point : segment)
                if (point.suspect)
                    paintSuspect(*painter, m_plot.at(point));
            if (last) {
                painter->setPen(QPen(colour, 2));
                painter->setBrush(m_theme.ground);
                painter->drawEllipse(m_plot.at(segment.back()), ringRadius, ringRadius);
            }
        }
    }

    void restyle(const Highlight& highlight) override {
        const bool now = dimmed(m_line, m_lines, highlight);
        if (now != m_dimmed) {
            m_dimmed = now;
            update();
        }
    }

private:
    /// A point that stands alone has no band: its interval is a line with a cap.
    void paintWhisker(QPainter& painter, const LinePoint& point) const {
        const QPointF low = m_plot.at(point);
        const QPointF high(low.x(), m_plot.atY(point.high));
        if (low.y() - high.y() < leastBand)
            return;
        painter.drawLine(low, high);
        painter.drawLine(high - QPointF(3, 0), high + QPointF(3, 0));
    }

    void paintSuspect(QPainter& painter, QPointF at) const {
        QPen pen(m_theme.textSecondary, 1, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({2, 1.5});
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(at, 4.5, 4.5);
        painter.setBrush(m_theme.ground);
    }

    const Line m_line;
    const std::vector<Line> m_lines;
    const LinesPlot m_plot;
    const Theme& m_theme;
    bool m_dimmed = false;
};

/// A word beside each suspect cell, where one fits clear of the lines; its tooltip says it anyway.
void nameSuspects(Canvas& canvas, const LinesBody& body, const LinesPlot& plot) {
    const QString word = QStringLiteral("suspect");
    const TextStyle style{
        .role = TypeRole::Small, .colour = canvas.theme.textMuted, .line = 13, .halo = true};
    const qreal width = widthOf(word, style);
    const auto name = [&](QPointF at) {
        for (const QPointF& shift : {QPointF(8, -6.5), QPointF(-8 - width, -6.5), QPointF(-width / 2, 7),
                                     QPointF(-width / 2, -20)}) {
            const QRectF box(at + shift, QSizeF(width, style.line));
            if (!plot.rect.contains(box) || crossesSeries(body, plot, box) || canvas.touchesText(box))
                continue;
            canvas.text(box.topLeft(), word, style);
            return;
        }
    };
    for (const Line& line : body.lines)
        for (const std::vector<LinePoint>& segment : line.segments)
            for (const LinePoint& point : segment)
                if (point.suspect)
                    name(plot.at(point));
}

} // namespace

void drawSeries(Canvas& canvas, const LinesBody& body, const LinesPlot& plot) {
    auto* chart = new SeriesChart(body, plot, canvas.theme);
    canvas.item(chart);
    canvas.restyled(chart);
}

void drawPoints(Canvas& canvas, const LinesBody& body, const LinesPlot& plot) {
    if (!plot.compact())
        nameSuspects(canvas, body, plot);
    for (const Line& line : body.lines) {
        auto* points = new PointsItem(line, body.lines, plot, canvas.theme);
        canvas.item(points);
        canvas.restyled(points);
        for (const std::vector<LinePoint>& segment : line.segments) {
            if (segment.empty())
                continue;
            QPainterPath path(plot.at(segment.front()));
            for (const LinePoint& point : segment)
                path.lineTo(plot.at(point));
            canvas.hitLine(line.mark, path, 5, {});
        }
        for (const std::vector<LinePoint>& segment : line.segments)
            for (const LinePoint& point : segment) {
                QPainterPath around;
                around.addEllipse(plot.at(point), 8, 8);
                canvas.hit(line.mark, around, qt(point.tooltip));
            }
    }
}

} // namespace lodestone
