// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/share_bodies.h"

#include "charts/bodies.h"
#include "charts/shapes.h"
#include "charts/stack_plot.h"

#include <algorithm>

namespace lodestone {
namespace {

constexpr qreal headToPlot = 4;
constexpr qreal lineAbove = 14; ///< one line of words above the plot: seams, and below it estimates
constexpr qreal axisGap = 7;
constexpr qreal axisHeight = 24;
constexpr qreal leastPlot = 230;
constexpr qreal labelPitch = 16;
constexpr qreal labelGap = 18; ///< from the plot to the names
constexpr qreal widestLabels = 0.3;
constexpr qreal leastTarget = 4; ///< height at which a thin band still answers the pointer

TextStyle smallStyle(const Theme* theme, Qt::Alignment align) {
    return {.role = TypeRole::Small,
            .colour = theme != nullptr ? theme->textMuted : QColor(),
            .align = align,
            .px = 10,
            .line = 13};
}
TextStyle nameStyle() {
    return {.role = TypeRole::LabelStrong, .line = labelPitch};
}
TextStyle shareStyle(const Theme& theme) {
    return {
        .role = TypeRole::Label, .colour = theme.textSecondary, .align = Qt::AlignRight, .line = labelPitch};
}

bool anyEstimate(const StackBody& body) {
    return std::ranges::any_of(body.segments, [](const std::vector<StackColumn>& run) {
        return std::ranges::any_of(run, &StackColumn::estimated);
    });
}

qreal aboveHeight(const StackBody& body) {
    return (body.seams.empty() ? 0 : lineAbove) + (anyEstimate(body) ? lineAbove : 0) + 4;
}

const StackColumn& lastColumn(const StackBody& body) {
    return body.segments.back().back();
}

/// The name of a band and its newest share, at the right of the plot.
struct BandLabel {
    std::size_t band = 0;
    qreal wanted = 0; ///< middle of the band
    qreal y = 0;      ///< middle of the words
};

std::vector<BandLabel> bandLabels(const StackBody& body, const LinesPlot& plot) {
    std::vector<BandLabel> labels;
    const StackColumn& last = lastColumn(body);
    for (std::size_t i = body.bands.size(); i-- > 0;) { // from the top downwards
        if (last.shares[i] <= 0)
            continue;
        const qreal y = plot.atY(stackedBelow(last, i) + last.shares[i] / 2);
        labels.push_back({i, y, y});
    }
    qreal edge = plot.rect.top() - labelPitch / 2;
    for (BandLabel& label : labels) {
        label.y = std::max(label.y, edge + labelPitch / 2);
        edge = label.y + labelPitch / 2;
    }
    edge = plot.rect.bottom() + labelPitch / 2;
    for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
        label->y = std::min(label->y, edge - labelPitch / 2);
        edge = label->y - labelPitch / 2;
    }
    return labels;
}

qreal shareRoom(const StackBody& body, const Theme& theme) {
    qreal room = 0;
    for (const StackBand& band : body.bands)
        room = std::max(room, widthOf(qt(band.endLabel), shareStyle(theme)));
    return room;
}

qreal labelRoom(const StackBody& body, const Theme& theme, qreal width) {
    qreal names = 0;
    for (const StackBand& band : body.bands)
        if (!band.endLabel.empty())
            names = std::max(names, widthOf(qt(band.label), nameStyle()));
    return std::min(labelGap + names + 10 + shareRoom(body, theme), width * widestLabels + labelGap);
}

/// From a band to its name where the two do not stand side by side.
class LeaderItem final : public QGraphicsItem {
public:
    LeaderItem(QPolygonF line, const QColor& colour) : m_line(std::move(line)), m_colour(colour) {}
    [[nodiscard]] QRectF boundingRect() const override {
        return m_line.boundingRect().adjusted(-1, -1, 1, 1);
    }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        painter->setPen(QPen(m_colour, 1));
        painter->setBrush(Qt::NoBrush);
        painter->drawPolyline(m_line);
    }

private:
    QPolygonF m_line;
    QColor m_colour;
};

void drawBandLabels(Canvas& canvas, const StackBody& body, const LinesPlot& plot, qreal right) {
    const Theme& theme = canvas.theme;
    const qreal shares = shareRoom(body, theme);
    const qreal from = plot.atX(lastColumn(body).x + stackReach) + 2;
    const qreal left = plot.rect.right() + labelGap;
    for (const BandLabel& label : bandLabels(body, plot)) {
        const StackBand& band = body.bands[label.band];
        canvas.item(new LeaderItem({{QPointF(from, label.wanted), QPointF(from + 3, label.wanted),
                                     QPointF(left - 7, label.y), QPointF(left - 4, label.y)}},
                                   theme.axis));
        TextStyle style = nameStyle();
        style.colour = band.colour.role == ColourKey::Role::Country
                           ? readable(theme.colour(band.colour), theme)
                           : theme.textSecondary;
        if (band.colour.role == ColourKey::Role::Primary)
            style.colour = theme.text;
        const qreal top = label.y - labelPitch / 2;
        if (!band.label.empty()) // empty: a legend names it
            canvas.elided({left, top}, qt(band.label), style, right - left - shares - 8);
        canvas.text({right, top}, qt(band.endLabel), shareStyle(theme));
        QPainterPath words;
        words.addRect(QRectF(left, top, right - left, labelPitch));
        canvas.hit(band.mark, words, qt(lastColumn(body).tooltips[label.band]));
    }
}

