// Tells mails apart: what the reader set for one stays while its report is redrawn.

/** @param {import("fromproof").Report} report */
export function mailOf({ message }) {
  return JSON.stringify([message.size, message.message_id, message.header_from.domain]);
}
