// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/suspects.h"
#include "figure/chain_figure.h"
#include "figure/claims.h"
#include "figure/number_text.h"
#include "figure/parts.h"
#include "figure/row_facts.h"
#include "figure/subjects.h"
#include "figure/suspect_words.h"
#include "figure/warrant_words.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace lodestone {
namespace {

constexpr double tightInterval = 0.01; ///< of the low end
constexpr std::string_view opens = "Enter or a double click opens this market.";

/// Whether the ramp of HHI bands says something about a measure.
bool onRamp(const MeasureInfo& info) {
    return info.slug == "hhi" || info.slug == "hhi_without_leader";
}

/// A value of one country out of an unknown number says nothing of concentration.
bool isShown(const Measured& cell) {
    return cell.value && cell.view->warrant.index;
}

std::string whyNotShown(const Measured& cell) {
    return cell.value
               ? "One country is named out of an unknown number: no index says how concentrated that is."
               : cell.why;
}

std::string statusWords(const std::vector<SupplyRow>& rows) {
    const auto every = [&](CellStatus status) {
        return std::ranges::all_of(rows, [&](const SupplyRow& row) { return row.cell.status == status; });
    };
    return every(CellStatus::NotAvailable)  ? "not available"
           : every(CellStatus::Qualitative) ? "in words only"
           : every(CellStatus::Withheld)    ? "withheld"
                                            : "no quantities";
}

std::string origin(const Measured& cell) {
    return fmt::format("{}, {}", cell.view->source->shortName,
                       periodWords(*cell.view->series, cell.view->data.year));
}

/// 'HHI 5,554–5,562, leader DR Congo with 73.1 %', for eye and ear.
std::string valueSentence(const Measured& cell, const MeasureInfo& info, const Catalogue& catalogue) {
    const MeasuredText text = measuredText(info, cell.value->interval);
    return fmt::format("{} {}, {}{}", info.slug == "hhi" ? "HHI" : info.name, text.dashed(),
                       firstInSentence(*cell.view, catalogue),
                       cell.view->market.suspectLeader ? ", by a suspect table" : "");
}

void fillValue(MatrixCell& made, const Measured& cell, const MatrixStudy& matrix, const Regime& regime,
               const MatrixOrigins& origins, const Catalogue& catalogue) {
    const MeasureInfo& info = *matrix.measure;
    const MeasuredText text = measuredText(info, cell.value->interval);
    const Country& leader = *cell.view->leader(catalogue);
    const Market& market = cell.view->market;
    made.kind = MatrixCell::Kind::Value;
    made.low = text.low;
    made.high = text.high.empty() ? "" : "\u2013" + text.high;
    made.leader = leader.iso3;
    made.share = numberText(market.largest()->fraction * 100, 0);
    made.withheld = !market.withheld.empty() || !market.outside.empty();
    if (const auto* other = origins.of(cell))
        made.origin = other->mark;
    const Interval at = cell.value->interval;
    made.tight = at.high - at.low < tightInterval * std::abs(at.low);
    if (onRamp(info)) {
        const Interval judged = cell.judged();
        made.index = judged;
        made.straddles = verdict(judged, regime.moderate) == Verdict::Straddles ||
                         verdict(judged, regime.high) == Verdict::Straddles;
        made.tight = made.tight && !made.straddles;
    }
    made.description = fmt::format("{}; {}", valueSentence(cell, info, catalogue), origin(cell));
    if (made.index)
        made.description += "; " + bandWords(*made.index, regime);
    if (anySuspect(cell.view->data)) {
        if (market.largest()->suspect)
            made.share += suspectSign;
        made.description += readAsProposed(cell.view->data) ? "; suspect values read as proposed"
                                                            : "; a value of the table is suspect";
    }
    if (cell.view->warrant.whole == Whole::Listed)
        made.description += "; of the listed countries only, as no world total is published";
    if (cell.view->warrant.atMost)
        made.description += "; the world total is a lower bound";
    if (!market.outside.empty())
        made.description += "; of the world " + outsideWords(market, catalogue);
    if (market.hidesWithheld())
        made.description += "; a producer is withheld by the publisher";
}

/// '90', or '90–91' where several claims differ.
std::string claimPercent(const std::vector<const Claim*>& claims) {
    const auto value = [](const Claim* claim) { return *claim->value; };
    const auto [least, most] = std::ranges::minmax(claims, {}, value);
    const std::string low = numberText(*least->value * 100, 0);
    const std::string high = numberText(*most->value * 100, 0);
    return low == high ? low : fmt::format("{}\u2013{}", low, high);
}

void fillClaim(MatrixCell& made, const std::vector<const Claim*>& claims, const Catalogue& catalogue) {
    made.kind = MatrixCell::Kind::Claim;
    made.low = claimPercent(claims);
    const CountryId about = claims.front()->country;
    const bool same = std::ranges::all_of(claims, [&](const Claim* one) { return one->country == about; });
    if (const Country* country = catalogue.country(about); country != nullptr && same)
        made.leader = country->iso3;
    std::string words;
    for (const Claim* claim : claims)
        words += fmt::format("{}{} {} ({}): {}", words.empty() ? "" : "; ", claim->saidBy, claimText(*claim),
                             claimDate(*claim), claim->about);
    made.description = fmt::format("no table; claims of a share: {}", words);
}

MatrixCell cellOf(const MatrixStudyRow& line, std::size_t at, const MatrixStudy& matrix, const Regime& regime,
                  const MatrixOrigins& origins, const Catalogue& catalogue) {
    const Measured& cell = line.row.stages[at];
    MatrixCell made;
    const Mineral& mineral = *line.row.mineral;
    const std::string stage = catalogue.stage(allStages[at]).name;
    const std::string name = cell.view ? tableName(*cell.view->series, mineral) : mineral.name;
    if (isShown(cell))
        fillValue(made, cell, matrix, regime, origins, catalogue);
    else if (!line.claims[at].empty())
        fillClaim(made, line.claims[at], catalogue);
    else if (!cell.there) {
        made.description = fmt::format("{}, {}: no such stage", name, stage);
        made.tooltip = made.description + ".";
        return made;
    } else {
        made.kind = MatrixCell::Kind::Missing;
        made.reason = shortReason(cell, catalogue);
        made.description = made.reason;
    }
    made.mark = marketMark(mineral, allStages[at]);
    made.tooltip = fmt::format("{}, {}\n{}", name, stage, capitalised(made.description));
    if (made.kind == MatrixCell::Kind::Missing)
        made.tooltip = fmt::format("{}, {}\n{}", name, stage, whyNotShown(cell));
    made.tooltip += fmt::format("\n{}", opens);
    made.description = fmt::format("{}, {}: {}", name, stage, made.description);
    return made;
}

std::vector<const Series*> tablesOf(const MatrixStudyRow& row) {
    std::vector<const Series*> tables;
    for (const Measured& cell : row.row.stages)
        if (cell.value)
            tables.push_back(cell.view->series);
    return tables;
}

MatrixLine lineOf(const MatrixStudyRow& row, const MatrixStudy& matrix, const Regime& regime,
                  const MatrixOrigins& origins, const Catalogue& catalogue) {
    MatrixLine line;
    line.name = tableName(tablesOf(row), *row.row.mineral);
    for (std::size_t i = 0; i < line.cells.size(); ++i)
        line.cells[i] = cellOf(row, i, matrix, regime, origins, catalogue);
    if (row.decided())
        line.narrowest = slug(allStages[row.narrowest.front()]);
    if (row.narrowest.size() > 1) {
        line.narrowest = "undecided";
        for (const std::size_t stage : row.narrowest)
            line.tooltip += fmt::format("{}{}", line.tooltip.empty() ? "" : " or ", slug(allStages[stage]));
        line.tooltip = fmt::format("{}: their intervals overlap", capitalised(line.tooltip));
    }
    if (const Country* leader = row.leaderOfNarrowest(catalogue))
        line.leader = leader->iso3;
    return line;
}

/// What stands under the name of a stage: the year of its tables and the marks of others.
std::string underOf(std::size_t stage, const MatrixStudy& matrix, const MatrixOrigins& origins) {
    bool plain = false;
    std::vector<const MatrixOrigins::Origin*> marked;
    for (const MatrixStudyRow& row : matrix.rows) {
        const Measured& cell = row.row.stages[stage];
        if (!cell.value)
            continue;
        const auto* other = origins.of(cell);
        plain = plain || other == nullptr;
        if (other != nullptr && std::ranges::find(marked, other) == marked.end())
            marked.push_back(other);
    }
    std::ranges::sort(marked); // as in the key
    std::string under = plain ? std::to_string(origins.year) : std::string();
    for (const auto* other : marked)
        under += fmt::format("{}{}{}", under.empty() ? "" : " ", other->mark, other->head);
    return under;
}

MatrixColumn columnOf(std::string id, std::string title, std::string under, const MatrixStudy& matrix) {
    MatrixColumn column{{Mark::Kind::Column, std::move(id)}, std::move(title), std::move(under), 0, {}};
    if (column.mark.key == matrix.sort)
        column.order = matrix.reversed ? -1 : 1;
    column.description = fmt::format("Column {}{}", column.title,
                                     column.order > 0   ? ", sorted by it"
                                     : column.order < 0 ? ", sorted by it, reversed"
                                                        : "");
    return column;
}

} // namespace

