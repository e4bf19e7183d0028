#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Recomputes the measures of every market of Mineral Commodity Summaries 2026 straight from the publisher's file and
compares them with what `lodestone concentration --json` prints. Shares no code with the program; the only file of ours
it reads is the list that says which column of the publisher is which mineral and stage.

usage: reference_values.py PROGRAM DATABASE DB_DIRECTORY
"""

import csv
import json
import math
import re
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

SOURCE = "usgs-mcs-2026"
TOLERANCE = 1e-9
# What a footnote of a world total says of producers that it does not hold: how many they are, and whether a row
# without a number must bear it out (the footnote stands under both years, also where nothing was made in one).
LEFT_OUT = (
    ("excludes u.s. production", 1, True),
    ("does not include production in the united states", 1, True),
    ("does not include u.s. production of attapulgite", 1, False),
    ("china also produces crude iodine", 1, False),
    ("chile and mexico, not included in world total", 2, False),
    ("rutile production and reserves data are included with ilmenite", 1, True),
)


def number(text):
    """A plain printed number, or None for marks, bounds, ranges and words. A dash is zero."""
    text = text.replace("\u00a0", " ").strip()
    if text in ("\u2014", "--"):
        return 0.0
    return float(text.replace(",", "")) if re.fullmatch(r"\d[\d,]*(\.\d+)?", text) else None


def lower_bound(text):
    found = re.fullmatch(r">\s*(\d[\d,]*(?:\.\d+)?)", text.strip())
    return float(found.group(1).replace(",", "")) if found else None


def column_of(row):
    detail = re.sub(r"[:,] rounded$", "", row["Statistics_detail"].replace("\u00a0", " ").strip()).strip()
    return row["MCS chapter"], row["Commodity"], row["Statistics"], detail


def read_markets(folder):
    """(mineral, stage, measure, product) -> year -> {'rows': [(country, value)], 'other': value, 'total': value}."""
    with open(folder / "curated/mcs2026_series.csv", encoding="utf-8", newline="") as file:
        columns = {
            (line["chapter"], line["commodity"], line["statistics"], line["detail"]): line for line in csv.DictReader(file)
        }
    markets = defaultdict(lambda: defaultdict(lambda: {"rows": [], "other": None, "total": None, "bound": False,
                                                   "note": "", "silent": False, "withheld": False}))
    comparable = {}
    path = folder / "sources/usgs_mcs2026/MCS2026_Commodities_Data.csv"
    with open(path, encoding="cp1252", newline="") as file:
        for row in csv.DictReader(file):
            if not row["Section"].startswith("World"):
                continue
            line = columns[column_of(row)]
            key = line["mineral"], line["stage"], line["measure"], line["product"]
            comparable[key] = line["comparable"] == "1"
            year = markets[key][int(row["Year"])]
            value = number(row["Value"])
            if row["Country"] == "World total":
                year["total"] = value if value is not None else lower_bound(row["Value"])
                year["bound"] = value is None
                year["note"] = row["Notes"].lower()
            elif row["Country"] == "Other countries":
                year["other"] = value
            else:
                year["rows"].append((row["Country"].strip(), value))
                year["withheld"] |= row["Value"].strip() == "W"
                year["silent"] |= row["Country"] == "United States" and row["Value"].strip() in ("W", "NA", "s")
    return markets, comparable


def left_out(year, rest):
    """How many producers the total leaves out: a footnote says so, or one is withheld and the other rows fill it.
    `rest` in the unit of the table."""
    said = sum(count for words, count, row in LEFT_OUT if words in year["note"] and (year["silent"] or not row))
    if said or not year["withheld"] or year["total"] is None:
        return said
    digits = f"{year['total']:.0f}"
    return int(rest <= 0.5 * 10 ** (len(digits) - len(digits.rstrip("0"))))  # what the total is rounded to


def measures(year):
    """The measures of METHODS, or None when no producer is named with a value above zero."""
    named = sorted((row for row in year["rows"] if row[1]), key=lambda row: -row[1])
    if not named:
        return None
    total = math.fsum(value for _, value in named)
    world = max(total + (year["other"] or 0.0), year["total"] or 0.0)
    percents = [100.0 * value / world for _, value in named]
    rest = max(0.0, 100.0 * (world - total) / world)
    low = math.fsum(s * s for s in percents)
    smallest = percents[-1]
    whole = math.floor(rest / smallest)
    remainder = rest - whole * smallest
    left = (100.0 - percents[0]) / 100.0
    high, open_end = low + whole * smallest * smallest + remainder * remainder, low + rest * rest
    remaining = (low - percents[0] ** 2) / left**2 if len(named) > 1 else None
    outside = left_out(year, rest * world / 100.0)
    if outside:
        low, high, open_end = low / (1.0 + outside * low / 10000.0), 10000.0, 10000.0
    crowd = len(named) > 1  # one producer that is named is no concentration
    return {
        "of_world": year["total"] is not None and not year["bound"] and crowd,
        "outside": outside,
        "n": len(named),
        "denominator": world,
        "residual_share": rest / 100.0,
        "leader": named[0][0] if crowd else None,
        "cr1": percents[0] / 100.0,
        "cr3": math.fsum(percents[:3]) / 100.0 if crowd else None,
        "hhi_low": low,
        "hhi_high": high,
        "hhi_high_open": open_end,
        "effective_suppliers": 10000.0 / low if crowd else None,
        "effective_suppliers_low": 10000.0 / open_end if crowd else None,
        "hhi_without_leader": remaining,
        "at_most": year["bound"] and year["total"] is not None,
    }


def verdict(expected, threshold):
    if not expected["of_world"]:
        return "straddles"  # of the rows listed, of a lower bound or of one producer: no more is known
    if expected["hhi_low"] > threshold:
        return "above"
    return "straddles" if expected["hhi_high_open"] > threshold else "below"


def ask(program, database, key):
    mineral, stage, measure, product = key
    command = [program, "concentration", "--db", database, "--mineral", mineral, "--stage", stage, "--measure", measure,
               "--year", "1900:2100", "--source", SOURCE, "--json"]
    if product:
        command += ["--product", product]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=60)
    if done.returncode == 1 and not done.stdout and done.stderr.count("\n") == 1:
        return []
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)}: exit {done.returncode}: {done.stderr}")
    return json.loads(done.stdout)


def differences(expected, answer):
    for name, wanted in expected.items():
        if name in ("tied", "of_world", "outside"):
            continue
        got = answer[name]
        if name == "leader" and wanted is not None:
            spelling = answer["leader_published_as"] or answer["leader"]
            if spelling not in expected["tied"]:  # two producers of the same amount lead together: either is right
                yield f"{name}: {spelling!r}, from the file {wanted!r}"
        elif wanted is None or got is None:
            if wanted is not got:
                yield f"{name}: {got}, from the file {wanted}"
        elif not math.isclose(got, wanted, rel_tol=TOLERANCE, abs_tol=1e-7):
            yield f"{name}: {got}, from the file {wanted}"
    told = len(answer["outside_total"]["countries"]) if answer["outside_total"] else 0
    if told != expected["outside"]:
        yield f"outside the total: {told}, from the file {expected['outside']}"
    if answer["verdict"] != verdict(expected, answer["thresholds"]["high"]):
        yield f"verdict: {answer['verdict']}, from the file {verdict(expected, answer['thresholds']['high'])}"


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    program, database, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    markets, comparable = read_markets(folder)
    compared, wrong = 0, []
    for key, years in sorted(markets.items()):
        answers = {answer["year"]: answer for answer in ask(program, database, key)}
        for year, table in sorted(years.items()):
            expected = measures(table) if comparable[key] else None
            where = f"{' '.join(part for part in key if part)} {year}"
            if (expected is None) != (year not in answers):
                wrong.append(f"{where}: {'an index where there can be none' if expected is None else 'no index'}")
                continue
            if expected is None:
                continue
            top = max(value for _, value in table["rows"] if value)
            expected["tied"] = [country for country, value in table["rows"] if value == top]
            wrong += [f"{where}: {text}" for text in differences(expected, answers[year])]
            compared += 1
        wrong += [f"{key} {year}: the file has no such year" for year in answers.keys() - years.keys()]
    for text in wrong:
        print(text, file=sys.stderr)
    print(f"{compared} markets of {len(markets)} series compared, {len(wrong)} differences")
    # A file that was read wrongly could agree by having nothing to compare.
    sys.exit(1 if wrong or compared < 200 else 0)


if __name__ == "__main__":
    main()
