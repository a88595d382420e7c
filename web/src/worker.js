// Runs in a blob worker: keeps the last mail open, tells its report, the DNS questions that are left, and takes answers.
import { load } from "fromproof";
import compressed from "fromproof.wasm";

/**
 * What the page may call, by its name; see Session.
 * @typedef {{ id: number, mail: number, call: "check" | "questions" | "answer" | "report" | "forget",
 *   message?: string | ArrayBuffer, question?: { name: string, type: string }, wire?: Uint8Array<ArrayBuffer> | null }} Job
 * @typedef {import("fromproof").Check & { records?: (format: string) => string[] }} Check
 */

const formats = ["list", "zone_file", "route53", "cloudflare", "terraform"];

const wasm = new Blob([compressed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
const ready = load(new Response(wasm)).then((fromproof) => {
  postMessage({ ready: true, version: fromproof.version });
  return fromproof;
});
ready.catch(() => postMessage({ error: "wasm" }));

/** @type {{ mail: number, check: Check } | null} */
let open = null;

addEventListener("message", async ({ data }) => {
  const job = /** @type {Job} */ (data);
  const fromproof = await ready;
  try {
    postMessage({ id: job.id, value: perform(fromproof, job) });
  } catch (error) {
    postMessage({ id: job.id, error: error instanceof RangeError ? "memory" : "other" });
  }
});

/** @param {import("fromproof").Fromproof} fromproof @param {Job} job */
function perform(fromproof, { call, mail, message = "", question, wire }) {
  if (call === "check" || call === "forget") {
    open?.check.free();
    open = null;
    if (call === "forget") return null;
    open = { mail, check: fromproof.check(message) };
    return told(open.check);
  }
  // A mail that came in meanwhile has other questions.
  if (open?.mail !== mail) throw new Error("this mail is not open any more");
  const { check } = open;
  if (call === "report") return told(check);
  if (call === "answer") {
    const asked = check.questions().find(({ name, type }) => name === question?.name && type === question.type);
    if (!asked) throw new Error("this question is not open");
    check.answer(wire, asked);
  }
  return check.questions();
}

/** @param {Check} check */
function told(check) {
  const texts = formats.map((format) => [format, check.records?.(format) ?? null]);
  return { report: check.report(), records: Object.fromEntries(texts.filter(([, text]) => text)) };
}
