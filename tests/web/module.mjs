// The npm package from the wasm build, in Node: the same file and module that the page runs.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { test } from "node:test";
import { pathToFileURL } from "node:url";

const folder = process.env.FROMPROOF_PACKAGE
  ? pathToFileURL(`${process.env.FROMPROOF_PACKAGE}/`)
  : new URL("../../build/wasm/npm/", import.meta.url);
const { load } = await import(new URL("fromproof.mjs", folder));
const bytes = await readFile(new URL("fromproof.wasm", folder));
const samples = new URL("../../web/samples/", import.meta.url);
const sample = async (name) => (await readFile(new URL(name, samples), "utf8")).replaceAll("\n", "\r\n");

const mail = "From: Ann <ann@example.com>\r\nSubject: hello\r\n\r\nHi.\r\n";

/** One check from beginning to end. */
function report(fromproof, message, options) {
  const check = fromproof.check(message, options);
  try {
    return check.report();
  } finally {
    check.free();
  }
}

test("the module is found beside the loader, and every other way to give it works, too", async () => {
  const ways = [undefined, bytes, new Uint8Array(bytes).buffer, new WebAssembly.Module(bytes),
    new Response(bytes), new URL("fromproof.wasm", folder), new URL("fromproof.wasm", folder).href];
  for (const way of ways) {
    const fromproof = await load(way);
    assert.equal(report(fromproof, mail).message.header_from.domain, "example.com");
  }
  await assert.rejects(load(new Response("", { status: 404 })), /404/);
});

test("it asks its host for nothing but leave to grow and for charsets", () => {
  const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
  assert.deepEqual(imports.map(({ name }) => name).sort(), ["emscripten_notify_memory_growth", "fromproof_convert"]);
});

test("names and subjects in every charset that the host knows are read", async () => {
  const fromproof = await load();
  const words = (name, subject) => {
    const { message, findings } = report(fromproof, `From: ${name} <a@example.jp>\r\nSubject: ${subject}\r\n\r\n`);
    return { name: message.header_from.mailboxes[0].display_name, subject: message.subject, findings: findings.map(({ code }) => code) };
  };
  const subjectOf = (subject) => words("A", subject).subject;
  // 株式会社さくら, 日本語の件名, 営業部 and 請求書, the last one cut within its second character. All encoded by Python.
  const { name, subject } = words("=?Shift_JIS?B?ipSOronvjtCCs4Ktguc=?=", "=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=\r\n =?iso-2022-jp?b?GyRCOGwkTjdvTD4bKEI=?=");
  assert.deepEqual([name, subject], ["株式会社さくら", "日本語の件名"]);
  for (const [written, read] of [
    ["=?EUC-JP?Q?=B1=C4=B6=C8=C9=F4?= 2026", "営業部 2026"],
    ["=?shift_jis?B?kL+L?= =?Shift_JIS?B?gY+R?=", "請求書"],
    ["=?shift_jis?B?kL+L?= x =?shift_jis?B?gY+R?=", "=?shift_jis?B?kL+L?= x =?shift_jis?B?gY+R?="],
    ["=?koi8-r?B?8NLJ18XU?= =?utf-8?Q?!?= =?big5?B?p0GmbqFJ?=", "Привет!你好！"],
    ["=?iso-2022-jp?Q?=1B$B!!=1B(B?= =?iso-2022-jp?Q?a?=", "\u3000a"],
    // What is malformed or unknown stays as it is, and text that looks like a word after decoding is text.
    ["=?no-such-charset?B?QQ==?= =?replacement?B?QQ==?=", "=?no-such-charset?B?QQ==?= =?replacement?B?QQ==?="],
    ["=?shift_jis?B?/w==?=", "=?shift_jis?B?/w==?="],
    ["=?iso-2022-jp?B?GyRC%?=", "=?iso-2022-jp?B?GyRC%?="],
    ["=?utf-8?B?PT9JU08tMjAyMi1KUD9CP0d5UkNObVE1VkJzb1FnPT0/PQ==?=", "=?ISO-2022-JP?B?GyRCNmQ5VBsoQg==?="],
    ["=?utf-16be?B?AD0APwB1AHQAZgAtADgAPwBRAD8AYQA/AD0=?=", "=?utf-8?Q?a?="],
    [`=?x-sjis?B?${Buffer.alloc(1026, 0xb1).toString("base64")}?=`, `=?x-sjis?B?${Buffer.alloc(1026, 0xb1).toString("base64")}?=`],
    [`=?x-sjis?B?${Buffer.alloc(1023, 0xb1).toString("base64")}?=`, "ｱ".repeat(1023)],
  ]) assert.equal(subjectOf(written), read);
  // Findings read the same name as people.
  assert.ok(words("=?iso-2022-jp?B?GyRCNmQ5VBsoQiBpbmZvQGJhbmsuZXhhbXBsZS5jb20=?=", "a").findings.includes("display-name-other-address"));
});

