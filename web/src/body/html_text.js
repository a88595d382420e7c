// HTML as text: what a reader would see, and where its links lead. Nothing is rendered, so a mail cannot make anything of
// it. One pass, without a stack: time is linear in the length whatever is nested or left open.
import { decodeEntities } from "./entities.js";

/** Elements that begin a line, and those that leave an empty one above. */
const lines = new Set("address article aside body center dd div dl dt fieldset figcaption figure footer form header html li main nav option section tr".split(" "));
const paragraphs = new Set("blockquote h1 h2 h3 h4 h5 h6 hr ol p pre table ul".split(" "));
/** Elements whose content is not shown. */
const unseen = new Set(["script", "style", "title", "template", "iframe", "noembed", "noframes", "xmp"]);
const blank = /[ \t\n\r\f]/;

/** @param {string} html */
export function htmlText(html) {
  const text = new Lines();
  const tags = new Tags(html);
  /** @type {{ target: string, shown: string } | null} */
  let link = null;
  const write = (/** @type {string} */ value) => {
    const written = text.write(value);
    if (link) link.shown += written;
  };
  const endLink = () => {
    if (link && differs(link.shown, link.target)) text.write(` <${link.target}>`, true);
    link = null;
  };
  for (let at = 0, from = 0; from <= html.length; ) {
    const open = html.indexOf("<", at);
    const tag = open < 0 ? null : tags.at(open);
    at = open + 1;
    if (open >= 0 && !tag) continue;
    write(decodeEntities(html.slice(from, open < 0 ? html.length : open)));
    if (!tag) break;
    at = tag.end;
    const { name, closes, attributes } = tag;
    if (unseen.has(name) && !closes) at = tags.endOf(name, at);
    else if (name === "br") text.newLine();
    else if (lines.has(name)) text.atLeast(1);
    else if (paragraphs.has(name)) text.atLeast(2);
    if (name === "li" && !closes) write("• ");
    if ((name === "td" || name === "th") && !closes) text.column();
    if (name === "pre") text.kept = !closes;
    if (name === "a") {
      endLink();
      const target = closes ? "" : addressOf(attributes.get("href"));
      if (target) link = { target, shown: "" };
    }
    if ((name === "area" || name === "form") && !closes) {
      const target = addressOf(attributes.get(name === "form" ? "action" : "href"));
      if (target) {
        write(`[${name}]`);
        text.write(` <${target}>`, true);
        text.atLeast(1);
      }
    }
    const alt = name === "img" && attributes.get("alt")?.trim();
    if (alt) write(`[${alt}]`);
    from = at;
  }
  endLink();
  return text.done();
}

/** As a browser reads it: without blanks around it, and without line ends in it. @param {string | undefined} value */
function addressOf(value) {
  const address = (value ?? "").replaceAll(/[\t\n\r]/g, "").trim();
  return address.startsWith("#") ? "" : address.slice(0, 2000);
}

/** @param {string} shown @param {string} target */
function differs(shown, target) {
  const plain = (/** @type {string} */ value) => value.trim().replace(/^(?:https?:\/\/|mailto:|tel:)/i, "").replace(/\/$/, "").toLowerCase();
  return plain(shown) !== plain(target);
}

/** Text in lines, with the blanks of HTML. */
class Lines {
  /** Inside `pre` blanks stay. */
  kept = false;
  /** @type {string[]} */
  #pieces = [];
  /** Line ends at the end of what is written. */
  #ends = 2;
  #wanted = 0;
  #blank = false;

