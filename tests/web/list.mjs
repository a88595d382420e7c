// Many mails at once: what the list says of them, which of them it shows and in which order, and what it saves.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, describe, test } from "node:test";
import { csv } from "../../web/src/list/csv.js";
import { mayBeMail, walk } from "../../web/src/list/folder.js";
import { countsOf, sorted, visible } from "../../web/src/list/order.js";
import { answerOf, locale, reported, startPage } from "./support/browser.mjs";

const samples = new URL("../../web/samples/", import.meta.url);
const sample = async (name) => (await readFile(new URL(name, samples), "utf8")).replaceAll("\n", "\r\n");
const sampleNames = (await readdir(samples)).filter((name) => name.endsWith(".eml")).sort();
const [passes, fails] = await Promise.all([sample("ses-after.eml"), sample("spoof.eml")]);
/** Nobody has checked this one. */
const unchecked = (i, more = "") => `From: Ann <ann@d${i}.example>\r\nSubject: mail ${i}\r\n${more}\r\nHi.\r\n`;
const mbox = (mails) => mails.map((mail) => `From a@b Thu Jan  1 00:00:00 2026\r\n${mail}\r\n\r\n`).join("");

const { withPage } = await startPage();
const folder = await mkdtemp(join(tmpdir(), "fromproof-"));
after(() => rm(folder, { recursive: true }));

/** Opens files with the button, by their names. */
function open(page, files) {
  return page.setInputFiles("#file", Object.entries(files).map(([name, content]) => ({ name, mimeType: "text/plain", buffer: Buffer.from(content) })));
}

/** Once every mail of the list is read, what it shows can be saved. */
const read = (page) => page.locator("#list-save:enabled").waitFor();
const subjects = (page) => page.locator(".mail .subject").allTextContents();
const focus = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.querySelector(".subject")?.textContent);

describe("a table for spreadsheets", () => {
  const cases = [
    ["plain", '"plain"'],
    ["", '""'],
    [null, '""'],
    [7, "7"],
    ['a "b", c', '"a ""b"", c"'],
    ["two\r\nlines", '"two\r\nlines"'],
    ["株式会社さくら", '"株式会社さくら"'],
    // What a spreadsheet would run is text behind an apostrophe.
    ["=1+1", `"'=1+1"`],
    ["+1", `"'+1"`],
    ["-1", `"'-1"`],
    ["@SUM(A1)", `"'@SUM(A1)"`],
    ["\tx", `"'\tx"`],
    ["\r=1", `"'\r'=1"`],
    [" =1", `"' =1"`],
    ["\u3000＝1", `"'\u3000＝1"`],
    ["＝1", `"'＝1"`],
    // Where lists are separated by semicolons, a cell begins within this one.
    ['x";=cmd()', `"x"";'=cmd()"`],
    ["a\t+1", `"a\t'+1"`],
    ["a=b; c-d, -e", '"a=b; c-d, -e"'],
  ];
  for (const [value, cell] of cases) test(JSON.stringify(value), () => assert.equal(csv([[value]]), `\ufeff${cell}\r\n`));

  test("rows of cells, in UTF-8 that Excel knows by its mark", () => {
    assert.equal(csv([["a", "b"], [1, "c"]]), '\ufeff"a","b"\r\n1,"c"\r\n');
  });
});

