import { execFileSync } from "node:child_process";

/** Packs octets for src/lzma.js. @param {Uint8Array} octets */
export function pack(octets) {
  const packed = execFileSync("xz", ["--format=lzma", "--lzma1=preset=9e,lc=3,lp=0,pb=0", "--threads=1", "--stdout"], { input: octets });
  // xz does not know the size of its input and leaves it out.
  packed.writeBigUInt64LE(BigInt(octets.length), 5);
  return packed;
}
