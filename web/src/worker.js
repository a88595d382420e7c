// Runs in a blob worker: reads one mail at a time and answers with its report.
import { load } from "fromproof";
import compressed from "fromproof.wasm";

/** @typedef {{ id: number, message: string | ArrayBuffer }} Job */

const wasm = new Blob([compressed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
const ready = load(new Response(wasm)).then((fromproof) => {
  postMessage({ ready: true, version: fromproof.version, words: { en: fromproof.words("en"), ja: fromproof.words("ja") } });
  return fromproof;
});
ready.catch(() => postMessage({ error: "wasm" }));

addEventListener("message", async ({ data }) => {
  const { id, message } = /** @type {Job} */ (data);
  const fromproof = await ready;
  try {
    const check = fromproof.check(message);
    try {
      postMessage({ id, report: check.report() });
    } finally {
      check.free();
    }
  } catch (error) {
    postMessage({ id, error: error instanceof RangeError ? "memory" : "other" });
  }
});