/// Where a band answers for one year: from halfway to the year before to halfway to the next.
QPainterPath yearPath(const std::vector<StackColumn>& run, std::size_t at, std::size_t band,
                      const LinesPlot& plot) {
    const auto point = [&](std::size_t i, std::size_t j, bool top) {
        const auto level = [&](const StackColumn& column) {
            return stackedBelow(column, band) + (top ? column.shares[band] : 0);
        };
        return QPointF(plot.atX((run[i].x + run[j].x) / 2), plot.atY((level(run[i]) + level(run[j])) / 2));
    };
    const qreal reach = plot.atX(run[at].x + stackReach) - plot.atX(run[at].x);
    const bool first = at == 0;
    const bool last = at + 1 == run.size();
    const auto edge = [&](bool top) {
        QPolygonF line;
        line << (first ? point(at, at, top) - QPointF(reach, 0) : point(at - 1, at, top));
        line << point(at, at, top);
        line << (last ? point(at, at, top) + QPointF(reach, 0) : point(at, at + 1, top));
        return line;
    };
    QPolygonF outline = edge(true);
    const QPolygonF low = edge(false);
    for (auto corner = low.rbegin(); corner != low.rend(); ++corner)
        outline << *corner;
    QPainterPath path;
    path.addPolygon(outline);
    path.closeSubpath();
    return path;
}

/// Where a band shows its mark: in the last year if it is wide enough there, else where it is widest.
struct MarkPlace {
    const std::vector<StackColumn>* run = nullptr;
    std::size_t at = 0;
    [[nodiscard]] const StackColumn& column() const { return (*run)[at]; }
};

MarkPlace markPlace(const StackBody& body, std::size_t band) {
    constexpr double wideEnough = 0.04;
    MarkPlace place{&body.segments.back(), body.segments.back().size() - 1};
    if (place.column().shares[band] >= wideEnough)
        return place;
    for (const std::vector<StackColumn>& run : body.segments)
        for (std::size_t at = 0; at < run.size(); ++at)
            if (run[at].shares[band] >= place.column().shares[band])
                place = {&run, at};
    return place;
}

/// A hit for each year of each band, and above them one mark for each band.
void addMarks(Canvas& canvas, const StackBody& body, const LinesPlot& plot) {
    for (const std::vector<StackColumn>& run : body.segments)
        for (std::size_t at = 0; at < run.size(); ++at)
            for (std::size_t band = 0; band < body.bands.size(); ++band)
                if (run[at].shares[band] > 0)
                    canvas.hit(body.bands[band].mark, yearPath(run, at, band, plot),
                               qt(run[at].tooltips[band]));
    for (std::size_t band = 0; band < body.bands.size(); ++band) {
        if (!body.bands[band].mark)
            continue;
        const MarkPlace place = markPlace(body, band);
        const StackColumn& column = place.column();
        const double low = stackedBelow(column, band);
        QRectF box(QPointF(plot.atX(column.x - stackReach), plot.atY(low + column.shares[band])),
                   QPointF(plot.atX(column.x + stackReach), plot.atY(low)));
        QPainterPath area;
        if (box.height() >= leastTarget)
            area = yearPath(*place.run, place.at, band, plot);
        else
            box.adjust(0, (box.height() - leastTarget) / 2, 0, (leastTarget - box.height()) / 2);
        const QString words = (qt(body.bands[band].label) + u' ' + qt(body.bands[band].endLabel)).trimmed();
        canvas.mark(body.bands[band].mark, box, words, qt(column.tooltips[band]), area);
    }
}

/// A dashed circle in the band of a year whose value is suspect, as on a line.
class SuspectItem final : public QGraphicsItem {
public:
    SuspectItem(QPointF at, const Theme& theme) : m_at(at), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override {
        return QRectF(m_at, QSizeF()).adjusted(-6, -6, 6, 6);
    }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        QPen pen(m_theme.text, 1, Qt::CustomDashLine, Qt::FlatCap);
        pen.setDashPattern({2, 1.5});
        painter->setPen(pen);
        painter->setBrush(m_theme.ground);
        painter->drawEllipse(m_at, 4.5, 4.5);
    }

private:
    QPointF m_at;
    const Theme& m_theme;
};

