import os
import resource
import subprocess
import unittest

from command import COMMAND, PASSING, SANITIZED, SEPARATOR, UNPROVEN, Case, crlf, objects, run


class StandardInput(Case):
    def test_nothing_or_a_dash(self):
        for arguments in ([], ["-"]):
            done = run("check", "--format", "json", *arguments, octets=PASSING)
            self.assertEqual([report["file"] for report in objects(done)], ["-"])
            self.assertEqual(done.returncode, 3)


class Order(Case):
    def test_one_object_a_line_in_input_order(self):
        paths = [self.file(f"{n}.eml", PASSING.replace(b"statement", b"number %d" % n)) for n in (3, 1, 2)]
        done = run("check", "--format", "json", *paths)
        self.assertEqual([report["file"] for report in objects(done)], paths)
        self.assertEqual([report["message"]["subject"] for report in objects(done)],
                         ["number 3", "number 1", "number 2"])

    def test_each_line_is_flushed(self):
        """A reader of the pipe has the first report while the second message is still being written."""
        process = subprocess.Popen([COMMAND, "check", "--format", "json"], stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE)
        first, rest = UNPROVEN.split(b"\n", 1)
        process.stdin.write(SEPARATOR + PASSING + b"\n" + SEPARATOR + first + b"\n")
        process.stdin.flush()
        self.assertIn(b'"result":"pass"', process.stdout.readline())
        process.stdin.write(rest)
        process.stdin.close()
        self.assertIn(b"unproven", process.stdout.readline())
        process.stdout.close()
        self.assertEqual(process.wait(), 1)

    def test_a_closed_pipe_ends_quietly(self):
        path = self.file("in.mbox", (SEPARATOR + PASSING + b"\n") * 2000)
        shell = subprocess.run(f'"{COMMAND}" check --format json "{path}" | head -n 2', shell=True,
                               capture_output=True, timeout=120)
        self.assertEqual((shell.stdout.count(b"\n"), shell.stderr), (2, b""))

    def test_a_full_disk_is_an_error(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run([COMMAND, "check", self.file("1.eml", PASSING), self.file("2.eml", PASSING)],
                                  stdout=full, stderr=subprocess.PIPE, timeout=120)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr, b"fromproof: standard output: No space left on device\n")


