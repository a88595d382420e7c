// Sharing a result. The code is loaded on demand.
import { element } from "../dom.js";
import { loadLater, text } from "../language.js";

/** @param {import("fromproof").Report} report @param {import("fromproof").Report} seen as the page shows it */
export function share(report, seen) {
  const details = element("details", { class: "share no-print" }, element("summary", {}, text("share")));
  details.addEventListener("toggle", async () => {
    const [{ panel }] = await Promise.all([import("../share/panel.js"), loadLater()]);
    if (details.childElementCount === 1) details.append(panel(report, seen));
  });
  return details;
}
