"""action.yml and the example workflow: valid YAML, no input in the text of a script, and what the script runs."""
import hashlib
import json
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

try:
    import yaml
except ImportError:
    yaml = None

ROOT = Path(__file__).resolve().parents[2]
ACTION = ROOT / "action.yml"
WORKFLOW = ROOT / "examples" / "workflow" / "mail-records.yml"
HOSTILE = ['$(touch pwned)', '`touch pwned`', '"; touch pwned; "', "'; touch pwned; '", "a\ntouch pwned", "--help", "-",
           "*", "${HOME}", "a b\tc\\"]

# It writes its arguments, and what a hostile name server would like the runner to read.
FAKE = """#!/usr/bin/env python3
import json, os, sys
with open(os.environ["CALLED"], "w") as file:
    json.dump(sys.argv[1:], file)
print("  ::add-mask::x\\n::error::forged\\n##[add-path]/tmp")
sys.exit(int(os.environ.get("STATUS", "0")))
"""


@unittest.skipUnless(yaml, "no yaml for Python here (Debian: python3-yaml)")
class Form(unittest.TestCase):
    def setUp(self):
        self.action = yaml.safe_load(ACTION.read_text())
        self.steps = self.action["runs"]["steps"]

    def test_it_is_a_composite_action(self):
        self.assertEqual(self.action["runs"]["using"], "composite")
        for name in ("name", "description"):
            self.assertTrue(self.action[name])
        for step in self.steps:
            self.assertEqual(step["shell"], "bash")
            self.assertNotIn("uses", step)  # other actions would be downloads

    def test_each_input_is_described_and_used_once(self):
        used = re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", json.dumps(self.steps))
        self.assertEqual(sorted(used), sorted(self.action["inputs"]))
        for name, each in self.action["inputs"].items():
            self.assertTrue(each["description"])
            self.assertTrue(each.get("required") or isinstance(each["default"], str), name)

    def test_no_expression_is_in_the_text_of_a_script(self):
        for step in self.steps:
            self.assertNotIn("${{", step["run"])
        self.assertIn("${{", json.dumps(self.steps))

    def test_nothing_but_the_own_release_is_downloaded(self):
        scripts = "\n".join(step["run"] for step in self.steps)
        self.assertNotRegex(scripts, r"\b(curl|wget|apt|apt-get|npm|npx|pip3?|https?)\b")
        self.assertEqual(scripts.count("gh release download"), 1)
        self.assertLess(scripts.index("gh release download"), scripts.index("sha256sum --check"))
        self.assertLess(scripts.index("sha256sum --check"), scripts.index("chmod +x"))

    def test_the_workflow_gives_only_inputs_that_there_are(self):
        workflow = yaml.safe_load(WORKFLOW.read_text())
        self.assertEqual(workflow["permissions"], {"contents": "read"})
        [job] = workflow["jobs"].values()
        [step] = [step for step in job["steps"] if "fromproof@" in step.get("uses", "")]
        self.assertLessEqual(set(step["with"]), set(self.action["inputs"]))
        required = {name for name, each in self.action["inputs"].items() if each.get("required")}
        self.assertLessEqual(required, set(step["with"]))


