#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop that says how programs are to look: org.freedesktop.portal.Settings on the session bus.

    settings_portal.py SETTING VALUE ...    prints 'ready' once it can be asked

Each line 'SETTING VALUE' on its standard input changes one of its settings ('color-scheme 1' is dark, 2 light,
'contrast 1' high), which it tells everybody; it ends with its input."""
import sys

from gi.repository import Gio, GLib

SPACE = 'org.freedesktop.appearance'
PATH = '/org/freedesktop/portal/desktop'
NAME = 'org.freedesktop.portal.Settings'
ASKED = Gio.DBusNodeInfo.new_for_xml(f'''<node><interface name="{NAME}">
  <method name="ReadAll"><arg type="as" direction="in"/><arg type="a{{sa{{sv}}}}" direction="out"/></method>
</interface></node>''').interfaces[0]

words = sys.argv[1:]
settings = {name: int(value) for name, value in zip(words[::2], words[1::2])}
bus = Gio.bus_get_sync(Gio.BusType.SESSION)
loop = GLib.MainLoop()


def answer(_bus, _sender, _path, _interface, _method, _asked, call):
    values = {name: GLib.Variant('u', value) for name, value in settings.items()}
    call.return_value(GLib.Variant('(a{sa{sv}})', ({SPACE: values},)))


def change(_channel, _condition):
    line = sys.stdin.readline()
    if not line:
        loop.quit()
        return False
    name, value = line.split()
    settings[name] = int(value)
    bus.emit_signal(None, PATH, NAME, 'SettingChanged', GLib.Variant('(ssv)', (SPACE, name, GLib.Variant('u', int(value)))))
    return True


bus.register_object(PATH, ASKED, answer)
Gio.bus_own_name_on_connection(bus, 'org.freedesktop.portal.Desktop', Gio.BusNameOwnerFlags.NONE, lambda *_: print('ready', flush=True), None)
GLib.io_add_watch(sys.stdin.fileno(), GLib.IO_IN | GLib.IO_HUP, change)
loop.run()
