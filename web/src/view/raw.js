// The header as it was given, folds kept, as text.
import { element, reveal } from "../dom.js";
import { text } from "../language.js";

const deciding = /^(?:from|sender|return-path|dkim-signature|authentication-results|received-spf|arc-(?:seal|message-signature|authentication-results))$/i;

/** @param {string} header what stands above the first blank line @param {boolean} cut whether there is more of it */
export function raw(header, cut) {
  // On a narrow screen a header is many pages long, so there it opens on demand.
  return element(
    "details",
    { class: "raw", open: matchMedia("(min-width: 52rem)").matches },
    element("summary", {}, element("h2", {}, text("raw"))),
    element("p", { class: "small note" }, text("raw_note"), cut && ` ${text("raw_cut")}`),
    element("pre", { translate: "no" }, element("code", {}, fields(header).map(fieldOf))),
  );
}

/** A header by its fields: a line that begins with white space belongs to the one above. @param {string} header */
function fields(header) {
  return header.replace(/\r\n?/g, "\n").split(/(?<=\n)(?![ \t])/);
}

/** @param {string} field */
function fieldOf(field) {
  const name = /^[\x21-\x39\x3b-\x7e]+(?=:)/.exec(field)?.[0] ?? "";
  const shown = reveal(field.slice(name.length), {
    keep: "\t\n",
    limit: Infinity,
    title: (code) => text("invisible", { code }),
  });
  if (!name) return shown;
  return element("span", { class: deciding.test(name) ? "deciding" : null }, element("b", {}, name), shown);
}
