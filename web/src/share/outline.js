// A report as plain lines, in the language of the page: the source of copied text and Markdown.
import { element } from "../dom.js";
import { sentence, shown, text } from "../language.js";
import { senderTitle } from "../view/sender.js";

/** @typedef {Pick<import("fromproof").Report, "verdict" | "fixes" | "findings"> & Record<string, any>} Told a report, or a masked one */
/** @typedef {import("../language.js").Key} Key */
/**
 * @typedef {{ title: string, lead: string[], facts: [string, string][], columns: string[], rows: string[][],
 *   findings: string[], fixes: { title: string, records: string[] }[], note: string }} Outline
 */

/** @param {Told} report @returns {Outline} */
export function outlineOf(report) {
  const { verdict, message, spf, dkim, dmarc } = report;
  const [author] = message.header_from.mailboxes;
  const from = author && (author.display_name ? `${author.display_name} <${author.address}>` : author.address);
  const facts = [
    [text("says_from"), from],
    [senderTitle(/** @type {any} */ (report)), message.envelope_from.null ? "<>" : message.envelope_from.address],
    [text("client_ip"), message.client_ip.value],
    [text("subject"), message.subject],
  ];
  return {
    title: said(verdict.answer),
    lead: [verdict, verdict.reason, verdict.next].filter((each) => each !== null).map(said),
    facts: /** @type {[string, string][]} */ (facts.filter(([, value]) => value).map(([name, value]) => [name, plain(shown(value))])),
    columns: [text("check_name"), text("domain"), text("authentication"), text("alignment")],
    rows: [
      ["SPF", spf.domain, result(spf), aligned(spf, message)],
      ...dkim.map((/** @type {any} */ each) => ["DKIM", each.domain, result(each), aligned(each, message)]),
      ["DMARC", message.header_from.domain, result(dmarc), counts(dmarc)],
    ].map((row) => row.map((/** @type {string | null} */ cell) => (cell ? plain(shown(cell)) : text("unknown")))),
    findings: report.findings.map((finding) => labelled(text(/** @type {Key} */ (`severity_${finding.severity}`)), said(finding))),
    fixes: report.fixes.map((fix) => ({
      title: said(fix),
      records: fix.records.map(({ name, type, value }) => plain(shown(`${name}  ${type}  ${type === "TXT" ? `"${value}"` : value}`))),
    })),
    note: text("share_origin", { version: report.fromproof }),
  };
}

/** @param {string} name @param {string} value */
export function labelled(name, value) {
  return text("share_fact", { name, value });
}

/** @param {import("fromproof").Coded} what */
function said({ code, params }) {
  return plain(sentence(code, params));
}

/** @param {import("../dom.js").Child} child */
function plain(child) {
  return element("p", {}, child).textContent ?? "";
}

/** @param {any} judged */
function result({ result, source }) {
  if (source === "none") return text("result_unchecked");
  return `${text(/** @type {Key} */ (`result_${result}`))} (${text(/** @type {Key} */ (`share_${source}`))})`;
}

/** @param {any} judged @param {any} message */
function aligned({ domain, aligned }, message) {
  if (!domain || !message.header_from.domain) return text("alignment_unknown");
  return text(aligned.strict ? "aligned_strict" : aligned.relaxed ? "aligned_relaxed" : "unaligned");
}

/** @param {any} dmarc */
function counts({ result, aligned_by }) {
  if (result !== "pass" && result !== "fail") return "";
  return text(aligned_by.length === 2 ? "aligned_by_both" : aligned_by.length === 0 ? "aligned_by_nothing" : aligned_by[0] === "spf" ? "aligned_by_spf" : "aligned_by_dkim");
}
