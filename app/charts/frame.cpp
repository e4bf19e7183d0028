// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/frame.h"

#include "charts/bodies.h"
#include "charts/legend.h"
#include "figure/frame_words.h"

#include <algorithm>

namespace lodestone {
namespace {

/// The parts of a frame, broken to a width.
struct FrameText {
    TextStyle headline;
    TextStyle subtitle;
    TextStyle note;
    TextStyle source;
    qreal side = 20;
    qreal top = 14;
    qreal bottom = 12;
    qreal rule = 0;    ///< length of the accent rule, 0 for none
    qreal toBody = 10; ///< from the subtitle to the body
};

bool narrow(qreal width) {
    return width < 520;
}

FrameText pageText(const Theme& theme) {
    FrameText text;
    text.side = theme.pageMargin;
    text.headline = {.role = TypeRole::Headline, .colour = theme.text, .balanced = true};
    text.subtitle = {.role = TypeRole::Label, .colour = theme.textSecondary, .balanced = true};
    return text;
}

/// Sizes that give 48, 24 and 18 px at 1600 x 900, and 54, 28 and 23 px at 1080 x 1350.
FrameText standaloneText(const Theme& theme, qreal width) {
    FrameText text;
    const bool portrait = narrow(width);
    text.side = portrait ? 24.5 : std::min(34.5, width * 0.05);
    text.top = portrait ? 17.5 : 25.5;
    text.bottom = portrait ? 17 : 14;
    text.rule = portrait ? 28 : 35;
    text.toBody = portrait ? 14 : 16;
    text.headline = {.role = TypeRole::Headline,
                     .colour = theme.text,
                     .px = portrait ? 23 : 26,
                     .line = portrait ? 28.0 : 32.0,
                     .balanced = true};
    text.subtitle = {.role = TypeRole::Body,
                     .colour = theme.textSecondary,
                     .px = portrait ? 12 : 13,
                     .line = portrait ? 16.0 : 18.0,
                     .balanced = true};
    text.note = {.role = TypeRole::Small, .colour = theme.textSecondary, .px = 10, .line = 13.4};
    text.source = {.role = TypeRole::Small, .colour = theme.textMuted, .px = 10, .line = 13.4};
    return text;
}

FrameText frameText(const Theme& theme, qreal width, Frame frame) {
    return frame == Frame::Page ? pageText(theme) : standaloneText(theme, width);
}

/// Who publishes it: what stands before the first comma.
QString publisherOf(const SourceLine& source) {
    return qt(source.text).section(QStringLiteral(", "), 0, 0);
}

qreal heightOf(const QString& words, const TextStyle& style, qreal width) {
    return words.isEmpty() ? 0 : blockOf(words, style, width).height();
}

constexpr qreal ruleThickness = 3.5;
constexpr qreal ruleToHeadline = 9.5;
constexpr qreal headlineToSubtitle = 2;
constexpr qreal bodyToNote = 12;
constexpr qreal noteToSource = 3;
constexpr qreal subtitleToLegend = 5;
constexpr qreal headlineToStamp = 14;
constexpr qreal sourceToCredit = 24;
constexpr qreal widestCredit = 0.4; ///< of the width; a longer credit line takes rows of its own

TextStyle creditStyle(TextStyle source) {
    source.align = Qt::AlignRight;
    return source;
}

/// Width of the headline: the stamp stands at its right, level with its first line.
qreal headlineWidth(const Figure& figure, qreal inner) {
    return isHypothetical(figure) ? inner - stampSize().width() - headlineToStamp : inner;
}

/// The source line at the left and the credit line at the right, or below where one of them is too long.
struct Foot {
    QString source;
    QString credit;
    qreal sourceWidth = 0;
    bool beside = true;
    qreal height = 0;
};

Foot footOf(const Figure& figure, const FrameText& text, qreal inner) {
    Foot foot{sourceText(figure), qt(figure.frame.credit).simplified(), inner, true, 0};
    const qreal credit = foot.credit.isEmpty() ? 0 : widthOf(foot.credit, creditStyle(text.source));
    foot.beside = credit <= inner * widestCredit;
    if (credit > 0 && foot.beside)
        foot.sourceWidth = inner - credit - sourceToCredit;
    foot.height = heightOf(foot.source, text.source, foot.sourceWidth);
    if (credit > 0)
        foot.height = foot.beside ? std::max(foot.height, lineOf(text.source))
                                  : foot.height + heightOf(foot.credit, text.source, inner);
    return foot;
}

void drawFoot(Canvas& canvas, const Foot& foot, const FrameText& text, const QRectF& inner, qreal top) {
    qreal y = top;
    if (!foot.source.isEmpty())
        y += canvas.text({inner.left(), y}, foot.source, text.source, foot.sourceWidth)->block().height();
    if (foot.credit.isEmpty())
        return;
    // Beside it the credit stands on the last line, as a signature does.
    const qreal last = std::max(top, y - lineOf(text.source));
    canvas.text({inner.right(), foot.beside ? last : y}, foot.credit, creditStyle(text.source),
                inner.width());
}

} // namespace

QString sourceText(const Figure& figure) {
    std::vector<const SourceLine*> order;
    for (const SourceLine& source : figure.sources) {
        const auto same = std::find_if(order.rbegin(), order.rend(), [&](const SourceLine* other) {
            return publisherOf(*other) == publisherOf(source);
        });
        order.insert(same == order.rend() ? order.end() : same.base(), &source);
    }
    QString text;
    QString publisher;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const SourceLine& source = *order[i];
        QString line = qt(source.text).trimmed();
        if (publisherOf(source) == publisher && line.size() > publisher.size() + 2)
            line = line.mid(publisher.size() + 2);
        publisher = publisherOf(source);
        const bool run = i + 1 < order.size() && publisherOf(*order[i + 1]) == publisher &&
                         order[i + 1]->licence == source.licence;
        if (!run && !source.licence.empty() && !line.contains(qt(source.licence)))
            line += QStringLiteral(" (%1)").arg(qt(source.licence));
        if (!text.isEmpty())
            text += text.endsWith(u'.') ? QStringLiteral(" ") : QStringLiteral("; ");
        text += line;
    }
    return text;
}

