// Unpacks LZMA (a stream with a header of 13 octets, as "xz --format=lzma" writes it). It makes WebAssembly a seventh smaller
// than the formats that browsers unpack themselves. Names are those of the format's description in the LZMA SDK.

/** @param {Uint8Array} packed a whole stream of known size, made by the build, so errors are not checked @returns {Uint8Array<ArrayBuffer>} */
export function unpack(packed) {
  const header = new DataView(packed.buffer, packed.byteOffset);
  const properties = header.getUint8(0);
  const lc = properties % 9;
  const lp = Math.floor(properties / 9) % 5;
  const pb = Math.floor(properties / 45);
  const output = new Uint8Array(header.getUint32(5, true));

  // -- the range decoder: each bit with the probability of its context --
  let at = 18;
  let range = -1 >>> 0;
  let code = header.getUint32(14);
  const normalize = () => {
    if (range >= 2 ** 24) return;
    range = (range << 8) >>> 0;
    code = ((code << 8) | (packed[at++] ?? 0)) >>> 0;
  };
  const contexts = (/** @type {number} */ count) => new Uint16Array(count).fill(1024);
  const bit = (/** @type {Uint16Array} */ of, /** @type {number} */ context) => {
    const probability = of[context] ?? 0;
    const bound = (range >>> 11) * probability;
    const one = code >= bound;
    if (one) {
      range -= bound;
      code -= bound;
      of[context] = probability - (probability >>> 5);
    } else {
      range = bound;
      of[context] = probability + ((2048 - probability) >>> 5);
    }
    normalize();
    return one ? 1 : 0;
  };
  const direct = (/** @type {number} */ bits) => {
    let value = 0;
    while (bits-- > 0) {
      range >>>= 1;
      const one = code >= range ? 1 : 0;
      if (one) code -= range;
      normalize();
      value = (value << 1) | one;
    }
    return value;
  };
  const tree = (/** @type {Uint16Array} */ of, /** @type {number} */ bits, base = 0) => {
    let node = 1;
    for (let i = 0; i < bits; i++) node = (node << 1) | bit(of, base + node);
    return node - (1 << bits);
  };
  const reverseTree = (/** @type {Uint16Array} */ of, /** @type {number} */ bits, base = 0) => {
    let node = 1;
    let value = 0;
    for (let i = 0; i < bits; i++) {
      const one = bit(of, base + node);
      node = (node << 1) | one;
      value |= one << i;
    }
    return value;
  };
  const lengths = () => {
    const choice = contexts(2);
    const [low, mid, high] = [contexts(16 << 3), contexts(16 << 3), contexts(256)];
    return (/** @type {number} */ position) => {
      if (!bit(choice, 0)) return tree(low, 3, position << 3);
      return bit(choice, 1) ? 16 + tree(high, 8) : 8 + tree(mid, 3, position << 3);
    };
  };

  // -- the model: literals, matches at a new distance, and repetitions of the last four distances --
  const literals = contexts(0x300 << (lc + lp));
  const [isMatch, isRep0Long] = [contexts(12 << 4), contexts(12 << 4)];
  const [isRep, isRepG0, isRepG1, isRepG2] = [contexts(12), contexts(12), contexts(12), contexts(12)];
  const slots = contexts(4 << 6);
  const specials = contexts(128);
  const align = contexts(16);
  const [matchLength, repLength] = [lengths(), lengths()];
  const distance = (/** @type {number} */ length) => {
    const slot = tree(slots, 6, Math.min(length, 3) << 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const high = ((2 | (slot & 1)) << bits) >>> 0;
    if (slot < 14) return high + reverseTree(specials, bits, high - slot);
    return high + direct(bits - 4) * 16 + reverseTree(align, 4);
  };

  let state = 0;
  let [rep0, rep1, rep2, rep3] = [0, 0, 0, 0];
  for (let end = 0; end < output.length; ) {
    const position = end & ((1 << pb) - 1);
    const context = (state << 4) + position;
    if (!bit(isMatch, context)) {
      const before = end > 0 ? (output[end - 1] ?? 0) : 0;
      const base = 0x300 * (((end & ((1 << lp) - 1)) << lc) + (before >> (8 - lc)));
      let symbol = 1;
      if (state >= 7) {
        // After a match, the octet that would have continued it is a context.
        let expected = output[end - rep0 - 1] ?? 0;
        for (let offset = 0x100; symbol < 0x100; ) {
          expected <<= 1;
          const wanted = expected & offset;
          const one = bit(literals, base + offset + wanted + symbol);
          symbol = (symbol << 1) | one;
          offset = one ? wanted : offset & ~expected;
          if (offset === 0) break;
        }
      }
      while (symbol < 0x100) symbol = (symbol << 1) | bit(literals, base + symbol);
      output[end++] = symbol;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let length = 1;
    if (!bit(isRep, state)) {
      [rep3, rep2, rep1] = [rep2, rep1, rep0];
      const coded = matchLength(position);
      state = state < 7 ? 7 : 10;
      rep0 = distance(coded);
      length = coded + 2;
    } else if (!bit(isRepG0, state)) {
      if (bit(isRep0Long, context)) {
        length = repLength(position) + 2;
        state = state < 7 ? 8 : 11;
      } else state = state < 7 ? 9 : 11;
    } else {
      if (!bit(isRepG1, state)) [rep0, rep1] = [rep1, rep0];
      else if (!bit(isRepG2, state)) [rep0, rep1, rep2] = [rep2, rep0, rep1];
      else [rep0, rep1, rep2, rep3] = [rep3, rep0, rep1, rep2];
      length = repLength(position) + 2;
      state = state < 7 ? 8 : 11;
    }
    for (let from = end - rep0 - 1; length > 0 && end < output.length; length--) output[end++] = output[from++] ?? 0;
  }
  return output;
}
