// Tables that become blocks on a narrow screen. Their roles are written out, because a table that is drawn in another way
// is none for some screen readers.
import { element } from "../dom.js";

/** @typedef {import("../dom.js").Child} Child */
/** @typedef {{ head: Child, key?: () => Child, number?: boolean }} Column `key` makes what stands before the value where the columns are not side by side */

/**
 * @param {{ class: string, label: string, columns: Column[] }} of `label`: the id of its heading
 * @param {Child[]} groups its rows, see `rowGroup`
 */
export function table({ class: name, label, columns }, groups) {
  return element("table", { class: `rows ${name}`, role: "table", "aria-labelledby": label },
    element("thead", { role: "rowgroup" },
      element("tr", { role: "row" }, columns.map(({ head, number }) => element("th", { scope: "col", role: "columnheader", class: number && "number" }, head)))),
    groups);
}

/** Rows that belong together. @param {...Child} rows */
export const rowGroup = (...rows) => element("tbody", { role: "rowgroup" }, rows);

/** @param {Column[]} columns @param {Child[]} cells the first names the row */
export function row(columns, cells) {
  return element("tr", { role: "row" }, cells.map((cell, i) => {
    const { key, number } = columns[i] ?? {};
    const value = element("span", {}, cell);
    // An empty cell needs no word for what it lacks.
    const content = value.hasChildNodes() ? [key && element("span", { class: "key", "aria-hidden": "true" }, key(), " "), value] : [];
    return i === 0
      ? element("th", { scope: "row", role: "rowheader" }, content)
      : element("td", { role: "cell", class: number && "number" }, content);
  }));
}

/** A row with one cell. @param {Column[]} columns @param {string} name @param {...Child} content */
export function wideRow(columns, name, ...content) {
  return element("tr", { role: "row", class: name }, element("td", { role: "cell", colspan: columns.length, "aria-colspan": columns.length }, content));
}

/** How many rows are shown at first, and more with each press of the button. */
export const page = 15;

/** A button below rows that shows more of them. @param {string} label @param {() => void} more */
export function moreButton(label, more) {
  const button = element("button", { type: "button", class: "more" }, label);
  button.addEventListener("click", more);
  return element("p", {}, button);
}
