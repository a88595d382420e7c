// A mail that was verified and is chosen from the list again: the same answer, without asking again.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { Verified } from "../../web/src/list/kept.js";
import { launchBrowser, locale, openPage, reported, servePage } from "./support/browser.mjs";
import { answer, serveDns } from "./support/doh.mjs";

// The message of RFC 8463 with the keys that it publishes, and records for the rest.
const signed = (await readFile(new URL("mail/rfc8463.eml", import.meta.url), "utf8")).replaceAll("\n", "\r\n");
const received = `Return-Path: <joe@football.example.com>\r\nReceived: from mail.football.example.com (mail.football.example.com [192.0.2.7]) by mx.example.net with ESMTPS; Fri, 11 Jul 2003 21:00:40 -0700\r\n${signed}`;
const zone = {
  "football.example.com": ["v=spf1 ip4:192.0.2.0/24 -all"],
  "_dmarc.football.example.com": ["v=DMARC1; p=reject"],
  "brisbane._domainkey.football.example.com": ["v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="],
  "test._domainkey.football.example.com": [
    "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB",
  ],
};
const own = "https://resolver.example/dns-query";
const outer = `From: a@outer.example\r\nSubject: forwarded\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n${received}\r\n--b--\r\n`;

let server;
let dns;
let browser;
before(async () => {
  server = await servePage();
  dns = await serveDns(zone);
  browser = await launchBrowser([`--host-resolver-rules=MAP resolver.example:443 127.0.0.1:${dns.port}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`]);
});
after(async () => {
  await browser?.close();
  server?.close();
  dns?.close();
});

