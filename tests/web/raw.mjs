// The raw text beside the results on wide screens, and below them on others.
import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage, openSample, startPage } from "./support/browser.mjs";

const { server, browser } = await startPage();

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
