// Reads DMARC reports, reports on TLS and bounces, from files of any wrapping, for browsers, workers, Node and Deno.
// Loads reports.wasm beside it, and nothing else.
//
//   import { load } from "fromproof/reports";
//   const toolkit = await load();
//   const reports = toolkit.reports();
//   for (const file of files) await reports.add(file, file.name);
//   reports.picture();
//   reports.free();
//   toolkit.bounce(mail); // why a mail came back

import { compile, encoder, octets, text } from "./module.mjs";

/** Octets that are held in memory at once: a mail, an mbox, a zip archive. */
const mostHeld = 512 * 2 ** 20;
/** Octets of a zip archive or of JSON, of its members together, and archives one in the other: as in the command. */
const mostPacked = 64 * 2 ** 20;
const mostUnpacked = 2 ** 30;
const deepest = 4;
const mostForwards = 3;
/** Enough to know what a file is. */
const enough = 64;

/** The numbers of reports::part_role. */
const roles = { mail: 0, markup: 1, forPeople: 2, foreign: 3, attachment: 4 };

/** Why something is not read; the code is one of `Refusal`. */
class Refused extends Error {
  constructor(code, offset = null) {
    super(code);
    this.code = code;
    this.offset = offset;
  }
}

/** A file that cannot be opened, or not to its end. */
class Unreadable extends Error {}

/**
 * @param {import("./fromproof.d.ts").Source} [source]
 * @param {import("./reports.d.ts").LoadOptions} [options]
 */
export async function load(source = new URL("reports.wasm", import.meta.url), { unzip } = {}) {
  /** Parts of the mail that is being read. */
  let parts = [];
  const env = {
    emscripten_notify_memory_growth() {},
    fromproof_part(role, name, nameSize, at, size) {
      parts.push({ role, name: text(wasm, name, nameSize), octets: new Uint8Array(wasm.memory.buffer, at >>> 0, size >>> 0).slice() });
    },
  };
  const { exports } = await WebAssembly.instantiate(await compile(source), { env });
  const wasm = /** @type {any} */ (exports);
  wasm._initialize();
  const partsOf = (handle, octets) => {
    parts = [];
    const isFailure = wasm.fromproof_reports_mail(handle, put(wasm, handle, octets));
    return isFailure ? null : parts;
  };
  return Object.freeze({
    version: text(wasm, wasm.fromproof_version(), wasm.fromproof_version_size()),
    reports: () => new Reports(wasm, partsOf, unzip),
    bounce(message) {
      const handle = opened(wasm);
      try {
        return noticesOf(wasm, handle, octets(message)).notices;
      } finally {
        wasm.fromproof_reports_close(handle);
      }
    },
  });
}

class Reports {
  #wasm;
  #partsOf;
  #unzip;
  #handle;
  #files = 0;
  #refused = [];
  #failures = 0;
  #tls = { reports: 0, successes: 0, failures: 0, types: new Map() };
  /** Settled when the files before are read: one is read at a time. */
  #last = Promise.resolve();
  /** What one file brought. */
  #found = { notices: [], refused: [], reports: 0 };
  #unpacked = 0;
  /** The records that are wanted, and the domain that they are about; see records(). */
  #wanted = null;

  constructor(wasm, partsOf, unzip) {
    this.#wasm = wasm;
    this.#partsOf = partsOf;
    this.#unzip = unzip;
    this.#handle = opened(wasm);
  }

  add(file, name = "") {
    const added = this.#last.then(() => this.#read(file, name));
    this.#last = added.catch(() => {});
    return added;
  }

