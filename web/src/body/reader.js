// The page's side of the worker that decodes a body. It is made for one body and ended after it, or when it takes too long.
import { loadBodyReader } from "../trust.js";

/** @typedef {import("./mime.js").Body} Body */

/** The most of a body that is decoded, in octets. */
export const mostDecoded = 1024 * 1024;
const mostTime = 10_000;

/** @param {{ header: Uint8Array, body: Uint8Array, cut: boolean }} mail @returns {Promise<Body | null>} null if it could not be decoded */
export async function decodeBody(mail) {
  const url = await loadBodyReader();
  const worker = new Worker(url);
  try {
    return await new Promise((resolve) => {
      setTimeout(resolve, mostTime, null);
      worker.addEventListener("message", ({ data }) => resolve(data));
      worker.addEventListener("error", () => resolve(null));
      worker.postMessage(mail);
    });
  } finally {
    worker.terminate();
  }
}