test("whoever loads it brings other charsets, and may take all of them away", async () => {
  const asked = [];
  const message = "From: a@example.jp\r\nSubject: =?x-rot13?Q?Uryyb?= =?X-ROT13*en?B?ISE=?= =?shift_jis?B?isc=?=\r\n\r\n";
  const rot13 = (charset, octets) => {
    asked.push(charset);
    assert.ok(octets instanceof Uint8Array);
    if (charset !== "x-rot13") return null;
    return String.fromCharCode(...octets).replace(/[a-z]/gi, (c) => String.fromCharCode(c.charCodeAt(0) + (c.toLowerCase() < "n" ? 13 : -13)));
  };
  const subject = async (decode) => report(await load(bytes, { decode }), message).message.subject;
  assert.equal(await subject(rot13), "Hello!! =?shift_jis?B?isc=?=");
  assert.deepEqual([...new Set(asked)], ["x-rot13", "shift_jis"]);
  // Whatever it returns, the module keeps its memory.
  const written = "=?x-rot13?Q?Uryyb?= =?X-ROT13*en?B?ISE=?= =?shift_jis?B?isc=?=";
  for (const wrong of [() => null, () => undefined, () => 7, () => "a".repeat(3073), () => { throw new Error("no"); }]) assert.equal(await subject(wrong), written);
  // The report is written twice, the first time to count it. An answer that changes in between is not asked for again.
  for (const answer of ["b".repeat(3000), "", null]) {
    let calls = 0;
    assert.equal(await subject(() => (calls++ < 2 ? "ab" : answer)), written);
    assert.equal(calls, 4);
  }
  assert.equal(await subject(() => "\ud800\u0000"), "\ufffd\0\ufffd\0");
  assert.equal(await subject(() => ""), "");
});

test("a header of nothing but encoded words takes no more than each of its words does", async () => {
  const count = 100_000;
  const subject = Array.from({ length: count }, (_, i) => `=?shift_jis?b?${btoa(String(i).padStart(9, "0"))}?=`).join(" ");
  const strangers = Array.from({ length: count }, (_, i) => `=?x-${i % 2}?q?a?=`).join(" ");
  const fromproof = await load();
  const begun = process.cpuUsage();
  assert.equal(report(fromproof, `Subject: ${subject}\r\n\r\n`).message.subject.length, count * 9);
  assert.equal(report(fromproof, `Subject: ${strangers}\r\n\r\n`).message.subject, strangers);
  const { user, system } = process.cpuUsage(begun);
  assert.ok(user + system < 5_000_000, `${user + system} µs of the processor`);
});

test("a report has the members of schema 1", async () => {
  const all = report(await load(), mail);
  assert.equal(all.schema, 1);
  assert.equal(all.file, null);
  for (const name of ["verdict", "message", "repairs", "spf", "dkim", "dmarc", "arc", "sender_id", "reported", "findings", "fixes", "dns"]) {
    assert.ok(name in all, name);
  }
  assert.deepEqual(all.message.header_from.mailboxes, [
    { display_name: "Ann", address: "ann@example.com", local_part: "ann", domain: "example.com", unicode_domain: "example.com", span: [6, 21] },
  ]);
});

