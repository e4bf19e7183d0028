#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the lists of critical minerals in the database against db/curated, against the publisher's own marks (column
'Is critical mineral 2025' of the Mineral Commodity Summaries 2026), and against the scores of the EU assessments: since
2017 a material is critical when supply risk is at least 1.0 and economic importance at least 2.8. Contradictions are
printed, and each must be explained in the note of its row.

usage: audit_lists.py DATABASE DB_DIRECTORY
"""
import csv
import sqlite3
import sys
from pathlib import Path

COUNTS = {"us-2022": 50, "us-2025": 60, "eu-2011": 14, "eu-2014": 20, "eu-2017": 27, "eu-2020": 30, "eu-2023": 34}
# Chapters of the Summaries whose commodity is one entry of the list under another name, or a group of entries.
CHAPTERS = {"aluminum": "aluminum", "bauxite": "aluminum", "alumina": "aluminum", "graphite (natural)": "graphite",
            "magnesium metal": "magnesium", "niobium (columbium)": "niobium", "phosphate rock": "phosphate",
            "titanium sponge metal": "titanium", "tio2 pigment": "titanium", "titanium mineral concentrates": "titanium"}
GROUPS = {"rare earths", "rare earths (heavy)", "platinum-group metals", "zirconium and hafnium"}
WITHOUT_CHAPTER = {"metallurgical coal", "uranium", "thulium"}  # not in the Summaries under a name of their own


def read(path, encoding="utf-8"):
    with open(path, encoding=encoding, newline="") as file:
        return list(csv.DictReader(file))


class Audit:
    def __init__(self, database, root):
        if not database.is_file():
            sys.exit(f"{database}: there is no such file. Build target 'database' first.")
        self.db = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
        self.root = root
        self.compared = 0
        self.wrong = []
        self.members = read(root / "curated/critical_list_members.csv")

    def same(self, what, expected, found):
        self.compared += 1
        if expected != found:
            self.wrong.append(f"{what}: '{expected}' expected, '{found}' found")

    def listed(self, slug):
        return {row["term"]: row for row in self.members if row["list"] == slug and row["listed"] == "1"}


def check_rows(audit):
    stored = {(row[0], row[1]): row[2:] for row in audit.db.execute(
        "SELECT l.slug, term, coalesce(m.slug, ''), listed, e.note FROM critical_list_entry e "
        "JOIN critical_list l ON l.id = list_id LEFT JOIN mineral m ON m.id = mineral_id")}
    for number, row in enumerate(audit.members, start=2):
        key = (row["list"], row["term"])
        found = stored.pop(key, None)
        audit.same(f"row {number} {key}", (row["slug"], int(row["listed"])), found[:2] if found else None)
        if found and row["note"]:
            audit.same(f"row {number} {key}, note kept", True, row["note"] in (found[2] or ""))
    for key, found in stored.items():  # what the assessments add was assessed and is on no list
        audit.same(f"entry {key} that is not in our table", 0, found[1])
    for slug, count in COUNTS.items():
        audit.same(f"names on {slug}", count, len(audit.listed(slug)))
    lists = {row[0]: row[1:] for row in audit.db.execute(
        "SELECT critical_list.slug, name, authority, critical_list.published, source.slug, coalesce(critical_list.note, "
        "'') FROM critical_list JOIN source ON source.id = source_id")}
    rows = read(audit.root / "curated/critical_lists.csv")
    audit.same("lists", sorted(COUNTS), sorted(lists))
    for row in rows:
        audit.same(row["slug"], (row["name"], row["authority"], row["published"], row["source"], row["note"]),
                   lists.get(row["slug"]))


def check_publisher(audit):
    """The publisher's marks and our list of 2025 say the same of every commodity that both know."""
    listed = {term.lower() for term in audit.listed("us-2025")}
    audit.same("what 2025 adds", {"boron", "copper", "lead", "metallurgical coal", "phosphate", "potash", "rhenium",
                                  "silicon", "silver", "uranium"},
               listed - {term.lower() for term in audit.listed("us-2022")})
    audit.same("what 2025 drops", set(), {term.lower() for term in audit.listed("us-2022")} - listed)
    marks = {}
    for row in read(audit.root / "sources/usgs_mcs2026/MCS2026_Commodities_Data.csv", "cp1252"):
        if row["Is critical mineral 2025"] in ("Yes", "No"):
            marks.setdefault(row["Commodity"].strip().lower(), set()).add(row["Is critical mineral 2025"])
    seen = set()
    for commodity, values in sorted(marks.items()):
        audit.same(f"{commodity}: marks of the publisher", 1, len(values))
        if commodity in GROUPS:
            continue
        term = CHAPTERS.get(commodity, commodity)
        seen.add(term)
        audit.same(f"{commodity} of the Summaries", "Yes" in values, term in listed)
    audit.same("names that the Summaries do not mark", WITHOUT_CHAPTER, listed - seen)


def check_scores(audit):
    path = audit.root / "sources/eu_crm/dimension_CRMsOverTime.csv"
    for row in read(path, "cp1252"):
        term = " ".join(row["Material"].split())
        if row["Year"] < "2017" or row["SR"] == "-" or row["EI"] == "-":
            continue
        entry = audit.listed(f"eu-{row['Year']}").get(term)
        critical = float(row["SR"]) >= 1.0 and float(row["EI"]) >= 2.8
        if critical != (entry is not None):
            side = "on" if entry else "not on"
            note = entry["note"] if entry else ""
            print(f"{row['Year']} {term}: supply risk {row['SR']}, economic importance {row['EI']}, {side} the list: "
                  f"{note or 'no explanation'}")
            audit.same(f"{row['Year']} {term}: contradiction explained", True, bool(note))
        else:
            audit.same(f"{row['Year']} {term}", critical, entry is not None)
    scored = {(" ".join(row["Material"].split()), row["Year"]) for row in read(path, "cp1252")}
    for row in audit.members:
        if row["list"].startswith("eu-") and (row["list"], row["term"]) != ("eu-2011", "Rare earths"):
            audit.same(f"{row['list']} {row['term']}: spelt as in the assessments", True,
                       (row["term"], row["list"][3:]) in scored)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    audit = Audit(Path(sys.argv[1]), Path(sys.argv[2]))
    check_rows(audit)
    check_publisher(audit)
    check_scores(audit)
    for line in audit.wrong[:50]:
        print(line, file=sys.stderr)
    print(f"{audit.compared} comparisons, {len(audit.wrong)} differences")
    return 1 if audit.wrong or audit.compared < 500 else 0


if __name__ == "__main__":
    sys.exit(main())
