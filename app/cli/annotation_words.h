// SPDX-License-Identifier: GPL-3.0-or-later
// The short text form of an annotation: what --annotate takes. 'line 2014.6 = Ruling'.
#pragma once

#include "figure/frame.h"
#include "model/catalogue.h"

#include <string>

namespace lodestone::cli {

/// From the short form, or from JSON where `typed` begins with '{'. Countries are held against the
/// catalogue. Throws Failure that says how one is written.
[[nodiscard]] Annotation annotationTyped(const std::string& typed, const Catalogue& catalogue);

} // namespace lodestone::cli
