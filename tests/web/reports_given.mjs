// What the page takes for reports, and how back, Clear and its undo treat them. The reader is replaced, see support/fake_reading.mjs.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { carriedBy } from "../../web/src/reports/carried.js";
import { beginsReport } from "../../web/src/reports/look.js";
import { startPage } from "./support/browser.mjs";
import { openReports, replaceReading } from "./support/fake_reading.mjs";
import { bounced, one, refused } from "./support/report_states.mjs";

const { withPage: withRealPage } = await startPage();
const withPage = (options, use) => withRealPage(options, async (page, opened) => {
  await replaceReading(page);
  await use(page, opened);
});
const folder = await mkdtemp(join(tmpdir(), "fromproof-"));
after(() => rm(folder, { recursive: true }));

const textOf = (page, selector) => page.$eval(selector, (node) => node.textContent);
const row = (page, name) => page.locator(".by-source tbody", { hasText: name });
const state = (page) => page.$eval("body", (node) => node.dataset.state);

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
