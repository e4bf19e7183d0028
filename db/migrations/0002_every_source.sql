-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 2: parts of groups, averages over years, projections, lists of critical minerals, statistics of one country, trade
-- parameters, governance, checks. SQLite cannot change a constraint: those tables are built anew beside the old and take its name.

CREATE TABLE new_mineral (
    id               INTEGER PRIMARY KEY,
    slug             TEXT NOT NULL UNIQUE CHECK (slug = lower(slug) AND slug NOT LIKE '% %'),
    name             TEXT NOT NULL UNIQUE,
    symbol           TEXT,
    mineral_group    TEXT NOT NULL,
    us_critical_2025 INTEGER NOT NULL CHECK (us_critical_2025 IN (0, 1)),
    position         INTEGER NOT NULL UNIQUE,
    parent_id        INTEGER REFERENCES mineral (id)
) STRICT;
INSERT INTO new_mineral (id, slug, name, symbol, mineral_group, us_critical_2025, position)
    SELECT id, slug, name, symbol, mineral_group, us_critical_2025, position FROM mineral;
DROP TABLE mineral;
ALTER TABLE new_mineral RENAME TO mineral;

CREATE TABLE new_series (
    id                INTEGER PRIMARY KEY,
    source_id         INTEGER NOT NULL REFERENCES source (id),
    mineral_id        INTEGER NOT NULL REFERENCES mineral (id),
    stage_id          INTEGER NOT NULL REFERENCES stage (id),
    measure           TEXT NOT NULL CHECK (measure IN ('production', 'capacity', 'reserves')),
    product           TEXT NOT NULL DEFAULT '',
    label             TEXT NOT NULL,
    unit              TEXT NOT NULL,
    basis             TEXT NOT NULL,
    preference        INTEGER NOT NULL CHECK (preference >= 0),
    comparable        INTEGER NOT NULL DEFAULT 1 CHECK (comparable IN (0, 1)),
    comparable_reason TEXT,
    note              TEXT,
    years_averaged    INTEGER NOT NULL DEFAULT 1 CHECK (years_averaged BETWEEN 1 AND 20),
    UNIQUE (source_id, mineral_id, stage_id, measure, product),
    CHECK (comparable = 1 OR comparable_reason IS NOT NULL)
) STRICT;
INSERT INTO new_series (id, source_id, mineral_id, stage_id, measure, product, label, unit, basis, preference, comparable,
    comparable_reason, note)
    SELECT id, source_id, mineral_id, stage_id, measure, product, label, unit, basis, preference, comparable,
    comparable_reason, note FROM series;
DROP TABLE series;
ALTER TABLE new_series RENAME TO series;

CREATE TABLE new_cell (
    series_id  INTEGER NOT NULL REFERENCES series (id),
    year       INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2200),
    country_id INTEGER NOT NULL REFERENCES country (id),
    value      REAL CHECK (value IS NULL OR value >= 0),
    low        REAL,
    high       REAL,
    relation   TEXT NOT NULL DEFAULT '=' CHECK (relation IN ('=', '>', '<', '-')),
    status     TEXT NOT NULL CHECK (status IN ('reported', 'estimated', 'zero', 'withheld', 'included_elsewhere',
                   'not_available', 'below_precision', 'qualitative', 'not_applicable', 'projected')),
    printed    TEXT NOT NULL,
    remark     TEXT,
    note       TEXT,
    source_row INTEGER,
    PRIMARY KEY (series_id, year, country_id),
    CHECK ((value IS NOT NULL) = (status IN ('reported', 'estimated', 'zero', 'projected') AND relation IN ('=', '>'))),
    CHECK ((low IS NOT NULL AND high IS NOT NULL AND low <= high) = (relation IN ('-', '<'))),
    CHECK ((low IS NULL) = (high IS NULL)),
    CHECK (relation = '=' OR status IN ('reported', 'estimated', 'below_precision', 'projected')),
    CHECK (status <> 'below_precision' OR relation = '<'),
    CHECK (status <> 'zero' OR value = 0)
) STRICT, WITHOUT ROWID;
INSERT INTO new_cell (series_id, year, country_id, value, low, high, relation, status, printed, remark, note, source_row)
    SELECT series_id, year, country_id, value, low, high, relation, status, printed, remark, note, source_row FROM cell;
