// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/number_text.h"

#include <cmath>
#include <utility>

#include <fmt/format.h>

namespace lodestone {
namespace {

std::string grouped(std::string digits) {
    std::size_t point = digits.find('.');
    if (point == std::string::npos)
        point = digits.size();
    for (std::size_t at = point; at > 3; at -= 3)
        digits.insert(at - 3, 1, ',');
    return digits;
}

} // namespace

std::string numberText(double value, int decimals) {
    std::string digits = fmt::format("{:.{}f}", std::abs(value), decimals < 0 ? 6 : decimals);
    if (decimals < 0) {
        digits.erase(digits.find_last_not_of('0') + 1);
        if (digits.back() == '.')
            digits.pop_back();
    }
    const bool zero = digits.find_first_not_of("0.") == std::string::npos;
    return (value < 0 && !zero ? "\u2212" : "") + grouped(std::move(digits));
}

std::string percentText(double fraction, int decimals) {
    return numberText(fraction * 100, decimals) + "\u202F%"; // narrow no-break space
}

} // namespace lodestone