test("the three situations of Amazon SES and of a forgery", async () => {
  const fromproof = await load();
  const before = report(fromproof, await sample("ses-before.eml"));
  assert.equal(before.dmarc.result, "pass");
  assert.deepEqual(before.dmarc.aligned_by, ["dkim"]);
  assert.deepEqual([before.spf.result, before.spf.source, before.spf.aligned.relaxed], ["pass", "reported", false]);
  assert.deepEqual(before.fixes[0].records, [
    { name: "mail.example.jp", type: "MX", value: "10 feedback-smtp.ap-northeast-1.amazonses.com" },
    { name: "mail.example.jp", type: "TXT", value: "v=spf1 include:amazonses.com ~all" },
  ]);
  const after = report(fromproof, await sample("ses-after.eml"));
  assert.deepEqual(after.dmarc.aligned_by, ["spf", "dkim"]);
  assert.deepEqual(after.spf.aligned, { relaxed: true, strict: false });
  assert.deepEqual(after.fixes, []);
  const spoof = report(fromproof, await sample("spoof.eml"));
  assert.equal(spoof.dmarc.result, "fail");
  assert.deepEqual(spoof.repairs, []);
});

test("the records of each fix, for those who publish them", async () => {
  const check = (await load()).check(await sample("ses-before.eml"));
  const [{ note, records }] = check.report().fixes;
  assert.deepEqual(note, { code: "ses-custom-mail-from-note", params: { from: "example.jp" } });
  const written = (format) => check.records(format);
  assert.equal(written("list").length, check.report().fixes.length);
  assert.deepEqual(check.records(), written("list"));
  assert.equal(written("list")[0], `${records[0].name}  MX  ${records[0].value}\n${records[1].name}  TXT  "${records[1].value}"\n`);
  const lines = written("zone-file")[0].split("\n").filter((line) => line && !line.startsWith(";"));
  assert.deepEqual(lines, [`${records[0].name}. 300 IN MX ${records[0].value}.`, `${records[1].name}. 300 IN TXT "${records[1].value}"`]);
  const changes = JSON.parse(written("route53")[0]).Changes.map((change) => change.ResourceRecordSet);
  assert.deepEqual(changes.map((set) => set.ResourceRecords), [[{ Value: records[0].value }], [{ Value: `"${records[1].value}"` }]]);
  const posts = JSON.parse(written("cloudflare")[0]).posts;
  assert.deepEqual(posts.map(({ name, type }) => [name, type]), records.map(({ name, type }) => [name, type]));
  assert.equal(`${posts[0].priority} ${posts[0].content}`, records[0].value);
  assert.match(written("terraform")[0], /^resource "aws_route53_record" "mail_example_jp_mx" \{$/m);
  assert.throws(() => check.records("bind"), TypeError);
  check.free();
  assert.throws(() => check.records("list"), /freed/);
});

test("what the reader chooses takes the place of what a fix guesses", async () => {
  const check = (await load()).check(await sample("ses-before.eml"));
  const before = check.report();
  const { region, subdomain } = before.fixes[0].params;
  assert.deepEqual([region, subdomain], ["ap-northeast-1", "mail"]);
  const choices = { region: "eu-west-1", subdomain: "1st" };
  const { fixes, ...others } = check.report(choices);
  assert.deepEqual({ ...others, fixes: before.fixes }, before);
  assert.deepEqual(fixes[0].params, { ...before.fixes[0].params, ...choices });
  assert.deepEqual(fixes[0].records, [
    { name: "1st.example.jp", type: "MX", value: "10 feedback-smtp.eu-west-1.amazonses.com" },
    { name: "1st.example.jp", type: "TXT", value: "v=spf1 include:amazonses.com ~all" },
  ]);
  assert.match(check.records("zone-file", choices)[0], /^1st\.example\.jp\. 300 IN MX 10 feedback-smtp\.eu-west-1\.amazonses\.com\.$/m);
  assert.match(check.records("terraform", choices)[0], /"_1st_example_jp_mx"/);
  assert.match(check.records("list", { region: "eu-west-1" })[0], /^mail\.example\.jp {2}MX {2}10 feedback-smtp\.eu-west-1/);
  assert.match(check.records("zone-file", { subdomain: "x\n\u00e9;" })[0], /^x\\010\\195\\169\\059\.example\.jp\. /m);
  assert.deepEqual(check.report(), before);
  assert.throws(() => check.report({ region: "x".repeat(70_000) }), RangeError);
  check.free();
});

test("the octets are those that were judged, and every span counts them", async () => {
  const fromproof = await load();
  const damaged = `Download Original\nCopy to clipboard\nDelivered-To: a@example.net\n${mail.replaceAll("\r", "")}`;
  const check = fromproof.check(damaged);
  const { message, repairs } = check.report();
  assert.ok(repairs.some(({ code }) => code === "summary-table-removed"));
  assert.equal(new TextDecoder().decode(check.octets()), `Delivered-To: a@example.net\r\n${mail}`, "repaired");
  const [offset, octets] = message.header_from.mailboxes[0].span;
  assert.equal(new TextDecoder().decode(check.octets(offset, offset + octets)), "Ann <ann@example.com>");
  assert.equal(new TextDecoder().decode(check.octets(message.header_octets)), "\r\nHi.\r\n");
  assert.equal(check.octets(5, 5).length, 0);
  assert.equal(check.octets(1e6).length, 0);
  check.free();
  assert.throws(() => check.octets(), /freed/);
});

test("a text that is not a mail is named", async () => {
  const fromproof = await load();
  const kinds = [["", "empty"], [mail, "message"], ["From: a@example.org\n", "headers-only"], ["%PDF-1.7", "pdf"],
    [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), "msg"], ["<!doctype html><p>From: a@b.example", "html"],
    ["The quick brown fox.", "not-mail"], ["Message ID\t<a@b.example>\nSPF:\tPASS with IP 192.0.2.1\nDKIM:\t'PASS' with domain b.example\n", "gmail-summary"], [`Download Original\nDelivered-To: a@example.net\n${mail}`, "message"]];
  for (const [text, kind] of kinds) {
    const check = fromproof.check(text);
    assert.equal(check.kind, kind);
    check.free();
  }
});