std::string MeasuredText::dashed() const {
    return high.empty() ? low : low + "\u2013" + high;
}

MeasuredText measuredText(const MeasureInfo& info, Interval value) {
    const bool share = info.unit == "share";
    const int decimals = share ? 1 : info.unit == "index" && info.range.high > 1 ? 0 : 2;
    const auto one = [&](double number) {
        return share ? numberText(number * 100, decimals) : numberText(number, decimals);
    };
    MeasuredText text{one(value.low), {}};
    if (!std::isfinite(value.high))
        text.high = "\u221E";
    else if (std::string high = one(value.high); high != text.low)
        text.high = std::move(high);
    return text;
}

std::string shortReason(const Measured& cell, const Catalogue& catalogue) {
    if (!cell.view) {
        const std::vector<Year> years = yearsFor(atMarket(*cell.mineral, cell.stage), catalogue);
        if (!years.empty())
            return fmt::format("first table {}", years.front());
        return cell.stage == Stage::Reserves ? "no table by country"
               : cell.stage == Stage::Mining ? "no mine table"
                                             : "no table";
    }
    if (cell.view->concentration)
        return cell.view->warrant.index ? "not computable" : "one named";
    if (!cell.view->series->comparable)
        return "not comparable";
    return cell.view->data.rows.empty() ? "no country named" : statusWords(cell.view->data.rows);
}

