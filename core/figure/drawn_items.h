// SPDX-License-Identifier: GPL-3.0-or-later
// What a figure shows beside the cells of its table, item by item: events, claims, agreements, places, key
// numbers, words. A figure file keeps it, so that a later look at the file can tell data that changed from a
// program that draws the same data otherwise. Pure.
#pragma once

#include <string>
#include <vector>

namespace lodestone {

struct Figure;

struct DrawnItem {
    std::string part; ///< 'latest event'
    std::string item; ///< 'China controls gallium (EV012)'; unique in its part but for items that are alike
    std::string says; ///< '3 Jul 2023, control'
    bool operator==(const DrawnItem&) const = default;
};

/// Of a figure as painted. Places on the paper are no part of it, nor are colours, axes and keys: they follow
/// from the data, or are the program's.
[[nodiscard]] std::vector<DrawnItem> drawnItems(const Figure& figure);

/// Whether an item is a sentence of the program about the data (the headline, the alt text ...).
[[nodiscard]] bool isSentence(const DrawnItem& item);

/// One line for each item that only one has, or that says something else.
[[nodiscard]] std::vector<std::string> drawnDifferences(const std::vector<DrawnItem>& before,
                                                        const std::vector<DrawnItem>& now);

} // namespace lodestone
