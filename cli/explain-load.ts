/** What `load --explain` prints: the stages of a load as a plain table. */
import type { StageRow } from '../ingest/index.ts';

/** The stages, one a line, in columns: number, name, what each needs, what each gives; below each what it does. */
export function explainLoad(stages: readonly StageRow[]): string {
  const rows = stages.map(({ name, needs, gives }, at) => [
    String(at + 1),
    name,
    needs.join(', ') || 'nothing',
    gives.join(', '),
  ]);
  const head = ['', 'STAGE', 'NEEDS', 'GIVES'];
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const says = stages.map(({ name, says: what }) => `${name}: ${what}.`);
  return [line(head), ...rows.map(line), '', ...says].join('\n');
}
