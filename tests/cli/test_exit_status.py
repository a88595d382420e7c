import unittest

from command import PASSING, UNPROVEN, ZONE, Case, objects, run


class ExitStatus(Case):
    def test_0_when_every_message_passes_and_each_pass_is_verified(self):
        mail = self.file("1.eml", UNPROVEN)
        envelope = ["--ip", "192.0.2.10", "--mail-from", "a@bank.example", "--helo", "mail.bank.example"]
        verified = ["check", "--zone", self.file("zone", ZONE), *envelope]
        self.assertEqual(run(*verified, mail, mail).returncode, 0)

    def test_3_when_every_message_passes_and_some_pass_is_only_reported_or_computed(self):
        first, second = self.file("1.eml", PASSING), self.file("2.eml", PASSING)
        self.assertEqual(run("check", first, second).returncode, 3)
        self.assertEqual(run("check", "--zone", self.file("zone", ZONE), first).returncode, 3)

    def test_1_when_one_does_not(self):
        passing, unproven = self.file("1.eml", PASSING), self.file("2.eml", UNPROVEN)
        self.assertEqual(run("check", passing, unproven).returncode, 1)
        self.assertEqual(run("check", unproven, passing).returncode, 1)

    def test_75_when_the_receiver_had_no_answer_from_dns(self):
        waiting = PASSING.replace(b"spf=pass", b"spf=temperror").replace(b"dkim=pass", b"dkim=temperror").replace(
            b"dmarc=pass", b"dmarc=temperror")
        done = run("check", self.file("1.eml", waiting))
        self.assertEqual(done.returncode, 75, done.stdout)
        self.assertEqual(run("check", self.file("1.eml", waiting), self.file("2.eml", UNPROVEN)).returncode, 75)

    def test_2_when_a_file_cannot_be_read_and_the_others_are_done(self):
        good, gone = self.file("good.eml", PASSING), self.folder + "/gone.eml"
        done = run("check", "--format", "json", gone, good)
        self.assertEqual(done.returncode, 2)
        self.assertEqual([report["file"] for report in objects(done)], [good])
        self.assertEqual(done.stderr, f"fromproof: {gone}: No such file or directory\n".encode())

    def test_2_for_wrong_usage(self):
        path = self.file("1.eml", PASSING)
        for arguments in ([], ["nonsense"], ["check", "--nonsense"], ["check", "--format", "yaml", path],
                          ["check", "--lang", "fr", path], ["check", "--ip", "300.1.1.1", path],
                          ["check", "--time", "yesterday", path], ["parse"], ["parse", "poem", "x"],
                          ["dmarc"], ["dmarc", "--method", "psl", "a..b"]):
            with self.subTest(arguments=arguments):
                self.assert_refused(run(*arguments))

    def test_wrong_usage_says_what_and_where_to_read_on(self):
        for arguments, words in (([], ("no command is given", "fromproof --help")),
                                 (["chekc", "x.eml"], ("chekc: no such command", "fromproof --help")),
                                 (["--format", "json"], ("--format: no such option before a command",)),
                                 (["check", "--nonsense"], ("--nonsense", "fromproof check --help")),
                                 (["dmarc", "a.example", "b.example"], ("b.example", "fromproof dmarc --help"))):
            with self.subTest(arguments=arguments):
                self.assert_refused(run(*arguments), *words)

    def test_2_for_a_walk_without_dns(self):
        self.assert_refused(run("dmarc", "example.com"), "DNS")

    def test_later_commands_are_not_there(self):
        for name in ("domain",):
            self.assert_refused(run(name, "x"))

    def test_help_and_version(self):
        for arguments in (["--help"], ["check", "--help"], ["parse", "--help"], ["spf", "--help"],
                          ["dmarc", "--help"], ["report", "--help"], ["bounce", "--help"]):
            done = run(*arguments)
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            self.assertIn(b"Exit status: 0", done.stdout)
        self.assertRegex(run("--version").stdout, rb"^fromproof \d+\.\d+\.\d+\n$")

    def test_a_text_that_is_not_a_mail_is_named_and_refused(self):
        for name, octets, word in (("empty.eml", b"", "empty"), ("blank.eml", b"\r\n\r\n", "empty"),
                                   ("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), "Outlook"),
                                   ("a.pdf", b"%PDF-1.7\n%\xe2\xe3\n1 0 obj\n", "PDF"),
                                   ("a.zip", b"PK\x03\x04" + bytes(30), "ZIP"),
                                   ("a.gz", b"\x1f\x8b\x08" + bytes(30), "gzip"),
                                   ("poem.txt", b"Roses are red,\nviolets are blue.\n", "not a mail")):
            with self.subTest(name=name):
                self.assert_refused(run("check", self.file(name, octets)), name, word)

    def test_a_directory_that_is_no_maildir(self):
        self.assert_refused(run("check", self.folder), "directory")

    def test_a_file_name_cannot_forge_a_line(self):
        done = run("check", self.folder + "/x\nfromproof: all is well\x1b[2J.eml")
        self.assert_refused(done, "x fromproof: all is well<U+001B>[2J.eml: ")


class Quiet(Case):
    def test_prints_only_errors(self):
        path = self.file("1.eml", PASSING)
        done = run("check", "--quiet", path)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (3, b"", b""))
        self.assert_refused(run("check", "--quiet", path, self.folder + "/gone"), "gone")


class Time(Case):
    def test_unix_seconds_and_rfc_3339(self):
        path = self.file("1.eml", PASSING)
        for time in ("1767225600", "-1", "2026-01-01", "2026-01-01T00:00:00Z", "2026-01-01t09:00:00.5+09:00",
                     "2016-12-31 23:59:60z"):
            with self.subTest(time=time):
                self.assertEqual(run("check", f"--time={time}", path).returncode, 3)
        for time in ("", "2026-13-01", "2026-02-30", "2026-01-01T24:00:00Z", "2026-01-01T00:00:00", "1767225600s",
                     "2026-01-01T00:00:00+9:00", "2026-01-01T00:00:00.Z", "99999999999999999999"):
            with self.subTest(time=time):
                self.assert_refused(run("check", f"--time={time}", path), "--time")


if __name__ == "__main__":
    unittest.main()
