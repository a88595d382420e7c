// Tables that become blocks on a narrow screen. Their roles are written out, because a table that is drawn in another way
// is none for some screen readers.
import { element } from "../dom.js";
import { text } from "../language.js";

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
    const value = element("span", { class: cell === "0" && "zero" }, cell);
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
const page = 10;

/**
 * Puts the first rows into a container; the result is a button that adds more, or null if there are no more.
 * @template T
 * @param {{ shown: Map<string, number>, name: string, step?: number }} how `shown` keeps how many are shown by that name
 * @param {readonly T[]} all @param {(item: T) => HTMLElement} make @param {Element} container
 */
export function grow({ shown, name, step = page }, all, make, container) {
  const most = () => shown.get(name) ?? page;
  container.append(...all.slice(0, most()).map(make));
  if (all.length <= most()) return null;
  const button = element("button", { type: "button", class: "more" });
  const line = element("p", {}, button);
  const label = () => void (button.textContent = text("reports_more", { count: Math.min(step, all.length - most()) }));
  label();
  button.addEventListener("click", () => {
    const next = all.slice(most(), most() + step).map(make);
    shown.set(name, most() + step);
    container.append(...next);
    if (all.length > most()) label();
    else line.remove();
    // Reading goes on where the new rows begin.
    next[0]?.setAttribute("tabindex", "-1");
    next[0]?.focus({ preventScroll: true });
  });
  return line;
}
