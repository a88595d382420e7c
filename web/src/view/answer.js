// What is proven; below it the claimed sender of the mail and the real one.
import { element } from "../dom.js";
import { clock, pieces, sentence, shown, text } from "../language.js";
import { sourceText } from "./evidence.js";
import { figure } from "./figure.js";
import { findingsOf } from "./findings.js";
import { senderTitle } from "./sender.js";
import { termsButton } from "./terms.js";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {import("../dom.js").Child} Child */

/** Senders beyond this number are only counted. */
const mostSenders = 20;

/** @param {Report} report @param {Date | null} verified when DNS had answered @param {boolean} recorded by recorded answers */
export function answer(report, verified, recorded) {
  const { verdict } = report;
  return element(
    "section",
    { class: "answer", "data-tone": verdict.tone, "data-source": report.dmarc.source, "aria-labelledby": "answer" },
    findingsOf(report.findings.filter(({ above_verdict }) => above_verdict)),
    element(
      "div",
      { class: "verdict" },
      element("h2", { id: "answer", tabindex: "-1" }, sign(verdict.tone), sentence(verdict.answer.code, verdict.answer.params)),
      report.dmarc.source !== "none" && element("p", { class: "word" }, wordOf(report.dmarc, verified, recorded)),
    ),
  );
}

/** What DMARC says, why, and what to do next. @param {Report} report */
export function reasons({ verdict }) {
  const { reason, next, tone } = verdict;
  return element(
    "div",
    { class: "reasons verdict" },
    element("p", { class: "headline" }, sentence(verdict.code, verdict.params)),
    reason && element("p", {}, sentence(reason.code, reason.params)),
    next && element("p", { class: "next" }, element("b", {}, text("next")), " ", sentence(next.code, next.params)),
    tone === "pass" && element("p", { class: "small limits" }, text("pass_limits")),
    termsButton(),
  );
}

/** Whose word the answer is, and since when. @param {Report["dmarc"]} dmarc @param {Date | null} verified @param {boolean} recorded */
function wordOf(dmarc, verified, recorded) {
  if (!verified || dmarc.source !== "verified") return sourceText(dmarc);
  return recorded ? text("verified_recorded") : text("verified_at", { time: clock(verified) });
}

/** A sign beside the words, which say the same. @param {Report["verdict"]["tone"]} tone */
function sign(tone) {
  const marks = { pass: "✓", fail: "✕", unknown: "?" };
  return element("span", { class: "sign", "aria-hidden": "true" }, marks[tone]);
}

/** @param {Report} report */
export function senders(report) {
  return element("div", { class: "senders" }, element("div", { class: "cards" }, saysFrom(report.message), sentBy(report)), figure(report));
}

/** @param {Report["message"]} message */
function saysFrom(message) {
  const { header_from, subject } = message;
  const { mailboxes } = header_from;
  const named = mailboxes.slice(0, mostSenders).map(({ display_name, address, domain, unicode_domain }) => [
    display_name && fact(text("display_name"), shown(display_name)),
    address && fact(text("address"), shown(address)),
    domain ? domainOf(domain, unicode_domain) : fact(text("domain"), text("no_from_domain")),
  ]);
  return card("says-from", text("says_from"), text("says_from_term"), [
    named,
    mailboxes.length > mostSenders && fact(text("address"), text("more_senders", { count: mailboxes.length - mostSenders })),
    named.length === 0 && fact(text("address"), text(header_from.fields > 0 ? "no_address" : "no_from")),
    answersTo(message),
    subject && fact(text("subject"), shown(subject)),
  ]);
}

/** @param {Report["message"]} message */
function answersTo({ reply_to }) {
  const other = reply_to.filter((each) => each.other);
  return [
    other.slice(0, mostSenders).map(({ address }) => fact(text("reply_to"), shown(address))),
    other.length > mostSenders && fact(text("reply_to"), text("more_senders", { count: other.length - mostSenders })),
  ];
}

/** A domain as people write it and, if it differs, as DNS has it. @param {string} domain @param {string | null} unicode */
function domainOf(domain, unicode) {
  const written = unicode ?? domain;
  return [
    fact(text("domain"), element("strong", {}, shown(written))),
    written !== domain && fact(text("punycode"), shown(domain)),
  ];
}

/** @param {Report} report */
function sentBy(report) {
  const { envelope_from, client_ip, helo } = report.message;
  const { domain, proven_by: proven } = envelope_from;
  const address = envelope_from.null ? text("null_path") : envelope_from.address && shown(envelope_from.address);
  return card("sent-by", senderTitle(report), text("sent_by_term"), [
    proven && fact(text("sent_by_proof"), sourceText({ source: proven, reported: report.spf.reported })),
    fact(text("address"), address, envelope_from.source),
    domain && domainOf(domain, envelope_from.unicode_domain),
    fact(text("client_ip"), client_ip.value && shown(client_ip.value), client_ip.source),
    fact(text("helo"), helo.value && shown(helo.value), helo.source),
  ]);
}

/** @param {string} id @param {string} title @param {string} term @param {Child[]} facts */
function card(id, title, term, facts) {
  return element(
    "section",
    { class: "card", id, "aria-labelledby": `${id}-title` },
    element("h3", { id: `${id}-title` }, title, element("span", { class: "term" }, text("term", { term }))),
    element("dl", {}, facts),
  );
}

/** @param {string} name @param {Child} value @param {string} [source] */
function fact(name, value, source) {
  const known = value !== null && value !== "";
  const key = /** @type {import("../language.js").Key} */ (`origin_${source}`);
  return element(
    "div",
    {},
    element("dt", {}, name),
    element(
      "dd",
      { class: known ? null : "missing" },
      known ? value : text("unknown"),
      " ",
      known && source && source !== "none"
        ? element("span", { class: "origin" }, pieces("read_from", { field: element("span", { translate: "no" }, text(key)) }))
        : null,
    ),
  );
}
