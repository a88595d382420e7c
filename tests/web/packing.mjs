// How the single file holds octets as text.
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromBase85, toBase85 } from "../../web/src/base85.js";

test("octets become text and octets again; zeros fill up the last four", () => {
  const all = Uint8Array.from({ length: 256 }, (_, i) => i);
  for (const octets of [[], [0, 0, 0, 0], [255, 255, 255, 255], [...all], [...all].reverse()]) {
    assert.deepEqual([...fromBase85(toBase85(Uint8Array.from(octets)))], octets);
  }
  assert.deepEqual([...fromBase85(toBase85(Uint8Array.from([1, 2, 3, 4, 5])))], [1, 2, 3, 4, 5, 0, 0, 0]);
  // The letters begin with "!" and "#": 85 is one in the second place from the right.
  assert.equal(toBase85(Uint8Array.from([0, 0, 0, 85])), "!!!#!");
});

test("five letters for four octets, none of which a string or HTML would escape", () => {
  let number = 1;
  const octets = Uint8Array.from({ length: 100_000 }, () => (number = (number * 48271) % 2147483647) & 255);
  const text = toBase85(octets);
  assert.equal(text.length, 125_000);
  assert.doesNotMatch(text, /["'`\\$<>&\s-]|[^\x21-\x7e]/);
  assert.equal(JSON.stringify(text).length, text.length + 2);
});
