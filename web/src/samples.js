// Which samples there are. The mails themselves are loaded when one is asked for.

/** In the order of the buttons. @type {(keyof typeof import("./sample_mails.js").samples)[]} */
export const sampleNames = ["ses-before", "ses-after", "ses-unsigned", "ses-unused", "forwarded", "policy-none", "carrier", "spoof"];

const mails = () => import("./sample_mails.js");

/** @param {(typeof sampleNames)[number]} name */
export async function sampleMail(name) {
  return (await mails()).samples[name];
}

/**
 * The recorded answer of the name servers to a DNS question about a sample. Asks no server.
 * @param {string} sample @param {Uint8Array} question in wire format
 */
export async function recordedAnswer(sample, question) {
  return (await mails()).recordedAnswer(sample, question);
}
