/** From clauses to alternatives: every minimal choice of controls that meets all clauses. */
import type { Control } from './controls.ts';

/** A choice of controls that is enough, sorted. */
export type Alternative = readonly Control[];

const most = 512;

function minimal(masks: readonly bigint[]): bigint[] {
  const sorted = [...new Set(masks)].sort((a, b) => bits(a) - bits(b));
  const kept: bigint[] = [];
  for (const mask of sorted) if (!kept.some((other) => (other & mask) === other)) kept.push(mask);
  return kept;
}

function bits(mask: bigint): number {
  let count = 0;
  for (let rest = mask; rest > 0n; rest &= rest - 1n) count += 1;
  return count;
}

/**
 * Every minimal choice of controls that meets all clauses; no clauses: one empty choice. Clauses beyond `most` choices are left out,
 * which asks for less, never for more; `complete` is false then.
 */
export function alternativesOf(clauses: Iterable<readonly Control[]>): {
  alternatives: readonly Alternative[];
  complete: boolean;
} {
  const names: Control[] = [];
  const maskOf = (control: Control): bigint => {
    const at = names.indexOf(control);
    return 1n << BigInt(at === -1 ? names.push(control) - 1 : at);
  };
  let complete = true;
  let choices = [0n];
  for (const clause of clauses) {
    const masks = clause.map(maskOf);
    const next = minimal(
      choices.flatMap((choice) =>
        masks.some((mask) => (choice & mask) !== 0n) ? [choice] : masks.map((mask) => choice | mask),
      ),
    );
    if (next.length > most) complete = false;
    else choices = next;
  }
  const alternatives = choices.map((choice) => names.filter((_, at) => (choice & (1n << BigInt(at))) !== 0n).sort());
  return { alternatives, complete };
}
