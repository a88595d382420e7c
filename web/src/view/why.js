// The rule of DMARC, drawn with the facts of this mail: (SPF passed and aligned) or (one signature passed and aligned).
import { element } from "../dom.js";
import { pieces, shown, text } from "../language.js";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {import("../dom.js").Child} Child */
/** @typedef {{ domain: string | null, result: string, source: string, aligned: boolean }} Pair */

/** @param {Report} report */
export function why(report) {
  const author = report.message.header_from.domain;
  if (!author) return null;
  const mode = report.dmarc.alignment_mode;
  const spf = { ...report.spf, aligned: report.spf.aligned[mode.spf ?? "relaxed"] };
  const signatures = report.dkim.map((each) => ({ ...each, aligned: each.aligned[mode.dkim ?? "relaxed"] }));
  // The signature that speaks most for the author: one whole pair is enough.
  const dkim = signatures.find(whole) ?? signatures.find(passed) ?? signatures.find(({ aligned }) => aligned) ?? signatures[0];
  return element(
    "section",
    { class: "why", "aria-labelledby": "why" },
    element("h2", { id: "why" }, text("why")),
    element("p", {}, text("why_rule")),
    element(
      "div",
      { class: "rule" },
      pairOf("SPF", spf, author),
      element("p", { class: "or" }, text("why_or")),
      pairOf("DKIM", dkim, author),
    ),
  );
}

/** @param {{ result: string }} check */
function passed({ result }) {
  return result === "pass";
}

/** @param {Pair} pair */
function whole(pair) {
  return passed(pair) && pair.aligned;
}

/** @param {string} name @param {Pair | undefined} pair @param {string} author */
function pairOf(name, pair, author) {
  const counts = pair !== undefined && whole(pair);
  return element(
    "article",
    { class: "pair", "data-pair": name.toLowerCase(), "data-counts": counts ? "yes" : "no" },
    element("h3", {}, name),
    pair && element("ul", {}, authenticationOf(pair), alignmentOf(pair, author)),
    element("p", { class: counts ? "whole" : "part" }, text(!pair ? "dkim_none" : counts ? "why_counts" : "why_counts_not")),
  );
}

/** @param {Pair} pair */
function authenticationOf({ domain, result, source }) {
  const ok = result === "pass";
  // What nobody could judge has not failed.
  if (result === "none" && source === "none") return condition("authentication", null, text("result_unchecked"));
  return condition(
    "authentication",
    ok,
    ok && domain ? pieces("why_passed", { domain: shown(domain) }) : pieces("why_not_passed", { result: element("b", {}, result) }),
  );
}

/** @param {Pair} pair @param {string} author */
function alignmentOf({ domain, aligned }, author) {
  if (!domain) return condition("alignment", null, text("alignment_unknown"));
  return condition(
    "alignment",
    aligned,
    domain === author
      ? pieces("why_same", { domain: shown(domain) })
      : pieces(aligned ? "why_aligned" : "why_unaligned", { domain: shown(domain), from: shown(author) }),
  );
}

/** @param {"authentication" | "alignment"} name @param {boolean | null} ok null is unknown @param {Child} fact */
function condition(name, ok, fact) {
  return element(
    "li",
    { class: ok ? "met" : ok === null ? "open" : "unmet", "data-condition": name, "data-met": ok ? "yes" : "no" },
    element("span", { class: "box", "aria-hidden": "true" }, ok ? "✓" : ok === null ? "–" : "✕"),
    element("span", {}, element("b", {}, text(name)), " ", element("span", { class: "fact" }, fact)),
  );
}
