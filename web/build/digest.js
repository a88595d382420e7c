import { createHash } from "node:crypto";

/** The hash of a content for policies and integrity attributes: `sha256-…`. @param {string | Uint8Array} content */
export function integrity(content) {
  return `sha256-${createHash("sha256").update(content).digest("base64")}`;
}

/** A short name of a build, derived from its files. @param {[string, string | Uint8Array][]} files */
export function buildId(files) {
  const hash = createHash("sha256");
  for (const [name, content] of files.toSorted(([a], [b]) => (a < b ? -1 : 1))) hash.update(`${name} ${integrity(content)}\n`);
  return hash.digest("hex").slice(0, 12);
}

/** @param {any} output of the bundler: a chunk or an asset @returns {string | Uint8Array} */
export const contentOf = (output) => (output.type === "chunk" ? output.code : output.source);

/** Writes the build's name into the page. @param {string} html @param {string} id */
export function namedBuild(html, id) {
  const named = html.replace(/(id="build">)[^<]*/, `$1${id}`);
  if (named === html) throw new Error("the page has no place for the name of its build");
  return named;
}
