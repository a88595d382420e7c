// The npm package in Chromium, loaded from a server as a page without a bundler does.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { launchBrowser, serve } from "./support/browser.mjs";

const folder = process.env.FROMPROOF_PACKAGE ?? fileURLToPath(new URL("../../build/wasm/npm", import.meta.url));
const use = `
  import { load } from "/fromproof.mjs";
  export async function author(text) {
    const fromproof = await load();
    const check = fromproof.check(text);
    const { message } = check.report();
    check.free();
    return message.header_from.domain;
  }
`;

let server;
let browser;
let page;
before(async () => {
  server = await serve(folder, {
    "/blank.html": "<!doctype html><title>blank</title>",
    "/use.mjs": use,
    "/worker.mjs": 'import { author } from "/use.mjs"; onmessage = async ({ data }) => postMessage(await author(data));',
  });
  browser = await launchBrowser();
  page = await browser.newPage();
  await page.goto(`${server.origin}/blank.html`);
});
after(async () => {
  await browser?.close();
  server?.close();
});

const mail = "From: ann@example.com\r\n\r\nHi.\r\n";

test("in a page", async () => {
  const domain = await page.evaluate(async (text) => (await import("/use.mjs")).author(text), mail);
  assert.equal(domain, "example.com");
});

test("in a module worker", async () => {
  const domain = await page.evaluate(
    (text) =>
      new Promise((resolve, reject) => {
        const worker = new Worker("/worker.mjs", { type: "module" });
        worker.onmessage = ({ data }) => resolve(data);
        worker.onerror = () => reject(new Error("the worker failed"));
        worker.postMessage(text);
      }),
    mail,
  );
  assert.equal(domain, "example.com");
});
