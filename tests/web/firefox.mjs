// Debian's Firefox ESR runs the core path: a sample and a paste to their verdicts, under the page's policy.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { dist, require, servePage } from "./support/browser.mjs";

const puppeteer = require("puppeteer-core");
const executablePath = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
if (!existsSync(executablePath)) throw new Error("install the packages first (firefox-esr)");
const sample = async (name) =>
  (await readFile(new URL(`../../web/samples/${name}.eml`, import.meta.url), "utf8")).replaceAll(/\r?\n/g, "\r\n");

let server;
let browser;
before(async () => {
  server = await servePage();
  browser = await puppeteer.launch({ browser: "firefox", headless: true, executablePath,
    // Writing to the clipboard needs no click here.
    extraPrefsFirefox: { "dom.events.testing.asyncClipboard": true } });
});
after(async () => {
  await browser?.close();
  server?.close();
});

async function open(url) {
  const page = await browser.newPage();
  const complaints = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(url);
  await page.waitForSelector("#version:not(:empty)");
  return { page, complaints };
}

const verdict = async (page) => {
  await page.waitForFunction(() => document.getElementById("result").dataset.state === "done");
  return page.$eval(".verdict .headline", (node) => node.textContent);
};

for (const [lang, passes, proves] of [["en", /DMARC passes, by DKIM alone/, /Nothing proves/], ["ja", /DKIMだけで合格/, /証拠がありません/]]) {
  test(`a sample and a paste, ${lang}`, { timeout: 60_000 }, async () => {
    const { page, complaints } = await open(`${server.origin}/?lang=${lang}`);
    // Waits until the service worker has fetched its files.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
    const seen = server.requests.length;
    await page.evaluate((text) => navigator.clipboard.writeText(text), await sample("ses-before"));
    await page.focus("#source");
    await page.keyboard.down("Control");
    await page.keyboard.press("v");
    await page.keyboard.up("Control");
    assert.match(await verdict(page), passes);
    const report = await page.evaluate(() => document.getElementById("result").report);
    assert.deepEqual([report.message.line_ending, report.dmarc.result, report.dmarc.aligned_by], ["crlf", "pass", ["dkim"]]);
    await page.evaluate(() => document.getElementById("clear").click());
    await page.evaluate(() => document.querySelector('[data-sample="spoof"]').click());
    assert.match(await verdict(page), proves);
    // The samples are separate files, and a browser may check for a newer service worker at any time.
    const asked = server.requests.slice(seen).filter((url) => url !== "/sw.js" && !url.startsWith("/assets/"));
    assert.deepEqual([asked, complaints], [[], []]);
    await page.close();
  });
}

test("neither the page nor a worker of its kind reaches a server", { timeout: 60_000 }, async () => {
  const { page } = await open(server.origin);
  const tries = await page.evaluate(async () => {
    const refused = (promise) => promise.then(() => "allowed", () => "refused");
    const thrown = (use) => { try { use(); return "allowed"; } catch { return "refused"; } };
    const results = { fetch: await refused(fetch("/reached")), eval: thrown(() => (0, eval)("1")) };
    if ("trustedTypes" in window) {
      results.innerHTML = thrown(() => (document.createElement("div").innerHTML = "<b>"));
      results.worker = thrown(() => new Worker("/reached.js"));
    }
    return results;
  });
  assert.deepEqual([...new Set(Object.values(tries))], ["refused"], JSON.stringify(tries));
  assert.ok(!server.requests.some((url) => url.startsWith("/reached")));
  await page.close();
});

test("the single file gives its verdict from a disk", { timeout: 60_000 }, async () => {
  const { page, complaints } = await open(`${pathToFileURL(join(dist, "offline.html"))}?lang=en`);
  await page.evaluate(() => document.querySelector('[data-sample="ses-before"]').click());
  assert.match(await verdict(page), /DMARC passes, by DKIM alone/);
  assert.deepEqual(complaints, []);
  await page.close();
});
