// What is known of the mail in one view: who says what, the drawing, and the checks (SPF, every DKIM signature, DMARC) with
// authentication and alignment separately, and the source of each result.
import { element } from "../dom.js";
import { hasWords, isKey, sentence, shown, text } from "../language.js";
import { askBeside } from "./ask.js";
import { facts } from "./facts.js";
import { figure } from "./figure.js";
import { folded } from "./folded.js";
import { route } from "./folded_explanations.js";
import { mailOf } from "./mail_of.js";
import { sourceText } from "./source_text.js";
import { weightiest } from "./weightiest.js";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {import("../dom.js").Child} Child */
/** @typedef {"relaxed" | "strict"} Mode */
/** @typedef {{ domain: string | null, result: import("fromproof").Result, source: import("fromproof").Honesty,
 *   reason: string | null, reported: import("fromproof").Claim | null, aligned: import("fromproof").Alignment, counts: boolean }} Judged */

/** Whether the table shows a mail under strict alignment, and which mail: another mail starts without. */
let whatIf = { mail: "", strict: false };
/** Whether a narrow screen shows more of each check than its outcome. */
let detailed = false;
/** Fill the cells that depend on it. @type {(() => void)[]} */
let changes = [];

/** @param {Report} report @param {import("./ask.js").Tell} tell */
export function evidence(report, tell) {
  // Alignment needs two domains: without the author's there is nothing to align with.
  const author = report.message.header_from.domain;
  const judgedBy = (/** @type {"spf" | "dkim"} */ check) => author && report.dmarc.alignment_applied[check];
  const { spf, dkim, dmarc, arc } = report;
  const mail = mailOf(report);
  if (whatIf.mail !== mail) whatIf = { mail, strict: false };
  const columns = Object.entries({
    name: text("check_name"),
    domain: text("domain"),
    authentication: text("authentication"),
    alignment: [text("alignment"), element("span", { class: "term" }, text("alignment_term"))],
    counts: text("counts"),
  });
  changes = [];
  // The roles are repeated because narrow screens lay the table out as blocks, which would remove them.
  const table = element(
    "table",
    { role: "table", "aria-labelledby": "evidence" },
    element(
      "thead",
      { role: "rowgroup" },
      element(
        "tr",
        { role: "row" },
        columns.map(([name, column]) => element("th", { role: "columnheader", scope: "col", class: `${name}-column` }, column)),
      ),
    ),
    element(
      "tbody",
      { role: "rowgroup" },
      spfRow(spf, judgedBy("spf")),
      dkimRows(dkim, judgedBy("dkim")),
      dkim.length === 0 && noSignatureRow(),
      dmarcRow(report),
      arc.result !== "none" || arc.sets.length > 0 ? arcRow(arc) : null,
    ),
  );
  const outcome = element("p", { class: "what-if", "aria-live": "polite" });
  changes.push(() => {
    table.toggleAttribute("data-what-if", whatIf.strict);
    outcome.replaceChildren(...(whatIf.strict ? [element("span", {}, text(`if_strict_${strictOutcome(report)}`))] : []));
  });
  for (const change of changes) change();
  // Without a verdict, or if the policy is already strict, there is nothing to compare.
  const supposable = author && strictAlternative(report) && (spf.domain || dkim.length > 0) && Object.values(dmarc.alignment_mode).some((mode) => mode !== "strict");
  return element(
    "section",
    { class: "evidence", "aria-labelledby": "evidence" },
    element("div", { class: "evidence-head" }, element("h2", { id: "evidence" }, text("evidence")), detailSwitch(), supposable && strictSwitch()),
    element("div", { class: "sheet" }, facts(report), figure(report), supposable && outcome, table),
    element("div", { class: "asides" }, claims(report, tell), route(report)),
  );
}

/** A wide screen has room for everything and does not show the switch. */
function detailSwitch() {
  const box = element("input", { type: "checkbox", id: "evidence-details", role: "switch", checked: detailed });
  box.addEventListener("change", () => (detailed = box.checked));
  return element("label", { class: "switch narrow" }, box, " ", text("evidence_details"));
}

