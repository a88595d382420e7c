// A mail that may carry a report, or be a bounce: a cheap test by its header fields, and the rest on demand.
import { element } from "../dom.js";

const hint = /^content-type:\s*\S*(?:report|zip|xml|octet)|^x-failed-|mailer-daemon/im;

/** @param {import("../source.js").Source} source @param {(list: import("../list/list.js").Listed) => void} openList */
export function carried(source, openList) {
  if (!hint.test(source.preview)) return null;
  const place = element("p", { hidden: true });
  import("../reports/carried.js").then(({ fill }) => fill(place, source, openList)).catch(() => {});
  return place;
}
