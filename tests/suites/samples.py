"""Pasted mail sources of real senders, and the required findings about each (shared/samples/README.md)."""

import functools
import os

from program import run


def check(command, path, *options):
    return run(command, ["check", "--dns", "none", *options, path])


class Faults(list):
    def equal(self, what, got, wanted):
        if got != wanted:
            self.append(f"{what}: got {got!r}, expected {wanted!r}")

    def true(self, what, holds):
        if not holds:
            self.append(what)


def records(report):
    return {(record["type"], record["value"]) for fix in report["fixes"] for record in fix["records"]}


def default_mail_from(command, path):
    done = check(command, path, "--format", "json")
    if done.harm:
        return done.harm
    report, faults = done.objects[0], Faults()
    faults.equal("status", done.status, 3)
    faults.equal("author domain", report["message"]["header_from"]["domain"], "k-bushi.com")
    faults.equal("envelope domain", report["message"]["envelope_from"]["domain"], "ap-northeast-1.amazonses.com")
    faults.equal("dmarc", (report["dmarc"]["result"], report["dmarc"]["source"]), ("pass", "reported"))
    faults.equal("aligned_by", report["dmarc"]["aligned_by"], ["dkim"])
    faults.equal("spf", (report["spf"]["result"], report["spf"]["aligned"]),
                 ("pass", {"relaxed": False, "strict": False}))
    faults.equal("dkim", [(entry["domain"], entry["result"], entry["aligned"]["relaxed"]) for entry in report["dkim"]],
                 [("k-bushi.com", "pass", True), ("amazonses.com", "pass", False)])
    codes = {finding["code"] for finding in report["findings"]}
    faults.true(f"the provider's Return-Path is no finding: {codes}", "spf-unaligned-provider-return-path" in codes)
    faults.true(f"MX of the fix: {records(report)}",
                ("MX", "10 feedback-smtp.ap-northeast-1.amazonses.com") in records(report))
    faults.true("TXT of the fix", ("TXT", "v=spf1 include:amazonses.com ~all") in records(report))
    faults.equal("repairs", [repair["code"] for repair in report["repairs"]], ["lf-to-crlf"])
    for language in ("en", "ja"):
        text = run(command, ["check", "--dns", "none", "--lang", language, path], as_json=False)
        faults.true(f"text in {language} ends with the fix",
                    "feedback-smtp.ap-northeast-1.amazonses.com" in text.output.decode("utf-8"))
    return faults


def custom_mail_from(command, path):
    done = check(command, path, "--format", "json")
    if done.harm:
        return done.harm
    report, faults = done.objects[0], Faults()
    faults.equal("status", done.status, 3)
    faults.equal("dmarc", report["dmarc"]["result"], "pass")
    faults.equal("aligned_by", sorted(report["dmarc"]["aligned_by"]), ["dkim", "spf"])
    faults.equal("spf aligned", report["spf"]["aligned"], {"relaxed": True, "strict": False})
    faults.equal("fixes", report["fixes"], [])
    return faults


def web_page_copy(command, path):
    done = check(command, path, "--format", "json")
    if done.harm:
        return done.harm
    report, faults = done.objects[0], Faults()
    faults.equal("status", done.status, 1)
    faults.true("DMARC passes", report["dmarc"]["result"] != "pass")
    faults.true("SPF passes", report["spf"]["result"] != "pass")
    faults.true("a signature passes", all(entry["result"] != "pass" for entry in report["dkim"]))
    faults.equal("signatures", [entry["domain"] for entry in report["dkim"]], ["k-bushi.com", "amazonses.com"])
    faults.equal("author domain", report["message"]["header_from"]["domain"], None)
    faults.equal("envelope", report["message"]["envelope_from"]["address"], None)
    faults.true("no repair is named", len(report["repairs"]) > 0)
    return faults


def suites(shared):
    folder = os.path.join(shared, "samples")
    judges = {
        "ses-default-mail-from.txt": default_mail_from,
        "ses-custom-mail-from.txt": custom_mail_from,
        "web-page-copy.txt": web_page_copy,
    }
    return [("samples", [(name, functools.partial(judge, path=os.path.join(folder, name)))
                         for name, judge in judges.items()])], []
