/** Keeps account of what is taken for granted: how many links rest on each assumption, and how many people's ways in. */
import { type AbilityName, linkRules, type loadingAssumptions, questionOf } from '#catalogue';
import type { LinkRecord } from '#derivation';

/** One assumption of a load. */
export interface AssumptionCount {
  readonly key: string;
  /** The assumption as a sentence. */
  readonly says: string;
  readonly links: number;
  /** People of whom a way in rests on it. */
  readonly people: number;
}

const prefix = 'assumption:';

/** The keys of assumptions among a link's evidence. */
export function assumptionsIn(evidence: readonly string[]): readonly string[] {
  return evidence.filter((one) => one.startsWith(prefix)).map((one) => one.slice(prefix.length));
}

/** The account of a load. */
export class AssumptionAccount {
  readonly #counts = new Map<string, { links: number; people: number }>();

  /** Counts a link; one that is ASSUMED and names no assumption rests on that of its rule. */
  link({ basis, rule, evidence }: Pick<LinkRecord, 'basis' | 'rule' | 'evidence'>): void {
    const keys = assumptionsIn(evidence);
    for (const key of keys) this.#of(key).links += 1;
    if (keys.length === 0 && basis === 'ASSUMED' && rule in linkRules) this.#of(rule).links += 1;
  }

  /** Counts links that were drawn in the database and rest on this. */
  derived(key: AbilityName | keyof typeof loadingAssumptions, links: number): void {
    if (links > 0) this.#of(key).links += links;
  }

  /** Counts a person whose ways in rest on these. */
  person(keys: Iterable<string>): void {
    for (const key of new Set(keys)) this.#of(key).people += 1;
  }

  /** Every assumption that something rests on, those with the most people first, then with the most links. */
  toJSON(): AssumptionCount[] {
    return [...this.#counts]
      .map(([key, count]) => ({ key, says: questionOf(key).says, ...count }))
      .sort((a, b) => b.people - a.people || b.links - a.links || a.key.localeCompare(b.key, 'en'));
  }

  #of(key: string): { links: number; people: number } {
    const count = this.#counts.get(key) ?? { links: 0, people: 0 };
    this.#counts.set(key, count);
    return count;
  }
}
