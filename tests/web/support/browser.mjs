// The built page in Debian's Chromium, the one without a window, which begins in half the time: a file server, a browser, and
// the common steps of the page tests.
import assert from "node:assert/strict";
import { createReadStream, existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, normalize } from "node:path";
import { after } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const web = new URL("../../../web/", import.meta.url);
// The tests are outside web/, where the packages are installed.
export const require = createRequire(new URL("package.json", web));
if (!existsSync(new URL("node_modules/playwright-core", web))) throw new Error("install the packages first (npm ci in web/)");
const { chromium } = require("playwright-core");

export const dist = process.env.FROMPROOF_PAGE ?? fileURLToPath(new URL("dist", web));
const types = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/** The module, for tests that need no browser. */
const folder = process.env.FROMPROOF_PACKAGE ? pathToFileURL(`${process.env.FROMPROOF_PACKAGE}/`) : new URL("../../../build/wasm/npm/", import.meta.url);
export const fromproof = await import(new URL("fromproof.mjs", folder)).then(({ load }) => load());

/** All texts of the page in a language. */
export async function locale(lang) {
  const read = async (name) => JSON.parse(await readFile(new URL(`locales/${name}.json`, web), "utf8"));
  return { ...(await read(lang)), ...(await read(`${lang}.later`)) };
}

/** A sample as it was sent: the files are kept with LF. */
export async function sampleMail(name) {
  return (await readFile(new URL(`samples/${name}.eml`, web), "utf8")).replaceAll("\n", "\r\n");
}

/** Serves the built page on a free port of this machine. */
export async function servePage() {
  if (!existsSync(join(dist, "index.html"))) throw new Error(`${dist}: build the page first (npm run build in web/)`);
  return serve(dist);
}

/** Serves a folder. `texts` are additional files that are in no folder, by their path. */
export async function serve(folder, texts = {}) {
  const requests = [];
  const server = createServer((request, response) => {
    requests.push(request.url);
    const path = normalize(new URL(request.url, "http://page").pathname);
    if (path in texts) return response.writeHead(200, { "content-type": types[extname(path)] }).end(texts[path]);
    const file = join(folder, path === "/" ? "index.html" : path);
    if (!existsSync(file)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { origin: `http://127.0.0.1:${server.address().port}`, requests, close: () => server.close() };
}

export function launchBrowser(args = []) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
      "--disable-background-networking", "--disable-component-update", "--disable-sync", ...args],
  });
}

/**
 * The built page on a server, and a browser, for all tests of a file; both end with them. `withPage` opens the page for one
 * test and closes it afterwards: it must have asked for nothing and complained of nothing.
 */
export async function startPage() {
  const server = await servePage();
  const browser = await launchBrowser();
  after(async () => {
    await browser.close();
    server.close();
  });
  const withPage = async (options, use) => {
    const opened = await openPage(browser, server, options);
    try {
      await use(opened.page, opened);
      assert.deepEqual(opened.requests, [], "no request after the page has loaded");
      assert.deepEqual(opened.complaints, [], "nothing on the console");
    } finally {
      await opened.context.close();
    }
  };
  return { server, browser, withPage };
}

/**
 * A loaded page, with its network requests and complaints since then. The service worker, which
 * fetches the page's own files once more, has its own tests.
 */
export async function openPage(browser, server, { lang = "en", ...options } = {}) {
  const context = await browser.newContext({ locale: lang, serviceWorkers: "block", ...options });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: server.origin });
  const page = await context.newPage();
  const complaints = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type()) && !/Service Worker registration blocked/.test(message.text())) complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", (dialog) => (complaints.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  await page.goto(`${server.origin}/?lang=${lang}`);
  await ready(page);
  const requests = [];
  // The worker's own blob: address is made in the page and leads nowhere; parts of the page come when they are needed.
  const own = ["blob:", `${server.origin}/assets/`];
  context.on("request", (request) => !own.some((begin) => request.url().startsWith(begin)) && requests.push(request.url()));
  return { page, context, requests, complaints };
}

/** Waits until the module runs. Asks in every frame: a locator would ask twice a second, for each page of each test. */
export async function ready(page) {
  await page.waitForFunction(() => document.getElementById("version")?.textContent);
}

/** Pastes as a person does: through the clipboard and the keyboard. */
export async function paste(page, text) {
  await page.evaluate((value) => {
    document.getElementById("result").dataset.state = "empty";
    return navigator.clipboard.writeText(value);
  }, text);
  await page.focus("#source");
  await page.keyboard.press("Control+V");
  return reported(page);
}

/** Holds back all messages to the worker until `held.release()` in the page, so that the next work does not start. */
export function holdWorker(page) {
  return page.evaluate(() => {
    const { postMessage } = Worker.prototype;
    const release = () => (Worker.prototype.postMessage = postMessage);
    Worker.prototype.postMessage = function ({ id }) {
      window.held = { worker: this, id, release };
    };
  });
}

/** Waits for the next answer and returns its report. */
export async function reported(page) {
  await page.waitForFunction(() => ["done", "error"].includes(document.getElementById("result").dataset.state));
  return page.evaluate(() => document.getElementById("result").report);
}

/** Opens a sample, which the page then verifies by the DNS recorded with it. Returns the verified report. */
export async function openSample(page, name) {
  await page.evaluate(() => (document.getElementById("result").dataset.state = "empty"));
  await page.click(`[data-sample="${name}"]`);
  await page.waitForFunction(() => document.getElementById("result").dataset.state === "done" && document.getElementById("live").dataset.phase === "done");
  return reported(page);
}

/** The answer without its sign. */
export function answerOf(page) {
  return page.$eval("#answer", (node) => node.textContent.replace(/^[✓✕?]/, ""));
}

/** The result of each line, as [check, domain, result, source]. */
export function checks(page) {
  return page.$$eval("[data-check]", (nodes) =>
    nodes.map(({ dataset }) => [dataset.check, dataset.domain ?? null, dataset.result, dataset.source]),
  );
}

/** The records of all fixes, as [name, type, value]. */
export function records(page) {
  return page.$$eval("[data-fix] [data-record]", (nodes) =>
    nodes.map(({ dataset }) => [dataset.name, dataset.type, dataset.value]),
  );
}
