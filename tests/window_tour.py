#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through the real window with real keys and clicks: window_tour.py PROGRAM [FOLDER], where screenshots of
every page are kept.

Exit 0: everything held; 1: something did not, and what; 77: the tools are not installed.
"""
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / 'support'))
from real_window import Desktop, body_of, pixels, skip_without_tools  # noqa: E402

skip_without_tools(spoken=True)
PROGRAM = sys.argv[1]
SHOTS = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
ACCENT_TINT = '#DFECEF'
FIRST = 'Lodestone – Rare earths'
BELOW_LANES = 19  # from the lowest events of the timeline to the middle of its years


class Tour:
    def __init__(self, desktop, window):
        import spoken
        self.spoken = spoken
        self.desktop = desktop
        self.window = window
        self.places = {}
        self.page = 'Overview'
        self.holders = {}
        self.meet()

    def meet(self):
        """Finds the program on the bus: anew after it started anew."""
        self.holders.clear()
        self.program = self.spoken.Program(self.desktop)
        self.frame = self.program.frame()
        tabs = self.spoken.find(self.frame, 'page tab list')
        self.tabs = {tab.name: tab for tab in self.spoken.children(tabs)}

    def save(self, name):
        if SHOTS:
            self.window.point_away()
            self.window.save(SHOTS / (name.lower().replace(' ', '-') + '.png'), self.window.settle())

    def turn_to(self, page):
        number = list(self.tabs).index(page) + 1
        if number < 10:
            self.window.key(f'ctrl+{number}')
        else:
            self.spoken.press(self.tabs[page])
        self.page = page
        self.desktop.require(f'{page} comes to the front', lambda: self.spoken.selected(self.tabs[page]))
        self.desktop.require(f'{page} shows something', lambda: self.holder())

    def country(self, name):
        """The mark or the row of a country on the page in front; None where the page has none."""
        holder = self.holder()
        if holder is None:
            return None
        def is_it(mark):
            # 'China, 69.2 %', 'Mining: China 69 %', 'China: 69.2 %', 'country: China', but not 'China and Japan'
            words = mark.name.removeprefix('Mining: ').removeprefix('country: ')
            return words == name or words.startswith((name + ', ', name + ': ', name + ' 6'))
        place = self.places.get(self.page)
        if place is not None:
            mark = holder.getChildAtIndex(place)
            if mark is not None and is_it(mark):  # it is where it was
                return mark
        for place, mark in enumerate(self.spoken.children(holder, 400)):
            if is_it(mark):
                self.places[self.page] = place
                return mark
        return None

    def holder(self):
        """The figure or the list in front: looked for once a page, it stays what it is."""
        known = self.holders.get(self.page)
        if known is None or not self.spoken.showing(known):
            known = self.holders[self.page] = self.program.chart() or self.program.list()
        return known

    def is_chosen(self, name):
        mark = self.country(name)
        return mark is not None and self.spoken.selected(mark)


def keys_and_clicks(desktop, window, tour):
    desktop.require(f'the title is {FIRST!r}', lambda: window.title() == FIRST)
    window.settle()
    start = window.picture()
    window.click_screen(*tour.spoken.middle(tour.country('China')))
    desktop.eventually('a click on the first bar marks its row',
                       lambda: pixels(window.picture(), ACCENT_TINT) > pixels(start, ACCENT_TINT) + 3000)
    window.key('Escape')
    desktop.eventually('Escape takes the mark away', lambda: not tour.is_chosen('China'))

    window.click(100, 146)  # the list of minerals, where rare earths stand
    window.key('Down')
    desktop.eventually('Down goes to the next mineral', lambda: window.title() not in (FIRST, ''))
    window.key('alt+Left')
    desktop.eventually('Alt+Left goes back', lambda: window.title() == FIRST)

    window.key('ctrl+f')
    window.type('columb')
    window.key('Return')
    niobium = 'Lodestone – Niobium'
    desktop.eventually('an older name and Enter find niobium', lambda: window.title() == niobium)
    window.key('ctrl+z')
    desktop.eventually('Ctrl+Z undoes it', lambda: window.title() == FIRST)

    window.key('question')
    keys = lambda: tour.spoken.find(tour.program.node, 'dialog', 'Keys', enter=lambda node: True)
    desktop.eventually('? lists the keys', keys)
    window.key('Escape')
    desktop.eventually('Escape closes the list of keys', lambda: not keys())

    window.key('F5')
    presenting = lambda: desktop.run('xdotool', 'search', '--onlyvisible', '--name', '^Lodestone – presenting')
    desktop.eventually('F5 presents', presenting)
    window.key('Escape')
    desktop.eventually('Escape ends the presentation', lambda: not presenting())
    window.focus()


def palette(desktop, window, tour):
    """By keyboard alone; the focus goes back to where it was."""
    window.key('ctrl+k')
    field = lambda: tour.spoken.find(tour.frame, 'text', 'Search or run a command', tour.spoken.outside_lists)
    desktop.require('Ctrl+K opens the palette', lambda: field() and tour.spoken.focused(field()))
    window.type('cobal')
    found = lambda: tour.spoken.find(tour.frame, 'list', 'Found', tour.spoken.outside_lists)
    desktop.eventually('the palette finds cobalt', lambda: tour.spoken.find(found(), 'list item', lambda name: name.startswith('Cobalt')))
    desktop.eventually('and says what Enter takes', lambda: field().description.startswith('Cobalt'))
    window.key('Down')
    desktop.eventually('Down chooses the next', lambda: not field().description.startswith('Cobalt,') or 'found' in field().description)
    window.key('Up')
    tour.save('palette')
    window.key('Return')
    desktop.eventually('Enter goes to cobalt', lambda: window.title() == 'Lodestone – Cobalt')
    window.key('ctrl+k')
    desktop.eventually('the palette opens again', lambda: field() and tour.spoken.focused(field()))
    window.key('Escape')
    desktop.eventually('Escape closes it', lambda: field() is None)
    window.key('ctrl+z')
    desktop.eventually('Ctrl+Z goes back', lambda: window.title() == FIRST)


def countries(desktop, window, tour):
    """A country picked on each page is the one that stands out on every other."""
    holding = []
    for page in tour.tabs:
        tour.turn_to(page)
        if tour.program.chart() is not None and tour.country('China') is not None:
            holding.append(page)
    desktop.check(f'five pages and more have countries to pick, not {holding}', len(holding) >= 5)
    for page in holding:
        if page == 'Map':  # mines lie over the middle of the country
            continue
        tour.turn_to(page)
        window.key('Escape')
        desktop.eventually(f'{page}: nothing is picked out', lambda: not tour.is_chosen('China'))
        window.click_screen(*tour.spoken.middle(tour.country('China')))
        desktop.eventually(f'{page}: a click picks China', lambda: tour.is_chosen('China'))
        for other in holding:
            if other != page:
                tour.turn_to(other)
                desktop.eventually(f'China, picked on {page}, stands out on {other}', lambda: tour.is_chosen('China'))
    for page, other in (('Shares', 'Table'), ('Table', 'Shares')):  # the table is that of the figure seen last
        tour.turn_to('Shares')
        window.key('Escape')
        desktop.eventually('Shares: nothing is picked out', lambda: not tour.is_chosen('China'))
        if page == 'Table':
            tour.turn_to('Table')
            desktop.eventually('Table: nothing is picked out', lambda: not tour.is_chosen('China'))
        window.click_screen(*tour.spoken.middle(tour.country('China')))
        desktop.eventually(f'{page}: a click picks China', lambda: tour.is_chosen('China'))
        tour.turn_to(other)
        desktop.eventually(f'China, picked on {page}, stands out on {other}', lambda: tour.is_chosen('China'))
    window.key('Escape')


def years(desktop, window, tour):
    """The timeline comes nearer by wheel and key, and the years it shows narrow the histories of the other pages."""
    def rows():
        table = tour.spoken.find(tour.program.chart(), 'table')
        return table.queryTable().nRows if table else 0

    tour.turn_to('Concentration')
    desktop.require('the history has rows', rows)
    all_rows = rows()
    tour.turn_to('Timeline')
    tour.spoken.find(tour.program.stack, 'chart').queryComponent().grabFocus()
    for way, nearer in (('the wheel', lambda: window.wheel(*tour.spoken.middle(tour.program.chart()))), ('+', lambda: window.key('plus'))):
        before = window.settle()
        nearer()
        desktop.eventually(f'{way} brings the timeline nearer', lambda: window.frame() != before)
    button = lambda: tour.spoken.find(tour.program.stack, 'push button', 'All years')
    desktop.check('no years are picked yet', not button())
    window.key('b')
    desktop.eventually('B picks the years shown', button)
    tour.turn_to('Concentration')
    desktop.eventually(f'the history has fewer rows than {all_rows}', lambda: 0 < rows() < all_rows)
    tour.turn_to('Timeline')
    tour.spoken.press(button())
    tour.turn_to('Concentration')
    desktop.eventually('with all years the history is whole again', lambda: rows() == all_rows)

    tour.turn_to('Timeline')
    places = [tour.spoken.middle(mark) for mark in tour.spoken.children(tour.program.chart()) if mark.getRoleName() == 'list item']
    axis = max(y for _, y in places) + BELOW_LANES
    middle, end = sorted(x for x, _ in places)[len(places) // 2], max(x for x, _ in places)
    window.drag(middle, axis, end, axis)
    desktop.eventually('a drag along the years of the timeline picks them', button)
    tour.save('timeline-picked')
    tour.turn_to('Concentration')
    desktop.eventually(f'a drag too leaves the history fewer rows than {all_rows}', lambda: 0 < rows() < all_rows)
    tour.turn_to('Timeline')
    window.click_screen(middle, axis)
    desktop.eventually('a click on the years lets them go', lambda: not button())
    tour.turn_to('Concentration')
    desktop.eventually('and the history is whole once more', lambda: rows() == all_rows)


def making(desktop):
    """The editor and the collection, by key, in a window of its own: what it collects is not saved."""
    window = desktop.open(PROGRAM, '--theme', 'light')
    tour = Tour(desktop, window)
    tour.turn_to('Shares')
    editor = lambda: tour.spoken.find(tour.program.node, 'dialog', 'Export figure', enter=lambda node: node.getRoleName() in ('application', 'dialog'))
    window.key('ctrl+e')
    desktop.eventually('Ctrl+E opens the editor', editor)
    window.key('Escape')
    desktop.eventually('Escape leaves it', lambda: not editor())
    window.focus()
    window.key('ctrl+d')
    kept = lambda: tour.spoken.find(tour.frame, 'list', 'Figures of the collection', enter=lambda node: node.getRoleName() != 'layered pane')
    desktop.eventually('Ctrl+D puts the figure into the collection', lambda: kept() and kept().childCount == 1)
    window.process.terminate()
    window.process.wait()


def sizes(desktop, window, tour):
    for width, height in ((1024, 640), (1920, 1080), (3840, 2160), (1280, 800)):
        window.resize(width, height)
        for page in ('Overview', 'Map', 'Timeline'):
            tour.turn_to(page)
            chart = tour.program.chart()
            desktop.eventually(f'{page} fills a window of {width} x {height}', lambda: tour.spoken.inside(chart, tour.frame))
            tour.save(f'{page}-{width}x{height}')


def themes(desktop, window, tour):
    """Switched while the window is open, from the palette; every page is kept in light and in dark."""
    for theme, is_dark, kept in (('Dark', True, True), ('High contrast', True, False), ('Light', False, True)):
        window.key('ctrl+k')
        window.type('theme ' + theme)
        window.settle()
        window.key('Return')
        desktop.eventually(f'the window turns to {theme}', lambda: (body_mean(window) < 100) == is_dark)
        for page in tour.tabs if kept else ['Overview']:
            tour.turn_to(page)
            tour.save(f'{page}-{theme}')


def body_mean(window):
    body = body_of(window.picture())
    return sum(body) / len(body)


def restarts(desktop, window, tour):
    size = window.size()
    window.focus()
    window.key('ctrl+plus')
    desktop.eventually('the window comes back at another scale',
                       lambda: window.find() and window.title() == FIRST and window.process.poll() is None and window.size() != size)
    window.settle()
    window.key('ctrl+0')
    desktop.eventually('Ctrl+0 takes the scale back', lambda: window.find() and window.title() == FIRST and window.size() == size)
    window.settle()
    window.focus()
    window.key('ctrl+f')
    window.type('niob')
    window.key('Return')
    desktop.eventually('niobium is found', lambda: window.title() == 'Lodestone – Niobium')
    window.leave()
    again = desktop.open(PROGRAM)
    desktop.eventually('the next start is where the last one ended', lambda: again.title() == 'Lodestone – Niobium')
    again.leave()


def follows_the_desktop(desktop):
    """From its start, and when the desktop turns dark or light while it is open."""
    settings = desktop.spawn(sys.executable, pathlib.Path(__file__).parent / 'support' / 'settings_portal.py', 'color-scheme', '1',
                             stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
    desktop.check('the desktop has settings', settings.stdout.readline() == 'ready\n')
    window = desktop.open(PROGRAM, '--theme', 'system')
    dark = lambda: body_mean(window) < 100
    desktop.eventually('on a dark desktop it is dark', dark)
    for setting, is_dark in (('color-scheme 2', False), ('contrast 1', True), ('contrast 0', False), ('color-scheme 1', True), ('color-scheme 0', False)):
        print(setting, file=settings.stdin)
        desktop.eventually(f'it follows {setting!r}', lambda: dark() == is_dark)
    window.leave()
    settings.stdin.close()


def refusals(desktop):
    gone = subprocess.run([PROGRAM, '--db', str(desktop.folder / 'none.db')], env=desktop.env, capture_output=True, text=True, timeout=30)
    desktop.check(f'a missing database is one sentence and exit code 4, not {gone.returncode}: {gone.stderr!r}',
                  gone.returncode == 4 and len(gone.stderr.strip().splitlines()) == 1)


def twice_as_big(desktop):
    """At QT_SCALE_FACTOR=2, as on a dense screen."""
    desktop.env['QT_SCALE_FACTOR'] = '2'
    window = desktop.open(PROGRAM, '--theme', 'light', '--state', 'mineral=rare-earths&stage=mining', size=(2560, 1600))
    tour = Tour(desktop, window)
    for page in tour.tabs:
        tour.turn_to(page)
        desktop.eventually(f'{page} fits its window at 200 %', lambda: tour.spoken.inside(tour.holder(), tour.frame))
        tour.save(f'{page}-200-percent')
    tour.turn_to('Overview')
    window.leave()


with Desktop(screen='3840x2240', spoken=True) as test:
    shown = test.open(PROGRAM, '--theme', 'light')
    through = Tour(test, shown)
    for part in (keys_and_clicks, palette, countries, years, sizes, themes, restarts):
        test.part(part.__name__, lambda: part(test, shown, through))
    test.part('making', lambda: making(test))
    test.part('follows the desktop', lambda: follows_the_desktop(test))
    test.part('refusals', lambda: refusals(test))
    test.part('twice as big', lambda: twice_as_big(test))
sys.exit(test.report('the window does what keys and clicks ask of it'))