describe("order and number", () => {
  const item = (name, tone, date = null, domain = null) => ({ name, glance: { verdict: { tone }, date, domain, from: [] } });
  const items = [
    item("a", "pass", "Thu, 1 Jan 2026 10:00:00 +0900", "b.example"),
    item("b", "fail", "Thu, 1 Jan 2026 02:00:00 +0000", "A.example"),
    item("c", "unknown", "no date", null),
    { name: "d" },
    item("e", "fail", "Wed, 31 Dec 2025 20:00:00 -0500 (EST)", "b.example"),
    { name: "f", refused: "input_kind_pdf" },
    item("g", "pass", "2".repeat(101), "a.example"),
  ];
  for (const [sort, names] of Object.entries({
    file: "abcdefg",
    // a and e were written at the same moment, b an hour later; the others say nothing.
    date: "baecdfg",
    domain: "bgaecdf",
    result: "becagdf",
  })) {
    test(`by ${sort}: equals stay as they were, the unknown come last`, () => {
      assert.equal(sorted(items, sort).map(({ name }) => name).join(""), names);
    });
  }

  test("a name without a proven owner sorts by what it says", () => {
    const two = [{ name: "x", glance: { domain: null, from: [{ domain: "z.example" }] } }, { name: "y", glance: { domain: "m.example", from: [] } }];
    assert.equal(sorted(two, "domain").map(({ name }) => name).join(""), "yx");
  });

  test("what is no mail is not counted among them", () => {
    assert.deepEqual(countsOf(items), { mails: 6, pass: 2, fail: 2, unknown: 1, refused: 1, unread: 1 });
    assert.deepEqual(visible({ order: items, failing: true }).map(({ name }) => name), ["b", "e"]);
    assert.equal(visible({ order: items, failing: false }), items);
  });
});

describe("a folder", () => {
  const file = (path) => ({ isFile: true, isDirectory: false, fullPath: path, file: (done) => done({ path }) });
  const unreadable = (path) => ({ ...file(path), file: (_, fail) => fail(new DOMException("no")) });
  /** Tells what is in it in parts, as browsers do. */
  const directory = (path, entries, part = 2) => ({
    isFile: false, isDirectory: true, fullPath: path,
    createReader() {
      let at = 0;
      return { readEntries: (done) => done(entries.slice(at, (at += part))) };
    },
  });
  const names = ({ files }) => files.map(({ name }) => name);

  test("names that mails and mailboxes have", () => {
    const mails = ["a.eml", "A.EML", "in/b.emlx", "c.mbox", "d.txt", "e.msg", "Inbox", "mail/Sent", "cur/1700000000.M1P2.host:2,S", "new/1700000000.M1P2.host", "17"];
    const others = ["a.pdf", "b.jpg", ".DS_Store", "in/.hidden", "Thumbs.db", "Inbox.msf", "a.eml.zip", "1.html"];
    assert.deepEqual(mails.filter((name) => !mayBeMail(name)), []);
    assert.deepEqual(others.filter(mayBeMail), []);
  });

  test("is read with the folders in it, in the order of the names", async () => {
    const inner = directory("/box/b", [file("/box/b/2.eml"), file("/box/b/note.pdf")]);
    const found = await walk([directory("/box", [file("/box/10.eml"), inner, file("/box/9.eml"), unreadable("/box/8.eml")]), null, file("/0.eml")]);
    assert.deepEqual(names(found), ["0.eml", "box/9.eml", "box/10.eml", "box/b/2.eml"]);
    assert.deepEqual([found.more, found.skipped], [false, 2], "the PDF, and what could not be opened");
  });

  test("a folder that cannot be read is one of those that were skipped", async () => {
    const locked = { ...directory("/l", []), createReader: () => ({ readEntries: (_, fail) => fail(new DOMException("no")) }) };
    assert.deepEqual(await walk([locked, file("/a.eml")]).then(({ files, skipped }) => [files.length, skipped]), [1, 1]);
  });

  test("has an end, however wide or deep it is", async () => {
    const wide = await walk([directory("/w", Array.from({ length: 1001 }, (_, i) => file(`/w/${i}.eml`)), 100)]);
    assert.deepEqual([wide.files.length, wide.more], [1000, true]);
    const endless = (path) => ({ ...directory(path, []), createReader: () => ({ readEntries: (done) => done([file(`${path}/a.eml`), file(`${path}/b.pdf`)]) }) });
    const filled = await walk([endless("/e")]);
    assert.deepEqual([filled.files.length, filled.more], [1000, true]);
    const nested = (path) => ({ ...directory(path, []), createReader: () => directory(path, [nested(`${path}/n`), file(`${path}/a.eml`)]).createReader() });
    const deep = await walk([nested("/d")]);
    assert.deepEqual([deep.files.length, deep.more], [32, true]);
  });
});

