"""The conformance suites: test cases of other projects, one folder each (shared/conformance/README.md)."""

import functools
import glob
import json
import os
import re

import not_yet
from program import run


def squeeze(text):
    """Runs of blanks compare as one."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip()


def judge_headers(command, case, folder):
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


def judge_authentication_results(command, case, folder):
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


def judge_psl(command, case, folder):
    done = run(command, ["dmarc", "--method", "psl", "--dns", "none", "--format", "json", case["domain"]])
    if done.harm:
        return done.harm
    if done.status != 0 or not done.objects:
        return [f"ends with status {done.status}: {done.errors.decode('utf-8', 'replace').strip()}"]
    allowed = case["expected"]["organizational_domain"]
    allowed = allowed if isinstance(allowed, list) else [allowed]
    got = done.objects[0]["organizational_domain"]
    return [] if got in allowed else [f"got {got!r}, expected one of {allowed}"]


def judge_message(command, case, folder):
    """Without DNS: no harm, the author domain, an entry for each signature."""
    expected = case["expected"]
    with open(os.path.join(folder, case["file"]), "rb") as file:
        message = file.read()
    options = ["check", "--dns", "none", "--format", "json"]
    for name in ("ip", "mail_from", "helo", "receiver", "time"):
        if name in case:
            options.append("--%s=%s" % (name.replace("_", "-"), case[name]))
    done = run(command, [*options, "{file}"], message)
    if done.harm:
        return done.harm
    if not done.objects:
        return [f"refused: {done.errors.decode('utf-8', 'replace').strip()}"]
    report, faults = done.objects[0], []
    author = report["message"]["header_from"]["domain"]
    if "header_from_domain" in expected and author != expected["header_from_domain"]:
        faults.append(f"author domain: got {author!r}, expected {expected['header_from_domain']!r}")
    if "dkim" in expected and len(report["dkim"]) != len(expected["dkim"]):
        faults.append(f"dkim: got {len(report['dkim'])} entries, expected {len(expected['dkim'])}")
    for selector in expected.get("dkim_by", {}):
        if selector not in [entry["selector"] for entry in report["dkim"]]:
            faults.append(f"dkim: no signature by the selector {selector}")
    return faults


JUDGES = {
    "message": judge_message,
    "headers": judge_headers,
    "authentication-results": judge_authentication_results,
    "psl": judge_psl,
}


def suites(shared):
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
        cases = [(case["id"], functools.partial(judge, case=case, folder=folder))
                 for case in suite["cases"] if "disputed" not in case]
        ready.append((name, cases))
    waiting.append(("suites of messages", "with DNS, hence not " + ", ".join(sorted(not_yet.MESSAGE_MEMBERS))))
    return ready, waiting
