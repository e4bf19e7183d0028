// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dates.h"

#include <array>
#include <charconv>
#include <chrono>

#include <fmt/format.h>

namespace lodestone {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;

sys_days startOf(int year, int month, int day) {
    return sys_days{year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                                   std::chrono::day{static_cast<unsigned>(day)}}};
}

double decimalYear(sys_days instant) {
    const year_month_day ymd{instant};
    const sys_days first = startOf(int{ymd.year()}, 1, 1);
    const sys_days next = startOf(int{ymd.year()} + 1, 1, 1);
    return int{ymd.year()} +
           static_cast<double>((instant - first).count()) / static_cast<double>((next - first).count());
}

std::optional<int> number(std::string_view text, std::size_t digits) {
    if (text.size() != digits)
        return std::nullopt;
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

constexpr std::array monthNames{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

} // namespace

DatePrecision PartialDate::precision() const {
    if (day != 0)
        return DatePrecision::ToDay;
    return month != 0 ? DatePrecision::ToMonth : DatePrecision::ToYear;
}

double PartialDate::begin() const {
    return decimalYear(startOf(year, month == 0 ? 1 : month, day == 0 ? 1 : day));
}

double PartialDate::end() const {
    if (day != 0)
        return decimalYear(startOf(year, month, day) + days{1});
    if (month != 0)
        return month == 12 ? year + 1.0 : decimalYear(startOf(year, month + 1, 1));
    return year + 1.0;
}

std::string PartialDate::iso() const {
    if (day != 0)
        return fmt::format("{:04}-{:02}-{:02}", year, month, day);
    if (month != 0)
        return fmt::format("{:04}-{:02}", year, month);
    return fmt::format("{:04}", year);
}

std::string PartialDate::words() const {
    if (month == 0)
        return fmt::format("{}", year);
    const char* name = monthNames.at(static_cast<std::size_t>(month - 1));
    return day == 0 ? fmt::format("{} {}", name, year) : fmt::format("{} {} {}", day, name, year);
}

std::optional<PartialDate> parseDate(std::string_view text) {
    PartialDate date;
    const auto year = number(text.substr(0, 4), 4);
    if (!year || *year < 1)
        return std::nullopt;
    date.year = *year;
    if (text.size() == 4)
        return date;
    if (text.size() < 7 || text[4] != '-')
        return std::nullopt;
    const auto month = number(text.substr(5, 2), 2);
    if (!month || *month < 1 || *month > 12)
        return std::nullopt;
    date.month = *month;
    if (text.size() == 7)
        return date;
    if (text.size() != 10 || text[7] != '-')
        return std::nullopt;
    const auto day = number(text.substr(8, 2), 2);
    if (!day || *day < 1)
        return std::nullopt;
    date.day = *day;
    const year_month_day ymd{std::chrono::year{date.year},
                             std::chrono::month{static_cast<unsigned>(date.month)},
                             std::chrono::day{static_cast<unsigned>(date.day)}};
    if (!ymd.ok())
        return std::nullopt;
    return date;
}

} // namespace lodestone
