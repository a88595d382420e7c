// A button that leads back to where a mail was opened from.
import { element } from "../dom.js";

/** @param {string} label @param {() => void} go */
export function backButton(label, go) {
  const button = element("button", { type: "button", class: "back" }, label);
  button.addEventListener("click", go);
  return element("p", {}, button);
}
