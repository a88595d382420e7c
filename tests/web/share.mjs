// Sharing a result: reveals neither sender nor recipient, and trusts nothing from a link.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { openPage, paste, startPage } from "./support/browser.mjs";
import { fragmentOf, readFragment, summaryOf } from "../../web/src/share/link.js";
import { mask } from "../../web/src/share/mask.js";

const folder = process.env.FROMPROOF_PACKAGE
  ? pathToFileURL(`${process.env.FROMPROOF_PACKAGE}/`)
  : new URL("../../build/wasm/npm/", import.meta.url);
const { load } = await import(new URL("fromproof.mjs", folder));
const fromproof = await load();
const samples = new URL("../../web/samples/", import.meta.url);
const names = (await readdir(samples)).filter((name) => name.endsWith(".eml"));
const sample = async (name) => (await readFile(new URL(name, samples), "utf8")).replaceAll(/\r?\n/g, "\r\n");

/** A mail whose local parts, names, subject, id and body are marks that can be searched for. */
function marked(mail) {
  const [header, body] = mail.split(/\r\n\r\n([^]*)/);
  const unfolded = header
    .replace(/[^\s<>"(),;:=@]+@(?=[a-z])/gi, "qlocalq7@")
    .replace(/^(From|To):.*<(.*)>/gim, '$1: "Qname7 Qperson7" <$2>')
    .replace(/^Subject:.*(?:\r\n[ \t].*)*/gim, "Subject: qsubject7 about qsecret7")
    .replace(/^Message-ID:.*(?:\r\n[ \t].*)*/gim, "Message-ID: <qmessage7.id@example.jp>")
    .replace(/ id [\w.-]+/g, " id qtrace7");
  return `${unfolded}\r\nX-Id: qother7\r\n\r\nqbody7 ${body}`;
}
const mark = /q(?:local|subject|secret|message|trace|other|body|name|person)q?7/i;

function reportOf(mail, options) {
  const check = fromproof.check(mail, options);
  const report = check.report();
  check.free();
  return report;
}

const { server, browser } = await startPage();

test("a masked report of any mail tells no local part, name, subject, id or body", async () => {
  assert.ok(names.length >= 8);
  for (const name of names) {
    const mail = marked(await sample(name));
    const report = reportOf(mail);
    assert.match(JSON.stringify(report), mark, "the marks are in the report itself");
    const masked = mask(report);
    assert.doesNotMatch(JSON.stringify(masked), mark, name);
    assert.doesNotMatch(fragmentOf(summaryOf(masked)), mark, name);
    assert.equal(masked.message.header_from.domain, report.message.header_from.domain);
    assert.deepEqual(masked.dkim.map(({ selector, domain, result }) => [selector, domain, result]),
      report.dkim.map(({ selector, domain, result }) => [selector, domain, result]), "selectors, domains and results stay");
  }
});

test("a long text takes no longer than its length", () => {
  const long = "x".repeat(2 * 1024 * 1024);
  // Without bounds these would take hours.
  for (const server of [long, `${long}@`, `"${long}`, `${'"x'.repeat(1024 * 1024)}@`, `qlocal7${long}@example.jp`]) {
    const report = reportOf(`Authentication-Results: ${server}; spf=pass smtp.mailfrom=${server}\r\nFrom: qlocal7@example.jp\r\n\r\n`);
    report.verdict.params.server = server;
    report.dns.push({ name: server, type: "TXT", status: "ok", records: [server] });
    assert.doesNotMatch(JSON.stringify(mask(report)), mark);
  }
});

test("other statements of a mail about itself are left out, too", () => {
  const hostile = [
    "Return-Path: <qlocal7=victim@0123456789abcdef0123-qtrace7.bounces.example.jp>",
    "Received-SPF: pass (mx.example.net: domain of qlocal7@example.jp says qsecret7) client-ip=192.0.2.1; envelope-from=\"qlocal7@example.jp\"; helo=mail.example.net",
    'Authentication-Results: mx.example.net; dkim=pass reason="qsecret7" header.i=qlocal7@example.jp header.b=qother7; dkim=pass header.i=qlocal7 header.s=qlocal7; spf=qsecret7 smtp.mailfrom=qlocal7@example.jp; auth=pass smtp.auth=qlocal7; qmessage7=pass; dmarc=pass (qsecret7) header.from=example.jp',
    "DKIM-Signature: v=1; a=qsubject7; c=qsubject7/qsecret7; d=example.org; s=for-qlocal7; h=From; bh=aGk=; b=aGk=",
    'From: "qname7, (qperson7)" <"qlocal7 quoted"@example.jp>, Other <qlocal7+tag@example.net>',
    "Sender: qlocal7@example.org",
    "DKIM-Signature: v=1; a=rsa-sha256; d=example.jp; i=qlocal7@example.jp; s=sel; h=From:qother7; bh=aGk=; b=aGk=",
    "Subject: qsubject7", "Message-ID: <qmessage7@example.jp>", "", "qbody7",
  ].join("\r\n");
  const masked = JSON.stringify(mask(reportOf(hostile)));
  assert.doesNotMatch(masked, mark);
  assert.match(masked, /example\.jp/);
});

test("a link holds what it says, and comes back as it was", async () => {
  for (const name of names) {
    const summary = summaryOf(mask(reportOf(await sample(name))));
    const fragment = fragmentOf(summary);
    assert.match(fragment, /^#summary=1&from=[a-z0-9.-]*&envelope=[a-z0-9._-]*(?:&(?:spf|dkim|dmarc)=[a-z0-9~._-]*)+&answer=[a-z-]+~(?:pass|fail|unknown)~[a-z0-9._-]*$/, name);
    assert.deepEqual(readFragment(fragment), summary, name);
    assert.deepEqual(summary.lines.map(({ check }) => check).filter((check) => check !== "dkim"), ["spf", "dmarc"]);
  }
});

test("the answer in a link names domains alone, and is less where it would need more", async () => {
  const answerOf = async (mail, options) => summaryOf(mask(reportOf(mail, options))).answer;
  assert.deepEqual(await answerOf(await sample("ses-before.eml")), { says: "reported", tone: "pass", name: "mx.google.com" });
  assert.deepEqual(await answerOf(await sample("spoof.eml")), { says: "other", tone: "fail", name: "mailer.example" });
  const fail = (server) => `Authentication-Results: ${server}; spf=fail smtp.mailfrom=a@example.jp; dmarc=fail header.from=example.jp\r\nReceived: from x.example (x.example [203.0.113.9]) by mx.example.net; Wed, 10 Jun 2026 21:00:02 -0700\r\nFrom: a@example.jp\r\n\r\n`;
  const report = reportOf(fail("mx.example.net"));
  assert.deepEqual(report.verdict.answer, { code: "answer-address", params: { from: "example.jp", ip: "203.0.113.9" } });
  assert.deepEqual(summaryOf(mask(report)).answer, { says: "unproven", tone: "fail", name: "" }, "an address is no domain");
  const pass = "Authentication-Results: qsecret7 server; dmarc=pass header.from=example.jp\r\nReceived: from x.example (x.example [203.0.113.9]) by qsecret7; Wed, 10 Jun 2026 21:00:02 -0700\r\nFrom: a@example.jp\r\n\r\n";
  const { answer } = summaryOf(mask(reportOf(pass, { receiver: "qsecret7" })));
  assert.ok(answer.name === "" || /^[a-z0-9.-]+$/.test(answer.name));
});

const before = "#summary=1&from=example.jp&envelope=example.net&spf=pass~reported~no~example.net&dkim=pass~reported~strict~example.jp&dmarc=pass~reported~dkim~example.jp";
const whole = `${before}&answer=reported~pass~mx.example.org`;

test("a link that is not whole is no summary", () => {
  assert.equal(readFragment(whole)?.from, "example.jp");
  assert.deepEqual(readFragment(whole).answer, { says: "reported", tone: "pass", name: "mx.example.org" });
  const old = readFragment(before);
  assert.deepEqual([old.from, old.lines.length, old.answer], ["example.jp", 3, null], "made before links had an answer");
  const long = "a".repeat(64);
  for (const broken of [
    "", "#", "#summary=1", "#summary=2&from=a", whole.slice(1), `${whole}&dkim=pass~reported~no~a.example`, `${whole}&x=1`,
    whole.replace("example.jp", "<img src=x>"), whole.replace("example.jp", "%3Cb%3E"), whole.replace("example.jp", "EXAMPLE.jp"),
    whole.replace("example.jp", "exa\u202emple.jp"), whole.replace("example.jp", `${long}.jp`), whole.replace("example.jp", "a..b"),
    whole.replace("pass", "trusted"), whole.replace("pass", "constructor"), whole.replace("reported", "checked"), whole.replace("spf=", "__proto__="),
    whole.replace("~no~", "~both~"), whole.replace("&dkim=", "&dmarc=pass~none~~&dkim="), whole.replace("~example.net", "~example.net~more"),
    whole.replace("&dkim=pass~reported~strict~example.jp", "&dkim=pass~reported~strict~example.jp".repeat(9)),
    whole.replace("~pass~mx", "~good~mx"), whole.replace("reported~pass~mx", "constructor~pass~mx"), whole.replace("mx.example.org", "Gmail <b>"), `${whole}~more`, `${before}&answer=`,
    `${before}&answer=other~fail~`, `${before}&answer=by-signature~pass~example.org`, `${whole}&answer=open~unknown~`, before.replace("&spf=", "&answer=open~unknown~&spf="),
    `${whole}${"&dkim=pass~reported~no~a".repeat(1000)}`, "#summary=1&".repeat(100_000),
  ]) assert.equal(readFragment(broken), null, broken.slice(0, 120));
});

for (const [lang, title, said, word, note] of [
  ["en", /not checked here/, "✓mx.example.org says it came from example.jp; not checked here.", "Said to be recorded by mx.example.org", /Whoever made this link says so.*anybody can make such a link or change it/],
  ["ja", /検証していません/, "✓mx.example.orgはexample.jpからのメールと判定しています。ここでは検証していません", "リンクには「mx.example.orgの判定」とあります", /リンクを作った人による記載です.*誰でも作成や変更ができます/],
]) {
  test(`a shared link shows the answer, its sign, and whose word it is said to be: ${lang}`, async () => {
    const { page, context, complaints } = await openPage(browser, server, { lang });
    const visit = async (fragment) => {
      await page.evaluate((hash) => (location.hash = hash), fragment);
      await page.locator("#shared").waitFor();
    };
    await visit(whole);
    await page.locator("#shared .says").waitFor();
    assert.match(await page.textContent("#shared h2"), title);
    assert.equal(await page.textContent("#shared .says"), said);
    assert.equal(await page.textContent("#shared .word"), word);
    assert.match(await page.textContent("#shared"), note);
    const filled = () => page.$eval("#shared .sign", (node) => getComputedStyle(node).backgroundColor !== "rgba(0, 0, 0, 0)");
    assert.equal(await filled(), false, "a filled sign would say: verified here");
    await visit(`${before.replaceAll("~reported~", "~verified~")}&answer=by-signature~pass~`);
    await page.locator("#shared .says", { hasText: lang === "en" ? "its signature proves it" : "署名" }).waitFor();
    assert.match(await page.textContent("#shared .word"), lang === "en" ? /^Said to be verified/ : /^リンクには「DNSで検証済み」/);
    assert.equal(await filled(), false, "not even if the link says so");
    await visit(before);
    await page.locator("#shared .says").waitFor({ state: "detached" });
    assert.match(await page.textContent("#shared"), /DKIM example\.jp/, "a link from before opens as it did");
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

test("a shared link shows its summary as not checked here, and markup in it is text or nothing", async () => {
  const { page, context, complaints, requests } = await openPage(browser, server);
  await page.goto(`${server.origin}/?lang=en${whole}`);
  await page.reload();
  await page.locator("#shared").waitFor();
  assert.match(await page.textContent("#shared h2"), /not checked here/);
  assert.match(await page.textContent("#shared"), /DKIM example\.jp: Pass/);
  assert.equal(await page.getAttribute("#result", "data-state"), "empty", "it is no result of this page");
  await page.evaluate(() => (location.hash = "#summary=1&from=<img src=x onerror=alert(1)>"));
  await page.locator("#shared", { hasText: "no summary" }).waitFor();
  assert.equal(await page.locator("#shared img, #shared script").count(), 0);
  await page.click("#shared button");
  assert.equal(await page.locator("#shared").count(), 0);
  assert.equal(page.url(), `${server.origin}/?lang=en`);
  assert.ok(requests.every((url) => url.startsWith(server.origin)));
  assert.deepEqual(complaints, []);
  await context.close();
});

for (const lang of ["en", "ja"]) {
  test(`what is copied is what was shown, masked unless asked: ${lang}`, async () => {
    const { page, context, complaints } = await openPage(browser, server, { lang });
    await paste(page, marked(await sample("ses-before.eml")));
    await page.click(".share > summary");
    await page.locator(".share-panel").waitFor();
    const copied = async () => {
      await page.click(".share-panel button");
      return page.evaluate(() => navigator.clipboard.readText());
    };
    for (const format of ["text", "markdown", "json", "link"]) {
      await page.check(`.share-panel [value=${format}]`);
      const shown = await page.textContent(".share-preview");
      assert.equal(await copied(), shown);
      assert.doesNotMatch(shown, mark, format);
      assert.match(shown, /example\.jp/, format);
    }
    await page.check(".share-panel [value=text]");
    const lead = (await page.textContent(".share-preview")).split("\n").slice(0, 2);
    assert.deepEqual(lead, lang === "en" ? ["Gmail says it came from example.jp; not checked here.", "DMARC passes, by DKIM alone."]
      : ["Gmailはexample.jpからのメールと判定しています。ここでは検証していません", "DMARCは合格です。ただしDKIMだけで合格しています"]);
    await page.check("#share-all");
    assert.match(await copied(), lang === "en" ? /^Subject: qsubject7/m : /^件名：qsubject7/m);
    assert.equal(await page.isChecked("#share-all"), false, "only this one copy");
    assert.doesNotMatch(await page.textContent(".share-preview"), mark);
    await page.check(".share-panel [value=json]");
    assert.equal(JSON.parse(await page.textContent(".share-preview")).dmarc.result, "pass");
    assert.deepEqual(complaints, []);
    await context.close();
  });
}

test("markup of a mail stays text in Markdown", async () => {
  const { page, context } = await openPage(browser, server);
  await paste(page, 'From: "a|b`c <img> [x](//evil.example) ![y](//evil.example)" <ann@example.com>\r\nSubject: **bold** www.evil.example\r\n\r\n');
  await page.click(".share > summary");
  await page.check(".share-panel [value=markdown]");
  await page.check("#share-all");
  const shown = await page.textContent(".share-preview");
  const outside = shown.replaceAll(/`[^`\n]*`/g, "");
  assert.doesNotMatch(outside, /(?<!\\)<img|(?<!\\)\]\(|www\.evil/);
  assert.ok(shown.includes("evil.example"));
  await context.close();
});

/** The pages of a PDF. */
const pagesOf = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;

for (const lang of ["en", "ja"]) {
  test(`a mail is one page of paper, with what was checked and when: ${lang}`, async () => {
    const { page, context } = await openPage(browser, server, { lang });
    for (const name of ["ses-before", "ses-unsigned", "forwarded", "spoof"]) {
      await paste(page, await sample(`${name}.eml`));
      assert.equal(pagesOf(await page.pdf({ format: "A4" })), 1, name);
    }
    // What the reader folded stays away; notes are short and printed.
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    assert.match(await page.textContent("#printed"), lang === "en" ? /KB, \d+ header fields · \w+ \d+, 20\d\d/ : /KB、ヘッダーフィールド\d+個 · 20\d\d年/);
    for (const selector of [".share", ".raw", ".myths", "#input"]) assert.equal(await page.isVisible(selector), false, selector);
    assert.equal(await page.isVisible(".evidence table"), true);
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    await page.emulateMedia({ media: "screen" });
    await page.click(".raw > summary");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.isVisible(".raw pre"), true, "unless it was opened");
    await context.close();
  });
}

test("printing leaves the page as it was", async () => {
  const { page, context } = await openPage(browser, server);
  await paste(page, await sample("ses-before.eml"));
  const open = () => page.$$eval("details", (nodes) => nodes.map((node) => node.open));
  const before = await open();
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.notDeepEqual(await open(), before, "the notes");
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.deepEqual(await open(), before);
  await context.close();
});
