// The records to publish, ready to copy: one by one, or together in the format of a DNS service.
import { element } from "../dom.js";
import { isKey, loadLater, sentence, shown, text } from "../language.js";
import { copyButton } from "./copy.js";
import { mailOf } from "./mail_of.js";

/** @typedef {import("fromproof").Report} Report */
/** @typedef {Report["fixes"][number]} Fix */
/** @typedef {Record<string, string[]>} Texts one for each fix, by format */
/** @typedef {{ region: string, subdomain: string }} Choice for a custom MAIL FROM domain of Amazon SES */

/** @typedef {(choice: Choice) => Promise<{ report: Report, records: Texts }>} Choose judges again with a choice */

/** What can stand in a choice; the module takes any text. @type {Record<keyof Choice, RegExp>} */
const validChoice = {
  subdomain: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  region: /^[a-z]{2}(?:-[a-z]{2,}){1,2}-[0-9]{1,2}$/,
};

/** Kept from mail to mail, because a reader keeps using the same DNS service. */
let chosen = "list";
/** The reader's choices that replace the module's guess, and for which mail: another mail starts with the guess. */
let kept = { mail: "", choice: /** @type {Partial<Choice>} */ ({}) };

/** @param {Report} report @param {Texts} texts @param {Choose} choose */
export function fixes(report, texts, choose) {
  const { fixes: all, verdict } = report;
  const calm = all.length === 0 && verdict.next?.code === "nothing-to-fix";
  if (all.length === 0 && !calm) return null;
  const mail = mailOf(report);
  if (kept.mail !== mail) kept = { mail, choice: {} };
  const known = texts.list ? Object.keys(texts) : ["list"];
  if (!known.includes(chosen)) chosen = "list";
  const cards = all.map((each, i) => card(each, i, all.length > 1, texts, choose));
  return element(
    "section",
    { class: "fixes", "aria-labelledby": "fixes" },
    element(
      "div",
      { class: "fixes-head" },
      element("h2", { id: "fixes" }, text("fixes")),
      known.length > 1 && all.some(({ records }) => records.length > 0) && formatChoice(known, () => cards.forEach(({ show }) => show())),
    ),
    calm && element("p", { class: "calm" }, sentence("nothing-to-fix")),
    cards.map(({ node }) => node),
  );
}

/** @param {string[]} known @param {() => void} show */
function formatChoice(known, show) {
  return element(
    "fieldset",
    { class: "segments formats" },
    element("legend", {}, text("format")),
    known.map((format) => {
      const input = element("input", { type: "radio", name: "format", value: format, checked: format === chosen });
      input.addEventListener("change", () => {
        chosen = format;
        show();
      });
      const key = `format_${format}`;
      return element("label", {}, input, element("span", {}, isKey(key) ? text(key) : format));
    }),
  );
}

/** @param {Fix} fix @param {number} at which of them it is @param {boolean} numbered @param {Texts} texts @param {Choose} choose */
function card(fix, at, numbered, texts, choose) {
  const { code, note } = fix;
  // Only a custom MAIL FROM has a name to choose.
  const choice = "subdomain" in fix.params && { .../** @type {Choice} */ (fix.params), ...kept.choice };
  const title = element("span", {});
  const body = element("div", { class: "body" });
  const show = () => {
    title.replaceChildren(...nodes(numbered && `${at + 1}. `, sentence(code, fix.params)));
    if (fix.records.length === 0) return;
    const whole = texts[chosen]?.[at] ?? "";
    body.replaceChildren(
      ...nodes(
        chosen === "list" ? fix.records.map(recordOf) : written(whole),
        whole && copyButton(() => whole, text("copy_all_label"), { word: text("copy_all"), shown: () => body }),
      ),
    );
  };
  const change = async () => {
    if (!choice) return;
    // Another mail may have replaced this card meanwhile.
    const next = await choose({ region: choice.region, subdomain: choice.subdomain }).catch(() => null);
    const same = next?.report.fixes[at];
    if (!next || same?.code !== code) return;
    [fix, texts] = [same, next.records];
    show();
  };
  show();
  if (choice && Object.keys(kept.choice).length > 0) change();
  const node = element(
    "article",
    { class: "fix", "data-fix": code },
    element("h3", {}, title),
    note && element("p", {}, sentence(note.code, note.params)),
    choice && editor(choice, change),
    body,
    fix.checklist && unused(!choice),
  );
  return { node, show };
}

