// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/bodies.h"
#include "charts/sources_items.h"

#include <algorithm>

namespace lodestone {

using namespace sources;

namespace {

class SourcesPainter {
public:
    SourcesPainter(Canvas& canvas, const SourcesBody& body, const QRectF& area)
        : m_canvas(canvas), m_body(body), m_area(area),
          m_layout(sourcesLayout(body, area.width(), area.height())),
          m_share{body.share, area.left() + m_layout.shareLeft, area.left() + m_layout.shareRight},
          m_hhi{body.hhi, area.left() + m_layout.hhiLeft, area.left() + m_layout.hhiRight} {}

    void draw() {
        drawHead();
        drawGrid();
        for (const SourceRowBox& row : m_layout.rows)
            drawRow(row);
        drawClaimsHead();
        drawKey();
    }

private:
    [[nodiscard]] qreal y(qreal top) const { return m_area.top() + top; }

    void drawHead() {
        const Theme& theme = m_canvas.theme;
        const TextStyle strong = nameStyle(true, theme.text);
        if (!m_body.shareHead.empty()) {
            const qreal room = m_layout.hhi ? m_layout.hhiLeft - m_layout.shareLeft - 12
                                            : m_layout.width - m_layout.shareLeft;
            const QRectF box(m_share.left, m_area.top(), room, headLine);
            m_canvas.elided(box.topLeft(), qt(m_body.shareHead), strong, room);
            m_canvas.mark(m_body.country, box, qt(m_body.shareHead),
                          QStringLiteral("The country whose share is held against all sources"));
            drawTicks(m_share);
        }
        if (m_layout.hhi) {
            m_canvas.text({m_hhi.left, m_area.top()}, qt(m_body.hhiHead), strong);
            drawTicks(m_hhi);
        }
    }

    void drawTicks(const Scale& scale) {
        TextStyle style = smallStyle(m_canvas.theme.textMuted);
        qreal taken = scale.left - 100;
        for (const Tick& tick : scale.axis.ticks) {
            const qreal width = widthOf(qt(tick.label), style);
            const qreal x = scale.at(tick.value);
            // The first and the last stand inside the plot: beyond it are other words.
            const qreal left = std::clamp(x - width / 2, scale.left, scale.right - width);
            if (left < taken)
                continue;
            m_canvas.text({left, y(headLine + 1)}, qt(tick.label), style);
            taken = left + width + 6;
        }
    }

    void drawGrid() {
        const Theme& theme = m_canvas.theme;
        const qreal top = y(m_layout.headHeight) - 2;
        const qreal bottom = y(m_layout.tablesBottom) + 2;
        if (m_layout.rows.empty() || m_body.tables.empty())
            return;
        for (const Scale* scale : {&m_share, &m_hhi}) {
            if ((scale == &m_hhi && !m_layout.hhi) || (scale == &m_share && !m_body.country))
                continue;
            for (const Tick& tick : scale->axis.ticks)
                m_canvas.rule({scale->at(tick.value), top, 1, bottom - top}, theme.grid);
            m_canvas.rule({scale->left, top - 1, scale->right - scale->left, 1}, theme.axis);
        }
        drawRange(m_share, m_body.shareRange, theme.colour(m_body.colour), top, bottom);
        if (!m_layout.hhi)
            return;
        drawRange(m_hhi, m_body.hhiRange, theme.uncertainty, top, bottom);
        TextStyle style = smallStyle(theme.textMuted);
        QString words;
        for (const Threshold& threshold : m_body.thresholds) {
            const qreal x = m_hhi.at(threshold.value);
            m_canvas.dotted(QLineF(x, top, x, bottom + 3), theme.textMuted, {2, 3});
            words += (words.isEmpty() ? QString() : QStringLiteral(", ")) + qt(threshold.label);
        }
        // Whole where there is room for it before the plot.
        const qreal left = std::max(m_body.country ? m_share.right + 8 : m_area.left(),
                                    std::min(m_hhi.left, m_area.right() - widthOf(words, style)));
        m_canvas.elided({left, bottom + 3}, words, style, m_area.right() - left);
    }

