// The members of a zip archive, by its directory. They are unpacked in groups, so that memory holds only a part of them.
import { unzipSync } from "fflate";

const mostMembers = 10_000;
/** Octets that are unpacked at once, and of one member. */
const mostAtOnce = 32 * 2 ** 20;
const mostOfOne = 256 * 2 ** 20;
/** The library goes through the directory for each group. */
const mostGroups = 1000;

/** @typedef {{ name: string, octets: Uint8Array | null }} Member `octets` is null if it cannot be unpacked */

/** Why an archive is not read: the code of a refusal. */
class ArchiveFault extends Error {
  /** @param {string} code */
  constructor(code) {
    super(code);
    this.code = code;
  }
}

/** @param {Uint8Array} archive @returns {Generator<Member>} */
export function* unzip(archive) {
  /** @type {{ name: string, size: number }[]} */
  const members = [];
  unzipSync(archive, { filter: ({ name, originalSize }) => !members.push({ name, size: originalSize }) });
  if (members.length > mostMembers) throw new ArchiveFault("too-many-members");
  /** Groups that are still to be unpacked, the next one last: from one member to another. */
  const groups = grouped(members).reverse();
  for (let done = 0; groups.length > 0; done++) {
    if (done === mostGroups) throw new ArchiveFault("too-many-members");
    const [from, to] = /** @type {[number, number]} */ (groups.pop());
    const unpacked = unpack(archive, from, to);
    const middle = (from + to) >> 1;
    if (unpacked) for (const { name } of members.slice(from, to)) yield { name, octets: unpacked[name] ?? null };
    else if (middle > from) groups.push([middle, to], [from, middle]);
    else yield { name: members[from]?.name ?? "", octets: null };
  }
}

/** In each group no name comes twice: the library tells members apart by their names. @param {{ name: string, size: number }[]} members */
function grouped(members) {
  /** @type {[number, number][]} */
  const groups = [];
  const names = new Set();
  let from = 0;
  let size = 0;
  for (const [i, member] of members.entries()) {
    if (member.size > mostOfOne) throw new ArchiveFault("too-much");
    if (names.has(member.name) || (i > from && size + member.size > mostAtOnce)) {
      groups.push([from, i]);
      names.clear();
      from = i;
      size = 0;
    }
    names.add(member.name);
    size += member.size;
  }
  if (members.length > 0) groups.push([from, members.length]);
  return groups;
}

/** These members by their names; null if one of them is damaged. @param {Uint8Array} archive @param {number} from @param {number} to */
function unpack(archive, from, to) {
  let number = -1;
  try {
    return unzipSync(archive, { filter: () => ++number >= from && number < to });
  } catch {
    return null;
  }
}
