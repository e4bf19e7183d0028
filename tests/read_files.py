#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of figures as other programs read them: read_files.py LODESTONE DATABASE. XLSX by openpyxl, each cell
against the CSV; CSV against what the command line prints; ZIP by zipfile; a report by pdfinfo, pdftotext and
pdffonts; a batch against single runs. All of it twice, in two time zones: same bytes."""
import csv
import io
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import zlib
import zipfile

try:
    import openpyxl
except ModuleNotFoundError:  # it comes with Debian's own interpreter
    if sys.executable == '/usr/bin/python3':
        raise
    os.execv('/usr/bin/python3', ['/usr/bin/python3', '-B', *sys.argv])

program, database = sys.argv[1], sys.argv[2]
folder = pathlib.Path(tempfile.mkdtemp(prefix='lodestone-files-'))
failures = []


def check(good, words):
    if not good:
        failures.append(words)


def run(*words, zone='UTC', code=0):
    result = subprocess.run([program, *words, '--db', database], capture_output=True, text=True,
                            env={**os.environ, 'TZ': zone, 'LC_ALL': 'C.UTF-8'})
    check(result.returncode == code, f'{words}: exit code {result.returncode}, {result.stderr}')
    return result


def rows_of(path):
    with open(path, encoding='utf-8', newline='') as file:
        return list(csv.reader(file))


def figure(name, *words, zone='UTC'):
    path = folder / name
    result = run('figure', *words, '--out', str(path), zone=zone)
    if not path.exists():
        sys.exit(f'{words}: {result.stderr}')
    return path


FIGURES = [('shares', '--mineral', 'rare-earths', '--stage', 'mining'),
           ('shares', '--mineral', 'lithium', '--stage', 'mining'),
           ('concentration', '--mineral', 'cobalt'), ('overview', '--mineral', 'cobalt'),
           ('timeline', '--mineral', 'gallium'), ('map', '--mineral', 'nickel'), ('chain', '--mineral', 'cobalt'),
           ('agreements',)]


def compare_workbook(number, words):
    table = rows_of(figure(f'{number}.csv', *words))
    path = figure(f'{number}.xlsx', *words)
    again = figure(f'{number}-again.xlsx', *words, zone='Asia/Tokyo')
    check(path.read_bytes() == again.read_bytes(), f'{words}: two workbooks differ')
    book = openpyxl.load_workbook(path)
    check(book.sheetnames == ['Data', 'Notes'], f'{words}: sheets {book.sheetnames}')
    data, notes = book['Data'], book['Notes']
    check(data.freeze_panes == 'A2', f'{words}: the head is not frozen: {data.freeze_panes}')
    check(data.max_row == len(table) and data.max_column == len(table[0]),
          f'{words}: {data.max_row} x {data.max_column} cells, CSV {len(table)} x {len(table[0])}')
    numbers = 0
    for r, row in enumerate(table[1:], 2):
        for c, text in enumerate(row, 1):
            value = data.cell(r, c).value
            if isinstance(value, (int, float)):
                numbers += 1
                check(text != '' and abs(float(text) - value) <= 1e-12 * max(1, abs(value)),
                      f'{words}: row {r}, {table[0][c - 1]}: {value!r} and {text!r}')
            else:
                check((value or '') == text, f'{words}: row {r}, {table[0][c - 1]}: {value!r} and {text!r}')
    of_events = words[0] in ('timeline', 'agreements')  # dates and words, told by documents of their own
    check(numbers > 0 or of_events, f'{words}: no number is typed')
    words_of_notes = '\n'.join(str(cell.value) for line in notes.iter_rows() for cell in line if cell.value)
    for part in ('Headline', 'Source', 'Link', 'View', 'Column', *table[0]):
        if part == 'Link' and of_events:
            continue
        check(part in words_of_notes, f'{words}: the notes lack {part}')


def compare_with_command_line():
    answer = run('shares', '--mineral', 'rare-earths', '--stage', 'mining', '--json').stdout
    shares = {row['iso3']: row for row in json.loads(answer)['rows'] if row.get('iso3')}
    table = rows_of(folder / '0.csv')
    head = table[0]
    seen = 0
    for row in table[1:]:
        cells = dict(zip(head, row))
        if cells['iso3'] in shares:
            seen += 1
            check(float(cells['share']) == shares[cells['iso3']]['share'], f'{cells} and {shares[cells["iso3"]]}')
            check(float(cells['value']) == shares[cells['iso3']]['value'], f'{cells} and {shares[cells["iso3"]]}')
    check(seen >= 10, f'only {seen} countries were compared')
    check({'estimated', 'withheld', 'bound', 'found_in', 'source'} <= set(head), f'columns {head}')
    withheld = [dict(zip(head, row)) for row in rows_of(folder / '1.csv')[1:]]
    check(any(row.get('why_missing') and row['withheld'] == 'yes' for row in withheld), 'no row of lithium is withheld')


def look_into_bundle():
    words = ('bundle', 'shares', '--mineral', 'rare-earths', '--out')
    run(*words, str(folder / 'a.zip'))
    run(*words, str(folder / 'b.zip'), zone='America/New_York')
    check((folder / 'a.zip').read_bytes() == (folder / 'b.zip').read_bytes(), 'two bundles differ')
    with zipfile.ZipFile(folder / 'a.zip') as bundle:
        check(bundle.testzip() is None, 'the bundle is damaged')
        names = bundle.namelist()
        stem = names[0].split('/')[0]
        check(names == sorted(names) and all(name.startswith(stem + '/') for name in names), f'names {names}')
        wanted = {f'{stem}.{ending}' for ending in ('png', 'svg', 'pdf', 'csv', 'xlsx')} | {
            'alt-text.txt', 'method.txt', 'citation.txt', 'citation.bib', 'citation.ris', 'LICENCES.txt'}
        check({name.split('/')[1] for name in names} == wanted, f'the bundle holds {names}')
        check(all(info.date_time == (1980, 1, 1, 0, 0, 0) for info in bundle.infolist()), 'a time in the bundle')
        check(b'USGS' in bundle.read(f'{stem}/LICENCES.txt') or b'Geological' in bundle.read(f'{stem}/LICENCES.txt'),
              'the licences name no source')
        openpyxl.load_workbook(io.BytesIO(bundle.read(f'{stem}/{stem}.xlsx')))
    single = figure('single.png', 'shares', '--mineral', 'rare-earths')
    with zipfile.ZipFile(folder / 'a.zip') as bundle:
        check(bundle.read(f'{stem}/{stem}.png') == single.read_bytes(), 'the bundle paints another picture')


def paint_batch():
    listed = folder / 'list.csv'
    listed.write_text('file,figure,mineral,stage,state\n'
                      'one.png,shares,rare-earths,mining,\n'
                      ',,,,figure=concentration&mineral=cobalt&stage=mining\n'
                      'sub/three.csv,shares,lithium,mining,\n'
                      'bad.png,shares,unobtainium,mining,\n'
                      'worse.png,pie,cobalt,mining,\n'
                      '../out.png,shares,cobalt,mining,\n'
                      'one.png,shares,nickel,mining,\n', encoding='utf-8')
    result = run('figures', '--from', str(listed), '--out', str(folder / 'batch'), code=3)
    written = [pathlib.Path(line).relative_to(folder / 'batch').as_posix() for line in result.stdout.splitlines()]
    check(written[0] == 'one.png' and written[2] == 'sub/three.csv' and len(written) == 3, f'written {written}')
    check(re.fullmatch(r'02-cobalt-mining-\d{4}-concentration\.png', written[1]), f'written {written}')
    check((folder / 'batch' / 'one.png').read_bytes() == (folder / 'single.png').read_bytes(),
          'the batch paints another picture')
    lines = result.stderr.splitlines()
    check(len(lines) == 5, f'complaints {lines}')
    for number, part in ((5, 'unobtainium'), (6, "'pie' is not a figure"), (7, 'below the folder'), (8, 'row 2 already')):
        check(any(f'row {number}:' in line and part in line for line in lines), f'no line on row {number}: {lines}')
    check(lines and '3 of 7 figures written' in lines[-1], f'summary {lines[-1:]}')
    check(not (folder / 'out.png').exists(), 'a file was written outside the folder')


def document_in(png):
    """The figure's document out of the iTXt chunk of a PNG."""
    data, at = png.read_bytes(), 8
    while at < len(data):
        length = int.from_bytes(data[at:at + 4], 'big')
        kind, body = data[at + 4:at + 8], data[at + 8:at + 8 + length]
        if kind == b'iTXt' and body.startswith(b'Lodestone-Figure\0'):
            packed = body[body.index(b'\0') + 1]
            rest = body[body.index(b'\0') + 3:]
            text = rest.split(b'\0', 2)[2]
            return json.loads(zlib.decompress(text) if packed else text)
        at += 12 + length
    return None