describe("a row says what the mail's own page says", () => {
  /** The sign, the tone, whose word it is, and the sentence; of what is no mail, why. */
  const ofRow = (row) => row.$eval(".what", ({ dataset, textContent }) => [dataset.tone, dataset.source, textContent]);
  const ofPage = (page) =>
    page.$eval(".answer, .failure", (node) => [node.dataset.tone, node.dataset.source, node.querySelector(node.matches(".answer") ? "#answer" : "p").textContent]);

  async function same(page, files) {
    await open(page, files);
    await read(page);
    const names = Object.keys(files);
    for (const [i, name] of names.entries()) {
      while (i >= (await page.locator(".mail").count())) await page.getByRole("button", { name: /^Show \d+ more$/ }).click();
      const row = await ofRow(await page.locator(".mail").nth(i).elementHandle());
      await page.evaluate(() => (document.getElementById("result").dataset.state = "empty"));
      await page.locator(".mail").nth(i).click();
      await reported(page);
      assert.deepEqual(row, await ofPage(page), name);
      await page.click(".back");
      await page.locator("body[data-state=choose]").waitFor();
    }
  }

  test("our samples", () =>
    withPage({}, async (page) => same(page, Object.fromEntries(await Promise.all(sampleNames.map(async (name) => [name, await sample(name)]))))));

  test("what a list might have missed, for it stands behind what is read at first", () =>
    withPage({}, async (page) => {
      const long = `${"x".repeat(76)}\r\n`.repeat(4000);
      const header = `X-Filler: ${"y".repeat(300_000)}\r\n`;
      await same(page, {
        "a long body.eml": passes + long,
        "NUL at its end.eml": `${passes}${long}\0\r\n`,
        "a bare LF at its end.eml": `${passes}${long}a\nb\r\n`,
        "a long header, proven below.eml": header + passes,
        "a long header, forged below.eml": header + fails,
        "a long header and a long body.eml": header + passes + long,
        "a long header without an end.eml": `From: a@b.example\r\n${header}`,
        "a summary above.eml": `SPF:\tPASS\nDKIM:\t'PASS'\n\n${passes.replaceAll("\r", "")}`,
        "line ends lost.eml": (passes + long).replaceAll("\r\n", " "),
      });
    }));

  const shared = process.env.FROMPROOF_SHARED && join(process.env.FROMPROOF_SHARED, "wild/cases");
  test("mails as they are in the wild", { skip: !shared || !existsSync(shared), timeout: 120_000 }, () =>
    withPage({}, async (page) => {
      const cases = (await readdir(shared)).filter((_, i) => i % 6 === 0);
      const mails = await Promise.all(cases.map(async (name) => [`${name}.eml`, await readFile(join(shared, name, "message.eml")).catch(() => "")]));
      await same(page, Object.fromEntries(mails));
    }));
});

