"""The attack cases: hostile inputs, and ordinary messages for comparison (shared/attacks/README.md)."""

import functools
import importlib.util
import json
import os
import re

import not_yet
from program import run
from written_field import faults_of_field

CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f]")


def octets(text):
    """An option's value: each character of a case is one octet."""
    return text.encode("latin-1")


def arguments(case, names, dns):
    """Those options of a case that are in `names`."""
    inputs = case.get("inputs") or {}
    return ["--dns", dns, *(octets("--%s=%s" % (name.replace("_", "-"), inputs[name]))
                            for name in names if name in inputs)]


PASTED = ["receiver", "time"]
DELIVERED = ["ip", "mail_from", "helo", *PASTED]


def budget(case):
    max_ms = case["expected"].get("max_ms")
    return 20.0 if max_ms is None else max(2.0, 4 * max_ms / 1000)


def author_domains(report):
    return sorted({mailbox["domain"] for mailbox in report["message"]["header_from"]["mailboxes"] if mailbox["domain"]})


def trusted(report):
    return [field for field in report["reported"]
            if field["field"] == "Authentication-Results" and field["trusted"] and field["results"]]


def is_noted(report):
    """A finding above "info", a repair, or a result that is not a pass."""
    results = [report["dmarc"]["result"], report["spf"]["result"], *(entry["result"] for entry in report["dkim"])]
    return (any(finding["severity"] != "info" for finding in report["findings"]) or bool(report["repairs"])
            or any(result != "pass" for result in results))


class Judge:
    """Compares one report with the expected members; a method for each member."""

    def __init__(self, case, reports):
        self.case, self.reports, self.report = case, reports, reports[0]
        self.header_from = self.report["message"]["header_from"]
        self.faults = []

    def equal(self, what, got, allowed):
        if got not in allowed:
            self.faults.append(f"{what}: got {got!r}, expected {' or '.join(repr(value) for value in allowed)}")

    def members(self, names):
        for name in names:
            value = self.case["expected"][name]
            base = name[:-3] if name.endswith("_in") else name
            getattr(self, base)(value if name.endswith("_in") else [value])
        return self.faults

    def dmarc(self, allowed):
        self.equal("dmarc.result", self.report["dmarc"]["result"], allowed)

    def dmarc_source(self, allowed):
        self.equal("dmarc.source", self.report["dmarc"]["source"], allowed)

    def spf(self, allowed):
        self.equal("spf.result", self.report["spf"]["result"], allowed)

    def arc(self, allowed):
        self.equal("arc.result", self.report["arc"]["result"], allowed)

    def must_not_pass(self, _):
        if self.report["dmarc"]["result"] == "pass":
            self.faults.append("dmarc.result: got 'pass'")

    def must_not_pass_for(self, value):
        victim = value[0]
        if self.report["dmarc"]["result"] != "pass":
            return
        if victim == self.header_from["domain"] or victim in author_domains(self.report):
            self.faults.append(f"DMARC passes for {victim}")

    def from_domain(self, allowed):
        self.equal("message.header_from.domain", self.header_from["domain"], allowed)

    def from_count(self, allowed):
        self.equal("message.header_from.fields", self.header_from["fields"], allowed)

    def author_domains(self, allowed):
        self.equal("author domains", author_domains(self.report), allowed)

    def mailfrom(self, allowed):
        self.equal("message.envelope_from.address", self.report["message"]["envelope_from"]["address"], allowed)

    def display_name(self, allowed):
        self.equal("display name", self.header_from["mailboxes"][0]["display_name"], allowed)

    def subject(self, allowed):
        self.equal("message.subject", self.report["message"]["subject"], allowed)

    def line_ending(self, allowed):
        self.equal("message.line_ending", self.report["message"]["line_ending"], allowed)

    def message_count(self, allowed):
        self.equal("number of messages", len(self.reports), allowed)

    def dkim(self, value):
        entries = self.report["dkim"]
        if len(entries) != len(value[0]):
            self.faults.append(f"dkim: got {len(entries)} entries, expected {len(value[0])}")
            return
        for i, (entry, wanted) in enumerate(zip(entries, value[0])):
            allowed = wanted.get("result_in") or [wanted["result"]]
            if entry["result"] not in allowed:
                self.faults.append(f"dkim[{i}].result: got {entry['result']!r} ({entry['reason']}), "
                                   f"expected {' or '.join(allowed)}")
            # A malformed signature says nothing about either.
            readable = "bad_tag" not in entry
            for member, name in (("domain", "d"), ("selector", "s")):
                if name in wanted and (readable or entry[member] is not None):
                    self.equal(f"dkim[{i}].{member}", entry[member], [wanted[name]])
            if "testing" in wanted:
                self.equal(f"dkim[{i}].testing", entry["testing"], [wanted["testing"]])

    def ar_trusted(self, value):
        got = [{(result["method"], result["result"]) for result in field["results"]} for field in trusted(self.report)]
        if len(got) != len(value[0]) or any(not set(wanted.items()) <= has for has, wanted in zip(got, value[0])):
            self.faults.append(f"trusted Authentication-Results: got {got}, expected {value[0]}")

    def ar_parse(self, _):
        for field in trusted(self.report):
            if any(result["result"] == "pass" for result in field["results"]):
                self.faults.append("a malformed Authentication-Results field yields a pass")

    def ar_domains_not(self, value):
        for field in trusted(self.report):
            for result in field["results"]:
                for name, text in result["properties"].items():
                    if result["result"] == "pass" and any(str(text).endswith(domain) for domain in value[0]):
                        self.faults.append(f"a trusted pass has {name}={text}")

    def diagnosis_contains(self, value):
        if not is_noted(self.report):
            self.faults.append(f"nothing is noted; expected something about {value[0]}")

    def policy(self, allowed):
        dmarc = self.report["dmarc"]
        if dmarc["applied"] not in allowed:
            self.equal("dmarc.policy", dmarc["policy"], allowed)

    def applied(self, allowed):
        self.equal("dmarc.applied", self.report["dmarc"]["applied"], allowed)

    def org_domain(self, allowed):
        self.equal("dmarc.organizational_domain", self.report["dmarc"]["organizational_domain"], allowed)

    def queries(self, value):
        got = self.report["dmarc"]["queries"]
        if got != value[0] and got != value[0][:-1]:
            self.faults.append(f"dmarc.queries: got {got}, expected {value[0]}")

    def must_not_query(self, value):
        asked = {question["name"] for question in self.report["dns"]}
        self.faults += [f"asks for {name}" for name in value[0] if name in asked]

    def max_dns_queries(self, value):
        if len(self.report["dns"]) > value[0]:
            self.faults.append(f"asks {len(self.report['dns'])} questions, at most {value[0]} are allowed")

    # Checked for every case, whatever it expects.
    def nothing(self, _): pass
    max_ms = may_refuse = no_file_written = nothing
    output_must_escape = output_no_controls = output_no_crlf = no_output_line = nothing