def print_report():
    titles = []
    figures = []
    for number, words in enumerate(FIGURES):
        document = document_in(figure(f'r{number}.png', *words))
        check(document is not None, f'{words}: the PNG carries no document')
        titles.append(f'Chapter {number + 1}')
        figures.append({'title': titles[-1], 'figure': document})
    book = {'format': 'lodestone-collection', 'version': 1, 'title': 'Critical minerals', 'author': 'A. Writer',
            'date': 'May 2026', 'figures': figures}
    file = folder / 'all.lodestone'
    file.write_text(json.dumps(book), encoding='utf-8')
    first = run('report', str(file), '--out', str(folder / 'one.pdf'))
    check(first.stderr == '', f'report: {first.stderr}')
    run('report', str(file), '--out', str(folder / 'two.pdf'), zone='Asia/Kolkata')
    check((folder / 'one.pdf').read_bytes() == (folder / 'two.pdf').read_bytes(), 'two reports differ')
    info = subprocess.run(['pdfinfo', folder / 'one.pdf'], capture_output=True, text=True).stdout
    pages = int(re.search(r'Pages:\s+(\d+)', info).group(1))
    check(len(FIGURES) + 3 <= pages <= len(FIGURES) + 5, f'the report has {pages} pages')
    check('Critical minerals' in info and '841.89' in info or '842' in info, f'pdfinfo: {info}')
    text = [subprocess.run(['pdftotext', '-layout', '-f', str(n), '-l', str(n), folder / 'one.pdf', '-'],
                           capture_output=True, text=True).stdout for n in range(1, pages + 1)]
    for part in ('Critical minerals', 'A. Writer', 'May 2026'):
        check(part in text[0], f'the cover lacks {part}: {text[0]}')
    for number, title in enumerate(titles):
        line = next((line for line in text[1].splitlines() if line.strip().startswith(title + ' ')), '')
        check(line.split()[-1:] == [str(number + 3)], f'contents, {title}: {line!r}')
        check(title in text[number + 2], f'page {number + 3} is not {title}')
    seen = subprocess.run(['pdftohtml', '-xml', '-i', '-stdout', folder / 'one.pdf'], capture_output=True, text=True).stdout
    outline = dict((title, int(page)) for page, title in re.findall(r'<item page="(\d+)">([^<]*)</item>', seen))
    for number, title in enumerate(titles):
        check(outline.get(title) == number + 3, f'the bookmarks lack {title}: {outline}')
        check(re.search(rf'<a href="[^"]*#{number + 3}">{title}</a>', seen), f'{title} in the contents leads nowhere')
    check(outline.get('Sources and licences') == len(FIGURES) + 3, f'bookmarks: {outline}')
    check('<a href="https://doi.org/' in seen, 'no source can be opened')
    last = ''.join(text[len(FIGURES) + 2:])
    check('Sources and licences' in last and 'figure=concentration' in last, f'the last pages: {last}')
    fonts = subprocess.run(['pdffonts', folder / 'one.pdf'], capture_output=True, text=True).stdout.splitlines()[2:]
    check(fonts and all('Inter' in line and ' yes' in line for line in fonts), f'fonts {fonts}')
    changed = json.loads(file.read_text(encoding='utf-8'))
    changed['figures'][0]['figure']['data']['rows'][0][3] = '1'
    file.write_text(json.dumps(changed), encoding='utf-8')
    said = run('report', str(file), '--out', str(folder / 'three.pdf'), '--paper', 'letter').stderr
    check('figure 1: its data changed since it was saved' in said, f'changed data: {said!r}')
    file.write_text(file.read_text(encoding='utf-8')[:5000], encoding='utf-8')
    said = run('report', str(file), '--out', str(folder / 'four.pdf'), code=3).stderr
    check('is no collection' in said and said.count('\n') == 1, f'damaged: {said!r}')


for number, words in enumerate(FIGURES):
    compare_workbook(number, words)
compare_with_command_line()
look_into_bundle()
paint_batch()
print_report()
print('\n'.join(failures) if failures else f'{len(FIGURES)} workbooks, a bundle and a batch read by other programs')
sys.exit(bool(failures))
