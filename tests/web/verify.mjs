// The module verifies: questions out, answers of a real name server in.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { answerOf } from "../../web/src/recorded.js";
import { answer, resolver } from "./support/dns.mjs";
import { hasNameServer, serve } from "./support/name_server.mjs";

const folder = process.env.FROMPROOF_PACKAGE
  ? pathToFileURL(`${process.env.FROMPROOF_PACKAGE}/`)
  : new URL("../../build/wasm/npm/", import.meta.url);
const { load } = await import(new URL("fromproof.mjs", folder));
const fromproof = await load();
// RFC 8463 appendix A.3.
const signed = (await readFile(new URL("mail/rfc8463.eml", import.meta.url), "utf8")).replaceAll("\n", "\r\n");
const keys = new Set(["brisbane._domainkey.football.example.com", "test._domainkey.football.example.com"]);

const results = (report) => report.dkim.map(({ result, source, reason }) => [result, source, reason]);
const reported = (report) => [report.spf.source, report.dmarc.source, ...report.dkim.map(({ source }) => source)];
const serverFailure = (wire) => Uint8Array.from(wire, (octet, at) => (at === 2 ? 0x81 : at === 3 ? 0x82 : octet));

let server;
let resolve;
before(async () => {
  if (!hasNameServer) return;
  const zone = fileURLToPath(new URL("zones/football.example.com.zone", import.meta.url));
  server = await serve("football.example.com", zone);
  resolve = resolver(server.port);
  const check = fromproof.check(signed);
  await server.ready(check.next(), resolver(server.port, { milliseconds: 100 }));
  check.free();
});
after(() => server?.close());
const withServer = { skip: !hasNameServer && "no nsd here" };

test("the message of RFC 8463 is verified, one question after the other", withServer, async () => {
  const check = fromproof.check(signed);
  assert.ok(reported(check.report()).every((source) => source !== "verified"));
  const asked = [];
  for (let q; (q = check.next()); check.answer(await resolve(q))) asked.push(q);
  const all = check.report();
  check.free();
  assert.deepEqual(results(all), [["pass", "verified", null], ["pass", "verified", null]]);
  assert.deepEqual(all.dkim.map(({ key_bits }) => key_bits), [256, 1024]);
  assert.deepEqual([all.dmarc.result, all.dmarc.source, all.dmarc.aligned_by], ["pass", "verified", ["dkim"]]);
  assert.deepEqual(all.dns.map(({ name, type }) => [name, type]), asked.map(({ name, type }) => [name, type]));
  assert.deepEqual(all.dns.filter(({ name }) => keys.has(name)).map(({ status }) => status), ["ok", "ok"]);
});

test("all open questions at once give the same report", withServer, async () => {
  const options = { ip: "192.0.2.7", mailFrom: "joe@football.example.com", helo: "mail.football.example.com" };
  const check = fromproof.check(signed, options);
  const first = check.questions();
  assert.ok(first.length >= 4, "SPF, both keys and DMARC ask side by side");
  assert.ok(first.every(({ type, wire }) => type === "TXT" && wire.length > 12 && wire[0] === 0 && wire[1] === 0));
  await answer(check, resolve);
  assert.equal(check.next(), null);
  const all = check.report();
  assert.deepEqual([all.spf.result, all.spf.source], ["pass", "verified"]);
  assert.deepEqual(all.dmarc.aligned_by.toSorted(), ["dkim", "spf"]);
  assert.deepEqual(check.report(), all);
  check.free();

  const slow = fromproof.check(signed, options);
  for (let q; (q = slow.next()); ) slow.answer(await resolve(q));
  const byName = (report) => ({ ...report, dns: report.dns.toSorted((a, b) => (a.name < b.name ? -1 : 1)) });
  assert.deepEqual(byName(slow.report()), byName(all));
  slow.free();
});

test("one octet changed is seen, in the body and in the header", withServer, async () => {
  const server = { ip: "192.0.2.1", mailFrom: "a@other.example" };
  for (const [changed, options, result, reason, verdict] of [
    // A copy may have a different body because of copying: neither a proof nor a failure by itself.
    [signed.replace("lost", "last"), {}, "neutral", "body-differs", "none"],
    // Nothing names the client of the copy, so SPF stays unknown.
    [signed.replace("dinner", "Dinner"), {}, "fail", "signature-mismatch", "none"],
    [signed.replace("lost", "last"), server, "fail", "body-hash-mismatch", "fail"],
    [signed.replace("dinner", "Dinner"), server, "fail", "signature-mismatch", "fail"],
  ]) {
    const check = fromproof.check(changed, options);
    await answer(check, resolve);
    const all = check.report();
    check.free();
    assert.deepEqual(results(all), [[result, "verified", reason], [result, "verified", reason]]);
    assert.deepEqual([all.dmarc.result, all.dmarc.source], [verdict, verdict === "fail" ? "verified" : "none"]);
  }
});

