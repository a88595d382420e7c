"""fromproof report: what it reads, wrapped in whatever, and what it refuses."""

import gzip
import io
import os
import struct
import tarfile
import unittest
import zipfile

from command import Case, SEPARATOR, objects, run
from reports import FAILURE, XML, attachment, gzipped, in_base64, mail, part, single, tls, xml, zipped


class Reports(Case):
    def report(self, *paths, octets=b""):
        return run("report", "--format", "json", *paths, octets=octets)

    def read(self, octets, name="report"):
        return self.report(self.file(name, octets))

    def ids(self, done):
        """The identifiers of what was read, where nothing was refused."""
        self.assertEqual((done.stderr, done.returncode), (b"", 0))
        return [each["report_id"] for each in objects(done)]

    def assert_partly(self, done, ids, *words):
        """These reports, and one line about the rest."""
        self.assertEqual([each["report_id"] for each in objects(done)], ids)
        self.assertEqual(done.returncode, 2)
        self.assertEqual(done.stderr.count(b"\n"), 1, done.stderr)
        for word in words:
            self.assertIn(word.encode(), done.stderr)


class Aggregate(Reports):
    def test_all_that_it_says(self):
        path = self.file("a.xml", XML)
        done = self.report(path)
        self.assertEqual((done.stderr, done.returncode), (b"", 0))
        self.assertEqual(objects(done), [{
            "kind": "aggregate", "file": path, "member": None, "version": None, "org_name": "Reporter",
            "email": "dmarc@reporter.example", "extra_contact_info": None, "report_id": "1", "generator": None,
            "begin": 1767225600, "end": 1767311999, "domain": "k-bushi.example",
            "policy": {"p": "none", "sp": "reject", "np": None, "adkim": None, "aspf": None, "fo": None, "testing": None,
                       "discovery_method": None},
            "records": [{
                "source_ip": "192.0.2.1", "count": 7, "disposition": "none", "dkim": "pass", "spf": "fail", "reasons": [],
                "header_from": "k-bushi.example", "envelope_from": None, "envelope_to": None,
                "auth": {"dkim": [{"domain": "k-bushi.example", "selector": "s", "result": "pass", "human_result": None}],
                         "spf": []}}],
            "problems": []}])

    def test_problems_have_a_place(self):
        octets = XML.replace(b"<count>7<", b"<count>-7<")
        problem, = objects(self.read(octets))[0]["problems"]
        self.assertEqual((problem["code"], problem["offset"]), ("bad-count", octets.index(b"<count>")))

    def test_a_count_beyond_63_bits(self):
        record, = objects(self.read(XML.replace(b"<count>7<", b"<count>9999999999999999999<")))[0]["records"]
        self.assertEqual(record["count"], 9999999999999999999)

    def test_the_output_is_utf8(self):
        for name in (b"\xff\xfe", b"Soci\xe9t\xe9", b"\xed\xa0\x80", b"\xe6\x97"):
            with self.subTest(name=name):
                report, = objects(self.read(XML.replace(b"Reporter", name)))
                self.assertIn("\ufffd", report["org_name"])
                self.assertEqual([each["code"] for each in report["problems"]], ["not-utf8"])

    def test_control_characters_are_escaped(self):
        done = self.read(XML.replace(b"Reporter", b"a\x1b[2J\x00b"))
        self.assertEqual(objects(done)[0]["org_name"], "a\x1b[2J\x00b")
        self.assertNotIn(b"\x1b", done.stdout)
        self.assertNotIn(b"\0", done.stdout)

    def test_what_is_refused(self):
        for octets, words in ((b"<html></html>", "no DMARC report"),
                              (XML.replace(b"<feedback>", b"<!DOCTYPE a><feedback>"), "DOCTYPE"),
                              (XML[:-12], "cut off"),
                              (XML.replace(b"</row>", b""), "end tag"),
                              (XML + b"x", "follows the end")):
            with self.subTest(words=words):
                self.assert_refused(self.read(octets), words)

    def test_a_refusal_has_its_offset(self):
        octets = XML.replace(b"</row>", b"</rov>")
        self.assert_refused(self.read(octets), f"octet {octets.index(b'</rov>')}: ")
        octets = b"<?xml version='1.0'?>\n<!DOCTYPE a><feedback/>"
        self.assert_refused(self.read(octets), "octet 22: ")