    /// How far apart the compared tables are, behind their marks; a line where they agree.
    void drawRange(const Scale& scale, const std::optional<Interval>& range, const QColor& colour, qreal top,
                   qreal bottom) {
        if (!range || m_body.tables.size() < 2)
            return;
        const qreal left = scale.at(range->low);
        const qreal width = scale.at(range->high) - left;
        if (width >= 2)
            m_canvas.rule({left, top, width, bottom - top}, faded(colour, m_canvas.theme.bandAlpha));
    }

    void drawRow(const SourceRowBox& row) {
        const QRectF box(m_area.left(), y(row.top), m_layout.width, row.height);
        auto* item = new SourceRowItem(m_body, row, box, y(row.marks), m_share, m_hhi, m_canvas.theme);
        if (row.claim && m_body.claims[row.index].share)
            m_canvas.dotted(QLineF(m_share.left, y(row.marks), m_share.right, y(row.marks)),
                            m_canvas.theme.axis, {3, 2});
        m_canvas.item(item);
        m_canvas.restyled(item);
        row.claim ? drawWords(m_body.claims[row.index], row, *item)
                  : drawWords(m_body.tables[row.index], row, *item);
        m_canvas.mark(item->mark(), box.adjusted(-overhang, 0, overhang, 0), described(row),
                      row.claim ? qt(m_body.claims[row.index].tooltip)
                                : qt(m_body.tables[row.index].tooltip));
    }

    [[nodiscard]] QString described(const SourceRowBox& row) const {
        QStringList parts;
        const auto add = [&](const std::string& words) {
            if (!words.empty())
                parts.append(qt(words));
        };
        if (row.claim) {
            const ClaimDot& dot = m_body.claims[row.index];
            add(dot.who + " claims");
            add(dot.share ? dot.shareText : dot.sentence);
            add(dot.where);
        } else {
            const SourceDot& dot = m_body.tables[row.index];
            add(dot.name);
            add(dot.shareText);
            add(dot.estimated ? "estimated" : "");
            add(dot.hhiText.empty() ? "" : "HHI " + dot.hhiText);
            add(dot.facts);
            add(dot.aside);
        }
        return parts.join(QStringLiteral(", "));
    }

    /// The top of the words of a row: they stand around its middle where the marks are beside them.
    [[nodiscard]] qreal wordsTop(const SourceRowBox& row) const {
        return m_layout.above ? y(row.top) + 5 : y(row.marks) - 15;
    }

    TextItem* drawName(const QString& name, const QString& beside, const QColor& ink, qreal top) {
        const Theme& theme = m_canvas.theme;
        const qreal whole = widthOf(name, nameStyle(true));
        const qreal room = m_layout.nameWidth - (beside.isEmpty() ? 0 : 8);
        const qreal aside = beside.isEmpty() ? 0 : widthOf(beside, smallStyle());
        const bool fits = whole + aside <= room;
        TextItem* item = m_canvas.elided({m_area.left(), top}, name, nameStyle(false, theme.text),
                                         fits ? room - aside + 0.5 : m_layout.nameWidth);
        if (!beside.isEmpty() && fits)
            m_canvas.text({m_area.left() + whole + 8, top + 1}, beside, smallStyle(ink));
        return item->block().lines.front().text == name && whole <= m_layout.nameWidth ? item : nullptr;
    }

