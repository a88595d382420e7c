// The notes of spam filters in words: what each code means, whose word it is, and what a sender can do with them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { hasSpamFields } from "../../web/src/spam_fields/present.js";
import { readSpamFields } from "../../web/src/spam_fields/read.js";
import { documents, meaningOf, meanings } from "../../web/src/spam_fields/table.js";
import { locale, paste, sampleMail, startPage } from "./support/browser.mjs";
import { gmail, microsoft } from "./support/spam_mails.mjs";
import { taskOf } from "./support/tasks.mjs";

const names = { en: await locale("en"), ja: await locale("ja") };
const octets = (text) => new TextEncoder().encode(text);

const { browser, withPage } = await startPage();

/** Opens the notes and returns each field as [name, place, [[codes, kind, words]]]. */
async function notes(page) {
  await page.click(".spam summary");
  await page.locator(".spam-fields").waitFor();
  return page.$$eval(".spam-fields > li:not(.more)", (fields) => fields.map((field) => [field.dataset.field, field.dataset.place,
    [...field.querySelectorAll("dl > div")].map((row) => [[...row.querySelectorAll("code")].map((code) => code.textContent).join(" "), row.dataset.note, row.querySelector("dd").textContent])]));
}

test("each meaning has words in both languages and a document with its day, and no other words wait for one", () => {
  for (const [part, codes, text, document] of meanings) {
    for (const lang of ["en", "ja"]) assert.ok(names[lang][text], `${part} ${codes}: ${text}`);
    assert.match(documents[document], /\(.*20\d\d-\d\d-\d\d\)$/);
  }
  const used = new Set(meanings.map(([, , text]) => text));
  const others = /^spam_(?:note|place_\w+|sources|unknown\w*|opaque_google)$/;
  assert.deepEqual(Object.keys(names.en).filter((key) => key.startsWith("spam_") && !others.test(key) && !used.has(key)), []);
});

test("a code is found alone, in a group and by its family; any other is unknown", () => {
  // What Microsoft's and Google's documents say of each, in a word.
  const said = [
    ["SFV", "NSPM", /not to be spam/], ["SFV", "SPM", /to be spam/], ["SFV", "SKQ", /quarantine/], ["CAT", "HPHISH", /phishing.*high/], ["CAT", "SPOOF", /forged/],
    ["SCL", "-1", /not filtered/], ["SCL", "1", /not spam/], ["SCL", "9", /high confidence/], ["BCL", "0", /Not from/], ["BCL", "7", /some/], ["BCL", "9", /many/],
    ["IPV", "CAL", /allows/], ["SFTY", "9.25", /first time/], ["compauth", "softpass", /less confidence/], ["reason", "001", /no records/], ["reason", "130", /ARC/],
    ["reason", "109", /Passed\./], ["reason", "703", /Passed\./], ["reason", "201", /softly/], ["reason", "306", /Not checked/], ["reason", "451", /skipped/],
    ["reason", "905", /skipped/], ["reason", "601", /own/], ["x-gm-phishy", "1", /phishing/], ["spam", "Yes", /to be spam/],
  ];
  for (const [part, code, words] of said) assert.match(names.en[meaningOf(part, code)?.[2]] ?? "", words, `${part} ${code}`);
  for (const [part, code] of [["SFV", "XYZ"], ["SCL", "3"], ["SCL", "10"], ["reason", "500"], ["reason", "1xx"], ["reason", "1000"], ["CAT", ""], ["CAT", "*"], ["SFS", "1"]]) {
    assert.equal(meaningOf(part, code), undefined, `${part} ${code}`);
  }
});

