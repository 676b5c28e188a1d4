/** Who holds what, and at which audiences each is of use: a small graph of users, groups and entitlements. */
import { type AudienceName, audienceNames } from '#assurance';
import type { AbilityName, LinkKind } from '#catalogue';
import { audienceOfAbility, audienceOfKind, usualAudience } from './audience-of-ability.ts';

/** A user, group or entitlement, with the numbers of the nodes that it holds. */
export interface Holder {
  readonly node: number;
  readonly id: string;
  readonly name: string;
  readonly abilities: readonly string[];
  readonly holdings: readonly number[];
  /** Kinds of the links by which it has something otherwise than by an ability. */
  readonly controls: readonly string[];
}

/** The holders of a snapshot that is being built; a holder is a place in the arrays. */
export class Holdings {
  readonly ids: string[] = [];
  readonly names: string[] = [];
  /** Audiences of each, as bits in the order of `audienceNames`. */
  readonly audiences: number[] = [];
  readonly holdings: (readonly number[])[] = [];
  readonly #places = new Map<number, number>();
  readonly #byId = new Map<string, number>();

  /** Adds a holder; when all are there, `spread` makes the audiences known. */
  add(row: Holder): void {
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

  /** Spreads the audiences from what is held to who holds it; `more` adds audiences to ids. */
  spread(more: Iterable<readonly [string, AudienceName]> = []): void {
    // Node numbers become places; what is no holder that leads on is left out.
    for (const [place, holdings] of this.holdings.entries())
      this.holdings[place] = holdings.flatMap((node) => this.#places.get(node) ?? []);
    for (const [id, audience] of more) this.#uses(id, audience);
    for (let changed = true; changed; ) changed = this.#spreadOnce();
  }

  /** The names of a holder's audiences; none where it holds nothing. */
  audiencesOf(id: string): AudienceName[] {
    return audiencesIn(this.audiences[this.#byId.get(id) ?? -1] ?? 0);
  }

  placeOf(id: string): number | undefined {
    return this.#byId.get(id);
  }

  /** What a holder holds itself and is of use somewhere. */
  heldDirectly(id: string): { readonly id: string; readonly name: string }[] {
    const places = this.holdings[this.#byId.get(id) ?? -1] ?? [];
    return [...new Set(places)]
      .filter((place) => this.audiences[place] !== 0)
      .map((place) => ({ id: this.ids[place] as string, name: this.names[place] as string }));
  }

  /** All that is held, directly or not, by some of the holders. */
  heldBy(places: Iterable<number>): Set<number> {
    const reached = new Set(places);
    for (const place of reached) for (const held of this.holdings[place] ?? []) reached.add(held);
    return reached;
  }

  /** Whoever holds nothing at all is left as it is: it has one audience. */
  #uses(id: string, audience: AudienceName): void {
    const place = this.#byId.get(id);
    if (place !== undefined)
      this.audiences[place] = (this.audiences[place] ?? 0) | (1 << audienceNames.indexOf(audience));
  }

  /** One round; as many are needed as nesting is deep. */
  #spreadOnce(): boolean {
    let changed = false;
    for (const [place, holdings] of this.holdings.entries()) {
      const own = this.audiences[place] as number;
      const bits = holdings.reduce((sum, held) => sum | (this.audiences[held] as number), own);
      if (bits === own) continue;
      this.audiences[place] = bits;
      changed = true;
    }
    return changed;
  }
}

/** The audiences that bits stand for. */
export function audiencesIn(bits: number): AudienceName[] {
  return audienceNames.filter((_, bit) => (bits & (1 << bit)) !== 0);
}