class Inputs(Reports):
    def test_standard_input(self):
        for arguments in ([], ["-"]):
            done = self.report(*arguments, octets=gzipped(XML))
            self.assertEqual([each["file"] for each in objects(done)], ["-"])

    def test_an_empty_file(self):
        self.assert_refused(self.read(b""))
        self.assert_refused(self.read(b"\n\n"))

    def test_a_byte_order_mark_and_empty_lines_above_the_xml(self):
        for above in (b"\n", b"\xef\xbb\xbf\r\n\r\n", b" \n" * 20):
            self.assertEqual(len(objects(self.read(above + XML))), 1)

    def test_what_is_not_there(self):
        self.assert_refused(self.report(self.folder + "/none.xml"), "No such file")

    def test_one_bad_file_among_good_ones(self):
        paths = [self.file("1.xml", xml(1)), self.file("2.xml", XML[:300]), self.file("3.xml.gz", gzipped(xml(3)))]
        self.assert_partly(self.report(*paths), ["1", "3"], "2.xml", "cut off")

    def test_a_folder_and_its_folders_by_name(self):
        self.file("in/b/2.xml", xml(2))
        self.file("in/a.zip", zipped(("1.xml", xml(1))))
        self.file("in/c.eml", mail(attachment(gzipped(xml(3)))))
        self.file("in/.hidden/x.xml", xml(9))
        self.file("in/.x.xml", xml(9))
        done = self.report(self.folder + "/in")
        self.assertEqual(self.ids(done), ["1", "2", "3"])
        self.assertEqual([each["file"] for each in objects(done)],
                         [self.folder + "/in/" + name for name in ("a.zip", "b/2.xml", "c.eml")])

    def test_a_folder_without_files(self):
        os.makedirs(self.folder + "/in")
        self.assert_refused(self.report(self.folder + "/in"), "without files")

    def test_a_maildir(self):
        self.file("Maildir/cur/1:2,S", mail(attachment(gzipped(xml(1)))))
        self.file("Maildir/new/2", mail(attachment(gzipped(xml(2)))))
        self.file("Maildir/tmp/3", b"half a mess")
        self.assertEqual(self.ids(self.report(self.folder + "/Maildir")), ["1", "2"])

    def test_an_mbox(self):
        mails = [mail(attachment(gzipped(xml(n)))) for n in (1, 2)]
        mails.insert(1, single("Content-Type: text/plain", b"No report."))
        done = self.read(b"".join(SEPARATOR + each + b"\n" for each in mails), "in.mbox")
        self.assert_partly(done, ["1", "2"], "message 2", "no report")
        self.assertEqual([each["index"] for each in objects(done)], [1, 3])

    def test_the_octets_tell_what_a_file_is(self):
        for name, octets in (("a.zip", XML), ("a.xml.gz", XML), ("a.xml", zipped(("a", XML))), ("a.eml", XML), ("a.zip", gzipped(XML)),
                             ("a.gz", zipped(("a.txt", XML))), ("a.json", XML), ("a", mail(attachment(XML))),
                             ("a.txt", b"\xef\xbb\xbf" + XML)):
            with self.subTest(name=name):
                self.assertEqual(self.ids(self.read(octets, name)), ["1"])

    def test_utf16(self):
        text = XML.decode()
        for octets in (text.encode("utf-16"), text.encode("utf-16-le"), text.encode("utf-16-be"), ("\ufeff" + text).encode("utf-16-be")):
            self.assertEqual(self.ids(self.read(octets)), ["1"])
            self.assertEqual(self.ids(self.read(gzipped(octets))), ["1"])