for (const lang of ["en", "ja"]) {
  test(`Microsoft's notes are in words, what its documents do not explain is said to be so, and no result depends on them: ${lang}`, () =>
    withPage({ lang }, async (page) => {
      const report = await paste(page, microsoft);
      const answer = await page.textContent("#answer");
      const found = await notes(page);
      const words = names[lang];
      assert.deepEqual(found.map(([name, place]) => [name, place]), [["authentication-results", "receiver"], ["x-ms-exchange-organization-scl", "anyone"],
        ["x-forefront-antispam-report", "anyone"], ["x-microsoft-antispam", "anyone"]]);
      assert.deepEqual(found[0][2], [["compauth=fail", "known", words.spam_compauth_fail], ["reason=000", "known", words.spam_reason_000]]);
      assert.deepEqual(found[1][2], [["SCL:6", "known", words.spam_scl_spam]]);
      assert.deepEqual(found[2][2], [
        ["CIP:2001:db8::10", "known", words.spam_cip], ["CTRY:JP", "known", words.spam_ctry], ["LANG:ja", "known", words.spam_lang], ["SCL:6", "known", words.spam_scl_spam],
        ["IPV:NLI", "known", words.spam_ipv_nli], ["SFV:SPM", "known", words.spam_sfv_spm], ["H:base.sender.example", "known", words.spam_h],
        ["PTR:InfoDomainNonexistent", "known", words.spam_ptr], ["DIR:INB", "known", words.spam_dir_inb],
        ["CAT:WHAT SFS:(13230040)(4143199003)", "unknown", words.spam_unknown_microsoft],
      ]);
      assert.deepEqual(found[3][2], [["BCL:8", "known", words.spam_bcl_many], ["ARA:13230040", "unknown", words.spam_unknown_microsoft]]);
      const text = await page.innerText(".spam");
      assert.ok(text.includes(words.spam_note));
      assert.ok(text.includes(words.spam_place_receiver.replace("{server}", "VI1EUR09FT001.mail.protection.outlook.com")));
      assert.ok(text.includes(words.spam_place_anyone) && text.includes(words.spam_place_microsoft));
      for (const document of ["headers", "scl", "bcl"]) assert.ok(text.includes(documents[document]), document);
      // Neither the answer nor the report depends on them.
      assert.equal(await page.textContent("#answer"), answer);
      const bare = await paste(page, microsoft.replace(/X-MS[^]*(?=\r\n\r\nHi)/, "X-Nothing: 1"));
      assert.deepEqual([bare.verdict, bare.dmarc, bare.findings], [report.verdict, report.dmarc, report.findings]);
    }));
}

test("Google's fields: what is documented, what is opaque, and which of two lies where anyone writes", () =>
  withPage({ lang: "en" }, async (page) => {
    await paste(page, gmail);
    const words = names.en;
    assert.deepEqual(await notes(page), [
      ["x-gm-message-state", "receiver", [["AOJu0YzExample", "unknown", words.spam_opaque_google]]],
      ["x-gm-spam", "receiver", [["1", "known", words.spam_gm_spam]]],
      ["x-spam-status", "anyone", [["spam=No", "known", words.spam_status_no], ["score=-1.9", "known", words.spam_score], ["required=5.0", "known", words.spam_required],
        ["tests=BAYES_00,SPF_PASS", "known", words.spam_tests], ["autolearn=ham", "unknown", words.spam_unknown]]],
      ["x-gm-spam", "anyone", [["0", "known", words.spam_gm_no_spam]]],
    ]);
    assert.equal((await page.innerText(".spam")).includes(words.spam_place_microsoft), false);
  }));

test("a mail without such fields has no such part, and a paste loads nothing for one that has", () =>
  withPage({ lang: "en" }, async (page, { context }) => {
    await paste(page, await sampleMail("ses-before"));
    assert.equal(await page.locator(".spam").count(), 0);
    const loaded = [];
    context.on("request", (request) => request.url().includes("/assets/") && loaded.push(request.url()));
    await paste(page, microsoft);
    assert.equal(await page.locator(".spam").count(), 1);
    assert.deepEqual(loaded, []);
    await notes(page);
    assert.ok(loaded.length > 0, "the explanations come when they are opened");
  }));

