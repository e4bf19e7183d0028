// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/curated.h"
#include "ingest/reference_facts.h"
#include "model/supply.h"

#include <fmt/format.h>

#include <set>
#include <string>

namespace lodestone {

namespace {

void storeStages(IngestRun& run) {
    RowWriter stages(run, "INSERT INTO stage (slug, name, description, position) VALUES (?, ?, ?, ?)");
    std::set<std::string, std::less<>> found;
    storeCurated(run, "stages.csv", {"slug", "name", "description", "position"}, [&](const CsvRow& row) {
        stages.write(row, row.required("slug"), row.required("name"), row.required("description"),
                     wholeNumber(row, "position"));
        found.insert(row["slug"]);
    });
    for (const Stage stage : allStages) {
        if (!found.contains(slug(stage))) {
            throw IngestError(run.file("curated/stages.csv"), 0,
                              fmt::format("stage '{}' is missing", slug(stage)),
                              "The program knows four stages and needs a row for each.");
        }
    }
}

void storeCountries(IngestRun& run) {
    RowWriter countries(run,
                        "INSERT INTO country (iso3, iso2, iso_numeric, name, kind) VALUES (?, ?, ?, ?, ?)");
    storeCurated(run, "countries.csv", {"iso3", "iso2", "iso_numeric", "name", "kind"},
                 [&](const CsvRow& row) {
                     countries.write(row, row.required("iso3"), OrNull{row["iso2"]},
                                     OrNull{row["iso_numeric"]}, row.required("name"), row.required("kind"));
                 });
}

/// Throws when `sql` finds a row for the alias: a name that is already known needs no alias, and one that is
/// another row's name would hide it.
void refuseKnownName(IngestRun& run, const char* sql, const CsvRow& row) {
    SQLite::Statement known(run.db().handle(), sql);
    known.bind(1, row["alias"]);
    if (known.executeStep()) {
        throw row.error(fmt::format("alias '{}' is the name or code of '{}' already", row["alias"],
                                    known.getColumn(0).getString()),
                        "Remove the row.");
    }
}

void storeCountryAliases(IngestRun& run) {
    RowWriter aliases(run, "INSERT INTO country_alias (alias, country_id, used_by) VALUES (?, ?, ?)");
    storeCurated(run, "country_aliases.csv", {"alias", "iso3", "used_by"}, [&](const CsvRow& row) {
        const CountryId country = run.country(row.required("iso3"), row.file(), row.line());
        refuseKnownName(run, "SELECT name FROM country WHERE ?1 COLLATE NOCASE IN (name, iso3, iso2)", row);
        aliases.write(row, row.required("alias"), country, row.required("used_by"));
    });
}

void storeMinerals(IngestRun& run) {
    RowWriter minerals(run,
                       "INSERT INTO mineral (slug, name, symbol, mineral_group, us_critical_2025, position, "
                       "parent_id) VALUES (?, ?, ?, ?, ?, ?, (SELECT id FROM mineral WHERE slug = ?))");
    std::set<std::string> known;
    storeCurated(
        run, "minerals.csv", {"slug", "name", "symbol", "group", "us_critical_2025", "position", "parent"},
        [&](const CsvRow& row) {
            if (const std::string& parent = row["parent"]; !parent.empty() && !known.contains(parent)) {
                throw row.error(
                    fmt::format("'{}' is part of '{}', which is not above it", row["slug"], parent),
                    "Move the group's own line above its parts, or correct the name.");
            }
            known.insert(row["slug"]);
            minerals.write(row, row.required("slug"), row.required("name"), OrNull{row["symbol"]},
                           row.required("group"), yesOrNo(row, "us_critical_2025"),
                           wholeNumber(row, "position"), row["parent"]);
        });
}

void storeMineralAliases(IngestRun& run) {
    RowWriter aliases(run, "INSERT INTO mineral_alias (alias, mineral_id, relation, product, stage, note) "
                           "VALUES (?, ?, ?, ?, ?, ?)");
    storeCurated(
        run, "mineral_aliases.csv", {"alias", "slug", "relation", "product", "stage", "note"},
        [&](const CsvRow& row) {
            const MineralId mineral = run.mineral(row.required("slug"), row.file(), row.line());
            refuseKnownName(run, "SELECT name FROM mineral WHERE ?1 COLLATE NOCASE IN (name, slug)", row);
            if (!row["product"].empty() && row["stage"].empty()) {
                throw row.error("a product without a stage", "Name the stage whose tables have the product.");
            }
            if (!row["note"].empty() && !row["stage"].empty()) {
                throw row.error("a name that no table answers to, and a stage that answers to it",
                                "Empty one of the two.");
            }
            aliases.write(row, row.required("alias"), mineral, row.required("relation"),
                          OrNull{row["product"]}, OrNull{row["stage"]}, OrNull{row["note"]});
        });
}

/// A dataset or report is somebody else's and needs an address; our own lists have none.
void checkSource(const IngestRun& run, const CsvRow& row) {
    if (webAddress(row, "url").empty() && row["kind"] != "reference") {
        throw row.error(fmt::format("{} '{}' has no address", row["kind"], row["slug"]),
                        "Fill in column 'url' with the publisher's page.");
    }
    if (const std::string& file = row["file"]; !file.empty() && !std::filesystem::exists(run.file(file))) {
        throw row.error(fmt::format("there is no file db/{}", file),
                        "Correct the path, or leave column 'file' empty when the file is not shipped.");
    }
}

void storeSources(IngestRun& run) {
    RowWriter sources(
        run,
        "INSERT INTO source (slug, title, short_name, family, publisher, edition, published, kind, licence, "
        "licence_url, attribution, url, doi, file, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?)");
    storeCurated(run, "sources.csv",
                 {"slug", "title", "short_name", "family", "publisher", "edition", "published", "kind",
                  "licence", "licence_url", "attribution", "url", "doi", "file", "note"},
                 [&](const CsvRow& row) {
                     checkSource(run, row);
                     sources.write(
                         row, row.required("slug"), row.required("title"), row.required("short_name"),
                         row.required("family"), row.required("publisher"), row.required("edition"),
                         requiredDate(row, "published").iso(), row.required("kind"), row.required("licence"),
                         OrNull{webAddress(row, "licence_url")}, row.required("attribution"), row["url"],
                         OrNull{row["doi"]}, OrNull{row["file"]}, OrNull{row["note"]});
                 });
}

/// The last day that a list of our own knows of.
void storeListDates(IngestRun& run) {
    RowWriter days(run, "UPDATE source SET kept_to = ? WHERE id = ?");
    storeCurated(run, "list_dates.csv", {"source", "kept_to"}, [&](const CsvRow& row) {
        days.write(row, requiredDate(row, "kept_to").iso(),
                   run.source(row.required("source"), row.file(), row.line()));
    });
}

} // namespace

void ingestReference(IngestRun& run) {
    guarded(run.db(), [&run] {
        storeStages(run);
        storeCountries(run);
        storeMinerals(run);
        storeSources(run);
        run.loadNames(); // aliases name countries and minerals
        storeListDates(run);
        storeCountryAliases(run);
        storeMineralAliases(run);
        run.loadNames(); // facts may use aliases
        storeBlocs(run);
        storePlaces(run);
        storeClaims(run);
    });
}

} // namespace lodestone
