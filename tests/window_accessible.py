#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a screen reader finds in the real window, asked over AT-SPI on a bus of its own: window_accessible.py PROGRAM.

Exit 0: everything held; 1: something did not, and what; 77: the tools are not installed.
"""
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / 'support'))
from real_window import Desktop, skip_without_tools  # noqa: E402

skip_without_tools(spoken=True)
PROGRAM = sys.argv[1]
PAGES = ['Overview', 'Shares', 'Concentration', 'Chain', 'Map', 'Timeline', 'Agreements', 'Sources']  # those with a painted figure
LISTS = {'Table': 'table'}


def main(desktop):
    window = desktop.open(PROGRAM)
    import spoken
    from spoken import find, has, hear, showing, walk
    import pyatspi
    program = spoken.Program(desktop)
    frame = program.frame()

    def turn_to(page):
        """Ctrl and the number of the page; waits until its tab is the chosen one and something of it shows."""
        window.key(f'ctrl+{number[page]}')
        desktop.require(f'the page {page} comes to the front', lambda: has(tabs[page], pyatspi.STATE_SELECTED))
        window.settle()

    tab_list = find(frame, 'page tab list')
    tabs = {tab.name: tab for tab in spoken.children(tab_list) if tab.getRoleName() == 'page tab'}
    number = {name: index + 1 for index, name in enumerate(tabs)}
    for page in [*PAGES, *LISTS]:
        desktop.check(f'there is a tab {page}', page in tabs)

    def names_itself(node):
        if node.name.strip():
            return True
        # A box that lists choices is named by the label beside it, and says the choice itself.
        return any(relation.getRelationType() == pyatspi.RELATION_LABELLED_BY for relation in node.getRelationSet())

    # ---- the frame around the pages --------------------------------------------------------------
    for role, name in [('menu bar', 'Menus'), ('tool bar', 'Tool bar'), ('panel', 'Minerals and market'), ('panel', 'Inspector'),
                       ('panel', 'Stage'), ('list', 'Minerals'), ('text', 'Filter minerals'), ('push button', 'Export figure'),
                       ('push button', 'Search or run a command'), ('push button', 'Copy citation'),
                       ('push button', 'Mineral: Rare earths'), ('push button', 'Stage: Mining'), ('radio button', 'Stage: Mining')]:
        desktop.check(f'there is a {role} {name!r}', find(frame, role, name))
    desktop.check('the stage shown is the chosen one', has(find(frame, 'radio button', 'Stage: Mining'), pyatspi.STATE_CHECKED))
    minerals = find(frame, 'list', 'Minerals')
    chosen = [row.name for row in spoken.children(minerals) if has(row, pyatspi.STATE_SELECTED)]
    desktop.check(f'the list says which mineral is shown, with its index, not {chosen}', len(chosen) == 1 and 'HHI 5,054' in chosen[0])
    inspector = find(frame, 'panel', 'Inspector')
    words = [node.name for node in walk(inspector, showing) if node.getRoleName() == 'label']
    desktop.check('the inspector reads out its paragraphs', any('In HHI this share alone counts' in text for text in words))
    status = find(frame, 'status bar')
    desktop.check('the status bar says its facts', any('all values estimated' in node.name for node in walk(status) if node.getRoleName() == 'label'))
    box = find(frame, 'combo box', 'USGS MCS 2026')
    labels = [relation.getTarget(0).name for relation in box.getRelationSet()] if box else []
    desktop.check(f'the box of sources is labelled, not {labels}', 'Source' in labels)

    # ---- every page ------------------------------------------------------------------------------
    seen = 0
    for page in tabs:
        turn_to(page)
        # What stands around the pages is the same on all of them but the inspector, which follows.
        for around in [frame] if page == 'Overview' else [program.stack, inspector]:
            for node in walk(around, showing):
                seen += 1
                if not spoken.reachable(node):
                    continue
                role = node.getRoleName()
                if not names_itself(node):
                    desktop.failures.append(f'{page}: a {role} that can have the focus has no name ({node.parent.name!r})')
                if role in ('unknown', 'filler') and node.name:
                    desktop.failures.append(f'{page}: {node.name!r} can have the focus and is nothing a reader knows')
    desktop.check(f'only {seen} things were asked', seen > 1000)

    for page in PAGES:
        turn_to(page)
        chart = program.chart()
        desktop.require(f'{page} has a figure', lambda: chart is not None)
        desktop.check(f'{page}: the figure is named by its headline, not {chart.name!r}', len(chart.name) > 20)
        desktop.check(f'{page}: the figure is described', len(chart.description) > 60)
        marks = [node for node in spoken.children(chart) if node.getRoleName() in ('list item', 'push button')]
        desktop.check(f'{page}: the figure has marks to walk', marks)
        place = chart.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        for mark in marks:
            box = mark.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
            if not mark.name.strip():
                desktop.failures.append(f'{page}: a mark says nothing')
            if not has(mark, pyatspi.STATE_FOCUSABLE) or mark.queryAction().nActions < 1:
                desktop.failures.append(f'{page}: {mark.name!r} cannot be gone to or pressed')
            if box.width < 1 or box.x + box.width < place.x or box.x > place.x + place.width:
                desktop.failures.append(f'{page}: {mark.name!r} is not where its figure is')
        node = find(chart, 'table')
        desktop.require(f'{page}: there is a table behind the figure', lambda: node is not None)
        table = node.queryTable()
        desktop.check(f'{page}: the table has rows and columns', table.nRows > 0 and table.nColumns > 1)
        desktop.check(f'{page}: its columns have heads', all(table.getColumnDescription(i).strip() for i in range(table.nColumns)))
        for row in range(min(table.nRows, 12)):
            for column in range(table.nColumns):
                cell = table.getAccessibleAt(row, column)
                if cell is None or cell.getRoleName() != 'table cell' or ':' not in cell.description and not cell.name:
                    desktop.failures.append(f'{page}: cell {row}, {column} of the table says nothing')

    turn_to('Shares')
    china = find(program.chart(), 'list item', lambda name: name.startswith('China'))
    desktop.check(f'China is said with its share, not {china.name!r}', '69.2' in china.name)
    desktop.check('and has it as a value', abs(china.queryValue().currentValue - 69.23) < 0.1)
    for page, role in LISTS.items():
        turn_to(page)
        desktop.check(f'{page} is a {role} with rows', find(find(frame, 'layered pane'), role).childCount > 5)
    turn_to('Sources')
    find(frame, 'radio button', 'View: Data book').queryAction().doAction(0)
    window.settle()
    desktop.check('the data book is a tree with rows', find(find(frame, 'layered pane'), 'tree').childCount > 5)

    # ---- arrow keys walk the points, and each is said --------------------------------------------
    program.listen('object:state-changed:focused', 'object:state-changed:selected', 'object:children-changed',
                   'object:property-change:accessible-name')
    turn_to('Shares')
    chart = program.chart()
    window.key('ctrl+2')
    chart.queryComponent().grabFocus()
    desktop.eventually('the figure takes the focus', lambda: has(chart, pyatspi.STATE_FOCUSED))
    for index in range(4):
        program.heard.clear()
        window.key('Right')
        expected = chart.getChildAtIndex(index).name
        event = hear(program, lambda one: one[0].startswith('object:state-changed:focused') and one[1] == 1 and one[2] == expected)
        desktop.check(f'the arrow goes to {expected!r} and says so; heard {program.heard}', event)
        told = hear(program, lambda one: one[0].startswith('object:state-changed:selected') and one[2] == expected)
        desktop.check(f'{expected!r} is told to be selected; heard {program.heard}', told)
        desktop.check(f'{expected!r} has the focus', has(chart.getChildAtIndex(index), pyatspi.STATE_FOCUSED))
    desktop.eventually('what the arrow went to is selected', lambda: has(chart.getChildAtIndex(3), pyatspi.STATE_SELECTED))

    # ---- a press over the bus, and figures that change while they are asked ------------------------
    chart.getChildAtIndex(0).queryAction().doAction(0)
    first = chart.getChildAtIndex(0)
    desktop.eventually(f'{first.name!r} is selected by its action', lambda: has(chart.getChildAtIndex(0), pyatspi.STATE_SELECTED))
    program.heard.clear()
    minerals.queryComponent().grabFocus()
    window.key('Down')
    event = hear(program, lambda one: one[0].startswith(('object:children-changed', 'object:property-change:accessible-name')))
    desktop.check('another mineral, other marks: that is told', event)
    for key in ('Down', 'Up', 'Down', 'Down', 'Up'):
        minerals.queryComponent().grabFocus()
        window.key(key)
        held = [node for node in spoken.children(program.chart())]
        for node in held:
            try:
                node.name, node.getState(), node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
            except Exception:  # gone meanwhile, and said so
                pass
        desktop.require('the program lives', lambda: window.process.poll() is None)
    window.key('Escape')
    window.leave()


with Desktop(screen='1400x900', spoken=True) as test:
    main(test)
sys.exit(test.report('a screen reader finds everything by name'))
