// SPDX-License-Identifier: GPL-3.0-or-later
// What a ladder is painted with: shares on bars, bands between them, stages, claims. A country that is picked
// out stands out on every bar, and the others step back.
#pragma once

#include "charts/canvas.h"
#include "charts/shapes.h"
#include "figure/figure.h"

#include <QGraphicsItem>

#include <algorithm>
#include <memory>
#include <set>

namespace lodestone {

/// Which country stands out, where it is one of this figure.
class Emphasis {
public:
    explicit Emphasis(const LadderBody& body) {
        for (const LadderRung& rung : body.rungs)
            for (const LadderSegment& segment : rung.segments)
                if (segment.mark)
                    m_known.insert(segment.mark);
    }
    /// 1: lit, 0: as usual, -1: steps back.
    [[nodiscard]] int of(const Mark& mark, const Highlight& highlight) const {
        const bool hovers = m_known.contains(highlight.hovered);
        const Mark& lit = hovers ? highlight.hovered : highlight.selected;
        if (!m_known.contains(lit))
            return 0;
        return mark == lit ? 1 : -1;
    }

private:
    std::set<Mark> m_known;
};

[[nodiscard]] inline QColor fillOf(const LadderSegment& segment, const Theme& theme) {
    using Fill = LadderSegment::Fill;
    const QColor colour = theme.colour(segment.colour);
    return segment.fill == Fill::Estimated  ? theme.estimate(colour)
           : segment.fill == Fill::Residual ? theme.residualFill
                                            : colour;
}

/// The one of the theme's two extremes that reads better on a fill; on a middling fill neither is far enough,
/// and black or white is.
[[nodiscard]] inline QColor readableOn(const QColor& fill, const Theme& theme) {
    const QColor ink = contrast(theme.text, fill) >= contrast(theme.ground, fill) ? theme.text : theme.ground;
    if (contrast(ink, fill) >= theme.leastTextContrast)
        return ink;
    return contrast(Qt::black, fill) >= contrast(Qt::white, fill) ? Qt::black : Qt::white;
}

/// Steps back or stands out with the country that is picked out.
class Emphasised : public QGraphicsItem, public Restyled {
public:
    Emphasised(const Mark& mark, std::shared_ptr<const Emphasis> emphasis, const Theme& theme)
        : m_theme(theme), m_mark(mark), m_emphasis(std::move(emphasis)) {}

    void restyle(const Highlight& highlight) override {
        const int level = m_emphasis->of(m_mark, highlight);
        if (level == m_level)
            return;
        m_level = level;
        levelChanged();
        update();
    }

protected:
    virtual void levelChanged() {}
    [[nodiscard]] int level() const { return m_level; }
    const Theme& m_theme;

private:
    const Mark m_mark;
    const std::shared_ptr<const Emphasis> m_emphasis;
    int m_level = 0;
};

class SegmentItem final : public Emphasised {
public:
    SegmentItem(const LadderSegment& segment, QSizeF size, const std::shared_ptr<const Emphasis>& emphasis,
                const Theme& theme)
        : Emphasised(segment.mark, emphasis, theme), m_segment(segment), m_size(size) {}
    [[nodiscard]] QRectF boundingRect() const override {
        return QRectF(QPointF(0, 0), m_size).adjusted(-2, -2, 2, 2);
    }
    void setLabel(TextItem* label) { m_label = label; }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        QRectF bar = crisp(*painter, QRectF(QPointF(0, 0), m_size));
        if (bar.width() > 3)
            bar.adjust(0, 0, -1, 0); // a hairline of ground between neighbours
        const QColor colour = level() < 0 ? faded(m_theme.colour(m_segment.colour), m_theme.dimmedAlpha)
                                          : m_theme.colour(m_segment.colour);
        if (m_segment.fill == LadderSegment::Fill::Residual)
            drawHatched(*painter, bar, m_theme);
        else if (m_segment.fill == LadderSegment::Fill::Estimated && level() >= 0)
            drawEstimate(*painter, bar, colour, m_theme);
        else
            drawReported(*painter, bar, colour);
        if (level() > 0) {
            painter->setPen(QPen(m_theme.accent, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRect(bar.adjusted(0, -1, 0, 1));
        }
    }

protected:
    void levelChanged() override {
        if (m_label != nullptr)
            m_label->setColour(level() < 0 ? m_theme.text : readableOn(fillOf(m_segment, m_theme), m_theme));
    }

private:
    const LadderSegment m_segment;
    const QSizeF m_size;
    TextItem* m_label = nullptr;
};

/// One country's share from a bar to the next.
class RibbonItem final : public Emphasised {
public:
    RibbonItem(const LadderSegment& segment, QPainterPath path,
               const std::shared_ptr<const Emphasis>& emphasis, const Theme& theme)
        : Emphasised(segment.mark, emphasis, theme), m_colour(theme.colour(segment.colour)),
          m_path(std::move(path)) {}
    [[nodiscard]] QRectF boundingRect() const override {
        return m_path.boundingRect().adjusted(-1, -1, 1, 1);
    }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        constexpr double usual = 0.24;
        constexpr double lit = 0.5;
        const double alpha = level() > 0 ? lit : level() < 0 ? usual * m_theme.dimmedAlpha : usual;
        painter->fillPath(m_path, faded(m_colour, alpha));
    }

private:
    const QColor m_colour;
    const QPainterPath m_path;
};

/// The words of a stage, in a tint where it is the one that other pages show, ringed where it is chosen.
class StageBox final : public BoxItem, public Restyled {
public:
    StageBox(const LadderRung& rung, const QRectF& rect, const Theme& theme)
        : BoxItem(rect, 4, QColor(), QColor()), m_mark(rung.mark), m_current(rung.current), m_theme(theme) {}
    void restyle(const Highlight& highlight) override {
        const bool chosen = highlight.selected == m_mark;
        const QColor ground = m_current || chosen           ? m_theme.accentTint
                              : highlight.hovered == m_mark ? m_theme.hover
                                                            : QColor();
        setLook(ground, chosen ? m_theme.accent : QColor(), 2);
    }

private:
    const Mark m_mark;
    const bool m_current;
    const Theme& m_theme;
};

class MissingBar final : public QGraphicsItem {
public:
    MissingBar(QSizeF size, const Theme& theme) : m_size(size), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override {
        return QRectF(QPointF(0, 0), m_size).adjusted(-1, -1, 1, 1);
    }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        QPen pen(m_theme.axis, 1, Qt::CustomDashLine, Qt::FlatCap, Qt::MiterJoin);
        pen.setDashPattern({3, 2});
        painter->setPen(pen);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(crisp(*painter, QRectF(QPointF(0, 0), m_size)).adjusted(0.5, 0.5, -0.5, -0.5));
    }

private:
    const QSizeF m_size;
    const Theme& m_theme;
};

class ClaimDiamond final : public QGraphicsItem, public Restyled {
public:
    ClaimDiamond(const ClaimMark& claim, const Theme& theme) : m_claim(claim), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-14, -14, 28, 28}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        drawClaim(*painter, {0, 0}, m_claim.claims.size() > 1, m_theme);
        if (m_chosen)
            drawSelectionRing(*painter, {0, 0}, claimWidth(m_claim.claims.size() > 1) / 2 + 3, m_theme);
    }
    void restyle(const Highlight& highlight) override {
        m_chosen = highlight.selected.kind == Mark::Kind::Claim &&
                   std::ranges::find(m_claim.claims, highlight.selected.key) != m_claim.claims.end();
        update();
    }

private:
    const ClaimMark m_claim;
    const Theme& m_theme;
    bool m_chosen = false;
};

} // namespace lodestone
