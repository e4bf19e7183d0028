// SPDX-License-Identifier: GPL-3.0-or-later
// What the command palette of the window offers: minerals, countries, pages, the commands of the menus with
// their keys, events and sources. GUI thread.
#pragma once

#include "model/events.h"
#include "widgets/palette_model.h"
#include "window_actions.h"
#include "workspace/workspace.h"

namespace lodestone {

/// `openSource` is called for a source that has no table for the market in front.
[[nodiscard]] std::vector<PaletteEntry>
paletteEntries(Workspace& workspace, const QMenuBar& menus, const WindowActions& actions,
               const std::vector<Event>& events, const std::function<void(const std::string&)>& openSource);

} // namespace lodestone
