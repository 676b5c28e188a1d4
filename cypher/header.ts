/** Reads the header of a .cypher file: what it answers, its parameters, its rows, how it runs, the plan it is held to. */
import * as bounds from './catalogue/bounds.ts';
import type { QueryMode } from './engine/query.ts';

/** One `@param` or `@row` line. */
export interface HeaderField {
  readonly name: string;
  /** A TypeScript type, of cypher/rows.ts where it is not a built-in one. */
  readonly type: string;
  readonly says: string;
}

/** A statement file, read. */
export interface CypherFile {
  readonly sentence: string;
  readonly parameters: readonly HeaderField[];
  readonly rows: readonly HeaderField[];
  readonly mode: QueryMode;
  /** The operators that its plan may use; empty where the plan is not pinned. */
  readonly operators: readonly string[];
  /** `@repeat length 1..14`: one statement a number, which replaces `%length%`. */
  readonly repeat: { readonly name: string; readonly from: number; readonly to: number } | undefined;
  readonly text: string;
}

/** Parses a file, with the catalogue's bounds in place of their names. Throws Error that names what is wrong with its header. */
export function readCypherFile(name: string, source: string): CypherFile {
  const lines = withBounds(source).split('\n');
  const end = lines.findIndex((line) => !line.startsWith('//'));
  const header = lines.slice(0, end).map((line) => line.slice(2).trim());
  const sentence = header[0] ?? '';
  if (!sentence.endsWith('.')) throw new Error(`${name}: the first line is one sentence, ending in a full stop`);
  const tagged = (tag: string) =>
    header.filter((line) => line.startsWith(`@${tag} `)).map((line) => line.slice(tag.length + 2).trim());
  const mode = (tagged('mode')[0] ?? 'read') as QueryMode;
  if (!['read', 'write', 'batches'].includes(mode)) throw new Error(`${name}: @mode is read, write or batches`);
  const text = lines.slice(end).join('\n').trim();
  const repeat = repetition(name, tagged('repeat')[0]);
  const unknown = [...text.matchAll(/%(\w+)%/g)].find(([, word]) => word !== repeat?.name);
  if (unknown) throw new Error(`${name}: ${unknown[0]} is no bound of cypher/catalogue/bounds.ts, nor repeated`);
  return {
    sentence,
    parameters: tagged('param').map((line) => field(name, line)),
    rows: tagged('row').map((line) => field(name, line)),
    mode,
    operators: tagged('plan').flatMap((line) => line.split(/\s+/)),
    repeat,
    text,
  };
}

function withBounds(source: string): string {
  return source.replace(/%(\w+)%/g, (whole, name: string) => String(Reflect.get(bounds, name) ?? whole));
}

function field(name: string, line: string): HeaderField {
  const match = /^(\w+)\s+(\S+)\s*(.*)$/.exec(line);
  if (match === null) throw new Error(`${name}: a field is "<name> <type> <what it is>", not "${line}"`);
  return { name: match[1] as string, type: match[2] as string, says: match[3] as string };
}

function repetition(name: string, line: string | undefined): CypherFile['repeat'] {
  if (line === undefined) return undefined;
  const match = /^(\w+) (\d+)\.\.(\d+)$/.exec(line);
  if (match === null) throw new Error(`${name}: @repeat is "<name> <from>..<to>"`);
  return { name: match[1] as string, from: Number(match[2]), to: Number(match[3]) };
}
