#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What steps between years are of, calculated anew from the tables of the database and, for antimony, from the
publisher's files: restatements.py lodestone lodestone.db db/ ; exit 1 and a list when the program says otherwise.

A step from edition A to edition B is restated by B(c) - A(c) in a year c that both give, and moved by the rest within
each of them; without such a year, or where shares are of another whole, there is no move to tell.
"""

import csv
import json
import os
import pathlib
import re
import sqlite3
import subprocess
import sys
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor

TOLERANCE = 1e-9


def of_the_world(low, high, count, most):
    """The HHI of a world in which `count` more producers have an unknown share, `most` at most, of the whole."""
    if count:
        most = 1 if most is None else most
        best = min(most, count * low / (1 + count * low))
        low, high = (1 - best) ** 2 * low + best * best / count, max(high, (1 - most) ** 2 * high + most * most)
    return 1e4 * min(low, high), 1e4 * high


class Table:
    """One year of one series: shares by country, HHI interval, and what the shares are of."""

    def __init__(self, series, rows, other, world, outside):
        named = {iso3: value for iso3, value, relation, *_ in rows if value and relation == '='}
        percent = series['unit'] == '%' and world is None
        total = world[0] if world and world[0] is not None and world[1] != '<' else None
        everything = sum(named.values()) + (other or 0)
        if percent:
            whole = everything if abs(everything - 100) < 1e-6 else max(everything, 100)
        else:
            whole = max(everything, total) if total is not None else everything
        self.known = bool(named) and whole > 0 and series['comparable']
        self.shares = {iso3: value / whole for iso3, value in named.items()} if self.known else {}
        self.zeros = {iso3 for iso3, _, _, status, _ in rows if status == 'zero'} if self.known else set()
        rest = max(0.0, whole - sum(named.values())) / whole if self.known else 0
        low = 1e4 * sum(share * share for share in self.shares.values())
        bounds = {iso3: high for iso3, _, relation, _, high in rows if relation == '<'}
        most = sum(bounds[iso3] for iso3 in outside) if outside <= set(bounds) else None
        self.index = of_the_world(low / 1e4, low / 1e4 + rest * rest, len(outside), most and most / (whole + most))
        self.of = (outside, total is None and not percent, bool(world and world[1] == '>'))

    def share(self, iso3):
        if iso3 in self.shares:
            return (self.shares[iso3],) * 2
        return (0.0, 0.0) if iso3 in self.zeros else None


class Book:
    """All series of the database, and which of them answer by default."""

    def __init__(self, path):
        self.db = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
        self.series = defaultdict(list)
        for row in self.db.execute(
                'SELECT s.id, m.slug, t.slug, s.measure, s.product, s.unit, s.basis, s.preference, s.comparable, '
                's.years_averaged, o.slug, o.family, o.published FROM series s JOIN mineral m ON m.id = s.mineral_id '
                'JOIN stage t ON t.id = s.stage_id JOIN source o ON o.id = s.source_id ORDER BY s.id'):
            keys = ('id', 'mineral', 'stage', 'measure', 'product', 'unit', 'basis', 'preference', 'comparable',
                    'averaged', 'source', 'family', 'published')
            one = dict(zip(keys, row))
            one['published'] = tuple((list(map(int, one['published'].split('-'))) + [0, 0])[:3])
            one['tables'] = {}
            self.series[one['mineral'], one['stage']].append(one)
        for group in self.series.values():
            for one in group:
                self.load(one)

    def load(self, one):
        rows, world, other, outside = defaultdict(list), {}, {}, defaultdict(set)
        for year, iso3 in self.db.execute('SELECT year, iso3 FROM outside_total o JOIN country c ON '
                                          'c.id = o.country_id WHERE series_id = ?', (one['id'],)):
            outside[year].add(iso3)
        for year, *cell in self.db.execute(
                'SELECT year, iso3, value, relation, status, high FROM cell JOIN country c ON c.id = cell.country_id '
                "WHERE series_id = ? AND NOT EXISTS (SELECT 1 FROM suspect_cell AS doubt WHERE doubt.series_id = "
                "cell.series_id AND doubt.year = cell.year AND doubt.country_id = cell.country_id AND "
                "doubt.kind = 'twice')", (one['id'],)):  # counted in another row
            rows[year].append(tuple(cell))
        for year, kind, *cell in self.db.execute(
                'SELECT year, kind, value, relation FROM aggregate WHERE series_id = ?', (one['id'],)):
            if kind == 'world':
                world[year] = cell
            else:
                other[year] = cell[0]
        for year in sorted(set(rows) | set(world) | set(other)):
            one['tables'][year] = Table(one, rows[year], other.get(year), world.get(year),
                                        frozenset(outside[year]))

    def history(self, mineral, stage):
        """[(year, series)]: the newest edition of each year that has shares."""
        group = self.series[mineral, stage]
        best = min(one['preference'] for one in group)
        group = sorted((one for one in group if one['preference'] == best), key=lambda one: one['published'],
                       reverse=True)
        if best > 0:
            first = min(group, key=lambda one: (('production', 'capacity', 'reserves').index(one['measure']),
                                                one['product']))
            group = [one for one in group if (one['measure'], one['product']) == (first['measure'], first['product'])]
        years = sorted({year for one in group for year in one['tables']})
        found = [(year, next(one for one in group if year in one['tables'])) for year in years]
        return [(year, one) for year, one in found if one['tables'][year].known]


def minus(after, before):
    return after[0] - before[1], after[1] - before[0]


def plus(a, b):
    return a[0] + b[0], a[1] + b[1]


def same_thing(a, b):
    return a['measure'] == b['measure'] and a['product'] == b['product'] and a['averaged'] == b['averaged'] and \
        ('%' in (a['unit'], b['unit']) or a['basis'] == b['basis'])


def whole_changes(one, start, other, end):
    before, after = one['tables'][start].of, other['tables'][end].of
    return (start, one['id']) != (end, other['id']) and (before != after or before[2])


def walk(run, value):
    """(kind, restated, moved) over [(year, series)], `value` of a table."""
    run = [(year, one) for year, one in run if value(one['tables'][year]) is not None]
    if not all(same_thing(one, run[0][1]) for _, one in run):
        return 'other_basis', None, None
    (first, one), (last, newest) = run[0], run[-1]
    if one is newest:
        if whole_changes(one, first, newest, last):
            return 'coverage', None, None
        return 'same_edition', (0.0, 0.0), minus(value(newest['tables'][last]), value(one['tables'][first]))
    restated = moved = (0.0, 0.0)
    kind, start, holder, one_whole = 'split', first, one, True

    def move_to(end):
        nonlocal moved, kind
        if whole_changes(holder, start, holder, end):
            kind = 'coverage'
        if end != start:
            moved = plus(moved, minus(value(holder['tables'][end]), value(holder['tables'][start])))

    for (before, a), (after, b) in zip(run, run[1:]):
        if a is b:
            continue
        years = [year for year in range(before, after + 1)
                 if all(year in x['tables'] and value(x['tables'][year]) is not None for x in (a, b))]
        if not years:
            return 'unknown', None, None
        common = years[-1] if b['published'] < a['published'] else years[0]
        move_to(common)
        if a['tables'][common].of != b['tables'][common].of:  # two editions of another whole restate nothing
            kind, one_whole = 'coverage', False
        restated = plus(restated, minus(value(b['tables'][common]), value(a['tables'][common])))
        start, holder = common, b
    move_to(last)
    return kind, restated if one_whole else None, moved if kind == 'split' else None


class Checks:
    def __init__(self, program, database):
        self.program, self.database = program, database
        self.count, self.wrong = Counter(), []

    def ask(self, *words):
        run = subprocess.run([self.program, *words, '--json', '--db', self.database], capture_output=True, text=True,
                             check=False)
        return json.loads(run.stdout) if run.returncode == 0 else None

    def expect(self, what, said, right, scale=1.0):
        self.count['numbers'] += 1
        if said is None or right is None:
            good = said is None and right is None
        else:
            good = abs(said - right) <= TOLERANCE * scale
        if not good:
            self.wrong.append(f'{what}: the program says {said}, calculated anew it is {right}')

    def expect_step(self, what, answer, found, scale):
        kind, restated, moved = found
        self.count[kind] += 1
        if answer['step'] != kind:
            self.wrong.append(f'{what}: the program says {answer["step"]}, the tables say {kind}')
            return
        for name, interval in (('restated', restated), ('moved', moved)):
            for end, part in enumerate(('low', 'high')):
                self.expect(f'{what} {name}_{part}', answer[f'{name}_{part}'], interval and interval[end], scale)


def index_of(table):
    return table.index if table.known else None


def check_history(checks, book, mineral, stage):
    history = book.history(mineral, stage)
    if len(history) < 2:
        return
    span = f'{history[0][0]}:{history[-1][0]}'
    rows = checks.ask('concentration', '--mineral', mineral, '--stage', stage, '--year', span)
    if rows is None or [row['year'] for row in rows] != [year for year, _ in history]:
        checks.wrong.append(f'{mineral} {stage}: the program has other years than {span}')
        return
    for before, after, row in zip(history, history[1:], rows[1:]):
        what = f'{mineral} {stage} {before[0]} to {after[0]}, HHI'
        checks.expect_step(what, row, walk([before, after], index_of), 1e4)


def check_comparisons(checks, book, mineral, stage):
    """The first against the last year of each pair of neighbouring editions, country by country."""
    history = book.history(mineral, stage)
    for i, ((before, a), (after, b)) in enumerate(zip(history, history[1:])):
        if a is b:
            continue
        last = max(year for year, one in history if one is b)
        group = [one for one in book.series[mineral, stage] if one['comparable']]
        if any(before in one['tables'] and last in one['tables'] and one['tables'][before].known and
               one['tables'][last].known and same_thing(one, b) for one in group):
            continue  # one edition has both: no step between two
        answer = checks.ask('compare', '--mineral', mineral, '--stage', stage, '--from', str(before), '--to', str(last))
        run = [(year, one) for year, one in history if before <= year <= last]
        what = f'{mineral} {stage} {before} to {last}'
        if answer is None:
            checks.wrong.append(f'{what}: no comparison')
            continue
        checks.expect_step(what + ', HHI', answer, walk(run, index_of), 1e4)
        if (answer['change_low'] is None) != (answer['moved_low'] is None):
            checks.wrong.append(f'{what}: a change is told where the split is not known, or none where it is')
        for term in answer['terms']:
            ends = [run[0][1]['tables'][before].share(term['iso3']), run[-1][1]['tables'][last].share(term['iso3'])]
            found = walk(run, lambda table: table.share(term['iso3'])) if None not in ends else (None, None, None)
            for key, interval in (('share_restated', found[1]), ('share_moved', found[2])):
                checks.expect(f'{what} {term["country"]} {key}', term[key], interval and interval[0])


def check_window(checks, book, event):
    """No event is said to go with a move that an edition made."""
    answer = checks.ask('window', '--event', event)
    for one in (answer or {'comparisons': []})['comparisons']:
        if one['before'] is None or one['after'] is None:
            continue
        checks.count['windows'] += 1
        what = f'{event} {one["mineral"]} {one["stage"]}'
        before, after = one['before'], one['after']
        if before['source'] == after['source']:
            if one['step'] not in ('same_edition', 'coverage', 'outlook'):
                checks.wrong.append(f'{what}: {one["step"]} within {before["source"]}')
        else:
            run = [(year, series) for year, series in book.history(one['mineral'], one['stage'])
                   if before['year'] <= year <= after['year']]
            checks.expect_step(what, one, walk(run, index_of), 1e4)
        told = one['step'] in ('same_edition', 'split')
        if told != (one['change_low'] is not None) or told == (one['trend'] == 'not_comparable'):
            checks.wrong.append(f'{what}: {one["trend"]} and a change of {one["change_low"]} for {one["step"]}')
        if one['step'] == 'split':
            way = 'rose' if one['moved_low'] > 0 else 'fell' if one['moved_high'] < 0 else None
            if one['trend'] in ('rose', 'fell') and one['trend'] != way:
                checks.wrong.append(f'{what}: {one["trend"]}, but it moved {one["moved_low"]}')


def share_in_file(rows):
    """China's share from a publisher's rows: {country: printed}."""
    number = lambda text: float(text.replace(',', '').lstrip('>')) if re.fullmatch(r'>?[\d,.]+', text) else 0.0
    world = next(number(text) for name, text in rows.items() if name.startswith('World total'))
    return number(rows['China']) / max(world, sum(number(text) for name, text in rows.items()
                                                  if not name.startswith('World total')))


def check_antimony(checks, root):
    """China's antimony from 2023 to 2024, straight from the files of both editions."""
    older, newer = {'2023': {}, '2024': {}}, {}
    with open(root / 'sources/usgs_mcs2025/MCS2025_World_Data.csv', encoding='cp1252', newline='') as stream:
        for row in csv.reader(stream):
            if row[1] == 'Antimony':
                older['2023'][row[2].strip()], older['2024'][row[2].strip()] = row[5], row[6]
    with open(root / 'sources/usgs_mcs2026/MCS2026_Commodities_Data.csv', encoding='cp1252', newline='') as stream:
        for row in csv.reader(stream):
            if row[2] == 'Antimony' and row[1].startswith('World Mine') and row[4] == 'Production' and row[7] == '2024':
                newer[row[3].strip()] = row[8]
    a2023, a2024, b2024 = share_in_file(older['2023']), share_in_file(older['2024']), share_in_file(newer)
    print(f'antimony, China: {100 * a2023:.2f} % in 2023 and {100 * a2024:.2f} % in 2024 by the edition of 2025, '
          f'{100 * b2024:.2f} % in 2024 by that of 2026: restated {100 * (b2024 - a2024):.2f}, moved '
          f'{100 * (a2024 - a2023):.2f} points')
    for what, value, right in (('2023', a2023, 0.587), ('2024 new', b2024, 0.336), ('restated', b2024 - a2024, -0.241)):
        if round(value, 3) != right:
            checks.wrong.append(f'antimony {what}: {value} in the files')
    rows = checks.ask('concentration', '--mineral', 'antimony', '--stage', 'mining', '--year', '2023:2024')
    if rows is None or rows[1]['step'] != 'split' or rows[1]['cr1'] is None:
        checks.wrong.append('antimony 2023 to 2024 is not split')
        return
    checks.expect('antimony 2024', rows[1]['cr1'], b2024)


def main():
    program, database, root = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    checks, book = Checks(program, database), Book(database)
    check_antimony(checks, root)
    parts = [(check, market) for market in sorted(book.series) for check in (check_history, check_comparisons)]
    parts += [(check_window, (event['id'],)) for event in checks.ask('events')]

    def done(part):
        check, what = part
        own = Checks(program, database)
        check(own, book, *what)
        return own

    with ThreadPoolExecutor(os.cpu_count()) as pool:  # each waits for the program
        for own in pool.map(done, parts):
            checks.count += own.count
            checks.wrong += own.wrong
    print(', '.join(f'{count} {what}' for what, count in sorted(checks.count.items())))
    for line in checks.wrong:
        print(line)
    print(f'{len(checks.wrong)} differences')
    return 1 if checks.wrong or not checks.count['split'] else 0


if __name__ == '__main__':
    sys.exit(main())
