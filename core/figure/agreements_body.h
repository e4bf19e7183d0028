// SPDX-License-Identifier: GPL-3.0-or-later
// Body of the agreements: who signed with whom until the end of a year. Parties and initiatives of many
// parties are nodes whose places depend on the database alone, so that nothing moves while the years play.
// All texts are ready to paint; a part of figure.h.
#pragma once

#include "figure/view_state.h"
#include "model/events.h"

#include <string>
#include <vector>

namespace lodestone {

/// Where a node stands. Sides are columns, top to bottom; the rest is a field with x and y from 0 to 1.
enum class AgreementZone { LeftSide, Field, RightSide };

struct AgreementNode {
    Mark mark;               ///< Kind::Country, or Kind::Event for an initiative
    bool initiative = false; ///< stands for an agreement of many parties
    std::string label;       ///< 'South Korea', 'Pax Silica'
    std::string code;        ///< 'KOR' where there is no room for the label; initials of an initiative
    AgreementZone zone = AgreementZone::Field;
    std::size_t row = 0;     ///< on a side, from the top
    double x = 0.5;          ///< in the field
    double y = 0.5;          ///< in the field, downwards
    bool labelAbove = false; ///< in the field
    int count = 0;           ///< agreements until the year; 0: not yet party to one
    int naming = 0;          ///< of these, those that name the mineral
    std::string description; ///< one line, for a screen reader
    std::string tooltip;
};

/// Two parties, or a party and an initiative.
struct AgreementLink {
    std::size_t a = 0; ///< into the nodes; for an initiative the party
    std::size_t b = 0;
    Mark mark;                       ///< the event where there is one agreement, else Kind::Pair
    std::vector<std::string> events; ///< slugs
    int count = 0;
    bool member = false;            ///< of an initiative
    bool memorandum = false;        ///< memoranda alone: dashed
    bool names = false;             ///< one of them names the mineral
    bool doubtful = false;          ///< none of them is confirmed in full
    bool scheduled = false;         ///< none of them is signed yet
    Glyph glyph = Glyph::Agreement; ///< of the strongest kind
    std::string description;
    std::string tooltip;
};

struct AgreementKey {
    enum class Sample { Agreement, Memorandum, Member, Names, Initiative, Doubtful, Glyph };
    Sample sample = Sample::Agreement;
    Glyph glyph = Glyph::Agreement; ///< for Sample::Glyph
    std::string text;
};

/// One agreement of the list.
struct AgreementRow {
    Mark mark; ///< Kind::Event
    Glyph glyph = Glyph::Agreement;
    std::string date;    ///< '26 Oct 2025', as precisely as it is known
    std::string parties; ///< 'Canada, United States'; of many the first and how many
    std::string title;
    std::string minerals; ///< as the source names them
    std::string standing; ///< 'agreement, in force'
    bool names = false;
    bool doubtful = false;
    std::string description;
    std::string tooltip;
};

enum class AgreementsView { Network, Matrix, List };

struct AgreementsBody {
    AgreementsView view = AgreementsView::Network;
    std::vector<AgreementNode> nodes; ///< all there ever are; parties first
    std::vector<AgreementLink> links; ///< those until the year
    std::vector<std::size_t> rows;    ///< of the matrix: every party, most agreements first
    std::vector<std::size_t> columns; ///< parties that each pair has one of, then initiatives
    std::vector<AgreementRow> list;   ///< those until the year, the newest first
    std::vector<AgreementKey> key;
};

} // namespace lodestone