test("the clock is the caller's", withServer, async () => {
  const expired = signed.replace("a=rsa-sha256;", "a=rsa-sha256; x=1600000000;");
  const reasonAt = async (time) => {
    const check = fromproof.check(expired, { time, ip: "192.0.2.1" }); // a server's mail: a copy outlives x=
    await answer(check, resolve);
    const { reason } = check.report().dkim[1];
    check.free();
    return reason;
  };
  assert.equal(await reasonAt(1600000000), "signature-mismatch");
  assert.equal(await reasonAt(new Date(1600000001e3)), "expired");
  assert.equal(await reasonAt(undefined), "expired");
});

test("without answers the report says what the message says", () => {
  const check = fromproof.check(signed);
  const open = check.questions();
  check.answer(null, open[0]);
  const all = check.report();
  assert.ok(reported(all).every((source) => source !== "verified"), "half a verification is none");
  assert.deepEqual(all.dns.map(({ status }) => status), ["failure", ...open.slice(1).map(() => "pending")]);
  check.free();
});

test("what is no answer is a failure of DNS, and the loop ends", () => {
  const other = fromproof.check("From: a@example.net\r\n\r\n").next().wire;
  const truncated = (wire) => Uint8Array.from(wire, (octet, at) => (at === 2 ? 0x82 : octet));
  const answers = [() => null, () => undefined, () => new Uint8Array(), () => new Uint8Array(1), () => new Uint8Array(65_536),
    ({ wire }) => wire, () => other, ({ wire }) => truncated(wire), ({ wire }) => serverFailure(wire), ({ wire }) => serverFailure(wire).buffer,
    ({ wire }) => Uint8Array.from(wire, (octet, at) => (at === 2 ? 0x81 : at === 7 ? 0xff : octet))];
  for (const respond of answers) {
    const check = fromproof.check(signed);
    let asked = 0;
    for (let q; (q = check.next()); check.answer(respond(q))) assert.ok(++asked < 50);
    const all = check.report();
    check.free();
    assert.deepEqual(results(all).map(([result, source]) => [result, source]), [["temperror", "verified"], ["temperror", "verified"]]);
    assert.notEqual(all.dmarc.result, "pass");
    assert.ok(all.dns.every(({ status }) => status === "failure"));
  }
});

test("an answer belongs to a question that is open", () => {
  const check = fromproof.check(signed);
  const [question] = check.questions();
  check.answer(null, question);
  assert.throws(() => check.answer(null, question), /not open/);
  assert.throws(() => check.answer(null, { ...question }), TypeError);
  assert.throws(() => check.answer("text that is no message", { name: "a.example" }), TypeError);
  while (check.next()) check.answer(null);
  assert.throws(() => check.answer(null), /no question is open/);
  check.free();
});

test("repaired damage proves no forgery", withServer, async () => {
  const check = fromproof.check(signed.replaceAll("\r\n", "\n").replace("lost", "lost&nbsp;").replaceAll("\n", "\n  "));
  await answer(check, resolve);
  const all = check.report();
  check.free();
  assert.ok(all.repairs.length > 0);
  assert.ok(all.dkim.every(({ result }) => result !== "fail"), JSON.stringify(results(all)));
});

test("25 MB are verified in one pass", { ...withServer, timeout: 60_000 }, async () => {
  const check = fromproof.check(new TextEncoder().encode(signed + `${"line of a body".repeat(5)}\r\n`.repeat(360_000)), { forgiving: false });
  await answer(check, resolve);
  assert.deepEqual(results(check.report()).map(([, , reason]) => reason), ["body-differs", "body-differs"]);
  check.free();
});

test("advice asks whether Amazon SES is set up already, once all is verified", async () => {
  const samples = new URL("../../web/samples/", import.meta.url);
  const recorded = JSON.parse(await readFile(new URL("dns.json", samples), "utf8"))["ses-unused"];
  const check = fromproof.check(await readFile(new URL("ses-unused.eml", samples)), { time: new Date("2026-06-11T04:00:02Z") });
  const asked = [];
  for (let q; (q = check.next()); check.answer(answerOf(recorded, q.wire))) asked.push(`${q.name} ${q.type}`);
  const all = check.report();
  check.free();
  const wanted = ["_amazonses.example.jp TXT", "mail.example.jp MX", "mail.example.jp TXT"];
  assert.deepEqual(asked.slice(-wanted.length), wanted);
  assert.equal(all.dmarc.source, "verified");
  assert.ok(all.findings.some(({ code }) => code === "ses-mail-from-unused"));
  const [fix] = all.fixes.filter(({ code }) => code === "ses-use-mail-from");
  assert.deepEqual([fix.params.name, fix.records], ["mail.example.jp", []]);
});
