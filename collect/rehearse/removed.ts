/** What a change has removed so far: rows that refer to it go as well. */
import type { Row } from '#changes';
import { type AnyCollectionName, type Reference, type Referent, referencesOf, standsFor } from './references.ts';

/** What was removed, with the number of the step that did it. */
export class Removed {
  readonly #steps = new Map<Referent, Map<string, number>>();

  /** True while nothing was removed that anything can refer to. */
  get isEmpty(): boolean {
    return this.#steps.size === 0;
  }

  /** Notes that step `step` removed a row of a collection. */
  note(collection: AnyCollectionName, row: Row, step: number): void {
    for (const { field, names } of standsFor[collection] ?? []) {
      const id = idAt(row, field, names);
      if (id !== undefined && !this.#of(names).has(id)) this.#of(names).set(id, step);
    }
  }

  /** The step that removed what a row refers to; undefined where all is there. A row that a later step adds stays. */
  stepThatTakes(collection: AnyCollectionName, row: Row): number | undefined {
    const steps = referencesOf(collection).flatMap((reference) => this.#stepOf(row, reference) ?? []);
    return steps.length === 0 ? undefined : Math.min(...steps);
  }

  #stepOf(row: Row, { field, names }: Reference): number | undefined {
    const removed = this.#steps.get(names);
    const id = removed === undefined ? undefined : idAt(row, field, names);
    if (removed === undefined || id === undefined) return undefined;
    if (names !== 'azureResource') return removed.get(id);
    const outer = [...removed].find(([scope]) => id.startsWith(`${scope}/`));
    return outer?.[1];
  }

  #of(names: Referent): Map<string, number> {
    let known = this.#steps.get(names);
    if (known === undefined) {
      known = new Map();
      this.#steps.set(names, known);
    }
    return known;
  }
}

/** The id in a field, in lower case; a scope of the directory, `/administrativeUnits/<id>`, names what it ends with. */
function idAt(row: Row, field: string, names: Referent): string | undefined {
  let value: unknown = row;
  for (const name of field.split('.')) value = (value as Row | undefined)?.[name];
  if (typeof value !== 'string') return undefined;
  const id = value.toLowerCase();
  return names === 'azureResource' ? id : id.slice(id.lastIndexOf('/') + 1) || undefined;
}
