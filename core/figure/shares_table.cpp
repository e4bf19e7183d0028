// SPDX-License-Identifier: GPL-3.0-or-later
#include "figure/parts.h"

#include "analysis/suspects.h"
#include "figure/number_text.h"
#include "figure/residual_words.h"
#include "figure/row_facts.h"
#include "figure/suspect_words.h"

#include <fmt/format.h>

namespace lodestone {
namespace {

std::string number(std::optional<double> value) {
    return value ? fmt::format("{}", *value) : std::string();
}

/// What the publisher says of the cell besides its value.
std::string words(const Cell& cell) {
    std::string text = cell.remark;
    for (const std::string& remark : remarks(cell.note))
        text += (text.empty() ? "" : " \u00B7 ") + remark;
    return text;
}

/// The publisher's remark and notes, word for word.
std::string wholeNote(const Cell& cell) {
    return cell.remark + (cell.remark.empty() || cell.note.empty() ? "" : " -- ") + cell.note;
}

RowOrigin originOf(const MarketView& view, const Cell& cell, const Catalogue& catalogue) {
    const Source& source = *view.source;
    RowOrigin origin;
    origin.missing = reason(cell);
    if (!cell.value && origin.missing.empty())
        origin.missing = "no number is given";
    origin.source = source.shortName + (source.edition.empty() ? "" : ", " + source.edition);
    origin.place = placeWords(cell, source, catalogue);
    origin.printed = cell.printed;
    origin.status = cell.status == CellStatus::Reported ? "reported"
                    : cell.status == CellStatus::Zero   ? "none produced"
                                                        : std::string(qualifier(cell.status));
    if (origin.status.empty())
        origin.status = reason(cell);
    origin.note = words(cell);
    return origin;
}

bool hasSuspects(const DataTable& table) {
    return !table.columns.empty() && table.columns.back().id == "proposed";
}

/// The last columns of a row, where the table has them; a row that another one counts has its status.
void addSuspicion(DataTable& table, const Cell& cell, const Catalogue& catalogue) {
    if (!hasSuspects(table))
        return;
    std::vector<std::string>& row = table.rows.back();
    const Suspicion* suspicion = cell.suspicion.get();
    if (suspicion == nullptr) {
        row.insert(row.end(), {"", "", ""});
        return;
    }
    if (const std::string counted = countedWhere(cell, catalogue); !counted.empty())
        row[5] = counted;
    row.insert(row.end(), {suspicion->read ? "read as proposed" : std::string(slug(suspicion->kind)),
                           suspicion->reason, number(suspicion->proposed)});
}

/// One cell as a row; `share` is '' where the cell has none.
void addRow(DataTable& table, const MarketView& view, const std::string& name, const Mark& mark,
            const Cell& cell, const std::string& share, const Catalogue& catalogue) {
    RowOrigin origin = originOf(view, cell, catalogue);
    const SourceFile* file = catalogue.file(cell.file);
    origin.mark = mark;
    origin.facts = rowFacts(view);
    table.rows.push_back({std::to_string(view.data.year), name, mark.key, number(cell.value), share,
                          std::string(slug(cell.status)), cell.printed, wholeNote(cell),
                          view.source->shortName, file != nullptr ? file->path : std::string(),
                          cell.sourceRow > 0 ? std::to_string(cell.sourceRow) : std::string()});
    addSuspicion(table, cell, catalogue);
    table.origins.push_back(std::move(origin));
}

std::string denominatorWords(const MarketView& view) {
    const std::string amount = quantityText(view.market.denominator, *view.series);
    switch (view.market.basis) {
    case DenominatorBasis::PublishedTotal:
        return fmt::format("value divided by the world total of {}", amount);
    case DenominatorBasis::SumOfRows:
        return fmt::format("value divided by the sum of all rows, {}, which exceeds the printed total",
                           amount);
    case DenominatorBasis::SumOfRowsNoTotal:
        return fmt::format("value divided by the sum of the rows listed, {}", amount);
    case DenominatorBasis::PublishedShares:
        return "a share as published, of 100 or of the rounded sum where it is more";
    }
    return {};
}

} // namespace

DataTable emptySharesTable(const MarketView& view, bool suspects) {
    DataTable table;
    table.columns = {{"year", "year", "", true},
                     {"country", "country", "", false},
                     {"iso3", "ISO 3166", "", false},
                     {"value", "value", view.series->unit, true},
                     {"share", "share", "fraction", true, denominatorWords(view)},
                     {"status", "status", "", false},
                     {"printed", "as published", "", false},
                     {"note", "note", "", false},
                     {"source", "source", "", false},
                     {"source_file", "file of the source", "", false},
                     {"source_row", "line of the file, or row of its sheet", "", true}};
    if (suspects)
        table.columns.insert(table.columns.end(), {{"suspect", "suspect", "", false},
                                                   {"suspect_reason", "why it is suspect", "", false},
                                                   {"proposed", "value proposed", view.series->unit, true}});
    return table;
}

void addShares(DataTable& table, const MarketView& view, const Catalogue& catalogue) {
    const bool any = !view.market.named.empty();
    for (const SupplyRow& row : view.data.rows) {
        const Country& country = *catalogue.country(row.country);
        const Share* share = view.market.find(row.country);
        const std::string zero = any && row.cell.status == CellStatus::Zero ? "0" : "";
        addRow(table, view, country.name, {Mark::Kind::Country, country.iso3}, row.cell,
               share != nullptr ? number(share->fraction) : zero, catalogue);
    }
    const auto aggregate = [&](const char* name, const std::optional<Cell>& cell, const char* why) {
        if (!cell)
            return;
        addRow(table, view, name, {}, *cell, {}, catalogue);
        if (cell->value)
            table.origins.back().missing = why;
    };
    aggregate("Other countries", view.data.other, any ? "part of the residual" : "");
    aggregate("World total", view.data.total, "not a producer");
    if (!any)
        return;
    const std::string derived = view.market.residualIsRounding
                                    ? "denominator less the sum of named countries: within the rounding of "
                                      "the printed total"
                                    : "denominator less the sum of named countries";
    table.rows.push_back({std::to_string(view.data.year), std::string(residualName(view.market)), "",
                          number(view.market.residual), number(view.market.residualFraction), "derived", "",
                          derived, view.source->shortName, "", ""});
    addSuspicion(table, {}, catalogue);
    RowOrigin residual;
    residual.mark = {Mark::Kind::Residual, {}};
    residual.facts = rowFacts(view);
    residual.source = view.source->shortName;
    residual.status = "derived";
    residual.note = derived;
    table.origins.push_back(std::move(residual));
}

DataTable sharesTable(const MarketView& view, const Catalogue& catalogue) {
    DataTable table = emptySharesTable(view, anySuspicion(view.data));
    addShares(table, view, catalogue);
    return table;
}

} // namespace lodestone
