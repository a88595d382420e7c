// Writes the samples: made-up mails, one for each situation, and their DNS at the time of receipt, so that the
// verification with DNS can be shown without asking a server. Run it after a change: node samples/make.mjs
//
// The mails are really signed, with a key that RFC 7515 publishes as a test key (appendix A.2).
import { createHash, createPrivateKey, createPublicKey, sign } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const key = createPrivateKey({
  format: "jwk",
  key: {
    kty: "RSA",
    e: "AQAB",
    n: "ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddxHmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47soMZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXpoQ",
    d: "Eq5xpGnNCivDflJsRQBXHx1hdR1k6Ulwe2JZD50LpXyWPEAeP88vLNO97IjlA7_GQ5sLKMgvfTeXZx9SE-7YwVol2NXOoAJe46sui395IW_GO-pWJ1O0BkTGoVEn2bKVRUCgu-GjBVaYLU6f3l9kJfFNS3E0QbVdxzubSu3Mkqzjkn439X0M_V51gfpRLI9JYanrC4D4qAdGcopV_0ZHHzQlBjudU2QvXt4ehNYTCBr6XCLQUShb1juUO1ZdiYoFaFQT5Tw8bGUl_x_jTj3ccPDVZFD9pIuhLhBOneufuBiB4cS98l2SR_RQyGWSeWjnczT0QU91p1DhOVRuOopznQ",
    p: "4BzEEOtIpmVdVEZNCqS7baC4crd0pqnRH_5IB3jw3bcxGn6QLvnEtfdUdiYrqBdss1l58BQ3KhooKeQTa9AB0Hw_Py5PJdTJNPY8cQn7ouZ2KKDcmnPGBY5t7yLc1QlQ5xHdwW1VhvKn-nXqhJTBgIPgtldC-KDV5z-y2XDwGUc",
    q: "uQPEfgmVtjL0Uyyx88GZFF1fOunH3-7cepKmtH4pxhtCoHqpWmT8YAmZxaewHgHAjLYsp1ZSe7zFYHj7C6ul7TjeLQeZD_YwD66t62wDmpe_HlB-TnBA-njbglfIsRLtXlnDzQkv5dTltRJ11BKBBypeeF6689rjcJIDEz9RWdc",
    dp: "BwKfV3Akq5_MFZDFZCnW-wzl-CCo83WoZvnLQwCTeDv8uzluRSnm71I3QCLdhrqE2e9YkxvuxdBfpT_PI7Yz-FOKnu1R6HsJeDCjn12Sk3vmAktV2zb34MCdy7cpdTh_YVr7tss2u6vneTwrA86rZtu5Mbr1C1XsmvkxHQAdYo0",
    dq: "h_96-mK1R_7glhsum81dZxjTnYynPbZpHziZjeeHcXYsXaaMwkOlODsWa7I9xXDoRwbKgB719rrmI2oKr6N3Do9U0ajaHF-NKJnwgjMd2w9cjz3_-kyNlxAr2v4IKhGNpmM5iIgOS1VZnOZ68m6_pbLBSp3nssTdlqvd0tIiTHU",
    qi: "IYd7DHOhrWvxkwPQsRM2tOgrjbcrfvtQJipd-DlcxyVuuM9sQLdgjVk2oy26F0EmpScGLq2MowX7fhd_QJQ3ydy5cY7YIBi87w93IKLEdfnbJtoOPLUW0ITrJReOgo1cq9SbsxYawBgfp_gh6A5603k2-ZQwVK0JKSHuLFkuQ3U",
  },
});
const published = `v=DKIM1; k=rsa; p=${createPublicKey(key).export({ type: "spki", format: "der" }).toString("base64")}`;

