import { isKey } from "../language.js";

/** Why a text is not a mail: the key of the explanation, or null for a mail. @param {import("fromproof").Kind} kind */
export function refusal(kind) {
  const key = `input_kind_${kind}`;
  return isKey(key) ? key : null;
}
