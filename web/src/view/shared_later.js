// A summary in the address, as in a shared link, needs code of its own: this waits for the first.

/** @param {HTMLElement} closed gets the focus when it is closed */
export async function awaitShared(closed) {
  if (!location.hash.startsWith("#summary=")) return addEventListener("hashchange", () => void awaitShared(closed), { once: true });
  const { watchShared } = await import("./shared.js");
  await watchShared(closed);
}
