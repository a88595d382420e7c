#!/usr/bin/env python3
"""Judges every message that has a DNS fixture by the command with each back end of cryptography, and by the WebAssembly
module: all must say the same of every signature.

    same_verdicts.py --command build/dev/fromproof --command build/dev/fromproof_command_mbedtls --package build/wasm/npm

The cases lie outside of this repository: --shared or FROMPROOF_SHARED says where. Without them, or without the module
or Node.js, nothing is compared.
"""

import argparse
import concurrent.futures
import glob
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile

from name_servers import NameServers

SKIPPED = 77
INPUTS = ("ip", "mail_from", "helo", "receiver", "time")
WEB = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "web", "support", "judge.mjs")


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", action="append", required=True)
    parser.add_argument("--package", required=True)
    parser.add_argument("--shared", default=os.environ.get("FROMPROOF_SHARED", ""))
    parser.add_argument("--case", default="", help="only cases whose name contains this")
    return parser.parse_args()


def cases(shared, servers):
    """(name, message, value of --dns, inputs); an envelope without a message gets one that says nothing."""
    spec = importlib.util.spec_from_file_location("expand", os.path.join(shared, "attacks", "expand.py"))
    expand = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(expand)
    with open(os.path.join(shared, "attacks", "cases.json"), encoding="utf-8") as file:
        for case in json.load(file)["cases"]:
            if case["command"] == "check" and "message" in case and "dns" in case:
                yield (f"attacks/{case['area']}/{case['id']}", expand.expand(case["message"]),
                       servers.serve(case["dns"]), case.get("inputs") or {})
    for path in sorted(glob.glob(os.path.join(shared, "conformance", "*", "cases.json"))):
        with open(path, encoding="utf-8") as file:
            suite = json.load(file)
        folder = os.path.dirname(path)
        if suite["kind"] == "spf":
            for case in suite["cases"]:
                if "disputed" not in case:
                    yield (f"{os.path.basename(folder)}/{case['id']}", b"From: a@author.invalid\r\n\r\n",
                           servers.serve_file(os.path.join(folder, case["dns"])), case)
        if suite["kind"] != "message":
            continue
        for case in suite["cases"]:
            with open(os.path.join(folder, case["file"]), "rb") as file:
                message = file.read()
            yield (f"{os.path.basename(folder)}/{case['id']}", message,
                   servers.serve_file(os.path.join(folder, case["dns"])), case)


def verdicts(report):
    return {
        "dkim": [[entry[name] for name in ("domain", "selector", "result", "source", "reason", "key_bits")]
                 for entry in report["dkim"]],
        "spf": [report["spf"][name] for name in ("result", "source", "reason")],
        "arc": [report["arc"][name] for name in ("result", "source", "reason")],
        "dmarc": [report["dmarc"][name] for name in ("result", "source", "reason", "aligned_by")],
    }


def by_command(command, path, dns, inputs):
    words = [f"--{name.replace('_', '-')}={inputs[name]}".encode("latin-1") for name in INPUTS if name in inputs]
    done = subprocess.run([command, "check", "--dns", dns, "--format", "json", *words, path], capture_output=True,
                          timeout=120)
    lines = done.stdout.decode("utf-8").splitlines()
    return [verdicts(json.loads(line)) for line in lines] or done.stderr.decode("utf-8", "replace").strip()


def seconds(time):
    """Unix seconds of a case's clock, which may be an RFC 3339 date."""
    import datetime
    if re.fullmatch(r"-?\d+", str(time)):
        return int(time)
    return int(datetime.datetime.fromisoformat(str(time).replace("Z", "+00:00")).timestamp())


class Module:
    """The module in Node.js."""

    def __init__(self, package):
        self.node = subprocess.Popen(["node", WEB], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                     encoding="utf-8", env=dict(os.environ, FROMPROOF_PACKAGE=package))

    def judge(self, path, dns, inputs):
        names = {"ip": "ip", "mail_from": "mailFrom", "helo": "helo", "receiver": "receiver"}
        given = {js: inputs[name] for name, js in names.items() if name in inputs}
        if "time" in inputs:
            given["time"] = seconds(inputs["time"])
        given["forgiving"] = not {"ip", "mail_from", "helo"} & inputs.keys()
        print(json.dumps({"message": path, "port": int(dns.partition("@")[2]), "options": given}),
              file=self.node.stdin, flush=True)
        line = self.node.stdout.readline()
        return [verdicts(json.loads(line))] if line else "the module ended"


def main():
    chosen = options()
    if not chosen.shared or not os.path.isdir(os.path.join(chosen.shared, "attacks")):
        print("skipped: the shared test cases are not here (--shared DIR or FROMPROOF_SHARED)")
        return SKIPPED
    if not os.path.exists(os.path.join(chosen.package, "fromproof.wasm")):
        print(f"skipped: there is no module in {chosen.package}: script/build-wasm makes it")
        return SKIPPED

    servers = NameServers(chosen.shared)
    module = Module(os.path.abspath(chosen.package))
    commands = [os.path.abspath(command) for command in chosen.command]
    compared = signatures = refused = failing = 0
    with tempfile.TemporaryDirectory(prefix="fromproof-suites-") as folder, \
            concurrent.futures.ThreadPoolExecutor(len(commands)) as pool:
        for name, message, dns, inputs in cases(chosen.shared, servers):
            if chosen.case not in name:
                continue
            path = os.path.join(folder, "message.eml")
            with open(path, "wb") as file:
                file.write(message)
            running = [pool.submit(by_command, command, path, dns, inputs) for command in commands]
            of_module = module.judge(path, dns, inputs)
            answers = [each.result() for each in running]
            # Skips what the command takes for no mail or for several mails: the module does not decide that.
            if isinstance(answers[0], str) or len(answers[0]) != 1:
                refused += 1
                answers.append(answers[0])
            else:
                answers.append(of_module)
                compared += 1
                signatures += len(answers[0][0]["dkim"])
                allowed = (inputs.get("expected") or {}).get("result")
                if allowed and answers[0][0]["spf"][0] not in allowed:
                    failing += 1
                    print(f"FAIL {name}: spf {answers[0][0]['spf']}, not {allowed}")
            for who, answer in zip([*map(os.path.basename, commands[1:]), "module"], answers[1:]):
                if answer != answers[0]:
                    failing += 1
                    print(f"FAIL {name}: {os.path.basename(commands[0])} {answers[0]}\n  {who} {answer}")
    print(f"{compared} messages with {signatures} signatures compared, {refused} that are none; {failing} differ")
    return 1 if failing or (not compared) else 0


if __name__ == "__main__":
    sys.exit(main())
