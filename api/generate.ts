/** Prints the schema, sorted: `npm run generate` writes it to api/schema.graphql. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { schema } from './schema/index.ts';

/** The schema in GraphQL's own language. */
export function printedSchema(): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}

if (process.argv[1] === import.meta.filename)
  writeFileSync(join(import.meta.dirname, 'schema.graphql'), printedSchema());
