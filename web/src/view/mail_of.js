// Identifies a mail, so that the reader's settings for it survive a new report.

/** @param {import("fromproof").Report} report */
export function mailOf({ message }) {
  return JSON.stringify([message.size, message.message_id, message.header_from.domain]);
}
