// Every kind of input in Chromium: lists to choose from, other files than mails, incomplete copies, two mails compared, and the
// raw view with the results from it.
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { beginsMbox, splitMbox } from "../../web/src/mbox.js";
import { fromText } from "../../web/src/source.js";
import { faultsOf } from "./support/axe.mjs";
import { fromproof, holdWorker, locale, paste, reported, startPage } from "./support/browser.mjs";

const sample = async (name) => (await readFile(new URL(`../../web/samples/${name}.eml`, import.meta.url), "utf8")).replaceAll("\n", "\r\n");
const line = (i) => `From MAILER-DAEMON Thu Jan  1 00:00:0${i} 2026\r\n`;
const names = ["spoof", "ses-before", "ses-after"];
const mails = await Promise.all(names.map(sample));
const mbox = mails.map((mail, i) => `${line(i)}${mail}\r\n`).join("");
const plain = "From: Ann <ann@example.com>\r\nSubject: hello\r\n\r\nHi.\r\n";

const { withPage } = await startPage();
const folder = await mkdtemp(join(tmpdir(), "fromproof-"));
after(() => rm(folder, { recursive: true }));

// A list to choose from is a state of the page, not a result yet.
const state = (page, wanted) => page.locator(`${wanted === "choose" ? "body" : "#result"}[data-state="${wanted}"]`).waitFor();

/** Opens files as the button does. */
async function openFiles(page, files) {
  const paths = [];
  for (const [name, content] of Object.entries(files)) {
    paths.push(join(folder, name));
    await writeFile(paths.at(-1), content);
  }
  await page.evaluate(() => (document.getElementById("result").dataset.state = "empty"));
  await page.setInputFiles("#file", paths);
}

describe("a text becomes octets in pieces, and none is lost", () => {
  const piece = 1024 * 1024;
  for (const [name, text] of Object.entries({
    "nothing": "",
    "one piece": "From: a@example.jp\r\n\r\n",
    "exactly one piece": "x".repeat(piece),
    "line ends where pieces meet": `${"x".repeat(piece - 1)}\r\n${"x".repeat(piece)}`,
    "a character of two halves there": `${"x".repeat(piece - 1)}\u{1f4e7}${"\u9280".repeat(piece)}`,
    "such characters alone, in odd places": `x${"\u{1f4e7}".repeat(piece)}`,
  })) {
    test(name, async () => {
      const { blob } = await fromText(text);
      assert.equal(blob.size, Buffer.byteLength(text));
      assert.ok((await blob.text()) === text, "the same text");
    });
  }
});