void drawSuspects(Canvas& canvas, const StackBody& body, const LinesPlot& plot) {
    for (const std::vector<StackColumn>& run : body.segments)
        for (const StackColumn& column : run)
            for (std::size_t band = 0; band < column.suspect.size(); ++band)
                if (column.suspect[band]) {
                    const double middle = stackedBelow(column, band) + column.shares[band] / 2;
                    canvas.item(new SuspectItem({plot.atX(column.x), plot.atY(middle)}, canvas.theme));
                }
}

void drawStackSeams(Canvas& canvas, const StackBody& body, const LinesPlot& plot, qreal top) {
    // No name runs across the next seam.
    const auto name = [&](const std::string& words, qreal x, Qt::Alignment align, qreal from, qreal to) {
        const TextStyle style = smallStyle(&canvas.theme, align);
        const qreal width = widthOf(qt(words), style);
        const qreal left = align == Qt::AlignRight ? x - width : x;
        const QRectF box(left - 6, top, width + 12, lineAbove);
        if (left >= from && left + width <= to && left >= plot.rect.left() - 20 &&
            left + width <= plot.rect.right() + 120 && !canvas.touchesText(box))
            canvas.text({x, top}, qt(words), style);
    };
    for (std::size_t i = 0; i < body.seams.size(); ++i) {
        const Seam& seam = body.seams[i];
        const bool named = i + 1 < body.seams.size() && body.seams[i + 1].left == seam.right;
        const qreal x = plot.atX(seam.x);
        canvas.dotted({x, top + 2, x, plot.rect.bottom()}, canvas.theme.textMuted, {1, 3});
        canvas.hint({x - 4, top, 8, plot.rect.bottom() - top}, seamHint(seam));
        const qreal before = i > 0 ? plot.atX(body.seams[i - 1].x) : plot.rect.left() - 20;
        const qreal after =
            i + 1 < body.seams.size() ? plot.atX(body.seams[i + 1].x) : plot.rect.right() + 120;
        name(seam.left, x - 5, Qt::AlignRight, before, after);
        if (!named)
            name(seam.right, x + 5, Qt::AlignLeft, before, after);
    }
}

/// A dashed line above the years of which every value is estimated, named where there is room.
void drawEstimates(Canvas& canvas, const StackBody& body, const LinesPlot& plot) {
    const qreal y = plot.rect.top() - 7;
    qreal free = plot.rect.left(); // where the row is taken up to
    for (const std::vector<StackColumn>& run : body.segments)
        for (std::size_t i = 0; i < run.size(); ++i) {
            std::size_t end = i;
            while (end < run.size() && run[end].estimated)
                ++end;
            if (end == i)
                continue;
            const qreal left = plot.atX(run[i].x - stackReach);
            const qreal right = plot.atX(run[end - 1].x + stackReach);
            canvas.dotted({left, y, right, y}, canvas.theme.textMuted, {2.5, 1.75});
            canvas.hint(
                {left, y - 5, right - left, 10},
                QStringLiteral("Every value is an estimate of the publisher, or the publisher’s outlook"));
            const TextStyle style = smallStyle(&canvas.theme, Qt::AlignRight);
            for (const Seam& seam : body.seams) // its line would go through the words
                if (plot.atX(seam.x) < left)
                    free = std::max(free, plot.atX(seam.x));
            for (const QString& words : {QStringLiteral("all estimated"), QStringLiteral("estimated")})
                if (left - 6 - widthOf(words, style) >= free + 6) {
                    canvas.textAround({left - 6, y}, words, style);
                    break;
                }
            free = right;
            i = end;
        }
}

} // namespace

qreal stackMinimumHeight(const StackBody& body, qreal width) {
    if (body.segments.empty())
        return headHeight(body.title, body.subtitle, width);
    return headHeight(body.title, body.subtitle, width) + headToPlot + aboveHeight(body) + leastPlot +
           axisHeight;
}

void drawStack(Canvas& canvas, const StackBody& body, const QRectF& area) {
    drawHead(canvas, body.title, body.subtitle, area);
    if (body.segments.empty())
        return;
    const qreal above = area.top() + headHeight(body.title, body.subtitle, area.width()) + headToPlot;
    const qreal top = above + aboveHeight(body);
    qreal numbers = 0;
    for (const Tick& tick : body.y.ticks)
        numbers = std::max(numbers, widthOf(qt(tick.label), smallStyle(nullptr, Qt::AlignRight)));
    const qreal left = area.left() + numbers + axisGap;
    const qreal outside = labelRoom(body, canvas.theme, area.width());
    const LinesPlot plot{
        {left, top, area.right() - outside - left, area.bottom() - axisHeight - top}, body.x, body.y};
    canvas.axes(plot.rect, body.x, body.y);
    drawValueAxis(canvas, plot);
    drawYearAxis(canvas, plot);
    drawAreas(canvas, body, plot);
    drawStackSeams(canvas, body, plot, above);
    drawEstimates(canvas, body, plot);
    drawSuspects(canvas, body, plot);
    drawBandLabels(canvas, body, plot, area.right());
    addMarks(canvas, body, plot);
}

} // namespace lodestone
