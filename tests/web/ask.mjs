// What only the reader knows: whether a server is theirs, and whether they sent the mail. Both are
// answered by a switch, evaluated again, and undone. And the source of a result: no computed result is called verified.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { checks, openPage, openSample, paste, records, reported, require, startPage } from "./support/browser.mjs";

const { server, browser, withPage } = await startPage();

const hop = "Received: from out.shop.example (out.shop.example [192.0.2.1]) by mx.hoster.example with ESMTPS; Thu, 11 Jun 2026 04:00:02 +0000";
const claimed = "Authentication-Results: mail.mine.example; spf=pass smtp.mailfrom=shop.example; dmarc=pass header.from=shop.example";
const mail = (...fields) => `${fields.join("\r\n")}\r\nFrom: Shop <info@shop.example>\r\nSubject: hello\r\n\r\nHi.\r\n`;
const untrusted = mail(claimed, hop);
const dmarc = async (page) => (await checks(page)).filter(([check]) => check === "dmarc").map(([, , ...rest]) => rest.join(" "))[0];
/** Waits until the mail was evaluated again. */
const judged = (page, wanted) => page.locator(`[data-check="dmarc"][data-source="${wanted}"]`).waitFor();

describe("a server that may be the reader's own", () => {
  for (const [lang, question] of [["en", /Does your own mail server, mail\.mine\.example, write such results \(dmarc=pass, spf=pass\)\?/], ["ja", /mail\.mine\.exampleはご自身のメールサーバーで/]]) {
    test(`is asked about, counts on the reader's word, and is a claim again without it: ${lang}`, () =>
      withPage({ lang }, async (page) => {
        await paste(page, untrusted);
        assert.equal(await dmarc(page), "none none");
        assert.match(await page.textContent(".ask"), question);
        assert.equal(await page.locator('[data-finding="results-if-yours"]').count(), 1, "told once");
        assert.doesNotMatch(await page.textContent("#result"), /--receiver/, "the page speaks of no command");
        await page.focus("#ask-0");
        await page.keyboard.press("Space");
        await judged(page, "reported");
        assert.equal(await dmarc(page), "pass reported");
        assert.equal(await page.evaluate(() => document.activeElement.id), "ask-0", "the focus stays");
        assert.match(await page.textContent(".ask"), lang === "en" ? /count for that reason; they are not checked here/ : /検証していません/);
        assert.equal((await reported(page)).dmarc.source, "reported");
        await page.keyboard.press("Space");
        await judged(page, "none");
        assert.equal(await page.isChecked("#ask-0"), false);
      }));
  }

  test("is forgotten with the mail, and asked about for no field that the sender wrote further down", () =>
    withPage({ lang: "en" }, async (page) => {
      await paste(page, untrusted);
      await page.check("#ask-0");
      await judged(page, "reported");
      await paste(page, untrusted.replace("hello", "another"));
      assert.equal(await dmarc(page), "none none");
      assert.equal(await page.isChecked("#ask-0"), false);
      const inner = "Received: from a.example (a.example [198.51.100.2]) by out.shop.example with ESMTPS; Thu, 11 Jun 2026 04:00:01 +0000";
      await paste(page, mail(hop, inner, claimed));
      assert.equal(await page.locator(".ask").count(), 0);
      // If the receiver has results, there is nothing to ask.
      await paste(page, mail("Authentication-Results: mx.hoster.example; dmarc=fail header.from=shop.example", claimed, hop));
      assert.equal(await dmarc(page), "fail reported");
      assert.equal(await page.locator(".ask").count(), 0);
    }));
});

