// Verification with DNS from the page, with a resolver on the loopback: the questions and their time, the result of every
// answer and every error, and that nothing of a mail is sent.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { faultsOf } from "./support/axe.mjs";
import { checks, launchBrowser, locale, openPage, openSample, paste, reported, require, servePage } from "./support/browser.mjs";
import { answer, serveDns } from "./support/doh.mjs";
import { digCommand, purposeOf, tellsOf } from "../../web/src/live/names.js";

const locales = { en: await locale("en"), ja: await locale("ja") };

// The message of RFC 8463, as any server could have received it.
const signed = (await readFile(new URL("mail/rfc8463.eml", import.meta.url), "utf8")).replaceAll("\n", "\r\n");
const received = [
  "Return-Path: <joe@football.example.com>",
  "Received: from mail.football.example.com (mail.football.example.com [192.0.2.7]) by mx.example.net with ESMTPS; Fri, 11 Jul 2003 21:00:40 -0700",
  signed,
].join("\r\n");
const zone = {
  "football.example.com": ["v=spf1 include:_spf.example.net -all"],
  "_spf.example.net": ["v=spf1 ip4:192.0.2.0/24 -all"],
  "_dmarc.football.example.com": ["v=DMARC1; p=reject"],
  "brisbane._domainkey.football.example.com": ["v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="],
  "test._domainkey.football.example.com": [
    "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB",
  ],
};
const listed = ["_dmarc.football.example.com", "brisbane._domainkey.football.example.com", "football.example.com", "test._domainkey.football.example.com"];
const followed = "_spf.example.net";

let server;
let dns;
let browser;
before(async () => {
  server = await servePage();
  dns = await serveDns(zone);
  // Nothing leaves this machine: the resolvers' names lead to the resolver above, and all other names lead nowhere.
  const names = ["dns.google", "cloudflare-dns.com", "resolver.example"].map((name) => `MAP ${name}:443 127.0.0.1:${dns.port}`);
  browser = await launchBrowser([`--host-resolver-rules=${names.join(", ")}, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`]);
});
after(async () => {
  await browser?.close();
  server?.close();
  dns?.close();
});

