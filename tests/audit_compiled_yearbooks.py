#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the compilation of Minerals Yearbook tables of 1998 to 2015 and the table of figures as first printed
again, and compares every stored number, unit, sign and note with them, in both directions.

Shares no code with the ingest: what each symbol counts is stated here a second time, second tables, a repeated
head, repeated years and impossible totals are found by rule and not taken from the curated lists.
Usage: audit_compiled_yearbooks.py lodestone.db db/ ; exit 1 and a list when anything differs.
"""

import collections
import csv
import json
import pathlib
import sqlite3
import sys

FOLDER = 'sources/usgs_myb_1998_2015'
SUSPECTS = 'sources/usgs_long/usgs_hhi_suspect_cells.csv'
PRINTED = 'sources/usgs_long/usgs_mcs_printed_world_and_china_2002_2024.csv'
NOTES = 'curated/compiled_yearbooks_notes.csv'
TONNES = {'kg': 0.001, 't': 1, 'kt': 1000}

# Symbol: mineral, stage, measure, product, unit, basis, and the name in the list of suspect figures.
SERIES = {
    'Ag': ('silver', 'mining', 'production', '', 't', 'silver content', 'silver'),
    'Al': ('bauxite', 'mining', 'production', '', 'kt', 'product weight', ''),
    'As': ('arsenic', 'processing', 'production', '', 't', 'arsenic trioxide, gross weight', ''),
    'Au': ('gold', 'mining', 'production', '', 'kg', 'gold content', ''),
    'B': ('boron', 'mining', 'production', '', 'kt', 'mixed forms', ''),
    'Ba': ('barite', 'mining', 'production', '', 't', 'product weight', 'barite'),
    'Be': ('beryllium', 'mining', 'production', 'beryl', 't', 'beryl, gross weight', 'beryllium'),
    'Bi': ('bismuth', 'mining', 'production', '', 't', 'bismuth content', ''),
    'Br': ('bromine', 'mining', 'production', '', 't', 'bromine content', ''),
    'Cd': ('cadmium', 'processing', 'production', '', 't', 'product weight', ''),
    'Co': ('cobalt', 'mining', 'production', '', 't', 'cobalt content', 'cobalt'),
    'Cr': ('chromium', 'mining', 'production', '', 't', 'gross weight', 'chromium'),
    'Cu': ('copper', 'mining', 'production', '', 't', 'copper content', ''),
    'Fe': ('iron-ore', 'mining', 'production', 'iron-content', 'kt', 'iron content', ''),
    'Ga': ('gallium', 'processing', 'capacity', '', 't', 'gallium content', ''),
    'He': ('helium', 'mining', 'production', '', 'million m3', 'volume', ''),
    'Hg': ('mercury', 'mining', 'production', '', 't', 'mercury content', ''),
    'I': ('iodine', 'mining', 'production', '', 't', 'elemental iodine', ''),
    'K': ('potash', 'mining', 'production', '', 'kt', 'potassium oxide (K2O) equivalent', ''),
    'Li': ('lithium', 'mining', 'production', 'gross-weight', 't', 'minerals and brine products, gross weight', ''),
    'Mn': ('manganese', 'mining', 'production', '', 'kt', 'manganese content', ''),
    'Mo': ('molybdenum', 'mining', 'production', '', 't', 'molybdenum content', ''),
    'N': ('nitrogen', 'processing', 'production', '', 'kt', 'nitrogen content', ''),
    'Nb': ('niobium', 'mining', 'production', '', 't', 'niobium content', ''),
    'Ni': ('nickel', 'mining', 'production', '', 't', 'nickel content', ''),
    'P': ('phosphate-rock', 'mining', 'production', 'p2o5-content', 'kt', 'phosphorus pentoxide (P2O5) content', ''),
    'Pb': ('lead', 'mining', 'production', '', 't', 'lead content', ''),
    'Pd': ('palladium', 'mining', 'production', '', 'kg', 'palladium content', ''),
    'Platinum Group Metals': ('platinum-group-metals', 'mining', 'production', 'iridium-osmium-rhodium-ruthenium', 'kg',
                              'metal content', ''),
    'Pt': ('platinum', 'mining', 'production', '', 'kg', 'platinum content', 'platinum'),
    'Rare Earths': ('rare-earths', 'mining', 'production', '', 't', 'rare-earth oxide equivalent', 'rare earths'),
    'Re': ('rhenium', 'mining', 'production', '', 'kg', 'rhenium content', ''),
    'S': ('sulfur', 'processing', 'production', '', 'kt', 'sulfur content', ''),
    'Sb': ('antimony', 'mining', 'production', '', 't', 'antimony content', ''),
    'Se': ('selenium', 'processing', 'production', '', 'kg', 'selenium content', ''),
    'Sn': ('tin', 'mining', 'production', '', 't', 'tin content', ''),
    'Sr': ('strontium', 'mining', 'production', '', 't', 'celestite, gross weight', 'strontium'),
    'Ta': ('tantalum', 'mining', 'production', '', 't', 'tantalum content', 'tantalum'),
    'Te': ('tellurium', 'processing', 'production', '', 'kg', 'tellurium content', ''),
    'Ti': ('titanium', 'mining', 'production', 'ilmenite-rutile-slag-gross-weight', 't', 'gross weight',
           'titanium (ilmenite+rutile+slag as compiled)'),
    'V': ('vanadium', 'mining', 'production', '', 't', 'vanadium content', 'vanadium'),
    'W': ('tungsten', 'mining', 'production', '', 't', 'tungsten content', ''),
    'Zn': ('zinc', 'mining', 'production', '', 't', 'zinc content', ''),
    'Zr': ('zirconium', 'mining', 'production', '', 't', 'gross weight', 'zirconium'),
}
LEFT_OUT = {'Ca', 'Th'}
UNIT_WORDS = {'t': 'metric tons', 'kt': 'thousand metric tons', 'kg': 'kilograms', 'million m3': 'million cubic meters'}
NOT_COMPARABLE = {'B', 'He', 'Platinum Group Metals'}

# Names that the list of ISO names lacks or means otherwise.
ISO_OF = {
    'Congo': 'COD', 'DR of the Congo': 'COD', 'Burma': 'MMR', 'Turkey': 'TUR', 'North Korea': 'PRK',
    'Korea, North': 'PRK', 'South Korea': 'KOR', 'Korea, Republic of': 'KOR', 'Russia': 'RUS', 'Russiae': 'RUS',
    'Iran': 'IRN', 'Laos': 'LAO', 'Syria': 'SYR', 'Tanzania': 'TZA', 'Bolivia': 'BOL', 'Venezuela': 'VEN',
    'Vietnam': 'VNM', 'Czech Republic': 'CZE', 'Macedonia': 'MKD', 'Kosovo': 'XKX', 'Swaziland': 'SWZ',
    'Taiwan': 'TWN', 'Spaine': 'ESP', 'Finlande': 'FIN', 'Cubae': 'CUB', 'Mexico:': 'MEX',
    'Kazakhstan, crude ore': 'KAZ', 'Bosnia and Herzgovina': 'BIH', "Cote d'Ivoire": 'CIV',
    'Serbia & Montenegro': 'SCG', 'Serbia and Montenegro': 'SCG', 'Commonwealth of Independent States': 'CIS',
    'United States': 'USA', 'United Kingdom': 'GBR', 'China': 'CHN', 'Other': 'other', 'Rest of World': 'other'}
MARKED_NAMES = {'Congo', 'Russiae', 'Spaine', 'Finlande', 'Cubae'}

Row = collections.namedtuple('Row', 'file line year symbol name figure total')
Cell = collections.namedtuple('Cell', 'row text world')


class Audit:
    def __init__(self):
        self.compared = 0
        self.differences = []

    def same(self, where, what, stored, expected):
        self.compared += 1
        if stored != expected:
            self.differences.append(f'{where}: {what} is {stored!r}, the publisher says {expected!r}')

    def fail(self, text):
        self.compared += 1
        self.differences.append(text)


def names_to_iso(root):
    names = json.loads((root / 'sources/geo/iso_names_en.json').read_text(encoding='utf-8'))['countries']
    alpha3 = {row[0]: row[1] for row in json.loads((root / 'sources/geo/iso_codes.json').read_text(encoding='utf-8'))}
    result = {}
    for alpha2, spellings in names.items():
        for spelling in spellings if isinstance(spellings, list) else [spellings]:
            result[spelling] = alpha3[alpha2]
    result.update(ISO_OF)
    return result


def read_year(root, year):
    """Rows of one file: below its last head, without the second table that a symbol may stand over."""
    name = f'{year} Data.csv'
    rows = []
    with open(root / FOLDER / name, encoding='utf-8', newline='') as stream:
        reader = csv.reader(stream)
        next(reader)
        for fields in reader:
            rows.append(Row(name, reader.line_num, year, fields[0], fields[3].strip(), fields[4], fields[6]))
    heads = [i for i, row in enumerate(rows) if row.symbol == 'Element']
    if heads:
        above, rows = rows[:heads[-1]], rows[heads[-1] + 1:]
        below = {(row.name, row.figure) for row in rows}
        if not all((row.name, row.figure) in below for row in above):
            sys.exit(f'{name}: what stands above its second head is not repeated below it')
    kept, second = [], collections.Counter()
    with_total = set()
    for row in rows:
        if row.total and row.symbol in with_total:
            second[row.symbol] += 1
        with_total |= {row.symbol} if row.total else set()
        if not second[row.symbol]:
            kept.append(row)
    return kept, second


def plain(text):
    return text[:-2] if text.endswith('.0') else text


def expected_cells(root, audit):
    """(series, year, who) -> Cell, of everything that must be stored."""
    iso = names_to_iso(root)
    cells, seconds = {}, set()
    for year in range(1998, 2016):
        rows, second = read_year(root, year)
        seconds |= {(year, symbol) for symbol in second}
        for row in rows:
            if row.symbol in LEFT_OUT:
                continue
            symbol = 'Li' if row.symbol == 'LI' else row.symbol
            for text, who, world in ((row.figure, row.name, False), (row.total, 'world', True)):
                if not text:
                    continue
                key = (SERIES[symbol][:6], year, 'world' if world else iso.get(who, who))
                if key in cells:
                    audit.fail(f'{row.file}, row {row.line}: a second figure for {key}')
                cells[key] = Cell(row, text, world)
    audit.same(FOLDER, 'second tables', seconds, {(1998, 'P'), (2001, 'Ba'), (2006, 'N')})
    return cells


def unusable_totals(cells):
    """Ten times its rows, or the total of the year before once more where the rows add up to clearly more."""
    sums = collections.defaultdict(float)
    for (series, year, who), cell in cells.items():
        if who != 'world':
            sums[series, year] += float(cell.text)
    found = set()
    for (series, year, who), cell in cells.items():
        total = float(cell.text)
        if who != 'world' or sums[series, year] == 0:
            continue
        before = cells.get((series, year - 1, 'world'))
        repeated = before is not None and float(before.text) == total and sums[series, year] > 1.03 * total
        if total > 5 * sums[series, year] or repeated:
            found.add((series, year))
    return found


def repeated_years(cells):
    """Tables of twenty rows and more whose every figure is that of the next year."""
    tables = collections.defaultdict(dict)
    for (series, year, who), cell in cells.items():
        if who != 'world':
            tables[series, year][who] = float(cell.text)
    return {(series, year) for (series, year), rows in tables.items()
            if len(rows) >= 20 and tables.get((series, year + 1)) == rows}


def read_notes(root):
    with open(root / NOTES, encoding='utf-8', newline='') as stream:
        return {(row['element'], int(row['year']), row['row']): row for row in csv.DictReader(stream)}


def stored_rows(database, source):
    query = '''
        SELECT m.slug, st.slug, s.measure, s.product, s.unit, s.basis, c.year, {who}, c.value, c.low, c.high, c.relation,
               c.status, c.printed, c.remark, c.note, c.source_row, s.comparable, s.preference
        FROM {table} c JOIN series s ON s.id = c.series_id JOIN source o ON o.id = s.source_id
        JOIN mineral m ON m.id = s.mineral_id JOIN stage st ON st.id = s.stage_id {join} WHERE o.slug = ?'''
    names = ('value', 'low', 'high', 'relation', 'status', 'printed', 'remark', 'note', 'source_row', 'comparable',
             'preference')
    rows = database.execute(query.format(table='cell', who='k.iso3', join='JOIN country k ON k.id = c.country_id'),
                            (source,)).fetchall()
    rows += database.execute(query.format(table='aggregate', who='c.kind', join=''), (source,)).fetchall()
    return {(row[:6], row[6], row[7]): dict(zip(names, row[8:])) for row in rows}


def read_suspects(root):
    with open(root / SUSPECTS, encoding='utf-8', newline='') as stream:
        return {(row['mineral'], row['iso3'], int(row['year'])): row for row in csv.DictReader(stream)}


def stored_suspects(database):
    """Keys of the cells that the database marks as suspect."""
    return set(database.execute('''
        SELECT m.slug, st.slug, s.measure, s.product, c.year, ifnull(k.iso3, c.owner) FROM suspect_cell c
        JOIN series s ON s.id = c.series_id JOIN source o ON o.id = s.source_id JOIN mineral m ON m.id = s.mineral_id
        JOIN stage st ON st.id = s.stage_id LEFT JOIN country k ON k.id = c.country_id
        WHERE o.slug = ?''', ('usgs-myb-1998-2015',)).fetchall())


def expected_note(cell, key, notes):
    """The remarks of a cell in order; the remark on an odd name is only said to be there."""
    row = cell.row
    symbol = row.symbol
    parts = [row.file]
    if not cell.world and row.name in MARKED_NAMES:
        parts.append(None)
    for name in ('World total' if cell.world else row.name, None if cell.world else 'every row'):
        if (symbol, key[1], name) in notes:
            parts.append(notes[symbol, key[1], name]['note'])
    return parts


def audit_compilation(audit, database, root):
    cells = expected_cells(root, audit)
    stored = stored_rows(database, 'usgs-myb-1998-2015')
    unusable, repeated = unusable_totals(cells), repeated_years(cells)
    notes, suspects, marked = read_notes(root), read_suspects(root), stored_suspects(database)
    for key in sorted(set(cells) ^ set(stored), key=str):
        audit.fail(f'{key}: {"not stored" if key in cells else "stored, but not in the compilation"}')
    used_suspects = set()
    for key in set(cells) & set(stored):
        cell, have = cells[key], stored[key]
        where = f'{cell.row.file}, row {cell.row.line}'
        value = float(cell.text)
        usable = not (cell.world and (key[0], key[1]) in unusable)
        audit.same(where, 'value', have['value'], value if usable else None)
        audit.same(where, 'bounds', (have['low'], have['high'], have['relation']), (None, None, '='))
        audit.same(where, 'status', have['status'],
                   'not_available' if not usable else 'zero' if value == 0 else 'reported')
        audit.same(where, 'printed', have['printed'], plain(cell.text))
        audit.same(where, 'line', have['source_row'], cell.row.line)
        audit.same(where, 'remark', have['remark'] or '', 'crude ore' if ', crude ore' in cell.row.name else '')
        symbol = 'Li' if cell.row.symbol == 'LI' else cell.row.symbol
        audit.same(where, 'comparable', have['comparable'], 0 if symbol in NOT_COMPARABLE else 1)
        suspect = None
        mark = (SERIES[symbol][6], key[2], key[1])
        if mark in suspects and not cell.world:
            suspect = suspects[mark]
            used_suspects.add(mark)
            audit.same(where, 'suspect figure in tonnes', round(value * TONNES[key[0][4]], 6),
                       float(suspect['this_year_t']))
        expected = expected_note(cell, key, notes)
        parts = have['note'].split(' -- ')
        audit.same(where, 'note', [None if want is None else part for part, want in zip(parts, expected)]
                   if len(parts) == len(expected) else parts, expected)
        doubted = suspect is not None or not usable or (not cell.world and (key[0], key[1]) in repeated)
        if doubted:
            audit.same(where, 'mark of doubt', (*key[0][:4], key[1], key[2]) in marked, True)
    for mark in set(suspects) - used_suspects:
        audit.same(f'{SUSPECTS}, {mark}', 'a suspect figure without a cell', float(suspects[mark]['this_year_t']), 0.0)
    audit.same(SUSPECTS, 'suspect figures without a cell', len(set(suspects) - used_suspects), 2)
    return len(cells)


def audit_units(audit, root):
    """The compilation's own table of units. It heads chromium with thousands where the figures are tons."""
    with open(root / FOLDER / 'Notes by Element.csv', encoding='utf-8', newline='') as stream:
        words = {row['Element']: row['Notes'] for row in csv.DictReader(stream)}
    for symbol, series in SERIES.items():
        unit = 'kt' if symbol == 'Cr' else series[4]
        audit.same('Notes by Element.csv', symbol, words[symbol], f'Production figures in {UNIT_WORDS[unit]}')


