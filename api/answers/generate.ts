/** Writes the types of the answers that page and command line ask for, from their GraphQL documents: `npm run generate`. */
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codegen } from '@graphql-codegen/core';
import * as typedDocuments from '@graphql-codegen/typed-document-node';
import * as operations from '@graphql-codegen/typescript-operations';
import { parse, printSchema } from 'graphql';
import { schema } from '../schema/index.ts';

const root = join(import.meta.dirname, '..', '..');

/** A folder of .graphql documents, and the form in which its asker takes them. */
interface Asker {
  readonly folder: string;
  /** Parsed for the page, so that it ships no parser of ours; text for the command line, which hands it on. */
  readonly documents: 'documentNode' | 'string';
}

/** Those who ask. */
export const askers: readonly Asker[] = [
  { folder: 'web/src/questions', documents: 'documentNode' },
  { folder: 'cli/questions', documents: 'string' },
];

/** Enums whose words are the catalogue's have the catalogue's types; the others are unions of their words. */
const enumValues = Object.fromEntries(
  ['Basis', 'LevelName', 'LinkKind', 'NodeKind'].map((name) => [name, `\\#catalogue#${name}`]),
);

/** Where the types of a folder's documents are. */
export function answersFile({ folder }: Asker): string {
  return join(root, folder, 'answers.ts');
}

/** The source text of answers.ts for the documents of a folder. Throws where a document does not fit the schema. */
export async function generateAnswers({ folder, documents }: Asker): Promise<string> {
  const paths = globSync('*.graphql', { cwd: join(root, folder) }).sort();
  const text = await codegen({
    filename: 'answers.ts',
    schema: parse(printSchema(schema)),
    schemaAst: schema,
    documents: paths.map((location) => ({
      location,
      document: parse(readFileSync(join(root, folder, location), 'utf8'), { noLocation: true }),
    })),
    config: {
      enumValues,
      documentMode: documents,
      immutableTypes: true,
      arrayInputCoercion: false,
      useTypeImports: true,
      scalars: { ID: 'string' },
    },
    pluginMap: { operations, typedDocuments },
    plugins: [{ operations: {} }, { typedDocuments: {} }],
  });
  // The generator passes the catalogue's types on as values, which Node would look for when it runs the file as written.
  const types = text.replace(/^export \{/gm, 'export type {');
  return `/** GENERATED from the .graphql documents beside it by \`npm run generate\`: do not edit. */\n${types}\n`;
}

if (process.argv[1] === import.meta.filename)
  for (const asker of askers) writeFileSync(answersFile(asker), await generateAnswers(asker));
