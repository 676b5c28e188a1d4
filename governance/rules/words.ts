/** Words and spans of time that several rules use. */
import { type Level, levelOf } from '#catalogue';
import { type Extent, needOf, type Reach } from '../reach.ts';

/** Milliseconds. */
export const day = 86_400_000;

/** "level 1 (single factor)". */
export function levelWords(level: Level): string {
  return `level ${level} (${levelOf(level).name.toLowerCase().replaceAll('_', ' ')})`;
}

/** "control of the tenant, which needs level 4", "kv-payments and 3 more, which need up to level 3". */
export function reachWords({ seen, assumed }: Reach): string {
  const extent: Extent = seen.needs > 0 ? seen : assumed;
  const [first] = extent.examples;
  if (first === undefined) return 'nothing sensitive';
  const more = extent.resources - 1;
  const named = extent.tenantControl ? 'control of the tenant' : first.name;
  const needs = `level ${needOf({ seen, assumed })}`;
  return more > 0 ? `${named} and ${more} more (up to ${needs})` : `${named} (${needs})`;
}

/** "2026-01-31". */
export function dateWords(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
