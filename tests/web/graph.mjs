// The rooms of the page's sources: no long files, and no circles of static imports.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";

const sources = new URL("../../web/src/", import.meta.url);
const mostLines = 500;
const staticImport = /^(?:import|export)\s(?:[^"';]*?\sfrom\s*)?["'](\.[^"']*)["']/gm;

/** Each source file by its address, with its text. */
async function readSources() {
  const names = (await readdir(sources, { recursive: true })).filter((name) => name.endsWith(".js"));
  const files = names.map((name) => new URL(name, sources));
  return new Map(await Promise.all(files.map(async (file) => [file.href, await readFile(file, "utf8")])));
}

/** The files that a file imports statically. */
function importsOf(file, text) {
  return [...text.matchAll(staticImport)].map(([, path]) => new URL(path, file).href).filter((target) => target.startsWith(sources.href));
}

/** A circle of imports as a list of files that ends where it began, or null. */
function findCircle(imports) {
  const done = new Set();
  for (const start of imports.keys()) {
    const path = [];
    const stack = [[start, 0]];
    while (stack.length > 0) {
      const [file, next] = stack.at(-1);
      if (next === 0) path.push(file);
      const target = done.has(file) ? undefined : imports.get(file)?.[next];
      if (target === undefined) {
        done.add(file);
        stack.pop();
        path.pop();
        continue;
      }
      stack.at(-1)[1]++;
      if (path.includes(target)) return [...path.slice(path.indexOf(target)), target];
      if (!done.has(target)) stack.push([target, 0]);
    }
  }
  return null;
}

test(`no file has more than ${mostLines} lines`, async () => {
  const texts = await readSources();
  assert.ok(texts.size > 0);
  const long = [...texts].map(([file, text]) => [file, text.split("\n").length - 1]).filter(([, lines]) => lines > mostLines);
  assert.deepEqual(long, []);
});

test("a circle of imports is found", () => {
  const tree = new Map([["a", ["b", "c"]], ["b", ["c"]], ["c", []]]);
  assert.equal(findCircle(tree), null);
  assert.deepEqual(findCircle(new Map([["x", ["a"]], ["a", ["b"]], ["b", ["c"]], ["c", ["a"]]])), ["a", "b", "c", "a"]);
  assert.deepEqual(findCircle(new Map([["a", ["a"]]])), ["a", "a"]);
});

test("static imports are found, those of types and the dynamic ones are not", () => {
  const text = 'import { a,\n  b } from "./x.js";\nimport "../y.js";\nexport { c } from "./z.js";\n// import("./w.js")\nconst v = import("./v.js");\n';
  const found = importsOf(new URL("view/file.js", sources).href, text).map((file) => file.slice(sources.href.length));
  assert.deepEqual(found, ["view/x.js", "y.js", "view/z.js"]);
});

test("no import leads back to where it came from", async () => {
  const texts = await readSources();
  const imports = new Map([...texts].map(([file, text]) => [file, importsOf(file, text)]));
  // A style sheet as text imports nothing, but it must be there.
  const isThere = (target) => imports.has(target) || (target.endsWith(".css?inline") && existsSync(new URL(target.replace(/\?inline$/, ""))));
  for (const [file, targets] of imports) for (const target of targets) assert.ok(isThere(target), `${file} imports ${target}`);
  assert.equal(findCircle(imports)?.map((file) => file.slice(sources.href.length)).join(" → ") ?? null, null);
});
