// What a copy lacks for a complete verdict, and what the page lacks of a mail.
import { element } from "../dom.js";
import { text } from "../language.js";

/** @param {import("../session.js").Result} result */
export function notices({ report, kind, omitted }) {
  const said = [
    Object.values(omitted).some((count) => count > 0) && text("input_omitted", { ...omitted }),
    kind === "headers-only" && text("input_headers_only"),
    !report.message.traced && text("input_no_trace"),
  ].filter((each) => each);
  return said.length > 0 && element("div", { class: "notices" }, said.map((each) => element("p", {}, each)));
}
