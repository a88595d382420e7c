// The page's own texts in its two languages.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { afterDns } from "../../web/build/page_words.js";

const web = new URL("../../web/", import.meta.url);
const read = async (path) => readFile(new URL(path, web), "utf8");
/** The texts that the page loads at once, and those behind its buttons. */
const texts = async (lang) => Object.assign({}, ...(await Promise.all([`locales/${lang}.json`, `locales/${lang}.later.json`].map(read))).map((text) => JSON.parse(text)));
const [en, ja] = await Promise.all(["en", "ja"].map(texts));
const folder = process.env.FROMPROOF_PACKAGE ? pathToFileURL(`${process.env.FROMPROOF_PACKAGE}/`) : new URL("../../build/wasm/npm/", import.meta.url);
const [wordsEn, wordsJa] = (await Promise.all(["en", "ja"].map((language) => import(new URL(`words/${language}.mjs`, folder))))).map((module) => module.default);

test("both languages have the same texts with the same parameters", () => {
  assert.deepEqual(Object.keys(ja), Object.keys(en));
  const parameters = (text) => (text.match(/\{\w+\}/g) ?? []).sort();
  for (const key of Object.keys(en)) {
    assert.ok(en[key].trim() && ja[key].trim(), key);
    assert.deepEqual(parameters(ja[key]), parameters(en[key]), key);
  }
});

test("Japanese is written in Japanese, and ヘッダーFrom without a blank", () => {
  const foreign = Object.keys(ja).filter((key) => !/[\u3040-\u30ff\u4e00-\u9fff]/.test(ja[key]));
  assert.deepEqual(foreign.filter((key) => !/^(?:origin_|helo|term$|share_fact$)/.test(key)), []);
  for (const text of Object.values(ja)) assert.doesNotMatch(text, /ヘッダ From|エンベロープ From|安全です/);
});

test("where a sentence of the module speaks of the command, the page has its own", () => {
  for (const [locale, words] of [[en, wordsEn], [ja, wordsJa]]) {
    const spoken = Object.keys(words).filter((code) => /--[a-z]/.test(words[code]));
    assert.deepEqual(spoken.filter((code) => !(`here_${code}` in locale)), []);
  }
});

test("no list of codes in the page lacks one that the module has", async () => {
  const types = (await Promise.all(["fromproof", "report"].map((name) => readFile(new URL(`../../wasm/${name}.d.ts`, import.meta.url), "utf8")))).join("");
  const union = (name) => [...new RegExp(`export type ${name} =([^;]+);`).exec(types)[1].matchAll(/"([a-z-]+)"/g)].map(([, code]) => code);
  // Every kind of input except mail is refused in words; results and sources have words of their own.
  const judged = ["empty", "message", "headers-only", "mbox"];
  assert.deepEqual(union("Kind").filter((kind) => !judged.includes(kind) && !(`input_kind_${kind}` in en)), []);
  assert.deepEqual(union("Result").filter((result) => !(`result_${result}` in en)), []);
  assert.deepEqual(union("Honesty").filter((source) => !(`source_${source}` in en)), []);
  // The module has the words of the others: repairs, and reasons by method.
  assert.deepEqual(union("Repair").filter((code) => !(code in wordsEn)), []);
  assert.deepEqual(union("SpfReason").filter((code) => !(code in wordsEn) && !(`spf-${code}` in wordsEn)), []);
  assert.deepEqual(union("DmarcReason").filter((code) => !(code in wordsEn) && !(`dmarc-${code}` in wordsEn)), []);
  assert.deepEqual(union("DkimReason").filter((code) => !(code in wordsEn)), []);
  assert.deepEqual(union("ArcReason").filter((code) => !(code in wordsEn) && !(`arc-${code}` in wordsEn)), []);
});

test("nothing in the page says that a mail is safe", () => {
  for (const text of Object.values(en)) assert.doesNotMatch(text, /\bsafe\b/i);
});

test("every text of the markup exists", async () => {
  const names = [...(await read("index.html")).matchAll(/data-text="([^"]+)"/g)].map(([, name]) => name);
  assert.ok(names.length > 10);
  for (const name of names) assert.ok(name in en, name);
});

test("without an answer of DNS no report has a code whose words are loaded only to ask DNS", async (t) => {
  const codes = Object.keys(wordsEn).filter((code) => afterDns.test(code));
  assert.ok(codes.length > 50, `${codes.length}`);
  const { load } = await import(new URL("fromproof.mjs", folder));
  const fromproof = await load();
  const waiting = new Set(codes);
  const found = new Set();
  const look = (value) => {
    if (typeof value === "string") for (const code of [value, `error:${value}`, `dmarc-${value}`, `arc-${value}`]) waiting.has(code) && found.add(code);
    else if (value && typeof value === "object") Object.values(value).forEach(look);
  };
  const folders = [new URL("samples/", web), new URL("mail/", import.meta.url), ...(process.env.FROMPROOF_SHARED ? [pathToFileURL(`${process.env.FROMPROOF_SHARED}/`)] : [])];
  let mails = 0;
  for (const each of folders.filter((each) => existsSync(each))) {
    for (const name of (await readdir(each, { recursive: true })).filter((name) => name.endsWith(".eml"))) {
      const octets = await readFile(new URL(encodeURI(name), each));
      if (octets.length > 2 ** 20) continue;
      const check = fromproof.check(octets);
      look(check.report());
      check.free();
      mails++;
    }
  }
  t.diagnostic(`${mails} mails`);
  assert.ok(mails > 10);
  assert.deepEqual([...found], []);
});