class Archives(Reports):
    def test_each_member_is_a_report(self):
        octets = zipped(*((f"{n}.xml", xml(n)) for n in range(1, 6)))
        done = self.read(octets)
        self.assertEqual(self.ids(done), ["1", "2", "3", "4", "5"])
        self.assertEqual([each["member"] for each in objects(done)], [f"{n}.xml" for n in range(1, 6)])

    def test_one_in_the_other(self):
        for octets in (zipped(("a.xml.gz", gzipped(XML))), gzipped(zipped(("a.xml", XML))), gzipped(gzipped(XML)),
                       zipped(("b.zip", zipped(("a.xml", XML))))):
            self.assertEqual(self.ids(self.read(octets)), ["1"])

    def test_the_depth_is_limited(self):
        octets = XML
        for _ in range(4):
            octets = gzipped(octets)
        self.assertEqual(self.ids(self.read(octets)), ["1"])
        self.assert_refused(self.read(gzipped(octets)), "too many archives")

    def test_stored_members_and_folders(self):
        octets = zipped(("folder/", b""), ("folder/a.xml", XML), method=zipfile.ZIP_STORED)
        self.assertEqual(self.ids(self.read(octets)), ["1"])

    def test_zip_that_was_written_without_seeking(self):
        """The sizes follow each member then (APPNOTE 4.3.9)."""
        class Pipe(io.RawIOBase):
            written = b""

            def writable(self):
                return True

            def write(self, octets):
                self.written += bytes(octets)
                return len(octets)
        pipe = Pipe()
        with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.xml", XML)
        self.assertEqual(self.ids(self.read(pipe.written)), ["1"])

    def test_an_archive_without_a_file(self):
        self.assert_refused(self.read(zipped()), "without a file")

    def test_a_bad_member_among_good_ones(self):
        done = self.read(zipped(("1.xml", xml(1)), ("2.xml", XML[:200]), ("3.xml", xml(3))))
        self.assert_partly(done, ["1", "3"], "2.xml", "cut off")

    def test_names_are_labels(self):
        names = ["../../etc/cron.d/x", "/tmp/absolute.xml", "a[1]!(2).xml", "C:\\x.xml", "日本.xml", "a\x1b[31m\nb.xml", "-"]
        done = self.read(zipped(*((name, xml(n)) for n, name in enumerate(names))))
        self.assertEqual(self.ids(done), [str(n) for n in range(len(names))])
        self.assertEqual([each["member"] for each in objects(done)], names)
        self.assertNotIn(b"\x1b", done.stdout)
        self.assertEqual(os.listdir(self.folder), ["report"])

    def test_a_refused_name_does_not_reach_the_terminal_as_it_is(self):
        done = self.read(zipped(("a\x1b[31m\nfromproof: all is well", XML[:200])))
        self.assert_refused(done, "cut off")
        self.assertNotIn(b"\x1b", done.stderr)

    def test_gzip_with_several_members(self):
        """RFC 1952 section 2.2: their contents follow each other."""
        self.assertEqual(self.ids(self.read(gzipped(XML[:100]) + gzipped(XML[100:]))), ["1"])

    def test_gzip_with_padding(self):
        for padding in (b"\n", b"\r\n", b"\0" * 512):
            self.assertEqual(self.ids(self.read(gzipped(XML) + padding)), ["1"])

    def test_gzip_with_a_name_and_a_comment(self):
        plain = gzipped(XML)
        octets = plain[:3] + b"\x18" + plain[4:10] + b"name.xml\0comment\0" + plain[10:]
        self.assertEqual(gzip.decompress(octets), XML)
        self.assertEqual(self.ids(self.read(octets)), ["1"])

    def test_gzip_that_is_cut_off(self):
        octets = gzipped(XML)
        for size in range(10, len(octets), 10):
            with self.subTest(size=size):
                self.assert_refused(self.read(octets[:size]), "cut off")
        self.assert_refused(self.read(octets[:-1]), "cut off")

    def test_gzip_that_is_broken(self):
        octets = gzipped(XML)
        wrong_sum = octets[:-8] + struct.pack("<I", 1) + octets[-4:]
        wrong_size = octets[:-4] + struct.pack("<I", 1)
        middle = len(octets) // 2
        wrong_middle = octets[:middle] + b"\xff" * 20 + octets[middle + 20:]
        for broken in (wrong_sum, wrong_size, wrong_middle, b"\x1f\x8b" + b"x" * 100):
            self.assert_refused(self.read(broken), "broken gzip")

    def test_zip_that_is_cut_off(self):
        octets = zipped(("a.xml", XML))
        for size in range(10, len(octets), 50):
            with self.subTest(size=size):
                self.assert_refused(self.read(octets[:size]), "no whole zip")

    def test_zip_with_a_wrong_sum(self):
        octets = bytearray(zipped(("1.xml", xml(1)), ("2.xml", xml(2)), method=zipfile.ZIP_STORED))
        octets[octets.index(b"<report_id>2") + 11] = ord("9")
        self.assert_partly(self.read(bytes(octets)), ["1"], "2.xml")

    def test_a_tar_archive_is_no_report(self):
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w:gz") as archive:
            member = tarfile.TarInfo("a.xml")
            member.size = len(XML)
            archive.addfile(member, io.BytesIO(XML))
        self.assert_refused(self.read(out.getvalue()))


    def test_what_macos_adds_to_an_archive_is_no_file(self):
        archive = zipped(("a.xml", XML), ("__MACOSX/._a.xml", b"\0\5\x16\7Mac OS X"))
        self.assertEqual([each["member"] for each in objects(self.read(archive))], ["a.xml"])


