"""Compiles each header alone as C++17: the first error must be the line that says which language it needs.

    language.py FOLDER COMPILER OPTION...
"""
import re
import subprocess
import sys
from pathlib import Path

WANTED = "fromproof needs C++20"


def main(folder, compiler, *options):
    faults = []
    headers = sorted(Path(folder).rglob("*.hpp"))
    for header in headers:
        done = subprocess.run([compiler, "-std=c++17", "-fsyntax-only", *options, "-x", "c++", "-"],
                              input=f'#include "{header}"\n', capture_output=True, text=True,
                              env={"LC_ALL": "C", "PATH": "/usr/local/bin:/usr/bin:/bin"})
        first = re.search(r"^.*\berror: .*$", done.stderr, re.MULTILINE)
        if not first or WANTED not in first[0]:
            faults.append(f"{header}: {first[0] if first else 'no error'}")
    return "\n".join(faults) or (0 if headers else f"{folder}: no headers")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
