// Common misunderstandings that this mail disproves; each is shown only if the mail is an example of it.
import { element } from "../dom.js";
import { misunderstandings as conditions } from "../judgement.js";
import { pieces, shown, text } from "../language.js";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {import("../language.js").Key} Key */

/** @param {Report} report */
export function misunderstandings(report) {
  const relevant = Object.entries(conditions).flatMap(([name, applies]) => {
    const facts = applies(report);
    return facts ? [{ name, facts }] : [];
  });
  if (relevant.length === 0) return null;
  return element(
    "section",
    { class: "myths", "aria-labelledby": "myths" },
    element("h2", { id: "myths" }, text("myths")),
    relevant.map(({ name, facts }) =>
      element(
        "article",
        { "data-myth": name },
        element("h3", {}, text(/** @type {Key} */ (`myth_${name}`))),
        element("p", {}, pieces(/** @type {Key} */ (`myth_${name}_text`), { ...shownFacts(facts), method: method(report) })),
      ),
    ),
  );
}

/** @param {Record<string, string>} facts */
function shownFacts(facts) {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, shown(value)]));
}

/** How the organizational domain was found. @param {Report} report */
function method({ dmarc }) {
  return text(dmarc.method === "psl" ? "myth_method_psl" : "myth_method_tree");
}
