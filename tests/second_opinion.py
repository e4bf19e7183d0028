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
DUST = 1e-12  # a residual below this is the last digit of a sum


class Table:
    """One series and year: who is named, what is open, and who stands outside the total."""

    def __init__(self, rows, other, world, unit, outside=frozenset(), doubted=False):
        self.zero, self.withheld, self.silent, amounts = set(), [], 0, []
        self.rows_withheld = [row[0] for row in rows if row[3] == "withheld"]
        self.outside = set(outside)  # countries whose output, or a part of it, no published total counts
        bounds = {}
        for country, value, relation, status, high in rows:
            if relation == "<" and country in self.outside:
                bounds[country] = high
            if value is not None and relation == "=":
                if value > 0:
                    amounts.append((value, country))
                else:
                    self.zero.add(country)
            elif country in self.outside:
                pass  # nothing of it is in the residual
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
        self.at_most = has_world and world[1] == ">"
        if shares:
            self.d = everything if abs(everything - 100.0) < 1e-6 else max(everything, 100.0)
        else:
            self.d = max(everything, world[0]) if has_world else everything
        if self.d <= 0:
            amounts = []
        self.names = [country for _, country in amounts]
        self.p = [value / self.d for value, _ in amounts]
        self.r = max(0.0, (self.d - total) / self.d) if amounts else 0.0
        if not self.of_world:
            self.outside = set()  # of no total
        # The greatest share of the true world that they can have together.
        known = math.fsum(bounds.values()) if len(bounds) == len(self.outside) else math.inf
        self.most = 0.0 if not self.outside else 1.0 if math.isinf(known) or self.d <= 0 else known / (self.d + known)
        self.open_rows = bool(self.withheld) or self.silent > 0
        self.top_k = not (self.open_rows or self.outside or doubted) and (self.r <= 0 if shares else has_world)
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


def widened(low, high, count, most):
    """Squares of the true world, from those within a total: (1 - s)^2 H + s^2/count at the least, where s is what
    `count` producers outside it have together, at most `most`; (1 - s)^2 H + s^2 at the greatest."""
    if not count:
        return [low, high]
    s = min(most, count * low / (1.0 + count * low))
    return [min(low, (1 - s) ** 2 * low + s * s / count), max(high, (1 - most) ** 2 * high + most * most)]


def hhi_ends(table, m):
    """low, high among lumps of the smallest named, high as one."""
    p, r = table.p, table.r
    named = math.fsum(x * x for x in p)
    low, high = widened(named + (r * r / m if m else 0.0), named + r * r, len(table.outside), table.most)
    lumped = high if table.outside else min(named + lumps_squared(r, p[-1]), high)
    return [1e4 * low, 1e4 * lumped, 1e4 * high]


def largest(p, k):
    return math.fsum(sorted(p, reverse=True)[:k])


def ratio(table, k, m):
    """With x_i outside, of what the total holds, the share is largest(p and x) / (1 + sum x): quasi-convex and alike
    in all x_i. The least stands where they are equal, at one of the k largest shares or at their bound; the greatest
    where nobody or a single one of them supplies all that they can."""
    r = table.r if table.r >= DUST else 0.0
    spread, lump, n = table.p + ([r / m] * m if m else []), table.p + [r], len(table.outside)
    low, high, top = largest(spread, k), 0.0, None
    high = max(low, largest(lump, k))
    if n:
        bound = math.inf if table.most >= 1 else table.most / (1 - table.most) / n
        sizes = [min(x, bound) for x in sorted(spread, reverse=True)[:k] + ([0.0] if k > len(spread) else [])]
        low = min([low] + [largest(spread + [x] * n, k) / (1 + n * x) for x in sizes])
        one = bound * n
        high = 1.0 if math.isinf(one) else max(high, largest(lump + [one], k) / (1 + one))
    if may_be_top_k(table, m):
        places = max(0, k - len(table.p))
        top = [low, min(high, max(low, largest(table.p, k) + min(r, places * table.p[-1])))]
    return [low, high], top


