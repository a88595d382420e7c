// The toolkit's module for browsers, workers, Node and Deno: WebAssembly without glue code. The same file runs
// everywhere, needs no import map and makes no request but the one that loads fromproof.wasm beside it.
//
//   import { load } from "fromproof";
//   const fromproof = await load();
//   const check = fromproof.check(source);
//   for (let q; (q = check.next()); ) check.answer(await resolve(q)); // only to verify with DNS
//   check.report();
//   check.free();

import { compile, encoder, octets, text } from "./module.mjs";

const absent = -1;

/** Why a check cannot be made, by the status that the module returns. */
const failures = ["", "no such check", "the options do not fit", "there is not enough memory for this message"];

const noMemory = -2;
const recordFormats = Object.freeze(["list", "zone-file", "route53", "cloudflare", "terraform"]);
const types = { 1: "A", 5: "CNAME", 12: "PTR", 15: "MX", 16: "TXT", 28: "AAAA" };

/** @type {Map<string, string | null>} the host's names of the charsets that this report names; null: not known */
const names = new Map();

/** @type {WeakMap<object, number>} by which number the module knows a question */
const numbers = new WeakMap();

/**
 * Compiles the module and returns the functions of the toolkit.
 * @param {import("./fromproof.d.ts").Source} [source] the bytes of fromproof.wasm, a response that carries them, a
 *   compiled module, or its address; without it, the file beside this one
 * @param {import("./fromproof.d.ts").LoadOptions} [options]
 * @returns {Promise<import("./fromproof.d.ts").Fromproof>}
 */
export async function load(source = new URL("./fromproof.wasm", import.meta.url), { decode = decodeByHost } = {}) {
  const env = {
    // Emscripten's allocator reports that the memory grew.
    emscripten_notify_memory_growth() {},
    fromproof_convert: (...places) => convert(wasm, decode, ...places),
  };
  const instance = await WebAssembly.instantiate(await compile(source), { env });
  const wasm = /** @type {any} */ (instance.exports);
  wasm._initialize();
  return Object.freeze({
    version: text(wasm, wasm.fromproof_version(), wasm.fromproof_version_size()),
    recordFormats,
    check: (message, options = {}) => new Check(wasm, message, options),
    separators: (mbox) => separators(wasm, octets(mbox)),
  });
}

class Check {
  #wasm;
  #handle = 0;

