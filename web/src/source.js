// The mail as it was given: pasted, typed, dropped or opened. Its octets are kept as they came; what the textarea shows
// is a copy for the eye, since a textarea drops every CR and is slow with much text.

/** What is shown of a mail, in characters. */
export const previewLength = 64 * 1024;

/**
 * @typedef {object} Source
 * @property {number} size in octets
 * @property {string} preview the beginning of it
 * @property {string | null} file the name of the file it came from
 * @property {() => Promise<string | ArrayBuffer>} read all of it, to be handed on
 */

/** @param {string} text @returns {Source} */
export function fromText(text) {
  return {
    size: new Blob([text]).size,
    preview: text.slice(0, previewLength),
    file: null,
    read: async () => text,
  };
}

/** @param {File} file @returns {Promise<Source>} */
export async function fromFile(file) {
  const beginning = await file.slice(0, previewLength).arrayBuffer();
  return {
    size: file.size,
    preview: new TextDecoder().decode(beginning),
    file: file.name,
    read: () => file.arrayBuffer(),
  };
}

/** The header of a mail, as far as the preview holds it. @param {Source} source */
export function headerOf({ preview, size }) {
  const body = /\r?\n\r?\n|\r\r/.exec(preview.trimStart());
  const header = body ? preview.trimStart().slice(0, body.index) : preview;
  return { header, cut: !body && size > previewLength };
}
