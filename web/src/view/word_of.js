// Whose word the sentences about a mail repeat: a sentence names results as facts, so one line says who stated them.
import { element } from "../dom.js";
import { pieces, shown, text } from "../language.js";

/** @typedef {import("fromproof").Report} Report */

/**
 * Before the sentences that rest on a server's record, unless they name the server themselves or nothing is reported.
 * @param {Pick<Report, "verdict" | "dmarc" | "spf" | "dkim">} report
 */
export function accordingTo({ verdict, dmarc, spf, dkim }) {
  // A result of this page needs no other word; that a mail names no sender, the reader sees.
  const open = dmarc.source === "reported" || dmarc.source === "none";
  if (!open || "server" in verdict.params || verdict.answer.code === "answer-nobody") return null;
  return by([dmarc, spf, ...dkim]);
}

/** Findings that state results as facts; what the others say stands in the mail itself, or was computed here. */
const resting = /^(?:spf-(?:unaligned|not-strict)|policy-none|forwarded|list-broke|bulk-not-both)/;

/** The same before a finding. @param {Report} report @param {Report["findings"][number]} finding */
export function accordingToIn({ spf, dkim, dmarc }, { code, subject }) {
  return resting.test(code) && by(subject === "spf" ? [spf] : subject === "dkim" ? dkim : [dmarc]);
}

/** @param {Pick<Report["spf"], "source" | "reported">[]} results */
function by(results) {
  const found = results.find(({ source }) => source === "reported");
  return found ? element("span", { class: "according" }, pieces("according_to", { server: reporter(found.reported) })) : null;
}

/** @param {import("fromproof").Claim | null} reported */
function reporter(reported) {
  return reported?.provider ?? (reported?.server ? shown(reported.server) : text("receiver"));
}
