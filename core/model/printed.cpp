// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/printed.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace lodestone {
namespace {

/// The digits of the first number in a print, and how many of them stand after the point.
struct Digits {
    std::string text;
    int decimals = 0;
};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

Digits digitsOf(std::string_view printed) {
    Digits digits;
    bool point = false;
    for (std::size_t i = 0; i < printed.size(); ++i) {
        const char c = printed[i];
        const bool more = i + 1 < printed.size() && isDigit(printed[i + 1]);
        if (isDigit(c)) {
            digits.text.push_back(c);
            digits.decimals += point ? 1 : 0;
        } else if (c == '.' && more && !point) {
            point = true;
        } else if (!(c == ',' && more) && !digits.text.empty()) {
            break; // '330 - 390', '20,000 4/': the first number counts
        }
    }
    return digits;
}

} // namespace

double printedPlace(std::string_view printed) {
    return std::pow(10.0, -digitsOf(printed).decimals);
}

double roundingPlace(std::string_view printed) {
    const Digits digits = digitsOf(printed);
    const std::size_t first = digits.text.find_first_not_of('0');
    const std::size_t last = digits.text.find_last_not_of('0');
    const double finest = std::pow(10.0, -digits.decimals);
    if (first == std::string::npos)
        return finest;
    const std::size_t counted = std::max(last, std::min(first + 1, digits.text.size() - 1));
    return finest * std::pow(10.0, static_cast<double>(digits.text.size() - 1 - counted));
}

} // namespace lodestone
