// The word for the envelope sender: "sender" only if it is proven.
import { provenBy } from "../judgement.js";
import { text } from "../language.js";

/** @typedef {import("fromproof").Report} Report */

/** @param {Report} report */
export function senderTitle(report) {
  return text(provenBy(report) ? "sent_by" : "sent_by_claim");
}