describe("files that hold several mails", () => {
  const split = (text, options) => {
    const octets = Buffer.from(text, "latin1");
    return splitMbox(octets.length, (begin, end) => octets.subarray(begin, end), fromproof.separators, options);
  };

  test("each begins with a separator behind an empty line", () => {
    const first = `From a@b Thu Jan  1 00:00:00 2026\n${plain.replaceAll("\r", "")}`;
    const prose = "\nFrom here on it is prose.\n\nFrom Monday Jan 1 on, too.\n\n";
    const second = `From "a b"@c Fri Feb 12 00:00:00 +0900 2026\nFrom: x@y.example\n\n`;
    const { mails, more } = split(first + prose + second);
    assert.deepEqual(mails, [[0, (first + prose).length], [(first + prose).length, (first + prose + second).length]]);
    assert.equal(more, false);
    assert.equal(split(`${first}\n${second}`).mails.length, 2);
    // Some programs leave the empty line out; then a well-known field decides.
    assert.equal(split(`${first}${second}`).mails.length, 2, "no empty line, but a From field");
    assert.equal(split(`${first}${second.replace("From:", "Note:")}`).mails.length, 1, "no empty line, and no known field");
  });

  test("separators of every writer: no sender, other dates, zones", () => {
    const lines = ["From - Thu Jan 01 00:00:00 2026", "From Thu Jan  1 00:00:00 2026", "From a@b Thu, 1 Jan 2026 00:00:00 +0900",
      "From a@b 2026-01-01T00:00:00Z", "From a@b Thu Jan  1 00:00:00 JST 2026", "From a at b Thu Jan  1 00:00 2026 +0900"];
    for (const one of lines) {
      const { mails } = split(`${one}\n${plain}\n${one}\nX-Any: 1\n\nbody\n`);
      assert.equal(mails.length, 2, one);
    }
    const prose = "From: a@b.example\n\nFrom then on.\n\nFrom a@b Thu Jan  1 00:00:00 2026\nis what it said.\n";
    assert.equal(split(`${lines[0]}\n${prose}`).mails.length, 1, "no field below");
    assert.deepEqual(split(prose).mails, [[0, prose.length]], "what begins as no mbox is none");
  });

  test("CRLF, a zone before the year, and a list that ends", () => {
    assert.equal(split(mbox).mails.length, 3);
    assert.deepEqual(split(mbox, { most: 2 }), { mails: split(mbox).mails.slice(0, 2), more: true });
    assert.equal(beginsMbox("From 1790@xxx Sat May 18 00:16:18 +0000 2024\r\n"), true);
    assert.equal(beginsMbox("From: a@b.example\r\n"), false);
  });

  test("a separator is found wherever a slice ends in it", () => {
    const step = 4 * 1024 * 1024;
    const separator = "\n\nFrom a@b Thu Jan  1 00:00:00 2026\nFrom: x@y.example\n\n";
    const head = "From a@b Thu Jan  1 00:00:00 2026\nFrom: a@b.example\n\n";
    for (const shift of [-40, -9, -3, -2, -1, 0, 1, 2, 3, 8]) {
      const fill = step + shift - head.length;
      const text = `${head}${"x".repeat(fill)}${separator}body\n`;
      assert.deepEqual(split(text).mails, [[0, step + shift + 2], [step + shift + 2, text.length]], `${shift}`);
    }
  });

  for (const lang of ["en", "ja"]) {
    test(`one is chosen from a list, and the list comes back: ${lang}`, () =>
      withPage({ lang }, async (page) => {
        const texts = await locale(lang);
        await openFiles(page, { "inbox.mbox": mbox });
        await state(page, "choose");
        const rows = page.locator(".mails .mail");
        assert.equal(await rows.count(), 3);
        await page.locator(".mail .what").nth(2).waitFor();
        assert.deepEqual(await page.$$eval(".mail .what", (nodes) => nodes.map(({ dataset }) => dataset.tone)), ["fail", "pass", "pass"]);
        assert.match(await rows.first().textContent(), /support@example\.jp/);
        assert.equal(await page.textContent("#answer"), texts.input_list_title);
        await rows.nth(1).click();
        const report = await reported(page);
        assert.equal(report.message.size, Buffer.byteLength(line(1) + mails[1] + "\r\n"), "that mail alone, as it stands in the file");
        assert.deepEqual(report.dmarc.aligned_by, ["dkim"]);
        await page.click(".back");
        await state(page, "choose");
        await rows.nth(2).click();
        assert.deepEqual((await reported(page)).dmarc.aligned_by, ["spf", "dkim"]);
      }));
  }

  test("a pasted mbox is one, too, and an mbox of one mail is that mail", () =>
    withPage({}, async (page) => {
      assert.equal((await paste(page, line(0) + plain)).message.header_from.domain, "example.com");
      await page.evaluate((text) => navigator.clipboard.writeText(text), mbox);
      await page.keyboard.press("Control+V");
      await state(page, "choose");
      assert.equal(await page.locator(".mail").count(), 3);
    }));

  test("of many, the list grows by a button, by keyboard, and mails beyond its end are told of", () =>
    withPage({}, async (page) => {
      const many = Array.from({ length: 1003 }, (_, i) => `${line(0)}From: a${i}@example.com\nSubject: mail ${i}\n\nHi.\n\n`).join("");
      await openFiles(page, { "many.mbox": many });
      await state(page, "choose");
      assert.equal(await page.locator(".mail").count(), 25);
      assert.match(await page.textContent("#taken"), /first 1000/);
      await page.getByRole("button", { name: "Show 25 more" }).press("Enter");
      assert.equal(await page.locator(".mail").count(), 50);
      assert.equal(await page.evaluate(() => [...document.querySelectorAll(".mail")].indexOf(document.activeElement)), 25);
      await page.locator(".mail", { hasText: "mail 49" }).press("Enter");
      assert.equal((await reported(page)).message.subject, "mail 49");
      assert.equal(await page.evaluate(() => document.activeElement.id), "answer");
    }));

  test("several files: mails by their sender, others by what they are", () =>
    withPage({}, async (page) => {
      await openFiles(page, { "one.eml": mails[1], "two.emlx": `${Buffer.byteLength(plain)}\n${plain}<?xml version="1.0"?><plist/>`, "three.pdf": "%PDF-1.7\n" });
      await state(page, "choose");
      await page.locator(".mail .what").nth(2).waitFor();
      const rows = await page.locator(".mail").allTextContents();
      assert.match(rows[0], /info@example\.jp.*Gmail says it came from example\.jp.*one\.eml/s);
      assert.match(rows[1], /Ann ann@example\.com/);
      assert.match(rows[2], /three\.pdf.*This is a PDF/s);
      await page.locator(".mail").nth(1).click();
      assert.equal((await reported(page)).message.size, Buffer.byteLength(plain), "without what Apple Mail writes around it");
    }));
});

