// A summary from a link: shown as a statement of the person who made the link, never as a result of this page.
import { element } from "../dom.js";
import { language, sentence, shown, text } from "../language.js";
import { addSheet } from "../sheet.js";
import { sign } from "../view/answer.js";
import { answers, readFragment } from "./link.js";
import style from "./shared.css?inline";

/** @typedef {import("../language.js").Key} Key */
/** @typedef {import("./link.js").Line} Line */

addSheet(style);

/** @param {string} fragment @param {HTMLElement} closed gets the focus afterwards */
export function sharedSummary(fragment, closed) {
  const summary = readFragment(fragment);
  const close = element("button", { type: "button" }, text("shared_close"));
  close.addEventListener("click", () => {
    history.replaceState(null, "", `${location.pathname}${location.search}`);
    document.getElementById("shared")?.remove();
    closed.focus();
  });
  return element(
    "section",
    { id: "shared", "aria-labelledby": "shared-title", lang: language() },
    element("h2", { id: "shared-title" }, text("shared_title")),
    summary?.answer && told(summary, summary.answer),
    element("p", {}, text(summary ? "shared_note" : "shared_broken")),
    summary && [
      element(
        "dl",
        {},
        fact(text("says_from_term"), summary.from),
        fact(text("sent_by_term"), summary.envelope),
      ),
      element("ul", {}, summary.lines.map((line) => element("li", {}, lineOf(line)))),
    ],
    close,
  );
}

/** The sentence, its sign, and whose word it is said to be. @param {import("./link.js").Summary} summary @param {import("./link.js").Answer} answer */
function told({ from, lines }, { says, tone, name }) {
  const role = answers[says];
  const { source } = /** @type {Line} */ (lines.at(-1));
  const server = says === "reported" && name ? name : text("receiver");
  // Its sign is hollow: nothing was verified here.
  return element(
    "div",
    { class: "verdict", "data-tone": tone, "data-source": "reported" },
    element("p", { class: "says" }, sign(/** @type {any} */ (tone)), sentence(`answer-${says}`, { from: from || "?", ...(role && { [role]: role === "server" ? server : name }) })),
    source !== "none" && says !== "nobody" && element("p", { class: "word" }, text(/** @type {Key} */ (`shared_${source}`), { server })),
  );
}

/** @param {string} name @param {string} domain */
function fact(name, domain) {
  return element("div", {}, element("dt", {}, name), element("dd", {}, domain ? shown(domain) : text("unknown")));
}

/** @param {Line} line */
function lineOf({ check, domain, result, source, aligned }) {
  const words = { strict: "aligned_strict", relaxed: "aligned_relaxed", no: "unaligned", both: "aligned_by_both", spf: "aligned_by_spf", dkim: "aligned_by_dkim" };
  const key = check === "dmarc" && aligned === "no" ? "aligned_by_nothing" : words[/** @type {keyof typeof words} */ (aligned)];
  return [
    element("b", {}, check.toUpperCase()),
    " ",
    domain && [shown(domain), ": "],
    text(source === "none" ? "result_unchecked" : /** @type {Key} */ (`result_${result}`)),
    key && ` · ${text(/** @type {Key} */ (key))}`,
  ];
}
