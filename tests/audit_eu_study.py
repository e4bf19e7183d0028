#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the files of the EU study 2023 again and compares every stored number, bound, flag and note with them.

Shares no code with the ingest; of its curated tables it reads only those that say which mineral a material is. Signs,
countries and scores are stated here a second time. Usage: audit_eu_study.py lodestone.db db/ ; exit 1 and a list when
anything differs.
"""

import csv
import json
import pathlib
import re
import sqlite3
import sys

SOURCE = 'eu-crm-2023'
FOLDER = 'sources/eu_crm'
NOTE = 'Mean of 2016 to 2020, as the study states.'
ISO_OF = {
    'Brasilia': 'BRA', 'Turkyie': 'TUR', 'Türkiye': 'TUR', 'Congo, D.R.': 'COD', 'Congo': 'COG', 'Korea, North': 'PRK',
    'Korea, South': 'KOR', 'Brunei Darussalam': 'BRN', 'Cape Verde': 'CPV', "Cote d'Ivoire": 'CIV', 'Iran': 'IRN',
    'Laos': 'LAO', 'Moldova': 'MDA', 'Russia': 'RUS', 'Syria': 'SYR', 'Taiwan': 'TWN', 'Tanzania': 'TZA',
    'Vietnam': 'VNM', 'Bolivia': 'BOL', 'Venezuela': 'VEN', 'Kosovo': 'XKX', 'North Macedonia': 'MKD',
    'China': 'CHN', 'Hong Kong': 'HKG', 'Czechia': 'CZE', 'United States': 'USA', 'United Kingdom': 'GBR'}
# What is said of a country name that other publishers use for another country.
NOTE_ON_NAME = {'Congo': 'printed ‘Congo’: the Republic of the Congo, since the study prints DR Congo apart as '
                         '‘Congo, D.R.’'}
RARE_EARTHS = {'REE', 'HREE', 'LREE'}
# Assessed as one group in 2011: three materials of the file, one entry of the list.
ONE_GROUP_2011 = {'HREEs', 'LREEs', 'Scandium'}


class Audit:
    def __init__(self):
        self.compared = 0
        self.differences = []

    def same(self, where, what, stored, published):
        self.compared += 1
        if stored != published:
            self.differences.append(f'{where}: {what} is {stored!r} in the database, {published!r} in the file')


def read(root, name, encoding='cp1252'):
    """Number of the first line of each row, and the row; blanks and line breaks inside a field count as one blank."""
    with open(root / name, encoding=encoding, newline='') as stream:
        reader = csv.reader(stream)
        header = next(reader)
        start = reader.line_num + 1
        for fields in reader:
            yield start, dict(zip(header, fields))
            start = reader.line_num + 1


def curated(root, name):
    with open(root / 'curated' / name, encoding='utf-8', newline='') as stream:
        return list(csv.DictReader(stream))


def one_line(text):
    return ' '.join(text.split())


def names_to_iso(root):
    names = json.loads((root / 'sources/geo/iso_names_en.json').read_text(encoding='utf-8'))['countries']
    alpha3 = {row[0]: row[1] for row in json.loads((root / 'sources/geo/iso_codes.json').read_text(encoding='utf-8'))}
    result = {}
    for alpha2, spellings in names.items():
        for spelling in spellings if isinstance(spellings, list) else [spellings]:
            result[spelling] = alpha3[alpha2]
    result.update(ISO_OF)
    return result


def quantity(text):
    """(value, low, high, relation, status) of a printed percentage."""
    match = re.fullmatch(r'([<>]?)(\d+(?:\.\d+)?)%', text)
    if not match:
        raise ValueError(text)
    number = float(match[2])
    if match[1] == '<':
        return None, 0.0, number, '<', 'below_precision'
    if match[1] == '>':
        return number, None, None, '>', 'reported'
    return number, None, None, '=', 'reported' if number else 'zero'


def audit_source(audit, database):
    row = database.execute('SELECT doi, licence, licence_url, attribution, family FROM source WHERE slug = ?',
                           (SOURCE,)).fetchone()
    audit.same('source', 'doi, licence, attribution, family', row, (
        '10.2873/725585', 'CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/',
        'European Commission, Study on the critical raw materials for the EU 2023, CC BY 4.0', 'EU study'))


def audit_shares(audit, database, root):
    iso = names_to_iso(root)
    series_of = {(row['material'], row['stage_name']): row for row in curated(root, 'eu_study_series.csv')}
    stored = {}
    for row in database.execute('''
            SELECT c.source_row, m.slug, st.slug, s.measure, s.product, s.unit, s.basis, s.years_averaged, s.label,
                   s.note, c.year, k.iso3, c.value, c.low, c.high, c.relation, c.status, c.printed, c.note, c.remark
            FROM cell c JOIN series s ON s.id = c.series_id JOIN source o ON o.id = s.source_id
            JOIN mineral m ON m.id = s.mineral_id JOIN stage st ON st.id = s.stage_id
            JOIN country k ON k.id = c.country_id WHERE o.slug = ?''', (SOURCE,)):
        audit.same(f'row {row[0]}', 'stored once', row[0] in stored, False)
        stored[row[0]] = row[1:]
    trade = {row[0]: row[1:] for row in database.execute('''
            SELECT t.source_row, m.slug, st.slug, t.product, k.iso3, t.t FROM trade_parameter t
            JOIN source o ON o.id = t.source_id JOIN mineral m ON m.id = t.mineral_id
            JOIN stage st ON st.id = t.stage_id JOIN country k ON k.id = t.country_id WHERE o.slug = ?''', (SOURCE,))}
    lines = set()
    for line, row in read(root, f'{FOLDER}/fact_GlobalSupplyShares_t.csv'):
        lines.add(line)
        where = f'shares, row {line}'
        target = series_of[row['Material'], row['Stage']]
        stage = {'E': 'mining', 'P': 'processing'}[row['Stage']]
        word = {'E': 'extraction', 'P': 'processing'}[row['Stage']]
        cell = stored.get(line)
        if cell is None or line not in trade:
            audit.same(where, 'stored', False, True)
            continue
        (mineral, at, measure, product, unit, basis, averaged, label, note, year, country, value, low, high, relation,
         status, printed, remark_note, remark) = cell
        audit.same(where, 'mineral', mineral, target['mineral'])
        audit.same(where, 'stage', at, stage)
        audit.same(where, 'measure', measure, 'production')
        audit.same(where, 'product', product, target['product'])
        audit.same(where, 'unit', unit, '%')
        audit.same(where, 'basis', basis, 'share of world supply')
        audit.same(where, 'years', (averaged, year), (5, 2020))
        audit.same(where, 'label', label.startswith(f'share of world {word}'), True)
        audit.same(where, 'note of the series', note.startswith(NOTE), True)
        audit.same(where, 'country', country, iso.get(row['Country']))
        for what, ours, theirs in zip(('value', 'low', 'high', 'relation', 'status'),
                                      (value, low, high, relation, status), quantity(row['Share'])):
            audit.same(where, what, ours, theirs)
        audit.same(where, 'printed', printed, row['Share'])
        audit.same(where, 'note and remark', (remark_note, remark), (NOTE_ON_NAME.get(row['Country']), None))
        audit.same(where, 'trade parameter', trade[line],
                   (target['mineral'], stage, target['product'], iso.get(row['Country']), float(row['t'])))
    audit.same('shares', 'lines', sorted(stored), sorted(lines))
    audit.same('trade parameters', 'lines', sorted(trade), sorted(lines))
    audit.same('aggregates', 'number', database.execute(
        'SELECT count(*) FROM aggregate a JOIN series s ON s.id = a.series_id JOIN source o ON o.id = s.source_id '
        'WHERE o.slug = ?', (SOURCE,)).fetchone()[0], 0)


def audit_preferences(audit, database):
    """Shares answer of themselves only where no table of quantities does."""
    for mineral, stage, product, preference in database.execute('''
            SELECT m.slug, st.slug, s.product, s.preference FROM series s JOIN source o ON o.id = s.source_id
            JOIN mineral m ON m.id = s.mineral_id JOIN stage st ON st.id = s.stage_id WHERE o.slug = ?''', (SOURCE,)):
        others = [row[0] for row in database.execute('''
            SELECT s.preference FROM series s JOIN mineral m ON m.id = s.mineral_id JOIN stage st ON st.id = s.stage_id
            WHERE m.slug = ? AND st.slug = ? AND s.unit <> '%' ''', (mineral, stage))]
        audit.same(f'{mineral} {stage} {product}', 'answers before quantities do',
                   bool(others) and preference <= min(others), False)


def materials_of(root):
    return {row['material']: row for row in curated(root, 'eu_study_materials.csv')}


def audit_scores(audit, database, root):
    materials = materials_of(root)
    stored = {(row[0], row[1]): row[2:] for row in database.execute('''
        SELECT l.slug, e.term, m.slug, e.supply_risk, e.economic_importance, e.source_row, e.listed
        FROM critical_list_entry e JOIN critical_list l ON l.id = e.list_id LEFT JOIN mineral m ON m.id = e.mineral_id
        WHERE l.slug LIKE 'eu-%' ''')}
    listed = {(row['list'], row['term']): row['listed'] for row in curated(root, 'critical_list_members.csv')}
    met = set()
    for line, row in read(root, f'{FOLDER}/dimension_CRMsOverTime.csv'):
        material = one_line(row['Material'])
        where = f'scores, row {line}'
        slug = 'eu-' + row['Year']
        if row['SR'] == '-':
            audit.same(where, 'both missing', row['EI'], '-')
            if (slug, material) in stored:
                audit.same(where, 'scores', stored[slug, material][1:3], (None, None))
            continue
        grouped = row['Year'] == '2011' and material in ONE_GROUP_2011
        key = (slug, 'Rare earths' if grouped else material)
        met.add(key)
        if key not in stored:
            audit.same(where, 'stored', False, True)
            continue
        mineral, risk, importance, source_row, on_list = stored[key]
        audit.same(where, 'supply risk', risk, float(row['SR']))
        audit.same(where, 'economic importance', importance, float(row['EI']))
        audit.same(where, 'mineral', mineral, 'rare-earths' if grouped else materials[material.lower()]['mineral'])
        audit.same(where, 'listed', on_list, int(listed.get(key, 0)))
        if not grouped:
            audit.same(where, 'line', source_row, line)
    for key, (_, risk, *_rest) in stored.items():
        audit.same(f'entry {key}', 'a score that the file has', risk is not None, key in met)


def audit_uses(audit, database, root):
    materials = materials_of(root)
    stored = {row[0]: row[1:] for row in database.execute('''
        SELECT s.source_row, m.slug, k.iso3, s.topic, s.item, s.partner, s.from_year, s.to_year, s.unit, s.value, s.low,
               s.high, s.relation, s.status, s.printed, s.note
        FROM statistic s JOIN source o ON o.id = s.source_id JOIN mineral m ON m.id = s.mineral_id
        JOIN country k ON k.id = s.country_id WHERE o.slug = ?''', (SOURCE,))}
    lines = set()
    for line, row in read(root, f'{FOLDER}/fact_MaterialUseShares.csv'):
        lines.add(line)
        material = materials[one_line(row['Material']).lower()]
        item = one_line(row['Application'])
        if material['form']:
            item = f"{material['form']}: {item}"
        note = None
        if row['NACE sector']:
            note = f"{row['NACE sector']}; value added {row['VA in million €']} million euro"
        expected = (material['mineral'], 'EUU', 'end_use', item, None, None, None, '%', *quantity(row['Share']),
                    row['Share'], note)
        names = ('mineral', 'country', 'topic', 'item', 'partner', 'from', 'to', 'unit', 'value', 'low', 'high',
                 'relation', 'status', 'printed', 'note')
        for what, ours, theirs in zip(names, stored.get(line, [None] * len(names)), expected):
            audit.same(f'uses, row {line}', what, ours, theirs)
    audit.same('uses', 'lines', sorted(stored), sorted(lines))


def audit_groups(audit, database, root):
    materials = materials_of(root)
    parents = dict(database.execute(
        'SELECT m.slug, p.slug FROM mineral m LEFT JOIN mineral p ON p.id = m.parent_id').fetchall())
    count = 0
    for line, row in read(root, f'{FOLDER}/dimension_ScreenedMatGroupings.csv'):
        count += 1
        group = row['perm_XREE_PGM']
        expected = 'rare-earths' if group in RARE_EARTHS else 'platinum-group-metals' if group == 'PGM' else None
        audit.same(f'groups, row {line}', 'parent',
                   parents[materials[one_line(row['screened_material']).lower()]['mineral']], expected)
    skipped = database.execute('SELECT skipped FROM ingest_file WHERE path LIKE ?',
                               ('%ScreenedMatGroupings.csv',)).fetchone()[0]
    audit.same('groups', 'rows checked', skipped, count)


def main():
    database = sqlite3.connect(f'file:{sys.argv[1]}?mode=ro', uri=True)
    root = pathlib.Path(sys.argv[2])
    audit = Audit()
    audit_source(audit, database)
    audit_shares(audit, database, root)
    audit_preferences(audit, database)
    audit_scores(audit, database, root)
    audit_uses(audit, database, root)
    audit_groups(audit, database, root)
    for difference in audit.differences[:50]:
        print(difference)
    print(f'{audit.compared:,} comparisons, {len(audit.differences)} differences')
    return 1 if audit.differences or audit.compared < 40_000 else 0


if __name__ == '__main__':
    sys.exit(main())
