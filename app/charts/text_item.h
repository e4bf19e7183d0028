// SPDX-License-Identifier: GPL-3.0-or-later
// Text of a figure: laid out once, painted as glyphs. The only item that paints letters, so that an exporter
// can write text as text.
#pragma once

#include <QColor>
#include <QFont>
#include <QGlyphRun>
#include <QGraphicsItem>
#include <QString>

#include <limits>
#include <vector>

namespace lodestone {

/// Lines of one font, broken to a width; has no position of its own.
struct TextBlock {
    struct Line {
        QString text;
        qreal width = 0;
        QList<QGlyphRun> runs; ///< positions from the left end of the baseline
    };
    QFont font;
    qreal lineHeight = 16;
    std::vector<Line> lines;

    [[nodiscard]] qreal width() const;
    [[nodiscard]] qreal height() const { return lineHeight * static_cast<qreal>(lines.size()); }
    /// From the top of the block to the baseline of a line.
    [[nodiscard]] qreal baseline(std::size_t line) const;
    /// What the letters of a line cover, as seen from the top of the block and its alignment line.
    [[nodiscard]] QRectF ink(std::size_t line, Qt::Alignment align) const;
};

inline constexpr qreal unlimitedWidth = std::numeric_limits<qreal>::max();

/// Breaks at spaces, inside a word only when it is wider than a line. `balanced` evens out the line lengths.
[[nodiscard]] TextBlock layoutText(const QString& text, const QFont& font, qreal lineHeight,
                                   qreal maxWidth = unlimitedWidth, bool balanced = false);

class TextItem : public QGraphicsItem {
public:
    enum { Type = UserType + 1 };

    /// The item's position is the top of the block at its alignment line: left, centre or right.
    TextItem(TextBlock block, const QColor& colour, Qt::Alignment align);

    [[nodiscard]] int type() const override { return Type; }
    [[nodiscard]] QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

    void setColour(const QColor& colour);
    void setBlock(TextBlock block); ///< same words in another weight
    void setHalo(const QColor& ground, qreal width);

    [[nodiscard]] const TextBlock& block() const { return m_block; }
    [[nodiscard]] QColor colour() const { return m_colour; }
    [[nodiscard]] Qt::Alignment align() const { return m_align; }
    [[nodiscard]] QColor haloColour() const { return m_haloColour; }
    [[nodiscard]] qreal haloWidth() const { return m_haloWidth; }

private:
    void measure();
    void paintHalo(QPainter& painter) const;
    void paintHaloAtOnce(QPainter& painter) const; ///< on pixels
    void paintLetters(QPainter& painter, QPointF offset) const;

    TextBlock m_block;
    QColor m_colour;
    Qt::Alignment m_align;
    QColor m_haloColour;
    qreal m_haloWidth = 0;
    QRectF m_bounds;
};

} // namespace lodestone
