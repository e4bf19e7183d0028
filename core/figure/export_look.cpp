// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/export_look.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lodestone {
namespace {

using Ground = ExportLook::Ground;
using Vision = ExportLook::Vision;

constexpr double screenDpi = 144; // 1600 px print 28 cm wide
constexpr double printDpi = 300;
constexpr double printPoints = 7.5; // of labels in a column of print

constexpr std::array<SizePreset, 9> presets{{
    {"article", "Article, 16:9", "1600 x 900 px, beside or across the text of a page", 1600, 900, screenDpi,
     0},
    {"wide", "Wide", "2400 x 1000 px, across a whole page", 2400, 1000, screenDpi, 0},
    {"square", "Square", "1200 x 1200 px, for feeds", 1200, 1200, screenDpi, 0},
    {"portrait", "Portrait, phone", "1080 x 1350 px, for phones held upright", 1080, 1350, screenDpi, 0},
    {"slide", "Slide", "1920 x 1080 px, the whole of a slide", 1920, 1080, screenDpi, 0},
    {"a4-column", "A4, one column", "88 x 66 mm at 300 dpi", 1039, 780, printDpi, printPoints},
    {"a4-page", "A4, both columns", "180 x 120 mm at 300 dpi", 2126, 1417, printDpi, printPoints},
    {"letter-column", "Letter, one column", "3.4 x 2.6 inches at 300 dpi", 1020, 780, printDpi, printPoints},
    {"letter-page", "Letter, both columns", "7 x 4.7 inches at 300 dpi", 2100, 1410, printDpi, printPoints},
}};

constexpr std::array<std::pair<Ground, std::string_view>, 4> grounds{{{Ground::Light, "light"},
                                                                      {Ground::Dark, "dark"},
                                                                      {Ground::Print, "print"},
                                                                      {Ground::Transparent, "transparent"}}};
constexpr std::array<std::pair<Vision, std::string_view>, 5> visions{{{Vision::Full, "full"},
                                                                      {Vision::Grey, "grey"},
                                                                      {Vision::Protanopia, "protanopia"},
                                                                      {Vision::Deuteranopia, "deuteranopia"},
                                                                      {Vision::Tritanopia, "tritanopia"}}};

template <typename Table, typename Value>
std::string_view nameIn(const Table& table, Value value) {
    const auto found = std::ranges::find(table, value, &Table::value_type::first);
    return found == table.end() ? std::string_view() : found->second;
}

template <typename Table>
auto valueIn(const Table& table, std::string_view name) {
    const auto found = std::ranges::find(table, name, &Table::value_type::second);
    return found == table.end() ? std::nullopt : std::optional(found->first);
}

} // namespace

std::span<const SizePreset> sizePresets() {
    return presets;
}

const SizePreset* sizePreset(std::string_view id) {
    const auto found = std::ranges::find(presets, id, &SizePreset::id);
    return found == presets.end() ? nullptr : &*found;
}

ExportLook withPreset(ExportLook look, const SizePreset& preset) {
    look.width = preset.width;
    look.height = preset.height;
    look.dpi = preset.dpi;
    look.typePoints = preset.typePoints;
    look.preset = preset.id;
    return look;
}

std::string_view slug(Ground ground) {
    return nameIn(grounds, ground);
}
std::optional<Ground> groundFromSlug(std::string_view slug) {
    return valueIn(grounds, slug);
}
std::string_view slug(Vision vision) {
    return nameIn(visions, vision);
}
std::optional<Vision> visionFromSlug(std::string_view slug) {
    return valueIn(visions, slug);
}

} // namespace lodestone
