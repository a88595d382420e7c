// Why mails came back: one row for each recipient of a bounce, a complaint or an event.
import { element } from "../dom.js";
import { hasWords, isKey, pieces, sentence, shown, text } from "../language.js";
import { count, listed } from "./numbers.js";
import { grow, row, rowGroup, table } from "./table.js";

/** @typedef {import("./shape.js").State} State @typedef {import("./shape.js").Notice} Notice @typedef {import("./shape.js").Recipient} Recipient */
/** @typedef {import("../language.js").Key} Key */

const kinds = /** @type {const} */ (["hard", "soft", "complaints", "other"]);

/** @param {State["bounces"]} bounces */
export const all = ({ hard, soft, complaints, other }) => hard + soft + complaints + other;

/** @param {State} state */
export function bounceAnswer({ bounces, notices }) {
  const [first, ...others] = notices.flatMap(({ recipients }) => recipients);
  if (first && others.length === 0 && all(bounces) <= 1) return [shown(first.address ?? "?"), ": ", sentence(`bounce:${first.reason}`)];
  const parts = kinds.flatMap((kind) => (bounces[kind] > 0 ? [text(/** @type {Key} */ (`reports_bounces_${kind}`), { count: count(bounces[kind]) })] : []));
  return pieces("reports_bounces_sums", { parts: listed(parts) });
}

/** @param {State} state @param {Map<string, number>} rows how many are shown */
export function bounces({ notices, noticesOmitted }, rows) {
  if (notices.length === 0) return null;
  const columns = [
    { head: text("reports_bounce_address") },
    { head: text("reports_bounce_class"), key: () => text("reports_bounce_class") },
    { head: text("reports_bounce_why") },
    { head: text("reports_bounce_said"), key: () => text("reports_bounce_said") },
  ];
  /** @type {{ notice: Notice, recipient: Recipient | null }[]} */
  const told = notices.flatMap((/** @type {Notice} */ notice) => (notice.recipients.length > 0 ? notice.recipients : [null]).map((recipient) => ({ notice, recipient })));
  const body = rowGroup();
  const more = grow({ shown: rows, name: "bounces" }, told, ({ notice, recipient }) => row(columns, cellsOf(notice, recipient)), body);
  return element("section", { class: "bounces", "aria-labelledby": "reports-bounces" },
    element("h3", { id: "reports-bounces", tabindex: "-1" }, text("reports_bounces")),
    table({ class: "by-recipient", label: "reports-bounces", columns }, [body]),
    more,
    noticesOmitted > 0 && element("p", { class: "small" }, text("reports_bounces_omitted", { count: count(noticesOmitted) })));
}

/** @param {Notice} notice @param {Recipient | null} recipient */
function cellsOf({ kind, file }, recipient) {
  if (!recipient) return [text("reports_bounce_nobody"), classOf(kind, "none"), text("reports_bounce_unread"), file ? shown(file) : ""];
  const { address, reason, status, diagnostic } = recipient;
  const advice = `bounce:${reason}:advice`;
  return [
    [address ? shown(address) : text("reports_bounce_nobody")],
    [classOf(kind, recipient.class), overruled(recipient)],
    [sentence(`bounce:${reason}`), (hasWords(advice) || isKey(`here_${advice}`)) && [" ", element("strong", {}, sentence(advice))]],
    [status && [element("code", {}, shown(status)), " "], diagnostic && element("span", { class: "said" }, shown(diagnostic))],
  ];
}

/** @param {string} kind @param {Recipient["class"]} decided */
function classOf(kind, decided) {
  const name = kind === "complaint" ? "complaint" : kind === "delay" && decided === "none" ? "delay" : decided;
  const key = `reports_class_${name}`;
  return element("span", { class: "class", "data-class": name }, isKey(key) ? text(key) : shown(name));
}

/** The label that the event carries, and the code that proves another class. @param {Recipient} recipient */
function overruled({ overruled: is, label, sub_label, proof, status }) {
  if (!is) return null;
  const labelled = [label, sub_label].filter((each) => each).join(" / ");
  return element("p", { class: "overruled" }, text("reports_overruled"), " ", element("s", {}, shown(labelled)), " → ", element("code", {}, shown(proof ?? status ?? "?")));
}
