"""Writes the reports of a year on three domains, and prints what they must add up to.

    python3 reports_of_a_year.py FOLDER [DAYS]    # the tallies as JSON on standard output

Nothing here reads a report: the tallies are what was meant while writing, so they count in another way than the toolkit.
The same on every run. example.jp sends with Amazon SES without a custom MAIL FROM domain; example.com has a forwarder and a
spoofer; example.net has a provider that somebody forgot.
"""

import datetime
import gzip
import io
import json
import os
import random
import sys
import zipfile

FIRST_DAY = datetime.date(2025, 1, 1)
CLASSES = ("both", "dkim_only", "spf_only", "none")


class Source:
    """A source of mail as its records look, and what must be concluded from them.

    aligned: which class each message falls into; spf, dkim: (domain, result) as the reporters write them.
    """

    def __init__(self, kind, name, cls, addresses, daily, spf, dkim, reasons=(), disposition=None):
        self.kind, self.name, self.cls, self.addresses, self.daily = kind, name, cls, addresses, daily
        self.spf, self.dkim, self.reasons, self.disposition = spf, dkim, reasons, disposition


def own(domain, cls, addresses, daily):
    passes_spf, passes_dkim = cls in ("both", "spf_only"), cls in ("both", "dkim_only")
    return Source("own", domain, cls, addresses, daily, [(domain, "pass" if passes_spf else "fail")],
                  [(domain, "pass")] if passes_dkim else [])


DOMAINS = {
    "example.jp": ("none", [
        own("example.jp", "both", ["192.0.2.10", "192.0.2.11"], 30),
        own("example.jp", "spf_only", ["192.0.2.12"], 2),
        Source("provider", "Amazon SES", "dkim_only", [f"198.51.100.{n}" for n in range(20, 28)], 70,
               [("ap-northeast-1.amazonses.com", "pass")], [("example.jp", "pass"), ("amazonses.com", "pass")]),
    ]),
    "example.com": ("quarantine", [
        own("example.com", "both", ["192.0.2.50", "2001:db8::50"], 60),
        Source("forwarder", "alumni.example", "dkim_only", ["203.0.113.5"], 8, [("mail.alumni.example", "pass")],
               [("example.com", "pass")], ["forwarded"]),
        Source("unknown", "203.0.113.200", "none", ["203.0.113.200"], 5, [("example.com", "fail")], [], (), "quarantine"),
        Source("unknown", "bulk.example", "none", ["203.0.113.201"], 3, [("x.bulk.example", "pass")], [], (),
               "quarantine"),
    ]),
    "example.net": ("none", [
        own("example.net", "both", ["192.0.2.90"], 20),
        Source("provider", "SendGrid", "none", ["198.51.100.90", "198.51.100.91"], 6, [("sendgrid.net", "pass")],
               [("sendgrid.net", "pass")]),
    ]),
}
# What each source's mail must be explained by, and which fixes repair it.
CAUSES = {
    ("example.jp", "own", "example.jp"): ("own-without-dkim", []),
    ("example.jp", "provider", "Amazon SES"): ("provider-without-mail-from", ["ses-custom-mail-from"]),
    ("example.com", "own", "example.com"): ("proven-by-both", []),
    ("example.com", "forwarder", "alumni.example"): ("forwarded", []),
    ("example.com", "unknown", "203.0.113.200"): ("unproven", []),
    ("example.com", "unknown", "bulk.example"): ("unproven", []),
    ("example.net", "own", "example.net"): ("proven-by-both", []),
    ("example.net", "provider", "SendGrid"): ("provider-without-either", ["provider-dkim", "provider-return-path"]),
}
# The next policy, and the sources whose mail it would hit: first those that the owner knows, then the others.
STEPS = {
    "example.jp": ("quarantine", "ready", [], []),
    "example.com": ("reject", "ready", [], ["203.0.113.200", "bulk.example"]),
    # A service that was forgotten, or somebody else's account at it: only the owner knows.
    "example.net": ("quarantine", "ask-first", [], ["SendGrid"]),
}
# How each reporter wraps its reports, and on how many days of seven it sends one.
REPORTERS = {
    "google.com": ("gz", 7),
    "Enterprise Outlook": ("xml", 7),
    "Yahoo": ("zip", 5),
    "mail.example.or.jp": ("week", 7),
}


