/** Approval is an AND: a link that waits for one opens at the level where both its holder and another approver can be had. */
import type { Level } from '#catalogue';
import { closed, isAssumed, type LinkTable, nameAssumption } from './link-table.ts';
import { lowestBarriers, unreached } from './lowest-barriers.ts';

/** A way into a crowd of approvers: a group, those who may activate it, those who hold a role. */
export interface WayIntoCrowd {
  readonly from: number;
  readonly gate: number;
  /** The link that waits for an approval itself, whose gate is then the table's. */
  readonly link: number | undefined;
  /** Who comes this way and is then the approver; undefined for a crowd, and for one who lets somebody else in. */
  readonly person: string | undefined;
  /** True where all of another crowd comes this way. */
  readonly isCrowd: boolean;
}

/** Who may give one approval. */
export interface Board {
  /** Approvers by name: where each stands in the table. */
  readonly people: readonly { readonly person: string; readonly place: number }[];
  /** Places of crowds. */
  readonly crowds: readonly number[];
}

/** A link that waits. */
export interface WaitingLink {
  /** Its number in the table. */
  readonly link: number;
  /** What activation itself leaves to defeat. */
  readonly gate: Level;
  /** The same where every open question is answered well; null where nobody is known to activate. */
  readonly gateKnown: Level | null;
  readonly holder: string | undefined;
  /** One for each approval on the way. */
  readonly boards: readonly Board[];
}

/** The graph around the approvers. */
export interface Approvers {
  readonly waiting: readonly WaitingLink[];
  /** Ways into each crowd, by its place. */
  readonly into: ReadonlyMap<number, readonly WayIntoCrowd[]>;
}

/** The two lowest levels of a board, of two people: nobody approves for himself. */
interface Lowest {
  readonly level: number;
  readonly person: string | undefined;
  /** The lowest level of anybody but that person. */
  readonly next: number;
}

/**
 * Closes all that waits, then opens each link at the higher of its own gate and the lowest barrier of its approvers but
 * the holder, until nothing changes; once over the gates and once over the known gates. Writes both into the table; what
 * nobody opens stays `closed`. Returns the links that only the approvers make an assumption.
 */
export function settleTable(table: LinkTable, starts: readonly number[], approvers: Approvers): number[] {
  const { waiting } = approvers;
  const wasKnown = new Set(waiting.filter(({ gate, gateKnown }) => gate === gateKnown));
  settleColumn(table, starts, approvers, false);
  settleColumn(table, starts, approvers, true);
  const newly = waiting.filter((one) => wasKnown.has(one) && isAssumed(table, one.link));
  for (const { link } of newly) nameAssumption(table, link, 'approver-assumed');
  return newly.map(({ link }) => link);
}

/** Settles one column of gates. */
function settleColumn(table: LinkTable, starts: readonly number[], approvers: Approvers, knownOnly: boolean): void {
  const { waiting } = approvers;
  const gates = knownOnly ? table.links.gatesKnown : table.links.gates;
  for (const { link } of waiting) gates[link] = closed;
  for (let changed = true; changed; ) {
    changed = false;
    const levels = levelsOf(approvers, gates, lowestBarriers(table, starts, { knownOnly }));
    for (const one of waiting) {
      const own = knownOnly ? (one.gateKnown ?? closed) : one.gate;
      const gate = Math.max(own, levels(one));
      if (gate >= (gates[one.link] as number)) continue;
      gates[one.link] = gate;
      changed = true;
    }
  }
}

/** The level at which each waiting link's approvers can be had; boards are looked at once. */
function levelsOf(approvers: Approvers, gates: Uint8Array, barriers: Uint8Array): (waiting: WaitingLink) => number {
  const found = new Map<Board, Lowest>();
  const lowestOf = (board: Board): Lowest => {
    const known = found.get(board) ?? lowest(candidates(board, approvers, gates, barriers));
    found.set(board, known);
    return known;
  };
  return ({ holder, boards }) =>
    boards.reduce<number>((level, board) => {
      const { level: least, person, next } = lowestOf(board);
      return Math.max(level, holder !== undefined && person === holder ? next : least);
    }, 0);
}

interface Candidate {
  readonly level: number;
  readonly person: string | undefined;
}

function lowest(all: Iterable<Candidate>): Lowest {
  let best: Candidate = { level: unreached, person: undefined };
  let next = unreached;
  for (const one of all) {
    const isSame = one.person !== undefined && one.person === best.person;
    if (one.level < best.level || (one.level === best.level && one.person === undefined)) {
      if (!isSame) next = Math.min(next, best.level);
      best = one;
    } else if (!isSame) next = Math.min(next, one.level);
  }
  return { ...best, next: best.person === undefined ? best.level : next };
}

/** Everybody who can come to approve, each with the barrier: a walk backwards through crowds, the lowest gate first. */
function* candidates(
  { people, crowds }: Board,
  { into }: Approvers,
  gates: Uint8Array,
  barriers: Uint8Array,
): Generator<Candidate> {
  for (const { person, place } of people) yield { level: barriers[place] as number, person };
  const seen = new Set<number>();
  let open = crowds.map((place) => ({ place, gate: 0 }));
  while (open.length > 0) {
    const level = Math.min(...open.map(({ gate }) => gate));
    const now = open.filter(({ gate }) => gate === level);
    open = open.filter(({ gate }) => gate !== level);
    for (const { place } of now) {
      if (seen.has(place)) continue;
      seen.add(place);
      for (const way of into.get(place) ?? []) {
        const own = way.link === undefined ? way.gate : (gates[way.link] as number);
        const gate = Math.max(level, own);
        if (gate === unreached) continue;
        if (way.isCrowd) open.push({ place: way.from, gate });
        else yield { level: Math.max(gate, barriers[way.from] as number), person: way.person };
      }
    }
  }
}
