// The rule of DMARC, drawn with the facts of this mail: (SPF passed and aligned) or (one signature passed and aligned).
import { element } from "../dom.js";
import { pieces, shown, text } from "../language.js";
import { weightiest } from "../view/weightiest.js";
import { accordingTo } from "../view/word_of.js";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {import("../dom.js").Child} Child */
/** @typedef {Pick<Report["spf"], "domain" | "result" | "source" | "aligned" | "counts">} Pair */

/** @param {Report} report @returns {Element[]} */
export function rule(report) {
  const { message, spf, dkim, dmarc } = report;
  const author = message.header_from.domain ?? "";
  const [signature] = weightiest(dkim);
  const according = accordingTo(report);
  return [
    element("p", {}, text("why_rule")),
    ...(according ? [element("p", {}, according)] : []),
    element(
      "div",
      { class: "rule" },
      pairOf("SPF", spf, dmarc.alignment_applied.spf, author),
      element("p", { class: "or" }, text("why_or")),
      pairOf("DKIM", signature, dmarc.alignment_applied.dkim, author),
    ),
  ];
}

/** @param {string} name @param {Pair | undefined} pair @param {"relaxed" | "strict"} mode @param {string} author */
function pairOf(name, pair, mode, author) {
  const does = pair?.counts;
  return element(
    "article",
    { class: "pair", "data-pair": name.toLowerCase(), "data-counts": does ? "yes" : "no" },
    element("h3", {}, name),
    pair && element("ul", {}, authenticationOf(pair), alignmentOf(pair.domain, pair.aligned[mode], author)),
    element("p", { class: does ? "whole" : "part" }, text(!pair ? "dkim_none" : does ? "why_counts" : "why_counts_not")),
  );
}

/** @param {Pair} pair */
function authenticationOf({ domain, result, source }) {
  const ok = result === "pass";
  // A check without a result has not failed.
  if (result === "none" && source === "none") return condition("authentication", null, text("result_unchecked"));
  return condition(
    "authentication",
    ok,
    ok && domain ? pieces("why_passed", { domain: shown(domain) }) : pieces("why_not_passed", { result: element("b", {}, result) }),
  );
}

/** @param {string | null} domain @param {boolean} aligned @param {string} author */
function alignmentOf(domain, aligned, author) {
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
