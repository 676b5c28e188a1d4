/** Collects what judging again changes of a snapshot's links, each link found by its ends and the gates that it had. */
import { audienceNames } from '#assurance';
import { atAudience, parseAtAudience, parsePopulationId } from '#catalogue';
import {
  type AddedLink,
  closed,
  type Gates,
  incomingLinks,
  type LinkEdits,
  type LinkTable,
  linkKindNames,
  type WaitingLinkKept,
} from '#links';
import type { EndedLink } from './person-links.ts';

/** Thrown where what was drawn cannot be told; its message says why. */
export class NotTold extends Error {}

/** A table whose nodes have names. */
export interface NamedTable {
  readonly table: LinkTable;
  readonly ids: readonly string[];
  readonly placeOf: (id: string) => number | undefined;
}

/** The edits of one change. */
export class Edits implements LinkEdits {
  readonly gates = new Map<number, Gates>();
  readonly added: AddedLink[] = [];
  /** Links that wait for an approval, with what they ask of themselves now. */
  readonly waiting: WaitingLinkKept[];
  readonly #named: NamedTable;
  readonly #incoming: ReturnType<typeof incomingLinks>;
  readonly #claimed = new Set<number>();

  constructor(named: NamedTable, waiting: readonly WaitingLinkKept[]) {
    this.#named = named;
    this.#incoming = incomingLinks(named.table);
    this.waiting = [...waiting];
  }

  /** Whether nothing was changed. */
  get isEmpty(): boolean {
    return this.gates.size === 0 && this.added.length === 0;
  }

  /** Replaces links by others of the same ends. Throws NotTold where one is not there as it should be. */
  replace(before: readonly EndedLink[], after: readonly EndedLink[]): void {
    const left = [...after];
    for (const link of before) {
      const same = left.findIndex((one) => isSame(one, link));
      if (same >= 0) left.splice(same, 1);
      else this.#set(this.#find(link), { gate: closed, known: closed });
    }
    for (const link of left) this.add(link);
  }

  /** Adds a link. Throws NotTold where an end is no node of the snapshot. */
  add({ from, to, kind, ...gates }: EndedLink): void {
    this.added.push({ from: this.#place(from), to: this.#place(to), kind, ...gates });
  }

  /**
   * Sets what an ability leaves at a node: on every link that a Population of the ability has to it. Returns how many there are. Throws
   * NotTold where one does not have the gates that it should.
   */
  reach(ability: string, to: string, before: Gates, after: Gates): number {
    const links = this.#into(to).filter(
      (link) => this.#kindOf(link) === 'INCLUDES' && parsePopulationId(this.#sourceOf(link))?.of === ability,
    );
    for (const link of links) {
      if (!this.#has(link, before)) throw new NotTold(`what ${ability} leaves of ${to} is not as it should be`);
      this.#set(link, after);
    }
    return links.length;
  }

  /** Sets the gate of what a person activates. Returns how many links there are. */
  activation({ from, to, kind, ...before }: EndedLink, after: Gates): number {
    const isOf = (id: string, whole: string) => id === whole || parseAtAudience(id)?.of === whole;
    const waits = this.waiting.flatMap((one, at) =>
      one.kind === kind && isOf(one.from, from) && isOf(one.to, to) ? [at] : [],
    );
    for (const at of waits) {
      const one = this.waiting[at] as WaitingLinkKept;
      const [gate, gateKnown] = [after.gate, after.known === closed ? null : after.known];
      if (gate === closed) throw new NotTold('what waits for an approval would come or go');
      if (one.gate !== before.gate || (one.gateKnown ?? closed) !== before.known)
        throw new NotTold('what waits for an approval is not as it should be');
      this.waiting[at] = { ...one, gate, gateKnown } as WaitingLinkKept;
    }
    if (waits.length > 0) return waits.length;
    const links = [to, ...audienceNames.map((audience) => atAudience(to, audience))]
      .flatMap((end) => this.#into(end))
      .filter((link) => this.#kindOf(link) === kind && isOf(this.#sourceOf(link), from) && this.#has(link, before));
    for (const link of links) this.#set(link, after);
    return links.length;
  }

  #set(link: number, gates: Gates): void {
    this.#claimed.add(link);
    this.gates.set(link, gates);
  }

  #find({ from, to, kind, ...gates }: EndedLink): number {
    const found = this.#into(to).find(
      (link) =>
        !this.#claimed.has(link) &&
        this.#kindOf(link) === kind &&
        this.#sourceOf(link) === from &&
        this.#has(link, gates),
    );
    if (found === undefined) throw new NotTold(`the link ${kind} from ${from} to ${to} is not as it should be`);
    return found;
  }

  #into(id: string): number[] {
    const node = this.#named.placeOf(id);
    if (node === undefined) return [];
    return [...this.#incoming.links.subarray(this.#incoming.offsets[node], this.#incoming.offsets[node + 1])];
  }

  #kindOf(link: number): string | undefined {
    return linkKindNames[this.#named.table.links.kinds[link] as number];
  }

  #sourceOf(link: number): string {
    return this.#named.ids[this.#incoming.sources[link] as number] as string;
  }

  #has(link: number, { gate, known }: Gates): boolean {
    const { gates, gatesKnown } = this.#named.table.links;
    return gates[link] === gate && gatesKnown[link] === known;
  }

  #place(id: string): number {
    const place = this.#named.placeOf(id);
    if (place === undefined) throw new NotTold(`${id} is no node of the snapshot yet`);
    return place;
  }
}

function isSame(one: EndedLink, other: EndedLink): boolean {
  return (
    one.from === other.from &&
    one.to === other.to &&
    one.kind === other.kind &&
    one.gate === other.gate &&
    one.known === other.known
  );
}
