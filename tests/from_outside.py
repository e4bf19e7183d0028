#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The program against what comes from outside: languages with a comma, odd files, bombs, forged names, full disks.
from_outside.py LODESTONE. Every try has a time limit; a signal, a traceback of time or a wrong exit code is a fault."""
import hashlib
import json
import os
import pathlib
import struct
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
import zlib

lodestone = os.path.abspath(sys.argv[1])
SECONDS = 60
faults, tries = [], 0
MARKET = ['--mineral', 'cobalt', '--stage', 'mining']


def run(*words, env=None, limit=None, **more):
    global tries
    tries += 1
    return subprocess.run([lodestone, *map(os.fspath, words)], capture_output=True, timeout=SECONDS, env={**os.environ, **(env or {})},
                          preexec_fn=limit, **more)


def expect(what, done, code, *words):
    text = (done.stdout + done.stderr).decode('utf-8', 'replace')
    if done.returncode != code:
        faults.append(f'{what}: exit {done.returncode}, not {code}: {text[:300]}')
    for word in words:
        if word not in text:
            faults.append(f'{what}: does not say {word!r}: {text[:300]}')
    for machine in ('No such file or directory', 'Success', 'Unknown error', 'Is a directory'):
        if machine in text:
            faults.append(f'{what}: speaks as a machine: {text[:300]}')


def languages(folder):
    """Every writer under languages with another decimal sign, other letters and other digits: the same bytes."""
    known = {}
    (folder / 'list.csv').write_text('file,figure,mineral,stage\na.png,shares,cobalt,mining\nb.xlsx,shares,cobalt,mining\n')
    for language in ('C', 'de_DE.UTF-8', 'tr_TR.UTF-8', 'ar_EG.UTF-8'):
        env = {'LC_ALL': language}
        for name in ('a.png', 'a.svg', 'a.pdf', 'a.csv', 'a.xlsx'):
            expect(name, run('figure', 'shares', *MARKET, '--out', folder / name, env=env), 0)
        expect('bundle', run('bundle', 'shares', *MARKET, '--out', folder / 'a.zip', env=env), 0)
        expect('figures', run('figures', '--from', folder / 'list.csv', '--out', folder / 'batch', '--jobs', '1', env=env), 0)
        document = {'format': 'lodestone-collection', 'version': 1, 'title': 'T', 'author': 'A', 'date': 'D', 'figures': []}
        (folder / 'none.lodestone').write_text(json.dumps(document))
        expect('report of nothing', run('report', folder / 'none.lodestone', '--out', folder / 'r.pdf', env=env), 1)
        expect('verify', run('verify', folder / 'a.png', folder / 'a.svg', folder / 'a.pdf', env=env), 0, 'matches')
        found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()
                 for path in [*folder.glob('a.*'), *(folder / 'batch').glob('*')]}
        for verb in ('shares', 'concentration', 'explain'):
            for form in ('--json', '--csv'):
                found[verb + form] = hashlib.sha256(run(verb, *MARKET, form, env=env).stdout).hexdigest()
        for name, sum_ in found.items():
            if known.setdefault(name, sum_) != sum_:
                faults.append(f'{name} has other bytes under {language}')


def odd_files(folder):
    os.mkfifo(folder / 'pipe')
    os.symlink('loop', folder / 'loop')
    (folder / 'empty').write_bytes(b'')
    (folder / 'figure,headline').write_bytes(b'')
    (folder / 'old.csv').write_bytes('figure,headline\nshares,caf\u00e9\n'.encode('cp1252'))
    for name in ('pipe', 'loop', '.', '/dev/zero', 'none'):
        at = folder / name if not name.startswith('/') else name
        expect('verify ' + name, run('verify', at), 4)
        expect('list ' + name, run('figures', '--from', at, '--out', folder / 'o'), 4)
        expect('frame ' + name, run('figure', 'shares', *MARKET, '--frame', at, '--out', folder / 'x.png'), 4)
        expect('collection ' + name, run('report', at, '--out', folder / 'x.pdf'), 4)
    for words in (['report', folder / 'empty', '--out', folder / 'x.pdf'], ['figures', '--from', folder / 'empty', '--out', folder / 'o']):
        expect('empty', run(*words), 3, 'is empty')
    expect('an older encoding', run('figures', '--from', folder / 'old.csv', '--out', folder / 'o'), 3, 'UTF-8')
    expect('no image', run('notes.txt'), 3, '.png')
    link = folder / 'link.db'
    os.symlink(pathlib.Path(lodestone).resolve().parent / 'lodestone.db', link)
    expect('a link to the database', run('list', 'stages', '--db', link), 0)
    expect('a forged name', run('verify', folder / 'x\nother.png: matches'), 4, '\\nother.png')
    (folder / 'batch2').mkdir()
    os.symlink('/', folder / 'batch2' / 'out')
    (folder / 'leads.csv').write_text('file,figure,mineral,stage\nout/tmp/x.png,shares,cobalt,mining\n')
    expect('a link in the folder', run('figures', '--from', folder / 'leads.csv', '--out', folder / 'batch2'), 3, 'link')


def chunk(kind, body):
    return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))


def bombs(folder):
    good = (folder / 'a.png').read_bytes()
    head, rest = good[:33], good[33:]
    bomb = b'Lodestone-Figure\0\1\0\0\0' + zlib.compress(b'[' * 300_000_000, 9)
    many = chunk(b'iTXt', b'x\0\1\0\0\0' + zlib.compress(b' ' * 20_000_000, 9))
    deep = json.dumps({'format': 'lodestone-figure'})[:-1].encode() + b', "version": ' + b'[' * 1_000_000
    files = {
        'bomb.png': head + chunk(b'iTXt', bomb) + rest,
        'many.png': head + many * 50 + rest,
        'attributes.svg': b'<svg xmlns="http://www.w3.org/2000/svg" ' + b' '.join(b'a%d="1"' % i for i in range(300_000)) + b'/>',
        'hidden.svg': b"<svg xmlns='http://www.w3.org/2000/svg'><!-- ' --><g " + b' '.join(b'a%d="1"' % i for i in range(300_000)) + b"/></svg>",
        'deep.svg': b'<svg xmlns="http://www.w3.org/2000/svg">' + b'<g>' * 1_000_000,
        'laughs.svg': b'<!DOCTYPE svg [<!ENTITY a "ha">' + b''.join(b'<!ENTITY a%d "%s">' % (i, b'&a%d;' % (i - 1) * 10)
                                                                 for i in range(1, 30)) + b']><svg>&a29;</svg>',
        'packets.pdf': b'%PDF-1.7\n' + b'<x:xmpmeta></x:xmpmeta>' * 100_000 + b'%%EOF',
        'open.pdf': b'%PDF-1.7\n' + b'<x:xmpmeta>' * 1_000_000 + b'%%EOF',
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)
    for name in files:
        limit = lambda: __import__('resource').setrlimit(__import__('resource').RLIMIT_CPU, (20, 20))
        expect(name, run('verify', folder / name, limit=limit), 3)
    expect('verify goes on', run('verify', *[folder / name for name in files], folder / 'a.png'), 3, 'a.png: matches')
    (folder / 'deep.json').write_bytes(deep)
    expect('a deep frame', run('figure', 'shares', *MARKET, '--frame', folder / 'deep.json', '--out', folder / 'x.png'), 3)
    expect('a deep collection', run('report', folder / 'deep.json', '--out', folder / 'x.pdf'), 3, 'nested')
    expect('a long headline', run('figure', 'shares', *MARKET, '--headline', 'x' * 501, '--out', folder / 'x.png'), 3, '500')


def words(folder):
    nasty = 'one.\ntwo\x0bthree \x1b[31m\ufffe\u202e<img src=/dev/zero>&'
    done = run('figure', 'shares', *MARKET, '--headline', nasty, '--note', nasty, '--credit', nasty, '--alt', nasty, '--annotate',
               'text 0.5,0.5 = ' + nasty, '--out', folder / 'n.svg')
    expect('nasty words', done, 0)
    text = (folder / 'n.svg').read_text(encoding='utf-8')
    tree.fromstring(text)
    if 'one. two three' not in text or '\x1b' in text or '\u202e' in text:
        faults.append('words of a drawing are not those of the gate')
    for name in ('n.png', 'n.pdf', 'n.xlsx', 'n.csv', 'n.zip'):
        verb = 'bundle' if name.endswith('zip') else 'figure'
        expect(name, run(verb, 'shares', *MARKET, '--headline', nasty, '--note', nasty, '--out', folder / name), 0)
    expect('verify nasty', run('verify', folder / 'n.svg', folder / 'n.png', folder / 'n.pdf'), 0)


def writing(folder):
    expect('X.PNG', run('figure', 'shares', *MARKET, '--out', folder / 'X.PNG'), 0)
    done = run('figure', 'shares', *MARKET, '--out', '-', '--format', 'png')
    if done.stdout != (folder / 'X.PNG').read_bytes():
        faults.append('--out - gives other bytes than a file')
    expect('no format', run('figure', 'shares', *MARKET, '--out', '-'), 2, '--format')
    expect('an address', run('figure', 'shares', *MARKET, '--out', 'file://' + os.fspath(folder) + '/a%20b.svg'), 0)
    if not (folder / 'a b.svg').exists():
        faults.append('a file: address is not understood')
    before = (folder / 'a.pdf').read_bytes()
    limit = lambda: __import__('resource').setrlimit(__import__('resource').RLIMIT_FSIZE, (1000, 1000))
    expect('a limit of file sizes', run('figure', 'shares', *MARKET, '--out', folder / 'a.pdf', limit=limit), 4, 'ulimit')
    if (folder / 'a.pdf').read_bytes() != before:
        faults.append('a file that could not be written anew is not the old one')
    altered = bytearray((folder / 'a.svg').read_bytes())
    at = altered.index(b'</svg>')
    altered[at:at] = b'<!-- -->'
    (folder / 'altered.svg').write_bytes(altered)
    expect('an altered file', run('verify', folder / 'altered.svg'), 1, 'altered')


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    for part in (languages, odd_files, bombs, words, writing):
        part(folder)
print('\n'.join(faults))
print(f'{tries} tries, {len(faults)} faults')
sys.exit(bool(faults))
