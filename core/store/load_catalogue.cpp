// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/load.h"
#include "store/reading.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

namespace lodestone {
namespace {

template <typename Row, typename IdType>
std::unordered_map<IdType, Row*> byId(std::vector<Row>& rows) {
    std::unordered_map<IdType, Row*> map;
    for (Row& row : rows)
        map.emplace(row.id, &row);
    return map;
}

/// Calls `take(owner, statement)` for every row whose first column is the id of one of `owners`.
template <typename Row, typename Tag, typename Take>
void attach(const Database& db, const char* sql, std::vector<Row>& rows, Id<Tag> Row::*, Take take) {
    const auto owners = byId<Row, Id<Tag>>(rows);
    SQLite::Statement query(db.handle(), sql);
    while (query.executeStep())
        if (const auto owner = owners.find(idAt<Tag>(query, 0)); owner != owners.end())
            take(*owner->second, query);
}

/// Rows of the tables that are read whole must name rows that are there: programs that edit a database need
/// not see to it. Tables of numbers are checked where they are read. Some two milliseconds.
void requireReferences(const Database& db) {
    SQLite::Statement tables(db.handle(),
                             "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN "
                             "('cell', 'aggregate', 'statistic', 'governance', 'trade_parameter') "
                             "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'ingest_%'");
    while (tables.executeStep()) {
        const std::string table = textAt(tables, 0);
        SQLite::Statement check(db.handle(), "SELECT rowid, parent FROM pragma_foreign_key_check(?)");
        check.bind(1, table);
        if (check.executeStep()) {
            const std::string row =
                check.isColumnNull(0) ? "a row" : fmt::format("row {}", check.getColumn(0).getInt64());
            throwDangling(db, fmt::format("{} of table '{}'", row, table), textAt(check, 1));
        }
    }
}

std::vector<Country> loadCountries(const Database& db) {
    SQLite::Statement query(db.handle(), "SELECT id, iso3, iso2, name, kind FROM country ORDER BY name");
    std::vector<Country> rows;
    while (query.executeStep())
        rows.push_back({idAt<CountryTag>(query, 0),
                        textAt(query, 1),
                        textAt(query, 2),
                        textAt(query, 3),
                        textAt(query, 4),
                        {}});
    attach(db, "SELECT country_id, alias FROM country_alias ORDER BY country_id, alias", rows, &Country::id,
           [](Country& owner, const SQLite::Statement& row) { owner.aliases.push_back(textAt(row, 1)); });
    return rows;
}

std::vector<Mineral> loadMinerals(const Database& db) {
    SQLite::Statement query(
        db.handle(), "SELECT id, slug, name, symbol, mineral_group, us_critical_2025, position, parent_id "
                     "FROM mineral ORDER BY position");
    std::vector<Mineral> rows;
    while (query.executeStep())
        rows.push_back({idAt<MineralTag>(query, 0),
                        textAt(query, 1),
                        textAt(query, 2),
                        textAt(query, 3),
                        textAt(query, 4),
                        intAt(query, 5) != 0,
                        intAt(query, 6),
                        {},
                        idAt<MineralTag>(query, 7)});
    // Other names of the same thing before what the name covers: 'rare earth elements', then 'neodymium'.
    attach(db,
           "SELECT mineral_id, alias, product, stage, note FROM mineral_alias "
           "ORDER BY mineral_id, relation DESC, alias",
           rows, &Mineral::id, [&db](Mineral& owner, const SQLite::Statement& row) {
               owner.aliases.push_back(textAt(row, 1));
               NamedProduct named{textAt(row, 1), textAt(row, 2), {}, textAt(row, 4)};
               if (const std::string stage = textAt(row, 3); !stage.empty())
                   named.stage = known(stageFromSlug(stage), db, "a stage", stage);
               if (!named.product.empty() || named.stage || !named.untold.empty())
                   owner.products.push_back(std::move(named));
           });
    return rows;
}

std::vector<StageInfo> loadStages(const Database& db) {
    SQLite::Statement query(db.handle(), "SELECT slug, name, description FROM stage ORDER BY position");
    std::vector<StageInfo> rows;
    while (query.executeStep()) {
        const std::string slug = textAt(query, 0);
        rows.push_back({known(stageFromSlug(slug), db, "a stage", slug), textAt(query, 1), textAt(query, 2)});
    }
    return rows;
}

std::vector<Source> loadSources(const Database& db) {
    SQLite::Statement query(
        db.handle(),
        "SELECT id, slug, title, short_name, publisher, edition, published, kind, licence, "
        "licence_url, attribution, url, doi, file, note, family, kept_to FROM source ORDER BY id");
    std::vector<Source> rows;
    while (query.executeStep()) {
        Source row;
        row.id = idAt<SourceTag>(query, 0);
        row.slug = textAt(query, 1);
        row.title = textAt(query, 2);
        row.shortName = textAt(query, 3);
        row.publisher = textAt(query, 4);
        row.edition = textAt(query, 5);
        row.published = dateAt(db, query, 6, "the date of source " + row.slug);
        row.kind = textAt(query, 7);
        row.licence = textAt(query, 8);
        row.licenceUrl = textAt(query, 9);
        row.attribution = textAt(query, 10);
        row.url = textAt(query, 11);
        row.doi = textAt(query, 12);
        row.file = textAt(query, 13);
        row.note = textAt(query, 14);
        row.family = textAt(query, 15);
        row.keptTo = optionalDateAt(db, query, 16, "the last day of source " + row.slug);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Bloc> loadBlocs(const Database& db) {
    SQLite::Statement query(db.handle(), "SELECT id, slug, name, note FROM bloc ORDER BY id");
    std::vector<Bloc> rows;
    while (query.executeStep())
        rows.push_back({idAt<BlocTag>(query, 0), textAt(query, 1), textAt(query, 2), textAt(query, 3), {}});
    attach(db,
           "SELECT bloc_id, country_id, from_date, to_date, bloc_member.source FROM bloc_member "
           "JOIN country ON country.id = country_id ORDER BY bloc_id, from_date, country.name",
           rows, &Bloc::id, [&db](Bloc& owner, const SQLite::Statement& row) {
               const std::string what = "a date of membership in " + owner.slug;
               owner.members.push_back({idAt<CountryTag>(row, 1), optionalDateAt(db, row, 2, what),
                                        optionalDateAt(db, row, 3, what), textAt(row, 4)});
           });
    return rows;
}

std::vector<Series> loadSeries(const Database& db) {
    SQLite::Statement query(
        db.handle(),
        "SELECT series.id, mineral_id, source_id, stage.slug, measure, product, label, unit, basis, "
        "preference, comparable, comparable_reason, note, years_averaged, subject, verb, printed_after "
        "FROM series JOIN stage ON stage.id = stage_id ORDER BY series.id");
    std::vector<Series> rows;
    while (query.executeStep()) {
        Series row;
        row.id = idAt<SeriesTag>(query, 0);
        row.mineral = idAt<MineralTag>(query, 1);
        row.source = idAt<SourceTag>(query, 2);
        const std::string stage = textAt(query, 3);
        row.stage = known(stageFromSlug(stage), db, "a stage", stage);
        const std::string measure = textAt(query, 4);
        row.measure = known(measureFromSlug(measure), db,
                            fmt::format("the measure of series {}", row.id.value), measure);
        row.product = textAt(query, 5);
        row.label = textAt(query, 6);
        row.unit = textAt(query, 7);
        row.basis = textAt(query, 8);
        row.preference = intAt(query, 9);
        row.comparable = intAt(query, 10) != 0;
        row.comparableReason = textAt(query, 11);
        row.note = textAt(query, 12);
        row.yearsAveraged = intAt(query, 13);
        row.subject = textAt(query, 14);
        row.verb = textAt(query, 15);
        if (!query.isColumnNull(16))
            row.printedAfter = intAt(query, 16);
        rows.push_back(std::move(row));
    }
    attach(db, "SELECT series_id, year, projected FROM series_year ORDER BY series_id, year", rows,
           &Series::id, [](Series& owner, const SQLite::Statement& row) {
               owner.years.push_back(intAt(row, 1));
               if (owner.outlookFrom == 0 && intAt(row, 2) != 0)
                   owner.outlookFrom = intAt(row, 1);
           });
    attach(db,
           "SELECT DISTINCT series_id, year FROM suspect_cell WHERE proposed IS NOT NULL "
           "ORDER BY series_id, year",
           rows, &Series::id,
           [](Series& owner, const SQLite::Statement& row) { owner.proposals.push_back(intAt(row, 1)); });
    return rows;
}

std::optional<double> optionalReal(const SQLite::Statement& row, int column) {
    const SQLite::Column cell = row.getColumn(column);
    return cell.isNull() ? std::nullopt : std::optional(cell.getDouble());
}

std::vector<CriticalList> loadCriticalLists(const Database& db) {
    SQLite::Statement lists(db.handle(), "SELECT id, slug, name, authority, published, source_id, note "
                                         "FROM critical_list ORDER BY authority, published");
    SQLite::Statement entries(db.handle(),
                              "SELECT term, mineral_id, listed, supply_risk, economic_importance, note "
                              "FROM critical_list_entry WHERE list_id = ? ORDER BY term");
    std::vector<CriticalList> rows;
    while (lists.executeStep()) {
        CriticalList list{textAt(lists, 1),
                          textAt(lists, 2),
                          textAt(lists, 3),
                          dateAt(db, lists, 4, "the date of list " + textAt(lists, 1)),
                          idAt<SourceTag>(lists, 5),
                          textAt(lists, 6),
                          {}};
        entries.reset();
        entries.bind(1, lists.getColumn(0).getInt64());
        while (entries.executeStep())
            list.entries.push_back({textAt(entries, 0), idAt<MineralTag>(entries, 1), intAt(entries, 2) != 0,
                                    optionalReal(entries, 3), optionalReal(entries, 4), textAt(entries, 5)});
        rows.push_back(std::move(list));
    }
    return rows;
}

std::vector<SourceFile> loadFiles(const Database& db) {
    SQLite::Statement query(db.handle(), "SELECT id, path, sheet FROM source_file ORDER BY id");
    std::vector<SourceFile> rows;
    while (query.executeStep())
        rows.push_back({idAt<FileTag>(query, 0), textAt(query, 1), textAt(query, 2)});
    return rows;
}

std::vector<Year> loadAgreementYears(const Database& db) {
    SQLite::Statement query(db.handle(), "SELECT CAST(substr(min(date), 1, 4) AS INTEGER), "
                                         "CAST(substr(max(date), 1, 4) AS INTEGER) FROM agreement");
    std::vector<Year> years;
    if (query.executeStep() && !query.isColumnNull(0))
        for (Year year = query.getColumn(0).getInt(); year <= query.getColumn(1).getInt(); ++year)
            years.push_back(year);
    return years;
}

std::vector<CountryId> loadEventParties(const Database& db) {
    SQLite::Statement query(db.handle(), "SELECT id FROM country WHERE EXISTS (SELECT 1 FROM event_country e "
                                         "WHERE e.country_id = country.id) ORDER BY name");
    std::vector<CountryId> parties;
    while (query.executeStep())
        parties.push_back(idAt<CountryTag>(query, 0));
    return parties;
}

} // namespace

Catalogue loadCatalogue(const Database& db) {
    return guarded(db, [&db] {
        requireReferences(db);
        Catalogue catalogue;
        catalogue.countries = loadCountries(db);
        catalogue.minerals = loadMinerals(db);
        catalogue.stages = loadStages(db);
        catalogue.sources = loadSources(db);
        catalogue.blocs = loadBlocs(db);
        catalogue.series = loadSeries(db);
        catalogue.files = loadFiles(db);
        catalogue.criticalLists = loadCriticalLists(db);
        catalogue.agreementYears = loadAgreementYears(db);
        catalogue.eventParties = loadEventParties(db);
        return catalogue;
    });
}

} // namespace lodestone
