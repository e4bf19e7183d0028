// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/widget_keys.h"

#include <array>

namespace lodestone {

namespace {

using Key = std::pair<const char*, const char*>;

constexpr std::array everywhere{
    Key{"Up, Down", "Another mineral"},      Key{"Left, Right", "Another year"},
    Key{"Space", "Play the years"},          Key{"Tab, Shift+Tab", "Go through the window"},
    Key{"Enter", "Press what has the ring"}, Key{"Esc", "Select nothing; leave what is open"}};
constexpr std::array figures{
    Key{"Left, Right", "The mark before or after"}, Key{"Up, Down", "The mark above or below"},
    Key{"Home, End", "The first or last mark"}, Key{"Enter", "Go to the stage that has the ring"},
    Key{"+, \u2212, 0", "On the map: nearer, farther, the whole world"}};
constexpr std::array times{
    Key{"+, \u2212, 0", "Nearer, farther, all of the time"},
    Key{"Shift+Left, Shift+Right", "Earlier or later"},
    Key{"Wheel, drag", "Nearer or farther; earlier or later"},
    Key{"Drag along the years", "Pick years: histories show these alone (or Shift+drag)"},
    Key{"B", "Pick the years that are shown"},
    Key{"Backspace", "All years again"}};
constexpr std::array minerals{Key{"Letters", "Filter; Enter takes the first, Esc clears"},
                              Key{"Enter", "On rare earths: show or hide the elements"}};
constexpr std::array columns{Key{"Enter", "Sort by the column in front"}};
constexpr std::array exporting{Key{"T, A, R, L, C", "A text, an arrow, a range, a line, a country"},
                               Key{"Page Up, Page Down", "The note before or after"},
                               Key{"Arrows", "Move the note; Shift: further, Ctrl: its other end"},
                               Key{"Enter", "Edit its words"},
                               Key{"Delete", "Remove it"},
                               Key{"Ctrl+Enter", "Export"}};
constexpr std::array presenting{Key{"Left, Right", "Another year"}, Key{"Up, Down", "Another mineral"},
                                Key{"Esc, F5", "Leave"}};
constexpr std::array tables{
    KeyTable{"Everywhere", everywhere},      KeyTable{"In a figure", figures},
    KeyTable{"On the timeline", times},      KeyTable{"In the list of minerals", minerals},
    KeyTable{"In a table", columns},         KeyTable{"While exporting, in the figure", exporting},
    KeyTable{"While presenting", presenting}};

} // namespace

std::span<const KeyTable> keyTables() {
    return tables;
}

} // namespace lodestone
