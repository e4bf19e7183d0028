# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tables of a database allow to be said, from METHODS and the stored cells alone: no code of the program."""
import math
import re
import sqlite3
from collections import defaultdict

SHARE_SUM = 1e-6  # percent: decimals that add up to 100 on paper
DUST = 1e-9       # fraction of a total below which a residual is the last digit of a sum
# How a publisher's total says that it leaves somebody out, and whom.
EXCLUDES = [
    (re.compile(r"(exclud(es|ing)|does not include)( production in)? (the )?(u\.s\.|united states)( production)?"
                r"( of (?P<part>[a-z]+))?", re.I), ["USA"]),
    (re.compile(r"excludes china", re.I), ["CHN"]),
    (re.compile(r"chile and mexico, not included in world total", re.I), ["CHL", "MEX"]),
    (re.compile(r"china also produces crude iodine", re.I), ["CHN"]),
    (re.compile(r"not included in (total|\u201cgrand total)", re.I), ["withheld"]),
]
# The same in the note of a whole series.
SERIES_EXCLUDES = [
    (re.compile(r"ilmenite is also produced in canada and south africa, but this output is not included", re.I),
     ["CAN", "ZAF"]),
    (re.compile(r"slag was also produced in china, india, kazakhstan, norway, russia, and vietnam, but this output was not "
                r"included", re.I), ["CHN", "IND", "KAZ", "NOR", "RUS", "VNM"]),
]


class Table:
    """One series and year."""

    def __init__(self, book, series, year, rows, world, other, suspects=()):
        self.book, self.series, self.year = book, series, year
        twice = {s["iso3"] for s in suspects if s["kind"] == "twice"}  # counted in another row as well
        self.suspects = [s for s in suspects if s["kind"] != "twice"]
        self.within = {r["iso3"] for r in rows if r["iso3"] in twice and r["value"] is not None}
        self.rows, self.world, self.other = rows, world, other
        amounts, self.zero, self.withheld, self.below, self.silent = [], set(), [], [], []
        for row in rows:
            if row["iso3"] in self.within:
                continue
            if row["value"] is not None and row["relation"] == "=":
                if row["value"] > 0:
                    amounts.append((row["value"], row["iso3"], row["status"]))
                else:
                    self.zero.add(row["iso3"])
            elif row["status"] == "withheld":
                self.withheld.append(row["iso3"])
            elif row["status"] == "below_precision":
                self.below.append(row["iso3"])
            else:
                self.silent.append(row["iso3"])
        amounts.sort(key=lambda one: -one[0])
        self.sum = math.fsum(one[0] for one in amounts)
        everything = self.sum + (other["value"] if other and other["value"] is not None else 0.0)
        self.is_shares = series["unit"] == "%" and world is None
        self.has_world = world is not None and world["value"] is not None and world["relation"] != "<"
        if self.is_shares:
            self.d = everything if abs(everything - 100) < SHARE_SUM else max(everything, 100.0)
        else:
            self.d = max(everything, world["value"]) if self.has_world else everything
        if self.d <= 0 or not series["comparable"]:
            amounts = []
        self.named = [(iso, value / self.d, value, status) for value, iso, status in amounts]
        self.residual = max(0.0, (self.d - self.sum) / self.d) if self.named else 0.0
        if self.residual < DUST:
            self.residual = 0.0
        self.of_world = self.has_world or self.is_shares
        self.at_most = self.has_world and world["relation"] == ">"
        self.estimated = [iso for iso, _, _, status in self.named if status == "estimated"]
        self.projected = any(status == "projected" for *_, status in self.named) or (
            self.has_world and world["status"] == "projected")
        self.outside = {}  # iso3 -> (reason, part)

    def as_proposed(self):
        """The table with what is proposed in the place of suspect values; the same where nothing is."""
        if all(s["proposed"] is None for s in self.suspects):
            return self
        if not hasattr(self, "_proposed"):
            new = {(s["owner"], s["iso3"]): s["proposed"] for s in self.suspects if s["proposed"] is not None}

            def read(row, owner, iso):
                if row is None or (owner, iso) not in new:
                    return row
                value = new[(owner, iso)]
                status = "zero" if value == 0 else row["status"] if row["status"] in ("estimated", "projected") else "reported"
                return {**row, "value": value, "relation": "=", "status": status}
            rows = [read(r, "country", r["iso3"]) for r in self.rows]
            made = Table(self.book, self.series, self.year, rows, read(self.world, "world", None), read(self.other, "other", None))
            made.outside, made.within = self.outside, self.within
            made.named = [n for n in made.named if n[0] not in self.within]
            made.suspects, made.read = self.suspects, True
            self._proposed = made
        return self._proposed

    read = False

    def suspect_leader(self):
        """Whether who is first depends on a suspect value: its own, or by the reading that is proposed."""
        if not self.named or not self.suspects or self.read:
            return False
        if any(s["owner"] == "country" and s["iso3"] == self.named[0][0] for s in self.suspects):
            return True
        other = self.as_proposed()
        return bool(other.named) and other.named[0][0] != self.named[0][0]

    # ---- shares ----------------------------------------------------------------------------------
    def share(self, iso):
        return next((p for one, p, *_ in self.named if one == iso), None)

    def value(self, iso):
        return next((v for one, _, v, _ in self.named if one == iso), None)

    @property
    def shares(self):
        return [p for _, p, *_ in self.named]

    def top(self):
        """Everybody with the largest value: more than one is a tie."""
        return [iso for iso, _, value, _ in self.named if value == self.named[0][2]]

    def wholly_outside(self):
        return {iso for iso, (_, part) in self.outside.items() if not part}

    def inside_withheld(self):
        return [iso for iso in self.withheld if iso not in self.outside]

    def first_within(self):
        """Who has the largest share of the total that is printed, or of its part that somebody is not left out of: above the
        next and above what no row names. None for a tie, and where no total is published."""
        if not self.named or len(self.top()) > 1 or not self.of_world or self.named[0][1] <= self.residual:
            return None
        return self.named[0][0]

    def crowned(self):
        """The one producer that may be called the leader, or None: nobody outside the total could be larger."""
        first, most = self.first_within(), self.outside_most() if self.outside else 0.0
        if first is None or self.at_most or self.suspect_leader() or most >= self.named[0][1] * (1 - most):
            return None
        return first

    # ---- index -----------------------------------------------------------------------------------
    def hhi_table(self):
        """Of the total as printed: low to the open bound, 0 to 10,000."""
        low = math.fsum(p * p for p in self.shares)
        return 1e4 * low, 1e4 * (low + self.residual ** 2)

    def hhi_world(self):
        """Of the world: what a producer outside the total leaves open; None where no total is published."""
        if not self.of_world:
            return None
        low, high = self.hhi_table()
        if not self.outside:
            return low, high
        m, most = len(self.outside), self.outside_most()
        low, high = low / 1e4, high / 1e4
        best = min(most, m * low / (1 + m * low))
        least = (1 - best) ** 2 * low + best ** 2 / m
        return 1e4 * least, 1e4 * max(high, (1 - most) ** 2 * high + most ** 2)

    def outside_most(self):
        """The greatest share of the true world that those outside can have together; 1 where nothing bounds it."""
        most = 0.0
        for iso in self.outside:
            row = next((r for r in self.rows if r["iso3"] == iso), None)
            if row is None or row["relation"] != "<" or row["high"] is None:
                return 1.0
            most += row["high"]
        return most / (self.d + most)

    def cr(self, k):
        return math.fsum(self.shares[:k])


