// SPDX-License-Identifier: GPL-3.0-or-later
// What a publisher's table says: one series (mineral, stage, measure, product, source) with its cells.
// Values are in the unit of the series, exactly as published; nothing here is derived.
#pragma once

#include "model/dates.h"
#include "model/ids.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

/// Closed interval [low, high] for anything that is not known exactly.
struct Interval {
    double low = 0;
    double high = 0;
    auto operator<=>(const Interval&) const = default;
};

enum class Stage { Reserves, Mining, Processing, Magnets };
inline constexpr Stage allStages[] = {Stage::Reserves, Stage::Mining, Stage::Processing, Stage::Magnets};
[[nodiscard]] std::string_view slug(Stage stage); ///< 'reserves', 'mining', 'processing', 'magnets'
[[nodiscard]] std::optional<Stage> stageFromSlug(std::string_view slug);

/// Capacity is what plants could make in a year; it is never added to or compared with production in silence.
enum class Measure { Production, Capacity, Reserves };
[[nodiscard]] std::string_view slug(Measure measure); ///< 'production', 'capacity', 'reserves'
[[nodiscard]] std::optional<Measure> measureFromSlug(std::string_view slug);

/// Why a cell holds what it holds. Only Reported, Estimated and Projected carry a value above zero.
enum class CellStatus {
    Reported,
    Estimated,
    Zero,              ///< printed as a dash: nothing was produced
    Withheld,          ///< 'W': known to the publisher, not disclosed
    IncludedElsewhere, ///< 's' or a note: counted in another row or in the total
    NotAvailable,      ///< 'NA'
    BelowPrecision,    ///< above zero, below half a printed unit: `high` holds the bound
    Qualitative,       ///< 'Large', 'Moderate', 'Small': no number was given
    NotApplicable,     ///< 'XX'
    Projected,         ///< the publisher's outlook for a year to come: carries a value
};
[[nodiscard]] std::string_view slug(CellStatus status);
[[nodiscard]] std::optional<CellStatus> cellStatusFromSlug(std::string_view slug);
/// A reader's sentence for a cell without a value ('withheld by the publisher'); empty when there is a value.
[[nodiscard]] std::string_view reason(CellStatus status);
/// What a reader must hear beside a value: 'estimated', 'the publisher's outlook'; empty for the others.
[[nodiscard]] std::string_view qualifier(CellStatus status);
/// Not measured by anybody: drawn in outline, as estimates are.
[[nodiscard]] inline bool isUnmeasured(CellStatus status) {
    return status == CellStatus::Estimated || status == CellStatus::Projected;
}

/// How a printed number relates to the truth: '=', '>' (lower bound), '<' (upper bound), or a printed range.
enum class Relation { Equal, Above, Below, Range };
[[nodiscard]] std::string_view symbol(Relation relation); ///< '=', '>', '<', '-'

/// Why a printed value cannot be right. The cell keeps what is printed; asProposed() of analysis/suspects.h
/// gives the other reading.
struct Suspicion {
    enum class Kind {
        Shifted, ///< the value of another row
        Mark,    ///< a footnote's mark read as a digit
        Decimal, ///< a digit or a power of ten too many or too few
        Total,   ///< a total that does not fit its rows
        Twice,   ///< counted in another row as well
        Other
    };
    Kind kind = Kind::Other;
    std::string reason;             ///< one sentence for a reader
    std::optional<double> proposed; ///< what the neighbours speak for, in the unit of the series
    CountryId within;               ///< of Kind::Twice: whose row counts it too
    bool read = false;              ///< the cell's value is the proposed one, no longer the printed one
};
[[nodiscard]] std::string_view slug(Suspicion::Kind kind); ///< 'shifted', 'mark', 'decimal', ...
[[nodiscard]] std::optional<Suspicion::Kind> suspicionFromSlug(std::string_view slug);

