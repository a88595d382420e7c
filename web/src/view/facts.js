// Whom the mail says it is from, and who sent it: the server, and the envelope by what is known of it.
import { element } from "../dom.js";
import { pieces, shown, text } from "../language.js";
import { senderTitle } from "./sender.js";
import { sourceText } from "./source_text.js";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {import("../dom.js").Child} Child */

/** Senders beyond this number are only counted. */
const mostSenders = 20;
/** A mail to many names few of them here; the raw text has all. */
const mostRecipients = 3;

/** @param {Report} report */
export function facts(report) {
  return element("div", { class: "cards" }, saysFrom(report.message), sentBy(report));
}

/** @param {Report["message"]} message */
function saysFrom(message) {
  const { header_from, subject, date } = message;
  const { mailboxes } = header_from;
  const named = mailboxes.slice(0, mostSenders).map(({ display_name, address, domain, unicode_domain }) => [
    (display_name || address) && row(text("from"), [display_name, address].map((part) => part && element("dd", {}, shown(part)))),
    domain ? domainOf(domain, unicode_domain) : fact(text("domain"), text("no_from_domain")),
  ]);
  return card("says-from", text("says_from"), text("says_from_term"), [
    named,
    mailboxes.length > mostSenders && fact(text("from"), text("more_senders", { count: mailboxes.length - mostSenders })),
    named.length === 0 && fact(text("from"), text(header_from.fields > 0 ? "no_address" : "no_from")),
    answersTo(message),
    recipients(message),
    date && fact(text("date"), shown(date)),
    subject && fact(text("subject"), shown(subject)),
  ]);
}

/** @param {Report["message"]} message */
function answersTo({ reply_to, reply_to_omitted }) {
  const other = reply_to.filter((each) => each.other);
  const more = Math.max(0, other.length - mostSenders) + reply_to_omitted;
  return [
    other.slice(0, mostSenders).map(({ address }) => fact(text("reply_to"), shown(address))),
    more > 0 && fact(text("reply_to"), text("more_senders", { count: more })),
  ];
}

/** @param {Report["message"]} message */
function recipients({ to, to_omitted }) {
  const more = Math.max(0, to.length - mostRecipients) + to_omitted;
  const addresses = to.slice(0, mostRecipients).map(({ address }) => element("dd", {}, shown(address)));
  return to.length > 0 && row(text("to"), [addresses, more > 0 && element("dd", {}, text("more_senders", { count: more }))]);
}

/** A domain as people write it and, if it differs, as DNS has it. @param {string} domain @param {string | null} unicode */
function domainOf(domain, unicode) {
  const written = unicode ?? domain;
  return [
    fact(text("domain"), element("strong", {}, shown(written))),
    written !== domain && fact(text("punycode"), shown(domain)),
  ];
}

/** The server comes first: the receiver saw it, while the envelope is what the server said. @param {Report} report */
function sentBy(report) {
  const { envelope_from, client_ip, helo } = report.message;
  const { domain, proven_by: proven } = envelope_from;
  const address = envelope_from.null ? text("null_path") : envelope_from.address && shown(envelope_from.address);
  const refuted = !proven && report.spf.result === "fail" && report.spf.source !== "none";
  return card(
    "sent-by",
    senderTitle(report),
    text("sent_by_term"),
    [
      fact(text("client_ip"), client_ip.value && shown(client_ip.value), client_ip.source),
      fact(text("helo"), helo.value && shown(helo.value), helo.source),
      fact(text("address"), address, envelope_from.source),
      domain && domainOf(domain, envelope_from.unicode_domain),
      proven && fact(text("sent_by_proof"), sourceText({ source: proven, reported: report.spf.reported })),
      refuted && fact(text("sent_by_proof"), [text("sent_by_refuted"), " ", element("span", { class: "origin" }, sourceText(report.spf))]),
    ],
    proven ? "proven" : refuted ? "refuted" : "open",
  );
}

/** @param {string} id @param {string} title @param {string} term @param {Child[]} facts @param {string} [state] */
function card(id, title, term, facts, state) {
  return element(
    "section",
    { class: "card", id, "data-state": state, "aria-labelledby": `${id}-title` },
    element("h3", { id: `${id}-title` }, title, element("span", { class: "term" }, text("term", { term }))),
    element("dl", {}, facts),
  );
}

/** @param {string} name @param {Child} value @param {string} [source] */
function fact(name, value, source) {
  const known = value !== null && value !== "";
  const key = /** @type {import("../language.js").Key} */ (`origin_${source}`);
  return row(name, [
    element(
      "dd",
      { class: known ? null : "missing" },
      known ? value : text("unknown"),
      " ",
      known && source && source !== "none"
        ? element("span", { class: "origin" }, pieces("read_from", { field: element("span", { translate: "no" }, text(key)) }))
        : null,
    ),
  ]);
}

/** @param {string} name @param {Child[]} values */
function row(name, values) {
  return element("div", {}, element("dt", {}, name), values);
}
