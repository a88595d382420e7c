// The parts of a body, and its text. What the mail claims about itself and does not keep becomes a note.
import PostalMime, { decodeWords } from "postal-mime";
import { decodeText } from "./charset.js";
import { htmlText } from "./html_text.js";

/**
 * @typedef {{ code: string, params: Record<string, string | number> }} Note its code is a key of the locale
 * @typedef {{ name: string, type: string, size: number, cut: boolean, mail: number | null }} Part `mail`: its number, if it is a mail that can be opened
 * @typedef {{ html: boolean, text: string }} Form
 * @typedef {{ forms: Form[], parts: Part[], notes: Note[] }} Body the text in one form or two, and the other parts
 *
 * @typedef {{ value: string, params: Record<string, string | undefined> }} Structured
 * @typedef {object} Node of the library's tree
 * @property {Node[]} childNodes
 * @property {"header" | "body" | "finished"} state
 * @property {{ parsed: Structured, multipart: string | false }} contentType
 * @property {{ encoding: string }} contentTransferEncoding
 * @property {{ parsed: Structured }} contentDisposition
 * @property {ArrayBuffer | null} content
 * @property {(text: string, delSp: boolean) => string} decodeFlowedText
 */

const mostParts = 1000;
const mostDepth = 50;
const encodings = new Set(["", "7bit", "8bit", "binary", "quoted-printable", "base64"]);

const limits = { maxNestingDepth: mostDepth, forceRfc822Attachments: true };

/** @param {Uint8Array} header @param {Uint8Array} body @param {boolean} cut whether there is more of the body @returns {Promise<Body>} */
export async function readBody(header, body, cut) {
  const reader = new Reader(limits);
  // Half a line could be half a character.
  const whole = cut ? body.subarray(0, body.lastIndexOf(10) + 1 || body.length) : body;
  const root = await reader.read(joined(contentFields(header), whole));
  const { notes } = reader;
  const open = cut ? reader.last : null;
  /** @type {Map<Node, Piece | null>} */
  const pieces = new Map();
  const pieceOf = (/** @type {Node} */ node) => {
    if (!pieces.has(node)) pieces.set(node, isText(node) ? pieceFrom(node, notes) : null);
    return pieces.get(node) ?? null;
  };
  const { plain, html } = textsOf(root, pieceOf);
  const shown = [plain, html].filter((form, i, all) => form.length > 0 && (i === 0 || !same(form, all[0] ?? [])));
  const forms = shown.map((form) => ({ html: form.some((piece) => piece.html), text: form.map(({ text }) => text).join("\n") }));
  const seen = new Set(shown.flat().map(({ node }) => node));
  const parts = leavesOf(root).flatMap((node, i) => (seen.has(node) ? [] : [partFrom(node, node === open, i)]));
  return { forms, parts, notes: distinct(notes) };
}

/** The octets of an attached mail as they were sent. @param {Uint8Array} header @param {Uint8Array} body @param {number} number */
export async function attachedMail(header, body, number) {
  const reader = new Reader(limits);
  const octets = joined(contentFields(header), body);
  const node = leavesOf(await reader.read(octets))[number];
  if (!node || !isMail(node)) return null;
  // The library rewrites the line ends of text.
  return new Blob([node.contentTransferEncoding.encoding === "base64" ? new Uint8Array(node.content ?? []) : octets.subarray(...reader.placeOf(node))]);
}

/** Reads line by line, and stops before a sender's tricks cost more than they are worth. */
class Reader extends PostalMime {
  /** @type {Note[]} */
  notes = [];
  /** The part to which the last line belonged. @type {Node | null} */
  last = null;
  #parts = 0;
  #ended = false;
  /** Where the next line begins. */
  #at = 0;
  /** Where the contents of parts begin and end. @type {Map<Node, [number, number]>} */
  #places = new Map();
  /** The lengths of parts in base64, and those with other characters in it. @type {Map<Node, { octets: number, damaged: boolean }>} */
  #base64 = new Map();

