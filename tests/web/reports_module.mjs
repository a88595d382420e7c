// The npm package's reader of reports and bounces, in Node: the same file and module that the page's worker runs.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const folder = process.env.FROMPROOF_PACKAGE
  ? pathToFileURL(`${process.env.FROMPROOF_PACKAGE}/`)
  : new URL("../../build/wasm/npm/", import.meta.url);
const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { zipSync } = require("fflate");
const { load } = await import(new URL("reports.mjs", folder));
const { unzip } = await import("../../web/src/reports/unzip.js");
const toolkit = await load(undefined, { unzip });
const { default: words } = await import(new URL("words/en.mjs", folder));

const utf8 = (text) => new TextEncoder().encode(text);
const row = (count, dkim, spf, auth = "") =>
  `<record><row><source_ip>192.0.2.1</source_ip><count>${count}</count><policy_evaluated><disposition>none</disposition><dkim>${dkim}</dkim><spf>${spf}</spf></policy_evaluated></row>` +
  `<identifiers><header_from>example.jp</header_from></identifiers><auth_results>${auth}</auth_results></record>`;
const report = (id, records, { domain = "example.jp", org = "mx.example" } = {}) =>
  `<?xml version="1.0"?><feedback><report_metadata><org_name>${org}</org_name><report_id>${id}</report_id>` +
  `<date_range><begin>1700000000</begin><end>1700006399</end></date_range></report_metadata>` +
  `<policy_published><domain>${domain}</domain><p>none</p></policy_published>${records}</feedback>`;
/** A mail with attachments in base64. */
const mail = (...parts) =>
  "From: a@mx.example\r\nSubject: Report\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" +
  parts.map(([type, octets, name]) => `--b\r\nContent-Type: ${type}\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(octets).toString("base64")}\r\n`).join("") +
  "--b--\r\n";

/** Reads files of {name: octets}. */
async function read(files, options) {
  const reports = (options ? await load(undefined, options) : toolkit).reports();
  try {
    const found = [];
    for (const [name, octets] of Object.entries(files)) found.push(await reports.add(octets, name));
    return { found, picture: reports.picture() };
  } finally {
    reports.free();
  }
}

test("a report is read in each form in which it arrives", async () => {
  const xml = (id) => report(id, row(7, "pass", "fail") + row(3, "fail", "fail"));
  const files = {
    "text.xml": xml("1"),
    "octets.xml": utf8(xml("2")),
    "blob.xml": new Blob([xml("3")]),
    "stream.xml": new Blob([xml("4")]).stream(),
    "marked.xml": `\ufeff${xml("5")}`,
    "wide.xml": Buffer.from(`\ufeff${xml("6").replace("?>", ' encoding="UTF-16"?>')}`, "utf16le"),
    "named wrongly.zip": gzipSync(xml("7")),
    "line end.gz": Buffer.concat([gzipSync(xml("8")), Buffer.from("\r\n\r\n")]),
    "two.zip": zipSync({ "a.xml": utf8(xml("9")), "b/c.xml": utf8(xml("10")), "__MACOSX/._a.xml": utf8("x"), "b/": new Uint8Array() }),
    "gzip in zip.zip": zipSync({ "a.xml.gz": new Uint8Array(gzipSync(xml("11"))) }),
    "mail.eml": mail(["application/gzip", gzipSync(xml("12")), "r.xml.gz"]),
    "forwarded.eml": mail(["message/rfc822", mail(["application/zip", zipSync({ "r.xml": utf8(xml("13")) }), "r.zip"]), "fwd.eml"]),
    "box.mbox": `From a Thu Jan  1 00:00:00 2026\n${mail(["text/xml", xml("14"), "a.xml"])}\n\nFrom b Thu Jan  1 00:00:00 2026\n${mail(["application/octet-stream", xml("15"), "b"])}\n`,
  };
  const { found, picture } = await read(files);
  for (const [i, { refused }] of found.entries()) assert.deepEqual(refused, [], Object.keys(files)[i]);
  assert.equal(picture.reports, 15);
  assert.equal(picture.files, Object.keys(files).length);
  assert.equal(picture.messages, 150);
  assert.deepEqual(picture.domains[0].aligned, { both: 0, dkim_only: 105, spf_only: 0, none: 45 });
  // 2023-11-14 22:13:20 UTC to the end of that day.
  assert.deepEqual(picture.days, [{ day: "2023-11-14", both: 0, dkim_only: 105, spf_only: 0, none: 45 }]);
});

