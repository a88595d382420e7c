// Whose word a result is.
import { text } from "../language.js";

/**
 * @param {{ source: import("fromproof").Honesty, reported: import("fromproof").Claim | null }} result
 * @returns {string}
 */
export function sourceText({ source, reported }) {
  if (source === "verified") return text("source_verified");
  if (source === "computed") return text("source_computed");
  if (source === "none") return text("source_none");
  if (reported?.provider) return text("source_provider", { provider: reported.provider });
  return reported?.server ? text("source_reported", { server: reported.server }) : text("source_reported_unnamed");
}
