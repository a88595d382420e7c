// How the envelope sender may be called: the sender only where it is proven.
import { provenBy } from "../judgement.js";
import { text } from "../language.js";

/** @typedef {import("fromproof").Report} Report */

/** @param {Report} report */
export function senderTitle(report) {
  return text(provenBy(report) ? "sent_by" : "sent_by_claim");
}
