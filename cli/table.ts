/** Tables that are as wide as the terminal at the most. */
import Table from 'cli-table3';
import { terminalWidth } from './terminal.ts';

/** A column is made no narrower than this, however little room there is. */
const leastColumn = 8;
/** A space on each side of a cell, and its border. */
const around = 3;

/** A bordered table; cells that are too wide for the terminal are broken between words, and long names after their separators. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = fitted(
    head.map((_, column) => Math.max(...[head, ...rows].flatMap((row) => (row[column] ?? '').split('\n')).map(size))),
    terminalWidth() - head.length * around - 1,
  );
  const table = new Table({ head: cells(head, widths), style: { head: [], border: [] } });
  for (const row of rows) table.push(cells(row, widths));
  return table.toString();
}

/** Takes from the widest columns what is too much. */
export function fitted(widths: readonly number[], room: number): number[] {
  const given = [...widths];
  for (let over = given.reduce((sum, one) => sum + one, 0) - room; over > 0; over--) {
    const widest = given.indexOf(Math.max(...given));
    if ((given[widest] as number) <= leastColumn) break;
    given[widest] = (given[widest] as number) - 1;
  }
  return given;
}

function size(text: string): number {
  return text.length;
}

function cells(row: readonly string[], widths: readonly number[]): string[] {
  return row.map((cell, column) => broken(cell, widths[column] as number));
}

/** The text in lines of this width. */
export function broken(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => brokenLine(line, width))
    .join('\n');
}

function brokenLine(line: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const piece of pieces(line, width)) {
    if (current !== '' && current.length + piece.trimEnd().length > width) {
      lines.push(current.trimEnd());
      current = '';
    }
    current += piece;
  }
  return [...lines, current.trimEnd()];
}

/** Words with the space after them; a word that is wider than a line in parts that end with a separator, else cut. */
function pieces(line: string, width: number): string[] {
  return (line.match(/\S+\s*|\s+/g) ?? ['']).flatMap((word) =>
    word.trimEnd().length <= width
      ? [word]
      : (word.match(/[^\-_/@.:]*[-_/@.:]+|[^\-_/@.:]+/g) ?? [word]).flatMap((part) => cut(part, width)),
  );
}

function cut(part: string, width: number): string[] {
  const parts: string[] = [];
  for (let from = 0; from < part.length; from += width) parts.push(part.slice(from, from + width));
  return parts;
}
