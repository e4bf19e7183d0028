// SPDX-License-Identifier: GPL-3.0-or-later
// The body of what all sources say of one market side by side, and its summary for the overview. All texts
// are ready to paint; a part of figure.h.
#pragma once

#include "figure/body_parts.h"
#include "figure/view_state.h"

#include <optional>
#include <string>
#include <vector>

namespace lodestone {

/// What one table says.
struct SourceDot {
    Mark mark;                   ///< Kind::Source
    std::string name;            ///< 'USGS MCS 2026'
    std::string published;       ///< 'Feb 2026'
    std::string facts;           ///< '2025 · 12 named · residual 0.3 %'
    std::string aside;           ///< why it is not compared, or has no shares; '' for most
    bool current = false;        ///< the other pages show this one
    bool compared = true;        ///< counts the same thing as the usual one
    std::optional<double> share; ///< 0-1, of the country in question
    std::string shareText;       ///< '69.2 %', or why there is no share: 'not named'
    std::string flag;            ///< 'e', '†', 'o', ''
    bool estimated = false;
    bool suspect = false; ///< a figure of the table is doubted
    std::optional<Interval> hhi;
    std::optional<double> topK; ///< bound if no unlisted producer exceeds the smallest named one
    std::string hhiText;        ///< '5,054–5,055'
    std::string tooltip;
};

/// What somebody says.
struct ClaimDot {
    Mark mark;                   ///< Kind::Claim
    std::string who;             ///< 'Morgan Stanley'
    std::string where;           ///< 'SCMP, 13 Nov 2025 · as of 2024'
    std::optional<double> share; ///< of the country in question
    std::string shareText;       ///< 'about 70 %'
    std::string sentence;        ///< the claim in words, where it is no such share; else ''
    std::string tooltip;
};

struct SourcesBody {
    Mark country;          ///< whose share stands in the first column
    std::string shareHead; ///< 'China’s share, %'
    std::string hhiHead;   ///< 'HHI'
    ColourKey colour;
    Axis share;                         ///< 0-1; need not begin at zero: dots, not bars
    Axis hhi;                           ///< 0-10,000
    std::vector<Threshold> thresholds;  ///< on the axis of the HHI
    std::vector<SourceDot> tables;      ///< the usual one first, then newest first
    std::vector<ClaimDot> claims;       ///< those with a share first
    std::optional<Interval> shareRange; ///< over the compared tables
    std::optional<Interval> hhiRange;
    struct Choice {
        std::string iso3;
        std::string name;
    };
    std::vector<Choice> countries; ///< that some table names, the largest first
};

/// How far apart sources are on one number.
struct DisputeLine {
    std::string label;          ///< 'China’s share'
    std::string range;          ///< '67.8–70.3 %'
    std::string who;            ///< 'USGS MCS 2025 lowest, USGS MCS 2026 highest'
    Axis axis;                  ///< of the small track
    std::vector<Interval> dots; ///< of tables; a point where both ends are one
    std::vector<double> claims;
    ColourKey colour;
    std::string tooltip;
};
struct DisputePart {
    Mark mark; ///< Kind::Page: where a click leads
    std::string title;
    std::string subtitle; ///< '6 sources and 2 claims'
    std::vector<DisputeLine> lines;
    std::string text; ///< in the place of lines where nothing can disagree
};

} // namespace lodestone
