// SPDX-License-Identifier: GPL-3.0-or-later
// Small values that several kinds of bodies are made of; a part of figure.h.
#pragma once

#include <string>
#include <vector>

namespace lodestone {

struct Tick {
    double value = 0;
    std::string label;
};
struct Axis {
    double min = 0;
    double max = 1;
    std::vector<Tick> ticks;
};

/// Colour of a mark: a country's fixed colour where it is one of the eight largest of the figure, else
/// the neutral of 'other countries'; or a role of the theme.
struct ColourKey {
    enum class Role { Country, OtherCountry, Residual, Primary, Compare };
    Role role = Role::OtherCountry;
    std::string iso3; ///< for Role::Country
    bool operator==(const ColourKey&) const = default;
};

struct Threshold {
    double value = 0;
    std::string label; ///< 'high above 1,800'
};

} // namespace lodestone
