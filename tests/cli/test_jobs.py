"""Several files are read at once. What is said of them keeps their order, as if one thread had read them."""

import json
import os
import subprocess
import unittest

from command import COMMAND, Case, objects, run
from reports import TLS, XML, gzipped

FORMS = (("--format", "text"), ("--format", "json"), ("--format", "json", "--summary"), ("--format", "csv"))


def report(number, records=1):
    """A report with its number; with many records it takes longer than the small ones beside it."""
    head, rest = XML.split(b"  <record>", 1)
    record = b"  <record>" + rest.split(b"</feedback>")[0]
    return head.replace(b"<report_id>1<", b"<report_id>%d<" % number) + record * records + b"</feedback>\n"


class Jobs(Case):
    def write_reports(self, count):
        for i in range(count):
            octets = report(i, records=2000 if i % 7 == 0 else 1)
            if i % 5 == 0:
                octets = gzipped(octets)
            if i % 11 == 3:
                octets = octets[:-30]  # cut off: refused
            with open(os.path.join(self.folder, f"{i:03}.xml"), "wb") as file:
                file.write(octets)
        with open(os.path.join(self.folder, "050-tls.json"), "w", encoding="utf-8") as file:
            file.write(json.dumps(TLS))

    def test_the_order_of_the_output_is_that_of_the_files(self):
        self.write_reports(60)
        for form in FORMS:
            with self.subTest(form=form):
                alone = run("report", "-j", "1", *form, self.folder)
                self.assertEqual(alone.returncode, 2)
                self.assertEqual(alone.stderr.count(b"\n"), 6 + (form[-1] == "csv"))
                for jobs in ("2", "8"):
                    together = run("report", "-j", jobs, *form, self.folder)
                    self.assertEqual((together.returncode, together.stdout, together.stderr),
                                     (alone.returncode, alone.stdout, alone.stderr))
        lines = objects(run("report", "--jobs", "8", "--format", "json", self.folder))
        files = [os.path.basename(line["file"]) for line in lines]
        self.assertEqual(files, sorted(files))
        self.assertEqual(len(files), 60 - 6 + 1)

    def test_a_duplicate_is_the_later_file(self):
        for name, count in (("a", 5000), ("b", 1)):
            with open(os.path.join(self.folder, name), "wb") as file:
                file.write(report(1, count))
        picture = objects(run("report", "-j", "2", "--format", "json", "--summary", self.folder))[0]
        self.assertEqual((picture["reports"], picture["duplicates"]), (1, 1))
        self.assertEqual(picture["domains"][0]["messages"], 5000 * 7)

    def test_a_full_disk_ends_all_of_them(self):
        self.write_reports(60)
        with open("/dev/full", "wb") as full:
            done = subprocess.run([COMMAND, "report", "-j", "8", "--format", "json", self.folder], stdout=full,
                                  stderr=subprocess.PIPE, timeout=120)
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"fromproof: standard output: No space left on device\n", done.stderr)

    def test_how_many(self):
        for wrong in ("0", "257", "x", "-1"):
            with self.subTest(wrong=wrong):
                done = run("report", "-j", wrong, octets=XML)
                self.assertEqual((done.returncode, done.stdout), (2, b""))
                self.assertIn(b"--jobs", done.stderr)
        # More of them than files.
        self.assertEqual(run("report", "-j", "256", octets=XML).returncode, 0)


if __name__ == "__main__":
    unittest.main()
