"""Compiles a program with and without its misuse.

    check.py CASE.cpp COMPILER OPTION...

With MISUSE defined the compiler must refuse it, and without it must not. The first comments of CASE.cpp say more:

    // error: TEXT      the first error contains this text (a regular expression)
    // note: TEXT       some line of what the compiler says contains it; one of both is needed, both are checked
    // misuse: OPTION   an option for the misuse only, such as another language version
"""
import re
import subprocess
import sys

OPTIONS = ["-std=c++20", "-fsyntax-only", "-Wall", "-Wextra", "-Werror=unused-result"]


def compile_case(compiler, options, case, *more):
    done = subprocess.run([*compiler, *OPTIONS, *options, *more, case], capture_output=True, text=True,
                          env={"LC_ALL": "C", "PATH": "/usr/local/bin:/usr/bin:/bin"})
    return done.returncode == 0, done.stderr


def says(wanted, output):
    lines = output.splitlines()
    errors = [line for line in lines if re.search(r"\b(fatal )?error: ", line)]
    if "error" in wanted and not (errors and re.search(wanted["error"], errors[0])):
        return False
    return "note" not in wanted or any(re.search(wanted["note"], line) for line in lines)


def main(case, compiler, *options):
    with open(case, encoding="utf-8") as file:
        text = file.read()
    wanted = dict(re.findall(r"^// (error|note|misuse): (.*)$", text, re.MULTILINE))
    if not {"error", "note"} & set(wanted) or "#ifdef MISUSE" not in text:
        return f"{case}: needs either // error: or // note:, and #ifdef MISUSE"

    good, output = compile_case([compiler], options, case)
    if not good:
        return f"{output}\n{case}: must compile without the misuse"
    accepted, output = compile_case([compiler], options, case, "-DMISUSE", *filter(None, [wanted.get("misuse")]))
    if accepted:
        return f"{case}: the misuse must not compile"
    if not says(wanted, output):
        return f"{output}\n{case}: the compiler must say {wanted}"
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
