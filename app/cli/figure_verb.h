// SPDX-License-Identifier: GPL-3.0-or-later
// The verb `figure` up to the paint: which figure, and into which file. Painting needs Qt and comes from
// outside.
#pragma once

#include "cli/question.h"
#include "figure/figure.h"

#include <functional>
#include <string>

namespace lodestone::cli {

struct FigureOutput {
    std::string file;
    int width = 1600; ///< pixels
    int height = 900;
    std::string theme = "light"; ///< 'light', 'dark', 'print'
};

/// Paints a figure into a file; throws Failure.
using FigurePainter = std::function<void(const Figure&, const FigureOutput&)>;

/// Throws Failure with WrongUsage for an ending, size or theme there is not.
[[nodiscard]] FigureOutput figureOutput(const Arguments& arguments);
/// Throws Failure when there is nothing to draw.
[[nodiscard]] Figure figureToPaint(const Context& context);

} // namespace lodestone::cli
