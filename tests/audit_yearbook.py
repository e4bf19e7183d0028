#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Compares the database with the Minerals Yearbook workbooks and Data Series 140, both ways: every value of a mapped table is
stored or left out for a known reason, and every stored value stands in its workbook. Shares no code with the ingest.

audit_yearbook.py DATABASE DB_DIRECTORY
"""
import collections
import csv
import io
import json
import pathlib
import re
import sqlite3
import sys
import xml.etree.ElementTree as ET
import zipfile

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
RELATION = '{http://schemas.openxmlformats.org/officeDocument/2006/relationships}'
WORD = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
FOLDER = 'sources/usgs_myb_tables'
DS140 = 'sources/usgs_ds140/ds140-rare-earths-2020.xlsx'
# Spellings of the Yearbook that the list of English names does not have.
ISO_OF = {'Burma': 'MMR', 'Turkey': 'TUR', 'Congo (Kinshasa)': 'COD', 'Congo, Kinshasa': 'COD', 'Korea, Republic of': 'KOR',
          'Korea, North': 'PRK', "Cote d'Ivoire": 'CIV', 'Macedonia': 'MKD', 'Kosovo': 'XKX', 'Vietnam': 'VNM', 'Laos': 'LAO',
          'Russia': 'RUS', 'Iran': 'IRN', 'Bolivia': 'BOL', 'Tanzania': 'TZA', 'Venezuela': 'VEN', 'Taiwan': 'TWN'}
UNITS = (('Thousand metric tons', 'kt'), ('Metric tons', 't'), ('Kilograms', 'kg'))


class Audit:
    def __init__(self):
        self.compared = 0
        self.differences = []

    def same(self, where, what, found, wanted):
        self.compared += 1
        if found != wanted:
            self.differences.append(f'{where}: {what} is {found!r} where the publisher has {wanted!r}')


class Book:
    """Cells of all sheets as (plain text, raised text, is a number)."""

    def __init__(self, path):
        self.archive = zipfile.ZipFile(path)
        styles = self.xml('xl/styles.xml')
        raised = [font.find(f'{MAIN}vertAlign') is not None and font.find(f'{MAIN}vertAlign').get('val') == 'superscript'
                  for font in styles.find(f'{MAIN}fonts')]
        self.raised = [raised[int(style.get('fontId'))] for style in styles.find(f'{MAIN}cellXfs')]
        self.strings = list(self.xml('xl/sharedStrings.xml'))
        targets = {relation.get('Id'): relation.get('Target') for relation in self.xml('xl/_rels/workbook.xml.rels')}
        self.parts = {sheet.get('name'): 'xl/' + targets[sheet.get(f'{RELATION}id')]
                      for sheet in self.xml('xl/workbook.xml').find(f'{MAIN}sheets')}

    def xml(self, part):
        return ET.fromstring(self.archive.read(part))

    def cell(self, node):
        value = node.findtext(f'{MAIN}v')
        cell_raised = self.raised[int(node.get('s', '0'))]
        if value is None:
            return None
        if node.get('t') != 's':
            text = value if node.get('t') else re.sub(r'\.0$', '', repr(float(value)))
            return ('', text, False) if cell_raised else (text, '', node.get('t') is None)
        plain, marks = '', ''
        for part in self.strings[int(value)]:
            if part.tag == f'{MAIN}t':
                text, up = part.text or '', cell_raised
            elif part.tag == f'{MAIN}r':
                font = part.find(f'{MAIN}rPr')
                text = part.findtext(f'{MAIN}t') or ''
                align = None if font is None else font.find(f'{MAIN}vertAlign')
                up = cell_raised if font is None else align is not None and align.get('val') == 'superscript'
            else:
                continue
            plain, marks = (plain, marks + text) if up else (plain + text, marks)
        return (plain, marks, False) if plain or marks else None

    def sheet(self, name):
        root = self.xml(self.parts[name])
        cells = {}
        for node in root.iter(f'{MAIN}c'):
            cell = self.cell(node)
            if cell is not None:
                letters, row = re.fullmatch(r'([A-Z]+)(\d+)', node.get('r')).groups()
                cells[int(row), letters] = cell
        merged = {node.get('ref') for node in root.iter(f'{MAIN}mergeCell')}
        return cells, merged


def tidy(text):
    return re.sub(r'\s+', ' ', text).strip()


def marks_of(text):
    return [mark for mark in re.split(r'[,\s]+', text) if mark]


def letters_between(first, last):
    return [chr(code) for code in range(ord(first), ord(last) + 1)]


def after(letter):
    return chr(ord(letter) + 1)


def names_to_iso(root):
    names = json.loads((root / 'sources/geo/iso_names_en.json').read_text(encoding='utf-8'))['countries']
    alpha3 = {row[0]: row[1] for row in json.loads((root / 'sources/geo/iso_codes.json').read_text(encoding='utf-8'))}
    result = {spelling: alpha3[alpha2] for alpha2, spellings in names.items()
              for spelling in (spellings if isinstance(spellings, list) else [spellings])}
    result.update(ISO_OF)
    return result


def read_table(root, name):
    with open(root / 'curated' / name, encoding='utf-8', newline='') as stream:
        return list(csv.DictReader(stream))


class Sheet:
    """A world table: columns of years, lines with a kind each, footnotes."""

    def __init__(self, book, name, iso):
        self.cells, self.merged = book.sheet(name)
        self.iso = iso
        self.title = tidy(self.cells[2, 'A'][0])
        self.unit = tidy(self.cells[4, 'A'][0])
        last = max(row for row, letter in self.cells)
        heads = [row for row in range(5, last + 1) if tidy(self.text(row, 'A')).startswith('Country or locality')]
        notes_from = min(row for row in range(heads[0], last + 1)
                         if (row, 'A') in self.cells and re.match(r'^e', self.cells[row, 'A'][1])
                         and self.cells[row, 'A'][0].startswith('Estimated'))
        self.footnotes = {}
        for row in range(notes_from + 1, last + 1):
            if (row, 'A') in self.cells:
                plain, up, _ = self.cells[row, 'A']
                self.footnotes[re.match(r'\d+', up).group()] = tidy(plain) if up.strip().isdigit() else None
        # A footnote that holds a raised blank in its middle loses nothing but that blank.
        for row in range(notes_from + 1, last + 1):
            up = self.cells.get((row, 'A'), ('', '', 0))[1]
            if up and not up.isdigit():
                self.footnotes[re.match(r'\d+', up).group()] = tidy(self.cells[row, 'A'][0].replace('®', '® '))
        signs = self.cells[notes_from, 'A']
        found = re.search(r'W (Withheld.*?(?:\.”|\.))(?:\s|$)', signs[0])
        self.withheld = found.group(1) if found else ''
        self.columns = {}  # row of a head -> [(letter, year, name, marks)]
        for row in heads:
            self.columns[row] = self.years(row)
        self.lines = []
        self.classify(heads, notes_from)

    def text(self, row, letter):
        return self.cells.get((row, letter), ('', '', False))[0]

    def years(self, row):
        found = []
        for letter in letters_between('B', 'Z'):
            if re.fullmatch(r'\d{4}', self.text(row, letter)):
                beside = self.cells.get((row, after(letter)), ('', '', False))
                marks = marks_of(beside[1]) if not re.fullmatch(r'\d{4}', beside[0]) else []
                found.append((letter, int(self.text(row, letter)), '', marks))
        if found:
            return found
        for letter in letters_between('B', 'Z'):
            if re.fullmatch(r'\d{4}', self.text(row - 1, letter)):
                span = [ref for ref in self.merged if ref.startswith(f'{letter}{row - 1}:')]
                end = re.match(r'[A-Z]', span[0].split(':')[1]).group() if span else letter
                # The last year's merged cells may be one column short or long; names stand under them.
                found += [(under, int(self.text(row - 1, letter)), self.text(row, under), [])
                          for under in letters_between(letter, end) if self.text(row, under)]
        return found

    def country(self, label):
        """Longest beginning of the label that is a country's name: (code, rest)."""
        label = label.rstrip(':')
        for name in sorted(self.iso, key=len, reverse=True):
            if label == name or label.startswith(name + ', '):
                return self.iso[name], label[len(name) + 2:]
        return None, label

    def classify(self, heads, notes_from):
        """Each line as a dict: block, group (line of its heading), kind, owner."""
        columns, block, block_marks, group, breakdown = None, '', [], None, False
        for row in range(heads[0], notes_from):
            if row in self.columns:
                columns, block, block_marks, group, breakdown = self.columns[row], '', [], None, False
                continue
            if row + 1 in self.columns or (row, 'A') not in self.cells:
                continue
            plain, up, _ = self.cells[row, 'A']
            label = tidy(plain)
            values = {letter: self.text(row, letter).strip() for letter, _, _, _ in columns}
            has_values = any(values.values())
            code, rest = self.country(label)
            line = dict(row=row, label=label, marks=marks_of(up), columns=columns, block=block, block_marks=block_marks,
                        code=code, rest=rest, group=None, values=values, kind='')
            if label == 'Of which:':
                breakdown, group = True, None
            elif not has_values and (code or label == 'Total:'):
                group = dict(line, rows=[])
            elif not has_values and group is None:
                block, block_marks = label.rstrip(':'), line['marks']
            elif has_values and breakdown:
                line['kind'] = 'breakdown'
            elif has_values and code:
                line['kind'], group = 'country', None
            elif has_values and group is not None and label != 'Grand total':
                line['kind'] = 'group total' if label == 'Total' else 'form'
                line['group'] = group
                group['rows'].append(line)
                if label == 'Total':
                    group = None
            elif has_values:
                line['kind'] = 'world' if label in ('Total', 'Grand total') else 'all blocks'
                group = None
            if line['kind']:
                self.lines.append(line)