test("what cannot be read is refused by name, and spoils nothing else", async () => {
  const xml = utf8(report("1", row(1, "pass", "pass")));
  const cases = {
    empty: "",
    "not-xml": null, // only a part of a mail is taken for XML by its type
    truncated: xml.subarray(0, -20),
    malformed: "<feedback><a b=>",
    "wrong-end-tag": "<feedback><a></b></feedback>",
    "document-type": '<!DOCTYPE feedback [<!ENTITY a "b">]><feedback/>',
    "too-deep": `<feedback>${"<a>".repeat(5000)}`,
    "too-many-attributes": `<feedback ${Array.from({ length: 5000 }, (_, i) => `a${i}="1"`).join(" ")}/>`,
    "after-the-end": `${report("2", row(1, "pass", "pass"))}text`,
    "foreign-xml": "<html></html>",
    "foreign-json": '{"a": 1}',
    "bad-json": '{"organization-name": ',
    "no-report": "From: a@example.com\r\n\r\nHello.\r\n",
    "cannot-unpack": gzipSync(xml).subarray(0, 60),
    neither: mail(["application/octet-stream", "unused", "report.xml"]),
    nested: Array.from({ length: 5 }).reduce((inner) => gzipSync(inner), xml),
    "too-many-mails": Array.from({ length: 5 }).reduce((inner) => mail(["message/rfc822", inner, "m.eml"]), "From: a@example.com\r\n\r\nx"),
    "too-many-members": zipSync(Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`${i}.xml`, new Uint8Array()])), { level: 0 }),
  };
  for (const [code, octets] of Object.entries(cases)) {
    if (octets === null) continue;
    const { found: [first, second], picture } = await read({ bad: octets, good: xml });
    assert.deepEqual([...new Set(first.refused.map((each) => each.code))], [code], code);
    assert.equal(first.reports, 0, code);
    assert.deepEqual([second.reports, picture.reports, picture.messages], [1, 1, 1], code);
    assert.equal(picture.refused[0].code, code);
  }
  // Where the tag begins that has no end.
  const { found: [cut] } = await read({ "cut.xml": xml.subarray(0, 100) });
  assert.equal(cut.refused[0].offset, Buffer.from(xml.subarray(0, 100)).lastIndexOf("<"));
});

test("one bad member of an archive is refused, and the others count", async () => {
  const good = (id) => utf8(report(id, row(1, "pass", "pass")));
  const archive = zipSync({ "a.xml": good("1"), "b.xml": utf8(`unused${"x".repeat(300)}`), "c.xml": good("2") }, { level: 6 });
  const { found: [{ reports, refused }] } = await read({ "r.zip": archive });
  assert.equal(reports, 2);
  assert.deepEqual(refused.map(({ member, code }) => [member, code]), [["b.xml", "no-report"]]);
  // The data of the second member, damaged: its first octet is after the first member's and its own header.
  const damaged = archive.slice();
  const at = Buffer.from(archive).indexOf("b.xml") + 5;
  damaged.fill(0xff, at, at + 8);
  const { found: [after] } = await read({ "r.zip": damaged });
  assert.equal(after.reports, 2);
  assert.deepEqual(after.refused.map(({ member, code }) => [member, code]), [["b.xml", "cannot-unpack"]]);
});

