// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/agreements.h"
#include "charts/calm_fills.h"
#include "charts/shapes.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace lodestone::agreements {
namespace {

constexpr qreal leastPitch = 15; ///< of parties at a side
constexpr qreal mostPitch = 26;
constexpr qreal leastField = 300;
constexpr qreal fieldTop = 30;    ///< room for the names of the upper line
constexpr qreal fieldBottom = 28; ///< and for those of the lower one
constexpr qreal sideToField = 34;
constexpr qreal labelGap = 8;
constexpr qreal narrow = 560; ///< below it sides carry codes
constexpr qreal reach = 8;    ///< of the pointer, around a line
constexpr qreal hollow = 2;   ///< radius of a party that has not signed yet

TextStyle labelStyle(const QColor& colour = {}) {
    return {.role = TypeRole::Small, .colour = colour};
}

qreal radiusOf(const AgreementNode& node) {
    if (node.count == 0)
        return hollow;
    return node.initiative ? 5 : std::min(15.0, 2.8 + 1.9 * std::sqrt(node.count));
}

bool dims(const Company& company, const Highlight& highlight, auto lit) {
    const bool selected = company.heeds(highlight.selected);
    const bool hovered = company.heeds(highlight.hovered);
    return (selected || hovered) && !(selected && lit(highlight.selected)) &&
           !(hovered && lit(highlight.hovered));
}

class LinkItem final : public QGraphicsItem, public Restyled {
public:
    LinkItem(const AgreementsBody& body, std::size_t at, QPainterPath path, QPointF ring,
             std::shared_ptr<const Company> company, const Theme& theme)
        : m_link(body.links[at]), m_at(at), m_path(std::move(path)), m_ring(ring),
          m_company(std::move(company)), m_theme(theme) {}

    [[nodiscard]] QRectF boundingRect() const override {
        return m_path.controlPointRect().adjusted(-9, -9, 9, 9);
    }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget* window) override {
        const CalmFills calm;
        QPen pen = linkPen(m_link, m_theme);
        if (m_dimmed)
            pen.setColor(faded(pen.color(), m_theme.dimmedAlpha));
        else if (m_chosen) {
            const qreal before = pen.widthF();
            pen.setColor(m_link.names ? m_theme.accent : m_theme.text);
            pen.setWidthF(before + 0.75);
            if (m_link.memorandum || m_link.scheduled) {
                QList<qreal> dash = pen.dashPattern();
                for (qreal& length : dash)
                    length *= before / pen.widthF();
                pen.setDashPattern(dash);
            }
        }
        painter->setBrush(Qt::NoBrush);
        painter->setPen(pen);
        if (window != nullptr && m_path.elementCount() == 2) // Qt has a quicker way for it than for a path
            painter->drawLine(m_path.elementAt(0), m_path.elementAt(1));
        else
            painter->drawPath(m_path);
        if (m_link.doubtful && !m_link.member && !m_dimmed) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(m_theme.ground);
            painter->drawEllipse(m_ring, 6.5, 6.5);
            painter->setBrush(pen.color());
            painter->drawEllipse(m_ring, 1.5, 1.5);
            drawPartlyRing(*painter, m_ring, pen.color());
        }
    }

    void restyle(const Highlight& highlight) override {
        const auto lit = [&](const Mark& mark) { return m_company->lightsLink(mark, m_at); };
        const bool dimmed = dims(*m_company, highlight, lit);
        const bool chosen = m_company->heeds(highlight.selected)
                                ? lit(highlight.selected) || (highlight.hovered && lit(highlight.hovered))
                                : highlight.hovered && lit(highlight.hovered);
        if (dimmed == m_dimmed && chosen == m_chosen)
            return;
        m_dimmed = dimmed;
        m_chosen = chosen;
        setZValue(chosen ? 1 : 0);
        update();
    }

private:
    const AgreementLink m_link;
    const std::size_t m_at;
    const QPainterPath m_path;
    const QPointF m_ring; ///< where it says that it is not confirmed in full
    const std::shared_ptr<const Company> m_company;
    const Theme& m_theme;
    bool m_dimmed = false;
    bool m_chosen = false;
};

