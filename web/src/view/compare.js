// Two mails side by side, as before and after a change of settings: who sent them, what was authenticated, what aligns.
import { element } from "../dom.js";
import { isKey, sentence, shown, text } from "../language.js";
import { addSheet } from "../sheet.js";
import style from "./compare.css?inline";
import { nameOf } from "./name_of.js";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {import("../dom.js").Child} Child */
/** @typedef {import("../language.js").Key} Key */
/** One compared fact: `key` decides whether it changed. @typedef {{ key: string, shown: Child }} Fact */

addSheet(style);

/** @param {Report} before @param {Report} after */
export function compare(before, after) {
  const rows = rowsOf(before, after);
  const changed = rows.filter((row) => row.before.key !== row.after.key);
  const columns = [text("compare_what"), text("compare_first"), text("compare_second")];
  return element(
    "section",
    { class: "compare", "aria-labelledby": "comparison" },
    element("h2", { id: "comparison" }, text("compare_title")),
    element("p", {}, text(changed.length === 0 ? "compare_same" : "compare_changed")),
    changed.length > 0 && element("ul", { class: "changes" }, changed.map(({ name }) => element("li", {}, copyOf(name)))),
    element(
      "table",
      { role: "table", "aria-labelledby": "comparison" },
      element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, columns.map((column) => element("th", { role: "columnheader", scope: "col" }, column)))),
      element(
        "tbody",
        { role: "rowgroup" },
        [{ name: text("compare_mail"), before: fact("", nameOf(before)), after: fact("", nameOf(after)) }, ...rows].map((row) => line(row, columns)),
      ),
    ),
  );
}

/** @param {Report} before @param {Report} after @returns {{ name: Child, before: Fact, after: Fact }[]} */
function rowsOf(before, after) {
  /** @param {Child} name @param {(report: Report) => Fact} of */
  const row = (name, of) => ({ name, before: of(before), after: of(after) });
  const signers = [...new Set([before, after].flatMap(({ dkim }) => dkim.map(({ domain }) => domain ?? "")))];
  return [
    row(text("says_from_term"), ({ message }) => known(message.header_from.domain)),
    row(text("sent_by_term"), ({ message }) => known(message.envelope_from.domain, message.envelope_from.null ? text("null_path") : null)),
    row(text("client_ip"), ({ message }) => known(message.client_ip.value)),
    row(["SPF ", text("authentication")], ({ spf }) => result(spf)),
    row(["SPF ", text("alignment")], ({ spf, message }) => alignment(message, spf)),
    ...signers.flatMap((domain) => [
      row(["DKIM ", shown(domain), " ", text("authentication")], (report) => strongest(signaturesOf(report, domain), result)),
      row(["DKIM ", shown(domain), " ", text("alignment")], (report) =>
        strongest(signaturesOf(report, domain), (signature) => alignment(report.message, signature)),
      ),
    ]),
    row("DMARC", ({ dmarc }) => result(dmarc)),
    row(text("compare_by"), ({ dmarc }) => passedBy(dmarc)),
    row(text("compare_policy"), ({ dmarc }) => (dmarc.policy ? fact(dmarc.policy, `p=${dmarc.policy}`) : none())),
    row(text("answer"), ({ verdict }) => fact(JSON.stringify([verdict.code, verdict.params]), sentence(verdict.code, verdict.params))),
  ];
}

/** @param {Report} report @param {string} domain */
function signaturesOf({ dkim }, domain) {
  return dkim.filter((signature) => (signature.domain ?? "") === domain);
}

/** If a domain has several signatures, the one that passed counts. @template {Report["dkim"][number]} T
 * @param {T[]} signatures @param {(signature: T) => Fact} of */
function strongest(signatures, of) {
  const one = signatures.find((signature) => signature.result === "pass") ?? signatures[0];
  return one ? of(one) : fact("absent", text("compare_unsigned"));
}

/** @param {Report["dmarc"]} dmarc */
function passedBy({ aligned_by }) {
  const [first] = aligned_by;
  return fact(aligned_by.join(), text(aligned_by.length > 1 ? "aligned_by_both" : first ? `aligned_by_${first}` : "aligned_by_nothing"));
}

/** @param {{ result: string, source: string }} judged */
function result({ result, source }) {
  const key = result === "none" && source === "none" ? "result_unchecked" : `result_${result}`;
  return fact(key, isKey(key) ? text(key) : result, result === "pass" ? "pass" : result === "fail" ? "fail" : "unknown");
}

/** @param {Report["message"]} message @param {{ domain: string | null, aligned: import("fromproof").Alignment }} judged */
function alignment({ header_from }, { domain, aligned }) {
  if (!header_from.domain || !domain) return fact("unknown", text("alignment_unknown"));
  /** @type {Key} */
  const key = aligned.strict ? "aligned_strict" : aligned.relaxed ? "aligned_relaxed" : "unaligned";
  return fact(key, text(key), aligned.relaxed ? "pass" : "fail");
}

/** @param {string | null} value @param {string | null} [otherwise] */
function known(value, otherwise = null) {
  return value ? fact(value, shown(value)) : otherwise ? fact(otherwise, otherwise) : none();
}

function none() {
  return fact("", text("unknown"));
}

/** @param {string} key @param {Child} child @param {string} [tone] @returns {Fact} */
function fact(key, child, tone) {
  const mark = tone && { pass: "✓ ", fail: "✕ ", unknown: "– " }[tone];
  return { key, shown: tone ? element("span", { "data-tone": tone }, element("span", { "aria-hidden": "true" }, mark), child) : child };
}

/** @param {{ name: Child, before: Fact, after: Fact }} row @param {string[]} columns */
function line({ name, before, after }, [, first, second]) {
  const changed = before.key !== after.key;
  return element(
    "tr",
    { role: "row", "data-changed": changed },
    element("th", { role: "rowheader", scope: "row" }, name, changed && element("span", { class: "change" }, text("compare_mark"))),
    [{ column: first, value: before }, { column: second, value: after }].map(({ column, value }) =>
      element("td", { role: "cell" }, element("span", { class: "column", "aria-hidden": "true" }, column), value.shown),
    ),
  );
}

/** Copies the node, because a node can be in only one place. @param {Child} child @returns {Child} */
function copyOf(child) {
  if (Array.isArray(child)) return child.map(copyOf);
  return child instanceof Node ? child.cloneNode(true) : child;
}
