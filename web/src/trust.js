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

/** Loads the source of a worker when it is wanted first. After a failure the next call tries again. @param {() => Promise<string>} load */
function lazily(load) {
  /** @type {Promise<string> | undefined} */
  let url;
  return () => {
    url ??= load().then((source) => (source === reader ? readerUrl : worker(source)));
    url.catch(() => (url = undefined));
    return url;
  };
}

/** Reads and verifies. A third larger, and loaded only for verification. */
export const loadVerifier = lazily(() => import("virtual:verifier").then(({ default: source }) => source));

/** Decodes bodies. */
export const loadBodyReader = lazily(() => import("./body/source.js").then(({ unpackedSource }) => unpackedSource()));

/** Reads reports and bounces. */
export const loadReportsReader = lazily(() => import("virtual:reports").then(({ default: source }) => source));

export const serviceWorkerUrl = trusted("./sw.js");
