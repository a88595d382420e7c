// The blocks below the answer, in the order of the page: the evidence, what to do, and the mail itself. A third of the page's
// code is theirs, so it comes with the first mail, or before it from what the browser keeps.
import { questionsOf } from "./ask.js";
import { evidence } from "./evidence.js";
import { findings, isQuietlyRepaired, repairs } from "./findings.js";
import { fixes } from "./fix.js";
import { japaneseCarriers, misunderstandings, spamFields, why } from "./folded_explanations.js";
import { elements } from "./mail.js";
import { link, raw } from "./raw.js";
import { share } from "./share.js";
import { isSent, seenBy } from "./side.js";

/** @typedef {import("../main.js").Done} Done */
/** @typedef {import("./mail.js").Page} Page */

/** Adds the evidence and what is below, and links all with the raw header. @param {Element[]} above @param {Done} view @param {Page} page @returns {Element[]} */
export function withMore(above, view, { session, tell, openAttached }) {
  const { told } = view;
  const sent = isSent(view.report, told);
  const report = seenBy(view.report, sent);
  const blocks = elements([
    ...above,
    evidence(report, tell),
    why(report),
    findings(report, questionsOf(report, told)),
    sent && fixes(report, view.records, (choice) => session.report(choice)),
    share(view.report, report),
    misunderstandings(report),
    japaneseCarriers(report),
    spamFields(view),
    isQuietlyRepaired(report) && repairs(report),
    raw({ ...view, report }, session, (mail, name) => openAttached(view.source, mail, name)),
  ]);
  link(blocks, report);
  return blocks;
}
