-- SPDX-License-Identifier: GPL-3.0-or-later
-- Version 3: what a table allows to be said. The file of each cell, producers left out of a total, why top-k does not hold,
-- suspect cells, what a series is called in a sentence, the product that an alias names, pauses of events, and the day to
-- which a list was kept.

ALTER TABLE cell ADD COLUMN file_id INTEGER REFERENCES source_file (id);
ALTER TABLE cell ADD COLUMN printed_name TEXT;
ALTER TABLE aggregate ADD COLUMN file_id INTEGER REFERENCES source_file (id);
ALTER TABLE statistic ADD COLUMN file_id INTEGER REFERENCES source_file (id);
ALTER TABLE series ADD COLUMN subject TEXT;
ALTER TABLE series ADD COLUMN verb TEXT;
ALTER TABLE series ADD COLUMN printed_after INTEGER CHECK (printed_after IS NULL OR printed_after BETWEEN 0 AND 20);
ALTER TABLE mineral_alias ADD COLUMN product TEXT;
ALTER TABLE mineral_alias ADD COLUMN stage TEXT;
ALTER TABLE mineral_alias ADD COLUMN note TEXT;
ALTER TABLE source ADD COLUMN kept_to TEXT;
ALTER TABLE event ADD COLUMN paused_from TEXT;
ALTER TABLE event ADD COLUMN paused_to TEXT;

CREATE TABLE source_file (
    id    INTEGER PRIMARY KEY,
    path  TEXT NOT NULL,
    sheet TEXT NOT NULL DEFAULT '',
    UNIQUE (path, sheet)
) STRICT;

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

-- The tables of version 2 say in the total's words whom it leaves out; who is withheld there is meant.
INSERT INTO outside_total (series_id, year, country_id, reason)
    SELECT cell.series_id, cell.year, cell.country_id, 'note' FROM cell
    JOIN aggregate ON aggregate.series_id = cell.series_id AND aggregate.year = cell.year AND aggregate.kind = 'world'
    WHERE cell.status = 'withheld' AND (
        lower(ifnull(aggregate.remark, '') || ' ' || ifnull(aggregate.note, '')) LIKE '%exclud% u.s.%'
        OR lower(ifnull(aggregate.remark, '') || ' ' || ifnull(aggregate.note, '')) LIKE '%exclud% united states%'
        OR lower(ifnull(aggregate.remark, '') || ' ' || ifnull(aggregate.note, '')) LIKE '%excludes china%'
        OR lower(ifnull(aggregate.remark, '') || ' ' || ifnull(aggregate.note, '')) LIKE '%does not include%u.s. production%'
        OR lower(ifnull(aggregate.remark, '') || ' ' || ifnull(aggregate.note, '')) LIKE '%does not include production in the united states%'
        OR lower(ifnull(aggregate.remark, '') || ' ' || ifnull(aggregate.note, '')) LIKE '%not included in total%');