class Bombs(Reports):
    """Nothing unpacks to more than 1 GiB."""

    blanks = gzip.compress(b"<feedback>", mtime=0) + gzip.compress(b" " * (64 << 20), mtime=0) * 17

    def test_gzip(self):
        self.assert_refused(self.read(self.blanks), "more than 1 GiB")

    def test_gzip_in_zip_does_not_spoil_the_other_files(self):
        bomb = self.file("a.zip", zipped(("a.xml.gz", self.blanks)))
        self.assert_partly(self.report(bomb, self.file("b.xml", xml(2))), ["2"], "a.zip: a.xml.gz", "more than 1 GiB")

    def test_zip(self):
        path = os.path.join(self.folder, "bomb.zip")
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            with archive.open("a.xml", "w", force_zip64=True) as member:
                member.write(b"<feedback>")
                for _ in range(17):
                    member.write(b" " * (64 << 20))
        self.assert_refused(self.report(path), "more than 1 GiB")


    def test_many_members_are_one_line(self):
        blank = gzip.compress(b" " * (64 << 20), mtime=0)
        members = [(f"{i}.xml.gz", gzip.compress(b"<feedback>", mtime=0) + blank * 9) for i in range(12)]
        done = self.read(zipped(*members))
        self.assertEqual((done.returncode, done.stdout), (2, b""))
        self.assertEqual(done.stderr.count(b"more than 1 GiB"), 1)


