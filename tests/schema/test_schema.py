"""Every report of the command conforms to docs/report.schema.json, and has no member that the schema lacks."""
import copy
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

import jsonschema

ROOT = Path(__file__).resolve().parents[2]
COMMAND = os.environ.get("FROMPROOF_COMMAND", str(ROOT / "build" / "release" / "fromproof"))
SHARED = Path(os.environ.get("FROMPROOF_SHARED", ROOT.parent / "shared"))
SCHEMA = json.loads((ROOT / "docs" / "report.schema.json").read_text())
RECORDS = json.loads((ROOT / "web" / "samples" / "dns.json").read_text())


def closed(schema):
    """The schema with no additional members allowed: every printed member must be documented."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    schema = {key: closed(value) for key, value in schema.items()}
    if schema.get("type") == "object" and isinstance(schema.get("properties"), dict):
        schema.setdefault("additionalProperties", False)
    return schema


VALIDATOR = jsonschema.Draft202012Validator(closed(copy.deepcopy(SCHEMA)))


def zone_of(records):
    """The records of a sample as a master file."""
    lines = []
    for key, values in records.items():
        name, _, kind = key.partition(" ")
        for value in values:
            pieces = [value[i:i + 200] for i in range(0, len(value), 200)]
            data = value + "." if kind == "MX" else " ".join(f'"{piece}"' for piece in pieces)
            lines.append(f"{name}. {kind or 'TXT'} {data}\n")
    return "".join(lines)


class Schema(unittest.TestCase):
    def check(self, *arguments):
        """Validates the reports of a run, and returns them."""
        done = subprocess.run([COMMAND, "check", "--format", "json", *map(str, arguments)], capture_output=True,
                              timeout=120)
        reports = [json.loads(line) for line in done.stdout.decode().splitlines()]
        for report in reports:
            for fault in VALIDATOR.iter_errors(report):
                where = "/".join(map(str, fault.absolute_path))
                self.fail(f"{arguments}: {where}: {fault.message[:300]}")
        return reports

    def test_the_schema_is_one(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_it_refuses_what_is_no_report(self):
        report, = self.check(ROOT / "web" / "samples" / "spoof.eml")
        for wrong in ({**report, "schema": 2}, {**report, "dkim": None}, {**report, "another": 1},
                      {key: value for key, value in report.items() if key != "dmarc"}):
            self.assertFalse(VALIDATOR.is_valid(wrong))
        # For users a new member is not an error.
        self.assertTrue(jsonschema.Draft202012Validator(SCHEMA).is_valid({**report, "another": 1}))

    def test_samples(self):
        for mail in sorted((ROOT / "web" / "samples").glob("*.eml")):
            with self.subTest(mail=mail.name), tempfile.NamedTemporaryFile("w", suffix=".zone") as zone:
                zone.write(zone_of(RECORDS[mail.stem]))
                zone.flush()
                self.assertEqual(len(self.check(mail)), 1)
                report, = self.check("--zone", zone.name, mail)
                self.assertTrue(report["dns"])
                self.check("--zone", zone.name, "--ip", "192.0.2.25", "--mail-from", "a@example.jp", mail)

    def test_mails_of_the_tests(self):
        mails = sorted((ROOT / "tests").rglob("*.eml"))
        self.assertTrue(mails)
        for mail in mails:
            with self.subTest(mail=mail.name):
                self.assertEqual(len(self.check(mail)), 1)

    def test_seeds_of_the_fuzz_targets(self):
        seeds = sorted((ROOT / "fuzz" / "seeds" / "authentication").iterdir())
        self.assertTrue(seeds)
        self.assertTrue(self.check(*seeds))

    def test_two_messages_in_one_file(self):
        mail = (ROOT / "tests" / "web" / "mail" / "rfc8463.eml").read_text()
        with tempfile.NamedTemporaryFile("w", suffix=".mbox") as mbox:
            mbox.write(2 * f"From joe@example.com Thu Jan  1 00:00:00 2026\n{mail}\n")
            mbox.flush()
            self.assertEqual([report["index"] for report in self.check(mbox.name)], [1, 2])

    def test_wild_mails(self):
        mails = sorted((SHARED / "wild").rglob("*.eml"))
        if not mails:
            self.skipTest(f"no mails at {SHARED / 'wild'}")
        self.assertGreaterEqual(len(self.check(*mails)), len(mails) // 2)


if __name__ == "__main__":
    unittest.main()
