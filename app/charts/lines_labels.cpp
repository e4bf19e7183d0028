// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/lines_plot.h"
#include "charts/shapes.h"

#include <QGraphicsPathItem>
#include <QPen>

#include <algorithm>

namespace lodestone {
namespace {

constexpr qreal ringGap = 9;       ///< from the last point to its words
constexpr qreal thresholdGap = 7;  ///< from the plot to a threshold's words
constexpr qreal thresholdRise = 6; ///< the words stand on the line, as it were
constexpr qreal blockGap = 3;
constexpr qreal leaderRoom = 18;      ///< from the plot to words that a leader points to
constexpr qreal widestLabel = 0.26;   ///< of the width; longer words break
constexpr qreal widestOutside = 0.36; ///< of words in a column of their own
constexpr qreal columnRise = 8;       ///< words may stand a little above and below the plot
constexpr qreal columnDrop = 6;

TextStyle strong() {
    return {.role = TypeRole::LabelStrong, .line = 15};
}
TextStyle plain() {
    return {.role = TypeRole::Label, .line = 15};
}
TextStyle thresholdStyle() {
    return {.role = TypeRole::Small, .line = 13.4, .balanced = true};
}

/// Words at the right end: of a line (at its last point) or of a threshold.
struct EndLabel {
    const Line* line = nullptr;
    TextBlock first;
    TextBlock second;
    QPointF at; ///< left end, top
    [[nodiscard]] qreal width() const { return std::max(first.width(), second.width()); }
    [[nodiscard]] qreal height() const { return first.height() + second.height(); }
};

qreal wrapWidth(const LinesBody& body, qreal width) {
    return width * (body.labelsOutside ? widestOutside : widestLabel);
}

EndLabel lineLabel(const Line& line, qreal width) {
    EndLabel label;
    label.line = &line;
    const std::string& head = line.label.empty() ? line.endLabel : line.label;
    label.first = blockOf(qt(head), strong(), width);
    label.second = {fontOf(plain()), plain().line, {}};
    if (!line.label.empty() && !line.endLabel.empty())
        label.second = blockOf(qt(line.endLabel), plain(), width);
    return label;
}

const LinePoint* lastPoint(const Line& line) {
    return line.segments.empty() || line.segments.back().empty() ? nullptr : &line.segments.back().back();
}

/// Moves blocks that overlap apart, keeping their order and staying between `top` and `bottom` if they can.
void moveApart(std::vector<EndLabel>& labels, qreal top, qreal bottom) {
    std::ranges::stable_sort(labels, {}, [](const EndLabel& label) { return label.at.y(); });
    qreal edge = top;
    for (EndLabel& label : labels) {
        label.at.setY(std::max(label.at.y(), edge));
        edge = label.at.y() + label.height() + blockGap;
    }
    edge = bottom;
    for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
        label->at.setY(std::min(label->at.y(), edge - label->height()));
        edge = label->at.y() - blockGap;
    }
}

std::vector<EndLabel> endLabels(const LinesBody& body, const LinesPlot& plot, qreal wrapAt) {
    std::vector<EndLabel> labels;
    for (const Line& line : body.lines) {
        const LinePoint* last = lastPoint(line);
        if (last == nullptr || (line.label.empty() && line.endLabel.empty()))
            continue;
        EndLabel label = lineLabel(line, wrapAt);
        label.at = plot.at(*last) + QPointF(ringGap, -strong().line / 2);
        if (body.labelsOutside)
            label.at.setX(plot.rect.right() + leaderRoom);
        labels.push_back(std::move(label));
    }
    for (const Threshold& threshold : body.thresholds) {
        EndLabel label;
        label.first = blockOf(qt(threshold.label), thresholdStyle(), wrapAt);
        label.second = {fontOf(plain()), plain().line, {}};
        label.at = {plot.rect.right() + (body.labelsOutside ? leaderRoom : thresholdGap),
                    plot.atY(threshold.value) - thresholdRise - label.first.height() / 2};
        labels.push_back(std::move(label));
    }
    return labels;
}

/// A label of a line, restyled with it.
class LabelRestyle final : public QGraphicsItem, public Restyled {
public:
    LabelRestyle(TextItem* text, const QColor& colour, Mark mark, std::vector<Mark> all, const Theme& theme)
        : m_text(text), m_colour(colour), m_mark(std::move(mark)), m_all(std::move(all)), m_theme(theme) {
        setFlag(ItemHasNoContents);
    }
    [[nodiscard]] QRectF boundingRect() const override { return {}; }
    void paint(QPainter*, const QStyleOptionGraphicsItem*, QWidget*) override {}
    void restyle(const Highlight& highlight) override {
        const bool other = highlight.selected && highlight.selected != m_mark &&
                           std::ranges::find(m_all, highlight.selected) != m_all.end();
        m_text->setColour(other ? faded(m_colour, m_theme.dimmedAlpha * 2) : m_colour);
    }

private:
    TextItem* m_text;
    const QColor m_colour;
    const Mark m_mark;
    const std::vector<Mark> m_all;
    const Theme& m_theme;
};

/// From the end of a line level to the edge of the plot, and from there to its words.
void drawLeader(Canvas& canvas, QPointF from, QPointF to) {
    QPainterPath path(from);
    path.lineTo(std::max(from.x(), to.x() - leaderRoom + 4), from.y());
    path.lineTo(to);
    auto* leader = new QGraphicsPathItem(path);
    leader->setPen(QPen(canvas.theme.border, 1));
    canvas.item(leader);
}

} // namespace

