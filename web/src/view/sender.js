// How the envelope sender may be called: the sender only where it is proven.
import { text } from "../language.js";

/** @typedef {import("fromproof").Report} Report */

/** @param {Report} report */
export function senderTitle(report) {
  return text(report.message.envelope_from.proven_by ? "sent_by" : "sent_by_claim");
}