test("members with one name are all read, and a member that says a wrong size is not believed", async () => {
  const archive = Buffer.from(zipSync({ "a1.xml": utf8(report("1", row(1, "pass", "pass"))), "a2.xml": utf8(report("2", row(1, "pass", "pass"))) }));
  for (let at; (at = archive.indexOf("a2.xml")) >= 0; ) archive.write("a1.xml", at);
  const { found: [{ reports, refused }] } = await read({ "r.zip": archive });
  assert.deepEqual([reports, refused], [2, []]);
  const huge = Buffer.from(zipSync({ "a.xml": new Uint8Array(1000) }));
  const directory = huge.indexOf("PK\x01\x02");
  huge.writeUInt32LE(0x7fffffff, directory + 24);
  assert.deepEqual((await read({ "r.zip": huge })).found[0].refused.map(({ code }) => code), ["too-much"]);
});

test("without a library for them, zip archives are refused and nothing else", async () => {
  const { found: [zip, gzip] } = await read({ a: zipSync({ "a.xml": utf8(report("1", "")) }), b: gzipSync(report("2", row(1, "pass", "pass"))) }, {});
  assert.deepEqual(zip.refused.map(({ code }) => code), ["cannot-unpack"]);
  assert.deepEqual([gzip.reports, gzip.refused], [1, []]);
});

test("a report that comes again counts once", async () => {
  const { picture } = await read({ a: report("1", row(5, "pass", "pass")), b: gzipSync(report("1", row(5, "pass", "pass"))), c: report("1", row(5, "pass", "pass"), { org: "other.example" }) });
  assert.deepEqual([picture.reports, picture.duplicates, picture.messages], [2, 1, 10]);
});

test("reports on TLS and on single messages are counted", async () => {
  const tls = JSON.stringify({
    "organization-name": "mx.example", "date-range": { "start-datetime": "2026-01-01T00:00:00Z", "end-datetime": "2026-01-01T23:59:59Z" }, "report-id": "1",
    policies: [{ policy: { "policy-type": "sts", "policy-domain": "example.jp" }, summary: { "total-successful-session-count": 40, "total-failure-session-count": 3 },
      "failure-details": [{ "result-type": "certificate-expired", "failed-session-count": 2 }, { "result-type": "starttls-not-supported", "failed-session-count": 1 }] }],
  });
  const failure = "From: a@mx.example\r\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\r\n\r\n--b\r\nContent-Type: message/feedback-report\r\n\r\n" +
    "Feedback-Type: auth-failure\r\nAuth-Failure: dmarc\r\nSource-IP: 192.0.2.1\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: a@example.jp\r\n\r\nx\r\n--b--\r\n";
  const { picture } = await read({ "tls.json.gz": gzipSync(tls), "again.json": tls, "failure.eml": failure });
  assert.deepEqual(picture.tls, { reports: 2, successes: 80, failures: 6, types: [{ type: "certificate-expired", count: 4 }, { type: "starttls-not-supported", count: 2 }] });
  assert.equal(picture.failure_reports, 1);
  assert.deepEqual(picture.refused, []);
});

test("from a source to its records, the heaviest first", async () => {
  const ses = "<spf><domain>ap-northeast-1.amazonses.com</domain><result>pass</result></spf>";
  const files = {
    "a.xml": report("1", row(2, "pass", "fail", ses) + row(9, "fail", "fail")),
    "b.xml.gz": gzipSync(report("2", row(30, "pass", "fail", ses))),
    "c.xml": report("3", row(500, "pass", "fail", ses), { domain: "example.net" }),
  };
  const reports = toolkit.reports();
  for (const [name, octets] of Object.entries(files)) await reports.add(octets, name);
  const [source] = reports.picture().domains.find(({ domain }) => domain === "example.jp").sources;
  assert.deepEqual([source.kind, source.name, source.messages], ["provider", "Amazon SES", 32]);
  const all = Object.entries(files).map(([name, file]) => ({ name, file }));
  const found = await reports.records({ domain: "example.jp", ...source }, all);
  assert.deepEqual(found.records.map(({ count, file, dkim, spf, org_name, begin }) => [count, file, dkim, spf, org_name, begin]),
    [[30, "b.xml.gz", "pass", "fail", "mx.example", 1700000000], [2, "a.xml", "pass", "fail", "mx.example", 1700000000]]);
  assert.equal(found.omitted, 0);
  assert.equal((await reports.records({ domain: "example.jp", ...source }, all, 1)).omitted, 1);
  // Reading them again counts nothing again.
  assert.equal(reports.picture().messages, 541);
  reports.free();
  assert.throws(() => reports.picture(), /freed/);
});

