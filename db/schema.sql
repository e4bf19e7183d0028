-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema version 3 of the Lodestone database. Columns behind a comma on one line came with a later version. Each table, column and unit is explained in tables.md.
-- A database made by an older version is brought here by the scripts in migrations/.

CREATE TABLE stage (
    id          INTEGER PRIMARY KEY,
    slug        TEXT NOT NULL UNIQUE CHECK (slug IN ('reserves', 'mining', 'processing', 'magnets')),
    name        TEXT NOT NULL,
    description TEXT NOT NULL,
    position    INTEGER NOT NULL UNIQUE
) STRICT;

CREATE TABLE country (
    id          INTEGER PRIMARY KEY,
    iso3        TEXT NOT NULL UNIQUE CHECK (length(iso3) = 3 AND iso3 = upper(iso3)),
    iso2        TEXT CHECK (iso2 IS NULL OR length(iso2) = 2),
    iso_numeric TEXT CHECK (iso_numeric IS NULL OR length(iso_numeric) = 3),
    name        TEXT NOT NULL UNIQUE,
    kind        TEXT NOT NULL CHECK (kind IN ('country', 'territory', 'supranational', 'historic'))
) STRICT;

CREATE TABLE country_alias (
    alias      TEXT PRIMARY KEY,
    country_id INTEGER NOT NULL REFERENCES country (id),
    used_by    TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE mineral (
    id               INTEGER PRIMARY KEY,
    slug             TEXT NOT NULL UNIQUE CHECK (slug = lower(slug) AND slug NOT LIKE '% %'),
    name             TEXT NOT NULL UNIQUE,
    symbol           TEXT,
    mineral_group    TEXT NOT NULL,
    us_critical_2025 INTEGER NOT NULL CHECK (us_critical_2025 IN (0, 1)),
    position         INTEGER NOT NULL UNIQUE,
    parent_id        INTEGER REFERENCES mineral (id)
) STRICT;

CREATE TABLE mineral_alias (
    alias      TEXT PRIMARY KEY,
    mineral_id INTEGER NOT NULL REFERENCES mineral (id),
    relation   TEXT NOT NULL CHECK (relation IN ('same', 'member')), product TEXT, stage TEXT, note TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
    id          INTEGER PRIMARY KEY,
    slug        TEXT NOT NULL UNIQUE,
    title       TEXT NOT NULL,
    short_name  TEXT NOT NULL,
    family      TEXT NOT NULL,
    publisher   TEXT NOT NULL,
    edition     TEXT NOT NULL,
    published   TEXT NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('dataset', 'report', 'reference')),
    licence     TEXT NOT NULL,
    licence_url TEXT,
    attribution TEXT NOT NULL,
    url         TEXT NOT NULL,
    doi         TEXT,
    file        TEXT,
    note        TEXT, kept_to TEXT
) STRICT;

CREATE TABLE series (
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
    years_averaged    INTEGER NOT NULL DEFAULT 1 CHECK (years_averaged BETWEEN 1 AND 20), subject TEXT, verb TEXT, printed_after INTEGER CHECK (printed_after IS NULL OR printed_after BETWEEN 0 AND 20),
    UNIQUE (source_id, mineral_id, stage_id, measure, product),
    CHECK (comparable = 1 OR comparable_reason IS NOT NULL)
) STRICT;
CREATE INDEX series_by_mineral ON series (mineral_id, stage_id, preference);

