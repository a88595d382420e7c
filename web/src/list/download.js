// Saves a text as a file of the reader's.
import { element } from "../dom.js";

/** Until then the browser may still be writing the file. */
const written = 60_000;

/** @param {string} text @param {string} type @param {string} name */
export function download(text, type, name) {
  const url = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), written);
}
