// The page for every reader: in every state, size, colour scheme and language, by keyboard, announced, in forced colours,
// without motion, and on the narrowest screen.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { Contrast, faultsOf } from "./support/axe.mjs";
import { answerOf, holdWorker, openPage, openSample, paste, ready, reported, startPage } from "./support/browser.mjs";
import { gmail, microsoft } from "./support/spam_mails.mjs";

const text = async (path) => (await readFile(new URL(path, import.meta.url), "utf8")).replaceAll(/\r?\n/g, "\r\n");
const sample = (name) => text(`../../web/samples/${name}.eml`);
const sampleNames = (await readdir(new URL("../../web/samples/", import.meta.url))).filter((name) => name.endsWith(".eml")).map((name) => name.slice(0, -4));
const sizes = { only: ["target-size", "scrollable-region-focusable"] };
/**
 * The checks of axe at each width: all of them in the narrow and in the wide layout, in light colours; between them, those that
 * depend on sizes; and in these colours, the contrast of what looks new. 320 and 360 px have the same colours. Where text may
 * lie upon other text, which the looks do not tell, all contrast is judged in one language: the colours are the same in both.
 */
const runs = {
  320: { rules: {}, contrast: ["dark"] },
  360: { rules: sizes, contrast: [] },
  768: { rules: sizes, contrast: ["light", "dark"] },
  1200: { rules: {}, contrast: ["dark", "forced"] },
};
/** What is known of the contrast, by colour scheme. */
const contrast = { light: new Contrast(), dark: new Contrast(), forced: new Contrast() };

// Markup, bidi overrides and names without a place to break.
const hostile = [
  'From: "</textarea><script>alert(1)</script> \u202egpj.exe\u200b" <a@evil.example>',
  `Subject: ${"unbroken".repeat(60)}`,
  `Return-Path: <${"x".repeat(60)}@${"label".repeat(12)}.${"label".repeat(12)}.example>`,
  "DKIM-Signature: v=1; a=rsa-sha256; d=<style>body{display:none}</style>; s=x; h=From; bh=aGk=; b=aGk=",
  "Authentication-Results: mx.example.net; dkim=pass (<svg onload=alert(3)>) header.d=\"<iframe>\"; spf=fail smtp.mailfrom=evil.example",
  "", "<p>",
].join("\r\n");
const damaged = (await sample("ses-before")).replace(/info@example\.jp/g, "[email\u00a0protected]").replaceAll("\r\n\t", " ").replaceAll("\r\n", "\n");
const link = "#summary=1&from=example.jp&envelope=example.net&spf=pass~reported~no~example.net&dkim=pass~reported~strict~example.jp&dmarc=pass~reported~dkim~example.jp";

const opened = (page) => page.$$eval("details", (nodes) => nodes.forEach((node) => (node.open = true)));
const pasted = (read) => async (page) => paste(page, await read());
/** Each is entered from the one before it, as a reader would; those that leave the page in a state of its own come last. */
const states = {
  empty: () => {},
  error: async (page) => {
    await page.click("#check");
    await reported(page);
  },
  "ses-unused": async (page) => {
    await openSample(page, "ses-unused");
    await page.locator('[data-fix="ses-use-mail-from"]').waitFor();
  },
  ...Object.fromEntries(["ses-after", "ses-unsigned", "forwarded", "policy-none", "carrier", "spoof"].map((name) => [name, pasted(() => sample(name))])),
  damaged: pasted(() => damaged),
  hostile: pasted(() => hostile),
  "Microsoft's spam fields": withSpamFields(microsoft),
  "Gmail's spam fields": withSpamFields(gmail),
  sharing: async (page) => {
    await paste(page, await sample("ses-before"));
    await page.click(".share > summary");
    await page.locator(".share-panel").waitFor();
  },
  verifying: async (page) => {
    await paste(page, await sample("ses-before"));
    await page.click("#live button");
    await page.locator("#live-panel").waitFor();
  },
  choosing: async (page) => {
    const mails = await Promise.all(["ses-before", "spoof"].map(sample));
    await page.setInputFiles("#file", mails.map((mail, i) => ({ name: `${i}.eml`, mimeType: "message/rfc822", buffer: Buffer.from(mail) })));
    await page.waitForFunction(() => document.body.dataset.state === "choose");
  },
  comparing: async (page) => {
    await paste(page, await sample("ses-before"));
    await page.click("#compare");
    await page.waitForFunction(() => document.activeElement.id === "source");
    await paste(page, await sample("ses-after"));
  },
  shared: async (page) => {
    await page.reload();
    await ready(page);
    await page.evaluate((hash) => (location.hash = hash), link);
    await page.locator("#shared").waitFor();
  },
  working: async (page) => {
    await page.goto(new URL(page.url()).origin + new URL(page.url()).search);
    await ready(page);
    await holdWorker(page);
    await page.fill("#source", await sample("spoof"));
    await page.locator("progress").waitFor();
  },
};

