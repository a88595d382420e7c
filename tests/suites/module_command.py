#!/usr/bin/env python3
"""Stands for the command where a suite wants one, and lets the WebAssembly module judge: `check --format json` of one
message. Its DNS is what the command got. Everything else the command does itself. run.py starts Node.js, once for all
cases, and says in FROMPROOF_MODULE where it listens.
"""

import argparse
import datetime
import json
import os
import re
import socket
import subprocess
import sys


def seconds(time):
    """Unix seconds of --time, which may be an RFC 3339 date."""
    if re.fullmatch(r"-?\d+", time):
        return int(time)
    return int(datetime.datetime.fromisoformat(time.replace("Z", "+00:00")).timestamp())


def check_options(words):
    parser = argparse.ArgumentParser(add_help=False)
    for name in ("ip", "mail-from", "helo", "receiver", "time", "zone", "dns", "format"):
        parser.add_argument(f"--{name}")
    parser.add_argument("--mine", action="store_true")
    parser.add_argument("files", nargs="*")
    return parser.parse_known_args(words)


def exit_status(report):
    dmarc = report["dmarc"]
    if dmarc["result"] == "pass":
        return 0 if dmarc["source"] == "verified" else 3
    return 75 if dmarc["result"] == "temperror" else 1


def judged(request):
    with socket.socket(socket.AF_UNIX) as module:
        module.connect(os.environ["FROMPROOF_MODULE"])
        module.sendall(json.dumps(request).encode())
        module.shutdown(socket.SHUT_WR)
        with module.makefile("rb") as answer:
            return json.load(answer)


def main():
    words = sys.argv[1:]
    octets = sys.stdin.buffer.read() if not sys.stdin.isatty() else b""
    done = subprocess.run([os.environ["FROMPROOF_COMMAND"], *words], input=octets, capture_output=True)
    given, unknown = check_options(words[1:]) if words[:1] == ["check"] else (None, True)
    lines = done.stdout.splitlines()
    if unknown or given.format != "json" or len(given.files) != 1 or not os.path.isfile(given.files[0]) or len(lines) != 1:
        sys.stdout.buffer.write(done.stdout)
        sys.stderr.buffer.write(done.stderr)
        return done.returncode
    of_command = json.loads(lines[0])
    options = {"ip": given.ip, "mailFrom": given.mail_from, "helo": given.helo, "receiver": given.receiver,
               "time": seconds(given.time) if given.time else None, "mine": given.mine or None}
    options = {name: value for name, value in options.items() if value is not None}
    options["forgiving"] = not {"ip", "mailFrom", "helo"} & options.keys()
    asks = given.zone or given.dns not in (None, "none")
    request = {"message": os.path.abspath(given.files[0]), "options": options, "dns": of_command["dns"] if asks else None}
    report = judged(request)
    if "failed" in report:
        print(report["failed"], file=sys.stderr)
        return 2
    print(json.dumps(report))
    return exit_status(report)


if __name__ == "__main__":
    sys.exit(main())
