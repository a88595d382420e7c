// The raw text beside the results on wide screens, and below them on others.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, openSample, paste, startPage } from "./support/browser.mjs";

const { server, browser, withPage } = await startPage();

async function sample(width) {
  const opened = await openPage(browser, server, { viewport: { width, height: 800 } });
  await openSample(opened.page, "ses-before");
  await opened.page.evaluate(() => document.querySelectorAll("#result details:not(.raw, .share)").forEach((node) => (node.open = true)));
  return opened;
}

/** Where a part is on the screen. */
const box = (page, selector) => page.$eval(selector, (node) => {
  const { left, right, top, bottom } = node.getBoundingClientRect();
  return { left, right, top, bottom };
});
const dkim = '[data-check="dkim-authentication"]';

test("wide: the source of a result appears beside it, and the result stays where it is", async () => {
  const { page, context, complaints } = await sample(1200);
  const button = page.locator(`tr:has(${dkim}) .to-raw`).last();
  await button.scrollIntoViewIfNeeded();
  const before = (await button.boundingBox()).y;
  await button.click();
  assert.ok(Math.abs((await button.boundingBox()).y - before) < 2, "the place is kept");
  const [raw, evidence, first] = await Promise.all([".raw", ".evidence", ":focus"].map((selector) => box(page, selector)));
  assert.ok(raw.left >= evidence.right, "beside");
  assert.ok(raw.top >= 0 && raw.bottom <= 800 && first.top >= raw.top && first.bottom <= raw.bottom, "in view");
  assert.ok(await page.locator(".raw .marked").count() > 0);
  // From there the column scrolls, and the page does not.
  const y = await page.evaluate(() => scrollY);
  await page.locator(".to-raw").first().evaluate((node) => node.click());
  assert.equal(await page.evaluate(() => scrollY), y);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0);
  // The order of the keyboard stays: results, then raw text.
  assert.equal(await page.evaluate(() => document.querySelector("#result").lastElementChild.matches(".raw")), true);
  assert.deepEqual(complaints, []);
  await context.close();
});

test("wide: opened by its heading it is in view, and closing it leaves the reader where he is", async () => {
  const { page, context } = await sample(1280);
  await page.focus(".raw > summary");
  await page.keyboard.press("Enter");
  assert.equal(await page.locator(".raw[open]").count(), 1);
  const { top, bottom } = await box(page, ".raw > summary");
  assert.ok(Math.round(top) >= 0 && Math.round(bottom) <= 800, "its heading is in view");
  await page.locator(".evidence table").evaluate((node) => node.scrollIntoView());
  const before = (await box(page, ".evidence")).top;
  await page.locator(".raw > summary").evaluate((node) => node.click());
  assert.equal(await page.locator(".raw[open]").count(), 0);
  assert.ok(Math.abs((await box(page, ".evidence")).top - before) < 2);
  await context.close();
});

for (const width of [360, 1199]) {
  test(`narrower, at ${width} pixels: below the results`, async () => {
    const { page, context } = await sample(width);
    await page.locator(`tr:has(${dkim}) .to-raw`).last().click();
    const [raw, evidence, first] = await Promise.all([".raw", ".evidence", ":focus"].map((selector) => box(page, selector)));
    assert.ok(raw.top >= evidence.bottom && raw.left <= evidence.left);
    assert.ok(first.top >= 0 && first.bottom <= 800, "the page has moved to it");
    await context.close();
  });
}

test("on paper the text is below the results, however wide", async () => {
  const { page, context } = await sample(1400);
  await page.click(".raw > summary");
  await page.emulateMedia({ media: "print" });
  const [raw, evidence] = await Promise.all([".raw", ".evidence"].map((selector) => box(page, selector)));
  assert.ok(raw.top >= evidence.bottom && Math.abs(raw.left - evidence.left) < 1);
  await context.close();
});

