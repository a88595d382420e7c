// A summary from a link: shown as somebody's statement, never as a result of this page.
import { element } from "../dom.js";
import { language, loadLater, shown, text } from "../language.js";

/** @typedef {import("../language.js").Key} Key */
/** @typedef {import("../share/link.js").Line} Line */

/** Shows the summary in the address, now and when it changes; `closed` gets the focus afterwards. @param {HTMLElement} closed */
export async function watchShared(closed) {
  const look = async () => {
    document.getElementById("shared")?.remove();
    if (!location.hash.startsWith("#summary=")) return;
    const [{ readFragment }] = await Promise.all([import("../share/link.js"), loadLater()]);
    const shared = section(readFragment(location.hash), closed);
    document.getElementById("shared")?.remove();
    document.querySelector("main")?.prepend(shared);
  };
  addEventListener("hashchange", look);
  // The words change with the language.
  new MutationObserver(look).observe(document.documentElement, { attributeFilter: ["lang"] });
  await look();
}

/** @param {import("../share/link.js").Summary | null} summary @param {HTMLElement} closed */
function section(summary, closed) {
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
    element("p", {}, text(summary ? "shared_note" : "shared_broken")),
    summary && [
      element(
        "dl",
        {},
        fact(text("says_from_term"), summary.from),
        fact(text("sent_by_term"), summary.envelope),
      ),
      element("ul", {}, summary.lines.map((line) => element("li", {}, told(line)))),
    ],
    close,
  );
}

/** @param {string} name @param {string} domain */
function fact(name, domain) {
  return element("div", {}, element("dt", {}, name), element("dd", {}, domain ? shown(domain) : text("unknown")));
}

/** @param {Line} line */
function told({ check, domain, result, source, aligned }) {
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
