#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds anew who stands outside which world total and which smallest rows bound nobody, and compares with the tables
outside_total and no_top_k: audit_doubts.py lodestone.db ; exit 1 and a list when anything differs.

By METHODS, 'A producer outside the total' and 'Top-k', from cells, totals and the publishers' words; shares no code with the
ingest, nor its table of words.
"""

import re
import sqlite3
import sys
from collections import Counter, defaultdict

# How a publisher says of a total whom it leaves out; {} are those whose row is withheld.
WORDS = {
    r'exclud(es|ing) (the )?(u\.s\.|united states)|does not include (u\.s\. production|production in the united states)': 'USA',
    r'exclud(es|ing) china|china also produces crude iodine': 'CHN',
    r'chile and mexico, not included in world total': 'CHL MEX',
    r'not included in (total|“grand total)': '{}',
}
# And in the note of a whole table.
TABLE_WORDS = {
    r'ilmenite is also produced in canada and south africa, but this output is not included': 'CAN ZAF',
    r'slag was also produced in china, india, kazakhstan, norway, russia, and vietnam, but .* not included':
        'CHN IND KAZ NOR RUS VNM',
}
# And with a row: another product's table counts it.
ROW_WORDS = re.compile('included with (?!.?other)')
PART = re.compile(r'u\.s\. production of (\w+)')
SERIES = ('SELECT s.id, o.slug, m.slug, t.slug, s.measure, s.product, s.unit, s.years_averaged, s.comparable, s.note FROM series s '
          'JOIN source o ON o.id = s.source_id JOIN mineral m ON m.id = s.mineral_id JOIN stage t ON t.id = s.stage_id')


class Table:
    def __init__(self, series, year):
        self.series, self.year, self.rows, self.sums = series, year, {}, {}

    def finish(self):
        named = {iso3: row[0] for iso3, row in self.rows.items() if row[0] and row[1] == '=' and not row[4]}
        other, world = self.sums.get('other'), self.sums.get('world')
        self.world = world if world and world[0] is not None and world[1] != '<' else None
        self.sum = sum(named.values()) + (other[0] or 0 if other else 0)
        percent = self.series['unit'] == '%' and not world
        self.whole = max(self.sum, 100) if percent else max(self.sum, self.world[0]) if self.world else None
        self.shares = {iso3: value / self.whole for iso3, value in named.items()} if self.whole else {}

    def withheld(self):
        return {iso3 for iso3, row in self.rows.items() if row[2] == 'withheld'}


def half_unit(printed):
    """Half of the last digit that counts, in a print such as '1,010,000' or '>4.5'."""
    digits = re.sub(r'[^\d.]', '', printed)
    if '.' in digits:
        return 0.5 * 10.0 ** -len(digits.split('.')[1])
    return 0.5 * 10.0 ** (len(digits) - len(digits.rstrip('0')))


def read(db):
    series = {}
    for row in db.execute(SERIES):
        keys = ('id', 'source', 'mineral', 'stage', 'measure', 'product', 'unit', 'averaged', 'comparable', 'note')
        series[row[0]] = dict(zip(keys, row))
    tables = {}
    at = lambda one, year: tables.setdefault((one, year), Table(series[one], year))
    for one, year, iso3, *cell in db.execute(
            'SELECT c.series_id, c.year, iso3, value, relation, status, printed, EXISTS (SELECT 1 FROM suspect_cell d WHERE '
            "d.series_id = c.series_id AND d.year = c.year AND d.country_id = c.country_id AND d.kind = 'twice'), "
            "ifnull(remark, '') || ' ' || ifnull(c.note, '') "
            'FROM cell c JOIN country ON country.id = c.country_id'):
        at(one, year).rows[iso3] = cell
    for one, year, kind, *cell in db.execute("SELECT series_id, year, kind, value, relation, printed, ifnull(remark, '') || ' ' || "
                                             "ifnull(note, '') FROM aggregate"):
        at(one, year).sums[kind] = cell
    for table in tables.values():
        table.finish()
    return {key: table for key, table in sorted(tables.items()) if table.series['comparable']}


def subject(table):
    one = table.series
    return one['mineral'], one['stage'], one['measure'], one['product'], one['source'].split('-')[0]


def outside(tables):
    """{(series, year, country): (reason, part, last year, last value)}"""
    told = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))  # what a publisher says of a producer, by year
    for (one, year), table in tables.items():
        for iso3, row in table.rows.items():
            told[subject(table)][iso3][year].append(row)
    found = {}
    for (one, year), table in tables.items():
        if 'world' not in table.sums:
            continue
        text = table.sums['world'][3].lower()
        note = (table.series['note'] or '').lower()
        for words, where in ((WORDS, text), (TABLE_WORDS, note)):
            for pattern, left_out in words.items():
                if re.search(pattern, where):
                    part = PART.search(where)
                    for iso3 in table.withheld() if left_out == '{}' else left_out.split():
                        printed = iso3 in table.rows and table.rows[iso3][0] is not None
                        if part or not printed:  # a row with a number is counted, whatever the total's words were made for
                            found[one, year, iso3] = ['note', part and part[1]]
        for iso3, row in table.rows.items():
            if row[2] == 'included_elsewhere' and ROW_WORDS.search((row[3] + ' ' + row[5]).lower()):
                found[one, year, iso3] = ['note', None]
        silent = {iso3 for iso3 in table.withheld() if (one, year, iso3) not in found}
        if silent and table.world and table.sum > 0 and table.world[0] - table.sum <= half_unit(table.world[2]):
            found.update({(one, year, iso3): ['full', None] for iso3 in silent})
        if table.world and table.sum > 0:
            for iso3, years in told[subject(table)].items():
                if iso3 not in table.rows and (one, year, iso3) not in found:
                    following = [y for y in years if y >= year]
                    if following and any(row[2] == 'withheld' for row in years[min(following)]):
                        found[one, year, iso3] = ['history', None]
    return found


def last_values(tables, found):
    """The last value before each that the publisher prints of a producer outside a total, in the unit of the table."""
    scale = {'kg': 1e-3, 't': 1.0, 'kt': 1e3, 'Mt': 1e6}
    values = defaultdict(set)
    for table in tables.values():
        for iso3, row in table.rows.items():
            if row[0] and row[1] == '=' and table.series['unit'] in scale:
                values[subject(table), iso3].add((table.year, row[0] * scale[table.series['unit']]))
    return {key: {value / scale.get(tables[key[:2]].series['unit'], 1.0)
                  for year, value in values[subject(tables[key[:2]]), key[2]] if year < key[1]} for key in found}


def unbounded(tables):
    """{(series, year): (country, reason)}: what the smallest row of a table says nothing of."""
    found = defaultdict(set)
    groups = defaultdict(list)
    for (one, year), table in tables.items():
        if table.shares:
            groups[subject(table)[:4], year, table.series['averaged']].append((one, table))
    for (_, year, _), group in groups.items():
        for one, table in group:
            least = min(table.shares.values())
            if table.series['source'].startswith('usgs-mcs') and min(table.shares, key=lambda iso3: (table.shares[iso3], iso3 == 'USA')) == 'USA':  # another as small bounds the rest
                found[one, year].add(('USA', 'always', None))
            others = [(share, iso3) for _, other in group if other is not table for iso3, share in other.shares.items()
                      if iso3 not in table.rows]
            found[one, year] |= {(iso3, 'listed', share) for share, iso3 in others if share == max(others)[0] > least}
    return found


def main():
    db = sqlite3.connect(f'file:{sys.argv[1]}?mode=ro', uri=True)
    tables, wrong, count = read(db), [], Counter()
    name = lambda key: ' '.join(str(tables[key[:2]].series[k]) for k in ('source', 'mineral', 'stage', 'product')) + f' {key[1]}'
    found = outside(tables)
    stored = {tuple(row[:3]): row[3:] for row in db.execute(
        'SELECT series_id, year, iso3, reason, part, last_year, last_value FROM outside_total JOIN country ON id = country_id')}
    earlier = last_values(tables, found)
    for key in sorted(set(found) | set(stored)):
        mine, theirs = found.get(key), stored.get(key)
        count[f'outside by {(mine or theirs)[0]}'] += 1
        if mine is None or theirs is None or tuple(mine) != tuple(theirs[:2]):
            wrong.append(f'{name(key)}, {key[2]}: outside_total has {theirs}, found anew {mine}')
        elif theirs[3] is not None and not any(abs(value / theirs[3] - 1) < 1e-9 for value in earlier[key]):
            wrong.append(f'{name(key)}, {key[2]}: no table prints {theirs[3]} of {theirs[2]}')
        elif theirs[3] is None and earlier[key] and mine[1] is None:
            wrong.append(f'{name(key)}, {key[2]}: an earlier value is printed, {sorted(earlier[key])[-1]}')
    doubts = unbounded(tables)
    kept = defaultdict(set)
    for one, year, *row in db.execute('SELECT series_id, year, iso3, reason, share FROM no_top_k JOIN country ON id = country_id'):
        kept[one, year].add(tuple(row))
    for key in sorted(set(doubts) | set(kept)):
        for reason in ('always', 'listed'):
            mine, theirs = ([row for row in rows.get(key, ()) if row[1] == reason] for rows in (doubts, kept))
            count[f'no top-k, {reason}'] += bool(mine or theirs)
            same = len(theirs) == 1 and any(a[0] == theirs[0][0] and abs((a[2] or 0) - (theirs[0][2] or 0)) < 1e-12 for a in mine)
            if not same and (mine or theirs):  # of several of one size any
                wrong.append(f'{name(key)}: no_top_k has {theirs}, found anew {mine}')
    for line in wrong:
        print(line)
    print(', '.join(f'{number} {what}' for what, number in sorted(count.items())))
    print(f'{len(tables)} tables, {sum(count.values())} doubts, {len(wrong)} differences')
    if len(count) < 5:
        sys.exit('a kind of doubt was not met: is the database empty?')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
