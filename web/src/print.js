// Printing: the answer and its evidence on one page, with the mail's file name and the time; what is folded stays away
// unless the reader opened it.
import { date } from "./language.js";

/** @param {HTMLElement} head the line above the answer @param {() => string} mail what was checked */
export function preparePrinting(head, mail) {
  /** @type {HTMLDetailsElement | null} */
  let notes = null;
  addEventListener("beforeprint", () => {
    head.textContent = [mail(), date(new Date())].filter((part) => part).join(" · ");
    notes = document.querySelector("details.notes:not([open])");
    if (notes) notes.open = true;
  });
  addEventListener("afterprint", () => {
    if (notes) notes.open = false;
    notes = null;
  });
}
