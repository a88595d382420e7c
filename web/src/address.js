// The address and the way back. A sample has an address, to link to it; a mail has none. The way back leads from a mail
// to the one that it was attached to, to the list that it was chosen from, and from there to the input.

/** @param {string | null} sample */
export function setSample(sample) {
  const address = new URL(location.href);
  if (sample) address.searchParams.set("sample", sample);
  else address.searchParams.delete("sample");
  if (address.href !== location.href) history.replaceState(history.state, "", address);
}

/** @param {string} lang */
export function setLanguage(lang) {
  const address = new URL(location.href);
  address.searchParams.set("lang", lang);
  history.replaceState(history.state, "", address);
}

/** Notes that the page shows a list or a mail (1), a mail of a list (2), or one that is attached to such a mail (one more).
 * @param {number} depth */
export function enter(depth) {
  const now = history.state?.depth ?? 0;
  if (now < depth) history.pushState({ depth }, "");
  else if (now > depth) history.replaceState({ depth }, "");
}

/** Calls `went` when the reader goes back or forward. @param {(depth: number) => void} went */
export function listen(went) {
  addEventListener("popstate", ({ state }) => went(state?.depth ?? 0));
}
