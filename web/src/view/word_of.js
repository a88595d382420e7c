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
  return line([dmarc, spf, ...dkim]);
}

/** The same before findings about reported results. @param {Report} report @param {Report["findings"]} list */
export function accordingToIn({ spf, dkim, dmarc, arc }, list) {
  /** @type {Record<string, Pick<Report["spf"], "source" | "reported">[]>} */
  const results = { spf: [spf], dkim, dmarc: [dmarc], arc: [arc] };
  return line(list.flatMap(({ subject }) => (subject && results[subject]) || []));
}

/** @param {Pick<Report["spf"], "source" | "reported">[]} results */
function line(results) {
  const found = results.find(({ source }) => source === "reported");
  return found ? element("p", { class: "according" }, pieces("according_to", { server: reporter(found.reported) })) : null;
}

/** @param {import("fromproof").Claim | null} reported */
function reporter(reported) {
  return reported?.provider ?? (reported?.server ? shown(reported.server) : text("receiver"));
}
