// Why there is no answer.
import { element } from "../dom.js";
import { text } from "../language.js";

/** @typedef {import("../language.js").Key} Key */

/** @param {string} code */
export function failure(code) {
  return element(
    "section",
    { class: "failure", "aria-labelledby": "answer" },
    element("h2", { id: "answer", tabindex: "-1" }, text(code === "cancelled" ? "cancelled_title" : "error_title")),
    element("p", {}, text(/** @type {Key} */ (code))),
  );
}
