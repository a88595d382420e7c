// The built page in Chromium: inputs and its answers.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, test } from "node:test";
import { answerOf, checks, locale, openPage, paste, records, reported, startPage } from "./support/browser.mjs";

const languages = ["en", "ja"];
const samples = new URL("../../web/samples/", import.meta.url);
const sample = async (name) => (await readFile(new URL(name, samples), "utf8")).replaceAll("\n", "\r\n");

// A mail copied from a web page: addresses hidden, signatures on one line with blanks inside.
const webPageCopy = [
  "Return-Path: <[email\u00a0protected]>",
  "From: [email\u00a0protected]",
  "DKIM-Signature: v=1; a=rsa-sha256; q=dns/txt; c=relaxed/simple; s=k7vq2mzd; d=example.jp; t=1781150400; h=From:To:Subject; bh=sR+ab4xdDsrQh0Q3oO5A3VnXXE35JfxBPSqXycgCKRk=; b=Ps+x1OW7xTBXyhZyl9nJlaUIVjtWdL03eJRz5c6lBjyyNsKQNcobJxPBO2O sAJ9AdMe1zL8R0hBXGuzanprcJ08fbPcNVxMg2bWV614LWy91umWIXP==",
  "",
].join("\n");

const hostile = [
  "Delivered-To: <script>alert(1)</script>@example.net",
  "Received: from <img src=//evil.example/a onerror=alert(2)> (<b>x</b> [203.0.113.9]) by mx.example.net; Thu, 11 Jun 2026 04:07:38 +0000",
  'Authentication-Results: mx.example.net; dkim=pass (<svg onload=alert(3)>) header.d="<iframe src=javascript:alert(4)>"; spf=fail smtp.mailfrom="<a href=https://evil.example>x</a>"',
  "DKIM-Signature: v=1; a=rsa-sha256; d=<style>body{display:none}</style>; s=<link rel=stylesheet href=//evil.example/s>; h=From; bh=aGk=; b=aGk=",
  "DKIM-Signature: v=1; a=rsa-sha256; d=evil.example; s=<base_href=//evil.example>; h=From; bh=aGk=; b=aGk=",
  'From: "</textarea></title><script src=https://evil.example/x.js></script><img src=x onerror=alert(5)> \u202egpj.exe\u200b" <o\'hara+{{7*7}}${1}@evil.example>',
  "Subject: </pre><meta http-equiv=refresh content=0;url=https://evil.example>=?UTF-8?Q?<object_data=3Dhttps://evil.example>?=",
  "Return-Path: <javascript:alert(6)@evil.example>",
  "X-Link: https://evil.example/track?id=1",
  "",
  "<html><body onload=alert(7)><img src=https://evil.example/pixel></body></html>",
].join("\r\n");

const { server, browser, withPage } = await startPage();

const verdict = (page) => page.textContent(".verdict .headline");
const gmailBefore = [
  ["spf-authentication", null, "pass", "reported"],
  ["spf-alignment", null, "fail", "reported"],
  ["dkim-authentication", "OWN", "pass", "reported"],
  ["dkim-alignment", "OWN", "pass", "reported"],
  ["dkim-authentication", "amazonses.com", "pass", "reported"],
  ["dkim-alignment", "amazonses.com", "fail", "reported"],
  ["dmarc", null, "pass", "reported"],
];
const gmailAfter = gmailBefore.map((line) => (line[0] === "spf-alignment" ? [line[0], null, "pass", "reported"] : line));
const forDomain = (lines, domain) => lines.map(([check, own, ...rest]) => [check, own === "OWN" ? domain : own, ...rest]);

