// What spam filters wrote into the header, in words. Claims: nothing that the page judges depends on them.
import { element } from "../dom.js";
import { pieces, shown, text } from "../language.js";
import { readSpamFields } from "../spam_fields/read.js";
import { documents } from "../spam_fields/table.js";
import { folded } from "../view/folded.js";

/** @typedef {import("../spam_fields/read.js").SpamField} SpamField @typedef {import("../spam_fields/read.js").Note} Note */
/** @typedef {import("../language.js").Key} Key */

/** How much of a value is shown. */
const longest = 100;

/** @param {{ report: import("fromproof").Report, header: Uint8Array }} view @returns {Element[]} */
export function spamFields({ report, header }) {
  const { message } = report;
  const receiver = message.hops[message.border ?? -1]?.by ?? null;
  const fields = readSpamFields(header, message);
  const appended = fields.some(({ maker, place }) => maker === "microsoft" && place === "anyone");
  return [
    element("p", { class: "small note" }, text("spam_note"), appended && [" ", text("spam_place_microsoft")]),
    element("ul", { class: "spam-fields" }, folded(fields, (field) => item(field, receiver))),
  ];
}

/** @param {SpamField} field @param {string | null} receiver */
function item({ name, written, maker, place, notes }, receiver) {
  const known = notes.filter(({ meaning }) => meaning);
  const unknown = notes.filter(({ meaning }) => !meaning);
  const sources = new Set(known.flatMap(({ meaning }) => (meaning ? [documents[meaning[3]]] : [])));
  return element(
    "li",
    { "data-field": name, "data-place": place },
    element("h3", { translate: "no" }, shown(written.slice(0, longest))),
    element("p", { class: "small" }, pieces(`spam_place_${place}`, { server: receiver ? shown(receiver) : text("receiver") })),
    element(
      "dl",
      {},
      known.map((note) => row([note], text(/** @type {Key} */ (note.meaning?.[2])))),
      unknown.length > 0 && row(unknown, text(maker === "google" ? "spam_opaque_google" : maker === "microsoft" ? "spam_unknown_microsoft" : "spam_unknown"), "unknown"),
    ),
    sources.size > 0 && element("p", { class: "small note" }, pieces("spam_sources", { documents: element("span", { translate: "no" }, [...sources].join("; ")) })),
  );
}

/** @param {Note[]} notes @param {string} words @param {string} [kind] */
function row(notes, words, kind = "known") {
  return element(
    "div",
    { "data-note": kind },
    element("dt", { translate: "no" }, notes.map(({ part, value }) => element("code", {}, shown(codeOf(part, value))))),
    element("dd", {}, words),
  );
}

/** @param {string} part @param {string} value */
function codeOf(part, value) {
  const whole = part.startsWith("x-") ? value : /^[A-Z]+$/.test(part) ? `${part}:${value}` : `${part}=${value}`;
  return whole.length > longest ? `${whole.slice(0, longest)}…` : whole;
}