MatrixBody matrixPart(const MatrixStudy& matrix, const MatrixOrigins& origins, const Regime& regime,
                      const Catalogue& catalogue) {
    MatrixBody body;
    body.moderate = regime.moderate;
    body.high = regime.high;
    body.ramp = onRamp(*matrix.measure);
    body.columns[0] = columnOf("mineral", "Mineral", "", matrix);
    for (std::size_t i = 0; i < std::size(allStages); ++i)
        body.columns[i + 1] = columnOf(std::string(slug(allStages[i])), catalogue.stage(allStages[i]).name,
                                       underOf(i, matrix, origins), matrix);
    body.columns[5] = columnOf("narrowest", "Narrowest", "", matrix);
    for (const auto& one : origins.origins)
        body.origins.push_back(fmt::format("{} {}", one.mark, one.text));
    for (const MatrixStudyRow& row : matrix.rows)
        body.lines.push_back(lineOf(row, matrix, regime, origins, catalogue));
    return body;
}

DataTable matrixTable(const MatrixStudy& matrix, const Catalogue& catalogue) {
    const std::string unit(matrix.measure->unit);
    const auto number = [](double value) { return std::isfinite(value) ? fmt::format("{}", value) : ""; };
    DataTable table;
    table.columns = {{"mineral", "mineral", "", false},
                     {"stage", "stage", "", false},
                     {"subject", "counts", "", false},
                     {"low", std::string(matrix.measure->slug) + ", low", unit, true},
                     {"high", std::string(matrix.measure->slug) + ", high", unit, true},
                     {"narrowest", "narrowest", "", false},
                     {"leader", "leader", "", false},
                     {"leader_share", "share of the leader", "fraction", true},
                     {"withheld", "producers withheld", "", true},
                     {"years", "years", "", false},
                     {"source", "source", "", false},
                     {"claims", "claims", "", false},
                     {"reason", "reason", "", false}};
    for (const MatrixStudyRow& row : matrix.rows)
        for (std::size_t i = 0; i < row.row.stages.size(); ++i) {
            const Measured& cell = row.row.stages[i];
            const bool candidate = std::ranges::find(row.narrowest, i) != row.narrowest.end();
            std::string claims;
            for (const Claim* claim : row.claims[i])
                claims += (claims.empty() ? "" : "; ") + claim->text;
            std::vector<std::string> line{row.row.mineral->name, std::string(slug(allStages[i])),
                                          cell.view ? subjectOf(*cell.view->series, *row.row.mineral) : ""};
            if (isShown(cell)) {
                const Market& market = cell.view->market;
                line.insert(line.end(), {number(cell.value->interval.low), number(cell.value->interval.high),
                                         !candidate      ? ""
                                         : row.decided() ? "narrowest"
                                                         : "undecided",
                                         cell.view->leader(catalogue)->iso3,
                                         fmt::format("{}", market.largest()->fraction),
                                         std::to_string(market.withheld.size())});
            } else
                line.insert(line.end(), {"", "", "", "", "", ""});
            line.push_back(cell.view ? periodWords(*cell.view->series, cell.view->data.year) : "");
            line.push_back(cell.view ? cell.view->source->shortName : "");
            line.push_back(claims);
            line.push_back(isShown(cell) ? "" : whyNotShown(cell));
            table.rows.push_back(std::move(line));
            table.origins.push_back(factsAlone(
                cell.view ? rowFacts(*cell.view) : rowFacts(*row.row.mineral, allStages[i], nullptr)));
        }
    return table;
}

} // namespace lodestone
