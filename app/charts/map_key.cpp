// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/map_parts.h"
#include "charts/shapes.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <functional>

namespace lodestone {
namespace {

constexpr qreal rowPitch = 22;
constexpr qreal entryGap = 18;
constexpr qreal sampleGap = 7;
constexpr qreal swatchHeight = 16;
constexpr std::array<const char*, 6> stepWords{"none", "below 5", "5", "15", "35", "60\u202F%"};

TextStyle keyStyle() {
    return {.role = TypeRole::Small};
}

/// A sample, or a swatch with its words in it; and words beside it.
struct Entry {
    qreal sample = 0;
    QString words;
    std::function<void(QPainter&, const Theme&)> draw; ///< around (sample / 2, 0)
    int swatch = -2; ///< -1: land without a share, 0-4: step of the ramp; -2: no swatch
    qreal after = entryGap;
};

class SampleItem final : public QGraphicsItem {
public:
    SampleItem(const Entry& entry, const Theme& theme)
        : m_draw(entry.draw), m_width(entry.sample), m_theme(theme) {}
    [[nodiscard]] QRectF boundingRect() const override { return {-3, -9, m_width + 6, 18}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override {
        m_draw(*painter, m_theme);
    }

private:
    const std::function<void(QPainter&, const Theme&)> m_draw;
    const qreal m_width;
    const Theme& m_theme;
};

Entry line(const QString& words, bool dashed) {
    return {26, words, [dashed](QPainter& painter, const Theme& theme) {
                QPen pen(theme.text, 1.75, Qt::SolidLine, Qt::FlatCap);
                if (dashed)
                    pen.setDashPattern({5 / 1.75, 3 / 1.75});
                painter.setPen(pen);
                painter.drawLine(QPointF(0, 0), QPointF(26, 0));
            }};
}

Entry symbol(const QString& words, MapPlace::Kind kind) {
    return {10, words, [kind](QPainter& painter, const Theme& theme) {
                drawPlaceSymbol(painter, kind, {5, 0}, theme.text, theme.ground);
            }};
}

void addSwatches(std::vector<Entry>& entries, const MapBody& body) {
    entries.push_back({0, qt(body.legend), {}, -2, 12});
    for (std::size_t i = 0; i < stepWords.size(); ++i) {
        const QString words = QString::fromUtf8(stepWords[i]);
        const qreal width = std::max<qreal>(34, widthOf(words, keyStyle()) + 10);
        entries.push_back(
            {width, words, {}, static_cast<int>(i) - 1, i + 1 < stepWords.size() ? 1 : entryGap});
    }
}

std::vector<Entry> entriesOf(const MapBody& body) {
    std::vector<Entry> entries;
    if (!body.legend.empty())
        addSwatches(entries, body);
    const auto any = [&](MapPlace::Kind kind) {
        return std::ranges::any_of(body.places, [&](const MapPlace& place) { return place.kind == kind; });
    };
    if (any(MapPlace::Kind::Mine))
        entries.push_back(symbol(QStringLiteral("mine or deposit"), MapPlace::Kind::Mine));
    if (any(MapPlace::Kind::Plant))
        entries.push_back(symbol(QStringLiteral("plant"), MapPlace::Kind::Plant));
    if (any(MapPlace::Kind::Hub))
        entries.push_back(symbol(QStringLiteral("town or district"), MapPlace::Kind::Hub));
    if (!body.arcs.empty() && !body.none) {
        entries.push_back(line(QStringLiteral("agreement"), false));
        entries.push_back(line(QStringLiteral("memorandum"), true));
    }
    if (std::ranges::any_of(body.countries,
                            [](const MapCountry& land) { return land.shareText.ends_with("†"); }))
        entries.push_back({0, QStringLiteral("†  inferred from China’s import statistics"), {}});
    if (body.anyWithheld)
        entries.push_back({12, QStringLiteral("withheld"), [](QPainter& painter, const Theme& theme) {
                               drawWithheldRing(painter, {6, 0}, theme);
                           }});
    if (body.anyEstimated) {
        if (body.allEstimated)
            entries.push_back({0, QStringLiteral("every value is an estimate"), {}});
        else
            entries.push_back({16, QStringLiteral("e  estimate"), [](QPainter& painter, const Theme& theme) {
                                   QPen pen(theme.accentLine, 0.9);
                                   pen.setDashPattern({2.5 / 0.9, 1.75 / 0.9});
                                   painter.setPen(pen);
                                   painter.setBrush(Qt::NoBrush);
                                   painter.drawRect(QRectF(0, -5, 16, 10));
                               }});
    }
    return entries;
}

qreal widthOfEntry(const Entry& entry) {
    if (entry.swatch >= -1)
        return entry.sample;
    return (entry.sample > 0 ? entry.sample + sampleGap : 0) + widthOf(entry.words, keyStyle());
}

/// Left ends and centres of the rows; the swatches stay together.
std::vector<QPointF> flowed(const std::vector<Entry>& entries, qreal width) {
    std::vector<QPointF> places;
    qreal x = 0;
    qreal y = rowPitch / 2;
    for (const Entry& entry : entries) {
        if (x > 0 && x + widthOfEntry(entry) > width) {
            x = 0;
            y += rowPitch;
        }
        places.emplace_back(x, y);
        x += widthOfEntry(entry) + entry.after;
    }
    return places;
}

} // namespace

qreal mapKeyHeight(const MapBody& body, qreal width) {
    const std::vector<Entry> entries = entriesOf(body);
    return entries.empty() ? 0 : flowed(entries, width).back().y() + rowPitch / 2;
}

void drawMapKey(Canvas& canvas, const MapBody& body, const QRectF& area) {
    const std::vector<Entry> entries = entriesOf(body);
    const std::vector<QPointF> places = flowed(entries, area.width());
    const Theme& theme = canvas.theme;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Entry& entry = entries[i];
        const QPointF at = area.topLeft() + places[i];
        TextStyle style = keyStyle();
        style.colour = theme.textSecondary;
        if (entry.swatch >= -1) {
            const auto step = static_cast<std::size_t>(std::max(0, entry.swatch));
            canvas.rule({at.x(), at.y() - swatchHeight / 2, entry.sample, swatchHeight},
                        entry.swatch < 0 ? theme.land : theme.ramp[step].fill);
            style.colour = entry.swatch < 0 ? theme.textMuted : theme.ramp[step].text;
            style.align = Qt::AlignHCenter;
            canvas.textAround(at + QPointF(entry.sample / 2, 0), entry.words, style);
            continue;
        }
        if (entry.draw) {
            auto* sample = new SampleItem(entry, theme);
            sample->setPos(at);
            canvas.item(sample);
            if (entry.words == QStringLiteral("withheld"))
                canvas.textAround(at + QPointF(6, 0), QStringLiteral("W"),
                                  {.role = TypeRole::Caps,
                                   .colour = theme.textSecondary,
                                   .align = Qt::AlignHCenter,
                                   .px = 8});
        }
        const qreal head = entry.sample > 0 ? entry.sample + sampleGap : 0;
        canvas.elided({at.x() + head, at.y() - lineOf(style) / 2}, entry.words, style,
                      area.right() - at.x() - head + 0.5);
    }
}

} // namespace lodestone