  async #read(file, name) {
    this.#live();
    this.#files++;
    this.#found = { notices: [], refused: [], reports: 0 };
    this.#unpacked = 0;
    const place = { file: name, member: "" };
    try {
      await this.#content(chunksOf(file), place, 0, 0, this.#found.refused);
    } catch (error) {
      const code = error instanceof Refused ? error.code : error instanceof Unreadable ? "unreadable" : null;
      if (!code) throw error;
      this.#found.refused.push({ ...place, code, offset: error.offset ?? null });
    }
    this.#refused.push(...this.#found.refused.slice(0, mostRefused - this.#refused.length));
    return this.#found;
  }

  picture() {
    const written = this.#wasm.fromproof_reports_write(this.#live());
    if (!written) throw new RangeError(noMemory);
    const picture = JSON.parse(text(this.#wasm, this.#wasm.fromproof_reports_output(this.#handle), written));
    const types = [...this.#tls.types].map(([type, count]) => ({ type, count }));
    return { ...picture, files: this.#files, refused: this.#refused, failure_reports: this.#failures, tls: { ...this.#tls, types } };
  }

  async records({ domain, kind, name }, files, most = 200) {
    const search = new Reports(this.#wasm, this.#partsOf, this.#unzip);
    try {
      search.#want(domain, kind, name);
      for (const { file, name } of files) await search.add(file, name);
      const { records, omitted } = search.#wanted;
      const sorted = records.sort((a, b) => (b.count ?? 0) - (a.count ?? 0));
      return { records: sorted.slice(0, most), omitted: omitted + Math.max(0, sorted.length - most) };
    } finally {
      search.free();
    }
  }

  free() {
    if (this.#handle) this.#wasm.fromproof_reports_close(this.#handle);
    this.#handle = 0;
  }

  #live() {
    if (!this.#handle) throw new Error("these reports were freed");
    return this.#handle;
  }

  #want(domain, kind, name) {
    const [first, second] = [kind, name].map((text) => encoder.encode(text));
    const both = new Uint8Array([...first, ...second]);
    put(this.#wasm, this.#handle, both);
    if (!this.#wasm.fromproof_reports_want(this.#handle, first.length, second.length)) throw new RangeError(noMemory);
    this.#wanted = { domain, records: [], omitted: 0 };
  }

  /** Reads a file, or what was in one. `refused` takes what cannot be read in it. */
  async #content(chunks, place, depth, forwards, refused) {
    const { first, all } = await begin(chunks);
    const kind = this.#kindOf(first);
    const isArchive = kind === "gzip" || kind === "zip";
    if (isArchive && depth === deepest) throw new Refused("nested");
    switch (kind) {
      case "empty":
        throw new Refused("empty");
      case "gzip":
        return this.#content(this.#counted(gunzipped(all)), place, depth + 1, forwards, refused);
      case "zip":
        return this.#members(await whole(all, mostPacked), place, depth, forwards, refused);
      case "xml":
        return this.#report(all, place);
      case "json":
        return this.#json(await whole(all, mostPacked), place);
      default:
        return this.#mails(await whole(all, mostHeld), place, forwards, refused);
    }
  }

  #kindOf(first) {
    const at = this.#wasm.fromproof_reports_content(this.#live(), put(this.#wasm, this.#handle, first));
    return text(this.#wasm, at, this.#wasm.fromproof_reports_word_size());
  }

  /** The octets of an archive, as long as there are not too many of them. */
  async *#counted(chunks) {
    for await (const chunk of chunks) {
      this.#count(chunk.length);
      yield chunk;
    }
  }

  #count(more) {
    this.#unpacked += more;
    if (this.#unpacked > mostUnpacked) throw new Refused("too-much");
  }

  async #members(archive, place, depth, forwards, refused) {
    if (!this.#unzip) throw new Refused("cannot-unpack");
    for (const { name, octets } of membersOf(this.#unzip, archive)) {
      // A folder, or what macOS adds to each file.
      if (name.endsWith("/") || name.startsWith("__MACOSX/")) continue;
      const here = { ...place, member: name };
      try {
        if (!octets) throw new Refused("cannot-unpack");
        this.#count(octets.length);
        await this.#content(chunksOf(octets), here, depth + 1, forwards, refused);
      } catch (error) {
        if (!(error instanceof Refused) || error.code === "too-much") throw error;
        refused.push({ ...here, code: error.code, offset: error.offset });
      }
    }
  }

  async #report(chunks, place) {
    const wasm = this.#wasm;
    const handle = this.#live();
    wasm.fromproof_reports_begin(handle);
    for await (const chunk of chunks) {
      for (let at = 0; at < chunk.length; at += pieceSize) {
        wasm.fromproof_reports_piece(handle, put(wasm, handle, chunk.subarray(at, at + pieceSize)));
      }
    }
    const code = text(wasm, wasm.fromproof_reports_end(handle), wasm.fromproof_reports_word_size());
    if (code === "foreign-xml") throw new Refused(code);
    if (code) throw new Refused(code, wasm.fromproof_reports_offset(handle));
    this.#found.reports++;
    if (this.#wanted) this.#keep(place);
  }

  /** Keeps the records that are wanted of the last report. */
  #keep(place) {
    const { domain, records } = this.#wanted;
    const found = this.#text();
    if (!found) return void this.#wanted.omitted++;
    const { report, records: rows } = JSON.parse(found);
    if ((report.domain ?? "").toLowerCase().replace(/\.$/, "") !== domain) return;
    for (const row of rows) records.push({ ...row, org_name: report.org_name, begin: report.begin, end: report.end, ...place });
    if (records.length <= mostRecords) return;
    records.sort((a, b) => (b.count ?? 0) - (a.count ?? 0));
    this.#wanted.omitted += records.splice(mostRecords / 2).length;
  }

  #text() {
    return textOf(this.#wasm, this.#handle);
  }

  /** A report on TLS, or events of Amazon SES. */
  #json(octets, place) {
    const size = put(this.#wasm, this.#live(), octets);
    const state = this.#wasm.fromproof_reports_tls(this.#handle, size);
    if (state === -1) return this.#addTls(JSON.parse(this.#text()));
    if (state >= 0) throw new Refused("bad-json", state);
    const { notices } = noticesOf(this.#wasm, this.#handle, octets);
    if (notices.length === 0) throw new Refused("foreign-json");
    this.#notice(notices, place);
  }

  #notice(notices, { file, member }) {
    this.#found.notices.push(...notices.map((notice) => ({ ...notice, file: member || file })));
  }

  #addTls({ successes, failures, types }) {
    this.#found.reports++;
    this.#tls.reports++;
    this.#tls.successes += successes;
    this.#tls.failures += failures;
    for (const { type, count } of types) this.#tls.types.set(type, (this.#tls.types.get(type) ?? 0) + count);
  }

  /** The mails of an mbox, or one mail. */
  async #mails(octets, place, forwards, refused) {
    const starts = separators(this.#wasm, this.#live(), put(this.#wasm, this.#handle, octets), octets.length);
    if (starts.length < 2) return this.#mail(octets, place, forwards, refused);
    for (const [i, start] of starts.entries()) {
      const here = { ...place, file: `${place.file} #${i + 1}` };
      try {
        await this.#mail(octets.subarray(start, starts[i + 1]), here, forwards, refused);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        refused.push({ ...here, code: error.code, offset: error.offset });
      }
    }
  }

  async #mail(octets, place, forwards, refused) {
    if (forwards > mostForwards) throw new Refused("too-many-mails");
    const parts = this.#partsOf(this.#live(), octets);
    if (!parts) {
      this.#found.reports++;
      return void this.#failures++;
    }
    const before = this.#found.reports + this.#found.notices.length;
    const why = [];
    for (const { role, name, octets: part } of parts) {
      const quiet = [];
      try {
        await this.#part(role, part, { ...place, member: name || place.member }, forwards + 1, quiet);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        quiet.push({ ...place, member: name || place.member, code: error.code, offset: error.offset });
      }
      if (role !== roles.forPeople) why.push(...quiet);
    }
    if (this.#found.reports + this.#found.notices.length > before) return void refused.push(...why);
    const { notices } = noticesOf(this.#wasm, this.#handle, octets);
    if (notices.length > 0) return this.#notice(notices, place);
    if (why.length === 0) throw new Refused("no-report");
    refused.push(...why);
  }

  async #part(role, octets, place, forwards, refused) {
    if (role === roles.mail) return this.#mail(octets, place, forwards, refused);
    const kind = this.#kindOf(octets.subarray(0, enough));
    if (kind === "other" || kind === "empty") {
      if (role === roles.attachment) throw new Refused("neither");
      return;
    }
    if (role !== roles.markup) await this.#content(chunksOf(octets), place, 0, forwards, refused);
  }
}

const noMemory = "there is not enough memory for these reports";
const mostRefused = 10_000;
const mostRecords = 4000;
const pieceSize = 2 ** 16;

function opened(wasm) {
  const handle = wasm.fromproof_reports_open();
  if (!handle) throw new RangeError(noMemory);
  return handle;
}

/** Hands octets to the module. Returns their number. */
function put(wasm, handle, octets) {
  const at = wasm.fromproof_reports_input(handle, octets.length) >>> 0;
  if (!at) throw new RangeError(noMemory);
  new Uint8Array(wasm.memory.buffer, at, octets.length).set(octets);
  return octets.length;
}

function textOf(wasm, handle) {
  const size = wasm.fromproof_reports_text_size(handle);
  return size ? text(wasm, wasm.fromproof_reports_text(handle), size) : "";
}

function noticesOf(wasm, handle, octets) {
  const error = text(wasm, wasm.fromproof_reports_bounce(handle, put(wasm, handle, octets)), wasm.fromproof_reports_word_size());
  const found = textOf(wasm, handle);
  return { notices: found ? JSON.parse(found) : [], error };
}

/** The offsets at which the mails of an mbox begin. */
function separators(wasm, handle, size) {
  const found = [];
  for (let at = -1; (at = wasm.fromproof_reports_next_separator(handle, size, at + 1)) >= 0; ) found.push(at);
  return found;
}

/** @returns {AsyncIterable<Uint8Array>} */
function chunksOf(file) {
  if (typeof Blob !== "undefined" && file instanceof Blob) return pulled(file.stream());
  if (typeof ReadableStream !== "undefined" && file instanceof ReadableStream) return pulled(file);
  const given = octets(file);
  return (async function* () {
    if (given.length > 0) yield given;
  })();
}

/** The chunks of a stream: not every browser can iterate over one. @param {ReadableStream} stream */
async function* pulled(stream) {
  const reader = stream.getReader();
  try {
    for (let next; !(next = await reader.read()).done; ) yield next.value;
  } catch (error) {
    throw new Unreadable("", { cause: error });
  } finally {
    // If the caller stops early, the rest is not read.
    await reader.cancel().catch(() => {});
  }
}

/** The first octets, and all of them. @param {AsyncIterable<Uint8Array>} chunks */
async function begin(chunks) {
  const rest = chunks[Symbol.asyncIterator]();
  let first = new Uint8Array();
  for (let next; first.length < enough && !(next = await rest.next()).done; ) first = joined([first, next.value]);
  async function* all() {
    try {
      if (first.length > 0) yield first;
      for (let next; !(next = await rest.next()).done; ) yield next.value;
    } finally {
      await rest.return?.();
    }
  }
  return { first: first.subarray(0, enough), all: all() };
}

async function whole(chunks, most) {
  const pieces = [];
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > most) throw new Refused("too-large");
    pieces.push(chunk);
  }
  return pieces.length === 1 ? pieces[0] : joined(pieces);
}

function joined(pieces) {
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}

/** All but the line ends at the end, which a mail adds to its attachments. */
async function* withoutLineEnds(chunks) {
  let held = new Uint8Array();
  for await (const chunk of chunks) {
    let size = chunk.length;
    while (size > 0 && (chunk[size - 1] === 10 || chunk[size - 1] === 13)) size--;
    if (size > 0 && held.length > 0) {
      yield held;
      held = new Uint8Array();
    }
    if (size > 0) yield chunk.subarray(0, size);
    // A file of nothing else is no gzip, and is not held.
    if (held.length < enough) held = joined([held, chunk.subarray(size)]);
  }
}

/** Inflates gzip. What is cut off or damaged is refused. */
async function* gunzipped(chunks) {
  const { readable, writable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  /** Why there is no more: the file itself, or the archive that this one is in, may have failed. */
  let failed = null;
  const feed = async () => {
    try {
      for await (const chunk of withoutLineEnds(chunks)) await writer.write(chunk);
      await writer.close();
    } catch (error) {
      if (error instanceof Refused || error instanceof Unreadable) failed = error;
      await writer.abort(error).catch(() => {});
    }
  };
  const fed = feed();
  try {
    yield* pulled(readable);
  } catch {
    await fed;
    throw failed ?? new Refused("cannot-unpack");
  }
}

/** The members of a zip archive. What `unzip` throws is a refusal, by the code that it has. */
function* membersOf(unzip, archive) {
  try {
    yield* unzip(archive);
  } catch (error) {
    throw error instanceof Refused ? error : new Refused(typeof error?.code === "string" ? error.code : "cannot-unpack");
  }
}