describe("a text that is no mail, or not all of it", () => {
  // XML, gzip, ZIP and JSON may be reports: see reports.mjs.
  const kinds = {
    "mail.msg": [Buffer.from("d0cf11e0a1b11ae100", "hex"), "msg"],
    "mail.pdf": ["%PDF-1.7\n", "pdf"],
    "mail.docx": [Buffer.concat([Buffer.from("504b0304", "hex"), Buffer.alloc(26), Buffer.from("[Content_Types].xml")]), "office"],
    "mail.png": [Buffer.from("89504e470d0a1a0a", "hex"), "image"],
    "mail.jpg": [Buffer.from("ffd8ffe0", "hex"), "image"],
    "mail.html": ["<!doctype html><title>Inbox</title><p>From: a@example.com", "html"],
    "mail.rtf": ["{\\rtf1 hello}", "rtf"],
    "winmail.dat": [Buffer.from("789f3e2200", "hex"), "tnef"],
    "mail.txt": [Buffer.from("\ufeffFrom: a@example.com\r\n\r\n", "utf16le"), "utf16"],
    "note.txt": ["The quick brown fox jumps over the lazy dog.\n", "not-mail"],
  };
  for (const lang of ["en", "ja"]) {
    test(`it is named, and what to do instead: ${lang}`, () =>
      withPage({ lang }, async (page) => {
        const texts = await locale(lang);
        for (const [name, [content, kind]] of Object.entries(kinds)) {
          await openFiles(page, { [name]: content });
          await state(page, "error");
          assert.equal(await page.textContent(".failure p"), texts[`input_kind_${kind}`], name);
          assert.equal(await page.isVisible("#source"), true, "the next try begins here");
        }
        await openFiles(page, { "empty.eml": "" });
        await state(page, "error");
        assert.equal(await page.textContent(".failure p"), texts.error_empty);
        await openFiles(page, { "blank.eml": " \r\n\r\n" });
        await state(page, "error");
        assert.equal(await page.textContent(".failure p"), texts.error_empty);
      }));

    test(`headers alone, and a mail of the sent folder: ${lang}`, () =>
      withPage({ lang }, async (page) => {
        const texts = await locale(lang);
        const [header] = mails[1].split("\r\n\r\n");
        const report = await paste(page, header);
        assert.equal(report.dmarc.result, "pass", "the results are in the header");
        assert.deepEqual(await page.locator(".notices p").allTextContents(), [texts.input_headers_only]);
        await paste(page, plain);
        assert.deepEqual(await page.locator(".notices p").allTextContents(), [texts.input_no_trace]);
        await paste(page, mails[1]);
        assert.equal(await page.locator(".notices").count(), 0);
      }));
  }

  test("Gmail's summary with the source below it is taken off, and said", () =>
    withPage({}, async (page) => {
      const summary = ["Original Message", "Message ID\t<1@example.jp>", "Created at:\tSat, May 18, 2024 at 4:16 PM", "From:\tInfo <info@example.jp>", "To:\ta@example.net",
        "Subject:\thello", "SPF:\tPASS with IP 192.0.2.10", "DKIM:\t'PASS' with domain example.jp", "DMARC:\t'PASS'", "", "Download Original", "Copy to clipboard"].join("\n");
      const report = await paste(page, `${summary}\n${mails[1].replaceAll("\r", "")}`);
      assert.ok(report.repairs.some(({ code }) => code === "summary-table-removed"));
      assert.equal(await page.locator('[data-repair="summary-table-removed"]').count(), 1);
      assert.match(await page.textContent(".headline"), /DKIM alone/);
      assert.match(await page.textContent(".raw .note"), /As they were evaluated/);
      assert.doesNotMatch(await page.textContent("pre.header"), /Copy to clipboard/);
    }));

  test("names and subjects in the charsets of Japanese mail are read, in the list, too", () =>
    withPage({}, async (page) => {
      // 日本, 語の件名, 株式会社さくら and 営業部; 請求書 is cut within its second character. All encoded by Python.
      const mail = (name, subject) => `From: ${name} <a@example.jp>\r\nSubject: ${subject}\r\nReturn-Path: <a@example.jp>\r\n\r\n`;
      const first = mail("=?Shift_JIS?B?ipSOronvjtCCs4Ktguc=?=", "=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=\r\n =?iso-2022-jp?b?GyRCOGwkTjdvTD4bKEI=?=");
      await paste(page, first);
      assert.match(await page.textContent("#says-from"), /株式会社さくら.*日本語の件名 *$/);
      const { message } = await reported(page);
      assert.deepEqual([message.header_from.mailboxes[0].display_name, message.subject], ["株式会社さくら", "日本語の件名"]);
      assert.match(await page.textContent("pre.header"), /=\?Shift_JIS\?B\?/, "as it was written");
      // A decoded word is not decoded again, and an unreadable word stays unchanged.
      for (const [written, read] of [
        ["=?shift_jis?B?kL+L?= =?shift_jis?B?gY+R?=", "請求書"],
        ["=?EUC-JP?Q?=B1=C4=B6=C8=C9=F4?= 2026", "営業部 2026"],
        ["=?utf-8?B?PT9JU08tMjAyMi1KUD9CP0d5UkNObVE1VkJzb1FnPT0/PQ==?=", "=?ISO-2022-JP?B?GyRCNmQ5VBsoQg==?="],
        ["=?no-such-charset?B?QQ==?=", "=?no-such-charset?B?QQ==?="],
        ["=?shift_jis?B?/w==?=", "=?shift_jis?B?/w==?="],
        ["=?iso-2022-jp?B?GyRC%?=", "=?iso-2022-jp?B?GyRC%?="],
      ]) assert.equal((await paste(page, mail("A", written))).message.subject, read);
      await openFiles(page, { "japanese.mbox": [first, plain].map((each) => `${line(0)}${each}\r\n`).join("") });
      await state(page, "choose");
      assert.match(await page.locator(".mail:has(.what)").first().textContent(), /株式会社さくら.*日本語の件名/);
    }));

  test("what is refused after a paste leaves the focus where it was", () =>
    withPage({}, async (page) => {
      await paste(page, "https://example.com/");
      assert.equal(await page.textContent(".failure p"), (await locale("en"))["input_kind_not-mail"]);
      assert.equal(await page.evaluate(() => document.activeElement.id), "source");
      await page.keyboard.press("Control+A");
      await paste(page, plain);
      assert.equal(await page.getAttribute("#result", "data-state"), "done", "the next try begins there");
    }));

  test("a signature with an algorithm that nobody knows keeps its row", () =>
    withPage({}, async (page) => {
      await paste(page, `DKIM-Signature: v=1; a=dilithium-sha3; d=example.com; s=k; h=From; bh=aGk=; b=aGk=\r\n${plain}`);
      const cell = page.locator('[data-check="dkim-authentication"]');
      assert.equal(await cell.count(), 1);
      assert.ok((await cell.textContent()).trim().length > 3);
      assert.match(await page.textContent(".evidence"), /example\.com/);
    }));

  test("a mail beyond 64 MB is refused in words, and what it is comes first", () =>
    withPage({}, async (page) => {
      const give = (head) =>
        page.evaluate((text) => {
          document.getElementById("result").dataset.state = "empty";
          const transfer = new DataTransfer();
          transfer.items.add(new File([text, new Uint8Array(64 * 1024 * 1024)], "big.eml"));
          document.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
        }, head);
      await give(plain);
      await state(page, "error");
      assert.match(await page.textContent(".failure"), /at most 64 MB/);
      await give("%PDF-1.7\n");
      await state(page, "error");
      assert.match(await page.textContent(".failure"), /This is a PDF/);
    }));
});