class Mails(Reports):
    def test_each_type_and_encoding(self):
        compressed = gzipped(XML)
        quoted = XML.replace(b"=", b"=3D")
        for octets in (
                mail(attachment(compressed)),
                mail(attachment(compressed, "application/x-gzip")),
                mail(attachment(compressed, "application/octet-stream", "x")),
                mail(attachment(zipped(("a.xml", XML)), "application/zip", "a.zip")),
                mail(attachment(zipped(("a.xml", XML)), "application/x-zip-compressed", "a.zip")),
                mail(attachment(compressed, "application/zip", "a.zip")),
                mail(attachment(XML, "text/xml", "a.xml")),
                mail(attachment(XML, "application/xml", "a.xml")),
                mail(attachment(XML, "application/gzip", "a.xml.gz")),
                mail(part("Content-Type: text/xml", XML)),
                mail(part("Content-Type: text/xml\nContent-Transfer-Encoding: 8bit", XML)),
                mail(part("Content-Type: text/xml\nContent-Transfer-Encoding: quoted-printable", quoted)),
                mail(part("Content-Type: application/gzip\nContent-Transfer-Encoding: BASE64", in_base64(compressed))),
                single("Content-Type: application/gzip\nContent-Transfer-Encoding: base64", in_base64(compressed)),
                single("Content-Type: text/xml", XML),
                mail(attachment(compressed)).replace(b"\n", b"\r\n")):
            with self.subTest(octets=octets[100:400]):
                self.assertEqual(self.ids(self.read(octets)), ["1"])

    def test_what_is_there_for_people_is_left_out(self):
        octets = mail(part("Content-Type: text/plain", b"This is a report."), part("Content-Type: text/html", b"<p>This is a report.</p>"),
                      attachment(gzipped(XML)), part("Content-Type: image/png\nContent-Transfer-Encoding: base64", in_base64(b"\x89PNG\r\n")))
        self.assertEqual(self.ids(self.read(octets)), ["1"])

    def test_several_attachments(self):
        octets = mail(attachment(gzipped(xml(1)), name="1.gz"), attachment(zipped(("2.xml", xml(2)), ("3.xml", xml(3))), name="2.zip"))
        done = self.read(octets)
        self.assertEqual(self.ids(done), ["1", "2", "3"])

    def test_a_bad_attachment_among_good_ones(self):
        octets = mail(attachment(gzipped(xml(1)), name="1.gz"), attachment(gzipped(XML)[:100], name="2.gz"))
        self.assert_partly(self.read(octets), ["1"], "2.gz", "cut off")

    def test_the_name_of_an_attachment(self):
        for disposition, name in (("attachment; filename=a.xml.gz", "a.xml.gz"), ('attachment; filename="a b.gz"', "a b.gz"),
                                  ("attachment; filename*=utf-8''%E6%97%A5.gz", "日.gz"),
                                  ('attachment; filename*0="a!"; filename*1="b.gz"', "a!b.gz"), ("inline", None)):
            with self.subTest(disposition=disposition):
                octets = mail(part(f"Content-Type: application/gzip\nContent-Disposition: {disposition}\nContent-Transfer-Encoding: base64",
                                   in_base64(gzipped(XML))))
                self.assertEqual([each["member"] for each in objects(self.read(octets))], [name])

    def test_forwarded_mails(self):
        octets = mail(attachment(gzipped(XML)))
        for depth in range(1, 4):
            octets = mail(part("Content-Type: text/plain", b"See below."), part("Content-Type: message/rfc822", octets),
                          boundary=f"forward{depth}")
            self.assertEqual(self.ids(self.read(octets)), ["1"])
        octets = mail(part("Content-Type: message/rfc822", octets), boundary="forward4")
        self.assert_refused(self.read(octets), "too many mails")

    def test_a_mail_without_a_report(self):
        self.assert_refused(self.read(single("Content-Type: text/plain", b"Hello.")), "no report")
        self.assert_refused(self.read(mail(part("Content-Type: text/plain", b"Hello."))), "no report")
        self.assert_refused(self.read(mail(attachment(b"%PDF-1.7", "application/pdf", "a.pdf"))), "a.pdf")

    def test_broken_base64_is_a_broken_archive(self):
        body = in_base64(gzipped(XML)).replace(b"A", b"*")
        octets = mail(part("Content-Type: application/gzip\nContent-Transfer-Encoding: base64", body))
        self.assert_refused(self.read(octets))


