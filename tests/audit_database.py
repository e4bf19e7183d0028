#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads Mineral Commodity Summaries 2026 again and compares every stored number with it.

Shares no code, no mapping and no name table with the ingest: units, signs, names and stages are stated here a
second time, on purpose. Usage: audit_database.py lodestone.db db/ ; exit 1 and a list when anything differs.
"""

import collections
import csv
import json
import pathlib
import re
import sqlite3
import sys

MCS_FILE = 'sources/usgs_mcs2026/MCS2026_Commodities_Data.csv'
HISTORY_FILE = 'sources/usgs_mcs2026/MCS2026_versionHist.txt'

MCS_UNITS = {
    'metric tons': 't', 'tons': 't', 'thousand metric tons': 'kt', 'million metric tons': 'Mt',
    'thousand metric dry tons': 'kt (dry)', 'kilograms': 'kg', 'thousands of carats': 'thousand carats',
    'million carats': 'million carats', 'million cubic meters': 'million m3', 'million liters': 'million L'}

# Names that the list of ISO names spells in another way.
ISO_OF = {
    'Burma': 'MMR', 'Turkey': 'TUR', 'Congo (Kinshasa)': 'COD', 'Korea, Republic of': 'KOR', 'Korea, North': 'PRK',
    'Côte d’Ivoire': 'CIV', 'Russia': 'RUS', 'Iran': 'IRN', 'Laos': 'LAO', 'Syria': 'SYR', 'Tanzania': 'TZA',
    'Bolivia': 'BOL', 'Venezuela': 'VEN', 'Vietnam': 'VNM', 'Czechia': 'CZE', 'United States': 'USA',
    'United Kingdom': 'GBR', 'China': 'CHN', 'Congo (Brazzaville)': 'COG', 'Taiwan': 'TWN', 'Kosovo': 'XKX',
    'North Macedonia': 'MKD', 'Macedonia': 'MKD', 'Moldova': 'MDA', 'Eswatini': 'SWZ', 'Brunei': 'BRN'}

# Commodities whose slug is not simply the name in lower case with hyphens.
SLUG_OF = {
    'Abrasives (Manufactured)': 'abrasives', 'Diamond (Industrial)': 'diamond',
    'Feldspar And Nepheline Syenite': 'feldspar', 'Garnet (Industrial)': 'garnet', 'Graphite (Natural)': 'graphite',
    'Kyanite And Related Minerals': 'kyanite', 'Magnesium Metal': 'magnesium', 'Mica (Natural)': 'mica',
    'Niobium (Columbium)': 'niobium', 'Nitrogen (Fixed)—Ammonia': 'nitrogen', 'Pumice And Pumicite': 'pumice',
    'Sand And Gravel (Construction)': 'construction-sand-and-gravel',
    'Sand And Gravel (Industrial)': 'industrial-sand-and-gravel', 'Stone (Crushed)': 'crushed-stone',
    'Stone (Dimension)': 'dimension-stone', 'Talc And Pyrophyllite': 'talc', 'Titanium Sponge Metal': 'titanium',
    'Tio2 Pigment': 'titanium', 'Titanium Mineral Concentrates': 'titanium', 'Zeolites (Natural)': 'zeolites'}

# Production that happens in a plant: everything else that is produced is mined.
MADE_IN_PLANTS = re.compile(
    r'refinery|smelter|primary production|sponge|cement|plant production|pig iron|raw steel|ferrosilicon|silicon metal|'
    r'arsenic trioxide|rare gases|slag|production, all forms', re.IGNORECASE)
MADE_IN_PLANTS_CHAPTERS = {'LIME'}

WORDS = {'Large', 'Moderate', 'Moderate to large', 'Small', 'Very small'}

Expected = collections.namedtuple('Expected', 'value low high relation status')


class Audit:
    def __init__(self):
        self.compared = 0
        self.differences = []

    def same(self, where, what, stored, published):
        self.compared += 1
        if stored != published:
            self.differences.append(f'{where}: {what} is {stored!r} in the database, {published!r} in the file')

    def fail(self, text):
        self.compared += 1
        self.differences.append(text)


def number(text):
    if not re.fullmatch(r'\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?', text):
        raise ValueError(text)
    return float(text.replace(',', ''))


def expected_of(text, notes, detail):
    """What the database must hold for a printed value; raises ValueError for a form that has no rule."""
    remarks = [part.strip() for part in notes.split('--')]
    estimated = any(re.match(r'Estimated ?\.$|Estimated (from|based on) ', part) for part in remarks)
    estimated = estimated or ' estimated to ' in detail.replace('\xa0', ' ')
    status = 'estimated' if estimated else 'reported'
    if text == '—':
        return Expected(0.0, None, None, '=', 'zero')
    if text in ('NA', 'W', 'XX'):
        return Expected(None, None, None, '=', {'NA': 'not_available', 'W': 'withheld', 'XX': 'not_applicable'}[text])
    if text in WORDS:
        return Expected(None, None, None, '=', 'qualitative')
    if text == 's':
        below = any(part.startswith('Less than ½') for part in remarks)
        elsewhere = any(re.search(r'[Ii]ncluded (in|with) ', part) for part in remarks)
        if below == elsewhere:
            raise ValueError(text)
        return Expected(None, 0.0, 0.5, '<', 'below_precision') if below else \
            Expected(None, None, None, '=', 'included_elsewhere')
    if text.startswith('>'):
        return Expected(number(text[1:]), None, None, '>', status)
    if text.startswith('<'):
        return Expected(None, 0.0, number(text[1:]), '<', status)
    if ' - ' in text:
        low, high = (number(part) for part in text.split(' - '))
        return Expected(None, low, high, '-', status)
    value = number(text)
    return Expected(value, None, None, '=', status if value else 'zero')


def read_mcs(root):
    """Line number -> row of the world tables, with the yttrium line put right."""
    world = {}
    with open(root / MCS_FILE, encoding='cp1252', newline='') as stream:
        reader = csv.reader(stream)
        header = next(reader)
        for fields in reader:
            row = dict(zip(header, fields))
            if row['Section'].startswith('World'):
                world[reader.line_num] = row
    shifted = [line for line, row in world.items() if row['Is critical mineral 2025'] not in ('Yes', 'No', '')]
    if shifted != [8533] or world[8533]['Notes'] != 'Yes':
        sys.exit(f'the shifted line of the publisher is not where it was: {shifted}')
    world[8533]['Notes'] = ''
    return world


def names_to_iso(root):
    """English country name -> ISO 3166-1 alpha-3, from the list of names and the exceptions above."""
    names = json.loads((root / 'sources/geo/iso_names_en.json').read_text(encoding='utf-8'))['countries']
    codes = json.loads((root / 'sources/geo/iso_codes.json').read_text(encoding='utf-8'))
    alpha3 = {row[0]: row[1] for row in codes}
    result = {}
    for alpha2, spellings in names.items():
        for spelling in spellings if isinstance(spellings, list) else [spellings]:
            result[spelling] = alpha3[alpha2]
    result.update(ISO_OF)
    return result


def stored_rows(database, source):
    """Every cell and aggregate of a source, with the columns of its series."""
    columns = ('mineral', 'stage', 'measure', 'product', 'unit', 'year', 'who', 'value', 'low', 'high', 'relation',
               'status', 'printed', 'remark', 'note', 'source_row', 'series_id')
    query = '''
        SELECT m.slug, st.slug, s.measure, s.product, s.unit, c.year, {who}, c.value, c.low, c.high, c.relation,
               c.status, c.printed, c.remark, c.note, c.source_row, c.series_id
        FROM {table} c JOIN series s ON s.id = c.series_id JOIN source o ON o.id = s.source_id
        JOIN mineral m ON m.id = s.mineral_id JOIN stage st ON st.id = s.stage_id {join} WHERE o.slug = ?'''
    rows = database.execute(query.format(table='cell', who='k.iso3', join='JOIN country k ON k.id = c.country_id'),
                            (source,)).fetchall()
    rows += database.execute(query.format(table='aggregate', who='c.kind', join=''), (source,)).fetchall()
    return [dict(zip(columns, row)) for row in rows]


def stage_of(row):
    if row['Statistics'] == 'Reserves':
        return 'reserves'
    if row['Statistics'] == 'Capacity' or row['MCS chapter'] in MADE_IN_PLANTS_CHAPTERS or \
            MADE_IN_PLANTS.search(row['Statistics_detail']):
        return 'processing'
    return 'mining'


def compare_quantity(audit, where, stored, expected):
    for column in Expected._fields:
        audit.same(where, column, stored[column], getattr(expected, column))


def withdrawn(root):
    """The remark that version 1.1 took from a figure, and how the data release says so: from the version history."""
    history = (root / HISTORY_FILE).read_text(encoding='utf-8')
    gone = re.search(r"footnote 14 was removed from China's 2024 mine production", history)
    text = re.search(r'The text of footnote 14 at the bottom of the page was changed from "([^"]+)"', history).group(1)
    date, version = re.search(r'Revised and reposted (\w+ \d+, \d{4}), as version (1\.1)', history).groups()
    month, day, year = date.replace(',', '').split()
    assert gone
    return text, f'The publisher withdrew the remark ‘{text}’ in version {version} of the report, {day} {month} {year}.'


def is_withdrawn(row):
    return (row['MCS chapter'], row['Statistics'], row['Country'], row['Year']) == ('RARE EARTHS', 'Production', 'China', '2024')


def audit_mcs(audit, database, root):
    world = read_mcs(root)
    iso = names_to_iso(root)
    seen = set()
    columns_of_series = collections.defaultdict(set)
    for stored in stored_rows(database, 'usgs-mcs-2026'):
        line = stored['source_row']
        where = f'{MCS_FILE}, row {line}'
        row = world.get(line)
        if row is None or line in seen:
            audit.fail(f'{where}: stored, but not a world row of the file, or stored twice')
            continue
        seen.add(line)
        printed = row['Value'].rstrip()
        compare_quantity(audit, where, stored, expected_of(printed, row['Notes'], row['Statistics_detail']))
        audit.same(where, 'printed', stored['printed'], printed)
        said = row['Notes'] + (' -- ' + withdrawn(root)[1] if is_withdrawn(row) else '')
        audit.same(where, 'note', stored['note'] or '', said)
        audit.same(where, 'year', stored['year'], int(row['Year']))
        # One column is headed in metric tons and means thousand: the series says so in its note.
        misheaded = row['MCS chapter'].strip() == 'VANADIUM' and row['Statistics'].strip() == 'Reserves'
        audit.same(where, 'unit', stored['unit'], 'kt' if misheaded else MCS_UNITS[row['Unit'].strip()])
        audit.same(where, 'measure', stored['measure'], row['Statistics'].lower())
        audit.same(where, 'stage', stored['stage'], stage_of(row))
        audit.same(where, 'mineral', stored['mineral'],
                   SLUG_OF.get(row['Commodity'], row['Commodity'].lower().replace(' ', '-')))
        owner = {'World total': 'world', 'Other countries': 'other'}.get(row['Country']) or iso.get(row['Country'])
        audit.same(where, 'country', stored['who'], owner)
        audit.same(where, 'rounded', (stored['remark'] or '').endswith('rounded'),
                   row['Statistics_detail'].strip().endswith('rounded'))
        if stored['remark']:
            detail = row['Statistics_detail'].replace('\xa0', ' ').lower()
            audit.same(where, 'remark', stored['remark'].lower() in detail, True)
        if stored['product']:
            words = set(re.findall(r'[a-z0-9]+', row['Statistics_detail'].lower().replace('’', '')))
            audit.same(where, 'product', set(stored['product'].split('-')) - {'and'} <= words, True)
        columns_of_series[stored['series_id']].add((row['MCS chapter'], row['Commodity'], row['Statistics']))
    for line in sorted(set(world) - seen):
        audit.fail(f'{MCS_FILE}, row {line}: a world row that is not in the database')
    for series, columns in columns_of_series.items():
        audit.same(f'series {series}', 'number of publisher tables in it', len(columns), 1)
    return world


def audit_correction(audit, database, root, world):
    """Version 1.3: the rare-earth reserves of the data release with what the version history changes."""
    history = (root / HISTORY_FILE).read_text(encoding='utf-8')
    changed = dict(re.findall(r'from "(>?[\d,]+)" to "(>?[\d,]+)"', history.replace('“', '"').replace('”', '"')))
    audit.same(HISTORY_FILE, 'corrections', changed, {'21,000,000': '11,000,000', '>85,000,000': '>75,000,000'})
    base = {line: row for line, row in world.items()
            if row['MCS chapter'] == 'RARE EARTHS' and row['Statistics'] == 'Reserves'}
    iso = names_to_iso(root)
    stored_cells = stored_rows(database, 'usgs-mcs-2026-v1.3')
    audit.same('usgs-mcs-2026-v1.3', 'lines', sorted(row['source_row'] for row in stored_cells), sorted(base))
    for stored in stored_cells:
        line = stored['source_row']
        where = f'usgs-mcs-2026-v1.3, line {line}'
        row = base[line]
        printed = changed.get(row['Value'], row['Value'])
        compare_quantity(audit, where, stored, expected_of(printed, row['Notes'], row['Statistics_detail']))
        audit.same(where, 'printed', stored['printed'], printed)
        owner = {'World total': 'world', 'Other countries': 'other'}.get(row['Country']) or iso.get(row['Country'])
        audit.same(where, 'country', stored['who'], owner)
        audit.same(where, 'mineral, stage, unit', (stored['mineral'], stored['stage'], stored['unit']),
                   ('rare-earths', 'reserves', 't'))
        notes = [part for part in row['Notes'].split(' -- ') if part]
        audit.same(where, 'beginning of the note', [part for part in (stored['note'] or '').split(' -- ') if part][:len(notes)], notes)
        audit.same(where, 'what was withdrawn', withdrawn(root)[0] in (stored['note'] or ''), False)
        explained = 'ersion 1.' in (stored['note'] or '')
        audit.same(where, 'whether the note tells of a correction', explained,
                   printed != row['Value'] or row['Country'] == 'India')


def main():
    if len(sys.argv) != 3 or not pathlib.Path(sys.argv[1]).is_file():
        sys.exit('usage: audit_database.py DATABASE DB_DIRECTORY (build the database first: target "database")')
    database = sqlite3.connect(f'file:{pathlib.Path(sys.argv[1]).resolve()}?mode=ro', uri=True)
    root = pathlib.Path(sys.argv[2])
    audit = Audit()
    world = audit_mcs(audit, database, root)
    audit_correction(audit, database, root, world)
    for text in audit.differences:
        print(text)
    print(f'{audit.compared} comparisons, {len(audit.differences)} differences')
    return 1 if audit.differences else 0


if __name__ == '__main__':
    sys.exit(main())
