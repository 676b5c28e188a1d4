/** What a remedy becomes: a change that can be rehearsed, with what to do first and how it is undone. */
import type { Change, ChangeStep } from '#changes';
import type { Spared } from '../candidates.ts';
import type { FactsRows } from './facts-rows.ts';

/** A change that closes a finding. */
export interface RemedyChange {
  readonly change: Change;
  readonly first: readonly string[];
  readonly undo: string;
}

/** A finding, as far as its remedy depends on it. */
export interface Remediable {
  readonly rule: string;
  readonly subject: { readonly id: string; readonly name: string; readonly kind: string };
  readonly target: { readonly id: string; readonly name: string; readonly kind: string } | null;
  readonly evidence: readonly string[];
}

/** What changes are made from. */
export interface RemedyGround {
  readonly facts: FactsRows;
  /** Accounts that stay left out of policies. */
  readonly spared: Spared;
}

/** Makes the change of one finding; undefined where the rows that it would change are not in the facts. Throws FactsError. */
export type Remedy = (finding: Remediable, ground: RemedyGround) => Promise<RemedyChange | undefined>;

/** Several changes as one; undefined where there is none. */
export function together(title: string, parts: readonly RemedyChange[]): RemedyChange | undefined {
  if (parts.length === 0) return undefined;
  const steps = new Map<string, ChangeStep>();
  for (const { change } of parts) for (const step of change.steps) steps.set(JSON.stringify(step), step);
  return {
    change: { title, steps: [...steps.values()] },
    first: [...new Set(parts.flatMap(({ first }) => first))],
    undo: [...new Set(parts.map(({ undo }) => undo))].join(' '),
  };
}
