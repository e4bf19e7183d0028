#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads db/curated with Python's own csv module and compares every field of events, agreement pairs, reports,
claims and blocs with the database. Shares no code with the ingest.

usage: audit_events.py DATABASE DB_DIRECTORY
"""
import csv
import sqlite3
import sys
from pathlib import Path

PRECISION = {4: "year", 7: "month", 10: "day"}


class Audit:
    def __init__(self, database, curated):
        if not database.is_file():
            sys.exit(f"{database}: there is no such file. Build target 'database' first.")
        self.db = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
        self.db.row_factory = sqlite3.Row
        self.curated = curated
        self.compared = 0
        self.wrong = []

    def read(self, name):
        with open(self.curated / name, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def rows(self, sql, *values):
        return self.db.execute(sql, values).fetchall()

    def same(self, what, expected, stored):
        self.compared += 1
        if expected != stored:
            self.wrong.append(f"{what}: '{expected}' in the table, '{stored}' in the database")

    def same_columns(self, what, row, stored, columns):
        """`columns`: of the table -> of the database; an empty field is NULL or ''."""
        for field, column in columns.items():
            self.same(f"{what}, {field}", row[field], stored[column] if stored[column] is not None else "")


def parts(text):
    return [part.strip() for part in text.split(";")] if text else []


def mineral_words(audit):
    """Word in lower case -> slug of the mineral it names; None for words that name no one mineral."""
    words = {row["term"].lower(): None for row in audit.read("event_terms.csv")}
    for row in audit.read("mineral_aliases.csv"):
        words[row["alias"].lower()] = row["slug"]
    for row in audit.read("minerals.csv"):
        words[row["name"].lower()] = row["slug"]
        words[row["slug"]] = row["slug"]
    return words


def check_terms(audit, what, text, stored, words):
    audit.same(f"{what}, minerals", parts(text), [row["term"] for row in stored])
    audit.same(f"{what}, minerals named", [words[term.lower()] for term in parts(text)], [row["slug"] for row in stored])


TERMS = """SELECT term, mineral.slug FROM {0}_term LEFT JOIN mineral ON mineral.id = mineral_id
           WHERE {0}_id = ? ORDER BY {0}_term.position"""


def check_event(audit, slug, row, ongoing, source, words):
    found = audit.rows("SELECT event.*, source.slug AS source FROM event JOIN source ON source.id = source_id "
                       "WHERE event.slug = ?", slug)
    audit.same(f"{slug}, number of rows", 1, len(found))
    if not found:
        return
    event = found[0]
    audit.same_columns(slug, row, event, {
        "date": "date", "effective_date": "effective", "end_date": "end_date", "paused_from": "paused_from",
        "paused_to": "paused_to", "title": "title", "kind": "kind",
        "verification": "verification", "status": "status", "source_publisher": "publisher",
        "source_title": "source_title", "source_url": "url", "note": "note"})
    audit.same(f"{slug}, precision", row["precision"], PRECISION.get(len(event["date"])))
    audit.same(f"{slug}, ongoing", ongoing, event["ongoing"])
    audit.same(f"{slug}, list it comes from", source, event["source"])
    countries = audit.rows("SELECT iso3 FROM event_country JOIN country ON country.id = country_id WHERE event_id = ? "
                           "ORDER BY position", event["id"])
    audit.same(f"{slug}, jurisdictions", parts(row["jurisdictions"]), [country["iso3"] for country in countries])
    told = [report["minerals"] for report in audit.read("report_events.csv")
            if report["event"] == slug and not report["date"]]
    about = ";".join(filter(None, [row["minerals"], *told]))
    check_terms(audit, slug, about, audit.rows(TERMS.format("event"), event["id"]), words)


def check_events(audit, words):
    slugs = []
    for row in audit.read("events.csv"):
        check_event(audit, row["id"], row, 0, "lodestone-events", words)
        slugs.append(row["id"])
    reports = audit.read("report_events.csv")
    for row in reports:
        if row["date"]:
            check_event(audit, row["event"], row, int(row["ongoing"]), row["report"], words)
            slugs.append(row["event"])
    audit.same("events in order", slugs, [row["slug"] for row in audit.rows("SELECT slug FROM event ORDER BY id")])
    stored = audit.rows("SELECT event.slug AS event, source.slug AS report, text FROM event_report "
                        "JOIN event ON event.id = event_id JOIN source ON source.id = event_report.source_id")
    audit.same("reports of events", sorted((row["event"], row["report"], row["text"]) for row in reports),
               sorted(tuple(row) for row in stored))


def check_pairs(audit, words):
    pairs = audit.read("agreement_pairs.csv")
    stored = audit.rows("SELECT agreement.*, event.slug AS event, a.iso3 AS a, b.iso3 AS b FROM agreement "
                        "JOIN event ON event.id = event_id JOIN country a ON a.id = party_a "
                        "JOIN country b ON b.id = party_b ORDER BY agreement.id")
    audit.same("number of pairs", len(pairs), len(stored))
    for row, pair in zip(pairs, stored):
        what = f"pair {row['event_id']} {row['party_a']}-{row['party_b']}"
        audit.same_columns(what, row, pair, {
            "event_id": "event", "date": "date", "party_a": "a", "party_b": "b", "kind": "kind", "title": "title",
            "status": "status", "source_url": "url"})
        audit.same(f"{what}, precision", row["precision"], PRECISION.get(len(pair["date"])))
        check_terms(audit, what, row["minerals"], audit.rows(TERMS.format("agreement"), pair["id"]), words)


def check_list_dates(audit):
    """To which day a list was kept; and no event after it that is not a date set before."""
    kept = {row["source"]: row["kept_to"] for row in audit.read("list_dates.csv")}
    stored = {row["slug"]: row["kept_to"] for row in audit.rows("SELECT slug, kept_to FROM source")}
    for slug, day in stored.items():
        audit.same(f"{slug}, kept to", kept.get(slug), day)
    for row in audit.read("events.csv"):
        if row["date"] > kept["lodestone-events"]:
            audit.same(f"{row['id']}, after the list's last day", "scheduled", row["status"])
        if row["status"] == "suspended":
            audit.same(f"{row['id']}, has a pause", True, bool(row["paused_from"] and row["paused_to"]))
    for row in audit.read("event_labels.csv"):
        audit.same(f"{row['event']}, label of at most 28 characters", True, len(row["label"]) <= 28)


def check_speakers(audit):
    """Who is known to have said what: a claim that names a speaker's subject is not put into another's mouth."""
    said = {row["slug"]: row["said_by"] for row in audit.read("claims.csv")}
    for slug, speaker in {"willamette-processing-technology": "Liang Yan", "willamette-china-technology": "Liang Yan",
                          "willamette-belt-and-road": "Liang Yan", "ing-exploration-cost": "Deepali Bhargava",
                          "ing-funding": "Deepali Bhargava", "amro-opportunity": "Yasuto Watanabe",
                          "biswas-magnets": "Rajiv Biswas", "mofcom-licensing": "He Yadong",
                          "trivium-workarounds": "Cory Combs"}.items():
        audit.same(f"claim {slug}, speaker", speaker, said.get(slug, "").split(",")[0])


def check_claims(audit):
    claims = audit.read("claims.csv")
    stored = audit.rows("SELECT claim.*, iso3, place.slug AS place, mineral.slug AS mineral, stage.slug AS stage, "
                        "source.slug AS source FROM claim LEFT JOIN country ON country.id = claim.country_id "
                        "LEFT JOIN place ON place.id = place_id LEFT JOIN mineral ON mineral.id = mineral_id "
                        "LEFT JOIN stage ON stage.id = stage_id JOIN source ON source.id = claim.source_id "
                        "ORDER BY claim.id")
    audit.same("number of claims", len(claims), len(stored))
    for row, claim in zip(claims, stored):
        columns = {name: name for name in row if name != "value"}
        audit.same_columns(f"claim {row['slug']}", row, claim, columns)
        audit.same(f"claim {row['slug']}, value", float(row["value"]) if row["value"] else None, claim["value"])


def check_blocs(audit):
    expected = {(row["bloc"], row["iso3"], row["from"], row["to"] or None, row["source"])
                for row in audit.read("bloc_members.csv")}
    stored = {tuple(row) for row in audit.rows(
        "SELECT slug, iso3, from_date, to_date, source FROM bloc_member JOIN bloc ON bloc.id = bloc_id "
        "JOIN country ON country.id = country_id")}
    for member in sorted(expected | stored, key=str):
        audit.same(f"member {member[:2]}", member in expected, member in stored)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    audit = Audit(Path(sys.argv[1]), Path(sys.argv[2]) / "curated")
    words = mineral_words(audit)
    check_events(audit, words)
    check_pairs(audit, words)
    check_claims(audit)
    check_list_dates(audit)
    check_speakers(audit)
    check_blocs(audit)
    for line in audit.wrong[:50]:
        print(line, file=sys.stderr)
    print(f"{audit.compared} comparisons, {len(audit.wrong)} differences")
    return 1 if audit.wrong or audit.compared < 2000 else 0


if __name__ == "__main__":
    sys.exit(main())
