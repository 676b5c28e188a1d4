/** Every resource of the demo tenant has an id as Azure makes them: the type that it says, and the name at its end. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { resourceType } from '#catalogue';

interface Resource {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

const file = join(import.meta.dirname, '../../../ingest/demo/arm/resources.ndjson');
const resources = readFileSync(file, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Resource);

test('[U] ids say the type of their rows and end with the name, which lists may give whole or the last part of', () => {
  expect(resources.length).toBeGreaterThan(40);
  const last = (name: string) => name.split('/').at(-1);
  const isOfRow = ({ id, type, name }: Resource) =>
    resourceType(id.toLowerCase()) === type.toLowerCase() && last(id) === last(name);
  expect(resources.filter((one) => !isOfRow(one)).map(({ id }) => id)).toEqual([]);
});
