// The view of the evidence: what it shows at once, what it keeps folded, and the way of the mail.
import assert from "node:assert/strict";
import { test } from "node:test";
import { locale, openSample, paste, sampleMail as mail, startPage } from "./support/browser.mjs";

const names = { en: await locale("en"), ja: await locale("ja") };

const { withPage } = await startPage();

test("a narrow screen shows the outcome of each check, and the rest on one tap", () =>
  withPage({ lang: "en" }, async (page) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await paste(page, await mail("ses-before"));
    const rest = ["Gmail wrote this", "Aligned in strict mode, too", "selector", "read from Return-Path", "if the policy were strict"];
    const visible = async () => (await page.innerText(".evidence")).replace(/\s+/g, " ");
    const short = await visible();
    for (const outcome of ["Pass", "Not aligned", "Aligned (relaxed)", "example.jp", "amazonses.com", "hanako@example.net", "Thu, 11 Jun 2026"]) {
      assert.ok(short.includes(outcome), outcome);
    }
    // The envelope is proven by Gmail's word, which stands there once.
    assert.deepEqual(rest.filter((text) => short.split(text).length > (text === "Gmail wrote this" ? 2 : 1)), []);
    assert.equal(await page.isVisible("td.counts"), false);
    await page.check("#evidence-details");
    const whole = await visible();
    assert.deepEqual(rest.filter((text) => !whole.includes(text)), []);
    // It stays for the next mail, and a wide screen has no switch.
    await paste(page, await mail("spoof"));
    assert.equal(await page.isVisible("td.counts"), true);
    await page.setViewportSize({ width: 1280, height: 800 });
    assert.equal(await page.isVisible("#evidence-details"), false);
    assert.equal(await page.isVisible("#if-strict"), true);
  }));

for (const [lang, later, earlier] of [["en", "1 second later", "5 minutes earlier: the clocks differ"], ["ja", "1 秒後", "5 分前（時計のずれ）"]]) {
  test(`the way of a mail: the first server first, then the border and the provider's own word: ${lang}`, () =>
    withPage({ lang }, async (page) => {
      const way = async (mail) => {
        await paste(page, mail);
        await page.click(".hops summary");
        await page.locator(".route").waitFor();
        return page.$$eval(".route > li", (nodes) => nodes.map((node) => [node.dataset.where ?? node.className, node.textContent]));
      };
      const [first, border, last, ...more] = await way(await mail("forwarded"));
      assert.deepEqual(first, ["outside", "mail.example.jp [192.0.2.25] → forward.example.orgESMTPS · Thu, 11 Jun 2026 04:00:01 +0000"]);
      assert.deepEqual(border, ["provider", names[lang].route_border]);
      assert.deepEqual(last, ["border", `forward.example.org [198.51.100.30] → mx.google.comESMTPS · Wed, 10 Jun 2026 21:00:02 -0700 (PDT) · ${later}`]);
      assert.deepEqual(more, []);
      const received = (from, by, time) => `Received: from ${from} by ${by}; ${time}\r\n`;
      const odd = await way(
        received("b.example (b.example [192.0.2.2])", "mx.google.com", "Thu, 11 Jun 2026 04:00:00 +0000") +
          received("a.example (a.example [192.0.2.1])", "b.example", "Thu, 11 Jun 2026 04:05:00 +0000") +
          received("c.example (c.example [192.0.2.3])", "a.example", "yesterday") +
          "From: a@example.jp\r\n\r\n",
      );
      assert.match(odd[1][1], new RegExp(`${names[lang].route_delay_unknown}$`), "a time that is none");
      assert.ok(odd.at(-1)[1].endsWith(earlier), odd.at(-1)[1]);
    }));
}

// Half of the page before it answered in a sentence: 5,340 pixels, 7,450 and 7,931 on a phone.
for (const [lang, width, most] of [["en", 1280, 2670], ["en", 360, 3725], ["ja", 360, 3965]]) {
  test(`what is folded keeps the page short: at most ${most} pixels for the mail of SES at ${width}: ${lang}`, () =>
    withPage({ lang }, async (page) => {
      await page.setViewportSize({ width, height: 800 });
      await paste(page, await mail("ses-before"));
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      assert.ok(height <= most, `${height} pixels`);
    }));
}

