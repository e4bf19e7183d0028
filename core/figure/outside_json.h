// SPDX-License-Identifier: GPL-3.0-or-later
// The gate that every JSON from outside passes: a text of bounded length and depth becomes a value, or there
// is one sentence that says why not. Internal to those who read documents.
#pragma once

#include <nlohmann/json.hpp>

#include <stdexcept>
#include <string>
#include <string_view>

namespace lodestone {

using OutsideJson = nlohmann::ordered_json;

inline constexpr int deepestJson = 64; ///< levels; a collection has about ten
inline constexpr std::size_t mostValues = 4'000'000;

/// What is wrong, as the end of a sentence: 'it is not JSON'.
class OutsideJsonError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Throws OutsideJsonError.
[[nodiscard]] inline OutsideJson parseOutsideJson(std::string_view text, std::size_t mostBytes) {
    if (text.size() > mostBytes)
        throw OutsideJsonError("it is longer than " + std::to_string(mostBytes >> 20) + " MB");
    std::size_t values = 0;
    using Event = OutsideJson::parse_event_t;
    const OutsideJson::parser_callback_t bounded = [&values](int depth, Event event, OutsideJson&) {
        const bool opens = event == Event::object_start || event == Event::array_start;
        if (opens && depth >= deepestJson)
            throw OutsideJsonError("its JSON is nested more than " + std::to_string(deepestJson) +
                                   " levels deep");
        if (++values > mostValues)
            throw OutsideJsonError("its JSON has more values than any file of this program");
        return true;
    };
    try {
        return OutsideJson::parse(text, bounded);
    } catch (const OutsideJson::parse_error& error) {
        throw OutsideJsonError("it is not JSON, or damaged, at byte " + std::to_string(error.byte));
    }
}

} // namespace lodestone