struct Cell {
    std::optional<double> value; ///< in the unit of the series; absent when the status gives a reason instead
    std::optional<Interval> range; ///< for Relation::Range and for BelowPrecision
    Relation relation = Relation::Equal;
    CellStatus status = CellStatus::NotAvailable;
    std::string printed; ///< the text of the value as published ('270,000', 'W', '>85,000,000')
    std::string remark;  ///< what the publisher's column adds for this row ('crude ore', 'ocher')
    std::string note;    ///< the publisher's notes for this cell, remarks separated by ' -- '
    int sourceRow =
        0; ///< line of the publisher's file, header = 1; of a workbook the row of its sheet; 0: none
    FileId file = {};                                ///< the file that sourceRow is of: Catalogue::file
    std::shared_ptr<const Suspicion> suspicion = {}; ///< null: nothing speaks against the value
};

/// As reason(cell.status), with the bound where one is printed: 'less than 0.1%'.
[[nodiscard]] std::string reason(const Cell& cell);

struct SupplyRow {
    CountryId country;
    Cell cell;
    std::string publishedAs = {}; ///< the country as the file of this cell spells it, where not as we do
};

/// A producer whom the world total leaves out, so that shares are not of the whole world.
struct OutsideProducer {
    enum class Reason {
        Note,   ///< the total's own words say so
        Full,   ///< its row is withheld, and the other rows fill the printed total
        History ///< no row here, and the publisher's next table that has one withholds it
    };
    CountryId country;
    Reason reason = Reason::Note;
    std::string part;     ///< what of its output is left out ('attapulgite'); '' for all of it
    Year lastYear = 0;    ///< of the last value the publisher printed; 0 when there is none
    double lastValue = 0; ///< in the unit of the series
};
[[nodiscard]] std::string_view slug(OutsideProducer::Reason reason); ///< 'note', 'full', 'history'
[[nodiscard]] std::optional<OutsideProducer::Reason> outsideReasonFromSlug(std::string_view slug);

/// Why 'no unlisted producer exceeds the smallest named one' cannot be taken from a table.
struct TopKDoubt {
    CountryId country;
    /// The series whose table has the country, which this one does not list, above the smallest producer
    /// named here; 0: the publisher names the country, the smallest here, whatever its size.
    SeriesId elsewhere = {};
    double share = 0; ///< in that table, 0-1
};

/// One year of one series: named rows as published, and the two rows that are not countries.
struct SupplyYear {
    Year year = 0;
    std::vector<SupplyRow> rows;
    std::optional<Cell> other; ///< 'Other countries'
    std::optional<Cell> total; ///< world total as published
    std::vector<OutsideProducer> outside = {};
    std::vector<TopKDoubt> topKDoubts = {};
    [[nodiscard]] const SupplyRow* row(CountryId country) const; ///< null when the table has none
};

struct Series {
    SeriesId id;
    MineralId mineral;
    SourceId source;
    Stage stage = Stage::Mining;
    Measure measure = Measure::Production;
    std::string product; ///< slug of the form where a stage has several ('ilmenite'); '' for the plain series
    std::string label;   ///< 'mine production', 'refinery production', 'reserves, iron content'
    std::string unit;    ///< 't', 'kt', 'Mt', 'kg', 'million carats', 'million m3'
    std::string basis;   ///< 'content', 'rare-earth oxide equivalent', 'gross weight', ...
    int preference = 0;  ///< 0 = answers when no measure or product is asked for
    bool comparable = true; ///< false: rows are on different bases, no shares may be computed
    std::string comparableReason;
    std::string note;    ///< caveats that hold for the whole series
    std::string subject; ///< what is counted, as within a sentence ('ilmenite'); '' = the mineral itself
    std::string verb;    ///< what a named producer did ('mined', 'refined'); '' = taken from the measure
    std::optional<int> printedAfter = {}; ///< a figure is of the edition so many years later: publishedOn()
    int yearsAveraged = 1;            ///< 5: each figure is the mean of the five years that end with its year
    std::vector<Year> years;          ///< years with a row, ascending; there may be gaps
    Year outlookFrom = 0;             ///< first year that is the publisher's outlook; 0 when there is none
    std::vector<Year> proposals = {}; ///< years with a suspect value for which another is proposed, ascending
};

struct SupplyTable {
    Series series;
    std::vector<SupplyYear> years; ///< ascending
    [[nodiscard]] const SupplyYear* find(Year year) const;
};

} // namespace lodestone
