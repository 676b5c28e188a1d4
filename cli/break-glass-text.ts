/** Break-glass accounts in words: each with the rules that it does not keep. */
import type { BreakGlassFragment } from './questions/answers.ts';

/** Lines about the declared accounts; none where none is declared. */
export function breakGlassLines(accounts: readonly BreakGlassFragment[]): string[] {
  if (accounts.length === 0) return [];
  return ['Break-glass accounts:', ...accounts.flatMap(linesOf)];
}

function linesOf({ id, name, findings }: BreakGlassFragment): string[] {
  if (name === null) return [`  ${id}: the tenant has no such account`];
  const broken = findings.filter(({ met }) => !met);
  if (broken.length === 0) return [`  ${name}: keeps every rule`];
  return [`  ${name}:`, ...broken.map(({ rule, why }) => `    ${rule}: not kept, ${why}`)];
}
