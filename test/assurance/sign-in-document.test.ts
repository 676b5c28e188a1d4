/** The document of an answer has the fields of the type SignIn in the GraphQL schema, no fewer and no more. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { buildSchema, GraphQLObjectType, getNamedType } from 'graphql';
import { answerTo, compileTenant, signInDocument } from '#assurance';
import { policyOf } from './scene.ts';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../api/schema.graphql'), 'utf8'));

/** Fields that differ between the document and the type, at any depth; `user` has the fields by which a node is named. */
function differences(value: unknown, type: GraphQLObjectType, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((one) => differences(one, type, path));
  if (value === null || typeof value !== 'object') return [];
  const fields = type.getFields();
  const extra = Object.keys(value).filter((name) => !(name in fields));
  const missing = Object.keys(fields).filter((name) => !(name in value));
  const below = Object.entries(value).flatMap(([name, inner]) => {
    const named = fields[name] && getNamedType(fields[name].type);
    return named instanceof GraphQLObjectType && name !== 'user' ? differences(inner, named, `${path}.${name}`) : [];
  });
  return [...extra.map((name) => `${path} has ${name}`), ...missing.map((name) => `${path} lacks ${name}`), ...below];
}

const tenant = compileTenant({
  conditionalAccessPolicies: [policyOf({}, { operator: 'OR', builtInControls: ['mfa'] })],
  configuration: { breakGlass: ['ada'] },
});
const ada = { user: { id: 'ada' }, groupIds: [], roleTemplateIds: [], registration: null, methods: [], mfaState: null };

test('every field of the type is in the document', () => {
  const answer = answerTo({ tenant, user: ada, audience: 'any', conditions: {} });
  const document = signInDocument(answer);
  const signIn = schema.getType('SignIn') as GraphQLObjectType;
  expect(document.waysIn.length).toBeGreaterThan(0);
  expect(document.policies.length).toBeGreaterThan(0);
  expect(document.breakGlass.length).toBeGreaterThan(0);
  expect(differences(document, signIn, 'SignIn')).toEqual([]);
});