def faults_of_text(command, case, words, message=None):
    done = run(command, [*words, "--format", "text"], message, budget(case), as_json=False)
    if done.harm:
        return [f"--format text: {harm}" for harm in done.harm]
    text = done.output.decode("utf-8")
    faults = []
    if found := CONTROL.search(text):
        faults.append(f"--format text has the control character U+{ord(found.group()):04X}")
    beginning = case["expected"].get("no_output_line")
    if beginning and any(line.startswith(beginning) for line in text.split("\n")):
        faults.append(f"--format text has a line that begins with {beginning}")
    return faults


def objects_or_faults(command, case, words, message=None):
    """The JSON objects, or none and the error."""
    done = run(command, [*words, "--format", "json"], message, budget(case))
    if done.harm:
        return done, [], done.harm
    if done.refused and case["expected"].get("may_refuse"):
        return done, [], []
    if not done.objects:
        return done, [], [f"refused with status {done.status}: {done.errors.decode('utf-8', 'replace').strip()}"]
    return done, done.objects, []


def faults_of_report(command, case, words, message, members):
    done, objects, faults = objects_or_faults(command, case, words, message)
    if not objects:
        return faults
    results = [report["dmarc"]["result"] for report in objects]
    verified = all(report["dmarc"]["source"] == "verified" for report in objects)
    wanted = (0 if verified else 3) if set(results) == {"pass"} else 75 if "temperror" in results else 1
    if done.status != wanted:
        return [f"status {done.status} does not fit dmarc.result {results}"]
    return [] if "disputed" in case else Judge(case, objects).members(members)


