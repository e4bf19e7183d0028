#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks for publishers' slips in the numbers of a built database, by kind and without knowing any of them.

  detect_suspects.py DATABASE            prints every finding with its evidence
  detect_suspects.py DATABASE CURATED    and holds them against suspect_cells.csv and suspect_false_alarms.csv there:
                                         each finding stands in one of the two, each listed cell is found again or
                                         is said to have been found by eye

A figure is compared with what else is published about the same country and thing: the figures of the five years before
and after it in every edition (unit made alike), the rows beside it in the publisher's file, and the world total. The
middle value (median) and the spread about it (the larger of the quartiles' distance and a tenth) decide, since a mean
would be drawn along by the very slip that is looked for. Thresholds are the constants below."""
import csv
import math
import sqlite3
import statistics
import sys
from collections import defaultdict, namedtuple
from pathlib import Path

NEAR = 2            # years to either side that speak for a figure
BLOCK_NEAR = 4      # and for the rows of a block, which may be slipped in two years running
ROWS_APART = 2      # a slipped value is looked for so many rows above and below
FITS = 1.35         # a value that is not further than this factor from what is expected fits
MISFITS = 1.4       # one that is further from it than this factor does not, in a block of shifted rows
GAIN = 15.0         # what a block's rows gain together in fit, as a factor, when each is read as its neighbour's
SPIKE = 3.0         # nor one alone, where its neighbours agree
AGREE = 1.6         # neighbours agree where the largest is at most this factor of the smallest
POWER = 0.13        # a factor is a power of ten within this distance of log10
LEAST_SHARE = 0.005 # smaller shares of the table are not looked at for spikes: small producers do jump
TOTAL_TOO_SMALL = 1.01   # rows that add up to more than this times the total
TOTAL_TOO_LARGE = 1.25   # a total above this times its rows where the table names all producers, or three of its neighbours'
REPEATED = 8        # rows of two years that are all alike, half of them of at least so many digits:
DIGITS = 3

TONNES = {'t': 1.0, 'kt': 1e3, 'Mt': 1e6, 'kg': 1e-3, 'kt (dry)': 1e3}
# Who is counted within whom: the union (or the state) and its parts.
UNIONS = {
    'SCG': ('SRB', 'MNE', 'XKX'),
    'YUG': ('SCG', 'SRB', 'MNE', 'XKX', 'HRV', 'SVN', 'BIH', 'MKD'),
    'SUN': ('RUS', 'UKR', 'KAZ', 'UZB', 'KGZ', 'TJK', 'TKM', 'AZE', 'ARM', 'GEO', 'BLR', 'MDA', 'EST', 'LVA', 'LTU', 'CIS'),
    'CIS': ('RUS', 'UKR', 'KAZ', 'UZB', 'KGZ', 'TJK', 'TKM', 'AZE', 'ARM', 'GEO', 'BLR', 'MDA'),
    'CSK': ('CZE', 'SVK'),
    'SRB': ('XKX',),
    'FRA': ('NCL', 'GUF', 'GLP', 'MTQ', 'REU', 'PYF', 'MYT'),
    'USA': ('PRI', 'GUM', 'VIR'),
    'DNK': ('GRL', 'FRO'),
    'AUS': ('CXR', 'CCK', 'NFK'),
    'CHN': ('HKG', 'MAC'),
    'EUU': ('DEU', 'FRA', 'ITA', 'ESP', 'FIN', 'SWE', 'POL', 'GRC', 'PRT', 'AUT', 'BEL', 'NLD', 'IRL', 'CZE', 'HUN'),
}

Finding = namedtuple('Finding', 'source mineral stage measure product year owner kind value proposed evidence')
Value = namedtuple('Value', 'amount row used bound')


def key_of(finding):
    return tuple(str(part) for part in finding[:7])


def number(text):
    """A printed number that was kept as text: '1,166,000'; None for words."""
    plain = text.replace(',', '').strip()
    try:
        return float(plain)
    except ValueError:
        return None


class Table:
    """One series: its years, each with rows by country and the two rows that are none."""

    def __init__(self, record):
        (self.id, self.source, self.family, self.published, self.mineral, self.stage, self.measure, self.product,
         self.label, self.unit, self.basis, self.comparable) = record
        self.rows = defaultdict(dict)
        self.total, self.other = {}, {}

    def order(self, year):
        rows = self.rows.get(year, {})
        return sorted((iso for iso in rows if rows[iso].row), key=lambda iso: rows[iso].row)

    def whole(self, year):
        """The table's denominator by any reading of it: rows or total, the total only where it can be."""
        rows = sum(value.amount for value in self.rows[year].values() if value.used)
        other = self.other.get(year)
        rows += other.amount if other and other.used else 0
        total = self.total.get(year)
        return max(rows, total.amount) if total and total.used and total.amount < 3 * rows else rows

    def subject(self):
        unit = 'weight' if self.unit in TONNES else self.unit
        return (self.mineral, self.stage, self.measure, self.product, unit, self.label if not self.comparable else '')

    def weight(self):
        return TONNES.get(self.unit, 1.0)


def read_tables(path):
    db = sqlite3.connect(f'file:{path}?mode=ro', uri=True)
    tables = {}
    for record in db.execute(
            'SELECT series.id, source.slug, source.family, source.published, mineral.slug, stage.slug, measure, product, label, '
            'unit, basis, comparable FROM series JOIN source ON source.id = source_id JOIN mineral ON mineral.id = mineral_id '
            'JOIN stage ON stage.id = stage_id ORDER BY series.id'):
        tables[record[0]] = Table(record)
    columns = 'value, status, printed, source_row, relation'
    for series, year, iso, *cell in db.execute(f'SELECT series_id, year, iso3, {columns} FROM cell JOIN country ON '
                                               'country.id = country_id ORDER BY series_id, year, source_row'):
        add(tables[series].rows[year], iso, *cell)
    for series, year, kind, *cell in db.execute(f'SELECT series_id, year, kind, {columns} FROM aggregate'):
        add(tables[series].total if kind == 'world' else tables[series].other, year, *cell)
    return list(tables.values())


def add(into, key, value, status, printed, row, relation):
    used = value is not None and status != 'projected'
    amount = value if value is not None else (number(printed) if status == 'not_available' else None)
    if amount is not None and status != 'projected' and relation in ('=', '>'):
        into[key] = Value(amount, row or 0, used, relation == '>')


class Neighbours:
    """What else is published about a country and a thing: (source, year, value in tonnes or in the unit)."""

    def __init__(self, tables, slips):
        """`slips`: keys of cells that were found already; they speak for nothing."""
        self.known = defaultdict(lambda: defaultdict(list))
        for table in tables:
            for year, rows in table.rows.items():
                for iso, value in rows.items():
                    if (table.id, year, iso) in slips:
                        continue
                    self.known[table.subject()][iso].append((table.source, year, value.amount * table.weight()))
            for year, value in table.total.items():
                self.known[table.subject()]['WORLD'].append((table.source, year, value.amount * table.weight()))
            for year, value in table.other.items():
                self.known[table.subject()]['OTHER'].append((table.source, year, value.amount * table.weight()))

    def of(self, table, iso, year, near=NEAR):
        """Values above zero in the table's unit, of near years and other editions, without the cell itself. A reserve
        of one edition speaks for those of the next ones whatever year is printed above it."""
        found = [(source, other, value / table.weight()) for source, other, value in self.known[table.subject()][iso]
                 if abs(other - year) <= near and (source, other) != (table.source, year) and value > 0]
        return sorted(found, key=lambda entry: (abs(entry[1] - year), entry[0]))

    def expected(self, table, iso, year, near=NEAR):
        values = [value for _, _, value in self.of(table, iso, year, near)]
        return statistics.median(values) if values else None


def factor(a, b):
    """How far apart two values are, as a factor of at least 1; a thousand for a zero beside a value."""
    if a == b:
        return 1.0
    if a <= 0 or b <= 0:
        return 1e3
    return max(a / b, b / a)


def told(entries, most=6):
    return '; '.join(f'{source} {year}: {value:g}' for source, year, value in entries[:most]) or 'none'


def made(table, year, owner, kind, value, proposed, evidence):
    return Finding(table.source, table.mineral, table.stage, table.measure, table.product, year, owner, kind, value, proposed,
                   evidence)


def file_order(table):
    """The countries of a series in the order of its file over all years, names that one year lacks in their place."""
    order = []
    for year in sorted(table.rows, reverse=True):
        place = 0
        for iso in table.order(year):
            if iso in order:
                place = order.index(iso) + 1
            else:
                order.insert(place, iso)
                place += 1
    return order


def shifted(table, near):
    """Blocks of rows whose values fit the row above or below and not their own."""
    order = file_order(table)
    for year in sorted(table.rows):
        places = blocks(table, near, year, order)
        holders = {place: iso for iso, place in places.items()}
        rows = table.rows[year]
        for iso in sorted(set(places) | set(holders)):
            if iso not in rows:
                continue
            proposed = rows[holders[iso]].amount if iso in holders else None
            said = f'fits {places[iso]}' if iso in places else f'its own value stands at {holders[iso]}'
            yield made(table, year, iso, 'shifted', rows[iso].amount, proposed,
                       f'{said}; {iso} elsewhere: {told(near.of(table, iso, year))}')


def blocks(table, near, year, order):
    """Country -> the country whose value stands in its row, of every block of one year."""
    places, gains = {}, {}
    for step in [s for n in range(1, ROWS_APART + 1) for s in (-n, n)]:
        run = []
        for index, iso in enumerate(order + [None]):
            if iso is not None and iso not in table.rows[year]:
                continue        # a name that this year lacks breaks no block
            inside = iso is not None and 0 <= index + step < len(order)
            gain = gain_of(table, near, year, iso, order[index + step]) if inside else None
            if gain is not None:
                run.append((iso, order[index + step], gain))
                continue
            whole = math.prod(entry[2] for entry in run)
            if sum(entry[2] > MISFITS for entry in run) >= 2 and whole >= GAIN:
                for country, place, won in run:
                    if won > MISFITS and whole > gains.get(country, 0):
                        places[country], gains[country] = place, whole
            run = []
    return places


def gain_of(table, near, year, iso, other):
    """How much better a value fits the other row than its own, as a factor; None where it does not fit the other."""
    amount = table.rows[year][iso].amount
    own, its = near.expected(table, iso, year, BLOCK_NEAR), near.expected(table, other, year, BLOCK_NEAR)
    if its is None or factor(amount, its) > FITS:
        return None
    if own is None:
        return 1.0
    return factor(amount, own) / factor(amount, its) if factor(amount, own) >= MISFITS or factor(amount, own) <= FITS else None


def pairs(table, near):
    """Two rows close to one another: values that changed places, or one that stands in the row beside its own, which is
    empty then."""
    order = file_order(table)
    for year in sorted(table.rows):
        rows = table.rows[year]
        for index, iso in enumerate(order):
            if iso not in rows or misfit(table, near, year, iso, iso) < SPIKE:
                continue
            for other in order[max(0, index - ROWS_APART):index] + order[index + 1:index + 1 + ROWS_APART]:
                if misfit(table, near, year, iso, other) > FITS:
                    continue
                beside = f'{iso} elsewhere: {told(near.of(table, iso, year))}; {other}: {told(near.of(table, other, year))}'
                if other not in rows and surrounded(table, near, year, other):
                    yield made(table, year, iso, 'shifted', rows[iso].amount, None, f'fits {other}, which is empty; {beside}')
                elif other in rows and misfit(table, near, year, other, iso) <= FITS:
                    yield made(table, year, iso, 'shifted', rows[iso].amount, rows[other].amount,
                               f'changed places with {other}; {beside}')


def misfit(table, near, year, iso, other):
    """How far the value in a row is from what is expected of it, or of another row; 1 where nothing is expected."""
    expected = near.expected(table, other, year, BLOCK_NEAR)
    return factor(table.rows[year][iso].amount, expected) if expected else (1.0 if iso == other else 1e3)


def surrounded(table, near, year, iso):
    """Whether a country without a figure has one of about the same size in the years before and after."""
    beside = near.of(table, iso, year, 1)
    values = [value for _, _, value in beside]
    return agreeing(values) and any(other < year for _, other, _ in beside) and any(other > year for _, other, _ in beside)


def exchanged(table):
    """Two rows close to one another whose levels change places between two years, and stay so."""
    order, years = file_order(table), sorted(table.rows)
    for place in range(1, len(years)):
        for index, one in enumerate(order):
            for two in order[index + 1:index + 1 + ROWS_APART]:
                levels = [level_of(table, some, iso) for some in (years[max(0, place - 3):place], years[place:place + 3])
                          for iso in (one, two)]
                if None in levels or factor(levels[0], levels[1]) < SPIKE:
                    continue
                now = [table.rows[year][one].amount for year in years[place - 1:place + 1]]
                if factor(now[0], levels[0]) > FITS or factor(now[1], levels[2]) > FITS:
                    continue        # the change is in another year
                if factor(levels[0], levels[3]) <= FITS and factor(levels[1], levels[2]) <= FITS:
                    for iso, value in ((one, levels[0]), (two, levels[1])):
                        yield made(table, years[place - 1], iso, 'shifted', value, None,
                                   f'{one} and {two} about {levels[0]:g} and {levels[1]:g} until {years[place - 1]}, '
                                   f'{levels[2]:g} and {levels[3]:g} from {years[place]}')


def level_of(table, years, iso):
    """The middle of a country's values in some years; None where one of them has none."""
    values = [table.rows[year][iso].amount for year in years if iso in table.rows[year] and table.rows[year][iso].amount > 0]
    return statistics.median(values) if len(values) == len(years) >= 2 else None


def agreeing(values):
    """Whether the values beside a figure tell one story: two at least, close to one another."""
    return len(values) >= 2 and max(values) <= AGREE * min(values)


def spikes(table, near):
    """Single values that the years beside them and other editions contradict, with the kind that explains them."""
    for year, rows in sorted(table.rows.items()):
        whole = table.whole(year)
        for iso, own in rows.items():
            beside = near.of(table, iso, year)
            same = [value for source, other, value in beside if other == year]
            before = [value for _, other, value in beside if other < year]
            after = [value for _, other, value in beside if other > year]
            values = [value for _, _, value in beside]
            if not agreeing(values) or not (same or (before and after) or table.measure == 'reserves'):
                continue
            expected = statistics.median(values)
            if max(own.amount, expected) < LEAST_SHARE * max(whole, expected):
                continue
            away = factor(own.amount, expected)
            if away < SPIKE:
                continue
            kind, proposed = slip(own, expected)
            if table.measure == 'reserves' and kind == 'other':
                continue        # a reserve that the next editions print alike was restated, not misprinted
            yield made(table, year, iso, kind, own.amount, proposed, f'expected about {expected:g}; elsewhere: {told(beside)}')


def slip(own, expected):
    """The slip that turns what is expected into what is printed: 'mark', 'decimal' or 'other'; and the value it means."""
    digits = f'{own.amount:.0f}'
    if own.amount >= 100:
        for cut in (1, 2):
            rest = digits[cut:]
            if rest and rest[0] != '0' and factor(float(rest), expected) <= 1.2:
                return 'mark', float(rest)
    if own.amount > 0:
        power = math.log10(own.amount / expected)
        if round(power) != 0 and abs(power - round(power)) <= POWER:
            return 'decimal', own.amount / 10 ** round(power)
    return 'other', None


def rounding_of(value):
    """Half a unit of the last digit that is not a zero: what rounding may hide in a printed number."""
    if value <= 0:
        return 0
    step = 1.0
    while value % (step * 10) == 0:
        step *= 10
    while step > 1e-6 and abs(value / step - round(value / step)) > 1e-9:
        step /= 10
    return step / 2


def totals(table, near):
    """World totals that do not fit their rows, or their own neighbours."""
    for year, total in sorted(table.total.items()):
        rows = [value.amount for value in table.rows.get(year, {}).values() if value.used]
        if len(rows) < 2 or total.amount <= 0:
            continue
        other = table.other.get(year)
        parts = rows + ([other.amount] if other else [])
        slack = rounding_of(total.amount) + sum(rounding_of(part) for part in parts)
        beside = near.of(table, 'WORLD', year)
        expected = near.expected(table, 'WORLD', year)
        ratio = sum(parts) / total.amount
        too_small = not total.bound and ratio > TOTAL_TOO_SMALL and sum(parts) - total.amount > slack
        too_large = other is not None and ratio < 1 / TOTAL_TOO_SMALL and total.amount - sum(parts) > slack
        alone = other is None and ratio < 1 / TOTAL_TOO_LARGE and 'Yearbook' in table.family
        jump = expected is not None and factor(total.amount, expected) >= SPIKE and factor(ratio, 1) > 1.1
        if too_small or too_large or alone or jump:
            power = math.log10(1 / ratio)
            decimal = round(power) != 0 and abs(power - round(power)) <= POWER
            yield made(table, year, 'world', 'decimal' if decimal else 'total', total.amount,
                       total.amount * 10 ** -round(power) if decimal else None,
                       f'rows {sum(parts):g}, {ratio:.3f} of the total; elsewhere: {told(beside)}')


def others(table, near):
    """The row of other countries, where years and editions beside it agree and it does not."""
    for year, own in sorted(table.other.items()):
        values = [value for _, _, value in near.of(table, 'OTHER', year)]
        if not agreeing(values) or own.amount < LEAST_SHARE * table.whole(year):
            continue
        expected = statistics.median(values)
        if factor(own.amount, expected) >= 2 * SPIKE:
            kind, proposed = slip(own, expected)
            yield made(table, year, 'other', kind, own.amount, proposed, f'elsewhere: {told(near.of(table, "OTHER", year))}')


def twice(table):
    """A part beside its union in one table: whether it is counted within it is for the eye. A part that is larger than
    the union is not within it."""
    for year, rows in sorted(table.rows.items()):
        for union, parts in UNIONS.items():
            if union not in rows or rows[union].amount <= 0:
                continue
            for part in parts:
                if part in rows and 0 < rows[part].amount <= rows[union].amount:
                    total = table.total.get(year)
                    summed = sum(value.amount for value in rows.values() if value.used)
                    yield made(table, year, part, 'twice', rows[part].amount, None,
                               f'stands beside {union} {rows[union].amount:g}; all rows {summed:g}, total '
                               f'{total.amount if total else "none"}')


def repeated(table):
    """A year all of whose figures are those of the year before or after: one of them is not of its year."""
    years = sorted(table.rows) if table.measure == 'production' else []
    for first, second in zip(years, years[1:]):
        a, b = ({iso: value.amount for iso, value in table.rows[year].items() if value.amount > 0} for year in (first, second))
        both = set(a) & set(b)
        exact = [iso for iso in both if a[iso] == b[iso]]
        unrounded = [iso for iso in exact if len(f'{a[iso]:.15g}'.replace('.', '').strip('0')) >= DIGITS]
        if len(both) >= REPEATED and len(exact) >= 0.95 * len(both) and len(unrounded) >= REPEATED / 2:
            for iso in sorted(both):
                yield made(table, first, iso, 'other', a[iso], None,
                           f'{len(exact)} of {len(both)} figures of {first} are those of {second}')


def findings(tables):
    """Every finding by its key. What was found to be a slip speaks for nothing in the next round: a figure may look
    sound beside a slip and a slip beside its like."""
    slips, found = set(), {}
    while True:
        near, before = Neighbours(tables, slips), len(slips)
        for table in tables:
            if table.unit == '%':   # shares of one period, with nothing beside them
                continue
            for test in (lambda t: shifted(t, near), lambda t: pairs(t, near), exchanged, lambda t: spikes(t, near), lambda t: totals(t, near),
                         lambda t: others(t, near), twice, repeated):
                for finding in test(table):
                    if key_of(finding) not in found:
                        found[key_of(finding)] = finding
                    if finding.kind in ('shifted', 'mark', 'decimal'):
                        slips.add((table.id, finding.year, finding.owner))
        if len(slips) == before:
            return found


def read_list(path):
    with open(path, encoding='utf-8', newline='') as stream:
        return {tuple(row[field] for field in Finding._fields[:7]): row for row in csv.DictReader(stream)}


def differences(found, suspects, cleared):
    """What the two lists do not say of the findings, and what they say that is not so."""
    for key in sorted(set(found) - set(suspects) - set(cleared)):
        yield f'{" ".join(key)}: found and in neither list: look it up in the publisher\'s file'
    for key in sorted(set(suspects) & set(cleared)):
        yield f'{" ".join(key)}: in both lists'
    for key, row in sorted(suspects.items()):
        if (row['found'] == 'detector') != (key in found):
            yield f'{" ".join(key)}: said to be found by {row["found"]}, ' + ('and found' if key in found else 'and not found')
    for key in sorted(set(cleared) - set(found)):
        yield f'{" ".join(key)}: cleared, and no longer found'
    for key, row in sorted(suspects.items()):
        finding = found.get(key)
        if finding and row['proposed'] and finding.proposed is not None and row['kind'] == finding.kind == 'shifted':
            if factor(float(row['proposed']), finding.proposed) > FITS:
                yield f'{" ".join(key)}: {row["proposed"]} is proposed, the rows say {finding.proposed:g}'


def known_slips(found):
    """The search is worth nothing if it does not find what is known: the blocks of zinc and vanadium, the mark."""
    known = [(mineral, year, owner) for mineral, year, owner in (
        ('zinc', '2003', 'CHN'), ('zinc', '2003', 'COD'), ('zinc', '2004', 'CHN'), ('zinc', '2004', 'COD'),
        ('vanadium', '2006', 'RUS'), ('vanadium', '2006', 'ZAF'), ('zinc', '2022', 'AUS'))]
    have = {(key[1], key[5], key[6]) for key in found}
    return [f'{" ".join(key)}: a known slip is not found' for key in known if key not in have]


def main(arguments):
    found = findings(read_tables(arguments[1]))
    for finding in sorted(found.values(), key=key_of):
        print(f'{finding.kind:8} {finding.source} {finding.mineral} {finding.stage} {finding.measure} {finding.product or "-"} '
              f'{finding.year} {finding.owner}: {finding.value:g}' +
              (f' -> {finding.proposed:g}' if finding.proposed is not None else '') + f' | {finding.evidence}')
    if len(arguments) < 3:
        print(f'{len(found)} findings')
        return 0
    suspects = read_list(Path(arguments[2]) / 'suspect_cells.csv')
    cleared = read_list(Path(arguments[2]) / 'suspect_false_alarms.csv')
    faults = list(differences(found, suspects, cleared)) + known_slips(found)
    print('\n'.join(faults) or f'{len(found)} findings: {len(set(found) & set(suspects))} suspect, {len(cleared)} cleared; '
          f'{len(set(suspects) - set(found))} more suspect cells were found by eye')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv))