/** A mail with the panel of spam words open. */
function withSpamFields(mail) {
  return async (page) => {
    await paste(page, mail);
    await page.click(".spam summary");
    await page.locator(".spam-fields dl dd").first().waitFor();
  };
}

const { server, browser } = await startPage();

async function withPage(options, use) {
  const { page, context } = await openPage(browser, server, options);
  try {
    await use(page, context);
  } finally {
    await context.close();
  }
}

for (const lang of ["en", "ja"]) {
  test(`no fault of accessibility, nothing scrolls sideways: ${lang}`, { timeout: 300_000 }, async (t) => {
    let looked = 0;
    // axe is added to the page, which the page's policy would refuse; the policy has its own tests.
    await withPage({ lang, bypassCSP: true }, async (page) => {
      for (const [state, enter] of Object.entries(states)) {
        await enter(page);
        await opened(page);
        for (const [width, { rules, contrast: schemes }] of Object.entries(runs)) {
          await page.setViewportSize({ width: Number(width), height: 800 });
          await page.emulateMedia({ colorScheme: "light", forcedColors: "none" });
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.equal(wide, 0, `${state} at ${width} px`);
          assert.deepEqual(await faultsOf(page, rules), [], `${state}, ${width} px`);
          looked++;
          for (const colors of schemes) {
            await page.emulateMedia({ colorScheme: colors === "dark" ? "dark" : "light", forcedColors: colors === "forced" ? "active" : "none" });
            assert.deepEqual(await contrast[colors].faultsOf(page), [], `${state}, ${width} px, ${colors}`);
            if (lang === "en") assert.deepEqual(await faultsOf(page, { only: ["color-contrast"] }), [], `${state}, ${width} px, ${colors}, all`);
            looked++;
          }
        }
      }
    });
    const judged = Object.entries(contrast).map(([colors, { size }]) => [colors, size]);
    t.diagnostic(`looks of text until now: ${judged.map((each) => each.join(" ")).join(", ")}`);
    assert.equal(looked, Object.keys(states).length * 9);
    // A judge that sees no text finds no fault: each scheme has more colours than this.
    for (const [colors, size] of judged) assert.ok(size >= 10, colors);
  });
}

const focused = (page) => page.evaluate(() => {
  const { id, dataset, lang, localName, className } = document.activeElement;
  return id || dataset.sample || lang || className || localName;
});

/** The faults of the focused element: no visible mark, too small for a finger, out of sight or covered. */
const faultsOfFocus = (page) => page.evaluate(() => {
  const node = document.activeElement;
  // A label belongs to its control, and a drawn replacement of a button may show the focus of the button.
  const target = node.closest("label") ?? node;
  const { left, right, top, bottom, width, height } = target.getBoundingClientRect();
  const hit = document.elementFromPoint((left + right) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
  const marked = [node, ...target.querySelectorAll("span")].some((each) => getComputedStyle(each).outlineStyle !== "none" && parseFloat(getComputedStyle(each).outlineWidth) >= 2);
  return [
    !marked && "no mark",
    (width < 24 || height < 24) && `${width} x ${height}`,
    (bottom <= 0 || top >= innerHeight) && "out of sight",
    !(hit && (target.contains(hit) || hit.contains(target))) && "covered",
  ].filter(Boolean).map((fault) => `${fault}: ${node.outerHTML.slice(0, 100)}`);
});

for (const [lang, width, copied] of [["en", 1200, "Copied"], ["ja", 320, "コピーしました"]]) {
  test(`from a sample to a copied record without a pointer, in the order of the page, and on to its end: ${lang}`, () =>
    withPage({ lang, viewport: { width, height: 800 } }, async (page) => {
      const order = [];
      const blocks = [];
      const faults = [];
      const tab = async () => {
        await page.keyboard.press("Tab");
        order.push(await focused(page));
        blocks.push(await page.evaluate(() => document.activeElement.closest("#result > *")?.className));
        if (order.at(-1) !== "body") faults.push(...(await faultsOfFocus(page)));
      };
      while (order.at(-1) !== "ses-before" && order.length < 20) await tab();
      assert.deepEqual(order, ["en", "ja", "works", "source", "check", "open", "open-folder", "clear", "ses-before"]);
      await page.keyboard.press("Enter");
      await reported(page);
      // The sample is verified and its terms are marked; the focus stays.
      await page.locator('#live[data-phase="done"]').waitFor();
      await page.locator(".evidence [data-term]").first().waitFor();
      assert.equal(await focused(page), "answer");
      while (order.at(-1) !== "copy" && order.length < 60) await tab();
      await page.keyboard.press("Enter");
      await page.locator(".copy", { hasText: copied }).waitFor();
      assert.match(await page.evaluate(() => navigator.clipboard.readText()), /feedback-smtp\.ap-northeast-1\.amazonses\.com/);
      await page.$$eval("#result details", (nodes) => nodes.forEach((node) => (node.open = true)));
      await page.locator(".share-preview").waitFor();
      while (order.at(-1) !== "body" && order.length < 120) await tab();
      assert.equal(order.at(-1), "body", "and out of the page again");
      assert.deepEqual(faults, []);
      assert.deepEqual([...new Set(blocks)].filter((block) => block), ["live", "reasons verdict", "evidence", "why", "findings", "fixes", "share no-print", "myths", ...(lang === "ja" ? ["carrier"] : []), "raw"]);
    }));
}

test("the words of the evidence stay whole and apart, however the reader spaces them", () =>
  withPage({}, async (page) => {
    await paste(page, await sample("ses-before"));
    // The spacing of WCAG 1.4.12.
    await page.evaluate(() => Object.assign(document.body.style, { letterSpacing: "0.12em", wordSpacing: "0.16em", lineHeight: "1.5" }));
    for (const width of [320, 360, 768]) {
      await page.setViewportSize({ width, height: 800 });
      const broken = await page.$$eval(".evidence .column", (nodes) => nodes.flatMap((node) => {
        const text = node.firstChild;
        const lines = (begin, end) => {
          const range = document.createRange();
          range.setStart(text, begin);
          range.setEnd(text, end);
          return range.getClientRects();
        };
        return [...text.data.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
          const rects = lines(index, index + word.length);
          const value = document.createRange();
          value.setStartAfter(node);
          value.setEndAfter(node.parentElement.lastChild);
          const other = value.getBoundingClientRect();
          const across = [...rects].some(({ right, top, bottom }) => right > other.left && top < other.bottom && bottom > other.top);
          return rects.length > 1 || across ? [word] : [];
        });
      }));
      assert.deepEqual(broken, [], `${width} px`);
    }
  }));

