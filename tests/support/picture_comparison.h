// SPDX-License-Identifier: GPL-3.0-or-later
// Two pictures of one drawing, painted by two programs. Smoothing and a shift of a pixel are no difference; a
// letter, a mark or a hairline that only one of them has is.
#pragma once

#include <QImage>
#include <QRect>

#include <string>

namespace lodestone {

struct PictureDifference {
    int strays =
        0;       ///< most pixels in one square of 12 that have nothing like them near by in the other picture
    QRect where; ///< that square
    bool onlyInFirst = false;
    bool sameSize = true;
};

/// Each pixel of each picture is looked for in the other, at most 2 pixels away, after both were softened by
/// as much.
[[nodiscard]] PictureDifference differenceOf(const QImage& first, const QImage& second);

/// In a square: a full stop of small type has more. Halos are strokes on paper and copies on pixels, and
/// differ by up to twelve where they lie on lines.
inline constexpr int mostStrays = 7;
inline constexpr int mostAtHalos = 12;

/// '' for pictures that are alike, else what is wrong and where.
[[nodiscard]] std::string unlikeness(const QImage& first, const QImage& second, int most = mostStrays);

} // namespace lodestone
