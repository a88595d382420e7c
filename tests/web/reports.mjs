// Reports and bounces: what the page shows of them, and how it goes on. The reader is replaced, see support/fake_reading.mjs:
// these tests are of the view. What the page takes for reports: reports_given.mjs.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { describe, test } from "node:test";
import { locale, openPage, require, startPage } from "./support/browser.mjs";
import { openReports, replaceReading, stateOf } from "./support/fake_reading.mjs";
import { bounced, com, counts, days, domain, jp, notice, one, pictureOf, recipient, refused, source, two } from "./support/report_states.mjs";
import { taskOf } from "./support/tasks.mjs";

const { server, browser, withPage: withRealPage } = await startPage();
const withPage = (options, use) => withRealPage(options, async (page, opened) => {
  await replaceReading(page);
  await use(page, opened);
});
const locales = { en: await locale("en"), ja: await locale("ja") };

const textOf = (page, selector) => page.$eval(selector, (node) => node.textContent);
const row = (page, name) => page.locator(".by-source tbody", { hasText: name });
const wide = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
/** Tells the view something while it reads. */
const tell = (page, name, told) => page.evaluate(([name, told]) => window.readings.at(-1).tell[name](told), [name, told]);

for (const lang of ["en", "ja"]) {
  test(`on a phone the word beside a long number stays in one line: ${lang}`, () =>
    withPage({ lang, viewport: { width: 360, height: 740 } }, async (page) => {
      await openReports(page, stateOf(pictureOf([{ ...jp, sources: [source("Amazon SES", "provider", counts(12_345_678, 123_456_789, 1_234_567_890, 5), "provider-without-mail-from")] }])));
      const lines = await page.$$eval(".by-source .number .key", (nodes) => nodes.filter((node) => node.checkVisibility()).map((node) => {
        const words = document.createRange();
        words.selectNodeContents(node.lastChild.previousSibling ?? node);
        return new Set([...words.getClientRects()].map(({ top }) => top)).size;
      }));
      assert.deepEqual(lines, Array(5).fill(1));
      assert.equal(await wide(page), 0);
    }));

  const texts = locales[lang];
  const number = new Intl.NumberFormat(lang);

  test(`one domain on one screen: ${lang}`, () =>
    withPage({ lang }, async (page) => {
      await openReports(page, one);
      assert.equal(await textOf(page, "#answer"), texts.reports_answer.replace("{domain}", "example.jp").replace("{share}", new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 1 }).format(0.958)));
      assert.equal(await page.evaluate(() => document.activeElement.id), "answer", "a button was pressed");
      assert.equal(await textOf(page, "#status"), await textOf(page, "#answer"));
      assert.equal(await page.locator(".next-step").getAttribute("data-step"), "quarantine");
      const hit = texts.reports_hit.replace("{policy}", "quarantine").replace("{known}", "3").replace("{unknown}", "55");
      assert.ok((await textOf(page, ".next-step")).includes(hit));
      assert.match(await textOf(page, ".next-step"), /203\.0\.113\.9/);
      assert.deepEqual(await page.$$eval(".sums dd", (nodes) => nodes.slice(0, 3).map((node) => node.textContent)), [number.format(1378), "95.8%", "29%"]);
      const cells = await row(page, "Amazon SES").locator("td.number > span:last-child").allTextContents();
      assert.deepEqual(cells, ["900", "0", "900", "0", "0"]);
      assert.equal(await row(page, "Amazon SES").locator("[data-fix]").getAttribute("data-fix"), "ses-custom-mail-from");
      assert.ok(!/reports:/.test(await textOf(page, ".reports")), "every code has its sentence");
      assert.deepEqual(await page.$$eval(".sources", (nodes) => nodes.map((node) => node.querySelectorAll("tbody").length)), [2, 1], "unknown sources stand apart");
      // The state of nothing else is shown.
      for (const name of ["bounces", "tls", "notes", "refused"]) assert.equal(await page.locator(`.${name}`).count(), 0, name);
    }));

  test(`bounces: who, which kind, why, what to do and what was said: ${lang}`, () =>
    withPage({ lang }, async (page) => {
      await openReports(page, bounced, { files: { "event.json": '{"Type":"Notification"}' } });
      const rows = await page.$$eval(".by-recipient tbody tr", (nodes) => nodes.map((node) => [...node.children].map((cell) => cell.textContent)));
      assert.equal(rows.length, 4);
      assert.equal(rows[0][0], "ann@example.org");
      assert.ok(rows[0][1].includes(texts.reports_class_hard) && rows[0][3].includes("550 5.1.1 User unknown"));
      assert.ok(rows[1][1].includes(texts.reports_overruled) && rows[1][1].includes("Transient / General") && rows[1][1].includes("550 5.4.4"), rows[1][1]);
      assert.equal(await page.locator(".overruled s").textContent(), "Transient / General");
      assert.ok(rows[3][1].includes(texts.reports_class_complaint) && rows[3][3] === "");
      assert.match(await textOf(page, "#answer"), /2.*1.*1/);
      assert.ok(!/bounce:/.test(rows.flat().join()), "every reason has its sentence");
    }));
}

