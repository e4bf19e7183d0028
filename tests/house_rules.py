#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may include whom, read off the #include lines, how long a file may be, and no SQL in pages and widgets:
house_rules.py SOURCE_ROOT. Exit 1 names every line that breaks a rule."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')

# room -> rooms it may include; a room is the folder below core/ or app/
ALLOWED = {
    'model': {'model'},
    'analysis': {'model', 'analysis'},
    'store': {'model', 'store'},
    'ingest': {'model', 'store', 'ingest'},
    'figure': {'model', 'store', 'analysis', 'figure'},
    'platform': {'platform'},
    'theme': {'platform', 'model', 'figure', 'theme'},
    'charts': {'platform', 'model', 'figure', 'theme', 'charts'},
    'export': {'platform', 'model', 'figure', 'theme', 'charts', 'export'},
    'workspace': {'platform', 'model', 'store', 'analysis', 'figure', 'workspace'},
    'widgets': {'platform', 'model', 'figure', 'theme', 'charts', 'workspace', 'widgets'},
    'pages': {'platform', 'model', 'figure', 'theme', 'charts', 'workspace', 'widgets', 'pages'},
    'editor': {'platform', 'model', 'figure', 'theme', 'charts', 'export', 'widgets', 'editor'},
    'cli': {'platform', 'model', 'store', 'analysis', 'figure', 'theme', 'charts', 'export', 'cli'},
}
SQLITE = re.compile(r'^(sqlite3|SQLiteCpp)')
CHARTS = re.compile(r'^(QtCharts|QChart|QLineSeries|QAreaSeries|QValueAxis|QScatterSeries|QBarSeries|QAbstractSeries|QXYSeries|QAbstractAxis|QLegend)')
SQL = re.compile(r'"[^"]*\b(SELECT\b.+\bFROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM|PRAGMA)\b')
# Numbers come ready-made in a Figure: a page or widget that reckons with shares or tonnes would be a second opinion.
RECKONING = re.compile(r'(share|value|hhi|tonnes)\s*[*/]\s*[\w(]|\bstd::(pow|log|exp)\b')
# What only one place may do, and what to call instead: words from outside are plain, files from outside are bounded,
# numbers are those of no language. A header's own file is the place.
ONLY = [
    (re.compile(r'\bnew QMessageBox\b|\bQMessageBox::(about|critical|information|question|warning)\('), {'app/platform/plain_text.cpp'}, 'plainBox()'),
    (re.compile(r'\bQToolTip::showText\b|\bsetTabToolTip\b'), {'app/platform/plain_text.cpp', 'app/pages/page_stack.cpp'}, 'showTip(), or setToolTip()'),
    (re.compile(r'\bQDesktopServices\b|\bsetOpenExternalLinks\b|\bopenUrl\('), {'app/platform/plain_text.cpp'}, 'openAddress()'),
    (re.compile(r'\bnew QLabel\b|\bQLabel [a-z]\w*[({;]'), {'app/widgets/labels.cpp'}, 'plainLabel() or makeLabel()'),
    (re.compile(r'\bQStaticText\b|\bQTextBrowser\b|\bQTextEdit\b|\bQTextDocument\b|\bQErrorMessage\b|Qt::(Rich|Auto|Markdown)Text\b|insertHtml'),
     {'app/platform/plain_text.cpp'}, 'plain words'),
    (re.compile(r'\bsetHtml\b'), {'app/figure_output.cpp'}, 'plain words'),
    (re.compile(r'\bsetWhatsThis\b'), {'app/whats_this.cpp'}, 'a text of ours in whats_this.cpp'),
    (re.compile(r'\bQ(Core|Gui|)Application \w+[({]|optional<QApplication>|new Q(Core|Gui|)Application\b'), set(), 'Application of platform/'),
    (re.compile(r'\bstd::(tolower|toupper|isalpha|isalnum|isdigit|isspace|strtod|stod|stof|locale)\b|\bsetlocale\('),
     {'app/platform/application.cpp'}, 'model/letters.h and std::from_chars'),
    (re.compile(r'\bifstream\b|\bfopen\('), {'core/ingest/csv.cpp', 'core/ingest/checks.cpp', 'core/ingest/xlsx.cpp', 'core/ingest/ingest_run.cpp'},
     'readOutsideFile()'),
    (re.compile(r'\bstrerror\(|\berrorString\('), {'core/store/file_header.cpp', 'app/cli/command_line.cpp', 'app/cli/worker_processes.cpp', 'app/theme/theme.cpp',
                                              'app/export/table_file_xlsx.cpp', 'app/export/zip_writer.cpp'}, 'a sentence of ours'),
    (re.compile(r'[Jj]son::parse\('), {'core/figure/outside_json.h', 'core/figure/topology.cpp', 'core/figure/world_map.cpp', 'core/figure/collection.cpp',
                                    'core/ingest/governance.cpp'}, 'parseOutsideJson()'),
]
LINES = 400
LINES_OF = {'main_window.cpp': 250}

faults = []
count = 0
for path in sorted([*root.glob('core/**/*.h'), *root.glob('core/**/*.cpp'), *root.glob('app/**/*.h'), *root.glob('app/**/*.cpp')]):
    side, *rest = path.relative_to(root).parts
    room = rest[0] if len(rest) > 1 else ''
    count += 1
    lines = path.read_text(encoding='utf-8').splitlines()
    name = path.relative_to(root).as_posix()
    budget = LINES_OF.get(path.name, LINES)
    if len(lines) > budget:
        faults.append(f'{name}: {len(lines)} lines, at most {budget}: split it')
    for number, line in enumerate(lines, 1):
        if room in ('pages', 'widgets') and not line.lstrip().startswith('//'):
            if SQL.search(line):
                faults.append(f'{name}:{number}: {line.strip()}: {room} run no SQL')
            if RECKONING.search(line):
                faults.append(f'{name}:{number}: {line.strip()}: {room} do no arithmetic on data')
        if not line.lstrip().startswith('//'):
            for pattern, places, instead in ONLY:
                if name not in places and pattern.search(line):
                    faults.append(f'{name}:{number}: {line.strip()}: take {instead}')
        found = INCLUDE.match(line)
        if not found:
            continue
        header = found.group(2)
        def fault(rule):
            faults.append(f'{path.relative_to(root)}:{number}: {line.strip()}: {rule}')
        if side == 'core' and re.match(r'^(Q[A-Z]|Qt)', header):
            fault('core includes no Qt header')
        if CHARTS.match(header) and room != 'charts':
            fault('Qt Charts stays inside app/charts')
        if SQLITE.match(header) and room not in ('store', 'ingest'):
            fault('SQLite stays inside core/store and core/ingest')
        if SQLITE.match(header) and path.suffix == '.h' and path.name != 'statement.h' and room == 'store':
            fault('no public header of the store includes a SQLite header')
        other = header.split('/')[0] if found.group(1) == '"' and '/' in header else None
        if room in ALLOWED and other in ALLOWED and other not in ALLOWED[room]:
            fault(f'{room} may not include {other}')
if count < 30:
    faults.append(f'only {count} files were read: is {root} the source tree?')
print('\n'.join(faults) if faults else f'{count} files keep the rule of who may know whom')
sys.exit(bool(faults))