describe("while it works, and afterwards", () => {
  test("clearing can be undone, and the way back leads through the list to the input", () =>
    withPage({}, async (page) => {
      assert.equal(await page.isVisible("#undo"), false);
      await paste(page, mails[1]);
      const report = await page.evaluate(() => JSON.stringify(document.getElementById("result").report));
      await page.click("#clear");
      assert.deepEqual([await page.inputValue("#source"), await page.locator("#result .answer").count()], ["", 0]);
      await page.click("#undo");
      await state(page, "done");
      assert.equal(await page.evaluate(() => JSON.stringify(document.getElementById("result").report)), report);
      assert.equal(await page.isVisible("#undo"), false);

      // Back clears as the button does; forward undoes it.
      await page.goBack();
      await page.locator("#undo").waitFor();
      assert.equal(await page.locator("#result .answer").count(), 0);
      await page.goForward();
      await page.locator("#result .answer").waitFor();
      await page.goBack();
      await page.locator("#undo").waitFor();
      await page.fill("#source", "x");
      assert.equal(await page.isVisible("#undo"), false, "what is entered next ends it");

      await openFiles(page, { "inbox.mbox": mbox });
      await state(page, "choose");
      await page.locator(".mail").first().click();
      await page.locator("#result .answer").waitFor();
      await page.goBack();
      await state(page, "choose");
      await page.goBack();
      await page.locator("#undo").waitFor();
      assert.equal(await page.locator("#result .mail").count(), 0);
      await page.click("#undo");
      await state(page, "choose");
    }));

  test("the input becomes one line, and Change brings it back", () =>
    withPage({}, async (page) => {
      const report = await paste(page, mails[1]);
      assert.equal(await page.textContent("#taken"), `${(Buffer.byteLength(mails[1]) / 1024).toFixed(1)} KB, ${report.message.header_fields} header fields`);
      assert.equal(await page.isVisible("#source"), false);
      assert.equal(await page.evaluate(() => document.activeElement.id), "change", "the focus is not lost");
      await page.keyboard.press("Enter");
      assert.equal(await page.isVisible("#source"), true);
      assert.equal(await page.evaluate(() => document.activeElement.id), "source");
    }));

  for (const lang of ["en", "ja"]) {
    test(`what takes long shows how far it is, and after Cancel what was given is still there: ${lang}`, () =>
      withPage({ lang, viewport: { width: 320, height: 800 } }, async (page) => {
        const texts = await locale(lang);
        await holdWorker(page);
        const given = `${plain}${"x".repeat(100)}`;
        await page.fill("#source", given);
        const bar = page.locator("progress");
        await bar.waitFor();
        const shown = async (share) => {
          await page.evaluate((progress) => held.worker.dispatchEvent(new MessageEvent("message", { data: { id: held.id, progress } })), share);
          await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))));
          return bar.evaluate((node) => (node.matches(":indeterminate") ? null : node.value));
        };
        assert.equal(await shown(0.25), 0.25);
        assert.equal(await shown(1), null, "how long judging takes nobody knows");
        assert.ok((await bar.boundingBox()).width > 100, "the bar has room beside the button");

        await page.focus(".working button");
        await page.keyboard.press("Enter");
        await state(page, "error");
        assert.equal(await page.textContent("#answer"), texts.cancelled_title);
        assert.equal(await page.textContent(".failure p"), texts.cancelled);
        assert.ok(texts.cancelled.includes(texts.check), "names the button");
        assert.equal(await page.evaluate(() => document.activeElement.id), "answer", "the focus is not lost with the button");
        assert.equal((await page.inputValue("#source")).length, given.replaceAll("\r", "").length);
        await page.evaluate(() => held.release());
        await page.click("#check");
        assert.equal((await reported(page)).message.body_octets, given.split("\r\n\r\n")[1].length, "and it is read again");
      }));
  }

  test("after Cancel a file is still there, and the list that it was chosen from", () =>
    withPage({}, async (page) => {
      const filler = "x".repeat(10 * 1024 * 1024);
      await openFiles(page, { "long.eml": plain + filler, "other.eml": mails[1] });
      await state(page, "choose");
      await holdWorker(page);
      await page.locator(".mail").first().click();
      await page.locator(".working button").click();
      await state(page, "error");
      assert.match(await page.textContent(".failure"), /Cancelled/);
      assert.match(await page.textContent("#source-size"), /long\.eml/);

      // Read again, slice by slice.
      await page.evaluate(() => {
        held.release();
        const { postMessage } = Worker.prototype;
        window.told = [];
        Worker.prototype.postMessage = function (job) {
          if (job.call === "check") this.addEventListener("message", ({ data }) => data.progress !== undefined && told.push(data.progress));
          postMessage.call(this, job);
        };
      });
      await page.click("#check");
      assert.equal((await reported(page)).message.size, plain.length + filler.length, "a new worker reads it");
      const told = await page.evaluate(() => told);
      assert.ok(told.length > 1 && told[0] < 0.5, JSON.stringify(told));
      assert.deepEqual(told, [...told].sort((one, other) => one - other));
      assert.equal(told.at(-1), 1, "all of it is read before it is judged");

      await holdWorker(page);
      await page.locator(".back").click();
      await page.locator(".mail").last().click();
      await page.locator(".working button").click();
      await page.locator(".failure").waitFor();
      await page.locator(".back").click();
      await state(page, "choose");
    }));
});

