/** How wide the terminal is, and text that fits it. */

/** Columns where nothing says how wide the reader's terminal is. */
const usualWidth = 80;
/** A text that is narrower cannot be read. */
const leastWidth = 40;

/** Columns of the terminal; where output goes elsewhere, those that COLUMNS names, else 80. */
export function terminalWidth(): number {
  const named = Number(process.env.COLUMNS);
  return Math.max(leastWidth, process.stdout.columns || (Number.isInteger(named) && named > 0 ? named : usualWidth));
}

/** The text with every line that is too long broken between words; what goes on is indented by two more. A longer word stays whole. */
export function wrapped(text: string, width: number): string {
  return text
    .split('\n')
    .flatMap((line) => wrappedLine(line, width))
    .join('\n');
}

/** Characters of a table's border: its lines are as wide as they were drawn. */
const bordered = /^[│┌├└]/;

function wrappedLine(line: string, width: number): string[] {
  if (line.length <= width || bordered.test(line)) return [line];
  const [indent = ''] = /^ */.exec(line) ?? [];
  const lines: string[] = [];
  let current = indent;
  for (const word of line.slice(indent.length).split(' ')) {
    const start = current.trim() === '';
    if (!start && current.length + 1 + word.length > width) {
      lines.push(current);
      current = `${indent}  ${word}`;
    } else current = start ? current + word : `${current} ${word}`;
  }
  return [...lines, current];
}
