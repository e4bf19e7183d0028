// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/printed_formula.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace lodestone {
namespace {

Interval times(Interval a, Interval b) {
    const auto [low, high] = std::minmax({a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high});
    return {low, high};
}

class Calculator {
public:
    Calculator(std::string_view text, Decimals decimals) : m_text(text), m_decimals(decimals) {}

    Interval all() {
        const Interval result = sum();
        skip();
        if (!m_text.empty())
            fault("the end");
        return result;
    }

private:
    [[noreturn]] void fault(const char* wanted) const {
        throw std::invalid_argument(std::string("wanted ") + wanted + " at '" + std::string(m_text) + "'");
    }
    void skip() {
        while (m_text.starts_with(' '))
            m_text.remove_prefix(1);
    }
    bool take(std::string_view sign) {
        skip();
        if (!m_text.starts_with(sign))
            return false;
        m_text.remove_prefix(sign.size());
        return true;
    }

    Interval sum() {
        Interval result = product();
        for (;;)
            if (take("+")) {
                const Interval next = product();
                result = {result.low + next.low, result.high + next.high};
            } else if (take("−")) {
                const Interval next = product();
                result = {result.low - next.high, result.high - next.low};
            } else {
                return result;
            }
    }
    Interval product() {
        Interval result = signedValue();
        for (;;)
            if (take("×")) {
                result = times(result, signedValue());
            } else if (take("÷")) {
                const Interval next = signedValue();
                if (next.low <= 0 && next.high >= 0)
                    fault("a divisor that is not zero, before this,");
                result = times(result, {1 / next.high, 1 / next.low});
            } else {
                return result;
            }
    }
    Interval signedValue() {
        if (take("−")) {
            const Interval value = signedValue();
            return {-value.high, -value.low};
        }
        return squared();
    }
    Interval squared() {
        Interval value = atom();
        if (take("²")) {
            const double most = std::max(value.low * value.low, value.high * value.high);
            const bool overZero = value.low < 0 && value.high > 0;
            value = {overZero ? 0 : std::min(value.low * value.low, value.high * value.high), most};
        }
        return value;
    }
    Interval bracket() {
        const Interval value = sum();
        if (!take(")"))
            fault("')'");
        return value;
    }
    Interval atom() {
        if (take("max(")) {
            const Interval a = sum();
            if (!take(";"))
                fault("';'");
            const Interval b = bracket();
            return {std::max(a.low, b.low), std::max(a.high, b.high)};
        }
        if (take("exp(")) {
            const Interval value = bracket();
            return {std::exp(value.low), std::exp(value.high)};
        }
        if (take("ln ")) {
            const Interval value = atom();
            return {std::log(value.low), std::log(value.high)};
        }
        return take("(") ? bracket() : number();
    }
    Interval number() {
        skip();
        const std::size_t length = std::min(m_text.find_first_not_of("0123456789,."), m_text.size());
        if (length == 0)
            fault("a number");
        std::string digits(m_text.substr(0, length));
        m_text.remove_prefix(length);
        std::erase(digits, ',');
        const std::size_t point = digits.find('.');
        const double value = std::stod(digits);
        if (point == std::string::npos || m_decimals == Decimals::Exact)
            return {value, value};
        // A hair more than half of the last place: halves are rounded in binary.
        const double half = 0.5000001 * std::pow(10.0, -static_cast<double>(digits.size() - point - 1));
        return {value - half, value + half};
    }

    std::string_view m_text;
    Decimals m_decimals;
};

} // namespace

Interval workedOut(std::string_view formula, Decimals decimals) {
    return Calculator(formula, decimals).all();
}

} // namespace lodestone