  /** @param {string} value @param {boolean} [exact] returns what it wrote */
  write(value, exact = this.kept) {
    const plain = exact ? value : value.replaceAll(/[ \t\n\r\f]+/g, " ");
    // A blank that does not break is still a blank to the reader.
    let text = plain.replaceAll("\u00a0", " ");
    if (exact && text.startsWith(" ")) this.#blank = false;
    if (!exact && text.startsWith(" ")) {
      this.#blank = true;
      text = text.slice(1);
    }
    if (!text) return this.#blank ? " " : "";
    const before = this.#wanted > 0 ? "\n".repeat(Math.max(0, this.#wanted - this.#ends)) : this.#blank && this.#ends === 0 ? " " : "";
    this.#wanted = 0;
    this.#blank = !exact && text.endsWith(" ");
    if (this.#blank) text = text.slice(0, -1);
    if (!text) return before;
    this.#pieces.push(before, text);
    this.#ends = 0;
    return (this.#blank ? `${before}${text} ` : before + text).replaceAll("\n", " ");
  }

  newLine() {
    this.#pieces.push("\n".repeat(Math.max(0, this.#wanted - this.#ends)), "\n");
    this.#ends = Math.max(this.#ends, this.#wanted) + 1;
    this.#wanted = 0;
    this.#blank = false;
  }

  /** Before the next text there are so many line ends. @param {number} count */
  atLeast(count) {
    this.#wanted = Math.max(this.#wanted, count);
    this.#blank = false;
  }

  /** Two blanks between the cells of a row. */
  column() {
    if (this.#ends > 0 || this.#wanted > 0) return;
    this.#pieces.push(" ");
    this.#blank = true;
  }

  done() {
    return this.#pieces.join("");
  }
}

/** @typedef {{ name: string, closes: boolean, attributes: Map<string, string>, end: number }} Tag */

/** The tags of a text, each octet of which is read once. */
class Tags {
  #html;
  /** Behind it a quotation mark ends nowhere. @type {Record<string, number>} */
  #last;

  /** @param {string} html */
  constructor(html) {
    this.#html = html;
    this.#last = Object.fromEntries(['"', "'", ">"].map((mark) => [mark, html.lastIndexOf(mark)]));
  }

  /** The tag that begins here, or null if this is a mere character. @param {number} open @returns {Tag | null} */
  at(open) {
    const html = this.#html;
    if (html.startsWith("<!--", open)) {
      const end = html.indexOf("-->", open + 4);
      return { name: "", closes: false, attributes: new Map(), end: end < 0 ? html.length : end + 3 };
    }
    if (open > (this.#last[">"] ?? -1)) return null;
    const next = html.charAt(open + 1);
    if (next === "!" || next === "?") return { name: "", closes: false, attributes: new Map(), end: html.indexOf(">", open) + 1 };
    const closes = next === "/";
    const begin = open + (closes ? 2 : 1);
    if (!/[a-z]/i.test(html.charAt(begin))) return null;
    const nameEnd = this.#wordEnd(begin, false);
    const attributes = new Map();
    let at = nameEnd;
    for (;;) {
      while (at < html.length && (blank.test(html.charAt(at)) || html[at] === "/")) at++;
      if (at >= html.length || html[at] === ">") break;
      const from = at;
      at = this.#wordEnd(at + 1, true);
      const name = html.slice(from, at).toLowerCase();
      const { value, end } = this.#value(at);
      // Of two attributes with one name, the first counts.
      if (!attributes.has(name)) attributes.set(name, decodeEntities(value));
      at = end;
    }
    return { name: html.slice(begin, nameEnd).toLowerCase(), closes, attributes, end: Math.min(at + 1, html.length) };
  }

  /** Where the content of such an element ends. @param {string} name @param {number} from */
  endOf(name, from) {
    const end = new RegExp(`</${name}`, "gi");
    end.lastIndex = from;
    return end.exec(this.#html)?.index ?? this.#html.length;
  }

  /** @param {number} at @param {boolean} attribute */
  #wordEnd(at, attribute) {
    const html = this.#html;
    while (at < html.length && !blank.test(html.charAt(at)) && html[at] !== "/" && html[at] !== ">" && !(attribute && html[at] === "=")) at++;
    return at;
  }

  /** The value behind a name, if there is one. @param {number} at */
  #value(at) {
    const html = this.#html;
    const blanks = (/** @type {number} */ from) => {
      while (from < html.length && blank.test(html.charAt(from))) from++;
      return from;
    };
    const equals = blanks(at);
    if (html[equals] !== "=") return { value: "", end: equals };
    const begin = blanks(equals + 1);
    const mark = html.charAt(begin);
    if ((mark === '"' || mark === "'") && begin < (this.#last[mark] ?? -1)) {
      const end = html.indexOf(mark, begin + 1);
      return { value: html.slice(begin + 1, end), end: end + 1 };
    }
    let end = begin;
    while (end < html.length && !blank.test(html.charAt(end)) && html[end] !== ">") end++;
    return { value: html.slice(begin, end), end };
  }
}
