// Without a network: the site after one visit, and the single file from a disk.
import assert from "node:assert/strict";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { checks, dist, paste, reported, serve, startPage } from "./support/browser.mjs";

const samples = new URL("../../web/samples/", import.meta.url);
const sample = async (name) => (await readFile(new URL(name, samples), "utf8")).replaceAll(/\r?\n/g, "\r\n");

const { server, browser } = await startPage();

/** A page whose service worker has cached everything. */
async function visit(origin, options = {}) {
  const context = await browser.newContext({ locale: "en", ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin });
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  await page.locator("#version:not(:empty)").waitFor({ state: "attached" });
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  return { context, page };
}

test("after one visit the page opens without its server, in both languages, and judges as before", async () => {
  const { context, page } = await visit(server.origin);
  await paste(page, await sample("ses-before.eml"));
  const expected = await checks(page);
  await context.setOffline(true);
  await page.reload();
  await page.locator("#version:not(:empty)").waitFor({ state: "attached" });
  await paste(page, await sample("ses-before.eml"));
  assert.deepEqual(await checks(page), expected);
  await page.click('nav [lang="ja"]');
  await page.waitForFunction(() => document.documentElement.lang === "ja");
  assert.match(await page.textContent(".headline"), /合格/);
  await page.click("#clear");
  await page.click('[data-sample="spoof"]');
  await reported(page);
  await page.click(".share > summary");
  await page.locator(".share-panel").waitFor();
  await context.close();
});

test("what is kept are the page's own files and the language that was chosen; no mail", async () => {
  const { context, page } = await visit(server.origin);
  const mail = await sample("ses-before.eml");
  await paste(page, mail);
  await page.click('nav [lang="ja"]');
  await page.waitForFunction(() => document.documentElement.lang === "ja");
  const kept = await page.evaluate(async () => {
    const [name, ...others] = await caches.keys();
    const cache = await caches.open(name);
    const texts = await Promise.all((await cache.keys()).map(async ({ url }) => [new URL(url).pathname, await (await cache.match(url)).text()]));
    return { name, others, texts, build: document.getElementById("build").textContent, local: { ...localStorage }, session: { ...sessionStorage },
      databases: await indexedDB.databases() };
  });
  assert.equal(kept.name, `fromproof-${kept.build}`, "the cache is named for its build");
  assert.match(kept.build, /^[0-9a-f]{12}$/);
  assert.deepEqual([kept.others, kept.local, kept.session, kept.databases], [[], { language: "ja" }, {}, []]);
  const files = (await readdir(dist, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dist.length)).filter((name) => !["/sw.js", "/offline.html", "/SHA256SUMS"].includes(name));
  assert.deepEqual(kept.texts.map(([name]) => name).sort(), files.map((name) => (name === "/index.html" ? "/" : name)).sort());
  const body = mail.split("\r\n\r\n")[1].trim();
  // The sample itself is a file of the page.
  for (const [name, text] of kept.texts) if (!name.includes("sample_mails")) assert.ok(!text.includes(body), name);
  assert.deepEqual(await context.cookies(), []);
  await context.close();
});

test("a newer build says so, takes nothing over under an open page, and is whole or not kept at all", async () => {
  const folder = await mkdtemp(join(tmpdir(), "fromproof-"));
  await cp(dist, folder, { recursive: true });
  const own = await serve(folder);
  try {
    const { context, page } = await visit(own.origin);
    const [index, worker] = await Promise.all(["index.html", "sw.js"].map((name) => readFile(join(folder, name), "utf8")));
    const build = await page.textContent("#build");
    const caches = () => page.evaluate(() => window.caches.keys());
    const update = () => page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()).catch(() => null));
    await paste(page, await sample("ses-before.eml"));

    // A newer service worker whose list does not match the files: an incomplete update.
    await writeFile(join(folder, "sw.js"), worker.replace(`"${build}"`, '"half-updated"').replace(/sha256-\w/, "sha256-_"));
    await update();
    await page.waitForTimeout(1000);
    assert.equal(await page.locator("#newer").count(), 0);
    const { createHash } = await import("node:crypto");
    const integrity = (text) => `sha256-${createHash("sha256").update(text).digest("base64")}`;
    const next = index.replace(build, "0123456789ab");
    await writeFile(join(folder, "index.html"), next);
    await writeFile(join(folder, "sw.js"), worker.replace(`"${build}"`, '"0123456789ab"').replace(integrity(index), integrity(next)));
    await update();
    await page.locator("#newer").waitFor();
    assert.ok((await caches()).includes(`fromproof-${build}`), "what the open page is made of is still there");
    assert.equal(await page.getAttribute("#result", "data-state"), "done", "the answer stands");
    assert.equal(await page.evaluate(() => navigator.serviceWorker.getRegistration().then(({ waiting }) => waiting !== null)), true);
    await page.click("#newer button");
    await page.waitForFunction(() => document.getElementById("build")?.textContent === "0123456789ab");
    await context.close();
  } finally {
    own.close();
    await rm(folder, { recursive: true });
  }
});

