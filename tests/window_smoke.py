#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the program in a real X window, drives it with real keys and clicks: window_smoke.py PROGRAM [SCREENSHOT_FOLDER].

Exit 0: everything held; 1: something did not, and what; 77: the tools are not installed.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

PROGRAM = sys.argv[1]
SHOTS = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
PATIENCE = 10
ACCENT_TINT = '#DFECEF'

missing = [tool for tool in ('Xvfb', 'openbox', 'xdotool', 'import', 'convert') if not shutil.which(tool)]
if missing:
    print(f'skipped: {", ".join(missing)} not installed (apt-get install xvfb openbox xdotool imagemagick)')
    sys.exit(77)

folder = pathlib.Path(tempfile.mkdtemp(prefix='lodestone-smoke-'))
(folder / 'run').mkdir(mode=0o700)
server_log = open(folder / 'server', 'w+', encoding='utf-8')
reader, writer = os.pipe()
server = subprocess.Popen(['Xvfb', '-displayfd', str(writer), '-screen', '0', '1400x900x24', '-nolisten', 'tcp'],
                          pass_fds=(writer,), stderr=server_log)
os.close(writer)  # so that a server that ends at once ends the read below too
display = os.read(reader, 16).decode().strip()
if not display:
    server_log.seek(0)
    sys.exit('FAILED: no X server: ' + server_log.read().strip())
env = dict(os.environ, DISPLAY=':' + display, XDG_CONFIG_HOME=str(folder), XDG_RUNTIME_DIR=str(folder / 'run'))
env.pop('QT_QPA_PLATFORM', None)
env.pop('WAYLAND_DISPLAY', None)
managed = folder / 'managed'
started = [server, subprocess.Popen(['openbox', '--startup', f'touch {managed}'], env=env, stdout=subprocess.DEVNULL,
                                    stderr=subprocess.DEVNULL)]
failures = []


def run(*command):
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=PATIENCE).stdout.strip()


