// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/answers.h"
#include "cli/failure.h"

#include "figure/event_words.h"

#include <algorithm>

#include <fmt/format.h>

namespace lodestone::cli {
namespace {

EventFilter filterOf(const Context& context) {
    const Arguments& typed = context.arguments;
    EventFilter filter;
    if (typed.from)
        filter.from = dateOf("--from", *typed.from);
    if (typed.to)
        filter.to = dateOf("--to", *typed.to);
    if (filter.from && filter.to && filter.from->begin() >= filter.to->end())
        throw Failure(ExitCode::WrongUsage,
                      fmt::format("--from {} is later than --to {}. Swap them.", *typed.from, *typed.to));
    if (typed.mineral)
        filter.mineral = mineralNamed(*typed.mineral, context.catalogue).id;
    if (typed.country)
        filter.country = countryNamed(*typed.country, context.catalogue).id;
    return filter;
}

std::string_view precisionWord(const PartialDate& date) {
    switch (date.precision()) {
    case DatePrecision::ToDay:
        return "day";
    case DatePrecision::ToMonth:
        return "month";
    case DatePrecision::ToYear:
        return "year";
    }
    return {};
}

Json dateOrNull(const std::optional<PartialDate>& date) {
    return date ? Json(date->iso()) : Json();
}

Json mineralSlugs(const std::vector<MineralId>& ids, const Catalogue& catalogue) {
    Json slugs = Json::array();
    for (const MineralId id : ids)
        if (const Mineral* mineral = catalogue.mineral(id))
            slugs.push_back(mineral->slug);
    return slugs;
}

Json iso3s(const std::vector<CountryId>& ids, const Catalogue& catalogue) {
    Json codes = Json::array();
    for (const CountryId id : ids)
        if (const Country* country = catalogue.country(id))
            codes.push_back(country->iso3);
    return codes;
}

Json reportsJson(const std::vector<EventReport>& reports, const Catalogue& catalogue) {
    Json rows = Json::array();
    for (const EventReport& report : reports) {
        const Source* source = catalogue.source(report.source);
        if (source != nullptr)
            rows.push_back({{"text", report.text},
                            {"report", source->title},
                            {"publisher", source->publisher},
                            {"published", source->published.iso()},
                            {"url", source->url}});
    }
    return rows;
}

/// The last day that the list of events knows of.
Json listKeptTo(const Catalogue& catalogue) {
    const Source* list = catalogue.sourceBySlug("lodestone-events");
    return list != nullptr ? dateOrNull(list->keptTo) : Json();
}

/// Below a table of events: to which day the list was kept.
std::string keptLine(const Catalogue& catalogue) {
    const std::string kept = keptToWords(catalogue);
    return kept.empty() ? std::string()
                        : fmt::format("\nStatus is as last seen; {}. What came of a date that has passed "
                                      "since is not known to this edition.\n",
                                      kept);
}

Json eventJson(const Event& event, const Catalogue& catalogue) {
    return {{"id", event.slug},
            {"date", event.date.iso()},
            {"precision", precisionWord(event.date)},
            {"effective", dateOrNull(event.effective)},
            {"end", dateOrNull(event.end)},
            {"ongoing", event.ongoing},
            {"kind", event.kind},
            {"kind_name", event.kindName},
            {"kind_explanation", event.kindExplanation},
            {"glyph", slug(event.glyph)},
            {"title", event.title},
            {"status", event.status},
            {"last_seen", event.lastSeen},
            {"standing", standingOf(event)},
            {"paused_from", dateOrNull(event.pausedFrom)},
            {"paused_to", dateOrNull(event.pausedTo)},
            {"list_kept_to", listKeptTo(catalogue)},
            {"status_explanation", orNull(std::string(statusExplanation(event.status)))},
            {"verification", slug(event.verification)},
            {"countries", iso3s(event.countries, catalogue)},
            {"minerals", mineralSlugs(event.minerals, catalogue)},
            {"terms", event.terms},
            {"publisher", event.publisher},
            {"source_title", event.sourceTitle},
            {"url", event.url},
            {"note", orNull(event.note)},
            {"reports", reportsJson(event.reports, catalogue)}};
}

Json agreementJson(const AgreementPair& pair, const Catalogue& catalogue) {
    const Country& a = *catalogue.country(pair.a);
    const Country& b = *catalogue.country(pair.b);
    return {{"id", fmt::format("{}:{}-{}", pair.event, a.iso3, b.iso3)},
            {"event", pair.event},
            {"date", pair.date.iso()},
            {"precision", precisionWord(pair.date)},
            {"party_a", a.iso3},
            {"party_a_name", a.name},
            {"party_b", b.iso3},
            {"party_b_name", b.name},
            {"kind", pair.kind},
            {"title", pair.title},
            {"status", pair.status},
            {"last_seen", pair.lastSeen},
            {"list_kept_to", listKeptTo(catalogue)},
            {"minerals", mineralSlugs(pair.minerals, catalogue)},
            {"terms", pair.terms}};
}

/// Where the reader finds what an agreement pair rests on: the source of the event it belongs to.
void addAttribution(Json& row, const std::vector<Event>& events, const AgreementPair& pair) {
    const auto event = std::ranges::find(events, pair.event, &Event::slug);
    const bool known = event != events.end();
    row["verification"] = known ? Json(slug(event->verification)) : Json();
    row["publisher"] = known ? Json(event->publisher) : Json();
    row["source_title"] = known ? Json(event->sourceTitle) : Json();
    row["url"] = pair.url;
}

std::string csvOf(Json rows, const std::vector<std::string>& keys) {
    for (Json& row : rows)
        if (row.contains("reports")) {
            Json texts = Json::array();
            for (const Json& report : row.at("reports"))
                texts.push_back(fmt::format("{}, {}: {}", plain(report.at("publisher")),
                                            plain(report.at("published")), plain(report.at("url"))));
            row["reports"] = texts;
        }
    return csvText(rows, keys);
}

std::string words(std::string slug) {
    std::ranges::replace(slug, '_', ' ');
    return slug;
}

std::string none(const Context& context, std::string_view what) {
    const Arguments& typed = context.arguments;
    std::string asked;
    for (const auto& [name, value] : {std::pair{"--mineral", typed.mineral},
                                      {"--country", typed.country},
                                      {"--from", typed.from},
                                      {"--to", typed.to}})
        if (value)
            asked += fmt::format(" {} {}", name, *value);
    return fmt::format("No {} on record for{}. Leave out a filter or widen the dates.", what,
                       asked.empty() ? " anything" : asked);
}

} // namespace

std::string eventsAnswer(const Context& context) {
    const std::vector<Event> events = loadEvents(context.db, dayOf(context.arguments), filterOf(context));
    if (events.empty())
        throw Failure(ExitCode::NoSuchData, none(context, "event is"));
    Json rows = Json::array();
    for (const Event& event : events)
        rows.push_back(eventJson(event, context.catalogue));
    if (context.arguments.format == Format::AsJson)
        return jsonText(rows);
    if (context.arguments.format == Format::AsCsv)
        return csvOf(rows, {"id",        "date",         "precision", "effective",    "end",
                            "ongoing",   "kind",         "kind_name", "glyph",        "title",
                            "status",    "verification", "countries", "minerals",     "terms",
                            "publisher", "source_title", "url",       "note",         "last_seen",
                            "standing",  "paused_from",  "paused_to", "list_kept_to", "reports"});
    TextTable table(
        {{"date"}, {"kind"}, {"who"}, {"what"}, {"verification"}, {"status"}, {"source"}, {"link"}});
    for (const Json& row : rows)
        table.add({plain(row.at("date")), plain(row.at("kind_name")), plain(row.at("countries")),
                   plain(row.at("title")), plain(row.at("verification")), plain(row.at("standing")),
                   plain(row.at("publisher")), plain(row.at("url"))});
    return table.text() + keptLine(context.catalogue);
}

std::string agreementsAnswer(const Context& context) {
    const std::vector<AgreementPair> pairs =
        loadAgreements(context.db, dayOf(context.arguments), filterOf(context));
    if (pairs.empty())
        throw Failure(ExitCode::NoSuchData, none(context, "agreement is"));
    const std::vector<Event> events = loadEvents(context.db, dayOf(context.arguments));
    Json rows = Json::array();
    for (const AgreementPair& pair : pairs) {
        rows.push_back(agreementJson(pair, context.catalogue));
        addAttribution(rows.back(), events, pair);
    }
    if (context.arguments.format == Format::AsJson)
        return jsonText(rows);
    if (context.arguments.format == Format::AsCsv)
        return csvText(rows, {"id", "event", "date", "precision", "party_a", "party_a_name", "party_b",
                              "party_b_name", "kind", "title", "status", "minerals", "terms", "verification",
                              "publisher", "source_title", "url", "last_seen", "list_kept_to"});
    TextTable table({{"date"}, {"party"}, {"party"}, {"kind"}, {"what"}, {"status"}, {"source"}, {"link"}});
    for (const Json& row : rows)
        table.add({plain(row.at("date")), plain(row.at("party_a_name")), plain(row.at("party_b_name")),
                   words(plain(row.at("kind"))), plain(row.at("title")), statusWords(plain(row.at("status"))),
                   plain(row.at("publisher")), plain(row.at("url"))});
    return table.text() + keptLine(context.catalogue);
}

} // namespace lodestone::cli
