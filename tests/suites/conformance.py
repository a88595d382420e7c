"""The conformance suites: test cases of other projects, one folder each (shared/conformance/README.md)."""

import functools
import glob
import json
import os
import re

import by_rfc
import not_yet
from program import run
from written_field import faults_of_field


def squeeze(text):
    """Runs of blanks compare as one."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


def judge_headers(command, case, folder, servers):
    with open(os.path.join(folder, case["file"]), "rb") as file:
        done = run(command, ["parse", "headers", "--format", "json"], file.read())
    if done.harm:
        return done.harm
    # The case shows octets as Latin-1; JSON has U+FFFD for octets that are not UTF-8.
    def shown(value):
        return squeeze(value.encode("latin-1").decode("utf-8", "replace"))
    expected = [(field["name"], shown(field["value"])) for field in case["expected"]["fields"]]
    got = [(field["name"], squeeze(field["value"])) for field in done.objects[0]]
    if len(got) != len(expected):
        return [f"fields: got {len(got)}, expected {len(expected)}: "
                f"{sorted(set(got) ^ set(expected))[:4]}"]
    return [f"field {i}: got {g!r}, expected {e!r}" for i, (g, e) in enumerate(zip(got, expected))
            if g[0] != e[0] or re.sub("\ufffd+", "\ufffd", g[1]) != re.sub("\ufffd+", "\ufffd", e[1])]


def judge_authentication_results(command, case, folder, servers):
    expected = case["expected"]
    done = run(command, ["parse", "authentication-results", "--format", "json", case["text"]])
    if done.harm:
        return done.harm
    value = done.objects[0]
    if not expected["valid"]:
        return [] if done.status == 2 and "error" in value else [f"accepted: {value}"]
    if done.status != 0:
        return [f"refused: {value}"]
    faults = []
    if value["authserv_id"].lower() != expected["authserv_id"].lower():
        faults.append(f"authserv_id: got {value['authserv_id']!r}, expected {expected['authserv_id']!r}")
    got = [(result["method"].lower(), result["result"].lower()) for result in value["results"]]
    wanted = [(result["method"], result["result"]) for result in expected["results"]]
    if got != wanted:
        faults.append(f"results: got {got}, expected {wanted}")
    if "reasons" in expected:
        reasons = [result["reason"] for result in value["results"]]
        if reasons != expected["reasons"]:
            faults.append(f"reasons: got {reasons}, expected {expected['reasons']}")
    return faults


def judge_psl(command, case, folder, servers):
    done = run(command, ["dmarc", "--method", "psl", "--dns", "none", "--format", "json", case["domain"]])
    if done.harm:
        return done.harm
    if done.status != 0 or not done.objects:
        return [f"ends with status {done.status}: {done.errors.decode('utf-8', 'replace').strip()}"]
    allowed = case["expected"]["organizational_domain"]
    allowed = allowed if isinstance(allowed, list) else [allowed]
    got = done.objects[0]["organizational_domain"]
    return [] if got in allowed else [f"got {got!r}, expected one of {allowed}"]


def inputs_of(case):
    return ["--%s=%s" % (name.replace("_", "-"), case[name])
            for name in ("ip", "mail_from", "helo", "receiver", "time") if name in case]


def is_allowed(result, allowed):
    allowed = allowed if isinstance(allowed, list) else [allowed]
    return result in allowed or ("not-pass" in allowed and result != "pass")


def faults_of_signatures(expected, entries):
    faults = []
    results = [entry["result"] for entry in entries]
    if "dkim" in expected:
        if len(entries) != len(expected["dkim"]):
            faults.append(f"dkim: got {len(entries)} entries, expected {len(expected['dkim'])}")
        for i, (entry, wanted) in enumerate(zip(entries, expected["dkim"])):
            if not is_allowed(entry["result"], wanted["result"]):
                faults.append(f"dkim[{i}].result: got {entry['result']!r} ({entry['reason']}), "
                              f"expected {wanted['result']}")
    if "dkim_any" in expected:
        wanted = expected["dkim_any"]
        if ("pass" in results) if wanted == "not-pass" else not any(is_allowed(word, wanted) for word in results):
            faults.append(f"dkim_any: got {[(entry['result'], entry['reason']) for entry in entries]}, "
                          f"expected {wanted!r}")
    for selector, wanted in expected.get("dkim_by", {}).items():
        got = [entry["result"] for entry in entries if entry["selector"] == selector]
        if not got or not all(is_allowed(word, wanted) for word in got):
            faults.append(f"dkim by {selector}: got {got}, expected {wanted}")
    return faults


def faults_of_verdict(expected, report):
    dmarc = report["dmarc"]
    got = {"arc": report["arc"]["result"], "spf": report["spf"]["result"], "dmarc": dmarc["result"],
           "policy": dmarc["policy"], "applied": dmarc["applied"], "record_domain": dmarc["record_domain"],
           "dkim_mode": dmarc["alignment_mode"]["dkim"], "spf_mode": dmarc["alignment_mode"]["spf"]}
    faults = []
    for name, value in got.items():
        if name in expected and not is_allowed(value, expected[name]):
            faults.append(f"{name}: got {value!r}, expected {expected[name]!r}")
    for name in ("aligned_by", "not_aligned_by"):
        if name in expected:
            if (expected[name] in dmarc["aligned_by"]) != (name == "aligned_by"):
                faults.append(f"{name}: got {dmarc['aligned_by']}, expected {expected[name]!r}")
    if "record_contains" in expected:
        if expected["record_contains"] not in (dmarc["record"] or ""):
            faults.append(f"record: got {dmarc['record']!r}, expected {expected['record_contains']!r} in it")
    return faults


def judge_message(command, case, folder, servers):
    with open(os.path.join(folder, case["file"]), "rb") as file:
        message = file.read()
    dns = servers.serve_file(os.path.join(folder, case["dns"]))
    words = ["check", "--dns", dns, *inputs_of(case), "{file}"]
    done = run(command, [*words, "--format", "json"], message)
    if done.harm:
        return done.harm
    if not done.objects:
        return [f"refused: {done.errors.decode('utf-8', 'replace').strip()}"]
    expected, report = case["expected"], done.objects[0]
    faults = faults_of_signatures(expected, report["dkim"]) + faults_of_verdict(expected, report)
    author = report["message"]["header_from"]["domain"]
    if "header_from_domain" in expected and author != expected["header_from_domain"]:
        faults.append(f"author domain: got {author!r}, expected {expected['header_from_domain']!r}")
    return faults + faults_of_field(command, words, message, 20.0)


def judge_spf(command, case, folder, servers):
    dns = servers.serve_file(os.path.join(folder, case["dns"]))
    done = run(command, ["spf", "--dns", dns, "--format", "json", *inputs_of(case)])
    if done.harm:
        return done.harm
    if not done.objects:
        return [f"refused: {done.errors.decode('utf-8', 'replace').strip()}"]
    value, expected = done.objects[0], case["expected"]
    if not is_allowed(value["result"], expected["result"]):
        return [f"result: got {value['result']!r} ({value['reason']}), expected {expected['result']}"]
    if (value["result"] == "temperror") != (done.status == 75):
        return [f"status {done.status} does not fit {value['result']!r}"]
    if "explanation" in expected and value["explanation"] != expected["explanation"]:
        return [f"explanation: got {value['explanation']!r}, expected {expected['explanation']!r}"]
    return []


def judge_organizational_domain(command, case, folder, servers):
    dns = servers.serve_file(os.path.join(folder, case["dns"]))
    done = run(command, ["dmarc", "--dns", dns, "--format", "json", case["domain"]])
    if done.harm:
        return done.harm
    if done.status != 0 or not done.objects:
        return [f"ends with status {done.status}: {done.errors.decode('utf-8', 'replace').strip()}"]
    got, wanted = done.objects[0]["organizational_domain"], case["expected"]["organizational_domain"]
    return [] if got == wanted else [f"got {got!r}, expected {wanted!r}"]


def judge_report(command, case, folder, servers):
    with open(os.path.join(folder, case["file"]), "rb") as file:
        done = run(command, ["report", "--format", "json", "{file}"], file.read())
    if done.harm:
        return done.harm
    if done.status != 0 or len(done.objects) != 1:
        return [f"ends with status {done.status}: {done.errors.decode('utf-8', 'replace').strip()}"]
    report, expected = done.objects[0], case["expected"]
    got = {name: report[name] for name in ("org_name", "report_id", "domain", "begin", "end")}
    got |= {"p": report["policy"]["p"], "records": len(report["records"]),
            "total_count": sum(row["count"] for row in report["records"]),
            "source_ips": sorted({row["source_ip"] for row in report["records"]})[:50]}
    return [f"{name}: got {got[name]!r}, expected {value!r}" for name, value in expected.items() if got[name] != value]


def judge_bounce(command, case, folder, servers):
    with open(os.path.join(folder, case["file"]), "rb") as file:
        done = run(command, ["bounce", "--format", "json", "{file}"], file.read())
    if done.harm:
        return done.harm
    if not done.objects or done.status != 0:
        return [f"refused: {done.errors.decode('utf-8', 'replace').strip()}"]
    # A file may be an mbox: a case is about its first message.
    recipients, expected, faults = done.objects[0]["recipients"], case["expected"], []
    if "recipients" in expected:
        # Domains have no case (RFC 5321 section 2.4), and the suite shows whole addresses in lower case.
        got = [(each["address"].lower(), each["action"], each["status"]) for each in recipients]
        wanted = [(each["address"].lower(), each["action"], each["status"]) for each in expected["recipients"]]
        if got != wanted:
            faults.append(f"recipients: got {got}, expected {wanted}")
    if "classes" in expected:
        got = sorted(each["class"] for each in recipients)
        wanted = by_rfc.CLASSES.get(case["id"], (expected["classes"],))[0]
        if got != wanted:
            faults.append(f"classes: got {got} for {[each['reason'] for each in recipients]}, expected {wanted}")
    return faults


JUDGES = {
    "report": judge_report,
    "message": judge_message,
    "spf": judge_spf,
    "organizational-domain": judge_organizational_domain,
    "headers": judge_headers,
    "authentication-results": judge_authentication_results,
    "psl": judge_psl,
    "bounce": judge_bounce,
}


def suites(shared, servers):
    """(name, [(case id, judge)]) of each suite that is run, and (name, reason) of each that is not yet."""
    ready, waiting = [], []
    for folder in sorted(glob.glob(os.path.join(shared, "conformance", "*", ""))):
        name = os.path.basename(os.path.dirname(folder))
        if not os.path.exists(os.path.join(folder, "cases.json")):
            continue  # data without answers
        with open(os.path.join(folder, "cases.json"), encoding="utf-8") as file:
            suite = json.load(file)
        if suite["kind"] in not_yet.KINDS:
            waiting.append((name, not_yet.KINDS[suite["kind"]]))
            continue
        judge = JUDGES[suite["kind"]]  # a suite of an unknown kind must not pass unnoticed
        cases = [(case["id"], functools.partial(judge, case=case, folder=folder, servers=servers))
                 for case in suite["cases"] if "disputed" not in case]
        ready.append((name, cases))
    return ready, waiting
