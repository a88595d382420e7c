// The page's language: ?lang= first, then the earlier choice, then the browser's preference. The choice is the only thing that
// the page stores.
import { element, reveal } from "./dom.js";

/** @typedef {keyof typeof import("../locales/en.json") | keyof typeof import("../locales/en.later.json")} Key */
/** @typedef {import("./dom.js").Child} Child */

/**
 * Loads only the language in use: first what the page and an answer need, later the texts behind buttons.
 * @typedef {Record<string, string>} Texts
 * @typedef {{ texts: Texts, words: Texts }} Part
 * @type {Record<string, { now: () => Promise<Part>, later: () => Promise<Part> }>}
 */
const locales = {
  en: { now: () => import("./languages/en.js"), later: () => import("./languages/en.later.js") },
  ja: { now: () => import("./languages/ja.js"), later: () => import("./languages/ja.later.js") },
};

/** The page's own. @type {Record<string, string>} */
let texts = {};
/** The toolkit's, by code. @type {Record<string, string>} */
let words = {};
let whole = false;
let current = "en";

/** The reader's preferred language, among the available ones. */
export function wished() {
  const asked = new URLSearchParams(location.search).get("lang");
  const wishes = [asked, stored(), ...navigator.languages].map((tag) => (tag ?? "").slice(0, 2).toLowerCase());
  return wishes.find((language) => language in locales) ?? "en";
}

function stored() {
  try {
    return localStorage.getItem("language");
  } catch {
    return null;
  }
}

/** Remembers the language that the reader chose. @param {string} chosen */
export function remember(chosen) {
  try {
    localStorage.setItem("language", chosen);
  } catch {
    // Without storage, the choice lasts only for this visit.
  }
}

export function language() {
  return current;
}

/** Loads the texts of a language; if that fails, the language stays. @param {string} next */
export async function setLanguage(next) {
  const locale = locales[next];
  const loaded = locale && (await Promise.all([locale.now(), whole ? locale.later() : null]).catch(() => null));
  if (!loaded) return;
  const [now, later] = loaded;
  texts = { ...now.texts, ...later?.texts };
  words = { ...now.words, ...later?.words };
  current = next;
}

/** Loads the texts behind buttons. Fails if they cannot be loaded. */
export async function loadLater() {
  if (whole) return;
  const asked = current;
  const loaded = await locales[asked]?.later();
  if (asked !== current) return loadLater();
  texts = { ...texts, ...loaded?.texts };
  words = { ...words, ...loaded?.words };
  whole = true;
}

/**
 * A text of the page itself.
 * @param {Key} key @param {Record<string, string | number>} [params]
 */
export function text(key, params = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => String(params[name] ?? ""));
}

/** Whether the page has a text with that name. @param {string} key @returns {key is Key} */
export function isKey(key) {
  return Object.hasOwn(texts, key);
}

/** The same with nodes as parameters. @param {Key} key @param {Record<string, Child>} params @returns {Child[]} */
export function pieces(key, params) {
  return fill(texts[key] ?? key, (name) => params[name]);
}

/** Whether the module has a sentence for that code. @param {string} code */
export function hasWords(code) {
  return words[code] !== undefined;
}

/**
 * A sentence of the module with its parameters filled in, each as isolated text. A code without a sentence is shown
 * itself: a newer module may know more than this page.
 * @param {string} code @param {import("fromproof").Params} [params] @returns {Child[]}
 */
export function sentence(code, params = {}) {
  // The page has its own sentence if the module's mentions a command.
  const template = texts[`here_${code}`] ?? words[code];
  if (template === undefined) return [element("code", {}, code)];
  return fill(template, (name) => {
    const value = params[name];
    if (value === null || value === undefined) return "?";
    // An error, a reason and a cause are codes with words of their own.
    const said = name === "error" ? words[`error:${value}`] : name === "reason" || name === "cause" ? words[String(value)] : undefined;
    return said || shown(Array.isArray(value) ? value.join(", ") : String(value));
  });
}

/** Text of a mail, its invisible characters revealed. @param {string} value */
export function shown(value) {
  const node = reveal(value, { title: (code) => text("invisible", { code }) });
  // A domain or an address is read from left to right, whatever its letters, and breaks only if no line is long enough.
  if (/[.@:]/.test(value) && !/\s/.test(value)) {
    node.className = "unbroken";
    node.dir = "ltr";
  }
  return node;
}

/** @param {string} template @param {(name: string) => Child} value @returns {Child[]} */
function fill(template, value) {
  const parts = template.split(/\{(\w+)\}([;:,.!?、。]*)/);
  // Each name is followed by its mark, which goes with it.
  return parts.flatMap((part, i) => {
    if (i % 3 === 0) return [part];
    return i % 3 === 1 ? joined(value(part), parts[i + 1] ?? "") : [];
  });
}

/** No line begins with the mark behind a name that is kept whole. @param {Child} child @param {string} mark @returns {Child[]} */
function joined(child, mark) {
  if (!mark || !(child instanceof Element) || child.className !== "unbroken") return mark ? [child, mark] : [child];
  child.className = "";
  return [element("span", { class: "unbroken" }, child, mark)];
}

/** The time of day. @param {Date} at */
export function clock(at) {
  return new Intl.DateTimeFormat(current, { timeStyle: "short" }).format(at);
}

/** Day and time of day. @param {Date} at */
export function date(at) {
  return new Intl.DateTimeFormat(current, { dateStyle: "long", timeStyle: "short" }).format(at);
}

/** @param {number} seconds */
export function duration(seconds) {
  const [unit, length] = seconds < 60 ? ["second", 1] : seconds < 3600 ? ["minute", 60] : seconds < 86400 ? ["hour", 3600] : ["day", 86400];
  return new Intl.NumberFormat(current, { style: "unit", unit: /** @type {string} */ (unit), unitDisplay: "long", maximumFractionDigits: 0 }).format(seconds / Number(length));
}

/** @param {number} octets */
export function size(octets) {
  const units = ["B", "KB", "MB", "GB"];
  let value = octets;
  let unit = 0;
  for (; value >= 1024 && unit < units.length - 1; unit++) value /= 1024;
  const digits = unit > 0 && value < 10 ? 1 : 0;
  return `${new Intl.NumberFormat(current, { maximumFractionDigits: digits }).format(value)} ${units[unit]}`;
}