@unittest.skipUnless(yaml, "no yaml for Python here (Debian: python3-yaml)")
class Script(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="fromproof-action-")
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "bin").mkdir()
        self.program("fromproof", FAKE)
        self.step = yaml.safe_load(ACTION.read_text())["runs"]["steps"][0]
        self.inputs = yaml.safe_load(ACTION.read_text())["inputs"]

    def program(self, name, text):
        path = self.folder / "bin" / name
        path.write_text(text)
        path.chmod(0o755)

    def run_it(self, status=0, **given):
        """The step as the runner runs it: `bash -e FILE`, with the inputs in the environment."""
        environment = {"PATH": f"{self.folder}/bin:{os.environ['PATH']}", "CALLED": str(self.folder / "called"),
                       "STATUS": str(status), "RUNNER_TEMP": str(self.folder), "HOME": str(self.folder)}
        for name, value in self.step["env"].items():
            if found := re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value):
                environment[name] = given.get(found[1].replace("-", "_"), self.inputs[found[1]].get("default", ""))
            else:
                environment[name] = "owner/fromproof"
        script = self.folder / "script.sh"
        script.write_text(self.step["run"])
        return subprocess.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", script], cwd=self.folder,
                              env=environment, capture_output=True, text=True, timeout=60)

    def called(self):
        path = self.folder / "called"
        return json.loads(path.read_text()) if path.exists() else None

    def test_what_is_run(self):
        done = self.run_it(domain="a.example\n  b.example", expect="dns/mail records.tf", fail_on="warning")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(self.called(), ["domain", "--dns=system", "--fail-on=warning", "--expect=dns/mail records.tf",
                                         "--", "a.example", "b.example"])

    def test_without_a_file(self):
        self.assertEqual(self.run_it(domain="a.example").returncode, 0)
        self.assertEqual(self.called(), ["domain", "--dns=system", "--fail-on=error", "--", "a.example"])

    def test_the_status_is_that_of_the_command(self):
        for status in (0, 1, 2, 75):
            self.assertEqual(self.run_it(status, domain="a.example").returncode, status)

    def test_no_input_is_run(self):
        for text in HOSTILE:
            for name in ("expect", "dns", "fail_on"):
                with self.subTest(name, text=text):
                    self.assertEqual(self.run_it(**{"domain": "a.example", name: text}).returncode, 0)
                    self.assertIn(f"--{name.replace('_', '-')}={text}", self.called())
            with self.subTest("domain", text=text):
                self.run_it(domain=text)
                self.assertEqual(self.called()[self.called().index("--") + 1:], text.split())
            with self.subTest("command", text=text):
                self.assertNotEqual(self.run_it(domain="a.example", command=text).returncode, 0)
        self.assertEqual([path.name for path in self.folder.rglob("*pwned*")], [])

    def test_no_output_is_a_command_to_the_runner(self):
        lines = self.run_it(domain="a.example").stdout.splitlines()
        [begin] = [line for line in lines if line.startswith("::stop-commands::")]
        token = begin.removeprefix("::stop-commands::")
        self.assertRegex(token, "^[0-9a-f]{32}$")
        forged = [lines.index(line) for line in lines if "add-mask" in line or "forged" in line or "##[" in line]
        self.assertEqual(len(forged), 3)
        self.assertTrue(all(lines.index(begin) < at < lines.index(f"::{token}::") for at in forged))
        self.assertNotIn(token, self.run_it(domain="a.example").stdout)  # another one each time

    def test_no_command_and_no_domain(self):
        done = self.run_it(domain="a.example", command="no-such-program")
        self.assertEqual((done.returncode, self.called()), (2, None))
        self.assertIn("no-such-program is not there", done.stderr)
        done = self.run_it(domain=" \n")
        self.assertEqual((done.returncode, self.called()), (2, None))

    def release(self, text):
        """`gh` that brings this program, and notes how it was called."""
        (self.folder / "released").write_text(text)
        self.program("gh", '#!/bin/bash\nprintf "%s\\n" "$@" >"$CALLED.gh"\n'
                           'while [ "$1" != --pattern ]; do shift; done\ncp "$(dirname "$CALLED")/released" "$4/$2"\n')
        return hashlib.sha256(text.encode()).hexdigest()

    def test_a_release_is_run_only_with_its_checksum(self):
        checksum = self.release(FAKE)
        done = self.run_it(domain="a.example", command="no-such-program", version="0.2.0", sha256=checksum)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(self.called()[-1], "a.example")
        asked = (self.folder / "called.gh").read_text().splitlines()
        self.assertEqual(asked[:5], ["release", "download", "v0.2.0", "--repo", "owner/fromproof"])
        (self.folder / "called").unlink()
        done = self.run_it(domain="a.example", version="0.2.0", sha256="0" * 64)
        self.assertEqual((done.returncode, self.called()), (2, None))

    def test_no_release_without_a_version_and_a_checksum_in_form(self):
        checksum = self.release(FAKE)
        for version, sha256 in (("latest", checksum), ("0.2.0; touch pwned", checksum), ("--help", checksum),
                                ("0.2.0", ""), ("0.2.0", "x" * 64)):
            done = self.run_it(domain="a.example", version=version, sha256=sha256)
            self.assertEqual((done.returncode, self.called()), (2, None), (version, sha256))
        self.assertFalse((self.folder / "called.gh").exists())


if __name__ == "__main__":
    unittest.main()
