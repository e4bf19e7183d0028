// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lodestone {

/// Qt paints a shape of a hundred spans and more on several threads of the global pool, and wakes each for
/// it. Our shapes are lines and countries: to wake a thread takes longer than to paint one. With one thread a
/// network of agreements is painted in two thirds of the time. Before the first paint.
void calmFills();

} // namespace lodestone
