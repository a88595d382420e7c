// The terms of the field as they stand in the texts of the page and of the toolkit, in both languages. The sentence on each is
// the text `term_…`. Of two terms that begin at the same letter, the first in the list is found.

/** @type {[name: string, english: string, japanese?: string][]} */
const list = [
  ["results", "Authentication-Results|Received-SPF"],
  ["mail_from", "(?:custom )?MAIL FROM(?: domain)?", "(?:カスタム )?MAIL FROM(?: ドメイン)?"],
  ["easy_dkim", "Easy DKIM"],
  ["envelope_from", "Envelope From|[Ee]nvelope sender|Return-Path", "エンベロープFrom|Return-Path"],
  ["header_from", "Header From", "ヘッダーFrom"],
  ["organizational_domain", "[Oo]rganizational domain", "組織ドメイン"],
  ["tree_walk", "tree walk", "(?:DNS)?ツリーウォーク"],
  ["suffix_list", "public suffix list", "公開サフィックスリスト"],
  ["client_ip", "Server IP", "接続元IP"],
  ["temperror", "Temporary error", "一時エラー"],
  ["permerror", "Permanent error", "恒久エラー"],
  ["softfail", "Soft fail", "SOFTFAIL"],
  ["pra", "PRA"],
  ["spf", "SPF"],
  ["dkim", "DKIM"],
  ["dmarc", "DMARC"],
  ["arc", "ARC"],
  ["alignment", "[Aa]lign(?:ed|ment)", "アライメント|不一致|一致"],
  ["authentication", "[Aa]uthentication", "認証"],
  ["relaxed", "[Rr]elaxed", "緩和モード"],
  ["strict", "[Ss]trict", "厳密モード"],
  ["selector", "selector", "セレクター"],
  ["policy", "p=(?:none|quarantine|reject)|[Pp]olicy", "p=(?:none|quarantine|reject)|ポリシー"],
  ["forwarding", "[Ff]orward(?:ed|er|ing|s)", "転送"],
  ["helo", "HELO"],
  ["include", "include"],
  ["mx", "MX"],
  ["txt", "TXT"],
  ["cname", "CNAME"],
  ["dns", "DNS"],
];

export const names = list.map(([name]) => name);

/** One pattern whose nth group is the nth name. Parts of
 * longer names are other terms, such as SPF in Received-SPF. @param {string} language */
export function patternOf(language) {
  const words = list.map(([, english, japanese]) => `(${language === "ja" ? (japanese ?? english) : english})`);
  return new RegExp(`(?<![\\w-])(?:${words.join("|")})(?![\\w-])`, "g");
}
