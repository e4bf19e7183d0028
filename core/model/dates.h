// SPDX-License-Identifier: GPL-3.0-or-later
// Calendar values: a closed range of years that is never reversed, and a date known to the day, month or
// year.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace lodestone {

/// Calendar year, Common Era. A yearly value stands at mid-year (year + 0.5) on an axis.
using Year = int;

/// Closed interval [first, last] of years; construction orders its ends.
class YearRange {
public:
    YearRange() = default;
    YearRange(Year a, Year b) : m_first(a < b ? a : b), m_last(a < b ? b : a) {}

    [[nodiscard]] Year first() const { return m_first; }
    [[nodiscard]] Year last() const { return m_last; }
    [[nodiscard]] bool contains(Year y) const { return y >= m_first && y <= m_last; }
    [[nodiscard]] int count() const { return m_last - m_first + 1; }
    auto operator<=>(const YearRange&) const = default;

private:
    Year m_first = 0;
    Year m_last = 0;
};

enum class DatePrecision { ToDay, ToMonth, ToYear };

/// A date of which only as much is stated as is known: '2010-09-21', '2025-06', '2012'.
struct PartialDate {
    int year = 0;
    int month = 0; ///< 1-12, 0 when unknown
    int day = 0;   ///< 1-31, 0 when unknown

    [[nodiscard]] DatePrecision precision() const;
    /// Position on an axis of decimal years: the start of what is known (first of January for a bare year).
    [[nodiscard]] double begin() const;
    /// End of what is known, exclusive: the start of the next day, month or year.
    [[nodiscard]] double end() const;
    /// '2010-09-21', '2025-06', '2012'.
    [[nodiscard]] std::string iso() const;
    /// '21 Sep 2010', 'Jun 2025', '2012'.
    [[nodiscard]] std::string words() const;
    auto operator<=>(const PartialDate&) const = default;
};

/// '21 September 2010', 'June 2025', '2012'.
[[nodiscard]] std::string longWords(const PartialDate& date);

/// The day on which the program runs, by the clock and time zone of the machine; the environment variable
/// LODESTONE_TODAY ('2026-12-01') stands in its place where it is set. What has passed depends on it.
[[nodiscard]] PartialDate today();

/// The day that holds an instant of an axis of decimal years.
[[nodiscard]] PartialDate dayAt(double instant);

/// Closed span of days, never reversed: a bare month or year counts from its first day to its last.
class DateSpan {
public:
    DateSpan(const PartialDate& a, const PartialDate& b);

    [[nodiscard]] const PartialDate& first() const { return m_first; }
    [[nodiscard]] const PartialDate& last() const { return m_last; }
    [[nodiscard]] double begin() const { return m_first.begin(); }
    [[nodiscard]] double end() const { return m_last.end(); } ///< exclusive
    [[nodiscard]] std::string iso() const;                    ///< '2025-03-01:2025-06-30'
    [[nodiscard]] std::string words() const;                  ///< '1 Mar 2025 to 30 Jun 2025'
    auto operator<=>(const DateSpan&) const = default;

private:
    PartialDate m_first;
    PartialDate m_last;
};
/// Reads '2025-03-01:2025-06-30', '2025-03:2025-06' or one date; nothing when an end is no date.
[[nodiscard]] std::optional<DateSpan> parseSpan(std::string_view text);

/// Reads '2010-09-21', '2025-06' or '2012'; nothing when the text is not a real calendar date.
[[nodiscard]] std::optional<PartialDate> parseDate(std::string_view text);

} // namespace lodestone