class Tls(Reports):
    def test_all_that_it_says(self):
        for octets in (tls(), gzipped(tls()), b"\xef\xbb\xbf" + tls(), zipped(("a.json", tls())),
                       mail(attachment(gzipped(tls()), "application/tlsrpt+gzip", "a.json.gz")),
                       mail(part("Content-Type: application/tlsrpt+json", tls()))):
            report, = objects(self.read(octets))
            for where in ("file", "member"):
                del report[where]
            self.assertEqual(report, {
                "kind": "tls", "organization_name": "Reporter", "report_id": "2026-01-01_k-bushi.example",
                "begin": 1767225600, "end": 1767311999, "problems": [],
                "policies": [{
                    "type": "sts", "domain": "k-bushi.example", "successes": 5326, "failures": 303, "details_omitted": 0,
                    "details": [{"type": "certificate-expired", "count": 100, "mta": "mx1.mail.k-bushi.example", "reason": None},
                                {"type": "validation-failure", "count": 203, "mta": "mx-backup.mail.k-bushi.example",
                                 "reason": "X509_V_ERR_PROXY_PATH_LENGTH_EXCEEDED"}]}]})

    def test_members_that_reporters_leave_out(self):
        report, = objects(self.read(tls(**{"contact-info": None, "policies": [
            {"policy": {"policy-type": "no-policy-found"}, "summary": {"total-successful-session-count": "12"}}]})))
        self.assertEqual(report["policies"], [{"type": "no-policy-found", "domain": None, "successes": 12, "failures": None,
                                               "details": [], "details_omitted": 0}])

    def test_text_is_decoded(self):
        report, = objects(self.read(b'{"organization-name":"\\u65e5\\ud83d\\ude00\\n\\"","policies":[]}'))
        self.assertEqual(report["organization_name"], "日\U0001f600\n\"")

    def test_what_is_refused(self):
        for octets in (b"{}", b"[1]", b'{"policies":null}'):
            self.assert_refused(self.read(octets), "no report on TLS")
        self.assert_refused(self.read(tls()[:-1]), f"octet {len(tls()) - 1}: ")
        self.assert_refused(self.read(tls() + b"x"))


class Failure(Reports):
    def test_all_that_it_says(self):
        for octets in (FAILURE, FAILURE.replace(b"\n", b"\r\n"), mail(part("Content-Type: message/rfc822", FAILURE), boundary="f")):
            report, = objects(self.read(octets))
            check = report.pop("check")
            self.assertEqual(check["message"]["header_from"]["domain"], "k-bushi.example")
            self.assertEqual({**report, "file": "", "member": None}, {
                "kind": "failure", "file": "", "member": None, "auth_failure": "dmarc", "identity_alignment": "none",
                "source_ip": "192.0.2.9", "arrival_date": 1767225600, "original_mail_from": "bounce@other.example",
                "reported_domain": "k-bushi.example", "dkim_domain": "other.example", "spf_dns": None, "problems": []})

    def test_only_the_header_of_the_message(self):
        octets = FAILURE.replace(b"message/rfc822", b"text/rfc822-headers").replace(b"\nHi.\n", b"")
        self.assertEqual(objects(self.read(octets))[0]["check"]["message"]["subject"], "hello")

    def test_without_the_message(self):
        octets = FAILURE[:FAILURE.index(b"--b\nContent-Type: message/rfc822")] + b"--b--\n"
        self.assertIsNone(objects(self.read(octets))[0]["check"])

    def test_plain_text(self):
        octets = single("Content-Type: text/plain", b"Sender Domain: k-bushi.example\nSender IP Address: 192.0.2.9\n")
        report, = objects(self.read(octets))
        self.assertEqual((report["reported_domain"], report["source_ip"]), ("k-bushi.example", "192.0.2.9"))
        self.assertEqual([each["code"] for each in report["problems"]], ["no-fields"])

    def test_a_complaint_is_none(self):
        self.assert_refused(self.read(FAILURE.replace(b"auth-failure", b"abuse")))


if __name__ == "__main__":
    unittest.main()
