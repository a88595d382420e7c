// What the loaders of both modules share: how to get the WebAssembly, and texts in and out of its memory.

export const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @returns {Promise<WebAssembly.Module>} */
export async function compile(source) {
  if (source instanceof WebAssembly.Module) return source;
  if (typeof source === "string" || source instanceof URL) return compile(await read(new URL(source, import.meta.url)));
  if (typeof Response !== "undefined" && source instanceof Response) {
    if (!source.ok) throw new Error(`fromproof.wasm: the server answered ${source.status}`);
    return WebAssembly.compile(await source.arrayBuffer());
  }
  return WebAssembly.compile(source);
}

async function read(url) {
  // Node's fetch does not read files; Deno and every browser do.
  if (url.protocol === "file:" && globalThis.process?.versions?.node && !globalThis.Deno) {
    const { readFile } = await import(/* @vite-ignore */ "node:fs/promises");
    return readFile(url);
  }
  return fetch(url);
}

/** The octets of a message: a string is written as UTF-8, its lone surrogates as U+FFFD. */
export function octets(message) {
  if (typeof message === "string") return encoder.encode(message);
  if (message instanceof ArrayBuffer) return new Uint8Array(message);
  if (ArrayBuffer.isView(message)) return new Uint8Array(message.buffer, message.byteOffset, message.byteLength);
  throw new TypeError("a message is a string, an ArrayBuffer or a view of one");
}

export function text(wasm, address, size) {
  return decoder.decode(new Uint8Array(wasm.memory.buffer, address >>> 0, size >>> 0));
}
