// Saves what is shown: the sources of all domains for a spreadsheet, and the whole picture for programs.
import { csv } from "../list/csv.js";
import { download } from "../list/download.js";
import { sentence, text } from "../language.js";
import { element } from "../dom.js";
import { classes } from "./numbers.js";

/** @typedef {import("./shape.js").State} State @typedef {import("../language.js").Key} Key */

const columns = ["domain", "source", "kind", "addresses", "messages", ...classes, "cause", "fix"];

/** @param {State} state */
export function sourcesTable({ picture }) {
  const rows = picture.domains.flatMap(({ domain, sources }) => sources.map(({ name, kind, addresses, messages, aligned, cause, fixes }) => [
    domain, name, text(/** @type {Key} */ (`reports_kind_${kind}`)), addresses, messages, ...classes.map((each) => aligned[each]),
    words(`reports:cause:${cause}`), fixes.map((code) => words(`reports:fix:${code}`)).join(" "),
  ]));
  return csv([columns.map((name) => text(/** @type {Key} */ (`reports_column_${name}`))), ...rows]);
}

/** @param {State} state */
export function bouncesTable({ notices }) {
  const names = ["address", "class", "status", "reason", "said", "label", "file"];
  const rows = notices.flatMap(({ kind, file, recipients }) => recipients.map((one) => [
    one.address, kind === "complaint" ? kind : one.class, one.status, words(`bounce:${one.reason}`), one.diagnostic, one.label, file,
  ]));
  return csv([names.map((name) => text(/** @type {Key} */ (`reports_column_${name}`))), ...rows]);
}

/** @param {State} state */
export function saveCsv(state) {
  if (state.picture.domains.length > 0) download(sourcesTable(state), "text/csv", "fromproof-sources.csv");
  else download(bouncesTable(state), "text/csv", "fromproof-bounces.csv");
}

/** @param {State} state */
export function saveJson({ picture, notices }) {
  const what = picture.reports === 0 && notices.length > 0 ? notices : picture;
  download(`${JSON.stringify(what, null, 2)}\n`, "application/json", "fromproof-reports.json");
}

/** @param {string} code */
function words(code) {
  return element("p", {}, sentence(code)).textContent ?? "";
}
