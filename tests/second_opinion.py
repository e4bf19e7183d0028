#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A second implementation of every measure, from METHODS and the tables of the database alone, over every mineral,
stage, year and source. Compares with what the program's own functions print: second_opinion.py MEASURE_DUMP DATABASE

Sharing no code, it can only agree by both being right or both misreading the method. Tolerance 1e-9 relative; an
absolute 1e-9 of the scale for values that are differences of nearly equal numbers.
"""
import json
import math
import re
import sqlite3
import subprocess
import sys
from collections import Counter, defaultdict

REGIMES = {"us-2023": (1000, 1800), "us-2010": (1500, 2500), "eu-2004": (1000, 2000)}
# How a publisher says that the world total leaves somebody out.
OUTSIDE = re.compile(r"exclud(es|ing) (the )?(u\.s\.|united states|china)|does not include (u\.s\. production|production in "
                     r"the united states)|not included in (total|\u201cgrand total)", re.IGNORECASE)
DUST = 1e-12  # a residual below this is the last digit of a sum


class Table:
    """One series and year: who is named, what is open."""

    def __init__(self, rows, other, world, unit):
        self.zero, self.withheld, self.silent, amounts = set(), [], 0, []
        for country, value, relation, status in rows:
            if value is not None and relation == "=":
                if value > 0:
                    amounts.append((value, country))
                else:
                    self.zero.add(country)
            elif status == "withheld":
                self.withheld.append(country)
            elif status != "below_precision":
                self.silent += 1
        amounts.sort(key=lambda pair: -pair[0])  # stable: ties keep the publisher's order
        total = math.fsum(value for value, _ in amounts)
        everything = total + (other if other is not None else 0.0)
        has_world = world is not None and world[0] is not None and world[1] != "<"
        shares = unit == "%" and world is None  # of a total that is 100 by definition
        self.of_world = has_world or shares
        if shares:
            self.d = everything if abs(everything - 100.0) < 1e-6 else max(everything, 100.0)
        else:
            self.d = max(everything, world[0]) if has_world else everything
        if self.d <= 0:
            amounts = []
        self.names = [country for _, country in amounts]
        self.p = [value / self.d for value, _ in amounts]
        self.r = max(0.0, (self.d - total) / self.d) if amounts else 0.0
        note = (world[2] or "") if world is not None else ""
        self.outside = bool(self.withheld) and bool(OUTSIDE.search(note))
        self.open_rows = (bool(self.withheld) and not self.outside) or self.silent > 0
        self.top_k = not self.open_rows and (self.r <= 0 if shares else has_world)
        self.coverage = total / self.d if amounts else 0.0


def cut(rest, size):
    """The residual in as many producers of `size` as fit, and one of what is left."""
    whole = math.floor(rest / size)
    return whole, max(0.0, rest - whole * size)


def lumps_squared(rest, size):
    whole, left = cut(rest, size)
    return whole * size * size + left * left


def surprise(p):
    return -p * math.log(p) if p > 0 else 0.0


def may_be_top_k(table, m):
    return table.top_k and (m is None or table.r <= m * table.p[-1] * (1 + DUST))


def hhi_ends(p, r, m, size):
    """low, high among lumps of `size`, high as one."""
    named = math.fsum(x * x for x in p)
    return [1e4 * (named + extra) for extra in (r * r / m if m else 0.0, min(lumps_squared(r, size), r * r), r * r)]


def largest(p, k):
    return math.fsum(sorted(p, reverse=True)[:k])


def ratio(table, k, m):
    r = table.r if table.r >= DUST else 0.0
    low = largest(table.p + ([r / m] * m if m else []), k)
    high = max(low, largest(table.p + [r], k))
    top = None
    if may_be_top_k(table, m):
        places = max(0, k - len(table.p))
        top = [low, min(high, max(low, largest(table.p, k) + min(r, places * table.p[-1])))]
    return [low, high], top


def without(table, taken, m):
    """supply left, and the index of what is left."""
    r = table.r if table.r >= DUST else 0.0
    hiding = [c for c in taken if c not in table.names and c not in table.zero
              and not (c in table.withheld and table.outside)]
    kept = [p for p, c in zip(table.p, table.names) if c not in taken]
    stays = math.fsum(kept)
    left = [stays + (0.0 if hiding else r), stays + r]
    if not kept:
        return left, None, None
    squares = math.fsum(x * x for x in kept)
    value = lambda y, extra: 1e4 * (squares + extra) / (stays + y) ** 2
    low, high, top = value(r, r * r / m if m else 0.0), value(r, r * r), None
    if hiding and r > 0:
        high = max(high, value(0.0, 0.0))
        y = min(r, squares * m / stays) if m else r
        low = value(y, y * y / m if m else 0.0)
    elif may_be_top_k(table, m):
        top = [min(low, high), min(high, value(r, lumps_squared(r, table.p[-1])))]
    return left, [min(low, high), high], top


def governed(table, year, scores, trade):
    def score(country):
        """The newest not later than the year, else the earliest later one."""
        years = scores.get(country, {})
        earlier = [y for y in years if y <= year]
        return years[max(earlier)] if earlier else years[min(years)] if years else None

    r = table.r if table.r >= DUST else 0.0
    low, high, unknown, any_score = 0.0, 0.0, r, False
    for p, country in zip(table.p, table.names):
        estimate, t = score(country), trade.get(country, 1.0)
        if estimate is None:
            unknown += p
            high += 1e4 * p * p * 10.0 * t
        else:
            g = min(10.0, max(0.0, 5.0 - 2.0 * estimate))
            any_score = True
            low += 1e4 * p * p * g * t
            high += 1e4 * p * p * g * t
    if not any_score:
        return None, None, 0.0
    top = [low, high + 1e5 * min(r * r, lumps_squared(r, table.p[-1]))] if table.top_k else None
    return [low, high + 1e5 * r * r], top, unknown


def measures(table, year, m, taken, scores, trade):
    """slug -> (interval, top-k interval or None); None where there is no value."""
    n, p, r = len(table.p), table.p, table.r if table.r >= DUST else 0.0
    top = may_be_top_k(table, m)
    low, lumped, high = hhi_ends(p, table.r, m, p[-1])
    answer = {"hhi": ([low, high], [low, lumped] if top else None)}
    star = lambda h: max(0.0, (n * h / 1e4 - 1.0) / (n - 1.0))
    answer["hhi_normalised"] = ([star(low), star(high)], [star(low), star(lumped)] if top else None) if n > 1 else None
    answer["effective_suppliers"] = ([1e4 / high, 1e4 / low], [1e4 / lumped, 1e4 / low] if top else None)
    for k in range(1, 6):
        answer[f"cr{k}"] = ratio(table, k, m)
    e = math.fsum(map(surprise, p))
    least = max(0.0, e) + surprise(r)
    most = least if r == 0 else (e + m * surprise(r / m) if m else None)
    whole, rest = cut(r, p[-1])
    lumpy = max(least, max(0.0, e) + whole * surprise(p[-1]) + surprise(rest)) if top else None
    grow = lambda x: math.exp(x) if x is not None else None
    answer["shannon"] = ([least, most], [lumpy, most] if top else None)
    answer["shannon_suppliers"] = ([grow(least), grow(most)], [grow(lumpy), grow(most)] if top else None)
    answer["theil"] = answer["gini"] = None
    if n > 1:
        own = [x / math.fsum(p) for x in p]
        theil = max(0.0, math.fsum(x * math.log(n * x) for x in own))  # relative entropy to equal shares
        differences = math.fsum(abs(a - b) for a in own for b in own)  # half the relative mean difference
        answer["theil"] = ([theil, theil], None)
        answer["gini"] = ([differences / (2 * n)] * 2, None)
    answer["coverage"] = ([table.coverage] * 2, None)
    left, index, index_top = without(table, taken or table.names[:1], m)
    answer["supply_left"] = (left, None)
    answer["hhi_without_leader"] = (index, index_top) if index else None
    weighted, weighted_top, unknown = governed(table, year, scores, trade)
    answer["hhi_governance"] = (weighted, weighted_top) if weighted else None
    return answer, unknown


def bloc(table, members):
    r = table.r if table.r >= DUST else 0.0
    inside = [p for p, c in zip(table.p, table.names) if c in members]
    outside = [p for p, c in zip(table.p, table.names) if c not in members]
    hides = any(c not in table.names and c not in table.zero and not (c in table.withheld and table.outside)
                for c in members)
    share, rest = math.fsum(inside), math.fsum(x * x for x in outside)
    low, _, high = hhi_ends(table.p, table.r, None, table.p[-1])
    one_high = (share + r) ** 2 if hides else share ** 2 + r ** 2
    return {"share": [share, share + (r if hides else 0.0)],
            "delta": 1e4 * 2 * math.fsum(a * b for i, a in enumerate(inside) for b in inside[:i]),
            "as_members": [low, high], "as_one": [1e4 * (rest + share ** 2), 1e4 * (rest + one_high)]}


def verdict(low, high, threshold):
    return "above" if low > threshold else "straddles" if high > threshold else "below"


def members_at_end_of(year, rows):
    """Dates sort as text once a bare year or month is filled up; to_date is the first day outside."""
    full = lambda text: (text + "-01-01")[:10] if text else text
    return {c for c, first, last in rows if (not first or full(first) <= f"{year}-12-31")
            and (not last or full(last) > f"{year}-12-31")}


def read(database):
    db = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    cells, sums = defaultdict(list), defaultdict(dict)
    for series, year, *row in db.execute("SELECT series_id, year, country_id, value, relation, status, source_row FROM cell "
                                         "WHERE NOT EXISTS (SELECT 1 FROM suspect_cell AS doubt WHERE doubt.series_id = "
                                         "cell.series_id AND doubt.year = cell.year AND doubt.country_id = "
                                         "cell.country_id AND doubt.kind = 'twice')"):  # counted in another row
        cells[series, year].append(tuple(row))
    for series, year, kind, *row in db.execute("SELECT series_id, year, kind, value, relation, "
                                            "ifnull(remark, '') || ' ' || ifnull(note, '') FROM aggregate"):
        sums[series, year][kind] = row
    units = dict(db.execute("SELECT id, unit FROM series WHERE comparable = 1"))
    by_dimension = defaultdict(dict)
    for source, country, year, dimension, estimate in db.execute(
            "SELECT source_id, country_id, year, dimension, estimate FROM governance"):
        by_dimension[country, year, source][dimension] = estimate
    scores = defaultdict(dict)
    for (country, year, _), found in sorted(by_dimension.items()):  # of two sources with one year the first answers
        if "mean" in found or len(found) == 6:
            scores[country].setdefault(year, found["mean"] if "mean" in found else math.fsum(found.values()) / 6)
    trade = defaultdict(dict)
    for series, country, t in db.execute(
            "SELECT s.id, p.country_id, p.t FROM trade_parameter p JOIN series s USING (source_id, mineral_id, stage_id, product)"):
        trade[series][country] = t
    blocs = defaultdict(list)
    for slug, country, first, last in db.execute(
            "SELECT slug, country_id, from_date, to_date FROM bloc_member JOIN bloc ON bloc.id = bloc_id"):
        blocs[slug].append((country, first, last))
    tables = {}
    for series, year in sorted(set(cells) | set(sums)):
        if series in units:
            sums_of = sums[series, year]
            rows = [row[:4] for row in cells[series, year]]
            other = sums_of["other"][0] if "other" in sums_of else None
            tables[series, year] = Table(rows, other, sums_of.get("world"), units[series])
    return tables, scores, trade, blocs


class Comparison:
    def __init__(self):
        self.count, self.wrong = Counter(), []

    def number(self, what, where, mine, theirs, scale=1.0):
        self.count[what] += 1
        if mine is None or theirs is None:
            if mine is not theirs:
                self.wrong.append(f"{where}: {theirs}, here {mine}")
        elif not math.isclose(mine, theirs, rel_tol=1e-9, abs_tol=1e-9 * scale):
            self.wrong.append(f"{where}: {theirs!r}, here {mine!r}")

    def pair(self, what, where, mine, theirs, scale=1.0):
        if (mine is None) != (theirs is None):
            self.count[what] += 1
            self.wrong.append(f"{where}: {theirs}, here {mine}")
        elif mine is not None:
            for end, a, b in zip(("low", "high"), mine, theirs):
                self.number(what, f"{where} {end}", a, b, scale)

    def text(self, what, where, mine, theirs):
        self.count[what] += 1
        if mine != theirs:
            self.wrong.append(f"{where}: {theirs}, here {mine}")


def compare_measures(check, where, table, mine, theirs, unknown):
    check.text("slugs", f"{where} measures", sorted(mine), sorted(theirs))
    for slug, answer in mine.items():
        other = theirs.get(slug)
        check.text("values present", f"{where} {slug}", answer is None, other is None)
        if answer is None or other is None:
            continue
        scale = 1e4 if slug.startswith("hhi") and slug != "hhi_normalised" else 1.0
        check.pair(slug, f"{where} {slug}", answer[0], other["interval"], scale)
        check.pair(slug + " top-k", f"{where} {slug} top-k", answer[1], other["top_k"], scale)
        check.number("N", f"{where} {slug} N", len(table.p), other["n"])
        check.number("coverage of each", f"{where} {slug} coverage", table.coverage, other["coverage"])
        if slug == "hhi_governance":
            check.number("share not weighted", f"{where} not weighted", unknown, other["not_weighted"])


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    program, database = sys.argv[1:]
    tables, scores, trade, blocs = read(database)
    done = subprocess.run([program, database], capture_output=True, text=True, encoding="utf-8", timeout=300)
    if done.returncode != 0:
        sys.exit(f"{program} ended with {done.returncode}: {done.stderr.strip()}")
    theirs = {(line["series"], line["year"]): line for line in map(json.loads, done.stdout.splitlines())}
    check = Comparison()
    check.text("tables", "series and years", sorted(tables), sorted(theirs))
    earlier = {}
    for (series, year), table in tables.items():
        line = theirs.get((series, year))
        before, earlier[series] = earlier.get(series), table
        if line is None:
            continue
        where = f"series {series}, {year}"
        if not table.p:
            for part in ("measures", "four_unlisted", "without"):
                check.text("empty tables", f"{where} {part}", {None}, set(line[part].values()))
            continue
        some = table.names[::2] + table.withheld[:1]
        for part, m, taken in (("measures", None, None), ("four_unlisted", 4, None), ("without", None, some)):
            mine, unknown = measures(table, year, m, taken, scores, trade[series])
            compare_measures(check, f"{where} {part}", table, mine, line[part], unknown)
        low, _, high = hhi_ends(table.p, table.r, None, table.p[-1])
        if not table.of_world:
            low, high = 0, 10000  # nothing is known of the rest
        for regime, (moderate, top) in REGIMES.items():
            check.text("verdicts", f"{where} {regime}", [verdict(low, high, moderate), verdict(low, high, top)],
                       line["verdicts"][regime])
        for slug, rows in blocs.items():
            expected = bloc(table, members_at_end_of(year, rows))
            got = line["blocs"][slug]
            check.pair("blocs", f"{where} {slug} share", expected["share"], got["share"])
            check.number("blocs", f"{where} {slug} delta", expected["delta"], got["delta"], 1e4)
            check.pair("blocs", f"{where} {slug} as members", expected["as_members"], got["as_members"], 1e4)
            check.pair("blocs", f"{where} {slug} as one", expected["as_one"], got["as_one"], 1e4)
        low, _, high = hhi_ends(table.p, table.r, None, table.p[-1])
        change = None
        if before is not None and before.p:
            was = hhi_ends(before.p, before.r, None, before.p[-1])
            change = [low - was[2], high - was[0]]
        check.pair("changes", f"{where} change", change, line["change"], 1e4)
    for line in check.wrong[:40]:
        print(line)
    print(", ".join(f"{name} {count}" for name, count in sorted(check.count.items())))
    print(f"{len(tables)} tables, {sum(check.count.values())} comparisons, {len(check.wrong)} differences")
    if not tables or not check.count["hhi"] or not check.count["blocs"]:
        sys.exit("nothing was compared: is the database empty?")
    sys.exit(bool(check.wrong))


if __name__ == "__main__":
    main()
