// The records under a source, as the reporters wrote them.
import { element } from "../dom.js";
import { pieces, shown, text } from "../language.js";
import { folded } from "../view/folded.js";
import { count, period } from "./numbers.js";

/** @typedef {import("./shape.js").RecordOf} RecordOf @typedef {import("./model.js").Reports} Reports */

/** A place that the records of a source fill once they are read. @param {Reports} reports @param {string} domain @param {import("./shape.js").SourceOf} source */
export function records(reports, domain, { kind, name }) {
  const place = element("div", { class: "records-of" }, element("p", {}, text("reports_records_reading")));
  fill();
  return place;

  async function fill() {
    try {
      const found = await reports.reading?.recordsOf(domain, kind, name);
      if (!found) throw new Error("not reading");
      place.replaceChildren(
        element("ul", {}, folded(found.records, item)),
        ...(found.omitted > 0 ? [element("p", { class: "small" }, text("reports_records_omitted", { count: count(found.omitted) }))] : []),
      );
    } catch {
      place.replaceChildren(element("p", {}, text("reports_records_failed")));
    }
  }
}

/** @param {RecordOf} record */
function item(record) {
  const { source_ip, org_name, begin, end, file, disposition, header_from, envelope_from, auth, reasons } = record;
  const facts = [
    fact("reports_record_header_from", header_from),
    fact("reports_record_envelope_from", envelope_from),
    ...auth.spf.map(({ domain, result }) => fact("reports_record_spf", [result, domain])),
    ...auth.dkim.map(({ domain, selector, result }) => fact("reports_record_dkim", [result, domain, selector && `s=${selector}`])),
    fact("reports_record_disposition", disposition),
    ...reasons.map(({ type, comment }) => fact("reports_record_reason", [type, comment])),
    fact("reports_record_reporter", [org_name, period(begin, end)]),
    fact("reports_record_file", file),
  ];
  return element("li", {},
    element("p", {}, pieces("reports_record", { ip: element("strong", {}, source_ip ? shown(source_ip) : "?"), count: count(record.count ?? 0), proof: proofOf(record) })),
    element("dl", {}, facts));
}

/** What the reporter counted for DMARC. @param {RecordOf} record */
function proofOf({ dkim, spf }) {
  const passes = (/** @type {string | null} */ result) => result?.toLowerCase() === "pass";
  if (passes(dkim)) return text(passes(spf) ? "reports_both" : "reports_dkim_only");
  return text(passes(spf) ? "reports_spf_only" : "reports_none");
}

/** @param {import("../language.js").Key} key @param {string | null | (string | null)[]} value */
function fact(key, value) {
  const parts = [value].flat().filter((part) => part !== null && part !== "");
  return parts.length > 0 && element("div", {}, element("dt", {}, text(key)), element("dd", {}, parts.map((part, i) => [i > 0 && " ", shown(String(part))])));
}
