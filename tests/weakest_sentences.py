#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The hundred weakest headlines, for reading: weakest_sentences.py SENTENCE_DUMP DATABASE [COUNT]

Weak is a headline whose table leaves much open: a wide interval of the index, a large residual, few named producers, many
estimates, a producer withheld or outside the total, a suspect cell, rows without a total, a year that a later edition
restates. Beside each stand the facts of its table, so that a reader can judge whether the words claim more. With --dump
DATABASE FILE... the sentences are read from files of an earlier dump. No test: what it prints is to be read.
"""
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "sentences"))
from tables import Book  # noqa: E402


def restated(book, table):
    """The greatest difference of a share in another edition of the same thing for the same year, 0 to 1."""
    key = tuple(table.series[k] for k in ("mineral", "stage", "measure", "product"))
    first = table.top()[0]
    return max((abs(other.share(first) - table.share(first)) for other in book.by_thing.get(key + (table.year,), ())
                if other is not table and other.share(first) is not None), default=0.0)


def weakness(book, table):
    low, high = table.hhi_world() or (0.0, 10000.0)
    gap = table.shares[0] - table.shares[1] if len(table.named) > 1 else 1.0
    parts = {"interval": (high - low) / 10000, "residual": table.residual, "few named": 1 / len(table.named),
             "estimated": len(table.estimated) / len(table.named), "withheld": 0.5 * bool(table.withheld),
             "outside": 0.5 * bool(table.outside), "suspect": 1.0 * bool(book.suspect and book.suspect[(table.series["id"], table.year)]),
             "listed rows": 0.7 * (not table.of_world), "at most": 0.5 * table.at_most, "restated": 2 * restated(book, table),
             "close second": max(0.0, 0.5 - 10 * gap), "no leader": 0.7 * (table.crowned() is None)}
    return sum(parts.values()), {k: round(v, 2) for k, v in parts.items() if v >= 0.05}


def facts(book, table):
    rows = ", ".join(f"{book.country[iso]} {100 * p:.1f}{'e' if s == 'estimated' else ''}" for iso, p, _, s in table.named[:5])
    interval = table.hhi_world()
    text = f"{len(table.named)} named: {rows}; residual {100 * table.residual:.1f} %; "
    text += f"HHI {interval[0]:.0f} to {interval[1]:.0f}" if interval else "no world total"
    if table.outside:
        text += "; outside: " + ", ".join(f"{book.country[i]} ({r}{': ' + p if p else ''})" for i, (r, p) in table.outside.items())
    if table.withheld:
        text += "; withheld: " + ", ".join(book.country[i] for i in table.withheld)
    if table.silent:
        text += "; without a number: " + ", ".join(book.country[i] for i in table.silent)
    if table.at_most:
        text += f"; total printed {table.world['printed']}"
    if book.suspect:
        text += "".join(f"; suspect: {r['owner']} {r['iso3'] or ''} ({r['kind']})" for r in book.suspect[(table.series["id"], table.year)])
    s = table.series
    return text + f"; {s['label']} [{s['product']}], {s['basis']}, {s['short_name']}"


def lines_of(arguments):
    if arguments[0] == "--dump":
        for path in arguments[2:]:
            with open(path, encoding="utf-8") as lines:
                yield from lines
        return
    def dump(which):
        return subprocess.run([arguments[0], arguments[1], "--shard", which], stdout=subprocess.PIPE, encoding="utf-8",
                              check=True).stdout.splitlines()
    with ThreadPoolExecutor(2) as pool:
        for lines in pool.map(dump, ("0/2", "1/2")):
            yield from lines


def main():
    arguments = sys.argv[1:]
    count = 100
    if arguments and arguments[-1].isdigit():
        count = int(arguments.pop())
    if len(arguments) < 2:
        raise SystemExit(__doc__)
    book = Book(arguments[1])
    book.by_thing = {}
    for table in book.tables.values():
        if table.named:
            key = tuple(table.series[k] for k in ("mineral", "stage", "measure", "product")) + (table.year,)
            book.by_thing.setdefault(key, []).append(table)
    seen = {}
    for text in lines_of(arguments):
        if '"headline"' not in text or not any(f"figure={f}&" in text for f in ("overview", "concentration")):
            continue
        line = json.loads(text)
        table = book.find(line["answer"]) if line.get("answer") else None
        headline = next((i["text"] for i in line["items"] if i["k"] == "headline"), None)
        if table is not None and table.named and headline and "indicator=" not in line["state"]:
            seen.setdefault(headline, (table, line["state"]))
    ranked = sorted(((*weakness(book, table), headline, table, state) for headline, (table, state) in seen.items()),
                    key=lambda one: -one[0])
    of_thing, kept = {}, []
    for one in ranked:  # a market is weak for the same reason in each of its years: two of each are enough
        series, figure = one[3].series, one[4].split("&")[0]
        thing = (series["mineral"], series["stage"], series["measure"], series["product"], figure)
        of_thing[thing] = of_thing.get(thing, 0) + 1
        if of_thing[thing] <= 2:
            kept.append(one)
    for place, (score, parts, headline, table, state) in enumerate(kept[:count], 1):
        print(f"{place}. {headline}\n     {score:.2f}: {', '.join(f'{k} {v}' for k, v in parts.items())}\n     "
              f"{facts(book, table)}\n     {state}")
    print(f"\n{len(seen):,} headlines of one table; these are the {min(count, len(kept))} weakest, two of each market at most.")


if __name__ == "__main__":
    main()