CREATE TABLE cell (
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
    source_row INTEGER, file_id INTEGER REFERENCES source_file (id), printed_name TEXT,
    PRIMARY KEY (series_id, year, country_id),
    CHECK ((value IS NOT NULL) = (status IN ('reported', 'estimated', 'zero', 'projected') AND relation IN ('=', '>'))),
    CHECK ((low IS NOT NULL AND high IS NOT NULL AND low <= high) = (relation IN ('-', '<'))),
    CHECK ((low IS NULL) = (high IS NULL)),
    CHECK (relation = '=' OR status IN ('reported', 'estimated', 'below_precision', 'projected')),
    CHECK (status <> 'below_precision' OR relation = '<'),
    CHECK (status <> 'zero' OR value = 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE aggregate (
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
    source_row INTEGER, file_id INTEGER REFERENCES source_file (id),
    PRIMARY KEY (series_id, year, kind),
    CHECK ((value IS NOT NULL) = (status IN ('reported', 'estimated', 'zero', 'projected') AND relation IN ('=', '>'))),
    CHECK ((low IS NOT NULL AND high IS NOT NULL AND low <= high) = (relation IN ('-', '<'))),
    CHECK ((low IS NULL) = (high IS NULL)),
    CHECK (relation = '=' OR status IN ('reported', 'estimated', 'below_precision', 'projected')),
    CHECK (status <> 'below_precision' OR relation = '<'),
    CHECK (status <> 'zero' OR value = 0)
) STRICT, WITHOUT ROWID;

-- The publisher's files that cells were read from: file_id of cell, aggregate and statistic. Of a workbook each sheet is a
-- row of its own.
CREATE TABLE source_file (
    id    INTEGER PRIMARY KEY,
    path  TEXT NOT NULL,
    sheet TEXT NOT NULL DEFAULT '',
    UNIQUE (path, sheet)
) STRICT;

-- A producer whom the world total leaves out: the total's words say so ('note'), or its row is withheld while the others
-- fill the printed total ('full'), or it has no row and the same publisher withholds it in its next table ('history').
-- part: what of its output is left out, where that is not all. last_year, last_value: the last published value, in the
-- unit of the series.
CREATE TABLE outside_total (
    series_id  INTEGER NOT NULL REFERENCES series (id),
    year       INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2200),
    country_id INTEGER NOT NULL REFERENCES country (id),
    reason     TEXT NOT NULL CHECK (reason IN ('note', 'full', 'history')),
    part       TEXT,
    last_year  INTEGER CHECK (last_year IS NULL OR last_year < year),
    last_value REAL CHECK (last_value IS NULL OR last_value > 0),
    PRIMARY KEY (series_id, year, country_id),
    CHECK ((last_year IS NULL) = (last_value IS NULL))
) STRICT, WITHOUT ROWID;

-- Why 'no unlisted producer exceeds the smallest named one' cannot be said of a table. 'always': the publisher names this
-- country whatever its size. 'listed': the table other_series_id has the country, which this one does not list, above the
-- smallest producer that this one names; share is of that table's total.
CREATE TABLE no_top_k (
    series_id       INTEGER NOT NULL REFERENCES series (id),
    year            INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2200),
    country_id      INTEGER NOT NULL REFERENCES country (id),
    reason          TEXT NOT NULL CHECK (reason IN ('always', 'listed')),
    other_series_id INTEGER REFERENCES series (id),
    share           REAL CHECK (share IS NULL OR (share > 0 AND share <= 1)),
    PRIMARY KEY (series_id, year, country_id),
    CHECK ((reason = 'listed') = (other_series_id IS NOT NULL AND share IS NOT NULL))
) STRICT, WITHOUT ROWID;

