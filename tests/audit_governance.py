#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the files of the Worldwide Governance Indicators again and compares every stored score with them.

Shares no code with the ingest. Usage: audit_governance.py lodestone.db db/ ; exit 1 and a list when anything differs.
"""

import csv
import json
import pathlib
import sqlite3
import sys

TABLE = 'sources/wgi/wgi_1996_2021_six_dimensions_wide.csv'
MEANS = 'sources/wgi/wgi_mean6_latest_2015_2024.json'
DIMENSIONS = ('va', 'pv', 'ge', 'rq', 'rl', 'cc')
OLD_CODES = {'ZAR': 'COD', 'ROM': 'ROU', 'TMP': 'TLS', 'ADO': 'AND', 'WBG': 'PSE', 'KSV': 'XKX'}


def main():
    database = sqlite3.connect(f'file:{sys.argv[1]}?mode=ro', uri=True)
    root = pathlib.Path(sys.argv[2])
    compared = 0
    differences = []

    def same(where, stored, published):
        nonlocal compared
        compared += 1
        if stored != published:
            differences.append(f'{where}: {stored!r} in the database, {published!r} in the file')

    query = '''SELECT k.iso3, g.year, g.dimension, g.estimate, g.standard_error, g.source_row FROM governance g
               JOIN source o ON o.id = g.source_id JOIN country k ON k.id = g.country_id WHERE o.slug = ?'''
    stored = {tuple(row[:3]): tuple(row[3:]) for row in database.execute(query, ('wgi-2021',))}
    published = {}
    empty = 0
    with open(root / TABLE, encoding='utf-8', newline='') as stream:
        reader = csv.DictReader(stream)
        for row in reader:
            code = OLD_CODES.get(row['code'], row['code'])
            scores = {d: (float(row[d + 'e']), float(row[d + 's']), reader.line_num) for d in DIMENSIONS if row[d + 'e']}
            empty += not scores
            for dimension, score in scores.items():
                published[code, int(row['year']), dimension] = score
    for key in sorted(set(stored) | set(published)):
        for index, what in enumerate(('estimate', 'standard error', 'line')):
            same(f'{key} {what}', stored.get(key, (None,) * 3)[index], published.get(key, (None,) * 3)[index])
    same('rows without a score', database.execute('SELECT skipped FROM ingest_file WHERE path = ?',
                                                  (TABLE,)).fetchone()[0], empty)

    alpha3 = {row[0]: row[1] for row in
              json.loads((root / 'sources/geo/iso_codes.json').read_text(encoding='utf-8'))} | {'XK': 'XKX'}
    means = json.loads((root / MEANS).read_text(encoding='utf-8'))['wgi']
    stored = {tuple(row[:3]): tuple(row[3:]) for row in database.execute(query, ('wgi-mean-2024',))}
    expected = {(alpha3[code], 2024, 'mean'): (float(mean), None, None) for code, mean in means.items()}
    for key in sorted(set(stored) | set(expected)):
        same(f'{key}', stored.get(key), expected.get(key))
    same('Taiwan among the means', ('TWN', 2024, 'mean') in stored, False)

    for slug in ('wgi-2021', 'wgi-mean-2024'):
        licence, url = database.execute('SELECT licence, licence_url FROM source WHERE slug = ?', (slug,)).fetchone()
        same(f'{slug} licence', (licence, url), ('CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/'))

    for difference in differences[:50]:
        print(difference)
    print(f'{compared:,} comparisons, {len(differences)} differences')
    return 1 if differences or compared < 85_000 else 0


if __name__ == '__main__':
    sys.exit(main())
