// What is proven, by whose word, and why.
import { element } from "../dom.js";
import { clock, sentence, shown, text } from "../language.js";
import { findingsOf } from "./findings.js";
import { sideSwitch } from "./side.js";
import { sourceText } from "./source_text.js";
import { termsButton } from "./terms.js";
import { accordingTo } from "./word_of.js";

/** @typedef {import("fromproof").Report} Report */

/** @param {Report} report @param {Date | null} verified when DNS had answered @param {boolean} recorded by recorded answers */
export function answer(report, verified, recorded) {
  const { verdict } = report;
  return element(
    "section",
    { class: "answer", "data-tone": verdict.tone, "data-source": report.dmarc.source, "aria-labelledby": "answer" },
    findingsOf(report.findings.filter(({ above_verdict }) => above_verdict), report),
    element(
      "div",
      { class: "verdict" },
      element("h2", { id: "answer", tabindex: "-1" }, sign(verdict.tone), sentence(verdict.answer.code, verdict.answer.params)),
      says(report) && element("p", { class: "word" }, wordOf(report.dmarc, verified, recorded)),
    ),
  );
}

/**
 * What DMARC says, why, and what to do next for the side that the reader is on.
 * @param {Report} report @param {boolean} sent @param {import("./ask.js").Tell} tell
 */
export function reasons(report, sent, tell) {
  const { verdict, fixes, message } = report;
  const records = fixes.some((fix) => fix.records.length > 0);
  const { reason, next, tone } = verdict;
  return element(
    "div",
    { class: "reasons verdict" },
    element("p", {}, accordingTo(report), element("strong", { class: "headline" }, sentence(verdict.code, verdict.params))),
    reason && element("p", {}, sentence(reason.code, reason.params)),
    message.header_from.domain && sideSwitch(sent, tell),
    next && element("p", { class: "next" }, element("b", {}, text("next")), " ", sentence(next.code, next.params), records && [" ", toRecords()]),
    !sent && answersElsewhere(message),
    tone === "pass" && element("p", { class: "small limits" }, text("pass_limits")),
    termsButton(),
  );
}

/** Who answers may write to somebody else than the sender. @param {Report["message"]} message */
function answersElsewhere({ reply_to }) {
  const other = reply_to.find((each) => each.other);
  return other && element("p", {}, element("b", {}, text("reply_to")), " ", shown(other.address));
}

/** The first record is far below: one key leads there. */
function toRecords() {
  const button = element("button", { type: "button", class: "in-text", id: "to-records" }, text("to_records"));
  button.addEventListener("click", () => {
    const copy = document.querySelector(".fixes [data-record] .copy") ?? document.querySelector(".fixes .copy");
    if (!(copy instanceof HTMLElement)) return;
    copy.focus({ preventScroll: true });
    copy.closest(".fix")?.scrollIntoView({ block: "start" });
  });
  return button;
}

/** Whether the answer is anybody's word: that a mail names no sender, the reader sees. @param {Report} report */
function says({ dmarc, verdict }) {
  return dmarc.source !== "none" && verdict.answer.code !== "answer-nobody";
}

/** Whose word the answer is, and since when. @param {Report["dmarc"]} dmarc @param {Date | null} verified @param {boolean} recorded */
function wordOf(dmarc, verified, recorded) {
  if (!verified || dmarc.source !== "verified") return sourceText(dmarc);
  return recorded ? text("verified_recorded") : text("verified_at", { time: clock(verified) });
}

/** A sign beside the words, which say the same. @param {Report["verdict"]["tone"]} tone */
export function sign(tone) {
  const marks = { pass: "✓", fail: "✕", unknown: "?" };
  return element("span", { class: "sign", "aria-hidden": "true" }, marks[tone]);
}