class Mbox(Case):
    def subjects(self, octets):
        done = run("check", "--format", "json", self.file("in.mbox", octets))
        return [report["message"]["subject"] for report in objects(done)]

    def test_messages_are_numbered(self):
        done = run("check", "--format", "json",
                   self.file("in.mbox", SEPARATOR + PASSING + b"\n" + SEPARATOR + UNPROVEN))
        self.assertEqual([report["index"] for report in objects(done)], [1, 2])
        self.assertEqual([report["dmarc"]["result"] for report in objects(done)], ["pass", "none"])

    def test_crlf(self):
        self.assertEqual(self.subjects(crlf(SEPARATOR + PASSING + b"\n" + SEPARATOR + UNPROVEN)),
                         ["statement", "unproven"])

    def test_separators_of_many_programs(self):
        for line in (b"From MAILER-DAEMON Fri Jul  8 12:08:34 2011", b"From 1790000000000000000@xxx Mon Jan 05 10:11:12 +0000 2026",
                     b"From \"a b\"@c.example Thu Jan  1 00:00:00 2026", b"From a@b.example Thu Jan  1 00:00 EST 2026",
                     b"From a@b.example Thu Jan 01 00:00:00 2026 +0900", b"From - Thu Jan  1 00:00:00 2026",
                     b"From ???@??? Thu Jan 01 00:00:00 2026", b"From a at b.example  Thu Jan  1 00:00:00 2026",
                     b"From a@b.example Thu, 1 Jan 2026 00:00:00 +0000", b"From a@b.example 2026-01-01T00:00:00Z",
                     b"From news  Thu Jan  1 00:00:00 2026 (+0700)", b"From Thu Jan  1 00:00:00 2026"):
            with self.subTest(line=line):
                self.assertEqual(len(self.subjects(line + b"\n" + PASSING + b"\n" + line + b"\n" + UNPROVEN)), 2)

    def test_text_does_not_separate(self):
        for line in (b"From here on, all is well.", b"From a@b.example, with love", b"From the Thu Jan 2026 issue",
                     b">From a@b.example Thu Jan  1 00:00:00 2026", b"from a@b.example Thu Jan  1 00:00:00 2026"):
            with self.subTest(line=line):
                self.assertEqual(self.subjects(SEPARATOR + PASSING + b"\n" + line + b"\nmore\n"), ["statement"])

    def test_a_known_field_stands_for_a_missing_empty_line(self):
        self.assertEqual(self.subjects(SEPARATOR + PASSING + SEPARATOR + UNPROVEN), ["statement", "unproven"])
        self.assertEqual(self.subjects(SEPARATOR + PASSING + SEPARATOR + b"Note: that is how it began.\n"), ["statement"])

    def test_a_separator_without_a_field_below_is_text(self):
        for below in (b" is how the line began.\n", b"is how the line began.\n", b"\nis how a log began.\n"):
            with self.subTest(below=below):
                self.assertEqual(self.subjects(SEPARATOR + PASSING + b"\n" + SEPARATOR + below + b"\n" + SEPARATOR + UNPROVEN),
                                 ["statement", "unproven"])

    def test_an_empty_message_is_reported(self):
        for empty in (b"\n", b"\n\n"):
            with self.subTest(empty=empty):
                done = run("check", "--format", "json", self.file(
                    "in.mbox", SEPARATOR + PASSING + b"\n" + SEPARATOR + empty + SEPARATOR + UNPROVEN))
                self.assertEqual([report["index"] for report in objects(done)], [1, 3])
                self.assertEqual(done.returncode, 2)

    def test_a_separator_at_the_end_is_reported(self):
        done = run("check", "--format", "json", self.file("in.mbox", SEPARATOR + PASSING + b"\n" + SEPARATOR))
        self.assertEqual([report["index"] for report in objects(done)], [1])
        self.assertEqual(done.returncode, 2)

    def test_a_byte_order_mark_and_empty_lines_above(self):
        for above in (b"\xef\xbb\xbf", b"\n", b"\r\n\n"):
            with self.subTest(above=above):
                self.assertEqual(self.subjects(above + SEPARATOR + PASSING + b"\n" + SEPARATOR + UNPROVEN),
                                 ["statement", "unproven"])
        self.assertEqual(self.subjects(b"\n\n" + PASSING), ["statement"])

    def test_a_file_that_begins_otherwise_is_one_message(self):
        self.assertEqual(self.subjects(PASSING + b"\n" + SEPARATOR + UNPROVEN), ["statement"])

    def test_the_empty_line_before_a_separator_is_not_in_the_body(self):
        done = run("check", "--format", "json",
                   self.file("in.mbox", crlf(SEPARATOR + UNPROVEN + b"\n" + SEPARATOR + UNPROVEN)))
        self.assertEqual([report["message"]["body_octets"] for report in objects(done)], [5, 5])

    def test_a_broken_message_does_not_stop_the_others(self):
        done = run("check", "--format", "json",
                   self.file("in.mbox", SEPARATOR + b"\n\n" + SEPARATOR + PASSING))
        self.assertEqual([report["index"] for report in objects(done)], [2])
        self.assertEqual(done.returncode, 2)

    def peak(self, messages):
        """The most kilobytes in memory, and the reports, of a run on this many messages."""
        path = os.path.join(self.folder, "long.mbox")
        with open(path, "wb") as file:
            for _ in range(messages):
                file.write(SEPARATOR + PASSING + b"\n")
        # A process of its own, since the figure is that of the largest child so far.
        code = ("import resource, subprocess, sys\n"
                "done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE)\n"
                "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, done.stdout.count(b'\\n'))")
        done = subprocess.run(["python3", "-c", code, COMMAND, "check", "--format", "json", path],
                              stdout=subprocess.PIPE, timeout=300, check=True)
        return [int(word) for word in done.stdout.split()]

    def test_memory_is_flat(self):
        few, few_reports = self.peak(1000)
        many, many_reports = self.peak(10000)
        self.assertEqual((few_reports, many_reports), (1000, 10000))
        # A sanitizer holds freed memory back for a while.
        self.assertLess(many, few + (65536 if SANITIZED else 1024), "KB")


