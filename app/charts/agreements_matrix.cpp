// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/agreements.h"
#include "charts/shapes.h"

#include <algorithm>
#include <set>

namespace lodestone::agreements {
namespace {

constexpr qreal leastPitch = 17;
constexpr qreal mostPitch = 22;
constexpr qreal headOfColumns = 46;
constexpr qreal nameWidth = 114;
constexpr qreal countWidth = 24;
constexpr qreal partnerShare = 0.44; ///< of a column of an initiative: codes are short
constexpr qreal groupGap = 12;       ///< between partners and initiatives

TextStyle headStyle(const QColor& colour = {}) {
    return {.role = TypeRole::Small, .colour = colour, .align = Qt::AlignHCenter, .px = 10, .line = 12};
}

/// The glyph of the strongest kind, and how many where there is more than one.
class PairItem final : public QGraphicsItem, public Restyled {
public:
    PairItem(const AgreementsBody& body, std::size_t link, const QRectF& box,
             std::shared_ptr<const Company> company, const Theme& theme)
        : m_link(body.links[link]), m_at(link), m_box(box), m_company(std::move(company)), m_theme(theme) {}

    [[nodiscard]] QRectF boundingRect() const override { return m_box.adjusted(-2, -2, 2, 2); }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        const QRectF box = crisp(*painter, m_box);
        if (m_link.names)
            painter->fillRect(box, m_theme.accentTint);
        const QPointF centre = m_link.count > 1 ? m_box.center() - QPointF(7, 0) : m_box.center();
        const QColor colour = m_link.names ? m_theme.accent : m_theme.event;
        drawGlyph(*painter, m_link.glyph, centre, colour, m_link.names ? m_theme.accentTint : m_theme.ground);
        if (m_link.doubtful)
            drawPartlyRing(*painter, centre, colour);
        if (!m_chosen && !m_hovered)
            return;
        painter->setBrush(Qt::NoBrush);
        const qreal width = m_chosen ? 2 : 1;
        painter->setPen(QPen(m_chosen ? m_theme.accent : m_theme.text, width, Qt::SolidLine, Qt::SquareCap,
                             Qt::MiterJoin));
        painter->drawRect(box.adjusted(width / 2, width / 2, -width / 2, -width / 2));
    }

    void restyle(const Highlight& highlight) override {
        const auto own = [&](const Mark& mark) {
            return mark && mark.kind != Mark::Kind::Country && m_company->lightsLink(mark, m_at);
        };
        m_chosen = own(highlight.selected);
        m_hovered = own(highlight.hovered);
        update();
    }

private:
    const AgreementLink m_link;
    const std::size_t m_at;
    const QRectF m_box;
    const std::shared_ptr<const Company> m_company;
    const Theme& m_theme;
    bool m_chosen = false;
    bool m_hovered = false;
};

/// A row or a column as a band, while its party or initiative is picked out.
class BandItem final : public QGraphicsItem, public Restyled {
public:
    BandItem(Mark mark, const QRectF& box, bool bar, const Theme& theme)
        : m_mark(std::move(mark)), m_box(box), m_bar(bar), m_theme(theme) {
        setZValue(-1);
    }
    [[nodiscard]] QRectF boundingRect() const override { return m_box; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        if (m_chosen)
            painter->fillRect(m_box, m_theme.accentTint);
        else if (m_hovered)
            painter->fillRect(m_box, m_theme.hover);
        if (m_chosen && m_bar)
            painter->fillRect(QRectF(m_box.topLeft(), QSizeF(3, m_box.height())), m_theme.accent);
    }
    void restyle(const Highlight& highlight) override {
        m_chosen = highlight.selected == m_mark;
        m_hovered = highlight.hovered == m_mark;
        update();
    }

private:
    const Mark m_mark;
    const QRectF m_box;
    const bool m_bar;
    const Theme& m_theme;
    bool m_chosen = false;
    bool m_hovered = false;
};

class MatrixPainter {
public:
    MatrixPainter(Canvas& canvas, const AgreementsBody& body, const QRectF& area)
        : m_canvas(canvas), m_body(body), m_area(area), m_company(std::make_shared<Company>(body)) {
        qreal units = 0;
        for (const std::size_t column : body.columns)
            units += body.nodes[column].initiative ? 1 : partnerShare;
        const qreal room = area.width() - names() - countWidth - groupGap;
        m_unit = std::min(96.0, room / std::max<qreal>(1, units));
        m_pitch = std::clamp((area.height() - headOfColumns) /
                                 static_cast<qreal>(std::max<std::size_t>(1, body.rows.size())),
                             leastPitch, mostPitch);
        qreal x = area.left() + names() + countWidth;
        bool before = true;
        for (const std::size_t column : body.columns) {
            const bool initiative = body.nodes[column].initiative;
            x += initiative && before && x > area.left() + names() + countWidth ? groupGap : 0;
            before = !initiative;
            const qreal width = m_unit * (initiative ? 1 : partnerShare);
            m_columns.emplace_back(x, width);
            x += width;
        }
        m_rightmost = x;
    }

    void draw() {
        drawBands();
        drawHeads();
        for (std::size_t row = 0; row < m_body.rows.size(); ++row)
            drawRow(row);
    }

private:
    [[nodiscard]] qreal names() const { return std::min(nameWidth, m_area.width() * 0.24); }
    [[nodiscard]] qreal top(std::size_t row) const {
        return m_area.top() + headOfColumns + m_pitch * static_cast<qreal>(row);
    }
    [[nodiscard]] qreal bottom() const { return top(m_body.rows.size()); }