test("with the service worker at work, a paste sends nothing anywhere", async () => {
  const { context, page } = await visit(server.origin);
  const loaded = server.requests.length;
  await page.reload();
  await page.locator("#version:not(:empty)").waitFor({ state: "attached" });
  // The browser itself looks for a newer service worker, some time after the page was loaded.
  for (let i = 0; i < 100 && !server.requests.slice(loaded).includes("/sw.js"); i++) await page.waitForTimeout(100);
  const requests = [];
  context.on("request", (request) => !request.url().startsWith("blob:") && requests.push(request.url()));
  const seen = server.requests.length;
  await paste(page, await sample("ses-before.eml"));
  await page.waitForTimeout(300);
  assert.deepEqual([requests, server.requests.slice(seen)], [[], []]);
  const other = await page.evaluate(async () => {
    try {
      await navigator.serviceWorker.register("./other.js");
      return "allowed";
    } catch ({ name }) {
      return name;
    }
  });
  assert.equal(other, "TypeError", "Trusted Types accept no other service worker");
  assert.ok(!server.requests.includes("/other.js"));
  await context.close();
});

for (const lang of ["en", "ja"]) {
  test(`the single file gives the same verdicts from a disk: ${lang}`, { timeout: 120_000 }, async () => {
    const file = `${pathToFileURL(join(dist, "offline.html"))}?lang=${lang}`;
    const site = await browser.newContext({ locale: lang, serviceWorkers: "block" });
    const disk = await browser.newContext({ locale: lang });
    const requests = [];
    const complaints = [];
    disk.on("request", (request) => !/^(?:blob|data):/.test(request.url()) && requests.push(request.url()));
    const pages = await Promise.all([site.newPage(), disk.newPage()]);
    pages[1].on("console", (message) => ["error", "warning"].includes(message.type()) && complaints.push(message.text()));
    pages[1].on("pageerror", (error) => complaints.push(String(error)));
    await pages[0].goto(`${server.origin}/?lang=${lang}`);
    await pages[1].goto(file);
    const names = await pages[1].$$eval("[data-sample]", (nodes) => nodes.map(({ dataset }) => dataset.sample));
    assert.ok(names.length >= 8);
    const judged = async (page, name) => {
      await page.locator("#version:not(:empty)").waitFor({ state: "attached" });
      await page.evaluate(() => (document.getElementById("result").dataset.state = "empty"));
      await page.locator(`[data-sample="${name}"]`).dispatchEvent("click");
      await reported(page);
      await page.locator('#live[data-phase="done"]').waitFor();
      return [await page.textContent("#answer"), await checks(page)];
    };
    for (const name of names) assert.deepEqual(await judged(pages[1], name), await judged(pages[0], name), name);
    assert.deepEqual([requests, complaints], [[file], []], "one file, no request, no complaint");
    // The licences of others come with it.
    await pages[1].click("#about > summary");
    await pages[1].locator("#notices:not(:empty)").waitFor();
    for (const words of ["Apache License", "postal-mime", "fflate"]) assert.ok((await pages[1].textContent("#notices")).includes(words), words);
    const policy = await pages[1].getAttribute('meta[http-equiv="Content-Security-Policy"]', "content");
    for (const rule of [/^default-src 'none';/, /script-src 'sha256-[^']+' 'wasm-unsafe-eval';/, /style-src 'sha256-[^']+';/, /connect-src 'none';/, /worker-src blob:;/]) {
      assert.match(policy, rule);
    }
    assert.doesNotMatch(policy, /'self'|unsafe-inline|https?:/);
    await Promise.all([site.close(), disk.close()]);
  });
}