/** @param {...import("../dom.js").Child} children */
function nodes(...children) {
  return [...element("div", {}, children).childNodes];
}

// -- Amazon SES: the reader may choose the region and the subdomain -------------------------------------------------------

/** @param {Choice} choice @param {() => void} change hears of a new one */
function editor(choice, change) {
  return element(
    "div",
    { class: "choices" },
    field("subdomain"),
    field("region"),
  );

  /** @param {keyof Choice} name */
  function field(name) {
    const input = element("input", { type: "text", id: `fix-${name}`, spellcheck: "false", autocomplete: "off", autocapitalize: "off" });
    const fault = element("span", { "aria-live": "polite" });
    // Set as a property, not as an attribute, so that the caret is at its end.
    input.value = choice[name];
    input.addEventListener("input", () => {
      const value = input.value.trim().toLowerCase();
      const fits = validChoice[name].test(value);
      input.setAttribute("aria-invalid", String(!fits));
      fault.textContent = fits ? "" : text("fix_invalid");
      if (!fits) return;
      choice[name] = kept.choice[name] = value;
      change();
    });
    return element("label", {}, text(`fix_${name}`), " ", input, fault);
  }
}

/** A checklist for an owner who has already set it up, which a mail alone cannot show. @param {boolean} open */
function unused(open) {
  const node = element("details", { class: "unused", open }, element("summary", {}, text("unused_ask")));
  node.addEventListener("toggle", async () => {
    try {
      await loadLater();
      if (node.childElementCount === 1) node.append(...checklist());
    } catch {
      // Opened again, it tries again.
      node.open = false;
    }
  });
  return node;
}

function checklist() {
  const lines = [text("unused_mx"), text("unused_region"), text("unused_identity"), text("unused_wait")];
  return [element("p", {}, element("b", {}, text("unused"))), element("ul", {}, lines.map((line) => element("li", {}, line)))];
}

// -- records --------------------------------------------------------------------------------------------------------------

/** @param {string} value */
function written(value) {
  // It can be wider than the page, and scrolling must work with the keyboard.
  return element("pre", { class: "written", translate: "no", tabindex: "0" }, element("code", {}, shownLines(value)));
}

/** @param {string} value */
function shownLines(value) {
  return value.trimEnd().split("\n").flatMap((line, i) => [i > 0 && "\n", shown(line)]);
}

/** @param {import("fromproof").DnsRecord} record */
function recordOf({ name, type, value }) {
  const nameNode = element("dd", { translate: "no" }, shown(name));
  const valueNode = element("dd", { class: "value", translate: "no" }, shown(value));
  return element(
    "div",
    { class: "record", "data-record": true, "data-name": name, "data-type": type, "data-value": value },
    element(
      "dl",
      {},
      element("div", {}, element("dt", {}, text("record_name")), nameNode),
      element("div", {}, element("dt", {}, text("record_type")), element("dd", { class: "type", translate: "no" }, type)),
      element("div", {}, element("dt", {}, text("record_value")), valueNode),
    ),
    element(
      "div",
      { class: "copies" },
      copyButton(() => value, text("copy_label", { name, type }), { word: text("copy_value"), shown: () => valueNode }),
      copyButton(() => name, text("copy_name_label", { name, type }), { word: text("copy_name"), shown: () => nameNode }),
    ),
  );
}
