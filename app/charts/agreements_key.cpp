// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/agreements.h"
#include "charts/shapes.h"

#include <algorithm>

namespace lodestone {
namespace {

using Sample = AgreementKey::Sample;

constexpr qreal keyPitch = 20;
constexpr qreal keyTop = 10;
constexpr qreal sampleWidth = 26;
constexpr qreal sampleGap = 7;
constexpr qreal entryGap = 18;

TextStyle keyStyle(const QColor& colour = {}) {
    return {.role = TypeRole::Small, .colour = colour};
}

std::vector<QPointF> keyPlaces(const AgreementsBody& body, qreal width) {
    std::vector<QPointF> places;
    QPointF at(0, keyPitch / 2);
    for (const AgreementKey& entry : body.key) {
        const qreal wide = sampleWidth + sampleGap + widthOf(qt(entry.text), keyStyle());
        if (at.x() > 0 && at.x() + wide > width)
            at = {0, at.y() + keyPitch};
        places.push_back(at);
        at.rx() += wide + entryGap;
    }
    return places;
}

qreal keyHeight(const AgreementsBody& body, qreal width) {
    return body.key.empty() ? 0 : keyTop + keyPlaces(body, width).back().y() + keyPitch / 2;
}

class KeyItem final : public QGraphicsItem {
public:
    KeyItem(const AgreementKey& key, bool glyphs, const Theme& theme)
        : m_key(key), m_glyphs(glyphs), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-1, -9, sampleWidth + 2, 18}; }

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        const QPointF middle(sampleWidth / 2, 0);
        AgreementLink link;
        link.memorandum = m_key.sample == Sample::Memorandum;
        link.names = m_key.sample == Sample::Names;
        const bool line = link.memorandum || link.names || m_key.sample == Sample::Agreement;
        if (m_glyphs && line) {
            if (link.names)
                painter->fillRect(QRectF(middle - QPointF(10, 8), QSizeF(20, 16)), m_theme.accentTint);
            drawGlyph(*painter, link.memorandum ? Glyph::Memorandum : Glyph::Agreement, middle,
                      link.names ? m_theme.accent : m_theme.event, m_theme.ground);
        } else if (line) {
            painter->setPen(agreements::linkPen(link, m_theme));
            painter->drawLine(QPointF(0, 0), QPointF(sampleWidth, 0));
        } else if (m_key.sample == Sample::Initiative && !m_glyphs) {
            link.member = true;
            painter->setPen(agreements::linkPen(link, m_theme));
            painter->drawLine(QPointF(0, 0), QPointF(sampleWidth, 0));
            painter->setPen(QPen(m_theme.text, 1.25));
            painter->setBrush(m_theme.ground);
            painter->drawRect(QRectF(middle - QPointF(4, 4), QSizeF(8, 8)));
        } else if (m_key.sample == Sample::Glyph)
            drawGlyph(*painter, m_key.glyph, middle, m_theme.event, m_theme.ground);
        else if (m_key.sample == Sample::Doubtful) {
            if (m_glyphs)
                drawGlyph(*painter, Glyph::Agreement, middle, m_theme.event, m_theme.ground);
            drawPartlyRing(*painter, middle, m_theme.event);
        }
    }

private:
    const AgreementKey m_key;
    const bool m_glyphs;
    const Theme& m_theme;
};

void drawKey(Canvas& canvas, const AgreementsBody& body, const QRectF& area) {
    const std::vector<QPointF> places = keyPlaces(body, area.width());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const QPointF at = area.topLeft() + places[i] + QPointF(0, keyTop);
        auto* item = new KeyItem(body.key[i], body.view != AgreementsView::Network, canvas.theme);
        item->setPos(at);
        canvas.item(item);
        const TextStyle style = keyStyle(canvas.theme.textSecondary);
        const qreal left = at.x() + sampleWidth + sampleGap;
        canvas.elided({left, at.y() - lineOf(style) / 2}, qt(body.key[i].text), style,
                      area.right() - left + 0.5);
    }
}

} // namespace

namespace agreements {

QPen linkPen(const AgreementLink& link, const Theme& theme) {
    const qreal more = std::min(3, std::max(0, link.count - 1));
    const qreal width = link.member ? (link.names ? 1.5 : 1) : (link.names ? 2.0 : 1.25) + 0.75 * more;
    QPen pen(link.names    ? theme.accent
             : link.member ? faded(theme.textMuted, 0.42)
                           : theme.textMuted,
             width, Qt::SolidLine, Qt::FlatCap);
    if (link.scheduled)
        pen.setDashPattern({1 / width, 3 / width});
    else if (link.memorandum)
        pen.setDashPattern({5 / width, 3 / width});
    return pen;
}

Company::Company(const AgreementsBody& body) : m_body(body) {}

bool Company::heeds(const Mark& mark) const {
    for (std::size_t i = 0; mark && i < m_body.nodes.size(); ++i)
        if (m_body.nodes[i].mark == mark && m_body.nodes[i].count > 0)
            return true;
    for (std::size_t i = 0; mark && i < m_body.links.size(); ++i)
        if (lightsLink(mark, i))
            return true;
    return false;
}

bool Company::lightsLink(const Mark& mark, std::size_t at) const {
    const AgreementLink& link = m_body.links[at];
    return link.mark == mark || m_body.nodes[link.a].mark == mark || m_body.nodes[link.b].mark == mark ||
           (mark.kind == Mark::Kind::Event && std::ranges::find(link.events, mark.key) != link.events.end());
}

bool Company::lightsNode(const Mark& mark, std::size_t node) const {
    if (m_body.nodes[node].mark == mark)
        return true;
    for (std::size_t i = 0; i < m_body.links.size(); ++i)
        if ((m_body.links[i].a == node || m_body.links[i].b == node) && lightsLink(mark, i))
            return true;
    return false;
}

} // namespace agreements

qreal agreementsMinimumHeight(const AgreementsBody& body, qreal width, Frame frame) {
    const qreal key = keyHeight(body, width);
    switch (body.view) {
    case AgreementsView::Matrix:
        return key + agreements::matrixMinimumHeight(body);
    case AgreementsView::List:
        return key + agreements::listMinimumHeight(body, frame);
    case AgreementsView::Network:
        break;
    }
    return key + agreements::networkMinimumHeight(body);
}

void drawAgreements(Canvas& canvas, const AgreementsBody& body, const QRectF& area) {
    constexpr qreal most = 640; // more height only stretches the lines
    const qreal key = keyHeight(body, area.width());
    QRectF drawn = area.adjusted(0, 0, 0, -key);
    if (canvas.frame == Frame::Page)
        drawn.setHeight(std::min(
            drawn.height(), std::max(most, agreementsMinimumHeight(body, area.width(), canvas.frame) - key)));
    if (body.view == AgreementsView::Matrix)
        agreements::drawMatrix(canvas, body, drawn);
    else if (body.view == AgreementsView::List)
        agreements::drawList(canvas, body, drawn);
    else
        agreements::drawNetwork(canvas, body, drawn);
    drawKey(canvas, body, {area.left(), drawn.bottom(), area.width(), key});
}

} // namespace lodestone
