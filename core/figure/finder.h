// SPDX-License-Identifier: GPL-3.0-or-later
// Finding by typing: which of many named things a few letters mean. 'cob' means Cobalt, 'co' Cobalt before
// Copper because it is its symbol, 'us lic' a licence of the United States, 'colbalt' still Cobalt. A value;
// folds its names once, so that a search of a thousand names takes well under a millisecond.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

/// Something that can be found, in UTF-8.
struct Findable {
    std::string title;              ///< 'Cobalt'
    std::vector<std::string> names; ///< what else it answers to: 'Co', 'columbium', 'COD'
};

struct Found {
    std::size_t index = 0; ///< into what the Finder was made of
    int score = 0;         ///< higher is better; 100 is a whole name typed out
    std::string by;        ///< the other name that was meant, '' when the title shows what was
    /// Bytes [first, last) of the title that were typed, ascending and apart.
    std::vector<std::pair<std::size_t, std::size_t>> typed;
};

class Finder {
public:
    explicit Finder(const std::vector<Findable>& things = {});

    /// Best first, equals in their own order. Every word of `query` must be found; case, accents and
    /// punctuation do not count. Nothing for a query without a letter or digit.
    [[nodiscard]] std::vector<Found> find(std::string_view query) const;

private:
    /// A name in small letters without accents; everything else is a blank.
    struct Folded {
        std::string text;
        std::vector<std::size_t> from; ///< byte of the original for every byte of `text`, and its end
    };
    struct Thing {
        Folded title;
        std::vector<Folded> names;
        std::vector<std::string> written; ///< the other names as they are
    };
    struct Hit {
        int score = 0;
        std::size_t begin = 0; ///< in the folded text
        std::size_t end = 0;
    };

    [[nodiscard]] static Folded fold(std::string_view text);
    [[nodiscard]] static Hit match(std::string_view word, const Folded& name);
    [[nodiscard]] static Found matchAll(const std::vector<std::string>& words, const Thing& thing);

    std::vector<Thing> m_things;
};

} // namespace lodestone
