// SPDX-License-Identifier: GPL-3.0-or-later
// From a published table to shares: denominator, named producers, residual. METHODS.md of the project,
// 'From published rows to shares'. Pure functions on values; shares are fractions of the denominator, 0-1.
#pragma once

#include "model/supply.h"

#include <optional>
#include <string>
#include <vector>

namespace lodestone {

struct Share {
    CountryId country;
    double value = 0;    ///< in the unit of the series
    double fraction = 0; ///< of the denominator, 0-1
    CellStatus status = CellStatus::Reported;
    bool suspect = false; ///< the value cannot be right, or is the one proposed for it
};

/// A row that another one holds as well: counted there, and not once more.
struct CountedWithin {
    CountryId country;
    CountryId within;
    double value = 0; ///< in the unit of the series
};

/// A suspect value on which it depends who has the largest share.
struct SuspectLeader {
    CountryId country;    ///< whose value it is
    bool largest = false; ///< it is the largest of the table; else it would be, read as proposed
};

/// What the denominator stands on; a reader is told whenever it is not the published total.
/// PublishedShares: the source gives shares in percent, whose total is 100, or their rounded sum where it is
/// more.
enum class DenominatorBasis { PublishedTotal, SumOfRows, SumOfRowsNoTotal, PublishedShares };

struct Market {
    std::vector<Share> named; ///< value above zero, descending; ties keep the publisher's order
    double namedSum = 0;      ///< in the unit of the series
    double denominator = 0;   ///< D = max(sum of all rows including 'Other', published total)
    DenominatorBasis basis = DenominatorBasis::PublishedTotal;
    double residual = 0;                      ///< D - named sum, >= 0; not a country
    double residualFraction = 0;              ///< 0-1
    bool residualIsRounding = false;          ///< no more than the rounding of what is printed: rounding.h
    std::vector<CountryId> withheld;          ///< rows the publisher knows and does not show
    std::vector<CountryId> belowPrecision;    ///< above zero, less than half a printed unit
    std::vector<CountedWithin> countedWithin; ///< rows of Suspicion::Kind::Twice, left out of every sum
    std::vector<CountryId> unquantified;      ///< qualitative, not available or included elsewhere
    bool totalIsLowerBound = false;           ///< the publisher prints '>'
    std::vector<OutsideProducer> outside;     ///< producers whom the total leaves out
    std::optional<double> outsideMost; ///< the greatest share they can have together; nothing: no bound
    bool withheldOutsideTotal = false; ///< some producer stands outside the total
    /// No unlisted producer within the total can exceed the smallest named one: false once a withheld or
    /// unquantified producer may sit in the residual, no total is published, or the table is known to say
    /// nothing about size (SupplyYear::topKDoubts).
    bool topK = true;
    bool allEstimated = false;
    /// The largest value is suspect, or another one is and has a larger value proposed. Not where the
    /// proposed value is the one that is read.
    std::optional<SuspectLeader> suspectLeader;
    bool outlook = false; ///< a named value or the total is the publisher's outlook for a year to come
    std::vector<std::string> notes; ///< for the reader, in order of weight

    /// The largest that is named: who may be called the leader is said by warrantOf().
    [[nodiscard]] const Share* largest() const { return named.empty() ? nullptr : &named.front(); }
    [[nodiscard]] const Share* find(CountryId country) const;
    [[nodiscard]] bool
    isOutside(CountryId country) const; ///< not counted in the total, with all or a part of its output
    /// Rows without a number that may be part of the residual: not those whom the total leaves out.
    [[nodiscard]] bool hidesWithheld() const;
};

/// Shares of one year. Empty (no named producers) when nothing is quantified; the notes say why.
[[nodiscard]] Market marketOf(const SupplyYear& year);
/// The same; a series in percent has 100 as its total, and what is missing to it belongs to no named country.
[[nodiscard]] Market marketOf(const Series& series, const SupplyYear& year);

} // namespace lodestone
