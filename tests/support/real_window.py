# SPDX-License-Identifier: GPL-3.0-or-later
"""For tests of the real window: an X server, a window manager and, when asked for, a bus of its own on which the
program tells a screen reader what it shows. Everything is waited for; nothing sleeps and hopes.

with Desktop(screen='1400x900', spoken=True) as desktop:
    window = desktop.open(PROGRAM, '--theme', 'dark')
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

PATIENCE = 15
SKIPPED = 77
TOOLS = {'Xvfb': 'xvfb', 'openbox': 'openbox', 'xdotool': 'xdotool', 'import': 'imagemagick', 'convert': 'imagemagick'}
SPOKEN_TOOLS = {'dbus-daemon': 'dbus-daemon', '/usr/libexec/at-spi-bus-launcher': 'at-spi2-core'}


def skip_without_tools(spoken=False):
    """Ends the test as skipped when what it stands on is not installed."""
    wanted = dict(TOOLS, **(SPOKEN_TOOLS if spoken else {}))
    missing = sorted({package for tool, package in wanted.items() if not shutil.which(tool)})
    if spoken:
        try:
            import pyatspi  # noqa: F401
        except ImportError:
            # The bindings belong to the system's Python, which need not be the first one found.
            system = '/usr/bin/python3'
            if os.path.exists(system) and os.environ.get('LODESTONE_PYTHON') != system:
                os.environ['LODESTONE_PYTHON'] = system
                os.execv(system, [system, '-B', *sys.argv])
            missing.append('python3-pyatspi')
    if missing:
        print(f'skipped: apt-get install {" ".join(missing)}')
        sys.exit(SKIPPED)


class Unmet(Exception):
    """Something that all the rest stands on did not come about."""


class Desktop:
    def __init__(self, screen='1400x900', spoken=False, scale=None):
        self.failures = []
        self.passing = ()  # what may be raised of something that goes away while it is asked
        self.started = []
        self.packing = []  # screenshots on their way to their files
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='lodestone-window-'))
        self.screen = screen
        self.spoken = spoken
        self.env = dict(os.environ, XDG_CONFIG_HOME=str(self.folder / 'config'), XDG_RUNTIME_DIR=str(self.folder / 'run'))
        for name in ('QT_QPA_PLATFORM', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'AT_SPI_BUS_ADDRESS', 'QT_SCALE_FACTOR'):
            self.env.pop(name, None)
        if scale:
            self.env['QT_SCALE_FACTOR'] = str(scale)
        (self.folder / 'run').mkdir(mode=0o700)

    def __enter__(self):
        try:
            self.start()
        except Exception:
            self.stop()
            raise
        return self

    def __exit__(self, kind, error, trace):
        if error is not None and kind is not SystemExit:
            self.failures.append(f'{kind.__name__}: {error}')
            if kind is not Unmet:
                import traceback
                traceback.print_tb(trace)
        self.stop()
        return kind is not SystemExit and kind is not KeyboardInterrupt

    def start(self):
        log = open(self.folder / 'server', 'w+', encoding='utf-8')
        reader, writer = os.pipe()
        self.spawn('Xvfb', '-displayfd', str(writer), '-screen', '0', self.screen + 'x24', '-nolisten', 'tcp', pass_fds=(writer,), stderr=log)
        os.close(writer)  # so that a server that ends at once ends the read below too
        display = os.read(reader, 16).decode().strip()
        if not display:
            log.seek(0)
            raise Unmet('no X server: ' + log.read().strip())
        self.env['DISPLAY'] = ':' + display
        managed = self.folder / 'managed'
        self.spawn('openbox', '--startup', f'touch {managed}', stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        # A window that maps while the manager is still starting may never be shown.
        self.require('the window manager starts', managed.exists)
        if self.spoken:
            self.start_bus()

    def start_bus(self):
        bus = self.spawn('dbus-daemon', '--session', '--nofork', '--print-address=1', stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.env['DBUS_SESSION_BUS_ADDRESS'] = bus.stdout.readline().decode().strip()
        self.env['QT_LINUX_ACCESSIBILITY_ALWAYS_ON'] = '1'
        os.environ.update({name: self.env[name] for name in ('DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR')})
        self.spawn('/usr/libexec/at-spi-bus-launcher', '--launch-immediately', stderr=subprocess.DEVNULL)

        def answers():
            asked = self.run('dbus-send', '--session', '--print-reply', '--dest=org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus.GetAddress')
            return 'unix:' in asked
        self.require('the bus of screen readers answers', answers)

    def stop(self):
        for process in self.packing:
            if process.wait():
                self.failures.append('a screenshot could not be written')
        for process in reversed(self.started):
            if process.poll() is None:
                process.terminate()
                try:
                    process.wait(5)
                except subprocess.TimeoutExpired:
                    process.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    def spawn(self, *command, **options):
        process = subprocess.Popen(command, env=self.env, **options)
        self.started.append(process)
        return process

    def run(self, *command):
        return subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=PATIENCE).stdout.strip()

    def eventually(self, what, holds, patience=PATIENCE):
        """Waits until holds() is true; a failure names what was waited for. What is passing does not hold yet."""
        end = time.monotonic() + patience
        while True:
            try:
                if holds():
                    return True
            except self.passing:
                pass
            if time.monotonic() > end:
                self.failures.append(what)
                return False
            time.sleep(0.02)

    def require(self, what, holds):
        """Like eventually, for what all the rest stands on."""
        if not self.eventually(what, holds):
            self.failures.pop()
            raise Unmet(what)

    def check(self, what, holds):
        if not holds:
            self.failures.append(what)

    def part(self, name, run):
        """One part of a test: what goes wrong in it is a finding, and the next part is still tried."""
        begun = time.monotonic()
        try:
            run()
        except Unmet as unmet:
            self.failures.append(f'{name}: {unmet}')
        print(f'{name}: {time.monotonic() - begun:.1f} s', flush=True)

    def pack(self, frame, path):
        """Writes a frame as a PNG; at most two at a time, so that they do not hold up what is tested."""
        while sum(process.poll() is None for process in self.packing) >= 2:
            time.sleep(0.01)
        source = tempfile.TemporaryFile(dir=self.folder)
        source.write(frame)
        source.seek(0)
        self.packing.append(subprocess.Popen(['nice', 'convert', 'xwd:-', '-define', 'png:compression-level=1', str(path)], stdin=source))

    def open(self, program, *arguments, size=(1280, 800)):
        return Window(self, program, arguments, size)

    def report(self, success):
        print('\n'.join('FAILED: ' + failure for failure in self.failures) or success)
        return bool(self.failures)


class Window:
    def __init__(self, desktop, program, arguments, size):
        self.desktop = desktop
        self.errors = open(desktop.folder / 'stderr', 'w+', encoding='utf-8')
        self.process = desktop.spawn(program, *arguments, stderr=self.errors)
        self.id = ''
        desktop.require('a window opens', self.find)
        self.resize(*size)
        desktop.run('xdotool', 'windowmove', '--sync', self.id, '0', '24')
        self.focus()

    def find(self):
        # The program owns small helper windows too; the one with the title is the one to drive.
        self.id = (self.desktop.run('xdotool', 'search', '--onlyvisible', '--name', '^Lodestone').split() or [''])[0]
        return bool(self.id)

    def focus(self):
        self.desktop.run('xdotool', 'windowfocus', '--sync', self.id)

    def title(self):
        return self.desktop.run('xdotool', 'getwindowname', self.id)

    def size(self):
        lines = self.desktop.run('xdotool', 'getwindowgeometry', '--shell', self.id).splitlines()
        known = dict(line.split('=', 1) for line in lines if '=' in line)
        return int(known.get('WIDTH', 0)), int(known.get('HEIGHT', 0))

    def resize(self, width, height):
        self.desktop.run('xdotool', 'windowsize', self.id, str(width), str(height))
        self.desktop.eventually(f'the window becomes {width} x {height}, not {self.size()}', lambda: self.size() == (width, height))

    def picture(self):
        """The window as it stands on the screen, as a binary PPM."""
        return subprocess.run(['import', '-window', self.id, '-depth', '8', 'ppm:-'], env=self.desktop.env, capture_output=True).stdout

    def frame(self):
        """The same, quicker, only to be compared."""
        return subprocess.run(['xwd', '-silent', '-id', self.id], env=self.desktop.env, capture_output=True).stdout

    def settle(self):
        """Waits until the window has not changed for a fifth of a second; returns its last frame."""
        last, since, end = b'', time.monotonic(), time.monotonic() + PATIENCE
        while time.monotonic() < end:
            now = self.frame()
            if now != last:
                last, since = now, time.monotonic()
            elif now and time.monotonic() - since > 0.2:
                return last
            time.sleep(0.07)
        self.desktop.failures.append('the window comes to rest')
        return last

    def key(self, *keys):
        self.desktop.run('xdotool', 'key', '--clearmodifiers', *keys)

    def type(self, text):
        self.desktop.run('xdotool', 'type', '--delay', '15', text)

    def click(self, x, y):
        """At a place of the window."""
        self.desktop.run('xdotool', 'mousemove', '--window', self.id, str(x), str(y), 'click', '1')

    def click_screen(self, x, y):
        self.desktop.run('xdotool', 'mousemove', str(x), str(y), 'click', '1')

    def wheel(self, x, y):
        """One notch nearer, at a place of the screen."""
        self.desktop.run('xdotool', 'mousemove', str(x), str(y), 'click', '4')

    def point_away(self):
        self.desktop.run('xdotool', 'mousemove', '--window', self.id, '2', '2')

    def drag(self, x, y, to_x, to_y):
        """From a place of the screen to another, with the button held down on the way."""
        self.desktop.run('xdotool', 'mousemove', str(x), str(y), 'mousedown', '1', 'mousemove', str((x + to_x) // 2), str((y + to_y) // 2),
                         'mousemove', str(to_x), str(to_y), 'mouseup', '1')

    def save(self, path, frame=None):
        """The window as a PNG, packed while the test goes on; `frame`: as it came from settle()."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self.desktop.pack(frame or self.frame(), path)

    def leave(self):
        self.focus()
        # The keys are let go when the program has gone: what it no longer reads, its library would leave behind.
        self.desktop.run('xdotool', 'keydown', 'ctrl', 'keydown', 'q')
        self.desktop.eventually('Ctrl+Q ends the program', lambda: self.process.poll() is not None)
        self.desktop.run('xdotool', 'keyup', 'q', 'keyup', 'ctrl')
        self.desktop.check(f'the program ends with 0, not {self.process.returncode}', self.process.returncode == 0)
        self.errors.seek(0)
        said = self.errors.read().strip()
        self.desktop.check('the program prints nothing, not: ' + said, not said)


def body_of(picture):
    """The bytes of a binary PPM, three to a pixel."""
    return picture[picture.index(b'\n255\n') + 5:]


def pixels(picture, colour):
    """How many pixels of a binary PPM have this colour."""
    return body_of(picture).count(bytes.fromhex(colour[1:]))  # what lies across two pixels is too rare to matter
