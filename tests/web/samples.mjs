// The samples of the page: really signed, and verified by the DNS that was recorded with them.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { files } from "../../web/samples/make.mjs";
import { answerOf } from "../../web/src/recorded.js";
import { answer } from "./support/dns.mjs";

const folder = process.env.FROMPROOF_PACKAGE
  ? pathToFileURL(`${process.env.FROMPROOF_PACKAGE}/`)
  : new URL("../../build/wasm/npm/", import.meta.url);
const { load } = await import(new URL("fromproof.mjs", folder));
const fromproof = await load();
const samples = new URL("../../web/samples/", import.meta.url);
const zones = JSON.parse(await readFile(new URL("dns.json", samples), "utf8"));
const mail = async (name) => (await readFile(new URL(`${name}.eml`, samples), "utf8")).replaceAll("\n", "\r\n");

test("the files are those that make.mjs writes", async () => {
  const made = files();
  assert.deepEqual((await readdir(samples)).filter((name) => name !== "make.mjs").sort(), Object.keys(made).sort());
  for (const [name, text] of Object.entries(made)) assert.equal(await readFile(new URL(name, samples), "utf8"), text, name);
});

test("they name nobody who exists but the sending service and the receiver", async () => {
  const known = /(?:^|\.)(?:example|example\.(?:jp|net|org)|amazonses\.com|google\.com)$/;
  // What carriers make of a mail can be shown only with their names; mailboxes there have at least three letters.
  const mailboxes = /^xx@(?:docomo|ezweb)\.ne\.jp$/;
  for (const name of Object.keys(zones)) {
    const text = await mail(name);
    const named = text.match(/[^\s<>@:,;"]*@[a-z0-9.-]+[a-z]/g) ?? [];
    assert.deepEqual(named.filter((address) => !known.test(address.replace(/.*@/, "")) && !mailboxes.test(address)), [], name);
  }
});

describe("verified by the recorded DNS, a sample proves what its receiver wrote", () => {
  for (const name of Object.keys(zones)) {
    test(name, async () => {
      const check = fromproof.check(await mail(name));
      const before = check.report();
      assert.ok(before.dkim.every(({ result, source }) => result === "pass" && source === "reported"));
      await answer(check, ({ wire }) => answerOf(zones[name], wire));
      const after = check.report();
      check.free();
      assert.deepEqual(after.dkim.map(({ result, source }) => [result, source]), before.dkim.map(() => ["pass", "verified"]));
      assert.ok(after.dns.every(({ status }) => ["ok", "no-data", "nxdomain"].includes(status)), JSON.stringify(after.dns));
      // Only the mail itself names its sender: SPF, and a failure based on it, is computed and not verified.
      assert.deepEqual([after.spf.result, after.spf.source], [before.spf.result, "computed"]);
      const source = before.dmarc.result === "pass" ? "verified" : "computed";
      assert.deepEqual([after.dmarc.result, after.dmarc.source], [before.dmarc.result, source]);
      // Only DNS shows that a custom MAIL FROM domain is set up.
      assert.equal(after.verdict.code, name === "ses-unused" ? "mail-from-unused" : before.verdict.code);
      assert.deepEqual(after.findings.filter(({ code }) => /disagrees|short-key|error/.test(code)), []);
    });
  }
});

test("a recorded name server reports missing names, and splits long texts into strings", () => {
  const question = (name, type) => Uint8Array.from([0, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0,
    ...name.split(".").flatMap((label) => [label.length, ...Buffer.from(label)]), 0, 0, type, 0, 1]);
  const zone = { "a.example": ["x".repeat(300)], "b.c.example MX": ["10 mx.example"] };
  const state = (name, type) => {
    const wire = answerOf(zone, question(name, type));
    return [wire[3] & 15, wire[7]];
  };
  assert.deepEqual(state("a.example", 16), [0, 1]);
  assert.deepEqual(state("A.Example", 16), [0, 1]);
  assert.deepEqual(state("a.example", 1), [0, 0], "no address, but the name");
  assert.deepEqual(state("c.example", 16), [0, 0], "nothing here, but below");
  assert.deepEqual(state("d.example", 16), [3, 0]);
  const text = answerOf(zone, question("a.example", 16));
  const data = text.subarray(question("a.example", 16).length + 12);
  assert.deepEqual([data.length, data[0], data[256]], [302, 255, 45]);
  const mx = answerOf(zone, question("b.c.example", 15));
  assert.equal(Buffer.from(mx.subarray(-13)).toString("latin1"), "\x0a\x02mx\x07example\0");
});
