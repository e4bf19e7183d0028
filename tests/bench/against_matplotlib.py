#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long one 3840 x 2160 PNG takes from the start of the process to its end: `lodestone figure` against matplotlib
with a like chart of the same data, in turn, each run a new process.

    against_matplotlib.py LODESTONE [RUNS]          exit 0: at most half of matplotlib's time; 1: more; 77: no matplotlib

Needs matplotlib, which nothing else here does: apt-get install python3-matplotlib. Run it on a machine at rest."""
import importlib.util
import json
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

MOST = 0.5  # of matplotlib's time

# As much of our chart as matplotlib has words for: the line with its estimates dashed, thresholds, headline, note, source.
CHART = '''
import json, sys
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
rows = json.load(open(sys.argv[1]))
figure, axes = plt.subplots(figsize=(38.4, 21.6), dpi=100)
years = [row["year"] for row in rows]
axes.plot(years, [row["high"] for row in rows], color="#0e6377", linewidth=1)
axes.plot(years, [row["low"] for row in rows], color="#0e6377", linewidth=5)
axes.fill_between(years, [row["low"] for row in rows], [row["high"] for row in rows], color="#0e6377", alpha=0.18)
for value, words in ((1000, "moderate above 1,000"), (1800, "high above 1,800")):
    axes.axhline(value, linestyle=":", color="#5a646c")
    axes.text(max(years) + 0.5, value, words, fontsize=30)
axes.set_ylim(0, 10000)
axes.grid(axis="y", color="#e3e6e8")
axes.tick_params(labelsize=30)
figure.suptitle("Mine production of rare earths is highly concentrated", fontsize=60, x=0.05, ha="left")
axes.set_title("Herfindahl-Hirschman index of mine production by country, 0 to 10,000", fontsize=32, loc="left")
figure.text(0.05, 0.02, "US Geological Survey, Mineral Commodity Summaries 2026", fontsize=24)
figure.savefig(sys.argv[2])
'''


def seconds(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program = sys.argv[1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    if importlib.util.find_spec('matplotlib') is None:
        print('matplotlib is not there: apt-get install python3-matplotlib')
        sys.exit(77)
    market = ['--mineral', 'rare-earths', '--stage', 'mining']
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        answer = subprocess.run([program, 'concentration', *market, '--year', '1998:2025', '--json'], check=True,
                                capture_output=True, text=True)
        rows = [{'year': row['year'], 'low': row['hhi_low'], 'high': row['hhi_high']} for row in json.loads(answer.stdout)]
        (folder / 'rows.json').write_text(json.dumps(rows))
        (folder / 'chart.py').write_text(CHART)
        ours = [program, 'figure', 'concentration', *market, '--size', '3840x2160', '--out', str(folder / 'ours.png')]
        theirs = [sys.executable, str(folder / 'chart.py'), str(folder / 'rows.json'), str(folder / 'theirs.png')]
        times = {'lodestone': [], 'matplotlib': []}
        for _ in range(runs):
            times['lodestone'].append(seconds(ours))
            times['matplotlib'].append(seconds(theirs))
        for name, taken in times.items():
            print(f'{name:10} median {statistics.median(taken):.3f} s, least {min(taken):.3f} s, {runs} runs')
        for name in ('ours.png', 'theirs.png'):
            print(f'{name:10} {(folder / name).stat().st_size / 1000:.0f} kB')
    ratio = statistics.median(times['lodestone']) / statistics.median(times['matplotlib'])
    print(f'ratio      {ratio:.2f}, at most {MOST}')
    sys.exit(ratio > MOST)


main()