class Book:
    def __init__(self, path):
        self.db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.db.row_factory = sqlite3.Row
        self.version = self.db.execute("PRAGMA user_version").fetchone()[0]
        self.country = {r["iso3"]: r["name"] for r in self.db.execute("SELECT iso3, name FROM country")}
        self.mineral = {r["slug"]: r["name"] for r in self.db.execute("SELECT slug, name FROM mineral")}
        self.stage = {r["slug"]: r["name"] for r in self.db.execute("SELECT slug, name FROM stage")}
        self.source = {r["slug"]: dict(r) for r in self.db.execute("SELECT * FROM source")}
        self.bloc = self._blocs()
        self.series = {}
        for row in self.db.execute(
                "SELECT x.*, s.slug AS source, s.short_name, s.published, s.family, s.publisher, m.slug AS mineral, "
                "st.slug AS stage FROM series x JOIN source s ON s.id = x.source_id JOIN mineral m ON m.id = x.mineral_id "
                "JOIN stage st ON st.id = x.stage_id"):
            self.series[row["id"]] = dict(row)
        self.tables = {}
        self.suspect = self._facts("suspect_cell")
        self._load()
        self.by_key, self.by_place = {}, defaultdict(list)
        for (sid, year), table in self.tables.items():
            s = table.series
            self.by_key[(s["source"], s["mineral"], s["stage"], s["measure"], s["product"], year)] = table
            self.by_place[(s["mineral"], s["stage"])].append(table)
        self._outside()
        self.stored_outside = self._facts("outside_total")

    def _blocs(self):
        found = defaultdict(list)
        for row in self.db.execute("SELECT b.name, b.slug, c.iso3, m.from_date, m.to_date FROM bloc b JOIN bloc_member m ON "
                                   "m.bloc_id = b.id JOIN country c ON c.id = m.country_id"):
            found[row["slug"]].append(dict(row))
        return found

    def _load(self):
        rows = defaultdict(list)
        for row in self.db.execute("SELECT cell.*, c.iso3 FROM cell JOIN country c ON c.id = cell.country_id"):
            rows[(row["series_id"], row["year"])].append(dict(row))
        totals = {}
        for row in self.db.execute("SELECT * FROM aggregate"):
            totals[(row["series_id"], row["year"], row["kind"])] = dict(row)
        for sid, year in {(s, y) for s, y in rows} | {(s, y) for s, y, _ in totals}:
            self.tables[(sid, year)] = Table(self, self.series[sid], year, rows[(sid, year)],
                                             totals.get((sid, year, "world")), totals.get((sid, year, "other")),
                                             (self.suspect or {}).get((sid, year), ()))

    def _facts(self, name):
        """Rows of a table of doubts by series and year; None where the database has no such table."""
        if not self.db.execute("SELECT 1 FROM sqlite_master WHERE name = ?", (name,)).fetchone():
            return None
        found = defaultdict(list)
        for row in self.db.execute(f"SELECT t.*, c.iso3 FROM {name} t LEFT JOIN country c ON c.id = t.country_id"):
            found[(row["series_id"], row["year"])].append(dict(row))
        return found

    # ---- who stands outside the total -------------------------------------------------------------
    def _outside(self):
        lines = defaultdict(list)  # tables of one publisher that count the same thing
        for table in self.tables.values():
            s = table.series
            lines[(s["publisher"].split(";")[0], s["mineral"], s["stage"], s["measure"], s["product"])].append(table)
        for tables in lines.values():
            tables.sort(key=lambda one: (one.year, one.series["published"]))
            for table in tables:
                if table.series["comparable"] and table.named and table.of_world:
                    self._said(table)
                    self._full(table)
                    self._blank(table, tables)

    @staticmethod
    def _said(table):
        words = " ".join(table.world[k] or "" for k in ("remark", "note")) if table.world else ""
        known = [(p, c, words) for p, c in EXCLUDES] + [(p, c, table.series["note"] or "") for p, c in SERIES_EXCLUDES]
        for pattern, countries, text in known:
            found = pattern.search(text)
            if not found:
                continue
            part = found.groupdict().get("part") or ""
            for iso in table.withheld if countries == ["withheld"] else countries:
                row = next((r for r in table.rows if r["iso3"] == iso), None)
                if row is None or row["value"] is None or row["relation"] != "=" or part:
                    table.outside.setdefault(iso, ("note", part))
        for row in table.rows:  # 'included with ilmenite': another product's table counts it
            text = " ".join(row[k] or "" for k in ("printed", "remark", "note"))
            if row["status"] == "included_elsewhere" and re.search(r"included with (?!.?other)", text, re.I):
                table.outside.setdefault(row["iso3"], ("note", ""))

    @staticmethod
    def is_full(table):
        """Named rows and 'other' fill the total: there is no room for somebody withheld."""
        if not table.has_world:
            return False
        printed = table.world["value"]
        everything = table.sum + (table.other["value"] if table.other and table.other["value"] else 0)
        digits = len(re.sub(r"\D", "", table.world["printed"] or "").rstrip("0") or "1")
        step = 10 ** (math.floor(math.log10(printed)) - digits + 1) if printed > 0 else 0
        return everything >= printed - step / 2

    def _full(self, table):
        if self.is_full(table):
            for iso in table.withheld:
                table.outside.setdefault(iso, ("full", ""))

    def _blank(self, table, tables):
        """A producer without a row here whom the publisher listed before and withholds in its next table."""
        if not self.is_full(table):
            return
        here = {row["iso3"] for row in table.rows}
        before, after = {}, {}
        for other in tables:
            for row in other.rows:
                if other.year < table.year:
                    before[row["iso3"]] = row["status"]
                elif row["iso3"] not in after or after[row["iso3"]][0] == other.year:
                    known = after.get(row["iso3"], (other.year, True))[1]
                    after[row["iso3"]] = (other.year, known and row["status"] == "withheld")
        for iso, (_, withheld) in after.items():
            if withheld and iso not in here and before.get(iso) != "zero":
                table.outside.setdefault(iso, ("history", ""))

    # ---- finding ----------------------------------------------------------------------------------
    def find(self, answer):
        return self.by_key.get((answer["source"], answer["mineral"], answer["stage"], answer["measure"], answer["product"],
                                answer["year"]))

    def claimed(self, mineral, stage, iso, year):
        """Shares of the world that somebody says a country has, where they speak of the year."""
        found = []
        for row in self.db.execute(
                "SELECT c.value, c.as_of, s.published FROM claim c JOIN mineral m ON m.id = c.mineral_id JOIN stage st ON "
                "st.id = c.stage_id JOIN country k ON k.id = c.country_id JOIN source s ON s.id = c.source_id WHERE m.slug = ? "
                "AND st.slug = ? AND k.iso3 = ? AND c.unit = 'share' AND c.quantity = 'share of world' AND c.place_id IS NULL",
                (mineral, stage, iso)):
            said = re.match(r"(\d{4})", row["as_of"] or "")
            report = int(row["published"][:4])
            if (int(said[1]) == year) if said else year in (report, report - 1):
                found.append(row["value"])
        return found
