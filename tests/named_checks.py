#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the dataset must be able to answer, asked of the program itself: leaders of Table 7 of the Mineral Commodity
Summaries 2026, processing shares of the EU study, both editions of Brazil's rare-earth reserves, the date of the
US-Japan agreement. Usage: named_checks.py lodestone lodestone.db db/ ; exit 1 and a list when an answer is wrong.
"""

import csv
import json
import pathlib
import subprocess
import sys

# Mineral, stage, leader, per cent, and its name in Table 7 (None: the table prints no share for it).
TABLE_7 = (
    ('cobalt', 'mining', 'COD', 74, 'Cobalt'),
    ('graphite', 'mining', 'CHN', 78, 'Graphite (natural)'),
    ('lithium', 'mining', 'AUS', 32, 'Lithium'),
    ('nickel', 'mining', 'IDN', 67, 'Nickel'),
    ('tungsten', 'mining', 'CHN', 79, 'Tungsten'),
    ('antimony', 'mining', 'CHN', 36, 'Antimony'),
    ('gallium', 'processing', 'CHN', 100, 'Gallium'))
EU_PROCESSING = (('tungsten', 86), ('gallium', 94), ('germanium', 83), ('neodymium', 85))
TONS = {'t': 1, 'kg': 0.001, 'kt': 1000}
ROUNDING = 0.8  # points: both the output and the total of Table 7 are rounded


class Checks:
    def __init__(self, program, database):
        self.program = program
        self.database = database
        self.done = 0
        self.wrong = []

    def ask(self, *arguments, nothing_is_right=False):
        """The program's answer; an error of the program is a wrong answer and gives None, and so does no answer."""
        run = subprocess.run([self.program, *arguments, '--json', '--db', self.database], capture_output=True,
                             text=True, check=False)
        if run.returncode == 1 and nothing_is_right:
            return None
        if run.returncode != 0:
            self.expect(f'{" ".join(arguments)}: {run.stderr.strip()}', False)
            return None
        return json.loads(run.stdout)

    def expect(self, what, right):
        self.done += 1
        if not right:
            self.wrong.append(what)


def leader_of(answer):
    return max((row for row in answer['rows'] if row['share'] is not None), key=lambda row: row['share'])


def check_table_7(checks, root):
    path = root / 'sources/usgs_mcs2026/tables/MCS2026_T7_Critical_Minerals_Salient.csv'
    with open(path, encoding='utf-8-sig', newline='') as stream:
        printed = {row['Critical_mineral'].strip(): row for row in csv.DictReader(stream)}
    for mineral, stage, iso3, percent, name in TABLE_7:
        row = printed[name]
        checks.expect(f'{mineral}: Table 7 prints {row["Leading_source_precent_world"]} %, not {percent}',
                      row['Leading_source_precent_world'] == str(percent))
        answer = checks.ask('shares', '--mineral', mineral, '--stage', stage, '--year', '2025')
        if answer is None:
            continue
        leader = leader_of(answer)
        share = 100 * leader['share']
        checks.expect(f'{mineral}: the leader is {leader["iso3"]}, not {iso3}', leader['iso3'] == iso3)
        checks.expect(f'{mineral}: edition {answer["source"]}', answer['source'] == 'usgs-mcs-2026')
        # Table 7 divides by the printed world total; we divide by the sum of the rows where that is larger.
        of_printed_total = 100 * leader['value'] / answer['published_total']['value']
        checks.expect(f'{mineral}: {of_printed_total:.2f} % of the printed world total is not {percent} %',
                      abs(of_printed_total - percent) <= ROUNDING)
        by_sum = answer['denominator_basis'] == 'sum_of_rows'
        checks.expect(f'{mineral}: {share:.2f} % of the denominator', share <= of_printed_total + 1e-9 and
                      (by_sum or abs(share - of_printed_total) < 1e-9))
        # The figures behind the printed share: Table 7 rounds them to two or three digits.
        ton = TONS[answer['unit']]
        for what, ours, theirs in (('output of the leader', leader['value'], row['Leading_country_prod']),
                                   ('world total', answer['published_total']['value'], row['World_total_prod'])):
            checks.expect(f'{mineral}: {what} {ours * ton:g} t, Table 7 prints {theirs}',
                          abs(ours * ton - float(theirs)) <= 0.006 * float(theirs))
        if round(share) != percent:
            print(f'{mineral}: {share:.2f} % of the sum of rows, {of_printed_total:.2f} % of the printed total; Table 7 '
                  f'prints {percent} %')
        if mineral == 'gallium':
            checks.expect('gallium: China has 99 % or more', share >= 99)


