// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/answers.h"
#include "cli/failure.h"

#include "figure/claims.h"
#include "figure/number_text.h"
#include "figure/own_figure.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

template <typename Row, typename IdType>
const Row* rowOf(const std::vector<Row>& rows, IdType id) {
    const auto found = std::ranges::find(rows, id, &Row::id);
    return found == rows.end() ? nullptr : &*found;
}

/// Figures set a narrow space before %; a terminal gets the plain one.
std::string terminalText(std::string text) {
    constexpr std::string_view narrow = "\u202F";
    for (std::size_t at = text.find(narrow); at != std::string::npos; at = text.find(narrow))
        text.replace(at, narrow.size(), " ");
    return text;
}

/// '2024', or that the speaker named no time and when it was reported.
std::string asOfText(const Claim& claim, const Source* report) {
    if (!claim.asOf.empty() || report == nullptr)
        return claim.asOf;
    return fmt::format("not stated; reported {}", report->published.iso());
}

/// Keys of our own figure; null where there is none, and why.
void addOwnFigure(Json& json, const Claim& claim, const OwnFigure& own) {
    const std::optional<double> points = own.differencePoints(claim);
    Json dataset;
    if (own.share)
        dataset = {{"share", *own.share},
                   {"value", own.value},
                   {"unit", own.series->unit},
                   {"label", own.series->label},
                   {"year", own.year},
                   {"period", periodWords(*own.series, own.year)},
                   {"years_averaged", own.series->yearsAveraged},
                   {"source", own.source->slug},
                   {"source_name", own.source->shortName}};
    json["own_share"] = own.share ? Json(*own.share) : Json();
    json["own_source"] = own.share ? Json(own.source->slug) : Json();
    json["own_year"] = own.share ? Json(own.year) : Json();
    json["own_period"] = own.share ? Json(periodWords(*own.series, own.year)) : Json();
    json["own_reason"] = orNull(own.reason);
    json["difference_points"] = points ? Json(*points) : Json();
    json["difference_text"] = orNull(terminalText(own.besideClaim(claim)));
    json["dataset"] = std::move(dataset);
    json["dataset_reason"] = orNull(own.reason);
    json["difference"] = json["difference_points"];
}

std::string signedPoints(double points) {
    return fmt::format("{}{:.2f}", points > 0 ? "+" : "", points);
}

Json withOwnFigure(const Context& context, const Claim& claim, const std::vector<Place>& places,
                   MarketReader& reader) {
    Json json = claimJson(context, claim, places);
    addOwnFigure(json, claim, ownFigure(claim, reader));
    return json;
}

std::string csvOf(Json rows) {
    for (Json& row : rows) {
        const Json dataset = row.at("dataset");
        for (const char* key : {"share", "year", "source"})
            row[std::string("dataset_") + key] = dataset.is_null() ? Json() : dataset.at(key);
    }
    return csvText(rows,
                   {"id",           "said_by",        "about",      "country",       "place", "mineral",
                    "stage",        "quantity",       "relation",   "value",         "unit",  "as_of",
                    "text",         "report",         "publisher",  "published",     "url",   "dataset_share",
                    "dataset_year", "dataset_source", "difference", "dataset_reason"});
}

std::string tableOf(const Json& rows) {
    TextTable table({{"said by"},
                     {"about"},
                     {"mineral"},
                     {"stage"},
                     {"claim"},
                     {"as of"},
                     {"table says", true},
                     {"points", true},
                     {"in"},
                     {"words"},
                     {"link"}});
    for (const Json& row : rows) {
        const Json& ours = row.at("dataset");
        table.add({plain(row.at("said_by")), plain(row.at("about")), plain(row.at("mineral")),
                   plain(row.at("stage")),
                   row.at("figure").is_null() ? plain(row.at("quantity")) : plain(row.at("figure")),
                   plain(row.at("as_of_text")),
                   ours.is_null() ? "no figure"
                                  : fmt::format("{} ({}, {})", percent(ours.at("share").get<double>(), 2),
                                                plain(ours.at("source_name")), plain(ours.at("period"))),
                   row.at("difference").is_null() ? "" : signedPoints(row.at("difference").get<double>()),
                   plain(row.at("report_name")), plain(row.at("text")), plain(row.at("url"))});
    }
    return table.text() + "\nPoints: claim minus table, in percentage points. Claims are what their authors "
                          "say; they are never mixed "
                          "into a table.\n";
}

} // namespace

std::string claimFigure(const Claim& claim) {
    return terminalText(claimText(claim));
}

Json claimJson(const Context& context, const Claim& claim, const std::vector<Place>& places) {
    const Catalogue& catalogue = context.catalogue;
    const Country* country = catalogue.country(claim.country);
    const Mineral* mineral = catalogue.mineral(claim.mineral);
    const Source* report = catalogue.source(claim.report);
    const Place* place = rowOf(places, claim.place);
    Json json;
    json["id"] = claim.slug;
    json["said_by"] = claim.saidBy;
    json["about"] = claim.about;
    json["country"] = country != nullptr ? Json(country->iso3) : Json();
    json["place"] = place != nullptr ? Json(place->slug) : Json();
    json["mineral"] = mineral != nullptr ? Json(mineral->slug) : Json();
    json["stage"] = claim.stage ? Json(slug(*claim.stage)) : Json();
    json["quantity"] = claim.quantity;
    json["figure"] = orNull(claimFigure(claim));
    json["relation"] = slug(claim.relation);
    json["value"] = claim.value ? Json(*claim.value) : Json();
    json["unit"] = orNull(claim.unit);
    json["as_of"] = orNull(claim.asOf);
    json["as_of_text"] = orNull(asOfText(claim, report));
    json["text"] = claim.text;
    json["report"] = report != nullptr ? Json(report->title) : Json();
    json["report_id"] = report != nullptr ? Json(report->slug) : Json();
    json["report_name"] = report != nullptr ? Json(report->shortName) : Json();
    json["publisher"] = report != nullptr ? Json(report->publisher) : Json();
    json["published"] = report != nullptr ? Json(report->published.iso()) : Json();
    json["attribution"] = report != nullptr ? Json(report->attribution) : Json();
    json["url"] = report != nullptr ? Json(report->url) : Json();
    return json;
}

Json claimsAbout(const Context& context, const Mineral& mineral, Stage stage, Year year) {
    const std::vector<Place> places = loadPlaces(context.db);
    Json rows = Json::array();
    for (const Claim& claim : claimsFor(context.db, mineral.id, stage, year))
        rows.push_back(claimJson(context, claim, places));
    return rows;
}

std::string claimsAnswer(const Context& context) {
    const Arguments& typed = context.arguments;
    ClaimFilter filter;
    if (typed.stage)
        filter.stage = stageNamed(*typed.stage);
    if (typed.mineral)
        filter.mineral = mineralNamed(*typed.mineral, context.catalogue).id;
    if (typed.country)
        filter.country = countryNamed(*typed.country, context.catalogue).id;
    const std::vector<Claim> claims = loadClaims(context.db, filter);
    if (claims.empty())
        throw Failure(ExitCode::NoSuchData,
                      "No claim on record matches. 'lodestone claims' without options prints all of them.");
    const std::vector<Place> places = loadPlaces(context.db);
    MarketReader reader(context.catalogue, context.db, readingOf(context));
    Json rows = Json::array();
    for (const Claim& claim : claims)
        rows.push_back(withOwnFigure(context, claim, places, reader));
    if (typed.format == Format::AsJson)
        return jsonText(rows);
    return typed.format == Format::AsCsv ? csvOf(rows) : tableOf(rows);
}

} // namespace lodestone::cli
