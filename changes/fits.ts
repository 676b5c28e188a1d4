/** Whether a row is the one that a step names. */
import type { Row } from './change.ts';

/** True where `row` has every field of `named` with the same value; text is compared in any case, since services spell ids in several. */
export function fits(row: unknown, named: Row): boolean {
  if (typeof row !== 'object' || row === null) return false;
  return Object.entries(named).every(([name, value]) => same((row as Row)[name], value));
}

function same(left: unknown, right: unknown): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left.toLowerCase() === right.toLowerCase();
  return JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
}
