// The page's side of the worker that decodes a body. It is made for one body and ended after it, or when it takes too long.
import { loadBodyReader } from "../trust.js";

/** @typedef {import("./mime.js").Body} Body */
/** @typedef {{ header: Uint8Array, body: Uint8Array, cut: boolean, mail?: number }} Job `mail`: which attached mail is wanted, if one is */

/** The most of a body that is decoded, in octets. */
export const mostDecoded = 1024 * 1024;
const mostTime = 10_000;

/** @param {{ header: Uint8Array, body: Uint8Array, cut: boolean }} mail @returns {Promise<Body | null>} null if it could not be decoded */
export function decodeBody(mail) {
  return work(mail);
}

/** An attached mail, by its number. @param {Uint8Array} header @param {Uint8Array} body all of it @param {number} number @returns {Promise<Blob | null>} */
export function takeMail(header, body, number) {
  return work({ header, body, cut: false, mail: number });
}

/** @param {Job} job @returns {Promise<any>} */
async function work(job) {
  const url = await loadBodyReader();
  const worker = new Worker(url);
  try {
    return await new Promise((resolve) => {
      setTimeout(resolve, mostTime, null);
      worker.addEventListener("message", ({ data }) => resolve(data));
      worker.addEventListener("error", () => resolve(null));
      worker.postMessage(job);
    });
  } finally {
    worker.terminate();
  }
}