const easyDkim = { domain: "example.jp", selector: "k7vq2mzd4hxw6ncr3tjy5pbfl8sga9eu" };
const ofSes = { domain: "amazonses.com", selector: "zh4gjftm6etwoq6afzugpky45synznly" };
const sesReturnPath = "010601a2b3c4d5e6-0f1e2d3c-000000@ap-northeast-1.amazonses.com";
const shop = {
  from: "さくら書店 <info@example.jp>",
  subject: "ご注文ありがとうございます",
  body: "発送まで今しばらくお待ちください。",
  id: "010601a2b3c4d5e6-000000@ap-northeast-1.amazonses.com",
  ip: "23.251.234.7",
  helo: "e234-7.smtp-out.ap-northeast-1.amazonses.com",
  returnPath: sesReturnPath,
  signatures: [easyDkim, ofSes],
  spf: "pass",
  dmarc: "pass (p=NONE sp=NONE dis=NONE)",
};
const amazon = {
  "amazonses.com": ["v=spf1 ip4:23.251.224.0/19 -all"],
  "ap-northeast-1.amazonses.com": ["v=spf1 include:amazonses.com -all"],
};
const ownServer = { "example.jp": ["v=spf1 ip4:192.0.2.25 -all"] };
const policy = (text) => ({ "_dmarc.example.jp": [`v=DMARC1; p=${text}`] });
const mailFrom = {
  "mail.example.jp": ["v=spf1 include:amazonses.com ~all"],
  "mail.example.jp MX": ["10 feedback-smtp.ap-northeast-1.amazonses.com"],
};

const samples = {
  "ses-before": { ...shop, dns: { ...amazon, ...ownServer, ...policy("none") } },
  "ses-after": {
    ...shop,
    returnPath: "010601a2b3c4d5e6-0f1e2d3c-000000@mail.example.jp",
    dns: { ...amazon, ...ownServer, ...mailFrom, ...policy("none") },
  },
  "ses-unsigned": {
    ...shop,
    signatures: [ofSes],
    dmarc: "fail (p=NONE sp=NONE dis=NONE)",
    dns: { ...amazon, ...ownServer, ...policy("none") },
  },
  "ses-unused": { ...shop, dns: { ...amazon, ...ownServer, ...mailFrom, ...policy("none") } },
  forwarded: {
    ...shop,
    from: "Example News <news@example.jp>",
    subject: "This week",
    body: "Forwarded by the alumni service.",
    id: "20260611040002.77@mail.example.jp",
    ip: "198.51.100.30",
    helo: "forward.example.org",
    returnPath: "bounce@example.jp",
    signatures: [{ domain: "example.jp", selector: "news" }],
    spf: "fail",
    dmarc: "pass (p=QUARANTINE sp=QUARANTINE dis=NONE)",
    forwarded: "hanako@forward.example.org hanako@example.net",
    before: "from mail.example.jp (mail.example.jp [192.0.2.25])\n        by forward.example.org with ESMTPS id 4bKx7z; Thu, 11 Jun 2026 04:00:01 +0000",
    dns: { ...ownServer, ...policy("quarantine") },
  },
  spoof: {
    ...shop,
    from: "さくら銀行 お客様サポート <support@example.jp>",
    subject: "【重要】本人確認のお願い",
    body: "口座の利用を一時停止しました。下記より本人確認をお願いします。",
    id: "20260611040738.5521@out.mailer.example",
    ip: "203.0.113.66",
    helo: "out.mailer.example",
    returnPath: "bounce-5521@mailer.example",
    signatures: [{ domain: "mailer.example", selector: "m1" }],
    dmarc: "fail (p=NONE sp=NONE dis=NONE)",
    dns: { "mailer.example": ["v=spf1 ip4:203.0.113.66 -all"], ...ownServer, ...policy("none") },
  },
  carrier: {
    ...shop,
    sender: "magazine@mailer.example",
    subject: "メールマガジン 6月号",
    body: "今月のおすすめをお届けします。",
    receiver: "mx.carrier.example",
    to: "hanako@carrier.example",
    // No mailbox of these carriers has a name of two letters.
    others: ", xx@docomo.ne.jp, xx@ezweb.ne.jp",
    dns: { ...amazon, ...ownServer, "mailer.example": ["v=spf1 -all"], ...policy("none") },
  },
  "policy-none": {
    ...shop,
    subject: "お問い合わせの件",
    body: "担当者よりご連絡いたします。",
    id: "20260611040002.1@mail.example.jp",
    ip: "192.0.2.25",
    helo: "mail.example.jp",
    returnPath: "info@example.jp",
    signatures: [{ domain: "example.jp", selector: "mail" }],
    dns: { ...ownServer, ...policy("none; rua=mailto:reports@example.jp") },
  },
};

/** Non-ASCII words as encoded words (RFC 2047). */
function encoded(text) {
  return text.replace(/[^\x00-\x7f]+(?: [^\x00-\x7f]+)*/g, (words) => `=?UTF-8?B?${Buffer.from(words).toString("base64")}?=`);
}

