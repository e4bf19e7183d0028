// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/frame.h"

#include "figure/frame_words.h"

#include "model/outside_words.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr std::array<std::pair<Annotation::Kind, std::string_view>, 5> kinds{{
    {Annotation::Kind::Text, "text"},
    {Annotation::Kind::Arrow, "arrow"},
    {Annotation::Kind::Range, "range"},
    {Annotation::Kind::Line, "line"},
    {Annotation::Kind::Country, "country"},
}};

template <typename Parts>
const std::string* labelIn(const Parts& parts, const Mark& mark) {
    const auto found = std::ranges::find_if(parts, [&](const auto& part) { return part.mark == mark; });
    return found == parts.end() ? nullptr : &found->label;
}

/// The label of a mark in a body, null where it has none.
struct LabelOf {
    const Mark& mark;

    const std::string* operator()(const BarsBody& body) const { return labelIn(body.bars, mark); }
    const std::string* operator()(const LinesBody& body) const { return labelIn(body.lines, mark); }
    const std::string* operator()(const StackBody& body) const { return labelIn(body.bands, mark); }
    const std::string* operator()(const TreemapBody& body) const { return labelIn(body.tiles, mark); }
    const std::string* operator()(const AgreementsBody& body) const { return labelIn(body.nodes, mark); }
    const std::string* operator()(const OverviewBody& body) const { return labelIn(body.bars.bars, mark); }
    const std::string* operator()(const LadderBody& body) const {
        for (const LadderRung& rung : body.rungs)
            if (const std::string* label = labelIn(rung.segments, mark))
                return label;
        return nullptr;
    }
    const std::string* operator()(const MapBody& body) const {
        const auto found = std::ranges::find(body.countries, mark, &MapCountry::mark);
        return found == body.countries.end() ? nullptr : &found->name;
    }
    template <typename Other>
    const std::string* operator()(const Other&) const {
        return nullptr;
    }
};

/// 'the note has 5,100 characters, ...', '' where it has as many as it may.
std::string excess(std::string_view what, std::string_view words, std::size_t most) {
    const std::size_t count = words.size() <= most ? 0 : characterCount(words);
    if (count <= most)
        return {};
    return fmt::format("{} has {} characters, and at most {} are allowed", what, count, most);
}

} // namespace

bool isHypothetical(const Figure& figure) {
    return std::ranges::find(figure.status, hypotheticalFact) != figure.status.end();
}

std::string nameOfMark(const Figure& figure, const Mark& mark) {
    const std::string* label = std::visit(LabelOf{mark}, figure.body);
    return label == nullptr || label->empty() ? mark.key : *label;
}

std::string annotationWords(const Figure& figure, const FigureFrame& frame) {
    std::string notes;
    std::string countries;
    for (const Annotation& note : frame.annotations) {
        if (note.kind == Annotation::Kind::Country)
            countries += (countries.empty() ? "" : " and ") + nameOfMark(figure, note.at.mark);
        if (!note.text.empty())
            notes += (notes.empty() ? "\u201C" : "; \u201C") + cleanWords(note.text) + "\u201D";
    }
    std::string text = notes.empty() ? "" : "Notes on the figure: " + notes + ".";
    if (!countries.empty())
        text += (text.empty() ? "" : " ") + countries +
                (countries.find(" and ") == std::string::npos ? " stands" : " stand") +
                " out; other countries are faded.";
    return text;
}

std::string altTextWith(const Figure& built, const FigureFrame& frame) {
    std::string text = built.altText;
    constexpr std::string_view hypothetical = "Hypothetical";
    if (isHypothetical(built) && !text.starts_with(hypothetical))
        text = "Hypothetical, not a forecast. " + text;
    const std::string notes = annotationWords(built, frame);
    return notes.empty() ? text : text + (text.empty() ? "" : " ") + notes;
}

std::string_view slug(Annotation::Kind kind) {
    for (const auto& [one, name] : kinds)
        if (one == kind)
            return name;
    return {};
}

std::optional<Annotation::Kind> annotationKindFromSlug(std::string_view slug) {
    for (const auto& [kind, name] : kinds)
        if (name == slug)
            return kind;
    return std::nullopt;
}

FigureFrame cleaned(FigureFrame frame) {
    for (auto* line : {&frame.headline, &frame.subtitle})
        if (*line)
            *line = cleanWords(**line);
    for (auto* text : {&frame.note, &frame.altText})
        if (*text)
            *text = cleanWords(**text, Breaks::Keep);
    frame.credit = cleanWords(frame.credit);
    for (Annotation& note : frame.annotations)
        note.text = cleanWords(note.text);
    return frame;
}

std::string excessOf(const FigureFrame& frame) {
    using namespace frame_limits;
    if (frame.annotations.size() > annotations)
        return fmt::format("there are {} annotations, and at most {} are allowed", frame.annotations.size(),
                           annotations);
    const std::tuple<std::string_view, std::string_view, std::size_t> parts[] = {
        {"the headline", frame.headline ? *frame.headline : std::string_view(), headline},
        {"the subtitle", frame.subtitle ? *frame.subtitle : std::string_view(), subtitle},
        {"the note", frame.note ? *frame.note : std::string_view(), note},
        {"the alternative text", frame.altText ? *frame.altText : std::string_view(), note},
        {"the credit", frame.credit, credit}};
    for (const auto& [what, words, most] : parts)
        if (std::string found = excess(what, words, most); !found.empty())
            return found;
    for (const Annotation& one : frame.annotations)
        if (std::string found = excess("an annotation", one.text, annotation); !found.empty())
            return found;
    return {};
}

Figure framed(Figure figure, const FigureFrame& frame) {
    figure.headline = frame.headline.value_or(std::move(figure.headline));
    figure.subtitle = frame.subtitle.value_or(std::move(figure.subtitle));
    figure.note = frame.note.value_or(std::move(figure.note));
    figure.altText = frame.altText.value_or(altTextWith(figure, frame));
    figure.frame = frame;
    return figure;
}

} // namespace lodestone
