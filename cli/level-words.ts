/** Levels and counts in words, as people read them. */
import { levels } from '#catalogue';
import type { LevelFragment } from './questions/answers.ts';

/** "1 single factor"; "not reachable" for none. */
export function levelWords(level: LevelFragment | null | undefined): string {
  if (level == null) return 'not reachable';
  const name = levels[level.value]?.name ?? level.name;
  return `${level.value} ${name.toLowerCase().replaceAll('_', ' ').replace('mfa', 'MFA')}`;
}

/** "1,236" or "at least 10,000": a capped count is never shown as a count. */
export function countWords({ value, exact }: { readonly value: number; readonly exact: boolean }): string {
  return exact ? value.toLocaleString('en') : `at least ${value.toLocaleString('en')}`;
}