test("every refusal has its words, and an unknown one its code", () =>
  withPage({}, async (page) => {
    const codes = ["not-xml", "truncated", "malformed", "wrong-end-tag", "document-type", "unknown-entity", "too-deep", "too-many-attributes", "too-long", "after-the-end", "foreign-xml", "foreign-json",
      "bad-json", "empty", "no-report", "neither", "too-large", "cannot-unpack", "too-many-members", "too-much", "nested", "too-many-mails", "unreadable"];
    const list = [...codes, "new-code"].map((code, i) => refused(`${i}.xml`, code, i === 1 ? { member: "in/b.xml", offset: 70 } : {}));
    await openReports(page, { ...one, refused: list, refusedOmitted: 7 });
    for (let more; (await (more = page.locator(".refused .more")).count()) > 0; ) await more.click();
    const items = await page.locator(".refused-files li").allTextContents();
    assert.equal(items.length, 24);
    assert.equal(items[1], "1.xml › in/b.xml — It is cut off. (octet 70)");
    assert.match(items[23], /new-code/);
    assert.ok(items.slice(0, 23).every((item) => / — [A-Z].*\./.test(item)), items.join("\n"));
    assert.equal(await textOf(page, "#reports-refused"), "Not read: 31");
  }));

test("duplicates, TLS, failure reports and what was left out are told", () =>
  withPage({}, async (page) => {
    const picture = pictureOf([jp], { duplicates: 4, other_sources: { sources: 9, messages: 12, aligned: counts(12, 0, 0, 0) }, omitted: { domains: 1, days: 2, reporters: 3, addresses_are_exact: false, duplicates_are_exact: false } });
    await openReports(page, stateOf(picture, { failures: 5, tls: { reports: 2, successes: 100, failures: 3, types: [{ type: "certificate-expired", count: 3 }] } }));
    const notes = await page.locator(".notes li").allTextContents();
    assert.equal(notes.length, 6);
    assert.match(await textOf(page, ".tls"), /100.*3.*certificate-expired: 3/s);
    assert.match(await textOf(page, ".reporters"), /Reporters that are not listed: 3/);
    assert.match(await textOf(page, ".days"), /cannot be used: 2/);
  }));

test("several domains: the heaviest first, and one at a time by keyboard", () =>
  withPage({}, async (page) => {
    await openReports(page, two);
    assert.deepEqual(await page.locator(".domains label").allTextContents(), ["example.com (1,500)", "example.jp (1,378)"]);
    assert.match(await textOf(page, ".of-domain"), /66\.7% .* example\.com/);
    assert.match(await textOf(page, ".next-step"), /p=reject is published.*p=reject applied to 500 messages/s);
    await page.focus(".domains input:checked");
    await page.keyboard.press("ArrowRight");
    assert.match(await textOf(page, ".of-domain"), /example\.jp/);
    assert.equal(await page.evaluate(() => document.activeElement.value), "example.jp", "the focus stays");
    assert.match(await textOf(page, "#status"), /example\.jp/);
    assert.equal(await row(page, "Amazon SES").count(), 1);
  }));

