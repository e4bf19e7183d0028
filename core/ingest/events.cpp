// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/events.h"
#include "ingest/curated.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace lodestone {

namespace {

constexpr std::array<std::string_view, 9> statuses = {"announced", "signed",     "in_force",
                                                      "amended",   "suspended",  "ended",
                                                      "completed", "superseded", "scheduled"};

/// What an agreement pair must repeat word for word.
struct StoredEvent {
    std::int64_t id = 0;
    std::map<std::string, std::string, std::less<>> fields; ///< by column of agreement_pairs.csv
    std::set<std::int64_t> countries;
};
using StoredEvents = std::map<std::string, StoredEvent, std::less<>>;

void storeKinds(IngestRun& run) {
    RowWriter kinds(run, "INSERT INTO event_kind (slug, name, glyph, explanation) VALUES (?, ?, ?, ?)");
    storeCurated(run, "event_kinds.csv", {"slug", "name", "glyph", "explanation"}, [&](const CsvRow& row) {
        const auto glyph = glyphFromSlug(row.required("glyph"));
        if (!glyph || *glyph == Glyph::Scheduled) {
            throw row.error(fmt::format("unknown glyph '{}'", row["glyph"]),
                            "Use ban, control, tax, law, agreement, memorandum, dispute, relief or funding; "
                            "'scheduled' comes from the status of an event, not from its kind.");
        }
        kinds.write(row, row.required("slug"), row.required("name"), row["glyph"],
                    row.required("explanation"));
    });
}

std::set<std::string, std::less<>> storedKinds(IngestRun& run) {
    std::set<std::string, std::less<>> kinds;
    SQLite::Statement query(run.db().handle(), "SELECT slug FROM event_kind");
    while (query.executeStep()) {
        kinds.insert(query.getColumn(0).getString());
    }
    return kinds;
}

std::string_view precisionWord(const PartialDate& date) {
    switch (date.precision()) {
    case DatePrecision::ToDay:
        return "day";
    case DatePrecision::ToMonth:
        return "month";
    case DatePrecision::ToYear:
        break;
    }
    return "year";
}

void checkDates(const CsvRow& row) {
    const PartialDate date = requiredDate(row, "date");
    if (row.required("precision") != precisionWord(date)) {
        throw row.error(fmt::format("the date '{}' is known to the {}, the precision says '{}'", row["date"],
                                    precisionWord(date), row["precision"]),
                        "Shorten the date or correct the precision (day, month or year).");
    }
    static_cast<void>(optionalDate(row, "effective_date"));
    const auto pausedFrom = optionalDate(row, "paused_from");
    const auto pausedTo = optionalDate(row, "paused_to");
    if (pausedFrom.has_value() != pausedTo.has_value() ||
        (pausedFrom && (pausedFrom->begin() < date.begin() || pausedTo->end() <= pausedFrom->begin()))) {
        throw row.error(fmt::format("it is paused from '{}' to '{}'", row["paused_from"], row["paused_to"]),
                        "Give both days, the first not before the event, or neither.");
    }
    if (row["status"] == "suspended" && !pausedFrom) {
        throw row.error("it is suspended and has no pause", "Fill in 'paused_from' and 'paused_to'.");
    }
    if (const auto end = optionalDate(row, "end_date"); end && end->end() <= date.begin()) {
        throw row.error(fmt::format("it ends on {}, before it begins on {}", end->iso(), date.iso()),
                        "Correct one of the two dates.");
    }
}

template <typename Words>
void checkWord(const CsvRow& row, std::string_view column, const Words& words) {
    if (std::ranges::find(words, row.required(column)) == words.end()) {
        throw row.error(fmt::format("unknown {} '{}'", column, row[column]),
                        fmt::format("Use one of: {}.", fmt::join(words, ", ")));
    }
}

/// Countries and words of one event or pair, checked against the names of the run.
std::vector<std::int64_t> countriesOf(const IngestRun& run, const CsvRow& row) {
    std::vector<std::int64_t> ids;
    for (const std::string& name : splitTrimmed(row.required("jurisdictions"), ";")) {
        const std::int64_t id = run.country(name, row.file(), row.line()).value;
        if (std::ranges::find(ids, id) != ids.end()) {
            throw row.error(fmt::format("'{}' stands twice in column 'jurisdictions'", name), "Remove one.");
        }
        ids.push_back(id);
    }
    return ids;
}

void storeTerms(const IngestRun& run, RowWriter& writer, const CsvRow& row, std::int64_t owner,
                std::int64_t position = 0) {
    for (const std::string& term : splitTrimmed(row["minerals"], ";")) {
        writer.write(row, owner, position++, term, run.termMineral(term, row.file(), row.line()));
    }
}

/// Writes an event with its countries and words; both event files have these columns.
class EventWriter {
public:
    explicit EventWriter(IngestRun& run)
        : m_run(run), m_kinds(storedKinds(run)),
          m_events(run, "INSERT INTO event (slug, title, kind, date, effective, end_date, ongoing, "
                        "verification, status, "
                        "publisher, source_title, url, note, source_id, paused_from, paused_to) VALUES "
                        "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
          m_countries(run, "INSERT INTO event_country (event_id, position, country_id) VALUES (?, ?, ?)"),
          m_terms(run, "INSERT INTO event_term (event_id, position, term, mineral_id) VALUES (?, ?, ?, ?)") {}

    void store(const CsvRow& row, const std::string& slug, bool ongoing, SourceId source) {
        if (m_stored.contains(slug)) {
            throw row.error(fmt::format("event '{}' stands in the list twice", slug),
                            "Give one of them a new id.");
        }
        checkWord(row, "kind", m_kinds);
        checkWord(row, "status", statuses);
        checkWord(row, "verification", verifications());
        checkDates(row);
        const std::vector<std::int64_t> countries = countriesOf(m_run, row);
        requireFilled(row, "source_url");
        StoredEvent stored;
        stored.id = m_events.write(
            row, slug, row.required("title"), row["kind"], row["date"], OrNull{row["effective_date"]},
            OrNull{row["end_date"]}, ongoing, row["verification"], row["status"],
            row.required("source_publisher"), row.required("source_title"), webAddress(row, "source_url"),
            OrNull{row["note"]}, source, OrNull{row["paused_from"]}, OrNull{row["paused_to"]});
        std::int64_t position = 0;
        for (const std::int64_t country : countries) {
            m_countries.write(row, stored.id, position++, country);
        }
        storeTerms(m_run, m_terms, row, stored.id);
        for (const std::string_view column :
             {"date", "precision", "kind", "title", "minerals", "status", "source_url"}) {
            stored.fields.emplace(column, row[column]);
        }
        stored.countries.insert(countries.begin(), countries.end());
        m_stored.emplace(slug, std::move(stored));
    }

    /// What a report says the event is about, after the words of the event's own source.
    void addTerms(const CsvRow& row, std::int64_t event) {
        SQLite::Statement count(m_run.db().handle(), "SELECT count(*) FROM event_term WHERE event_id = ?");
        count.bind(1, event);
        count.executeStep();
        storeTerms(m_run, m_terms, row, event, count.getColumn(0).getInt64());
    }

    [[nodiscard]] const StoredEvents& stored() const { return m_stored; }

private:
    static std::array<std::string_view, 3> verifications() {
        return {slug(Verification::Confirmed), slug(Verification::Partly), slug(Verification::Unconfirmed)};
    }

    IngestRun& m_run;
    std::set<std::string, std::less<>> m_kinds;
    RowWriter m_events;
    RowWriter m_countries;
    RowWriter m_terms;
    StoredEvents m_stored;
};

void storeEventList(IngestRun& run, EventWriter& writer) {
    const SourceId list = run.source("lodestone-events", run.file("curated/sources.csv"), 0);
    storeCurated(run, "events.csv",
                 {"id", "date", "precision", "verification", "effective_date", "end_date", "paused_from",
                  "paused_to", "title", "kind", "jurisdictions", "minerals", "status", "source_publisher",
                  "source_title", "source_url", "note"},
                 [&](const CsvRow& row) {
                     requireFilled(row, "minerals");
                     writer.store(row, row.required("id"), false, list);
                 });
}

/// Two parties that are among the event's own, and every field they share as the event has it.
void checkPair(const CsvRow& row, const StoredEvent& event, std::int64_t a, std::int64_t b) {
    for (const auto& [column, value] : event.fields) {
        if (row[column] != value) {
            throw row.error(fmt::format("column '{}' says '{}' where event {} says '{}'", column, row[column],
                                        row["event_id"], value),
                            "Make the pair agree with db/curated/events.csv.");
        }
    }
    if (a == b) {
        throw row.error("both parties are the same", "A pair needs two parties.");
    }
    for (const auto& [party, column] : {std::pair{a, "party_a"}, std::pair{b, "party_b"}}) {
        if (!event.countries.contains(party)) {
            throw row.error(fmt::format("'{}' is not a party of event {}", row[column], row["event_id"]),
                            "Correct the pair, or add the party to the event in db/curated/events.csv.");
        }
    }
}

void storePairs(IngestRun& run, const StoredEvents& events) {
    RowWriter pairs(run, "INSERT INTO agreement (event_id, date, kind, title, status, url, party_a, party_b) "
                         "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    RowWriter terms(
        run, "INSERT INTO agreement_term (agreement_id, position, term, mineral_id) VALUES (?, ?, ?, ?)");
    std::set<std::array<std::int64_t, 3>> known;
    storeCurated(
        run, "agreement_pairs.csv",
        {"event_id", "date", "precision", "party_a", "party_b", "kind", "title", "minerals", "status",
         "source_url"},
        [&](const CsvRow& row) {
            const auto at = events.find(row.required("event_id"));
            if (at == events.end()) {
                throw row.error(fmt::format("there is no event '{}'", row["event_id"]),
                                "Add it to db/curated/events.csv, or correct the id.");
            }
            const std::int64_t a = run.country(row.required("party_a"), row.file(), row.line()).value;
            const std::int64_t b = run.country(row.required("party_b"), row.file(), row.line()).value;
            checkPair(row, at->second, a, b);
            if (!known.insert({at->second.id, std::min(a, b), std::max(a, b)}).second) {
                throw row.error("the same pair of this event stands in the list already", "Remove the row.");
            }
            const std::int64_t id = pairs.write(row, at->second.id, row["date"], row["kind"], row["title"],
                                                row["status"], row["source_url"], a, b);
            storeTerms(run, terms, row, id);
        });
}

constexpr std::array<std::string_view, 16> ownColumns = {"date",
                                                         "precision",
                                                         "effective_date",
                                                         "end_date",
                                                         "paused_from",
                                                         "paused_to",
                                                         "ongoing",
                                                         "title",
                                                         "kind",
                                                         "jurisdictions",
                                                         "verification",
                                                         "status",
                                                         "source_publisher",
                                                         "source_title",
                                                         "source_url",
                                                         "note"};

/// An event of the list that a report tells of has no columns of its own here.
bool tellsOfListedEvent(const CsvRow& row) {
    return std::ranges::all_of(ownColumns, [&row](std::string_view column) { return row[column].empty(); });
}

void storeReports(IngestRun& run, EventWriter& writer) {
    RowWriter reports(run, "INSERT INTO event_report (event_id, source_id, text) VALUES (?, ?, ?)");
    storeCurated(run, "report_events.csv",
                 {"event",
                  "report",
                  "text",
                  "date",
                  "precision",
                  "effective_date",
                  "end_date",
                  "paused_from",
                  "paused_to",
                  "ongoing",
                  "title",
                  "kind",
                  "jurisdictions",
                  "minerals",
                  "verification",
                  "status",
                  "source_publisher",
                  "source_title",
                  "source_url",
                  "note"},
                 [&](const CsvRow& row) {
                     const std::string& slug = row.required("event");
                     const SourceId report = run.source(row.required("report"), row.file(), row.line());
                     if (!tellsOfListedEvent(row)) {
                         const bool ongoing = yesOrNo(row, "ongoing");
                         if (ongoing && !row["end_date"].empty()) {
                             throw row.error("it is ongoing and has an end", "Keep one of the two.");
                         }
                         writer.store(row, slug, ongoing, report);
                     }
                     const auto event = writer.stored().find(slug);
                     if (event == writer.stored().end()) {
                         throw row.error(fmt::format("there is no event '{}'", slug),
                                         "Correct the id, or fill in the event's own columns.");
                     }
                     if (tellsOfListedEvent(row)) {
                         writer.addTerms(row, event->second.id);
                     }
                     reports.write(row, event->second.id, report, row.required("text"));
                 });
}

/// A few words for an event that a timeline may print beside its mark.
void storeLabels(IngestRun& run, const StoredEvents& events) {
    RowWriter labels(run, "UPDATE event SET label = ? WHERE id = ?");
    storeCurated(run, "event_labels.csv", {"event", "label"}, [&](const CsvRow& row) {
        const auto event = events.find(row.required("event"));
        if (event == events.end()) {
            throw row.error(fmt::format("there is no event '{}'", row["event"]),
                            "Correct the id, or remove the row.");
        }
        labels.write(row, row.required("label"), event->second.id);
    });
}

} // namespace

void ingestEvents(IngestRun& run) {
    guarded(run.db(), [&run] {
        storeKinds(run);
        EventWriter writer(run);
        storeEventList(run, writer);
        storePairs(run, writer.stored());
        storeReports(run, writer);
        storeLabels(run, writer.stored());
    });
}

} // namespace lodestone
