// The lists of a report whose length a sender controls, cut before they reach the page: a mail of 64 MB can name millions
// of results, and passing them on alone would block the page.

/** @typedef {import("fromproof").Report} Report */
/** @typedef {{ fields: number, results: number, mailboxes: number }} Omitted how many are left out */

const mostFields = 200;
const mostResults = 1000;
const mostMailboxes = 1000;

/** @param {Report} report @returns {{ report: Report, omitted: Omitted }} */
export function bounded(report) {
  const { reported, message } = report;
  const { mailboxes } = message.header_from;
  // The receiver's word counts, so it comes before the others.
  const chosen = new Set([...reported.filter(({ trusted }) => trusted), ...reported.filter(({ trusted }) => !trusted)].slice(0, mostFields));
  let left = mostResults;
  const cut = new Map([...chosen].map((field) => {
    const results = field.results.slice(0, left);
    left -= results.length;
    return [field, results.length < field.results.length ? { ...field, results } : field];
  }));
  const all = reported.reduce((sum, { results }) => sum + results.length, 0);
  const omitted = { fields: reported.length - chosen.size, results: all - (mostResults - left), mailboxes: Math.max(0, mailboxes.length - mostMailboxes) };
  if (omitted.fields + omitted.results + omitted.mailboxes === 0) return { report, omitted };
  const header_from = { ...message.header_from, mailboxes: mailboxes.slice(0, mostMailboxes) };
  return { report: { ...report, reported: reported.flatMap((field) => cut.get(field) ?? []), message: { ...message, header_from } }, omitted };
}