DROP TABLE cell;
ALTER TABLE new_cell RENAME TO cell;

CREATE TABLE new_aggregate (
    series_id  INTEGER NOT NULL REFERENCES series (id),
    year       INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2200),
    kind       TEXT NOT NULL CHECK (kind IN ('world', 'other')),
    value      REAL CHECK (value IS NULL OR value >= 0),
    low        REAL,
    high       REAL,
    relation   TEXT NOT NULL DEFAULT '=' CHECK (relation IN ('=', '>', '<', '-')),
    status     TEXT NOT NULL CHECK (status IN ('reported', 'estimated', 'zero', 'withheld', 'included_elsewhere',
                   'not_available', 'below_precision', 'qualitative', 'not_applicable', 'projected')),
    printed    TEXT NOT NULL,
    remark     TEXT,
    note       TEXT,
    source_row INTEGER,
    PRIMARY KEY (series_id, year, kind),
    CHECK ((value IS NOT NULL) = (status IN ('reported', 'estimated', 'zero', 'projected') AND relation IN ('=', '>'))),
    CHECK ((low IS NOT NULL AND high IS NOT NULL AND low <= high) = (relation IN ('-', '<'))),
    CHECK ((low IS NULL) = (high IS NULL)),
    CHECK (relation = '=' OR status IN ('reported', 'estimated', 'below_precision', 'projected')),
    CHECK (status <> 'below_precision' OR relation = '<'),
    CHECK (status <> 'zero' OR value = 0)
) STRICT, WITHOUT ROWID;
INSERT INTO new_aggregate (series_id, year, kind, value, low, high, relation, status, printed, remark, note, source_row)
    SELECT series_id, year, kind, value, low, high, relation, status, printed, remark, note, source_row FROM aggregate;
DROP TABLE aggregate;
ALTER TABLE new_aggregate RENAME TO aggregate;
CREATE INDEX series_by_mineral ON series (mineral_id, stage_id, preference);

CREATE TABLE critical_list (
    id        INTEGER PRIMARY KEY,
    slug      TEXT NOT NULL UNIQUE,
    name      TEXT NOT NULL UNIQUE,
    authority TEXT NOT NULL,
    published TEXT NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source (id),
    note      TEXT
) STRICT;

CREATE TABLE critical_list_entry (
    list_id             INTEGER NOT NULL REFERENCES critical_list (id),
    term                TEXT NOT NULL,
    mineral_id          INTEGER REFERENCES mineral (id),
    listed              INTEGER NOT NULL CHECK (listed IN (0, 1)),
    supply_risk         REAL CHECK (supply_risk >= 0),
    economic_importance REAL CHECK (economic_importance >= 0),
    note                TEXT,
    source_row          INTEGER,
    PRIMARY KEY (list_id, term)
) STRICT, WITHOUT ROWID;

