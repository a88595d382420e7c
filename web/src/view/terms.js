// A button that explains the field's terms. What it needs is loaded then, and not before: pasting a mail loads nothing.
import { element } from "../dom.js";
import { loadLater, text } from "../language.js";

export function termsButton() {
  const button = element("button", { type: "button", class: "in-text", id: "terms", "aria-pressed": "false" }, text("terms"));
  button.addEventListener("click", () => explainTerms(button.ariaPressed !== "true"));
  return button;
}

/** @param {boolean} wanted */
export async function explainTerms(wanted) {
  const [{ explain }] = await Promise.all([import("../terms/explain.js"), loadLater()]);
  explain(wanted);
}
