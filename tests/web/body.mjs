// The body of a mail as text: what a mail program would decode, what it says of links and parts, and what it does with
// claims that are not true. Expected texts come from RFC 2045 to 2049, 3676 and the charsets' own tables (written with iconv).
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { locale, openPage, paste, startPage } from "./support/browser.mjs";

const texts = await locale("en");
const sentence = (key, params = {}) => texts[key].replace(/\{(\w+)\}/g, (_, name) => params[name]);

const { server, browser } = await startPage();
const opened = await openPage(browser, server, {});

/** Opens a mail with these content fields and body, each character an octet, and asks for its body. */
async function bodyOf(page, content, body) {
  const mail = Buffer.from(`From: a@example.com\r\nTo: b@example.org\r\nSubject: s\r\n${content.map((field) => `${field}\r\n`).join("")}\r\n${body}`, "latin1");
  await page.evaluate((base64) => {
    document.getElementById("result").dataset.state = "empty";
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], "mail.eml"));
    document.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, mail.toString("base64"));
  await page.locator('#result[data-state="done"] .raw').waitFor();
  await page.evaluate(() => (document.querySelector(".raw").open = true));
  await page.click(".mail-body button");
  await page.locator(".mail-body pre").waitFor();
  return page.evaluate(() => {
    const all = (selector) => [...document.querySelectorAll(`.mail-body ${selector}`)];
    return {
      text: all("pre")[0].textContent,
      form: all(":checked")[0]?.value ?? "body_sent",
      forms: all("[type=radio]").map(({ value }) => value),
      notes: all(".body-notes li").map(({ textContent }) => textContent),
      parts: all(".body-parts li").map(({ textContent }) => textContent),
    };
  });
}

const octets = (...codes) => String.fromCharCode(...codes);
const multipart = (kind, ...parts) => [[`Content-Type: multipart/${kind}; boundary=b`], `Preamble.\r\n${parts.map((part) => `--b\r\n${part}\r\n`).join("")}--b--\r\n`];
const html = (body) => [["Content-Type: text/html; charset=utf-8"], body];

