// What stands beside the domains: who reported, what could not be read, what came twice, TLS, and reports on single mails.
import { element } from "../dom.js";
import { isKey, shown, text } from "../language.js";
import { count } from "./numbers.js";
import { grow, row, rowGroup, table } from "./table.js";

/** @typedef {import("./shape.js").State} State @typedef {import("./shape.js").Picture} Picture @typedef {import("./shape.js").Refused} Refused */

/** @param {State} state @param {Map<string, number>} rows how many are shown */
export function reporters({ picture: { reporters: all, omitted } }, rows) {
  if (all.length === 0) return null;
  const sorted = [...all].sort((a, b) => b.messages - a.messages);
  const columns = [
    { head: text("reports_reporter") },
    { head: text("reports_count"), key: () => text("reports_count"), number: true },
    { head: text("reports_messages"), key: () => text("reports_messages"), number: true },
  ];
  const body = rowGroup();
  const more = grow({ shown: rows, name: "reporters" }, sorted, ({ org_name, reports, messages }) => row(columns, [org_name ? shown(org_name) : "?", count(reports), count(messages)]), body);
  return element("section", { class: "reporters", "aria-labelledby": "reports-reporters" },
    element("h3", { id: "reports-reporters", tabindex: "-1" }, text("reports_reporters")),
    table({ class: "by-reporter", label: "reports-reporters", columns }, [body]),
    more,
    omitted.reporters > 0 && element("p", { class: "small" }, text("reports_reporters_omitted", { count: count(omitted.reporters) })));
}

/** What was left out or counts only once. @param {State} state */
export function notes({ picture: { duplicates, omitted, other_sources }, failures }) {
  const said = [
    duplicates > 0 && text("reports_duplicates", { count: count(duplicates) }),
    !omitted.duplicates_are_exact && text("reports_duplicates_inexact"),
    !omitted.addresses_are_exact && text("reports_addresses_inexact"),
    other_sources.sources > 0 && text("reports_other_sources", { sources: count(other_sources.sources), count: count(other_sources.messages) }),
    omitted.domains > 0 && text("reports_domains_omitted", { count: count(omitted.domains) }),
    failures > 0 && text("reports_failures", { count: count(failures) }),
  ].filter((each) => each);
  return said.length > 0 && element("section", { class: "notes", "aria-labelledby": "reports-notes" },
    element("h3", { id: "reports-notes" }, text("reports_notes")), element("ul", {}, said.map((each) => element("li", {}, each))));
}

/** @param {State} state */
export function tlsSums({ tls }) {
  if (!tls || tls.reports === 0) return null;
  return element("section", { class: "tls", "aria-labelledby": "reports-tls" },
    element("h3", { id: "reports-tls" }, text("reports_tls")),
    element("p", {}, text("reports_tls_sums", { reports: count(tls.reports), successes: count(tls.successes), failures: count(tls.failures) })),
    tls.types.length > 0 && element("ul", {}, tls.types.map(({ type, count: failed }) => element("li", {}, shown(type), `: ${count(failed)}`))));
}

/** @param {State} state @param {Map<string, number>} rows @param {(() => void) | null} openMails */
export function refusals({ refused, refusedOmitted }, rows, openMails) {
  if (refused.length === 0) return null;
  const files = element("ul", { class: "refused-files" });
  const more = grow({ shown: rows, name: "refused" }, refused, refusalOf, files);
  const all = refused.length + refusedOmitted;
  const mails = refused.filter(({ code }) => code === "no-report").length;
  return element("section", { class: "refused", "aria-labelledby": "reports-refused" },
    element("h3", { id: "reports-refused", tabindex: "-1" }, text("reports_refused", { count: count(all) })),
    openMails && mails > 0 && element("p", { class: "mails-among" }, text("reports_mails", { count: count(mails) }), " ", buttonOf(text("reports_mails_list"), openMails)),
    files,
    more,
    refusedOmitted > 0 && element("p", { class: "small" }, text("reports_refused_omitted", { count: count(refusedOmitted) })));
}

/** @param {Refused} one */
function refusalOf({ file, member, code, offset }) {
  const key = `reports_refused_${code.replaceAll("-", "_")}`;
  return element("li", { "data-code": code },
    file ? shown(file) : text("reports_pasted"), member && [" › ", shown(member)], " — ",
    isKey(key) ? text(key) : element("code", {}, code),
    offset !== null && offset !== undefined && element("span", { class: "small" }, " ", text("reports_offset", { offset: count(offset) })));
}

/** @param {string} label @param {() => void} press */
function buttonOf(label, press) {
  const button = element("button", { type: "button" }, label);
  button.addEventListener("click", press);
  return button;
}
