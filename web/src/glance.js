// What a list shows of a mail.

/** @typedef {import("fromproof").Report} Report */
/**
 * @typedef {{ kind: import("fromproof").Kind, from: import("fromproof").Mailbox[], domain: string | null, subject: string | null,
 *   date: string | null, verdict: Report["verdict"], source: Report["dmarc"]["source"] }} Glance
 */

/** @param {import("fromproof").Kind} kind @param {Report} report @returns {Glance} */
export function glanceOf(kind, { message, verdict, dmarc }) {
  const { header_from, subject, date } = message;
  return { kind, from: header_from.mailboxes, domain: header_from.domain, subject, date, verdict, source: dmarc.source };
}