for (const [lang, words, answer, word] of [
  ["en", /^This is my mail server\s+mail\.mine\.example$/, /mail\.mine\.example says it came from shop\.example; not checked here/, "Recorded by mail.mine.example; not checked here"],
  ["ja", /^自分のメールサーバーです\s+mail\.mine\.example$/, /mail\.mine\.exampleはshop\.exampleからのメールと判定しています/, "mail.mine.exampleの判定です。この画面では検証していません"],
]) {
  test(`beside each claim that would change the answer stands a button, and then the answer is that server's word: ${lang}`, () =>
    withPage({ lang }, async (page) => {
      const inner = "Received: from a.example (a.example [198.51.100.2]) by out.shop.example with ESMTPS; Thu, 11 Jun 2026 04:00:01 +0000";
      const forged = "Authentication-Results: forger.example; dmarc=pass header.from=shop.example";
      await paste(page, mail(claimed, hop, inner, forged));
      const buttons = page.locator(".claims button");
      assert.equal(await page.locator(".claims > ul > li").count(), 2);
      assert.equal(await buttons.count(), 1, "none beside a field from below the border, which no name makes count");
      await page.click(".claims summary");
      await page.getByRole("button", { name: words }).focus();
      await page.keyboard.press("Enter");
      await judged(page, "reported");
      await page.waitForFunction(() => document.activeElement.id === "answer");
      assert.match(await page.textContent("#answer"), answer);
      assert.equal(await page.textContent(".answer .word"), word);
      assert.equal(await dmarc(page), "pass reported");
      assert.equal(await buttons.count(), 0);
      // The switch undoes it.
      await page.uncheck("#ask-0");
      await judged(page, "none");
      assert.equal(await buttons.count(), 1);
      // The receiver's own word stays; a server between that says the opposite can be the reader's.
      await paste(page, mail("Authentication-Results: mx.hoster.example; dmarc=fail header.from=shop.example", claimed, hop));
      assert.equal(await page.locator(".ask").count(), 0);
      await page.click(".claims summary");
      await buttons.click();
      await page.locator(".ask").waitFor();
      assert.deepEqual([await dmarc(page), await page.textContent(".answer .word")], ["pass reported", word]);
      // What says the same changes nothing.
      await paste(page, mail("Authentication-Results: mx.hoster.example; dmarc=pass header.from=shop.example", claimed, hop));
      assert.equal(await buttons.count(), 0);
    }));
}

describe("I received this, or I sent this", () => {
  const side = (page) => page.getAttribute("[name=side]:checked", "id");
  const next = (page) => page.textContent(".verdict .next");
  /** Another side is another report, of the same answers. */
  const chosen = async (page, act) => {
    const before = await page.evaluateHandle(() => document.getElementById("result").report);
    await act();
    await page.waitForFunction((report) => document.getElementById("result").report !== report, before);
  };
  const [missing, unproven] = ["none", "fail"].map((result) =>
    mail(`Authentication-Results: mx.hoster.example; spf=pass smtp.mailfrom=mailer.example; dmarc=${result} header.from=shop.example`, hop));

  test("is one switch beside the next step, by keyboard, which keeps the focus and is told to screen readers", () =>
    withPage({ lang: "en" }, async (page) => {
      await paste(page, missing);
      assert.equal(await page.locator("[name=side]").count(), 2, "one switch");
      assert.equal(await page.locator("#ask-mine").count(), 0);
      const group = page.getByRole("group", { name: "Your side of this mail" });
      assert.equal(await group.getByRole("radio", { name: "I received this" }).isChecked(), true, "the guess");
      assert.match(await next(page), /unproven/);
      assert.equal(await page.locator("[data-fix]").count(), 0);
      await page.focus("#side-received");
      await chosen(page, () => page.keyboard.press("ArrowRight"));
      assert.equal(await side(page), "side-sent");
      assert.equal(await page.evaluate(() => document.activeElement.id), "side-sent", "the focus follows");
      assert.match(await next(page), /sign it with DKIM as shop\.example/);
      assert.equal(await page.textContent("#status"), await next(page));
      await page.locator('[data-fix="dmarc-record"]').waitFor();
      await chosen(page, () => page.keyboard.press("ArrowLeft"));
      assert.equal(await page.evaluate(() => document.activeElement.id), "side-received");
      assert.match(await next(page), /unproven/);
      assert.equal(await page.locator("[data-fix], .fixes").count(), 0);
    }));

  test("keeps what DNS has answered, and ends with the mail", () =>
    withPage({ lang: "ja" }, async (page) => {
      await openSample(page, "spoof");
      assert.equal(await dmarc(page), "fail computed");
      assert.equal(await side(page), "side-received");
      assert.deepEqual(await records(page), []);
      const asked = (await reported(page)).dns.length;
      await chosen(page, () => page.check("#side-sent"));
      const mine = await reported(page);
      assert.deepEqual([mine.dmarc.result, mine.dmarc.source, mine.dns.length], ["fail", "computed", asked], "no question is asked again");
      assert.equal(await page.getAttribute("#live", "data-phase"), "done");
      assert.equal(await side(page), "side-sent");
      await paste(page, unproven);
      assert.equal(await side(page), "side-received", "another mail, another guess");
    }));

  test("a recipient reads where an answer would go, and no advice of the owner", () =>
    withPage({ lang: "en" }, async (page) => {
      await paste(page, mail("Authentication-Results: mx.hoster.example; dmarc=permerror header.from=shop.example", hop, "Reply-To: thief@elsewhere.example"));
      assert.match(await page.textContent(".reasons"), /Answers go to thief@elsewhere\.example/);
      assert.match(await next(page), /unproven/, "the victim can repair no record");
      await chosen(page, () => page.check("#side-sent"));
      assert.match(await next(page), /Correct the DMARC record of shop\.example/);
      assert.doesNotMatch(await page.textContent(".reasons"), /Answers go to/);
      // A mail that names no sender is nobody's.
      await paste(page, `${hop}\r\nSubject: x\r\n\r\n`);
      assert.equal(await page.locator("[name=side]").count(), 0);
    }));
});

