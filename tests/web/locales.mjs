// The page's own texts in its two languages.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

const web = new URL("../../web/", import.meta.url);
const read = async (path) => readFile(new URL(path, web), "utf8");
const [en, ja] = (await Promise.all(["locales/en.json", "locales/ja.json"].map(read))).map((text) => JSON.parse(text));

test("both languages have the same texts with the same parameters", () => {
  assert.deepEqual(Object.keys(ja), Object.keys(en));
  const parameters = (text) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const key of Object.keys(en)) {
    assert.ok(en[key].trim() && ja[key].trim(), key);
    assert.deepEqual(parameters(ja[key]), parameters(en[key]), key);
  }
});

test("Japanese is written in Japanese, and ヘッダFrom without a blank", () => {
  const foreign = Object.keys(ja).filter((key) => !/[\u3040-\u30ff\u4e00-\u9fff]/.test(ja[key]));
  assert.deepEqual(foreign.filter((key) => !/^(?:origin_|helo|term$|share_fact$)/.test(key)), []);
  for (const text of Object.values(ja)) assert.doesNotMatch(text, /ヘッダ From|エンベロープ From|安全です/);
});

test("nothing in the page says that a mail is safe", () => {
  for (const text of Object.values(en)) assert.doesNotMatch(text, /\bsafe\b/i);
});

test("every text of the markup exists", async () => {
  const names = [...(await read("index.html")).matchAll(/data-text="([^"]+)"/g)].map(([, name]) => name);
  assert.ok(names.length > 10);
  for (const name of names) assert.ok(name in en, name);
});
