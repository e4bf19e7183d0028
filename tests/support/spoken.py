# SPDX-License-Identifier: GPL-3.0-or-later
"""The window as a screen reader finds it over AT-SPI. Import it when a Desktop(spoken=True) runs: the bindings
connect to the bus of the environment."""
import time

import pyatspi
from gi.repository import Atspi, GLib

PATIENCE = 15
GONE = (GLib.Error,)  # what asking raises of something that went away meanwhile: a figure that is built anew, say
LEAVES = {'list item', 'table cell', 'table column header', 'push button', 'label', 'page tab', 'radio button'}  # nothing below


def has(node, state):
    try:
        return node.getState().contains(state)
    except Exception:  # it went away while it was asked
        return False


def showing(node):
    """In one question, since each is a way to the program and back."""
    try:
        states = node.getState()
        return states.contains(pyatspi.STATE_SHOWING) and states.contains(pyatspi.STATE_VISIBLE)
    except Exception:  # it went away while it was asked
        return False


def reachable(node):
    """Whether it is to be seen and can have the focus; in one question too."""
    try:
        states = node.getState()
        return all(map(states.contains, (pyatspi.STATE_FOCUSABLE, pyatspi.STATE_SHOWING, pyatspi.STATE_VISIBLE)))
    except Exception:  # it went away while it was asked
        return False


def role(node):
    """Of something that went away: none."""
    try:
        return node.getRoleName()
    except GONE:
        return ''


def outside_lists(node):
    """For walks past what has hundreds of things below it."""
    return role(node) not in ('list', 'chart', 'table', 'tree') and showing(node)


def children(node, most=100000):
    try:
        count = min(node.childCount, most)
    except Exception:
        return
    for index in range(count):
        try:
            child = node.getChildAtIndex(index)
        except Exception:
            continue
        if child is not None:
            yield child


def walk(node, enter=lambda node: True):
    """A node and everything below it for which `enter` holds, in reading order; nothing for None."""
    if node is None:
        return
    yield node
    if role(node) not in LEAVES and enter(node):
        for child in children(node):
            yield from walk(child, enter)


def find(node, kind, name=None, enter=showing):
    """The first thing of a role, and of a name (or one that `name` holds of), below a node; None without one."""
    for one in walk(node, enter):
        try:
            if role(one) == kind and (name is None or (name(one.name) if callable(name) else one.name == name)):
                return one
        except GONE:
            continue
    return None


class Program:
    """The program on the bus. Nothing is cached: what is read is what is there now."""

    def __init__(self, desktop):
        self.desktop = desktop
        desktop.passing = GONE
        self.heard = []
        self.node = None
        desktop.require('the program is found on the bus', self._find)
        self.node.set_cache_mask(Atspi.Cache.NONE)
        self.stack = find(self.frame(), 'layered pane')  # looked for once: the lists before it are long

    def _find(self):
        pump()
        for application in children(pyatspi.Registry.getDesktop(0)):
            if application.name == 'lodestone':
                self.node = application
        return self.node is not None

    def frame(self):
        return next(child for child in children(self.node) if child.getRoleName() == 'frame')

    def chart(self):
        """The figure in front; None where the page has none."""
        return find(self.stack, 'chart')

    def list(self):
        """The list in front, on a page without a figure."""
        return find(self.stack, 'table') or find(self.stack, 'tree')

    def listen(self, *events):
        pyatspi.Registry.registerEventListener(self._hear, *events)

    def _hear(self, event):
        try:
            self.heard.append((str(event.type), event.detail1, event.source.name, event.source.getRoleName()))
        except Exception:
            pass


def selected(node):
    return has(node, pyatspi.STATE_SELECTED)


def focused(node):
    return has(node, pyatspi.STATE_FOCUSED)


def press(node):
    node.queryAction().doAction(0)


def inside(node, frame):
    """Whether a node stands within a window, from side to side."""
    box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    around = frame.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    return box.width > 300 and box.x >= around.x and box.x + box.width <= around.x + around.width


def pump():
    context = GLib.MainContext.default()
    while context.pending():
        context.iteration(False)


def middle(node):
    """The middle of what is seen of a node, on the screen."""
    box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    return box.x + box.width // 2, box.y + box.height // 2


def hear(program, holds, patience=PATIENCE):
    """Listens until holds(event) of something heard, and returns it; None when nothing comes."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        pump()
        for event in program.heard:
            if holds(event):
                return event
        time.sleep(0.01)
    return None
