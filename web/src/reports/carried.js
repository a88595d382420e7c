// Whether a mail carries a report, or is a bounce, by its own words; the reader of reports decides.
import { element } from "../dom.js";
import { loadLater, text } from "../language.js";

/** Parts that can only be reports. */
const certain = /^content-type:\s*(?:multipart\/report;[^]{0,200}?report-type="?feedback-report|message\/feedback-report|application\/tlsrpt)/im;
/** Archives and XML, which many mails carry. */
const packed = /^content-type:\s*(?:application\/(?:x-)?(?:gzip|gunzip|zip(?:-compressed)?|xml|octet-stream)|text\/xml)\b/im;
/** RFC 7489 section 7.2.1.1: receiver!domain!begin!end, and the subject of such a mail. */
const named = /![^!\s"]{1,255}!\d{6,}!\d{6,}|^subject:[^]{0,100}report[ -]domain:/im;
const bounced = /^(?:content-type:\s*(?:multipart\/report;[^]{0,200}?report-type="?delivery-status|message\/delivery-status)|x-failed-recipients:|from:[^\n]{0,200}(?:mailer-daemon|mail delivery (?:sub)?system))/im;

/** @param {string} mail its beginning @returns {"report" | "bounce" | null} */
export function carriedBy(mail) {
  if (bounced.test(mail)) return "bounce";
  return certain.test(mail) || (packed.test(mail) && named.test(mail)) ? "report" : null;
}

/** Puts a button there that shows what the mail carries. @param {HTMLElement} place @param {import("../source.js").Source} source @param {(list: import("../list/list.js").Listed) => void} openList */
export async function fill(place, source, openList) {
  const what = carriedBy(source.preview);
  if (!what) return;
  await loadLater();
  const button = element("button", { type: "button", id: "carried" }, text(what === "bounce" ? "reports_why_back" : "reports_show"));
  button.addEventListener("click", async () => {
    const { makeReports } = await import("./reports.js");
    openList({ ...makeReports([{ name: source.file ?? "", blob: source.blob }]), back: "reports_back_to_mail" });
  });
  place.append(...(what === "report" ? [text("reports_carried"), " "] : []), button);
  place.hidden = false;
}