def without(table, taken, m):
    """supply left, and the index of what is left."""
    r = table.r if table.r >= DUST else 0.0
    hiding = [c for c in taken if c not in table.names and c not in table.zero and c not in table.outside]
    gone = [c for c in table.outside if c in taken]
    stand = [c for c in table.outside if c not in taken]  # they are part of what is left
    kept = [p for p, c in zip(table.p, table.names) if c not in taken]
    stays = math.fsum(kept)
    left = [stays + (0.0 if hiding else r), stays + r]
    left = [left[0] * (1 - table.most) if gone else left[0], left[1] * (1 - table.most) + table.most if stand else left[1]]
    if not kept:
        return left, None, None
    squares = math.fsum(x * x for x in kept)
    value = lambda y, extra: (squares + extra) / (stays + y) ** 2
    low, high, top = value(r, r * r / m if m else 0.0), value(r, r * r), None
    if hiding and r > 0:
        high = max(high, value(0.0, 0.0))
        y = min(r, squares * m / stays) if m else r
        low = value(y, y * y / m if m else 0.0)
    elif may_be_top_k(table, m):
        top = [1e4 * min(low, high), 1e4 * min(high, value(r, lumps_squared(r, table.p[-1])))]
    amount = math.inf if table.most >= 1 else table.most / (1 - table.most)
    share = 1.0 if math.isinf(amount) else amount / (amount + stays + (0.0 if hiding else r))
    return left, [1e4 * h for h in widened(min(low, high), high, len(stand), share)], top


def governed(table, year, scores, trade):
    def score(country):
        """The newest not later than the year, else the earliest later one."""
        years = scores.get(country, {})
        earlier = [y for y in years if y <= year]
        return years[max(earlier)] if earlier else years[min(years)] if years else None

    def weight(country):
        """least and greatest of g t"""
        estimate, t = score(country), trade.get(country, 1.0)
        g = None if estimate is None else min(10.0, max(0.0, 5.0 - 2.0 * estimate))
        return (0.0, 10.0 * t) if g is None else (g * t, g * t)

    r = table.r if table.r >= DUST else 0.0
    low, high, unknown, any_score = 0.0, 0.0, r, False
    for p, country in zip(table.p, table.names):
        least, greatest = weight(country)
        low += p * p * least
        high += p * p * greatest
        if score(country) is None:
            unknown += p
        else:
            any_score = True
    if not any_score:
        return None, None, 0.0
    top = [1e4 * low, 1e4 * (high + 10 * min(r * r, lumps_squared(r, table.p[-1])))] if table.top_k else None
    high += 10 * r * r
    if table.outside:
        # (G + sum g_i x_i^2) / (1 + sum x_i)^2: the least where each x_i is G / g_i, the greatest at an end.
        g = [weight(country) for country in table.outside]
        if min(least for least, _ in g) <= 0:
            s, w = table.most, 0.0
        else:
            w = 1.0 / math.fsum(1.0 / least for least, _ in g)
            s = min(table.most, low / (low + w))
        low = min(low, (1 - s) ** 2 * low + w * s * s)
        high = max(high, (1 - table.most) ** 2 * high + max(greatest for _, greatest in g) * table.most ** 2)
    return [1e4 * low, 1e4 * high], top, unknown


def measures(table, year, m, taken, scores, trade):
    """slug -> (interval, top-k interval or None); None where there is no value."""
    n, p, r = len(table.p), table.p, table.r if table.r >= DUST else 0.0
    most, outside = table.most, len(table.outside)
    top = may_be_top_k(table, m)
    low, lumped, high = hhi_ends(table, m)
    answer = {"hhi": ([low, high], [low, lumped] if top else None)}
    star = lambda h: max(0.0, (n * h / 1e4 - 1.0) / (n - 1.0))
    answer["hhi_normalised"] = ([star(low), star(high)], [star(low), star(lumped)] if top else None) if n > 1 else None
    answer["effective_suppliers"] = ([1e4 / high, 1e4 / low], [1e4 / lumped, 1e4 / low] if top else None)
    for k in range(1, 6):
        answer[f"cr{k}"] = ratio(table, k, m)
    e = math.fsum(map(surprise, p))
    least = max(0.0, e) + surprise(r)
    greatest = least if r == 0 else (e + m * surprise(r / m) if m else None)
    whole, rest = cut(r, p[-1])
    lumpy = max(least, max(0.0, e) + whole * surprise(p[-1]) + surprise(rest)) if top else None
    if outside:
        # (1 - s) E + h(s) + s ln(number), concave in s: least at an end, as one; greatest inside, as equals.
        two = lambda s: surprise(s) + surprise(1 - s)
        least = min(least, (1 - most) * least + two(most))
        if greatest is not None:
            s = min(most, outside / (math.exp(greatest) + outside))
            greatest = (1 - s) * greatest + two(s) + s * math.log(outside)
    grow = lambda x: math.exp(x) if x is not None else None
    answer["shannon"] = ([least, greatest], [lumpy, greatest] if top else None)
    answer["shannon_suppliers"] = ([grow(least), grow(greatest)], [grow(lumpy), grow(greatest)] if top else None)
    answer["theil"] = answer["gini"] = None
    if n > 1:
        own = [x / math.fsum(p) for x in p]
        theil = max(0.0, math.fsum(x * math.log(n * x) for x in own))  # relative entropy to equal shares
        differences = math.fsum(abs(a - b) for a in own for b in own)  # half the relative mean difference
        answer["theil"] = ([theil, theil], None)
        answer["gini"] = ([differences / (2 * n)] * 2, None)
    answer["coverage"] = ([table.coverage * (1 - most), table.coverage], None)
    left, index, index_top = without(table, taken or table.names[:1], m)
    answer["supply_left"] = (left, None)
    answer["hhi_without_leader"] = (index, index_top) if index else None
    weighted, weighted_top, unknown = governed(table, year, scores, trade)
    answer["hhi_governance"] = (weighted, weighted_top) if weighted else None
    return answer, unknown


