// Sharing a result. The code is loaded on demand.
import { element } from "../dom.js";
import { loadLater, text } from "../language.js";

/** @param {import("fromproof").Report} report */
export function share(report) {
  const details = element("details", { class: "share no-print" }, element("summary", {}, text("share")));
  details.addEventListener("toggle", async () => {
    const [{ panel }] = await Promise.all([import("../share/panel.js"), loadLater()]);
    if (details.childElementCount === 1) details.append(panel(report));
  });
  return details;
}
