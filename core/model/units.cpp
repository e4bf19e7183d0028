// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/units.h"

#include <algorithm>
#include <array>

namespace lodestone {
namespace {

enum class Kind { Mass, DryMass, Carats, GasVolume, LiquidVolume };

struct Unit {
    std::string_view code;
    Kind kind;
    double size; ///< in the smallest unit of its kind: a whole number, so that one rounding is made
};

// Dry mass is what is left without moisture, carats count stones: neither is a mass of the same thing.
constexpr std::array units{Unit{"g", Kind::Mass, 1},
                           Unit{"kg", Kind::Mass, 1e3},
                           Unit{"t", Kind::Mass, 1e6},
                           Unit{"kt", Kind::Mass, 1e9},
                           Unit{"Mt", Kind::Mass, 1e12},
                           Unit{"t (dry)", Kind::DryMass, 1},
                           Unit{"kt (dry)", Kind::DryMass, 1e3},
                           Unit{"Mt (dry)", Kind::DryMass, 1e6},
                           Unit{"carats", Kind::Carats, 1},
                           Unit{"thousand carats", Kind::Carats, 1e3},
                           Unit{"million carats", Kind::Carats, 1e6},
                           Unit{"m3", Kind::GasVolume, 1},
                           Unit{"thousand m3", Kind::GasVolume, 1e3},
                           Unit{"million m3", Kind::GasVolume, 1e6},
                           Unit{"billion m3", Kind::GasVolume, 1e9},
                           Unit{"L", Kind::LiquidVolume, 1},
                           Unit{"thousand L", Kind::LiquidVolume, 1e3},
                           Unit{"million L", Kind::LiquidVolume, 1e6}};

const Unit* unitOf(std::string_view code) {
    const auto* const found = std::ranges::find(units, code, &Unit::code);
    return found == units.end() ? nullptr : found;
}

} // namespace

std::optional<double> convert(double value, std::string_view from, std::string_view to) {
    if (from == to)
        return value;
    const Unit* const source = unitOf(from);
    const Unit* const target = unitOf(to);
    if (source == nullptr || target == nullptr || source->kind != target->kind)
        return std::nullopt;
    return source->size >= target->size ? value * (source->size / target->size)
                                        : value / (target->size / source->size);
}

} // namespace lodestone
