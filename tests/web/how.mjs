// The page "How it works": its example, its length, its links, and that it is there without a network and in one file.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { example } from "../../web/src/how/example.js";
import { dist, fromproof, locale, openPage, require, startPage } from "./support/browser.mjs";

const { server, browser } = await startPage();

/** Opens an address, and collects requests and complaints. */
async function open(address, { lang = "en", ...options } = {}) {
  const context = await browser.newContext({ locale: lang, serviceWorkers: "block", viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints = [];
  const requests = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  context.on("request", (request) => !/^(?:blob|data):/.test(request.url()) && requests.push(request.url()));
  await page.goto(address);
  await page.locator(".explanation .steps li").first().waitFor();
  return { page, context, complaints, requests };
}

test("the example is the sample, as its report has it", async () => {
  const text = (await readFile(new URL("../../web/samples/ses-before.eml", import.meta.url), "utf8")).replaceAll("\n", "\r\n");
  const check = fromproof.check(text);
  const report = check.report();
  check.free();
  const part = (of, like) => Array.isArray(like) ? of.map((each, i) => part(each, like[i]))
    : like && typeof like === "object" ? Object.fromEntries(Object.keys(like).map((key) => [key, part(of[key], like[key])])) : of;
  assert.deepEqual(example, part(report, example));
});

for (const lang of ["en", "ja"]) {
  test(`five steps with their numbers in the drawing, on two screens, without the code that reads mails: ${lang}`, async () => {
    const texts = await locale(lang);
    const { page, context, complaints, requests } = await open(`${server.origin}/?how&lang=${lang}`, { lang });
    assert.equal(await page.textContent("h1"), texts.works_title);
    assert.equal(await page.title(), `${texts.works_title} · fromproof`);
    assert.equal(await page.getAttribute("html", "lang"), lang);
    const steps = await page.$$eval(".steps h2", (nodes) => nodes.map(({ textContent }) => textContent));
    assert.deepEqual(steps, [1, 2, 3, 4, 5].map((i) => texts[`works_step_${i}`]));
    for (const layout of ["wide", "tall"]) {
      assert.deepEqual(await page.$$eval(`.${layout} .step`, (nodes) => nodes.map(({ textContent }) => textContent)), ["1", "2", "3", "4", "5"]);
    }
    assert.deepEqual(await page.$$eval(".wide .bridge", (nodes) => nodes.map(({ classList }) => classList[1])), ["bad", "ok", "bad"]);
    assert.ok((await page.evaluate(() => document.documentElement.scrollHeight)) <= 1600, "two screens of 800 px");
    assert.equal(await page.locator("#source, #result, #about").count(), 0, "no mail is taken here");
    assert.ok(!requests.some((url) => /main|verifier|sample_mails/.test(url)), requests.join(" "));
    assert.ok(requests.every((url) => url.startsWith(server.origin)));
    assert.deepEqual(complaints, []);

    // To the other language, and to a sample in this one.
    const other = lang === "en" ? "ja" : "en";
    await page.click(`nav [lang="${other}"]`);
    await page.waitForFunction((wanted) => document.documentElement.lang === wanted && document.querySelector(".explanation"), other);
    await page.click('.explanation a[href*="ses-before"]');
    await page.locator('#live[data-phase="done"]').waitFor();
    assert.equal(await page.getAttribute("html", "lang"), other);
    assert.match(page.url(), /\?sample=ses-before&lang=/);
    await context.close();
  });

  test(`no fault of accessibility, numbers beside no words, no sideways scroll, and on paper: ${lang}`, { timeout: 60_000 }, async () => {
    const { page, context } = await open(`${server.origin}/?how&lang=${lang}`, { lang, bypassCSP: true });
    await page.addScriptTag({ path: require.resolve("axe-core/axe.min.js") });
    for (const [width, layout] of [[320, "tall"], [360, "tall"], [1280, "wide"]]) {
      await page.setViewportSize({ width, height: 800 });
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, `${width} px`);
      for (const emulated of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }]) {
        await page.emulateMedia({ colorScheme: "light", forcedColors: "none", ...emulated });
        const { violations } = await page.evaluate(() => axe.run());
        assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]), [], `${width} ${JSON.stringify(emulated)}`);
      }
      const covered = await page.$$eval(`.${layout}`, ([drawing]) => {
        const box = (node) => node.getBoundingClientRect();
        const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
        const words = [...drawing.querySelectorAll("text")].filter((node) => !node.closest(".step"));
        return [...drawing.querySelectorAll(".step circle")].flatMap((circle) => words.filter((word) => meet(box(circle), box(word))).map(({ textContent }) => textContent));
      });
      assert.deepEqual(covered, [], `${width} px`);
    }
    await page.emulateMedia({ media: "print", forcedColors: "none" });
    assert.equal(await page.isVisible(".wide"), true);
    assert.equal(await page.isVisible(".explanation .steps"), true);
    assert.equal(await page.isVisible(".go"), false);
    await context.close();
  });
}

test("the first screen leads there; beside an answer the footer does, in another tab, so that the mail stays", async () => {
  const { page, context } = await openPage(browser, server, { lang: "ja" });
  await page.waitForFunction(() => document.documentElement.lang === "ja");
  const links = await page.$$eval("a.works", (nodes) => nodes.map((node) => [node.getAttribute("href"), node.target, node.textContent]));
  const { works_link } = await locale("ja");
  assert.deepEqual(links, [["?how&lang=ja", "", works_link], ["?how&lang=ja", "_blank", works_link]]);
  await page.click('nav [lang="en"]');
  await page.locator('#works[href="?how&lang=en"]').waitFor();
  await page.click("#works");
  await page.locator(".explanation").waitFor();
  await page.goBack();
  await page.locator("#source").waitFor();
  await context.close();
});

test("after one visit of the site it opens without the server", async () => {
  const context = await browser.newContext({ locale: "en" });
  const page = await context.newPage();
  await page.goto(`${server.origin}/`);
  await page.locator("#version:not(:empty)").waitFor({ state: "attached" });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await context.setOffline(true);
  await page.goto(`${server.origin}/?how&lang=ja`);
  await page.locator(".explanation").waitFor();
  assert.equal(await page.textContent("h1"), (await locale("ja")).works_title);
  await context.close();
});

test("the single file has it, too", async () => {
  const file = pathToFileURL(join(dist, "offline.html"));
  const { page, context, complaints, requests } = await open(`${file}?how&lang=en`);
  assert.equal(await page.locator(".wide .step").count(), 5);
  await page.click('nav [lang="ja"]');
  await page.waitForFunction(() => document.documentElement.lang === "ja" && document.querySelector(".explanation"));
  await page.click('.explanation a[href*="ses-after"]');
  await page.locator('#live[data-phase="done"]').waitFor();
  assert.ok(requests.every((url) => url.startsWith(String(file))), requests.join(" "));
  assert.deepEqual(complaints, []);
  await context.close();
});
