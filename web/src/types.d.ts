declare module "virtual:reader" {
  const source: string;
  export default source;
}
declare module "virtual:verifier" {
  const source: string;
  export default source;
}
declare module "virtual:body" {
  /** gzip in base64. */
  const packed: string;
  export default packed;
}
declare module "postal-mime/charsets" {
  export function getDecoder(charset: string): TextDecoder;
}
declare module "fromproof.wasm" {
  /** Compressed: see lzma.js. */
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
interface HTMLElement {
  /** Of #result: the report of the last analysis. */
  report?: import("fromproof").Report;
}
/** Of workers, which the library of types for pages leaves out. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}