def eventually(what, holds):
    """Waits until holds() is true; a failure names what was waited for."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if holds():
            return True
        time.sleep(0.05)
    failures.append(what)
    return False


def require(what, holds):
    """Like eventually, for what all the rest stands on."""
    if not eventually(what, holds):
        raise RuntimeError('the rest cannot be tried')


class Window:
    def __init__(self, *arguments):
        self.errors = open(folder / 'stderr', 'w+', encoding='utf-8')
        self.process = subprocess.Popen([PROGRAM, *arguments], env=env, stderr=self.errors)
        started.append(self.process)
        self.id = ''
        require('a window opens', self.find)
        run('xdotool', 'windowsize', '--sync', self.id, '1280', '800')
        run('xdotool', 'windowfocus', '--sync', self.id)
        self.settle()

    def find(self):
        # The program owns small helper windows too; the one with the title is the one to drive.
        self.id = (run('xdotool', 'search', '--onlyvisible', '--name', '^Lodestone').split() or [''])[0]
        return bool(self.id)

    def title(self):
        return run('xdotool', 'getwindowname', self.id)

    def picture(self):
        return subprocess.run(['import', '-window', self.id, '-depth', '8', 'ppm:-'], env=env, capture_output=True).stdout

    def settle(self):
        """Waits until two pictures a quarter of a second apart are the same."""
        last = b''
        for _ in range(40):
            now = self.picture()
            if now and now == last:
                break
            last = now
            time.sleep(0.25)
        return last

    def key(self, *keys):
        run('xdotool', 'key', '--clearmodifiers', *keys)

    def click(self, x, y):
        run('xdotool', 'mousemove', '--window', self.id, str(x), str(y), 'click', '1')

    def save(self, name):
        if SHOTS:
            SHOTS.mkdir(parents=True, exist_ok=True)
            (SHOTS / name).with_suffix('.ppm').write_bytes(self.picture())
            run('convert', str((SHOTS / name).with_suffix('.ppm')), str(SHOTS / name))
            (SHOTS / name).with_suffix('.ppm').unlink()

    def leave(self):
        self.key('ctrl+q')
        eventually('Ctrl+Q ends the program', lambda: self.process.poll() is not None)
        if self.process.returncode != 0:
            failures.append(f'the program ended with {self.process.returncode}')
        self.errors.seek(0)
        said = self.errors.read().strip()
        if said:
            failures.append('the program printed: ' + said)


def pixels(picture, colour):
    """How many pixels of a picture (binary PPM) have this colour."""
    wanted = bytes.fromhex(colour[1:])
    body = picture[picture.index(b'\n255\n') + 5:]
    return sum(body[i:i + 3] == wanted for i in range(0, len(body), 3))


def drive():
    # A window that maps while the manager is still starting may never be shown.
    require('the window manager starts', managed.exists)
    window = Window()
    first = 'Lodestone – Rare earths'
    eventually(f'the title is {first!r}', lambda: window.title() == first)
    start = window.settle()
    window.save('start.png')

    window.click(500, 286)  # the first bar: China
    chosen = window.settle()
    window.save('china.png')
    if pixels(chosen, ACCENT_TINT) < pixels(start, ACCENT_TINT) + 3000:
        failures.append('a click on the first bar marks its row')
    window.key('Escape')
    eventually('Escape takes the mark away', lambda: pixels(window.picture(), ACCENT_TINT) < pixels(chosen, ACCENT_TINT))

    window.click(100, 146)  # the list of minerals, where rare earths stand
    window.key('Down')
    eventually('Down goes to the next mineral', lambda: window.title() != first)
    window.key('alt+Left')
    eventually('Alt+Left goes back', lambda: window.title() == first)

    for page in ('2', '3', '4'):
        before = window.settle()
        window.key('ctrl+' + page)
        eventually(f'Ctrl+{page} turns to another page', lambda: window.picture() != before)
        window.settle()
        window.save(f'page-{page}.png')
    window.key('ctrl+1')

    window.key('ctrl+f')
    run('xdotool', 'type', '--delay', '20', 'columb')
    window.key('Return')
    niobium = 'Lodestone – Niobium'
    eventually('an older name and Enter find niobium', lambda: window.title() == niobium)
    window.settle()

    window.key('ctrl+k')
    run('xdotool', 'type', '--delay', '20', 'cobalt')
    window.settle()
    window.save('palette.png')
    window.key('Return')
    eventually('the palette goes to cobalt', lambda: window.title() == 'Lodestone – Cobalt')
    window.key('ctrl+z')
    eventually('Ctrl+Z undoes it', lambda: window.title() == niobium)

    before = window.settle()
    window.key('F5')
    shown = lambda: run('xdotool', 'search', '--onlyvisible', '--name', '^Lodestone – presenting')
    eventually('F5 presents', shown)
    run('xdotool', 'key', 'Escape')
    eventually('Escape ends the presentation', lambda: not shown())
    run('xdotool', 'windowfocus', '--sync', window.id)
    window.settle()

    size = len(before)
    window.key('ctrl+plus')
    eventually('the window comes back at another scale', lambda: window.find() and window.title() == niobium
               and window.process.poll() is None and len(window.picture()) != size)
    window.settle()
    window.save('scale-110.png')
    run('xdotool', 'windowfocus', '--sync', window.id)
    window.leave()

    again = Window()
    eventually('the next start is where the last one ended', lambda: again.title() == niobium)
    again.leave()

    gone = subprocess.run([PROGRAM, '--db', str(folder / 'none.db')], env=env, capture_output=True, text=True, timeout=30)
    if gone.returncode != 4 or len(gone.stderr.strip().splitlines()) != 1:
        failures.append(f'a missing database is one sentence and exit code 4, not {gone.returncode}: {gone.stderr!r}')


try:
    drive()
except Exception as error:  # what went wrong is a finding, and the servers below must still be stopped
    failures.append(f'{type(error).__name__}: {error}')
finally:
    for process in reversed(started):
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
    shutil.rmtree(folder, ignore_errors=True)
print('\n'.join('FAILED: ' + failure for failure in failures) or 'the window does what keys and clicks ask of it')
sys.exit(bool(failures))