/** A page with a list of these mails. */
async function withList(mails, use, { lang = "en" } = {}) {
  dns.requests.length = 0;
  dns.behave = () => false;
  const { page, context, complaints } = await openPage(browser, server, { lang, ignoreHTTPSErrors: true });
  try {
    await page.setInputFiles("#file", mails.map((mail, i) => ({ name: `${i}.eml`, mimeType: "message/rfc822", buffer: Buffer.from(mail) })));
    await page.locator("#list-save:enabled").waitFor();
    await use(page);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

async function pick(page, nth) {
  await page.evaluate(() => (document.getElementById("result").dataset.state = "empty"));
  await page.locator(".mail").nth(nth).click();
  return reported(page);
}

const phase = (page, wanted) => page.locator(`#live[data-phase="${wanted}"]`).waitFor();

async function verify(page, ended = "done") {
  await page.click('#live [data-focus="open"]');
  await page.fill("#live-own", own);
  await page.check("#live-agree");
  await page.click('#live [type="submit"]');
  await phase(page, ended);
}

async function back(page) {
  await page.click(".back");
  await page.locator(".mails").waitFor();
}

const shown = (page) => page.evaluate(() => ({
  answer: document.getElementById("answer").textContent, word: document.querySelector(".verdict .word")?.textContent, checks: document.querySelector(".evidence").textContent,
  log: [...document.querySelectorAll(".live-log li")].map(({ textContent }) => textContent), report: { ...document.getElementById("result").report, dns: null },
}));

for (const lang of ["en", "ja"]) {
  test(`its answer, its time and its log are there again, and nobody is asked: ${lang}`, () =>
    withList([received, signed.replace("Dinner", "Lunch")], async (page) => {
      // A clock that goes on by an hour with each mail.
      const hour = (hours) => page.evaluate((hours) => {
        const Real = (window.RealDate ??= Date);
        window.Date = class extends Real { constructor(...of) { super(...(of.length ? of : [Real.now() + hours * 3_600_000])); } };
      }, hours);
      await hour(0);
      await pick(page, 0);
      await verify(page);
      const first = await shown(page);
      assert.match(first.answer, /football\.example\.com/);
      assert.equal(first.report.dmarc.source, "verified");
      await back(page);
      await hour(3);
      const asked = dns.requests.length;
      assert.equal(asked, 4);
      assert.equal((await pick(page, 1)).dmarc.source, "none", "another mail is another");
      assert.equal(await page.getAttribute("#live", "data-phase"), "closed");
      await back(page);

      await pick(page, 0);
      await phase(page, "done");
      assert.deepEqual(await shown(page), first);
      const texts = await locale(lang);
      const [before, after] = texts.live_done_earlier.split("{time}");
      const said = await page.textContent(".live-end p");
      assert.ok(said.startsWith(before) && said.includes(after.split("{count}")[0]) && said.includes("resolver.example"), said);
      assert.equal(await page.evaluate(() => document.activeElement.id), "answer");
      assert.equal(dns.requests.length, asked, "nothing is asked again");
      assert.equal(await page.locator("iframe").count(), 0);
      assert.equal((await page.textContent("#status")).includes(first.answer.slice(1)), true);

      // Another list has never heard of it.
      await page.setInputFiles("#file", [0, 1].map((i) => ({ name: `${i}.eml`, mimeType: "message/rfc822", buffer: Buffer.from(received) })));
      await page.locator("#list-save:enabled").waitFor();
      assert.equal((await pick(page, 0)).dmarc.source, "none");
      assert.equal(await page.getAttribute("#live", "data-phase"), "closed");
    }, { lang }));
}

test("what had no answer has none again, also where the reader went on without it", () =>
  withList([received, signed], async (page) => {
    dns.behave = (_, response, query, { name }) => name.startsWith("test.") && (response.end(answer(query, [], 2)), true);
    await pick(page, 0);
    await verify(page, "unanswered");
    const partly = await shown(page);
    await back(page);
    await pick(page, 0);
    await phase(page, "unanswered");
    assert.deepEqual(await shown(page), partly);
    await page.click('[data-focus="without"]');
    await phase(page, "done");
    const whole = await shown(page);
    assert.deepEqual(whole.report.dkim.map(({ result }) => result), ["pass", "temperror"]);
    await back(page);
    await pick(page, 0);
    await phase(page, "done");
    assert.deepEqual(await shown(page), whole);
    assert.equal(dns.requests.length, 4, "and nobody was asked again");
  }));

test("what had no answer can be asked again, of the same resolver", () =>
  withList([received, signed], async (page) => {
    dns.behave = (_, response, query, { name }) => name.startsWith("test.") && (response.end(answer(query, [], 2)), true);
    await pick(page, 0);
    await verify(page, "unanswered");
    await back(page);
    await pick(page, 0);
    await phase(page, "unanswered");
    dns.behave = () => false;
    await page.click('[data-focus="again"]');
    await phase(page, "done");
    assert.deepEqual(dns.requests.slice(4).map(({ question }) => question.name), ["test._domainkey.football.example.com"]);
    assert.equal((await shown(page)).report.dkim.every(({ result, source }) => result === "pass" && source === "verified"), true);
    assert.match(await page.textContent(".live-end p"), /just now/);
  }));

test("a mail attached to one of the list does not become that one", () =>
  withList([outer, received], async (page) => {
    const rows = () => page.locator(".mail .what").allTextContents();
    const before = await rows();
    await pick(page, 0);
    await page.click(".raw > summary");
    await page.click(".mail-body button");
    await page.evaluate(() => (document.getElementById("result").dataset.state = "empty"));
    await page.locator("#result .body-parts button").first().click();
    assert.equal((await reported(page)).message.header_from.domain, "football.example.com");
    await verify(page);
    await page.evaluate(() => (document.getElementById("result").dataset.state = "empty"));
    await page.click(".back");
    assert.equal((await reported(page)).message.header_from.domain, "outer.example");
    assert.equal(await page.getAttribute("#live", "data-phase"), "closed");
    await back(page);
    assert.deepEqual(await rows(), before);
  }));

describe("what is kept is bounded", () => {
  const answers = (octets) => ({ answers: { choice: "own", ownAddress: own, at: new Date(0), log: new Map([["a TXT", { wire: new Uint8Array(octets) }]]) }, told: {} });
  const MB = 1024 * 1024;

  test("what was kept first goes first, and what is kept again counts once", () => {
    const all = new Verified();
    const [a, b, c] = ["a", "b", "c"].map((name) => ({ name }));
    const kept = () => [a, b, c].filter((item) => all.of(item)).map(({ name }) => name).join("");
    all.keep(a, answers(1.5 * MB));
    all.keep(b, answers(1.5 * MB));
    all.keep(a, answers(1.5 * MB));
    assert.equal(kept(), "ab");
    all.keep(c, answers(1.5 * MB));
    assert.equal(kept(), "ac");
    all.keep(b, answers(5 * MB));
    assert.equal(kept(), "", "more than all may have");
    all.keep(c, answers(3.9 * MB));
    assert.equal(kept(), "c");
  });
});