test("each check is announced once, by its verdict", () =>
  withPage({}, async (page) => {
    await page.evaluate(() => {
      window.announced = [];
      const nodes = document.querySelectorAll("[role=status], [role=alert]");
      for (const node of nodes) new MutationObserver(() => node.textContent && window.announced.push(node.textContent)).observe(node, { childList: true, characterData: true, subtree: true });
    });
    const expected = [];
    for (const name of sampleNames) {
      await paste(page, await sample(name));
      expected.push(await answerOf(page));
    }
    assert.deepEqual(await page.evaluate(() => window.announced), expected);
  }));

test("in forced colours every result keeps its word and its edge, and the focus is seen", () =>
  withPage({ forcedColors: "active" }, async (page) => {
    await paste(page, await sample("ses-before"));
    const bare = await page.$$eval("[data-check]", (nodes) => nodes.filter((node) => !/\p{L}/u.test(node.textContent)).length);
    assert.equal(bare, 0);
    await page.focus("#check, #change");
    for (const id of ["clear", "open"]) {
      await page.focus(`#${id}`);
      assert.notEqual(await page.$eval(`#${id}`, (node) => getComputedStyle(node).borderTopStyle), "none", id);
    }
    await page.keyboard.press("Shift+Tab");
    assert.notEqual(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), "none");
  }));

test("no motion for readers who want none", () =>
  withPage({ reducedMotion: "reduce" }, async (page) => {
    await paste(page, await sample("ses-before"));
    await opened(page);
    const moving = await page.evaluate(() => document.getAnimations().filter(({ playState }) => playState === "running").length);
    const slow = await page.$$eval("*", (nodes) => nodes.filter((node) => {
      const { transitionDuration, scrollBehavior } = getComputedStyle(node);
      return scrollBehavior === "smooth" || transitionDuration.split(", ").some((time) => parseFloat(time) > 0.01);
    }).map((node) => node.outerHTML.slice(0, 80)));
    assert.deepEqual([moving, slow], [0, []]);
  }));

test("every target is large enough for a finger", () =>
  withPage({ viewport: { width: 320, height: 800 } }, async (page) => {
    await paste(page, await sample("ses-before"));
    await opened(page);
    const small = await page.$$eval("button, summary, select, nav a, input[type=checkbox], input[type=radio]", (nodes) => nodes.flatMap((node) => {
      // A label belongs to its control.
      const { width, height } = (node.closest("label") ?? node).getBoundingClientRect();
      return width > 0 && (width < 24 || height < 24) ? [node.outerHTML.slice(0, 100)] : [];
    }));
    assert.deepEqual(small, []);
  }));
