#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing is said to be published before the year it speaks of, an outlook excepted: audit_published.py DATABASE DB_DIRECTORY.
Figures of one source that is many editions are dated by the edition; that it is the one two years later is checked against
the editions whose own files are here.
"""
import csv
import pathlib
import sqlite3
import sys

PRINTED = 'sources/usgs_long/usgs_mcs_printed_world_and_china_2002_2024.csv'
TONNES = {'t': 1, 'kt': 1000, 'Mt': 1e6, 'kg': 0.001}
SLUGS = {'graphite (natural)': 'graphite', 'rare earths': 'rare-earths'}


def figures(database):
    """(what, date published, year spoken of) of everything dated."""
    for table in ('cell', 'aggregate'):
        for slug, mineral, year, published, after in database.execute(f'''
                SELECT DISTINCT o.slug, m.slug, c.year, o.published, s.printed_after FROM {table} c
                JOIN series s ON s.id = c.series_id JOIN source o ON o.id = s.source_id JOIN mineral m ON m.id = s.mineral_id
                WHERE c.status <> 'projected' '''):
            yield f'{slug}, {mineral} {year}', year + after if after is not None else int(published[:4]), year
    queries = (
        ('statistic', "SELECT o.slug || ', ' || s.item, substr(o.published, 1, 4), s.to_year FROM statistic s "
                      "JOIN source o ON o.id = s.source_id WHERE s.to_year IS NOT NULL AND s.status <> 'projected'"),
        ('governance', 'SELECT DISTINCT o.slug, substr(o.published, 1, 4), g.year FROM governance g JOIN source o ON o.id = g.source_id'),
        ('claim', "SELECT c.slug, substr(o.published, 1, 4), c.as_of FROM claim c JOIN source o ON o.id = c.source_id "
                  "WHERE c.as_of GLOB '[12][0-9][0-9][0-9]*' AND c.as_of NOT GLOB '*[a-z]*'"),
        ('list', 'SELECT l.slug, substr(o.published, 1, 4), substr(l.published, 1, 4) FROM critical_list l JOIN source o ON o.id = l.source_id'))
    for kind, query in queries:
        for slug, published, year in database.execute(query):
            yield f'{kind} {slug}', int(published), int(str(year)[:4])


def printed_two_years_later(database, root):
    """(checked, faults): years that the editions' own files give, against the table of figures as first printed."""
    checked, faults = 0, []
    with open(root / PRINTED, encoding='utf-8', newline='') as stream:
        for row in csv.DictReader(stream):
            for owner, column in (('world', 'world_t'), ('CHN', 'china_t')):
                table, who, join = ('aggregate', 'c.kind', '') if owner == 'world' else \
                    ('cell', 'k.iso3', 'JOIN country k ON k.id = c.country_id')
                found = database.execute(f'''
                    SELECT c.value, s.unit FROM {table} c JOIN series s ON s.id = c.series_id JOIN source o ON o.id = s.source_id
                    JOIN mineral m ON m.id = s.mineral_id JOIN stage st ON st.id = s.stage_id {join}
                    WHERE o.slug = ? AND m.slug = ? AND st.slug = 'mining' AND s.measure = 'production' AND s.preference = 0
                    AND c.year = ? AND {who} = ?''', (f'usgs-mcs-{int(row["year"]) + 2}', SLUGS.get(row['mineral'], row['mineral']),
                                                      int(row['year']), owner)).fetchone()
                if found is None or found[0] is None or not row[column]:
                    continue
                checked += 1
                if abs(found[0] * TONNES[found[1]] - float(row[column])) > 1e-6 * float(row[column]):
                    faults.append(f'{row["mineral"]} {row["year"]}, {owner}: {row[column]} t, and {found} in the edition two years later')
    return checked, faults


def main():
    database = sqlite3.connect(f'file:{pathlib.Path(sys.argv[1]).resolve()}?mode=ro', uri=True)
    faults, checked = [], 0
    for what, published, year in figures(database):
        checked += 1
        if published < year:
            faults.append(f'{what}: published in {published}, and speaks of {year}')
    compared, wrong = printed_two_years_later(database, pathlib.Path(sys.argv[2]))
    faults += wrong
    print('\n'.join(faults))
    print(f'{checked:,} dates looked at, {compared} figures found in the edition two years later, {len(faults)} faults')
    return 1 if faults or checked < 5000 or compared < 30 else 0


if __name__ == '__main__':
    sys.exit(main())