    void band(const Mark& mark, const QRectF& box, bool bar) {
        auto* item = new BandItem(mark, box, bar, m_canvas.theme);
        m_canvas.item(item);
        m_canvas.restyled(item);
    }

    void drawBands() {
        for (std::size_t row = 0; row < m_body.rows.size(); ++row)
            band(m_body.nodes[m_body.rows[row]].mark,
                 {m_area.left(), top(row), m_rightmost - m_area.left(), m_pitch}, true);
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            band(m_body.nodes[m_body.columns[i]].mark,
                 {m_columns[i].first, m_area.top(), m_columns[i].second, bottom() - m_area.top()}, false);
    }

    void drawHeads() {
        const Theme& theme = m_canvas.theme;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const AgreementNode& node = m_body.nodes[m_body.columns[i]];
            const auto& [left, width] = m_columns[i];
            const TextStyle style = headStyle(node.count > 0 ? theme.textSecondary : theme.textMuted);
            const QRectF box(left, m_area.top(), width, headOfColumns - 4);
            const QString words = qt(node.initiative ? node.label : node.code);
            std::vector<QString> lines;
            for (const QString& word : words.split(u' ')) // whole words, one below the other
                if (!lines.empty() && widthOf(lines.back() + u' ' + word, style) <= width - 6)
                    lines.back() += u' ' + word;
                else
                    lines.push_back(word);
            qreal y = box.bottom() - style.line * static_cast<qreal>(lines.size());
            for (const QString& line : lines) {
                TextStyle placed = style;
                const qreal wide = std::min(widthOf(line, style), width - 4);
                placed.align = Qt::AlignLeft;
                m_canvas.elided({box.center().x() - wide / 2, y}, line, placed, wide + 0.5);
                y += style.line;
            }
            if (node.count > 0)
                m_canvas.hit(node.mark, boxPath(box), qt(node.tooltip));
            else
                m_canvas.hint(box, qt(node.tooltip));
            // Parties are walked to by their rows.
            if (node.initiative && node.count > 0)
                m_canvas.place(node.mark, box, qt(node.description));
        }
        m_canvas.rule({m_area.left(), m_area.top() + headOfColumns - 1, m_rightmost - m_area.left(), 1},
                      theme.border);
    }

    [[nodiscard]] static QPainterPath boxPath(const QRectF& box) {
        QPainterPath path;
        path.addRect(box);
        return path;
    }

    void drawRow(std::size_t row) {
        const Theme& theme = m_canvas.theme;
        const std::size_t party = m_body.rows[row];
        const AgreementNode& node = m_body.nodes[party];
        const qreal middle = top(row) + m_pitch / 2;
        const TextStyle style{.role = TypeRole::Small,
                              .colour = node.count > 0 ? theme.text : theme.textMuted};
        m_canvas.elided({m_area.left() + 8, middle - lineOf(style) / 2}, qt(node.label), style, names() - 12);
        if (node.count > 0) {
            m_canvas.textAround(
                {m_area.left() + names() + countWidth - 8, middle}, QString::number(node.count),
                {.role = TypeRole::Small, .colour = theme.textSecondary, .align = Qt::AlignRight});
            m_canvas.mark(node.mark, {m_area.left(), top(row), names() + countWidth, m_pitch},
                          qt(node.description), qt(node.tooltip));
        } else
            m_canvas.hint({m_area.left(), top(row), names() + countWidth, m_pitch}, qt(node.tooltip));
        m_canvas.rule({m_area.left(), top(row) + m_pitch - 1, m_rightmost - m_area.left(), 1}, theme.grid);
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            drawCell(party, m_body.columns[i],
                     {m_columns[i].first + 1, top(row) + 1, m_columns[i].second - 2, m_pitch - 2});
    }

    void drawCell(std::size_t party, std::size_t column, const QRectF& box) {
        if (party == column) {
            m_canvas.rule(box.adjusted(3, 3, -3, -3), m_canvas.theme.divider);
            return;
        }
        const auto found = std::ranges::find_if(m_body.links, [&](const AgreementLink& link) {
            return (link.a == party && link.b == column) || (link.a == column && link.b == party);
        });
        if (found == m_body.links.end())
            return;
        auto* item = new PairItem(m_body, static_cast<std::size_t>(found - m_body.links.begin()), box,
                                  m_company, m_canvas.theme);
        m_canvas.item(item);
        m_canvas.restyled(item);
        if (found->count > 1)
            m_canvas.textAround({box.center().x() + 4, box.center().y()}, QString::number(found->count),
                                {.role = TypeRole::Small, .colour = m_canvas.theme.text});
        if (m_marked.insert(found->mark).second && !found->member)
            m_canvas.mark(found->mark, box, qt(found->description), qt(found->tooltip));
        else
            m_canvas.hit(found->mark, boxPath(box), qt(found->tooltip));
    }

    Canvas& m_canvas;
    const AgreementsBody& m_body;
    const QRectF m_area;
    const std::shared_ptr<const Company> m_company;
    qreal m_unit = 0;
    qreal m_pitch = 0;
    qreal m_rightmost = 0;
    std::vector<std::pair<qreal, qreal>> m_columns; ///< left edge and width
    std::set<Mark> m_marked;
};

} // namespace

qreal matrixMinimumHeight(const AgreementsBody& body) {
    return headOfColumns + leastPitch * static_cast<qreal>(body.rows.size());
}

void drawMatrix(Canvas& canvas, const AgreementsBody& body, const QRectF& area) {
    MatrixPainter(canvas, body, area).draw();
}

} // namespace lodestone::agreements