PRINTED_SERIES = {
    'antimony': ('antimony', 'antimony content', 2020), 'cobalt': ('cobalt', 'cobalt content', 2019),
    'copper': ('copper', 'copper content', 2019), 'graphite (natural)': ('graphite', 'product weight', 2019),
    'rare earths': ('rare-earths', 'rare-earth oxide equivalent', 2014), 'tungsten': ('tungsten', 'tungsten content', 2019)}


def audit_printed(audit, database, root):
    stored = stored_rows(database, 'usgs-mcs-printed')
    seen = set()
    with open(root / PRINTED, encoding='utf-8', newline='') as stream:
        reader = csv.DictReader(stream)
        for row in reader:
            where = f'{PRINTED}, row {reader.line_num}'
            mineral, basis, last = PRINTED_SERIES[row['mineral']]
            if row['china_t']:
                share = 100 * float(row['china_t']) / float(row['world_t'])
                audit.same(where, "China's share", abs(share - float(row['china_share_pct'])) < 0.0501, True)
            for who, text in (('world', row['world_t']), ('CHN', row['china_t'])):
                if not text or int(row['year']) > last:
                    continue
                key = ((mineral, 'mining', 'production', '', 't', basis), int(row['year']), who)
                seen.add(key)
                have = stored.get(key)
                if have is None:
                    audit.fail(f'{where}: {key} is not stored')
                    continue
                audit.same(where, 'figure', tuple(have[name] for name in (
                    'value', 'low', 'high', 'relation', 'status', 'printed', 'remark', 'note', 'source_row', 'comparable',
                    'preference')), (float(text), None, None, '=', 'reported', text, None, None, reader.line_num, 0, 1))
    for key in set(stored) - seen:
        audit.fail(f'{PRINTED}: {key} is stored, but not in the file')
    return len(seen)


def main():
    if len(sys.argv) != 3 or not pathlib.Path(sys.argv[1]).is_file():
        sys.exit('usage: audit_compiled_yearbooks.py DATABASE DB_DIRECTORY (build the database first: target "database")')
    database = sqlite3.connect(f'file:{pathlib.Path(sys.argv[1]).resolve()}?mode=ro', uri=True)
    root = pathlib.Path(sys.argv[2])
    audit = Audit()
    compiled = audit_compilation(audit, database, root)
    audit_units(audit, root)
    printed = audit_printed(audit, database, root)
    for text in audit.differences:
        print(text)
    print(f'{compiled} compiled and {printed} printed figures: '
          f'{audit.compared} comparisons, {len(audit.differences)} differences')
    return 1 if audit.differences else 0


if __name__ == '__main__':
    sys.exit(main())
