// SPDX-License-Identifier: GPL-3.0-or-later
// What code costs, however busy the machine is with something else: tests run beside one another.
#pragma once

#include <ctime>

namespace lodestone {

/// Microseconds of the processor that this program has had from the start of the stopwatch, on all its
/// threads.
class ProcessorTime {
public:
    [[nodiscard]] long long microseconds() const {
        return static_cast<long long>(std::clock() - m_begin) * 1'000'000 / CLOCKS_PER_SEC;
    }

private:
    std::clock_t m_begin = std::clock();
};

/// The most that a test allows. A sanitizer makes everything many times as slow, and measures nothing but
/// itself.
[[nodiscard]] constexpr long long atMost(long long microseconds) {
#ifdef __SANITIZE_ADDRESS__
    return microseconds * 20;
#else
    return microseconds;
#endif
}

} // namespace lodestone