CREATE TABLE statistic (
    id         INTEGER PRIMARY KEY,
    source_id  INTEGER NOT NULL REFERENCES source (id),
    mineral_id INTEGER NOT NULL REFERENCES mineral (id),
    country_id INTEGER NOT NULL REFERENCES country (id),
    topic      TEXT NOT NULL CHECK (topic IN ('net_import_reliance', 'import_source', 'end_use', 'salient')),
    item       TEXT NOT NULL,
    partner_id INTEGER REFERENCES country (id),
    partner    TEXT,
    from_year  INTEGER CHECK (from_year IS NULL OR from_year BETWEEN 1800 AND 2200),
    to_year    INTEGER CHECK (to_year IS NULL OR to_year BETWEEN 1800 AND 2200),
    unit       TEXT NOT NULL,
    value      REAL,
    low        REAL,
    high       REAL,
    relation   TEXT NOT NULL DEFAULT '=' CHECK (relation IN ('=', '>', '<', '-')),
    status     TEXT NOT NULL CHECK (status IN ('reported', 'estimated', 'zero', 'withheld', 'included_elsewhere',
                   'not_available', 'below_precision', 'qualitative', 'not_applicable', 'projected')),
    printed    TEXT NOT NULL,
    position   INTEGER NOT NULL,
    note       TEXT,
    source_row INTEGER,
    CHECK ((value IS NOT NULL) = (status IN ('reported', 'estimated', 'zero', 'projected') AND relation IN ('=', '>'))),
    CHECK ((low IS NOT NULL AND high IS NOT NULL AND low <= high) = (relation IN ('-', '<'))),
    CHECK ((low IS NULL) = (high IS NULL)),
    CHECK ((from_year IS NULL) = (to_year IS NULL) AND (from_year IS NULL OR from_year <= to_year))
) STRICT;
CREATE INDEX statistic_by_mineral ON statistic (mineral_id, topic);

CREATE TABLE trade_parameter (
    source_id  INTEGER NOT NULL REFERENCES source (id),
    mineral_id INTEGER NOT NULL REFERENCES mineral (id),
    stage_id   INTEGER NOT NULL REFERENCES stage (id),
    product    TEXT NOT NULL DEFAULT '',
    country_id INTEGER NOT NULL REFERENCES country (id),
    t          REAL NOT NULL CHECK (t > 0),
    source_row INTEGER,
    PRIMARY KEY (source_id, mineral_id, stage_id, product, country_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE governance (
    source_id      INTEGER NOT NULL REFERENCES source (id),
    country_id     INTEGER NOT NULL REFERENCES country (id),
    year           INTEGER NOT NULL CHECK (year BETWEEN 1990 AND 2200),
    dimension      TEXT NOT NULL CHECK (dimension IN ('va', 'pv', 'ge', 'rq', 'rl', 'cc', 'mean')),
    estimate       REAL NOT NULL CHECK (estimate BETWEEN -4 AND 4),
    standard_error REAL CHECK (standard_error >= 0),
    source_row     INTEGER,
    PRIMARY KEY (source_id, country_id, year, dimension)
) STRICT, WITHOUT ROWID;

CREATE TABLE ingest_check (
    source_id  INTEGER NOT NULL REFERENCES source (id),
    name       TEXT NOT NULL,
    checked    INTEGER NOT NULL CHECK (checked >= 0),
    exceptions INTEGER NOT NULL CHECK (exceptions BETWEEN 0 AND checked),
    detail     TEXT,
    PRIMARY KEY (source_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE series_year (
    series_id INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
    year      INTEGER NOT NULL,
    projected INTEGER NOT NULL CHECK (projected IN (0, 1)),
    PRIMARY KEY (series_id, year)
) STRICT, WITHOUT ROWID;
INSERT INTO series_year
    SELECT series_id, year, max(status = 'projected')
    FROM (SELECT series_id, year, status FROM cell UNION ALL SELECT series_id, year, status FROM aggregate)
    GROUP BY series_id, year;
CREATE TRIGGER cell_year AFTER INSERT ON cell BEGIN
    INSERT INTO series_year VALUES (new.series_id, new.year, new.status = 'projected')
    ON CONFLICT DO UPDATE SET projected = max(projected, excluded.projected);
END;
CREATE TRIGGER aggregate_year AFTER INSERT ON aggregate BEGIN
    INSERT INTO series_year VALUES (new.series_id, new.year, new.status = 'projected')
    ON CONFLICT DO UPDATE SET projected = max(projected, excluded.projected);
END;