describe("two mails compared", () => {
  for (const lang of ["en", "ja"]) {
    test(`before and after the MAIL FROM domain was set: ${lang}`, () =>
      withPage({ lang }, async (page) => {
        const texts = await locale(lang);
        await paste(page, mails[1]);
        await page.click("#compare");
        await page.waitForFunction(() => document.activeElement.id === "source"); // once what compares is loaded
        assert.match(await page.textContent("#comparing"), /info@example\.jp/);
        await paste(page, mails[2]);
        const changed = await page.$$eval(".compare tr[data-changed]", (rows) => rows.map((row) => [...row.cells].map((cell) => cell.lastChild.textContent)));
        assert.deepEqual(changed.map(([, ...cells]) => cells), [
          ["ap-northeast-1.amazonses.com", "mail.example.jp"],
          [`✕ ${texts.unaligned}`, `✓ ${texts.aligned_relaxed}`],
          [texts.aligned_by_dkim, texts.aligned_by_both],
          [await page.$eval(".compare tr:last-child td", (cell) => cell.lastChild.textContent ?? ""), await page.textContent(".headline")].map((words) => words.replace(/^.*?(?=DMARC|Both|SPF)/, "")),
        ]);
        assert.equal(await page.locator(".changes li").count(), 4);
        await page.click("#stop-comparing");
        assert.equal(await page.locator(".compare").count(), 0);
        assert.equal(await page.isVisible("#comparing"), false);
      }));
  }

  test("the same mail twice differs in nothing", () =>
    withPage({}, async (page) => {
      await paste(page, mails[1]);
      await page.click("#compare");
      await paste(page, mails[1]);
      assert.match(await page.textContent(".compare"), /There is no difference/);
      assert.equal(await page.locator(".compare [data-changed]").count(), 0);
    }));
});

