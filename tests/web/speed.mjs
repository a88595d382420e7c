// The waiting time: from the keys that paste, or the choice of a file, to the painted verdict; and whether the
// page blocks meanwhile. The best of several runs counts, and the load of the machine is subtracted. The goals were set
// where the browser alone took 64 ms for 50 KB and 390 ms for 25 MB; where it takes longer, the page has what was left to it.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openPage, startPage } from "./support/browser.mjs";
import { longestTask } from "./support/tasks.mjs";

const head = (await readFile(new URL("../../web/samples/ses-before.eml", import.meta.url), "utf8")).replaceAll("\n", "\r\n");
const megabyte = 1024 * 1024;
/** A mail of that size: text, then an attachment in base64. */
const mail = (octets) => (head + "The quick brown fox jumps over the lazy dog.\r\n".repeat(800) + `${"QUJD".repeat(19)}\r\n`.repeat(Math.ceil(octets / 78))).slice(0, octets);

const { server, browser } = await startPage();
const folder = await mkdtemp(join(tmpdir(), "fromproof-"));
after(() => rm(folder, { recursive: true }));

/** Measures the time from an event to the frame that shows the verdict, and the longest task of the page's main thread by
 * the processor time that it took. */
async function timed(page, event, start) {
  await page.evaluate((type) => {
    document.getElementById("result").dataset.state = "empty";
    window.timed = new Promise((resolve) => {
      addEventListener(
        type,
        () => {
          const begin = performance.now();
          const verdict = new MutationObserver(() => {
            if (!document.querySelector("#result > .answer")) return;
            verdict.disconnect();
            // After the frame in which it is painted.
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begin)));
          });
          verdict.observe(document.getElementById("result"), { childList: true });
        },
        { capture: true, once: true },
      );
    });
  }, event);
  await browser.startTracing(page, { categories: ["toplevel"] });
  await start();
  const milliseconds = await page.evaluate(() => window.timed);
  // What comes below the verdict counts among the tasks.
  await page.locator('#result[data-state="done"]').waitFor();
  return { milliseconds, task: longestTask(JSON.parse(await browser.stopTracing()).traceEvents) };
}

/** The ratio of elapsed time to CPU time here: 1 if nothing else runs. */
function slowdown() {
  const cpu = process.cpuUsage();
  const begin = performance.now();
  while (performance.now() - begin < 50);
  const { user, system } = process.cpuUsage(cpu);
  return Math.max(1, (performance.now() - begin) / ((user + system) / 1000));
}

/** The best of several runs, each on a new page; the time as on an idle machine. */
async function best(t, runs, run) {
  let milliseconds = Infinity;
  let task = Infinity;
  let slow = Infinity;
  for (let i = 0; i < runs; i++) {
    const { page, context } = await openPage(browser, server, {});
    const before = slowdown();
    const taken = await run(page);
    // Subtracts no more than what was measured before and after.
    const now = Math.min(before, slowdown());
    if (taken.milliseconds / now < milliseconds) [milliseconds, slow] = [taken.milliseconds / now, now];
    task = Math.min(task, taken.task);
    await context.close();
  }
  t.diagnostic(`${Math.round(milliseconds)} ms, longest task ${Math.round(task)} ms (measured ${Math.round(milliseconds * slow)} ms, slowed down ${slow.toFixed(1)} times)`);
  return { milliseconds, task };
}

const pasted = (octets) => async (page) => {
  // Generated inside the browser, because transferring so much text takes long.
  await page.evaluate(([begin, rest]) => navigator.clipboard.writeText(begin + "QUJD".repeat(rest / 4)), [mail(50 * 1024), Math.max(0, octets - 50 * 1024)]);
  await page.focus("#source");
  return timed(page, "keydown", () => page.keyboard.press("Control+V"));
};

/** The best time of an empty page for the same keys: until it has the text, and a frame. */
async function empty(t, runs, octets) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.origin });
  const address = `${server.origin}/empty.html`;
  await context.route(address, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><title>Empty</title>" }));
  let milliseconds = Infinity;
  for (let i = 0; i < runs; i++) {
    const page = await context.newPage();
    await page.goto(address);
    await page.evaluate((size) => navigator.clipboard.writeText("QUJD".repeat(size / 4)), octets);
    await page.evaluate(() => {
      window.timed = new Promise((resolve) => {
        let begin;
        addEventListener("keydown", () => (begin ??= performance.now()), { capture: true });
        addEventListener("paste", (event) => {
          document.title = event.clipboardData.getData("text/plain").slice(0, 9);
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begin)));
        });
      });
    });
    await page.keyboard.press("Control+V");
    milliseconds = Math.min(milliseconds, await page.evaluate(() => window.timed));
    await page.close();
  }
  await context.close();
  t.diagnostic(`an empty page: ${Math.round(milliseconds)} ms`);
  return milliseconds;
}

test("50 KB pasted: a painted verdict within 200 ms", async (t) => {
  const usual = await empty(t, 5, 50 * 1024);
  const { milliseconds } = await best(t, 5, pasted(50 * 1024));
  assert.ok(milliseconds <= Math.max(200, usual + 200 - 64), `${milliseconds} ms`);
});

test("a file of 25 MB: within 1.5 s, and the page never stands still", async (t) => {
  const file = join(folder, "mail.eml");
  await writeFile(file, mail(25 * megabyte));
  const { milliseconds, task } = await best(t, 3, (page) => timed(page, "change", () => page.setInputFiles("#file", file)));
  assert.ok(milliseconds <= 1500, `${milliseconds} ms`);
  assert.ok(task <= 50, `a task of ${task} ms`);
});

test("25 MB pasted: within 2 s", async (t) => {
  const usual = await empty(t, 2, 25 * megabyte);
  const { milliseconds } = await best(t, 2, pasted(25 * megabyte));
  assert.ok(milliseconds <= Math.max(2000, usual + 2000 - 390), `${milliseconds} ms`);
});

test("the largest mail, a file of 64 MB, is read, and the page never stands still", async (t) => {
  const file = join(folder, "large.eml");
  await writeFile(file, mail(64 * megabyte - 1024));
  const { task } = await best(t, 1, (page) => timed(page, "change", () => page.setInputFiles("#file", file)));
  assert.ok(task <= 50, `a task of ${task} ms`);
});

test("a list of 1000 mails: read while the page never stands still, also when all of them are sorted", async (t) => {
  const file = join(folder, "many.mbox");
  await writeFile(file, Array.from({ length: 1000 }, (_, i) => `From a@b Thu Jan  1 00:00:00 2026\r\n${head.replaceAll("example.jp", `d${i % 50}.example`)}\r\n`).join(""));
  const { page, context } = await openPage(browser, server, {});
  await browser.startTracing(page, { categories: ["toplevel"] });
  await page.setInputFiles("#file", file);
  await page.locator("#list-save:enabled").waitFor();
  // Within the page: what looks for a button from outside takes longer than the button.
  await page.evaluate(async () => {
    const byId = (id) => document.getElementById(id);
    const painted = () => new Promise((next) => requestAnimationFrame(() => setTimeout(next)));
    for (let shown = 25; shown < 250; shown += 25) await painted(byId("list-more").click());
    byId("list-sort").value = "domain";
    await painted(byId("list-sort").dispatchEvent(new Event("change")));
    await painted(byId("list-failing").click());
  });
  const task = longestTask(JSON.parse(await browser.stopTracing()).traceEvents);
  await context.close();
  t.diagnostic(`longest task ${Math.round(task)} ms`);
  assert.ok(task <= 50, `a task of ${task} ms`);
});
