// Where a piece of text ends that is laid out without blocking the page. Lines, and changes of direction, cost more than
// their characters.

const mostLines = 6000;
const mostTurns = 1000;
/** Text from right to left, and the blanks and digits within it. */
const leftwards = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc][\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\s\d.,]*/g;

/** @param {string} text @param {number} from @param {number} most how many characters it has at most */
export function pageEnd(text, from, most) {
  let end = Math.min(text.length, from + most);
  let lines = 0;
  let turns = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < end; at = text.indexOf("\n", at + 1)) if (++lines === mostLines) end = at + 1;
  for (const { index } of text.slice(from, end).matchAll(leftwards)) {
    if (++turns <= mostTurns) continue;
    end = from + index;
    break;
  }
  // Never between the two halves of a character.
  return end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end;
}
