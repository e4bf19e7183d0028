// SPDX-License-Identifier: GPL-3.0-or-later
// The figure 'chain': the ladder of one mineral, or the matrix of all. Internal to core/figure.
#pragma once

#include "figure/build_figure.h"
#include "figure/chain_study.h"

#include <array>
#include <string>
#include <vector>

namespace lodestone {

/// The usual view, and the one of all minerals.
inline constexpr std::string_view ladderView = "ladder";
inline constexpr std::string_view matrixView = "matrix";
inline constexpr std::string_view usualSort = "narrowest"; ///< ViewState::sort of '' in the matrix
/// ViewState::list: every mineral. '' stands for those on the newest list of each authority.
inline constexpr std::string_view everyMineral = "all";

[[nodiscard]] Figure buildChain(const ViewState& state, const Catalogue& catalogue, const Database& db);
[[nodiscard]] Figure buildLadder(const ViewState& state, Study& study);
[[nodiscard]] Figure buildMatrix(const ViewState& state, Study& study);

/// The state that asks for the usual table of a market.
[[nodiscard]] ViewState atMarket(const Mineral& mineral, Stage stage);
/// 'cobalt/mining' as mineral and stage; nothing when it is neither.
struct MarketName {
    const Mineral* mineral = nullptr;
    Stage stage = Stage::Mining;
};
[[nodiscard]] std::optional<MarketName> marketNamed(std::string_view key, const Catalogue& catalogue);
[[nodiscard]] Mark marketMark(const Mineral& mineral, Stage stage);

/// A claim on a share of the world's output or reserves, which can stand beside a table.
[[nodiscard]] bool comparableClaim(const Claim& claim);
/// Those as marks on a track of shares, near ones together; and who says what: 'CSIS 90 % · IEA (2024) 91 %'.
[[nodiscard]] std::vector<ClaimMark> claimMarks(const std::vector<Claim>& claims);
[[nodiscard]] std::string claimLine(const std::vector<Claim>& claims);

// ---- the ladder ----------------------------------------------------------------------------------

[[nodiscard]] LadderBody ladderPart(const ChainStudy& chain, const ViewState& state,
                                    const Catalogue& catalogue);
[[nodiscard]] DataTable ladderTable(const ChainStudy& chain, const Catalogue& catalogue);
/// Whether a figure of the chain shows the stage: one that the chain has, or that is in front.
[[nodiscard]] inline bool showsStage(const ChainStage& stage, const ViewState& state) {
    return stage.there || stage.stage == state.stage;
}

// ---- the matrix ----------------------------------------------------------------------------------

struct MatrixStudyRow {
    MatrixRow row;
    std::array<std::vector<const Claim*>, 4> claims; ///< comparable ones where no table answers
    std::vector<std::size_t> narrowest; ///< stages between which the intervals do not decide; empty: none
    /// One stage is the narrowest, by a table that has an index: one named country may be anything.
    [[nodiscard]] bool decided() const;
    /// Null where the table warrants no leader, or several stages have different ones.
    [[nodiscard]] const Country* leaderOfNarrowest(const Catalogue& catalogue) const;
};
struct MatrixStudy {
    Year asked = 0;
    bool newest = true; ///< `asked` is the newest year there is
    const MeasureInfo* measure = nullptr;
    std::vector<Claim> claims;        ///< what the rows point to
    std::vector<MatrixStudyRow> rows; ///< in the order of the state
    std::string sort;                 ///< column, without '-'
    bool reversed = false;
    std::string scope; ///< 'lists EU 2023 and US 2025'
};
/// Columns by which the matrix can be ordered: 'narrowest' (the usual one), 'mineral' and the stages.
[[nodiscard]] MatrixStudy studyMatrix(const ViewState& state, Study& study);

/// Tables that answer beside those of the newest Summaries: what marks them and how they are called.
struct MatrixOrigins {
    struct Origin {
        std::string key;  ///< family
        std::string mark; ///< '*'
        std::string head; ///< 'EU 2023'
        std::string text; ///< 'EU CRM study 2023, 2016–2020 average'
    };
    Year year = 0; ///< of the tables that bear no mark
    std::vector<Origin> origins;
    [[nodiscard]] const Origin* of(const Measured& cell) const; ///< null for a table without a mark
};
[[nodiscard]] MatrixOrigins matrixOrigins(const MatrixStudy& matrix, const Catalogue& catalogue);

[[nodiscard]] MatrixBody matrixPart(const MatrixStudy& matrix, const MatrixOrigins& origins,
                                    const Regime& regime, const Catalogue& catalogue);
[[nodiscard]] DataTable matrixTable(const MatrixStudy& matrix, const Catalogue& catalogue);
/// Why a cell has no value, in two or three words that its sentence bears out.
[[nodiscard]] std::string shortReason(const Measured& cell, const Catalogue& catalogue);
/// A value of a measure as a cell prints it, and its whole interval in words.
struct MeasuredText {
    std::string low;
    std::string high; ///< '' where it prints as the low one
    [[nodiscard]] std::string dashed() const;
};
[[nodiscard]] MeasuredText measuredText(const MeasureInfo& info, Interval value);

} // namespace lodestone
