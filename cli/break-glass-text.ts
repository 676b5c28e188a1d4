/** Break-glass accounts in words: each with the rules that it does not keep. */
import type { BreakGlassAnswer } from './answers.ts';

/** Lines about the declared accounts; none where none is declared. */
export function breakGlassLines(accounts: readonly BreakGlassAnswer[]): string[] {
  if (accounts.length === 0) return [];
  return [
    'Break-glass accounts:',
    ...accounts.map((account) => `  ${account.name ?? account.id}: ${verdict(account)}`),
  ];
}

function verdict({ name, findings }: BreakGlassAnswer): string {
  if (name === null) return 'the tenant has no such account';
  const broken = findings.filter(({ met }) => !met);
  if (broken.length === 0) return 'keeps every rule';
  return broken.map(({ rule, why }) => `not "${rule}": ${why}`).join('; ');
}
