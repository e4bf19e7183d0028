// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/answers.h"
#include "cli/failure.h"
#include "cli/study_words.h"

#include "analysis/suspects.h"
#include "figure/number_text.h"
#include "figure/parts.h"
#include "figure/residual_words.h"
#include "figure/suspect_words.h"
#include "figure/warrant_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

Json number(const std::optional<double>& value) {
    return value ? Json(*value) : Json();
}

/// A published cell, whoever it is about.
void addCell(Json& row, const Cell& cell, const std::optional<double>& share, const Context& context) {
    row["value"] = number(cell.value);
    row["low"] = cell.range ? Json(cell.range->low) : Json();
    row["high"] = cell.range ? Json(cell.range->high) : Json();
    row["relation"] = symbol(cell.relation);
    row["share"] = number(share);
    row["status"] = slug(cell.status);
    row["flag"] = publishersFlag(cell);
    row["reason"] = orNull(reason(cell));
    row["printed"] = cell.printed;
    row["remark"] = orNull(cell.remark);
    row["note"] = orNull(cell.note);
    addPlace(row, cell, context.catalogue);
    const Suspicion* suspicion = cell.suspicion.get();
    row["suspect"] = suspicion != nullptr ? Json(slug(suspicion->kind)) : Json();
    row["suspect_reason"] = suspicion != nullptr ? Json(suspicion->reason) : Json();
    row["proposed"] = suspicion != nullptr ? number(suspicion->proposed) : Json();
    row["read_as_proposed"] = suspicion != nullptr && suspicion->read;
}

Json rowJson(const SupplyRow& row, const MarketView& view, const Context& context) {
    const Country& country = *context.catalogue.country(row.country);
    std::optional<double> share;
    if (const Share* named = view.market.find(row.country))
        share = named->fraction;
    else if (row.cell.status == CellStatus::Zero && view.concentration)
        share = 0;
    Json json;
    json["country"] = country.name;
    json["iso3"] = country.iso3;
    json["published_as"] = orNull(row.publishedAs);
    addCell(json, row.cell, share, context);
    const std::string counted = countedWhere(row.cell, context.catalogue);
    json["counted_in"] =
        orNull(counted.empty() ? "" : context.catalogue.country(row.cell.suspicion->within)->name);
    if (!counted.empty())
        json["status"] = counted;
    return json;
}

/// Largest share first, then zeros, then rows without a share; within each the publisher's order.
Json rowsJson(const MarketView& view, const Context& context) {
    std::vector<Json> rows;
    for (const SupplyRow& row : view.data.rows)
        rows.push_back(rowJson(row, view, context));
    std::ranges::stable_sort(rows, [](const Json& a, const Json& b) {
        const auto rank = [](const Json& row) {
            return row.at("share").is_null() ? -1.0 : row.at("share").get<double>();
        };
        return rank(a) > rank(b);
    });
    return rows;
}

Json totalJson(const std::optional<Cell>& total, const Context& context) {
    if (!total)
        return {};
    Json json;
    addCell(json, *total, std::nullopt, context);
    json.erase("share");
    return json;
}

Json otherJson(const MarketView& view, const Context& context) {
    if (!view.data.other)
        return {};
    Json json;
    const auto& value = view.data.other->value;
    addCell(json, *view.data.other,
            value && view.concentration ? std::optional(*value / view.market.denominator) : std::nullopt,
            context);
    return json;
}

Json sharesJson(const MarketView& view, const Context& context) {
    const Market& market = view.market;
    const bool computed = view.concentration.has_value();
    Json json;
    json["mineral"] = view.mineral->slug;
    json["stage"] = slug(view.series->stage);
    json["year"] = view.data.year;
    json["years_averaged"] = view.series->yearsAveraged;
    json["source"] = view.source->slug;
    json["measure"] = slug(view.series->measure);
    addSubject(json, *view.series, *view.mineral);
    json["label"] = view.series->label;
    json["reading"] = readAsProposed(view.data) ? "proposed" : "published";
    json["unit"] = view.series->unit;
    json["basis"] = view.series->basis;
    json["denominator"] = computed ? Json(market.denominator) : Json();
    json["denominator_basis"] = computed ? Json(basisSlug(market.basis)) : Json();
    json["published_total"] = totalJson(view.data.total, context);
    if (computed)
        addWarrant(json, view, context);
    json["residual"] = computed ? Json(market.residual) : Json();
    json["residual_is_rounding"] = computed ? Json(market.residualIsRounding) : Json();
    json["residual_share"] = computed ? Json(market.residualFraction) : Json();
    json["rows"] = rowsJson(view, context);
    json["other"] = otherJson(view, context);
    json["claims"] = claimsAbout(context, *view.mineral, view.series->stage, view.data.year);
    json["notes"] = marketNotes(context, view);
    addSource(json, *view.source);
    addOtherSources(json, context, view);
    return json;
}

