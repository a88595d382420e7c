// Where the focus is when the page is drawn anew: at what stands for the element that had it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { paste, reported, sampleMail as mail, startPage } from "./support/browser.mjs";

const { withPage } = await startPage();

/** What has the focus, in words. */
const focused = (page) =>
  page.evaluate(() => {
    const { activeElement: node } = document;
    return [node.localName, node.id || node.getAttribute("aria-label") || node.value || node.textContent];
  });
/** Lets the page draw everything anew, as if the reader's word had arrived while the hand was elsewhere. */
async function redraw(page, side) {
  const before = await page.evaluateHandle(() => document.querySelector("#result .evidence"));
  await page.evaluate((id) => document.getElementById(id).click(), `side-${side}`);
  await page.waitForFunction((node) => !node.isConnected, before);
}

test("stays at elements without a name of their own", () =>
  withPage({ lang: "en" }, async (page) => {
    const claims = [1, 2].map((i) => `Authentication-Results: other${i}.example; spf=pass smtp.mailfrom=a${i}.example\r\n`).join("");
    await paste(page, (await mail("ses-before")).replace(/^From:/m, `${claims}From:`));
    await page.click(".claims summary");
    await page.click(".raw summary");
    for (const selector of [
      ".claims summary", ".raw summary", ".raw pre.header button >> nth=3", ".evidence th .to-raw >> nth=1", ".findings .to-raw >> nth=0", ".why summary", ".share summary",
    ]) {
      const side = (await page.isChecked("#side-sent")) ? "received" : "sent";
      await page.locator(selector).focus();
      const before = await focused(page);
      await redraw(page, side);
      assert.deepEqual(await focused(page), before, selector);
    }
  }));

test("stays at the same record of several, and goes to the answer from what is gone", () =>
  withPage({ lang: "en" }, async (page) => {
    await paste(page, await mail("ses-unsigned"));
    const copies = page.locator(".fix .copy");
    assert.ok((await copies.count()) > 4);
    await copies.nth(4).focus();
    const before = await focused(page);
    await redraw(page, "received");
    assert.deepEqual(await focused(page), ["h2", "answer"]);
      await redraw(page, "sent");
    await copies.nth(4).focus();
    assert.deepEqual(await focused(page), before);
  }));

test("stays under the hand while DNS answers", () =>
  withPage({ lang: "en" }, async (page) => {
    // Holds back what a sample is verified with.
    let answer;
    await page.route("**/assets/*verifier*", (route) => void (answer = () => route.continue()));
    await page.click('[data-sample="ses-before"]');
    await reported(page);
    await page.locator(".fix .copy").nth(2).focus();
    const before = await focused(page);
    await answer();
    await page.locator('[data-check="dmarc"][data-source="verified"]').waitFor();
    assert.deepEqual(await focused(page), before);
  }));
