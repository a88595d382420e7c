// What explains a result to those who ask: folded, and loaded when it is opened.
import { element } from "../dom.js";
import { language, loadLater, text } from "../language.js";
import { hasSpamFields } from "../spam_fields/present.js";

/** @typedef {import("fromproof").Report} Report @typedef {Report["sender_id"]["carriers"]} Carriers */
/** @typedef {typeof import("../explanations/all.js")} All */

/** The rule of DMARC with the facts of the mail. @param {Report} report */
export function why(report) {
  return report.message.header_from.domain && folded("why", text("why"), null, ({ rule }) => rule(report));
}

/** @param {Report} report */
export function route(report) {
  const { hops, hops_omitted } = report.message;
  return hops.length > 0 && folded("hops", text("route", { count: hops.length + hops_omitted }), null, (all) => all.route(report), "span");
}

/** @param {Report} report */
export function misunderstandings(report) {
  return report.misunderstandings.length > 0 && folded("myths", text("myths"), null, (all) => all.misunderstandings(report));
}

/** @param {Report} report */
export function japaneseCarriers(report) {
  const carriers = carriersConcerned(report);
  const other = otherDomains(carriers).length > 0;
  return carriers.length > 0 && folded("carrier", text("carrier"), other ? text("carrier_other") : null, (all) => all.japaneseCarriers(report));
}

/** @param {{ report: Report, header: Uint8Array }} view */
export function spamFields(view) {
  return hasSpamFields(view.header) && folded("spam", text("spam"), null, (all) => all.spamFields(view));
}

/** Readers of Japanese may write to any of their customers; others only if such a mailbox gets the mail.
 * @param {Report} report @returns {Carriers} */
export function carriersConcerned({ sender_id: { pra, carriers } }) {
  if (!pra) return [];
  return language() === "ja" ? carriers : carriers.filter((each) => each.concerned);
}

/** The domains for which they check SPF besides that of the envelope. @param {Carriers} carriers */
export function otherDomains(carriers) {
  return [...new Set(carriers.flatMap(({ other, domain }) => (other && domain ? [domain] : [])))];
}

/** @param {string} name @param {string} title @param {string | null} gist @param {(all: All) => Element[]} fill @param {"h2" | "span"} [heading] */
function folded(name, title, gist, fill, heading = "h2") {
  const node = element(
    "details",
    { class: name },
    element("summary", {}, element(heading, { id: name }, title), gist && element("span", { class: "gist" }, gist)),
  );
  node.addEventListener("toggle", async () => {
    if (!node.open || node.childElementCount > 1) return;
    try {
      const [all] = await Promise.all([import("../explanations/all.js"), loadLater()]);
      node.append(...fill(all));
    } catch {
      // Opened again, it tries again.
      node.open = false;
    }
  });
  return node;
}
