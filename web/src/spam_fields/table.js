// What the notes of spam filters mean, each row from the document of the filter's maker that it names. The words are the texts
// `spam_…` of the page. What is in no row is shown as unknown.

/** The documents, each with its own date or the day on which it was read. */
export const documents = {
  headers: "Microsoft Learn, Anti-spam message headers in cloud organizations (2025-07-07)",
  scl: "Microsoft Learn, Spam confidence level (SCL) in cloud organizations (2026-05-21)",
  bcl: "Microsoft Learn, Bulk complaint level (BCL) (2023-10-17)",
  routing: "Google Workspace Admin Help, Set up routing for your domain or organization (read 2026-11-30)",
  spamassassin: "SpamAssassin 4.0.0, Mail::SpamAssassin::Conf (read 2026-11-30)",
};

/** @typedef {keyof typeof documents} Document */
/**
 * @typedef {[part: string, codes: string, text: string, document: Document]} Meaning
 * `codes`: in them x is any digit; * alone is any value. The first row that fits counts.
 */

/** @type {Meaning[]} */
export const meanings = [
  // X-Forefront-Antispam-Report
  ["SFV", "NSPM", "spam_sfv_nspm", "headers"],
  ["SFV", "SPM", "spam_sfv_spm", "headers"],
  ["SFV", "BLK", "spam_sfv_blk", "headers"],
  ["SFV", "SFE", "spam_sfv_sfe", "headers"],
  ["SFV", "SKA", "spam_sfv_ska", "headers"],
  ["SFV", "SKB", "spam_sfv_skb", "headers"],
  ["SFV", "SKN", "spam_sfv_skn", "headers"],
  ["SFV", "SKQ", "spam_sfv_skq", "headers"],
  ["SFV", "SKS", "spam_sfv_sks", "headers"],
  ["CAT", "AMP", "spam_cat_amp", "headers"],
  ["CAT", "BIMP", "spam_cat_bimp", "headers"],
  ["CAT", "BULK", "spam_cat_bulk", "headers"],
  ["CAT", "DIMP", "spam_cat_dimp", "headers"],
  ["CAT", "FTBP", "spam_cat_ftbp", "headers"],
  ["CAT", "GIMP", "spam_cat_gimp", "headers"],
  ["CAT", "HPHSH HPHISH", "spam_cat_hphsh", "headers"],
  ["CAT", "HSPM", "spam_cat_hspm", "headers"],
  ["CAT", "INTOS", "spam_cat_intos", "headers"],
  ["CAT", "MALW", "spam_cat_malw", "headers"],
  ["CAT", "OSPM", "spam_cat_ospm", "headers"],
  ["CAT", "PHSH", "spam_cat_phsh", "headers"],
  ["CAT", "SAP", "spam_cat_sap", "headers"],
  ["CAT", "SPM", "spam_cat_spm", "headers"],
  ["CAT", "SPOOF", "spam_cat_spoof", "headers"],
  ["CAT", "UIMP", "spam_cat_uimp", "headers"],
  ["SFTY", "9.19", "spam_sfty_domain", "headers"],
  ["SFTY", "9.20", "spam_sfty_user", "headers"],
  ["SFTY", "9.25", "spam_sfty_first", "headers"],
  ["SRV", "BULK", "spam_srv_bulk", "headers"],
  ["IPV", "CAL", "spam_ipv_cal", "headers"],
  ["IPV", "NLI", "spam_ipv_nli", "headers"],
  ["DIR", "INB", "spam_dir_inb", "headers"],
  ["DIR", "OUT", "spam_dir_out", "headers"],
  ["DIR", "INT", "spam_dir_int", "headers"],
  ["CIP", "*", "spam_cip", "headers"],
  ["CTRY", "*", "spam_ctry", "headers"],
  ["LANG", "*", "spam_lang", "headers"],
  ["H", "*", "spam_h", "headers"],
  ["PTR", "*", "spam_ptr", "headers"],
  // There, and X-MS-Exchange-Organization-SCL
  ["SCL", "-1", "spam_scl_skipped", "scl"],
  ["SCL", "0 1", "spam_scl_low", "scl"],
  ["SCL", "5 6", "spam_scl_spam", "scl"],
  ["SCL", "7 8 9", "spam_scl_high", "scl"],
  // X-Microsoft-Antispam
  ["BCL", "0", "spam_bcl_none", "bcl"],
  ["BCL", "1 2 3", "spam_bcl_few", "bcl"],
  ["BCL", "4 5 6 7", "spam_bcl_mixed", "bcl"],
  ["BCL", "8 9", "spam_bcl_many", "bcl"],
  // Authentication-Results
  ["compauth", "pass", "spam_compauth_pass", "headers"],
  ["compauth", "softpass", "spam_compauth_softpass", "headers"],
  ["compauth", "fail", "spam_compauth_fail", "headers"],
  ["compauth", "none", "spam_compauth_none", "headers"],
  ["reason", "000", "spam_reason_000", "headers"],
  ["reason", "001", "spam_reason_001", "headers"],
  ["reason", "002", "spam_reason_002", "headers"],
  ["reason", "010", "spam_reason_010", "headers"],
  ["reason", "130", "spam_reason_130", "headers"],
  ["reason", "1xx 7xx", "spam_reason_pass", "headers"],
  ["reason", "2xx", "spam_reason_softpass", "headers"],
  ["reason", "3xx", "spam_reason_unchecked", "headers"],
  ["reason", "4xx 9xx", "spam_reason_bypassed", "headers"],
  ["reason", "6xx", "spam_reason_own", "headers"],
  // X-Gm-…: an administrator chooses whether Gmail adds them
  ["x-gm-spam", "0", "spam_gm_no_spam", "routing"],
  ["x-gm-spam", "1", "spam_gm_spam", "routing"],
  ["x-gm-phishy", "0", "spam_gm_no_phishing", "routing"],
  ["x-gm-phishy", "1", "spam_gm_phishing", "routing"],
  // X-Spam-Status and X-Spam-Flag
  ["spam", "yes", "spam_status_yes", "spamassassin"],
  ["spam", "no", "spam_status_no", "spamassassin"],
  ["score", "*", "spam_score", "spamassassin"],
  ["required", "*", "spam_required", "spamassassin"],
  ["tests", "*", "spam_tests", "spamassassin"],
];

/** @param {string} part @param {string} value @returns {Meaning | undefined} */
export function meaningOf(part, value) {
  return meanings.find(([each, codes]) => each.toLowerCase() === part.toLowerCase() && codes.split(" ").some((code) => fits(code, value)));
}

/** @param {string} code @param {string} value */
function fits(code, value) {
  if (code === "*") return true;
  return code.length === value.length && [...code.toLowerCase()].every((each, i) => (each === "x" ? /\d/.test(value.charAt(i)) : each === value.charAt(i).toLowerCase()));
}
