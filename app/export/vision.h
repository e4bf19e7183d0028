// SPDX-License-Identifier: GPL-3.0-or-later
// A picture as somebody else sees it: without colour, or with one kind of cone missing. For proofs, not for
// print.
#pragma once

#include "figure/export_look.h"

#include <QImage>

namespace lodestone {

/// Full: the image as it is. Dichromacy after Machado, Oliveira and Fernandes 2009 at severity 1, grey by
/// luminance (ITU-R BT.709), both reckoned in linear light of sRGB. Opacity stays.
[[nodiscard]] QImage seenWith(ExportLook::Vision vision, QImage image);

} // namespace lodestone