/** Amazon SES by default: DMARC passes by DKIM alone, with the records that add SPF. */
async function showsBefore(page, lang, domain) {
  assert.match(await verdict(page), lang === "en" ? /^DMARC passes, by DKIM alone/ : /DMARCは合格.*ただしDKIMだけで合格しています/);
  assert.deepEqual(await checks(page), forDomain(gmailBefore, domain));
  assert.deepEqual(await records(page), [
    [`mail.${domain}`, "MX", "10 feedback-smtp.ap-northeast-1.amazonses.com"],
    [`mail.${domain}`, "TXT", "v=spf1 include:amazonses.com ~all"],
  ]);
  assert.equal(await page.locator('[data-finding="spf-unaligned-provider-return-path"]').count(), 1);
  assert.match(await page.textContent("#says-from"), new RegExp(domain));
  const heads = await page.$$eval(".card h3, .alignment-column", (nodes) => nodes.map((node) => node.textContent));
  assert.deepEqual(heads.map((head) => head.replace(/\s*(?:source|ソース)\s*$/, "")), lang === "en"
    ? ["Says it is from (Header From)", "Sent by (Envelope From / Return-Path)", "Alignment (with the Header From)"]
    : ["表示上の差出人（ヘッダーFrom）", "送信元（エンベロープFrom／Return-Path）", "アライメント（ヘッダーFromとの一致）"]);
  assert.match(await page.textContent("#sent-by"), /ap-northeast-1\.amazonses\.com/);
  assert.match(await page.textContent(".evidence"), lang === "en" ? /Gmail wrote this/ : /Gmailの判定です/);
}

/** With its own MAIL FROM: both aligned, nothing to fix. */
async function showsAfter(page, lang, domain) {
  assert.match(await verdict(page), lang === "en" ? /^Both SPF and DKIM are aligned \(relaxed\)/ : /SPF・DKIMともにFromのドメインと一致しています（緩和モード）/);
  assert.deepEqual(await checks(page), forDomain(gmailAfter, domain));
  assert.equal(await page.getAttribute('[data-check="spf-alignment"]', "data-strict"), "fail");
  assert.deepEqual(await records(page), []);
  await page.check("#side-sent");
  assert.match(await page.textContent(".fixes"), lang === "en" ? /Nothing to fix/ : /対応は不要です/);
}

/** Copied from a web page: repairs reported, no known sender, no pass. */
async function showsCopy(page) {
  assert.equal(await page.locator('[data-repair="address-hidden"]').count(), 1);
  assert.ok((await page.locator("[data-repair]").count()) >= 2);
  const lines = await checks(page);
  assert.ok(lines.some(([check, domain]) => check === "dkim-authentication" && domain));
  assert.deepEqual(lines.filter(([, , result]) => result === "pass"), []);
  const { message } = await reported(page);
  assert.equal(message.header_from.domain, null);
  assert.equal(message.envelope_from.domain, null);
}

