// What a list shows, in which order, and how many there are of each kind.

/** @typedef {import("./items.js").Item} Item @typedef {import("./items.js").List} List @typedef {import("./items.js").Sort} Sort */
/** @typedef {{ mails: number, pass: number, fail: number, unknown: number, refused: number, unread: number }} Counts */

/** @type {readonly Sort[]} */
export const sorts = ["file", "date", "domain", "result"];

/** @param {readonly Item[]} items @returns {Counts} */
export function countsOf(items) {
  const counts = { mails: 0, pass: 0, fail: 0, unknown: 0, refused: 0, unread: 0 };
  for (const { glance, refused } of items) {
    if (refused) counts.refused++;
    else if (glance) counts[glance.verdict.tone]++;
    else counts.unread++;
  }
  counts.mails = items.length - counts.refused;
  return counts;
}

/** The items in that order; equals, and what is not known, stay in the order of the file, the unknown last.
 * @param {readonly Item[]} items @param {Sort} sort @returns {Item[]} */
export function sorted(items, sort) {
  if (sort === "file") return [...items];
  const keyed = items.map((item) => ({ item, key: keys[sort](item) }));
  return keyed.sort((a, b) => compare(a.key, b.key)).map(({ item }) => item);
}

/** @param {List} list @returns {Item[]} */
export function visible({ order, failing }) {
  return failing ? order.filter(({ glance, refused }) => !refused && glance?.verdict.tone === "fail") : order;
}

/** What fails comes first: it is what a reader looks for. */
const ranks = { fail: 0, unknown: 1, pass: 2 };

/** @type {Record<Exclude<Sort, "file">, (item: Item) => string | number | null>} */
const keys = {
  // The newest comes first, as in a mailbox.
  date: ({ glance }) => negative(timeOf(glance?.date)),
  domain: ({ glance }) => (glance ? domainOf(glance) : null),
  result: ({ glance, refused }) => (glance && !refused ? ranks[glance.verdict.tone] : null),
};

/** The domain of the author, or of whom the From field names first. @param {import("./items.js").Glance} glance */
export function domainOf({ domain, from }) {
  return (domain ?? from[0]?.domain ?? "").toLowerCase() || null;
}

/** Longer than any date; what is longer is not read. */
const longestDate = 100;

/** When a mail says that it was written; null if it does not. @param {string | null | undefined} date */
export function timeOf(date) {
  const time = date && date.length <= longestDate ? Date.parse(date) : NaN;
  return Number.isNaN(time) ? null : time;
}

/** @param {number | null} value */
const negative = (value) => (value === null ? null : -value);

/** @param {string | number | null} a @param {string | number | null} b */
function compare(a, b) {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}
