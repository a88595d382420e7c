// Common misunderstandings that this mail disproves; each is shown only if the mail is an example of it.
import { element } from "../dom.js";
import { pieces, shown, text } from "../language.js";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {import("../language.js").Key} Key */

/** @param {Report} report @returns {Element[]} */
export function misunderstandings(report) {
  return report.misunderstandings.map(({ code, params }) =>
    element(
      "article",
      { "data-myth": code },
      element("h3", {}, text(/** @type {Key} */ (`myth_${code}`))),
      element("p", {}, pieces(/** @type {Key} */ (`myth_${code}_text`), { ...shownFacts(params), method: method(report) })),
    ),
  );
}

/** @param {import("fromproof").Params} facts */
function shownFacts(facts) {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, shown(String(value))]));
}

/** How the organizational domain was found. @param {Report} report */
function method({ dmarc }) {
  return text(dmarc.method === "psl" ? "myth_method_psl" : "myth_method_tree");
}
