// SPDX-License-Identifier: GPL-3.0-or-later
// What a table allows to be said of its market: of which whole its shares are, whom it lets be called the
// leader, and whether an index of it means anything. Calculated once; every headline, card, badge, rank,
// legend, alternative text, column and key takes its words and their strength from here. Method: METHODS.md
// of the project, 'Who may be called the leader'. Shares 0-1.
#pragma once

#include "analysis/concentration.h"

#include <optional>
#include <string_view>
#include <vector>

namespace lodestone {

/// What a share in the table is a share of.
enum class Whole {
    World,   ///< a published world total, or shares of world supply
    Outside, ///< the world without those producers whom the total leaves out
    Listed,  ///< the rows of the table: no world total is published
};
[[nodiscard]] std::string_view slug(Whole whole); ///< 'world', 'world_outside', 'listed'

/// Whom the table puts first.
enum class Lead {
    Leader,       ///< its share is above the largest that any other producer could have
    Tie,          ///< several have the same value, above all others
    LargestNamed, ///< above all others that are named; one without a row or a number could be larger
    None,         ///< one producer is named, out of an unknown number
    Suspect,      ///< it depends on a value that cannot be right (Market::suspectLeader)
};
[[nodiscard]] std::string_view slug(Lead lead); ///< 'leader', 'tie', 'largest_named', 'none', 'suspect'

struct Warrant {
    Whole whole = Whole::World;
    Lead lead = Lead::None;
    /// Who is first, in the table's order: several only with Tie; the one that is named with None; empty
    /// where nobody is.
    std::vector<CountryId> first;
    double share = 0; ///< of each of `first`, of the whole
    /// The world total is printed as a lower bound ('>'): a share of it is at most what is printed.
    bool atMost = false;
    /// False for a single named producer out of an unknown number: no leader, no concentration.
    bool index = true;

    /// Whether a share is one of the world, and not at most that.
    [[nodiscard]] bool ofWorld() const { return whole == Whole::World && !atMost; }
    [[nodiscard]] bool isFirst(CountryId country) const;
};
/// Of the market as it stands. Empty `first` when it names no producer.
[[nodiscard]] Warrant warrantOf(const Market& market);

/// The verdict against a threshold that may be claimed: straddles wherever the table leaves the world's index
/// open.
[[nodiscard]] Verdict verdictOf(const Market& market, const Concentration& concentration, double threshold);

} // namespace lodestone
