#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the data release of the World Minerals Outlook of 2025 again and compares every stored number, unit, sign
and note with it, in both directions.

Shares no code, no mapping and no name table with the ingest.
Usage: audit_outlook.py lodestone.db db/ ; exit 1 and a list when anything differs.
"""

import csv
import pathlib
import sqlite3
import sys

FILE = 'sources/usgs_wmo2025/World_Minerals_Outlook_2025_Data_Release.csv'

UNITS = {'metric tons': 't', 'thousand metric tons': 'kt', 'kilograms': 'kg', 'million cubic meters': 'million m3'}
PROCESSED = {'Gallium', 'Magnesium metal', 'Titanium'}
BASIS = {'Cobalt': 'cobalt content', 'Gallium': 'gallium content', 'Helium': 'volume', 'Lithium': 'lithium content',
         'Magnesium metal': 'product weight', 'Palladium': 'palladium content', 'Platinum': 'platinum content',
         'Titanium': 'product weight'}
PARTS = {'United States (extracted from natural gas)': '', 'United States (from Cliffside Field)': 'cliffside-field'}
ISO = {'World': 'world', 'Total': 'world', 'Rest of the world': 'other', 'Russia': 'RUS', 'China': 'CHN',
       'United States': 'USA', 'Canada': 'CAN', 'Australia': 'AUS', 'Zimbabwe': 'ZWE', 'South Africa': 'ZAF',
       'Brazil': 'BRA', 'Kazakhstan': 'KAZ', 'Japan': 'JPN', 'Finland': 'FIN', 'Turkey': 'TUR', 'Ukraine': 'UKR',
       'Serbia': 'SRB', 'Congo (Kinshasa)': 'COD', 'Cuba': 'CUB', 'Indonesia': 'IDN', 'Madagascar': 'MDG',
       'New Caledonia': 'NCL', 'Philippines': 'PHL', 'Algeria': 'DZA', 'Qatar': 'QAT', 'Argentina': 'ARG', 'Chile': 'CHL',
       'Israel': 'ISR', 'Papua New Guinea': 'PNG', 'Korea, Republic of': 'KOR', 'South Korea': 'KOR', 'Poland': 'POL',
       'Portugal': 'PRT', 'Iran': 'IRN', 'India': 'IND', 'Saudi Arabia': 'SAU', 'Zambia': 'ZMB', 'Mexico': 'MEX',
       'Morocco': 'MAR', 'Colombia': 'COL', 'Ethiopia': 'ETH', 'Namibia': 'NAM', 'Uzbekistan': 'UZB', 'Germany': 'DEU',
       'Hungary': 'HUN'}
COLUMNS = ('mineral', 'stage', 'measure', 'product', 'unit', 'basis', 'year', 'who', 'value', 'low', 'high', 'relation',
           'status', 'printed', 'note', 'preference')


def series_of(row):
    commodity, region, note = row['Mineral_Commodity'], row['Geographic_Region'], row['Note']
    unit = UNITS[row['Unit_MEAS'].lower()]
    product = PARTS.get(region, '')
    if 'idled' in note:
        product = 'idled'
    if commodity == 'Magnesium metal' and row['Data_type'] == 'Production' and unit == 'kt':
        product = 'restated-summaries'  # printed in thousand tons where the years before are in tons
    return {'mineral': commodity.replace(' metal', '').lower(),
            'stage': 'processing' if commodity in PROCESSED else 'mining',
            'measure': row['Data_type'].lower(), 'product': product, 'unit': unit, 'basis': BASIS[commodity],
            'preference': {'idled': 3, 'cliffside-field': 2, 'restated-summaries': 2}.get(product, 1)}


def quantity_of(row):
    text, words = row['Quantity'], {word.strip() for word in row['Note'].split(',')}
    quantified = 'projected' if 'outlook' in words else 'estimated' if 'estimated' in words else 'reported'
    result = {'value': None, 'low': None, 'high': None, 'relation': '=', 'status': quantified, 'printed': text}
    if text == 'W':
        result['status'] = 'withheld'
    elif text == '--':
        result.update(value=0, status='zero')
    elif text.startswith('<'):
        result.update(low=0, high=float(text[1:]), relation='<')
    else:
        result.update(value=float(text), status=quantified if float(text) > 0 else 'zero')
    return result


def expected(row):
    note = ' -- '.join(part for part in (row['Note'], row['Figure_Use'], row['Data Sources']) if part)
    region = 'United States' if row['Geographic_Region'] in PARTS else row['Geographic_Region']
    return {**series_of(row), **quantity_of(row), 'year': int(row['Year']), 'who': ISO[region], 'note': note}


def stored_rows(database):
    query = '''
        SELECT m.slug, st.slug, s.measure, s.product, s.unit, s.basis, c.year, {who}, c.value, c.low, c.high, c.relation,
               c.status, c.printed, c.note, s.preference, c.source_row
        FROM {table} c JOIN series s ON s.id = c.series_id JOIN source o ON o.id = s.source_id
        JOIN mineral m ON m.id = s.mineral_id JOIN stage st ON st.id = s.stage_id {join} WHERE o.slug = 'usgs-wmo-2025' '''
    rows = database.execute(query.format(table='cell', who='k.iso3', join='JOIN country k ON k.id = c.country_id'))
    rows = rows.fetchall() + database.execute(query.format(table='aggregate', who='c.kind', join='')).fetchall()
    return rows


def main():
    if len(sys.argv) != 3 or not pathlib.Path(sys.argv[1]).is_file():
        sys.exit('usage: audit_outlook.py DATABASE DB_DIRECTORY (build the database first: target "database")')
    database = sqlite3.connect(f'file:{pathlib.Path(sys.argv[1]).resolve()}?mode=ro', uri=True)
    compared, differences = 0, []
    with open(pathlib.Path(sys.argv[2]) / FILE, encoding='utf-8', newline='') as stream:
        reader = csv.DictReader(stream)
        lines = {reader.line_num: row for row in reader}
    stored = {}
    for row in stored_rows(database):
        if row[-1] in stored:
            differences.append(f'{FILE}, row {row[-1]}: stored twice')
        stored[row[-1]] = dict(zip(COLUMNS, row))
    for line in sorted(set(lines) ^ set(stored)):
        differences.append(f'{FILE}, row {line}: {"not stored" if line in lines else "stored, but not in the file"}')
    for line in sorted(set(lines) & set(stored)):
        want = expected(lines[line])
        for column in COLUMNS:
            compared += 1
            if stored[line][column] != want[column]:
                differences.append(f'{FILE}, row {line}: {column} is {stored[line][column]!r}, the publisher says '
                                   f'{want[column]!r}')
        compared += 1
        if (stored[line]['status'] == 'projected') != (int(lines[line]['Year']) > 2024):
            differences.append(f'{FILE}, row {line}: an outlook of a year that is past, or none of one to come')
    for text in differences:
        print(text)
    print(f'{len(lines)} rows: {compared} comparisons, {len(differences)} differences')
    return 1 if differences else 0


if __name__ == '__main__':
    sys.exit(main())