qreal endLabelRoom(const LinesBody& body, qreal width) {
    qreal room = 0;
    const qreal wrapAt = wrapWidth(body, width);
    for (const Threshold& threshold : body.thresholds)
        room = std::max(room, (body.labelsOutside ? leaderRoom : thresholdGap) +
                                  blockOf(qt(threshold.label), thresholdStyle(), wrapAt).width());
    for (const Line& line : body.lines) {
        const LinePoint* last = lastPoint(line);
        if (last == nullptr)
            continue;
        const double beyond = (body.x.max - last->x) / (body.x.max - body.x.min);
        // What lies right of the last point inside the plot shrinks with the plot: solve for the room
        // outside.
        if (body.labelsOutside) {
            room = std::max(room, leaderRoom + lineLabel(line, wrapAt).width());
            continue;
        }
        const qreal needed = ringGap + lineLabel(line, wrapAt).width();
        room = std::max(room, (needed - beyond * width) / (1 - std::min(beyond, 0.9)));
    }
    return std::max<qreal>(room, 1);
}

qreal endLabelHeight(const LinesBody& body, qreal width) {
    const qreal wrapAt = wrapWidth(body, width);
    qreal height = -blockGap - columnRise - columnDrop;
    for (const Threshold& threshold : body.thresholds)
        height += blockOf(qt(threshold.label), thresholdStyle(), wrapAt).height() + blockGap;
    for (const Line& line : body.lines)
        if (lastPoint(line) != nullptr && !(line.label.empty() && line.endLabel.empty()))
            height += lineLabel(line, wrapAt).height() + blockGap;
    return height;
}

void drawEndLabels(Canvas& canvas, const LinesBody& body, const LinesPlot& plot, qreal right) {
    const Theme& theme = canvas.theme;
    const qreal width = plot.rect.width() + (right - plot.rect.right());
    std::vector<EndLabel> labels = endLabels(body, plot, wrapWidth(body, width));
    moveApart(labels, plot.rect.top() - columnRise, plot.rect.bottom() + columnDrop);
    std::vector<Mark> all;
    for (const Line& line : body.lines)
        all.push_back(line.mark);
    for (EndLabel& label : labels) {
        const qreal x = std::min(label.at.x(), right - label.width());
        const QPointF at(x, label.at.y());
        if (label.line == nullptr) {
            TextStyle style = thresholdStyle();
            style.colour = theme.textMuted;
            canvas.text(at, std::move(label.first), style);
            continue;
        }
        const QRectF box(at, QSizeF(label.width(), label.height()));
        if (body.labelsOutside)
            drawLeader(canvas, plot.at(*lastPoint(*label.line)), {at.x() - 3, at.y() + strong().line / 2});
        const qreal second = label.first.height();
        TextStyle style = strong();
        style.halo = true;
        style.colour = readable(theme.colour(label.line->colour), theme);
        const auto restyled = [&](TextItem* text) {
            auto* restyle = new LabelRestyle(text, text->colour(), label.line->mark, all, theme);
            canvas.item(restyle);
            canvas.restyled(restyle);
        };
        restyled(canvas.text(at, std::move(label.first), style));
        if (!label.second.lines.empty()) {
            style.role = plain().role;
            style.colour = theme.textSecondary;
            restyled(canvas.text(at + QPointF(0, second), std::move(label.second), style));
        }
        const LinePoint& last = *lastPoint(*label.line);
        // A line that its figure's title names has no label: a reader that hears only the mark is told its
        // name.
        const QString words = label.line->label.empty()
                                  ? qt(last.tooltip)
                                  : (qt(label.line->label) + u' ' + qt(label.line->endLabel)).trimmed();
        canvas.mark(label.line->mark, box.united(QRectF(plot.at(last) - QPointF(5, 5), QSizeF(10, 10))),
                    words, qt(last.tooltip));
    }
}

} // namespace lodestone
