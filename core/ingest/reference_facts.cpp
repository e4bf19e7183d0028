// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/reference_facts.h"

#include "ingest/curated.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <vector>

namespace lodestone {

namespace {

/// Keys of a small table by slug, for the files that refer to it.
class Slugs {
public:
    explicit Slugs(std::string what) : m_what(std::move(what)) {}

    void add(const std::string& slug, std::int64_t id) { m_ids.emplace(slug, id); }
    /// Marks the slug as used.
    std::int64_t of(const CsvRow& row, std::string_view column) {
        const std::string& slug = row.required(column);
        const auto at = m_ids.find(slug);
        if (at == m_ids.end()) {
            throw row.error(fmt::format("unknown {} '{}'", m_what, slug),
                            fmt::format("Add it to db/curated/{}s.csv.", m_what));
        }
        m_used.insert(slug);
        return at->second;
    }
    void requireAllUsed(const std::filesystem::path& file) const {
        for (const auto& [slug, id] : m_ids) {
            if (!m_used.contains(slug)) {
                throw IngestError(
                    file, 0, fmt::format("there is no row for {} '{}'", m_what, slug),
                    fmt::format("Add one, or remove the {} from db/curated/{}s.csv.", m_what, m_what));
            }
        }
    }

private:
    std::string m_what;
    std::map<std::string, std::int64_t, std::less<>> m_ids;
    std::set<std::string, std::less<>> m_used;
};

/// Half-open: a membership that ends on a date does not overlap one that begins on it.
struct Membership {
    double from = 0;
    double to = 0;
};

Membership membershipOf(const CsvRow& row) {
    const PartialDate from = requiredDate(row, "from");
    const auto to = optionalDate(row, "to");
    if (to && to->begin() <= from.begin()) {
        throw row.error(fmt::format("the membership ends on {} and begins on {}", to->iso(), from.iso()),
                        "Put the first day outside the bloc into column 'to'.");
    }
    return {from.begin(), to ? to->begin() : 1e9};
}

struct Position {
    double latitude = 0;
    double longitude = 0;
};

Position positionOf(const CsvRow& row) {
    const Position position{realNumber(row, "latitude"), realNumber(row, "longitude")};
    if (position.latitude < -90 || position.latitude > 90 || position.longitude < -180 ||
        position.longitude > 180) {
        throw row.error(
            fmt::format("{} north, {} east is not on Earth", position.latitude, position.longitude),
            "Write degrees, north and east positive.");
    }
    return position;
}

/// The figure of a claim; nothing for a claim in words. Quantity, unit and value must agree on which it is.
std::optional<double> claimValue(const CsvRow& row) {
    const bool statement = row.required("quantity") == "statement";
    if (statement != row["value"].empty() || statement != row["unit"].empty()) {
        throw row.error(
            "quantity, value and unit do not agree",
            "A claim in words has quantity 'statement' and neither value nor unit; any other has both.");
    }
    if (statement) {
        return std::nullopt;
    }
    const double value = realNumber(row, "value");
    if (row["unit"] == "share" && (value < 0 || value > 1)) {
        throw row.error(fmt::format("a share of {} is not between 0 and 1", value), "Write 69 % as 0.69.");
    }
    return value;
}

} // namespace

void storeBlocs(IngestRun& run) {
    RowWriter blocs(run, "INSERT INTO bloc (slug, name, note) VALUES (?, ?, ?)");
    Slugs slugs("bloc");
    storeCurated(run, "blocs.csv", {"slug", "name", "note"}, [&](const CsvRow& row) {
        slugs.add(row["slug"],
                  blocs.write(row, row.required("slug"), row.required("name"), OrNull{row["note"]}));
    });

    RowWriter members(
        run,
        "INSERT INTO bloc_member (bloc_id, country_id, from_date, to_date, source) VALUES (?, ?, ?, ?, ?)");
    std::map<std::pair<std::int64_t, std::int64_t>, std::vector<Membership>> earlier;
    storeCurated(run, "bloc_members.csv", {"bloc", "iso3", "from", "to", "source"}, [&](const CsvRow& row) {
        const std::int64_t bloc = slugs.of(row, "bloc");
        const CountryId country = run.country(row.required("iso3"), row.file(), row.line());
        const Membership membership = membershipOf(row);
        auto& known = earlier[{bloc, country.value}];
        if (std::ranges::any_of(known, [&](const Membership& other) {
                return membership.from < other.to && other.from < membership.to;
            })) {
            throw row.error(
                fmt::format("'{}' is a member of '{}' twice at the same time", row["iso3"], row["bloc"]),
                "End the earlier membership before this one begins.");
        }
        known.push_back(membership);
        members.write(row, bloc, country, row["from"], OrNull{row["to"]}, row.required("source"));
    });
    slugs.requireAllUsed(run.file("curated/bloc_members.csv"));
}

void storePlaces(IngestRun& run) {
    RowWriter places(
        run, "INSERT INTO place (slug, name, country_id, latitude, longitude, kind, known_for, source_id) "
             "VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    Slugs slugs("place");
    storeCurated(
        run, "places.csv", {"slug", "name", "iso3", "latitude", "longitude", "kind", "known_for", "source"},
        [&](const CsvRow& row) {
            const Position position = positionOf(row);
            slugs.add(row["slug"], places.write(row, row.required("slug"), row.required("name"),
                                                run.country(row.required("iso3"), row.file(), row.line()),
                                                position.latitude, position.longitude, row.required("kind"),
                                                row.required("known_for"),
                                                run.source(row.required("source"), row.file(), row.line())));
        });

    RowWriter minerals(run, "INSERT INTO place_mineral (place_id, mineral_id, stage_id) VALUES (?, ?, ?)");
    storeCurated(run, "place_minerals.csv", {"place", "mineral", "stage"}, [&](const CsvRow& row) {
        minerals.write(row, slugs.of(row, "place"),
                       run.mineral(row.required("mineral"), row.file(), row.line()),
                       run.stage(row.required("stage"), row.file(), row.line()));
    });
    slugs.requireAllUsed(run.file("curated/place_minerals.csv"));
}

void storeClaims(IngestRun& run) {
    Slugs places("place");
    SQLite::Statement stored(run.db().handle(), "SELECT slug, id FROM place");
    while (stored.executeStep()) {
        places.add(stored.getColumn(0).getString(), stored.getColumn(1).getInt64());
    }
    RowWriter claims(
        run,
        "INSERT INTO claim (slug, said_by, about, country_id, place_id, mineral_id, stage_id, quantity, "
        "value, relation, unit, as_of, text, source_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    storeCurated(run, "claims.csv",
                 {"slug", "said_by", "about", "iso3", "place", "mineral", "stage", "quantity", "value",
                  "relation", "unit", "as_of", "text", "source"},
                 [&](const CsvRow& row) {
                     const KeyOrNull place{row["place"].empty() ? 0 : places.of(row, "place")};
                     claims.write(row, row.required("slug"), row.required("said_by"), row.required("about"),
                                  optionalCountry(run, row, "iso3"), place,
                                  optionalMineral(run, row, "mineral"), optionalStage(run, row, "stage"),
                                  row["quantity"], claimValue(row), row.required("relation"), row["unit"],
                                  OrNull{row["as_of"]}, row.required("text"),
                                  run.source(row.required("source"), row.file(), row.line()));
                 });
}

} // namespace lodestone
