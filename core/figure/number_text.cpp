// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/number_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace lodestone {
namespace {

constexpr std::string_view percentSign = "\u202F%"; // narrow no-break space

} // namespace

std::string shareText(double fraction) {
    if (fraction <= 0)
        return percentText(0, 0);
    if (fraction < 0.00005)
        return "<0.01" + std::string(percentSign);
    return percentText(fraction, fraction < 0.00095 ? 2 : 1); // 0.10 % would claim a digit more than 0.1 %
}

std::string roundShareText(double fraction) {
    return fraction < 0.1 ? shareText(fraction) : percentText(fraction, 0);
}

std::string IntervalText::dashed() const {
    return open() ? low + "\u2013" + high : low;
}

IntervalText intervalText(Interval interval) {
    for (int decimals = 0; decimals < 3; ++decimals) {
        IntervalText text{numberText(interval.low, decimals), numberText(interval.high, decimals)};
        if (text.open())
            return text;
    }
    return {numberText(interval.low, 0), numberText(interval.low, 0)};
}

std::string groupedPrint(std::string_view printed) {
    const std::size_t begin = std::min(printed.find_first_of("0123456789"), printed.size());
    std::string text(printed);
    const bool sign = begin == 0 || printed.substr(0, begin) == ">" || printed.substr(0, begin) == "<";
    if (!sign || printed.find_first_not_of("0123456789", begin) != std::string_view::npos ||
        (begin < printed.size() && printed[begin] == '0'))
        return text;
    for (std::size_t at = text.size(); at > begin + 3; at -= 3)
        text.insert(at - 3, ",");
    return text;
}

std::string unitWords(std::string_view unit) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 8> words{
        {{"t", "tonnes"},
         {"%", "per cent"},
         {"kt", "thousand tonnes"},
         {"Mt", "million tonnes"},
         {"kg", "kilograms"},
         {"kt (dry)", "thousand dry tonnes"},
         {"million m3", "million cubic metres"},
         {"million L", "million litres"}}};
    for (const auto& [code, text] : words)
        if (code == unit)
            return std::string(text);
    return std::string(unit);
}

std::vector<double> roundTicks(double min, double max, int count) {
    if (!(max > min) || count < 1)
        return {min};
    const double raw = (max - min) / count;
    const double power = std::pow(10.0, std::floor(std::log10(raw)));
    double step = 10 * power;
    for (const double factor : {1.0, 2.0, 5.0})
        if (raw <= factor * power * 1.0000001) {
            step = factor * power;
            break;
        }
    std::vector<double> ticks;
    const auto first = static_cast<long>(std::ceil(min / step - 1e-9));
    const auto last = static_cast<long>(std::floor(max / step + 1e-9));
    for (long i = first; i <= last; ++i)
        ticks.push_back(static_cast<double>(i) * step);
    return ticks;
}

std::vector<int> yearTicks(int first, int last, int atMost) {
    int step = 1;
    for (const int candidate : {1, 2, 5, 10, 20, 50}) {
        step = candidate;
        if ((last - first) / candidate + 1 <= atMost)
            break;
    }
    std::vector<int> ticks;
    for (int year = first; year <= last; ++year) {
        const bool end = year == first || year == last;
        const bool crowded = !end && (year - first < (step + 1) / 2 || last - year < (step + 1) / 2);
        if (end || (year % step == 0 && !crowded))
            ticks.push_back(year);
    }
    return ticks;
}

} // namespace lodestone