  /** @param {Uint8Array<ArrayBuffer>} octets @returns {Promise<Node>} */
  async read(octets) {
    await this.parse(octets);
    for (const [{ content }, { octets, damaged }] of this.#base64) {
      if (damaged || (content?.byteLength ?? 0) < octets / 4) this.notes.push({ code: "body_note_damaged", params: { encoding: "base64" } });
    }
    return this.#inner.root;
  }

  /** Where the content of a part begins and ends. @param {Node} node @returns {[number, number]} */
  placeOf(node) {
    return this.#places.get(node) ?? [0, 0];
  }

  /** What the library keeps to itself. */
  get #inner() {
    return /** @type {{ root: Node, currentNode: Node, readPos: number, av: Uint8Array, finalize: () => Promise<void> }} */ (/** @type {unknown} */ (this));
  }

  /** @param {Uint8Array<ArrayBuffer>} line @param {boolean} isFinal */
  async processLine(line, isFinal) {
    if (this.#ended) return;
    const inner = this.#inner;
    const before = inner.currentNode;
    const inHeader = before.state === "header";
    const begin = this.#at;
    this.#at = inner.readPos;
    // The last line finishes its part, so its state is read before.
    if (before.state === "body" && before.contentTransferEncoding.encoding === "base64") this.#watch(before, line);
    try {
      // @ts-ignore: the library's types leave its inner methods out.
      await super.processLine(line, isFinal);
    } catch {
      return this.#end("body_note_deep");
    }
    if (inHeader && before.state !== "header") this.#places.set(before, [this.#at, inner.av.length]);
    else if (inner.currentNode !== before) this.#endPlace(before, begin);
    this.last = inner.currentNode;
    if (inner.currentNode !== before && ++this.#parts > mostParts) await this.#end("body_note_parts");
  }

  /** The line end above a boundary belongs to it. @param {Node} node @param {number} boundary */
  #endPlace(node, boundary) {
    const [begin] = this.placeOf(node);
    const { av } = this.#inner;
    const lineEnd = av[boundary - 1] === 10 ? (av[boundary - 2] === 13 ? 2 : 1) : 0;
    this.#places.set(node, [begin, Math.max(begin, boundary - lineEnd)]);
  }

  /** @param {Node} node @param {Uint8Array} line */
  #watch(node, line) {
    if (line[0] === 0x2d && line[1] === 0x2d) return;
    const seen = this.#base64.get(node) ?? { octets: 0, damaged: false };
    this.#base64.set(node, { octets: seen.octets + line.length, damaged: seen.damaged || !isBase64(line) });
  }

  /** @param {string} code */
  async #end(code) {
    this.#ended = true;
    this.notes.push({ code, params: { count: code === "body_note_parts" ? mostParts : mostDepth } });
    this.#inner.readPos = this.#inner.av.length;
    await this.#inner.finalize();
  }
}

/** @param {Uint8Array} line */
function isBase64(line) {
  return line.every((octet) => octet === 0x2b || (octet >= 0x2f && octet <= 0x39) || octet === 0x3d || (octet >= 0x41 && octet <= 0x5a) || (octet >= 0x61 && octet <= 0x7a) || octet === 0x20 || octet === 0x09);
}

/** The fields of a header that say how the body is to be read. @param {Uint8Array} header */
function contentFields(header) {
  const fields = [];
  for (let begin = 0; begin < header.length; ) {
    let end = header.indexOf(10, begin) + 1 || header.length;
    while (header[end] === 0x20 || header[end] === 0x09) end = header.indexOf(10, end) + 1 || header.length;
    const name = String.fromCharCode(...header.subarray(begin, begin + 8));
    if (/^content-$/i.test(name)) fields.push(header.subarray(begin, end));
    begin = end;
  }
  return joined(...fields, new Uint8Array([13, 10]));
}

