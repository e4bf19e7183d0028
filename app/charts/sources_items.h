// SPDX-License-Identifier: GPL-3.0-or-later
// The marks of the dot plot of sources: a row of it, and the samples of its key.
#pragma once

#include "charts/shapes.h"
#include "charts/sources_layout.h"

#include <algorithm>
#include <optional>

namespace lodestone::sources {

inline constexpr qreal overhang = 8; ///< of a selected row over the margins
inline constexpr qreal accentBar = 3;
inline constexpr qreal dotRadius = 5;
inline constexpr qreal indexRadius = 3.5;
inline constexpr qreal grown = 1.5; ///< under the pointer

/// The mark of a share: full, lighter where it is estimated, hollow where it counts something else.
inline void paintShare(QPainter& painter, QPointF at, qreal radius, const QColor& colour, bool estimated,
                       bool compared, const Theme& theme) {
    QPen pen(colour, 1.5);
    if (estimated && compared) {
        pen.setStyle(Qt::CustomDashLine);
        pen.setCapStyle(Qt::FlatCap);
        pen.setDashPattern({2.5 / 1.5, 1.75 / 1.5});
    }
    painter.setPen(pen);
    painter.setBrush(!compared ? theme.ground : estimated ? theme.estimate(colour) : colour);
    painter.drawEllipse(at, radius - 0.75, radius - 0.75);
}

inline void paintSuspect(QPainter& painter, QPointF at, const Theme& theme) {
    QPen pen(theme.textSecondary, 1, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({2, 1.5});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(at, 9, 9);
}

/// A dot at the low end, a whisker with a cap to the high one, an open circle at the bound between.
inline void paintIndex(QPainter& painter, qreal low, qreal high, std::optional<qreal> bound, qreal y,
                       bool compared, qreal radius, const Theme& theme) {
    const QColor ink = compared ? theme.text : theme.textMuted;
    if (high - low > radius) {
        painter.fillRect(crisp(painter, {low, y - 0.6, high - low, 1.25}), ink);
        painter.fillRect(crisp(painter, {high - 0.6, y - 3, 1.25, 6}), ink);
    }
    if (bound && *bound - low > radius && high - *bound > 3) {
        painter.setPen(QPen(ink, 1));
        painter.setBrush(theme.ground);
        painter.drawEllipse(QPointF(*bound, y), 3, 3);
    }
    painter.setPen(QPen(ink, 1.25));
    painter.setBrush(compared ? ink : theme.ground);
    painter.drawEllipse(QPointF(low, y), radius - 0.6, radius - 0.6);
}

/// Where the numbers of a row fall.
struct Scale {
    Axis axis;
    qreal left = 0;
    qreal right = 0;
    [[nodiscard]] qreal at(double value) const {
        return left + (right - left) * std::clamp((value - axis.min) / (axis.max - axis.min), 0.0, 1.0);
    }
};

/// Ground and marks of one row; its words are items of their own.
class SourceRowItem : public QGraphicsItem, public Restyled {
public:
    SourceRowItem(const SourcesBody& body, const SourceRowBox& row, const QRectF& box, qreal marks,
                  const Scale& share, const Scale& hhi, const Theme& theme)
        : m_body(body), m_row(row), m_box(box), m_marks(marks), m_share(share), m_hhi(hhi), m_theme(theme) {}

    TextItem* name = nullptr; ///< grows bold when the row is chosen

    [[nodiscard]] QRectF boundingRect() const override {
        return m_box.adjusted(-overhang - 1, -1, overhang + 1, 1);
    }
    [[nodiscard]] const Mark& mark() const {
        return m_row.claim ? m_body.claims[m_row.index].mark : m_body.tables[m_row.index].mark;
    }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        paintGround(*painter);
        m_row.claim ? paintClaim(*painter) : paintTable(*painter);
    }

    void restyle(const Highlight& highlight) override {
        const bool chosen = highlight.selected == mark();
        const bool hovered = highlight.hovered == mark();
        const bool country = m_body.country && highlight.hovered == m_body.country;
        const bool subject = m_body.country && highlight.selected == m_body.country;
        if (chosen != m_chosen && name != nullptr)
            name->setBlock(blockOf(name->block().lines.front().text, nameStyle(chosen)));
        m_chosen = chosen;
        m_hovered = hovered;
        m_country = country;
        m_subject = subject;
        update();
    }

private:
    void paintGround(QPainter& painter) const {
        if (!m_chosen && !m_hovered)
            return;
        const QRectF ground = crisp(painter, m_box.adjusted(-overhang, 0, overhang, 0));
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_chosen ? m_theme.accentTint : m_theme.hover);
        painter.drawRoundedRect(ground, 4, 4);
        if (!m_chosen)
            return;
        painter.setBrush(m_theme.accent);
        painter.drawRoundedRect(QRectF(ground.left(), ground.top(), accentBar, ground.height()), 1.5, 1.5);
    }

