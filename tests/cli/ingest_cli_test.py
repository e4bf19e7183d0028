#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The tool lodestone-ingest from outside: exit codes, messages, and the same bytes for the same inputs.

usage: ingest_cli_test.py LODESTONE_INGEST DB_DIRECTORY
"""

import pathlib
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

TOOL = pathlib.Path(sys.argv[1]).resolve()
DATA = pathlib.Path(sys.argv[2]).resolve()


def run(*arguments):
    return subprocess.run([TOOL, *arguments], capture_output=True, text=True, check=False)


class IngestTool(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='lodestone-test-'))
        self.addCleanup(shutil.rmtree, self.folder)
        self.out = self.folder / 'lodestone.db'

    def copy_of_data(self):
        return pathlib.Path(shutil.copytree(DATA, self.folder / 'db'))

    def assert_only(self, *names):
        self.assertEqual(sorted(path.name for path in self.folder.iterdir()), sorted(names))

    def test_same_inputs_give_the_same_bytes(self):
        first = run('--root', DATA, '--out', self.out)
        self.assertEqual(first.returncode, 0, first.stderr)
        before = self.out.read_bytes()
        elsewhere = self.copy_of_data()
        self.assertEqual(run('--root', elsewhere, '--out', self.out).returncode, 0)
        self.assertEqual(self.out.read_bytes(), before)

    def test_it_takes_less_than_ten_seconds_and_200_mebibytes(self):
        if b'__asan_init' in TOOL.read_bytes():
            self.skipTest('the sanitizers take time and memory of their own')
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.assertEqual(run('--root', DATA, '--out', self.out, '--quiet').returncode, 0)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        # Time of the processor: what other programs do meanwhile does not count.
        self.assertLess(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 10)
        self.assertLess(after.ru_maxrss, 200 * 1024)

    def test_the_report_names_each_file_with_rows_stored_and_skipped(self):
        text = run('--root', DATA, '--out', self.out).stdout
        self.assertRegex(text, r'sources/usgs_mcs2026/MCS2026_Commodities_Data.csv +8886 +8886 +0')
        self.assertRegex(text, r'63 skipped: not assessed in that year')
        self.assert_only('lodestone.db')

    def test_bad_data_is_3_and_leaves_the_old_database(self):
        root = self.copy_of_data()
        self.out.write_bytes(b'the old one')
        file = root / 'sources/usgs_mcs2026/MCS2026_Commodities_Data.csv'
        file.write_bytes(file.read_bytes().replace(b'World Mine Production and Reserves,Tin,Peru', b'World Mine Production and Reserves,Tin,Atlantis', 1))
        result = run('--root', root, '--out', self.out)
        self.assertEqual(result.returncode, 3)
        self.assertRegex(result.stderr, r"MCS2026_Commodities_Data.csv, row \d+: unknown country 'Atlantis'. Add it")
        self.assertEqual(self.out.read_bytes(), b'the old one')
        self.assert_only('db', 'lodestone.db')

    def test_a_missing_file_is_4(self):
        root = self.copy_of_data()
        (root / 'curated/mcs2026_series.csv').unlink()
        result = run('--root', root, '--out', self.out)
        self.assertEqual(result.returncode, 4)
        self.assertIn('mcs2026_series.csv: there is no such file', result.stderr)
        self.assert_only('db')

    def test_a_folder_that_does_not_exist_is_4(self):
        result = run('--root', DATA, '--out', self.folder / 'absent' / 'lodestone.db')
        self.assertEqual(result.returncode, 4, result.stderr)
        self.assert_only()

    def test_wrong_usage_is_2(self):
        for arguments in ((), ('--nonsense',), ('--out',), ('--out', self.out, '--migrate', self.out)):
            result = run(*arguments)
            self.assertEqual(result.returncode, 2, arguments)
            self.assertTrue(result.stderr.startswith('lodestone-ingest: '), result.stderr)

    def test_help_is_0(self):
        result = run('--help')
        self.assertEqual(result.returncode, 0)
        self.assertIn('--root', result.stdout)

    def test_migrate_brings_an_empty_file_up_to_date(self):
        self.out.touch()
        self.assertEqual(run('--migrate', self.out).returncode, 0)
        with sqlite3.connect(self.out) as database:
            self.assertEqual(database.execute('PRAGMA user_version').fetchone(), (3,))
            self.assertEqual(database.execute('SELECT count(*) FROM cell').fetchone(), (0,))

    def test_migrate_refuses_a_newer_file(self):
        self.assertEqual(run('--root', DATA, '--out', self.out).returncode, 0)
        with sqlite3.connect(self.out) as database:
            database.execute('PRAGMA user_version = 9')
        result = run('--migrate', self.out)
        self.assertEqual(result.returncode, 4)
        self.assertIn('newer Lodestone', result.stderr)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
