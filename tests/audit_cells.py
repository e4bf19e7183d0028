#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where each number is said to stand: audit_cells.py DATABASE DB_DIRECTORY. Every cell, aggregate and statistic with a line
names a file below db/ that exists; the printed text stands in that line of that file (of a workbook in that row of the
sheet, read with openpyxl), and so does the country, spelt as the database says the publisher spells it.
"""
import collections
import csv
import os
import pathlib
import re
import sqlite3
import sys

try:
    import openpyxl
except ModuleNotFoundError:  # it comes with Debian's own interpreter
    if sys.executable == '/usr/bin/python3':
        raise
    os.execv('/usr/bin/python3', ['/usr/bin/python3', '-B', *sys.argv])

CP1252 = ('sources/usgs_mcs2026/', 'sources/eu_crm/')
ERRATA = 'curated/mcs2026_errata.csv'
CORRECTED = 'usgs-mcs-2026-v1.3'
READINGS = ('curated/mcs2022_2024_readings.csv', 'curated/mcs2025_readings.csv')
# What a name may carry beside itself: marks of footnotes, a colon, a form; but not what makes another country of it.
TAIL = re.compile(r'[\s,:er\d]*((\(|, )(?!Kinshasa|Brazzaville|Republic of|North|South|D\.R\.).*)?$', re.DOTALL)


def tidy(text):
    return re.sub(r'\s+', ' ', str(text).replace('\xa0', ' ')).strip()


class CsvLines:
    """Fields of each line on which a row begins."""

    def __init__(self, path, encoding):
        self.rows = {}
        with open(path, encoding=encoding, newline='') as stream:
            reader = csv.reader(stream)
            before = 0
            for fields in reader:
                self.rows[before + 1] = [tidy(field) for field in fields]
                before = reader.line_num
        self.head = self.rows[1]

    def fields(self, line):
        return self.rows.get(line, [])

    def names(self, line):
        """The fields of the column of countries."""
        return [field for head, field in zip(self.head, self.fields(line))
                if head.lower() in ('country', 'geographic_region', 'geographic region')]


class SheetLines:
    def __init__(self, sheet):
        self.sheet = sheet

    def fields(self, line):
        return [tidy(int(cell.value) if isinstance(cell.value, float) and cell.value.is_integer() else cell.value)
                for cell in self.sheet[line] if cell.value is not None]

    def names(self, line):
        """The label of the row and those above it: a country may stand over its forms, and over plants that are 'Do.'."""
        return [tidy(self.sheet.cell(row, 1).value or '') for row in range(line, max(line - 12, 0), -1)]


class Files:
    def __init__(self, root):
        self.root = root
        self.known = {}

    def at(self, path, sheet):
        if (path, sheet) not in self.known:
            if sheet:
                self.known[path, sheet] = SheetLines(openpyxl.load_workbook(self.root / path, data_only=True)[sheet])
            else:
                encoding = 'cp1252' if path.startswith(CP1252) else 'utf-8-sig'
                self.known[path, sheet] = CsvLines(self.root / path, encoding)
        return self.known[path, sheet]


def holds(fields, printed):
    """Whether a field is the printed text, with a mark before or behind it, or has it inside a note."""
    wanted = tidy(printed)
    for field in fields:
        if field in (wanted, wanted + '.0') or field.lstrip('er') == wanted:
            return True
        if re.search(r'(?<![\w,.])' + re.escape(wanted) + r'(?![\w]|[,.]\d)', field):
            return True
    return False


def printed_found(lines, line, printed, path):
    if ' + ' in printed and path.endswith('.xlsx'):  # forms or plants added up: one below the other
        texts = []
        for row in range(max(1, line - 3), line + 40):
            texts += lines.fields(row)
        return all(part in texts for part in printed.split(' + '))
    return holds(lines.fields(line), printed)


def same_name(field, name):
    return field.startswith(name) and TAIL.match(field[len(name):]) is not None


def corrections(root):
    """What the corrected edition prints instead of the line of the data release: (line owner, year, new) -> old."""
    with open(root / ERRATA, encoding='utf-8', newline='') as stream:
        return {(row['row'], int(row['year']), row['new_printed']): row['old_printed'] for row in csv.DictReader(stream)}


def readings(root):
    """(edition, line, text) where our own table says how a field is read whose number stands in words in the notes."""
    found = set()
    for path in READINGS:
        with open(root / path, encoding='utf-8', newline='') as stream:
            found |= {('usgs-mcs-' + row['edition'], int(row['line']), row['reading']) for row in csv.DictReader(stream)}
    return found


QUERIES = (
    '''SELECT o.slug, m.slug, c.year, k.iso3, k.name, c.printed_name, c.printed, c.source_row, f.path, f.sheet
       FROM cell c JOIN series s ON s.id = c.series_id JOIN source o ON o.id = s.source_id JOIN mineral m ON m.id = s.mineral_id
       JOIN country k ON k.id = c.country_id LEFT JOIN source_file f ON f.id = c.file_id WHERE c.source_row IS NOT NULL''',
    '''SELECT o.slug, m.slug, c.year, c.kind, NULL, NULL, c.printed, c.source_row, f.path, f.sheet
       FROM aggregate c JOIN series s ON s.id = c.series_id JOIN source o ON o.id = s.source_id
       JOIN mineral m ON m.id = s.mineral_id LEFT JOIN source_file f ON f.id = c.file_id WHERE c.source_row IS NOT NULL''',
    '''SELECT o.slug, m.slug, c.from_year, 'statistic', NULL, NULL, c.printed, c.source_row, f.path, f.sheet
       FROM statistic c JOIN source o ON o.id = c.source_id JOIN mineral m ON m.id = c.mineral_id
       LEFT JOIN source_file f ON f.id = c.file_id WHERE c.source_row IS NOT NULL''')


def main():
    database = sqlite3.connect(f'file:{pathlib.Path(sys.argv[1]).resolve()}?mode=ro', uri=True)
    root = pathlib.Path(sys.argv[2])
    files = Files(root)
    corrected = corrections(root)
    in_words = readings(root)
    faults = []
    counted = collections.Counter()
    for query in QUERIES:
        for source, mineral, year, who, ours, spelling, printed, line, path, sheet in database.execute(query):
            where = f'{source}, {mineral} {year}, {who}'
            counted['places'] += 1
            if path is None or not (root / path).is_file():
                faults.append(f'{where}: the file is {path!r}')
                continue
            lines = files.at(path, sheet)
            old = corrected.get((who, year, printed)) if source == CORRECTED else None
            if (source, line, printed) in in_words and not printed_found(lines, line, printed, path):
                counted['in words'] += 1
            elif not printed_found(lines, line, old or printed, path):
                faults.append(f'{where}: {printed!r} does not stand in line {line} of {path} {sheet}: {lines.fields(line)}')
            if ours is None:
                continue
            names = lines.names(line)
            if not names:  # a file of two columns, 'world' and 'china', names no country
                counted['nameless'] += 1
                if spelling is not None:
                    faults.append(f'{where}: {path} names no country, and yet it is published as {spelling!r}')
                continue
            counted['names'] += 1
            wanted = spelling or ours
            if not any(same_name(name, wanted) for name in names):
                faults.append(f'{where}: not published as {wanted!r} in line {line} of {path} {sheet}: {names[:3]}')
            if spelling == ours:
                faults.append(f'{where}: {spelling!r} is our own name')
    for table in ('cell', 'aggregate', 'statistic'):
        for slug, count in database.execute(f'SELECT status, count(*) FROM {table} WHERE source_row IS NULL GROUP BY 1'):
            faults.append(f'{table}: {count} of status {slug} stand in no line')
    for (path,) in database.execute('SELECT DISTINCT path FROM source_file WHERE id NOT IN (SELECT file_id FROM cell UNION '
                                    'SELECT file_id FROM aggregate UNION SELECT file_id FROM statistic)'):
        faults.append(f'{path}: no number stands in it')
    print('\n'.join(faults[:200]))
    print(f'{counted["places"]:,} places and {counted["names"]:,} spellings looked up, {counted["nameless"]} cells of files '
          f'without names, {counted["in words"]} read out of words by our own table; {len(faults)} faults')
    return 1 if faults or counted['places'] < 40000 else 0


if __name__ == '__main__':
    sys.exit(main())