    void paintTable(QPainter& painter) const {
        const SourceDot& dot = m_body.tables[m_row.index];
        const qreal more = m_hovered || m_country ? grown : 0;
        if (dot.share) {
            const QPointF at(m_share.at(*dot.share), m_marks);
            paintShare(painter, at, dotRadius + more, m_theme.colour(m_body.colour), dot.estimated,
                       dot.compared, m_theme);
            if (dot.suspect)
                paintSuspect(painter, at, m_theme);
            if (m_chosen || m_subject)
                drawSelectionRing(painter, at, dotRadius + 4, m_theme);
        }
        if (dot.hhi)
            paintIndex(painter, m_hhi.at(dot.hhi->low), m_hhi.at(dot.hhi->high),
                       dot.topK ? std::optional(m_hhi.at(*dot.topK)) : std::nullopt, m_marks, dot.compared,
                       indexRadius + (m_hovered ? grown : 0), m_theme);
    }

    void paintClaim(QPainter& painter) const {
        const ClaimDot& dot = m_body.claims[m_row.index];
        if (!dot.share)
            return;
        const QPointF at(m_share.at(*dot.share), m_marks);
        drawClaim(painter, at, false, m_theme);
        if (m_chosen || m_subject)
            drawSelectionRing(painter, at, claimWidth(false) / 2 + 3, m_theme);
    }

    const SourcesBody& m_body; // of the scene's figure
    const SourceRowBox m_row;
    const QRectF m_box;
    const qreal m_marks;
    const Scale m_share;
    const Scale m_hhi;
    const Theme& m_theme;
    bool m_chosen = false;
    bool m_hovered = false;
    bool m_country = false;
    bool m_subject = false;
};

/// A sample of the key, drawn as the marks are.
class SampleItem : public QGraphicsItem {
public:
    SampleItem(KeyItem::Sample sample, const QColor& colour, const Theme& theme)
        : m_sample(sample), m_colour(colour), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-2, -11, sampleWidth + 4, 22}; }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        using Sample = KeyItem::Sample;
        const QPointF middle(sampleWidth / 2, 0);
        switch (m_sample) {
        case Sample::Reported:
        case Sample::Estimated:
        case Sample::Hollow:
            paintShare(*painter, middle, dotRadius, m_colour, m_sample == Sample::Estimated,
                       m_sample != Sample::Hollow, m_theme);
            return;
        case Sample::Suspect:
            paintSuspect(*painter, middle, m_theme);
            return;
        case Sample::Whisker:
            paintIndex(*painter, 4, sampleWidth - 1, {}, 0, true, indexRadius, m_theme);
            return;
        case Sample::Bound:
            painter->setPen(QPen(m_theme.text, 1));
            painter->setBrush(m_theme.ground);
            painter->drawEllipse(middle, 3, 3);
            return;
        case Sample::Claim:
            drawClaim(*painter, middle, false, m_theme);
            return;
        }
    }

private:
    const KeyItem::Sample m_sample;
    const QColor m_colour;
    const Theme& m_theme;
};

} // namespace lodestone::sources
