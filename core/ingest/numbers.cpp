// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/numbers.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

namespace lodestone {

namespace {

using Kind = PrintedValue::Kind;

struct Sign {
    std::string_view text;
    Kind kind;
};

constexpr std::array signs = {
    Sign{"\xE2\x80\x94", Kind::Dash}, Sign{"--", Kind::Dash},         Sign{"NA", Kind::NotAvailable},
    Sign{"W", Kind::Withheld},        Sign{"s", Kind::SmallOrOther},  Sign{"XX", Kind::NotApplicable},
    Sign{"Large", Kind::Words},       Sign{"Moderate", Kind::Words},  Sign{"Moderate to large", Kind::Words},
    Sign{"Small", Kind::Words},       Sign{"Very small", Kind::Words}};

bool allDigits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The digits of '1,234,567' or '1234567'; nothing when the commas stand in the wrong places.
std::optional<std::string> integerDigits(std::string_view text) {
    if (text.find(',') == std::string_view::npos) {
        return allDigits(text) ? std::optional<std::string>(text) : std::nullopt;
    }
    std::string digits;
    for (bool first = true;; first = false) {
        const std::size_t comma = text.find(',');
        const std::string_view group = text.substr(0, comma);
        const bool wellFormed = first ? group.size() <= 3 : group.size() == 3;
        if (!wellFormed || !allDigits(group)) {
            return std::nullopt;
        }
        digits += group;
        if (comma == std::string_view::npos) {
            return digits;
        }
        text.remove_prefix(comma + 1);
    }
}

std::optional<PrintedValue> parseBound(std::string_view text) {
    const bool above = text.starts_with('>');
    if (!above && !text.starts_with('<')) {
        return std::nullopt;
    }
    const auto bound = parseNumber(trimmed(text.substr(1)));
    if (!bound) {
        return std::nullopt;
    }
    return above ? PrintedValue{Kind::Above, *bound, 0, 0} : PrintedValue{Kind::Below, *bound, 0, *bound};
}

std::optional<PrintedValue> parseRange(std::string_view text) {
    for (const std::string_view dash : {std::string_view("\xE2\x80\x93"), std::string_view("-")}) {
        const std::size_t at = text.find(dash);
        if (at == std::string_view::npos) {
            continue;
        }
        const auto low = parseNumber(trimmed(text.substr(0, at)));
        const auto high = parseNumber(trimmed(text.substr(at + dash.size())));
        if (low && high && *low <= *high) {
            return PrintedValue{Kind::Range, 0, *low, *high};
        }
    }
    return std::nullopt;
}

} // namespace

std::optional<double> parseNumber(std::string_view text) {
    const std::size_t point = text.find('.');
    const auto whole = integerDigits(text.substr(0, point));
    if (!whole) {
        return std::nullopt;
    }
    std::string plain = *whole;
    if (point != std::string_view::npos) {
        const std::string_view decimals = text.substr(point + 1);
        if (!allDigits(decimals)) {
            return std::nullopt;
        }
        plain += '.';
        plain += decimals;
    }
    double value = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    return error == std::errc() && end == plain.data() + plain.size() ? std::optional<double>(value)
                                                                      : std::nullopt;
}

PrintedValue parsePrinted(const CsvRow& row, std::string_view text) {
    const std::string_view core = trimmed(text);
    for (const Sign& sign : signs) {
        if (core == sign.text) {
            return {sign.kind, 0, 0, 0};
        }
    }
    if (const auto number = parseNumber(core)) {
        return {Kind::Number, *number, 0, 0};
    }
    if (const auto bound = parseBound(core)) {
        return *bound;
    }
    if (const auto range = parseRange(core)) {
        return *range;
    }
    if (core.find('?') != std::string_view::npos) {
        throw row.error(fmt::format("the value '{}' holds a lost character", core),
                        "Look the value up in the printed report and correct it in an errata file of "
                        "db/curated; the publisher's file stays as it is.");
    }
    throw row.error(
        fmt::format("cannot read the value '{}'", core),
        "Compare with the printed report; teach core/ingest/numbers.cpp this form if it is right.");
}

int parseYear(const CsvRow& row, std::string_view text) {
    const std::string_view core = trimmed(text);
    const auto number = core.size() == 4 && allDigits(core) ? parseNumber(core) : std::nullopt;
    if (!number) {
        throw row.error(fmt::format("'{}' is not one year", core),
                        "World tables have one year a row: check whether the columns are shifted.");
    }
    return static_cast<int>(*number);
}

} // namespace lodestone
