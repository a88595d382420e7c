// Reports and bounces: what the page takes for reports, what it shows of them, and how it goes on. The reader is replaced, see
// support/fake_reading.mjs: these tests are of the view.
import assert from "node:assert/strict";
import { mkdtemp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { carriedBy } from "../../web/src/reports/carried.js";
import { beginsReport } from "../../web/src/reports/look.js";
import { locale, openPage, require, startPage } from "./support/browser.mjs";
import { nothing, openReports, replaceReading, stateOf } from "./support/fake_reading.mjs";
import { taskOf } from "./support/tasks.mjs";

const { server, browser, withPage: withRealPage } = await startPage();
const withPage = (options, use) => withRealPage(options, async (page, opened) => {
  await replaceReading(page);
  await use(page, opened);
});
const folder = await mkdtemp(join(tmpdir(), "fromproof-"));
after(() => rm(folder, { recursive: true }));
const locales = { en: await locale("en"), ja: await locale("ja") };

const sum = ({ both, dkim_only, spf_only, none }) => both + dkim_only + spf_only + none;
const source = (name, kind, aligned, cause, fixes = []) => ({ name, kind, addresses: 2, messages: sum(aligned), aligned, cause, fixes });
const counts = (both, dkim_only, spf_only, none) => ({ both, dkim_only, spf_only, none });
const domain = (name, p, sources, next) => {
  const aligned = sources.reduce((all, each) => counts(all.both + each.aligned.both, all.dkim_only + each.aligned.dkim_only, all.spf_only + each.aligned.spf_only, all.none + each.aligned.none), counts(0, 0, 0, 0));
  return { domain: name, policy: { p, sp: null }, messages: sum(aligned), aligned, sources, next };
};
const days = (number, of = counts(10, 5, 1, 2), year = 2025) => Array.from({ length: number }, (_, i) => ({ day: new Date(Date.UTC(year, 0, 1 + i)).toISOString().slice(0, 10), ...of }));
const jp = domain("example.jp", "none", [
  source("Amazon SES", "provider", counts(0, 900, 0, 0), "provider-without-mail-from", ["ses-custom-mail-from"]),
  source("example.jp", "own", counts(400, 0, 20, 3), "own-without-dkim"),
  source("203.0.113.9", "unknown", counts(0, 0, 0, 55), "unproven"),
], { policy: "quarantine", hit: { known: 3, unknown: 55 }, reason: "ready" });
const com = domain("example.com", "reject", [source("", "forwarder", counts(0, 1000, 0, 500), "forwarded")], { policy: "stay", hit: { known: 500, unknown: 0 }, reason: "at-the-end" });
const pictureOf = (domains, more = {}) => ({
  ...nothing, files: 3, reports: 3, messages: domains.reduce((all, { messages }) => all + messages, 0), begin: 1735689600, end: 1738367999, domains, days: days(31),
  reporters: [{ org_name: "google.com", reports: 2, messages: 900 }, { org_name: "Yahoo", reports: 1, messages: 478 }], ...more,
});
const one = stateOf(pictureOf([jp]));
const two = stateOf(pictureOf([jp, com]));
const refused = (file, code, more = {}) => ({ count: 1, file, member: null, code, offset: null, ...more });
const recipient = (more = {}) => ({
  address: "ann@example.org", original_address: null, action: "failed", status: "5.1.1", diagnostic: "smtp; 550 5.1.1 User unknown", class: "hard", reason: "unknown-user",
  label: null, sub_label: null, overruled: false, proof: null, ...more,
});
const notice = (recipients, more = {}) => ({ kind: "dsn", via: "mail", file: "b.eml", event: null, reporting_mta: null, arrival_date: null, original_message_id: null, recipients, problems: [], ...more });
const bounced = stateOf({ ...nothing, files: 3 }, {
  notices: [
    notice([recipient()]),
    notice([recipient({ address: "bob@example.net", status: "5.4.4", label: "Transient", sub_label: "General", overruled: true, proof: "550 5.4.4", reason: "unknown-host" }),
      recipient({ address: "full@example.net", status: "4.2.2", class: "soft", reason: "mailbox-full", diagnostic: "452 4.2.2 Over quota" })], { via: "ses-sns" }),
    notice([recipient({ address: "cat@example.com", status: null, diagnostic: null, class: "none", reason: "complaint" })], { kind: "complaint", via: "arf" }),
  ],
  bounces: { hard: 2, soft: 1, complaints: 1, other: 0 },
});

const textOf = (page, selector) => page.$eval(selector, (node) => node.textContent);
const row = (page, name) => page.locator(".by-source tbody", { hasText: name });
const wide = (page) => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const state = (page) => page.$eval("body", (node) => node.dataset.state);
/** Tells the view something while it reads. */
const tell = (page, name, told) => page.evaluate(([name, told]) => window.readings.at(-1).tell[name](told), [name, told]);

describe("the first octets", () => {
  const reports = {
    gzip: gzipSync("<feedback/>"), zip: Buffer.from("504b0304140000000800", "hex"), xml: '<?xml version="1.0"?><feedback/>', bare: "\ufeff\r\n <feedback>", prefixed: "<ns:feedback xmlns:ns='x'>",
    utf16: Buffer.from('\ufeff<?xml version="1.0"?>', "utf16le"), event: '{"Type":"Notification"}', events: '[\n {"eventType":"Bounce"}]',
  };
  const others = { mail: "From: a@b.example\r\n\r\n", empty: "", html: "<!doctype html><p>", page: "<html>", text: "[1] a list", braces: "{not json", pdf: "%PDF-1.7", docx: Buffer.concat([Buffer.from("504b0304", "hex"), Buffer.alloc(26), Buffer.from("[Content_Types].xml")]) };
  for (const [name, content] of Object.entries(reports)) test(`${name} may be a report`, async () => assert.equal(await beginsReport(new Blob([content])), true));
  for (const [name, content] of Object.entries(others)) test(`${name} is none`, async () => assert.equal(await beginsReport(new Blob([content])), false));

  const mail = (...lines) => ["From: noreply@reporter.example", ...lines, "", "x"].join("\r\n");
  const mails = [
    [mail("Subject: Report Domain: example.jp Submitter: google.com", "Content-Type: application/zip"), "report"],
    [mail("Subject: hi", 'Content-Type: application/gzip; name="google.com!example.jp!1735689600!1735775999.xml.gz"'), "report"],
    [mail("Content-Type: multipart/report; report-type=feedback-report; boundary=b"), "report"],
    [mail('Content-Type: multipart/report;\r\n\treport-type="tlsrpt"; boundary=b', "", "--b", "Content-Type: application/tlsrpt+gzip"), "report"],
    [mail("Content-Type: multipart/report; boundary=b;\r\n report-type=delivery-status"), "bounce"],
    [mail("X-Failed-Recipients: a@b.example"), "bounce"],
    ["From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example>\r\n\r\nx", "bounce"],
    [mail("Subject: the photos", "Content-Type: application/zip; name=photos.zip"), null],
    [mail("Content-Type: text/plain"), null],
  ];
  for (const [i, [text, expected]] of mails.entries()) test(`a mail that carries ${expected}: ${i}`, () => assert.equal(carriedBy(text), expected));
});

for (const lang of ["en", "ja"]) {
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

describe("taking them in", () => {
  const xml = '<?xml version="1.0"?>\n<feedback/>';
  const given = (page) => page.evaluate(() => window.readings.at(-1).files);
  const answer = (page, told) => page.evaluate((told) => void (window.onReading = ({ tell }) => tell.ended(told)), told);
  const pasteText = async (page, text) => {
    await page.evaluate((value) => navigator.clipboard.writeText(value), text);
    await page.focus("#source");
    await page.keyboard.press("Control+V");
    await page.locator(".reports").waitFor();
  };

  test("one file by its octets, whatever its name", () =>
    withPage({}, async (page) => {
      for (const [name, content] of [["a.xml", xml], ["b.eml", gzipSync(xml)], ["c", Buffer.from("504b03041400000008000000000000000000", "hex")], ["d.txt", '{"Type":"Notification"}'], ["e.xml", Buffer.from(`\ufeff${xml}`, "utf16le")]]) {
        await openReports(page, one, { files: { [name]: content } });
        assert.deepEqual((await given(page)).map((file) => file.name), [name]);
        assert.equal(await textOf(page, "#taken"), name);
        await page.click("#clear");
      }
    }));

  test("pasted XML or JSON", () =>
    withPage({}, async (page) => {
      await answer(page, one);
      await pasteText(page, `${xml}\n`);
      await row(page, "Amazon SES").waitFor();
      assert.equal(await textOf(page, "#taken"), "Pasted text");
      await page.click("#clear");
      await answer(page, bounced);
      await pasteText(page, '{\n  "notificationType": "Bounce"\n}');
      await page.locator(".by-recipient").waitFor();
    }));

  test("several files, of which one is a report; the mails among them have a list of their own", () =>
    withPage({}, async (page) => {
      const mail = await readFile(new URL("../../web/samples/spoof.eml", import.meta.url), "utf8");
      const told = { ...one, refused: [refused("1.eml", "no-report"), refused("2.eml", "no-report"), refused("x.xml", "truncated")] };
      await openReports(page, told, { files: { "1.eml": mail, "2.eml": mail, "r.xml": xml, "x.xml": xml } });
      assert.equal((await given(page)).length, 4);
      assert.equal(await textOf(page, "#taken"), "Files: 4");
      await page.click(".mails-among button");
      await page.locator("#list-save:enabled").waitFor();
      assert.equal(await page.locator(".mail").count(), 2);
      assert.equal(await page.evaluate(() => window.readings[0].stopped), true);
      await page.locator(".mail").first().click();
      await page.locator("#answer", { hasText: /\S/ }).first().waitFor();
      await page.waitForFunction(() => document.body.dataset.state === "done");
      await page.click(".back button, button.back");
      await page.locator(".mail").first().waitFor();
      await page.locator("button.back", { hasText: "Back to the reports" }).click();
      await row(page, "Amazon SES").waitFor();
      assert.equal(await page.evaluate(() => window.readings.length), 2, "read again");
    }));

  test("mails alone stay a list", () =>
    withPage({}, async (page) => {
      const mail = await readFile(new URL("../../web/samples/spoof.eml", import.meta.url), "utf8");
      await page.setInputFiles("#file", ["1.eml", "2.eml"].map((name) => ({ name, mimeType: "message/rfc822", buffer: Buffer.from(mail) })));
      await page.locator(".mail").first().waitFor();
      assert.equal(await page.evaluate(() => window.readings), undefined);
    }));

  test("a folder: reports by their names, too", () =>
    withPage({}, async (page) => {
      for (const name of ["in/a.xml.gz", "in/deep/b.zip", "in/c.json", "in/d.eml", "in/e.pdf"]) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), name.endsWith("gz") ? gzipSync(xml) : name.endsWith("pdf") ? "%PDF" : "{}");
      }
      await answer(page, one);
      await page.setInputFiles("#folder", join(folder, "in"));
      await row(page, "Amazon SES").waitFor();
      assert.deepEqual((await given(page)).map(({ name }) => name), ["in/a.xml.gz", "in/c.json", "in/d.eml", "in/deep/b.zip"]);
    }));

  test("Clear and its undo, back and forward", () =>
    withPage({}, async (page) => {
      await openReports(page, one);
      await page.click("#clear");
      assert.equal(await state(page), "empty");
      assert.equal(await page.evaluate(() => window.readings[0].stopped), true);
      await page.click("#undo");
      await row(page, "Amazon SES").waitFor();
      await page.goBack();
      await page.locator("#undo").waitFor();
      assert.equal(await state(page), "empty");
      await page.goForward();
      await row(page, "Amazon SES").waitFor();
      assert.equal(await page.evaluate(() => window.readings.length), 3);
    }));

  const reportMail = ["From: noreply@reporter.example", "Subject: Report Domain: example.jp Submitter: reporter.example", "Content-Type: application/gzip", "Content-Transfer-Encoding: base64", "", gzipSync(xml).toString("base64"), ""].join("\r\n");
  const bounceMail = ["From: Mail Delivery System <MAILER-DAEMON@mx.example>", "Content-Type: multipart/report; report-type=delivery-status; boundary=b", "", "--b", "", "Sorry.", "--b--", ""].join("\r\n");
  for (const [name, mail, label, told, shown] of [["report", reportMail, "Show it", one, ".by-source"], ["bounce", bounceMail, "Why this mail came back", bounced, ".by-recipient"]]) {
    test(`a mail that carries a ${name} offers it, and there is a way back`, () =>
      withPage({}, async (page) => {
        await page.setInputFiles("#file", { name: "m.eml", mimeType: "message/rfc822", buffer: Buffer.from(mail) });
        await page.locator("#carried", { hasText: label }).waitFor();
        await answer(page, told);
        await page.click("#carried");
        await page.locator(shown).first().waitFor();
        assert.deepEqual(await given(page), [{ name: "m.eml", size: mail.length }]);
        assert.equal(await page.evaluate(() => document.activeElement.id), "answer");
        await page.goBack();
        await page.locator("#carried").waitFor();
        assert.equal(await state(page), "done");
        await page.click("#carried");
        await page.locator(shown).first().waitFor();
        await page.locator("button.back", { hasText: "Back to the mail" }).click();
        await page.locator("#carried").waitFor();
        assert.equal(await state(page), "done");
        await page.click("#clear");
        assert.equal(await state(page), "empty");
      }));
  }

  test("a list of mails offers the reports among them, and there is a way back", () =>
    withPage({}, async (page) => {
      await page.setInputFiles("#file", [reportMail, bounceMail, "From: a@b.example\r\n\r\nHi.\r\n"].map((mail, i) => ({ name: `${i}.eml`, mimeType: "message/rfc822", buffer: Buffer.from(mail) })));
      await page.locator("#list-reports").waitFor();
      await answer(page, one);
      await page.click("#list-reports");
      await row(page, "Amazon SES").waitFor();
      assert.deepEqual((await given(page)).map(({ name }) => name), ["0.eml", "1.eml", "2.eml"]);
      await page.locator("button.back").click();
      await page.locator("#list-reports").waitFor();
      assert.equal(await page.locator(".mail").count(), 3);
      // The mails of one file, too.
      await page.click("#clear");
      const mbox = [reportMail, reportMail].map((mail) => `From a@b Thu Jan  1 00:00:00 2026\r\n${mail}\r\n`).join("");
      await page.setInputFiles("#file", { name: "in.mbox", mimeType: "application/mbox", buffer: Buffer.from(mbox) });
      await page.click("#list-reports");
      await row(page, "Amazon SES").waitFor();
      assert.deepEqual(await given(page), [{ name: "in.mbox", size: mbox.length }]);
    }));

  test("an ordinary mail offers nothing", () =>
    withPage({}, async (page) => {
      await page.setInputFiles("#file", { name: "m.eml", mimeType: "message/rfc822", buffer: Buffer.from(["From: a@b.example", "Content-Type: application/zip; name=a.zip", "", "UEsDBA==", ""].join("\r\n")) });
      await page.waitForFunction(() => document.body.dataset.state === "done");
      await page.locator(".raw").waitFor();
      assert.equal(await page.locator("#carried").count(), 0);
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

test("no task is longer than 50 ms, however much there is to show", { timeout: 60_000 }, () =>
  withPage({}, async (page) => {
    const sources = Array.from({ length: 512 }, (_, i) => source(`s${i}.example`, i % 2 ? "unknown" : "provider", counts(i, 2, 3, 600 - i), "unproven"));
    const picture = pictureOf([domain("example.jp", "none", sources, jp.next)], { days: days(365), reporters: Array.from({ length: 200 }, (_, i) => ({ org_name: `r${i}`, reports: 1, messages: i })) });
    const told = stateOf(picture, { refused: Array.from({ length: 200 }, (_, i) => refused(`${i}.xml`, "truncated")), notices: Array.from({ length: 500 }, (_, i) => notice([recipient({ address: `a${i}@example.org` })])), bounces: { hard: 500, soft: 0, complaints: 0, other: 0 } });
    await openReports(page, null);
    await page.waitForFunction(() => window.readings?.length === 1);
    await page.evaluate((told) => (window.told = told), told);
    const task = await taskOf(browser, page, async () => {
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
    });
    assert.ok(task <= 50, `${task} ms`);
  }));

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