std::string sharesCsv(const Json& json) {
    Json rows = Json::array();
    const auto add = [&](const char* kind, const Json& cell) {
        Json row;
        for (const char* key : {"mineral", "stage", "year", "source", "measure", "product", "subject",
                                "label", "unit", "basis", "attribution", "licence"})
            row[key] = json.at(key);
        row["kind"] = kind;
        row.update(cell);
        rows.push_back(std::move(row));
    };
    for (const Json& row : json.at("rows"))
        add("country", row);
    if (!json.at("other").is_null())
        add("other", json.at("other"));
    if (!json.at("residual").is_null())
        add("residual", Json{{"value", json.at("residual")}, {"share", json.at("residual_share")}});
    if (!json.at("published_total").is_null())
        add("world", json.at("published_total"));
    return csvText(rows, {"mineral",     "stage",          "year",         "source",
                          "measure",     "product",        "subject",      "label",
                          "unit",        "basis",          "kind",         "country",
                          "iso3",        "published_as",   "value",        "low",
                          "high",        "relation",       "share",        "status",
                          "flag",        "reason",         "printed",      "remark",
                          "note",        "source_file",    "source_sheet", "source_row",
                          "suspect",     "suspect_reason", "proposed",     "read_as_proposed",
                          "attribution", "licence"});
}

std::string shareWords(const Json& share) {
    return share.is_null() ? "" : percent(share.get<double>(), 2);
}

/// ', 1,479,000 t proposed', or what was printed where that is read.
std::string proposalOf(const Json& row, const MarketView& view) {
    if (row.at("read_as_proposed").get<bool>())
        return fmt::format(", read as proposed; printed: {}", plain(row.at("printed")));
    return row.at("proposed").is_null()
               ? std::string()
               : fmt::format(", {} proposed", quantityText(row.at("proposed").get<double>(), *view.series));
}

std::string sharesTable(const Json& json, const MarketView& view) {
    TextTable table({{"country", false},
                     {"iso3", false},
                     {"share", true},
                     {view.series->unit, true},
                     {"", false},
                     {"remark", false}});
    for (const Json& row : json.at("rows")) {
        // A value that is printed and cannot be right has no share; the table does have it.
        const bool leftOut = view.concentration && row.at("share").is_null() &&
                             !row.at("suspect").is_null() && row.at("counted_in").is_null();
        std::string remark = leftOut ? "" : plain(row.at("reason"));
        if (!row.at("remark").is_null())
            remark += (remark.empty() ? "" : "; ") + plain(row.at("remark"));
        if (!row.at("published_as").is_null())
            remark += (remark.empty() ? "" : "; ") +
                      fmt::format("published as '{}'", plain(row.at("published_as")));
        if (!row.at("counted_in").is_null())
            remark += fmt::format("{}counted in {}", remark.empty() ? "" : "; ", plain(row.at("counted_in")));
        else if (!row.at("suspect").is_null())
            remark += fmt::format("{}suspect{}{}", remark.empty() ? "" : "; ",
                                  leftOut ? ", left out of the shares" : "", proposalOf(row, view));
        table.add({plain(row.at("country")), plain(row.at("iso3")), shareWords(row.at("share")),
                   row.at("value").is_null() ? plain(row.at("printed")) : plain(row.at("value")),
                   plain(row.at("flag")), remark});
    }
    if (view.concentration && view.warrant.whole != Whole::Listed)
        table.add({std::string(residualName(view.market)), "", percent(view.market.residualFraction, 3),
                   numberText(view.market.residual), "",
                   view.market.residualIsRounding ? std::string(residualMeaning(view.market))
                                                  : "not a country: what the total holds and no row names"});
    if (view.data.total)
        table.add({"World, as published", "", "", view.data.total->printed, flagOf(*view.data.total),
                   view.data.total->value ? view.data.total->remark : reason(*view.data.total)});
    return table.text();
}

/// 'shares are of the world total: 390,000, world total as published'.
std::string sharesOfWhat(const MarketView& view, const Catalogue& catalogue) {
    if (view.market.basis == DenominatorBasis::PublishedShares)
        return "shares of world supply as published, or of their sum where rounding takes it above 100 %";
    if (view.warrant.atMost)
        return fmt::format("shares are at most those shown, as the world total is a lower bound: of {}, {}",
                           numberText(view.market.denominator), basisWords(view.market.basis));
    return fmt::format("shares are {}: {}, {}", ofTheWhole(view, catalogue),
                       numberText(view.market.denominator), basisWords(view.market.basis));
}

std::string sharesText(const Json& json, const MarketView& view, const Context& context) {
    std::string text = marketTitle(view);
    text += fmt::format("{}{}", unitWords(view.series->unit),
                        view.series->basis.empty() ? "" : ", " + view.series->basis);
    if (view.concentration)
        text += "; " + sharesOfWhat(view, context.catalogue);
    return text + "\n\n" + sharesTable(json, view) + noteLines(marketNotes(context, view)) +
           claimLines(json.at("claims")) + sourceLines(*view.source) + otherSourceLines(context, view);
}

} // namespace

std::string sharesAnswer(const Context& context) {
    const ViewState state = marketState(context);
    const Year year = context.arguments.year ? yearOf(*context.arguments.year) : 0;
    seriesOrFail(state, context.catalogue, year);
    MarketReader reader(context.catalogue, context.db, readingOf(context));
    const auto view = marketView(state, reader, year);
    if (!view)
        throw Failure(ExitCode::NoSuchData, whyEmpty(state, view, context.catalogue));
    const Json json = sharesJson(*view, context);
    switch (context.arguments.format) {
    case Format::AsJson:
        return jsonText(json);
    case Format::AsCsv:
        return sharesCsv(json);
    case Format::Table:
        break;
    }
    return sharesText(json, *view, context);
}

} // namespace lodestone::cli
