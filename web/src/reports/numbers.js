// Numbers, shares and days as the reader's language writes them.
import { language } from "../language.js";

/** @typedef {import("./shape.js").Counts} Counts @typedef {import("./shape.js").Class} Class */

/** In the order in which they are drawn and read. @type {readonly Class[]} */
export const classes = ["both", "dkim_only", "spf_only", "none"];

/** @param {number} value */
export function count(value) {
  return new Intl.NumberFormat(language()).format(value);
}

/** A share in percent. Neither "0 %" of something nor "100 %" with something missing. @param {number} part @param {number} whole */
export function percent(part, whole) {
  const exact = whole > 0 ? (100 * part) / whole : 0;
  const kept = part > 0 && part < whole ? Math.min(99.9, Math.max(0.1, exact)) : exact;
  return new Intl.NumberFormat(language(), { style: "percent", maximumFractionDigits: 1 }).format(Math.round(kept * 10) / 1000);
}

/** @param {Counts} counts */
export function passed({ both, dkim_only, spf_only }) {
  return both + dkim_only + spf_only;
}

/** @param {Counts} counts */
export function sumOf(counts) {
  return passed(counts) + counts.none;
}

/** The last time that a date can tell, in seconds. */
const lastTime = 8.64e12;

/** A day in the time of reports, which is UTC. @param {number} seconds */
export function day(seconds) {
  // A report can claim any time.
  if (!(Math.abs(seconds) <= lastTime)) return String(seconds);
  return new Intl.DateTimeFormat(language(), { dateStyle: "medium", timeZone: "UTC" }).format(new Date(seconds * 1000));
}

/** @param {number | null} begin @param {number | null} end */
export function period(begin, end) {
  if (begin === null || end === null) return "";
  const [first, last] = [day(begin), day(end)];
  return first === last ? first : `${first} – ${last}`;
}

/** @param {string[]} names */
export function listed(names) {
  return new Intl.ListFormat(language(), { type: "conjunction" }).format(names);
}