def tag(name, *content):
    return f"<{name}>{''.join(content)}</{name}>"


def seconds(day):
    return int(datetime.datetime(day.year, day.month, day.day, tzinfo=datetime.timezone.utc).timestamp())


def write_record(source, address, count, domain, policy):
    passes_dkim = "pass" if source.cls in ("both", "dkim_only") else "fail"
    passes_spf = "pass" if source.cls in ("both", "spf_only") else "fail"
    return tag("record",
               tag("row", tag("source_ip", address), tag("count", str(count)),
                   tag("policy_evaluated", tag("disposition", source.disposition or "none"), tag("dkim", passes_dkim),
                       tag("spf", passes_spf), *(tag("reason", tag("type", each)) for each in source.reasons))),
               tag("identifiers", tag("header_from", domain), tag("envelope_from", source.spf[0][0])),
               tag("auth_results",
                   *(tag("dkim", tag("domain", name), tag("selector", "s1"), tag("result", result))
                     for name, result in source.dkim),
                   *(tag("spf", tag("domain", name), tag("scope", "mfrom"), tag("result", result))
                     for name, result in source.spf)))


class Year:
    def __init__(self, folder, days):
        self.folder, self.days, self.random = folder, days, random.Random(13)
        self.files = self.duplicates = 0
        self.refused, self.reporters, self.by_day, self.addresses = [], {}, {}, {}
        self.domains = {name: {} for name in DOMAINS}
        self.tls = {"reports": 0, "successes": 0, "failures": 0, "types": {}}
        self.begin = self.end = None

    def put(self, name, octets):
        with open(os.path.join(self.folder, name), "wb") as file:
            file.write(octets)
        self.files += 1

    def report(self, reporter, domain, day, length=1):
        """The XML of one report over so many days; counts what is in it."""
        policy, sources = DOMAINS[domain]
        begin, end = seconds(day), seconds(day + datetime.timedelta(length)) - 1
        self.begin = min(begin, self.begin or begin)
        self.end = max(end, self.end or end)
        sums = self.reporters.setdefault(reporter, {"reports": 0, "messages": 0})
        sums["reports"] += 1
        records = []
        for source in sources:
            for address in source.addresses:
                # Even over several days, so that each of them has the same share.
                count = length * self.random.randint(0, 2 * source.daily) // len(source.addresses) // length * length
                if count == 0:
                    continue
                records.append(write_record(source, address, count, domain, policy))
                self.count(domain, source, address, count, day, length)
                sums["messages"] += count
        report_id = f"{domain}:{day}:{length}"
        return tag("feedback",
                   tag("report_metadata", tag("org_name", reporter), tag("email", "reports@reporter.example"),
                       tag("report_id", report_id), tag("date_range", tag("begin", str(begin)), tag("end", str(end)))),
                   tag("policy_published", tag("domain", domain), tag("adkim", "r"), tag("aspf", "r"), tag("p", policy),
                       tag("sp", policy)),
                   *records).encode()

    def count(self, domain, source, address, count, day, length):
        row = self.domains[domain].setdefault((source.kind, source.name), dict.fromkeys(CLASSES, 0))
        row[source.cls] += count
        self.addresses.setdefault((domain, source.kind, source.name), set()).add(address)
        for each in range(length):
            on = self.by_day.setdefault(str(day + datetime.timedelta(each)), dict.fromkeys(CLASSES, 0))
            on[source.cls] += count // length

    def write(self):
        head = b'<?xml version="1.0" encoding="UTF-8"?>\n'
        week = []
        for number in range(self.days):
            day = FIRST_DAY + datetime.timedelta(number)
            for reporter, (wrapping, of_seven) in REPORTERS.items():
                if number % 7 >= of_seven:
                    continue
                for domain in DOMAINS:
                    octets = head + self.report(reporter, domain, day)
                    name = f"{reporter.replace(' ', '-')}!{domain}!{seconds(day)}!{seconds(day) + 86399}"
                    if wrapping == "gz":
                        self.put(f"{name}.xml.gz", gzip.compress(octets, mtime=0))
                        # A mailbox keeps some reports twice.
                        if number % 30 == 0:
                            self.put(f"{name}-again.xml.gz", gzip.compress(octets, mtime=0))
                            self.duplicates += 1
                    elif wrapping == "xml":
                        self.put(f"{name}.xml", octets)
                    elif wrapping == "zip":
                        self.put(f"{name}.zip", zipped([(f"{name}.xml", octets)]))
                    else:
                        week.append((f"{name}.xml", octets))
            if week and (number % 7 == 6 or number == self.days - 1):
                self.put(f"week-{number // 7:02}.zip", zipped(week))
                week = []
        # Two days in one report, and what is none.
        self.put("two-days.xml", head + self.report("slow.example", "example.jp", FIRST_DAY + datetime.timedelta(3), 2))
        self.put("notes.xml", head + b"<notes>not a report</notes>")
        self.put("cut-off.xml", head + b"<feedback><report_metadata><org_name>x</org_name>")
        self.refused = ["cut-off.xml", "notes.xml"]
        for number in range(0, self.days, 30):
            self.put(f"tls-{number:03}.json", self.tls_report(FIRST_DAY + datetime.timedelta(number)))

    def tls_report(self, day):
        good, bad = self.random.randint(100, 200), self.random.randint(0, 9)
        self.tls["reports"] += 1
        self.tls["successes"] += good
        self.tls["failures"] += bad
        if bad:
            self.tls["types"]["certificate-expired"] = self.tls["types"].get("certificate-expired", 0) + bad
        details = [{"result-type": "certificate-expired", "failed-session-count": bad}] if bad else []
        return json.dumps({
            "organization-name": "google.com", "report-id": f"{day}_example.jp", "contact-info": "tls@reporter.example",
            "date-range": {"start-datetime": f"{day}T00:00:00Z", "end-datetime": f"{day}T23:59:59Z"},
            "policies": [{"policy": {"policy-type": "sts", "policy-domain": "example.jp"},
                          "summary": {"total-successful-session-count": good, "total-failure-session-count": bad},
                          "failure-details": details}]}).encode()

    def tallies(self):
        """What the picture must say, in its own shape as far as numbers go."""
        domains = []
        for name, rows in self.domains.items():
            policy, reason, known, unknown = STEPS[name]
            sources = [{"name": source, "kind": kind, "addresses": len(self.addresses[name, kind, source]),
                        "messages": sum(row.values()), "aligned": row, "cause": CAUSES[name, kind, source][0],
                        "fixes": CAUSES[name, kind, source][1]} for (kind, source), row in rows.items()]
            hit = {word: sum(each["aligned"]["none"] for each in sources if each["name"] in names)
                   for word, names in (("known", known), ("unknown", unknown))}
            domains.append({
                "domain": name, "p": DOMAINS[name][0], "messages": sum(each["messages"] for each in sources),
                "aligned": {each: sum(row[each] for row in rows.values()) for each in CLASSES},
                "sources": sorted(sources, key=lambda each: -each["messages"]),
                "next": {"policy": policy, "hit": hit, "reason": reason}})
        return {
            "files": self.files, "duplicates": self.duplicates, "refused": self.refused,
            "reports": sum(each["reports"] for each in self.reporters.values()),
            "messages": sum(each["messages"] for each in domains), "begin": self.begin, "end": self.end,
            "domains": domains, "days": [{"day": day, **counts} for day, counts in sorted(self.by_day.items())],
            "reporters": [{"org_name": name, **sums} for name, sums in sorted(self.reporters.items())], "tls": self.tls}


def zipped(members):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, octets in members:
            # Without the time of day, so that every run writes the same octets.
            archive.writestr(zipfile.ZipInfo(name), octets, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def write_year(folder, days=365):
    """Writes the files into a folder that must exist; returns the tallies."""
    year = Year(folder, days)
    year.write()
    return year.tallies()


if __name__ == "__main__":
    os.makedirs(sys.argv[1], exist_ok=True)
    print(json.dumps(write_year(sys.argv[1], *map(int, sys.argv[2:])), ensure_ascii=False))
