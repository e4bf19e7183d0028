// SPDX-License-Identifier: GPL-3.0-or-later
// A what-if as a value: a list of edits, applied in order to a Market. Pure: the same market, year and edits
// give the same result, so undoing is applying the scenario without its last edit. 'keep' holds the world
// total: all others, the residual included, give way or fill up in proportion. 'change' leaves all others as
// they are. Quantities are in the unit of the series, shares and rates are fractions (0.5 is 50 %).
#pragma once

#include "analysis/market.h"
#include "model/catalogue.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace lodestone {

enum class WorldTotal { Keep, Change };

/// Whom an edit is about: a country, or a supplier that is none and goes by a label ('stockpile', a part of a
/// country). With neither it is the leader: the largest supplier, a stockpile aside, when the edit's turn
/// comes.
struct Actor {
    CountryId country;
    std::string label;

    [[nodiscard]] bool isLeader() const { return !country && label.empty(); }
    bool operator==(const Actor&) const = default;
};
inline constexpr std::string_view stockpileLabel = "stockpile"; ///< taken: no entrant or part may use it

struct Amount {
    enum class Kind { Share, Quantity };
    Kind kind = Kind::Share;
    double number = 0; ///< fraction of the world total after the edit, or a quantity
    bool operator==(const Amount&) const = default;
};

namespace edit {

struct Set {
    Actor who;
    Amount amount;
    WorldTotal total = WorldTotal::Keep;
    bool operator==(const Set&) const = default;
};
struct Scale {
    Actor who;
    double factor = 1;
    WorldTotal total = WorldTotal::Keep;
    bool operator==(const Scale&) const = default;
};
struct Remove {
    Actor who;
    WorldTotal total = WorldTotal::Keep;
    bool operator==(const Remove&) const = default;
};
/// A country, or a labelled supplier, that the market does not have.
struct Add {
    Actor who;
    Amount amount;
    WorldTotal total = WorldTotal::Keep;
    bool operator==(const Add&) const = default;
};
/// `from` goes into `into`; the world total stays as it is.
struct Merge {
    Actor into;
    Actor from;
    bool operator==(const Merge&) const = default;
};
/// `fraction` of `who` becomes a supplier called `part`, the rest stays; the world total stays as it is.
struct Split {
    Actor who;
    double fraction = 0.5;
    std::string part;
    bool operator==(const Split&) const = default;
};
/// A stock that yields `months` / 12 of the world's yearly supply in the year, a supplier of its own. For
/// yearly supply only: of reserves it means nothing.
struct Stockpile {
    double months = 0;
    WorldTotal total = WorldTotal::Change;
    bool operator==(const Stockpile&) const = default;
};
/// Compound growth from the year that the figure stands for. Without `who` all grow that do not yet stand for
/// `to` or later, the residual included and a stockpile not; that can only change the total.
struct Grow {
    std::optional<Actor> who;
    double rate = 0; ///< per year; 0.08 is 8 %
    Year to = 0;
    WorldTotal total = WorldTotal::Change;
    bool operator==(const Grow&) const = default;
};

} // namespace edit

using Edit = std::variant<edit::Set, edit::Scale, edit::Remove, edit::Add, edit::Merge, edit::Split,
                          edit::Stockpile, edit::Grow>;

struct Scenario {
    std::string name;
    std::vector<Edit> edits;
    bool operator==(const Scenario&) const = default;
};

/// Undo: all edits but the last; an empty scenario stays empty.
[[nodiscard]] Scenario withoutLast(Scenario scenario);

/// What cannot be done or read, and what could be instead; a whole sentence for the reader.
struct ScenarioError {
    std::size_t edit = 0;     ///< which one, from 0
    std::size_t position = 0; ///< byte of the text where reading failed; 0 from `apply`
    std::string message;
};

/// Why an edit is impossible in any market; '' when it is not.
[[nodiscard]] std::string impossible(const Edit& edit);

/// One supplier before and after; a supplier that came or went has 0 on the other side.
struct ScenarioRow {
    Actor actor;
    CountryId
        key; ///< how `ScenarioMarket::after` names it: the country's id, or a negative number for a label
    double before = 0;
    double after = 0;
    double fractionBefore = 0; ///< of the world total before, 0-1
    double fractionAfter = 0;  ///< of the world total after, 0-1
};

struct ScenarioMarket {
    Market before;
    Market after;                  ///< for every measure; without edits the very market that went in
    Year year = 0;                 ///< of the table
    Year horizon = 0;              ///< the latest year that any growth reaches
    std::vector<ScenarioRow> rows; ///< by value after, then those who are gone by value before
    std::vector<std::string> notes;

    [[nodiscard]] const ScenarioRow* find(CountryId key) const;
};

/// `year` is that of the market's figures; growth starts there.
[[nodiscard]] std::variant<ScenarioMarket, ScenarioError>
apply(const Scenario& scenario, const Market& market, Year year, const Catalogue& catalogue);

/// What one supplier adds to the difference of the indices: 10,000 (p_after² − p_before²).
struct HhiTerm {
    Actor actor;
    CountryId key;
    double before = 0; ///< points of the index
    double after = 0;
    double difference = 0;
};

struct HhiDifference {
    std::vector<HhiTerm> terms; ///< largest change first
    double lowBefore = 0;
    double lowAfter = 0;
    double low = 0; ///< of the named suppliers: the terms' sum
    /// Of the residual. Edits only ever scale it, so its unknown split is the same before and after, and its
    /// term moves between nothing (finely split) and the change of its square (one producer).
    Interval residual;
    Interval total; ///< low plus residual
};
[[nodiscard]] HhiDifference hhiDifference(const ScenarioMarket& market);

// Text form, one edit per ';', printed in scenario_text.cpp, read in scenario_parse.cpp. Countries by ISO
// 3166 code, other suppliers in quotes:
//   name 'Slow start'; set-share CHN 50% keep; set-amount CHN 200000 change; scale AUS 1.5 change; remove
//   leader keep; add VNM 20000 change; merge AUS USA; split CHN 0.6 'North'; stockpile 6 change; grow AUS
//   8%/year 2030 change; grow all 2%/year 2030 change

/// Reads the text form; an empty text is a scenario without edits.
[[nodiscard]] std::variant<Scenario, ScenarioError> parseScenario(std::string_view text,
                                                                  const Catalogue& catalogue);
/// The canonical text; reading it gives back the same scenario to the last bit.
[[nodiscard]] std::string scenarioText(const Scenario& scenario, const Catalogue& catalogue);
[[nodiscard]] std::string editText(const Edit& edit, const Catalogue& catalogue);
/// 'China', or the label.
[[nodiscard]] std::string actorName(const Actor& actor, const Catalogue& catalogue);
/// Two lines: the text, and a caret below the byte where reading failed.
[[nodiscard]] std::string caretText(std::string_view text, const ScenarioError& error);

/// One verb of the text form, for help and completion.
struct ScenarioVerb {
    std::string_view name;
    std::string_view usage;
    std::string_view meaning;
};
[[nodiscard]] std::span<const ScenarioVerb> scenarioVerbs();

} // namespace lodestone
