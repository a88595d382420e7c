/** The signatures, those that say most about the author first. @param {import("fromproof").Report["dkim"]} signatures */
export function weightiest(signatures) {
  return [...signatures].sort((a, b) => b.weight - a.weight);
}
