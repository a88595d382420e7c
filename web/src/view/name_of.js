// What a mail is called by where there are two of them.
import { element } from "../dom.js";
import { shown, text } from "../language.js";

/** @typedef {import("fromproof").Report} Report */

/** Which mail it is: its subject, and whom it says it is from. @param {Report} report @returns {Node[]} */
export function nameOf({ message }) {
  const sender = message.header_from.mailboxes[0]?.address;
  return [
    element("b", {}, message.subject ? shown(message.subject) : text("input_no_subject")),
    element("span", { class: "detail" }, sender ? shown(sender) : text("input_no_sender")),
  ];
}
