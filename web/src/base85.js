// Octets as text in a string of a script: five letters for four octets, a fifteenth shorter than base64. gzip makes base64 as small, so only the
// single file, which nobody compresses, uses it.

/** 85 letters that neither a string nor HTML must escape. */
const letters = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter((letter) => !"\"$&'<>\\`-".includes(letter)).join("");

/** @param {Uint8Array} octets zeros are added if their number is no multiple of four */
export function toBase85(octets) {
  let text = "";
  for (let at = 0; at < octets.length; at += 4) {
    let number = 0;
    for (let i = 0; i < 4; i++) number = number * 256 + (octets[at + i] ?? 0);
    let five = "";
    for (let i = 0; i < 5; i++) {
      five = letters[number % 85] + five;
      number = Math.floor(number / 85);
    }
    text += five;
  }
  return text;
}

/** @param {string} text */
export function fromBase85(text) {
  const values = new Map([...letters].map((letter, value) => [letter, value]));
  const view = new DataView(new ArrayBuffer((text.length / 5) * 4));
  for (let at = 0; at < text.length; at += 5) {
    let number = 0;
    for (let i = 0; i < 5; i++) number = number * 85 + (values.get(text.charAt(at + i)) ?? 0);
    view.setUint32((at / 5) * 4, number);
  }
  return new Uint8Array(view.buffer);
}
