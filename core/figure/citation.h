// SPDX-License-Identifier: GPL-3.0-or-later
// A work as it is cited: in plain words, as an entry of BibTeX, as a record of RIS. Only what the work itself
// states: no day of access is made up. Pure functions of values.
#pragma once

#include "model/catalogue.h"
#include "model/events.h"

#include <string>
#include <vector>

namespace lodestone {

/// What is cited. Texts are plain UTF-8; every format escapes for itself.
struct Work {
    std::string key;                  ///< 'usgs-mcs-2026': letters, digits and hyphens
    std::vector<std::string> authors; ///< bodies, not persons: never split into first and last name
    std::string title;
    std::string edition;   ///< 'data release, 6 February 2026'; '' when it has none
    PartialDate published; ///< year 0 when it is not known
    bool dataset = false;
    std::string doi; ///< '10.5066/P1WKQ63T', without a resolver; '' for none
    std::string url;
    std::string note; ///< 'Compiled by …'; '' for none

    bool operator==(const Work&) const = default;
};

[[nodiscard]] Work workOf(const Source& source);
/// The document an event is told by. Its own date is not recorded, so that the work has none; the event's
/// stands in the note.
[[nodiscard]] Work workOf(const Event& event);

/// 'US Geological Survey (2026): Mineral Commodity Summaries 2026, data release. https://doi.org/…'
[[nodiscard]] std::string plainCitation(const Work& work);
/// One entry with a final line break. Title and authors keep their capitals.
[[nodiscard]] std::string bibtex(const Work& work);
/// One record, lines ended by CR LF as RIS wants them.
[[nodiscard]] std::string ris(const Work& work);

} // namespace lodestone
