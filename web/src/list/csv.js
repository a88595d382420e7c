// Comma-separated values (RFC 4180) for spreadsheets, which run what looks like a formula: no cell of a mail may.

/** With it, Excel reads UTF-8. */
const mark = "\ufeff";
/** What begins a formula, in the full width of Japanese, too, and behind blanks. */
const begins = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/;
/** Where a program that separates by other characters would begin a cell. */
const within = /([;\t\r\n]\s*)(?=[=+\-@＝＋－＠])/g;

/** @param {readonly (readonly (string | number | null)[])[]} rows */
export function csv(rows) {
  return mark + rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** A number of our own is no formula. @param {string | number | null} value */
function cell(value) {
  if (typeof value === "number") return String(value);
  const text = (value ?? "").replace(within, "$1'");
  return `"${(begins.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