for (const lang of languages) {
  describe(`in ${lang === "en" ? "English" : "Japanese"}`, () => {
    test("Amazon SES with the default MAIL FROM", () =>
      withPage({ lang }, async (page) => {
        const report = await paste(page, await sample("ses-before.eml"));
        assert.deepEqual([report.message.line_ending, report.repairs], ["crlf", []], "every CR came through");
        await showsBefore(page, lang, "example.jp");
      }));

    test("Amazon SES with a custom MAIL FROM", () =>
      withPage({ lang }, async (page) => {
        await paste(page, await sample("ses-after.eml"));
        await showsAfter(page, lang, "example.jp");
      }));

    test("a copy of a web page", () =>
      withPage({ lang }, async (page) => {
        await paste(page, webPageCopy);
        await showsCopy(page);
      }));

    test("a forged sender", () =>
      withPage({ lang }, async (page) => {
        await paste(page, await sample("spoof.eml"));
        assert.match(await verdict(page), lang === "en" ? /^Nothing proves this came from example\.jp/ : /example\.jpからの送信を示す証拠がありません/);
        assert.deepEqual(await records(page), []);
      }));

    const shared = process.env.FROMPROOF_SHARED;
    const real = shared && join(shared, "samples");
    test("the mails of the shared samples", { skip: !real || !existsSync(real) }, () =>
      withPage({ lang }, async (page) => {
        await paste(page, await readFile(join(real, "ses-default-mail-from.txt"), "utf8"));
        await showsBefore(page, lang, "k-bushi.com");
        await paste(page, await readFile(join(real, "ses-custom-mail-from.txt"), "utf8"));
        await showsAfter(page, lang, "k-bushi.com");
        await paste(page, await readFile(join(real, "web-page-copy.txt"), "utf8"));
        await showsCopy(page);
      }));

    test("a sample has an address, and a mail has none", async () => {
      const texts = await locale(lang);
      const { page, context, complaints } = await openPage(browser, server, { lang });
      const address = () => page.evaluate(() => new URL(location.href).searchParams.get("sample"));
      try {
        await page.click('[data-sample="forwarded"]');
        await reported(page);
        assert.equal(await address(), "forwarded");
        await page.reload();
        await page.locator(".sample-mark").waitFor();
        assert.ok((await page.textContent(".sample-mark")).includes(texts.sample_forwarded));
        assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
        await paste(page, await sample("spoof.eml"));
        assert.equal(await address(), null);
        await page.goto(`${server.origin}/?lang=${lang}&sample=${encodeURIComponent("<img src=x>")}`);
        await page.locator("#version:not(:empty)").waitFor({ state: "attached" });
        assert.equal(await page.getAttribute("#result", "data-state"), "empty", "an unknown name opens nothing");
        assert.deepEqual(complaints, []);
      } finally {
        await context.close();
      }
    });

    test("the buttons of the samples say that they are samples", () =>
      withPage({ lang }, async (page) => {
        const texts = await locale(lang);
        for (const name of ["ses-before", "ses-after", "ses-unsigned", "ses-unused", "forwarded", "policy-none", "carrier", "spoof"]) {
          await page.click(`[data-sample="${name}"]`);
          await page.waitForFunction((text) => document.querySelector(".sample-mark")?.textContent.includes(text), texts[`sample_${name}`]);
          assert.ok(await verdict(page));
        }
        await paste(page, await sample("spoof.eml"));
        assert.equal(await page.locator(".sample-mark").count(), 0, "a pasted mail is none");
      }));

    test("no word of the page is left in the other language", () =>
      withPage({ lang }, async (page) => {
        await paste(page, await sample("ses-before.eml"));
        const texts = await page.$$eval("main :is(h2, h3, dt, th, label, button, .badge, .source)", (nodes) =>
          nodes.filter((node) => node.lang === "" && !node.closest("[translate=no]")).map((node) => node.textContent.trim()),
        );
        const japanese = texts.filter((text) => /[\u3040-\u30ff\u4e00-\u9fff]/.test(text));
        if (lang === "en") assert.deepEqual(japanese, []);
        else assert.ok(japanese.length > texts.length / 2, texts.filter((text) => !japanese.includes(text)).join(" | "));
        assert.equal(await page.getAttribute("html", "lang"), lang);
      }));
  });
}

