// A summary that came with a link. What reads and shows it is loaded if there is one.
import { loadLater } from "../language.js";

/** Shows the summary in the address, now and when it changes; `closed` gets the focus afterwards. @param {HTMLElement} closed */
export async function watchShared(closed) {
  const look = async () => {
    document.getElementById("shared")?.remove();
    if (!location.hash.startsWith("#summary=")) return;
    const [{ sharedSummary }] = await Promise.all([import("../share/shared.js"), loadLater()]);
    const shared = sharedSummary(location.hash, closed);
    document.getElementById("shared")?.remove();
    document.querySelector("main")?.prepend(shared);
  };
  addEventListener("hashchange", look);
  // The words change with the language.
  new MutationObserver(look).observe(document.documentElement, { attributeFilter: ["lang"] });
  await look();
}
