// SPDX-License-Identifier: GPL-3.0-or-later
// Which countries of one figure stand in their own colour. Pure.
#pragma once

#include "figure/body_parts.h"
#include "model/catalogue.h"

#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

/// Whether readers who see colours otherwise could take the one country for the other: their colours lie
/// nearer than CIEDE2000 10 in some theme, to some colour vision.
[[nodiscard]] bool mistakable(std::string_view iso3, std::string_view other);

/// Deals out the colours of one figure to its countries, asked for from the largest on: eight keep their own,
/// unless it could be taken for one that has been dealt out already; the rest are neutral.
class CountryColours {
public:
    [[nodiscard]] ColourKey of(const Country& country);

private:
    struct Dealt {
        std::string iso3;
        bool own = false;
    };
    std::vector<Dealt> m_dealt;
};

} // namespace lodestone
