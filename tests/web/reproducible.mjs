// Two builds of the same source, in two folders, have the same SHA-256.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readdir, readFile, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const packageFolder = process.env.FROMPROOF_PACKAGE ?? join(root, "build/wasm/npm");
if (!existsSync(join(root, "web/node_modules/vite"))) throw new Error("install the packages first (npm ci in web/)");

/** Copies the sources of the page. */
async function copyTo(folder) {
  const left = ["node_modules", "dist"].map((name) => join(root, "web", name));
  await cp(join(root, "web"), join(folder, "web"), { recursive: true, filter: (path) => !left.includes(path) });
  await cp(packageFolder, join(folder, "package"), { recursive: true });
  await cp(join(packageFolder, "../reader.wasm"), join(folder, "reader.wasm"));
}

/** Builds both editions in a folder of their own. */
async function buildIn(folder) {
  await symlink(join(root, "web/node_modules"), join(folder, "web/node_modules"));
  const env = { ...process.env, FROMPROOF_PACKAGE: join(folder, "package") };
  for (const mode of ["production", "offline"]) {
    execFileSync(process.execPath, ["node_modules/vite/bin/vite.js", "build", "--mode", mode, "--logLevel", "error"], { cwd: join(folder, "web"), env });
  }
  return sums(join(folder, "web/dist"));
}

async function sums(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const pairs = files.map(async (file) => [file.slice(folder.length + 1), createHash("sha256").update(await readFile(file)).digest("hex")]);
  return Object.fromEntries((await Promise.all(pairs)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

test("two builds in two folders are the same, octet for octet", { timeout: 180_000 }, async (t) => {
  const folders = [await mkdtemp(join(tmpdir(), "a-")), await mkdtemp(join(tmpdir(), "a-much-longer-name-"))];
  try {
    await copyTo(folders[0]);
    for (const name of ["web", "package", "reader.wasm"]) await cp(join(folders[0], name), join(folders[1], name), { recursive: true });
    const [one, other] = [await buildIn(folders[0]), await buildIn(folders[1])];
    assert.ok("index.html" in one && "offline.html" in one && "sw.js" in one && "resolver.html" in one, Object.keys(one).join(" "));
    assert.deepEqual(other, one);
    t.diagnostic(`offline.html ${one["offline.html"]}`);
  } finally {
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
  }
});

test("the WebAssembly contains no folder names of the build machine", async () => {
  for (const file of ["fromproof.wasm", "../reader.wasm"]) {
    const text = await readFile(join(packageFolder, file), "latin1");
    assert.doesNotMatch(text, /\/(?:home|root|tmp|work|usr|build)\/|\.[ch]pp\b/);
    assert.ok(!text.includes(root));
  }
});