/** A mail as it was received, with CRLF. */
function mailOf(sample) {
  const { receiver = "mx.google.com", to = "hanako@example.net", others = "", returnPath, ip, helo, spf } = sample;
  const author = /@([^>]+)>/.exec(sample.from)[1];
  const fields = [
    `From: ${encoded(sample.from)}`,
    sample.sender && `Sender: ${sample.sender}`,
    `To: ${to}${others}`,
    `Subject: ${encoded(sample.subject)}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=UTF-8",
    "Content-Transfer-Encoding: 8bit",
    `Message-ID: <${sample.id}>`,
    "Date: Thu, 11 Jun 2026 04:00:00 +0000",
  ].filter(Boolean);
  const body = `${sample.body}\r\n`;
  const signatures = sample.signatures.map((by) => signature(fields, body, by));
  const verb = spf === "pass" ? "designates" : "does not designate";
  const comment = `(${receiver.replace(/^mx\./, "")}: domain of ${returnPath} ${verb} ${ip} as permitted sender)`;
  const results = [
    `Authentication-Results: ${receiver}`,
    ...signatures.map(({ domain, selector, b }) => `dkim=pass header.i=@${domain} header.s=${selector} header.b="${b.slice(0, 8)}"`),
    `spf=${spf} ${comment} smtp.mailfrom=${returnPath}`,
    `dmarc=${sample.dmarc} header.from=${author}`,
  ].join(";\n       ");
  const received = `Received: from ${helo} (${helo}. [${ip}])\n        by ${receiver} with ESMTPS id d9443c01a7336-1ef0bf31ab2si226312625ad.441\n        for <${to}>; Wed, 10 Jun 2026 21:00:02 -0700 (PDT)`;
  const found = [`Received-SPF: ${spf} ${comment} client-ip=${ip};`, results];
  const head = [
    `Delivered-To: ${to}`,
    `Return-Path: <${returnPath}>`,
    // Gmail writes its results below its Received field, other servers above it.
    ...(receiver === "mx.google.com" ? [received, ...found] : [...found, received]),
    sample.forwarded && `X-Forwarded-For: ${sample.forwarded}`,
    sample.before && `Received: ${sample.before}`,
    ...signatures.map(({ field }) => field),
    ...fields,
  ].filter(Boolean);
  return `${head.join("\n").replaceAll("\r\n", "\n").replaceAll("\n", "\r\n")}\r\n\r\n${body}`;
}

/** A DKIM-Signature over these fields; c=relaxed/simple, as SES signs (RFC 6376 sections 3.4 and 3.5). */
function signature(fields, body, { domain, selector }) {
  const names = fields.map((field) => field.slice(0, field.indexOf(":"))).join(":");
  const hash = createHash("sha256").update(body).digest("base64");
  const open = `DKIM-Signature: v=1; a=rsa-sha256; q=dns/txt; c=relaxed/simple;\r\n\ts=${selector}; d=${domain}; t=1781150400;\r\n\th=${names};\r\n\tbh=${hash};\r\n\tb=`;
  const relaxed = (field) => {
    const [name, value] = [field.slice(0, field.indexOf(":")), field.slice(field.indexOf(":") + 1)];
    return `${name.trim().toLowerCase()}:${value.replace(/\r\n/g, "").replace(/[ \t]+/g, " ").trim()}`;
  };
  const signed = `${fields.map((field) => `${relaxed(field)}\r\n`).join("")}${relaxed(open)}`;
  const b = sign("sha256", Buffer.from(signed), key).toString("base64");
  return { domain, selector, b, field: open + b.match(/.{1,72}/g).join("\r\n\t ") };
}

/** The records when this mail was received: {"name TYPE": [values]}; without a type, TXT. */
function recordsOf({ dns, signatures }) {
  const keys = signatures.map(({ domain, selector }) => [`${selector}._domainkey.${domain}`, [published]]);
  return { ...dns, ...Object.fromEntries(keys) };
}

/** All files of the samples by name. */
export function files() {
  const mails = Object.entries(samples).map(([name, sample]) => [`${name}.eml`, mailOf(sample).replaceAll("\r\n", "\n")]);
  const records = Object.fromEntries(Object.entries(samples).map(([name, sample]) => [name, recordsOf(sample)]));
  return Object.fromEntries([...mails, ["dns.json", `${JSON.stringify(records, null, 1)}\n`]]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  for (const [name, text] of Object.entries(files())) await writeFile(new URL(name, import.meta.url), text);
}
