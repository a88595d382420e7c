#!/usr/bin/env python3
"""Stands for the command where a suite wants one, and lets the WebAssembly module judge: `check --format json` of one
message. Its DNS is what the command got. Everything else the command does itself.

    FROMPROOF_COMMAND=build/release/fromproof FROMPROOF_PACKAGE=build/wasm/npm module_command.py check --format json FILE
"""

import argparse
import datetime
import json
import os
import re
import subprocess
import sys

NODE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "web", "support", "recorded_dns.mjs")


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
    request = {"message": given.files[0], "options": options, "dns": of_command["dns"] if asks else None}
    judged = subprocess.run(["node", NODE], input=json.dumps(request).encode(), capture_output=True)
    sys.stderr.buffer.write(judged.stderr)
    if judged.returncode != 0:
        return 2
    report = json.loads(judged.stdout)
    print(json.dumps(report))
    return exit_status(report)


if __name__ == "__main__":
    sys.exit(main())
