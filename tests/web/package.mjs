// The npm package, packed and installed in a project of its own: used from ECMAScript modules and checked by TypeScript.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const packageFolder = process.env.FROMPROOF_PACKAGE ?? join(root, "build/wasm/npm");
const tsc = join(root, "web/node_modules/typescript/bin/tsc");
if (!existsSync(tsc)) throw new Error("install the packages first (npm ci in web/)");

let project;
let packed;
const run = (command, ...options) => execFileSync(command, options, { cwd: project, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
before(async () => {
  project = await mkdtemp(join(tmpdir(), "fromproof-"));
  [packed] = JSON.parse(run("npm", "pack", packageFolder, "--json", "--pack-destination", project, "--cache", join(project, "cache")));
  await writeFile(join(project, "package.json"), JSON.stringify({ name: "scratch", private: true, type: "module" }));
  // No registry is needed: the package has no dependencies.
  run("npm", "install", `./${packed.filename}`, "--offline", "--no-audit", "--no-fund", "--cache", join(project, "cache"));
});
after(() => rm(project, { recursive: true }));

test("it holds what is used, and the licences", () => {
  const files = packed.files.map(({ path }) => path);
  for (const name of ["LICENSE", "NOTICES.txt", "README.md", "package.json", "fromproof.mjs", "fromproof.d.ts", "fromproof.wasm"]) assert.ok(files.includes(name), name);
  assert.deepEqual(files.filter((name) => !/^(?:LICENSE|NOTICES\.txt|README\.md|package\.json|fromproof\.(?:mjs|d\.ts|wasm)|words\.d\.ts|words\/\w+\.mjs)$/.test(name)), []);
});

test("what it contains of others is named, with the words of the licences", async () => {
  const notices = await readFile(join(project, "node_modules/fromproof/NOTICES.txt"), "utf8");
  for (const words of ["Apache License\n", "END OF TERMS AND CONDITIONS", "Permission to use, copy, modify, and/or distribute this software", "Frank Denis",
    "standard MIT license", "Mozilla Public License 2.0"]) {
    assert.ok(notices.includes(words), words);
  }
  assert.ok(!/@\w+@/.test(notices));
});

test("it runs in Node.js by its name", async () => {
  await writeFile(join(project, "use.mjs"), `
    import { load } from "fromproof";
    const fromproof = await load();
    const check = fromproof.check("From: ann@example.com\\r\\n\\r\\n");
    console.log(check.report().message.header_from.domain);
    check.free();
  `);
  assert.equal(run(process.execPath, "use.mjs").trim(), "example.com");
});

test("the examples of the READMEs run as they are", async () => {
  const given = `
    const source = "From: ann@example.com\\r\\n\\r\\n";
    const bytes = new TextEncoder().encode(source);
  `;
  // An example without imports continues with a check and asks a resolver that does not answer.
  const begun = `
    import { load } from "fromproof";
    const fromproof = await load();
    const check = fromproof.check(source, { ip: "192.0.2.1", mailFrom: "ann@example.com" });
    globalThis.fetch = async () => new Response(null, { status: 502 });
  `;
  for (const file of ["README.md", "wasm/README.md"]) {
    const examples = [...(await readFile(join(root, file), "utf8")).matchAll(/^```js\n(.*?)^```$/gms)];
    assert.ok(examples.length > 0, file);
    for (const [, code] of examples) {
      await writeFile(join(project, "example.mjs"), given + (code.includes("import ") ? "" : begun) + code);
      run(process.execPath, "example.mjs");
    }
  }
});

test("TypeScript knows its types, and refuses what is none", async () => {
  await writeFile(join(project, "use.ts"), `
    import { load, type Report } from "fromproof";
    const fromproof = await load();
    const report: Report = fromproof.check(new Uint8Array()).report();
    export const domain: string | null = report.message.header_from.domain;
  `);
  const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom"];
  run(process.execPath, tsc, ...options, "use.ts");
  await writeFile(join(project, "wrong.ts"), 'import { load } from "fromproof";\nexport const wrong: number = (await load()).version;\n');
  assert.throws(() => run(process.execPath, tsc, ...options, "wrong.ts"), ({ stdout }) => /TS2322/.test(stdout));
});