describe("the raw view", () => {
  const marked = (page) => page.$$eval("pre.header .marked", (nodes) => nodes.map((node) => node.textContent).join(""));

  test("from a result to its octets, by keyboard", () =>
    withPage({}, async (page) => {
      await paste(page, mails[1]);
      const button = page.locator('tr:has([data-check="spf-authentication"]) .to-raw');
      await button.focus();
      await page.keyboard.press("Enter");
      assert.match(await marked(page), /Authentication-Results.*spf=pass/s);
      assert.doesNotMatch(await marked(page), /dkim=pass|DKIM-Signature/);
      assert.equal(await page.evaluate(() => document.activeElement.matches("button.field-name.marked")), true);
      assert.equal(await page.locator("tr.marked").count(), 1);

      // And back: the field shows the results from it.
      await page.keyboard.press("Enter");
      assert.ok((await page.locator(".came button").allTextContents()).includes("SPF"));
      await page.locator(".came button", { hasText: /^SPF$/ }).press("Enter");
      assert.equal(await page.evaluate(() => document.activeElement.closest("tr")?.querySelector("th").firstChild.textContent), "SPF");
    }));

  test("of two signatures each has its own field", () =>
    withPage({}, async (page) => {
      const report = await paste(page, mails[1]);
      for (const [i, { domain }] of report.dkim.entries()) {
        await page.locator('tr:has([data-check="dkim-authentication"]) .to-raw').nth(i).click();
        const octets = await marked(page);
        assert.ok(octets.includes(`d=${domain}`), octets);
        assert.equal(octets.split("DKIM-Signature").length, 2);
      }
    }));

  test("findings and fixes lead to their octets, too", () =>
    withPage({}, async (page) => {
      await paste(page, mails[1]);
      for (const selector of ['[data-finding="spf-unaligned-provider-return-path"] .to-raw', "[data-fix] .to-raw"]) {
        await page.locator(selector).first().click();
        assert.match(await marked(page), /amazonses\.com/, selector);
      }
    }));

  test("a finding leads to what it is about, and to its own place where it tells that", () =>
    withPage({}, async (page) => {
      for (const [mail, finding, octets] of [
        // SPF failed on the way, and a field says so; the mail has no ARC.
        [await sample("forwarded"), "forwarded", /spf=fail/],
        [mails[1].replace("header.from=example.jp", "header.from=other.example"), "results-other-author", /dmarc=pass.*header\.from=other\.example/],
        [`Subject: hello\r\nno field at all\r\n${plain}`, "malformed-header", /^no$/],
      ]) {
        await paste(page, mail);
        const note = page.locator(".notes summary");
        if (await note.count()) await note.click();
        await page.locator(`[data-finding="${finding}"] .to-raw`).click();
        assert.match(await marked(page), octets, finding);
      }
    }));

  test("from the octets to a note that is folded", () =>
    withPage({}, async (page) => {
      await paste(page, await sample("forwarded"));
      await page.click(".raw > summary");
      assert.equal(await page.isVisible('[data-finding="forwarded"]'), false);
      await page.click("pre.header .field-name:text-is('Received-SPF'), pre.header .field-name:text-is('Authentication-Results')");
      await page.locator(".came button", { hasText: /forwarded/ }).first().click();
      await page.locator('[data-finding="forwarded"] .to-raw:focus').waitFor();
    }));

  test("from selected octets to the results", () =>
    withPage({}, async (page) => {
      await paste(page, mails[1]);
      await page.click(".raw > summary");
      await page.evaluate(() => {
        const from = [...document.querySelectorAll("pre.header .field")].find((field) => field.textContent.startsWith("From:"));
        getSelection().selectAllChildren(from);
      });
      await page.locator("#says-from.marked").waitFor();
      assert.equal(await page.locator("tr.marked").count(), 0);
    }));

  test("the body comes on request, as text, its first 64 KB", () =>
    withPage({}, async (page) => {
      await paste(page, `${plain}<img src=x onerror=alert(1)>\r\n${"line of text\r\n".repeat(10_000)}`);
      assert.equal(await page.locator(".mail-body pre").count(), 0);
      await page.click(".raw > summary");
      await page.click(".mail-body button");
      const body = page.locator(".mail-body pre");
      await body.waitFor();
      assert.match(await body.textContent(), /^Hi\.\n<img src=x onerror=alert\(1\)>\n/);
      assert.equal(await page.locator(".mail-body img").count(), 0);
      assert.match(await page.textContent(".mail-body .note"), /first 64 KB/);
      assert.ok((await body.textContent()).length <= 65_536);
    }));
});

