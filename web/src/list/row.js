// A mail in a list: its sender, its subject, and the same sign and answer as above the mail itself.
import { element } from "../dom.js";
import { sentence, shown, size, text } from "../language.js";
import { sign } from "../view/answer.js";

/** @typedef {import("./items.js").Item} Item */

/** Beside what was verified after it was chosen. @type {Partial<Record<string, import("../language.js").Key>>} */
const hereWords = { verified: "list_verified", computed: "source_computed" };

/** @param {Item} item @param {boolean} named whether to name its file */
export function rowContent({ name, number, whole, blob, glance, refused }, named) {
  const from = named && name !== "" && [shown(name), !whole && ` (${number})`];
  const file = element("span", { class: "small" }, from && [from, ", "], size(blob.size));
  if (refused) return [element("span", { class: "who" }, from || "—"), element("span", { class: "what" }, text(refused)), file];
  if (!glance) return [element("span", { class: "who" }, "…"), file];
  const [author] = glance.from;
  const { tone, answer } = glance.verdict;
  const here = hereWords[glance.source];
  return [
    element("span", { class: "who" }, author ? [author.display_name && [shown(author.display_name), " "], shown(author.address)] : text("input_no_sender")),
    element("span", { class: "subject" }, glance.subject ? shown(glance.subject) : text("input_no_subject")),
    element("span", { class: "what", "data-tone": tone, "data-source": glance.source }, sign(tone), sentence(answer.code, answer.params)),
    element("span", { class: "small" }, here && [text(here), " · "], glance.date && [shown(glance.date), " · "], file),
  ];
}
