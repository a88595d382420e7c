"""Whose word counts: one mail for each kind of mistake that was once made with it. The bank is 192.0.2.10, its policy is
reject; the forger is 198.51.100.66. Expected values follow from docs/evidence.md."""

import base64
import subprocess
import tempfile
import unittest

from command import Case, crlf, objects, run

BODY = b"To: <you@rcpt.example>\nSubject: Your account\nDate: Thu, 01 Jan 2026 00:00:00 +0000\n\nHi.\n"
FROM = b"From: Bank <service@bank.example>\n"
FORGED = (b"Authentication-Results: %s; spf=pass smtp.mailfrom=bank.example; dkim=pass header.d=bank.example; "
          b"dmarc=pass header.from=bank.example\n")
JUNK = (b"DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed; d=bank.example; s=s1; h=from:subject; "
        b"bh=MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=; b=MTIzNDU2Nzg5MDEy\n")
ENVELOPE = ["--ip", "198.51.100.66", "--mail-from", "x@attacker.example", "--helo", "mail.attacker.example"]


def hop(client, by, protocol=b"ESMTPS"):
    return b"Received: from %s by %s with %s id 1; Thu, 01 Jan 2026 00:00:00 +0000\n" % (client, by, protocol)


ATTACKER = b"mail.attacker.example (mail.attacker.example [198.51.100.66])"
BANK = b"mail.bank.example (mail.bank.example [192.0.2.10])"
# A server that no table lists and that writes no results.
RECEIVED = b"Return-Path: <x@attacker.example>\n" + hop(ATTACKER, b"mx.rcpt.example")
MICROSOFT = (hop(b"AM1.eurprd01.prod.outlook.com (2603:10a6::1)", b"PA1.eurprd01.prod.outlook.com", b"HTTPS") +
             b"Authentication-Results: %s\n" +
             b"Received: from %s by\n AM1EUR01FT1.mail.protection.outlook.com (10.152.1.1) with Microsoft SMTP Server id 15.20;"
             b" Thu, 01 Jan 2026 00:00:00 +0000\n")


class Evidence(Case):
    @classmethod
    def setUpClass(cls):
        with tempfile.TemporaryDirectory() as folder:
            key = folder + "/key.pem"
            subprocess.run(["openssl", "genrsa", "-out", key, "1024"], check=True, capture_output=True)
            der = subprocess.run(["openssl", "rsa", "-in", key, "-pubout", "-outform", "DER"], check=True,
                                 capture_output=True).stdout
        cls.zone_text = (b'bank.example. TXT "v=spf1 ip4:192.0.2.10 -all"\n_dmarc.bank.example. TXT "v=DMARC1; p=reject"\n'
                         b's1._domainkey.bank.example. TXT "v=DKIM1; p=%s"\n' % base64.b64encode(der) +
                         b'attacker.example. TXT "v=spf1 ip4:198.51.100.66 -all"\n')

    def report(self, message, *options, dns=False):
        zone = ["--zone", self.file("zone", self.zone_text)] if dns else []
        done = run("check", "--format", "json", *zone, *options, self.file("mail.eml", crlf(message)))
        [report] = objects(done)
        return done.returncode, report

    def assert_verdict(self, got, status, result, source):
        returncode, report = got
        self.assertEqual((returncode, report["dmarc"]["result"], report["dmarc"]["source"]), (status, result, source))
        return report

    def assert_no_pass(self, message, *options):
        for dns in (False, True):
            with self.subTest(dns=dns):
                status, report = self.report(message, *options, dns=dns)
                self.assertEqual((status, report["dmarc"]["result"] == "pass"), (1, False))


