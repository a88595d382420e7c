// The servers that the mail passed, from the first to the reader's, and where the provider's own word begins.
import { element } from "../dom.js";
import { duration, shown, text } from "../language.js";

/** @typedef {import("fromproof").Report} Report @typedef {Report["message"]["hops"][number]} Hop */

/** @param {Report} report @returns {Element[]} */
export function route({ message }) {
  const { hops, hops_omitted, border_known } = message;
  const oldestFirst = [...hops].reverse();
  const border = oldestFirst.findIndex(({ where }) => where === "border");
  const rows = oldestFirst.map((hop, i) => [
    i === border && element("li", { class: "provider" }, text(border_known ? "route_border" : "route_border_unsure")),
    element(
      "li",
      { "data-where": hop.where },
      element("span", { class: "way" }, nameOf(hop), " → ", hop.by ? shown(hop.by) : text("unknown")),
      element("span", { class: "detail" }, [hop.with && shown(hop.with), hop.time && shown(hop.time), i > 0 && delayOf(hop)].filter(Boolean).flatMap((each, n) => (n > 0 ? [" · ", each] : [each]))),
    ),
  ]);
  return [
    element("p", { class: "small note" }, text("route_note")),
    element("ol", { class: "route" }, hops_omitted > 0 && element("li", { class: "more" }, text("more", { count: hops_omitted })), rows),
  ];
}

/** @param {Hop} hop */
function nameOf({ from, address }) {
  const named = from && from !== address;
  return [named ? shown(from) : null, named && address ? " " : null, address ? ["[", shown(address), "]"] : named ? null : text("unknown")];
}

/** The time since the server before it: the two clocks may differ. @param {Hop} hop */
function delayOf({ delay }) {
  if (delay === null) return text("route_delay_unknown");
  return delay < 0 ? text("route_clocks", { time: duration(-delay) }) : text("route_delay", { time: duration(delay) });
}
