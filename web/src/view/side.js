// On which side of the mail the reader is. Who received it learns what to make of it, who sent it what to publish. The
// page guesses, and one switch beside the next step corrects it.
import { element } from "../dom.js";
import { text } from "../language.js";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {import("../session.js").Told} Told */
/** @typedef {NonNullable<Report["verdict"]["next"]>} Step */

/** Steps that anyone can take; the others are the owner's of the sender's domain. */
const everyonesSteps = /^(?:do-not-trust|mind-the-domain|run-again|ask-dns|give-envelope|verify-with-dns|use-.*)$/;
/** A step of the page's own, in the words of its locales. */
const expectSender = /** @type {Step["code"]} */ (/** @type {string} */ ("expect-sender"));
/** Findings that address the owner. */
const ownersFindings = /^(?:if-you-sent|bulk)-/;

/**
 * Whether the reader sent the mail. The guess: yes if this mail shows what to repair in how it is sent, which is what
 * senders come with. What a DMARC policy lacks, every recipient's mail shows.
 * @param {Report} report @param {Told} told
 */
export function isSent({ fixes }, { mine }) {
  return mine ?? fixes.some(({ subject }) => subject !== "dmarc");
}

/** The report as that side needs it: with its next step, and without what is for the other. @param {Report} report @param {boolean} sent @returns {Report} */
export function seenBy(report, sent) {
  const { verdict, message, fixes, findings } = report;
  const next = verdict.next && (sent ? sendersStep(verdict.next, message.header_from.domain) : recipientsStep(verdict.next, verdict.answer));
  return {
    ...report,
    verdict: { ...verdict, next },
    fixes: sent ? fixes : [],
    findings: sent ? findings : findings.filter(({ code }) => !ownersFindings.test(code)),
  };
}

/** @param {Step} step @param {string | null} from @returns {Step} */
function sendersStep(step, from) {
  return step.code === "do-not-trust" && from ? { code: "prove-either", params: { from } } : step;
}

/** A domain that is proven, by whose word ever, can still be another than the one expected. @param {Step} step @param {Report["verdict"]["answer"]} answer @returns {Step} */
function recipientsStep(step, { code, params }) {
  if (everyonesSteps.test(step.code)) return step;
  if (step.code === "try-later") return { code: "verify-with-dns", params: {} };
  return /^answer-(?:by-|computed|reported)/.test(code) ? { code: expectSender, params } : { code: "do-not-trust", params: {} };
}

/** @param {boolean} sent @param {import("./ask.js").Tell} tell */
export function sideSwitch(sent, tell) {
  const choice = (/** @type {boolean} */ mine) => {
    const name = mine ? "sent" : "received";
    const radio = element("input", { type: "radio", name: "side", id: `side-${name}`, checked: mine === sent });
    radio.addEventListener("change", () => tell({ mine }));
    return element("label", {}, radio, element("span", {}, text(`side_${name}`)));
  };
  return element("fieldset", { class: "segments side no-print", "aria-label": text("side") }, choice(false), choice(true));
}