describe("for every reader", () => {
  /** Each is entered from the one before it. */
  const states = {
    list: async (page) => {
      await openFiles(page, { "inbox.mbox": mbox, "a.pdf": "%PDF-1.7" });
      await page.locator(".mail .what").nth(1).waitFor();
    },
    "list of what fails": async (page) => {
      await openFiles(page, { "inbox.mbox": mbox });
      await page.locator("#list-save:enabled").waitFor();
      await page.click("#list-failing");
    },
    refused: async (page) => {
      await openFiles(page, { "mail.pdf": "%PDF-1.7\n" });
      await state(page, "error");
    },
    headers: (page) => paste(page, mails[1].split("\r\n\r\n")[0]),
    compared: async (page) => {
      await paste(page, mails[1]);
      await page.click("#compare");
      await page.waitForFunction(() => document.activeElement.id === "source"); // once what compares is loaded
      await paste(page, mails[2]);
    },
    marked: async (page) => {
      await page.click("#stop-comparing");
      await paste(page, mails[1]);
      await page.$$eval("details", (nodes) => nodes.forEach((node) => (node.open = true)));
      await page.locator(".to-raw").nth(2).click();
      await page.keyboard.press("Enter");
      await page.click(".mail-body button");
      await page.locator(".mail-body pre").waitFor();
    },
  };
  for (const lang of ["en", "ja"]) {
    test(`no fault of accessibility and nothing scrolls sideways: ${lang}`, { timeout: 120_000 }, async () => {
      // axe is put into the page, which its policy would refuse.
      await withPage({ lang, bypassCSP: true, viewport: { width: 1200, height: 800 } }, async (page) => {
        for (const [name, enter] of Object.entries(states)) {
          await enter(page);
          for (const [width, colorScheme] of [[320, "light"], [1200, "dark"]]) {
            await page.setViewportSize({ width, height: 800 });
            await page.emulateMedia({ colorScheme });
            assert.equal(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), 0, `${name} at ${width} px`);
            assert.deepEqual(await faultsOf(page), [], `${name}, ${colorScheme}`);
          }
        }
      });
    });
  }
});
