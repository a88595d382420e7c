// Mail that tries to break out of the page: markup, script, direction tricks, octets of every kind. Watches four ways:
// addresses, storage, the console and requests.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { openPage, startPage } from "./support/browser.mjs";
import { tasksOf } from "./support/tasks.mjs";

/** A word in every part of our own mails. */
const canary = "kanarienvogel";
const folder = new URL("mail/hostile/", import.meta.url);

const { server, browser } = await startPage();

/** Everything that the page writes to the console, and all its requests. */
async function watched() {
  const opened = await openPage(browser, server, {});
  const said = [];
  const asked = [];
  opened.page.on("console", (message) => said.push(message.text()));
  opened.context.on("request", (request) => asked.push(request.url()));
  return { ...opened, said, asked };
}

/** Drops a file with these octets, and waits for the page's answer. */
async function drop(page, octets, name = "mail.eml") {
  await give(page, octets, name);
  await dropGiven(page);
}

/** Makes the file in the page: a text as UTF-8, and any octets. */
function give(page, content, name = "mail.eml") {
  const text = typeof content === "string" ? content : null;
  return page.evaluate(
    ([text, base64, name]) => void (window.given = new File([text ?? Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name)),
    [text, text === null ? Buffer.from(content).toString("base64") : "", name],
  );
}

async function dropGiven(page) {
  await page.evaluate(() => {
    document.getElementById("result").dataset.state = "empty";
    const transfer = new DataTransfer();
    transfer.items.add(window.given);
    document.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await page.waitForFunction(() => ["done", "error"].includes(document.getElementById("result").dataset.state) || document.body.dataset.state === "choose");
}

/** What the page stores, and every address in it. */
function kept(page) {
  return page.evaluate(async () => ({
    address: location.href,
    history: history.state,
    name: window.name,
    title: document.title,
    local: { ...localStorage },
    session: { ...sessionStorage },
    cookie: document.cookie,
    databases: await indexedDB.databases(),
    cached: (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat(),
    loaded: performance.getEntriesByType("resource").map(({ name }) => name),
    addresses: [...document.querySelectorAll("[href], [src], [action], [srcset], [data], [poster], [formaction]")].map((node) => node.outerHTML.slice(0, 300)),
  }));
}

/** Parts of the result that are not text, and invisible characters that are not made visible. */
function strange(page) {
  return page.evaluate(() => {
    const found = [];
    const result = document.getElementById("result");
    for (const node of result.querySelectorAll("*")) {
      if (/^(?:a|applet|audio|base|embed|form|frame|iframe|img|link|math|meta|object|script|source|style|template|video)$/.test(node.localName)) found.push(node.localName);
      for (const { name, value } of node.attributes) {
        if (/^on|^(?:src|href|action|style|srcdoc)$/.test(name)) found.push(`${node.localName} ${name}=${value}`);
        if (/[\u202a-\u202e\u2066-\u2069]/.test(value)) found.push(`direction in ${node.localName} ${name}`);
      }
    }
    const walker = document.createTreeWalker(result, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      if (/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\u0000-\u0008\u007f-\u009f]/.test(walker.currentNode.data)) found.push(JSON.stringify(walker.currentNode.data.slice(0, 80)));
    }
    return found;
  });
}

/** Uses all controls that the page offers for a mail. */
async function useAll(page) {
  await page.evaluate(() => {
    for (const node of document.querySelectorAll("details")) node.open = true;
    for (const button of document.querySelectorAll(".to-raw, .field-name, .mail-body button")) button.click();
    const code = document.querySelector("pre.header code");
    if (code) getSelection().selectAllChildren(code);
  });
  // A long body keeps a button, for more of it.
  if (await page.locator("#result .mail-body").count()) await page.locator(".mail-body pre").waitFor();
}

async function leavesNoTrace(opened, what) {
  const { page, context, said, asked, complaints } = opened;
  const all = await kept(page);
  // The history holds only how far the way back leads.
  assert.deepEqual([all.address, all.history, all.name, all.cookie, all.databases, all.session], [`${server.origin}/?lang=en`, { depth: 1 }, "", "", [], {}], what);
  assert.deepEqual(Object.keys(all.local).filter((key) => !/lang/.test(key)), [], what);
  assert.deepEqual(said, [], `${what}: console`);
  assert.deepEqual(complaints, [], `${what}: console`);
  assert.deepEqual(asked.filter((url) => !url.startsWith(server.origin) && !url.startsWith("blob:")), [], `${what}: requests`);
  assert.deepEqual(await context.cookies(), []);
  assert.equal(context.pages().length, 1, what);
  const everywhere = decodeURIComponent(JSON.stringify([all, asked, server.requests, said]).replace(/%(?![0-9a-f]{2})/gi, "%25")).toLowerCase();
  assert.ok(!everywhere.includes(canary), what);
}

test("our own mails", async () => {
  const opened = await watched();
  for (const name of await readdir(folder)) {
    const octets = await readFile(new URL(name, folder));
    await drop(opened.page, octets);
    assert.equal(await opened.page.getAttribute("#result", "data-state"), "done", name);
    await useAll(opened.page);
    assert.deepEqual(await strange(opened.page), [], name);
    // Checks that it is shown: a page that hides mails would pass every test here.
    assert.ok((await opened.page.textContent("#result")).toLowerCase().includes(canary), name);
    assert.match(await opened.page.textContent("pre.header"), /From/, name);
    await leavesNoTrace(opened, name);
  }
  // Two of them side by side, several in a list, and the other language.
  await opened.page.click("#compare");
  await drop(opened.page, await readFile(new URL("markup.eml", folder)), `<img src=//${canary}.example>.eml`);
  assert.deepEqual(await strange(opened.page), [], "compared");
  assert.equal(await opened.page.locator("section.compare").count(), 1);
  await leavesNoTrace(opened, "compared");
  const files = (await Promise.all(["markup.eml", "bidi.eml"].map((name) => readFile(new URL(name, folder))))).map((mail) =>
    Buffer.concat([Buffer.from("From a@b Thu Jan  1 00:00:00 2026\r\n"), mail, Buffer.from("\r\n\r\n")]));
  await drop(opened.page, Buffer.concat(files));
  await opened.page.locator(".mail .what").nth(1).waitFor();
  assert.deepEqual(await strange(opened.page), [], "list");
  await leavesNoTrace(opened, "list");
  await opened.context.close();
});

const shared = process.env.FROMPROOF_SHARED && join(process.env.FROMPROOF_SHARED, "attacks/cases.json");
test("every message of the shared attacks", { skip: !shared || !existsSync(shared), timeout: 180_000 }, async (t) => {
  const { cases } = JSON.parse(await readFile(shared, "utf8"));
  const opened = await watched();
  let shown = 0;
  for (const { id, area, message } of cases) {
    if (!message) continue;
    const octets = expand(message);
    if (octets.length > 2 ** 20) continue;
    await drop(opened.page, octets);
    if (area === "web") {
      assert.equal(await opened.page.getAttribute("#result", "data-state"), "done", id);
      await useAll(opened.page);
    }
    assert.deepEqual(await strange(opened.page), [], id);
    shown++;
  }
  await leavesNoTrace(opened, "the shared attacks");
  t.diagnostic(`${shown} messages`);
  assert.ok(shown > 150, `${shown}`);
  await opened.context.close();
});

/** The octets of a case's message: a character is an octet; parts may be repeated, numbered or in base64. */
function expand(message) {
  const parts = typeof message === "string" ? [message] : message;
  return Buffer.concat(parts.map((part) => {
    if (typeof part === "string") return Buffer.from(part, "latin1");
    if ("repeat" in part) return Buffer.from(part.repeat.repeat(part.count), "latin1");
    if ("base64" in part) return Buffer.from(part.base64, "base64");
    return Buffer.from(Array.from({ length: part.count }, (_, i) => part.template.replaceAll("{i}", String(part.start + i))).join(""), "latin1");
  }));
}

test("lone surrogates, pasted and typed, become what UTF-8 has for them", async () => {
  const opened = await watched();
  const text = `From: a\ud800 <${canary}@example.com>\r\nSubject: b\udfff\ud83d end\r\n\r\n\udc00`;
  await opened.page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    // A browser's clipboard may contain and deliver this.
    data.getData = () => pasted;
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    Object.defineProperty(event, "clipboardData", { value: { files: [], getData: () => pasted } });
    document.getElementById("source").dispatchEvent(event);
  }, text);
  await opened.page.locator('#result[data-state="done"]').waitFor();
  const report = () => opened.page.evaluate(() => document.getElementById("result").report);
  assert.equal((await report()).message.subject, "b\ufffd\ufffd end");
  await opened.page.click("#change");
  await opened.page.evaluate((typed) => {
    const area = document.getElementById("source");
    area.value = typed;
    area.dispatchEvent(new InputEvent("input"));
  }, text.replace("end", "of it"));
  await opened.page.click("#check");
  await opened.page.waitForFunction(() => document.getElementById("result").report?.message.subject.endsWith("of it"));
  assert.equal((await report()).message.subject, "b\ufffd\ufffd of it");
  await leavesNoTrace(opened, "surrogates");
  await opened.context.close();
});

test("a mail in the address or in a message from another window is not taken", async () => {
  const mail = encodeURIComponent(`From: <img src=x onerror=alert(1)> ${canary}@example.com\r\n\r\n`);
  for (const address of [`/?lang=en&m=${mail}#m=${mail}`, `/?lang=en#${mail}`]) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const dialogs = [];
    page.on("dialog", (dialog) => (dialogs.push(dialog.message()), dialog.dismiss()));
    await page.goto(server.origin + address);
    await page.locator("#version:not(:empty)").waitFor({ state: "attached" });
    await page.evaluate((text) => {
      for (const data of [text, { message: text }, { id: 1, value: { report: text } }]) postMessage(data, "*");
      document.body.dispatchEvent(new DragEvent("drop", { bubbles: true }));
    }, decodeURIComponent(mail));
    await page.waitForTimeout(300);
    assert.equal(await page.getAttribute("#result", "data-state"), "empty");
    assert.equal((await page.textContent("body")).includes(canary), false);
    assert.equal(await page.inputValue("#source"), "");
    assert.deepEqual(dialogs, []);
    await context.close();
  }
});

