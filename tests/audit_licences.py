#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The licences that README names are those of the sources in the database, no more and no fewer, and each source is used:
audit_licences.py DATABASE DB_DIRECTORY
"""
import pathlib
import re
import sqlite3
import sys

# Where a row of some table stands on a source; the rest are read by the program itself.
USED_IN = ('series', 'statistic', 'claim', 'place', 'event', 'event_report', 'critical_list', 'governance', 'trade_parameter')
READ_BY_PROGRAM = {'natural-earth': 'sources/geo/countries-50m.json', 'iso-names': 'sources/geo/iso_codes.json',
                   'lodestone-blocs': 'curated/bloc_members.csv', 'lodestone-tables': 'curated/minerals.csv'}
WITHOUT_SOURCE = {'Inter': 'resources/fonts'}


def table_of(readme):
    """[(text, licence, slugs)] of the table below 'Data and licences'."""
    part = readme.split('## Data and licences', 1)[1]
    rows = [[cell.strip() for cell in line.strip('|').split('|')] for line in part.splitlines() if line.startswith('|')]
    return [(text, licence, re.findall(r'`([^`]+)`', slugs)) for text, licence, slugs in rows[2:]]


def main():
    database = sqlite3.connect(f'file:{pathlib.Path(sys.argv[1]).resolve()}?mode=ro', uri=True)
    root = pathlib.Path(sys.argv[2])
    faults = []
    licences = dict(database.execute('SELECT slug, licence FROM source'))
    used = {slug for table in USED_IN
            for (slug,) in database.execute(f'SELECT DISTINCT o.slug FROM {table} t JOIN source o ON o.id = t.source_id')}
    used |= {slug for slug, path in READ_BY_PROGRAM.items() if (root / path).exists()}
    for slug in sorted(set(licences) - used):
        faults.append(f'{slug}: a source that nothing stands on')
    named = {}
    for text, licence, slugs in table_of((root.parent / 'README.md').read_text(encoding='utf-8')):
        if not slugs:
            own = [word for word, path in WITHOUT_SOURCE.items() if text.startswith(word) and (root.parent / path).is_dir()]
            if not own:
                faults.append(f'README: {text[:60]}: no source in the database')
        for slug in slugs:
            if slug in named:
                faults.append(f'README: {slug} stands there twice')
            named[slug] = licence
    for slug in sorted(set(licences) - set(named)):
        faults.append(f'{slug}: README does not name its licence ({licences[slug]})')
    for slug in sorted(set(named) - set(licences)):
        faults.append(f'{slug}: README names a source that the database does not have')
    for slug in sorted(set(named) & set(licences)):
        kind, _, what = licences[slug].partition(': ')
        for part in (kind, what) if what else re.split(r'[;,] ', licences[slug]):
            if part.strip() not in named[slug]:
                faults.append(f'{slug}: README says {named[slug]!r}, the database {licences[slug]!r}')
    print('\n'.join(faults))
    print(f'{len(licences)} sources and {len(named)} licences in README, {len(faults)} faults')
    return 1 if faults or len(licences) < 30 else 0


if __name__ == '__main__':
    sys.exit(main())