/// A party as a circle, filled where it signed on the mineral; an initiative as a square.
class NodeItem final : public QGraphicsItem, public Restyled {
public:
    NodeItem(const AgreementsBody& body, std::size_t at, std::shared_ptr<const Company> company,
             const Theme& theme)
        : m_node(body.nodes[at]), m_at(at), m_company(std::move(company)), m_theme(theme) {
        setZValue(2);
    }
    [[nodiscard]] QRectF boundingRect() const override {
        const qreal half = radiusOf(m_node) + 7;
        return {-half, -half, 2 * half, 2 * half};
    }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        const qreal radius = radiusOf(m_node) + (m_hovered ? 1.5 : 0);
        QColor ink = m_node.count == 0   ? m_theme.border
                     : m_node.naming > 0 ? m_theme.accent
                                         : m_theme.textSecondary;
        QColor fill = m_node.naming > 0 ? m_theme.accent : m_theme.ground;
        if (m_dimmed) { // over the lines that end here, so mixed, not translucent
            painter->setPen(Qt::NoPen);
            painter->setBrush(m_theme.ground);
            shape(*painter, radius);
            ink = faded(ink, m_theme.dimmedAlpha);
            fill = faded(fill, m_theme.dimmedAlpha);
        }
        painter->setPen(QPen(ink, m_node.count == 0 ? 1 : 1.5));
        painter->setBrush(fill);
        shape(*painter, radius);
        if (m_chosen)
            drawSelectionRing(*painter, {0, 0}, radius + 4, m_theme);
    }

    void restyle(const Highlight& highlight) override {
        m_chosen = highlight.selected == m_node.mark && m_node.count > 0;
        m_hovered = highlight.hovered == m_node.mark && m_node.count > 0;
        m_dimmed =
            dims(*m_company, highlight, [&](const Mark& mark) { return m_company->lightsNode(mark, m_at); });
        update();
    }

private:
    void shape(QPainter& painter, qreal radius) const {
        if (m_node.initiative)
            painter.drawRect(QRectF(-radius, -radius, 2 * radius, 2 * radius));
        else
            painter.drawEllipse(QPointF(0, 0), radius, radius);
    }

    const AgreementNode m_node;
    const std::size_t m_at;
    const std::shared_ptr<const Company> m_company;
    const Theme& m_theme;
    bool m_chosen = false;
    bool m_hovered = false;
    bool m_dimmed = false;
};

class NetworkPainter {
public:
    NetworkPainter(Canvas& canvas, const AgreementsBody& body, const QRectF& area)
        : m_canvas(canvas), m_body(body), m_area(area), m_company(std::make_shared<Company>(body)) {
        measure();
    }

    void draw() {
        // Members first: lines between two parties lie on those of initiatives.
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < m_body.links.size(); ++i)
            order.push_back(i);
        std::ranges::stable_sort(order, {}, [&](std::size_t i) {
            const AgreementLink& link = m_body.links[i];
            return std::tuple(!link.member, link.doubtful, link.names);
        });
        for (const std::size_t i : order)
            drawLink(i);
        for (std::size_t i = 0; i < m_body.nodes.size(); ++i)
            drawNode(i);
    }