function strictSwitch() {
  const box = element("input", { type: "checkbox", id: "if-strict", role: "switch", checked: whatIf.strict });
  box.addEventListener("change", () => {
    whatIf.strict = box.checked;
    for (const change of changes) change();
  });
  return element("label", { class: "switch" }, box, " ", text("if_strict"));
}

/** What DMARC would say if the policy were strict. @param {Report} report */
function strictAlternative({ dmarc }) {
  return dmarc.alternatives.find(({ alignment }) => alignment === "strict");
}

/** @param {Report} report */
function strictOutcome(report) {
  const { result, aligned_by = [] } = strictAlternative(report) ?? {};
  if (result === "pass") return aligned_by.length > 1 ? "both" : (aligned_by[0] ?? "open");
  return result === "fail" ? "none" : result === "temperror" ? "temperror" : "open";
}

/** Results of servers other than the receiver: anybody could have written them. @param {Report} report @param {import("./ask.js").Tell} tell */
function claims(report, tell) {
  const list = report.reported.filter(({ trusted }) => !trusted);
  if (list.length === 0) return null;
  return element(
    "details",
    { class: "claims" },
    element("summary", {}, text("claims", { count: list.length })),
    element("p", { class: "small note" }, text("claim_note")),
    element(
      "ul",
      {},
      folded(list, ({ field, authserv_id, results, would_say }) =>
        element(
          "li",
          {},
          element("b", { translate: "no" }, authserv_id ? shown(authserv_id) : field),
          " ",
          element("span", { class: "origin" }, field !== authserv_id && authserv_id && element("span", { translate: "no" }, field), " ", text("claim")),
          askBeside(would_say, report, tell),
          element(
            "ul",
            {},
            folded(results, ({ method, result, properties }) =>
              element("li", {}, element("code", { translate: "no" }, shown(`${method}=${result} ${Object.entries(properties).map((pair) => pair.join("=")).join(" ")}`))),
            ),
          ),
        ),
      ),
    ),
  );
}

/** @param {Report["spf"]} spf @param {Mode | null | ""} mode */
function spfRow(spf, mode) {
  return row("SPF", {}, [
    domainCell(spf.domain, spf.identity === "helo" ? text("identity_helo") : null),
    authenticationCell("spf-authentication", spf),
    alignmentCell("spf-alignment", spf, mode),
    countsCell(spf, mode),
  ]);
}

/** @param {Report["dkim"][number]} signature @param {Mode | null | ""} mode */
function dkimRow(signature, mode) {
  const domain = { "data-domain": signature.domain ?? "" };
  return row("DKIM", domain, [
    domainCell(signature.domain, signature.selector && [text("selector", { selector: "" }), shown(signature.selector)]),
    authenticationCell("dkim-authentication", signature, domain),
    alignmentCell("dkim-alignment", signature, mode, domain),
    countsCell(signature, mode),
  ]);
}

/** How many signatures the table shows at first. */
const mostSignatures = 20;

/** In the order of the message; of many, those that say most about the author. @param {Report["dkim"]} signatures @param {Mode | null | ""} mode */
function dkimRows(signatures, mode) {
  const first = new Set(weightiest(signatures).slice(0, mostSignatures));
  const rows = signatures.map((signature) => dkimRow(signature, mode));
  const rest = rows.filter((node, i) => (node.hidden = !first.has(/** @type {Report["dkim"][number]} */ (signatures[i]))));
  if (rest.length === 0) return rows;
  const button = element("button", { type: "button" }, text("more", { count: rest.length }));
  const more = row("DKIM", {}, [element("td", { role: "cell", colspan: 4, class: "unnamed" }, button)]);
  button.addEventListener("click", () => {
    for (const node of rest) node.hidden = false;
    more.remove();
    rest[0]?.setAttribute("tabindex", "-1");
    rest[0]?.focus();
  });
  return [...rows, more];
}

function noSignatureRow() {
  return row("DKIM", {}, [element("td", { role: "cell", colspan: 4, class: "unnamed" }, text("dkim_none"))]);
}

