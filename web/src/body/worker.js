// Runs in a blob worker: decodes one body, or takes an attached mail out of it.
import { attachedMail, readBody } from "./mime.js";

addEventListener("message", async ({ data }) => {
  const { header, body, cut, mail } = /** @type {import("./reader.js").Job} */ (data);
  const work = mail === undefined ? readBody(header, body, cut) : attachedMail(header, body, mail);
  postMessage(await work.catch(() => null));
});
