"""Runs the command, and checks the invariants of every run."""

import dataclasses
import json
import os
import subprocess
import tempfile
import time

EXIT_STATUS = {0, 1, 2, 3, 75}
SANITIZERS = (b"AddressSanitizer", b"runtime error:", b"LeakSanitizer", b"MemorySanitizer")


@dataclasses.dataclass
class Run:
    status: int
    output: bytes
    errors: bytes
    seconds: float
    harm: list  # what no input may cause, each in a sentence

    @property
    def objects(self):
        """The JSON objects, one a line. Only for runs without harm."""
        return [json.loads(line) for line in self.output.decode("utf-8").split("\n") if line]

    @property
    def refused(self):
        return self.status == 2 and not self.output and self.errors.count(b"\n") == 1


def run(command, arguments, octets=None, seconds=20.0, input_name="message.eml", as_json=True):
    """Runs `command arguments`, with `octets` in a file whose name replaces "{file}" in the arguments.
    `octets` are given on standard input where no argument is "{file}"."""
    with tempfile.TemporaryDirectory(prefix="fromproof-suites-") as top:
        work = os.path.join(top, "work")
        os.mkdir(work)
        path = os.path.join(top, input_name)
        by_file = "{file}" in arguments
        if by_file:
            with open(path, "wb") as message:
                message.write(octets)
        environment = dict(os.environ, TMPDIR=work, HOME=work, LC_ALL="C.UTF-8",
                           ASAN_OPTIONS="exitcode=99:detect_leaks=1",
                           UBSAN_OPTIONS="halt_on_error=1:print_stacktrace=1:exitcode=99")
        start = time.monotonic()
        harm = []
        # As bytes, because an option may hold octets that are not UTF-8.
        words = [path if word == "{file}" else word for word in arguments]
        words = [word.encode("utf-8", "surrogateescape") if isinstance(word, str) else word for word in words]
        try:
            done = subprocess.run([command.encode(), *words], cwd=work, env=environment, capture_output=True,
                                  input=b"" if by_file or octets is None else octets, timeout=seconds + 5)
        except subprocess.TimeoutExpired as late:
            return Run(-1, late.stdout or b"", late.stderr or b"", seconds + 5, ["does not end"])
        elapsed = time.monotonic() - start
        if elapsed > seconds:
            harm.append(f"takes {elapsed:.1f} s, at most {seconds:.1f} s are allowed")
        if os.listdir(work):
            harm.append(f"writes files: {os.listdir(work)}")
    if done.returncode not in EXIT_STATUS:
        harm.append(f"ends with status {done.returncode}: {done.stderr[-600:].decode('utf-8', 'replace')}")
    if any(word in done.stderr for word in SANITIZERS):
        harm.append("a sanitizer speaks: " + done.stderr[-2000:].decode("utf-8", "replace"))
    result = Run(done.returncode, done.stdout, done.stderr, elapsed, harm)
    try:
        done.stdout.decode("utf-8")
        if as_json:
            result.objects
    except ValueError as error:
        harm.append(f"prints no valid JSON in UTF-8: {error}")
    return result
