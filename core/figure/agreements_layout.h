// SPDX-License-Identifier: GPL-3.0-or-later
// Places of parties in the network of agreements, and columns of their matrix. Pure: the same agreements give
// the same places to the byte, whatever the year, the mineral or the window. Internal to core/figure.
#pragma once

#include "figure/agreements_body.h"

#include <string>
#include <utility>
#include <vector>

namespace lodestone {

/// Who is tied to whom, as indices: parties come first, then initiatives.
struct AgreementGraph {
    std::vector<std::string> names; ///< of parties, by which equals are ordered
    std::size_t initiatives = 0;
    std::vector<std::pair<std::size_t, std::size_t>>
        ties; ///< once each; a party and an initiative, or two parties
};

struct AgreementPlace {
    AgreementZone zone = AgreementZone::Field;
    std::size_t row = 0;
    double x = 0.5;
    double y = 0.5;
    bool labelAbove = false;
};

/// The two parties with most ties stand in the field as poles; above them those with three ties or more,
/// below them the initiatives; all others stand at the sides, by the pole that they are tied to.
[[nodiscard]] std::vector<AgreementPlace> agreementPlaces(const AgreementGraph& graph);

/// A few parties of which each tie between two parties has one, most ties first.
[[nodiscard]] std::vector<std::size_t> coveringParties(const AgreementGraph& graph);

} // namespace lodestone
