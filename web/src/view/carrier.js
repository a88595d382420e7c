// What mobile carriers in Japan look at: the Purported Responsible Address of Sender ID (RFC 4407) beside the two Froms.
import { element } from "../dom.js";
import { pieces, shown, text } from "../language.js";
import { copyButton } from "./copy.js";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {import("../dom.js").Child} Child */
/** @typedef {import("../language.js").Key} Key */

/** The first of these that is there names the responsible address. */
const order = ["Resent-Sender", "Resent-From", "Sender", "From"];

/** @param {Report} report */
export function carrier({ sender_id, message }) {
  const { pra } = sender_id;
  if (!pra) return null;
  const envelope = message.envelope_from.domain;
  const domain = (/** @type {string | null} */ name) => (name ? element("b", {}, shown(name)) : text("unknown"));
  const other = envelope !== null && sender_id.carriers.some(({ domain }) => domain !== null && domain !== envelope);
  const amazon = other && /(?:^|\.)amazonses\.com$/.test(envelope);
  return element(
    "details",
    { class: "carrier", "data-other": other ? "yes" : "no" },
    element("summary", {}, element("h2", {}, text("carrier")), other && element("span", { class: "gist" }, text("carrier_other"))),
    element("p", {}, pieces("carrier_order", { field: element("b", { translate: "no" }, pra.field), address: shown(pra.address) })),
    element(
      "ul",
      { class: "order", translate: "no" },
      order.map((field) => element("li", { "data-chosen": field.toLowerCase() === pra.field.toLowerCase() ? "yes" : null }, field)),
    ),
    element(
      "dl",
      {},
      sender_id.carriers.map((each) =>
        row(each.carrier === "docomo" ? text("carrier_docomo") : each.carrier, [
          pieces(/** @type {Key} */ (`carrier_${each.reads}`), { domain: domain(each.domain) }),
          each.at_strictest && element("span", { class: "detail" }, pieces("carrier_strictest", { setting: element("span", { lang: "ja" }, "なりすまし規制（高）") })),
        ]),
      ),
    ),
    amazon && apex([...new Set(sender_id.carriers.flatMap((each) => (each.domain && each.domain !== envelope ? [each.domain] : [])))]),
    element("p", { class: "small" }, pieces("carrier_note", { sources: sources(sender_id.carriers) })),
  );
}

/** Where the carriers say so, and since when; as text, for a link would tell them of the reader. @param {Report["sender_id"]["carriers"]} carriers */
function sources(carriers) {
  const lines = new Set(carriers.map(({ source, as_of }) => `${source} (${as_of})`));
  return element("span", { translate: "no" }, [...lines].join(", "));
}

/** @param {string} name @param {Child} value */
function row(name, value) {
  return element("div", {}, element("dt", {}, name), element("dd", {}, value));
}

/** For the carriers alone: what DMARC asks for stands in the fixes. @param {string[]} domains */
function apex(domains) {
  const term = "include:amazonses.com";
  return element(
    "div",
    { class: "apex" },
    element("p", {}, pieces("carrier_apex", { domain: domains.map((each, i) => [i > 0 && text("carrier_and"), shown(each)]), term: element("code", { translate: "no" }, term) })),
    copyButton(() => term, text("carrier_copy", { term })),
  );
}