def own_marks(sheet, line, letter, name):
    """Marks of one value: those beside it."""
    beside = sheet.cells.get((line['row'], after(letter)), ('', '', False))
    return marks_of(beside[0] + ',' + beside[1])


def quantity(printed, estimated, footnote):
    """(value, low, high, relation, status) of a printed text."""
    quantified = 'estimated' if estimated else 'reported'
    if printed == '--':
        return 0.0, None, None, '=', 'zero'
    if printed in ('W', 'NA'):
        return None, None, None, '=', {'W': 'withheld', 'NA': 'not_available'}[printed]
    if re.fullmatch(r'\(\d+\)', printed):
        if 'Less than ½ unit' in footnote:
            return None, 0.0, 0.5, '<', 'below_precision'
        return None, None, None, '=', 'included_elsewhere'
    if printed.startswith('<'):
        return None, 0.0, float(printed[1:].replace(',', '')), '<', quantified
    value = float(printed)
    return value, None, None, '=', 'zero' if value == 0 else quantified


def ordered(*lists):
    result = []
    for item in (item for part in lists for item in part):
        if item not in result:
            result.append(item)
    return result


def expected_cells(sheet, line_of, left_out, notes, workbook, name):
    """Yields (block, year, owner, fields) that must be stored; counts what is left out."""
    skipped = collections.Counter()
    cells = []

    def emit(lines, heading, line, owner, remark):
        mapped = line_of[line['block']]
        for letter, year, column, year_marks in line['columns']:
            if column != mapped['column']:
                skipped['column'] += len(lines)
                continue
            printed = [row['values'][letter] for row in lines]
            marks = ordered(year_marks, *(own_marks(sheet, row, letter, column) for row in lines))
            bracket = re.fullmatch(r'\((\d+)\)', printed[0])
            marks = ordered(marks, heading['marks'] if heading else [], *(row['marks'] for row in lines),
                            [bracket.group(1)] if bracket else [])
            footnote = sheet.footnotes[bracket.group(1)] if bracket else ''
            estimated = 'e' in marks
            if len(lines) > 1:
                total = sum(0 if text == '--' else float(text) for text in printed)
                fields = quantity(repr(total), estimated, '')
                text = [f'Added up here: the table prints {" and ".join(row["label"] for row in lines)} and no total for the country.']
            else:
                fields = quantity(printed[0], estimated, footnote)
                text = []
            if fields[4] == 'withheld':
                text.append(sheet.withheld)
            if 'r' in marks:
                text.append('Revised by the publisher.')
            if estimated and fields[4] != 'estimated':
                text.append('Estimated.')
            for other, other_year, other_name, _ in line['columns']:
                if other_year == year and not estimated and any('e' in own_marks(sheet, row, other, '') for row in lines):
                    text.append(f'Marked as an estimate in the column {other_name}.')
            text += [sheet.footnotes[mark] for mark in marks if mark.isdigit()]
            if owner == 'world' and 'not included in' in sheet.withheld and \
                    any(row['values'].get(other) == 'W' for row in sheet.lines for other, at, _, _ in row['columns'] if at == year):
                text.append(sheet.withheld)
            text += [note['note'] for note in notes if (note['workbook'], note['sheet'], sheet.iso.get(note['country']), note['year'])
                     == (workbook, name, owner, str(year))]
            cells.append((line['block'], year, owner,
                          fields + (' + '.join(printed), remark, ' -- '.join(ordered(text)),
                                    heading['row'] if len(lines) > 1 else line['row'])))

    def both(*texts):
        return ', '.join(text for text in texts if text)

    done = set()
    for line in sheet.lines:
        count = len(line['values'])
        mapped = line_of[line['block']] if line['kind'] != 'all blocks' else None
        if line['kind'] in ('breakdown', 'all blocks'):
            skipped[line['kind']] += count
        elif line['kind'] == 'world':
            emit([line], None, line, 'world', '')
        elif line['kind'] == 'country':
            if mapped['form'] in line['rest']:
                emit([line], None, line, line['code'], line['rest'])
            else:
                skipped['without form'] += count
        elif line['kind'] == 'group total':
            emit([line], line['group'], line, line['group']['code'], line['group']['rest'])
        elif mapped['form']:
            if line['label'].startswith(mapped['form']):
                group = line['group']
                rest = group['rest'] if group['code'] else ''
                emit([line], group, line, group['code'] or 'world', both(rest, line['label']))
            else:
                skipped['other form'] += count
        elif any(row['kind'] == 'group total' for row in line['group']['rows']):
            skipped['form'] += count
        elif line['label'] in left_out:
            skipped['left out'] += count
        elif line['group']['row'] not in done:
            done.add(line['group']['row'])
            rows = [row for row in line['group']['rows'] if row['label'] not in left_out]
            emit(rows, line['group'], line, line['group']['code'], line['group']['rest'])
    return cells, skipped


