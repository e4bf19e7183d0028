// SPDX-License-Identifier: GPL-3.0-or-later
// Inspection -> labels in a column. GUI thread; the caller owns what comes back. `activate` picks out a mark,
// `open` goes to another view of the same thing.
#pragma once

#include "figure/build_figure.h"
#include "theme/theme.h"

#include <QWidget>

#include <functional>

namespace lodestone {

[[nodiscard]] QWidget* makeInspectorContent(const Inspection& inspection, const Theme& theme,
                                            std::function<void(const Mark&)> activate,
                                            std::function<void(const ViewState&)> open);

} // namespace lodestone
