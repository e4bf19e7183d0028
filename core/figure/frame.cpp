// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/frame.h"

#include "figure/figure.h"

#include <array>
#include <utility>

namespace lodestone {
namespace {

constexpr std::array<std::pair<Annotation::Kind, std::string_view>, 5> kinds{{
    {Annotation::Kind::Text, "text"},
    {Annotation::Kind::Arrow, "arrow"},
    {Annotation::Kind::Range, "range"},
    {Annotation::Kind::Line, "line"},
    {Annotation::Kind::Country, "country"},
}};

} // namespace

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

Figure framed(Figure figure, const FigureFrame& frame) {
    figure.headline = frame.headline.value_or(std::move(figure.headline));
    figure.subtitle = frame.subtitle.value_or(std::move(figure.subtitle));
    figure.note = frame.note.value_or(std::move(figure.note));
    figure.altText = frame.altText.value_or(std::move(figure.altText));
    figure.frame = frame;
    return figure;
}

} // namespace lodestone
