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
declare module "virtual:reports" {
  const source: string;
  export default source;
}
declare module "virtual:notices" {
  const text: string;
  export default text;
}
declare module "fromproof.wasm" {
  /** Its octets. */
  export function wasm(): Uint8Array<ArrayBuffer>;
}
declare module "reports.wasm" {
  export function wasm(): Uint8Array<ArrayBuffer>;
}
interface HTMLElement {
  /** Of #result: the report of the last analysis. */
  report?: import("fromproof").Report;
}
/** Of workers, which the library of types for pages leaves out. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}
