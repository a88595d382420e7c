// Mails in the twelve situations in which a reader may be, pasted as they are.
import { sampleMail } from "./browser.mjs";

/** Leaves fields out of the header. */
function without(mail, names) {
  const [head, ...body] = mail.split("\r\n\r\n");
  const fields = head.split(/\r\n(?![ \t])/).filter((field) => !names.test(field));
  return [fields.join("\r\n"), ...body].join("\r\n\r\n");
}

const before = await sampleMail("ses-before");
const samples = await Promise.all(["ses-before", "ses-after", "ses-unused", "ses-unsigned", "forwarded", "policy-none", "spoof", "carrier"].map(async (name) => [name, await sampleMail(name)]));

/** By situation: the name that its answer shows, empty if there is none, and the mail. */
export const twelve = {
  ...Object.fromEntries(samples.map(([name, mail]) => [name, ["example.jp", mail]])),
  "no results": ["example.jp", without(before, /^(?:Authentication-Results|Received-SPF|ARC-)/i)],
  "sent folder": ["example.jp", without(before, /^(?:Authentication-Results|Received|Received-SPF|ARC-[a-z-]*|Return-Path|Delivered-To|DKIM-Signature):/i)],
  "look-alike": ["xn--exmple-cua.jp", before.replaceAll("example.jp", "xn--exmple-cua.jp")],
  "no From": ["", without(before, /^From:/i)],
};
