// What mobile carriers in Japan check: DMARC, or the Envelope From and the Purported Responsible Address of Sender ID
// (RFC 4407).
import { element } from "../dom.js";
import { pieces, shown, text } from "../language.js";
import { copyButton } from "../view/copy.js";
import { carriersConcerned, otherDomains } from "../view/folded_explanations.js";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {import("../dom.js").Child} Child */
/** @typedef {import("../language.js").Key} Key */

/** The first of these that is there names the responsible address. */
const responsibleFields = ["Resent-Sender", "Resent-From", "Sender", "From"];

/** @param {Report} report @returns {Element[]} */
export function japaneseCarriers(report) {
  const { sender_id, dmarc } = report;
  const { pra, spf_term: term } = sender_id;
  const carriers = carriersConcerned(report);
  const others = otherDomains(carriers);
  const domain = (/** @type {string | null} */ name) => (name ? element("b", {}, shown(name)) : text("unknown"));
  const warned = dmarc.result === "pass" ? text("carrier_dmarc_pass") : text("carrier_dmarc_no_pass");
  const rows = element(
    "dl",
    {},
    carriers.map((each) =>
      row(each.carrier === "docomo" ? text("carrier_docomo") : each.carrier, [
        pieces(/** @type {Key} */ (`carrier_${each.reads}`), { domain: domain(each.domain) }),
        each.reads === "dmarc" && dmarc.source !== "none" && element("span", { class: "detail" }, warned),
        each.at_strictest && element("span", { class: "detail" }, pieces("carrier_strictest", { setting: element("span", { lang: "ja" }, "なりすまし規制（高）") })),
      ]),
    ),
  );
  return [
    rows,
    ...(pra && carriers.some(({ reads }) => reads === "pra") ? order(pra) : []),
    ...(term && others.length > 0 ? [apex(others, term)] : []),
    element("p", { class: "small" }, pieces("carrier_note", { sources: sources(carriers) })),
  ];
}

/** @param {NonNullable<Report["sender_id"]["pra"]>} pra */
function order(pra) {
  const chosen = pra.field.toLowerCase();
  return [
    element("p", {}, pieces("carrier_order", { field: element("b", { translate: "no" }, pra.field), address: shown(pra.address) })),
    element(
      "ul",
      { class: "order", translate: "no" },
      responsibleFields.map((field) => element("li", { "data-chosen": field.toLowerCase() === chosen ? "yes" : null }, field)),
    ),
  ];
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
