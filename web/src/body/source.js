// The code of the worker that decodes bodies, unpacked.
import packed from "virtual:body";

export function unpackedSource() {
  const octets = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  return new Response(new Blob([octets]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}
