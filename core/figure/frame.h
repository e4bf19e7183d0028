// SPDX-License-Identifier: GPL-3.0-or-later
// What a writer changes about a figure before it leaves the program: words, notes on the plot, who stands
// out. A value; an empty one leaves the figure as it was built. Positions are relative to data, never to
// pixels.
#pragma once

#include "figure/view_state.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

struct Figure;

/// A place in a figure that stays with what it points at, whatever the size.
/// With a mark: x and y are fractions of the mark's rectangle (0,0 its top left, 1,1 its bottom right; beyond
/// is allowed). Without: in units of the body's axes where it has some (lines and stacks: decimal year and
/// value; timeline: decimal year and fraction of the plot's height from the top; map: degrees east and
/// north), else fractions of the body's area from its top left.
struct Anchor {
    Mark mark;
    double x = 0;
    double y = 0;
    bool operator==(const Anchor&) const = default;
};

struct Annotation {
    enum class Kind {
        Text,  ///< words at `at`
        Arrow, ///< words at `at`, an arrow from them to `to`
        Range, ///< a band over the plot from `at` to `to`: of years (x) where they differ, else of values (y)
        Line,  ///< a straight line across the plot at `at`: at a year (x) or, with `level`, at a value (y)
        Country, ///< `at.mark` keeps its colour, all other countries fade; words beside it, '' for none
    };
    Kind kind = Kind::Text;
    Anchor at;
    Anchor to;
    bool level = false;
    std::string text;
    bool operator==(const Annotation&) const = default;
};
[[nodiscard]] std::string_view slug(Annotation::Kind kind); ///< 'text', 'arrow', 'range', 'line', 'country'
[[nodiscard]] std::optional<Annotation::Kind> annotationKindFromSlug(std::string_view slug);

struct FigureFrame {
    enum class Labels { Direct, Legend }; ///< names beside the marks, or in a legend under the subtitle

    std::optional<std::string> headline; ///< empty: as built
    std::optional<std::string> subtitle;
    std::optional<std::string> note;
    std::optional<std::string> altText;
    std::string credit; ///< a line at the bottom right, beside the source; '' for none
    Labels labels = Labels::Direct;
    std::vector<Annotation> annotations;
    bool operator==(const FigureFrame&) const = default;
};

/// The most that a frame may hold, in characters, so that every file with one can be opened.
namespace frame_limits {
inline constexpr std::size_t headline = 500;
inline constexpr std::size_t subtitle = 1'000;
inline constexpr std::size_t note = 5'000; ///< of the alternative text as well
inline constexpr std::size_t credit = 500;
inline constexpr std::size_t annotation = 500;
inline constexpr std::size_t annotations = 200; ///< how many there may be
} // namespace frame_limits

/// The gate of a frame from outside: its words as cleanWords() leaves them, in paragraphs where a figure has
/// some (note, alternative text), else in one line.
[[nodiscard]] FigureFrame cleaned(FigureFrame frame);
/// What of a frame is more than a figure may hold: 'the headline has 612 characters, and at most 500 are
/// allowed', '' for nothing.
[[nodiscard]] std::string excessOf(const FigureFrame& frame);

/// The figure with the frame's words in the place of its own. Annotations, labels and credit are the
/// painter's (figure.h: Figure::frame). The source line cannot be changed.
[[nodiscard]] Figure framed(Figure figure, const FigureFrame& frame);

} // namespace lodestone
