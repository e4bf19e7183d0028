#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A database of a million cells for measuring speed: million_cells.py SHIPPED.db OUT.db [CELLS].

Copies the shipped database and adds invented minerals, each with a mining and a processing table of sixty years and
twenty-eight countries, until there are that many cells. The same inputs give the same rows.
"""
import random
import shutil
import sqlite3
import sys

YEARS = range(1966, 2026)
PRODUCERS = 28

shipped, out = sys.argv[1:3]
wanted = int(sys.argv[3]) if len(sys.argv) > 3 else 1_000_000
shutil.copyfile(shipped, out)
db = sqlite3.connect(out, isolation_level=None)
db.execute('PRAGMA journal_mode = OFF')
db.execute('PRAGMA synchronous = OFF')
db.execute('PRAGMA cache_size = -400000')
db.execute('BEGIN')
dice = random.Random(20260206)
countries = [row[0] for row in db.execute("SELECT id FROM country WHERE kind = 'country' ORDER BY iso3")]
stages = dict(db.execute('SELECT slug, id FROM stage'))
source = db.execute('SELECT max(id) + 1 FROM source').fetchone()[0]
columns = [row[1] for row in db.execute('PRAGMA table_info(source)')]
like = dict(zip(columns, db.execute("SELECT * FROM source WHERE slug = 'usgs-mcs-2026'").fetchone()))
like.update(id=source, slug='invented', title='Invented tables', short_name='Invented', family='Invented', edition='for measuring speed')
db.execute(f'INSERT INTO source ({", ".join(columns)}) VALUES ({", ".join("?" * len(columns))})', [like[name] for name in columns])
cells = db.execute('SELECT count(*) FROM cell').fetchone()[0]
mineral = db.execute('SELECT max(id) FROM mineral').fetchone()[0]
position = db.execute('SELECT max(position) FROM mineral').fetchone()[0]
series = db.execute('SELECT max(id) FROM series').fetchone()[0]
number = 0
while cells < wanted:
    number += 1
    mineral += 1
    position += 1
    db.execute('INSERT INTO mineral (id, slug, name, symbol, mineral_group, us_critical_2025, position) VALUES (?, ?, ?, NULL, ?, 0, ?)',
               (mineral, f'invented-{number:04}', f'Invented {number:04}', 'Invented', position))
    for stage, label in (('mining', 'mine production'), ('processing', 'refinery production')):
        series += 1
        db.execute('INSERT INTO series (id, source_id, mineral_id, stage_id, measure, label, unit, basis, preference) '
                   "VALUES (?, ?, ?, ?, 'production', ?, 't', 'content', 0)", (series, source, mineral, stages[stage], label))
        sizes = {country: dice.paretovariate(0.8) * 1000 for country in dice.sample(countries, PRODUCERS)}
        rows = []
        for year in YEARS:
            total = 0
            for country in sizes:
                sizes[country] *= dice.uniform(0.9, 1.12)
                value = round(sizes[country])
                total += value
                rows.append((series, year, country, value, 'estimated' if dice.random() < 0.2 else 'reported', f'{value:,}'))
            db.execute("INSERT INTO aggregate (series_id, year, kind, value, status, printed) VALUES (?, ?, 'world', ?, 'reported', ?)",
                       (series, year, total + round(total * 0.01), f'{total:,}'))
        db.executemany('INSERT INTO cell (series_id, year, country_id, value, status, printed) VALUES (?, ?, ?, ?, ?, ?)', rows)
        cells += len(rows)
db.execute('COMMIT')
db.execute('ANALYZE')
print(f'{out}: {cells} cells, {number} invented minerals')
