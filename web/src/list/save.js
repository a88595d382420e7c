// Saves a list for a spreadsheet: one row for each mail.
import { element } from "../dom.js";
import { sentence, text } from "../language.js";
import { csv } from "./csv.js";
import { download } from "./download.js";
import { timeOf } from "./order.js";

/** @typedef {import("./items.js").Item} Item @typedef {import("../language.js").Key} Key */

const columns = ["file", "number", "date", "address", "domain", "subject", "result", "code", "answer"];

/** @param {readonly Item[]} items */
export function save(items) {
  download(table(items), "text/csv", "fromproof.csv");
}

/** @param {readonly Item[]} items */
function table(items) {
  const head = columns.map((name) => text(/** @type {Key} */ (`list_column_${name}`)));
  return csv([head, ...items.flatMap((item) => (item.glance && !item.refused ? [rowOf(item, item.glance)] : []))]);
}

/** @param {Item} item @param {import("./items.js").Glance} glance */
function rowOf({ name, number }, { date, from, domain, subject, verdict }) {
  const { answer, code, tone } = verdict;
  return [name, number, dateOf(date), from[0]?.address ?? null, domain, subject, tone, code, wordsOf(answer)];
}

/** As spreadsheets read it, or as it was written. @param {string | null} date */
function dateOf(date) {
  const time = timeOf(date);
  // Beyond the years of four digits no spreadsheet reads it.
  return time !== null && Math.abs(time) < 8e12 ? new Date(time).toISOString().replace("T", " ").replace(/\..*/, "") : date;
}

/** @param {import("./items.js").Glance["verdict"]["answer"]} answer */
function wordsOf({ code, params }) {
  return element("p", {}, sentence(code, params)).textContent ?? "";
}