def check_eu_processing(checks):
    for mineral, percent in EU_PROCESSING:
        answer = checks.ask('shares', '--mineral', mineral, '--stage', 'processing', '--source', 'eu-crm-2023')
        if answer is None:
            continue
        leader = leader_of(answer)
        checks.expect(f'{mineral}: leader {leader["iso3"]}', leader['iso3'] == 'CHN')
        checks.expect(f'{mineral}: {leader["printed"]} is not {percent} % when rounded',
                      leader['printed'].endswith('%') and round(leader['value']) == percent)
        checks.expect(f'{mineral}: {answer["unit"]}, {answer["year"]}, {answer["years_averaged"]} years',
                      (answer['unit'], answer['year'], answer['years_averaged']) == ('%', 2020, 5))
        checks.expect(f'{mineral}: denominator {answer["denominator"]}, {answer["denominator_basis"]}',
                      answer['denominator'] >= 99.999 and answer['denominator_basis'] == 'published_shares')
        checks.expect(f'{mineral}: attribution', 'CC BY 4.0' in json.dumps(answer))


def check_table_a(checks):
    """Two materials whose file differs from the report: shown as in the file, and said."""
    for mineral in ('niobium', 'beryllium'):
        answer = checks.ask('shares', '--mineral', mineral, '--stage', 'processing', '--source', 'eu-crm-2023')
        checks.expect(f'{mineral}: a note says that the file differs from Table A',
                      answer and any('differs from Table A' in note for note in answer['notes']))


def check_brazil(checks):
    for source, tons, total in (('usgs-mcs-2026-v1.3', 11_000_000, '>75,000,000'),
                                ('usgs-mcs-2026', 21_000_000, '>85,000,000')):
        answer = checks.ask('shares', '--mineral', 'rare-earths', '--stage', 'reserves', '--source', source)
        if answer is None:
            continue
        brazil = next(row for row in answer['rows'] if row['iso3'] == 'BRA')
        checks.expect(f'{source}: answered by {answer["source"]}', answer['source'] == source)
        checks.expect(f'{source}: Brazil {brazil["value"]} {answer["unit"]}',
                      (brazil['value'], answer['unit']) == (tons, 't'))
        checks.expect(f'{source}: world total', answer['published_total']['printed'] == total)
    answer = checks.ask('shares', '--mineral', 'rare-earths', '--stage', 'reserves')
    checks.expect('the corrected reserves are the default', answer and answer['source'] == 'usgs-mcs-2026-v1.3')


def rows_of(answer):
    """The list of an answer that is one, or holds one."""
    if isinstance(answer, list):
        return answer
    return next((value for value in (answer or {}).values() if isinstance(value, list)), [])


def check_agreement(checks):
    day = '2023-03-28'
    found = [row for row in rows_of(checks.ask('events', '--country', 'JPN', '--from', day, '--to', day))
             if 'US-Japan' in row['title'] and row['date'] == day]
    checks.expect('the US-Japan agreement of 2023-03-28 is one event', len(found) == 1)
    misdated = rows_of(checks.ask('events', '--country', 'JPN', '--from', '2025-03-28', '--to', '2025-03-28',
                                  nothing_is_right=True))
    checks.expect('no US-Japan agreement on the date that Table 5 prints',
                  not any(row['date'] == '2025-03-28' and 'Japan' in row['title'] for row in misdated))
    pairs = [row for row in rows_of(checks.ask('agreements', '--country', 'JPN')) if row['date'] == day]
    checks.expect('the agreement is a pair of parties', len(pairs) == 1)


def main():
    checks = Checks(sys.argv[1], sys.argv[2])
    check_table_7(checks, pathlib.Path(sys.argv[3]))
    check_eu_processing(checks)
    check_table_a(checks)
    check_brazil(checks)
    check_agreement(checks)
    for line in checks.wrong:
        print(line)
    print(f'{checks.done} checks, {len(checks.wrong)} wrong')
    return 1 if checks.wrong else 0


if __name__ == '__main__':
    sys.exit(main())