def judge_check(command, case, message, servers):
    expected = case["expected"]

    def faults_with(names, dns, members):
        words = ["check", *arguments(case, names, dns), "{file}"]
        return (faults_of_report(command, case, words, message, members)
                + faults_of_text(command, case, words, message)
                + faults_of_field(command, words, message, budget(case)))

    if case.get("without_dns"):
        return faults_with(PASTED, "none", expected)
    faults = faults_with(DELIVERED, servers.serve(case["dns"]), expected)
    if case.get("also_without_dns"):
        forbidden = [name for name in expected if name.startswith("must_not_pass")]
        faults += [f"as a paste: {fault}" for fault in faults_with(PASTED, "none", forbidden)]
    return faults


class SpfJudge:
    """Compares the object of `fromproof spf` with the expected members."""

    def __init__(self, value):
        self.value, self.faults = value, []

    def members(self, expected):
        for name, value in expected.items():
            getattr(self, name)(value)
        return self.faults

    def spf(self, value):
        self.spf_in([value])

    def spf_in(self, allowed):
        if self.value["result"] not in allowed:
            self.faults.append(f"result: got {self.value['result']!r} ({self.value['reason']}), "
                               f"expected {' or '.join(allowed)}")

    def max_dns_queries(self, most):
        if len(self.value["dns"]) > most:
            self.faults.append(f"asks {len(self.value['dns'])} questions, at most {most} are allowed")

    def explanation_ascii(self, _):
        text = self.value["explanation"]
        if text is not None and not all(" " <= c <= "~" for c in text):
            self.faults.append(f"explanation: got {text!r}")

    def diagnosis_contains(self, words):
        noted = any(finding["severity"] != "info" for finding in self.value["findings"])
        if not noted and self.value["result"] == "pass":
            self.faults.append(f"nothing is noted; expected something about {words}")

    def nothing(self, _): pass
    max_ms = may_refuse = output_must_escape = nothing


def judge_spf(command, case, message, servers):
    words = ["spf", *arguments(case, DELIVERED, servers.serve(case["dns"]))]
    done, objects, faults = objects_or_faults(command, case, words)
    faults += faults_of_text(command, case, words)
    if not objects or "disputed" in case:
        return faults
    if (objects[0]["result"] == "temperror") != (done.status == 75):
        faults.append(f"status {done.status} does not fit {objects[0]['result']!r}")
    return faults + SpfJudge(objects[0]).members({**case["expected"], "explanation_ascii": True})


def values_of(value):
    """All texts and numbers of a JSON value, as texts."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in values_of(each)]
    if isinstance(value, list):
        return [text for each in value for text in values_of(each)]
    return [str(value)]


def judge_report(command, case, message, servers):
    words = ["report", "{file}"]
    done = run(command, [*words, "--format", "json"], message, budget(case))
    if done.harm:  # writing a file is one
        return done.harm
    faults = faults_of_text(command, case, words, message)
    expected = case["expected"]
    got = "refused" if done.refused else "ok" if done.status == 0 and done.objects else f"status {done.status}"
    allowed = expected.get("result_in") or [expected["result"]]
    if got not in allowed:
        faults.append(f"got {got}, expected {' or '.join(allowed)}")
    values = values_of(done.objects) if got == "ok" else []
    if got == "ok":
        faults += [f"no value is {value!r}" for value in expected.get("json_values", []) if value not in values]
    return faults + [f"some value is {value!r}" for value in expected.get("json_values_not", []) if value in values]


JUDGES = {
    "report": judge_report,
    "check": judge_check,
    "spf": judge_spf,
}


def suites(shared, servers, only_area=None):
    """(area, [(case id, judge)]) of each area that is run, and (name, reason) of each that is not run yet."""
    folder = os.path.join(shared, "attacks")
    spec = importlib.util.spec_from_file_location("expand", os.path.join(folder, "expand.py"))
    expand = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(expand)
    with open(os.path.join(folder, "cases.json"), encoding="utf-8") as file:
        cases = json.load(file)["cases"]

    ready, waiting = {}, {}
    for case in cases:
        if only_area and case["area"] != only_area:
            continue
        reason = not_yet.COMMANDS.get(case["command"])
        if reason:
            key = (f"attacks/{case['area']}", reason)
            waiting[key] = waiting.get(key, 0) + 1
            continue
        ready.setdefault(f"attacks/{case['area']}", []).append(
            (case["id"], functools.partial(JUDGES[case["command"]], case=case, servers=servers,
                                           message=expand.expand(case["message"]) if "message" in case else None)))
    notes = [(name, f"{reason}: {n} cases") for (name, reason), n in waiting.items()]
    return list(ready.items()), notes
