// A list to choose from if the input has several mails.
import { element } from "../dom.js";
import { isKey, sentence, shown, size, text } from "../language.js";

/** @typedef {import("../source.js").Source} Source */
/** @typedef {import("../session.js").Glance} Glance */
/**
 * @typedef {object} Item one mail that can be chosen
 * @property {string | null} name of its file
 * @property {Blob} blob
 * @property {() => Promise<Source>} source
 * @property {Glance} [glance] what is known about it so far
 * @typedef {{ items: Item[], files: boolean, more: boolean, shown: number }} List `more`: there are mails beyond the list
 */

/** How many are shown at first, and again with each press of the button. */
export const page = 25;
/** The most mails of one file that are listed. */
export const mostListed = 1000;
/** The part of a mail that a list needs: its header. */
export const glanceLength = 256 * 1024;

/**
 * @param {List} list
 * @param {{ pick: (item: Item) => void, glance: (item: Item) => Promise<Glance | undefined> }} use
 */
export function choose(list, { pick, glance }) {
  const count = list.items.length;
  const rows = element("ol", { class: "mails" });
  const more = element("button", { type: "button" });
  more.addEventListener("click", () => {
    const first = list.shown;
    list.shown = Math.min(count, list.shown + page);
    fill(first);
    /** @type {HTMLElement | null} */ (rows.children[first]?.firstElementChild)?.focus();
  });

  /** @param {number} first */
  async function fill(first) {
    const added = list.items.slice(first, list.shown).map((item) => ({ item, button: row(item, pick) }));
    rows.append(...added.map(({ button }) => element("li", {}, button)));
    more.hidden = list.shown >= count;
    more.textContent = text("input_list_more", { count: Math.min(page, count - list.shown) });
    for (const { item, button } of added) {
      // The list is no longer shown after a mail was chosen.
      if (!item.glance) item.glance = await glance(item);
      if (!item.glance) return;
      button.replaceChildren(...rowContent(item));
    }
  }
  fill(0);

  return element(
    "section",
    { class: "choose", "aria-labelledby": "answer" },
    element("h2", { id: "answer", tabindex: "-1" }, text("input_list_title")),
    element(
      "p",
      {},
      countOf(list),
      " ",
      element("span", { class: "small" }, text("input_list_note")),
    ),
    rows,
    more,
  );
}

/** @param {List} list */
export function countOf({ items, files, more }) {
  return text(files ? "input_list_files" : more ? "input_list_cut" : "input_list_mbox", { count: items.length });
}

/** @param {Item} item @param {(item: Item) => void} pick */
function row(item, pick) {
  const button = element("button", { type: "button", class: "mail" }, rowContent(item));
  button.addEventListener("click", () => pick(item));
  return button;
}

/** @param {Item} item */
function rowContent({ name, blob, glance }) {
  const file = element("span", { class: "small" }, name && [shown(name), ", "], size(blob.size));
  if (!glance) return [element("span", { class: "who" }, "…"), file];
  const refused = refusal(glance.kind);
  if (refused) return [element("span", { class: "who" }, name ? shown(name) : "—"), element("span", { class: "what" }, text(refused)), file];
  const [author] = glance.from;
  const sender = author && [author.display_name && [shown(author.display_name), " "], shown(author.address)];
  return [
    element("span", { class: "who" }, sender ?? text("input_no_sender")),
    element("span", { class: "subject" }, glance.subject ? shown(glance.subject) : text("input_no_subject")),
    element("span", { class: "what", "data-tone": glance.verdict.tone }, sentence(glance.verdict.code, glance.verdict.params)),
    element("span", { class: "small" }, glance.date && [shown(glance.date), " · "], file),
  ];
}

/** Why a text is not a mail: the key of the explanation, or null for a mail. @param {import("fromproof").Kind} kind */
export function refusal(kind) {
  const key = `input_kind_${kind}`;
  return isKey(key) ? key : null;
}
