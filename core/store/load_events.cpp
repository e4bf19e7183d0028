// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connection_cache.h"
#include "store/load.h"
#include "store/reading.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

namespace lodestone {
namespace {

// A date is kept as far as it is known ('2012', '2025-06'). Filled up with zeros it is the first day it can
// mean, with nines the last, and texts compare as the days do.
constexpr const char* first = "substr('0000-00-00', length({0}) + 1)";
constexpr const char* last = "substr('0000-99-99', length({0}) + 1)";

std::string filled(const PartialDate& date, std::string_view pattern) {
    std::string text = date.iso();
    return text.append(pattern.substr(text.size()));
}

/// Keeps rows whose `column` can lie between ?1 and ?2, either of which may be NULL.
std::string dateCondition(const char* column) {
    return fmt::format("(?1 IS NULL OR {0} || {1} >= ?1) AND (?2 IS NULL OR {0} || {2} <= ?2)", column,
                       fmt::format(last, column), fmt::format(first, column));
}

/// The mineral ?3, its parts, and the group it is a part of: controls on rare earths are controls on
/// neodymium.
constexpr const char* sameMinerals =
    "(SELECT m.id FROM mineral m WHERE m.id = ?3 OR m.parent_id = ?3 OR m.id = "
    "(SELECT parent_id FROM mineral WHERE id = ?3))";

/// Parameters 1 to 4: from, to, mineral, country; an unbound parameter is NULL.
void bindFilter(SQLite::Statement& query, const EventFilter& filter) {
    if (filter.from)
        query.bind(1, filled(*filter.from, "0000-00-00"));
    if (filter.to)
        query.bind(2, filled(*filter.to, "0000-99-99"));
    if (filter.mineral)
        query.bind(3, filter.mineral->value);
    if (filter.country)
        query.bind(4, filter.country->value);
}

template <typename Tag>
void addOnce(std::vector<Id<Tag>>& ids, Id<Tag> id) {
    if (id && std::ranges::find(ids, id) == ids.end())
        ids.push_back(id);
}

Event eventAt(const Database& db, const SQLite::Statement& row) {
    Event event;
    event.id = idAt<EventTag>(row, 0);
    event.slug = textAt(row, 1);
    event.title = textAt(row, 2);
    event.kind = textAt(row, 3);
    event.kindName = textAt(row, 4);
    const std::string glyph = textAt(row, 5);
    event.glyph = known(glyphFromSlug(glyph), db, "the glyph of event kind " + event.kind, glyph);
    const std::string dates = "a date of event " + event.slug;
    event.date = dateAt(db, row, 6, dates);
    event.effective = optionalDateAt(db, row, 7, dates);
    event.end = optionalDateAt(db, row, 8, dates);
    event.ongoing = intAt(row, 9) != 0;
    const std::string verification = textAt(row, 10);
    event.verification = known(verificationFromSlug(verification), db,
                               "the verification of event " + event.slug, verification);
    event.lastSeen = textAt(row, 11);
    if (event.lastSeen == "scheduled")
        event.glyph = Glyph::Scheduled;
    event.publisher = textAt(row, 12);
    event.sourceTitle = textAt(row, 13);
    event.url = textAt(row, 14);
    event.note = textAt(row, 15);
    event.label = textAt(row, 16);
    event.kindExplanation = textAt(row, 17);
    event.pausedFrom = optionalDateAt(db, row, 18, dates);
    event.pausedTo = optionalDateAt(db, row, 19, dates);
    return event;
}

/// Rows of a table that belongs to `owners`, in its own order; rows of other owners are passed over.
template <typename Take>
void attach(const Database& db, const char* sql, const std::unordered_map<std::int64_t, std::size_t>& owners,
            Take take) {
    const Query query(db, sql);
    while (query->executeStep())
        if (const auto owner = owners.find(query->getColumn(0).getInt64()); owner != owners.end())
            take(owner->second, *query);
}

void attachParts(const Database& db, std::vector<Event>& events,
                 const std::unordered_map<std::int64_t, std::size_t>& places) {
    attach(db, "SELECT event_id, country_id FROM event_country ORDER BY event_id, position", places,
           [&](std::size_t at, const SQLite::Statement& row) {
               addOnce(events[at].countries, idAt<CountryTag>(row, 1));
           });
    attach(db,
           "SELECT event_id, term, mineral_id, parent_id FROM event_term LEFT JOIN mineral ON mineral.id = "
           "mineral_id ORDER BY event_id, event_term.position",
           places, [&](std::size_t at, const SQLite::Statement& row) {
               events[at].terms.push_back(textAt(row, 1));
               addOnce(events[at].minerals, idAt<MineralTag>(row, 2));
               addOnce(events[at].minerals, idAt<MineralTag>(row, 3)); // what names a part names the group
           });
    attach(db, "SELECT event_id, source_id, text FROM event_report ORDER BY event_id, source_id", places,
           [&](std::size_t at, const SQLite::Statement& row) {
               events[at].reports.push_back({idAt<SourceTag>(row, 1), textAt(row, 2)});
           });
}

CachedRows<Event> readEvents(const Database& db, const PartialDate& day) {
    const Query query(
        db, "SELECT event.id, event.slug, title, kind, event_kind.name, glyph, date, effective, "
            "end_date, ongoing, verification, status, publisher, source_title, url, note, label, "
            "explanation, paused_from, paused_to FROM event JOIN event_kind ON event_kind.slug = event.kind "
            "ORDER BY date, event.slug");
    std::vector<Event> events;
    CachedRows<Event> read;
    while (query->executeStep()) {
        read.places.emplace(query->getColumn(0).getInt64(), events.size());
        events.push_back(onDay(eventAt(db, *query), day));
    }
    attachParts(db, events, read.places);
    read.rows = std::make_shared<const std::vector<Event>>(std::move(events));
    return read;
}

/// A pair stands as the event that it belongs to.
CachedRows<AgreementPair> readAgreements(const Database& db, const std::vector<Event>& events) {
    const Query query(db,
                      "SELECT agreement.id, event.slug, agreement.date, party_a, party_b, agreement.kind, "
                      "agreement.title, agreement.url, event.id FROM agreement JOIN event ON "
                      "event.id = event_id ORDER BY agreement.date, event.slug, agreement.id");
    std::vector<AgreementPair> pairs;
    CachedRows<AgreementPair> read;
    while (query->executeStep()) {
        read.places.emplace(query->getColumn(0).getInt64(), pairs.size());
        AgreementPair pair;
        pair.event = textAt(*query, 1);
        pair.date = dateAt(db, *query, 2, "the date of an agreement of event " + pair.event);
        pair.a = idAt<CountryTag>(*query, 3);
        pair.b = idAt<CountryTag>(*query, 4);
        pair.kind = textAt(*query, 5);
        pair.title = textAt(*query, 6);
        pair.url = textAt(*query, 7);
        const auto event = std::ranges::find(events, idAt<EventTag>(*query, 8), &Event::id);
        pair.status = event->status;
        pair.lastSeen = event->lastSeen;
        pairs.push_back(std::move(pair));
    }
    attach(db, "SELECT agreement_id, term, mineral_id FROM agreement_term ORDER BY agreement_id, position",
           read.places, [&](std::size_t at, const SQLite::Statement& row) {
               pairs[at].terms.push_back(textAt(row, 1));
               addOnce(pairs[at].minerals, idAt<MineralTag>(row, 2));
           });
    read.rows = std::make_shared<const std::vector<AgreementPair>>(std::move(pairs));
    return read;
}

/// Copies of the kept rows whose ids `sql` gives, in its order.
template <typename Value>
std::vector<Value> chosen(const Database& db, const CachedRows<Value>& cache, const std::string& sql,
                          const EventFilter& filter) {
    const Query query(db, sql);
    bindFilter(*query, filter);
    std::vector<Value> values;
    while (query->executeStep())
        values.push_back((*cache.rows)[cache.places.at(query->getColumn(0).getInt64())]);
    return values;
}

bool isOpen(const EventFilter& filter) {
    return !filter.mineral && !filter.country && !filter.from && !filter.to;
}

} // namespace

std::shared_ptr<const std::vector<Event>> allEvents(const Database& db, const PartialDate& day) {
    return guarded(db, [&] {
        ConnectionCache& cache = currentCache(db);
        if (cache.day != day) {
            cache.day = day;
            cache.events = {};
            cache.agreements = {};
        }
        if (!cache.events.rows)
            cache.events = readEvents(db, day);
        return cache.events.rows;
    });
}

std::shared_ptr<const std::vector<AgreementPair>> allAgreements(const Database& db, const PartialDate& day) {
    return guarded(db, [&] {
        const auto events = allEvents(db, day);
        ConnectionCache& cache = currentCache(db);
        if (!cache.agreements.rows)
            cache.agreements = readAgreements(db, *events);
        return cache.agreements.rows;
    });
}

std::vector<Event> loadEvents(const Database& db, const PartialDate& day, const EventFilter& filter) {
    static const std::string sql = "SELECT id FROM event WHERE " + dateCondition("date") +
                                   " AND (?3 IS NULL OR EXISTS (SELECT 1 FROM event_term t WHERE t.event_id "
                                   "= event.id AND t.mineral_id IN " +
                                   sameMinerals +
                                   "))"
                                   " AND (?4 IS NULL OR EXISTS (SELECT 1 FROM event_country c WHERE "
                                   "c.event_id = event.id AND c.country_id = ?4))"
                                   " ORDER BY date, slug";
    const auto all = allEvents(db, day);
    if (isOpen(filter))
        return *all;
    return guarded(db, [&] { return chosen(db, db.cache().events, sql, filter); });
}

std::vector<AgreementPair> loadAgreements(const Database& db, const PartialDate& day,
                                          const EventFilter& filter) {
    static const std::string sql =
        "SELECT agreement.id FROM agreement JOIN event ON event.id = event_id WHERE " +
        dateCondition("agreement.date") +
        " AND (?3 IS NULL OR EXISTS (SELECT 1 FROM agreement_term t WHERE t.agreement_id = agreement.id AND "
        "t.mineral_id IN " +
        sameMinerals +
        "))"
        " AND (?4 IS NULL OR ?4 IN (party_a, party_b))"
        " ORDER BY agreement.date, event.slug, agreement.id";
    const auto all = allAgreements(db, day);
    if (isOpen(filter))
        return *all;
    return guarded(db, [&] { return chosen(db, db.cache().agreements, sql, filter); });
}

} // namespace lodestone
