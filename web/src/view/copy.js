// A button that copies a text.
import { element } from "../dom.js";
import { text } from "../language.js";

/**
 * @param {() => string} value @param {string} label what is copied, for screen readers
 * @param {{ word?: string, shown?: () => HTMLElement }} [more] `shown` is selected if the browser does not allow copying
 */
export function copyButton(value, label, { word = text("copy"), shown } = {}) {
  const button = element("button", { type: "button", class: "copy", "aria-label": label }, word);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(value());
      say(text("copied"), text("copied"));
      setTimeout(() => say(word, label), 2000);
    } catch {
      if (shown) getSelection()?.selectAllChildren(shown());
    }
  });
  return button;

  /** @param {string} seen @param {string} heard */
  function say(seen, heard) {
    button.textContent = seen;
    button.setAttribute("aria-label", heard);
  }
}
