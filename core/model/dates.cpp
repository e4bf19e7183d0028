// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/dates.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <ctime>

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

PartialDate dayAt(double instant) {
    const int year = static_cast<int>(std::floor(instant));
    const sys_days first = startOf(year, 1, 1);
    const auto count = (startOf(year + 1, 1, 1) - first).count();
    constexpr double hair = 1e-6; // of a day: an instant that was reckoned from a day belongs to that day
    const auto passed = static_cast<int>(std::floor((instant - year) * static_cast<double>(count) + hair));
    const year_month_day day{first + days{std::clamp<int>(passed, 0, static_cast<int>(count) - 1)}};
    return {int{day.year()}, static_cast<int>(unsigned{day.month()}), static_cast<int>(unsigned{day.day()})};
}

DateSpan::DateSpan(const PartialDate& a, const PartialDate& b)
    : m_first(dayAt(std::min(a.begin(), b.begin()))), m_last(dayAt(std::max(a.end(), b.end()) - 0.5 / 366)) {}

std::string DateSpan::iso() const {
    return m_first.iso() + ":" + m_last.iso();
}

std::string DateSpan::words() const {
    return m_first.words() + " to " + m_last.words();
}

std::optional<DateSpan> parseSpan(std::string_view text) {
    const std::size_t colon = text.find(':');
    const auto first = parseDate(text.substr(0, colon));
    const auto last = colon == std::string_view::npos ? first : parseDate(text.substr(colon + 1));
    if (!first || !last)
        return std::nullopt;
    return DateSpan(*first, *last);
}

std::string longWords(const PartialDate& date) {
    constexpr std::array names{"January", "February", "March",     "April",   "May",      "June",
                               "July",    "August",   "September", "October", "November", "December"};
    if (date.month == 0)
        return fmt::format("{}", date.year);
    const char* const month = names[static_cast<std::size_t>(date.month - 1)];
    return date.day == 0 ? fmt::format("{} {}", month, date.year)
                         : fmt::format("{} {} {}", date.day, month, date.year);
}

PartialDate today() {
    if (const char* fixed = std::getenv("LODESTONE_TODAY"))
        if (const auto date = parseDate(fixed); date && date->precision() == DatePrecision::ToDay)
            return *date;
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
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
