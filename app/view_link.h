// SPDX-License-Identifier: GPL-3.0-or-later
// A view as a line of text that opens it again, here or with `lodestone --state`; and a view in words. GUI
// thread.
#pragma once

#include "figure/view_state.h"

#include <QString>
#include <QWidget>

#include <functional>
#include <optional>

namespace lodestone {

/// Reads 'figure=…&mineral=…', alone, in quotes, or as the command 'lodestone --state "…"'.
[[nodiscard]] std::optional<ViewState> viewFromLink(const QString& text);

/// 'Rare earths · Mining · 2025 · Overview'
[[nodiscard]] QString viewWords(const ViewState& state, const Catalogue& catalogue);

/// Asks for a link, filled in from the clipboard when that holds one; `open` gets the view. Returns at once.
void askForLink(QWidget& window, std::function<void(const ViewState&)> open);

} // namespace lodestone
