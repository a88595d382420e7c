// The npm package, packed and installed in a project of its own: used from ECMAScript modules and checked by TypeScript.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const packageFolder = process.env.FROMPROOF_PACKAGE ?? join(root, "build/wasm/npm");
/** The oldest compiler that knows how packages name their types, that of the page, and the newest. */
const compilers = ["typescript-oldest", "typescript", "typescript-newest"].map((name) => join(root, "web/node_modules", name, "bin/tsc"));
if (!compilers.every(existsSync)) throw new Error("install the packages first (npm ci in web/)");
const { reportTypes, typesFile } = await import("../../web/build/report_types.js");

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
  for (const name of ["LICENSE", "NOTICES.txt", "README.md", "package.json", "fromproof.mjs", "fromproof.d.ts", "report.d.ts", "fromproof.wasm", "reports.mjs", "reports.d.ts", "reports.wasm", "module.mjs"]) assert.ok(files.includes(name), name);
  assert.deepEqual(files.filter((name) => !/^(?:LICENSE|NOTICES\.txt|README\.md|package\.json|(?:fromproof|reports)\.(?:mjs|d\.ts|wasm)|module\.mjs|report\.d\.ts|words\.d\.ts|words\/\w+\.mjs)$/.test(name)), []);
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
  // The library for zip that one of them takes.
  await cp(join(root, "web/node_modules/fflate"), join(project, "node_modules/fflate"), { recursive: true });
  const given = `
    const source = "From: ann@example.com\\r\\n\\r\\n";
    const files = [new File(["<feedback>"], "report.xml")];
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

test("the types of reports are those of the schema", async () => {
  assert.equal(await readFile(typesFile, "utf8"), await reportTypes(), "run `npm run types` in web/");
});

test("TypeScript, old and new, knows its types and refuses what is none", async () => {
  await writeFile(join(project, "use.ts"), `
    import { load, type Alignment, type ArcReason, type Check, type Claim, type Coded, type DkimReason, type DmarcReason, type DnsRecord, type FixChoices,
      type Fromproof, type Honesty, type Hop, type Kind, type Mailbox, type Options, type Params, type Question, type RecordFormat, type Repair, type Report,
      type Result, type Source, type Span, type SpfReason, type Subject } from "fromproof";
    import { load as loadReports, type Found, type Notice, type PictureSource, type RefusalCode, type Reports } from "fromproof/reports";
    const fromproof: Fromproof = await load();
    const check: Check = fromproof.check(new Uint8Array(), { ip: "192.0.2.1" } as Options);
    const question: Question | null = check.next();
    export const blob = new Blob([check.octets()]);
    const report: Report = check.report();
    export const domain: string | null = report.message.header_from.domain;
    export const said: Coded[] = [report.verdict, report.verdict.next, ...report.findings, ...report.fixes];
    export const span: Span | null = report.dkim[0]!.span;
    export const words: Record<Result, string> = { pass: "", fail: "", softfail: "", neutral: "", none: "", policy: "", temperror: "", permerror: "" };
    export type Others = [Alignment, ArcReason, Claim, DkimReason, DmarcReason, DnsRecord, FixChoices, Honesty, Hop, Kind, Mailbox, Params, RecordFormat,
      Repair, Source, SpfReason, Subject, typeof question];
    const reports: Reports = (await loadReports(undefined, { unzip: (archive: Uint8Array) => [{ name: "", octets: archive }] })).reports();
    const found: Found = await reports.add(new Blob(), "name");
    export const codes: RefusalCode[] = found.refused.map(({ code }) => code);
    export const sources: PictureSource[] = reports.picture().domains.flatMap(({ sources }) => sources);
    export const notices: Notice[] = found.notices;
  `);
  await writeFile(join(project, "wrong.ts"), `
    import { load } from "fromproof";
    import type { RefusalCode } from "fromproof/reports";
    export const wrong: number = (await load()).version;
    export const no_such_result = (await load()).check("").report().spf.result === "passed";
    export const no_such_code: RefusalCode = "broken";
  `);
  const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom"];
  for (const tsc of compilers) {
    assert.throws(() => run(process.execPath, tsc, ...options, "use.ts", "wrong.ts"), ({ stdout }) => {
      const errors = stdout.trim().split("\n").map((line) => /^(wrong\.ts).*(TS\d+)/.exec(line)?.slice(1).join(" ") ?? line);
      assert.deepEqual(errors, ["wrong.ts TS2322", "wrong.ts TS2367", "wrong.ts TS2322"], tsc);
      return true;
    });
  }
});