/** A new page, with all requests of it, its frames and its workers, and all messages to a frame. */
async function withPage(use, { mail = received, lang = "en", ...options } = {}) {
  dns.requests.length = 0;
  dns.behave = () => false;
  const opened = await openPage(browser, server, { lang, ignoreHTTPSErrors: true, ...options });
  try {
    // The page loads its own files only from its own server.
    const requests = [];
    opened.context.on("request", (request) => !/^blob:|\/assets\//.test(request.url()) && requests.push(request.url()));
    const handed = [];
    await opened.context.exposeBinding("tellTest", (_, what) => void handed.push(what));
    const spy = () => {
      const plain = (data) => JSON.stringify(data, (_, value) => (value instanceof Uint8Array ? [...value] : value));
      const post = MessagePort.prototype.postMessage;
      if (parent !== window) addEventListener("message", ({ data }) => window.tellTest(plain(data)));
      else MessagePort.prototype.postMessage = function (data, ...more) {
        window.tellTest(plain(data));
        return post.call(this, data, ...more);
      };
    };
    await opened.page.evaluate(spy);
    await opened.context.addInitScript(spy);
    if (mail) await paste(opened.page, mail);
    await use({ ...opened, requests, handed });
  } finally {
    await opened.context.close();
  }
}

const phase = (page, ...phases) => page.waitForFunction((wanted) => wanted.includes(document.getElementById("live").dataset.phase), phases);
const namesOf = (page, list) => page.$$eval(`${list} [data-name]`, (nodes) => nodes.map(({ dataset }) => dataset.name).sort());
const statuses = (page) => page.$$eval(".live-log [data-name]", (nodes) => Object.fromEntries(nodes.map(({ dataset }) => [dataset.name, dataset.status])));
const reportOf = (page) => page.evaluate(() => document.getElementById("result").report);
const asked = () => dns.requests.map(({ question }) => question.name).sort();
const own = "https://resolver.example/dns-query";
const samples = new URL("../../web/samples/", import.meta.url);
const firefox = process.env.FIREFOX ?? "/usr/bin/firefox-esr";

/** Opens the panel and agrees to everything, without asking. */
async function prepare(page, choice = own) {
  await page.click('#live [data-focus="open"]');
  await page.waitForSelector("#live form");
  if (choice.startsWith("https:")) await page.fill("#live-own", choice);
  else await page.check(`#live-choice-${choice}`);
  if (choice !== "recorded") await page.check("#live-agree");
}

async function ask(page, choice) {
  await prepare(page, choice);
  await page.click('#live [type="submit"]');
}

async function verify(page, choice) {
  await ask(page, choice);
  await phase(page, "done", "unanswered", "held");
  return reportOf(page);
}

const withoutDns = (report) => ({ ...report, dns: null });
const verdictsOf = ({ spf, dkim, dmarc }) => [spf, ...dkim, dmarc].map(({ result, source }) => `${result} ${source}`);

describe("names", () => {
  const message = { envelope_from: { address: "taro.yamada@mail.example.jp" }, header_from: { mailboxes: [{ local_part: "info" }] } };
  for (const [name, expected] of [
    ["mail.example.jp", null],
    ["_dmarc.example.jp", null],
    ["20230601._domainkey.gmail.com", null],
    ["selector1-example-com._domainkey.example.onmicrosoft.com", null],
    ["amazonses.com", null],
    ["taro.yamada._spf.example.jp", "local"],
    ["TARO.yamada._spf.example.jp", "local"],
    ["b-taro.yamada-7._spf.example.jp", "local"],
    ["info._spf.example.jp", "local"],
    ["infomail.example.jp", null],
    ["k7vq2mzd4hxw6ncr3tjy5pbfl8sga9eu._domainkey.example.jp", "random"],
    ["010601a2b3c4d5e6-0f1e2d3c-000000.example.jp", "random"],
  ]) {
    test(`${name} points to a person: ${expected ?? "no"}`, () => assert.equal(tellsOf(name, message), expected));
  }

  test("what each is for", () => {
    assert.deepEqual(["_dmarc.a.example", "s._domainkey.a.example", "a.example", "_dmarc-like.a.example"].map(purposeOf), ["dmarc", "dkim", "spf", "spf"]);
  });

  test("a shell takes each name as one word, whatever is in it", () => {
    for (const name of ["a.example", "$(id).a.example", "a'; id; '.example", "`id`.example", "-x.example", "*.example", "a b.example", "a\\.example"]) {
      const words = execFileSync("sh", ["-c", `dig() { printf '%s\\n' "$@"; }; ${digCommand({ name, type: "TXT" })}`], { encoding: "utf8" });
      assert.equal(words, ["+short", "-t", "TXT", "-q", name, ""].join("\n"));
    }
  });
});

describe("before consent", () => {
  test("the names stand there, and nothing was asked", () =>
    withPage(async ({ page, requests, handed, complaints }) => {
      await page.click('#live [data-focus="open"]');
      await page.waitForSelector("#live form");
      assert.deepEqual(await namesOf(page, ".live-names"), listed);
      assert.match(await page.textContent(".live-sent"), /^Only these names go to the resolver you choose\. It also sees your IP address\. The mail does not leave\.$/);
      assert.equal(await page.locator("#live input:checked").count(), 0, "no resolver and no consent by default");

      const submit = page.locator('#live [type="submit"]');
      const problem = async () => [await page.textContent("#live-fault"), await page.evaluate(() => document.activeElement.id)];
      await submit.click();
      assert.deepEqual(await problem(), [locales.en.live_no_choice, "live-choice-google"]);
      await page.check("#live-choice-own");
      for (const address of ["", "http://resolver.example/dns-query", "resolver.example", "https://user:word@resolver.example/", "https://[::1]/"]) {
        await page.fill("#live-own", address);
        await submit.click();
        assert.deepEqual(await problem(), [locales.en.live_no_address, "live-own"], address);
      }
      await page.fill("#live-own", own);
      await submit.click();
      assert.deepEqual(await problem(), [locales.en.live_no_consent, "live-agree"]);
      assert.match(await page.textContent(".live-sent"), /go to resolver\.example\./);

      assert.equal(await page.locator("iframe").count(), 0);
      assert.deepEqual([requests, dns.requests, handed, complaints], [[], [], [], []]);
      assert.ok(!verdictsOf(await reportOf(page)).join().includes("verified"));
    }));

  test("a mail without domains leaves nothing to ask", () =>
    withPage(async ({ page }) => {
      await page.click('#live [data-focus="open"]');
      await page.waitForFunction((words) => document.getElementById("live-panel")?.textContent === words, locales.en.live_nothing);
    }, { mail: "Subject: a mail without an author, but with enough text to be one\r\nTo: you\r\n\r\nHello.\r\n" }));

  test("names that may point to a person are marked", () =>
    withPage(async ({ page }) => {
      await page.click('#live [data-focus="open"]');
      await page.waitForSelector("#live form");
      assert.deepEqual(await page.$$eval("[data-tells]", (nodes) => nodes.map(({ dataset }) => [dataset.name, dataset.tells])), [
        ["k7vq2mzd4hxw6ncr3tjy5pbfl8sga9eu._domainkey.football.example.com", "random"],
        ["joe._domainkey.football.example.com", "local"],
      ]);
      assert.equal(await page.locator(".live-names .live-warning").count(), 1);
    }, { mail: received.replace("s=brisbane", "s=k7vq2mzd4hxw6ncr3tjy5pbfl8sga9eu").replace("s=test", "s=joe") }));
});

describe("the verifier is loaded on demand", () => {
  const verifier = "**/assets/*verifier*.js";

  test("not before; and once it is loaded, it opens the mail again", () =>
    withPage(async ({ page, context }) => {
      const loaded = [];
      context.on("request", (request) => /\/assets\//.test(request.url()) && loaded.push(request.url()));
      await paste(page, received);
      // A mail loads what stands below its answer, and nothing else.
      assert.deepEqual(loaded.map((url) => /assets\/(\w+)-/.exec(url)?.[1]).sort(), ["below_answer", "copy", "folded"]);
      await page.click('#live [data-focus="open"]');
      await page.waitForSelector("#live form");
      assert.equal(loaded.filter((url) => url.includes("verifier")).length, 1, loaded.join(" "));
      assert.deepEqual(await namesOf(page, ".live-names"), listed);
    }, { mail: null }));

  test("a mail adds no request once the reader has opened what tells how to watch for one", () =>
    withPage(async ({ page, context }) => {
      await page.click("#about > summary");
      await page.waitForFunction(() => performance.getEntriesByType("resource").filter(({ name }) => /\/assets\/(?:below_answer|copy|folded)-/.test(name)).length === 3);
      const asked = [];
      context.on("request", (request) => !request.url().startsWith("blob:") && asked.push(request.url()));
      await paste(page, received);
      assert.equal(await page.locator(".evidence").count(), 1);
      assert.deepEqual(asked, []);
    }, { mail: null }));

  test("another mail that comes in meanwhile is the one that is verified", () =>
    withPage(async ({ page, context, complaints }) => {
      let go;
      const held = new Promise((resolve) => (go = resolve));
      await context.route(verifier, async (route) => (await held, route.continue()));
      await page.click('#live [data-focus="open"]');
      await page.waitForFunction((words) => document.getElementById("live").textContent.includes(words), locales.en.working);
      // Pressed again, it does not begin again.
      await page.click('#live [data-focus="open"]');
      const other = "From: a@other.example\r\nSubject: a mail that comes in between\r\n\r\nHello.\r\n";
      await paste(page, other);
      go();
      await page.waitForSelector("#live form");
      assert.deepEqual(await namesOf(page, ".live-names"), ["_dmarc.other.example"]);
      assert.equal((await reportOf(page)).message.header_from.domain, "other.example");
      assert.equal(await page.locator("#live form").count(), 1);
      assert.deepEqual(complaints, []);
    }));

  test("where it cannot be loaded the page says so, and the answer stays; the next press tries again", () =>
    withPage(async ({ page, context }) => {
      await context.route(verifier, (route) => route.abort());
      const answer = await page.textContent("#answer");
      await page.click('#live [data-focus="open"]');
      await page.waitForFunction((words) => document.querySelector('#live [role="alert"]')?.textContent === words, locales.en.live_fault_frame);
      assert.equal(await page.textContent("#answer"), answer);
      await context.unroute(verifier);
      await page.click('#live [data-focus="open"]');
      await page.waitForSelector("#live form");
      assert.equal(await page.locator('#live p[role="alert"]:not(:empty)').count(), 0);
      assert.deepEqual(await namesOf(page, ".live-names"), listed);
    }));

  test("the body of the mail can be shown afterwards, too", () =>
    withPage(async ({ page }) => {
      await page.click('#live [data-focus="open"]');
      await page.waitForSelector("#live form");
      await page.click(".raw > summary");
      await page.click(".mail-body button");
      assert.match(await page.textContent(".mail-body pre"), /^Hi\.\s+We lost the game\./);
    }));
});

/** SPF, DMARC and two signatures of a copy: SPF is based on what the copy says about its path. */
const proven = ["pass computed", "pass verified", "pass verified", "pass verified"];

describe("after it", () => {
  for (const [choice, host] of [[own, "resolver.example"], ["google", "dns.google"], ["cloudflare", "cloudflare-dns.com"]]) {
    test(`exactly the names are asked, of ${host}`, () =>
      withPage(async ({ page, requests, handed, complaints }) => {
        const report = await verify(page, choice);
        assert.deepEqual(verdictsOf(report), proven);
        assert.deepEqual(asked(), [...listed, followed].sort());
        assert.deepEqual(await namesOf(page, ".live-log"), asked());

        for (const { host: at, method, url, headers, query, question } of dns.requests) {
          assert.deepEqual([at, method, question.id, question.type], [host, "GET", 0, "TXT"]);
          assert.equal(url, `/dns-query?dns=${query.toString("base64url")}`);
          assert.equal(query.length - question.end, 11, "behind the question stands EDNS without an option");
          assert.equal(headers.accept, "application/dns-message");
          for (const name of ["cookie", "referer", "authorization"]) assert.equal(headers[name], undefined, name);
        }
        // The page, its frame and its workers together: the frame's page, and the questions.
        const framePage = `${server.origin}/${choice === own ? "resolver-own.html" : "resolver.html"}`;
        const questions = dns.requests.map(({ url }) => `https://${host}${url}`);
        assert.deepEqual(requests.toSorted(), [framePage, ...questions].sort());
        // What the frame received: the resolver and the same questions.
        const [address, ...wires] = handed.map((data) => JSON.parse(data)).toSorted((a, b) => (typeof a === "string" ? -1 : typeof b === "string" ? 1 : 0));
        assert.equal(address, `https://${host}/dns-query`);
        assert.deepEqual(wires.map(Object.keys), wires.map(() => ["id", "wire"]));
        assert.deepEqual(wires.map(({ wire }) => Buffer.from(wire).toString("hex")).sort(), dns.requests.map(({ query }) => query.toString("hex")).sort());

        assert.equal(await page.locator("iframe").count(), 0, "the frame is gone");
        assert.deepEqual(complaints, []);
      }));
  }

  test("the evidence says who verified, and the status says it once", () =>
    withPage(async ({ page }) => {
      await page.evaluate(() => {
        window.said = [];
        new MutationObserver(() => window.said.push(document.getElementById("status").textContent)).observe(document.getElementById("status"), { childList: true });
      });
      await verify(page);
      await page.waitForFunction(() => window.said.length > 0);
      const said = await page.evaluate(() => window.said);
      assert.equal(said.length, 1);
      assert.ok(said[0].startsWith("Checked with DNS just now. Questions: 5; answers from resolver.example."), said[0]);
      const sources = (await checks(page)).map(([check, , , source]) => [check.split("-")[0], source]);
      assert.ok(sources.every(([method, source]) => source === (method === "spf" ? "computed" : "verified")), sources.join(" "));
      assert.match(await page.textContent('[data-check="dmarc"]'), /Verified here just now/);
      // Only the mail itself names its client.
      assert.match(await page.textContent('[data-check="spf-authentication"]'), /Computed from what the mail says/);
      assert.doesNotMatch(await page.textContent('[data-check="spf-authentication"]'), /Verified here/);
    }));

  test("the log is copied with names, answers and times", () =>
    withPage(async ({ page }) => {
      await verify(page);
      await page.click(".live-answers summary");
      await page.click(".live-log .copy");
      const log = await page.evaluate(() => navigator.clipboard.readText());
      assert.match(log, /^fromproof, \d{4}-\d\d-\d\dT[\d:.]+Z, https:\/\/resolver\.example\/dns-query\n/);
      for (const name of [...listed, followed]) {
        assert.match(log, new RegExp(`^${name} TXT: answered, \\d+ ms\\n  .*${zone[name][0].slice(0, 20).replaceAll(/[.*+?]/g, "\\$&")}`, "m"));
      }
      assert.deepEqual(Object.values(await statuses(page)), Array(5).fill("ok"));
    }));

  test("one changed octet of the header is a failure, verified here; who handed it over nobody says", () =>
    withPage(async ({ page }) => {
      const report = await verify(page);
      assert.deepEqual(report.dkim.map(({ result, source, reason }) => [result, source, reason]), Array(2).fill(["fail", "verified", "signature-mismatch"]));
      assert.deepEqual([report.dmarc.result, report.dmarc.source], ["none", "none"]);
      assert.match(await page.textContent(".headline"), /^It is unknown whether this came from football\.example\.com\./);
    }, { mail: signed.replace("dinner", "Dinner") }));

  test("one of the body is no proof and no failure: it can have come by copying", () =>
    withPage(async ({ page }) => {
      const report = await verify(page);
      assert.deepEqual(report.dkim.map(({ result, source, reason }) => [result, source, reason]), Array(2).fill(["neutral", "verified", "body-differs"]));
      assert.deepEqual([report.dmarc.result, report.dmarc.source], ["none", "none"]);
      assert.match(await page.textContent('[data-finding="dkim-body-differs"]'), /Open the original file/);
    }, { mail: signed.replace("lost", "last") }));

  test("a copy that was repaired proves nothing where it does not fit, and the page says why", () =>
    withPage(async ({ page }) => {
      await page.click('#live [data-focus="open"]');
      await page.waitForSelector("#live form");
      assert.match(await page.textContent(".live-names"), /has been repaired, so a DKIM signature that does not match proves nothing/);
      await page.fill("#live-own", own);
      await page.check("#live-agree");
      await page.click('#live [type="submit"]');
      await phase(page, "done");
      const { dkim } = await reportOf(page);
      assert.deepEqual(dkim.map(({ reason }) => reason), ["message-altered", "message-altered"]);
      assert.match(await page.textContent(".live-end"), /DKIM cannot be verified\. Use "Download original"/);
    }, { mail: signed.replace("dinner", "Dinner").replaceAll(/^|(?<=\n)/g, "  ") }));

  test("the next mail is asked about again, and the old log is gone", () =>
    withPage(async ({ page }) => {
      await verify(page);
      await page.click("#clear").catch(() => {});
      await paste(page, signed);
      assert.equal(await page.getAttribute("#live", "data-phase"), "closed");
      await page.click('#live [data-focus="open"]');
      await page.waitForSelector("#live form");
      assert.equal(await page.isChecked("#live-agree"), false);
      assert.equal(dns.requests.length, 5);
    }));
});

describe("faults", () => {
  const hang = () => true;
  const end = (status, body, headers = {}) => (_, response) => response.writeHead(status, headers).end(body);
  const changed = (change) => (_, response, query) => (response.end(change(answer(query, ["v=spf1 -all"]), query)), true);
  const otherName = (wire) => Buffer.from(wire).fill("x", 13, 14);
  const faults = {
    network: [
      ["no leave to be asked by pages", (_, response, query) => (response.removeHeader("access-control-allow-origin"), response.end(answer(query, [])), true)],
      ["a redirect", (request, response) => response.writeHead(302, { location: `${request.url}&again` }).end()],
      ["a connection that breaks", (request) => (request.socket.destroy(), true)],
    ],
    http: [["HTTP 500", end(500, "no")], ["HTTP 404", end(404, "no")]],
    type: [["a page instead of an answer", (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>sign in</p>")]],
    size: [["65,536 octets", changed((wire) => Buffer.concat([wire, Buffer.alloc(65_536 - wire.length)]))]],
    garbage: [
      ["nothing", end(200, "")],
      ["noise", end(200, Buffer.from("this is no message of DNS, but long enough"))],
      ["a record that is cut", changed((wire) => wire.subarray(0, -3))],
      ["a text longer than its record", changed((wire) => (wire.writeUInt8(200, wire.length - 12), wire))],
      ["the question itself", changed((_, query) => query)],
    ],
    other: [["another id", changed((wire) => (wire.writeUInt16BE(7, 0), wire))], ["another name", changed(otherName)]],
    truncated: [["TC", changed((wire) => (wire.writeUInt8(wire[2] | 2, 2), wire))]],
    servfail: [["SERVFAIL", (_, response, query) => (response.end(answer(query, [], 2)), true)]],
    refused: [["REFUSED", (_, response, query) => (response.end(answer(query, [], 5)), true)]],
    rcode: [["NOTIMP", (_, response, query) => (response.end(answer(query, [], 4)), true)]],
  };

  for (const lang of ["en", "ja"]) {
    test(`each leaves the answer as it is and is told in words: ${lang}`, () =>
      withPage(async ({ page }) => {
        const before = await reportOf(page);
        const shown = await page.textContent(".evidence");
        for (const [code, ways] of Object.entries(faults)) {
          for (const [name, behave] of ways) {
            dns.behave = (...all) => behave(...all) || true;
            if ((await page.getAttribute("#live", "data-phase")) === "closed") await ask(page);
            else await page.click('[data-focus="again"]');
            await phase(page, "unanswered");
            assert.deepEqual(await statuses(page), Object.fromEntries(listed.map((each) => [each, code])), name);
            assert.deepEqual(withoutDns(await reportOf(page)), withoutDns(before), name);
            assert.equal(await page.textContent(".evidence"), shown, name);
            const words = await page.textContent(".live-log li .live-status");
            const status = { "HTTP 500": 500, "HTTP 404": 404 }[name] ?? "";
            assert.ok(words.startsWith(locales[lang][`live_fault_${code}`].replace("{status}", status)), `${name}: ${words}`);
            assert.match(await page.textContent(".live-end"), lang === "en" ? /Not verified: 4 of 4/ : /検証できませんでした。4件中4件/);
          }
        }
        // Then the resolver works again.
        dns.behave = () => false;
        await page.click('[data-focus="again"]');
        await phase(page, "done");
        assert.deepEqual(verdictsOf(await reportOf(page)), proven);
      }, { lang }));
  }

  test("silence ends after eight seconds", () =>
    withPage(async ({ page }) => {
      const before = await reportOf(page);
      dns.behave = hang;
      const begun = Date.now();
      await ask(page);
      await page.waitForFunction(() => document.getElementById("live").dataset.phase === "unanswered", null, { timeout: 15_000 });
      assert.ok(Date.now() - begun >= 7900);
      assert.deepEqual(new Set(Object.values(await statuses(page))), new Set(["timeout"]));
      assert.deepEqual(withoutDns(await reportOf(page)), withoutDns(before));
    }));

  test("one question without an answer holds the whole back, until the reader wants a judgement without it", () =>
    withPage(async ({ page }) => {
      dns.behave = (_, response, query, { name }) => name.startsWith("brisbane.") && (response.end(answer(query, [], 2)), true);
      const half = await verify(page);
      assert.ok(!verdictsOf(half).join().includes("verified"), "half a verification is none");
      await page.click('[data-focus="without"]');
      await phase(page, "done");
      const whole = await reportOf(page);
      assert.deepEqual(verdictsOf(whole), ["pass computed", "temperror verified", "pass verified", "pass verified"]);
      assert.equal((await statuses(page))["brisbane._domainkey.football.example.com"], "failure");
      assert.equal(dns.requests.length, 5, "nothing is asked twice");
    }));

  test("a question that only the advice has holds no result back", async () => {
    const recorded = JSON.parse(await readFile(new URL("dns.json", samples), "utf8"))["ses-before"];
    await withPage(async ({ page }) => {
      const advice = ["_amazonses.example.jp", "mail.example.jp"];
      dns.behave = (_, response, query, { name, type }) => {
        if (advice.includes(name)) response.end(answer(query, [], 2));
        else response.end(type === "TXT" && recorded[name] ? answer(query, recorded[name]) : answer(query, [], 3));
        return true;
      };
      const report = await verify(page);
      assert.deepEqual(verdictsOf(report), proven);
      assert.match(await page.textContent(".live-end"), /^Checked with DNS just now\. 3 of 8 questions had no usable answer/);
    }, { mail: (await readFile(new URL("ses-before.eml", samples), "utf8")).replaceAll("\n", "\r\n") });
  });

  for (const [lang, first, then, mark, counts] of [
    ["en", "?Not checked yet. It says football.example.com.", "✓football.example.com sent this: its signature proves it.", /^Verified here · /, /^2 mails: ✓ 1 pass, ✕ 0 fail, \? 1 not checked\./],
    ["ja", /^\?まだ検証されていません/, /^✓football\.example\.comから送られたメールです。署名が証明しています$/, /^この画面で検証済み · /, /^メール2通：✓ 合格1通、✕ 不合格0通、\? 未確認1通/],
  ]) {
    test(`the list that a mail was chosen from shows what was verified: ${lang}`, () =>
      withPage(async ({ page }) => {
        const files = ["one.eml", "two.eml"].map((name) => ({ name, mimeType: "message/rfc822", buffer: Buffer.from(received.replaceAll(/\r?\n/g, "\r\n")) }));
        await page.setInputFiles("#file", files);
        await page.locator("#list-save:enabled").waitFor();
        const rows = () => page.locator(".mail .what").allTextContents();
        const [one, two] = await rows();
        assert.equal(one, two);
        typeof first === "string" ? assert.equal(one, first) : assert.match(one, first);
        await page.locator(".mail").nth(1).click();
        await page.locator("#live").waitFor();
        const report = await verify(page);
        assert.equal(report.dmarc.source, "verified");
        const answer = await page.textContent("#answer");
        await page.click(".back");
        await page.locator(".mails").waitFor();
        assert.deepEqual(await rows(), [one, answer]);
        typeof then === "string" ? assert.equal(answer, then) : assert.match(answer, then);
        assert.deepEqual(await page.$$eval(".mail .what", (nodes) => nodes.map(({ dataset }) => [dataset.tone, dataset.source])), [["unknown", "none"], ["pass", "verified"]]);
        assert.match(await page.locator(".mail > .small").nth(1).textContent(), mark);
        assert.doesNotMatch(await page.locator(".mail > .small").nth(0).textContent(), mark);
        assert.match(await page.textContent(".counts"), counts);
      }, { mail: null, lang }));
  }

  test("Stop ends it at once and leaves the answer as it is", () =>
    withPage(async ({ page }) => {
      const before = await reportOf(page);
      dns.behave = (_, __, ___, { name }) => name !== "football.example.com";
      await ask(page);
      await page.waitForSelector('.live-log [data-status="ok"]');
      await page.click('[data-focus="stop"]');
      await phase(page, "stopped");
      assert.equal(await page.locator("iframe").count(), 0);
      assert.deepEqual(withoutDns(await reportOf(page)), withoutDns(before));
      assert.match(await page.textContent(".live-end"), /^Stopped\. Questions answered until then: 1\./);
      const requests = dns.requests.length;
      dns.behave = () => false;
      await page.click('.live-end [data-focus="open"]');
      await page.waitForSelector("#live form");
      assert.equal(await page.isChecked("#live-agree"), false, "consent is asked for again");
      await page.check("#live-agree");
      await page.click('#live [type="submit"]');
      await phase(page, "done");
      assert.ok(dns.requests.slice(requests).every(({ question }) => question.name !== "football.example.com"), "what is known is not asked again");
      assert.deepEqual(await namesOf(page, ".live-log"), [...listed, followed].sort());
      assert.deepEqual(verdictsOf(await reportOf(page)), proven);
    }));

  test("a name that was not listed and tells of the sender waits for another yes", () =>
    withPage(async ({ page }) => {
      dns.behave = (_, response, query, { name }) => {
        const record = { "football.example.com": "v=spf1 include:%{l}._spf.example.net -all", "joe._spf.example.net": "v=spf1 ip4:192.0.2.0/24 -all" }[name];
        return record !== undefined && (response.end(answer(query, [record])), true);
      };
      await verify(page);
      assert.equal(await page.getAttribute("#live", "data-phase"), "held");
      assert.deepEqual(asked(), listed);
      assert.match(await page.textContent(".live-end"), /joe\._spf\.example\.net TXT/);
      await page.click('[data-focus="ask-held"]');
      await phase(page, "done");
      assert.deepEqual(asked(), [...listed, "joe._spf.example.net"].sort());
      assert.equal((await reportOf(page)).spf.result, "pass");
    }));

  test("without its frame the page says so", () =>
    withPage(async ({ page }) => {
      await page.route("**/resolver-own.html", (route) => route.fulfill({ status: 404, contentType: "text/html", body: "gone" }));
      await ask(page);
      await page.waitForFunction(() => document.getElementById("live").dataset.phase === "unanswered", null, { timeout: 15_000 });
      assert.deepEqual(new Set(Object.values(await statuses(page))), new Set(["frame"]));
      assert.equal(dns.requests.length, 0);
    }));
});

describe("samples", () => {
  for (const [sample, expected] of [
    ["ses-before", proven],
    ["ses-after", proven],
  ]) {
    test(`${sample} is verified from recorded answers at once, and nothing is asked`, () =>
      withPage(async ({ page, requests, handed }) => {
        const report = await openSample(page, sample);
        assert.deepEqual(verdictsOf(report), expected);
        assert.match(await page.textContent(".live-end"), /recorded with this sample, not live: nobody was asked/);
        assert.equal(await page.textContent(".verdict .word"), "Verified by recorded DNS answers");
        assert.match(await page.textContent(".live-before"), /Gmail says it came from example\.jp; not checked here\./, "what the text alone says");
        assert.equal(await page.evaluate(() => document.activeElement.id), "answer", "where the focus was before");
        assert.equal(await page.locator("iframe").count(), 0);
        assert.deepEqual([requests, dns.requests, handed], [[], [], []]);
      }, { mail: null }));
  }

  test("one that its address opens is verified, too, and leaves the focus alone", () =>
    withPage(async ({ page }) => {
      await page.goto(`${server.origin}/?lang=en&sample=spoof`);
      await page.locator('#live[data-phase="done"]').waitFor();
      assert.deepEqual(verdictsOf(await reportOf(page)), ["pass computed", "pass verified", "fail computed"]);
      assert.equal(await page.locator(".live-before").count(), 0, "the answer is the same");
      assert.equal(await page.evaluate(() => document.activeElement.localName), "body");
    }, { mail: null }));

  test("the next mail is not verified unasked, and has no recorded answers", () =>
    withPage(async ({ page }) => {
      await openSample(page, "ses-before");
      await paste(page, received);
      assert.equal(await page.getAttribute("#live", "data-phase"), "closed");
      await page.click('#live [data-focus="open"]');
      await page.waitForSelector("#live form");
      assert.equal(await page.locator('#live [value="recorded"]').count(), 0);
      assert.equal(await page.isVisible("#live-agree"), true, "consent is asked for");
    }, { mail: null }));

  test("without the code that verifies, what the receiver says stays, with the button", () =>
    withPage(async ({ page }) => {
      await page.route("**/assets/*verifier*", (route) => route.abort());
      await Promise.all([page.waitForEvent("requestfailed"), page.click('[data-sample="ses-before"]')]);
      const report = await reported(page);
      assert.equal(report.dmarc.source, "reported");
      assert.equal(await page.isVisible('#live [data-focus="open"]'), true);
    }, { mail: null }));
});

/** Makes a frame as the page does; its port is window.port. Returns its first message. */
async function openFrame(page, name, address) {
  const first = await page.evaluate(([src, to]) => new Promise((resolve) => {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts");
    frame.src = src;
    const { port1, port2 } = new MessageChannel();
    window.port = port1;
    port1.onmessage = ({ data }) => resolve(data);
    frame.addEventListener("load", () => frame.contentWindow.postMessage(to, "*", [port2]));
    document.body.append(frame);
  }), [name, address]);
  return { first, frame: page.frames().findLast((each) => each.url().endsWith(name)) };
}

/** Whether a page, a frame or a worker can reach an address. */
const reaches = (place, address) => place.evaluate((url) => fetch(url, { mode: "no-cors" }).then(() => "reached", () => "refused"), address);

/** What a frame can read of its storage and of the page around it. */
const around = (frame) => frame.evaluate(() => [() => localStorage.length, () => parent.document.title].map((look) => {
  try {
    return look();
  } catch (error) {
    return error.name;
  }
}));

describe("isolation", () => {
  test("page and worker reach nothing, with the panel open and after it", () =>
    withPage(async ({ page }) => {
      await verify(page);
      const before = dns.requests.length;
      assert.equal(page.workers().length, 1);
      for (const place of [page, page.workers()[0]]) {
        for (const address of [own, "https://dns.google/dns-query", `${server.origin}/index.html`]) assert.equal(await reaches(place, address), "refused");
      }
      assert.equal(dns.requests.length, before);
      const worker = (address) => page.evaluate((url) => {
        try {
          return String(new Worker(url));
        } catch (error) {
          return error.name;
        }
      }, address);
      assert.equal(await worker(`${server.origin}/assets/any.js`), "TypeError", "a worker from an address would not be bound by the policy");
      assert.equal(await worker("data:text/javascript,1"), "TypeError");
    }));

  test("the frame asks questions of DNS and nothing else, of one server", () =>
    withPage(async ({ page }) => {
      dns.behave = (_, response, query, question) => !question && (response.end("reached"), true);
      const send = async (pageName, address, data) => [(await openFrame(page, pageName, address)).first, ...await page.evaluate(async (each) => {
        const heard = [];
        for (const octets of each) {
          const reply = new Promise((resolve) => (window.port.onmessage = resolve));
          window.port.postMessage({ id: 1, wire: typeof octets === "string" ? octets : Uint8Array.from(octets) });
          const { fault = null, wire } = (await reply).data;
          heard.push(wire ? "answer" : fault);
        }
        return heard;
      }, data)];
      const question = (name, { type = 16, head = [0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0], tail = [] } = {}) =>
        [...head, ...name.split(".").flatMap((label) => [label.length, ...Buffer.from(label)]), 0, 0, type, 0, 1, ...tail];
      const edns = [0, 0, 41, 4, 208, 0, 0, 0, 0, 0, 0];
      const oneMore = [0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1];
      const good = [question("football.example.com"), question("football.example.com", { head: oneMore, tail: edns })];
      const bad = [
        "From: Joe SixPack <joe@football.example.com>",
        [...Buffer.from("From: Joe SixPack <joe@football.example.com>\r\n\r\nWe lost the game.")],
        [],
        question("football.example.com", { tail: [...Buffer.from("We lost the game.")] }),
        question("football.example.com", { head: oneMore, tail: [...edns.slice(0, -1), 4, 0, 12, 0, 0] }),
        question("football.example.com", { head: [0, 7, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0] }),
        question("football.example.com", { head: [0, 0, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0] }),
        question("football.example.com", { type: 252 }),
        question(Array(60).fill("abcdefgh").join(".")),
        question("football.example.com").slice(0, -1),
        [...question("football.example.com").slice(0, 12), 0xc0, 12, 0, 16, 0, 1],
      ];
      assert.deepEqual(await send("resolver-own.html", own, [...good, ...bad]), [{ ready: true }, "answer", "answer", ...bad.map(() => "question")]);
      assert.equal(dns.requests.length, good.length);
      assert.deepEqual(await send("resolver.html", "https://resolver.example/dns-query", good), [{ ready: true }, "network", "network"]);
      for (const address of ["http://127.0.0.1:1/", "https://a;b/", "javascript:1", "", null]) {
        assert.deepEqual(await send("resolver-own.html", address, []), [{ ready: false }], String(address));
      }
      assert.equal(dns.requests.length, good.length);

      // After it has chosen its server, even a script inside could reach neither another server nor the page around it.
      const { frame } = await openFrame(page, "resolver-own.html", own);
      assert.equal(await reaches(frame, `${own}?free`), "reached");
      assert.equal(await reaches(frame, "https://dns.google/dns-query?free"), "refused");
      assert.equal(await reaches(frame, `${server.origin}/index.html`), "refused");
      assert.deepEqual(await around(frame), ["SecurityError", "SecurityError"]);
    }));

  test("pages of others get nothing out of the frame", async () => {
    const stranger = createServer((_, response) => response.writeHead(200, { "content-type": "text/html" }).end(`<iframe src="${server.origin}/resolver-own.html"></iframe>`));
    await new Promise((resolve) => stranger.listen(0, "127.0.0.1", resolve));
    const context = await browser.newContext({ ignoreHTTPSErrors: true });
    try {
      const page = await context.newPage();
      await page.goto(`http://127.0.0.1:${stranger.address().port}/`);
      await page.frames()[1].waitForLoadState();
      const heard = await page.evaluate((address) => new Promise((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => resolve(data);
        frames[0].postMessage(address, "*", [port2]);
        setTimeout(() => resolve("silence"), 500);
      }), own);
      assert.equal(heard, "silence");
    } finally {
      await context.close();
      stranger.close();
    }
  });

  test("nothing of the mail is stored", () =>
    withPage(async ({ page, context }) => {
      await verify(page);
      const stored = await page.evaluate(async () => ({
        local: Object.keys(localStorage), session: Object.keys(sessionStorage), databases: await indexedDB.databases(), caches: await caches.keys(),
        cookie: document.cookie, address: location.search + location.hash, state: history.state,
      }));
      assert.deepEqual(stored, { local: [], session: [], databases: [], caches: [], cookie: "", address: "?lang=en", state: { depth: 1 } }, "but how far Back leads");
      assert.deepEqual(await context.cookies(), []);
    }));
});

const offline = join(process.env.FROMPROOF_PAGE ?? fileURLToPath(new URL("../../web/dist", import.meta.url)), "offline.html");
describe("in one file", { skip: !existsSync(offline) && "no offline.html" }, () => {
  test("nobody can be asked: the commands stand there, and samples have their recorded answers", async () => {
    const context = await browser.newContext({ locale: "en" });
    try {
      const page = await context.newPage();
      const requests = [];
      await page.goto(pathToFileURL(offline).href);
      await page.locator("#version:not(:empty)").waitFor({ state: "attached" });
      context.on("request", (request) => !request.url().startsWith("blob:") && requests.push(request.url()));
      await page.fill("#source", received.replaceAll("\r\n", "\n"));
      await reported(page);
      await page.click('#live [data-focus="open"]');
      await page.waitForSelector(".live-names");
      assert.equal(await page.locator("#live form").count(), 0);
      assert.ok((await page.textContent("#live-panel")).includes(locales.en.live_file));
      assert.deepEqual((await page.textContent(".live-commands")).split("\n").sort(), listed.map((name) => `dig +short -t TXT -q ${name}`).sort());
      assert.ok(await page.isVisible(".live-commands"));

      await page.click("#clear");
      const report = await openSample(page, "ses-before");
      assert.deepEqual(verdictsOf(report), proven);
      assert.equal(await page.locator("iframe").count(), 0);
      assert.deepEqual(requests, []);
    } finally {
      await context.close();
    }
  });
});

describe("Firefox", { skip: !existsSync(firefox) && `no ${firefox}` }, () => {
  test("verifies, and its frame reaches one server only", async () => {
    dns.requests.length = 0;
    dns.behave = (_, response, __, question) => !question && (response.end("reached"), true);
    const address = `https://127.0.0.1:${dns.port}/dns-query`;
    const other = await require("puppeteer-core").launch({ browser: "firefox", executablePath: firefox, headless: true, acceptInsecureCerts: true });
    try {
      const page = await other.newPage();
      await page.goto(`${server.origin}/?lang=en`);
      await page.waitForSelector("#version:not(:empty)");
      await page.evaluate((text) => {
        const area = document.getElementById("source");
        area.value = text;
        area.dispatchEvent(new Event("input"));
      }, received);
      await reported(page);
      await page.click('#live [data-focus="open"]');
      await page.waitForSelector("#live form");
      await page.type("#live-own", address);
      await page.click("#live-agree");
      await page.click('#live [type="submit"]');
      await page.waitForFunction(() => document.getElementById("live").dataset.phase === "done");
      assert.deepEqual(verdictsOf(await reportOf(page)), proven);
      assert.deepEqual(asked(), [...listed, followed].sort());
      assert.ok(dns.requests.every(({ method, headers }) => method === "GET" && !headers.referer && !headers.cookie));

      const { frame } = await openFrame(page, "resolver-own.html", address);
      assert.equal(await reaches(page, `https://127.0.0.1:${dns.port}/a`), "refused");
      assert.equal(await reaches(frame, `https://127.0.0.1:${dns.port}/b`), "reached");
      assert.equal(await reaches(frame, `https://localhost:${dns.port}/c`), "refused");
      assert.equal(await reaches(frame, `${server.origin}/index.html`), "refused");
      assert.deepEqual(await around(frame), ["SecurityError", "SecurityError"]);
    } finally {
      await other.close();
    }
  });
});

describe("for every reader", () => {
  test("from the mail to the verdict by keyboard alone", () =>
    withPage(async ({ page }) => {
      const press = async (...keys) => { for (const key of keys) await page.keyboard.press(key); };
      const focused = () => page.evaluate(() => document.activeElement.dataset?.focus ?? document.activeElement.id);
      const tabTo = async (wanted) => {
        for (let i = 0; i < 40 && (await focused()) !== wanted; i++) await press("Tab");
        assert.equal(await focused(), wanted);
      };
      // The button that opens a file is called so, too.
      await tabTo("clear");
      await tabTo("open");
      await press("Enter");
      await page.waitForSelector("#live form");
      assert.equal(await focused(), "open");
      assert.equal(await page.getAttribute('[data-focus="open"]', "aria-expanded"), "true");
      await tabTo("live-own");
      await page.keyboard.type(own);
      await tabTo("live-agree");
      await press("Space");
      await press("Enter");
      await phase(page, "done");
      await page.waitForFunction(() => document.activeElement.id === "answer");
      assert.equal(await page.evaluate(() => document.activeElement.getBoundingClientRect().top >= 0), true, "and in sight");
    }));

  for (const lang of ["en", "ja"]) {
    for (const width of [320, 1200]) {
      test(`no fault of accessibility, no sideways scroll: ${lang}, ${width} px`, () =>
        withPage(async ({ page }) => {
          const faultless = async (state) => {
            assert.deepEqual(await faultsOf(page, { within: "#live" }), [], state);
            assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), state);
            if (process.env.SCREENSHOTS) await page.locator("#live").screenshot({ path: `${process.env.SCREENSHOTS}/live-${state}-${lang}-${width}.png` });
          };
          await prepare(page);
          await faultless("open");
          dns.behave = (_, response, query, { name }) => name.startsWith("test.") && (response.end(answer(query, [], 2)), true);
          await page.click('#live [type="submit"]');
          await phase(page, "unanswered");
          await faultless("unanswered");
          dns.behave = () => false;
          await page.click('[data-focus="again"]');
          await phase(page, "done");
          await faultless("done");
        }, { lang, viewport: { width, height: 900 }, colorScheme: lang === "ja" ? "dark" : "light", bypassCSP: true, mail: received.replace("s=brisbane", "s=k7vq2mzd4hxw6ncr3tjy5pbfl8sga9eu") }));
    }
  }
});
