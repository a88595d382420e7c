// Styles of parts that are loaded later: style.css has those that the page and an answer need.

/** @type {Set<string>} */
const added = new Set();

/** @param {string} style */
export function addSheet(style) {
  if (added.has(style)) return;
  added.add(style);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets.push(sheet);
}