private:
    [[nodiscard]] QString sideWords(const AgreementNode& node) const {
        return qt(m_area.width() < narrow ? node.code : node.label);
    }

    void measure() {
        std::size_t rows[2] = {0, 0};
        qreal widths[2] = {0, 0};
        double above = 1e-9;
        for (const AgreementNode& node : m_body.nodes) {
            if (node.zone != AgreementZone::Field) {
                const bool right = node.zone == AgreementZone::RightSide;
                rows[right] = std::max(rows[right], node.row + 1);
                widths[right] = std::max(widths[right], widthOf(sideWords(node), labelStyle()));
            } else if (node.initiative)
                m_slotBelow += 1;
            else if (node.labelAbove)
                above += 1;
        }
        m_left = m_area.left() + (rows[0] > 0 ? widths[0] + labelGap + 6 : 0);
        m_right = m_area.right() - (rows[1] > 0 ? widths[1] + labelGap + 6 : 0);
        m_field = QRectF(QPointF(m_left + sideToField, m_area.top() + fieldTop),
                         QPointF(m_right - sideToField, m_area.bottom() - fieldBottom));
        for (const int side : {0, 1}) {
            const qreal room = m_area.height() - 8;
            m_pitch[side] =
                std::min(mostPitch, room / static_cast<qreal>(std::max<std::size_t>(1, rows[side])));
            m_first[side] = m_area.center().y() - m_pitch[side] * (static_cast<qreal>(rows[side]) - 1) / 2;
        }
        // Neighbours in a line stand two places apart.
        m_slotAbove = 2 * m_field.width() / above - 6;
        m_slotBelow = 2 * m_field.width() / std::max<qreal>(1, m_slotBelow) - 6;
    }

    [[nodiscard]] QPointF at(const AgreementNode& node) const {
        if (node.zone == AgreementZone::Field)
            return {m_field.left() + node.x * m_field.width(), m_field.top() + node.y * m_field.height()};
        const bool right = node.zone == AgreementZone::RightSide;
        return {right ? m_right : m_left, m_first[right] + m_pitch[right] * static_cast<qreal>(node.row)};
    }

    [[nodiscard]] QPainterPath pathOf(const AgreementLink& link) const {
        const AgreementNode& a = m_body.nodes[link.a];
        const AgreementNode& b = m_body.nodes[link.b];
        QPainterPath path(at(a));
        if (a.labelAbove && b.labelAbove) { // along the upper line: below the nodes between
            const QPointF middle = (at(a) + at(b)) / 2;
            path.quadTo({middle.x(), std::max(at(a).y(), at(b).y()) +
                                         std::max(26.0, 0.22 * std::abs(at(a).x() - at(b).x()))},
                        at(b));
        } else
            path.lineTo(at(b));
        return path;
    }

    /// Beside the party at a side, where lines are still apart; else in the middle.
    [[nodiscard]] QPointF ringOf(const AgreementLink& link, const QPainterPath& path) const {
        constexpr qreal away = 19;
        const qreal part = std::min(0.5, away / std::max<qreal>(1, path.length()));
        if (m_body.nodes[link.a].zone != AgreementZone::Field)
            return path.pointAtPercent(part);
        return path.pointAtPercent(m_body.nodes[link.b].zone != AgreementZone::Field ? 1 - part : 0.5);
    }

    void drawLink(std::size_t index) {
        const AgreementLink& link = m_body.links[index];
        const QPainterPath path = pathOf(link);
        auto* item = new LinkItem(m_body, index, path, ringOf(link, path), m_company, m_canvas.theme);
        m_canvas.item(item);
        m_canvas.restyled(item);
        m_canvas.hitLine(link.mark, path, reach / 2, qt(link.tooltip));
        // A line to an initiative answers for it; the keyboard finds it at its node, and an event of three
        // parties at one of its lines.
        if (!link.member && m_marked.insert(link.mark).second)
            m_canvas.place(link.mark, QRectF(path.pointAtPercent(0.5) - QPointF(6, 6), QSizeF(12, 12)),
                           qt(link.description));
    }

    void drawNode(std::size_t index) {
        const AgreementNode& node = m_body.nodes[index];
        const QPointF centre = at(node);
        auto* item = new NodeItem(m_body, index, m_company, m_canvas.theme);
        item->setPos(centre);
        m_canvas.item(item);
        m_canvas.restyled(item);
        const qreal radius = radiusOf(node);
        QRectF box(centre - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
        if (node.count == 0) {
            m_canvas.hint(box.adjusted(-3, -3, 3, 3), qt(node.tooltip));
            return;
        }
        QPainterPath answers;
        answers.setFillRule(Qt::WindingFill);
        answers.addEllipse(box.adjusted(-3, -3, 3, 3));
        answers.addRect(drawLabel(node, centre, radius));
        m_canvas.mark(node.mark, box, qt(node.description), qt(node.tooltip), answers);
    }

    QRectF drawLabel(const AgreementNode& node, QPointF centre, qreal radius) {
        TextStyle style = labelStyle(m_canvas.theme.text);
        style.halo = true;
        if (node.zone != AgreementZone::Field) {
            const bool right = node.zone == AgreementZone::RightSide;
            style.align = right ? Qt::AlignLeft : Qt::AlignRight;
            const qreal x = centre.x() + (right ? 1 : -1) * (labelGap + 4);
            return onTop(m_canvas.textAround({x, centre.y()}, sideWords(node), style));
        }
        const qreal slot = node.initiative   ? m_slotBelow
                           : node.labelAbove ? m_slotAbove
                                             : m_field.width() / 3;
        QStringList lines{qt(node.label)};
        if (widthOf(lines.front(), style) > slot)
            lines = node.initiative ? inTwo(lines.front()) : QStringList{qt(node.code)};
        const qreal pitch = lineOf(style) - 2;
        qreal top = node.labelAbove ? centre.y() - radius - 2 - lineOf(style) : centre.y() + radius + 3;
        QRectF taken;
        for (const QString& line : lines) {
            const qreal width = std::min(widthOf(line, style), slot);
            const qreal left =
                std::clamp(centre.x() - width / 2, m_left + 8, std::max(m_left + 8, m_right - 8 - width));
            taken |= onTop(m_canvas.elided({left, top}, line, style, slot + 0.5));
            top += pitch;
        }
        return taken;
    }

    /// Broken at its last space.
    [[nodiscard]] static QStringList inTwo(const QString& words) {
        const qsizetype space = words.lastIndexOf(u' ');
        return space < 0 ? QStringList{words} : QStringList{words.left(space), words.mid(space + 1)};
    }

    [[nodiscard]] QRectF onTop(TextItem* item) const {
        item->setZValue(3);
        item->setHalo(m_canvas.theme.ground, 3);
        return item->sceneBoundingRect();
    }

    Canvas& m_canvas;
    const AgreementsBody& m_body;
    const QRectF m_area;
    const std::shared_ptr<const Company> m_company;
    QRectF m_field;
    qreal m_left = 0; ///< centres of the parties at the sides
    qreal m_right = 0;
    qreal m_pitch[2] = {0, 0};
    qreal m_first[2] = {0, 0};
    qreal m_slotAbove = 0; ///< room of a name
    qreal m_slotBelow = 0;
    std::set<Mark> m_marked;
};

} // namespace

qreal networkMinimumHeight(const AgreementsBody& body) {
    std::size_t rows = 0;
    for (const AgreementNode& node : body.nodes)
        if (node.zone != AgreementZone::Field)
            rows = std::max(rows, node.row + 1);
    return std::max(leastField, leastPitch * static_cast<qreal>(rows) + 8);
}

void drawNetwork(Canvas& canvas, const AgreementsBody& body, const QRectF& area) {
    NetworkPainter(canvas, body, area).draw();
}

} // namespace lodestone::agreements
