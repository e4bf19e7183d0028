#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the US statistics of Mineral Commodity Summaries 2026 again and compares every stored one with them.

Shares no code with the ingest; of its curated tables it reads those that say which mineral a commodity is and what
single values mean. Usage: audit_mcs2026_statistics.py lodestone.db db/ ; exit 1 and a list when anything differs.
"""

import collections
import csv
import json
import pathlib
import re
import sqlite3
import sys

COMMODITIES = 'sources/usgs_mcs2026/MCS2026_Commodities_Data.csv'
TABLES = 'sources/usgs_mcs2026/tables/MCS2026_'
COLUMNS = ('mineral', 'country', 'topic', 'item', 'partner_iso', 'partner', 'from', 'to', 'unit', 'value', 'low', 'high',
           'relation', 'status', 'printed', 'note')
UNITS = {'metric tons': 't', 'thousand metric tons': 'kt', 'million metric tons': 'Mt', 'percent': '%',
         'thousand metric dry tons': 'kt (dry)', 'kilograms': 'kg', 'million carats': 'million carats',
         'million cubic meters': 'million m3', 'million liters': 'million L'}  # others are stored as printed
ISO_OF = {
    'Burma': 'MMR', 'Turkey': 'TUR', 'Congo (Kinshasa)': 'COD', 'Korea, Republic of': 'KOR', 'Republic of Korea': 'KOR',
    'Russia': 'RUS', 'Bolivia': 'BOL', 'Vietnam': 'VNM', 'Czechia': 'CZE', 'United States': 'USA', 'Taiwan': 'TWN',
    'United Kingdom': 'GBR', 'China': 'CHN', 'The Bahamas': 'BHS', 'Iran': 'IRN'}
TONS = {'t': 1, 'kg': 0.001, 'kt': 1000, 'kt (dry)': 1000, 'Mt': 1_000_000}


class Audit:
    def __init__(self):
        self.compared = 0
        self.differences = []

    def same(self, where, what, stored, published):
        self.compared += 1
        if stored != published:
            self.differences.append(f'{where}: {what} is {stored!r} in the database, {published!r} in the file')

    def row(self, where, stored, published):
        for what, ours, theirs in zip(COLUMNS, stored or (None,) * len(COLUMNS), published):
            self.same(where, what, ours, theirs)


def read(root, name, encoding):
    with open(root / name, encoding=encoding, newline='') as stream:
        reader = csv.reader(stream)
        header = next(reader)
        return [(reader.line_num, dict(zip(reversed(header), reversed(fields)))) for fields in reader]


def curated(root, name):
    with open(root / 'curated' / name, encoding='utf-8', newline='') as stream:
        return list(csv.DictReader(stream))


def names_to_iso(root):
    names = json.loads((root / 'sources/geo/iso_names_en.json').read_text(encoding='utf-8'))['countries']
    alpha3 = {row[0]: row[1] for row in json.loads((root / 'sources/geo/iso_codes.json').read_text(encoding='utf-8'))}
    result = {}
    for alpha2, spellings in names.items():
        for spelling in spellings if isinstance(spellings, list) else [spellings]:
            result[spelling] = alpha3[alpha2]
    result.update(ISO_OF)
    return result


def number(text):
    if not re.fullmatch(r'\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?', text):
        raise ValueError(text)
    return float(text.replace(',', ''))


def quantity(text, estimated, notes, reliance):
    """(value, low, high, relation, status) of a printed value."""
    status = 'estimated' if estimated else 'reported'
    if text == '—':
        return 0.0, None, None, '=', 'zero'
    if text in ('NA', 'W'):
        return None, None, None, '=', {'NA': 'not_available', 'W': 'withheld'}[text]
    if text.startswith('Variable') or text == 'Small' or (text == 'E' and reliance):
        return None, None, None, '=', 'qualitative'
    if text == 's':
        if not re.search(r'[Ll]ess than ½ unit', notes):
            raise ValueError(f'{text}: {notes}')
        return None, 0.0, 0.5, '<', 'below_precision'
    if text[0] == '>':
        return number(text[1:]), None, None, '>', status
    if text[0] == '<':
        return None, 0.0, number(text[1:]), '<', status
    if '–' in text:
        low, high = (number(part) for part in text.split('–'))
        return None, low, high, '-', status
    value = number(text)
    return value, None, None, '=', status if value else 'zero'


def is_estimate(row):
    notes = [part.strip() for part in row['Notes'].split('--')]
    by_note = any(re.match(r'Estimated( ?\.$| )', part) for part in notes)
    by_name = 'stimated' in row['Statistics_detail'] and row['Statistics'] != 'Net import reliance'
    return by_note or by_name


def expected_rows(root, iso):
    """Line -> what the database must hold, for the two sections of US statistics."""
    commodities = {(row['chapter'], row['commodity']): row for row in curated(root, 'mcs2026_statistics.csv')}
    special = {int(row['row']): row for row in curated(root, 'mcs2026_statistic_notes.csv')}
    rows = [(line, row) for line, row in read(root, COMMODITIES, 'cp1252')
            if row['Section'].startswith('Salient') or row['Section'] == 'Import Sources']
    key = ('MCS chapter', 'Commodity', 'Statistics_detail', 'Country', 'Year')
    times = collections.Counter(tuple(row[name] for name in key) for _, row in rows)
    seen = collections.Counter()
    expected = {}
    for line, row in rows:
        target = commodities[row['MCS chapter'], row['Commodity']]
        name = tuple(row[part] for part in key)
        prefix = target['prefix']
        if times[name] > 1:
            prefix = [part.strip() for part in target['repeated'].split(';')][seen[name]]
            seen[name] += 1
        detail = row['Statistics_detail'].replace('\xa0', ' ').strip()
        reliance = row['Statistics'] == 'Net import reliance'
        imports = row['Section'] == 'Import Sources'
        topic = 'import_source' if imports else 'net_import_reliance' if reliance else 'salient'
        printed = row['Value'].rstrip('\xa0 ')
        note = row['Notes']
        if line in special:
            fix = special[line]
            bounds = (float(fix['low']), float(fix['high'])) if fix['low'] else (None, None)
            value = (None, *bounds, '<' if fix['low'] else '=', fix['status'])
            note = f"{note} -- {fix['note']}" if note else fix['note']
        else:
            value = quantity(printed, is_estimate(row), note, reliance)
            if printed == 'E':
                note = f'{note} -- net exporter' if note else 'net exporter'
        years = [int(part) for part in row['Year'].split('–')]
        if len(years) == 2:
            years[1] += 2000
        partner = row['Country'] if imports else None
        expected[line] = (
            target['mineral'], 'USA', topic, f'{prefix}: {detail}' if prefix else detail,
            iso.get(partner) if partner else None, partner, years[0], years[-1],
            UNITS.get(row['Unit'].strip(), row['Unit'].strip()), *value, printed, note or None)
    return expected


def audit_commodities(audit, database, root, iso, stored):
    expected = expected_rows(root, iso)
    for line in sorted(set(stored) | set(expected)):
        audit.same(f'row {line}', 'stored', line in stored, line in expected)
        if line in stored and line in expected:
            audit.row(f'row {line}', stored[line], expected[line])
    return expected


def find(expected, mineral, topic, item, year, partner):
    for row in expected.values():
        if row[0] == mineral and row[2] == topic and row[3] == item and row[7] == year and row[4] == partner:
            return row[14]
    return None


def audit_figures(audit, root, iso, expected, extra):
    """Figures 2 and 3: stored exactly where the commodity data lack the figure or print another."""
    items = {(row['table'], row['name']): row for row in curated(root, 'mcs2026_tables.csv')}
    wanted = collections.Counter()
    for _, row in read(root, TABLES + 'Fig2_Net_Import_Reliance.csv', 'utf-8-sig'):
        name = row['Commodity'].strip()
        target = items['Figure 2', name]
        printed = row['Net_Import_Reliance_pct_2025']
        other = find(expected, target['mineral'], 'net_import_reliance', target['item'], 2025, None)
        if other != printed:
            note = f"Import sources 2021 to 2024, descending: {row['Major_Import_Sources_2021_24'].strip()} -- " \
                   f"{row['Notes']}" + (f' -- the commodity data print {other}' if other else '')
            wanted[(target['mineral'], 'USA', 'net_import_reliance', f'Net import reliance, figure 2: {name}', None, None,
                    2025, 2025, '%', *quantity(printed, False, '', True), printed, note)] += 1
    for _, row in read(root, TABLES + 'Fig3_Major_Import_Sources.csv', 'utf-8-sig'):
        name, partner = row['Commodity'].strip(), row['Import_Source_2021_24'].strip()
        if partner == 'NA':
            continue
        target = items['Figure 3', name]
        other = find(expected, target['mineral'], 'import_source', target['item'], 2024, iso.get(partner))
        if other != row['Percent']:
            wanted[(target['mineral'], 'USA', 'import_source', f'Figure 3: {name}', iso.get(partner), partner, 2021, 2024,
                    '%', *quantity(row['Percent'], False, '', False), row['Percent'],
                    f'the commodity data print {other}' if other else None)] += 1
    for _, row in read(root, TABLES + 'T6_Critical_Minerals_End_Use.csv', 'utf-8-sig'):
        target = items['Table 6', row['Critical_Mineral'].strip()]
        uses = row['Primary_Applications']
        wanted[(target['mineral'], 'USA', 'end_use', uses, None, None, None, None, '', None, None, None, '=',
                'qualitative', uses, row['Category_Note'] or None)] += 1
    held = collections.Counter(extra)
    for row in sorted(set(wanted) | set(held), key=repr):
        audit.same(f'figures and table 6: {row}', 'number of rows', held[row], wanted[row])
        audit.compared += len(COLUMNS) - 1  # a row is found by all its columns


def audit_leaders(audit, database, root, iso):
    """Table 7: its leading countries against the world tables of the database."""
    items = {(row['table'], row['name']): row['mineral'] for row in curated(root, 'mcs2026_tables.csv')}
    for _, row in read(root, TABLES + 'T7_Critical_Minerals_Salient.csv', 'utf-8-sig'):
        name = row['Critical_mineral'].strip()
        tables = collections.defaultdict(list)
        worlds = {}
        for series, unit, country, value in database.execute('''
                SELECT s.id, s.unit, k.iso3, c.value FROM cell c JOIN series s ON s.id = c.series_id
                JOIN mineral m ON m.id = s.mineral_id JOIN source o ON o.id = s.source_id
                JOIN country k ON k.id = c.country_id WHERE o.slug = 'usgs-mcs-2026' AND m.slug = ? AND c.year = 2025
                AND s.measure = 'production' AND c.value > 0''', (items['Table 7', name],)):
            tables[series].append((value * TONS.get(unit, 0), country))
            world = database.execute("SELECT value FROM aggregate WHERE series_id = ? AND year = 2025 AND kind = 'world'",
                                     (series,)).fetchone()
            worlds[series] = world[0] * TONS.get(unit, 0) if world and world[0] else None
        output, total = row['Leading_country_prod'], row['World_total_prod']
        if output in ('NA', 'W'):
            audit.same(f'table 7, {name}', 'world table with a leader', any(tables.values()) and output == 'NA', False)
            continue

        def close(ours, printed):
            return ours is None or printed in ('NA', 'W') or abs(ours - float(printed)) <= 0.006 * float(printed)

        found = any(max(rows)[1] == iso[row['Leading_source_country'].strip()] and close(max(rows)[0], output) and
                    close(worlds[series], total) for series, rows in tables.items())
        audit.same(f'table 7, {name}', 'leader, output and world total in a world table', found, True)


def main():
    database = sqlite3.connect(f'file:{sys.argv[1]}?mode=ro', uri=True)
    root = pathlib.Path(sys.argv[2])
    audit = Audit()
    iso = names_to_iso(root)
    rows = database.execute('''
        SELECT s.source_row, m.slug, k.iso3, s.topic, s.item, p.iso3, s.partner, s.from_year, s.to_year, s.unit, s.value,
               s.low, s.high, s.relation, s.status, s.printed, s.note
        FROM statistic s JOIN source o ON o.id = s.source_id JOIN mineral m ON m.id = s.mineral_id
        JOIN country k ON k.id = s.country_id LEFT JOIN country p ON p.id = s.partner_id
        WHERE o.slug = 'usgs-mcs-2026' ORDER BY s.position, s.id''').fetchall()
    table_row = re.compile(r'figure 2: |^Figure 3: ')
    extra = [row[1:] for row in rows if table_row.search(row[4]) or row[3] == 'end_use']
    own = [row for row in rows if not (table_row.search(row[4]) or row[3] == 'end_use')]
    stored = {row[0]: row[1:] for row in own}
    audit.same('commodity data', 'rows stored once', len(stored), len(own))
    expected = audit_commodities(audit, database, root, iso, stored)
    audit.same('commodity data', 'number of rows', len(expected), 4863 + 720)
    audit_figures(audit, root, iso, expected, extra)
    audit_leaders(audit, database, root, iso)
    for difference in audit.differences[:50]:
        print(difference)
    print(f'{audit.compared:,} comparisons, {len(audit.differences)} differences')
    return 1 if audit.differences or audit.compared < 90_000 else 0


if __name__ == '__main__':
    sys.exit(main())
