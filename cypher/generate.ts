/** Writes queries.ts, the typed bindings of every .cypher file: `npm run generate`. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type CypherFile, readCypherFile } from './header.ts';

const home = import.meta.dirname;

/** The source text of queries.ts for the .cypher files below `folder`. */
export function generateBindings(folder: string): string {
  const paths = globSync('**/*.cypher', { cwd: folder })
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
  const bindings = paths.map((path) => binding(path, readCypherFile(path, readFileSync(join(folder, path), 'utf8'))));
  return [
    '/** GENERATED from the .cypher files by `npm run generate`: do not edit. */',
    "import type { Query } from './engine/query.ts';",
    "import type * as rows from './rows.ts';",
    '',
    ...bindings,
  ].join('\n');
}

function binding(path: string, file: CypherFile): string {
  const name = basename(path, '.cypher');
  const constant = name.includes('-') ? name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()) : name;
  const type = `Query<${shape(file.parameters)}, ${shape(file.rows)}>`;
  // The dialect is named: servers differ in their default, and Postern speaks the one that all of them run. A statement
  // whose plan is pinned has one plan: to make it anew because a load has changed the store's statistics costs and changes nothing.
  const options = file.operators.length > 0 ? 'CYPHER 5 replan=skip' : 'CYPHER 5';
  const statement = (text: string) =>
    `{ name: ${JSON.stringify(name)}, mode: '${file.mode}', text: ${JSON.stringify(`${options}\n${text}`)} }`;
  const comment = `/** ${file.sentence} (${path}) */`;
  if (file.repeat === undefined) return `${comment}\nexport const ${constant}: ${type} = ${statement(file.text)};\n`;
  const { name: variable, from, to } = file.repeat;
  const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const texts = numbers.map((number) => `  ${statement(file.text.replaceAll(`%${variable}%`, String(number)))},`);
  return `${comment}\nexport const ${constant}: readonly ${type}[] = [\n${texts.join('\n')}\n];\n`;
}

function shape(fields: CypherFile['parameters']): string {
  if (fields.length === 0) return 'Record<string, never>';
  return `{ ${fields.map((field) => `${field.name}: ${qualified(field.type)}`).join('; ')} }`;
}

/** Types that start with a capital are those of rows.ts, but for the built-in generics. */
function qualified(type: string): string {
  return type.replace(/\b([A-Z]\w*)/g, (word) => (['Record', 'Array'].includes(word) ? word : `rows.${word}`));
}

if (process.argv[1] === import.meta.filename) writeFileSync(join(home, 'queries.ts'), generateBindings(home));
