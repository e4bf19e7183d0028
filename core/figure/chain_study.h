// SPDX-License-Identifier: GPL-3.0-or-later
// The one study of a chain: which table answers at each stage of a mineral for one question, who leads there,
// what is claimed beside it, how exposed a country is, and where the bottleneck lies. Overview, ladder,
// inspector and the verb `chain` take it from here; the matrix and the ranking ask by the same rule. Internal
// to core/figure and the command line; lives no longer than the reader's catalogue.
#pragma once

#include "analysis/chain.h"
#include "analysis/warrant.h"
#include "figure/study.h"

#include <optional>
#include <string>
#include <vector>

namespace lodestone {

/// Where and of which year a table is asked for.
struct StageQuestion {
    ViewState state;
    Year year = 0; ///< it or the nearest earlier one answers; 0: the newest that is no outlook
};
/// At the stage of a normalised state its own source, form and year; elsewhere the usual table of the year
/// that is asked for.
[[nodiscard]] StageQuestion questionAt(const ViewState& state, Stage stage);

struct ChainStage {
    Stage stage = Stage::Mining;
    bool there = true;                  ///< false: the mineral's chain has no such stage
    std::optional<MarketView> view;     ///< a table, even one without shares
    std::optional<Concentration> index; ///< nothing: no table, or one without shares; `why` says which
    Warrant warrant;                    ///< of a table with shares: who is first, and of which whole
    std::string why;
    Year firstLater = 0;       ///< the first year there is, where no table is of the year asked or earlier
    std::vector<Claim> claims; ///< all of this mineral and stage
    /// Of these what may stand beside the table: shares, said of the year asked or an earlier one.
    std::vector<Claim> said;
    /// Of these what may be drawn on the track: said of the year of the table, or where there is none.
    std::vector<Claim> drawn;

    /// False where shares are of the countries that the table lists, as no world total is published.
    [[nodiscard]] bool ofWorld() const { return warrant.whole != Whole::Listed; }
};

struct ChainStudy {
    const Mineral* mineral = nullptr;
    Year asked = 0;                 ///< 0: the newest of each
    std::vector<ChainStage> stages; ///< as allStages
    Bottleneck bottleneck;          ///< of the stages that are there
    std::optional<CountryId> country;
    std::optional<ChainExposure> exposure; ///< of `country`

    [[nodiscard]] const ChainStage& at(Stage stage) const;
    [[nodiscard]] std::size_t stagesThere() const;
    [[nodiscard]] std::size_t withShares() const;
    /// What the pure functions of the chain ask for; points into this.
    [[nodiscard]] std::vector<ChainRung> rungs() const;
};

/// Of a mineral as such. `year` 0: the newest of each stage. Without `country`: the leader in mining, or at
/// the first stage that has one.
[[nodiscard]] ChainStudy chainStudy(const Mineral& mineral, Year year, std::optional<CountryId> country,
                                    Study& study);
/// Of the mineral of a normalised state, as questionAt asks.
[[nodiscard]] ChainStudy chainStudy(const ViewState& state, Study& study,
                                    std::optional<CountryId> country = {});

/// Whether a claim may stand beside tables that are asked for `year` (0: any): it speaks of that year or of
/// an earlier one.
[[nodiscard]] bool saidUpTo(const Claim& claim, Year year, const Catalogue& catalogue);
/// Whether it speaks of the year, or of one of the years, of a table.
[[nodiscard]] bool speaksOfTable(const Claim& claim, const MarketView& view);

// ---- in words ------------------------------------------------------------------------------------

/// Whole sentences, '' where there is nothing to say.
struct ChainWords {
    std::string exposure;   ///< 'Exposure to China: at least 69.2 %, at mining; at magnets there is no ...'
    std::string ceiling;    ///< 'Ceiling without China: at most 30.8 % of the world's supply.'
    std::string bottleneck; ///< 'Bottleneck: mining, ...'
};
[[nodiscard]] ChainWords chainWords(const ChainStudy& chain, const Catalogue& catalogue);
/// 'at least 11.9 %', 'between 0.3 % and 7.8 %', '0 %': an exposure or a ceiling as far as it is known; ''
/// where nothing is.
[[nodiscard]] std::string exposureText(const ChainExposure& exposure);
[[nodiscard]] std::string ceilingText(const ChainExposure& exposure);
/// A country's share at one stage: '69.2 %', 'at most 7.8 %, not listed', 'withheld', 'no shares'; never ''.
[[nodiscard]] std::string rungShareText(const ChainStage& stage, const RungShare& at, CountryId country);
/// 'reserves', 'reserves and mining', 'reserves, mining or processing'.
[[nodiscard]] std::string stageWords(const std::vector<Stage>& stages, std::string_view last);
/// Who is first at a stage with shares, in whole words: 'China 69.2 %', 'China and Russia, each 33.3 %'.
[[nodiscard]] std::string leaderText(const ChainStage& stage, const Catalogue& catalogue);
/// The names alone: 'China', 'China and Russia'.
[[nodiscard]] std::string leaderNames(const ChainStage& stage, const Catalogue& catalogue);
/// What a share at the stage is of: 'of the world', 'of the world outside the United States', 'of the listed
/// countries'.
[[nodiscard]] std::string shareOfWords(const ChainStage& stage, const Catalogue& catalogue);
/// The same after a number that is taken to be of the world unless it is said: '' or ' of the listed
/// countries'.
[[nodiscard]] std::string unlessWorld(const ChainStage& stage, const Catalogue& catalogue);

} // namespace lodestone
