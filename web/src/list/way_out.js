// To what a list was opened from: another list, or a mail.
import { text } from "../language.js";
import { backButton } from "../view/back.js";

/** @param {import("./list.js").Listed} list @param {import("./list.js").Use["reopen"]} reopen */
export function wayOut({ within, back }, reopen) {
  return within && back ? backButton(text(back), () => reopen(within)) : null;
}
