// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader finds in a figure: the headline as its name and the alternative text as its
// description; a child for every mark, which says it, shows where it is, can be gone to and pressed; the
// button of a notice; and the table behind the figure. Read off the scene whenever it is asked: nothing here
// outlives it. GUI thread.
#pragma once

namespace lodestone {

class FigureView;

/// Makes Qt ask here about every FigureView; once is enough, more does no harm.
void installFigureAccessibility();

/// What changed, for a screen reader, when one listens.
void sayFocusMoved(FigureView& view);     ///< to the focused mark, or to the figure
void saySceneChanged(FigureView& view);   ///< another scene, with other marks or other words for the same
void saySelectionMoved(FigureView& view); ///< to another mark

} // namespace lodestone