class AMailServersMessage(Evidence):
    def test_without_an_empty_line_the_body_is_empty_and_no_field_of_the_message_counts(self):
        header = (FORGED % b"mx.rcpt.example" + JUNK + FROM + BODY).split(b"\n\n")[0] + b"\n"
        got = self.report(header, *ENVELOPE, "--receiver", "mx.rcpt.example", dns=True)
        report = self.assert_verdict(got, 1, "fail", "verified")
        self.assertEqual((report["dmarc"]["applied"], report["message"]["mode"]), ("reject", "server"))
        self.assertEqual((report["spf"]["domain"], report["spf"]["source"]), ("attacker.example", "verified"))

    def test_with_dns_off_nothing_is_known(self):
        got = self.report(FORGED % b"mx.rcpt.example" + FROM + BODY, *ENVELOPE)
        self.assert_verdict(got, 1, "none", "none")

    def test_only_the_options_say_who_sent_it(self):
        mail = hop(BANK, b"mx.rcpt.example") + FROM + BODY
        got = self.report(mail, "--mail-from", "service@bank.example", dns=True)
        report = self.assert_verdict(got, 1, "none", "none")
        self.assertEqual((report["message"]["client_ip"]["value"], report["spf"]["reason"]), (None, "unknown-client"))

    def test_a_key_that_is_not_there_proves_nothing_and_the_message_fails(self):
        got = self.report(JUNK.replace(b"s=s1", b"s=never") + FROM + BODY, *ENVELOPE, dns=True)
        report = self.assert_verdict(got, 1, "fail", "verified")
        self.assertEqual(report["dkim"][0]["result"], "permerror")


class ACopy(Evidence):
    def test_what_no_signature_covers_puts_nothing_in_doubt(self):
        for junk in (b"X-Note: [email protected]\n", b""):
            blanks = JUNK.replace(b"b=MTIz", b"b=M T I z")
            got = self.report(RECEIVED + junk + blanks + FROM + BODY, dns=True)
            self.assert_verdict(got, 1, "fail", "computed")

    def test_a_key_that_is_gone_is_unknown(self):
        got = self.report(RECEIVED + JUNK.replace(b"s=s1", b"s=gone") + FROM + BODY, dns=True)
        report = self.assert_verdict(got, 1, "none", "none")
        self.assertEqual(report["dmarc"]["reason"], "identifier-unknown")

    def test_a_text_that_anyone_can_type_is_computed_and_never_verified(self):
        mail = b"Return-Path: <service@bank.example>\n" + hop(BANK, b"mx.rcpt.example") + FROM + BODY
        report = self.assert_verdict(self.report(mail, dns=True), 3, "pass", "computed")
        self.assertEqual(report["spf"]["source"], "computed")
        text = run("check", "--zone", self.file("zone", self.zone_text), self.file("mail.eml", mail)).stdout
        self.assertNotIn(b"verified here", text)

    def test_no_trace_and_no_signature_is_unknown_and_no_failure(self):
        self.assert_verdict(self.report(FROM + BODY, dns=True), 1, "none", "none")

    def test_line_ends_of_a_copy_are_restored(self):
        mail = RECEIVED + FROM + BODY
        for name, octets in (("CR CR LF", mail.replace(b"\n", b"\r\r\n")), ("an LF body", crlf(mail[:-4]) + mail[-4:])):
            with self.subTest(name):
                done = run("check", "--format", "json", self.file("mail.eml", octets))
                self.assertEqual(objects(done)[0]["message"]["header_from"]["domain"], "bank.example")

    def test_gmails_summary_alone_is_no_mail(self):
        table = "メッセージ ID\t<1@a.example>\n作成日:\t2026年1月1日\nSPF:\tPASS（IP: 192.0.2.10）\nDKIM:\t'PASS'\nDMARC:\t'PASS'\n"
        self.assert_refused(run("check", self.file("mail.eml", table.encode())), "Gmail")


