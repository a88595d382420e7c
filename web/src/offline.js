// Keeps the page for use without a network, and tells when a newer one is ready. The reader decides when to reload.
import { element } from "./dom.js";
import { loadLater, text } from "./language.js";
import { serviceWorkerUrl } from "./trust.js";

/** Whether the browser keeps the page; it answers when all files are there. */
export async function register() {
  if (import.meta.env.MODE === "offline" || import.meta.env.DEV || !isSecureContext || !("serviceWorker" in navigator)) return false;
  try {
    const registration = await navigator.serviceWorker.register(serviceWorkerUrl);
    const look = async () => {
      const { waiting } = registration;
      const newer = waiting && (await buildOf(waiting));
      if (newer && newer !== document.getElementById("build")?.textContent) await announce();
    };
    const watch = () => registration.installing?.addEventListener("statechange", look);
    registration.addEventListener("updatefound", watch);
    watch();
    await look();
    await navigator.serviceWorker.ready;
    return true;
  } catch {
    // Without it the page still works with a network.
    return false;
  }
}

/** @param {ServiceWorker} worker @returns {Promise<string>} */
function buildOf(worker) {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(String(data));
    worker.postMessage("build", [port2]);
  });
}

async function announce() {
  await loadLater();
  if (document.getElementById("newer")) return;
  const button = element("button", { type: "button" }, text("about_reload"));
  button.addEventListener("click", () => location.reload());
  document.querySelector("main")?.before(element("aside", { id: "newer" }, element("p", {}, text("about_newer")), button));
}