describe("ways in", () => {
  test("a file is opened or dropped, its octets as they are", () =>
    withPage({}, async (page) => {
      const folder = await mkdtemp(join(tmpdir(), "fromproof-"));
      try {
        const file = join(folder, "mail.eml");
        // An octet that is not UTF-8, and a single CR: a text area would lose both.
        await writeFile(file, Buffer.concat([Buffer.from(await sample("ses-before.eml")), Buffer.from([0xa0, 0x0d, 0x41])]));
        const size = (await readFile(file)).length;
        await page.setInputFiles("#file", file);
        const opened = await reported(page);
        assert.equal(opened.message.size, size);
        await showsBefore(page, "en", "example.jp");
        assert.match(await page.textContent("#source-size"), /mail\.eml/);

        await page.click("#clear");
        const bytes = [...(await readFile(file))];
        await page.evaluate((octets) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([new Uint8Array(octets)], "dropped.eml"));
          document.getElementById("drop").dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }, bytes);
        const dropped = await reported(page);
        assert.deepEqual(dropped, opened);
      } finally {
        await rm(folder, { recursive: true });
      }
    }));

  test("typed text waits for the button, and the button moves the focus to the answer", () =>
    withPage({}, async (page) => {
      await page.focus("#source");
      await page.keyboard.type("From: ann@example.com");
      assert.equal(await page.getAttribute("#result", "data-state"), "empty");
      await page.click("#check");
      const report = await reported(page);
      assert.equal(report.message.header_from.domain, "example.com");
      assert.equal(await page.evaluate(() => document.activeElement.id), "answer");
    }));

  test("text that arrives at once in another way than paste is read at once", () =>
    withPage({}, async (page) => {
      await page.fill("#source", "From: ann@example.com\nSubject: a subject long enough to be no typing\nDate: Thu, 11 Jun 2026 04:07:38 +0000\n\nHi.\n");
      assert.equal((await reported(page)).message.header_from.domain, "example.com");
    }));

  test("a short mail is read at once, one line goes into the text, and a mail replaces it", () =>
    withPage({}, async (page) => {
      assert.equal((await paste(page, "From: ann@example.com")).message.header_from.domain, "example.com");
      await page.click("#change");
      await page.keyboard.press("Control+End");
      const edited = await paste(page, ".invalid");
      assert.equal(await page.inputValue("#source"), "From: ann@example.com.invalid");
      assert.equal(edited.message.header_from.domain, "example.com.invalid");
      assert.equal((await paste(page, "From: b@example.net\r\n\r\n")).message.header_from.domain, "example.net");
    }));

  test("nothing pasted is said in words, not judged", () =>
    withPage({}, async (page) => {
      await page.click("#check");
      await reported(page);
      assert.equal(await page.getAttribute("#result", "data-state"), "error");
      assert.match(await page.textContent("#result"), /nothing to check yet/);
      assert.equal(await page.evaluate(() => "report" in document.getElementById("result")), false);
    }));

  test("clear leaves nothing behind", () =>
    withPage({}, async (page) => {
      await paste(page, await sample("ses-before.eml"));
      await page.click("#clear");
      assert.equal(await page.getAttribute("#result", "data-state"), "empty");
      assert.equal(await page.inputValue("#source"), "");
      assert.equal(await page.textContent("#result"), "");
      assert.equal(await page.evaluate(() => "report" in document.getElementById("result")), false);
    }));

  test("much text is read whole and shown in part", () =>
    withPage({}, async (page) => {
      const head = await sample("ses-before.eml");
      const text = head + "The quick brown fox.\r\n".repeat(200_000);
      const report = await paste(page, text);
      assert.equal(report.message.size, Buffer.byteLength(text));
      await showsBefore(page, "en", "example.jp");
      assert.ok((await page.inputValue("#source")).length <= 65_536);
      assert.equal(await page.getAttribute("#source", "readonly"), "");
      const next = await paste(page, await sample("ses-after.eml"));
      assert.equal(next.spf.aligned.relaxed, true, "a paste replaces it");
      assert.equal(await page.getAttribute("#source", "readonly"), null);
    }));
});