describe("what the list shows", () => {
  const many = [passes, fails, unchecked(1), fails, unchecked(2)];

  for (const [lang, counts] of [
    ["en", "5 mails: ✓ 1 pass, ✕ 2 fail, ? 2 not checked."],
    ["ja", "メール5通：✓ 合格1通、✕ 不合格2通、? 未確認2通。"],
  ]) {
    test(`how many pass and fail, and only what fails: ${lang}`, () =>
      withPage({ lang }, async (page) => {
        const texts = await locale(lang);
        await open(page, { "in.mbox": mbox(many) });
        await read(page);
        assert.equal(await page.textContent(".counts"), counts);
        assert.equal(await page.textContent("#status"), counts, "told once, when all is read");
        const button = page.getByRole("button", { name: texts.list_failing });
        assert.equal(await button.getAttribute("aria-pressed"), "false");
        await button.press("Enter");
        assert.equal(await button.getAttribute("aria-pressed"), "true");
        assert.deepEqual(await page.$$eval(".mail .what", (nodes) => nodes.map(({ dataset }) => dataset.tone)), ["fail", "fail"]);
        assert.equal(await focus(page), "list-failing");
        assert.equal(await page.textContent("#status"), texts.list_shown.replace("{count}", "2").replace("{all}", "5"));
        await button.press("Enter");
        assert.equal(await page.locator(".mail").count(), 5);
      }));
  }

  test("nothing fails: it says so", () =>
    withPage({}, async (page) => {
      await open(page, { "in.mbox": mbox([passes, unchecked(1)]) });
      await read(page);
      assert.equal(await page.isVisible(".choose .none"), false);
      await page.click("#list-failing");
      assert.equal(await page.textContent(".choose .none"), (await locale("en")).list_none);
      assert.equal(await page.isVisible(".choose .none"), true);
    }));

  test("sorted, with the focus where it was, also by a reader of another language", () =>
    withPage({}, async (page) => {
      const dated = [["b", 3], ["c", 1], ["a", 2]].map(([name, day]) => unchecked(name, `Date: ${day} Jan 2026 00:00:00 +0000\r\n`));
      await open(page, { "in.mbox": mbox(dated) });
      await read(page);
      const sort = page.getByLabel("Sort by");
      for (const [value, wanted] of Object.entries({ date: "bac", domain: "abc", result: "bca", file: "bca" })) {
        await sort.focus();
        await sort.selectOption(value);
        assert.deepEqual(await subjects(page), [...wanted].map((name) => `mail ${name}`), value);
        assert.equal(await focus(page), "list-sort");
      }
      await sort.selectOption("domain");
      await page.click("nav a[lang=ja]");
      await page.locator("html[lang=ja]").waitFor();
      assert.deepEqual(await subjects(page), ["mail a", "mail b", "mail c"]);
      assert.equal(await page.inputValue("#list-sort"), "domain");
    }));

  test("an mbox among other files gives its mails, and what is no mail is counted apart", () =>
    withPage({}, async (page) => {
      await open(page, { "a.eml": passes, "b.mbox": mbox([fails, unchecked(1)]), "c.pdf": "%PDF-1.7\n", "d.eml": "" });
      await read(page);
      assert.equal(await page.textContent(".counts"), "3 mails: ✓ 1 pass, ✕ 1 fail, ? 1 not checked. Other files: 2.");
      assert.match(await page.textContent("#taken"), /^4 files/);
      const rows = await page.locator(".mail").allTextContents();
      assert.match(rows[2], /b\.mbox \(2\)/);
      assert.match(rows[3], /c\.pdf.*This is a PDF/);
      assert.match(rows[4], /d\.eml.*nothing to check/);
      await page.locator(".mail").nth(2).click();
      assert.equal((await reported(page)).message.subject, "mail 1");
    }));

  test("a mail that is picked waits for none that is not read yet", () =>
    withPage({}, async (page) => {
      // What the list asks for never comes; what is asked of the mail itself does.
      await page.evaluate(() => {
        const { postMessage } = Worker.prototype;
        Worker.prototype.postMessage = function (job) {
          if (job.call !== "glance") postMessage.call(this, job);
          else if (window.letThrough) window.letThrough--, postMessage.call(this, job);
        };
        window.letThrough = 2;
      });
      await open(page, { "in.mbox": mbox(Array.from({ length: 40 }, (_, i) => unchecked(i))) });
      await page.getByText("2 of 40 read").waitFor();
      assert.equal(await page.isDisabled("#list-save"), true, "it would not be all");
      await page.locator(".mail").nth(20).press("Enter");
      assert.equal((await reported(page)).message.subject, "mail 20");
      await page.evaluate(() => (window.letThrough = Infinity));
      await page.click(".back");
      await read(page);
      assert.match(await page.textContent(".counts"), /^40 mails: ✓ 0 pass, ✕ 0 fail, \? 40 not checked\.$/, "and goes on where it stopped");
    }));
});