test("why a mail came back: a bounce, an event of Amazon SES by SNS, and neither", () => {
  const bounce = "From: mailer-daemon@mx.example\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n" +
    "Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; gone@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 no such user\r\n\r\n--b--\r\n";
  const [notice, ...more] = toolkit.bounce(bounce);
  assert.deepEqual(more, []);
  assert.deepEqual([notice.kind, notice.recipients[0].address, notice.recipients[0].class, notice.recipients[0].reason], ["dsn", "gone@example.org", "hard", "unknown-user"]);
  assert.equal(words[`bounce:${notice.recipients[0].reason}`], "There is no such mailbox.");
  const event = { notificationType: "Bounce", mail: { messageId: "1", destination: ["a@example.org"] },
    bounce: { bounceType: "Transient", bounceSubType: "MailboxFull", bouncedRecipients: [{ emailAddress: "a@example.org", status: "5.2.2", action: "failed" }] } };
  const [told] = toolkit.bounce(JSON.stringify({ Type: "Notification", TopicArn: "arn:aws:sns:x", Message: JSON.stringify(event) }));
  assert.deepEqual([told.via, told.recipients[0].class, told.recipients[0].reason], ["ses-sns", "soft", "mailbox-full"]);
  assert.deepEqual(toolkit.bounce("From: a@example.com\r\n\r\nHello.\r\n"), []);
  assert.deepEqual(toolkit.bounce("{"), []);
});

test("bounces among reports are told beside the picture", async () => {
  const event = JSON.stringify({ eventType: "Bounce", mail: { destination: ["a@example.org"] }, bounce: { bounceType: "Permanent", bounceSubType: "General", bouncedRecipients: [{ emailAddress: "a@example.org" }] } });
  const { found: [, { notices }], picture } = await read({ "r.xml": report("1", row(1, "pass", "pass")), "event.json": event });
  assert.deepEqual(notices.map(({ kind, file }) => [kind, file]), [["dsn", "event.json"]]);
  assert.equal(picture.reports, 1);
});

test("every code of a picture has its words", async () => {
  const { picture } = await read({ a: report("1", row(1, "pass", "fail", "<spf><domain>amazonses.com</domain><result>pass</result></spf>")) });
  const [{ sources: [source], next }] = picture.domains;
  for (const key of [`reports:cause:${source.cause}`, ...source.fixes.map((fix) => `reports:fix:${fix}`), `reports:step:${next.policy}:${next.reason}`]) assert.ok(words[key], key);
  assert.deepEqual(source.fixes, ["ses-custom-mail-from"]);
});

test("files that are added at once are read one after the other", async () => {
  const reports = toolkit.reports();
  const all = Array.from({ length: 20 }, (_, i) => reports.add(new Blob([gzipSync(report(`${i}`, row(i, "pass", "pass")))]), `${i}`));
  assert.ok((await Promise.all(all)).every((found) => found.reports === 1));
  assert.equal(reports.picture().messages, 190);
  reports.free();
});

test("it asks its host for nothing but leave to grow and for parts", async () => {
  const module = new WebAssembly.Module(await readFile(new URL("reports.wasm", folder)));
  assert.deepEqual(WebAssembly.Module.imports(module).map(({ name }) => name).sort(), ["emscripten_notify_memory_growth", "fromproof_part"]);
});
