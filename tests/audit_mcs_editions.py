#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the files of Mineral Commodity Summaries 2022 to 2025 again and compares every stored figure with them.

Both directions: each stored cell and total must stand in a file, and each field with a figure must be stored or be counted
under the reason that the curated list of exclusions gives. Shares no code with the ingest; of its tables it reads only the
mapping of columns to series, the exclusions and the readings of faulty fields. Minerals, units, signs, names and remarks
are stated here a second time, on purpose. Usage: audit_mcs_editions.py lodestone.db db/ ; exit 1 when anything differs.
"""

import collections
import csv
import json
import pathlib
import re
import sqlite3
import sys

MINERALS = {
    'abras': 'abrasives', 'alumi': 'aluminum', 'antim': 'antimony', 'arsen': 'arsenic', 'asbes': 'asbestos',
    'barit': 'barite', 'bauxi': 'bauxite alumina', 'beryl': 'beryllium', 'bismu': 'bismuth', 'boron': 'boron',
    'bromi': 'bromine', 'cadmi': 'cadmium', 'cemen': 'cement', 'chrom': 'chromium', 'clays': 'clays', 'cobal': 'cobalt',
    'coppe': 'copper', 'diamo': 'diamond', 'diato': 'diatomite', 'felds': 'feldspar', 'feore': 'iron-ore',
    'fepig': 'iron-oxide-pigments', 'feste': 'iron-and-steel', 'fluor': 'fluorspar', 'galli': 'gallium', 'garne': 'garnet',
    'gemst': 'gemstones', 'germa': 'germanium', 'gold': 'gold', 'graph': 'graphite', 'gypsu': 'gypsum', 'heliu': 'helium',
    'indiu': 'indium', 'iodin': 'iodine', 'kyani': 'kyanite', 'lead': 'lead', 'lime': 'lime', 'lithi': 'lithium',
    'manga': 'manganese', 'mercu': 'mercury', 'mgcomp': 'magnesium-compounds', 'mgmet': 'magnesium', 'mica': 'mica',
    'molyb': 'molybdenum', 'nicke': 'nickel', 'niobi': 'niobium', 'nitro': 'nitrogen', 'peat': 'peat', 'perli': 'perlite',
    'phosp': 'phosphate-rock', 'plati': 'platinum palladium platinum-group-metals', 'potas': 'potash', 'pumic': 'pumice',
    'raree': 'rare-earths', 'rheni': 'rhenium', 'salt': 'salt', 'sandi': 'industrial-sand-and-gravel', 'selen': 'selenium',
    'silve': 'silver', 'simet': 'silicon', 'sodaa': 'soda-ash', 'stond': 'dimension-stone', 'stron': 'strontium',
    'sulfu': 'sulfur', 'talc': 'talc', 'tanta': 'tantalum', 'tellu': 'tellurium', 'timin': 'titanium', 'tin': 'tin',
    'titan': 'titanium', 'tungs': 'tungsten', 'vanad': 'vanadium', 'vermi': 'vermiculite', 'wolla': 'wollastonite',
    'zeoli': 'zeolites', 'zinc': 'zinc', 'zirco': 'zirconium', 'zirco-hafni': 'zirconium'}
# Commodities of 2025 whose slug is not the beginning of their name.
MINERALS_2025 = {
    'Abrasives': 'abrasives', 'Bauxite': 'bauxite alumina', 'Diamond (industrial)': 'diamond',
    'Garnet (industrial)': 'garnet', 'Kyanite and Related Minerals': 'kyanite', 'Magnesium metal': 'magnesium',
    'Mica (Natural)': 'mica', 'Nitrogen(fixed) - Ammonia': 'nitrogen', 'Pumice & Pumicite': 'pumice',
    'Platinum-Group metals': 'platinum palladium platinum-group-metals',
    'Sand and gravel (industrial)': 'industrial-sand-and-gravel', 'Talc and Pyrophyllite': 'talc', 'Talc, crude': 'talc',
    'Titanium Mineral Concentrates': 'titanium', 'Titanium & titanium dioxide': 'titanium',
    'Zeolites (natural)': 'zeolites', 'Zirconium and Hafnium': 'zirconium'}
UNITS = {'t': 't', 'kt': 'kt', 'Mt': 'Mt', 'mt': 'Mt', 'mmt': 'Mt', 'kg': 'kg', 'kct': 'thousand carats',
         'mct': 'million carats', 'mcm': 'million m3', 'metric tons': 't', 'thousand metric tons': 'kt',
         'million metric tons': 'Mt', 'thousand metric dry tons': 'kt (dry)', 'kilograms': 'kg',
         'million carats': 'million carats', 'thousand carats': 'thousand carats', 'million cubic meters': 'million m3'}
# Headings and lines that say another unit than they mean: edition, table, kind of column -> unit.
WRONG_UNITS = {
    ('2023', 'chrom', 'Prod'): 'kt', ('2023', 'vanad', 'Reserves'): 'kt', ('2023', 'rheni', 'Reserves'): 'kg',
    ('2024', 'selen', 'Reserves'): 't', ('2024', 'talc', 'Reserves'): 'kt', ('2025', 'Vanadium', 'Reserves'): 'kt',
    ('2025', 'Molybdenum', 'Reserves'): 'kt', ('2025', 'Iron Ore', 'Reserves'): 'Mt',
    ('2025', 'Sand and gravel (industrial)', 'Prod'): 'kt', ('2025', 'Titanium Mineral Concentrates', 'Prod'): 'kt',
    ('2025', 'Titanium Mineral Concentrates', 'Reserves'): 'kt'}
MADE_IN_PLANTS = re.compile(
    r'refinery|smelter|primary production|sponge|pigment capacity|cement|clinker|plant (production|capacity)|pig iron|raw steel|'
    r'all forms|arsenic trioxide|ferosilicon|silicon', re.IGNORECASE)
MINED_IN_PLANTS = {'bromi', 'Bromine', 'boron', 'Boron'}  # brines and borates count as mining
ISO_OF = {
    'Burma': 'MMR', 'Turkey': 'TUR', 'Congo (Kinshasa)': 'COD', 'Korea, Republic of': 'KOR', 'Korea, North': 'PRK',
    'Côte d’Ivoire': 'CIV', 'Russia': 'RUS', 'Iran': 'IRN', 'Laos': 'LAO', 'Syria': 'SYR', 'Tanzania': 'TZA',
    'Bolivia': 'BOL', 'Venezuela': 'VEN', 'Vietnam': 'VNM', 'Czechia': 'CZE', 'United States': 'USA',
    'United Kingdom': 'GBR', 'China': 'CHN', 'Taiwan': 'TWN', 'New Caledonia (overseas territory of France)': 'NCL'}

EMPTY = 'the field is empty: the file says nothing (the print may have a dash)'
BLANK_LINE = 'a line of empty fields'

Field = collections.namedtuple('Field', 'edition path line table type row column unit year heading_estimates alone text notes')
Quantity = collections.namedtuple('Quantity', 'value low high relation status')


class Audit:
    def __init__(self):
        self.compared = 0
        self.differences = []

    def same(self, where, what, stored, published):
        self.compared += 1
        if stored != published:
            self.differences.append(f'{where}: {what} is {stored!r} in the database, {published!r} in the file')


def clean(text):
    return text.replace('\xa0', ' ').strip()


def number(text):
    if not re.fullmatch(r'\d{1,3}(,\d{3})+(\.\d+)?|\d+(\.\d+)?', text):
        raise ValueError(text)
    return float(text.replace(',', ''))


def read_rows(path):
    with open(path, encoding='utf-8-sig', newline='') as stream:
        reader = csv.reader(stream)
        header = next(reader)
        return header, [(reader.line_num, row) for row in reader]


def curated(root, name, keys):
    with open(root / 'curated' / name, encoding='utf-8', newline='') as stream:
        return {tuple(line[key] for key in keys): line for line in csv.DictReader(stream)}


def fields_of_2025(root, blank):
    path = 'sources/usgs_mcs2025/MCS2025_World_Data.csv'
    header, rows = read_rows(root / path)
    for line, row in rows:
        value = dict(zip(header, row))
        groups = (('Prod', ('PROD_2023', 'PROD_EST_ 2024'), 'PROD_NOTES'), ('Cap', ('CAP_2023', 'CAP_EST_ 2024'), 'CAP_NOTES'),
                  ('Reserves', ('RESERVES_2024',), 'RESERVE_NOTES'))
        for column, names, notes in groups:
            for name in names:
                others = [other for other in names if other != name and clean(value[other])]
                yield Field('2025', path, line, clean(value['COMMODITY']), clean(value['TYPE']), clean(value['COUNTRY']),
                            column, clean(value['UNIT_MEAS']), int(name[-4:]), 'EST' in name, not others,
                            clean(value[name]), value[notes].strip())


def fields_of_files(root, edition, blank):
    for file in sorted((root / f'sources/usgs_mcs{edition}').iterdir()):
        path = f'sources/usgs_mcs{edition}/{file.name}'
        table = re.search(r'mcs\d{4}-(.+)_world\.csv$', file.name, re.IGNORECASE).group(1)
        header, rows = read_rows(file)
        note_at = {name.split('_')[0]: i for i, name in enumerate(header) if 'note' in name}
        for line, row in rows:
            if not any(clean(text) for text in row):
                blank[path] += 1
                continue
            for i, heading in enumerate(header[3:], 3):
                if 'note' in heading:
                    continue
                if not heading:
                    if clean(row[i]):
                        yield Field(edition, path, line, table, clean(row[2]), clean(row[1]), f'column {i + 1}', '', 0,
                                    False, False, clean(row[i]), '')
                    continue
                parts = re.fullmatch(r'(.+?)_(t|kt|Mt|mt|mmt|kg|kct|mct|mcm)(_est|_Est)?(?:_(\d{4}))?', heading)
                group = parts[1].split('_')[0]
                note = note_at.get(group, note_at.get('Prod') if group == 'Cap' else None)
                sharing = [j for j, name in enumerate(header[3:], 3) if j != i and name and 'note' not in name and
                           clean(row[j]) and note_at.get(name.split('_')[0], note_at.get('Prod')
                                                         if name.startswith('Cap') else None) == note]
                yield Field(edition, path, line, table, clean(row[2]), clean(row[1]), parts[1], parts[2],
                            int(parts[4] or int(edition) - 1), parts[3] is not None, not sharing, clean(row[i]),
                            row[note].strip() if note is not None else '')


def in_words(text, year):
    """The status of a value in words; None when the text is not one."""
    text = clean(text).rstrip('.').lower()
    if re.fullmatch(r'w for 23-24', text):
        return 'withheld'
    if text in ('na', f'na for {year}', 'not available'):
        return 'not_available'
    if text in ('xx', 'not applicable'):
        return 'not_applicable'
    if re.fullmatch(r'less than (½|1/2) unit', text):
        return 'below_precision'
    if re.fullmatch(r'included (in world total|with ilmenite|with (“)?other countries\.?”?)', text) or \
            text == 'united states rutile production and reserves data are included with ilmenite':
        return 'included_elsewhere'
    size = r'(?:very )?(?:small|moderate to large|moderate|large)'
    if re.fullmatch(rf'{size}|(?:(?:world )?reserves are )?categorized as "{size}"|considered (?:to be )?{size}( in quantity)?|'
                    rf'estimated to be "{size}"|world data were unavailable, but reserves were estimated to be large', text):
        return 'qualitative'
    return None


def word_in_notes(notes, year):
    """(words, their status or bound) of the sentence that stands for a figure; None when there is none."""
    if in_words(notes, year):
        return notes, in_words(notes, year)
    if notes.startswith('NA ('):
        return 'NA', 'not_available'
    for sentence in notes.split('. '):
        sentence = sentence.strip()
        sentence = sentence[:-1].strip() if sentence.endswith('.') else sentence
        status = in_words(sentence, year)
        if status:
            return sentence, status
        if re.fullmatch(r'[<>] ?[\d,]+', sentence):
            return sentence, 'bound'
    return None


def is_estimate(field, name_marked):
    notes = clean(field.notes).lower()
    year = str(field.year)
    if re.search(rf'(reported|reported (production|quantity|data)|production was reported) in {year}|in {year}, as reported by', notes):
        return False
    if re.fullmatch(r'(.*, )?(reported|reproted)\.?', notes) and (field.alone or not field.heading_estimates):
        return False
    if field.heading_estimates or name_marked or re.match(r'e\d', field.text) or \
            (field.type.endswith(', estimated') and not field.column.startswith('Reserves')):  # the type is of production or capacity
        return True
    return bool(re.search(rf'estimated (in |for )?{year}|in {year} (is|were) also estimated|estimated in both years', notes) or
                re.match(r'estimated( capacity)?\.?$|estimated, ', notes) or
                re.search(r'estimated (amount of rhenium|rhenium recovered|based on reported import|from china nonferrous)|'
                          r'estimates were derived from', notes))


def quantity(text, status, estimated):
    """What the database must hold; `status` is that of a value in words, or None or 'bound' for a number."""
    origin = 'estimated' if estimated else 'reported'
    if status == 'below_precision':
        return Quantity(None, 0.0, 0.5, '<', status)
    if status not in (None, 'bound'):
        return Quantity(None, None, None, '=', status)
    if text in ('W', 'NA', 'XX'):
        return Quantity(None, None, None, '=', {'W': 'withheld', 'NA': 'not_available', 'XX': 'not_applicable'}[text])
    if text.startswith('>'):
        return Quantity(number(text[1:].strip()), None, None, '>', origin)
    if text.startswith('<'):
        return Quantity(None, 0.0, number(text[1:].strip()), '<', origin)
    value = number(re.sub(r'^e(?=\d)', '', text))
    return Quantity(value, None, None, '=', origin if value else 'zero')


def names_to_iso(root):
    names = json.loads((root / 'sources/geo/iso_names_en.json').read_text(encoding='utf-8'))['countries']
    alpha3 = {row[0]: row[1] for row in json.loads((root / 'sources/geo/iso_codes.json').read_text(encoding='utf-8'))}
    result = {}
    for alpha2, spellings in names.items():
        for spelling in spellings if isinstance(spellings, list) else [spellings]:
            result[spelling] = alpha3[alpha2]
    result.update(ISO_OF)
    return result


def owner_of(name, iso):
    """(who, remark, footnote mark, marked as estimate); raises KeyError for an unknown name."""
    footnote = re.search(r'\d*$', name).group()
    name = name[:len(name) - len(footnote)].strip()
    if name.startswith('World total'):
        left_out = re.search(r'excluding .*', name)
        said = ['rounded'] if 'rounded' in name else []
        return 'world', ', '.join(said + ([left_out.group().rstrip('.')] if left_out else [])), footnote, False
    if re.match(r'Other( [Cc]ountries|$)', name):
        inside = re.search(r'\((.*)\)', name)
        return 'other', inside[1] if inside else '', footnote, name.endswith('countriese')
    if name in iso:
        return iso[name], '', footnote, False
    if name.endswith('e') and name[:-1] in iso:
        return iso[name[:-1]], '', footnote, True
    parts = re.fullmatch(r'(.+) \((.*)\)', name) or re.fullmatch(r'(.+), (.+)', name)
    return iso[parts[1]], parts[2], footnote, False


def expected_reading(field, readings):
    """(printed, note, text to read, status in words) or None when the field says nothing."""
    line = readings.get((field.edition, field.table, str(field.line), field.column, str(field.year)))
    if line is not None:
        if line['field'] != field.text:
            raise ValueError(f'{field.path}, row {field.line}: {field.text!r} where {line["field"]!r} is read differently')
        note = ' -- '.join(text for text in (field.notes, line['note']) if text)
        text = line['reading']
        printed = text if field.text == 'NA' else field.text
        return printed, note, text, in_words(text, field.year) if text else 'not_available'
    if field.text and field.text != 'NA':
        return field.text, field.notes, field.text, in_words(field.text, field.year)
    found = word_in_notes(field.notes, field.year)
    if field.text == 'NA':
        if found and found[1] != 'not_available':
            return found[0], f'{field.notes} -- The column prints NA.', found[0], found[1]
        return 'NA', field.notes, 'NA', 'not_available'
    if found is None:
        return None
    return found[0], '' if found[0] == field.notes else field.notes, found[0], found[1]


def stored_rows(database, edition):
    columns = ('mineral', 'stage', 'measure', 'product', 'unit', 'year', 'who', 'value', 'low', 'high', 'relation',
               'status', 'printed', 'remark', 'note', 'line')
    query = '''
        SELECT m.slug, st.slug, s.measure, s.product, s.unit, c.year, {who}, c.value, c.low, c.high, c.relation,
               c.status, c.printed, coalesce(c.remark, ''), coalesce(c.note, ''), c.source_row
        FROM {table} c JOIN series s ON s.id = c.series_id JOIN source o ON o.id = s.source_id
        JOIN mineral m ON m.id = s.mineral_id JOIN stage st ON st.id = s.stage_id {join} WHERE o.slug = ?'''
    rows = database.execute(query.format(table='cell', who='k.iso3', join='JOIN country k ON k.id = c.country_id'),
                            (f'usgs-mcs-{edition}',)).fetchall()
    rows += database.execute(query.format(table='aggregate', who='c.kind', join=''), (f'usgs-mcs-{edition}',)).fetchall()
    return {tuple(row[:4]) + (row[5], row[6]): dict(zip(columns, row)) for row in rows}


class Edition:
    """One edition: what its files say against what is stored."""

    def __init__(self, audit, database, root, edition, iso):
        self.audit = audit
        self.edition = edition
        self.iso = iso
        stem = 'mcs2025' if edition == '2025' else 'mcs2022_2024'
        key = ('edition', 'table', 'type', 'column', 'row')
        self.series = curated(root, f'{stem}_series.csv', key)
        self.exclusions = curated(root, f'{stem}_exclusions.csv', key)
        self.readings = curated(root, f'{stem}_readings.csv', ('edition', 'table', 'line', 'column', 'year'))
        self.stored = stored_rows(database, edition)
        self.seen = set()
        self.skipped = collections.Counter()
        self.rows = collections.Counter()
        self.blank = collections.Counter()

    def pick(self, table, field):
        key = (field.edition, field.table, field.type, field.column)
        return table.get((*key, field.row)) or table.get((*key, ''))

    def check(self, field):
        self.rows[field.path] += 1
        reading = expected_reading(field, self.readings)
        if reading is None:
            self.skipped[field.path, EMPTY] += 1
            return
        excluded = self.pick(self.exclusions, field)
        if excluded:
            self.skipped[field.path, excluded['reason']] += 1
            return
        where = f'{field.path}, row {field.line}, {field.column} {field.year}'
        series = self.pick(self.series, field)
        if series is None:
            self.audit.differences.append(f'{where}: no line of the mapping, and no reason to leave it out')
            return
        self.check_series(where, field, series)
        who, remark, footnote, marked = owner_of(field.row, self.iso)
        key = (series['mineral'], series['stage'], series['measure'], series['product'], field.year, who)
        row = self.stored.get(key)
        if row is None or key in self.seen:
            self.audit.differences.append(f'{where}: {"stored twice" if row else "not stored"}: {key}')
            return
        self.seen.add(key)
        printed, note, text, status = reading
        expected = quantity(text, status, is_estimate(field, marked))
        for name in Quantity._fields:
            self.audit.same(where, name, row[name], getattr(expected, name))
        for name, value in (('printed', printed), ('line', field.line), ('unit', series['unit']),
                            ('remark', remark or series['remark'])):
            self.audit.same(where, name, row[name], value)
        if footnote or marked:
            self.audit.same(where, 'name in the note', f'‘{field.row}’' in row['note'], True)
            note_begin = row['note'].split(' -- The name is printed')[0] if note else ''
            self.audit.same(where, 'note', note_begin, note)
        else:
            self.audit.same(where, 'note', row['note'], note)

    def check_series(self, where, field, series):
        kind = field.column.split('_')[0]
        names = MINERALS_2025.get(field.table) or field.table.lower().replace(' ', '-').replace('gemanium', 'germanium') \
            if self.edition == '2025' else MINERALS[field.table]
        self.audit.same(where, 'mineral', series['mineral'] in names.split(), True)
        unit = WRONG_UNITS.get((field.edition, field.table, kind)) or UNITS.get(field.unit)
        if 'dry tons' in field.type:
            unit = 'kt (dry)'
        self.audit.same(where, 'unit of the heading', series['unit'], unit)
        if (field.edition, field.table, kind) == ('2025', 'Indium', 'Reserves') or 'Clinker capacity' in field.type:
            kind = 'Cap'  # a capacity in another column
        measure = {'Prod': 'production', 'Cap': 'capacity', 'Reserves': 'reserves'}[kind]
        self.audit.same(where, 'measure', series['measure'], measure)
        stage = 'reserves' if measure == 'reserves' else 'processing' if measure == 'capacity' or (
            MADE_IN_PLANTS.search(field.type) and field.table not in MINED_IN_PLANTS) else 'mining'
        self.audit.same(where, 'stage', series['stage'], stage)

    def finish(self, database):
        for key in sorted(set(self.stored) - self.seen, key=str):
            self.audit.differences.append(f'usgs-mcs-{self.edition}: stored, but in no file: {key}')
        for path, lines in self.blank.items():
            self.rows[path] += lines
            self.skipped[path, BLANK_LINE] += lines
        for path, rows in self.rows.items():
            stored = rows - sum(count for (other, _), count in self.skipped.items() if other == path)
            counts = database.execute('SELECT rows, stored FROM ingest_file WHERE path = ?', (path,)).fetchone()
            self.audit.same(path, 'figures read and stored', counts, (rows, stored))
            reasons = dict(database.execute('SELECT reason, rows FROM ingest_skip WHERE path = ?', (path,)))
            self.audit.same(path, 'reasons', reasons,
                            {reason: count for (other, reason), count in self.skipped.items() if other == path})


def main():
    if len(sys.argv) != 3 or not pathlib.Path(sys.argv[1]).is_file():
        sys.exit('usage: audit_mcs_editions.py DATABASE DB_DIRECTORY (build the database first: target "database")')
    database = sqlite3.connect(f'file:{pathlib.Path(sys.argv[1]).resolve()}?mode=ro', uri=True)
    root = pathlib.Path(sys.argv[2])
    audit = Audit()
    iso = names_to_iso(root)
    for name in ('2022', '2023', '2024', '2025'):
        edition = Edition(audit, database, root, name, iso)
        fields = fields_of_2025(root, edition.blank) if name == '2025' else fields_of_files(root, name, edition.blank)
        for field in fields:
            edition.check(field)
        edition.finish(database)
        left_out = sum(edition.skipped.values()) - sum(
            count for (_, reason), count in edition.skipped.items() if reason in (EMPTY, BLANK_LINE))
        print(f'{name}: {len(edition.seen)} figures stored, {left_out} left out with a reason, '
              f'{len(edition.stored)} in the database')
    for text in audit.differences[:200]:
        print(text)
    print(f'{audit.compared} comparisons, {len(audit.differences)} differences')
    return 1 if audit.differences or audit.compared < 50000 else 0


if __name__ == '__main__':
    sys.exit(main())