FrameHeights frameHeights(const Figure& figure, const Theme& theme, qreal width, Frame frame) {
    const FrameText text = frameText(theme, width, frame);
    const qreal inner = width - 2 * text.side;
    FrameHeights heights{text.top, text.bottom, text.side};
    if (text.rule > 0)
        heights.above += ruleThickness + ruleToHeadline;
    heights.above += heightOf(qt(figure.headline), text.headline, headlineWidth(figure, inner));
    if (!figure.subtitle.empty())
        heights.above += headlineToSubtitle + heightOf(qt(figure.subtitle), text.subtitle, inner);
    if (const std::vector<LegendEntry> legend = legendOf(figure); !legend.empty())
        heights.above += subtitleToLegend + legendHeight(legend, inner);
    heights.above += text.toBody;
    if (frame == Frame::Page)
        return heights;
    const qreal note = heightOf(qt(figure.note), text.note, inner);
    const qreal source = footOf(figure, text, inner).height;
    if (note + source > 0)
        heights.below += bodyToNote + note + source + (note > 0 && source > 0 ? noteToSource : 0);
    return heights;
}

QRectF drawFrame(Canvas& canvas, const Figure& figure, const QRectF& whole) {
    const FrameText text = frameText(canvas.theme, whole.width(), canvas.frame);
    const QRectF inner = whole.adjusted(text.side, text.top, -text.side, -text.bottom);
    qreal y = inner.top();
    if (text.rule > 0) {
        canvas.rule({inner.left(), y, text.rule, ruleThickness}, canvas.theme.accent);
        y += ruleThickness + ruleToHeadline;
    }
    if (isHypothetical(figure))
        drawStamp(canvas, {inner.right(), y + (lineOf(text.headline) - stampSize().height()) / 2});
    y +=
        canvas
            .text({inner.left(), y}, qt(figure.headline), text.headline, headlineWidth(figure, inner.width()))
            ->block()
            .height();
    if (!figure.subtitle.empty()) {
        y += headlineToSubtitle;
        y += canvas.text({inner.left(), y}, qt(figure.subtitle), text.subtitle, inner.width())
                 ->block()
                 .height();
    }
    if (const std::vector<LegendEntry> legend = legendOf(figure); !legend.empty()) {
        y += subtitleToLegend;
        const qreal height = legendHeight(legend, inner.width());
        drawLegend(canvas, legend, {inner.left(), y, inner.width(), height});
        y += height;
    }
    const FrameHeights heights = frameHeights(figure, canvas.theme, whole.width(), canvas.frame);
    const QRectF body(inner.left(), y + text.toBody, inner.width(),
                      whole.height() - heights.above - heights.below);
    if (canvas.frame == Frame::Page)
        return body;
    qreal below = body.bottom() + bodyToNote;
    if (!figure.note.empty())
        below +=
            canvas.text({inner.left(), below}, qt(figure.note), text.note, inner.width())->block().height() +
            noteToSource;
    drawFoot(canvas, footOf(figure, text, inner.width()), text, inner, below);
    return body;
}

} // namespace lodestone