describe("what a mail cannot do", () => {
  test("markup in every field stays text", () =>
    withPage({}, async (page, { context }) => {
      await paste(page, hostile);
      const names = await page.$$eval("#result *", (nodes) => [...new Set(nodes.map((node) => node.localName))]);
      const known = "section article div p h2 h3 ul li dl dt dd span b strong bdi code pre table thead tbody tr th td details summary button svg g path rect circle text input label fieldset legend form".split(" ");
      assert.deepEqual(names.filter((name) => !known.includes(name)), []);
      const attributes = await page.$$eval("#result *", (nodes) => [...new Set(nodes.flatMap((node) => node.getAttributeNames()))]);
      assert.deepEqual(attributes.filter((name) => /^(?:on|src|href|style)/.test(name)), []);
      assert.equal(await page.locator("script").count(), 1);
      assert.ok((await page.textContent("pre")).includes("<img src=//evil.example/a onerror=alert(2)>"));
      assert.equal(context.pages().length, 1);
      assert.ok(!page.url().includes("evil"));
    }));

  test("marks that are heaped on one letter are shown by their code beyond the eighth, and widen nothing", () =>
    withPage({}, async (page) => {
      const word = (text) => `=?utf-8?B?${Buffer.from(text).toString("base64")}?=`;
      await paste(page, `From: ${word(`Z${"\u0300".repeat(12)}`)} <a@example.com>\nSubject: ${word(`\u0e01${"\u0e47".repeat(300)} \u0e44\u0e21\u0e48\u0e23\u0e39\u0e49`)}\n\n`);
      const shown = await page.$$eval("#says-from dd", (nodes) => nodes.map((node) => node.textContent.trim()));
      assert.equal(shown[0], `Z${"\u0300".repeat(8)}${"U+0300".repeat(4)}`);
      assert.match(shown.at(-1), / \u0e44\u0e21\u0e48\u0e23\u0e39\u0e49$/, "words of Thai are as they are");
      await page.setViewportSize({ width: 320, height: 800 });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    }));

  test("of many senders the card shows some and counts the rest", () =>
    withPage({}, async (page) => {
      const report = await paste(page, `From: ${Array.from({ length: 300 }, (_, i) => `a@d${i}.example`).join(",\n ")}\n\n`);
      assert.equal(report.message.header_from.mailboxes.length, 300);
      assert.equal(await page.locator("#says-from strong").count(), 20);
      assert.match(await page.textContent("#says-from"), /and 280 more/);
    }));

  test("of many signatures the drawing has those that speak for the author", () =>
    withPage({}, async (page) => {
      const signed = (domain) => `DKIM-Signature: v=1; a=rsa-sha256; d=${domain}; s=k; h=From; bh=aGk=; b=aGk=\n`;
      await paste(page, `${["a", "b", "c", "d"].map((name) => signed(`${name}.example`)).join("")}${signed("shop.example")}From: a@shop.example\n\n`);
      const drawn = await page.$$eval(".figure .wide .name", (nodes) => nodes.map((node) => node.textContent));
      assert.deepEqual(drawn.filter((name) => name.endsWith(".example")), ["shop.example", "a.example", "b.example", "shop.example"], "the last is the letter's");
      assert.match(await page.textContent(".figure .wide"), /and 2 more signatures/);
    }));

  test("a pretended name or domain is shown above the verdict, which is then not calm", () =>
    withPage({}, async (page) => {
      const mail = (from, more = "") => `Return-Path: <a@${from}>
Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=a@${from}; dmarc=pass header.from=${from}
Received: from m.example (m.example [192.0.2.1]) by mx.example.net; Thu, 1 Jan 2026 00:00:00 +0000
${more}`;
      // The first letter of the first domain is Cyrillic.
      for (const [text, finding, tone] of [
        [`${mail("xn--pple-43d.com")}From: Apple <a@xn--pple-43d.com>\n\n`, "mixed-script-domain", "unknown"],
        [`${mail("shop.example.org")}From: "security@bank.example" <a@shop.example.org>\n\n`, "display-name-other-address", "unknown"],
        [`${mail("shop.example.org", "Subject: a\n")}From: a@shop.example.org\nSubject: b\n\n`, "duplicate-field", "unknown"],
        [`${mail("shop.example.org")}From: a@shop.example.org\n\n`, null, "pass"],
      ]) {
        const report = await paste(page, text);
        assert.equal(report.dmarc.result, "pass", finding);
        const above = await page.$$eval(".answer [data-finding]", (nodes) => nodes.map(({ dataset }) => dataset.finding));
        assert.deepEqual(above, finding ? [finding] : []);
        if (finding) assert.equal(await page.locator(`[data-finding="${finding}"]`).count(), 1, "and nowhere else");
        assert.equal(await page.getAttribute(".answer", "data-tone"), tone);
      }
    }));

  test("invisible characters are shown by their code and cannot reorder their neighbours", () =>
    withPage({}, async (page) => {
      await paste(page, hostile);
      assert.deepEqual(await page.$$eval("#says-from .invisible", (nodes) => nodes.map((node) => node.textContent)), ["U+202E", "U+200B"]);
      const bare = await page.evaluate(() => {
        const walker = document.createTreeWalker(document.getElementById("result"), NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) if (/[\u200b-\u200f\u202a-\u202e\u2066-\u2069]/.test(walker.currentNode.data)) found.push(walker.currentNode.data);
        return found;
      });
      assert.deepEqual(bare, []);
      assert.equal(await page.$eval("#says-from dd", (node) => node.firstElementChild.localName), "bdi");
    }));

  test("it leaves no trace: not in the address, in storage or in a cookie", () =>
    withPage({}, async (page, { context }) => {
      await paste(page, await sample("ses-before.eml"));
      const kept = await page.evaluate(async () => ({
        local: { ...localStorage }, session: { ...sessionStorage }, databases: await indexedDB.databases(), caches: await caches.keys(),
        history: history.state, name: window.name,
      }));
      assert.deepEqual(kept, { local: {}, session: {}, databases: [], caches: [], history: { depth: 1 }, name: "" }, "but how far Back leads");
      assert.deepEqual(await context.cookies(), []);
      assert.equal(page.url(), `${server.origin}/?lang=en`);
    }));
});

