// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/finder.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lodestone {
namespace {

// What a match is worth. A word inside a name counts less than the start of it, letters strewn over a name
// count least of all.
constexpr int wholeName = 100;
constexpr int startOfName = 88;
constexpr int wholeWord = 82;
constexpr int startOfWord = 74;
constexpr int initials = 66;
constexpr int insideWord = 46;
constexpr int oneSlip = 40;
constexpr int strewn = 30;
constexpr int otherNameCosts = 2; ///< the title goes before a name as good
constexpr std::size_t leastForSlip = 4;
constexpr std::size_t leastForStrewn = 3;
constexpr std::size_t longestForStrewn = 40; ///< in a long sentence everything is somewhere
constexpr std::size_t widestStrewn = 3;      ///< times its letters

/// Base letter of the accented Latin letters of country and place names, by code point; 0 for others.
char baseLetter(unsigned point) {
    constexpr std::array<std::pair<std::string_view, char>, 11> letters{{{"àáâãäåāăą", 'a'},
                                                                         {"çćč", 'c'},
                                                                         {"èéêëēęě", 'e'},
                                                                         {"ğ", 'g'},
                                                                         {"ìíîïīı", 'i'},
                                                                         {"ñńň", 'n'},
                                                                         {"òóôõöøō", 'o'},
                                                                         {"śşšș", 's'},
                                                                         {"ùúûüūů", 'u'},
                                                                         {"ýÿ", 'y'},
                                                                         {"źżž", 'z'}}};
    const std::array<char, 2> bytes{static_cast<char>(0xC0U | (point >> 6U)),
                                    static_cast<char>(0x80U | (point & 0x3FU))};
    const std::string_view small(bytes.data(), bytes.size());
    for (const auto& [accented, base] : letters)
        for (std::size_t at = 0; at + 1 < accented.size(); at += 2)
            if (accented.substr(at, 2) == small)
                return base;
    return 0;
}

/// The letter a two-byte sequence of UTF-8 is folded to, a blank when it is none.
char foldedPair(unsigned char lead, unsigned char follow) {
    unsigned point = ((lead & 0x1FU) << 6U) | (follow & 0x3FU);
    if (point >= 0xC0 && point <= 0xDE)
        point += 0x20; // capitals of Latin-1
    else if (point >= 0x100 && point <= 0x137)
        point |= 1U; // capitals stand before their small letters
    else if (point >= 0x139 && point <= 0x148)
        point += point % 2;
    else if (point >= 0x14A && point <= 0x177)
        point |= 1U;
    else if (point >= 0x179 && point <= 0x17E)
        point += point % 2;
    const char base = baseLetter(point);
    return base != 0 ? base : ' ';
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool startsWord(std::string_view text, std::size_t at) {
    return at == 0 || text[at - 1] == ' ';
}

bool endsWord(std::string_view text, std::size_t at) {
    return at == text.size() || text[at] == ' ';
}

/// Whether two words differ by one letter more, less, other, or by two that changed places.
bool oneSlipApart(std::string_view a, std::string_view b) {
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > 1)
        return false;
    const auto [left, right] = std::ranges::mismatch(a, b);
    const auto i = static_cast<std::size_t>(left - a.begin());
    if (i == a.size())
        return true;
    if (a.size() < b.size())
        return a.substr(i) == b.substr(i + 1);
    return a.substr(i + 1) == b.substr(i + 1) ||
           (i + 1 < a.size() && a[i] == b[i + 1] && a[i + 1] == b[i] && a.substr(i + 2) == b.substr(i + 2));
}

std::vector<std::string> wordsOf(std::string_view text) {
    std::vector<std::string> words;
    std::size_t begin = 0;
    while ((begin = text.find_first_not_of(' ', begin)) != std::string_view::npos) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        words.emplace_back(text.substr(begin, end - begin));
        begin = end;
    }
    return words;
}

/// First letters of the words of a name: 'drc' of 'democratic republic of the congo' needs small words left
/// out, so both are tried.
bool areInitials(std::string_view typed, std::string_view name) {
    std::string all;
    std::string weighty;
    for (const std::string& word : wordsOf(name)) {
        all += word.front();
        if (word != "of" && word != "the" && word != "and")
            weighty += word.front();
    }
    return typed.size() >= 2 && (all.starts_with(typed) || weighty.starts_with(typed));
}

/// Where the letters of `typed` end in `name` when they follow each other from `begin` on, with gaps; 0 when
/// they do not.
std::size_t strewnEnd(std::string_view typed, std::string_view name, std::size_t begin) {
    std::size_t at = begin;
    for (const char letter : typed) {
        at = name.find(letter, at);
        if (at == std::string_view::npos)
            return 0;
        ++at;
    }
    return at;
}

} // namespace

