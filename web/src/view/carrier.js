// What mobile carriers in Japan look at: the Purported Responsible Address of Sender ID (RFC 4407) beside the two Froms.
import { element } from "../dom.js";
import { pieces, shown, text } from "../language.js";
import { copyButton } from "./copy.js";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {import("../dom.js").Child} Child */

/** The first of these that is there names the responsible address. */
const order = ["Resent-Sender", "Resent-From", "Sender", "From"];

/** @param {Report} report */
export function carrier({ sender_id, spf, message }) {
  const { pra } = sender_id;
  if (!pra) return null;
  const envelope = spf.domain ?? message.envelope_from.domain;
  const domain = (/** @type {string | null} */ name) => (name ? element("b", {}, shown(name)) : text("unknown"));
  const other = envelope !== null && pra.domain !== envelope;
  const amazon = other && /(?:^|\.)amazonses\.com$/.test(envelope);
  return element(
    "details",
    { class: "carrier", "data-other": other ? "yes" : "no" },
    element("summary", {}, element("h2", {}, text("carrier")), other && element("span", { class: "gist" }, text("carrier_other"))),
    element("p", {}, pieces("carrier_pra", { field: element("b", { translate: "no" }, pra.field), address: shown(pra.address) })),
    element(
      "ul",
      { class: "order", translate: "no" },
      order.map((field) => element("li", { "data-chosen": field.toLowerCase() === pra.field.toLowerCase() ? "yes" : null }, field)),
    ),
    element(
      "dl",
      {},
      row("au", pieces("carrier_au", { envelope: domain(envelope), pra: domain(pra.domain) })),
      row(text("carrier_docomo_name"), pieces("carrier_docomo", { from: domain(message.header_from.domain) })),
    ),
    amazon && apex(pra.domain),
    element("p", { class: "small" }, text("carrier_note")),
  );
}

/** @param {string} name @param {Child} value */
function row(name, value) {
  return element("div", {}, element("dt", {}, name), element("dd", {}, value));
}

/** For the carriers alone: what DMARC asks for stands in the fixes. @param {string} domain */
function apex(domain) {
  const term = "include:amazonses.com";
  return element(
    "div",
    { class: "apex" },
    element("p", {}, pieces("carrier_apex", { domain: shown(domain), term: element("code", { translate: "no" }, term) })),
    copyButton(() => term, text("carrier_copy", { term })),
  );
}
