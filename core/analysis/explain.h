// SPDX-License-Identifier: GPL-3.0-or-later
// 'Explain this number': a value that expands into terms, rows and sources. Window, command line and
// worksheet print this one value. Its numbers come from the same functions that compute the measures, and its
// formulas are text that can be worked out by hand: '69.23² + 13.08² + …' gives the number to the digits
// printed.
#pragma once

#include "analysis/measures.h"
#include "model/catalogue.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lodestone {

/// One summand. The terms of an explanation add up to the low end of its value.
struct ExplanationTerm {
    std::string label;   ///< 'China'
    std::string text;    ///< '69.23²'
    double value = 0;    ///< 4,792.899
    std::string printed; ///< '4,792.90'
};

/// A line of the publisher's table, as printed there.
struct ExplanationRow {
    CountryId country; ///< 0 for the rows that are no country
    std::string name;  ///< 'China', 'Other countries', 'World total'
    std::string printed;
    CellStatus status = CellStatus::NotAvailable;
    std::string note;  ///< remark and notes of the publisher
    int sourceRow = 0; ///< line of the publisher's file, of a workbook the row of its sheet; 0: none
    FileId file = {};  ///< Catalogue::file
};

struct Explanation {
    std::string slug;  ///< of the measure ('hhi', 'share'), or of a part ('low', 'high_top_k', 'high_open')
    std::string title; ///< 'Herfindahl-Hirschman index'
    std::string statement;   ///< one sentence for a reader
    std::string formula;     ///< of the low end; '' where the parts have it
    Interval value;          ///< in `unit`; both ends equal when it is known
    bool highBounded = true; ///< false: nothing known bounds it, value.high is infinity
    std::string printed;     ///< '5,054.4 to 5,054.5'
    std::string unit;        ///< 'index', '%', 'suppliers', 'nats', '0 to 1', or the unit of the series
    std::vector<ExplanationTerm> terms;
    std::vector<Explanation> parts; ///< the ends of an interval, and numbers that this one is made from
    std::vector<ExplanationRow> rows;
    std::vector<SourceId> sources;
    std::vector<std::string> notes;
    std::string
        method; ///< the formula in general and who proposed it; '' for parts and what a table says itself
};

struct ExplainInput {
    const Series& series;
    const SupplyYear& data;
    const Market& market; ///< of `data`, or of a scenario that starts from it
    const Catalogue& catalogue;
    CountryId country = {};                            ///< for 'share'
    MeasureInputs inputs = {};                         ///< as for `measure`
    std::function<std::string(CountryId)> nameOf = {}; ///< for suppliers that the catalogue does not know
};

/// Slugs that can be explained: 'share', 'denominator', 'residual', and those of measures().
[[nodiscard]] std::vector<std::string_view> explainableMeasures();

/// Nothing when the table cannot answer: whyNoExplanation says why.
[[nodiscard]] std::optional<Explanation> explain(std::string_view slug, const ExplainInput& input);
/// One sentence; empty when there is an explanation.
[[nodiscard]] std::string whyNoExplanation(std::string_view slug, const ExplainInput& input);

/// Indented tree for a terminal, with names of sources from the catalogue.
[[nodiscard]] std::string explanationText(const Explanation& explanation, const Catalogue& catalogue);

} // namespace lodestone
