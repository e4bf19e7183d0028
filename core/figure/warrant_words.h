// SPDX-License-Identifier: GPL-3.0-or-later
// What a table warrants, in words: the one place from which headlines, cards, badges, legends, alternative
// texts and the command line take 'of the world', 'the largest named', 'at most' and the words of a verdict.
// Internal to core/figure; pure.
#pragma once

#include "analysis/concentration.h"
#include "figure/market_view.h"

#include <span>
#include <string>

namespace lodestone {

/// 'China', 'China and Russia', 'Chile, China and Mexico', each with its article; '' for nobody.
[[nodiscard]] std::string namesInSentence(std::span<const CountryId> countries, const Catalogue& catalogue);
/// Whom the total leaves out: 'outside the United States', 'without attapulgite from the United States'; ''
/// for nobody.
[[nodiscard]] std::string outsideWords(const Market& market, const Catalogue& catalogue);

/// Why it is left out and what was last published of it, one sentence.
[[nodiscard]] std::string leftOutWords(const OutsideProducer& producer, const MarketView& view,
                                       const Catalogue& catalogue);

/// What is counted, without a whole: 'rare earths', 'known reserves of rare earths', 'gallium capacity'.
[[nodiscard]] std::string countedObject(const MarketView& view);
/// What shares are of, behind 'of': 'the world’s lithium outside the United States', 'the listed countries’
/// boron'.
[[nodiscard]] std::string wholeInSentence(const MarketView& view, const Catalogue& catalogue);
/// 'share of world', 'share of world outside the United States', 'share of the listed countries'.
[[nodiscard]] std::string shareOfWhole(const MarketView& view, const Catalogue& catalogue);
/// Behind a single share: 'of the world total', 'of the world total, which leaves out the United States', 'of
/// the listed countries', 'of the world total, at most'.
[[nodiscard]] std::string ofTheWhole(const MarketView& view, const Catalogue& catalogue);

/// Whom the table puts first: 'Leader', 'Tied first', 'Largest named', 'Largest listed', 'Only one named'.
[[nodiscard]] std::string firstTitle(const MarketView& view);
/// The same within a sentence: 'leader China with 69.2 %', 'first China and Russia with 36.4 % each', ...
[[nodiscard]] std::string firstInSentence(const MarketView& view, const Catalogue& catalogue);
/// A share with what the whole leaves of it: '58.4 %', 'at most 58.4 %'.
[[nodiscard]] std::string warrantedShare(const MarketView& view, double fraction);

/// Who has how much of what, as far as the table allows to say it.
[[nodiscard]] std::string findingHeadline(const MarketView& view, const Catalogue& catalogue);

/// Why no band may be named: 'listed countries only', 'the total is a lower bound', 'one country named'; ''
/// where one may.
[[nodiscard]] std::string noVerdict(const MarketView& view);
/// 'above 1,800, US 2023: high', 'straddles 1,800, US 2023', 'listed countries only: no verdict'.
[[nodiscard]] std::string verdictInWords(const MarketView& view, const Regime& regime);
/// What producers outside the total make of the index, in sentences: what it is without them, and what it
/// would be if they supplied as much as when they were last published; '' where nobody is outside.
[[nodiscard]] std::string outsideReadingWords(const MarketView& view, const Catalogue& catalogue);

} // namespace lodestone