test("from a pasted mail to its first record by at most eight keys", () =>
  withPage({ lang: "en" }, async (page) => {
    await paste(page, await mail("ses-before"));
    let keys = 0;
    const press = async (key) => (keys++, page.keyboard.press(key));
    while (keys < 20 && !(await page.evaluate(() => document.activeElement.id === "to-records"))) await press("Tab");
    await press("Enter");
    assert.deepEqual(await page.evaluate(() => [document.activeElement.className, document.activeElement.getAttribute("aria-label")]), ["copy", "Copy value: MX record for mail.example.jp"]);
    assert.ok(keys <= 8, `${keys} keys`);
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "10 feedback-smtp.ap-northeast-1.amazonses.com");
    // Without a record there is nothing to lead to.
    await paste(page, await mail("ses-after"));
    assert.equal(await page.locator("#to-records").count(), 0);
  }));

for (const [lang, by, none] of [["en", "According to Gmail: ", "According to mx.example.net: "], ["ja", "Gmailの判定では：", "mx.example.netの判定では："]]) {
  test(`sentences on what only a server recorded say whose word it is: ${lang}`, () =>
    withPage({ lang }, async (page) => {
      const words = () => page.locator("#result :is(.reasons, .findings, .why) .according").allTextContents();
      await paste(page, await mail("spoof"));
      await page.click(".why summary");
      await page.locator(".why .rule").waitFor();
      assert.deepEqual(await words(), [by, by, by, by], "the reasons, the rule, and two findings on results");
      assert.equal(await page.locator('[data-finding="dkim-missing-for-author"] .according').count(), 0, "the mail itself shows its signatures");
      // Without a result of DMARC, those of SPF and DKIM are still only recorded.
      const results = (dmarc) => `Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=a@example.jp${dmarc}\r\nReceived: from x.example.jp (x.example.jp [203.0.113.9]) by mx.example.net; Wed, 10 Jun 2026 21:00:02 -0700\r\nFrom: a@example.jp\r\n\r\n`;
      await paste(page, results(""));
      assert.equal(await page.textContent(".reasons .according"), none);
      // A sentence that names the server needs no other, and without results there is nobody to name.
      await paste(page, results("; dmarc=temperror header.from=example.jp"));
      assert.match(await page.textContent(".headline"), /mx\.example\.net/);
      assert.equal(await page.locator(".reasons .according").count(), 0);
      await paste(page, "Received: from x.example.jp (x.example.jp [203.0.113.9]) by mx.example.net; Wed, 10 Jun 2026 21:00:02 -0700\r\nFrom: a@example.jp\r\n\r\n");
      assert.deepEqual(await words(), []);
      // What was verified here is no server's word.
      await page.click("#clear");
      await openSample(page, "forwarded");
      assert.equal(await page.locator(".reasons .according").count(), 0);
      // A valid chain of ARC that nobody checked here is not called valid.
      const arc = `ARC-Seal: i=1; a=rsa-sha256; t=1; cv=none; d=list.example; s=s; b=aGk=\r\nARC-Message-Signature: i=1; a=rsa-sha256; d=list.example; s=s; h=From; bh=aGk=; b=aGk=\r\nARC-Authentication-Results: i=1; list.example; dmarc=pass\r\n`;
      await paste(page, arc + results("; dmarc=fail header.from=example.jp; arc=pass").replace("spf=pass", "spf=fail"));
      const finding = await page.textContent('[data-finding="arc-no-rescue"]');
      assert.match(finding, lang === "en" ? /Even a valid ARC chain, here last sealed by list\.example/ : /が有効でも/);
    }));
}

test("that a mail names no sender is nobody's word", () =>
  withPage({ lang: "en" }, async (page) => {
    await paste(page, `Received: from x.example (x.example [203.0.113.9]) by mx.google.com; Wed, 10 Jun 2026 21:00:02 -0700\r\nSubject: x\r\n\r\n`);
    assert.equal(await page.textContent("#answer"), "?It names no single sender.");
    assert.equal(await page.locator(".answer .word").count(), 0);
  }));

test("an envelope that SPF refutes is not called the sender", () =>
  withPage({ lang: "en" }, async (page) => {
    await paste(
      page,
      [
        "Return-Path: <ceo@victim.example>",
        "Authentication-Results: mx.google.com; spf=fail smtp.mailfrom=ceo@victim.example; dmarc=fail header.from=victim.example",
        "Received: from x.example (x.example. [203.0.113.9]) by mx.google.com with ESMTPS; Wed, 10 Jun 2026 21:00:02 -0700 (PDT)",
        "From: ceo@victim.example",
        "",
        "",
      ].join("\r\n"),
    );
    assert.equal(await page.getAttribute("#sent-by", "data-state"), "refuted");
    assert.match(await page.textContent("#sent-by h3"), /^Claims to be sent by/);
    assert.match(await page.textContent("#sent-by"), /^(?!.*Sent by).*Server IP203\.0\.113\.9.*ProofSPF does not allow this server Gmail wrote this/);
  }));
