// Chooses what to copy, and shows it first.
import { element, reveal } from "../dom.js";
import { size, text } from "../language.js";
import { pageEnd } from "../page_end.js";
import { addSheet } from "../sheet.js";
import choiceStyle from "../style/as_choice.css?inline";
import { copyButton } from "../view/copy.js";
import { formats } from "./formats.js";
import { fragmentOf, summaryOf } from "./link.js";
import { mask } from "./mask.js";
import style from "./share.css?inline";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {import("../language.js").Key} Key */

addSheet(choiceStyle);
addSheet(style);

/** A file on a disk has no address that others could open. */
const canLink = import.meta.env.MODE !== "offline";

/** How much of it is shown: a mail can fill megabytes. */
const mostShown = 16 * 1024;

/** @param {Report} report @param {Report} seen as the page shows it; JSON has all of it */
export function panel(report, seen) {
  const choices = [...Object.keys(formats), ...(canLink ? ["link"] : [])];
  let chosen = "text";
  /** What was copied last. */
  let last = "";
  const preview = element("pre", { class: "share-preview", tabindex: 0, role: "region", "aria-label": text("share_preview") });
  const note = element("p", { class: "small note" });
  const all = element("input", { type: "checkbox", id: "share-all" });
  const radios = choices.map((name) => {
    const radio = element("input", { type: "radio", name: "share-format", value: name, checked: name === chosen });
    radio.addEventListener("change", () => {
      chosen = name;
      show();
    });
    return element("label", {}, radio, text(/** @type {Key} */ (`share_${name}`)));
  });
  const copied = () => {
    const told = chosen === "json" ? report : seen;
    if (chosen !== "link") return formats[/** @type {keyof typeof formats} */ (chosen)](all.checked ? told : mask(told));
    return `${location.origin}${location.pathname}${fragmentOf(summaryOf(mask(report)))}`;
  };
  const show = () => {
    all.disabled = chosen === "link";
    if (all.disabled) all.checked = false;
    const value = copied();
    const end = pageEnd(value, 0, mostShown);
    preview.replaceChildren(reveal(value.slice(0, end), { keep: "\n", limit: Infinity }));
    const cut = end < value.length ? ` ${text("share_cut", { shown: size(end), size: size(value.length) })}` : "";
    note.textContent = text(chosen === "link" ? "share_link_note" : all.checked ? "share_all_note" : "share_note") + cut;
  };
  // Only this one copy contains everything: the next one is masked again.
  const button = copyButton(() => {
    const value = (last = copied());
    setTimeout(() => {
      all.checked = false;
      show();
    });
    return value;
  }, text("share_copy"), {
    word: text("share_copy"),
    shown: () => {
      // Laying out more would block the page; then what is selected is only the beginning.
      if (last.length <= 4 * mostShown) preview.textContent = last;
      return preview;
    },
  });
  all.addEventListener("change", show);
  show();
  return element(
    "div",
    { class: "share-panel" },
    element("fieldset", { class: "as-choice" }, element("legend", {}, text("share_format")), radios),
    element("p", {}, element("label", {}, all, text("share_all"))),
    preview,
    note,
    button,
  );
}
