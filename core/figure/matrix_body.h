// SPDX-License-Identifier: GPL-3.0-or-later
// The body of the matrix: minerals as rows, stages of the chain as columns, one measure in every cell.
// All texts are ready to paint; a part of figure.h.
#pragma once

#include "figure/view_state.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace lodestone {

struct MatrixCell {
    enum class Kind {
        Value,   ///< a table answers
        Claim,   ///< no table; somebody says a share
        Missing, ///< no table, or one that cannot answer: `reason`
        Nothing, ///< the mineral's chain has no such stage
    };
    Kind kind = Kind::Nothing;
    Mark mark;          ///< Kind::Market; none for Nothing
    std::string low;    ///< '5,554'; of a claim its percent
    std::string high;   ///< '–5,562' where it differs as printed, else ''
    std::string origin; ///< '*' where another table than the one of the column head answers, else ''
    std::string leader; ///< 'CHN'
    std::string share;  ///< '87': percent of the leader, rounded
    std::string reason; ///< 'no table'
    bool withheld = false;
    bool tight = false;            ///< `high` lies so close that it may be left out where there is no room
    std::optional<Interval> index; ///< HHI by which the ramp colours; none: no colour by value
    bool straddles = false;        ///< the interval crosses a threshold of the regime
    std::string description;       ///< one line, for a screen reader
    std::string tooltip;
};

struct MatrixLine {
    std::string name;
    std::array<MatrixCell, 4> cells; ///< as allStages
    std::string narrowest;           ///< 'processing'; 'undecided' where intervals overlap; ''
    std::string leader;  ///< iso3 of the leader there; '' where they differ or the table warrants none
    std::string tooltip; ///< of `narrowest`
};

struct MatrixColumn {
    Mark mark; ///< Kind::Column: a click sorts by it
    std::string title;
    std::string under; ///< '2025 * EU 2023'
    int order = 0;     ///< 1: rows stand by it in its own order, -1: reversed, 0: by another
    std::string description;
};

struct MatrixBody {
    std::array<MatrixColumn, 6> columns; ///< mineral, the four stages, narrowest
    std::vector<MatrixLine> lines;
    bool ramp = false;   ///< the key explains the bands
    double moderate = 0; ///< thresholds of the regime
    double high = 0;
    std::vector<std::string> origins; ///< '* EU CRM study 2023, 2016–2020 average'
};

} // namespace lodestone
