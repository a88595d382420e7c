// What a copy lacks for a complete verdict.
import { element } from "../dom.js";
import { text } from "../language.js";

/** @param {import("fromproof").Report} report @param {import("fromproof").Kind} kind */
export function notices(report, kind) {
  const said = [kind === "headers-only" && text("input_headers_only"), !report.message.traced && text("input_no_trace")].filter((each) => each);
  return said.length > 0 && element("div", { class: "notices" }, said.map((each) => element("p", {}, each)));
}
