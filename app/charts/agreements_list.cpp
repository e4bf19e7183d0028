// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/agreements.h"
#include "charts/shapes.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace lodestone::agreements {
namespace {

constexpr qreal pitch = 34; ///< title above, standing and minerals below
constexpr qreal dateWidth = 78;
constexpr qreal glyphWidth = 24;
constexpr qreal gap = 14;
constexpr std::size_t fewestRows = 10;
constexpr qreal moreHeight = 22; ///< of the line that counts what is left out
constexpr qreal narrow = 560;    ///< below it parties are left to the tooltip

/// A row while it is picked out or under the pointer, with the glyph of its kind.
class RowItem final : public QGraphicsItem, public Restyled {
public:
    RowItem(const AgreementRow& row, const QRectF& box, QPointF glyph, const Theme& theme)
        : m_mark(row.mark), m_kind(row.glyph), m_names(row.names), m_doubtful(row.doubtful), m_box(box),
          m_glyph(glyph), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return m_box; }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        if (m_chosen || m_hovered)
            painter->fillRect(m_box, m_chosen ? m_theme.accentTint : m_theme.hover);
        if (m_chosen)
            painter->fillRect(QRectF(m_box.topLeft(), QSizeF(3, m_box.height())), m_theme.accent);
        const QColor colour = m_names ? m_theme.accent : m_theme.event;
        drawGlyph(*painter, m_kind, m_glyph, colour, m_theme.ground);
        if (m_doubtful)
            drawPartlyRing(*painter, m_glyph, colour);
    }

    void restyle(const Highlight& highlight) override {
        m_chosen = highlight.selected == m_mark;
        m_hovered = highlight.hovered == m_mark;
        update();
    }

private:
    const Mark m_mark;
    const Glyph m_kind;
    const bool m_names;
    const bool m_doubtful;
    const QRectF m_box;
    const QPointF m_glyph;
    const Theme& m_theme;
    bool m_chosen = false;
    bool m_hovered = false;
};

void drawRow(Canvas& canvas, const AgreementRow& row, const QRectF& box) {
    const Theme& theme = canvas.theme;
    auto* item = new RowItem(row, box, {box.left() + 8 + dateWidth + 7, box.top() + 12}, theme);
    canvas.item(item);
    canvas.restyled(item);
    // The row's hit area first: words that are cut short explain themselves above it.
    canvas.mark(row.mark, box, qt(row.description), qt(row.tooltip));
    const TextStyle small{.role = TypeRole::Small, .colour = theme.textSecondary, .line = 14};
    const TextStyle strong{.role = TypeRole::Label,
                           .colour = row.names ? readable(theme.accent, theme) : theme.text,
                           .weight = row.names ? 600 : 0,
                           .line = 16};
    const qreal left = box.left() + 8 + dateWidth + glyphWidth;
    const qreal parties = box.width() < narrow ? 0 : std::min(230.0, box.width() * 0.27);
    const qreal room = box.right() - left - (parties > 0 ? parties + gap : 0);
    canvas.textAround({box.left() + 8, box.top() + 12}, qt(row.date), small);
    const auto whole = [&](QPointF at, const std::string& words, const TextStyle& style, qreal width) {
        TextItem* text = canvas.elided(at, qt(words), style, width);
        canvas.hit(
            row.mark,
            [&] {
                QPainterPath path;
                path.addRect(text->sceneBoundingRect());
                return path;
            }(),
            qt(row.tooltip));
    };
    whole({left, box.top() + 4}, row.title, strong, room);
    whole({left, box.top() + 18}, row.standing + " · " + row.minerals, small, room);
    if (parties > 0)
        whole({box.right() - parties, box.top() + 5}, row.parties, small, parties - 4);
    canvas.rule({box.left(), box.bottom() - 1, box.width(), 1}, theme.grid);
}

} // namespace

qreal listMinimumHeight(const AgreementsBody& body, Frame frame) {
    const std::size_t rows = body.list.size();
    if (frame == Frame::Standalone && rows > fewestRows)
        return pitch * static_cast<qreal>(fewestRows) + moreHeight;
    return pitch * static_cast<qreal>(rows);
}

void drawList(Canvas& canvas, const AgreementsBody& body, const QRectF& area) {
    QRectF box(area.left(), area.top(), area.width(), pitch);
    std::size_t shown = body.list.size();
    if (pitch * static_cast<qreal>(shown) > area.height())
        shown = static_cast<std::size_t>(std::max(1.0, std::floor((area.height() - moreHeight) / pitch)));
    for (const AgreementRow& row : std::span(body.list).first(shown)) {
        drawRow(canvas, row, box);
        box.translate(0, pitch);
    }
    if (shown < body.list.size())
        canvas.text({area.left() + 8, box.top() + 6},
                    QStringLiteral("and %1 older").arg(body.list.size() - shown),
                    {.role = TypeRole::Small, .colour = canvas.theme.textSecondary, .line = 14});
}

} // namespace lodestone::agreements
