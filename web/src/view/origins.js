// The place in the message from which each result was read.
import { element } from "../dom.js";
import { sentence, shown, text } from "../language.js";
import { senderTitle } from "./sender.js";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {import("fromproof").Span} Span */
/**
 * @typedef {object} Origin
 * @property {string} key
 * @property {string} name as a person calls it
 * @property {Span[]} spans in the message as it was judged
 * @property {string} target what shows it: a selector, and which of several
 * @property {number} [nth]
 * @property {string} [within] the part around that
 * @property {string} [label] where in it a button finds its place
 */
/** @typedef {Report["findings"][number] | Report["fixes"][number]} Advice */

/** The results that a finding or a fix is about, by the beginning of their keys. The report has no spans for them. */
const places = { envelope: ["sent-by"], from: ["says-from"], spf: ["spf", "sent-by"], dkim: ["dkim-"], dmarc: ["dmarc"], arc: ["arc"] };

/** @param {Report} report @returns {Origin[]} */
export function originsOf(report) {
  const { message, dkim, arc, reported, findings, fixes } = report;
  const trusted = reported.filter((field) => field.trusted);
  const results = (/** @type {string} */ method) => trusted.flatMap((field) => field.results).filter((result) => result.method === method);
  const row = { within: "tr", label: "th" };
  /** @type {Origin[]} */
  const facts = [
    { key: "says-from", name: text("says_from"), spans: spansOf(message.header_from.mailboxes), target: "#says-from", label: "h3" },
    { key: "sent-by", name: senderTitle(report), spans: spansOf([message.envelope_from, message.client_ip, message.helo]), target: "#sent-by", label: "h3" },
    { key: "spf", name: "SPF", spans: spansOf(results("spf")), target: '[data-check="spf-authentication"]', ...row },
    ...dkim.map((signature, i) => ({
      key: `dkim-${i}`,
      name: element("p", {}, "DKIM ", signature.domain && shown(signature.domain)).textContent ?? "",
      spans: spansOf([signature, ...(signature.reported ? [signature.reported] : [])]),
      target: '[data-check="dkim-authentication"]',
      nth: i,
      ...row,
    })),
    { key: "dmarc", name: "DMARC", spans: spansOf(results("dmarc")), target: '[data-check="dmarc"]', ...row },
    { key: "arc", name: "ARC", spans: spansOf([...arc.sets, ...results("arc")]), target: '[data-check="arc"]', ...row },
  ];
  /** @param {string} kind @param {Advice[]} all @param {string} label */
  const advice = (kind, all, label) =>
    all.map((each, i) => {
      const { code, params } = each;
      const nth = all.slice(0, i).filter((other) => other.code === code).length;
      const name = element("p", {}, sentence(code, params)).textContent ?? code;
      return { key: `${kind}-${i}`, name, spans: spansAbout(each, facts), target: `[data-${kind}="${CSS.escape(code)}"]`, nth, label };
    });
  return [
    ...facts,
    ...advice("finding", findings, ":scope > :last-child"),
    ...advice("fix", fixes, "h3"),
  ].filter(({ spans }) => spans.length > 0);
}

/** @param {Advice} advice @param {Origin[]} facts @returns {Span[]} */
function spansAbout({ code, params, subject }, facts) {
  // This one has its own place.
  if (code === "malformed-header") return [[Number(params.offset), 1]];
  const fitting = facts.filter(({ key }) => subject && places[subject].some((place) => key.startsWith(place)));
  // If there are several signatures, the one whose domain is named.
  const named = fitting.filter(({ name }) => Object.values(params).some((value) => name === `DKIM ${value}`));
  return (named.length > 0 ? named : fitting).flatMap(({ spans }) => spans);
}

/** The most results of one kind that are marked, because a sender can write any number. */
const mostSpans = 100;

/** @param {{ span: Span | null }[]} all */
function spansOf(all) {
  return all.slice(0, mostSpans).flatMap(({ span }) => (span ? [span] : []));
}
