"""`fromproof bounce`: files, folders, mboxes, Maildirs, standard input and events as JSON."""

import json
import os
import unittest

from command import SEPARATOR, Case, objects, run


def dsn(address, status="5.1.1", diagnostic=""):
    return (f"From: MAILER-DAEMON@mx.example\nContent-Type: multipart/report; boundary=b\n\n--b\n"
            f"Content-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n"
            f"Final-Recipient: rfc822; {address}\nAction: failed\nStatus: {status}\n{diagnostic}\n--b--\n").encode()


def event(address, label="Permanent", code="550 5.1.1 no"):
    return json.dumps({"eventType": "Bounce", "mail": {"messageId": "1"}, "bounce": {
        "bounceType": label, "bounceSubType": "General",
        "bouncedRecipients": [{"emailAddress": address, "diagnosticCode": "smtp; " + code}]}}).encode()


ORDINARY = b"From: a@shop.example\nTo: b@example.jp\nSubject: x\n\nHi.\n"


class Bounce(Case):
    def bounces(self, *arguments, octets=b"", status=0):
        done = run("bounce", "--format", "json", *arguments, octets=octets)
        self.assertEqual(done.returncode, status, done.stderr)
        return objects(done), done.stderr.decode()

    def addresses(self, *arguments, octets=b"", status=0):
        found, _ = self.bounces(*arguments, octets=octets, status=status)
        return [each["recipients"][0]["address"] for each in found]

    def test_all_members(self):
        path = self.file("a.eml", dsn("a@b.example", "5.2.2 (full)"))
        self.assertEqual(self.bounces(path)[0], [{
            "kind": "dsn", "via": "mail", "file": path, "event": None, "reporting_mta": "mx.example", "arrival_date": None,
            "original_message_id": None, "problems": [],
            "recipients": [{"address": "a@b.example", "original_address": None, "action": "failed", "status": "5.2.2",
                            "diagnostic": None, "class": "soft", "reason": "mailbox-full", "label": None,
                            "sub_label": None, "overruled": False, "proof": "5.2.2"}]}])

    def test_a_label_is_overruled_with_the_code_shown(self):
        found, _ = self.bounces(octets=event("a@b.example", "Transient", "550 5.4.4 Invalid domain"))
        recipient = found[0]["recipients"][0]
        self.assertEqual((found[0]["kind"], found[0]["via"], recipient["class"], recipient["label"],
                          recipient["overruled"], recipient["proof"]),
                         ("dsn", "ses-event", "hard", "Transient", True, "550 5.4.4"))

    def test_where_bounces_come_from(self):
        self.file("in/a.eml", dsn("a@b.example"))
        self.file("in/box.mbox", SEPARATOR + dsn("b@b.example") + b"\n" + SEPARATOR + dsn("c@b.example"))
        self.file("in/deep/events.json", event("d@b.example") + b"\n" + event("e@b.example") + b"\n")
        self.file("in/maildir/cur/1", dsn("f@b.example"))
        self.file("in/maildir/new/2", dsn("g@b.example"))
        self.file("in/.hidden", b"nothing")
        self.file("in/.hidden.d/x", b"nothing")
        folder = os.path.join(self.folder, "in")
        self.assertEqual(self.addresses(folder), [name + "@b.example" for name in "abcdefg"])
        self.assertEqual(self.addresses(os.path.join(folder, "maildir"), os.path.join(folder, "a.eml")),
                         ["f@b.example", "g@b.example", "a@b.example"])
        self.assertEqual(self.addresses(octets=dsn("x@b.example")), ["x@b.example"])
        self.assertEqual(self.addresses("-", octets=b"\xef\xbb\xbf\n [" + event("y@b.example") + b"]"), ["y@b.example"])

    def test_messages_of_an_mbox_are_numbered(self):
        path = self.file("box", SEPARATOR + dsn("a@b.example") + b"\n" + SEPARATOR + dsn("b@b.example"))
        self.assertEqual([each["file"] for each in self.bounces(path)[0]], [path + " #1", path + " #2"])

    def test_what_is_no_bounce_stops_nothing(self):
        bad = self.file("bad.eml", ORDINARY)
        broken = self.file("broken.json", event("a@b.example") + b"\n{\"a\" 1}\n")
        good = self.file("good.eml", dsn("b@b.example"))
        found, errors = self.bounces(bad, broken, "/nonexistent", good, status=2)
        self.assertEqual([each["recipients"][0]["address"] for each in found], ["a@b.example", "b@b.example"])
        lines = errors.splitlines()
        self.assertEqual(len(lines), 3, errors)
        self.assertEqual(lines[0], f"fromproof: {bad}: this is no bounce, complaint or event of Amazon SES")
        self.assertIn("broken.json: this character is not allowed here, at octet ", lines[1])
        self.assertIn("/nonexistent: No such file or directory", lines[2])

    def test_one_refused_input(self):
        for octets in (ORDINARY, b"", b"{}", b"[", b"\0" * 100, b"\xff\xfe{"):
            self.assert_refused(run("bounce", octets=octets))
        os.mkdir(os.path.join(self.folder, "empty"))
        self.assert_refused(run("bounce", os.path.join(self.folder, "empty")), "has no file")

    def test_text_in_both_languages(self):
        mail = dsn("a@b.example", diagnostic="Diagnostic-Code: smtp; 550 5.1.1 \x1b[2J no\n")
        english = run("bounce", octets=mail).stdout.decode()
        self.assertEqual(english, "-\nA mail came back (reported by mx.example)\n  hard      a@b.example\n"
                                  "            There is no such mailbox. Correct the address, or do not write to it again.\n"
                                  "            550 5.1.1 <U+001B>[2J no\n")
        japanese = run("bounce", octets=mail, LC_ALL="ja_JP.UTF-8").stdout.decode()
        self.assertIn("そのメールアドレスは存在しません。", japanese)
        self.assertEqual(japanese, run("bounce", "--lang", "ja", octets=mail).stdout.decode())

    def test_many_recipients(self):
        groups = "\n".join(f"Final-Recipient: rfc822; {i}@b.example\nAction: failed\nStatus: 5.1.1\n" for i in range(5000))
        mail = ("Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\n"
                + groups + "\n--b--\n").encode()
        found, _ = self.bounces(octets=mail)
        self.assertEqual([each["address"] for each in found[0]["recipients"]], [f"{i}@b.example" for i in range(5000)])


if __name__ == "__main__":
    unittest.main()
