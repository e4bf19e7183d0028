// SPDX-License-Identifier: GPL-3.0-or-later
// Figures kept together in their order: a report in the making. Its file ('.lodestone') is JSON with a
// version and keys in a fixed order, so that equal collections are equal bytes. Pure.
#pragma once

#include "figure/figure_document.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lodestone {

struct CollectionEntry {
    std::string title; ///< over the figure in the report and in the list of contents
    FigureDocument document;
    bool operator==(const CollectionEntry&) const = default;
};

struct Collection {
    std::string title; ///< of the report; these three stand on its cover as they are written
    std::string author;
    std::string date;
    std::vector<CollectionEntry> entries;
    bool operator==(const Collection&) const = default;
};

inline constexpr int collectionVersion = 1;
inline constexpr std::size_t mostCollectionBytes = 64U << 20; ///< of its file
inline constexpr std::string_view collectionEnding = ".lodestone";

[[nodiscard]] std::string collectionText(const Collection& collection);
/// Why a text is no collection: one sentence that says what and what next.
struct CollectionFault {
    std::string text;
};
/// Takes any bytes. `name` stands in the sentence of a fault.
[[nodiscard]] std::variant<Collection, CollectionFault> parseCollection(std::string_view text,
                                                                        const std::string& name);

/// Takes the entry at `from` out and puts it in so that it stands at `to` of the new order. Both must exist.
void moveEntry(Collection& collection, std::size_t from, std::size_t to);

/// File names for the entries, numbered in their order, without an ending: '01-china-mined-69-of-the-world'.
[[nodiscard]] std::vector<std::string> entryFileStems(const Collection& collection);

} // namespace lodestone