def bloc(table, members):
    r = table.r if table.r >= DUST else 0.0
    inside = [p for p, c in zip(table.p, table.names) if c in members]
    others = [p for p, c in zip(table.p, table.names) if c not in members]
    ours, theirs = table.outside & set(members), table.outside - set(members)
    hides = any(c not in table.names and c not in table.zero and c not in table.outside for c in members)
    share, rest, most = math.fsum(inside), math.fsum(x * x for x in others), table.most
    low, _, high = hhi_ends(table, None)
    # What stands outside adds y to each other producer and x to the bloc, all of the size that lowers the index most
    # and not more than can be.
    n, x_most = len(theirs), math.inf if most >= 1 else most / (1 - most)
    level = rest / (1 - share) if ours and share < 1 else 0.0
    added = level - share + n * level if level > share else n * (rest + share ** 2)
    added = min(added, x_most)
    level = (share + added) / (n + 1)
    x = 0.0 if not ours else level - share if level > share else 0.0
    y = (added - x) / n if n else 0.0
    as_low = (rest + (share + x) ** 2 + n * y * y) / (1 + added) ** 2
    as_high = as_one = rest + ((share + r) ** 2 if hides else share ** 2 + r ** 2)
    if math.isinf(x_most):
        as_high = 1.0
    elif table.outside:
        if ours:
            as_high = rest + ((share + r + x_most) ** 2 if hides else (share + x_most) ** 2 + r ** 2)
        if theirs:
            as_high = max(as_high if ours else 0.0, as_one + x_most ** 2)
        as_high = max(as_one, as_high / (1 + x_most) ** 2)
    return {"share": [share * ((1 - most) if theirs else 1.0),
                      (share + (r if hides else 0.0)) * ((1 - most) if ours else 1.0) + (most if ours else 0.0)],
            "delta": 1e4 * 2 * math.fsum(a * b for i, a in enumerate(inside) for b in inside[:i]),
            "as_members": [low, high], "as_one": [1e4 * as_low, 1e4 * as_high]}


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
    for series, year, *row in db.execute("SELECT series_id, year, country_id, value, relation, status, high FROM cell "
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
    outside, doubted = defaultdict(set), set(db.execute("SELECT series_id, year FROM no_top_k"))
    for series, year, country in db.execute("SELECT series_id, year, country_id FROM outside_total"):
        outside[series, year].add(country)
    tables = {}
    for series, year in sorted(set(cells) | set(sums)):
        if series in units:
            sums_of = sums[series, year]
            other = sums_of["other"][0] if "other" in sums_of else None
            tables[series, year] = Table(cells[series, year], other, sums_of.get("world"), units[series],
                                         outside[series, year], (series, year) in doubted)
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
        some = table.names[::2] + table.rows_withheld[:1]
        for part, m, taken in (("measures", None, None), ("four_unlisted", 4, None), ("without", None, some)):
            mine, unknown = measures(table, year, m, taken, scores, trade[series])
            compare_measures(check, f"{where} {part}", table, mine, line[part], unknown)
        low, _, high = hhi_ends(table, None)
        alone = len(table.p) == 1 and (table.r > 0 or table.open_rows or table.outside)
        if not table.of_world or table.at_most or alone:
            low, high = 0, 10000  # nothing is known of the rest; one producer of an unknown number is no concentration
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
        low, _, high = hhi_ends(table, None)
        change = None
        if before is not None and before.p:
            was = hhi_ends(before, None)
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
