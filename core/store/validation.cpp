// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/validation.h"

#include "store/migrations.h"
#include "store/statement.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <set>
#include <string_view>
#include <tuple>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sqlite3.h>
#include <sys/stat.h>

namespace lodestone {

namespace {

constexpr std::string_view remedy = "Take the database that came with the program, or build it again";

constexpr const char* statuses =
    "('reported', 'estimated', 'zero', 'withheld', 'included_elsewhere', 'not_available', 'below_precision', "
    "'qualitative', 'not_applicable', 'projected')";

/// What holds for every row of a table: an expression of SQL that is 1.
struct Rules {
    const char* table;
    std::vector<std::string> hold;
};

std::string isText(const char* columns) {
    std::vector<std::string> parts;
    for (std::string_view rest = columns; !rest.empty();) {
        const std::string_view name = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(rest.size(), name.size() + 1));
        parts.push_back(fmt::format("typeof({0}) = 'text' AND length({0}) < 20000", name));
    }
    return fmt::format("{}", fmt::join(parts, " AND "));
}

std::string names(const char* column, const char* table, const char* key = "id") {
    return fmt::format("{} IN (SELECT {} FROM {})", column, key, table);
}

std::string namesOrNone(const char* column, const char* table) {
    return fmt::format("({0} IS NULL OR {0} IN (SELECT id FROM {1}))", column, table);
}

std::string isYear(const char* column) {
    return fmt::format("(typeof({0}) = 'integer' AND {0} BETWEEN 1800 AND 2200)", column);
}

std::string isWhole(const char* column, int low, int high) {
    return fmt::format("(typeof({0}) = 'integer' AND {0} BETWEEN {1} AND {2})", column, low, high);
}

std::string isAmountOrNone(const char* column) {
    return fmt::format("({0} IS NULL OR (typeof({0}) IN ('real', 'integer') AND {0} BETWEEN -1e15 AND 1e15))",
                       column);
}

/// Value, bounds, relation and status of a printed number, as the schema binds them.
std::vector<std::string> number() {
    return {isAmountOrNone("value"),
            isAmountOrNone("low"),
            isAmountOrNone("high"),
            "relation IN ('=', '>', '<', '-')",
            fmt::format("status IN {}", statuses),
            "(value IS NOT NULL) = (status IN ('reported', 'estimated', 'zero', 'projected') AND relation IN "
            "('=', '>'))",
            "(low IS NOT NULL AND high IS NOT NULL AND low <= high) = (relation IN ('-', '<'))",
            "(low IS NULL) = (high IS NULL)",
            isText("printed")};
}

std::vector<std::string> with(std::vector<std::string> rules, std::vector<std::string> more) {
    rules.insert(rules.end(), more.begin(), more.end());
    return rules;
}

std::vector<Rules> rulesOfMarkets() {
    const std::string table = names("series_id", "series");
    const std::string country = names("country_id", "country");
    return {{"stage", {isText("slug name"), "slug IN ('reserves', 'mining', 'processing', 'magnets')"}},
            {"country",
             {isText("iso3 name kind"), "length(iso3) = 3",
              "kind IN ('country', 'territory', 'supranational', 'historic')"}},
            {"mineral",
             {isText("slug name mineral_group"), "us_critical_2025 IN (0, 1)",
              namesOrNone("parent_id", "mineral"), "(parent_id IS NULL OR parent_id <> id)"}},
            {"source",
             {isText("slug title short_name family publisher edition published licence attribution url"),
              "kind IN ('dataset', 'report', 'reference')"}},
            {"series",
             {names("source_id", "source"), names("mineral_id", "mineral"), names("stage_id", "stage"),
              "measure IN ('production', 'capacity', 'reserves')", isText("product label unit basis"),
              isWhole("preference", 0, 1'000'000), "comparable IN (0, 1)", isWhole("years_averaged", 1, 20),
              "(printed_after IS NULL OR " + isWhole("printed_after", 0, 20) + ")"}},
            {"cell", with({table, isYear("year"), country}, with(number(), {"value IS NULL OR value >= 0"}))},
            {"aggregate", with({table, isYear("year"), "kind IN ('world', 'other')"},
                               with(number(), {"value IS NULL OR value >= 0"}))},
            {"series_year", {table, isYear("year"), "projected IN (0, 1)"}},
            {"outside_total", {table, isYear("year"), country, isAmountOrNone("last_value")}},
            {"no_top_k", {table, isYear("year"), country, namesOrNone("other_series_id", "series")}},
            {"suspect_cell",
             {table, isYear("year"), namesOrNone("country_id", "country"),
              namesOrNone("within_id", "country"), isText("owner kind reason"), isAmountOrNone("proposed")}},
            {"trade_parameter",
             {names("source_id", "source"), names("mineral_id", "mineral"), names("stage_id", "stage"),
              country, "t > 0 AND t < 1e6"}},
            {"statistic", with({names("source_id", "source"), names("mineral_id", "mineral"), country,
                                namesOrNone("partner_id", "country"), isText("topic item unit"),
                                "(from_year IS NULL OR (" + isYear("from_year") + " AND " +
                                    isYear("to_year") + " AND from_year <= to_year))"},
                               number())},
            {"governance",
             {names("source_id", "source"), country, isYear("year"),
              "dimension IN ('va', 'pv', 'ge', 'rq', 'rl', 'cc', 'mean')",
              "typeof(estimate) IN ('real', 'integer') AND estimate BETWEEN -4 AND 4",
              "(standard_error IS NULL OR standard_error BETWEEN 0 AND 100)"}}};
}

std::vector<Rules> rulesOfPolicy() {
    return {
        {"place",
         {isText("slug name kind known_for"), names("country_id", "country"), names("source_id", "source"),
          "latitude BETWEEN -90 AND 90", "longitude BETWEEN -180 AND 180"}},
        {"place_mineral",
         {names("place_id", "place"), names("mineral_id", "mineral"), names("stage_id", "stage")}},
        {"event_kind", {isText("slug name glyph explanation")}},
        {"event",
         {isText("slug title kind date verification status publisher source_title url"),
          names("kind", "event_kind", "slug"), names("source_id", "source"), "ongoing IN (0, 1)"}},
        {"event_country", {names("event_id", "event"), names("country_id", "country")}},
        {"event_term", {names("event_id", "event"), isText("term"), namesOrNone("mineral_id", "mineral")}},
        {"event_report", {names("event_id", "event"), names("source_id", "source"), isText("text")}},
        {"agreement",
         {names("event_id", "event"), isText("date kind title status url"),
          names("kind", "event_kind", "slug"), names("party_a", "country"), names("party_b", "country"),
          "party_a <> party_b"}},
        {"agreement_term",
         {names("agreement_id", "agreement"), isText("term"), namesOrNone("mineral_id", "mineral")}},
        {"bloc", {isText("slug name")}},
        {"bloc_member",
         {names("bloc_id", "bloc"), names("country_id", "country"), isText("from_date source")}},
        {"claim",
         {isText("slug said_by about quantity text"), namesOrNone("country_id", "country"),
          namesOrNone("place_id", "place"), namesOrNone("mineral_id", "mineral"),
          namesOrNone("stage_id", "stage"), names("source_id", "source"), isAmountOrNone("value"),
          "unit IN ('share', 'years', 'elements', '')", "(unit <> 'share' OR value BETWEEN 0 AND 1)"}},
        {"critical_list", {isText("slug name authority published"), names("source_id", "source")}},
        {"critical_list_entry",
         {names("list_id", "critical_list"), isText("term"), namesOrNone("mineral_id", "mineral"),
          "listed IN (0, 1)", isAmountOrNone("supply_risk"), isAmountOrNone("economic_importance")}}};
}

/// One line for each column of each table: name, type and place in the key. What is no table has other lines.
constexpr const char* shapeOf =
    "SELECT m.name || ' ' || c.name || ' ' || upper(c.type) || ' ' || c.pk FROM sqlite_schema m, "
    "pragma_table_info(m.name) c WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY 1";

std::set<std::string> shape(SQLite::Database& db) {
    std::set<std::string> lines;
    SQLite::Statement query(db, shapeOf);
    while (query.executeStep())
        lines.insert(query.getColumn(0).getString());
    return lines;
}

const std::set<std::string>& ownShape() {
    static const std::set<std::string> own = [] {
        SQLite::Database db(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        db.exec(std::string(schemaSql()));
        return shape(db);
    }();
    return own;
}

void requireShape(SQLite::Database& db, const std::string& name) {
    const std::set<std::string> found = shape(db);
    for (const std::string& line : ownShape())
        if (!found.contains(line))
            throw StoreError(
                fmt::format("{}: table '{}' is missing, is no table, or has not the columns that "
                            "this program reads. {}.",
                            name, line.substr(0, line.find(' ')), remedy));
}

bool holds(SQLite::Database& db, const char* table, const std::string& rule) {
    SQLite::Statement query(db, fmt::format("SELECT 1 FROM {} WHERE ({}) IS NOT 1 LIMIT 1", table, rule));
    return !query.executeStep();
}

void requireRules(SQLite::Database& db, const std::string& name, const Rules& rules) {
    if (holds(db, rules.table, fmt::format("({})", fmt::join(rules.hold, ") AND ("))))
        return;
    for (const std::string& rule : rules.hold)
        if (!holds(db, rules.table, rule))
            throw StoreError(fmt::format("{}: table '{}' has a row for which it is not true that {}. {}.",
                                         name, rules.table, rule, remedy));
}

/// A database without any tables of markets is sound; one that has some needs what they are read by.
void requireRows(SQLite::Database& db, const std::string& name) {
    if (db.execAndGet("SELECT count(*) FROM series").getInt() == 0)
        return;
    for (const auto& [table, least] :
         {std::pair("stage", 4), std::pair("country", 1), std::pair("mineral", 1), std::pair("source", 1)})
        if (db.execAndGet(fmt::format("SELECT count(*) FROM {}", table)).getInt() < least)
            throw StoreError(fmt::format("{}: table '{}' has no rows that this program could show. {}.", name,
                                         table, remedy));
}

using FileState = std::tuple<dev_t, ino_t, off_t, time_t, long>;

FileState stateOf(const std::filesystem::path& file) {
    struct stat facts {};
    if (stat(file.c_str(), &facts) != 0)
        return {};
    return {facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec};
}

/// Files that were found sound, for all threads.
class Known {
public:
    [[nodiscard]] bool has(const FileState& state) {
        const std::scoped_lock lock(m_mutex);
        return m_states.contains(state);
    }
    void add(const FileState& state) {
        const std::scoped_lock lock(m_mutex);
        m_states.insert(state);
    }

private:
    std::mutex m_mutex;
    std::set<FileState> m_states;
};

} // namespace

void requireSound(SQLite::Database& db, const std::filesystem::path& file) {
    static Known known;
    const FileState state = stateOf(file);
    if (known.has(state))
        return;
    requireShape(db, file.string());
    for (const auto& list : {rulesOfMarkets(), rulesOfPolicy()})
        for (const Rules& rules : list)
            requireRules(db, file.string(), rules);
    requireRows(db, file.string());
    known.add(state);
}

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto longestStatement = std::chrono::seconds(5);
constexpr int stepsBetweenLooks = 200'000;

thread_local Clock::time_point statementBegan;

} // namespace

void limitStatements(SQLite::Database& db) {
    sqlite3* handle = db.getHandle();
    sqlite3_trace_v2(
        handle, SQLITE_TRACE_STMT,
        [](unsigned, void*, void*, void*) {
            statementBegan = Clock::now();
            return 0;
        },
        nullptr);
    sqlite3_progress_handler(
        handle, stepsBetweenLooks,
        [](void*) { return Clock::now() - statementBegan > longestStatement ? 1 : 0; }, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, 1 << 24);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 200);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
}

} // namespace lodestone
