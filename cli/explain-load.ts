/** What `load --explain` prints: the stages of a load as a table, and what each does. */
import type { StageRow } from '../ingest/index.ts';
import { tableOf } from './table.ts';

/** The stages, one a row: number, name, what each needs, what each gives; below the table what each does. */
export function explainLoad(stages: readonly StageRow[]): string {
  const rows = stages.map(({ name, needs, gives }, at) => [
    String(at + 1),
    name,
    needs.join(', ') || 'nothing',
    gives.join(', '),
  ]);
  const says = stages.map(({ name, says: what }) => `${name}: ${what}.`);
  return [tableOf(['', 'Stage', 'Needs', 'Gives'], rows), '', ...says].join('\n');
}
