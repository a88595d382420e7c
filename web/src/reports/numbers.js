// Numbers, shares and days as the reader's language writes them.
import { language } from "../language.js";

/** @typedef {import("../dom.js").Child} Child */
/** @typedef {import("./shape.js").Counts} Counts @typedef {import("./shape.js").Class} Class */

/** In the order in which they are drawn and read. @type {readonly Class[]} */
export const classes = ["both", "dkim_only", "spf_only", "none"];

/** To make one takes longer than to use it a hundred times. @type {Map<string, Intl.NumberFormat & Intl.DateTimeFormat>} */
const made = new Map();

/** @template T @param {string} name @param {() => T} make @returns {T} */
function once(name, make) {
  const key = `${language()} ${name}`;
  const known = made.get(key) ?? make();
  made.set(key, /** @type {any} */ (known));
  return /** @type {T} */ (known);
}

/** @param {number} value */
export function count(value) {
  return once("count", () => new Intl.NumberFormat(language())).format(value);
}

/** How dates are written. */
export const dates = /** @type {const} */ ({
  day: { dateStyle: "medium" },
  month: { year: "numeric", month: "long" },
  shortMonth: { year: "numeric", month: "short" },
});

/** @param {number} days since 1970 @param {keyof typeof dates} how */
export function dateOf(days, how) {
  return once(how, () => new Intl.DateTimeFormat(language(), { ...dates[how], timeZone: "UTC" })).format(new Date(days * 86_400_000));
}

/** A share in percent. Neither "0 %" of something nor "100 %" with something missing. @param {number} part @param {number} whole */
export function percent(part, whole) {
  const exact = whole > 0 ? (100 * part) / whole : 0;
  const kept = part > 0 && part < whole ? Math.min(99.9, Math.max(0.1, exact)) : exact;
  return once("percent", () => new Intl.NumberFormat(language(), { style: "percent", maximumFractionDigits: 1 })).format(Math.round(kept * 10) / 1000);
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
  return dateOf(Math.floor(seconds / 86_400), "day");
}

/** @param {number | null} begin @param {number | null} end */
export function period(begin, end) {
  if (begin === null || end === null) return "";
  const [first, last] = [day(begin), day(end)];
  return first === last ? first : `${first} – ${last}`;
}

/** "a, b and c" in the reader's language. @param {Child[]} names @returns {Child[]} */
export function listed(names) {
  const parts = new Intl.ListFormat(language(), { type: "conjunction" }).formatToParts(names.map((_, i) => String(i)));
  return parts.map(({ type, value }) => (type === "element" ? names[Number(value)] : value));
}
