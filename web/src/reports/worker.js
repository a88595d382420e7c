// Runs in a blob worker: reads files for one picture, and says what it knows while it goes on.
import { load } from "fromproof/reports";
import { wasm } from "reports.wasm";
import { unzip } from "./unzip.js";

/**
 * @typedef {import("./shape.js").State} State @typedef {import("./shape.js").Given} Given
 * @typedef {{ read: readonly Given[] } | { id: number, recordsOf: { domain: string, kind: any, name: string } }} Job see Reading
 */

/** What is kept to be shown; the rest is counted. */
const mostRefused = 200;
const mostNotices = 500;
/** Files that are opened before they are read, and the octets that such a file has at most. */
const ahead = 8;
const mostAtOnce = 4 * 2 ** 20;
/** Milliseconds between two states. */
const pause = 200;

const ready = load(wasm(), { unzip }).then((toolkit) => toolkit.reports());
ready.catch(() => postMessage({ failed: "error_wasm" }));

/** All files so far, to find records in. @type {Given[]} */
const given = [];
/** @type {Omit<State, "picture" | "tls" | "failures">} */
const known = { files: 0, done: 0, refused: [], refusedOmitted: 0, notices: [], noticesOmitted: 0, bounces: { hard: 0, soft: 0, complaints: 0, other: 0 } };
let told = 0;

addEventListener("message", async ({ data }) => {
  const job = /** @type {Job} */ (data);
  try {
    const reports = await ready;
    if ("read" in job) return await read(reports, job.read);
    const files = given.map(({ name, blob }) => ({ name, file: blob }));
    postMessage({ id: job.id, value: await reports.records(job.recordsOf, files) });
  } catch (error) {
    // What cannot be read is refused and is no error, so that this is the end of the memory.
    postMessage({ failed: error instanceof RangeError ? "error_memory" : "error_other", id: "id" in job ? job.id : undefined });
  }
});

/** @param {import("fromproof/reports").Reports} reports @param {readonly Given[]} files */
async function read(reports, files) {
  known.files += files.length;
  given.push(...files);
  // The next files are opened while one is read.
  const opened = files.slice(0, ahead).map(({ blob }) => octetsOf(blob));
  for (const [i, { name }] of files.entries()) {
    const next = files[i + ahead];
    if (next) opened.push(octetsOf(next.blob));
    const octets = await opened.shift();
    const { notices, refused } = await reports.add(octets ?? new Blob(), name);
    known.done++;
    for (const each of refused) refuse(each);
    for (const notice of notices) take(notice);
    if (performance.now() - told < pause) continue;
    told = performance.now();
    postMessage({ learned: stateOf(reports) });
  }
  postMessage({ ended: stateOf(reports) });
}

/** A small file at once, which is quicker than a piece at a time; a large one as it is. @param {Blob} blob */
async function octetsOf(blob) {
  // One that cannot be opened is refused where it is read.
  return blob.size <= mostAtOnce ? blob.arrayBuffer().catch(() => blob) : blob;
}

/** @param {import("fromproof/reports").Refusal} why */
function refuse({ file, member, code, offset }) {
  if (known.refused.length < mostRefused) known.refused.push({ count: 1, file, member: member || null, code, offset });
  else known.refusedOmitted++;
}

/** @param {import("fromproof/reports").Notice} notice */
function take(notice) {
  const classes = new Set(notice.recipients.map((each) => each.class));
  const kind = notice.kind === "complaint" ? "complaints" : classes.has("hard") ? "hard" : classes.has("soft") ? "soft" : "other";
  known.bounces[kind]++;
  if (known.notices.length < mostNotices) known.notices.push({ ...notice, file: notice.file ?? "" });
  else known.noticesOmitted++;
}

/** @param {import("fromproof/reports").Reports} reports @returns {State} */
function stateOf(reports) {
  const { tls, failure_reports: failures, refused: _refused, files: _files, ...picture } = reports.picture();
  return { ...known, picture, tls: tls.reports > 0 ? tls : null, failures };
}
