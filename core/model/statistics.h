// SPDX-License-Identifier: GPL-3.0-or-later
// What publishers say about one country and one mineral beside the world tables, and how countries are
// governed.
#pragma once

#include "model/supply.h"

#include <optional>
#include <string>
#include <vector>

namespace lodestone {

enum class Topic { NetImportReliance, ImportSource, EndUse, Salient };
[[nodiscard]] std::string_view slug(Topic topic); ///< 'net_import_reliance', ...
[[nodiscard]] std::optional<Topic> topicFromSlug(std::string_view slug);

struct Statistic {
    SourceId source;
    MineralId mineral;
    CountryId country; ///< whose figure it is
    Topic topic = Topic::Salient;
    std::string item;        ///< what is counted, or the use, in the publisher's words
    CountryId partner;       ///< ImportSource: where from; 0 for 'Other'
    std::string partnerName; ///< as published
    std::optional<YearRange> period;
    std::string unit; ///< '%' is of 100
    Cell cell;
    int position = 0; ///< order as published
};

/// Trade parameter t of the EU criticality methodology: below 1 eases, above 1 aggravates supply from there.
struct TradeParameter {
    SourceId source;
    MineralId mineral;
    Stage stage = Stage::Mining;
    std::string product;
    CountryId country;
    double t = 1;
};

enum class GovernanceDimension { Voice, Stability, Effectiveness, Regulation, Law, Corruption, Mean };
[[nodiscard]] std::string_view slug(GovernanceDimension dimension); ///< 'va', ..., 'mean'

struct GovernanceScore {
    SourceId source;
    CountryId country;
    Year year = 0;
    GovernanceDimension dimension = GovernanceDimension::Mean;
    double estimate = 0; ///< about -2.5 (weak) to 2.5 (strong)
    std::optional<double> standardError;
};

/// What was checked of a source after reading.
struct IngestCheck {
    SourceId source;
    std::string name;
    int checked = 0;
    int exceptions = 0;
    std::string detail; ///< the exceptions, one a line
};

} // namespace lodestone
