// Made-up mails with example domains, one for each situation, and their DNS at the time of receipt.
// samples/make.mjs writes them. They are loaded on demand: see samples.js.
import carrier from "../samples/carrier.eml?raw";
import recorded from "../samples/dns.json";
import forwarded from "../samples/forwarded.eml?raw";
import policyNone from "../samples/policy-none.eml?raw";
import after from "../samples/ses-after.eml?raw";
import before from "../samples/ses-before.eml?raw";
import unsigned from "../samples/ses-unsigned.eml?raw";
import unused from "../samples/ses-unused.eml?raw";
import spoof from "../samples/spoof.eml?raw";
import { answerOf } from "./recorded.js";

/** @satisfies {Record<keyof typeof recorded, string>} */
export const samples = {
  "ses-before": asSent(before),
  "ses-after": asSent(after),
  "ses-unsigned": asSent(unsigned),
  "ses-unused": asSent(unused),
  forwarded: asSent(forwarded),
  "policy-none": asSent(policyNone),
  carrier: asSent(carrier),
  spoof: asSent(spoof),
};

/**
 * Answers a DNS question about a sample from its records, without asking a server.
 * @param {string} sample @param {Uint8Array} question in wire format @returns {Uint8Array<ArrayBuffer> | null}
 */
export function recordedAnswer(sample, question) {
  const zone = /** @type {Record<string, Record<string, string[]>>} */ (recorded)[sample];
  return zone ? answerOf(zone, question) : null;
}

/** The files are kept with LF; mail has CRLF. @param {string} text */
function asSent(text) {
  return text.replace(/\r?\n/g, "\r\n");
}
