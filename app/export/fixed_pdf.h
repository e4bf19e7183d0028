// SPDX-License-Identifier: GPL-3.0-or-later
// Takes the day and hour out of a PDF that Qt wrote, so that equal contents are equal bytes. Any thread.
#pragma once

#include <QByteArray>

namespace lodestone {

/// The creation date becomes 1 January 1980 whatever the clock and the time zone; the table of offsets follows.
/// A file without one, or with a table that is not Qt's, is given back as it is.
[[nodiscard]] QByteArray withFixedDate(QByteArray pdf);

} // namespace lodestone
