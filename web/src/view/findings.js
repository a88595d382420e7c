// What stands out in the mail, and what was repaired in its text.
import { element } from "../dom.js";
import { sentence, text } from "../language.js";

/** @typedef {import("fromproof").Report} Report */

/** What a name or a field pretends to be: whoever reads the verdict must know it before. */
const pretence = /^(?:mixed-script-domain|look-alike-|display-name-|duplicate-field)/;

/** Whether a finding stands above the verdict. @param {Report["findings"][number]} finding */
export function comesFirst({ code, severity }) {
  return severity === "attack" || pretence.test(code);
}

/** @param {Report} report @param {import("./ask.js").Question[]} asked what is put as a question is not told once more */
export function findings(report, asked) {
  const isAsked = (/** @type {Report["findings"][number]} */ { code, params }) =>
    code === "results-if-yours" && asked.some(({ server }) => server === params.server);
  const list = findingsOf(report.findings.filter((finding) => !comesFirst(finding) && !isAsked(finding)));
  if (!list) return null;
  return element(
    "section",
    { class: "findings", "aria-labelledby": "findings" },
    element("h2", { id: "findings" }, text("findings")),
    list,
  );
}

/** @param {Report["findings"]} list */
export function findingsOf(list) {
  if (list.length === 0) return null;
  return element(
    "ul",
    { class: "finding-list" },
    list.map(({ code, params, severity }) =>
      element(
        "li",
        { "data-finding": code, "data-severity": severity },
        element("b", { class: "severity" }, text(`severity_${severity}`)),
        element("span", {}, sentence(code, params)),
      ),
    ),
  );
}

/** Repairs that surely restore what was signed: the others leave doubt. @type {Set<import("fromproof").Repair>} */
const sure = new Set(["lf-to-crlf", "cr-to-crlf", "cr-cr-lf-to-crlf", "bom-removed", "summary-table-removed", "leading-blank-lines-removed", "signature-unfolded"]);

/** Whether copying changed more of the text than can surely be restored. @param {Report} report */
export function isDamaged({ repairs }) {
  return repairs.some(({ code }) => !sure.has(code));
}

/** @param {Report} report */
export function repairs(report) {
  if (report.repairs.length === 0) return null;
  const quiet = report.repairs.every(({ code }) => code === "lf-to-crlf");
  return element(
    "section",
    { class: quiet ? "repairs quiet" : "repairs", "aria-labelledby": "repairs" },
    element("h2", { id: "repairs" }, text("repairs")),
    element(
      "ul",
      {},
      report.repairs.map(({ code, count }) =>
        element(
          "li",
          { "data-repair": code },
          sentence(code),
          count > 1 && [" ", element("span", { class: "times" }, text("times", { count }))],
        ),
      ),
    ),
    !quiet && element("p", { class: "small note" }, text("repairs_note")),
  );
}
