// SPDX-License-Identifier: GPL-3.0-or-later
// How far apart two colours look, and to whom: CIELAB (D65), CIEDE2000 after Sharma, Wu and Dalal 2005,
// dichromacy after Machado, Oliveira and Fernandes 2009 at severity 1.
#pragma once

#include <QColor>

namespace lodestone {

enum class Vision { Normal, Protanopia, Deuteranopia, Tritanopia };

struct Lab {
    double l = 0, a = 0, b = 0;
};
[[nodiscard]] Lab labOf(const QColor& colour, Vision vision);
[[nodiscard]] double colourDifference(const Lab& one, const Lab& two); ///< CIEDE2000, kL = kC = kH = 1

} // namespace lodestone
