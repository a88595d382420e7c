// What the page shows about verification with DNS before its code is loaded: a heading, a sentence and a button.
import { element } from "../dom.js";
import { text } from "../language.js";

/** @param {boolean} open @param {() => void} toggle */
export function beginning(open, toggle) {
  const button = element("button", { type: "button", "aria-expanded": String(open), "aria-controls": "live-panel", "data-focus": "open" }, text("live_open"));
  button.addEventListener("click", toggle);
  return [element("h2", { id: "live-title", class: "visually-hidden" }, text("live_title")), button, element("p", { class: "small" }, text("live_lead"))];
}