test("many domains: a menu", () =>
  withPage({}, async (page) => {
    await openReports(page, stateOf(pictureOf(Array.from({ length: 9 }, (_, i) => ({ ...jp, domain: `d${i}.example`, messages: 100 - i })))));
    await page.selectOption("#reports-domain", "d8.example");
    assert.match(await textOf(page, ".of-domain"), /d8\.example/);
    assert.equal(await page.evaluate(() => document.querySelector("#reports-domain").value), "d8.example");
  }));

test("from a source to its records and back", () =>
  withPage({}, async (page) => {
    const record = { source_ip: "198.51.100.7", count: 120, disposition: "none", dkim: "pass", spf: "fail", reasons: [{ type: "forwarded", comment: "<b>x</b>" }], header_from: "example.jp", envelope_from: "amazonses.com", envelope_to: null,
      auth: { dkim: [{ domain: "example.jp", selector: "s1", result: "pass", human_result: null }], spf: [{ domain: "amazonses.com", scope: "mfrom", result: "pass" }] }, org_name: "google.com", begin: 1735689600, end: 1735775999, file: "a.xml.gz" };
    await openReports(page, one, { records: { records: Array.from({ length: 120 }, (_, i) => ({ ...record, count: 200 - i })), omitted: 30 } });
    const open = row(page, "Amazon SES").locator(".open");
    assert.equal(await open.getAttribute("aria-expanded"), "false");
    await open.focus();
    await page.keyboard.press("Enter");
    await page.locator(".records-of li").first().waitFor();
    assert.deepEqual(await page.evaluate(() => window.askedRecords), ["example.jp", "provider", "Amazon SES"]);
    assert.equal(await page.locator(".records-of li:not(.more)").count(), 50, "the rest comes in slices");
    assert.match(await textOf(page, ".records-of li"), /198\.51\.100\.7.*200.*DKIM only.*amazonses\.com.*pass example\.jp s=s1.*forwarded <b>x<\/b>.*google\.com Jan 1, 2025.*a\.xml\.gz/s);
    assert.match(await textOf(page, ".records-of"), /Left out: 30/);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-expanded")), "true", "the focus stays on the button");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator(".records-of").count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-expanded")), "false");
  }));

test("while it reads: progress, results that can be used, and cancelling", () =>
  withPage({}, async (page) => {
    await openReports(page, null);
    await page.waitForFunction(() => window.readings?.length === 1);
    assert.match(await textOf(page, "#answer"), /Reading/);
    await tell(page, "learned", { ...two, files: 100, done: 40 });
    await page.locator(".by-source").first().waitFor();
    assert.match(await textOf(page, "#reports-progress"), /40 of 100/);
    await page.check('.domains input[value="example.jp"]');
    await row(page, "Amazon SES").locator(".open").focus();
    await page.evaluate(() => (window.announced = [], new MutationObserver(() => window.announced.push(document.getElementById("status").textContent)).observe(document.getElementById("status"), { childList: true, characterData: true, subtree: true })));
    await tell(page, "learned", { ...two, files: 100, done: 41 });
    await page.locator("#reports-progress", { hasText: "41 of 100" }).waitFor();
    assert.match(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), /Amazon SES/, "the focus stays while results come in");
    assert.equal(await page.locator('.domains input[value="example.jp"]').isChecked(), true);
    await page.click("#reports-cancel");
    assert.equal(await page.evaluate(() => window.readings[0].stopped), true);
    assert.match(await textOf(page, "#reports-progress"), /Stopped: 41 of 100/);
    assert.deepEqual(await page.evaluate(() => window.announced), [await textOf(page, "#reports-progress")], "said once");
    assert.equal(await row(page, "Amazon SES").count(), 1, "what is read stays");
    assert.equal(await page.evaluate(() => document.activeElement.id), "answer");
    await page.evaluate(() => (window.onReading = null));
    await page.click("#reports-again");
    await page.waitForFunction(() => window.readings.length === 2);
    // The first reader has nothing to say any more.
    await page.evaluate((told) => window.readings[0].tell.ended(told), one);
    await tell(page, "ended", two);
    await page.locator(".reports .progress").waitFor({ state: "hidden" });
    assert.equal(await textOf(page, "#status"), await textOf(page, "#answer"));
  }));

