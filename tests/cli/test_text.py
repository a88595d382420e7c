import os
import pty
import re
import select
import subprocess
import unittest

from command import COMMAND, PASSING, SEPARATOR, UNPROVEN, Case, run

CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f]")


def on_terminal(*arguments, errors_too=False, **environment):
    """What the command writes to a terminal."""
    controller, terminal = pty.openpty()
    environment = {**{name: value for name, value in os.environ.items() if name != "NO_COLOR"},
                   "TERM": "xterm", "LC_ALL": "C.UTF-8", **environment}
    process = subprocess.Popen([COMMAND, *arguments], stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL if errors_too else terminal,
                               stderr=terminal if errors_too else subprocess.DEVNULL, env=environment)
    os.close(terminal)
    shown = b""
    while select.select([controller], [], [], 60)[0]:
        try:
            piece = os.read(controller, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    process.wait()
    os.close(controller)
    return shown


class Colours(Case):
    def test_only_on_a_terminal(self):
        path = self.file("1.eml", PASSING)
        self.assertNotIn(b"\x1b", run("check", path).stdout)
        self.assertIn(b"\x1b[", on_terminal("check", path))

    def test_no_color(self):
        path = self.file("1.eml", PASSING)
        self.assertNotIn(b"\x1b", on_terminal("check", path, NO_COLOR="1"))
        self.assertNotIn(b"\x1b", on_terminal("check", path, TERM="dumb"))
        self.assertIn(b"\x1b[", on_terminal("check", path, NO_COLOR=""))

    def test_never_in_json(self):
        self.assertNotIn(b"\x1b", on_terminal("check", "--format", "json", self.file("1.eml", PASSING)))


class Progress(Case):
    def test_on_a_terminal_when_it_takes_long(self):
        source = self.folder + "/slow"
        os.mkfifo(source)
        script = 'printf "%s" "$1"; sleep 0.7; for i in 1 2 3; do printf "%s" "$1"; sleep 0.3; done'
        mbox = (SEPARATOR + UNPROVEN + b"\n").decode()
        writer = subprocess.Popen(["sh", "-c", f"({script}) > {source}", "sh", mbox])
        shown = on_terminal("check", source, errors_too=True)
        writer.wait()
        self.assertIn(b"messages", shown)
        self.assertTrue(shown.endswith(b"\r\x1b[K"), shown)  # and it goes away

    def test_not_when_it_is_quick_or_nobody_looks(self):
        path = self.file("1.eml", PASSING)
        self.assertEqual(on_terminal("check", path, errors_too=True), b"")
        self.assertEqual(run("check", path).stderr, b"")


class Language(Case):
    JAPANESE = re.compile("[\u3040-\u30ff]")

    def text(self, *options, **environment):
        return run("check", *options, self.file("1.eml", PASSING), **environment).stdout.decode("utf-8")

    def test_by_option(self):
        self.assertRegex(self.text("--lang", "ja"), self.JAPANESE)
        self.assertNotRegex(self.text("--lang", "en", LC_ALL="ja_JP.UTF-8"), self.JAPANESE)

    def test_by_environment(self):
        self.assertRegex(self.text(LC_ALL="ja_JP.UTF-8"), self.JAPANESE)
        self.assertRegex(self.text(LC_ALL="", LC_MESSAGES="ja", LANG="en_US.UTF-8"), self.JAPANESE)
        self.assertRegex(self.text(LC_ALL="", LC_MESSAGES="", LANG="ja_JP.UTF-8"), self.JAPANESE)
        self.assertNotRegex(self.text(LC_ALL="C", LANG="ja_JP.UTF-8"), self.JAPANESE)


class HostileText(Case):
    # Printed unchanged, each would clear the screen, forge a line or reverse the text.
    HOSTILE = (b"\x1b[2J\x1b[31mPASS", b"\xc2\x9b31mPASS", b"a\x08\x08\x7f", b"=?utf-8?Q?x=0A2026-01-01_dmarc=3Dpass?=",
               b"=?utf-8?Q?x=1B[2J?=", b"\xff\xfe\x80", b"=?utf-8?B?4oCuZWxwbWF4ZQ==?=")

    def assert_harmless(self, octets):
        text = octets.decode("utf-8")  # it is UTF-8 whatever the mail is
        self.assertIsNone(CONTROL.search(text), text)
        self.assertNotIn("\u202e", text)
        self.assertFalse([line for line in text.split("\n") if line.startswith("2026-01-01")])

    def test_check(self):
        for hostile in self.HOSTILE:
            message = UNPROVEN.replace(b"<info@", b"\"" + hostile + b"\" <info@").replace(b"unproven", hostile)
            for mode in ([], ["--ip", "192.0.2.1"], ["--lang", "ja"]):
                with self.subTest(hostile=hostile, mode=mode):
                    self.assert_harmless(run("check", *mode, self.file("1.eml", message)).stdout)

    def test_parse(self):
        for hostile in self.HOSTILE:
            with self.subTest(hostile=hostile):
                for kind, text in (("headers", b"X: " + hostile + b"\r\n" + hostile + b"\r\n\r\n"),
                                   ("mailbox-list", b"\"" + hostile + b"\" <a@b.example>"),
                                   ("mailbox-list", hostile + b" <a@b.example"),
                                   ("authentication-results", b"a.example; dkim=pass header.d=\"" + hostile + b"\""),
                                   ("return-path", b"<\"" + hostile + b"\"@b.example>"),
                                   ("received", b"from " + hostile + b" by b.example; date")):
                    done = run("parse", kind, octets=text)
                    self.assertIn(done.returncode, (0, 2))
                    self.assert_harmless(done.stdout)
                    self.assert_harmless(done.stderr)


if __name__ == "__main__":
    unittest.main()
