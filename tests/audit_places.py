#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds every place of the database against db/curated/places.csv, and against the outline of its country: the map
(TopoJSON, 1:50 million) is decoded here by hand. A place lies inside its country, or at most 20 km off its coast,
which the map draws coarsely.

usage: audit_places.py DATABASE DB_DIRECTORY
"""
import csv
import json
import math
import sqlite3
import sys
from pathlib import Path

TOLERANCE_KM = 20
KM_PER_DEGREE = 111.2


def arcs_of(topology):
    """Absolute longitudes and latitudes: the file holds whole-number steps."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(points)
    return arcs


def ring_of(indices, arcs):
    points = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points.extend(arc if not points else arc[1:])
    return points


def outlines(path):
    """ISO numeric code -> polygons, each a list of rings, the first its outer one."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = arcs_of(topology)
    countries = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        parts = {"Polygon": [geometry.get("arcs")], "MultiPolygon": geometry.get("arcs")}[geometry["type"]]
        polygons = [[ring_of(ring, arcs) for ring in polygon] for polygon in parts]
        countries.setdefault(geometry.get("id"), []).extend(polygons)
    return countries


def inside_ring(x, y, ring):
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def inside(x, y, polygons):
    return any(inside_ring(x, y, rings[0]) and not any(inside_ring(x, y, hole) for hole in rings[1:])
               for rings in polygons)


def distance_km(x, y, polygons):
    """To the nearest piece of outline, on a plane that is true near the place."""
    narrowing = math.cos(math.radians(y))
    best = math.inf
    for rings in polygons:
        for ring in rings:
            for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1]):
                ax, ay, bx, by = (x1 - x) * narrowing, y1 - y, (x2 - x) * narrowing, y2 - y
                length = (bx - ax) ** 2 + (by - ay) ** 2
                t = 0 if length == 0 else max(0, min(1, -(ax * (bx - ax) + ay * (by - ay)) / length))
                best = min(best, math.hypot(ax + t * (bx - ax), ay + t * (by - ay)))
    return best * KM_PER_DEGREE


def self_check(countries):
    """The decoder and the test of position can fail: Paris is in France and not in Spain."""
    if not inside(2.35, 48.86, countries["250"]) or inside(2.35, 48.86, countries["724"]):
        sys.exit("The map is read wrongly: Paris is not in France alone.")
    far = distance_km(2.35, 48.86, countries["724"])
    if not 500 < far < 800:
        sys.exit(f"Distances are wrong: Paris lies {far:.0f} km from Spain.")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    database, root = Path(sys.argv[1]), Path(sys.argv[2])
    if not database.is_file():
        sys.exit(f"{database}: there is no such file. Build target 'database' first.")
    db = sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)
    countries = outlines(root / "sources/geo/countries-50m.json")
    self_check(countries)

    def curated(name):
        with open(root / "curated" / name, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    wrong, compared, coastal = [], 0, []
    rows = {row["slug"]: row for row in curated("places.csv")}
    stored = db.execute("SELECT place.slug, place.name, iso3, iso_numeric, latitude, longitude, place.kind, known_for, "
                        "source.slug FROM place JOIN country ON country.id = country_id "
                        "JOIN source ON source.id = source_id").fetchall()
    for slug, name, iso3, numeric, latitude, longitude, kind, known_for, source in stored:
        row = rows.pop(slug, None)
        if row is None:
            wrong.append(f"{slug}: not in places.csv")
            continue
        expected = (row["name"], row["iso3"], float(row["latitude"]), float(row["longitude"]), row["kind"],
                    row["known_for"], row["source"])
        compared += len(expected)
        if expected != (name, iso3, latitude, longitude, kind, known_for, source):
            wrong.append(f"{slug}: the database differs from places.csv")
        compared += 1
        if numeric not in countries:
            wrong.append(f"{slug}: {iso3} has no outline on the map")
        elif not inside(longitude, latitude, countries[numeric]):
            away = distance_km(longitude, latitude, countries[numeric])
            (coastal if away <= TOLERANCE_KM else wrong).append(f"{slug}: {away:.1f} km outside {iso3}")
    wrong += [f"{slug}: not in the database" for slug in rows]
    uses = {(row["place"], row["mineral"], row["stage"]) for row in curated("place_minerals.csv")}
    found = set(db.execute("SELECT place.slug, mineral.slug, stage.slug FROM place_mineral "
                           "JOIN place ON place.id = place_id JOIN mineral ON mineral.id = mineral_id "
                           "JOIN stage ON stage.id = stage_id").fetchall())
    compared += len(uses | found)
    wrong += [f"use {use}: in one of the two only" for use in sorted(uses ^ found)]
    for stage in ("reserves", "mining", "processing", "magnets"):
        if not any(use[2] == stage for use in found):
            wrong.append(f"no place at stage {stage}")
    for line in coastal:
        print(line)
    for line in wrong:
        print(line, file=sys.stderr)
    print(f"{len(stored)} places, {compared} comparisons, {len(wrong)} differences")
    return 1 if wrong or len(stored) < 45 else 0


if __name__ == "__main__":
    sys.exit(main())