def stored_cells(database):
    """(source, mineral, stage, product, unit) -> {(year, owner): fields}; and the notes of the series."""
    stored = collections.defaultdict(dict)
    notes = {}
    for table, who, join in (('cell', 'k.iso3', 'JOIN country k ON k.id = c.country_id'), ('aggregate', 'c.kind', '')):
        for row in database.execute(f'''
                SELECT o.slug, m.slug, st.slug, s.product, s.unit, s.measure, s.note, c.year, {who}, c.value, c.low, c.high, c.relation,
                       c.status, c.printed, c.remark, c.note, c.source_row
                FROM {table} c JOIN series s ON s.id = c.series_id JOIN source o ON o.id = s.source_id
                JOIN mineral m ON m.id = s.mineral_id JOIN stage st ON st.id = s.stage_id {join}
                WHERE o.slug LIKE 'usgs-myb-20%' AND s.measure = 'production' '''):
            key = row[:6]
            notes[key] = row[6]
            stored[key][row[7], row[8]] = row[9:15] + (row[15] or '', row[16] or '', row[17])
    return stored, notes


FIELDS = ('value', 'low', 'high', 'relation', 'status', 'printed', 'remark', 'note', 'row')


def audit_yearbooks(audit, database, root):
    import audit_capacity  # it reads sheets with the class above
    iso = names_to_iso(root)
    mapping = read_table(root, 'yearbook_series.csv')
    exclusions = read_table(root, 'yearbook_exclusions.csv')
    notes = read_table(root, 'yearbook_notes.csv')
    stored, series_notes = stored_cells(database)
    seen = set()
    workbooks = sorted(path.name for path in (root / FOLDER).glob('*.xlsx'))
    twins = {row['workbook']: row['same_as'] for row in exclusions if row['same_as']}
    for workbook in workbooks:
        book = Book(root / FOLDER / workbook)
        report = f'{FOLDER}/{workbook}'
        values, kept = 0, 0
        if workbook in twins:
            audit.same(workbook, 'bytes', (root / FOLDER / workbook).read_bytes() == (root / FOLDER / twins[workbook]).read_bytes(), True)
        for name in book.parts:
            head = ' '.join(book.sheet(name)[0].get((row, 'A'), ('',))[0] for row in (1, 2, 3, 4))
            if not ('WORLD' in head and 'PRODUCTION' in head) or 'CAPACITY' in head:
                continue
            sheet = Sheet(book, name, iso)
            values += sum(len([text for text in line['values'].values() if text]) for line in sheet.lines)
            lines = {row['block']: row for row in mapping if (row['workbook'], row['sheet']) == (workbook, name)}
            if not lines:
                audit.same(workbook, f'{name} is left out', any(row['workbook'] == workbook and row['sheet'] in ('', name) for row in exclusions), True)
                continue
            left_out = {row['row'] for row in exclusions if (row['workbook'], row['sheet']) == (workbook, name) and row['row']}
            cells, skipped = expected_cells(sheet, lines, left_out, notes, workbook, name)
            unit = next(short for words, short in UNITS if words in sheet.unit)
            for block, mapped in lines.items():
                key = (mapped['source'], mapped['mineral'], mapped['stage'], mapped['product'], unit, 'production')
                where = f'{workbook}, {name} {block}'
                audit.same(where, 'title', sheet.title, mapped['title'])
                general = sheet.footnotes['1']
                date = re.search(r'data available through ([A-Z][a-z]+ \d+, \d{4})\.', general).group(1)
                note = series_notes.get(key, '')
                audit.same(where, 'table and date in the note', f'Table {name[1:]} of {workbook}, data available through {date}.' in note, True)
                audit.same(where, 'rounding in the note', re.search(r'(?<=\. )[^.]*(?:U\.S\.[^.]*)?rounded[^.]*\.', general).group() in note, True)
                head_marks = marks_of(sheet.cells[min(sheet.columns), 'A'][1])
                wanted = marks_of(mapped['footnotes']) + head_marks + [mark for line in sheet.lines if line['block'] == block for mark in line['block_marks']]
                for mark in wanted:
                    audit.same(where, f'footnote {mark} in the note', sheet.footnotes[mark] in note, True)
            for block, year, owner, fields in cells:
                mapped = lines[block]
                key = (mapped['source'], mapped['mineral'], mapped['stage'], mapped['product'], unit, 'production')
                where = f'{workbook}, {name}, row {fields[-1]}, {owner} {year}'
                found = stored[key].get((year, owner))
                if found is None:
                    audit.same(where, 'stored', False, True)
                    continue
                seen.add(key + (year, owner))
                for what, one, other in zip(FIELDS, found, fields):
                    audit.same(where, what, one, other)
                kept += fields[5].count(' + ') + 1
        if workbook in audit_capacity.TABLES:
            _, fields, taken = audit_capacity.read(root, workbook)
            values, kept = values + fields, kept + taken
        audit.same(report, 'rows, stored and skipped in the report',
                   database.execute('SELECT rows, stored, skipped FROM ingest_file WHERE path = ?', (report,)).fetchone(),
                   (values, kept, values - kept))
    for key, cells in stored.items():
        for year, owner in cells:
            audit.same(f'{key}, {owner} {year}', 'in a workbook', key + (year, owner) in seen, True)


