// SPDX-License-Identifier: GPL-3.0-or-later
// Keys that belong to no command of a menu: what figures, lists and the palette answer to. The one list of
// them, for the sheet of keys. A widget that learns a key adds it here.
#pragma once

#include <span>
#include <utility>

namespace lodestone {

struct KeyTable {
    const char* title; ///< 'In a figure'; both texts to be translated in the context 'WidgetKeys'
    std::span<const std::pair<const char*, const char*>> keys;
};

[[nodiscard]] std::span<const KeyTable> keyTables();

} // namespace lodestone
