// Trusted Types: the only script addresses that this page can make are those of its own worker and of its service worker.
import source from "virtual:worker-source";

const worker = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
const serviceWorker = "./sw.js";

const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy("w", {
  createScriptURL(/** @type {string} */ url) {
    if (url !== worker && url !== serviceWorker) throw new TypeError("not a script of this page");
    return url;
  },
});

/** @type {string} */
export const workerUrl = policy?.createScriptURL(worker) ?? worker;
/** @type {string} */
export const serviceWorkerUrl = policy?.createScriptURL(serviceWorker) ?? serviceWorker;
