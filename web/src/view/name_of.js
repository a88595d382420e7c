// A short name for a mail when two are shown.
import { element } from "../dom.js";
import { shown, text } from "../language.js";

/** @typedef {import("fromproof").Report} Report */

/** Identifies a mail by its subject and its claimed sender. @param {Report} report @returns {Node[]} */
export function nameOf({ message }) {
  const sender = message.header_from.mailboxes[0]?.address;
  return [
    element("b", {}, message.subject ? shown(message.subject) : text("input_no_subject")),
    element("span", { class: "detail" }, sender ? shown(sender) : text("input_no_sender")),
  ];
}
