// Made-up mails with example domains, each showing one situation.
import after from "../samples/ses-after.eml?raw";
import before from "../samples/ses-before.eml?raw";
import spoof from "../samples/spoof.eml?raw";

/** In the order of the buttons. @satisfies {Record<string, string>} */
export const samples = {
  "ses-before": asSent(before),
  "ses-after": asSent(after),
  spoof: asSent(spoof),
};

/** The files are kept with LF; mail has CRLF. @param {string} text */
function asSent(text) {
  return text.replace(/\r?\n/g, "\r\n");
}
