#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tables of world capacity in the Minerals Yearbook workbooks against the database, both ways, and that capacity never
answers before production. What stands in which column is written down here a second time, from the sheets.

audit_capacity.py DATABASE DB_DIRECTORY
"""
import collections
import pathlib
import sqlite3
import sys

import audit_yearbook

# workbook -> sheet, source, mineral, year, whether all of it is an estimate, columns: (stage, product, unit)
TABLES = {
    'chromium.xlsx': ('T6', 'usgs-myb-2021', 'chromium', 2021, True,
                      {'C': ('mining', '', 'kt'), 'E': ('processing', 'ferrochromium', 'kt'), 'G': ('processing', 'metal', 'kt'),
                       'I': ('processing', 'chemicals', 'kt'), 'K': ('processing', 'stainless-steel', 'kt')}),
    'colbalt.xlsx': ('T6', 'usgs-myb-2020', 'cobalt', 2020, False, {'C': ('processing', '', 't')}),
    'gallium.xlsx': ('T6', 'usgs-myb-2021', 'gallium', 2021, True, {'C': ('processing', '', 'kg')}),
    'indium.xlsx': ('T2', 'usgs-myb-2021', 'indium', 2021, True, {'G': ('processing', '', 't')}),
    'magnesium.xlsx': ('T7', 'usgs-myb-2021', 'magnesium', 2021, False, {'C': ('processing', '', 't')}),
}


def rows_of(cells, iso):
    """(row, owner, marks on the name), from the line of headings to the total or the first footnote."""
    header = next(row for row, letter in sorted(cells) if letter == 'A' and cells[row, 'A'][0].strip().startswith('Country'))
    owner, row = None, header + 1
    while (row, 'A') in cells:
        label, marks, _ = cells[row, 'A']
        label = audit_yearbook.tidy(label)
        if label == 'Total':
            yield row, 'world', marks
            return
        if label != 'Do.':
            if label not in iso:
                return
            owner = iso[label]
        yield row, owner, marks
        row += 1


def read(root, workbook):
    """Expected cells {(stage, product, unit, owner): (value, relation, status, printed, row)}, how many fields, how many kept."""
    sheet, _, _, _, estimated, columns = TABLES[workbook]
    cells, _ = audit_yearbook.Book(root / audit_yearbook.FOLDER / workbook).sheet(sheet)
    found = collections.OrderedDict()
    fields = kept = 0
    for row, owner, name_marks in rows_of(cells, audit_yearbook.names_to_iso(root)):
        for (at, letter), (text, marks, _) in sorted(cells.items()):
            if at != row or letter == 'A' or not audit_yearbook.tidy(text):
                continue
            if text in ('r', 'e'):
                continue  # a mark in a column of its own
            fields += 1
            if letter not in columns:
                continue
            kept += 1
            beside = cells.get((row, audit_yearbook.after(letter)), ('', '', False))
            mark = set(audit_yearbook.marks_of(name_marks + ',' + marks + ',' + beside[1] + ',' + (beside[0] if beside[0] in ('r', 'e') else '')))
            found.setdefault((letter, owner), []).append((row, audit_yearbook.tidy(text), estimated or 'e' in mark))
    expected = {}
    for (letter, owner), plants in found.items():
        numbers = [float(text) for _, text, _ in plants if text not in ('--', 'NA')]
        unknown = sum(text == 'NA' for _, text, _ in plants)
        value = sum(numbers)
        status = 'zero' if value == 0 else 'estimated' if any(one for _, _, one in plants) else 'reported'
        expected[columns[letter] + (owner,)] = (value, '>' if unknown else '=', status, ' + '.join(text for _, text, _ in plants), plants[0][0])
    return expected, fields, kept


def stored(database):
    found = {}
    for table, who, join in (('cell', 'k.iso3', 'JOIN country k ON k.id = c.country_id'), ('aggregate', 'c.kind', '')):
        for row in database.execute(f'''
                SELECT o.slug, m.slug, c.year, st.slug, s.product, s.unit, {who}, c.value, c.relation, c.status, c.printed, c.source_row,
                       f.path, f.sheet, s.preference
                FROM {table} c JOIN series s ON s.id = c.series_id JOIN source o ON o.id = s.source_id
                JOIN mineral m ON m.id = s.mineral_id JOIN stage st ON st.id = s.stage_id
                JOIN source_file f ON f.id = c.file_id {join}
                WHERE s.measure = 'capacity' AND o.slug LIKE 'usgs-myb-202%' '''):
            found[row[:7]] = row[7:]
    return found


def main():
    database = sqlite3.connect(f'file:{pathlib.Path(sys.argv[1]).resolve()}?mode=ro', uri=True)
    root = pathlib.Path(sys.argv[2])
    audit = audit_yearbook.Audit()
    have = stored(database)
    seen = set()
    for workbook, (sheet, source, mineral, year, _, _) in TABLES.items():
        expected, _, _ = read(root, workbook)
        for (stage, product, unit, owner), wanted in expected.items():
            key = (source, mineral, year, stage, product, unit, owner)
            seen.add(key)
            where = f'{workbook}, {sheet}, row {wanted[-1]}, {owner}, {product or stage}'
            audit.same(where, 'cell', have.get(key, ())[:5], wanted)
            audit.same(where, 'file and sheet', have.get(key, ())[5:7], (f'{audit_yearbook.FOLDER}/{workbook}', sheet))
    audit.same('capacity', 'cells in no workbook', sorted(set(have) - seen), [])
    first = database.execute('''
        SELECT o.slug, m.slug, s.label FROM series s JOIN mineral m ON m.id = s.mineral_id JOIN source o ON o.id = s.source_id
        WHERE s.measure = 'capacity' AND EXISTS (SELECT 1 FROM series p WHERE p.mineral_id = s.mineral_id AND p.stage_id = s.stage_id
            AND p.measure = 'production' AND p.product = s.product
            GROUP BY p.mineral_id HAVING min(p.preference) >= s.preference) AND o.slug LIKE 'usgs-myb-202%' ''').fetchall()
    audit.same('capacity', 'series that answer before production', first, [])
    for text in audit.differences:
        print(text)
    print(f'{audit.compared} comparisons, {len(audit.differences)} differences')
    return 1 if audit.differences or len(have) < 200 else 0


if __name__ == '__main__':
    sys.exit(main())
