// SPDX-License-Identifier: GPL-3.0-or-later
// Small values that several kinds of bodies are made of; a part of figure.h.
#pragma once

#include <string>
#include <string_view>
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

/// What the step from one value of a history to a later one is of.
enum class StepKind {
    SameEdition, ///< both ends are of one table: the step is a move
    Split,       ///< another edition, and both give a year in between: restated and moved are told apart
    Unknown,     ///< another edition without a year in common: how much is restated is not known
    OtherBasis,  ///< the two tables count different things, or one gives means of several years
    OtherWhole,  ///< one table, whose shares are of another whole at the later end
    Outlook,     ///< the later end is the publisher's outlook
};
[[nodiscard]] std::string_view slug(StepKind kind); ///< 'same_edition', 'split', ..., 'other_basis'

struct Threshold {
    double value = 0;
    std::string label; ///< 'high above 1,800'
};

} // namespace lodestone
