// Runs in a blob worker: keeps the last mail open, returns its report and the open DNS questions, and takes answers.
import { load } from "fromproof";
import { wasm } from "fromproof.wasm";
import { bounded } from "./bounded.js";
import { glanceOf } from "./glance.js";
import { splitMbox } from "./mbox.js";
import { glanceLength, most as mostOctets } from "./source.js";

/**
 * What the page may call, by its name; see Session.
 * @typedef {{ id: number, mail: number, call: "check" | "again" | "questions" | "answer" | "report" | "forget" | "octets" | "split" | "glance",
 *   message?: string | ArrayBuffer | Blob, told?: Told, begin?: number, end?: number, most?: number, question?: { name: string, type: string }, wire?: Uint8Array<ArrayBuffer> | null,
 *   choices?: Choices }} Job
 * @typedef {import("fromproof").Check} Check
 * @typedef {import("fromproof").FixChoices} Choices
 * @typedef {Pick<import("fromproof").Options, "receiver" | "mine">} Told what the reader tells of a mail
 * @typedef {{ mail: number, check: Check, answers: Map<string, Uint8Array<ArrayBuffer> | null | undefined> }} Open
 */

const ready = load(wasm()).then((fromproof) => {
  postMessage({ ready: true, version: fromproof.version });
  return fromproof;
});
ready.catch(() => postMessage({ error: "wasm" }));

/** @type {Open | null} */
let open = null;

addEventListener("message", async ({ data }) => {
  const job = /** @type {Job} */ (data);
  const fromproof = await ready;
  try {
    const value = perform(fromproof, job);
    postMessage({ id: job.id, value }, { transfer: value instanceof Uint8Array ? [value.buffer] : [] });
  } catch (error) {
    postMessage({ id: job.id, error: whatFailed(error) });
  }
});

/** @param {import("fromproof").Fromproof} fromproof @param {Job} job */
function perform(fromproof, { id, call, mail, message = "", told: options = {}, begin, end, most, question, wire, choices }) {
  const progress = (/** @type {number} */ share) => postMessage({ id, progress: share });
  if (call === "glance" && message instanceof Blob) return glance(fromproof, message);
  if (call === "split" && message instanceof Blob) {
    const { size } = message;
    return splitMbox(size, (from, to) => slice(message, from, to), fromproof.separators, { most, progress: (octets) => progress(octets / size) });
  }
  if (call === "check" || call === "forget") {
    open?.check.free();
    open = null;
    if (call === "forget") return null;
    const opened = { mail, check: fromproof.check(octetsOf(message, progress), options), answers: new Map() };
    open = opened;
    return told(fromproof, opened);
  }
  // A mail that came in meanwhile has other questions.
  if (open?.mail !== mail) throw new Error("this mail is not open any more");
  if (call === "again") return told(fromproof, (open = again(open, fromproof.check(octetsOf(message), options))));
  const { check, answers } = open;
  if (call === "report") return told(fromproof, { mail, check }, choices);
  if (call === "octets") return check.octets(begin, end);
  if (call === "answer") {
    const asked = check.questions().find(({ name, type }) => name === question?.name && type === question.type);
    if (!asked) throw new Error("this question is not open");
    check.answer(wire, asked);
    answers.set(keyOf(asked), wire);
  }
  return check.questions();
}

/** @param {{ name: string, type: string }} question */
const keyOf = ({ name, type }) => `${name} ${type}`;

/**
 * The same mail, evaluated again: earlier answers are reused, and no question is asked again.
 * @param {Open} before @param {Check} check @returns {Open}
 */
function again({ mail, check: old, answers }, check) {
  old.free();
  const known = () => check.questions().filter((question) => answers.has(keyOf(question)));
  // Does not start a verification that had not begun.
  for (let open; answers.size > 0 && (open = known()).length > 0; ) for (const each of open) check.answer(answers.get(keyOf(each)), each);
  return { mail, check, answers };
}

/** @param {import("fromproof").Fromproof} fromproof @param {{ mail: number, check: Check }} opened @param {Choices} [choices] */
function told(fromproof, { mail, check }, choices) {
  const { report, omitted } = bounded(check.report(choices));
  const records = report.fixes.length > 0 ? fromproof.recordFormats.map((format) => [format, check.records(format, choices)]) : [];
  return { mail, kind: check.kind, report, omitted, records: Object.fromEntries(records) };
}

/**
 * What a list shows of a mail: what its own page would show, for without DNS the header is enough. The open mail stays open.
 * @param {import("fromproof").Fromproof} fromproof @param {Blob} mail
 */
function glance(fromproof, mail, octets = Math.min(mail.size, glanceLength)) {
  const check = fromproof.check(octetsOf(mail.slice(0, octets)));
  try {
    const { kind } = check;
    const report = check.report();
    // The header of such a mail goes on.
    if (octets < mail.size && report.message.body_octets === 0 && unended.has(kind) && mail.size <= mostOctets) return glance(fromproof, mail, mail.size);
    return glanceOf(kind, report);
  } finally {
    check.free();
  }
}

/** What the beginning of a text can seem to be if its header does not end in it. @type {Set<import("fromproof").Kind>} */
const unended = new Set(["message", "headers-only", "mbox", "not-mail"]);

/** How much of a file is read at once, in octets. */
const step = 4 * 1024 * 1024;

/**
 * Tells how much of it is read.
 * @param {string | ArrayBuffer | Blob} message @param {(share: number) => void} [progress]
 */
function octetsOf(message, progress) {
  if (!(message instanceof Blob)) return message;
  const all = new Uint8Array(message.size);
  for (let at = 0; at < all.length; at += step) {
    all.set(slice(message, at, at + step), at);
    progress?.(Math.min(1, (at + step) / all.length));
  }
  return all.buffer;
}

/** @param {Blob} file @param {number} begin @param {number} end */
function slice(file, begin, end) {
  return new Uint8Array(new FileReaderSync().readAsArrayBuffer(file.slice(begin, end)));
}

/** The end of the locale's key for this error. @param {unknown} error */
function whatFailed(error) {
  // A file that was removed or must not be read.
  if (error instanceof DOMException) return "file";
  return error instanceof RangeError ? "memory" : "other";
}
