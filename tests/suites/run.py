#!/usr/bin/env python3
"""Runs the test cases that do not belong to this project: conformance suites, attack cases, sample messages.

    run.py --command build/release/fromproof [--shared DIR] [--suite NAME] [--area NAME] [--case ID]

Each failing case is named with what was got and what was expected. --command may be given several times, for example
with a sanitized build as well. The cases lie outside of this repository: --shared or FROMPROOF_SHARED says where.
Without them nothing is judged, and that is an error only if FROMPROOF_REQUIRE_SHARED is 1.
"""

import argparse
import concurrent.futures
import contextlib
import os
import subprocess
import sys
import tempfile

import attacks
import conformance
import samples
import wild
from name_servers import NameServers


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--command", action="append", default=[])
    parser.add_argument("--shared", default=os.environ.get("FROMPROOF_SHARED", ""))
    parser.add_argument("--suite", default="", help="only suites whose name contains this")
    parser.add_argument("--area", default="", help="only this area of the attack cases")
    parser.add_argument("--case", default="", help="only cases whose name contains this")
    parser.add_argument("--module", default="", help="the package with the WebAssembly module, which judges what it can "
                        "instead of the command; where it is not, everything is skipped with status 77")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    chosen = parser.parse_args()
    chosen.command = chosen.command or [os.environ.get("FROMPROOF_COMMAND", "build/release/fromproof")]
    return chosen


def faults_or_error(judge, command):
    try:
        return judge(command)
    except Exception as error:  # a missing member is the fault of the case, not the end of the run
        return [f"{type(error).__name__}: {error}"]


def run_suite(name, cases, command, jobs):
    """Prints the errors of each failing case and a summary. Returns the number of failing cases."""
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        results = list(pool.map(lambda case: faults_or_error(case[1], command), cases))
    failing = 0
    for (case, _), faults in zip(cases, results):
        failing += bool(faults)
        for fault in faults:
            print(f"FAIL {name}: {case}: {fault}")
    print(f"{name}: {len(cases) - failing}/{len(cases)}", flush=True)
    return failing


@contextlib.contextmanager
def module_instead_of(command, package):
    """Starts the module in Node.js. Gives the command that asks it."""
    here = os.path.dirname(os.path.abspath(__file__))
    with tempfile.TemporaryDirectory(prefix="fromproof-module-") as folder:
        socket = os.path.join(folder, "socket")
        with subprocess.Popen(["node", os.path.join(here, "..", "web", "support", "recorded_dns.mjs"), socket],
                              stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              env=dict(os.environ, FROMPROOF_PACKAGE=os.path.abspath(package))) as node:
            if node.stdout.readline() != b"ready\n":
                raise RuntimeError("the module does not start")
            os.environ |= {"FROMPROOF_COMMAND": command, "FROMPROOF_MODULE": socket}
            yield os.path.join(here, "module_command.py")


def main():
    chosen = options()
    if not os.path.isdir(os.path.join(chosen.shared, "attacks")) if chosen.shared else True:
        print("the shared test cases are not here (--shared DIR or FROMPROOF_SHARED): nothing is judged")
        return 1 if os.environ.get("FROMPROOF_REQUIRE_SHARED") == "1" else 0

    if not chosen.module:
        return judge(chosen, chosen.command)
    if not os.path.exists(os.path.join(chosen.module, "fromproof.wasm")):
        print(f"skipped: there is no module in {chosen.module}: script/build-wasm makes it")
        return 77
    with module_instead_of(os.path.abspath(chosen.command[0]), chosen.module) as command:
        return judge(chosen, [command])


def judge(chosen, commands):
    ready, waiting = [], []
    servers = NameServers(chosen.shared)
    for source in ([attacks.suites(chosen.shared, servers, chosen.area)] if chosen.area else
                   [conformance.suites(chosen.shared, servers), attacks.suites(chosen.shared, servers),
                    samples.suites(chosen.shared), wild.suites(chosen.shared)]):
        ready += source[0]
        waiting += source[1]

    failing = judged = 0
    for command in map(os.path.abspath, commands):
        print(f"# {command}")
        for name, cases in ready:
            cases = [case for case in cases if chosen.case in case[0]]
            if chosen.suite in name and cases:
                failing += run_suite(name, cases, command, chosen.jobs)
                judged += len(cases)
    for name, reason in waiting:
        print(f"not run yet: {name} ({reason})")
    print(f"{judged - failing} of {judged} cases pass")
    return 1 if failing or not judged else 0


if __name__ == "__main__":
    sys.exit(main())
