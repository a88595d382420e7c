// Which records to publish, ready to be copied.
import { element } from "../dom.js";
import { hasWords, sentence, shown, text } from "../language.js";

/** @typedef {import("fromproof").Report} Report */

/** @param {Report} report */
export function fixes(report) {
  if (report.fixes.length === 0 && report.verdict.next?.code !== "nothing-to-fix") return null;
  return element(
    "section",
    { class: "fixes", "aria-labelledby": "fixes" },
    element("h2", { id: "fixes" }, text("fixes")),
    report.fixes.length === 0 && element("p", { class: "calm" }, text("nothing_to_fix")),
    report.fixes.map(fix),
  );
}

/** @param {Report["fixes"][number]} fix */
function fix({ code, params, records }) {
  const note = `${code}-note`;
  return element(
    "article",
    { class: "fix", "data-fix": code },
    element("h3", {}, sentence(code, params)),
    hasWords(note) && element("p", {}, sentence(note, params)),
    records.map(recordOf),
  );
}

/** @param {import("fromproof").DnsRecord} record */
function recordOf({ name, type, value }) {
  const valueNode = element("dd", { class: "value", translate: "no" }, shown(value));
  const button = element("button", { type: "button", class: "copy", "aria-label": text("copy_label", { name, type }) }, text("copy"));
  button.addEventListener("click", () => copy(value, button, valueNode));
  return element(
    "div",
    { class: "record", "data-record": true, "data-name": name, "data-type": type, "data-value": value },
    element(
      "dl",
      {},
      element("div", {}, element("dt", {}, text("record_name")), element("dd", { translate: "no" }, shown(name))),
      element("div", {}, element("dt", {}, text("record_type")), element("dd", { translate: "no" }, type)),
      element("div", {}, element("dt", {}, text("record_value")), valueNode),
    ),
    button,
  );
}

/** @param {string} value @param {HTMLButtonElement} button @param {HTMLElement} shownValue */
async function copy(value, button, shownValue) {
  try {
    await navigator.clipboard.writeText(value);
    button.textContent = text("copied");
    setTimeout(() => (button.textContent = text("copy")), 2000);
  } catch {
    // Without leave to write, the value is selected, so that the keyboard can copy it.
    getSelection()?.selectAllChildren(shownValue);
  }
}
