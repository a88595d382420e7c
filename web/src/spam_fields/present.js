// Whether there are notes of spam filters in a header. This much is loaded with the page; the rest when they are opened.

/** How much is read of one field: a sender can make it as long as he likes. */
const longest = 8000;
const candidate = /(?:^|\n)(received|authentication-results|x-[\w-]+)[ \t]*:((?:[^\r\n]|\r?\n[ \t])*)/gi;
const named = /^x-(?:forefront-antispam-report|microsoft-antispam|ms-exchange-organization-scl|gm-[\w-]+|google-[\w-]+|spam-status|spam-flag)$/;
/** Microsoft's own result stands among those of RFC 8601. */
const composite = /[\s;:]compauth\s*=/i;

/** Received fields, and those in which such notes can be. @param {Uint8Array} header */
export function candidates(header) {
  return [...new TextDecoder().decode(header).matchAll(candidate)].map(([, name = "", value = ""]) => ({
    written: name,
    name: name.toLowerCase(),
    value: value.slice(0, longest).replaceAll(/\s+/g, " ").trim(),
  }));
}

/** @param {{ name: string, value: string }} field */
export function isSpamField({ name, value }) {
  return named.test(name) || (name === "authentication-results" && composite.test(` ${value}`));
}

/** @param {Uint8Array} header */
export function hasSpamFields(header) {
  return candidates(header).some(isSpamField);
}
