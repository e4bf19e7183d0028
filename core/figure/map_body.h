// SPDX-License-Identifier: GPL-3.0-or-later
// Body of the map: what each country's land says, the places, and the agreements as arcs. Positions are those
// of equal_earth.h; the shapes of the land are not part of the value, see world_map.h.
#pragma once

#include "figure/equal_earth.h"
#include "figure/view_state.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

/// One shape of worldMap(), in its order.
struct MapCountry {
    Mark mark; ///< Kind::None for land without a code of ours
    std::string name;
    std::optional<double> share; ///< 0-1
    std::string shareText;       ///< '69.2 %', with 'e' or '†' where it is estimated
    int step = -1;               ///< 0-4: below 5, 5, 15, 35, 60 %; -1: no share
    bool estimated = false;
    bool withheld = false; ///< draws the circled W
    bool listed = false;   ///< the table has a row for it
    std::string tooltip;
};

struct MapPlace {
    enum class Kind { Mine, Plant, Hub };
    Mark mark;
    Kind kind = Kind::Mine;
    std::string name;
    MapPoint at;
    double rank = 0; ///< names are written in descending rank
    std::string tooltip;
};

/// An agreement between two parties.
struct MapArc {
    Mark mark;     ///< Kind::Event
    std::string a; ///< iso3
    std::string b;
    std::string nameA;
    std::string nameB;
    MapPoint from;
    MapPoint to;
    bool drawn = true;       ///< false: a party has no place on the map; it stands in the table alone
    bool memorandum = false; ///< dashed
    bool bilateral = false;  ///< not one pair of many that signed the same text
    bool newest = false;     ///< of those that stand when no country is picked out
    std::string date;        ///< '2025-10-26', as precisely as it is known
    std::string dateWords;   ///< '26 Oct 2025'
    std::string kind;        ///< 'agreement'
    std::string title;
    std::string tooltip;
};

struct MapBody {
    std::vector<MapCountry> countries;
    std::vector<MapPlace> places;
    std::vector<MapArc> arcs; ///< newest first
    std::string about;  ///< what the arcs are agreements on: 'rare earths or critical minerals at large'
    bool all = false;   ///< every arc, not only the newest
    bool none = false;  ///< no arcs are asked for
    std::string legend; ///< 'Share of world'; '' when there are no shares
    std::string why;    ///< why there are no shares, else ''
    std::vector<std::string> offMap; ///< 'Soviet Union 12.3 %': shares without a shape on today's map
    std::string residual;            ///< '2.1 % belong to no named country and are not on the map.' or ''
    bool anyEstimated = false;
    bool allEstimated = false; ///< said once, not beside each number
    bool anyWithheld = false;
};

/// The agreements that are shown while a country is picked out ('' for none).
struct ShownAgreements {
    std::vector<const MapArc*> arcs; ///< into the body; newest first
    struct Row {
        const MapArc* arc = nullptr; ///< the first of the event
        std::string parties;         ///< the others, where one is party to all; else both ends of the arc
    };
    std::vector<Row> rows; ///< one of each event, in the order of the arcs
    std::string partner;   ///< iso3 of the party they all have, '' when there is none
    std::string head;      ///< 'With the United States', 'Between'
    std::string caption;   ///< '8 of 95 agreement pairs on ...'
};
[[nodiscard]] ShownAgreements shownAgreements(const MapBody& body, std::string_view iso3);

} // namespace lodestone