describe("what is shown", () => {
  /** [what it is, content fields, body, text, notes as [key, parameters]] */
  const cases = [
    ["a mail without MIME", [], "Hi.\r\n", "Hi.\n"],
    ["quoted-printable with soft line ends", ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable"], "caf=C3=A9 a=\r\nb=3D\r\n", "café ab=\n"],
    ["base64", ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64"], "44GC\r\n44GE\r\n", "あい\n"],
    ["ISO-2022-JP", ["Content-Type: text/plain; charset=iso-2022-jp"], "\x1b$B$\"\x1b(B.\r\n", "あ.\n"],
    ["Shift_JIS", ["Content-Type: text/plain; charset=Shift_JIS"], `${octets(0x82, 0xa0, 0xb1)}\r\n`, "あｱ\n"],
    ["EUC-JP by another name", ["Content-Type: text/plain; charset=x-euc-jp"], `${octets(0xa4, 0xa2)}\r\n`, "あ\n"],
    ["windows-1251", ["Content-Type: text/plain; charset=windows-1251"], `${octets(0xc4, 0xe0)}\r\n`, "Да\n"],
    ["flowed text", ["Content-Type: text/plain; format=flowed"], "one \r\ntwo\r\n\r\n-- \r\nme\r\n", "one two\n\n-- \nme\n"],
    ["UTF-8 that is not named", [], `${octets(0xe3, 0x81, 0x82)}\r\n`, "あ\n"],
    ["Shift_JIS that is not named", [], `${octets(0x83, 0x65, 0x83, 0x58, 0x83, 0x67)}\r\n`, "テスト\n", [["body_note_unnamed", { used: "shift_jis" }]]],
    ["ISO-2022-JP that is not named", [], "\x1b$B$\"\x1b(B\r\n", "あ\n", [["body_note_unnamed", { used: "iso-2022-jp" }]]],
    ["octets above what is named US-ASCII", ["Content-Type: text/plain; charset=us-ascii"], `${octets(0xe9)}\r\n`, "é\n", [["body_note_unnamed", { used: "windows-1252" }]]],
    ["a charset that nobody knows", ["Content-Type: text/plain; charset=klingon-8"], "Hi.\r\n", "Hi.\n", [["body_note_charset", { charset: "klingon-8", used: "utf-8" }]]],
    ["octets that the charset does not have", ["Content-Type: text/plain; charset=utf-8"], `a${octets(0xff)}b\r\n`, "a\ufffdb\n", [["body_note_misfit", { charset: "utf-8" }]]],
    ["damaged base64", ["Content-Transfer-Encoding: base64"], "SGku***\r\n", "Hi.\n", [["body_note_damaged", { encoding: "base64" }]]],
    ["base64 that was cut off", ["Content-Transfer-Encoding: base64"], "SGkuS", "Hi.\n"],
    ["an encoding that nobody knows", ["Content-Transfer-Encoding: x-rot"], "Uv.\r\n", "Uv.\n", [["body_note_encoding", { encoding: "x-rot" }]]],
    ["parts that nothing divides", ["Content-Type: multipart/mixed"], "Hi.\r\n", "Hi.\n", [["body_note_boundary", {}]]],
    ["parts without an end", ["Content-Type: multipart/mixed; boundary=b"], "--b\r\n\r\nHi.\r\n", "Hi.\n"],
    ["a type that is none", ["Content-Type: ;;;"], "Hi.\r\n", "Hi.\n"],
    ["two text parts", ...multipart("mixed", "\r\none", "\r\ntwo"), "one\n\ntwo\n"],
    ["invisible characters and directions", [], `a${octets(0xe2, 0x80, 0xae)}b\r\n`, "aU+202Eb\n"],
  ];
  for (const [name, content, body, text, notes = []] of cases) {
    test(name, async () => {
      const shown = await bodyOf(opened.page, content, body);
      assert.deepEqual([shown.text, shown.notes], [text, notes.map(([key, params]) => sentence(key, params))]);
      assert.equal(shown.form, "body_plain");
    });
  }

  test("plain text is preferred; the HTML beside it and the octets are one step away", async () => {
    const { page } = opened;
    const shown = await bodyOf(page, ...multipart("alternative", "Content-Type: text/plain\r\n\r\nPlain.", "Content-Type: text/html\r\n\r\n<b>Rich.</b>"));
    assert.deepEqual([shown.text, shown.form, shown.forms, shown.parts], ["Plain.\n", "body_plain", ["body_plain", "body_html", "body_sent"], []]);
    await page.focus("[value=body_plain]");
    await page.keyboard.press("ArrowDown");
    assert.equal(await page.textContent(".mail-body pre"), "Rich.\n");
    await page.keyboard.press("ArrowDown");
    assert.match(await page.textContent(".mail-body pre"), /^Preamble\.\n--b\nContent-Type: text\/plain\n\nPlain\.\n--b\n/);
  });

  test("an empty plain part does not hide the HTML", async () => {
    const shown = await bodyOf(opened.page, ...multipart("alternative", "Content-Type: text/plain\r\n\r\n \r\n", "Content-Type: text/html\r\n\r\n<b>Rich.</b>"));
    assert.deepEqual([shown.text, shown.form], ["Rich.\n", "body_html"]);
  });

  test("other parts are listed by name, type and size, and none but a mail can be opened", async () => {
    const name = "=?utf-8?B?6KuL5rGC5pu4LnBkZg==?=";
    const shown = await bodyOf(opened.page, ...multipart("mixed", "\r\nSee below.",
      `Content-Type: application/pdf; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${"QUJD".repeat(1024)}`,
      "Content-Type: text/plain\r\nContent-Disposition: attachment; filename*=utf-8''a%E2%80%AEb.txt\r\n\r\nx",
      "Content-Type: message/rfc822\r\n\r\nFrom: c@example.net\r\n\r\nInner."));
    // Line ends of text count as one octet.
    assert.equal(shown.text, "See below.\n");
    assert.deepEqual(shown.parts, ["請求書.pdf application/pdf (3 KB)", "aU+202Eb.txt text/plain (1 B)", `message/rfc822 (27 B) ${texts.body_open_mail}`]);
    assert.equal(await opened.page.locator(".mail-body :is(a, img, iframe)").count(), 0);
  });

  test("a mail that is one attachment has no text, and says so", async () => {
    const shown = await bodyOf(opened.page, ["Content-Type: application/pdf", "Content-Transfer-Encoding: base64"], "QUJD\r\n");
    assert.deepEqual([shown.parts, shown.text], [["application/pdf (3 B)"], "QUJD\n"]);
    assert.match(await opened.page.textContent(".mail-body .said"), new RegExp(texts.body_no_text));
  });
});

describe("HTML as text", () => {
  const cases = [
    ["a link that leads where it says", '<a href="https://example.com/">example.com</a>', "example.com\n"],
    ["a link that leads elsewhere", '<a href="https://evil.example/?a=1&amp;b">https://bank.example</a>.', "https://bank.example <https://evil.example/?a=1&b>.\n"],
    ["of two targets the first counts, as in a browser", "<a href='//evil.example' href='https://bank.example'>https://bank.example</a>", "https://bank.example <//evil.example>\n"],
    ["a target within another attribute is none", `<a title=' href="https://bank.example"' href=https://evil.example>go</a>`, "go <https://evil.example>\n"],
    ["a target across lines", '<a href=" https://evil\n.example ">go</a>', "go <https://evil.example>\n"],
    ["a link around a picture, which is not loaded", '<a href="https://x.example"><img src="https://t.example/1.gif" alt="Shop"></a>', "[Shop] <https://x.example>\n"],
    ["a link without an end", '<a href="https://x.example">go', "go <https://x.example>\n"],
    ["where a form sends to", '<form action="https://evil.example/in">Password</form>', "[form] <https://evil.example/in>\nPassword\n"],
    ["what is no text", "<!-- a --><style>b</style><script>c</script><title>d</title>e<!-- f", "e\n"],
    ["lines and paragraphs", "<p>one<br>two</p><p>three</p><div>four</div>five", "one\ntwo\n\nthree\n\nfour\nfive\n"],
    ["blanks", " a \n\t b&nbsp;&nbsp;c <pre>d\n  e</pre>", "a b  c\n\nd\n  e\n"],
    ["lists and tables", "<ul><li>one<li>two</ul><table><tr><td>a<td>b<tr><td>c</table>", "• one\n• two\n\na  b\nc\n"],
    ["characters by name and number", "&lt;b&gt; &eacute;&euro;&#x3042;&#12354;&unknown; &#0;&", "<b> é€ああ&unknown; \ufffd&\n"],
    ["what only looks like a tag", "1 < 2 <3 <a", "1 < 2 <3 <a\n"],
    ["markup of the page is text here", "&lt;img src=x onerror=alert(1)&gt;", "<img src=x onerror=alert(1)>\n"],
  ];
  for (const [name, source, text] of cases) {
    test(name, async () => {
      const shown = await bodyOf(opened.page, ...html(source));
      assert.deepEqual([shown.text, shown.form, shown.notes], [text, "body_html", []]);
    });
  }
});

test("of a body of 3 MB the first megabyte is decoded, shown in pieces, and the part that was cut says so", async () => {
  const { page } = opened;
  const shown = await bodyOf(page, ...multipart("mixed", `\r\n${"line of text\r\n".repeat(6000)}`,
    `Content-Type: image/png; name=p.png\r\nContent-Transfer-Encoding: base64\r\n\r\n${`${"QUJD".repeat(19)}\r\n`.repeat(40_000)}`));
  assert.match(await page.textContent(".mail-body .said"), /first 1 MB/);
  assert.deepEqual(shown.parts.map((part) => part.replace(/\d+/, "N")), ["p.png image/png (at least N KB: not read to its end)"]);
  for (let i = 0; i < 5 && (await page.locator(".mail-body button").count()); i++) await page.click(".mail-body button");
  assert.equal(await page.textContent(".mail-body pre"), "line of text\n".repeat(6000));
});

test("nothing leaves the page for a body, and its code comes only when a body is asked for", async () => {
  const { page, requests, complaints, context } = await openPage(browser, server, {});
  const code = [];
  context.on("request", (request) => /body/.test(request.url()) && code.push(request.url()));
  await paste(page, "From: a@example.com\r\nContent-Type: text/html\r\n\r\n<img src=https://t.example/1.gif><link rel=stylesheet href=https://t.example/a.css>Hi.\r\n");
  assert.deepEqual(code, []);
  await page.click(".raw > summary");
  await page.click(".mail-body button");
  await page.locator(".mail-body pre").waitFor();
  assert.ok(code.length > 0);
  assert.deepEqual([requests, complaints], [[], []]);
  await context.close();
});

describe("an attached mail", () => {
  /** Opens the attached mail of this number and returns its octets, one character each, and what it is. */
  async function openAttached(page, number = 0) {
    await page.evaluate(() => (document.getElementById("result").dataset.state = "empty"));
    await page.locator(".body-parts button").nth(number).click();
    await page.waitForFunction(() => document.getElementById("result").dataset.state === "done");
    return page.evaluate(() => {
      const { message } = document.getElementById("result").report;
      return { subject: message.subject, size: message.size, focus: document.activeElement.id };
    });
  }
  /** The octets that the page reads: the text area has a copy, in which line ends are LF. */
  const given = async (page) => {
    await page.click("#change");
    return page.inputValue("#source");
  };
  const inner = "Received: from x.example ([192.0.2.1]) by mx.example; Thu, 01 Jan 2026 00:00:00 +0000\r\nFrom: c@example.net\r\nSubject: inner  \t\r\n\r\n" +
    "Two blanks at the end  \r\n--not a boundary\r\n\r\n--b2\r\n\r\nlast";

  test("is read as its own mail with its octets, and the way back leads to the mail around it", async () => {
    const { page } = opened;
    // In the first form its last line end belongs to the boundary; in base64 every octet is its own.
    for (const part of [`\r\n\r\n${inner}`, `; name=x\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${inner}`,
      `\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(inner).toString("base64").replace(/.{76}/g, "$&\r\n")}`]) {
      await bodyOf(page, ...multipart("mixed", "\r\nSee below.", `Content-Type: message/rfc822${part}`));
      const outer = await given(page);
      const { size, subject, focus } = await openAttached(page);
      assert.deepEqual([size, subject, focus], [inner.length, "inner", "answer"]);
      assert.equal(await given(page), inner.replaceAll("\r\n", "\n"));
      assert.equal(await page.locator(".back").textContent(), texts.input_outer_back);
      // By the button, and by the browser's own.
      await page.click(".back");
      await page.waitForFunction(() => document.getElementById("result").report?.message.subject === "s");
      assert.equal(await given(page), outer);
      assert.equal(await page.locator(".back").count(), 0);
    }
  });

  test("within an attached mail is another, and Back leads out one by one", async () => {
    const { page, context } = await openPage(browser, server, {});
    const middle = `From: b@example.net\r\nSubject: middle\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--m--\r\n`;
    await bodyOf(page, ...multipart("mixed", `Content-Type: message/rfc822\r\n\r\n${inner}`, `Content-Type: message/rfc822\r\n\r\n${middle}`));
    const { size } = await openAttached(page, 1);
    assert.equal(size, middle.length);
    await page.evaluate(() => (document.querySelector(".raw").open = true));
    await page.click(".mail-body button");
    await page.locator(".body-parts").waitFor();
    assert.equal((await openAttached(page)).subject, "inner");
    for (const subject of ["middle", "s"]) {
      await page.goBack();
      await page.waitForFunction((wanted) => document.getElementById("result").report?.message.subject === wanted, subject);
    }
    await page.goBack();
    await page.locator('#result[data-state="empty"]').waitFor({ state: "attached" });
    assert.equal(await page.inputValue("#source"), "");
    await context.close();
  });

  test("is whole where only the beginning of the body was read, and one that cannot be taken out is not offered", async () => {
    const { page } = opened;
    const long = `${inner}\r\n` + `${"y".repeat(70)}\r\n`.repeat(20_000);
    await bodyOf(page, ...multipart("mixed", "\r\nSee below.", `Content-Type: message/rfc822\r\n\r\n${long}`));
    assert.equal((await openAttached(page)).size, long.length);
    const shown = await bodyOf(page, ...multipart("mixed", `Content-Type: message/rfc822\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nFrom: a=40b`, "Content-Type: message/partial\r\n\r\nx"));
    assert.equal(shown.parts.length, 2);
    assert.equal(await page.locator(".body-parts button").count(), 0);
  });

  test("a mail that is nothing but another, without boundaries; and an empty one says that there is nothing", async () => {
    const { page } = opened;
    await bodyOf(page, ["Content-Type: message/rfc822"], inner);
    assert.equal((await openAttached(page)).size, inner.length);
    await bodyOf(page, ...multipart("mixed", "Content-Type: message/rfc822\r\n"));
    await page.locator(".body-parts button").click();
    await page.locator('#result[data-state="error"]').waitFor();
    assert.ok((await page.textContent("#result")).includes(texts.error_empty));
    await page.click(".back");
    await page.locator('#result[data-state="done"]').waitFor();
    assert.deepEqual(opened.complaints, []);
    assert.deepEqual(opened.requests, []);
  });
});