describe("the way back to the list", () => {
  test("leads to the same mail, selection, order and place", () =>
    withPage({ viewport: { width: 800, height: 600 } }, async (page) => {
      const mails = Array.from({ length: 90 }, (_, i) => (i % 2 ? unchecked(i) : fails.replace(/^Subject:.*$/m, `Subject: forged ${i}`)));
      await open(page, { "in.mbox": mbox(mails) });
      await read(page);
      await page.selectOption("#list-sort", "result");
      await page.click("#list-failing");
      await page.getByRole("button", { name: "Show 20 more" }).click();
      const row = page.locator(".mail", { hasText: "forged 70" });
      await row.scrollIntoViewIfNeeded();
      const stood = await page.evaluate(() => scrollY);
      assert.ok(stood > 1000, `${stood}`);
      for (const back of [() => page.click(".back"), () => page.goBack()]) {
        await row.press("Enter");
        await page.locator("#result .answer").waitFor();
        await back();
        await page.waitForFunction(() => document.activeElement.matches(".mail") && document.activeElement.textContent.includes("forged 70"));
        assert.equal(await page.evaluate(() => scrollY), stood);
        assert.deepEqual([await page.locator(".mail").count(), await page.inputValue("#list-sort"), await page.getAttribute("#list-failing", "aria-pressed")], [45, "result", "true"]);
      }
    }));

  test("also from what could not be checked", () =>
    withPage({}, async (page) => {
      await open(page, { "a.eml": passes, "b.pdf": "%PDF-1.7\n" });
      await read(page);
      await page.locator(".mail").nth(1).click();
      await page.locator(".failure").waitFor();
      await page.goBack();
      await page.locator("body[data-state=choose]").waitFor();
    }));
});

test("of a thousand mails at most 200 rows are there at once, and the focus goes on with them", { timeout: 60_000 }, () =>
  withPage({}, async (page) => {
    await open(page, { "in.mbox": mbox(Array.from({ length: 1001 }, (_, i) => unchecked(i))) });
    await read(page);
    assert.match(await page.textContent(".counts"), /^1000 mails: .*these are the first 1000\.$/);
    for (let i = 25; i < 250; i += 25) {
      await page.getByRole("button", { name: "Show 25 more" }).press("Enter");
      assert.equal(await focus(page), `mail ${i}`);
    }
    assert.deepEqual([await page.locator(".mail").count(), (await subjects(page))[0], await page.getAttribute(".mails", "start")], [200, "mail 50", "51"]);
    await page.getByRole("button", { name: "Show 25 earlier" }).press("Enter");
    assert.equal(await focus(page), "mail 49", "the one above those that were there");
    assert.deepEqual([await page.locator(".mail").count(), (await subjects(page))[0]], [200, "mail 25"]);
    // Another order begins at the top.
    await page.selectOption("#list-sort", "domain");
    assert.deepEqual([await page.locator(".mail").count(), (await subjects(page))[0]], [25, "mail 0"]);
  }));

