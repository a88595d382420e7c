// The list of samples. The mails themselves are loaded on demand.

/** In the order of the buttons. @type {(keyof typeof import("./sample_mails.js").samples)[]} */
export const sampleNames = ["ses-before", "ses-after", "ses-unsigned", "ses-unused", "forwarded", "policy-none", "carrier", "spoof"];

const mails = () => import("./sample_mails.js");

/** @param {(typeof sampleNames)[number]} name */
export async function sampleMail(name) {
  return (await mails()).samples[name];
}

/**
 * The answer to a DNS question about a sample from its records, without asking a server.
 * @param {string} sample @param {Uint8Array} question in wire format
 */
export async function recordedAnswer(sample, question) {
  return (await mails()).recordedAnswer(sample, question);
}