test("text and octets give the same report; a lone surrogate becomes U+FFFD", async () => {
  const fromproof = await load();
  const text = "From: \u5c71\u7530 <info@example.jp>\r\nSubject: a\ud800b\r\n\r\n";
  const expected = report(fromproof, new TextEncoder().encode(text));
  assert.deepEqual(report(fromproof, text), expected);
  assert.equal(expected.message.subject, "a\ufffdb");
  const padded = new Uint8Array(mail.length + 20).fill(0x58);
  new TextEncoder().encodeInto(mail, padded.subarray(10));
  assert.deepEqual(report(fromproof, padded.subarray(10, 10 + mail.length)), report(fromproof, mail));
});

test("options stand in for what the message does not say", async () => {
  const fromproof = await load();
  const known = report(fromproof, mail, { ip: "192.0.2.1", mailFrom: "bounce@example.net", helo: "mx.example.net", time: new Date(0) });
  assert.deepEqual(known.message.client_ip, { value: "192.0.2.1", source: "option", span: null });
  assert.deepEqual(known.message.helo, { value: "mx.example.net", source: "option", span: null });
  assert.equal(known.message.envelope_from.domain, "example.net");
  const bounce = report(fromproof, mail, { mailFrom: "" });
  assert.equal(bounce.message.envelope_from.null, true);
  assert.equal(report(fromproof, mail).message.envelope_from.source, "none");
});

