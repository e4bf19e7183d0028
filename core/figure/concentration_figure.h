// SPDX-License-Identifier: GPL-3.0-or-later
// The figure 'concentration': one measure over the years as an interval, of one mineral or of several, or of
// one mineral by each source that has it. Internal to core/figure.
#pragma once

#include "analysis/measures.h"
#include "figure/build_figure.h"
#include "figure/line_samples.h"
#include "figure/study.h"

#include <string>
#include <vector>

namespace lodestone {

/// The newest edition of each year; and each source by itself.
inline constexpr std::string_view yearsView = "years";
inline constexpr std::string_view sourcesView = "sources";

[[nodiscard]] Figure buildConcentration(const ViewState& state, const Catalogue& catalogue,
                                        const Database& db);

/// One line and what it is of: a mineral, or a mineral by one source.
struct MeasuredLine {
    const Mineral* mineral = nullptr;
    const Source* source = nullptr;   ///< the one source, null where each year has its newest edition
    std::vector<MarketView> history;  ///< years within the state's span, ascending; outlives `samples`
    std::vector<LineSample> samples;  ///< those with a value
    std::vector<MeasureValue> values; ///< of the samples
};
/// Fills samples and values from the history.
void measureYears(MeasuredLine& line, const MeasureInfo& info, Study& study);

/// '5,054–5,055', '69.2 %', '2.16'.
[[nodiscard]] std::string indicatorText(const MeasureInfo& info, Interval value);
/// 'HHI' or the measure's name within a sentence.
[[nodiscard]] std::string indicatorName(const MeasureInfo& info);

/// Lines, axes, thresholds (of the HHI alone) and events; the first line is the one in front.
[[nodiscard]] LinesBody measuredPart(const MeasureInfo& info, const std::vector<MeasuredLine>& lines,
                                     const Regime& regime, const std::vector<Event>& events, Study& study);
/// A row for each year of each line. Every row says which source it is reckoned from, and what the step from
/// the year before is of.
[[nodiscard]] DataTable measuredTable(const MeasureInfo& info, const std::vector<MeasuredLine>& lines,
                                      const Regime& regime, Study& study);

} // namespace lodestone
