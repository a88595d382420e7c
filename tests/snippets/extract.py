"""Makes one C++ file of all examples in the project, each in its own function.

    extract.py ROOT PRELUDE OUT README FILE...

Examples are the lines of a header's comments that are indented by three columns or more, and the blocks ```cpp of
Markdown. FILE is relative to ROOT. What stands behind a statement as a comment is checked where it can be:

    align("example.com", "mail.example.com", table).strict;  // false
    const auto d = parse_domain("Example.");                 // d->view() == "example"

The first block of README.md is a program: README gets it as it is. PRELUDE declares the names that examples use: those
of all in `everyday`, those of dkim/key.hpp in `dkim_key : everyday`.
"""
import json
import re
import sys
from pathlib import Path

COMMENT = re.compile(r"^\s*(?://|///)(?P<text>\s.*)?$")
CODE = re.compile(r"^\s*(?://   |///     )(?P<code>\s*\S.*)$")
CLAIM = re.compile(r'^(?P<indent>\s*)(?P<code>.*;)\s+// (?P<claim>.*)$')
LITERAL = re.compile(r'"(?:[^"\\]|\\.)*"|true|false|-?\d+|\w+::\w+')
NAMESPACE = re.compile(r"^namespace (?P<name>[\w:]+(?: v0(?:::\w+)*)?) \{$", re.MULTILINE)


class Unread(Exception):
    pass


def header_examples(name: str, text: str):
    """Yields (line number, lines) for each example in the comments of a header."""
    found = []
    in_list = False
    for number, line in enumerate(text.splitlines(), 1):
        comment = COMMENT.match(line)
        in_list = bool(comment) and (in_list or line.lstrip(" /").startswith("- "))
        if code := CODE.match(line):
            if not found:
                start = number
            found.append(code["code"])
            continue
        if found:
            yield start, found
            found = []
        if comment and not in_list and (comment["text"] or "").startswith("  "):
            raise Unread(f"{name}:{number}: an example is indented by three columns behind //, by five behind ///")


def markdown_examples(text: str):
    for block in re.finditer(r"^```cpp\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield text.count("\n", 0, block.start(1)) + 1, block[1].splitlines()


def with_claims(line: str) -> str:
    """A line with the claim of its comment as code."""
    claim = CLAIM.match(line)
    if not claim:
        return line
    code, said = claim["code"], claim["claim"]
    if LITERAL.fullmatch(said):
        return f"{claim['indent']}snippets::claim(__FILE__, __LINE__, ({code[:-1]}) == {said});"
    if " == " in said:
        return f"{claim['indent']}{code} snippets::claim(__FILE__, __LINE__, {said});"
    return line


def namespaces_of(text: str):
    """The namespaces that an example of this file may leave out."""
    inner = {found["name"].replace("inline v0", "").replace("::::", "::").rstrip(":") for found in NAMESPACE.finditer(text)}
    return sorted(name for name in inner | {"fromproof"} if not name.endswith("detail"))


def function(name: str, number: int, lines: list[str], text: str, base: str):
    """The example as a function, with compiler messages that point to the place of the example."""
    space = re.sub(r"\W", "_", name) + f"_{number}"
    includes = [line for line in lines if line.startswith("#include")]
    body = [line if not line.startswith("#include") else "" for line in lines]
    whole = [*includes, f"namespace {space} {{"]
    whole += [f"using namespace {each};" for each in namespaces_of(text)]
    whole += [f"struct example : {base} {{", "void run() {", f"#line {number} {json.dumps(name)}"]
    whole += [with_claims(line) for line in body]
    whole += ["}", "};", "}"]
    return whole, f"{space}::example{{}}.run();"


def main() -> int:
    root, prelude, out, readme = map(Path, sys.argv[1:5])
    bases = dict(re.findall(r"^struct (\w+) : (\w+)", prelude.read_text(), re.MULTILINE))
    code, calls = [f'#include "{prelude}"'], []
    program = None
    used = set()
    for name in sys.argv[5:]:
        text = (root / name).read_text()
        markdown = name.endswith(".md")
        examples = markdown_examples(text) if markdown else header_examples(name, text)
        base = re.sub(r"\W", "_", re.sub(r"^include/fromproof/|\.\w+$", "", name))
        for number, lines in examples:
            if name == "README.md" and program is None:
                program = [f"#line {number} {json.dumps(name)}", *lines]
                continue
            used.add(base)
            made, call = function(name, number, lines, "" if markdown else text,
                                  base if base in bases else "everyday")
            code += made
            calls.append(call)
    if program is None:
        raise Unread("README.md: there is no block ```cpp")
    if unused := bases.keys() - bases.values() - used:
        raise Unread(f"{prelude}: there is no example for {', '.join(sorted(unused))}")
    code += ["int main() {", *calls, f'return snippets::report({len(calls)});', "}"]
    out.write_text("\n".join(code) + "\n")
    readme.write_text("\n".join(program) + "\n")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Unread as fault:
        sys.exit(str(fault))
