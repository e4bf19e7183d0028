// SPDX-License-Identifier: GPL-3.0-or-later
// Agreements as a reader counts them: one for each text, with all its parties. Internal to core/figure.
#pragma once

#include "figure/figure.h"
#include "store/load.h"

#include <string>
#include <utility>
#include <vector>

namespace lodestone {

struct Agreement {
    std::string event; ///< slug
    std::string label; ///< a few words; '' for most
    std::string title;
    PartialDate date;
    std::string kind;               ///< slug: 'mou'
    std::vector<CountryId> parties; ///< in the order of the record
    std::vector<std::pair<CountryId, CountryId>> pairs;
    std::vector<MineralId> minerals;
    std::vector<std::string> terms;
    std::string status;
    std::string lastSeen; ///< the status, whatever has passed since
    Verification verification = Verification::Confirmed;
    std::string publisher;
    std::string sourceTitle;
    std::string url;

    [[nodiscard]] bool memorandum() const { return kind == "mou"; }
    [[nodiscard]] bool initiative() const { return kind == "plurilateral_initiative"; }
    [[nodiscard]] bool scheduled() const { return lastSeen == "scheduled"; }
    [[nodiscard]] Glyph glyph() const;
    [[nodiscard]] bool has(CountryId party) const;
};

/// As they stand on the day of the state, by date, oldest first.
[[nodiscard]] std::vector<Agreement> agreementsOnRecord(const ViewState& state, const Database& db);
/// Whether it names the mineral, a part of it, or the group it is a part of.
[[nodiscard]] bool namesMineral(const Agreement& agreement, const Mineral& mineral,
                                const Catalogue& catalogue);
/// Those until the end of the state's year, oldest first.
[[nodiscard]] std::vector<Agreement> agreementsOf(const ViewState& state, const Catalogue& catalogue,
                                                  const Database& db);
/// 'by the end of 2025'; in the last year of the record, which is not over, 'by 24 Apr 2026'.
[[nodiscard]] std::string untilWords(Year year, const std::vector<Agreement>& all);

[[nodiscard]] std::string agreementKindWords(const Agreement& agreement); ///< 'memorandum', 'initiative', ...
/// 'South Korea', 'United States': parties as a list.
[[nodiscard]] std::string partiesText(const Agreement& agreement, const Catalogue& catalogue);
/// '26 Oct 2025: memorandum', with what is not certain of it.
[[nodiscard]] std::string agreementLine(const Agreement& agreement);
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many);

/// Key of Mark::Kind::Pair: both codes in the order of the alphabet, 'AUS-USA'.
[[nodiscard]] std::string pairKey(const std::string& a, const std::string& b);

[[nodiscard]] AgreementsBody agreementsPart(const ViewState& state, const std::vector<Agreement>& all,
                                            const std::vector<Agreement>& shown, const Catalogue& catalogue);
[[nodiscard]] Figure buildAgreements(const ViewState& state, const Catalogue& catalogue, const Database& db);

} // namespace lodestone