-- A printed value that cannot be right, or that hides a slip: kept as published, marked wherever it is shown. proposed:
-- the value that the neighbours speak for, NULL where none can be given. owner: 'country', 'world' or 'other'. within_id: the
-- row that counts the country too.
CREATE TABLE suspect_cell (
    series_id  INTEGER NOT NULL REFERENCES series (id),
    year       INTEGER NOT NULL CHECK (year BETWEEN 1800 AND 2200),
    owner      TEXT NOT NULL CHECK (owner IN ('country', 'world', 'other')),
    country_id INTEGER REFERENCES country (id),
    kind       TEXT NOT NULL CHECK (kind IN ('shifted', 'mark', 'decimal', 'total', 'twice', 'other')),
    reason     TEXT NOT NULL,
    proposed   REAL CHECK (proposed IS NULL OR proposed >= 0),
    within_id  INTEGER REFERENCES country (id),
    CHECK ((owner = 'country') = (country_id IS NOT NULL)),
    CHECK ((kind = 'twice') = (within_id IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX suspect_cell_key ON suspect_cell (series_id, year, owner, ifnull(country_id, 0));

-- Which years a series has, kept by the triggers: the catalogue is read without a walk over all cells.
CREATE TABLE series_year (
    series_id INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
    year      INTEGER NOT NULL,
    projected INTEGER NOT NULL CHECK (projected IN (0, 1)),
    PRIMARY KEY (series_id, year)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER cell_year AFTER INSERT ON cell BEGIN
    INSERT INTO series_year VALUES (new.series_id, new.year, new.status = 'projected')
    ON CONFLICT DO UPDATE SET projected = max(projected, excluded.projected);
END;
CREATE TRIGGER aggregate_year AFTER INSERT ON aggregate BEGIN
    INSERT INTO series_year VALUES (new.series_id, new.year, new.status = 'projected')
    ON CONFLICT DO UPDATE SET projected = max(projected, excluded.projected);
END;
CREATE TRIGGER cell_year_gone AFTER DELETE ON cell BEGIN
    DELETE FROM series_year WHERE series_id = old.series_id AND year = old.year
        AND NOT EXISTS (SELECT 1 FROM cell WHERE series_id = old.series_id AND year = old.year)
        AND NOT EXISTS (SELECT 1 FROM aggregate WHERE series_id = old.series_id AND year = old.year);
END;
CREATE TRIGGER aggregate_year_gone AFTER DELETE ON aggregate BEGIN
    DELETE FROM series_year WHERE series_id = old.series_id AND year = old.year
        AND NOT EXISTS (SELECT 1 FROM cell WHERE series_id = old.series_id AND year = old.year)
        AND NOT EXISTS (SELECT 1 FROM aggregate WHERE series_id = old.series_id AND year = old.year);
END;

CREATE TABLE place (
    id         INTEGER PRIMARY KEY,
    slug       TEXT NOT NULL UNIQUE,
    name       TEXT NOT NULL,
    country_id INTEGER NOT NULL REFERENCES country (id),
    latitude   REAL NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude  REAL NOT NULL CHECK (longitude BETWEEN -180 AND 180),
    kind       TEXT NOT NULL CHECK (kind IN ('mine', 'plant', 'hub')),
    known_for  TEXT NOT NULL,
    source_id  INTEGER NOT NULL REFERENCES source (id)
) STRICT;

CREATE TABLE place_mineral (
    place_id   INTEGER NOT NULL REFERENCES place (id),
    mineral_id INTEGER NOT NULL REFERENCES mineral (id),
    stage_id   INTEGER NOT NULL REFERENCES stage (id),
    PRIMARY KEY (place_id, mineral_id, stage_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_kind (
    slug        TEXT PRIMARY KEY,
    name        TEXT NOT NULL,
    glyph       TEXT NOT NULL,
    explanation TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
    id           INTEGER PRIMARY KEY,
    slug         TEXT NOT NULL UNIQUE,
    title        TEXT NOT NULL,
    label        TEXT CHECK (label IS NULL OR length(label) <= 28),
    kind         TEXT NOT NULL REFERENCES event_kind (slug),
    date         TEXT NOT NULL,
    effective    TEXT,
    end_date     TEXT,
    ongoing      INTEGER NOT NULL DEFAULT 0 CHECK (ongoing IN (0, 1)),
    verification TEXT NOT NULL CHECK (verification IN ('confirmed', 'partly', 'unconfirmed')),
    status       TEXT NOT NULL,
    publisher    TEXT NOT NULL,
    source_title TEXT NOT NULL,
    url          TEXT NOT NULL,
    note         TEXT,
    source_id    INTEGER NOT NULL REFERENCES source (id), paused_from TEXT, paused_to TEXT
) STRICT;
CREATE INDEX event_by_date ON event (date);

CREATE TABLE event_country (
    event_id   INTEGER NOT NULL REFERENCES event (id),
    position   INTEGER NOT NULL,
    country_id INTEGER NOT NULL REFERENCES country (id),
    PRIMARY KEY (event_id, position)
) STRICT, WITHOUT ROWID;

-- The source's own words for what the event is about; mineral_id where the word names one mineral or a member of it.
CREATE TABLE event_term (
    event_id   INTEGER NOT NULL REFERENCES event (id),
    position   INTEGER NOT NULL,
    term       TEXT NOT NULL,
    mineral_id INTEGER REFERENCES mineral (id),
    PRIMARY KEY (event_id, position)
) STRICT, WITHOUT ROWID;

-- A news report that tells of an event which has its own source.
CREATE TABLE event_report (
    event_id  INTEGER NOT NULL REFERENCES event (id),
    source_id INTEGER NOT NULL REFERENCES source (id),
    text      TEXT NOT NULL,
    PRIMARY KEY (event_id, source_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE agreement (
    id       INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES event (id),
    date     TEXT NOT NULL,
    kind     TEXT NOT NULL REFERENCES event_kind (slug),
    title    TEXT NOT NULL,
    status   TEXT NOT NULL,
    url      TEXT NOT NULL,
    party_a  INTEGER NOT NULL REFERENCES country (id),
    party_b  INTEGER NOT NULL REFERENCES country (id),
    UNIQUE (event_id, party_a, party_b),
    CHECK (party_a <> party_b)
) STRICT;

CREATE TABLE agreement_term (
    agreement_id INTEGER NOT NULL REFERENCES agreement (id),
    position     INTEGER NOT NULL,
    term         TEXT NOT NULL,
    mineral_id   INTEGER REFERENCES mineral (id),
    PRIMARY KEY (agreement_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE bloc (
    id   INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    note TEXT
) STRICT;

CREATE TABLE bloc_member (
    bloc_id    INTEGER NOT NULL REFERENCES bloc (id),
    country_id INTEGER NOT NULL REFERENCES country (id),
    from_date  TEXT NOT NULL,
    to_date    TEXT,
    source     TEXT NOT NULL,
    PRIMARY KEY (bloc_id, country_id, from_date)
) STRICT, WITHOUT ROWID;

CREATE TABLE claim (
    id         INTEGER PRIMARY KEY,
    slug       TEXT NOT NULL UNIQUE,
    said_by    TEXT NOT NULL,
    about      TEXT NOT NULL,
    country_id INTEGER REFERENCES country (id),
    place_id   INTEGER REFERENCES place (id),
    mineral_id INTEGER REFERENCES mineral (id),
    stage_id   INTEGER REFERENCES stage (id),
    quantity   TEXT NOT NULL,
    value      REAL,
    relation   TEXT NOT NULL CHECK (relation IN ('=', 'about', 'more than', 'nearly', 'up to')),
    unit       TEXT NOT NULL CHECK (unit IN ('share', 'years', 'elements', '')),
    as_of      TEXT,
    text       TEXT NOT NULL,
    source_id  INTEGER NOT NULL REFERENCES source (id),
    CHECK (unit <> 'share' OR (value >= 0 AND value <= 1))
) STRICT;

-- Lists of critical minerals as governments published them, with the date from which each holds.
CREATE TABLE critical_list (
    id        INTEGER PRIMARY KEY,
    slug      TEXT NOT NULL UNIQUE,
    name      TEXT NOT NULL UNIQUE,
    authority TEXT NOT NULL,
    published TEXT NOT NULL,
    source_id INTEGER NOT NULL REFERENCES source (id),
    note      TEXT
) STRICT;

-- One name of a list in its own words; listed = 0: assessed, and not on the list.
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

-- What a publisher says about one country and one mineral that is no row of a world table: import reliance,
-- where imports come from, what the mineral is used for, salient statistics.
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
    source_row INTEGER, file_id INTEGER REFERENCES source_file (id),
    CHECK ((value IS NOT NULL) = (status IN ('reported', 'estimated', 'zero', 'projected') AND relation IN ('=', '>'))),
    CHECK ((low IS NOT NULL AND high IS NOT NULL AND low <= high) = (relation IN ('-', '<'))),
    CHECK ((low IS NULL) = (high IS NULL)),
    CHECK ((from_year IS NULL) = (to_year IS NULL) AND (from_year IS NULL OR from_year <= to_year))
) STRICT;
CREATE INDEX statistic_by_mineral ON statistic (mineral_id, topic);

-- The trade parameter t of the criticality methodology: below 1 eases, above 1 aggravates supply from there.
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

-- Governance of a country in one year; dimension 'mean' is the mean of the six.
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

-- What the ingest read: one row per input file.
CREATE TABLE ingest_file (
    path    TEXT PRIMARY KEY,
    sha256  TEXT NOT NULL,
    rows    INTEGER NOT NULL,
    stored  INTEGER NOT NULL,
    skipped INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ingest_skip (
    path   TEXT NOT NULL REFERENCES ingest_file (path),
    reason TEXT NOT NULL,
    rows   INTEGER NOT NULL,
    PRIMARY KEY (path, reason)
) STRICT, WITHOUT ROWID;

-- What was checked after reading; exceptions are listed in words, one a line.
CREATE TABLE ingest_check (
    source_id  INTEGER NOT NULL REFERENCES source (id),
    name       TEXT NOT NULL,
    checked    INTEGER NOT NULL CHECK (checked >= 0),
    exceptions INTEGER NOT NULL CHECK (exceptions BETWEEN 0 AND checked),
    detail     TEXT,
    PRIMARY KEY (source_id, name)
) STRICT, WITHOUT ROWID;

-- 'Lode' in ASCII: tells this program's files from other SQLite files.
PRAGMA application_id = 1282368613;
PRAGMA user_version = 3;
