// How the envelope sender may be called: the sender only where it is proven.
import { text } from "../language.js";

/** @typedef {import("fromproof").Report} Report */

/** Whose word it is that the envelope sender is right, or null: then it only claims to be. @param {Report} report */
export function provenBy({ spf, message }) {
  const proven = spf.result === "pass" && spf.domain !== null && spf.domain === message.envelope_from.domain;
  return proven && spf.source !== "none" ? spf.source : null;
}

/** @param {Report} report */
export function senderTitle(report) {
  return text(provenBy(report) ? "sent_by" : "sent_by_claim");
}
