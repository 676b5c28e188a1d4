/** Users, groups and entitlements as a small graph of who holds what, with the audiences at which each is of use. */
import { type AudienceName, audienceNames } from '#assurance';
import type { AbilityName, LinkKind } from '#catalogue';
import { type Graph, principalLinks } from '#cypher';
import { audienceOfAbility, audienceOfKind, usualAudience } from './audience-of.ts';

/** The principals of a snapshot that is being built; a principal is a place in the arrays. */
export class Principals {
  readonly ids: string[] = [];
  readonly names: string[] = [];
  /** Audiences of each, as bits in the order of `audienceNames`. */
  readonly audiences: number[] = [];
  readonly holdings: (readonly number[])[] = [];
  readonly #places = new Map<number, number>();
  readonly #byId = new Map<string, number>();

  /** Reads them all, and spreads the audiences from what is held to who holds it; `more` adds audiences to ids. */
  static async read(
    graph: Graph,
    snapshot: string,
    more: Iterable<readonly [string, AudienceName]> = [],
  ): Promise<Principals> {
    const principals = new Principals();
    for (const kind of ['Entitlement', 'DirectMembers', 'EligibleMembers', 'Group', 'User']) {
      for await (const row of graph.stream(principalLinks, { snapshot, kind })) principals.#add(row);
    }
    principals.#resolve();
    for (const [id, audience] of more) principals.#uses(id, audience);
    principals.#spread();
    return principals;
  }

  /** The names of a principal's audiences; none where it holds nothing. */
  audiencesOf(id: string): string[] {
    const bits = this.audiences[this.#byId.get(id) ?? -1] ?? 0;
    return audienceNames.filter((_, bit) => (bits & (1 << bit)) !== 0);
  }

  placeOf(id: string): number | undefined {
    return this.#byId.get(id);
  }

  /** What a principal holds itself and is of use somewhere. */
  heldDirectly(id: string): { readonly id: string; readonly name: string }[] {
    const places = this.holdings[this.#byId.get(id) ?? -1] ?? [];
    return [...new Set(places)]
      .filter((place) => this.audiences[place] !== 0)
      .map((place) => ({ id: this.ids[place] as string, name: this.names[place] as string }));
  }

  /** All that is held, directly or not, by some of the principals. */
  heldBy(places: Iterable<number>): Set<number> {
    const reached = new Set(places);
    for (const place of reached) for (const held of this.holdings[place] ?? []) reached.add(held);
    return reached;
  }

  /** Who holds nothing at all is left as it is: it has one audience. */
  #uses(id: string, audience: AudienceName): void {
    const place = this.#byId.get(id);
    if (place !== undefined)
      this.audiences[place] = (this.audiences[place] ?? 0) | (1 << audienceNames.indexOf(audience));
  }

  #add(row: {
    node: number;
    id: string;
    name: string;
    abilities: string[];
    holdings: number[];
    controls: string[];
  }): void {
    this.#places.set(row.node, this.ids.length);
    this.#byId.set(row.id, this.ids.length);
    this.ids.push(row.id);
    this.names.push(row.name);
    this.holdings.push(row.holdings);
    const own = [
      ...row.abilities.map((ability) => audienceOfAbility[ability as AbilityName] ?? usualAudience),
      ...row.controls.map((kind) => audienceOfKind[kind as LinkKind] ?? usualAudience),
    ];
    this.audiences.push(own.reduce((bits, audience) => bits | (1 << audienceNames.indexOf(audience)), 0));
  }

  /** Internal ids become places; what is no principal that leads on is left out. */
  #resolve(): void {
    for (const [place, holdings] of this.holdings.entries()) {
      this.holdings[place] = holdings.flatMap((node) => this.#places.get(node) ?? []);
    }
  }

  /** As many rounds as nesting is deep. */
  #spread(): void {
    for (let changed = true; changed; ) {
      changed = false;
      for (const [place, holdings] of this.holdings.entries()) {
        const own = this.audiences[place] as number;
        const bits = holdings.reduce((sum, held) => sum | (this.audiences[held] as number), own);
        if (bits === own) continue;
        this.audiences[place] = bits;
        changed = true;
      }
    }
  }
}
