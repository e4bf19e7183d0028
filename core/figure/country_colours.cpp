// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/country_colours.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lodestone {
namespace {

constexpr std::size_t mostColours = 8;

/// Of resources/tokens.json; a test reckons them anew.
constexpr std::array<std::pair<std::string_view, std::string_view>, 25> mistakablePairs{
    {{"ARG", "JPN"}, {"ARG", "KOR"}, {"ARG", "MMR"}, {"ARG", "MYS"}, {"ARG", "TUR"},
     {"ARG", "VNM"}, {"ARG", "ZAF"}, {"CAN", "IND"}, {"CAN", "MMR"}, {"CAN", "MYS"},
     {"CAN", "TUR"}, {"CAN", "ZAF"}, {"CHL", "JPN"}, {"CHL", "MYS"}, {"CHL", "TUR"},
     {"CHL", "VNM"}, {"COD", "KOR"}, {"IDN", "IND"}, {"JPN", "TUR"}, {"KOR", "USA"},
     {"MMR", "ZAF"}, {"MYS", "RUS"}, {"MYS", "TUR"}, {"PER", "ZAF"}, {"TUR", "USA"}}};

} // namespace

bool mistakable(std::string_view iso3, std::string_view other) {
    const std::pair<std::string_view, std::string_view> pair = std::minmax(iso3, other);
    return std::ranges::find(mistakablePairs, pair) != mistakablePairs.end();
}

ColourKey CountryColours::of(const Country& country) {
    auto dealt = std::ranges::find(m_dealt, country.iso3, &Dealt::iso3);
    if (dealt == m_dealt.end()) {
        const bool taken = std::ranges::any_of(
            m_dealt, [&](const Dealt& other) { return other.own && mistakable(other.iso3, country.iso3); });
        const bool own = m_dealt.size() < mostColours && !taken;
        dealt = m_dealt.insert(m_dealt.end(), {country.iso3, own});
    }
    return dealt->own ? ColourKey{ColourKey::Role::Country, country.iso3}
                      : ColourKey{ColourKey::Role::OtherCountry, {}};
}

} // namespace lodestone
