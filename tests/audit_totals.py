#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up every table of the database again and compares with what the check of the ingest says of its sums.

Shares no code with the ingest. Every exception is compared by name, year and sum; and how many there are of each source is
listed below, so that a new one is noticed. Usage: audit_totals.py lodestone.db ; exit 1 and a list when anything differs.
"""

import collections
import fractions
import re
import sqlite3
import sys

CHECK = "shares sum to 100 % within the publisher's rounding"
POINTS = 5  # of a sum of percentages

# Tables whose rows and total contradict each other as published: the publishers' own slips (kaolin of 2024: 4,400 for 44,000),
# totals that hold countries no row names, and shares that a study left incomplete.
ACCEPTED = {'usgs-mcs-2023': 4, 'usgs-mcs-2024': 5, 'usgs-mcs-2025': 5, 'usgs-mcs-2026': 5, 'usgs-myb-1998-2015': 10,
            'usgs-wmo-2025': 4, 'eu-crm-2023': 4}
NO_EXCEPTIONS = ('every row has a reason when it has no number', 'every country resolved', "no year outside the source's span",
                 'estimates marked')


def place(printed):
    """The place a print is rounded to: of its last digit other than zero, two digits at least being taken to count."""
    found = re.search(r'\d[\d,]*(?:\.\d+)?', printed)
    if not found:
        return fractions.Fraction(1)
    whole, _, decimals = found.group().rstrip(',').replace(',', '').partition('.')
    digits = whole + decimals
    finest = fractions.Fraction(1, 10 ** len(decimals))
    if not digits.strip('0'):
        return finest
    first = len(digits) - len(digits.lstrip('0'))
    last = len(digits.rstrip('0')) - 1
    counted = max(last, min(first + 1, len(digits) - 1))
    return finest * 10 ** (len(digits) - 1 - counted)


def number(value):
    return fractions.Fraction(repr(value))


def main():
    database = sqlite3.connect(f'file:{sys.argv[1]}?mode=ro', uri=True)
    units = {row[0]: row[1:] for row in database.execute(
        "SELECT s.id, o.slug, s.unit, m.slug || ', ' || t.slug || ', ' || s.measure || iif(s.product = '', '', ', ' || s.product) "
        'FROM series s JOIN source o ON o.id = s.source_id JOIN mineral m ON m.id = s.mineral_id '
        'JOIN stage t ON t.id = s.stage_id WHERE s.comparable')}
    rows = collections.defaultdict(list)
    totals = {}
    columns = 'series_id, year, value, low, high, relation, printed'
    for row in database.execute(f"SELECT {columns} FROM cell UNION ALL SELECT {columns} FROM aggregate "
                                "WHERE kind <> 'world'"):
        rows[row[:2]].append(row[2:])
    for row in database.execute(f"SELECT {columns} FROM aggregate WHERE kind = 'world'"):
        totals[row[:2]] = row[2:]
    checked, failed = collections.Counter(), collections.defaultdict(set)
    for key, cells in rows.items():
        if key[0] not in units or not any(cell[0] is not None or cell[1] is not None for cell in cells):
            continue
        source, unit, name = units[key[0]]
        low = high = slack = fractions.Fraction(0)
        above = False
        for value, least, most, relation, printed in cells:
            if value is not None:
                low, high = low + number(value), high + number(value)
                slack += place(printed) / 2 if value else 0
                above |= relation == '>'
            elif least is not None:
                low, high = low + number(least), high + number(most)
            else:
                above = True
        if unit == '%':
            agrees = low <= 100 + POINTS and (above or high >= 100 - POINTS)
        elif key in totals and totals[key][0] is not None:
            value, _, _, relation, printed = totals[key]
            slack += place(printed) / 2
            agrees = (relation == '>' or low <= number(value) + slack) and (above or high >= number(value) - slack)
        else:
            continue
        checked[source] += 1
        if not agrees:
            total = '100' if unit == '%' else totals[key][4]
            failed[source].add((f'{name}, {key[1]}', f'{float(low):.9g}', f'{total} {unit}'))
    line = re.compile(r'(.+, \d{4}): rows sum to (\S+), total (.+)')
    stored = {slug: (count, exceptions, {(found[1], f'{float(found[2]):.9g}', found[3]) for found in
                                         map(line.fullmatch, (detail or '').splitlines())})
              for slug, count, exceptions, detail in
              database.execute('SELECT o.slug, c.checked, c.exceptions, c.detail FROM ingest_check c '
                               'JOIN source o ON o.id = c.source_id WHERE c.name = ?', (CHECK,))}
    differences = []
    for slug in sorted(set(stored) | set(checked)):
        expected = (checked[slug], len(failed[slug]), failed[slug])
        if stored.get(slug) != expected:
            differences.append(f'{slug}: {stored.get(slug)} in the database, {expected} recomputed (checked, exceptions, which)')
        if len(failed[slug]) != ACCEPTED.get(slug, 0):
            differences.append(f'{slug}: {len(failed[slug])} tables contradict their total, {ACCEPTED.get(slug, 0)} are known: look at '
                               f"'lodestone sources --source {slug}' and correct the list in this script")
    for slug, name, detail in database.execute(
            'SELECT o.slug, c.name, c.detail FROM ingest_check c JOIN source o ON o.id = c.source_id WHERE c.exceptions > 0'):
        if name in NO_EXCEPTIONS:
            differences.append(f'{slug}: exceptions to "{name}": {detail}')
    for line in differences:
        print(line)
    print(f'{sum(checked.values())} comparisons, {len(differences)} differences; {sum(map(len, failed.values()))} listed exceptions')
    return 1 if differences or not checked else 0


if __name__ == '__main__':
    sys.exit(main())
