#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program says of where a number stands, against the files: cell_origins.py LODESTONE DATABASE DB_DIRECTORY. For some
tables of every source: each row of 'shares --json', 'shares --csv' and 'explain --json' names a file in whose line, or row of the
sheet, the printed text stands, and a spelling that stands there; 'revisions' dates no figure before its year.
"""
import csv
import io
import json
import pathlib
import random
import re
import sqlite3
import subprocess
import sys

import audit_cells

TABLES_OF_A_SOURCE = 6
REVISED = ('rare-earths', 'cobalt', 'copper', 'graphite', 'antimony', 'tungsten', 'gallium', 'magnesium')

program, database, root = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
files = audit_cells.Files(root)
corrected = audit_cells.corrections(root)
in_words = audit_cells.readings(root)
faults = []
looked_up = 0


def run(*words):
    return subprocess.run([program, *words, '--db', database], capture_output=True, text=True, check=False)


def check(where, source, who, year, row):
    """A row with printed, source_file, source_sheet, source_row and, of a country, the names that may stand there."""
    global looked_up
    looked_up += 1
    path, sheet, line = row['source_file'], row['source_sheet'] or '', int(row['source_row'])
    if not path or not (root / path).is_file():
        faults.append(f'{where}: the file is {path!r}')
        return
    lines = files.at(path, sheet)
    old = corrected.get((who, year, row['printed'])) if source == audit_cells.CORRECTED else None
    if not audit_cells.printed_found(lines, line, old or row['printed'], path) and (source, line, row['printed']) not in in_words:
        faults.append(f'{where}: {row["printed"]!r} is not in line {line} of {path} {sheet}')
    names = lines.names(line)
    wanted = row.get('published_as') or row.get('country')
    if wanted and names and not any(audit_cells.same_name(name, wanted) for name in names):
        faults.append(f'{where}: {wanted!r} is not in line {line} of {path} {sheet}: {names[:3]}')


def look_at(source, mineral, stage, measure, product, year):
    words = ['--mineral', mineral, '--stage', stage, '--source', source, '--measure', measure, '--year', str(year)]
    words += ['--product', product] if product else []
    answer = run('shares', *words, '--json')
    where = ' '.join(words)
    if answer.returncode != 0:
        return False
    shares = json.loads(answer.stdout)
    if (shares['product'] or '') != product:
        return False  # another form answers
    for row in shares['rows']:
        check(f'{where}, {row["iso3"]}', source, row['iso3'], year, row)
    for who, key in (('world', 'published_total'), ('other', 'other')):
        if shares[key]:
            check(f'{where}, {who}', source, who, year, shares[key])
    table = list(csv.DictReader(io.StringIO(run('shares', *words, '--csv').stdout)))
    places = {(row['iso3'] or row['kind']): (row['source_file'], row['source_sheet'], row['source_row']) for row in table}
    for row in shares['rows']:
        told = (row['source_file'], row['source_sheet'] or '', str(row['source_row']))
        if places[row['iso3']] != told:
            faults.append(f'{where}, {row["iso3"]}: CSV says {places[row["iso3"]]}, JSON {told}')
    explained = run('explain', *words, '--measure', 'cr1', '--json')
    if explained.returncode == 0:
        for row in json.loads(explained.stdout)['rows']:
            who = row['iso3'] or {'World total': 'world', 'Other countries': 'other'}[row['name']]
            check(f'explain {where}, {who}', source, who, year, {key: value for key, value in row.items() if key != 'country'})
    return True


def look_at_revisions(mineral):
    answer = run('revisions', '--mineral', mineral, '--all', '--json')
    if answer.returncode != 0:
        faults.append(f'revisions of {mineral}: {answer.stderr}')
        return
    for figure in json.loads(answer.stdout):
        for edition in figure['editions']:
            if edition['status'] != 'projected' and int(edition['published'][:4]) < figure['year']:
                faults.append(f'{mineral} {figure["year"]}, {edition["source"]}: published {edition["published"]}')
        dates = [edition['published'] for edition in figure['editions']]
        if [date[:4] for date in dates] != sorted(date[:4] for date in dates):
            faults.append(f'{mineral} {figure["year"]}, {figure["name"]}: editions in the order {dates}')


def main():
    connection = sqlite3.connect(f'file:{pathlib.Path(database).resolve()}?mode=ro', uri=True)
    tables = {}
    for row in connection.execute('''
            SELECT o.slug, m.slug, st.slug, s.measure, s.product, y.year FROM series s JOIN source o ON o.id = s.source_id
            JOIN mineral m ON m.id = s.mineral_id JOIN stage st ON st.id = s.stage_id JOIN series_year y ON y.series_id = s.id
            WHERE EXISTS (SELECT 1 FROM cell WHERE series_id = s.id AND year = y.year) ORDER BY 1, 2, 3, 4, 5, 6'''):
        tables.setdefault(row[0], []).append(row)
    dice = random.Random(int(sys.argv[4]) if len(sys.argv) > 4 else 12)
    for source, of_source in tables.items():
        dice.shuffle(of_source)
        seen = 0
        for row in of_source:
            seen += look_at(*row)
            if seen == TABLES_OF_A_SOURCE:
                break
        if seen == 0:
            faults.append(f'{source}: no table of it could be asked for')
    for mineral in REVISED:
        look_at_revisions(mineral)
    print('\n'.join(faults[:100]))
    print(f'{looked_up:,} places of {len(tables)} sources looked up, {len(faults)} faults')
    return 1 if faults or looked_up < 1000 else 0


if __name__ == '__main__':
    sys.exit(main())