/** The servers whose fields count. */
const trusted = (all) => all.reported.filter((field) => field.trusted).map(({ authserv_id }) => authserv_id);

test("the receiver's name decides whose Authentication-Results counts", async () => {
  const fromproof = await load();
  // The receiving server has another name: only the reader can say that both are theirs.
  const hop = "Received: from out.example.com (out.example.com [192.0.2.1]) by mx.hoster.example with ESMTPS; Thu, 11 Jun 2026 04:00:02 +0000";
  const text = `Authentication-Results: mine.example; dmarc=pass header.from=example.com\r\n${hop}\r\n${mail}`;
  const asked = report(fromproof, text);
  assert.deepEqual([trusted(asked), asked.dmarc.result], [[], "none"]);
  assert.deepEqual(asked.reported[0].would_say, { receiver: "mine.example", asks: true, dmarc: "pass", spf: null, dkim: null, arc: null });
  assert.deepEqual(trusted(report(fromproof, text, { receiver: "mine.example" })), ["mine.example"]);
  assert.deepEqual(trusted(report(fromproof, text, { receiver: "other.example" })), []);
});

test("a mail server's message is judged as it is, and no field of it decides", async () => {
  const fromproof = await load();
  const hop = "Received: from out.example.com (out.example.com [192.0.2.1]) by mx.example.net with ESMTPS; Thu, 11 Jun 2026 04:00:02 +0000";
  const text = `\ufeffAuthentication-Results: mx.example.net; spf=pass smtp.mailfrom=example.com; dmarc=pass header.from=example.com\r\n${hop}\r\n${mail}`;
  const copy = report(fromproof, text);
  assert.deepEqual([copy.message.mode, copy.dmarc.result, copy.dmarc.source, copy.repairs.length], ["copy", "pass", "reported", 1]);
  const { span, ...said } = copy.dmarc.reported;
  assert.deepEqual(said, { result: "pass", text: null, server: "mx.example.net", provider: null });
  assert.equal(span[1], "dmarc=pass header.from=example.com".length);
  assert.deepEqual([copy.message.border, copy.message.border_known, copy.message.hops.map(({ by, where }) => [by, where])],
    [0, true, [["mx.example.net", "border"]]]);
  for (const options of [{ ip: "192.0.2.1" }, { mailFrom: "" }, { helo: "out.example.com", forgiving: true }]) {
    const server = report(fromproof, text, options);
    assert.deepEqual([server.message.mode, server.dmarc.result, server.dmarc.source, server.repairs], ["server", "none", "none", []]);
    assert.equal(report(fromproof, mail.replaceAll("\r\n", "\n"), options).repairs[0].code, "lf-to-crlf");
  }
});

test("records are offered for a mail that nothing proves where its reader says that it is theirs", async () => {
  const fromproof = await load();
  const hop = "Received: from out.mailer.example (out.mailer.example [192.0.2.1]) by mx.example.net with ESMTPS; Thu, 11 Jun 2026 04:00:02 +0000";
  const text = `Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=mailer.example; dmarc=none header.from=example.com\r\n${hop}\r\n${mail}`;
  const codes = (all) => all.fixes.map(({ code }) => code);
  assert.deepEqual(codes(report(fromproof, text)), []);
  assert.deepEqual(codes(report(fromproof, text, { mine: "yes" })), [], "only true says so");
  assert.deepEqual(codes(report(fromproof, text, { mine: true })), ["dmarc-record"]);
});

test("every format that the module names is written, and no other", async () => {
  const { check, recordFormats } = await load();
  const mail = check("From: ann@example.com\r\n\r\n");
  assert.ok(recordFormats.includes("list"));
  for (const format of recordFormats) assert.ok(Array.isArray(mail.records(format)), format);
  assert.throws(() => mail.records("other"), TypeError);
  mail.free();
});