test("a field within another, a folded one and a name that only resembles", () => {
  const has = (text) => hasSpamFields(octets(text));
  assert.equal(has("Subject: a\r\n X-Gm-Spam: 1\r\n\r\n"), false, "a fold is no field");
  assert.equal(has("Received: from a\u2028X-Gm-Spam: 1\r\n"), false, "only line ends end a field");
  assert.equal(has("X-Gm-Spammy-But-Ours : 1\r\n"), true);
  assert.equal(has("XX-Gm-Spam: 1\r\nX-Spam-Report: x\r\nX-Spam-Statusx: No\r\n"), false);
  assert.equal(has("Authentication-Results: a.example; spf=pass\r\n"), false);
  assert.equal(has("Authentication-Results: a.example; x-compauth=pass\r\n"), false);
  assert.equal(has("Subject: compauth=pass\r\n"), false);
  assert.equal(has("authentication-results:\r\n\tspf=pass;\r\n COMPAUTH=pass\r\n"), true);
});

test("if a server is not where the report counts it, nothing lies above the border", () => {
  const header = octets("X-Gm-Spam: 0\r\nReceived: (a) (b) from a.example by b.example; x\r\nReceived: by c.example; x\r\nX-Gm-Spam: 1\r\n");
  const hop = { from: "a.example", by: "b.example" };
  const places = (message) => readSpamFields(header, message).map(({ place }) => place);
  assert.deepEqual(places({ hops: [hop], hops_omitted: 0, border: 0, border_known: true }), ["receiver", "anyone"]);
  assert.deepEqual(places({ hops: [hop], hops_omitted: 0, border: 0, border_known: false }), ["unsure", "anyone"]);
  assert.deepEqual(places({ hops: [hop, hop], hops_omitted: 0, border: 0, border_known: true }), ["anyone", "anyone"]);
  assert.deepEqual(places({ hops: [hop], hops_omitted: 0, border: null, border_known: false }), ["anyone", "anyone"]);
});

test("values of a sender stay text, are cut, and take no longer than their length", () =>
  withPage({ lang: "en" }, async (page) => {
    const hostile = `<img src=x onerror=alert(1)>\u202e\u05d0`;
    const mail = (above) => `${above}From: a@example.com\r\nSubject: s\r\nDate: Thu, 01 Jan 2026 00:00:00 +0000\r\n\r\nHi.\r\n`;
    await paste(page, mail(`X-Forefront-Antispam-Report: H:${hostile};SFV:${hostile};${hostile}:1\r\nX-Gm-${"a".repeat(3000)}: ${"\u05d0a".repeat(5000)}\r\n`));
    const [[, , rows], [name, , [[value]]]] = await notes(page);
    assert.ok(rows[0][0].startsWith("H:<img src=x onerror=alert(1)>U+202E"), rows[0][0]);
    assert.equal(await page.locator(".spam img").count(), 0);
    assert.ok(name.length > 3000 && value.length <= 101, `${value.length}`);
    assert.ok(await page.$eval(".spam-fields h3", (node) => node.textContent.length <= 101));
    // Many fields of many parts: the first are shown, and opening them blocks no longer than a page of text.
    await paste(page, mail(`X-Forefront-Antispam-Report: ${"SFV:SPM;".repeat(20)}\r\n`.repeat(300)));
    const task = await taskOf(browser, page, async () => {
      await page.click(".spam summary");
      await page.locator(".spam-fields").waitFor();
    });
    assert.ok(task < 500, `a task of ${task} ms`);
    assert.equal(await page.locator(".spam-fields > li").count(), 51);
    // A time that grew with the square of the length would be minutes. Other programs may use the machine, so processor time counts.
    for (const piece of ["X-Gm-A: \r\n", "X-Spam-Status: a, ", "Authentication-Results: compauth ", "\r\n ", "X-Gm-", "Received: ((((", "Received: (a) (b) ", " compauth=a reason "]) {
      const header = octets(`Authentication-Results: ${piece.repeat(2 ** 20 / piece.length)}`);
      const { user: before } = process.cpuUsage();
      readSpamFields(header, { hops: [], hops_omitted: 0, border: null, border_known: false });
      const seconds = (process.cpuUsage().user - before) / 1e6;
      assert.ok(seconds < 4, `${JSON.stringify(piece)}: ${seconds} s`);
    }
  }));
