// What mobile carriers in Japan check: DMARC, or the Envelope From and the Purported Responsible Address of Sender ID
// (RFC 4407). Only for those whom it concerns.
import { element } from "../dom.js";
import { language, pieces, shown, text } from "../language.js";
import { copyButton } from "./copy.js";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {import("../dom.js").Child} Child */
/** @typedef {import("../language.js").Key} Key */

/** The first of these that is there names the responsible address. */
const responsibleFields = ["Resent-Sender", "Resent-From", "Sender", "From"];

/** @param {Report} report */
export function japaneseCarriers({ sender_id, dmarc }) {
  const { pra, carriers, spf_term: term } = sender_id;
  // A reader of Japanese writes to their customers; others only if such a recipient is in the mail.
  const concerned = language() === "ja" ? carriers : carriers.filter((each) => each.concerned);
  if (!pra || concerned.length === 0) return null;
  const domains = [...new Set(concerned.flatMap(({ other, domain }) => (other && domain ? [domain] : [])))];
  const other = domains.length > 0;
  const domain = (/** @type {string | null} */ name) => (name ? element("b", {}, shown(name)) : text("unknown"));
  const checksPra = concerned.some(({ reads }) => reads === "pra");
  return element(
    "details",
    { class: "carrier", "data-other": other ? "yes" : "no" },
    element("summary", {}, element("h2", {}, text("carrier")), other && element("span", { class: "gist" }, text("carrier_other"))),
    element(
      "dl",
      {},
      concerned.map((each) =>
        row(each.carrier === "docomo" ? text("carrier_docomo") : each.carrier, [
          pieces(/** @type {Key} */ (`carrier_${each.reads}`), { domain: domain(each.domain) }),
          each.reads === "dmarc" && dmarc.source !== "none" && element("span", { class: "detail" }, text(dmarc.result === "pass" ? "carrier_dmarc_pass" : "carrier_dmarc_no_pass")),
          each.at_strictest && element("span", { class: "detail" }, pieces("carrier_strictest", { setting: element("span", { lang: "ja" }, "なりすまし規制（高）") })),
        ]),
      ),
    ),
    checksPra && [
      element("p", {}, pieces("carrier_order", { field: element("b", { translate: "no" }, pra.field), address: shown(pra.address) })),
      element(
        "ul",
        { class: "order", translate: "no" },
        responsibleFields.map((field) => element("li", { "data-chosen": field.toLowerCase() === pra.field.toLowerCase() ? "yes" : null }, field)),
      ),
    ],
    other && term && apex(domains, term),
    element("p", { class: "small" }, pieces("carrier_note", { sources: sources(concerned) })),
  );
}

/** The carriers' own pages with their dates; as text, because a link would tell them about the reader. @param {Report["sender_id"]["carriers"]} carriers */
function sources(carriers) {
  const lines = new Set(carriers.map(({ source, as_of }) => `${source} (${as_of})`));
  return element("span", { translate: "no" }, [...lines].join(", "));
}

/** @param {string} name @param {Child} value */
function row(name, value) {
  return element("div", {}, element("dt", {}, name), element("dd", {}, value));
}

/** Only for the carriers; the fixes have the records for DMARC. @param {string[]} domains @param {string} term */
function apex(domains, term) {
  return element(
    "div",
    { class: "apex" },
    element("p", {}, pieces("carrier_apex", { domain: domains.map((each, i) => [i > 0 && text("carrier_and"), shown(each)]), term: element("code", { translate: "no" }, term) })),
    copyButton(() => term, text("carrier_copy", { term })),
  );
}
