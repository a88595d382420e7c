"""Authentication-Results as written: one folded field for each message, with what the JSON report says was verified,
whatever stands in the message or its envelope; read back by a parser of others."""

import re
import sys

from program import run

# Only Debian's interpreter finds Debian's package, but it is plain Python that works with any.
sys.path.append("/usr/lib/python3/dist-packages")
try:
    import authres
except ImportError:
    authres = None

RECEIVER = "mx.reader.example"


def faults_of_line_ends(output):
    """Fields, and the errors in their octets."""
    fields = re.split(rb"(?<=\r\n)(?! )", output)
    assert fields.pop() == b"" or not output.endswith(b"\r\n")
    faults = []
    for field in fields:
        lines = field.split(b"\r\n")
        if not field.startswith(b"Authentication-Results:"):
            faults.append(f"another field is written: {field!r}")
        if not all(re.fullmatch(rb"[ -~]{1,998}", line) for line in lines[:-1]) or lines[-1]:
            faults.append(f"it is no field of printable octets: {field!r}")
    return fields, faults


def verified(report):
    """(method, result, members that the field must have) of each result that was verified."""
    wanted = []
    if report["spf"]["source"] == "verified":
        wanted.append(("spf", report["spf"]["result"], {}))
    signatures = [("dkim", entry["result"], {"header.d": entry["domain"], "header.s": entry["selector"]})
                  for entry in report["dkim"] if entry["source"] == "verified"]
    wanted += signatures
    author = report["message"]["header_from"]["domain"]
    if (wanted or report["dmarc"]["source"] == "verified") and not report["dkim"]:
        wanted.append(("dkim", "none", {}))
    if report["dmarc"]["source"] == "verified":
        wanted.append(("dmarc", report["dmarc"]["result"], {"header.from": author}))
    if report["arc"]["source"] == "verified" and report["arc"]["result"] != "none":
        wanted.append(("arc", report["arc"]["result"], {}))
    return wanted


def faults_of_reading(field, report, receiver):
    read = authres.AuthenticationResultsHeader.parse(field.decode("ascii").replace("\r\n", ""))
    faults = []
    if read.authserv_id != receiver.lower():
        faults.append(f"authserv-id: got {read.authserv_id!r}")
    wanted = verified(report)
    got = [(result.method, result.result) for result in read.results]
    if got != [(method, result) for method, result, _ in wanted]:
        return faults + [f"results: got {got}, expected {wanted}"]
    for result, (method, _, members) in zip(read.results, wanted):
        properties = {f"{each.type}.{each.name}": each.value for each in result.properties}
        for name, value in members.items():
            # U-labels are written as A-labels.
            if value is not None and value.isascii() and properties.get(name) != value.lower():
                faults.append(f"{method}: {name} is {properties.get(name)!r}, expected {value.lower()!r}")
        sender = properties.get("smtp.mailfrom", properties.get("smtp.helo"))
        domain = report["spf"]["domain"]
        if method == "spf" and domain is not None and sender is not None:
            if sender.rpartition("@")[2].lower() != domain:
                faults.append(f"spf: got {sender!r}, which is not of {domain}")
    return faults


def faults_of_field(command, words, message, seconds):
    """`words`: check and its options. A receiver is added where there is none."""
    given = [str(word, "latin-1") if isinstance(word, bytes) else word for word in words]
    named = [word.partition("=")[2] for word in given if word.startswith("--receiver=")]
    if not named:
        words = [*words[:1], f"--receiver={RECEIVER}", *words[1:]]
    done = run(command, [*words, "--format", "authentication-results"], message, seconds, as_json=False)
    known = run(command, [*words, "--format", "json"], message, seconds)
    if done.harm or known.harm:
        return [f"--format authentication-results: {harm}" for harm in done.harm or known.harm]
    fields, faults = faults_of_line_ends(done.output)
    reports = known.objects
    if done.status != known.status or len(fields) != len(reports):
        faults.append(f"status {done.status} and {len(fields)} fields, "
                      f"but status {known.status} and {len(reports)} objects")
    elif authres and not faults:
        for field, report in zip(fields, reports):
            faults += faults_of_reading(field, report, named[0] if named else RECEIVER)
    return [f"--format authentication-results: {fault}" for fault in faults]
