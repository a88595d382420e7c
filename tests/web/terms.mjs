// The terms of the field: loaded when they are asked for, the first of each in each block, told by pointer and by keyboard.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { names, patternOf } from "../../web/src/terms/vocabulary.js";
import { locale, openPage, openSample, paste, require, sampleMail as mail, startPage } from "./support/browser.mjs";

const { server, browser, withPage } = await startPage();

const marked = (page, block) => page.$$eval(`${block} [data-term]`, (nodes) => nodes.map((node) => `${node.dataset.term}: ${node.textContent}`));
async function explain(page) {
  await page.click("#terms");
  await page.locator('#terms[aria-pressed="true"]').waitFor();
}

describe("the vocabulary", () => {
  const found = (text, language) => [...text.matchAll(patternOf(language))].map((match) => names[match.slice(1).findIndex((group) => group !== undefined)]);
  for (const [language, text, expected] of [
    ["en", "DMARC passes, by DKIM alone.", ["dmarc", "dkim"]],
    ["en", "A custom MAIL FROM domain adds SPF as the second proof.", ["mail_from", "spf"]],
    ["en", "read from Authentication-Results, Received-SPF", ["results", "results"]],
    ["en", "Not aligned in strict mode; authentication", ["alignment", "strict", "authentication"]],
    ["en", "SPFs, xDKIM, DMARC-like, aspf, includes, restricted", []],
    ["ja", "SPF・DKIMともにFromのドメインと一致しています（緩和モード）", ["spf", "dkim", "alignment", "relaxed"]],
    ["ja", "カスタム MAIL FROM ドメインを設定すると、SPFでも合格できます。", ["mail_from", "spf"]],
    ["ja", "ヘッダーFromとエンベロープFrom", ["header_from", "envelope_from"]],
  ]) {
    test(text, () => assert.deepEqual(found(text, language), expected));
  }

  test("each term has one or two sentences in both languages, and stands in the texts of the page or of the toolkit", async () => {
    for (const language of ["en", "ja"]) {
      const texts = await locale(language);
      const words = await import(new URL(`words/${language}.mjs`, process.env.FROMPROOF_PACKAGE ? `file://${process.env.FROMPROOF_PACKAGE}/` : new URL("../../build/wasm/npm/", import.meta.url)));
      const all = Object.entries({ ...texts, ...words.default }).filter(([key]) => !/^(?:term|works)_/.test(key)).map(([, text]) => text).join("\n");
      // The types of records stand on the cards.
      const used = new Set(found(`${all} MX TXT CNAME`, language));
      for (const name of names) {
        const text = texts[`term_${name}`];
        assert.ok(text, name);
        // A fourth sentence end would be a third sentence; names and "~all" hold no ends.
        const ends = text.match(language === "ja" ? /。/g : /[.](?= |$)/g).length;
        assert.ok(ends <= 3 && text.length <= 200, `${name}: ${ends}, ${text.length}`);
        assert.ok(used.has(name), `${language}: ${name} stands nowhere`);
      }
    }
  });
});

for (const lang of ["en", "ja"]) {
  test(`what is pasted shows no terms and loads nothing for them until the reader asks: ${lang}`, () =>
    withPage({ lang }, async (page, { context }) => {
      await paste(page, await mail("ses-before"));
      assert.deepEqual(await marked(page, "#result"), []);
      const loaded = [];
      context.on("request", (request) => loaded.push(new URL(request.url()).pathname));
      const before = await page.textContent("#result");
      await explain(page);
      assert.ok(loaded.length > 0 && loaded.every((path) => path.startsWith("/assets/")), loaded.join(" "));
      assert.equal(await page.textContent("#result"), before, "the words stay as they are");
      assert.deepEqual((await marked(page, ".reasons")).map((term) => term.split(":")[0]), ["dmarc", "dkim", "spf", "mail_from"]);
      // The names of the mail are not terms, nor are links, headings and what is not read aloud.
      assert.equal(await page.locator(":is(bdi, code, pre, h2, summary, label, button, [aria-hidden=true], thead, .raw) [data-term]").count(), 0);

      await page.click("#terms");
      await page.locator('#terms[aria-pressed="false"]').waitFor();
      assert.deepEqual(await marked(page, "#result"), []);
      assert.equal(await page.textContent("#result"), before);
    }));

  test(`a sample explains its terms, in the language of the page: ${lang}`, () =>
    withPage({ lang }, async (page) => {
      const texts = await locale(lang === "en" ? "ja" : "en");
      await openSample(page, "ses-before");
      await page.locator(".evidence [data-term]").first().waitFor();
      await page.click(".why summary");
      await page.locator(".why [data-term]").first().waitFor();
      for (const block of ["reasons", "evidence", "why"]) {
        const terms = await page.$$eval(`.${block} [data-term]`, (nodes) => nodes.map(({ dataset }) => dataset.term));
        assert.deepEqual(terms, [...new Set(terms)], `${block}: each once`);
        assert.ok(terms.length >= 3, `${block}: ${terms}`);
      }
      await page.click(`nav [lang="${lang === "en" ? "ja" : "en"}"]`);
      await page.locator('.reasons [data-term="spf"]').waitFor();
      await page.click('.reasons [data-term="spf"]');
      assert.equal(await page.textContent("#term-text"), texts.term_spf);
    }));
}