describe("mails made to block the page", () => {
  const repeat = (count, template) => Array.from({ length: count }, (_, i) => template(i)).join("");
  const receiver = "Authentication-Results: mx.google.com; spf=pass smtp.mailfrom=example.com; dmarc=pass header.from=example.com\r\n" +
    "Received: from x.example ([192.0.2.1]) by mx.google.com with ESMTP; Thu, 01 Jan 2026 00:00:00 +0000\r\n";
  const mail = ({ above = "", from = "a@example.com", subject = "s", content = "", body = "Hi.\r\n" }) =>
    `${above}${receiver}From: ${from}\r\nTo: b@example.org\r\nSubject: ${subject}\r\nDate: Thu, 01 Jan 2026 00:00:00 +0000\r\n${content}\r\n${body}`;
  const results = repeat(100_000, (i) => `dkim=pass header.d=d${i}.example; `);
  const megabyte = (text) => text.repeat(Math.ceil(2 ** 20 / text.length));

  /** Each with the most elements that the page may have for it, everything opened. */
  const cases = {
    "a server's name of 80 KB, of addresses": [600, mail({ above: `Authentication-Results: ${"a@".repeat(40_000)}; spf=pass\r\n` })],
    "100,000 results of an unknown server": [1000, mail({ above: `Authentication-Results: evil.example; ${results}spf=pass\r\n` })],
    "100,000 results of the receiver": [1000, `Authentication-Results: mx.google.com; ${results}spf=pass\r\n${mail({})}`],
    "20,000 fields with results": [3000, mail({ above: repeat(20_000, (i) => `Authentication-Results: e${i}.example; spf=pass\r\n`) })],
    "5,000 signatures": [5000, mail({ above: repeat(5000, (i) => `DKIM-Signature: v=1; a=rsa-sha256; d=d${i}.example; s=s; h=from; bh=AAAA; b=AAAA\r\n`) })],
    "400,000 fields": [2500, mail({ above: repeat(400_000, (i) => `X-${i}: v\r\n`) })],
    "10,000 From fields": [4000, mail({ above: repeat(10_000, (i) => `From: a${i}@e${i}.example\r\n`) })],
    "a name of 5 MB": [600, mail({ from: `"${"n".repeat(5_000_000)}" <a@example.com>` })],
    "a domain of 4 MB": [600, mail({ from: `a@${"a.".repeat(2_000_000)}com` })],
    "a name and a subject of mixed directions": [4000, mail({ from: `"${"\u202ea\u2066\u05d0".repeat(100_000)}" <a@example.com>`, subject: "\u202e\u200b".repeat(100_000) })],
    "a name and a subject of visible text, in mixed directions": [1500, mail({ from: `"${"a\u05d0".repeat(100_000)}" <a@example.com>`, subject: "\u05d0a ".repeat(100_000) })],
    "a header of invisible characters": [3000, mail({ above: `X-A: ${"a\u00ad".repeat(20_000)}\r\n` })],
    "a body of invisible characters": [1500, mail({ content: "Content-Type: text/plain; charset=utf-8\r\n", body: megabyte("a\u00ad") })],
    "a body of mixed directions": [800, mail({ content: "Content-Type: text/plain; charset=utf-8\r\n", body: megabyte("\u05d0a\u0661 ") })],
    "a body of empty lines": [800, mail({ body: megabyte("\r\n") })],
    "100,000 parts": [800, mail({ content: "Content-Type: multipart/mixed; boundary=b\r\n", body: "--b\r\n\r\n".repeat(100_000) })],
    "20,000 attachments": [1000, mail({ content: "Content-Type: multipart/mixed; boundary=b\r\n", body: "--b\r\nContent-Type: a/b\r\n\r\nx\r\n".repeat(20_000) })],
    "parts within parts, 20,000 deep": [800, mail({ content: "Content-Type: multipart/mixed; boundary=b0\r\n", body: repeat(20_000, (i) => `--b${i}\r\nContent-Type: multipart/mixed; boundary=b${i + 1}\r\n\r\n`) })],
    "lines that begin like a boundary of 60 KB": [800, mail({ content: `Content-Type: multipart/mixed; boundary="${"a".repeat(60_000)}"\r\n`, body: megabyte(`--${"a".repeat(59_999)}b\r\n`) })],
    "a million tags": [800, mail({ content: "Content-Type: text/html\r\n", body: megabyte("<") })],
    "quotation marks without an end": [800, mail({ content: "Content-Type: text/html\r\n", body: megabyte('<a x="') })],
    "list items": [800, mail({ content: "Content-Type: text/html\r\n", body: megabyte("<li>") })],
  };

  /** A page of plain text. */
  const drawUsual = (page) => page.evaluate(() => {
    const lines = Array.from({ length: 1000 }, (_, i) => Object.assign(document.createElement("p"), { textContent: `${i} ${"text ".repeat(12)}` }));
    const block = document.createElement("div");
    block.append(...lines);
    document.querySelector("main").append(block);
    block.getBoundingClientRect();
    requestAnimationFrame(() => block.remove());
  });

  /** All that the page offers for a mail. */
  function stepsOf(page) {
    const open = (selector) => page.evaluate((wanted) => document.querySelectorAll(wanted).forEach((node) => (node.open = true)), selector);
    const choose = (format) => () => page.check(`[value=${format}]`);
    return {
      usual: () => drawUsual(page),
      again: () => drawUsual(page),
      opened: () => dropGiven(page),
      "raw text": async () => {
        await open("#result .raw");
        await page.waitForFunction(() => !document.querySelector(".slice[hidden]"));
      },
      details: () => open("#result details:not(.share)"),
      body: async () => {
        await page.locator(".mail-body button").click();
        await page.locator(".mail-body pre").waitFor();
      },
      shared: async () => {
        await open(".share");
        await page.locator(".share-panel").waitFor();
      },
      markdown: choose("markdown"),
      json: choose("json"),
      link: choose("link"),
      "json again": choose("json"),
      "shared whole": () => page.check("#share-all"),
    };
  }

  /** For each of the cases, one after another in a page: the longest tasks, and how many elements the page then has. */
  async function measure(cases) {
    const { page, context } = await openPage(browser, server, {});
    const elements = {};
    const steps = Object.entries(cases).map(([name, [, text]]) => [name, {
      given: () => give(page, text),
      ...stepsOf(page),
      cleared: async () => {
        elements[name] = await page.evaluate(() => document.querySelectorAll("*").length);
        await page.click("#clear");
      },
    }]);
    const tasks = await tasksOf(browser, page, Object.fromEntries(steps));
    await context.close();
    // To make the file is no work of the page; to clear it all is.
    return Object.fromEntries(Object.entries(tasks).map(([name, { given, usual, again, ...done }]) =>
      // What a page of plain text costs here and now, so that a slow machine does not fail.
      [name, { elements: elements[name], done, base: Math.max(usual, again) }]));
  }

  /** What took too long. The raw text is drawn in slices, so it costs less than a page of text at once. */
  const slow = ({ done, base }) =>
    Object.entries(done).flatMap(([what, task]) => {
      const limit = what === "raw text" ? Math.max(50, base) : 6 * base;
      return task <= limit ? [] : [`${what}: a task of ${task} ms, usual are ${base} ms`];
    });

  let all;
  before(async () => (all = await measure(cases)), { timeout: 180_000 });
  for (const [name, one] of Object.entries(cases)) {
    test(name, { timeout: 60_000 }, async (t) => {
      // Another program may have run at that moment; what is slow itself is slow again, in a page of its own, too.
      if (slow(all[name]).length > 0) Object.assign(all, await measure({ [name]: one }));
      const [most] = one;
      const { elements, done, base } = all[name];
      t.diagnostic(`${elements} elements; tasks in ms: ${Object.entries(done).map(([what, task]) => `${what} ${Math.round(task)}`).join(", ")}; usual ${Math.round(base)}`);
      assert.ok(elements <= most, `${elements} elements`);
      assert.deepEqual(slow(all[name]), []);
    });
  }
});