def years_in(text):
    """'1911–14, 1932, and 1946–49' -> set of years."""
    years = set()
    for first, last in re.findall(r'(\d{4})(?:–(\d{2,4}))?', text):
        end = int(first[:4 - len(last)] + last) if last else int(first)
        years |= set(range(int(first), end + 1))
    return years


def audit_ds140(audit, database, root):
    book = Book(root / DS140)
    cells, _ = book.sheet('Rare earths')
    inner = zipfile.ZipFile(io.BytesIO(book.archive.read('xl/embeddings/Microsoft_Word_Document.docx')))
    paragraphs = [''.join(node.text or '' for node in paragraph.iter(f'{WORD}t'))
                  for paragraph in ET.fromstring(inner.read('word/document.xml')).iter(f'{WORD}p')]
    interpolated = years_in(re.search(r'interpolated for ([^.]*)\.', ' '.join(paragraphs)).group(1))
    withheld = years_in(re.search(r'withheld for ([^.]*?) in order', ' '.join(paragraphs)).group(1))
    heads = {letter: cells[5, letter][0] for letter in 'BCDEFGH'}
    audit.same('ds140', 'heads', list(heads.values()),
               ['Production', 'Imports', 'Exports', 'Apparent consumption', 'Unit value ($/t)', 'Unit value (98$/t)', 'World production'])
    units = dict(zip(list(heads.values())[:6], ('t', 't', 't', 't', '$/t', '98$/t')))
    statistics = {(row[0], row[1]): row[2:] for row in database.execute('''
        SELECT t.item, t.from_year, t.to_year, t.unit, t.value, t.low, t.high, t.relation, t.status, t.printed, t.note, t.source_row,
               m.slug, k.iso3, t.topic
        FROM statistic t JOIN source o ON o.id = t.source_id JOIN mineral m ON m.id = t.mineral_id JOIN country k ON k.id = t.country_id
        WHERE o.slug = 'usgs-ds140' ''')}
    series = {}
    for table, who, join in (('cell', 'k.iso3', 'JOIN country k ON k.id = c.country_id'), ('aggregate', 'c.kind', '')):
        for row in database.execute(f'''
                SELECT {who}, c.year, c.value, c.low, c.high, c.relation, c.status, c.printed, c.source_row, s.unit, s.basis, s.preference, m.slug
                FROM {table} c JOIN series s ON s.id = c.series_id JOIN source o ON o.id = s.source_id
                JOIN mineral m ON m.id = s.mineral_id {join} WHERE o.slug = 'usgs-ds140' '''):
            series[row[0], row[1]] = row[2:]
    expected_statistics, expected_series = 0, 0
    for row in range(6, 127):
        year = int(cells[row, 'A'][0])
        audit.same(f'ds140, row {row}', 'year', year, 1894 + row)
        for letter, head in heads.items():
            where = f'ds140, {head} {year}'
            printed = cells[row, letter][0]
            estimated = head not in ('Production', 'World production')
            fields = quantity(printed, estimated, '')
            if head != 'World production':
                found = statistics.get((head, year), (None,) * 13)
                expected_statistics += 1
                audit.same(where, 'year, unit', found[:2], (year, units[head]))
                audit.same(where, 'quantity', found[2:8], fields + (printed,))
                audit.same(where, 'row, mineral, country, topic', found[9:], (row, 'rare-earths', 'USA', 'salient'))
                note = found[8] or ''
                audit.same(where, 'interpolated', 'Interpolated' in note, head == 'Apparent consumption' and year in interpolated)
                audit.same(where, 'withheld', 'Withheld' in note, head == 'Production' and year in withheld)
                audit.same(where, 'negative in 2011', 'negative value' in note, head == 'Apparent consumption' and year == 2011)
            else:
                expected_series += 1
                audit.same(where, 'in the series', series.get(('world', year)),
                           fields + (printed, row, 't', 'rare-earth oxide equivalent', 1, 'rare-earths'))
    audit.same('ds140', 'statistics and cells', (len(statistics), len(series)), (expected_statistics, expected_series))
    audit.same(DS140, 'rows, stored and skipped in the report',
               database.execute('SELECT rows, stored, skipped FROM ingest_file WHERE path = ?', (DS140,)).fetchone(), (847, 847, 0))


def main():
    if len(sys.argv) != 3 or not pathlib.Path(sys.argv[1]).is_file():
        sys.exit('usage: audit_yearbook.py DATABASE DB_DIRECTORY (build the database first: target "database")')
    database = sqlite3.connect(f'file:{pathlib.Path(sys.argv[1]).resolve()}?mode=ro', uri=True)
    root = pathlib.Path(sys.argv[2])
    audit = Audit()
    audit_yearbooks(audit, database, root)
    audit_ds140(audit, database, root)
    for text in audit.differences:
        print(text)
    print(f'{audit.compared} comparisons, {len(audit.differences)} differences')
    return 1 if audit.differences else 0


if __name__ == '__main__':
    sys.exit(main())