test("a reader that fails says why", () =>
  withPage({}, async (page) => {
    await openReports(page, null);
    await page.waitForFunction(() => window.readings?.length === 1);
    await tell(page, "failed", "error_wasm");
    await page.locator(".reports .progress", { hasText: "WebAssembly" }).waitFor();
    assert.match(await textOf(page, "#answer"), /could not be checked/);
  }));

describe("the chart", () => {
  test("a bar for each day of a month, and the same numbers in a table", () =>
    withPage({}, async (page) => {
      await openReports(page, one);
      assert.equal(await page.locator(".plot > g").count(), 31);
      assert.equal(await page.locator(".plot > g").first().locator(".block").count(), 4);
      const patterns = await page.$$eval(".plot g:first-of-type .block", (nodes) => nodes.map((node) => node.getAttribute("fill")));
      assert.equal(new Set(patterns).size, 4);
      assert.ok(await page.evaluate((fills) => fills.every((fill) => document.getElementById(/#([\w-]+)/.exec(fill)[1])?.localName === "pattern"), patterns));
      assert.match(await textOf(page, "#reports-chart-text"), /From Jan 1, 2025 to Jan 31, 2025: both 310, DKIM only 155/);
      await page.click(".numbers summary");
      await page.locator(".numbers tbody tr").first().waitFor();
      for (let more; (await (more = page.locator(".numbers .more")).count()) > 0; ) await more.click();
      assert.deepEqual(await page.$$eval(".numbers tbody tr", (nodes) => [nodes.length, [...nodes[0].children].map((cell) => cell.lastElementChild.textContent).join(" ")]), [31, "Jan 1, 2025 10 5 1 2"]);
      assert.equal(await page.locator(".numbers[open]").count(), 1);
    }));

  test("a year by weeks, ten years by months, and the numbers of each day below", () =>
    withPage({}, async (page) => {
      await openReports(page, stateOf(pictureOf([jp], { days: days(365) })));
      assert.equal(await page.locator(".plot > g").count(), 53);
      assert.equal(await textOf(page, "#reports-days"), "By week");
      await page.click(".numbers-daily summary");
      await page.locator(".numbers-daily tbody tr").first().waitFor();
      assert.equal(await page.locator(".numbers-daily tbody tr").count(), 10);
      await page.click("#clear");
      await openReports(page, stateOf(pictureOf([jp], { days: days(3650, counts(1, 1, 1, 1), 2015) })));
      assert.equal(await page.locator(".plot > g").count(), 120);
      assert.equal(await textOf(page, "#reports-days"), "By month");
    }));

  test("days that no calendar has do no harm", () =>
    withPage({}, async (page) => {
      await openReports(page, stateOf(pictureOf([jp], { days: [{ day: "1970-01-01", ...counts(1, 0, 0, 0) }, ...days(2), { day: "292277026596-12-04", ...counts(1, 0, 0, 0) }, { day: "9999-12-31", ...counts(1, 0, 0, 0) }], begin: -9e15, end: 9e17 })));
      assert.ok((await page.locator(".plot > g").count()) > 0);
      assert.equal(await wide(page), 0);
    }));
});

test("another language: the same numbers in its words, and nothing is read again", () =>
  withPage({}, async (page) => {
    const { ja } = locales;
    await openReports(page, { ...one, refused: [refused("a.xml", "truncated")] });
    await page.click('nav a[lang="ja"]');
    await page.locator("#reports-sources", { hasText: ja.reports_sources }).waitFor();
    assert.match(await textOf(page, "#answer"), /95\.8%/);
    assert.match(await textOf(page, ".refused"), new RegExp(ja.reports_refused_truncated));
    assert.match(await textOf(page, ".next-step"), /p=quarantineに進めます/);
    assert.equal(await page.evaluate(() => window.readings.length), 1);
    await row(page, "Amazon SES").locator(".open").click();
    await page.locator(".records-of ul").waitFor({ state: "attached" });
  }));

const evil = '<img src=x onerror="alert(1)">\u202egpj.exe"\u0000=cmd()';
const hostile = stateOf(pictureOf([domain(`${evil}.${"a".repeat(300)}.example`, evil, [
  source(evil, "unknown", counts(1, 2, 3, 4), "new-cause", ["new-fix"]), source("b".repeat(255), "provider", counts(0, 0, 0, 2 ** 53), "__proto__", ["constructor"]), source(evil, "own", counts(5, 0, 0, 0), "unproven"),
], { policy: "stay", hit: { known: 0, unknown: 0 }, reason: "new-reason" })], { reporters: [{ org_name: evil, reports: 1, messages: 1 }, { org_name: "constructor", reports: 1, messages: 1 }] }), {
  refused: [refused(evil, "new-code", { member: evil }), refused("x".repeat(400), "toString")],
  notices: [notice([recipient({ address: evil, diagnostic: evil.repeat(50), reason: "new-reason", class: evil, overruled: true, label: evil, proof: evil })], { kind: evil }), notice([])],
  bounces: { hard: 1, soft: 0, complaints: 0, other: 1 }, tls: { reports: 1, successes: 1, failures: 1, types: [{ type: evil, count: 1 }] },
});

test("names that attack stay text, at every width", () =>
  withPage({}, async (page) => {
    await openReports(page, hostile, { records: { records: [{ source_ip: evil, count: null, disposition: evil, dkim: evil, spf: null, reasons: [{ type: evil, comment: evil }], header_from: evil, envelope_from: null, envelope_to: null, auth: { dkim: [], spf: [{ domain: evil, result: evil }] }, org_name: evil, begin: null, end: 9e18, file: evil }], omitted: 0 } });
    for (const button of await page.locator(".open").all()) await button.click();
    await page.locator(".records-of li").first().waitFor();
    assert.equal(await page.locator("#result img, #result script").count(), 0);
    // What turns the direction is shown by its code.
    const turned = await page.evaluate(() => {
      const walk = document.createTreeWalker(document.getElementById("result"), NodeFilter.SHOW_TEXT);
      const found = [];
      while (walk.nextNode()) if (walk.currentNode.data.includes("\u202e")) found.push(walk.currentNode.parentElement.outerHTML.slice(0, 200));
      return found;
    });
    assert.deepEqual(turned, []);
    assert.ok((await textOf(page, "#result")).includes("U+202E"));
    for (const width of [320, 360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      assert.equal(await wide(page), 0, `${width}`);
    }
  }));

describe("saving", () => {
  const saved = async (page, id) => {
    const [file] = await Promise.all([page.waitForEvent("download"), page.click(id)]);
    return [file.suggestedFilename(), await readFile(await file.path(), "utf8")];
  };
  test("the sources for a spreadsheet, where nothing is a formula, and the picture for programs", () =>
    withPage({}, async (page) => {
      const picture = pictureOf([{ ...jp, sources: [source("=cmd()|x", "unknown", counts(0, 0, 0, 7), "unproven"), ...jp.sources] }]);
      await openReports(page, stateOf(picture));
      const [name, table] = await saved(page, "#reports-save-csv");
      assert.equal(name, "fromproof-sources.csv");
      const rows = table.slice(1).split("\r\n");
      assert.equal(table[0], "\ufeff");
      assert.equal(rows[1], `"example.jp","'=cmd()|x","unknown",2,7,0,0,0,7,"Nothing proves it: a forger, or a service that was forgotten.",""`);
      assert.match(rows[2], /^"example\.jp","Amazon SES","provider",2,900,0,900,0,0,"DKIM only.*","Set a custom MAIL FROM domain in Amazon SES\."$/);
      const [, json] = await saved(page, "#reports-save-json");
      assert.deepEqual(JSON.parse(json), picture);
    }));
  test("bounces, where there are no reports", () =>
    withPage({}, async (page) => {
      await openReports(page, { ...bounced, notices: [notice([recipient({ diagnostic: "@SUM(1)" })])] });
      const [name, table] = await saved(page, "#reports-save-csv");
      assert.equal(name, "fromproof-bounces.csv");
      assert.equal(table.split("\r\n")[1], `"ann@example.org","hard","5.1.1","There is no such mailbox.","'@SUM(1)","","b.eml"`);
    }));
});

/** The longest task of a page that gets much to show, three times over while it reads. */
async function longestTaskOfMuch() {
  let longest = Infinity;
  await withPage({}, async (page) => {
    const sources = Array.from({ length: 512 }, (_, i) => source(`s${i}.example`, i % 2 ? "unknown" : "provider", counts(i, 2, 3, 600 - i), "unproven"));
    const picture = pictureOf([domain("example.jp", "none", sources, jp.next)], { days: days(365), reporters: Array.from({ length: 200 }, (_, i) => ({ org_name: `r${i}`, reports: 1, messages: i })) });
    const told = stateOf(picture, { refused: Array.from({ length: 200 }, (_, i) => refused(`${i}.xml`, "truncated")), notices: Array.from({ length: 500 }, (_, i) => notice([recipient({ address: `a${i}@example.org` })])), bounces: { hard: 500, soft: 0, complaints: 0, other: 0 } });
    await openReports(page, null);
    await page.waitForFunction(() => window.readings?.length === 1);
    await page.evaluate((told) => (window.told = told), told);
    longest = await taskOf(browser, page, async () => {
      for (let i = 0; i < 3; i++) {
        await page.evaluate((i) => {
          const { picture } = window.told;
          const [domain] = picture.domains;
          const sources = domain.sources.map((each) => ({ ...each, messages: each.messages + i }));
          window.readings[0].tell.learned({ ...window.told, done: i, picture: { ...picture, domains: [{ ...domain, sources }], days: picture.days.map((day) => ({ ...day, both: i })) } });
          return new Promise((next) => setTimeout(next, 200));
        }, i);
      }
      await page.evaluate(() => window.readings[0].tell.ended(window.told));
      await page.locator(".reports .progress").waitFor({ state: "hidden" });
      await page.locator("#reports-unknown ~ p .more").click();
      await page.click(".numbers-daily summary");
      await page.locator(".numbers-daily tbody tr").first().waitFor();
    });
  });
  return longest;
}

test("no task is longer than 50 ms, however much there is to show", { timeout: 120_000 }, async () => {
  // The best of three: what runs beside a task makes it longer, and nothing makes it shorter.
  let best = Infinity;
  for (let i = 0; i < 3 && best > 50; i++) best = Math.min(best, await longestTaskOfMuch());
  assert.ok(best <= 50, `${best} ms`);
});

const axe = require.resolve("axe-core/axe.min.js");
for (const lang of ["en", "ja"]) {
  test(`no fault of accessibility, nothing scrolls sideways: ${lang}`, { timeout: 120_000 }, async () => {
    const { page, context } = await openPage(browser, server, { lang, bypassCSP: true });
    try {
      await replaceReading(page);
      const record = { source_ip: "198.51.100.7", count: 1, disposition: "none", dkim: "pass", spf: "fail", reasons: [], header_from: "example.jp", envelope_from: null, envelope_to: null, auth: { dkim: [], spf: [] }, org_name: "google.com", begin: 1735689600, end: 1735775999, file: "a.xml" };
      const full = { ...two, ...bounced, picture: pictureOf([jp, com], { duplicates: 1 }), files: 3, done: 3, refused: [refused("a.xml", "truncated"), refused("b.eml", "no-report")], tls: { reports: 1, successes: 1, failures: 1, types: [] } };
      await openReports(page, full, { records: { records: [record], omitted: 1 } });
      await page.locator(".open").first().click();
      await page.locator(".records-of li").waitFor();
      await page.click(".numbers summary");
      await page.locator(".numbers tbody tr").first().waitFor();
      await page.addScriptTag({ path: axe });
      for (const width of [320, 360, 768, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        assert.equal(await wide(page), 0, `${width} px`);
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          const violations = await page.evaluate(async () => (await axe.run({ resultTypes: ["violations"] })).violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]));
          assert.deepEqual(violations, [], `${width} px, ${colorScheme}`);
        }
        const small = await page.$$eval("#result :is(button, summary, select, input)", (nodes) => nodes.flatMap((node) => {
          const { width, height } = (node.closest("label") ?? node).getBoundingClientRect();
          return width > 0 && (width < 24 || height < 24) ? [node.outerHTML.slice(0, 100)] : [];
        }));
        assert.deepEqual(small, [], `${width} px`);
      }
    } finally {
      await context.close();
    }
  });
}
