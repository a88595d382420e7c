// The named characters of HTML that mails use; any other name stays as it is written.

/** U+00A0 to U+00FF, in order. */
const latin =
  "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest " +
  "Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig " +
  "agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";
const others =
  "quot 22 amp 26 apos 27 lt 3c gt 3e OElig 152 oelig 153 Scaron 160 scaron 161 Yuml 178 circ 2c6 tilde 2dc ensp 2002 emsp 2003 thinsp 2009 zwnj 200c zwj 200d lrm 200e rlm 200f " +
  "ndash 2013 mdash 2014 lsquo 2018 rsquo 2019 sbquo 201a ldquo 201c rdquo 201d bdquo 201e dagger 2020 Dagger 2021 bull 2022 hellip 2026 permil 2030 lsaquo 2039 rsaquo 203a euro 20ac trade 2122 " +
  "larr 2190 uarr 2191 rarr 2192 darr 2193 harr 2194 minus 2212 radic 221a infin 221e asymp 2248 ne 2260 le 2264 ge 2265 check 2713 starf 2605 star 2606 hearts 2665 NewLine a Tab 9 colon 3a sol 2f period 2e commat 40 lpar 28 rpar 29 num 23";

/** @type {Map<string, string>} */
const characters = new Map(latin.split(" ").map((name, i) => [name, String.fromCharCode(0xa0 + i)]));
others.split(" ").forEach((word, i, all) => i % 2 === 0 && characters.set(word, String.fromCharCode(parseInt(all[i + 1] ?? "", 16))));

/** @param {string} text */
export function decodeEntities(text) {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]\w{1,8}));?/gi, (whole, decimal, hex, name) => {
    if (name) return characters.get(name) ?? whole;
    const code = decimal ? Number(decimal) : parseInt(hex, 16);
    return code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? "\ufffd" : String.fromCodePoint(code);
  });
}