class TheReceiversFields(Evidence):
    def test_a_sender_writes_results_of_any_name_below_the_border(self):
        for name in (b"mx.rcpt.example", b"mx.google.com", b"protection.outlook.com"):
            self.assert_no_pass(RECEIVED + FORGED % name + FROM + BODY)
            self.assert_no_pass(RECEIVED + hop(BANK, name) + FORGED % name + FROM + BODY)

    def test_a_field_without_a_name_counts_at_microsoft_alone(self):
        nameless = b"Authentication-Results: spf=pass smtp.mailfrom=bank.example; dmarc=pass header.from=bank.example\n"
        self.assert_no_pass(nameless + RECEIVED + FROM + BODY)
        mail = MICROSOFT % (nameless.split(b": ", 1)[1].strip(), b"mail.bank.example (192.0.2.10)") + FROM + BODY
        self.assert_verdict(self.report(mail), 3, "pass", "reported")

    def test_above_the_border_they_count_and_the_way_out_is_named_for_others(self):
        results = FORGED % b"mx.rcpt.example"
        received = b"Return-Path: <service@bank.example>\n" + hop(BANK, b"mx.rcpt.example")
        self.assert_verdict(self.report(results + received + FROM + BODY), 3, "pass", "reported")
        status, report = self.report(received + results + FROM + BODY)
        self.assertEqual((status, report["reported"][0]["would_say"]["receiver"]), (1, "mx.rcpt.example"))
        self.assert_verdict(self.report(received + results + FROM + BODY, "--receiver", "mx.rcpt.example"), 3, "pass",
                            "reported")

    def test_one_receiver_may_write_several_fields(self):
        fields = b"".join(b"Authentication-Results: mx.rcpt.example; %s\n" % result for result in (
            b"dmarc=pass header.from=bank.example", b"dkim=none", b"spf=pass smtp.mailfrom=bank.example"))
        report = self.assert_verdict(self.report(fields + hop(BANK, b"mx.rcpt.example") + FROM + BODY), 3, "pass", "reported")
        self.assertEqual((report["spf"]["result"], report["spf"]["domain"]), ("pass", "bank.example"))

    def test_two_different_results_in_one_field_are_none(self):
        field = b"Authentication-Results: mx.rcpt.example; dmarc=fail header.from=bank.example; dmarc=pass header.from=bank.example\n"
        report = self.assert_verdict(self.report(field + RECEIVED + FROM + BODY), 1, "none", "none")
        self.assertIn("results-disputed", {finding["code"] for finding in report["findings"]})

    def test_spellings_of_providers(self):
        for spf in (b"smtp.mail=a@bank.example", b"smtp.mfrom=a@bank.example", b"smtp.mailfrom=bank.example"):
            with self.subTest(spf):
                field = b"Authentication-Results: mx.rcpt.example; spf=pass %s\n" % spf
                self.assertEqual(self.report(field + RECEIVED + FROM + BODY)[1]["spf"]["domain"], "bank.example")

    def test_no_member_of_a_claim_is_cut_out_of_another_name(self):
        field = b"Authentication-Results: mx.rcpt.example; spf=pass smtp.mailfrom=a.very.long.name.of.a.bank.example\n"
        mail = field + hop(b"h.example (h.example [198.51.100.66])", b"mx.rcpt.example") + BODY
        got = self.report(mail, "--ip", "198.51.100.66", "--mail-from", "x@a.example", "--helo", "h.example",
                          "--receiver", "mx.rcpt.example", dns=True)
        self.assertEqual((got[0], got[1]["spf"]["domain"]), (1, "a.example"))
        for organization in got[1]["dmarc"]["organizations"]:
            for method in ("psl", "tree_walk"):
                self.assertTrue(organization["domain"].endswith(organization[method] or ""), organization)