class LargeMessages(Case):
    def test_of_many_octets(self):
        path = self.file("large.eml", PASSING + b"x" * 76 + b"\n")
        with open(path, "ab") as file:
            for _ in range(300):
                file.write((b"y" * 76 + b"\n") * 1000)
        done = run("check", "--format", "json", path)
        self.assertEqual(done.returncode, 3)
        self.assertGreater(objects(done)[0]["message"]["size"], 23_000_000)

    def test_beyond_the_limit_it_is_refused(self):
        path = self.file("huge.eml", PASSING)
        os.truncate(path, (64 << 20) + 1)
        self.assert_refused(run("check", path), "64 MiB")


class Maildir(Case):
    def test_new_and_cur_are_read(self):
        self.file("Maildir/cur/1:2,S", PASSING)
        self.file("Maildir/new/2", UNPROVEN)
        self.file("Maildir/tmp/3", b"half a mess")
        self.file("Maildir/cur/.hidden", b"no mail")
        done = run("check", "--format", "json", self.folder + "/Maildir")
        self.assertEqual([report["file"] for report in objects(done)],
                         [self.folder + "/Maildir/cur/1:2,S", self.folder + "/Maildir/new/2"])
        self.assertEqual((done.returncode, done.stderr), (1, b""))

    def test_other_than_plain_files_is_left_out_and_reported(self):
        self.file("Maildir/new/2", UNPROVEN)
        os.mkfifo(self.folder + "/Maildir/new/1")
        os.makedirs(self.folder + "/Maildir/cur/folder")
        done = run("check", "--format", "json", self.folder + "/Maildir")
        self.assertEqual([report["file"] for report in objects(done)], [self.folder + "/Maildir/new/2"])
        self.assertEqual(done.returncode, 2)
        for name in (b"new/1", b"cur/folder"):
            self.assertIn(name + b": is no plain file", done.stderr)

    def test_an_empty_one_is_an_error(self):
        os.makedirs(self.folder + "/Maildir/cur")
        self.assert_refused(run("check", self.folder + "/Maildir"), "no message")


class Envelope(Case):
    def envelope(self, *options):
        done = run("check", "--format", "json", *options, self.file("1.eml", crlf(UNPROVEN)))
        return objects(done)[0]["message"]

    def test_a_null_reverse_path(self):
        for options in (["--mail-from", ""], ["--mail-from", "<>"], ["--mail-from="], ["--mail-from", "", "--helo", "h.example"]):
            with self.subTest(options=options):
                self.assertEqual(self.envelope(*options)["envelope_from"],
                                 {"address": None, "domain": None, "unicode_domain": None, "null": True, "source": "option",
                                  "proven_by": None, "span": None})

    def test_what_is_known(self):
        message = self.envelope("--ip", "192.0.2.1", "--mail-from", "b@bank.example", "--helo", "mail.bank.example")
        self.assertEqual(message["envelope_from"],
                         {"address": "b@bank.example", "domain": "bank.example", "unicode_domain": "bank.example",
                          "null": False, "source": "option", "proven_by": None, "span": None})
        self.assertEqual(message["client_ip"], {"value": "192.0.2.1", "source": "option", "span": None})
        self.assertEqual(message["helo"], {"value": "mail.bank.example", "source": "option", "span": None})

    def test_a_paste_is_repaired_and_a_delivery_is_not(self):
        quoted = b"".join(b"> " + line for line in PASSING.splitlines(keepends=True))
        path = self.file("quoted.eml", quoted)
        pasted = objects(run("check", "--format", "json", path))[0]
        self.assertEqual(pasted["message"]["header_from"]["domain"], "bank.example")
        self.assertIn("quote-prefix-removed", [repair["code"] for repair in pasted["repairs"]])
        delivered = self.file("lf.eml", b"\n".join(UNPROVEN.split(b"\n")))
        report = objects(run("check", "--format", "json", "--ip", "192.0.2.1", delivered))[0]
        self.assertEqual([repair["code"] for repair in report["repairs"]], ["lf-to-crlf"])


if __name__ == "__main__":
    unittest.main()