/** A long header: a field of many lines, one of a single line, many short ones, and results at its end. */
const long = (signatures = 1) =>
  `X-Lines:${" some text\r\n".repeat(1500)}X-Line: ${"\u3042\u05d0 ".repeat(800)}\r\n` + Array.from({ length: 500 }, (_, i) => `X-${i}: v\r\n`).join("") +
  Array.from({ length: signatures }, (_, i) => `DKIM-Signature: v=1; a=rsa-sha256; d=d${i}.example; s=s; h=from; bh=aGk=; b=aGk=\r\n`).join("") +
  "From: a@example.com\r\nSubject: s\r\nDate: Thu, 01 Jan 2026 00:00:00 +0000\r\n\r\nHi.\r\n";

test("a long header is drawn in slices, and none of it is missing, selected or printed", () =>
  withPage({ lang: "en" }, async (page) => {
    await paste(page, long());
    const slices = await page.locator(".slice").count();
    assert.ok(slices > 3, `${slices} slices`);
    assert.equal(await page.locator(".slice:not([hidden])").count(), 0);
    await page.emulateMedia({ media: "print" });
    await page.$eval(".raw", (node) => (node.open = true));
    assert.equal(await page.$$eval(".slice", (nodes) => nodes.every((node) => node.getClientRects().length > 0)), true, "paper waits for no frame");
    await page.emulateMedia({ media: "screen" });
    await page.waitForFunction(() => !document.querySelector(".slice[hidden]"));
    const header = long().slice(0, long().indexOf("\r\n\r\n") + 2).replaceAll("\r\n", "\n");
    assert.equal(await page.$eval("pre.header", (node) => node.textContent), header);
    // A line that is longer than a slice is the only one that is broken.
    const selected = await page.evaluate(() => {
      getSelection().selectAllChildren(document.querySelector("pre.header code"));
      return String(getSelection());
    });
    const lines = (text) => text.trim().split("\n").map((line) => line.trimEnd());
    assert.deepEqual(lines(selected).filter((line) => !/[\u3042\u05d0]/.test(line)), lines(header).filter((line) => !/[\u3042\u05d0]/.test(line)));
  }));

test("the source of a result in a slice that is not drawn yet is drawn and focused", () =>
  withPage({ lang: "en" }, async (page) => {
    await paste(page, long());
    await page.locator(`tr:has(${dkim}) .to-raw`).click();
    await page.locator(".field-name:focus").waitFor();
    assert.equal(await page.textContent(":focus"), "DKIM-Signature");
    const { top, bottom } = await box(page, ":focus");
    assert.ok(top >= 0 && bottom <= 720, "in view");
  }));

test("of many signatures the table shows those that say most about the author, and all on demand or from their source", () =>
  withPage({ lang: "en" }, async (page) => {
    const mail = long(30).replace("d=d29.example", "d=example.com");
    const shown = () => page.$$eval("tr[data-domain]", (rows) => rows.filter((row) => row.getClientRects().length > 0).map(({ dataset }) => dataset.domain));
    const report = await paste(page, mail);
    assert.equal(report.dkim.length, 30);
    const first = await shown();
    assert.deepEqual(first, [...Array.from({ length: 19 }, (_, i) => `d${i}.example`), "example.com"]);
    // From the raw text a row that is folded away is shown.
    await page.click(".raw > summary");
    await page.waitForFunction(() => !document.querySelector(".slice[hidden]"));
    await page.locator(".field-name").filter({ hasText: "DKIM-Signature" }).nth(22).click();
    await page.locator(".came button", { hasText: "DKIM d22.example" }).click();
    assert.ok((await shown()).includes("d22.example"));
    await page.locator("tr button", { hasText: "10 more" }).click();
    assert.deepEqual(await shown(), report.dkim.map(({ domain }) => domain));
    assert.equal(await page.evaluate(() => document.activeElement.dataset.domain), "d19.example");
  }));
