/** The schema is an interface: printed, committed, described to the last argument; every committed question fits it. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type GraphQLNamedType, isEnumType, isInputObjectType, isObjectType, parse, validate } from 'graphql';
import { levels, linkKinds, nodeKinds } from '#catalogue';
import { answersFile, askers, generateAnswers } from '../../api/answers/generate.ts';
import { printedSchema } from '../../api/generate.ts';
import { schema } from '../../api/schema/index.ts';

const root = join(import.meta.dirname, '..', '..');
const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const standard = ['String', 'Int', 'Float', 'Boolean', 'ID'];

test('the committed schema is the one that the code makes: npm run generate', () => {
  expect(printedSchema()).toBe(readFileSync(join(root, 'api', 'schema.graphql'), 'utf8'));
});

test('everything is described', () => {
  expect(types.filter(({ name }) => !standard.includes(name)).flatMap(undescribed)).toEqual([]);
});

test.each([
  ['NodeKind', Object.keys(nodeKinds)],
  ['LinkKind', Object.keys(linkKinds)],
  ['LevelName', levels.map(({ name }) => name)],
])('%s has the words of the catalogue', (name, words) => {
  const type = schema.getType(name);
  expect(
    isEnumType(type) &&
      type
        .getValues()
        .map((value) => value.name)
        .sort(),
  ).toEqual([...words].sort());
});

describe.each(askers)('the committed questions of $folder', (asker) => {
  const texts = globSync('*.graphql', { cwd: join(root, asker.folder) }).map((path) =>
    readFileSync(join(root, asker.folder, path), 'utf8'),
  );

  test('fit the schema', () => {
    expect(texts.length).toBeGreaterThanOrEqual(6);
    expect(validate(schema, parse(texts.join('\n')))).toEqual([]);
  });

  test('have the types that are made from them: npm run generate', async () => {
    expect(readFileSync(answersFile(asker), 'utf8')).toBe(await generateAnswers(asker));
  });
});

/** The names of what has no description in a type. */
function undescribed(type: GraphQLNamedType): string[] {
  const own = type.description ? [] : [type.name];
  if (isEnumType(type)) return [...own, ...without(type.name, type.getValues())];
  if (isInputObjectType(type)) return [...own, ...without(type.name, Object.values(type.getFields()))];
  if (!isObjectType(type)) return own;
  const fields = Object.values(type.getFields());
  return [
    ...own,
    ...without(type.name, fields),
    ...fields.flatMap(({ name, args }) => without(`${type.name}.${name}`, args)),
  ];
}

function without(
  place: string,
  parts: readonly { readonly name: string; readonly description?: string | null | undefined }[],
): string[] {
  return parts.filter(({ description }) => !description).map(({ name }) => `${place}.${name}`);
}
