// Runs in a blob worker: decodes one body.
import { readBody } from "./mime.js";

addEventListener("message", async ({ data }) => {
  const { header, body, cut } = /** @type {{ header: Uint8Array, body: Uint8Array, cut: boolean }} */ (data);
  postMessage(await readBody(header, body, cut).catch(() => null));
});