class TheBorder(Evidence):
    INNER = {
        "a filter on loopback": hop(b"localhost (localhost [127.0.0.1])", b"mx.rcpt.example"),
        "LMTP inside Docker": hop(b"mail.rcpt.example ([172.20.1.250])", b"c0ffee", b"LMTP"),
        "a private host of the receiver's": hop(b"in (in1.rcpt.example [10.0.0.5])", b"mx2.rcpt.example"),
    }

    def test_inner_hops_are_skipped(self):
        border = b"Return-Path: <service@bank.example>\n%s" + hop(BANK, b"mx.rcpt.example")
        for name, inner in self.INNER.items():
            with self.subTest(name):
                report = self.assert_verdict(self.report(border % inner + FROM + BODY, dns=True), 3, "pass", "computed")
                self.assertEqual((report["message"]["client_ip"]["value"], report["message"]["border"]), ("192.0.2.10", 1))

    def test_microsofts_inner_hops_name_no_client(self):
        results = b"spf=fail (sender IP is 198.51.100.66) smtp.mailfrom=bank.example; dmarc=fail header.from=bank.example"
        mail = MICROSOFT % (results, b"mail.attacker.example (198.51.100.66)") + FROM + BODY
        report = self.report(mail, dns=True)[1]
        self.assertEqual((report["message"]["client_ip"]["value"], report["fixes"]), ("198.51.100.66", []))

    def test_a_private_client_hides_the_sender_and_proves_and_refutes_nothing(self):
        nat = hop(b"mail.attacker.example (unknown [172.22.1.1])", b"mail.rcpt.example")
        forged = FORGED % b"mail.rcpt.example" + hop(BANK, b"mail.rcpt.example")
        report = self.assert_verdict(self.report(nat + forged + FROM + BODY, dns=True), 1, "none", "none")
        self.assertEqual((report["message"]["border"], report["message"]["border_known"]), (0, False))


class Advice(Evidence):
    def test_a_forger_gets_none(self):
        junk = JUNK.replace(b"bank.example", b"amazonses.com") + JUNK.replace(b"s=s1", b"s=abcdefghijklmnopqrstuvwxyz234567")
        helo = RECEIVED.replace(b"from mail.attacker.example", b"from o1.em.sendgrid.net")
        for mail in (RECEIVED + junk + FROM + BODY, helo.replace(b"x@attacker", b"x@bank") + FROM + BODY):
            for dns in (False, True):
                self.assertEqual(self.report(mail, dns=dns)[1]["fixes"], [])

    def test_a_record_that_nobody_read_is_not_replaced(self):
        field = b"Authentication-Results: mx.rcpt.example; spf=pass smtp.mailfrom=bank.example; dmarc=none header.from=bank.example\n"
        mail = self.file("mail.eml", field + hop(BANK, b"mx.rcpt.example") + FROM + BODY)
        self.assertNotIn(b"UPSERT", run("check", "--records", "route53", mail).stdout)
        [report] = objects(run("check", "--format", "json", mail))
        self.assertEqual([fix["records"] for fix in report["fixes"] if fix["code"] == "dmarc-record"], [[]])

    def test_the_reader_may_say_that_the_mail_is_theirs(self):
        mail = hop(BANK, b"mx.rcpt.example") + FROM + BODY
        field = b"Authentication-Results: mx.rcpt.example; spf=none smtp.mailfrom=bank.example; dmarc=none header.from=bank.example\n"
        self.assertEqual(self.report(field + mail)[1]["fixes"], [])
        self.assertNotEqual(self.report(field + mail, "--mine")[1]["fixes"], [])


class TheAuthor(Evidence):
    def test_what_every_program_reads(self):
        for name in (b"service@bank.example", b"[Shop]", b"Smith, John", b"Shop: Support"):
            with self.subTest(name):
                report = self.report(b"From: " + name + b" <service@bank.example>\n" + BODY)[1]
                self.assertEqual(report["message"]["header_from"]["domain"], "bank.example")
                self.assertIn("from-repaired", {finding["code"] for finding in report["findings"]})

    def test_two_addresses_stay_several_authors(self):
        report = self.report(b"From: a@bank.example, b <c@attacker.example>\n" + BODY)[1]
        self.assertIsNone(report["message"]["header_from"]["domain"])

    def test_an_address_hidden_by_asterisks_is_no_attack(self):
        report = self.report(b"From: Shop <****>\n" + BODY)[1]
        self.assertNotIn("attack", {finding["severity"] for finding in report["findings"]})


if __name__ == "__main__":
    unittest.main()
