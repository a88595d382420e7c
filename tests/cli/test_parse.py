import unittest

from command import Case, objects, run


def parse(kind, text, *options):
    return run("parse", kind, "--format", "json", *options, octets=text.encode("latin-1"))


class Parse(Case):
    def value(self, kind, text):
        done = parse(kind, text)
        self.assertEqual(done.returncode, 0, done.stdout)
        return objects(done)[0]

    def assert_error(self, kind, text, code, offset, **more):
        done = parse(kind, text)
        self.assertEqual((done.returncode, done.stderr), (2, b""))
        error = objects(done)[0]
        self.assertTrue(error.pop("message"))
        self.assertEqual(error, {"error": code, "offset": offset, **more})

    def test_headers(self):
        self.assertEqual(self.value("headers", "Subject : a\r\n\tb \r\nX:\r\n\r\nBody: no\r\n"),
                         [{"name": "Subject", "value": "a\tb"}, {"name": "X", "value": ""}])

    def test_headers_skip_the_line_of_an_mbox(self):
        self.assertEqual(self.value("headers", "From a@b.example Thu Jan  1 00:00:00 2026\nA: b\n\n"),
                         [{"name": "A", "value": "b"}])

    def test_headers_skip_blank_lines_on_top(self):
        for blank in ("\r\n\r\n", "\n \t\n\n", "  \r\n"):
            self.assertEqual(self.value("headers", blank + "From: a\r\nno colon\r\n\r\n"),
                             [{"name": "From", "value": "a"},
                              {"name": None, "value": "no colon", "error": "missing-colon",
                               "offset": len(blank) + 9, "message": "a header line needs a colon after the field name"}])
        self.assertEqual(self.value("headers", " \n\n"), [])

    def test_a_malformed_header_line_keeps_its_place(self):
        value = self.value("headers", " orphan\nA: b\nno colon here\nC: d\n\n")
        self.assertEqual([(field["name"], field["value"], field.get("error"), field.get("offset")) for field in value],
                         [(None, "orphan", "orphan-continuation", 0), ("A", "b", None, None),
                          (None, "no colon here", "missing-colon", 13), ("C", "d", None, None)])
        done = run("parse", "headers", octets=b"A: b\nno colon here\n\n")
        self.assertIn(b"! missing-colon", done.stdout)

    def test_mailbox_list(self):
        value = self.value("mailbox-list", '"Shop, Inc." <info@K-Bushi.com>, Staff: a@b.example;, None:;')
        self.assertEqual(value["mailboxes"][0], {"display_name": "Shop, Inc.", "address": "info@k-bushi.com",
                                                 "local_part": "info", "domain": "k-bushi.com",
                                                 "unicode_domain": "k-bushi.com", "group": None})
        self.assertEqual([box["address"] for box in value["mailboxes"]], ["info@k-bushi.com", "a@b.example"])
        self.assertEqual(value["groups"], [{"name": "Staff", "mailboxes": ["a@b.example"]},
                                           {"name": "None", "mailboxes": []}])

    def test_mailbox_list_shows_what_is_well_formed_beside_the_fault(self):
        done = parse("mailbox-list", "a@b.example, nonsense, c@d.example")
        value = objects(done)[0]
        self.assertEqual(done.returncode, 2)
        self.assertEqual((value["error"], value["offset"]), ("missing-at", 13))
        self.assertEqual([box["address"] for box in value["mailboxes"]], ["a@b.example", "c@d.example"])

    CHAIN = ("ARC-Seal: i=1; a=rsa-sha256; t=1; cv=none; d=a.example; s=k; b=AAAA\r\n"
             "ARC-Message-Signature: i=1; a=rsa-sha256; d=a.example; s=m; h=from; bh=AAAA; b=AAAA\r\n"
             "ARC-Authentication-Results: i=1; mx.example; spf=pass\r\n"
             "From: a@author.example\r\n\r\n")

    def test_arc(self):
        self.assertEqual(self.value("arc", self.CHAIN), {
            "instances": 1, "problems": [],
            "sets": [{"instance": 1, "authserv_id": "mx.example", "cv": "none",
                      "message_signature": {"domain": "a.example", "selector": "m", "error": None},
                      "seal": {"domain": "a.example", "selector": "k", "error": None}}]})
        self.assertEqual(self.value("arc", "From: a@author.example\r\n\r\n"), {"instances": 0, "sets": [], "problems": []})

    def test_arc_shows_the_sets_of_a_broken_chain(self):
        done = parse("arc", self.CHAIN.replace("cv=none", "cv=pass"))
        self.assertEqual(done.returncode, 2)
        chain = objects(done)[0]
        self.assertEqual([(each["code"], each["offset"]) for each in chain["problems"]], [("arc-chain-status", 0)])
        self.assertEqual(chain["sets"][0]["cv"], "pass")
        done = run("parse", "arc", octets=self.CHAIN.replace("ARC-Seal", "X-Seal").encode())
        self.assertEqual(done.returncode, 2)
        self.assertIn(b"an ARC set lacks one of its three fields", done.stdout)

    def test_return_path(self):
        self.assertEqual(self.value("return-path", "<a@B.example>"),
                         {"address": "a@B.example", "domain": "b.example", "null": False})
        self.assertEqual(self.value("return-path", " <> "), {"address": None, "domain": None, "null": True})
        self.assertEqual(parse("return-path", "<a@b.example").returncode, 2)

    def test_dkim_signature(self):
        value = self.value("dkim-signature", "v=1; a=rsa-sha256; d=example.org; s=k1; h=From : To;\r\n"
                                             " bh=AA\r\n\tAA; b=BB BB; t=1; c=relaxed; darn=x")
        self.assertEqual(value, {"v": "1", "a": "rsa-sha256", "d": "example.org", "s": "k1", "h": "From:To",
                                 "bh": "AAAA", "b": "BBBB", "darn": "x", "c": "relaxed/simple", "i": "@example.org",
                                 "q": "dns/txt", "t": 1, "x": None, "l": None, "problems": []})

    def test_dkim_signature_by_an_algorithm_of_the_past(self):
        value = self.value("dkim-signature", "v=1; a=rsa-sha1; d=example.org; s=k; h=From; bh=AAAA; b=BBBB")
        self.assertEqual([(problem["code"], problem["offset"]) for problem in value["problems"]],
                         [("historic-algorithm", 7)])

    def test_dkim_signature_with_a_fault(self):
        self.assert_error("dkim-signature", "v=1; a=rsa-sha256; s=k; h=From; bh=AAAA; b=BBBB", "missing-tag", 47, tag="d")
        self.assert_error("dkim-signature", "v=1; v=1; a=rsa-sha256", "duplicate-tag", 7, tag="v")

    def test_dkim_key(self):
        # The key of RFC 8463 appendix A.2.
        value = self.value("dkim-key", "v=DKIM1; k=ed25519; t=y : s; p=11qYAYKxCrfVS/7TyWQHOg7hcv\r\n PapiMlrwIaaPcHURo=")
        self.assertEqual(value, {"v": "DKIM1", "k": "ed25519", "h": None, "s": "*", "t": "y:s", "n": None,
                                 "p": "11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=", "revoked": False,
                                 "key_bits": 256, "problems": []})
        value = self.value("dkim-key", "p=")
        self.assertEqual((value["k"], value["revoked"], value["key_bits"], value["problems"]), ("rsa", True, None, []))

    def test_dkim_key_with_a_fault(self):
        self.assert_error("dkim-key", "v=DKIM2; p=AAAA", "bad-key-version", 2)
        self.assert_error("dkim-key", "k=rsa", "missing-tag", 5)
        done = parse("dkim-key", "k=rsa; p=AAAA")
        self.assertEqual(done.returncode, 2)
        self.assertEqual([(each["code"], each["offset"], each["part"]) for each in objects(done)[0]["problems"]],
                         [("bad-der", 9, "p")])

    def test_spf(self):
        value = self.value("spf", "v=spf1  a:b.example/24//64 ~all redirect=c.example x=%{i}")
        def term(qualifier, name, value, offset, cidr4=None, cidr6=None):
            return {"qualifier": qualifier, "name": name, "value": value, "cidr4": cidr4, "cidr6": cidr6, "offset": offset}
        self.assertEqual(value, {"terms": [term("+", "a", "b.example", 8, 24, 64), term("~", "all", None, 27),
                                           term(None, "redirect", "c.example", 32), term(None, "x", "%{i}", 51)],
                                 "problems": [], "lookups": 1})
        self.assert_error("spf", "v=spf10 -all", "not-spf", 0)

    def test_spf_with_every_problem(self):
        done = parse("spf", "v=spf1 mx/33 ip4:1.2.3 exp=a.b exp=c.d -al")
        self.assertEqual(done.returncode, 2)
        self.assertEqual([(each["code"], each["part"]) for each in objects(done)[0]["problems"]],
                         [("bad-prefix-length", "mx/33"), ("bad-ip-address", "ip4:1.2.3"),
                          ("duplicate-modifier", "exp=c.d"), ("unknown-mechanism", "-al")])
        text = run("parse", "spf", "v=spf1 mx/33 -all").stdout.decode()
        self.assertRegex(text, r"(?m)^! bad-prefix-length +octet 10, mx/33: ")

    def test_dmarc(self):
        value = self.value("dmarc", "v=DMARC1; p=reject; np=quarantine; adkim=s; fo=1:d; pct=9; rua=mailto:a@b.example!9m,x;"
                                    "ruf=mailto:c@d.example; t=y")
        problems = [(each["code"], each["part"]) for each in value.pop("problems")]
        self.assertEqual(problems, [("historic-tag", "pct"), ("obsolete-size", "rua"), ("bad-report-uri", "rua")])
        self.assertEqual(value, {"v": "DMARC1", "p": "reject", "sp": "reject", "np": "quarantine", "adkim": "s",
                                 "aspf": "r", "psd": "u", "t": "y", "fo": "1:d", "rua": ["mailto:a@b.example"],
                                 "ruf": ["mailto:c@d.example"], "applies": True})
        self.assertFalse(self.value("dmarc", "v=DMARC1")["applies"])
        self.assert_error("dmarc", "v=spf1 -all", "not-dmarc", 0)

    def test_authentication_results(self):
        value = self.value("authentication-results",
                           'mx.example 1; dkim=fail (why) reason="bad \\"key\\"" header.d=a.example header.i=@a.example; spf=none')
        self.assertEqual(value, {"authserv_id": "mx.example", "version": "1", "results": [
            {"method": "dkim", "version": "1", "result": "fail", "reason": 'bad "key"',
             "properties": {"header.d": "a.example", "header.i": "@a.example"}},
            {"method": "spf", "version": "1", "result": "none", "reason": None, "properties": {}}]})
        self.assertEqual(self.value("authentication-results", "mx.example; none")["results"], [])
        self.assert_error("authentication-results", "mx.example; dkim=pass (open", "unterminated-comment", 22,
                          authserv_id="mx.example", version="1", results=[])

    def test_well_formed_results_are_shown_beside_a_malformed_one(self):
        done = parse("authentication-results", "mx.example; spf=pass; dkim pass; dmarc=pass")
        value = objects(done)[0]
        self.assertEqual((done.returncode, value["error"], value["offset"]), (2, "missing-result", 26))
        self.assertEqual([result["method"] for result in value["results"]], ["spf", "dmarc"])
        self.assert_error("authentication-results", "mx.example 2; spf=pass", "unsupported-version", 11)
        self.assert_error("authentication-results", "=?utf-8?B?c3BmPXBhc3M=?=", "encoded-word", 0)

    def test_a_property_is_never_repeated(self):
        done = parse("authentication-results", "a.example; dkim=pass header.d=b.example HEADER.d=c.example header.D=d.example")
        self.assertEqual(done.stdout.lower().count(b'"header.d"'), 1)
        self.assertIn(b"b.example", done.stdout)

    def test_received(self):
        value = self.value("received", "from h.example (r.example [192.0.2.1]) by mx.example with ESMTPS id 1\r\n"
                                       " for <you@rcpt.example>; Thu, 01 Jan 2026 00:00:00 +0000")
        self.assertEqual((value["from"], value["tcp_info"], value["client_ip"], value["by"], value["for"]),
                         ("h.example", "r.example", "192.0.2.1", "mx.example", "you@rcpt.example"))
        self.assertIsNone(value["via"])
        value = self.value("received", "from a (192.0.2.1) by b (198.51.100.1) (Postfix) with SMTP; 1 Jan 2026 00:00:00 +0000")
        self.assertEqual((value["by_ip"], value["by_comment"], value["tcp_info"]), ("198.51.100.1", "Postfix", None))

    def test_received_spf(self):
        value = self.value("received-spf", "pass (ok) client-ip=192.0.2.1; envelope-from=a@b.example; helo=h.example;")
        self.assertEqual((value["result"], value["client_ip"], value["envelope_from"], value["helo"]),
                         ("pass", "192.0.2.1", "a@b.example", "h.example"))
        self.assert_error("received-spf", "maybe", "bad-received-spf", 0)

    def test_the_place_is_shown(self):
        done = run("parse", "authentication-results", "mx.example;\r\n dkim=")
        lines = done.stderr.decode().split("\n")
        self.assertEqual(done.returncode, 2)
        self.assertRegex(lines[0], r"^fromproof: authentication-results: 2:\d+: ")
        self.assertEqual(lines[1].index("=") + 1, lines[2].index("^"))

    def test_the_text_is_an_argument_or_standard_input(self):
        self.assertEqual(run("parse", "return-path", "<a@b.example>").stdout,
                         run("parse", "return-path", octets=b"<a@b.example>\r\n").stdout)


class OrganizationalDomain(Case):
    def test_by_the_public_suffix_list(self):
        for domain, organizational in (("mail.example.co.uk", "example.co.uk"), ("EXAMPLE.com", "example.com"),
                                       ("co.uk", None), ("a.b\u00fccher.example", "b\u00fccher.example"),
                                       ("a.xn--bcher-kva.example", "xn--bcher-kva.example")):
            with self.subTest(domain=domain):
                done = run("dmarc", "--method", "psl", "--format", "json", "--dns", "none", domain)
                self.assertEqual(objects(done)[0]["organizational_domain"], organizational)
                self.assertEqual(done.returncode, 0)


if __name__ == "__main__":
    unittest.main()