  constructor(wasm, message, options) {
    const input = octets(message);
    const given = [options.ip, options.mailFrom, options.helo, options.receiver].map((value) =>
      value === undefined || value === null ? null : encoder.encode(String(value)),
    );
    const extra = given.reduce((sum, value) => sum + (value?.length ?? 0), 0);

    this.#wasm = wasm;
    this.#handle = wasm.fromproof_open(input.length, extra);
    if (!this.#handle) throw new RangeError(failures[3]);
    // The memory may have grown, which detaches every earlier view of it; so the view is made here.
    let at = wasm.fromproof_input(this.#handle) >>> 0;
    for (const piece of [input, ...given]) {
      if (!piece) continue;
      new Uint8Array(wasm.memory.buffer, at, piece.length).set(piece);
      at += piece.length;
    }
    const [ip, mailFrom, helo, receiver] = given.map((value) => value?.length ?? absent);
    const forgiving = options.forgiving === false ? 0 : 1;
    const mine = options.mine === true ? 1 : 0;
    const time = seconds(options.time);
    const status = wasm.fromproof_run(this.#handle, ip, mailFrom, helo, receiver, time, forgiving, mine);
    if (status !== 0) {
      this.free();
      throw new RangeError(failures[status] ?? "the check failed");
    }
  }

  next() {
    return this.#question(0);
  }

  questions() {
    const open = [];
    for (let q; (q = this.#question(open.length ? numbers.get(open.at(-1)) + 1 : 0)); ) open.push(q);
    return open;
  }

  answer(wire, question = this.next()) {
    const handle = this.#live();
    if (!question) throw new Error("no question is open");
    const number = numbers.get(question);
    if (number === undefined) throw new TypeError("this is no question of a check");
    const message = wire === null || wire === undefined ? new Uint8Array() : octets(wire);
    // Longer than any DNS message, so it is not an answer.
    this.#put(message.length > 0xffff ? new Uint8Array() : message);
    if (!this.#wasm.fromproof_answer(handle, number)) throw new Error("this question is not open");
  }

  get kind() {
    const handle = this.#live();
    return text(this.#wasm, this.#wasm.fromproof_kind(handle), this.#wasm.fromproof_kind_size());
  }

  octets(begin = 0, end = Infinity) {
    const handle = this.#live();
    const size = this.#wasm.fromproof_message_size(handle) >>> 0;
    const at = this.#wasm.fromproof_message(handle) >>> 0;
    return new Uint8Array(this.#wasm.memory.buffer, at, size).slice(begin, Math.min(end, size));
  }

  report(choices) {
    return this.#write(-1, choices);
  }

  records(format = "list", choices = undefined) {
    const number = recordFormats.indexOf(format);
    if (number < 0) throw new TypeError(`records are not written as ${format}`);
    return this.#write(number, choices);
  }

  /** Frees the memory. A second call does nothing; the check can no longer be used. */
  free() {
    if (this.#handle) this.#wasm.fromproof_close(this.#handle);
    this.#handle = 0;
  }

  /** The first open question from a number on, or null. */
  #question(from) {
    const handle = this.#live();
    const wasm = this.#wasm;
    const number = wasm.fromproof_next_question(handle, from);
    if (number === noMemory) throw new RangeError(failures[3]);
    if (number < 0) return null;
    const name = text(wasm, wasm.fromproof_question_name(handle, number), wasm.fromproof_question_name_size(handle, number));
    const size = wasm.fromproof_write_question(handle, number);
    const wire = new Uint8Array(wasm.memory.buffer, wasm.fromproof_question() >>> 0, size).slice();
    const question = Object.freeze({ name, type: types[wasm.fromproof_question_type(handle, number)], wire });
    numbers.set(question, number);
    return question;
  }

  /** The report, or records in a format by its number. */
  #write(format, { region = "", subdomain = "" } = {}) {
    const [{ length }, both] = [region, region + (subdomain && `${subdomain}.`)].map((text) => encoder.encode(text));
    this.#put(both);
    names.clear();
    const written = this.#wasm.fromproof_write_report(this.#handle, format, length, both.length - length);
    if (!written) throw new RangeError(failures[3]);
    return JSON.parse(text(this.#wasm, this.#wasm.fromproof_report(this.#handle), written));
  }

  /** Hands octets to the module: an answer, or choices. */
  #put(piece) {
    const at = this.#wasm.fromproof_answer_input(this.#live(), piece.length) >>> 0;
    if (!at) throw new RangeError(failures[3]);
    new Uint8Array(this.#wasm.memory.buffer, at, piece.length).set(piece);
  }

  #live() {
    if (!this.#handle) throw new Error("this check was freed");
    return this.#handle;
  }
}

/** The offsets in these octets at which the mails of an mbox file begin. */
function separators(wasm, mbox) {
  const handle = wasm.fromproof_open(mbox.length, 0);
  if (!handle) throw new RangeError(failures[3]);
  try {
    new Uint8Array(wasm.memory.buffer, wasm.fromproof_input(handle) >>> 0, mbox.length).set(mbox);
    const found = [];
    for (let at = -1; (at = wasm.fromproof_next_separator(handle, at + 1)) >= 0; ) found.push(at);
    return found;
  } finally {
    wasm.fromproof_close(handle);
  }
}

/** Writes octets of a charset as UTF-8 at `to`. Returns the size; negative if that charset is not known or it does not fit. */
function convert(wasm, decode, charset, charsetSize, octets, size, to, most) {
  try {
    const decoded = decode(text(wasm, charset, charsetSize), new Uint8Array(wasm.memory.buffer, octets >>> 0, size).slice());
    if (typeof decoded !== "string") return -1;
    const { read, written } = encoder.encodeInto(decoded, new Uint8Array(wasm.memory.buffer, to >>> 0, most));
    return read === decoded.length ? written : -1;
  } catch {
    return -1;
  }
}

/** Every charset that the host knows (Encoding Standard). */
function decodeByHost(charset, octets) {
  let name = names.get(charset);
  // An exception takes long, and a hostile header names any number of charsets.
  if (name === undefined && names.size < 64) {
    try {
      name = new TextDecoder(charset).encoding;
    } catch {
      name = null;
    }
    names.set(charset, name);
  }
  if (!name) return null;
  if (name === "iso-2022-jp") {
    // Each word of a run ends in US-ASCII, which the next one leaves at once; the standard refuses two escapes in a row.
    const run = String.fromCharCode(...octets).replace(/\x1b\([BJ](?=\x1b)/g, "");
    octets = Uint8Array.from(run, (octet) => octet.charCodeAt(0));
  }
  // Not one for all: Chromium's decoder of ISO-2022-JP remembers the end of the last text.
  const decoded = new TextDecoder(name).decode(octets);
  return decoded.includes("\ufffd") ? null : decoded;
}

/** Unix seconds. The module itself reads no clock. */
function seconds(time) {
  const value = time instanceof Date ? time.getTime() / 1000 : (time ?? Date.now() / 1000);
  if (typeof value !== "number" || !Number.isFinite(value)) throw new TypeError("time is a Date or Unix seconds");
  return Math.min(Math.max(Math.floor(value), Number.MIN_SAFE_INTEGER), Number.MAX_SAFE_INTEGER);
}
