// Who sends in the name of a domain: a table of sources, each with what proves it, why, and what repairs it.
import { element } from "../dom.js";
import { pieces, sentence, shown, text } from "../language.js";
import { bar, sampleOf, swatch, wordOf } from "./bar.js";
import { classes, count } from "./numbers.js";
import { records } from "./records.js";
import { grow, row, rowGroup, table, wideRow } from "./table.js";

/** @typedef {import("./shape.js").SourceOf} SourceOf @typedef {import("./shape.js").DomainOf} DomainOf */
/** @typedef {import("./model.js").Reports} Reports @typedef {import("../language.js").Key} Key */

/** @param {SourceOf} source */
export const isUnknown = ({ kind }) => kind === "unknown";

/** Whether the owner of the domain is likely to know it, as the module decides. @param {SourceOf} source */
export function isKnown({ kind, aligned: { both, dkim_only, spf_only } }) {
  return kind === "own" || kind === "forwarder" || (kind === "provider" && both + dkim_only + spf_only > 0);
}

/** @param {SourceOf} source @returns {import("../dom.js").Child} */
export function nameOf({ name, kind }) {
  if (kind === "own") return pieces("reports_own_of", { domain: shown(name) });
  return name ? shown(name) : text(kind === "forwarder" ? "reports_unnamed_forwarders" : "reports_unnamed");
}

const columns = () => [
  { head: text("reports_source") },
  { head: text("reports_messages"), key: () => text("reports_messages"), number: true },
  ...classes.map((name) => ({ head: [sampleOf(name), " ", wordOf(name)], key: () => [swatch(name), wordOf(name)], number: true })),
];

/**
 * @param {Reports} reports @param {DomainOf} domain @param {{ id: string, title: Key, note?: Key, wanted: (source: SourceOf) => boolean }} which
 * @param {() => void} update draws again
 */
export function sources(reports, { domain, sources: all }, { id, title, note, wanted }, update) {
  const chosen = all.filter(wanted);
  if (chosen.length === 0) return null;
  const listKey = `${domain} ${id}`;
  const named = columns();
  const rows = table({ class: "by-source", label: id, columns: named }, []);
  const more = grow({ shown: reports.shown, name: listKey }, chosen, (each) => groupOf(reports, domain, each, named, update), rows);
  return element("section", { class: "sources", "aria-labelledby": id },
    element("h3", { id, tabindex: "-1" }, text(title)),
    note && element("p", { class: "small" }, text(note)),
    rows,
    more,
  );
}

/** The rows of a source; they stay as long as it says the same. @param {Reports} reports @param {string} domain @param {SourceOf} source @param {ReturnType<typeof columns>} named @param {() => void} update */
function groupOf(reports, domain, source, named, update) {
  const key = JSON.stringify([domain, source.kind, source.name]);
  const opened = reports.opened.get(key);
  const says = JSON.stringify([source, opened !== undefined]);
  const drawn = reports.drawn.get(key);
  if (drawn?.says === says) return drawn.node;
  const name = element("span", { class: source.kind === "own" ? "name own" : "name" }, nameOf(source));
  const button = element("button", { type: "button", class: "open", "aria-expanded": String(opened !== undefined), "aria-label": `${text(opened ? "reports_records_hide" : "reports_records")}: ${name.textContent}` },
    text(opened ? "reports_records_hide" : "reports_records"));
  button.addEventListener("click", () => {
    if (opened) reports.opened.delete(key);
    else reports.opened.set(key, records(reports, domain, source));
    update();
  });
  const node = rowGroup(
    row(named, [
      [name, " ", element("span", { class: "small details" }, detailsOf(source))],
      count(source.messages),
      ...classes.map((name) => count(source.aligned[name])),
    ]),
    wideRow(named, "why",
      bar(source.aligned),
      element("div", { class: "cause" },
        element("p", {}, sentence(`reports:cause:${source.cause}`), source.fixes.map((code) => [" ", element("strong", { "data-fix": code }, sentence(`reports:fix:${code}`))])),
        button)),
    opened && wideRow(named, "records", opened),
  );
  node.dataset.source = source.kind;
  reports.drawn.set(key, { says, node });
  return node;
}

/** @param {SourceOf} source */
function detailsOf({ kind, addresses }) {
  return [kind !== "own" && text(/** @type {Key} */ (`reports_kind_${kind}`)), addresses > 0 && text("reports_addresses", { count: count(addresses) })].filter((each) => each).join(" · ");
}
