"""fromproof report --summary: the reports of a year, and sums that were made in another way."""

import os
import sys
import unittest

from command import Case, objects, run

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from reports_of_a_year import write_year  # noqa: E402


class AYear(Case):
    @classmethod
    def setUpClass(cls):
        cls.maxDiff = None

    def test_every_number(self):
        expected = write_year(self.folder)
        done = run("report", "--summary", "--format", "json", self.folder)
        picture, = objects(done)
        self.assertEqual(done.returncode, 2, "two files are refused")
        for member in ("files", "reports", "duplicates", "messages", "begin", "end", "days"):
            with self.subTest(member):
                self.assertEqual(picture[member], expected[member])
        self.assertEqual(sorted(os.path.basename(each["file"]) for each in picture["refused"]), expected["refused"])
        self.assertEqual(sorted(picture["reporters"], key=lambda each: each["org_name"]), expected["reporters"])
        tls = picture["tls"]
        self.assertEqual({**tls, "types": {each["type"]: each["count"] for each in tls["types"]}}, expected["tls"])
        domains = {each["domain"]: each for each in picture["domains"]}
        self.assertEqual(set(domains), {each["domain"] for each in expected["domains"]})
        for wanted in expected["domains"]:
            with self.subTest(wanted["domain"]):
                found = domains[wanted["domain"]]
                self.assertEqual(found["policy"]["p"], wanted["p"])
                for member in ("messages", "aligned", "sources", "next"):
                    self.assertEqual(found[member], wanted[member])

    def test_the_days_add_up(self):
        expected = write_year(self.folder, 40)
        picture, = objects(run("report", "--summary", "--format", "json", self.folder))
        sums = sum(each[name] for each in picture["days"] for name in ("both", "dkim_only", "spf_only", "none"))
        self.assertEqual(sums, expected["messages"])
        self.assertEqual(sum(each["messages"] for each in picture["domains"]), picture["messages"])


if __name__ == "__main__":
    unittest.main()
