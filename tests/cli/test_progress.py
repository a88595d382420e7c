"""The line that shows how far long work is: on a terminal that does not also get the results, and gone at the end."""

import os
import subprocess
import threading
import time
import unittest

from command import COMMAND, PASSING, SEPARATOR, Case
from reports import XML, attachment, gzipped, mail

LINE = b"\r\x1b[K"


def on_terminal(*arguments, octets, seconds=1.5):
    """Runs it with standard error on a terminal and an input that takes so long. What it showed there."""
    terminal, end = os.openpty()
    shown = []

    def read():
        try:
            while piece := os.read(terminal, 4096):
                shown.append(piece)
        except OSError:  # the other end is closed
            pass

    reader = threading.Thread(target=read)
    reader.start()
    with subprocess.Popen([COMMAND, *arguments], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=end) as process:
        os.close(end)
        pieces = 8
        size = len(octets) // pieces + 1
        for at in range(0, len(octets), size):
            process.stdin.write(octets[at:at + size])
            process.stdin.flush()
            time.sleep(seconds / pieces)
        process.stdin.close()
        process.wait(60)
    reader.join(60)
    os.close(terminal)
    return b"".join(shown)


class Progress(Case):
    def assert_shown(self, shown, counted):
        self.assertRegex(shown, b"\\d+ " + counted + rb", \d+\.\d MB")
        last = shown.rsplit(LINE, 1)[-1]
        self.assertNotIn(counted, last, "the line is removed at the end")

    def test_reports(self):
        box = b"".join(SEPARATOR + mail(attachment(gzipped(XML.replace(b"<report_id>1<", b"<report_id>%d<" % i)))) + b"\n\n" for i in range(2000))
        self.assert_shown(on_terminal("report", octets=box), b"files")
        shown = on_terminal("report", "--format", "csv", octets=box[:len(box) // 2] + b"x" * 100 + box[len(box) // 2:])
        self.assert_shown(shown, b"files")

    def test_checks_and_bounces(self):
        box = b"".join(SEPARATOR + PASSING + b"\n" for _ in range(4000))
        self.assert_shown(on_terminal("check", octets=box), b"messages")
        self.assert_shown(on_terminal("bounce", octets=box), b"messages")

    def test_short_work_shows_nothing(self):
        self.assertEqual(on_terminal("report", octets=XML, seconds=0), b"")


if __name__ == "__main__":
    unittest.main()