describe("what the page may do", () => {
  test("its policy stands before everything that loads, and lets nothing out", () =>
    withPage({}, async (page) => {
      const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', "content");
      for (const rule of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "connect-src 'none'", "worker-src 'self' blob:",
        "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types w", "style-src 'self'"]) {
        assert.ok(policy.split("; ").includes(rule), rule);
      }
      const order = await page.$$eval("head > *", (nodes) => nodes.map((node) => node.httpEquiv || node.localName));
      assert.ok(order.indexOf("Content-Security-Policy") < Math.min(order.indexOf("script"), order.indexOf("link")));
    }));

  test("neither the page nor a worker of its kind reaches a server, and no markup is parsed", async () => {
    const { page, context } = await openPage(browser, server);
    const tries = await page.evaluate(async () => {
      const refused = (promise) => promise.then(() => "allowed", () => "refused");
      const thrown = (use) => { try { use(); return "allowed"; } catch { return "refused"; } };
      return {
        fetch: await refused(fetch("/")),
        beacon: navigator.sendBeacon("/beacon", "x") ? await new Promise((resolve) => {
          document.addEventListener("securitypolicyviolation", () => resolve("refused"), { once: true });
          setTimeout(() => resolve("allowed"), 500);
          navigator.sendBeacon("/beacon", "x");
        }) : "refused",
        innerHTML: thrown(() => (document.createElement("div").innerHTML = "<b>")),
        urlWorker: thrown(() => new Worker("/assets/x.js")),
        anyBlobWorker: thrown(() => new Worker(URL.createObjectURL(new Blob([""])))),
        policy: thrown(() => trustedTypes.createPolicy("other", {})),
        eval: thrown(() => (0, eval)("1")),
      };
    });
    await context.close();
    assert.deepEqual([...new Set(Object.values(tries))], ["refused"], JSON.stringify(tries));
    assert.ok(!server.requests.some((url) => url.startsWith("/beacon")));
  });

  test("what is pasted before the page has loaded whole is read", async () => {
    const context = await browser.newContext({ serviceWorkers: "block" });
    const page = await context.newPage();
    let release = () => {};
    const held = new Promise((resolve) => (release = resolve));
    await page.route(/assets\/main-/, async (route) => (await held, route.continue()));
    await page.goto(`${server.origin}/`);
    await page.fill("#source", `From: ann@example.com\n${"X-Long: line\n".repeat(20)}\n`);
    release();
    assert.equal((await reported(page)).message.header_from.domain, "example.com");
    await context.close();
  });

  test("where the code below the answer cannot be loaded, the answer stands, and the page says what is missing", async () => {
    const { page, context } = await openPage(browser, server, {});
    await page.route(/assets\/below_answer-/, (route) => route.abort());
    await paste(page, await sample("ses-before.eml"));
    assert.match(await page.textContent("#answer"), /example\.jp/);
    assert.equal(await page.locator("#result [role=alert]").textContent(), (await locale("en")).rest_missing);
    assert.equal(await page.locator(".evidence").count(), 0);
    await context.close();
  });

  test("where WebAssembly is blocked, it says so and names the command", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route(`${server.origin}/`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace("'wasm-unsafe-eval'", "") });
    });
    await page.goto(`${server.origin}/`);
    for (let i = 0; i < 2; i++) {
      await page.fill("#source", `From: ann@example.com\n${"X-Long: line\n".repeat(20 + i)}\n`);
      await page.click("#check");
      await reported(page);
      assert.equal(await page.getAttribute("#result", "data-state"), "error");
      assert.match(await page.textContent("#result"), /WebAssembly.*fromproof check mail\.eml/);
    }
    await context.close();
  });

  test("the first load is small and comes from one place", async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const urls = [];
    page.on("request", (request) => urls.push(request.url()));
    await page.goto(server.origin);
    await page.locator("#version:not(:empty)").waitFor({ state: "attached" });
    const loaded = urls.filter((url) => !/^(?:blob|data):/.test(url));
    await context.close();
    assert.ok(loaded.length <= 10 && loaded.every((url) => url.startsWith(server.origin)), loaded.join(" "));
  });
});

