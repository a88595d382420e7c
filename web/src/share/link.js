// A summary in the part of an address that browsers do not send: only the answer, domains and results. Anyone can make
// such a link, so every member is checked and none is trusted.

/**
 * @typedef {{ check: string, domain: string, result: string, source: string, aligned: string }} Line
 * @typedef {{ says: string, tone: string, name: string }} Answer the end of its code, and who says so or who sent it
 * @typedef {{ from: string, envelope: string, lines: Line[], answer: Answer | null }} Summary an empty text is what is not known
 */

const start = "#summary=1";
const longest = 2048;
const mostSignatures = 8;
const checks = ["spf", "dkim", "dmarc"];
/** @type {Record<import("fromproof").Result, 0>} */
const everyResult = { pass: 0, fail: 0, softfail: 0, neutral: 0, none: 0, policy: 0, temperror: 0, permerror: 0 };
/** @type {Record<import("fromproof").Honesty, 0>} */
const everySource = { verified: 0, computed: 0, reported: 0, none: 0 };
export const results = Object.keys(everyResult);
const sources = Object.keys(everySource);
/** For SPF and DKIM the alignment of its domain, for DMARC what it passed by. */
const alignments = { spf: ["strict", "relaxed", "no", ""], dkim: ["strict", "relaxed", "no", ""], dmarc: ["both", "spf", "dkim", "no", ""] };
/** The answers, by what the name in them is. Links made before answers were in them have none. @type {Record<string, "server" | "other" | null>} */
export const answers = {
  "by-both": null, "by-signature": null, "by-server": null, computed: null, reported: "server", other: "other",
  unproven: null, unchecked: null, open: null, nobody: null,
};
const tones = ["pass", "fail", "unknown"];
const domainText = /^(?=.{0,253}$)(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*)?$/;

/** @param {ReturnType<typeof import("./mask.js").mask>} report @returns {Summary} */
export function summaryOf({ verdict, message, spf, dkim, dmarc }) {
  const author = message.header_from.domain;
  const word = (/** @type {any} */ { domain, aligned }) => (!domain || !author ? "" : aligned.strict ? "strict" : aligned.relaxed ? "relaxed" : "no");
  const line = (/** @type {string} */ check, /** @type {any} */ judged, /** @type {string} */ aligned) => ({
    check, domain: domain(judged.domain), result: judged.result, source: judged.source, aligned,
  });
  const by = dmarc.aligned_by.length === 2 ? "both" : (dmarc.aligned_by[0] ?? "no");
  return {
    from: domain(author),
    envelope: domain(message.envelope_from.domain),
    lines: [
      line("spf", spf, word(spf)),
      ...dkim.slice(0, mostSignatures).map((each) => line("dkim", each, word(each))),
      line("dmarc", { ...dmarc, domain: author }, dmarc.result === "pass" || dmarc.result === "fail" ? by : ""),
    ],
    answer: answerOf(verdict, dmarc.reported),
  };
}

/** @param {ReturnType<typeof import("./mask.js").mask>["verdict"]} verdict @param {{ server: string | null } | null} reported @returns {Answer} */
function answerOf({ answer: { code, params }, tone }, reported) {
  const says = code.replace("answer-", "");
  // The receiver by its own name: the answer has that of its provider.
  const name = domain(says === "reported" ? (reported?.server ?? params.server).toLowerCase() : params[answers[says] ?? ""]);
  // An address is no domain.
  return says in answers && (name || says !== "other") ? { says, tone, name } : { says: "unproven", tone, name: "" };
}

/** @param {Summary} summary */
export function fragmentOf({ from, envelope, lines, answer }) {
  const members = lines.map(({ check, domain, result, source, aligned }) => `${check}=${[result, source, aligned, domain].join("~")}`);
  const last = answer ? [`answer=${[answer.says, answer.tone, answer.name].join("~")}`] : [];
  return [start, `from=${from}`, `envelope=${envelope}`, ...members, ...last].join("&");
}

/** The summary in an address, or null if there is none or it is incomplete. @param {string} fragment @returns {Summary | null} */
export function readFragment(fragment) {
  if (!isSummary(fragment) || fragment.length > longest) return null;
  const [, from, envelope, ...members] = fragment.split("&");
  const name = (/** @type {string | undefined} */ member, /** @type {string} */ key) =>
    member?.startsWith(`${key}=`) && domainText.test(member.slice(key.length + 1)) ? member.slice(key.length + 1) : null;
  const author = name(from, "from");
  const sender = name(envelope, "envelope");
  const said = members.at(-1)?.startsWith("answer=") ? readAnswer(/** @type {string} */ (members.pop())) : null;
  const lines = members.map(lineOf);
  const order = lines.map((line) => line?.check).join(" ");
  const whole = said !== undefined && author !== null && sender !== null && lines.length <= mostSignatures + 2 && /^spf( dkim)* dmarc$/.test(order);
  return whole ? { from: author, envelope: sender, lines: /** @type {Line[]} */ (lines), answer: said } : null;
}

/** @param {string} fragment */
export function isSummary(fragment) {
  return fragment === start || fragment.startsWith(`${start}&`);
}

/** @param {string} member @returns {Answer | undefined} */
function readAnswer(member) {
  const [says = "", tone = "", name = "-", ...rest] = member.slice("answer=".length).split("~");
  const known = Object.hasOwn(answers, says) && tones.includes(tone) && rest.length === 0 && domainText.test(name);
  return known && (name ? answers[says] : says !== "other") ? { says, tone, name } : undefined;
}

/** @param {string} member @returns {Line | null} */
function lineOf(member) {
  const [check = "", values = "", ...more] = member.split("=");
  const [result = "", source = "", aligned = "", domain = "-", ...rest] = values.split("~");
  const known = more.length === 0 && rest.length === 0 && checks.includes(check) && results.includes(result) && sources.includes(source);
  if (!known || !alignments[/** @type {keyof typeof alignments} */ (check)].includes(aligned) || !domainText.test(domain)) return null;
  return { check, domain, result, source, aligned };
}

/** A domain as links carry it; other names are left out. @param {string | null | undefined} name */
function domain(name) {
  return name && domainText.test(name) ? name : "";
}
