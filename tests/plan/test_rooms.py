"""Holds the plan of rooms.py: no arrow that it does not name, none back, no circle, no reach into another room's
`detail`, no file that is too long to read in one sitting. Prints the plan."""
import re
import subprocess
import sys
import unittest
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from rooms import COMMON, LONGER, LONGEST_FILE, ROOMS, UMBRELLA  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
HEADERS = ROOT / "include" / "fromproof"
INCLUDE = re.compile(r'^#include "([^"]+)"', re.MULTILINE)
COMMENT = re.compile(r'//[^\n]*|"(?:[^"\\\n]|\\.)*"')
DEFINED = re.compile(
    r"^(?:template\s*<[^;{]*>\s*)?(?:requires\s*\([^;{]*\)\s*)?(?:\[\[[^\]]*\]\]\s*)?"
    r"(?:(?:inline|constexpr|consteval|static|constinit)\s+)*"
    r"(?:(?:struct|class|enum class|enum|concept|using)\s+(?:\[\[[^\]]*\]\]\s*)?(?P<type>\w+)|[\w:<>,&*\s]+?\b(?P<name>\w+)\s*[({=])",
    re.MULTILINE)


def room_of(path: Path) -> str:
    """The folder of a header below include/fromproof, or the header's own name at the root."""
    return path.relative_to(HEADERS).parts[0]


@cache
def headers() -> tuple[Path, ...]:
    return tuple(sorted(HEADERS.rglob("*.hpp")))


@cache
def includes(header: Path) -> tuple[Path, ...]:
    return tuple((header.parent / name).resolve() for name in INCLUDE.findall(header.read_text()))


def namespaces(text: str):
    """Yields (namespace below v0, begin, end) for each namespace block."""
    open_blocks: list[tuple[str, int]] = []
    depth: list[bool] = []
    token = re.compile(r"\bnamespace\s+[\w:]+(?:\s+v0(?:::\w+)*)?\s*\{|[{}]")
    for found in token.finditer(text):
        if found[0] == "}":
            if not depth:
                continue
            if depth.pop():
                name, begin = open_blocks.pop()
                yield name, begin, found.start()
        elif found[0] == "{":
            depth.append(False)
        else:
            name = re.sub(r"^namespace\s+|\s*\{$", "", found[0])
            name = re.sub(r"^fromproof::inline\s+v0(::)?", "", name)
            outer = open_blocks[-1][0] if open_blocks else ""
            open_blocks.append(("::".join(part for part in (outer, name) if part), found.end()))
            depth.append(True)


def plain(header: Path) -> str:
    return COMMENT.sub(lambda found: " " * len(found[0]), header.read_text())


@cache
def details() -> dict[tuple[str, str], set[str]]:
    """(namespace that holds `detail`, name) -> the rooms that define the name there."""
    found: dict[tuple[str, str], set[str]] = {}
    for header in headers():
        text = plain(header)
        for name, begin, end in namespaces(text):
            if name.split("::")[-1] != "detail":
                continue
            owner = "::".join(name.split("::")[:-1])
            for each in DEFINED.finditer(text[begin:end]):
                found.setdefault((owner, each["type"] or each["name"]), set()).add(room_of(header))
    return found


class Plan(unittest.TestCase):
    maxDiff = None

    def test_each_room_is_in_the_plan(self):
        there = {room_of(header) for header in headers()} - set(COMMON) - {UMBRELLA}
        self.assertEqual(there, set(ROOMS))

    def test_an_arrow_goes_up_and_is_in_the_plan(self):
        order = list(ROOMS)
        for room, (_, may) in ROOMS.items():
            for other in may:
                self.assertLess(order.index(other), order.index(room), f"{room} may not include {other}, which is below")
        for header in headers():
            room = room_of(header)
            if room == UMBRELLA:
                continue
            allowed = {"text"} if room in COMMON else {room, *COMMON, *ROOMS[room][1]}
            for other in map(room_of, includes(header)):
                self.assertIn(other, allowed, f"{header.relative_to(ROOT)} includes {other}/")

    def test_each_arrow_of_the_plan_is_used(self):
        used = {(room_of(header), room_of(other)) for header in headers() for other in includes(header)}
        unused = [f"{room} -> {other}" for room, (_, may) in ROOMS.items() for other in may if (room, other) not in used]
        self.assertEqual(unused, [])

    def test_no_header_includes_itself_by_a_circle(self):
        done: set[Path] = set()

        def visit(header: Path, way: tuple[Path, ...]):
            self.assertNotIn(header, way, "a circle")
            if header in done:
                return
            for other in includes(header):
                visit(other, (*way, header))
            done.add(header)

        for header in headers():
            visit(header, ())

    def test_no_room_reaches_into_the_detail_of_another(self):
        faults = []
        for header in headers():
            text, room = plain(header), room_of(header)
            blocks = list(namespaces(text))
            for found in re.finditer(r"((?:\w+::)*)detail::(\w+)", text):
                if text[:found.start()].rstrip().endswith("namespace") or "v0" in found[1]:
                    continue
                around = max((block for block in blocks if block[1] <= found.start() < block[2]),
                             key=lambda block: block[1], default=("", 0, 0))[0].split("::")
                named = [part for part in found[1].split("::") if part and part not in ("fromproof", "v0")]
                # The innermost namespace in which there is such a name, as the compiler looks it up.
                for depth in range(len(around), -1, -1):
                    rooms = details().get(("::".join([*filter(None, around[:depth]), *named]), found[2]))
                    if rooms is not None:
                        break
                if rooms and room not in rooms and room != UMBRELLA:
                    line = text.count("\n", 0, found.start()) + 1
                    faults.append(f"{header.relative_to(ROOT)}:{line}: {found[0]} is of {', '.join(sorted(rooms))}")
        self.assertEqual(faults, [])

    def test_names_in_detail_are_found(self):
        """Shows that the check above can fail: it finds what is in `detail`."""
        self.assertGreater(len(details()), 200)
        self.assertIn(("message", "read_field"), details())

    def test_no_file_is_too_long_to_read(self):
        listed = subprocess.run(["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT,
                                capture_output=True, text=True, check=False).stdout.split("\n")
        files = [name for name in listed if re.search(r"\.(hpp|cpp|py|mjs|js|ts|css)$", name)
                 and not re.match(r"fuzz/(seeds|repro)/", name) and (ROOT / name).is_file()]
        if not files:
            self.skipTest("no list of files: not a clone")
        long = {name: count for name in files
                if (count := (ROOT / name).read_text(encoding="utf-8", errors="replace").count("\n")) > LONGEST_FILE}
        self.assertEqual(sorted(long), sorted(LONGER), f"longer than {LONGEST_FILE} lines: {long}")


def show_plan():
    arrows = 0
    for room, (holds, may) in ROOMS.items():
        arrows += len(may)
        print(f"{room:23} {holds}\n{'':23}   includes {', '.join(may) or 'nothing'}")
    print(f"{len(ROOMS)} rooms, {arrows} arrows, {len(headers())} headers")


if __name__ == "__main__":
    show_plan()
    unittest.main()
