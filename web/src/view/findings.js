// The findings about the mail, and the repairs of its text.
import { element } from "../dom.js";
import { sentence, text } from "../language.js";
import { accordingToIn } from "./word_of.js";

/** @typedef {import("fromproof").Report} Report */

/** @param {Report} report @param {import("./ask.js").Question[]} asked findings that are already asked as a question */
export function findings(report, asked) {
  const isAsked = (/** @type {Report["findings"][number]} */ { code, params }) =>
    code === "results-if-yours" && asked.some(({ server }) => server === params.server);
  const list = report.findings.filter((finding) => !finding.above_verdict && !isAsked(finding));
  if (list.length === 0) return null;
  const notes = list.filter(({ severity }) => severity === "info");
  return element(
    "section",
    { class: "findings", "aria-labelledby": "findings" },
    element("h2", { id: "findings" }, text("findings")),
    findingsOf(list.filter(({ severity }) => severity !== "info"), report),
    notes.length > 0 && element("details", { class: "notes" }, element("summary", {}, text("findings_notes", { count: notes.length })), findingsOf(notes, report)),
  );
}

/** @param {Report["findings"]} list @param {Report} report */
export function findingsOf(list, report) {
  if (list.length === 0) return null;
  return element(
    "ul",
    { class: "finding-list" },
    list.map((finding) =>
      element(
        "li",
        { "data-finding": finding.code, "data-severity": finding.severity },
        element("b", { class: "severity" }, text(`severity_${finding.severity}`)),
        element("span", {}, accordingToIn(report, finding), sentence(finding.code, finding.params)),
      ),
    ),
  );
}

/** Copying alone changes line ends, so those say nothing about the mail. @param {Report} report */
export function isQuietlyRepaired({ repairs }) {
  return repairs.every(({ code }) => code === "lf-to-crlf");
}

/** @param {Report} report */
export function repairs(report) {
  if (report.repairs.length === 0) return null;
  const quiet = isQuietlyRepaired(report);
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
