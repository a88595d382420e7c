// What many believe and this mail shows to be otherwise; each only where the mail gives rise to it.
import { element } from "../dom.js";
import { pieces, shown, text } from "../language.js";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {import("../language.js").Key} Key */
/** @typedef {Record<string, import("../dom.js").Child>} Facts */

/** @param {Report} report */
export function misunderstandings(report) {
  const relevant = Object.entries(conditions).flatMap(([name, applies]) => {
    const facts = applies(report);
    return facts ? [[name, facts]] : [];
  });
  if (relevant.length === 0) return null;
  return element(
    "section",
    { class: "myths", "aria-labelledby": "myths" },
    element("h2", { id: "myths" }, text("myths")),
    relevant.map(([name, facts]) =>
      element(
        "article",
        { "data-myth": /** @type {string} */ (name) },
        element("h3", {}, text(/** @type {Key} */ (`myth_${name}`))),
        element("p", {}, pieces(/** @type {Key} */ (`myth_${name}_text`), /** @type {Facts} */ (facts))),
      ),
    ),
  );
}

/** The facts that a text names, or null where it does not belong. @type {Record<string, (report: Report) => Facts | null>} */
const conditions = {
  // SPF passed for the sending service: its include on the author's domain would change nothing of that.
  include({ spf, message, findings }) {
    const from = message.header_from.domain;
    const provider = findings.some(({ code }) => code === "spf-unaligned-provider-return-path");
    return provider && from && spf.domain ? { from: shown(from), domain: shown(spf.domain) } : null;
  },
  // Who has nothing to publish for this mail has no key to put anywhere.
  key({ dkim, message, fixes }) {
    const from = message.header_from.domain;
    const ours = fixes.length > 0 || dkim.some(({ aligned }) => aligned.relaxed);
    const other = ours && dkim.find(({ domain, selector }) => domain && selector && domain !== from);
    return other && from ? { name: shown(`${other.selector}._domainkey.${other.domain}`), from: shown(from) } : null;
  },
  parent({ spf, dkim, message, dmarc }) {
    const from = message.header_from.domain ?? "";
    const parent = [spf, ...dkim].find(({ domain, aligned }) => domain && aligned.relaxed && from.endsWith(`.${domain}`))?.domain;
    if (!parent) return null;
    const method = text(dmarc.method === "psl" ? "myth_method_psl" : "myth_method_tree");
    return { from: shown(from), domain: shown(parent), organization: shown(dmarc.organizational_domain ?? parent), method };
  },
  ip({ spf, message }) {
    const failed = /^(?:fail|softfail|neutral)$/.test(spf.result);
    return failed && message.client_ip.value ? { ip: shown(message.client_ip.value) } : null;
  },
  policy({ dmarc, message }) {
    const owner = dmarc.record_domain ?? dmarc.organizational_domain ?? message.header_from.domain;
    return dmarc.policy === "none" && owner ? { from: shown(owner) } : null;
  },
};
