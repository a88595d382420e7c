// Trusted Types: the only script addresses that this page can make are those of its own workers and of its service worker.
import reader from "virtual:reader";

/** @type {Set<string>} */
const own = new Set(["./sw.js"]);

const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("w", {
  createScriptURL(/** @type {string} */ url) {
    if (!own.has(url)) throw new TypeError("not a script of this page");
    return url;
  },
});

/** @param {string} url @returns {string} */
const trusted = (url) => policy?.createScriptURL(url) ?? url;

/** @param {string} source */
function worker(source) {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  own.add(url);
  return trusted(url);
}

/** Reads mails, without DNS. */
export const readerUrl = worker(reader);

/** @type {Promise<string> | undefined} */
let verifierUrl;
/** Reads and verifies. A third larger, and loaded only for verification. */
export async function loadVerifier() {
  verifierUrl ??= import("virtual:verifier").then(({ default: source }) => (source === reader ? readerUrl : worker(source)));
  // After a failure the next call tries again.
  verifierUrl.catch(() => (verifierUrl = undefined));
  return verifierUrl;
}

/** @type {Promise<string> | undefined} */
let bodyReaderUrl;
/** Decodes bodies. Loaded when the first is asked for. */
export async function loadBodyReader() {
  bodyReaderUrl ??= import("./body/source.js").then(({ unpackedSource }) => unpackedSource()).then(worker);
  bodyReaderUrl.catch(() => (bodyReaderUrl = undefined));
  return bodyReaderUrl;
}

export const serviceWorkerUrl = trusted("./sw.js");