describe("the source of a result", () => {
  test("the envelope sender claims to be, unless somebody says that it is right", () =>
    withPage({ lang: "en" }, async (page) => {
      const path = "Return-Path: <a@shop.example>";
      await paste(page, mail(path, hop));
      assert.match(await page.textContent("#sent-by h3"), /^Claims to be sent by/);
      const says = (result) => `Authentication-Results: mx.hoster.example; spf=${result} smtp.mailfrom=a@shop.example; dmarc=${result} header.from=shop.example`;
      await paste(page, mail(path, says("fail"), hop));
      assert.match(await page.textContent("#sent-by h3"), /^Claims to be sent by/);
      await paste(page, mail(path, says("pass"), hop));
      assert.match(await page.textContent("#sent-by h3"), /^Sent by/);
      assert.match(await page.textContent("#sent-by"), /Recorded by mx\.hoster\.example; not checked here/);
    }));

  test("another reply address is shown", () =>
    withPage({ lang: "en" }, async (page) => {
      await paste(page, mail(hop, "Reply-To: Info@Shop.example"));
      assert.doesNotMatch(await page.textContent("#says-from"), /Answers go to/);
      await paste(page, mail(hop, "Reply-To: thief@elsewhere.example"));
      assert.match(await page.textContent("#says-from"), /Answers go to.*thief@elsewhere\.example/);
    }));

  test("ten thousand results in a field are shown fifty at a time", () =>
    withPage({ lang: "en" }, async (page) => {
      const many = Array.from({ length: 10_000 }, (_, i) => ` dkim=pass header.d=d${i}.example`).join(";\r\n");
      const begun = Date.now();
      await paste(page, mail(hop, "Received: from b.example (b.example [198.51.100.2]) by out.shop.example; Thu, 11 Jun 2026 04:00:01 +0000", `Authentication-Results: any.example;\r\n${many}`));
      assert.ok(Date.now() - begun < 5000, `${Date.now() - begun} ms`);
      await page.click(".claims summary");
      const rows = page.locator(".claims code");
      const shown = await rows.count();
      assert.ok(shown <= 50, `${shown}`);
      assert.match(await page.textContent(".claims .more"), /^… [\d,]+ more$/);
      await page.click(".claims .more button");
      assert.equal(await rows.count(), 2 * shown);
    }));

  test("Gmail's summary alone is refused in words", () =>
    withPage({ lang: "en" }, async (page) => {
      await paste(page, "Message ID\t<a@b.example>\nCreated at:\tThu, Jun 11, 2026\nFrom:\tShop <a@b.example>\nSPF:\tPASS with IP 192.0.2.1\nDKIM:\t'PASS' with domain b.example\nDMARC:\t'PASS'\n");
      assert.match(await page.textContent("#result"), /summary that Gmail shows/);
    }));
});

for (const lang of ["en", "ja"]) {
  test(`the questions have no fault of accessibility and stay on the page: ${lang}`, { timeout: 60_000 }, async () => {
    const { page, context } = await openPage(browser, server, { lang, viewport: { width: 320, height: 800 }, bypassCSP: true });
    await paste(page, untrusted);
    await page.addScriptTag({ path: require.resolve("axe-core/axe.min.js") });
    for (const told of [false, true]) {
      if (told) await page.check("#ask-0");
      if (told) await judged(page, "reported");
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await page.evaluate(() => axe.run());
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), [], `${told} ${colorScheme}`);
      }
    }
    await context.close();
  });
}
