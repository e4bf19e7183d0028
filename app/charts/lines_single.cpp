// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/lines_plot.h"
#include "charts/shapes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lodestone {
namespace {

constexpr double fullScale = 10'000;
constexpr qreal labelLine = 16;
constexpr qreal labelsToMark = 10;
constexpr qreal markToScale = 10;
constexpr qreal scaleHeight = 18;
constexpr qreal ringRadius = 4;
constexpr qreal numbersGap = 4;
constexpr qreal numberLine = 14;
constexpr qreal remarkGap = 16;

/// Ring at the lower end, a line with a cap to the upper one.
class IndexMark final : public QGraphicsItem, public Restyled {
public:
    IndexMark(const Mark& mark, qreal reach, const QColor& colour, const Theme& theme)
        : m_mark(mark), m_reach(reach), m_colour(colour), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-10, -10, m_reach + 20, 20 + markToScale}; }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        painter->setPen(QPen(m_colour, 1.25));
        painter->drawLine(QPointF(0, 0), QPointF(0, markToScale));
        if (m_reach >= 2) {
            painter->drawLine(QPointF(0, 0), QPointF(m_reach, 0));
            painter->drawLine(QPointF(m_reach, -3), QPointF(m_reach, markToScale));
        }
        painter->setPen(QPen(m_colour, 2));
        painter->setBrush(m_theme.ground);
        painter->drawEllipse(QPointF(0, 0), ringRadius, ringRadius);
        if (m_chosen)
            drawSelectionRing(*painter, {0, 0}, ringRadius + 4, m_theme);
    }
    void restyle(const Highlight& highlight) override {
        m_chosen = m_mark && highlight.selected == m_mark;
        update();
    }

private:
    const Mark m_mark;
    const qreal m_reach;
    const QColor m_colour;
    const Theme& m_theme;
    bool m_chosen = false;
};

void drawScale(Canvas& canvas, const LinesBody& body, const QRectF& scale) {
    const Theme& theme = canvas.theme;
    const auto at = [&](double value) { return scale.left() + scale.width() * value / fullScale; };
    const std::array<double, 6> breaks{
        0,        body.thresholds[0].value, body.thresholds[1].value, theme.ramp[3].from, theme.ramp[4].from,
        fullScale};
    for (std::size_t i = 0; i + 1 < breaks.size(); ++i) {
        const qreal left = at(breaks[i]) + (i > 0 ? 0.5 : 0);
        canvas.rule(
            {left, scale.top(), at(breaks[i + 1]) - left - (i + 2 < breaks.size() ? 0.5 : 0), scale.height()},
            theme.ramp[i].fill);
    }
    const TextStyle style{.role = TypeRole::Small, .colour = theme.textMuted, .line = numberLine};
    const qreal below = scale.bottom() + numbersGap;
    canvas.text({scale.left(), below}, QStringLiteral("0"), style);
    TextStyle end = style;
    end.align = Qt::AlignRight;
    canvas.text({scale.right(), below}, QStringLiteral("10,000"), end);
    // From the right, each a row lower: the tick of a lower threshold passes left of the words above it.
    qreal row = below;
    for (auto threshold = body.thresholds.rbegin(); threshold != body.thresholds.rend(); ++threshold) {
        const qreal x = at(threshold->value);
        canvas.rule({x - 0.5, scale.bottom(), 1, row - scale.bottom() + numberLine - 2}, theme.axis);
        canvas.text({x + 4, row}, qt(threshold->label), style);
        row += numberLine;
    }
}

} // namespace

bool isSingleIndex(const LinesBody& body) {
    return body.lines.size() == 1 && body.lines.front().segments.size() == 1 &&
           body.lines.front().segments.front().size() == 1 && body.thresholds.size() == 2;
}

qreal singleIndexHeight() {
    return 2 * labelLine + labelsToMark + markToScale + scaleHeight + numbersGap + 2 * numberLine +
           remarkGap + numberLine;
}

void drawSingleIndex(Canvas& canvas, const LinesBody& body, const QRectF& area) {
    const Theme& theme = canvas.theme;
    const Line& line = body.lines.front();
    const LinePoint& point = line.segments.front().front();
    const qreal markY = area.top() + 2 * labelLine + labelsToMark;
    const QRectF scale(area.left(), markY + markToScale, area.width(), scaleHeight);
    const auto at = [&](double value) {
        return scale.left() + scale.width() * std::clamp(value / fullScale, 0.0, 1.0);
    };
    drawScale(canvas, body, scale);
    const qreal x = at(point.low);
    const QColor colour = theme.colour(line.colour);
    auto* mark = new IndexMark(line.mark, at(point.high) - x, colour, theme);
    mark->setPos(x, markY);
    canvas.item(mark);
    canvas.restyled(mark);
    TextStyle strong{.role = TypeRole::LabelStrong, .colour = readable(colour, theme), .line = labelLine};
    TextStyle plain{.role = TypeRole::Label, .colour = theme.textSecondary, .line = labelLine};
    const QString when = body.x.ticks.empty() ? QString() : qt(body.x.ticks.front().label);
    const QString words = qt(line.label) + QStringLiteral(", ") + when;
    const QString value = QStringLiteral("HHI ") + qt(line.endLabel);
    const qreal width = std::max(widthOf(value, strong), widthOf(words, plain));
    const qreal left = std::clamp(x - 6, area.left(), std::max(area.left(), area.right() - width));
    canvas.text({left, area.top()}, value, strong);
    canvas.text({left, area.top() + labelLine}, words, plain);
    canvas.text({area.left(), area.top() + singleIndexHeight() - numberLine},
                QStringLiteral("One value alone is published, so there is no line over the years to draw."),
                {.role = TypeRole::Small, .colour = theme.textMuted, .line = numberLine});
    const QRectF answers(std::min(left, x - 8), area.top(), std::max(width, at(point.high) - x + 16),
                         scale.bottom() - area.top());
    canvas.mark(line.mark, answers, (words + QStringLiteral(": ") + value).trimmed(), qt(point.tooltip));
}

} // namespace lodestone