describe("for every reader", () => {
  test("an internationalized domain is shown as people and as DNS write it, on both cards", () =>
    withPage({}, async (page) => {
      // xn--wgv71a119e is 日本語 (RFC 3492 as Python has it); of the second mail only the envelope has such a name.
      await paste(page, "Return-Path: <b@mail.xn--wgv71a119e.jp>\nFrom: a@日本語.jp\n\n");
      const facts = (card) => page.$$eval(`${card} dl > div`, (nodes) => nodes.map((node) => node.textContent).filter((text) => /^(?:Domain|In DNS)/.test(text)).map((text) => text.trim()));
      assert.deepEqual(await facts("#says-from"), ["Domain日本語.jp", "In DNSxn--wgv71a119e.jp"]);
      assert.deepEqual(await facts("#sent-by"), ["Domainmail.日本語.jp", "In DNSmail.xn--wgv71a119e.jp"]);
      await paste(page, "Return-Path: <b@xn--wgv71a119e.jp>\nFrom: a@example.com\n\n");
      assert.deepEqual(await facts("#sent-by"), ["Domain日本語.jp", "In DNSxn--wgv71a119e.jp"]);
    }));

  test("the verdict is announced once, and pasting does not move the focus", () =>
    withPage({}, async (page) => {
      await page.evaluate(() => {
        window.announced = [];
        new MutationObserver(() => window.announced.push(document.getElementById("status").textContent))
          .observe(document.getElementById("status"), { childList: true, characterData: true, subtree: true });
      });
      await paste(page, await sample("ses-before.eml"));
      assert.deepEqual(await page.evaluate(() => window.announced), [await answerOf(page)]);
      // The text area is hidden; the button that shows it again is in its place.
      assert.equal(await page.evaluate(() => document.activeElement.id), "change");
      // In another language the announcement is in that language.
      await page.click('nav a[lang="ja"]');
      await page.waitForFunction(() => document.documentElement.lang === "ja" && /[\u3040-\u30ff]/.test(document.getElementById("status").textContent));
      assert.match(await page.textContent("#status"), /[\u3040-\u30ff]/);
      assert.equal(await page.textContent("#status"), await answerOf(page));
    }));

  test("from a sample to a copied record by keyboard alone", () =>
    withPage({}, async (page) => {
      const path = [];
      for (let i = 0; i < 11; i++) {
        await page.keyboard.press("Tab");
        path.push(await page.evaluate(() => document.activeElement.id || document.activeElement.dataset.sample || document.activeElement.lang));
      }
      assert.deepEqual(path, ["en", "ja", "works", "source", "check", "open", "open-folder", "clear", "ses-before", "ses-after", "ses-unsigned"]);
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Enter");
      await reported(page);
      await page.locator('#live[data-phase="done"]').waitFor();
      assert.equal(await page.evaluate(() => document.activeElement.id), "answer");
      for (let i = 0; i < 40 && !(await page.evaluate(() => document.activeElement.matches(".copy"))); i++) await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.locator(".copy", { hasText: "Copied" }).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "10 feedback-smtp.ap-northeast-1.amazonses.com");
    }));

  test("changing the language keeps the answer and the address without the mail", () =>
    withPage({}, async (page) => {
      await paste(page, await sample("ses-before.eml"));
      const before = await checks(page);
      await page.click('nav [lang="ja"]');
      await page.locator('html[lang="ja"] .headline').waitFor();
      assert.match(await verdict(page), /DKIMだけで合格/);
      assert.deepEqual(await checks(page), before);
      assert.equal(page.url(), `${server.origin}/?lang=ja`);
    }));

  test("without ?lang= the browser's languages decide", async () => {
    for (const [locales, expected] of [["ja-JP", "ja"], ["de-DE", "en"]]) {
      const context = await browser.newContext({ locale: locales });
      const page = await context.newPage();
      await page.goto(server.origin);
      await page.locator("#version:not(:empty)").waitFor({ state: "attached" });
      assert.equal(await page.getAttribute("html", "lang"), expected);
      await context.close();
    }
  });

  test("paper shows the answer without the input", () =>
    withPage({}, async (page) => {
      await paste(page, await sample("ses-before.eml"));
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ media: "print", colorScheme });
        assert.equal(await page.isVisible("#input"), false);
        assert.equal(await page.isVisible("#answer"), true);
        const colors = await page.$eval("#answer", (node) => [getComputedStyle(node).color, getComputedStyle(document.body).backgroundColor]);
        assert.deepEqual(colors, ["rgb(29, 33, 38)", "rgb(255, 255, 255)"], "dark ink on white paper");
      }
    }));

  const states = {
    empty: () => {},
    "ses-before": async (page) => paste(page, await sample("ses-before.eml")),
    "ses-after": async (page) => paste(page, await sample("ses-after.eml")),
    spoof: async (page) => paste(page, await sample("spoof.eml")),
    copy: (page) => paste(page, webPageCopy),
    hostile: (page) => paste(page, hostile),
    error: async (page) => (await page.click("#check"), reported(page)),
  };

  for (const lang of languages) {
    test(`nothing scrolls sideways: ${lang}`, () =>
      withPage({ lang }, async (page) => {
        for (const [state, enter] of Object.entries(states)) {
          await page.click("#clear");
          await enter(page);
          await page.$$eval("details", (nodes) => nodes.forEach((node) => (node.open = true)));
          for (const width of [320, 360, 480, 736, 768, 1024, 1200]) {
            await page.setViewportSize({ width, height: 800 });
            const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
            assert.equal(wide, 0, `${state} at ${width} px`);
          }
        }
      }));
  }
});
