// SPDX-License-Identifier: GPL-3.0-or-later
// The data verbs: each returns the whole text to print, in the format asked for, or throws Failure or
// StoreError. JSON keys are read by programs outside: they do not change.
#pragma once

#include "cli/output.h"
#include "cli/question.h"
#include "figure/market_view.h"

#include <string>
#include <vector>

namespace lodestone::cli {

[[nodiscard]] std::string listAnswer(const Context& context);
[[nodiscard]] bool isListOfData(std::string_view what); ///< one that is read from the database
[[nodiscard]] std::string sharesAnswer(const Context& context);
[[nodiscard]] std::string concentrationAnswer(const Context& context);
/// `concentration --per-source`: every year, each source by itself.
[[nodiscard]] std::string historyAnswer(const Context& context);
[[nodiscard]] std::string eventsAnswer(const Context& context);
[[nodiscard]] std::string agreementsAnswer(const Context& context);
[[nodiscard]] std::string claimsAnswer(const Context& context);
[[nodiscard]] std::string revisionsAnswer(const Context& context);
[[nodiscard]] std::string sourcesAnswer(const Context& context);
[[nodiscard]] std::string statisticsAnswer(const Context& context);
[[nodiscard]] std::string governanceAnswer(const Context& context);
[[nodiscard]] std::string explainAnswer(const Context& context);
[[nodiscard]] std::string rankAnswer(const Context& context);
[[nodiscard]] std::string chainAnswer(const Context& context);
[[nodiscard]] std::string blocsAnswer(const Context& context);
[[nodiscard]] std::string compareAnswer(const Context& context);
[[nodiscard]] std::string windowAnswer(const Context& context);
[[nodiscard]] std::string scenarioAnswer(const Context& context);

// ---- shared by them ------------------------------------------------------------------------------

/// What is said about one mineral and stage, attributed and linked: the claims that speak of the year.
[[nodiscard]] Json claimsAbout(const Context& context, const Mineral& mineral, Stage stage, Year year);
[[nodiscard]] Json claimJson(const Context& context, const Claim& claim, const std::vector<Place>& places);
/// 'about 70 %'; '' for a statement without a number.
[[nodiscard]] std::string claimFigure(const Claim& claim);

/// What the table counts: keys 'product' (null for a plain table) and 'subject' ('ilmenite', 'cobalt').
void addSubject(Json& object, const Series& series, const Mineral& mineral);
/// Caveats of one market, in order of weight.
[[nodiscard]] std::vector<std::string> marketNotes(const Context& context, const MarketView& view);
/// Where the table comes from: attribution, licence and link as one object's keys.
void addSource(Json& object, const Source& source);
/// Where the number of a cell stands: 'source_file' below db/, 'source_sheet' of a workbook, 'source_row'.
void addPlace(Json& object, const Cell& cell, const Catalogue& catalogue);
/// The other sources whose figures the notes of a market give, as 'also_uses'.
void addOtherSources(Json& object, const Context& context, const MarketView& view);
/// The same as lines for people.
[[nodiscard]] std::string otherSourceLines(const Context& context, const MarketView& view);
[[nodiscard]] std::string sourceLines(const Source& source);
/// Notes and claims as paragraphs under a table for people.
[[nodiscard]] std::string noteLines(const std::vector<std::string>& notes);
[[nodiscard]] std::string claimLines(const Json& claims);

/// 'Rare earths: mine production, 2025 (USGS MCS 2026)'.
[[nodiscard]] std::string marketTitle(const MarketView& view);
[[nodiscard]] std::string basisSlug(DenominatorBasis basis);
[[nodiscard]] std::string basisWords(DenominatorBasis basis);

} // namespace lodestone::cli