test("by pointer: the note opens beside the term, leads to the others of the block, and closes", () =>
  withPage({ viewport: { width: 360, height: 740 } }, async (page) => {
    const texts = await locale("en");
    await paste(page, await mail("ses-before"));
    await explain(page);
    const note = page.locator("#term-note:popover-open");
    await page.click('.cards [data-term="envelope_from"]');
    const others = "Header From Server IP HELO SPF aligned relaxed strict DKIM selector DMARC p=none";
    assert.equal(await note.textContent(), `Envelope From${texts.term_envelope_from}${texts.terms_others} ${others} `, "in the order of the block");
    const box = await note.boundingBox();
    assert.ok(box.x >= 0 && box.x + box.width <= 360, JSON.stringify(box));
    await note.locator("button", { hasText: "HELO" }).click();
    assert.equal(await page.textContent("#term-text"), texts.term_helo);
    await page.mouse.click(5, 5);
    await note.waitFor({ state: "detached" });
  }));

test("by keyboard: one stop in each part, the note gets the focus and gives it back", () =>
  withPage({}, async (page) => {
    const texts = await locale("en");
    await paste(page, await mail("ses-before"));
    await explain(page);
    assert.equal(await page.locator('.evidence [data-term][tabindex="0"]').count(), 1);
    await page.focus("#terms");
    const focused = () => page.evaluate(() => document.activeElement.dataset.term ?? document.activeElement.id);
    await page.keyboard.press("Shift+Tab");
    assert.equal(await focused(), "to-records");
    await page.keyboard.press("Shift+Tab");
    assert.equal(await focused(), "side-sent", "the switch is one stop");
    await page.keyboard.press("Shift+Tab");
    assert.equal(await focused(), "dmarc");
    await page.keyboard.press("Enter");
    await page.locator("#term-note:popover-open").waitFor();
    assert.equal(await focused(), "term-note");
    assert.equal(await page.textContent("#term-text"), texts.term_dmarc);
    // The first of the others.
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    assert.equal(await page.textContent("#term-text"), texts.term_dkim);
    await page.keyboard.press("Escape");
    assert.equal(await focused(), "dmarc");
    assert.equal(await page.locator("#term-note:popover-open").count(), 0);
  }));

test("what is drawn anew keeps its terms", () =>
  withPage({}, async (page) => {
    await paste(page, await mail("ses-before"));
    await explain(page);
    const before = await marked(page, ".evidence");
    await page.check("#if-strict");
    await page.uncheck("#if-strict");
    await page.locator('.evidence [data-term="strict"]').waitFor();
    assert.deepEqual(await marked(page, ".evidence"), before);
    await paste(page, await mail("spoof"));
    await page.locator(".evidence [data-term]").first().waitFor();
    assert.equal(await page.getAttribute("#terms", "aria-pressed"), "true");
  }));

test("a mail that is full of terms makes no more buttons than there are terms", () =>
  withPage({}, async (page) => {
    const subject = `Subject: ${"SPF DKIM DMARC ".repeat(5000)}`;
    const more = Array.from({ length: 2000 }, (_, i) => ` dkim=fail (SPF DMARC relaxed) header.d=d${i}.example`).join(";\r\n");
    await paste(page, (await mail("spoof")).replace(/^Subject: .*$/m, subject).replace(/^From:/m, `Authentication-Results: DMARC.example;\r\n${more}\r\nFrom:`));
    await explain(page);
    const most = await page.$$eval("#result > *", (blocks) => Math.max(...blocks.map((block) => block.querySelectorAll("[data-term]").length)));
    assert.ok(most > 0 && most <= names.length, String(most));
    assert.ok((await page.locator("[data-term]").count()) < 120);
  }));

test("paper has neither dots nor note", () =>
  withPage({}, async (page) => {
    await paste(page, await mail("ses-before"));
    await explain(page);
    await page.click('.reasons [data-term="spf"]');
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.isVisible("#term-note"), false);
    assert.equal(await page.isVisible("#terms"), false);
    assert.equal(await page.$eval('.reasons [data-term="spf"]', (node) => getComputedStyle(node).textDecorationLine), "none");
    assert.equal(await page.isVisible('.reasons [data-term="spf"]'), true, "the word stays");
  }));

for (const lang of ["en", "ja"]) {
  test(`no fault of accessibility, targets of 24 px, no sideways scroll: ${lang}`, { timeout: 60_000 }, async () => {
    const { page, context } = await openPage(browser, server, { lang, bypassCSP: true });
    await paste(page, await mail("ses-before"));
    await explain(page);
    await page.$$eval("details", (nodes) => nodes.forEach((node) => (node.open = true)));
    await page.addScriptTag({ path: require.resolve("axe-core/axe.min.js") });
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        await page.click('.evidence [data-term="alignment"]');
        await page.locator("#term-note:popover-open").waitFor();
        const { violations } = await page.evaluate(() => axe.run());
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), [], `${width} ${colorScheme}`);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
        await page.keyboard.press("Escape");
      }
      const small = await page.$$eval("#terms, .explained", (nodes) => nodes.flatMap((node) => {
        const { width, height } = node.getBoundingClientRect();
        return width > 0 && (width < 24 || height < 24) ? [`${node.textContent}: ${width} x ${height}`] : [];
      }));
      assert.deepEqual(small, [], `${width} px`);
    }
    await context.close();
  });
}
