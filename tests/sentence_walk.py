#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Walks every sentence of every figure and holds it against the tables: sentence_walk.py SENTENCE_DUMP DATABASE [--full]

The dump prints what figures, inspector and badges say of every market. Nothing here shares code with the program: each
sentence is taken apart by its form and what it claims is worked anew from the stored cells, after METHODS. A headline, card,
badge or bar of no known form is a violation, so that nothing goes unchecked. The sentences are also read for grammar. With
--dump FILE... the sentences are read from files that an earlier dump wrote.
"""
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "sentences"))
import grammar  # noqa: E402
from alts import Alts  # noqa: E402
from forms import Forms  # noqa: E402
from parts import Parts  # noqa: E402
from tables import Book  # noqa: E402
from words import Names, in_sentence, plain  # noqa: E402

PROSE = {("note", "text"), ("alt", "text"), ("notice", "text")}
# A publisher's or a speaker's own words stand in these; they are not ours to mend.
QUOTED = {"event", "claim", "claim_dot", "paragraph", "arc", "agreement", "link", "node", "place", "inspector", "latest"}
NOT_TEXT = {"k", "mark", "key", "rule", "help", "claims"}


class Context:
    """What a sentence stands on: the state, the table that answers, and the tables beside it."""

    def __init__(self, book, line, unknown):
        self.book = book
        self.state = dict(part.split("=", 1) for part in line["state"].split("&") if "=" in part)
        self.answer = line.get("answer")
        self.proposed = self.state.get("reading") == "proposed"
        self.table = self._read(book.find(self.answer) if self.answer else None)
        self.rungs = {}
        self._unknown = unknown
        for item in line["items"]:
            if item["k"] == "ladder_rung" and item["source"]:
                self._rung(item)

    def _rung(self, item):
        found = re.match(r"(.+), (?:\d{4}\u2013)?(\d{4})(?: average)?$", plain(item["source"]))
        stage = item["key"].split("/")[-1]
        if found:
            self.rungs[stage] = self.named(found[1], int(found[2]), None, stage)

    def _read(self, table):
        return table.as_proposed() if self.proposed and table is not None else table

    def unknown(self, kind, text):
        self._unknown[kind][re.sub(r"\d[\d,.]*", "#", text)] += 1

    def _form(self, stage=None):
        a = self.answer or {}
        return [self._read(t) for t in self.book.by_place[(self.state["mineral"], stage or self.state["stage"])]
                if (stage not in (None, self.state["stage"]) or not a
                     or (t.series["measure"], t.series["product"]) == (a["measure"], a["product"]))]

    def every_table(self):
        source = self.state.get("source")
        return [t for t in self._form() if t.series["comparable"] and (not source or t.series["source"] == source)]

    def tables_of(self, year):
        return [t for t in self.every_table() if t.year == year]

    def usual(self, year, comparable=True):
        """The newest edition that has the year, of the series that answer when nothing more is asked for."""
        source = self.state.get("source")
        found = [t for t in self._form() if not source or t.series["source"] == source]
        first = min((t.series["preference"] for t in found), default=0)
        found = [t for t in found if t.year == year and t.series["preference"] == first and (t.series["comparable"] or not comparable)]
        # Of two of the same day the Summaries stand first: the other compiles them.
        return max(found, key=lambda t: (t.series["published"], t.series["family"] == "Summaries"), default=None)

    def last(self, when):
        return self.usual(int(re.findall(r"\d{4}", when)[-1]))

    def newest_of_any_source(self, year):
        found = [t for t in self._form() if t.year == int(year)]
        return max(found, key=lambda t: t.series["published"], default=None)

    def history(self):
        years = self.state.get("years")
        first, last = map(int, years.split(":")) if years else (0, 9999)
        found = {t.year for t in self.every_table() if first <= t.year <= last}
        return [t for t in map(self.usual, sorted(found)) if t is not None and t.named]

    def beside(self):
        """All sources of the same thing in the year, means of several years that cover it among them."""
        year = self.table.year if self.table else int(self.state["year"])
        best = {}
        for t in self._form():
            n = t.series["years_averaged"]
            if t.year == year or (n > 1 and year <= t.year < year + n):
                best[t.series["id"]] = t
        return list(best.values())

    def named(self, short_name, year, mineral=None, stage=None):
        found = [t for t in self._form(stage) if t.series["short_name"] == short_name and t.year == year]
        return min(found, key=lambda t: t.series["preference"], default=None)

    def of_any_form(self, short_name, year):
        """The page of sources is the same whichever source, and with it which form, another page shows."""
        if "source" not in self.state:
            return None
        return next((t for t in self.book.by_place[(self.state["mineral"], self.state["stage"])]
                     if t.series["short_name"] == short_name and t.year == year and t.named and t.series["comparable"]), None)

    def members(self, year):
        return [m["iso3"] for m in self.book.bloc[self.state["bloc"]]
                if (m["from_date"] or "")[:4] <= str(year) and not (m["to_date"] and m["to_date"][:4] <= str(year))]

    def claimed(self, iso):
        return self.book.claimed(self.state["mineral"], self.state["stage"], iso, self.table.year if self.table else 0)

    def at_stage(self, stage):
        return self.rungs.get(stage)

    def stages(self):
        return list(self.rungs)

    def indicator(self):
        return {"cr1": "share of the largest", "cr2": "share of the two largest", "cr3": "share of the three largest",
                "cr4": "share of the four largest", "cr5": "share of the five largest", "coverage": "coverage",
                "effective_suppliers": "effective number of suppliers", None: "HHI"}.get(self.state.get("indicator"), "")


class Walk:
    def __init__(self, database):
        self.book = Book(database)
        self.names = Names(self.book)
        self.forms = Forms(self.book, self.names)
        self.parts = Parts(self.book, self.names, self.forms)
        self.alts = Alts(self.book, self.names, self.forms)
        self.checked = Counter()
        self.faults = []
        self.unknown = defaultdict(Counter)
        self.read = set()

    def fault(self, kind, fault, text, state):
        self.faults.append((kind, fault, plain(text), state))

    def line(self, line):
        ctx = Context(self.book, line, self.unknown)
        where = line["state"]
        if any(item["k"] in ("inspector", "paragraph") for item in line["items"]):
            where = "inspect&" + where
        if ctx.table is not None and "source" not in ctx.state:
            self.checked["answer"] += 1
            newest = ctx.usual(ctx.table.year, False)
            if newest is None or newest.series["published"] > ctx.table.series["published"]:
                self.fault("answer", f"{newest.series['source'] if newest else 'nobody'} is the newest with the year",
                           ctx.table.series["source"], where)
        for item in line["items"]:
            self._grammar(item, where)
            kind = item["k"]
            text = plain(item.get("text") or "")
            if kind == "headline":
                found = self.forms.headline(ctx, text)
            elif kind in ("subtitle", "status"):
                found = getattr(self.parts, kind)(ctx, text)
            elif kind == "alt":
                found = self.alts.alt(ctx, text)
            elif kind in ("card", "bars", "badge", "rung", "ladder_rung", "segment", "inspector"):
                found = getattr(self.parts, kind)(ctx, item)
            elif kind in ("bar", "tile"):
                found = self.parts.bar(ctx, item)
            elif kind in ("point", "stack_cell"):
                other = item["mark"] == "market" and not item["key"].startswith(ctx.state["mineral"] + "/")
                found = self.parts.line_point(ctx, item["tooltip"]) if item["tooltip"] and not other else []
            else:
                continue
            self.checked[kind] += 1
            for fault in found:
                self.fault(kind, fault, text or json.dumps({k: v for k, v in item.items() if v and k != "k"}, ensure_ascii=False), where)

    def _grammar(self, item, where):
        kind = item["k"]
        for key, said in item.items():
            if key in NOT_TEXT:
                continue
            for one in said if isinstance(said, list) else [said]:
                for text in one if isinstance(one, list) else [one]:
                    if not isinstance(text, str) or not text or (kind, key, text) in self.read:
                        continue
                    self.read.add((kind, key, text))
                    self.checked["grammar"] += 1
                    quoted = kind in QUOTED or "figure=timeline" in where or "figure=agreements" in where or (kind, key) in (("bar", "tooltip"), ("tile", "tooltip"), ("map_country", "tooltip"))
                    for fault in grammar.faults(text, (kind, key) in PROSE, quoted):
                        self.fault("grammar of " + kind, fault, text, where)


def stored_facts(found):
    """Who stands outside a total, as stored and as derived here from notes and history."""
    for (series, year), table in found.book.tables.items():
        if not table.named or not table.of_world or found.book.stored_outside is None:
            continue
        found.checked["stored facts"] += 1
        stored = {row["iso3"] for row in found.book.stored_outside.get((series, year), ())}
        if stored != set(table.outside):
            s = table.series
            found.fault("stored facts", f"outside_total has {sorted(stored)}, the notes and the history {sorted(table.outside)}",
                        f"{s['mineral']} {s['stage']} {s['product']} {year}", s["source"])


def walk(database, lines, facts=False):
    found = Walk(database)
    if facts:
        stored_facts(found)
    for line in lines:
        found.line(json.loads(line))
    return found.checked, found.faults, dict(found.unknown)


def shard(program, database, which, options):
    with subprocess.Popen([program, database, "--shard", which, *options], stdout=subprocess.PIPE, encoding="utf-8") as child:
        found = walk(database, child.stdout, which.startswith("0/"))
    if child.returncode != 0:
        raise SystemExit(f"{program} ended with {child.returncode}")
    return found


def of_file(database, path):
    with open(path, encoding="utf-8") as lines:
        return walk(database, lines)


def report(checked, faults, unknown, most):
    groups = defaultdict(list)
    for kind, fault, text, state in faults:
        groups[(kind, re.sub(r"\u2039.*|[\d.,]+|\b[A-Z]{3}\b", "#", fault))].append((fault, text, state))
    for (kind, what), members in sorted(groups.items(), key=lambda g: -len(g[1])):
        print(f"\n{len(members)} x {kind}: {what}")
        for fault, text, state in members[:most]:
            print(f"    {fault}\n      {text[:400]}\n      {state}")
    for kind, forms in unknown.items():
        print(f"\n{sum(forms.values())} sentences of {kind} of no known form, {len(forms)} forms, the most frequent:")
        for text, count in forms.most_common(most * 5):
            print(f"    {count} x {text[:200]}")
    print("\nchecked: " + ", ".join(f"{count:,} {kind}" for kind, count in checked.most_common()))
    print(f"{sum(checked.values()):,} checks, {len(faults):,} violations in {len(groups)} groups")


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith("--")]
    options = [a for a in sys.argv[1:] if a == "--full"]
    most = next((int(a.split("=")[1]) for a in sys.argv[1:] if a.startswith("--most=")), 3)
    if len(arguments) < 2:
        raise SystemExit(__doc__)
    with ProcessPoolExecutor(2) as pool:
        if "--dump" in sys.argv:
            jobs = [pool.submit(of_file, arguments[0], path) for path in arguments[1:]]
        else:
            jobs = [pool.submit(shard, arguments[0], arguments[1], f"{i}/2", options) for i in range(2)]
        results = [job.result() for job in jobs]
    checked, faults, unknown = Counter(), [], defaultdict(Counter)
    for one_checked, one_faults, one_unknown in results:
        checked.update(one_checked)
        faults += one_faults
        for kind, forms in one_unknown.items():
            unknown[kind].update(forms)
    report(checked, faults, unknown, most)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
