/** Mutants of a statement: the whole of it left out, or one condition of a WHERE. */
import type { Mutant } from './mutants.ts';

/** Reads nothing, writes nothing, and takes any parameters. */
const nothing = 'UNWIND [] AS nothing RETURN nothing';
/** What ends the conditions of a WHERE, outside of brackets. */
const clause =
  /^(?:OPTIONAL MATCH|MATCH|WITH|RETURN|CALL|UNWIND|CREATE|SET|DELETE|DETACH|MERGE|ORDER BY|LIMIT|USING)\b/;

/** Every mutant of a .cypher file, in order. */
export function cypherMutantsOf(source: string): Mutant[] {
  const lines = source.split('\n');
  const header = lines.findIndex((line) => !line.startsWith('//'));
  const start = lines.slice(0, header).join('\n').length + 1;
  const whole: Mutant = {
    line: header + 1,
    what: 'left out: the statement',
    text: `${source.slice(0, start)}${nothing}\n`,
  };
  const terms = [...source.matchAll(/\bWHERE\b/g)]
    .filter(({ index }) => index >= start)
    .flatMap(({ index }) => termsFrom(source, index + 'WHERE'.length));
  return [
    whole,
    ...terms.map(({ from, to }) => ({
      line: source.slice(0, from).split('\n').length,
      what: `made true: ${source.slice(from, to).replace(/\s+/g, ' ').slice(0, 90)}`,
      text: `${source.slice(0, from)}true${source.slice(to)}`,
    })),
  ];
}

/** `STARTS WITH` is an operator. */
function beginsClause(source: string, at: number): boolean {
  return (
    /\s$/.test(source.slice(0, at)) && clause.test(source.slice(at)) && !/(?:STARTS|ENDS)\s$/.test(source.slice(0, at))
  );
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The conditions that AND joins, from behind a WHERE to its end. */
function termsFrom(source: string, start: number): Span[] {
  const terms: Span[] = [];
  let [from, depth, at] = [start, 0, start];
  const end = () => {
    const text = source.slice(from, at);
    const left = from + text.length - text.trimStart().length;
    terms.push({ from: left, to: left + text.trim().length });
  };
  for (; at < source.length; at += 1) {
    const rest = source.slice(at);
    const quoted = /^'[^']*'/.exec(rest);
    if (quoted !== null) at += quoted[0].length - 1;
    else if (/^[([{]/.test(rest)) depth += 1;
    else if (/^[)\]}]/.test(rest)) depth -= 1;
    if (depth < 0 || (depth === 0 && (rest.startsWith('|') || beginsClause(source, at)))) break;
    if (depth > 0 || !/^\sAND\s/.test(rest)) continue;
    end();
    from = at + ' AND'.length;
  }
  end();
  return terms;
}
