// The body of a mail as text: decoded, and as it was sent. Loaded when it is asked for.
import { decodeBody, mostDecoded, takeMail } from "../body/reader.js";
import { element, reveal } from "../dom.js";
import { size, text } from "../language.js";
import { pageEnd } from "../page_end.js";
import { addSheet } from "../sheet.js";
import choiceStyle from "../style/as_choice.css?inline";
import style from "./body.css?inline";
import { folded } from "./folded.js";

/** @typedef {import("../body/mime.js").Body} Body */
/** @typedef {import("../language.js").Key} Key */
/** @typedef {(mail: Blob, name: string) => unknown} OpenMail */
/** @typedef {"body_plain" | "body_html" | "body_sent"} FormName */

addSheet(choiceStyle);
addSheet(style);

/** How much text is shown at first, and added with each press of the button. */
const page = 64 * 1024;

/**
 * @param {HTMLElement} block what asked for it is replaced
 * @param {{ begin: number, octets: number }} place of the body in the mail, the empty line above it included
 * @param {import("../session.js").Session} session
 * @param {OpenMail} open opens an attached mail
 */
export async function showBody(block, { begin, octets }, session, open) {
  const header = await session.octets(0, Math.min(begin, mostDecoded));
  // The empty line between the two is not part of the body.
  const body = (await session.octets(begin, begin + 2 + mostDecoded)).subarray(2);
  const cut = octets > mostDecoded;
  const decoded = await decodeBody({ header, body, cut });
  const sent = new TextDecoder().decode(body).replaceAll(/\r\n?/g, "\n");
  /** @type {[FormName, string][]} */
  const forms = [...(decoded?.forms ?? []).map(({ html, text }) => /** @type {[FormName, string]} */ ([html ? "body_html" : "body_plain", text])), ["body_sent", sent]];
  const openPart = async (/** @type {number} */ number, /** @type {string} */ name) => {
    const whole = cut ? (await session.octets(begin, begin + 2 + octets)).subarray(2) : body;
    const mail = await takeMail(header, whole, number);
    if (!mail) throw new Error("no mail");
    open(mail, name);
  };
  const shown = element("div", { class: "body-text" });
  const choose = (/** @type {[FormName, string]} */ [name, value]) => shown.replaceChildren(...pages(value, text("body_label", { form: text(name) })));
  const said = [
    text("raw_body_note"),
    cut && text("body_cut", { size: size(mostDecoded) }),
    !decoded && text("body_not_decoded"),
    decoded && decoded.forms.every((form) => !form.text) && text("body_no_text"),
  ].filter((each) => each);
  block.replaceChildren(
    forms.length > 1 ? choice(forms, choose) : "",
    element("p", { class: "small said" }, said.join(" ")),
    decoded ? notesOf(decoded) : "",
    shown,
    decoded ? partsOf(decoded, openPart) : "",
  );
  const first = forms.find(([, value]) => value) ?? forms[0];
  if (first) choose(first);
  block.querySelector("pre")?.focus();
}

/** @param {[FormName, string][]} forms @param {(form: [FormName, string]) => void} choose */
function choice(forms, choose) {
  const first = forms.find(([, value]) => value);
  return element(
    "fieldset",
    { class: "as-choice no-print" },
    element("legend", {}, text("body_form")),
    forms.map((form) => {
      const radio = element("input", { type: "radio", name: "body-form", value: form[0], checked: form === first });
      radio.addEventListener("change", () => choose(form));
      return element("label", {}, radio, text(form[0]));
    }),
  );
}

/** A text in pages, so that a long one does not block. @param {string} value @param {string} label @returns {HTMLElement[]} */
function pages(value, label) {
  const content = element("pre", { translate: "no", tabindex: "0", "aria-label": label });
  const count = element("span");
  const more = element("button", { type: "button" });
  const left = element("p", { class: "small note" }, count, " ", more);
  let at = 0;
  const next = () => {
    const from = at;
    at = pageEnd(value, from, page);
    content.append(reveal(value.slice(from, at), { keep: "\t\n", limit: Infinity, title: (code) => text("invisible", { code }) }));
    count.textContent = text("body_first", { size: size(at) });
    more.textContent = text("body_more", { size: size(Math.min(page, value.length - at)) });
    return at < value.length;
  };
  more.addEventListener("click", () => {
    if (next()) return;
    content.focus({ preventScroll: true });
    left.remove();
  });
  return next() ? [content, left] : [content];
}

/** @param {Body} body */
function notesOf({ notes }) {
  if (notes.length === 0) return "";
  return element("ul", { class: "body-notes" }, notes.map(({ code, params }) => element("li", {}, text(/** @type {Key} */ (code), shownIn(params)))));
}

/** What a mail says of itself is short and of plain characters, or not shown. @param {Record<string, string | number>} params */
function shownIn(params) {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, String(value).replaceAll(/[^\x21-\x7e]/g, "?")]));
}

/** @typedef {(number: number, name: string) => Promise<void>} OpenPart */

/** @param {Body} body @param {OpenPart} open */
function partsOf({ parts }, open) {
  if (parts.length === 0) return "";
  return element(
    "section",
    { class: "body-parts", "aria-labelledby": "body-parts" },
    element("h3", { id: "body-parts" }, text("body_parts", { count: parts.length })),
    element(
      "ul",
      {},
      folded(parts, (part) =>
        element("li", {}, part.name && [element("b", { translate: "no" }, reveal(part.name)), " "],
          element("span", { translate: "no" }, reveal(part.type || text("unknown"))), " ", text(part.cut ? "body_part_cut" : "body_part_size", { size: size(part.size) }),
          part.mail !== null && [" ", openButton(part.mail, part.name, open)]),
      ),
    ),
  );
}

/** @param {number} number @param {string} name @param {OpenPart} open */
function openButton(number, name, open) {
  const button = element("button", { type: "button" }, text("body_open_mail"));
  button.addEventListener("click", async () => {
    button.disabled = true;
    await open(number, name).catch(() => {
      button.disabled = false;
      if (button.nextSibling === null) button.after(element("span", { role: "alert" }, " ", text("body_open_failed")));
    });
  });
  return button;
}
