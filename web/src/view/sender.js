// The word for the envelope sender: "sender" only if it is proven.
import { text } from "../language.js";

/** @typedef {import("fromproof").Report} Report */

/** @param {Report} report */
export function senderTitle(report) {
  return text(report.message.envelope_from.proven_by ? "sent_by" : "sent_by_claim");
}
