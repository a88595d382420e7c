"""Four programs that somebody wrote from README.md alone, on the sample mails of the page, and how long they are."""
import json
import os
import subprocess
import tempfile
import unittest
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SAMPLES = ROOT / "web" / "samples"
BIN = Path(os.environ.get("FROMPROOF_PROGRAMS", ROOT / "build" / "dev"))
RECORDS = json.loads((SAMPLES / "dns.json").read_text())
SES = ("23.251.234.7", "010601a2b3c4d5e6-0f1e2d3c-000000@ap-northeast-1.amazonses.com",
       "e234-7.smtp-out.ap-northeast-1.amazonses.com")
KEY = "k7vq2mzd4hxw6ncr3tjy5pbfl8sga9eu._domainkey.example.jp"


def sample(name):
    return str(SAMPLES / f"{name}.eml")


def received(name):
    """What the server received: without the fields that it wrote itself."""
    text = Path(sample(name)).read_bytes()
    return text[text.index(b"DKIM-Signature:"):]


def run(program, *arguments, **options):
    return subprocess.run([BIN / program, *arguments], capture_output=True, timeout=60, **options)


def code_lines(name):
    """Lines of a file that are neither blank, nor comments, nor includes."""
    lines = (line.strip() for line in (HERE / name).read_text().splitlines())
    return [line for line in lines if line and not line.startswith(("//", "#"))]


class Programs(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def file(self, name, octets):
        path = self.folder / name
        path.write_bytes(octets)
        return str(path)

    def zone(self, *names):
        records = {key: texts for name in names for key, texts in RECORDS[name].items() if " " not in key}
        lines = [f"{key} TXT {text}\n" for key, texts in records.items() for text in texts]
        return self.file("zone", "".join(lines).encode())

    def test_verify_file(self):
        for octets, wanted in ((received("ses-before"), b"proven"), (received("ses-unsigned"), b"not proven"),
                               (received("ses-before").replace(b"Date: Thu, 11", b"Date: Thu, 12"), b"not proven")):
            done = run("verify_file", self.file("mail.eml", octets), self.zone("ses-before"), *SES)
            self.assertEqual(done.stdout.splitlines()[-1], wanted)
            self.assertEqual(done.returncode, 0 if wanted == b"proven" else 1)
            self.assertIn(b"DMARC", done.stdout)

    def test_two_mails(self):
        for first, second in (("ses-before", "spoof"), ("spoof", "policy-none")):
            done = run("two_mails", self.zone("ses-before", "spoof", "policy-none"), sample(first), sample(second))
            self.assertEqual(done.returncode, 0)
            self.assertEqual(done.stdout.decode().splitlines()[-2:],
                             [f"{sample(name)} example.jp {'not ' if name == 'spoof' else ''}proven"
                              for name in (first, second)])

    def test_from_reader(self):
        done = run("from_reader", sample("ses-before"), "mx.google.com")
        self.assertEqual(done.stdout.decode().splitlines(),
                         ["name     さくら書店", "address  info@example.jp", "domain   example.jp", "dmarc    pass", "spf      pass",
                          "dkim     pass example.jp", "dkim     pass amazonses.com"])
        done = run("from_reader", sample("ses-before"), "mx.example")
        self.assertTrue(done.stdout.endswith(b"mx.example reports nothing\n"))

    def test_firmware(self):
        mail = received("ses-before")
        [key] = RECORDS["ses-before"][KEY]
        for octets, wanted in ((mail, b"pass\npermerror\n"), (mail.replace("発".encode(), b"x"), b"fail\npermerror\n")):
            done = run("firmware", KEY, key, input=octets)
            self.assertEqual((done.returncode, done.stdout), (0, wanted))

    def test_their_size(self):
        for name, most in (("verify_file", 20), ("two_mails", 60), ("from_reader", 30), ("firmware", 55)):
            self.assertLessEqual(len(code_lines(f"{name}.cpp")), most, name)
        self.assertLessEqual(len(code_lines("zone.hpp")), 45)


if __name__ == "__main__":
    unittest.main()