/** @param {Report} report */
function dmarcRow({ dmarc, message }) {
  const domain = message.header_from.domain;
  const organizational = dmarc.organizational_domain;
  return row("DMARC", { class: "sum" }, [
    domainCell(
      domain,
      organizational && organizational !== domain
        ? [text("organizational_domain", { domain: "" }), shown(organizational)]
        : null,
    ),
    cell(
      text("result"),
      { colspan: 3, "data-check": "dmarc", "data-result": dmarc.result, "data-source": dmarc.source },
      badge(dmarc.result, resultText(dmarc)),
      alignedBy(dmarc),
      detailOf("dmarc", dmarc),
      sourceOf(dmarc),
      besideOurs(dmarc),
      dmarc.policy && element("span", { class: "detail" }, text(`policy_${dmarc.policy}`)),
    ),
  ]);
}

/** @param {Report["dmarc"]} dmarc */
function alignedBy({ result, aligned_by }) {
  if (aligned_by.length > 1) return element("span", { class: "detail" }, text("aligned_by_both"));
  if (aligned_by[0]) return element("span", { class: "detail" }, text(`aligned_by_${aligned_by[0]}`));
  return result === "fail" ? element("span", { class: "detail" }, text("aligned_by_nothing")) : null;
}

/** @param {Report["arc"]} arc */
function arcRow(arc) {
  return row("ARC", {}, [
    domainCell(arc.sets.at(-1)?.domain ?? null, text("arc_sets", { count: arc.instances })),
    cell(
      text("result"),
      { colspan: 3, "data-check": "arc", "data-result": arc.result, "data-source": arc.source },
      badge(arc.result, resultText(arc)),
      sourceOf(arc),
      besideOurs(arc),
    ),
  ]);
}

/** @param {string} name @param {Record<string, string>} attributes @param {Child[]} cells */
function row(name, attributes, cells) {
  return element("tr", { role: "row", ...attributes }, element("th", { role: "rowheader", scope: "row" }, name), cells);
}

/** A cell with its column's name, for screens too narrow for a head row. @param {string} column
 * @param {Record<string, string | number>} attributes @param {...Child} children */
function cell(column, attributes, ...children) {
  return element("td", { role: "cell", ...attributes }, element("span", { class: "column", "aria-hidden": "true" }, column), children);
}

/** The same for a cell whose content depends on the switch. @param {string} column @param {Record<string, string | number>} attributes
 * @param {() => (Node | false)[]} content */
function changing(column, attributes, content) {
  const node = cell(column, attributes);
  const head = /** @type {Node} */ (node.firstChild);
  changes.push(() => node.replaceChildren(head, ...content().filter((child) => child instanceof Node)));
  return node;
}

/** @param {string | null} domain @param {Child} detail */
function domainCell(domain, detail) {
  return cell(
    text("domain"),
    { class: "domain" },
    domain ? shown(domain) : "—",
    detail && element("span", { class: "detail" }, detail),
  );
}

/** @param {string} check @param {Judged} judged @param {Record<string, string>} [more] */
function authenticationCell(check, judged, more = {}) {
  return cell(
    text("authentication"),
    { "data-check": check, "data-result": judged.result, "data-source": judged.source, ...more },
    badge(judged.result, resultText(judged)),
    detailOf(check, judged),
    sourceOf(judged),
    besideOurs(judged),
  );
}

/** What the receiver wrote, beside the result computed here. @param {Pick<Judged, "result" | "source" | "reported">} judged */
function besideOurs({ result, source, reported }) {
  if (source === "reported" || !reported || reported.result === "none") return null;
  const same = reported.result === result;
  const server = reported.server ?? text("receiver");
  return element(
    "span",
    { class: same ? "beside" : "beside differs", "data-reported": reported.result },
    same ? element("span", { class: "source" }, text("reported_same", { server })) : [
      badge(reported.result, resultText({ result: reported.result, source: "reported" })),
      element("span", { class: "source" }, text("reported_other", { server })),
    ],
  );
}

/** Why it is not a pass: our reason, or if the result is the receiver's, its text. @param {string} check
 * @param {Pick<Judged, "result" | "source" | "reason" | "reported">} judged */