    void drawWords(const SourceDot& dot, const SourceRowBox& row, SourceRowItem& item) {
        const Theme& theme = m_canvas.theme;
        const qreal top = wordsTop(row);
        const TextStyle small = smallStyle(theme.textSecondary);
        const TextStyle muted = smallStyle(theme.textMuted);
        item.name =
            drawName(qt(dot.name), besideName(dot), dot.current ? theme.accent : theme.textMuted, top);
        m_canvas.elided({m_area.left(), top + 16}, factsOf(dot), small, m_layout.nameWidth);
        const bool marks = dot.hhi || dot.share || !dot.shareText.empty();
        if (!dot.aside.empty()) {
            if (marks || m_layout.above)
                m_canvas.text({m_area.left(), top + 30}, qt(dot.aside), muted, m_layout.nameWidth);
            else
                m_canvas.text({m_share.left, top + 1}, qt(dot.aside), muted, m_area.right() - m_share.left);
        }
        if (!marks)
            return;
        const QString flag = dot.flag.empty() ? QString() : u' ' + qt(dot.flag);
        if (!dot.shareText.empty())
            m_canvas.textAround({m_area.left() + m_layout.shareText, y(row.marks)}, qt(dot.shareText) + flag,
                                numberStyle(dot.share ? theme.text : theme.textMuted));
        if (!dot.hhiText.empty())
            m_canvas.textAround({m_area.left() + m_layout.hhiText, y(row.marks)}, qt(dot.hhiText),
                                numberStyle(dot.compared ? theme.text : theme.textMuted));
    }

    void drawWords(const ClaimDot& dot, const SourceRowBox& row, SourceRowItem& item) {
        const Theme& theme = m_canvas.theme;
        const qreal top = wordsTop(row);
        item.name = drawName(qt(dot.who), {}, theme.text, top);
        m_canvas.elided({m_area.left(), top + 16}, qt(dot.where), smallStyle(theme.textMuted),
                        m_layout.nameWidth);
        if (dot.share)
            m_canvas.textAround({m_area.left() + m_layout.shareText, y(row.marks)}, qt(dot.shareText),
                                numberStyle(theme.text));
        else
            m_canvas.text({m_share.left, m_layout.above ? top + 31 : top + 1}, qt(dot.sentence),
                          smallStyle(theme.textSecondary), m_area.right() - m_share.left);
    }

    void drawClaimsHead() {
        if (m_layout.claimsHead <= 0)
            return;
        const Theme& theme = m_canvas.theme;
        const qreal top = y(m_layout.claimsHead);
        m_canvas.rule({m_area.left(), top - 4, m_layout.width, 1}, theme.divider);
        m_canvas.elided({m_area.left(), top + 2},
                        QStringLiteral("CLAIMS, BESIDE THE TABLES AND NEVER IN THEM"),
                        {.role = TypeRole::Caps, .colour = theme.textMuted}, m_layout.width);
    }

    void drawKey() {
        const std::vector<KeyItem> items = keyItems(m_body);
        const std::vector<QPointF> places = keyPlaces(m_body, m_area.width());
        const Theme& theme = m_canvas.theme;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const QPointF at(m_area.left() + places[i].x(), y(m_layout.keyTop + places[i].y()));
            auto* sample = new SampleItem(items[i].sample, theme.colour(m_body.colour), theme);
            sample->setPos(at);
            m_canvas.item(sample);
            const TextStyle style = smallStyle(theme.textSecondary);
            const qreal indent = sampleWidth + 6;
            m_canvas.elided({at.x() + indent, at.y() - lineOf(style) / 2}, items[i].words, style,
                            m_area.right() - at.x() - indent + 0.5);
        }
    }

    Canvas& m_canvas;
    const SourcesBody& m_body;
    const QRectF m_area;
    const SourcesLayout m_layout;
    const Scale m_share;
    const Scale m_hhi;
};

} // namespace

qreal sourcesMinimumHeight(const SourcesBody& body, qreal width) {
    return sourcesLayout(body, width, 0).height;
}

void drawSources(Canvas& canvas, const SourcesBody& body, const QRectF& area) {
    SourcesPainter(canvas, body, area).draw();
}

} // namespace lodestone