/** @param {...Uint8Array} parts */
function joined(...parts) {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** @typedef {{ node: Node, html: boolean, text: string }} Piece */

/**
 * The text with plain parts preferred, and with HTML preferred. @param {Node} node @param {(node: Node) => Piece | null} pieceOf
 * @returns {{ plain: Piece[], html: Piece[] }}
 */
function textsOf(node, pieceOf) {
  if (node.childNodes.length === 0) {
    const piece = pieceOf(node);
    return piece ? { plain: [piece], html: [piece] } : { plain: [], html: [] };
  }
  const all = node.childNodes.map((child) => textsOf(child, pieceOf));
  if (node.contentType.multipart !== "alternative") return { plain: all.flatMap(({ plain }) => plain), html: all.flatMap(({ html }) => html) };
  // A sender puts the form that he prefers last.
  const lastFirst = [...all].reverse();
  const plain = all.find((each) => hasText(each.plain) && !each.plain.some((piece) => piece.html));
  const html = lastFirst.find((each) => hasText(each.html) && each.html.some((piece) => piece.html));
  const any = lastFirst.find((each) => hasText(each.plain)) ?? { plain: [], html: [] };
  return { plain: (plain ?? html ?? any).plain, html: (html ?? plain ?? any).html };
}

/** @param {Piece[]} pieces */
const hasText = (pieces) => pieces.some(({ text }) => /\S/.test(text));

/** @param {Piece[]} one @param {Piece[]} other */
const same = (one, other) => one.length === other.length && one.every((piece, i) => piece === other[i]);

/** @param {Node} node @returns {Node[]} */
function leavesOf(node) {
  return node.childNodes.length === 0 ? [node] : node.childNodes.flatMap(leavesOf);
}

/** @param {Node} node */
function isText({ contentType, contentDisposition }) {
  const type = contentType.parsed.value.toLowerCase();
  // Parts that no boundary divides are shown as they are; so is a type that was not understood.
  if (contentType.multipart) return true;
  return contentDisposition.parsed.value.toLowerCase() !== "attachment" && (type === "text/plain" || type === "text/html" || !type.includes("/"));
}

/** A mail in another encoding is against RFC 2046. @param {Node} node */
function isMail({ contentType, contentTransferEncoding }) {
  return /^message\/(?:rfc822|global)$/i.test(contentType.parsed.value) && contentTransferEncoding.encoding !== "quoted-printable" && encodings.has(contentTransferEncoding.encoding);
}

/** @param {Node} node @param {Note[]} notes @returns {Piece} */
function pieceFrom(node, notes) {
  const { contentType, contentTransferEncoding, content } = node;
  const { value, params } = contentType.parsed;
  const html = value.toLowerCase() === "text/html";
  const octets = new Uint8Array(content ?? new ArrayBuffer(0));
  if (contentType.multipart && octets.length > 0) notes.push({ code: "body_note_boundary", params: {} });
  if (!encodings.has(contentTransferEncoding.encoding)) notes.push({ code: "body_note_encoding", params: { encoding: contentTransferEncoding.encoding.slice(0, 60) } });
  const { text, note } = decodeText(octets, params.charset ?? (html ? charsetIn(octets) : undefined));
  if (note) notes.push(note);
  const flowed = /^flowed$/i.test(params.format ?? "") ? node.decodeFlowedText(text, /^yes$/i.test(params.delsp ?? "")) : text;
  return { node, html, text: withoutEnd((html ? htmlText(flowed) : flowed).replaceAll(/\r\n?/g, "\n")) };
}

/** What HTML says about itself. @param {Uint8Array} octets */
function charsetIn(octets) {
  const begin = String.fromCharCode(...octets.subarray(0, 1024));
  return /<meta[^>]{1,200}charset=["']?([\w:-]{1,40})/i.exec(begin)?.[1];
}

/** Ends every text with one line end. @param {string} text */
function withoutEnd(text) {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) === 10) end--;
  return end > 0 ? `${text.slice(0, end)}\n` : "";
}

/** @param {Node} node @param {boolean} cut @param {number} number @returns {Part} */
function partFrom(node, cut, number) {
  const { contentType, contentTransferEncoding, contentDisposition, content } = node;
  // The library ends text with a line end of its own.
  const size = Math.max(0, (content?.byteLength ?? 0) - (contentTransferEncoding.encoding === "base64" ? 0 : 1));
  const name = contentDisposition.parsed.params.filename ?? contentType.parsed.params.name ?? "";
  return { name: decodeWords(name.slice(0, 1000)), type: contentType.parsed.value.toLowerCase().slice(0, 100), size, cut, mail: isMail(node) ? number : null };
}

/** @param {Note[]} notes */
function distinct(notes) {
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()].slice(0, 10);
}