test("the separators of an mbox file", async () => {
  const { separators } = await load();
  const one = `From - Thu Jan 01 00:00:00 2026\n${mail.replaceAll("\r\n", "\n")}\n`;
  assert.deepEqual(separators(one + one), [0, one.length]);
  assert.deepEqual(separators(mail), []);
  assert.deepEqual(separators(""), []);
  assert.deepEqual(separators(`\n${one}${one}`), [1, 1 + one.length], "a slice of a file");
});

test("repairs are made only for a paste", async () => {
  const fromproof = await load();
  const copied = `\ufeff${mail.replaceAll("\r\n", "\n")}`;
  const codes = (all) => all.repairs.map(({ code }) => code).sort();
  assert.deepEqual(codes(report(fromproof, copied)), ["bom-removed", "lf-to-crlf"]);
  assert.deepEqual(codes(report(fromproof, copied, { forgiving: false })), ["lf-to-crlf"]);
});

test("the smaller module of the page gives the same report without questions", async () => {
  const [whole, reader] = await Promise.all([load(bytes), load(new URL("../reader.wasm", folder))]);
  assert.equal(reader.version, whole.version);
  const folders = ["../../web/samples/", "mail/", "mail/hostile/", "../../fuzz/seeds/authentication/", "../../fuzz/seeds/repair/", "../../fuzz/seeds/trust/"];
  let mails = 0;
  for (const name of folders) {
    const from = new URL(name, import.meta.url);
    for (const entry of await readdir(from, { withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const message = await readFile(new URL(encodeURIComponent(entry.name), from));
      const [one, other] = [whole, reader].map((module) => module.check(message, { time: 1_700_000_000 }));
      assert.deepEqual([other.kind, other.report(), other.records()], [one.kind, one.report(), one.records()], entry.name);
      assert.deepEqual(other.questions(), []);
      one.free();
      other.free();
      mails++;
    }
  }
  assert.ok(mails > 50, `${mails} mails`);
});

test("a freed check says that it is freed", async () => {
  const fromproof = await load();
  const check = fromproof.check(mail);
  check.free();
  check.free();
  for (const use of [() => check.next(), () => check.questions(), () => check.report(), () => check.answer(new Uint8Array())]) {
    assert.throws(use, /freed/);
  }
  assert.equal(report(fromproof, mail).message.header_fields, 2);
});

test("several checks live side by side", async () => {
  const fromproof = await load();
  const all = Array.from({ length: 200 }, (_, i) => fromproof.check(`From: a@host${i}.example\r\n\r\n`));
  for (let i = 1; i < all.length; i += 2) all[i].free();
  for (let i = 0; i < all.length; i += 2) assert.equal(all[i].report().message.header_from.domain, `host${i}.example`);
  for (const check of all) check.free();
});

test("wrong arguments are named, whatever they are", async () => {
  const fromproof = await load();
  for (const message of [undefined, null, 7, {}, [1, 2], Symbol.iterator]) {
    assert.throws(() => fromproof.check(message), TypeError);
  }
  for (const time of [NaN, Infinity, "yesterday", {}]) assert.throws(() => fromproof.check(mail, { time }), TypeError);
  assert.equal(report(fromproof, mail, { ip: "not an address", mailFrom: "\ud800<>", helo: "x".repeat(100_000) }).schema, 1);
});

test("empty, binary and endless lines are read to a report", { timeout: 60_000 }, async () => {
  const fromproof = await load();
  const binary = new Uint8Array(65_536).map((_, i) => (i * 7919) >> 3);
  for (const message of ["", "\r\n", "\0", binary, new Uint8Array(0), "From: ".repeat(200_000), "(".repeat(500_000), "From: <<<<@@@,;:\r\n"]) {
    const all = report(fromproof, message);
    assert.equal(all.schema, 1);
    assert.notEqual(all.dmarc.result, "pass");
  }
});

test("64 MB are read, and their memory serves the next", async () => {
  const instance = await WebAssembly.instantiate(new WebAssembly.Module(bytes), { env: { emscripten_notify_memory_growth() {}, fromproof_convert: () => -1 } });
  assert.ok(instance.exports.memory.buffer.byteLength <= 2 ** 20, "one megabyte to begin with");
  const fromproof = await load();
  const large = new Uint8Array(64 * 2 ** 20).fill(0x61);
  large.set(new TextEncoder().encode(mail.replaceAll("\r\n", "\n")));
  for (let i = 78; i < large.length; i += 78) large[i] = 0x0a;
  // Unreleased memory would exceed the module's limit of 2 GB.
  for (let i = 0; i < 20; i++) assert.equal(report(fromproof, large).message.size, large.length);
  assert.equal(report(fromproof, mail).message.size, mail.length);
});

test("the flat interface takes no address, and a number that names no check does nothing", async () => {
  const { exports: wasm } = await WebAssembly.instantiate(new WebAssembly.Module(bytes), { env: { emscripten_notify_memory_growth() {}, fromproof_convert: () => -1 } });
  wasm._initialize();
  for (const handle of [0, 1, -1, 0x7fffffff, 0xffffffff, 65_536]) {
    assert.equal(wasm.fromproof_input(handle), 0);
    assert.equal(wasm.fromproof_report(handle), 0);
    assert.equal(wasm.fromproof_write_report(handle), 0);
    assert.equal(wasm.fromproof_next_question(handle, 0), -1);
    assert.equal(wasm.fromproof_write_question(handle, 0), 0);
    assert.equal(wasm.fromproof_question_name(handle, 0), 0);
    assert.equal(wasm.fromproof_question_type(handle, 0), 0);
    assert.equal(wasm.fromproof_answer_input(handle, 0), 0);
    assert.equal(wasm.fromproof_answer(handle, 0), 0);
    assert.equal(wasm.fromproof_run(handle, -1, -1, -1, -1, 0, 1), 1);
    wasm.fromproof_close(handle);
  }
  assert.equal(wasm.fromproof_open(-1, 0), 0);
  assert.equal(wasm.fromproof_open(0, -1), 0);
  assert.equal(wasm.fromproof_open(0x7fffffff, 0x7fffffff), 0);
  const handle = wasm.fromproof_open(0, 4);
  assert.equal(wasm.fromproof_next_question(handle, 0), -1, "nothing was read yet");
  assert.equal(wasm.fromproof_write_report(handle), 0);
  assert.equal(wasm.fromproof_run(handle, 5, -1, -1, -1, 0, 1), 2, "an option longer than all options");
  wasm.fromproof_close(handle);
  const other = wasm.fromproof_open(0, 4);
  assert.equal(wasm.fromproof_run(other, 2, 2, 0, 0, NaN, 1), 0);
  assert.equal(wasm.fromproof_run(other, -1, -1, -1, -1, 0, 1), 1, "a message is read once");
  for (const number of [-1, 0, 1, 0x7fffffff, -0x80000000]) {
    assert.equal(wasm.fromproof_write_question(other, number), 0);
    assert.equal(wasm.fromproof_answer(other, number), 0);
  }
  assert.equal(wasm.fromproof_answer_input(other, -1), 0);
  assert.equal(wasm.fromproof_answer_input(other, 0x10000), 0);
  assert.ok(wasm.fromproof_write_report(other) > 0);
  wasm.fromproof_close(other);
  wasm.fromproof_close(handle);
  wasm.fromproof_close(handle);
});

test("every code has words in both languages, with the same parameters", async () => {
  const [en, ja] = await Promise.all(["en", "ja"].map(async (name) => (await import(new URL(`words/${name}.mjs`, folder))).default));
  assert.deepEqual(Object.keys(ja), Object.keys(en));
  const parameters = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
  for (const code of Object.keys(en)) {
    assert.ok(en[code] && ja[code], code);
    for (const each of parameters(ja[code])) assert.ok(parameters(en[code]).includes(each), `${code}: ${each}`);
  }
  assert.match(ja["nothing-to-fix"], /対応は不要/);
});
