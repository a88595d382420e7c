"""The cases of tests/cases/domains.md for tests of the command: each with its zone as a master file."""

import collections
import os
import re

CASES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "cases", "domains.md")
DomainCase = collections.namedtuple("DomainCase", "name domain selector records findings exit")


def owner_and_type(line):
    return line.split(" ")[:2]


def master_line(line):
    """A line of a master file (RFC 1035 section 5): strings of at most 255 octets, names that end in a dot."""
    name, kind, data = line.split(" ", 2)
    if kind == "TXT":
        data = " ".join('"%s"' % data[at:at + 250].replace("\\", "\\\\").replace('"', '\\"')
                        for at in range(0, len(data), 250))
    elif kind in ("MX", "CNAME") and not data.endswith("."):
        data += "."
    return f"{name}. 300 IN {kind} {data}\n"


def read_cases():
    with open(CASES, encoding="utf-8") as file:
        parts = re.split(r"^## (.*)\n", file.read(), flags=re.MULTILINE)[1:]
    base = None
    for name, text in zip(parts[::2], parts[1::2]):
        blocks = {kind: body.rstrip("\n") for kind, body in re.findall(r"^```(\w+)\n(.*?)^```$", text, re.M | re.S)}
        base = base or blocks["zone"].splitlines()
        change = blocks.get("change", "").splitlines()
        replaced = [owner_and_type(line) for line in change]
        records = [line for line in base if owner_and_type(line) not in replaced]
        records += [line for line in change if not line.endswith(" -")]
        yield DomainCase(name, blocks.get("domain", "example.com"), blocks.get("selector"), records,
                         [line.split(" ")[1] for line in blocks["findings"].splitlines()], int(blocks["exit"]))
