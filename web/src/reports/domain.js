// One domain: who sends in its name, whether it may go on to the next policy, and its sources.
import { element } from "../dom.js";
import { isKey, pieces, sentence, shown, text } from "../language.js";
import { count, listed, passed, percent, period, sumOf } from "./numbers.js";
import { isKnown, isUnknown, nameOf, sources } from "./sources.js";

/** @typedef {import("./shape.js").DomainOf} DomainOf @typedef {import("./shape.js").Picture} Picture @typedef {import("./model.js").Reports} Reports */

/** How many are named in a sentence. */
const mostNamed = 3;

/** The first sentence. @param {DomainOf} domain */
export function answerOf({ domain, messages, aligned }) {
  const name = shown(domain);
  return messages === 0 ? pieces("reports_answer_nothing", { domain: name }) : pieces("reports_answer", { domain: name, share: percent(passed(aligned), sumOf(aligned)) });
}

/** The second one. @param {DomainOf} domain */
function sendersOf({ sources: all }) {
  const known = all.filter((source) => !isUnknown(source));
  const unknown = all.filter(isUnknown).reduce((sum, { messages }) => sum + messages, 0);
  const named = known.slice(0, mostNamed).map((source) => pieces("reports_who_one", { name: nameOf(source), count: count(source.messages) }));
  const rest = known.slice(mostNamed).reduce((sum, { messages }) => sum + messages, 0);
  const names = [...named, ...(rest > 0 ? [text("reports_who_rest", { count: count(rest) })] : []), ...(unknown > 0 ? [text("reports_who_unknown", { count: count(unknown) })] : [])];
  return names.length > 0 && pieces("reports_who", { names: listed(names) });
}

/** @param {Reports} reports @param {Picture} picture @param {DomainOf} domain @param {() => void} update @returns {import("./reports.js").Part[]} */
export function partsOf(reports, picture, domain, update) {
  const { domain: name, sources: all, next, policy, aligned, messages } = domain;
  const { begin, end, days } = picture;
  const opened = [...reports.opened.keys()];
  const table = (/** @type {Parameters<typeof sources>[2]} */ which) => ({
    name: which.id,
    says: [name, opened, all],
    draw: () => sources(reports, domain, which, update),
  });
  const whoSends = () => {
    const senders = sendersOf(domain);
    return senders && element("p", { class: "who" }, senders);
  };
  return [
    { name: "who", says: [name, all], draw: whoSends },
    { name: "next", says: [name, next, policy, all], draw: () => nextStep(domain) },
    { name: "sums", says: [name, begin, end, days.length, messages, aligned, policy], draw: () => facts(picture, domain) },
    table({ id: "reports-sources", title: "reports_sources", wanted: (source) => !isUnknown(source) }),
    table({ id: "reports-unknown", title: "reports_unknown", note: "reports_unknown_note", wanted: isUnknown }),
  ];
}

/** @param {DomainOf} domain */
function nextStep({ next, policy, sources: all }) {
  const published = policy.p?.toLowerCase() ?? "";
  const stricter = next.policy !== "stay" ? next.policy : published === "quarantine" || published === "reject" ? "reject" : "quarantine";
  const hit = all.filter(({ aligned }) => aligned.none > 0).sort((a, b) => b.aligned.none - a.aligned.none);
  const params = { policy: stricter, known: count(next.hit.known), unknown: count(next.hit.unknown) };
  return element("section", { class: "next-step", "aria-labelledby": "reports-next", "data-step": next.policy, "data-reason": next.reason, "data-ask": hit.some((source) => source.kind === "provider" && !isKnown(source)) },
    element("h3", { id: "reports-next" }, text("reports_next")),
    element("p", { class: "step" }, sentence(`reports:step:${next.policy}:${next.reason}`)),
    element("p", {}, next.hit.known + next.hit.unknown === 0 ? text("reports_hit_nothing", params) : text(published === "reject" ? "reports_hit_now" : "reports_hit", params)),
    named("reports_hit_named", hit.filter(isKnown)),
    named("reports_hit_unknown", hit.filter((source) => !isKnown(source))),
  );
}

/** The heaviest of what a policy would hit. @param {"reports_hit_named" | "reports_hit_unknown"} key @param {import("./shape.js").SourceOf[]} hit */
function named(key, hit) {
  const names = hit.slice(0, mostNamed).map((source) => pieces("reports_who_one", { name: nameOf(source), count: count(source.aligned.none) }));
  return names.length > 0 && element("p", {}, pieces(key, { names: listed(names) }));
}

/** @param {Picture} picture @param {DomainOf} domain */
function facts({ begin, end, days }, { messages, aligned, policy }) {
  const p = policy.p?.toLowerCase() ?? "";
  const policyKey = `reports_policy_${p}`;
  const rows = [
    [text("reports_messages"), count(messages)],
    [text("reports_passing"), percent(passed(aligned), sumOf(aligned))],
    [text("reports_by_both"), percent(aligned.both, sumOf(aligned))],
    [text("reports_policy"), isKey(policyKey) ? text(policyKey) : text("reports_policy_unknown")],
    [text("reports_period"), period(begin, end) || "?"],
    [text("reports_days"), count(days.length)],
  ];
  return element("dl", { class: "sums" }, rows.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))));
}