Finder::Finder(const std::vector<Findable>& things) {
    m_things.reserve(things.size());
    for (const Findable& thing : things) {
        Thing& known = m_things.emplace_back(Thing{fold(thing.title), {}, thing.names});
        for (const std::string& name : thing.names)
            known.names.push_back(fold(name));
    }
}

Finder::Folded Finder::fold(std::string_view text) {
    Folded folded;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        char letter = ' ';
        if (length == 1)
            letter = lead >= 'A' && lead <= 'Z' ? static_cast<char>(lead + ('a' - 'A')) : text[i];
        else if (length == 2 && i + 1 < text.size())
            letter = foldedPair(lead, static_cast<unsigned char>(text[i + 1]));
        // 'Cote d'Ivoire' is written without its sign as often as with it.
        const bool apostrophe = letter == '\'' || text.substr(i, 3) == "\u2019";
        if (!apostrophe) {
            folded.text += isLetter(letter) ? letter : ' ';
            folded.from.push_back(i);
        }
        i += std::min(length, text.size() - i);
    }
    folded.from.push_back(text.size());
    return folded;
}

Finder::Hit Finder::match(std::string_view word, const Folded& name) {
    const std::string_view text = name.text;
    Hit best;
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        int score = insideWord;
        if (startsWord(text, at))
            score = endsWord(text, end) ? (at == 0 && end == text.size() ? wholeName : wholeWord)
                    : at == 0           ? startOfName
                                        : startOfWord;
        else if (word.size() == 1)
            continue; // one letter inside a word is no sign of anything
        if (score > best.score)
            best = {score, at, end};
    }
    if (best.score >= initials)
        return best;
    if (areInitials(word, text))
        return {initials, 0, 0};
    if (best.score > 0)
        return best;
    std::size_t begin = 0;
    for (const std::string& one : wordsOf(text)) {
        begin = text.find(one, begin);
        if (word.size() >= leastForSlip && oneSlipApart(word, one))
            return {oneSlip, begin, begin + one.size()};
        if (word.size() >= leastForStrewn && text.size() <= longestForStrewn && one.front() == word.front())
            if (const std::size_t end = strewnEnd(word, text, begin); end != 0) {
                const auto gaps = static_cast<int>(end - begin - word.size());
                if (end - begin <= widestStrewn * word.size() && strewn - gaps > best.score)
                    best = {strewn - gaps, begin, begin + 1};
            }
        begin += one.size();
    }
    return best;
}

Found Finder::matchAll(const std::vector<std::string>& words, const Thing& thing) {
    Found found;
    int sum = 0;
    for (const std::string& word : words) {
        const Hit inTitle = match(word, thing.title);
        int best = inTitle.score;
        std::size_t other = thing.names.size();
        for (std::size_t i = 0; i < thing.names.size(); ++i)
            if (const int score = match(word, thing.names[i]).score - otherNameCosts; score > best) {
                best = score;
                other = i;
            }
        if (best <= 0)
            return {};
        sum += best;
        // What begins a word of the title needs no other name to explain it.
        const bool seen = inTitle.score >= startOfWord;
        if (other < thing.names.size() && !seen)
            found.by = thing.written[other];
        if ((other == thing.names.size() || seen) && inTitle.end > inTitle.begin)
            found.typed.emplace_back(thing.title.from[inTitle.begin], thing.title.from[inTitle.end]);
    }
    found.score = sum / static_cast<int>(words.size());
    std::ranges::sort(found.typed);
    for (std::size_t i = 1; i < found.typed.size();) {
        if (found.typed[i].first > found.typed[i - 1].second) {
            ++i;
            continue;
        }
        found.typed[i - 1].second = std::max(found.typed[i - 1].second, found.typed[i].second);
        found.typed.erase(found.typed.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return found;
}

std::vector<Found> Finder::find(std::string_view query) const {
    const std::string folded = fold(query).text;
    const std::vector<std::string> words = wordsOf(folded);
    std::vector<Found> all;
    if (words.empty())
        return all;
    // 'rare earths' typed in full is better than its two words wherever they stand.
    const std::string whole = folded.substr(folded.find_first_not_of(' '),
                                            folded.find_last_not_of(' ') - folded.find_first_not_of(' ') + 1);
    for (std::size_t i = 0; i < m_things.size(); ++i) {
        Found found = matchAll(words, m_things[i]);
        if (words.size() > 1)
            if (Found phrase = matchAll({whole}, m_things[i]); phrase.score > found.score)
                found = std::move(phrase);
        if (found.score <= 0)
            continue;
        found.index = i;
        all.push_back(std::move(found));
    }
    std::ranges::stable_sort(all, std::ranges::greater{}, &Found::score);
    // Where something begins as it was typed, what only resembles it is noise.
    if (!all.empty() && all.front().score >= startOfWord)
        std::erase_if(all, [](const Found& found) { return found.score < insideWord; });
    return all;
}

} // namespace lodestone