for (const [lang, head] of [
  ["en", '"File","Number","Date (UTC)","From address","Author domain","Subject","Result","Code","Answer"'],
  ["ja", '"ファイル","番号","日時（UTC）","差出人アドレス","差出人のドメイン","件名","判定","コード","説明"'],
]) {
  test(`what is saved has one row for each mail, and none that a spreadsheet runs: ${lang}`, () =>
    withPage({ lang }, async (page) => {
      const hostile = `From: "=x" <+1@d.example>\r\nSubject: =?utf-8?Q?=3Dcmd=7C'/C_calc'!A0?=\r\nDate: Thu, 1 Jan 2026 09:30:00 +0900\r\n\r\n`;
      await open(page, { "a.eml": passes, "b.mbox": mbox([hostile, "From: 株式会社さくら <b@例え.jp>\r\nDate: yesterday\r\nSubject: a \"b\", c\r\n\r\n"]), "c.pdf": "%PDF-1.7\n" });
      await read(page);
      await page.click("#list-failing"); // What is not shown is saved, too.
      const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#list-save").press("Enter")]);
      assert.equal(download.suggestedFilename(), "fromproof.csv");
      const octets = await readFile(await download.path());
      assert.deepEqual([...octets.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
      const rows = octets.toString("utf8").slice(1).split("\r\n");
      assert.equal(rows.length, 5, "the head, three mails, and nothing behind the last line end");
      assert.equal(rows[0], head);
      const answer = { en: ["Gmail says it came from example.jp; not checked here.", "Not checked yet. It says d.example."],
        ja: ["Gmailはexample.jpからのメールと判定しています。ここでは検証していません", "まだ検証されていません。d.exampleを名乗っています"] }[lang];
      assert.match(rows[1], /^"a\.eml",1,"2026-06-11 04:00:00","info@example\.jp","example\.jp",".*","pass","pass-by-both",/);
      assert.ok(rows[1].endsWith(`"${answer[0]}"`), rows[1]);
      assert.equal(rows[2], `"b.mbox",1,"2026-01-01 00:30:00","'+1@d.example","d.example","'=cmd|'/C calc'!A0","unknown","not-checked","${answer[1]}"`);
      assert.match(rows[3], /^"b\.mbox",2,"yesterday","b@(?:例え|xn--r8jz45g)\.jp","xn--r8jz45g\.jp","a ""b"", c",/);
    }));
}

describe("a folder of mails in the browser", () => {
  const tree = { "box/one.eml": passes, "box/in/two.eml": fails, "box/in/photo.jpg": "x", "box/three": unchecked(3) };

  test("is opened with a button", () =>
    withPage({}, async (page) => {
      for (const [name, content] of Object.entries(tree)) {
        await mkdir(join(folder, dirname(name)), { recursive: true });
        await writeFile(join(folder, name), content);
      }
      assert.equal(await page.isVisible("#open-folder"), true);
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.locator("#open-folder").press("Enter")]);
      await chooser.setFiles(join(folder, "box"));
      await read(page);
      assert.equal(await page.textContent(".counts"), "3 mails: ✓ 1 pass, ✕ 1 fail, ? 1 not checked. Skipped because of their names: 1 files.");
      assert.match(await page.locator(".mail").first().textContent(), /box\/in\/two\.eml/);
      assert.equal(await focus(page), "answer");
    }));

  test("or dropped", () =>
    withPage({}, async (page) => {
      await page.evaluate((tree) => {
        const entry = (path, name) => ({ isFile: true, isDirectory: false, fullPath: path, file: (done) => done(new File([tree[name]], path)) });
        const names = Object.keys(tree);
        let asked = false;
        const directory = { isFile: false, isDirectory: true, fullPath: "/box",
          createReader: () => ({ readEntries: (done) => done(asked ? [] : ((asked = true), names.map((name) => entry(`/${name}`, name)))) }) };
        DataTransferItem.prototype.webkitGetAsEntry = () => directory;
        const transfer = new DataTransfer();
        transfer.items.add(new File([""], "box"));
        document.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }, tree);
      await read(page);
      assert.equal(await page.locator(".mail").count(), 3);
    }));

  test("one mail in it is read at once; without any, the page says what it looked for", () =>
    withPage({}, async (page) => {
      await mkdir(join(folder, "single"));
      await writeFile(join(folder, "single/a.eml"), passes);
      await page.setInputFiles("#folder", join(folder, "single"));
      await reported(page);
      assert.match(await answerOf(page), /^Gmail says/);
      await mkdir(join(folder, "none"));
      await writeFile(join(folder, "none/a.jpg"), "x");
      await page.setInputFiles("#folder", join(folder, "none"));
      await page.locator(".failure").waitFor();
      assert.equal(await page.textContent(".failure p"), (await locale("en")).list_no_mail);
    }));
});