function detailOf(check, { result, source, reason, reported }) {
  // The row of DMARC already shows why it fails.
  if (result === "pass" || (check === "dmarc" && result === "fail")) return null;
  const said = reason ? reasonText(check, reason) : source === "reported" && reported?.text ? shown(reported.text) : null;
  return said && element("span", { class: "detail" }, said);
}

/** A reason is the code of an error, or one of ours; some belong to one method. @param {string} check @param {string} reason @returns {Child} */
function reasonText(check, reason) {
  const method = check.split("-")[0] ?? "";
  const own = method === "dkim" ? [] : [`${method}-${reason}`];
  return sentence([`error:${reason}`, ...own, reason].find(hasWords) ?? reason);
}

/** @param {string} check @param {Judged} judged @param {Mode | null | ""} mode @param {Record<string, string>} [more] */
function alignmentCell(check, { domain, aligned, source }, mode, more = {}) {
  const result = !mode || !domain ? "none" : aligned[mode] ? "pass" : "fail";
  const hooks = { "data-check": check, "data-result": result, "data-source": source, ...more };
  if (!mode || !domain) return cell(text("alignment"), hooks, badge("none", text("alignment_unknown")));
  const modes = { "data-relaxed": aligned.relaxed ? "pass" : "fail", "data-strict": aligned.strict ? "pass" : "fail" };
  return changing(text("alignment"), { ...hooks, ...modes }, () =>
    supposed(mode)
      ? [
          badge(aligned.strict ? "pass" : "fail", text(aligned.strict ? "aligned_strict" : "unaligned_strict"), "if"),
          actually(alignmentText(aligned, mode)),
        ]
      : [badge(result, alignmentText(aligned, mode)), element("span", { class: "detail" }, otherMode(aligned, mode))],
  );
}

/** Whether the table shows another mode than the policy's. @param {Mode | null | ""} mode */
function supposed(mode) {
  return whatIf.strict && mode === "relaxed";
}

/** @param {string} word */
function actually(word) {
  return element("span", { class: "detail" }, text("if_actually", { word }));
}

/** @param {import("fromproof").Alignment} aligned @param {Mode} mode */
function alignmentText(aligned, mode) {
  if (aligned[mode]) return text(`aligned_${mode}`);
  return text(mode === "strict" ? "unaligned_strict" : "unaligned");
}

/** The result in the other mode. @param {import("fromproof").Alignment} aligned @param {Mode} mode */
function otherMode(aligned, mode) {
  if (mode === "strict") return aligned.strict ? "" : text(aligned.relaxed ? "only_relaxed_aligned" : "unaligned_both");
  if (!aligned.relaxed) return text("unaligned_both");
  return text(aligned.strict ? "also_strict" : "only_relaxed");
}

/** @param {Judged} judged @param {Mode | null | ""} mode */
function countsCell(judged, mode) {
  const does = judged.counts;
  const word = text(does ? "yes" : "no");
  const would = does && judged.aligned.strict;
  return changing(text("counts"), { class: "counts" }, () =>
    supposed(mode)
      ? [badge(would ? "pass" : "no", text(would ? "yes" : "no"), "if"), would !== does && actually(word)]
      : [badge(does ? "pass" : "no", word)],
  );
}

/** A result as mark, word and colour; "if" for a hypothetical one. @param {string} result @param {string} word @param {string} [more] */
function badge(result, word, more = "") {
  const kind = result === "pass" ? "pass" : result === "fail" || result === "permerror" ? "fail" : result === "softfail" ? "warn" : "plain";
  const mark = { pass: "✓", fail: "✕", warn: "!", plain: "–" }[kind];
  return element("span", { class: `badge ${kind} ${more}`.trim() }, element("span", { "aria-hidden": "true", class: "mark" }, mark), element("span", {}, word));
}

/** @param {{ result: string, source: string }} judged */
function resultText({ result, source }) {
  if (source === "none" && result === "none") return text("result_unchecked");
  const key = `result_${result}`;
  return isKey(key) ? text(key) : result;
}

/** @param {Pick<Judged, "source" | "reported">} judged */
function sourceOf(judged) {
  return element("span", { class: `source ${judged.source}` }, sourceText(judged));
}
