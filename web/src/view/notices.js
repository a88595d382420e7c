// What a copy lacks before anything can be said of it.
import { element } from "../dom.js";
import { text } from "../language.js";

/** @param {import("fromproof").Report} report @param {import("fromproof").Kind} kind */
export function notices({ message, reported, repairs }, kind) {
  const hidden = repairs.some(({ code }) => code === "address-hidden");
  const untraced = reported.length === 0 && message.envelope_from.source === "none" && !hidden;
  const said = [kind === "headers-only" && text("input_headers_only"), untraced && text("input_no_trace")].filter((each) => each);
  return said.length > 0 && element("div", { class: "notices" }, said.map((each) => element("p", {}, each)));
}
