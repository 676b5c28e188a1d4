/** Documents that are wrong: the asker's mistake, told by a code and a status of 400, and no error of Postern's in the log. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createLog } from '../../api/log.ts';
import { connectUnchecked } from '../../cypher/engine/session.ts';
import { type Listening, listen } from './bank.ts';

const lines: string[] = [];
let api: Listening;
beforeAll(async () => {
  // Nothing listens there: none of these documents gets as far as the database.
  const graph = connectUnchecked({
    uri: 'bolt://127.0.0.1:1',
    username: 'none',
    password: 'none',
    database: undefined,
  });
  api = await listen({ graph, log: createLog('info', { write: (line) => void lines.push(line) }) });
});
afterAll(() => api.close());

test.each([
  ['{ snapshot {', 'GRAPHQL_PARSE_FAILED'],
  ['{ snapshot { id } } "open', 'GRAPHQL_PARSE_FAILED'],
  [`{ ${'a '.repeat(3_000)} }`, 'GRAPHQL_PARSE_FAILED'],
  ['{ nope }', 'GRAPHQL_VALIDATION_FAILED'],
  ['query A { snapshot { id } } query B { snapshot { id } }', 'OPERATION_RESOLUTION_FAILURE'],
  ['mutation { drop }', 'OPERATION_NOT_SUPPORTED'],
  ['subscription { changes }', 'OPERATION_NOT_SUPPORTED'],
  ['', 'BAD_REQUEST'],
])('%.40s', async (document, code) => {
  const { status, codes, text } = await api.ask(document);
  expect([status, codes]).toEqual([400, [code]]);
  expect(text).not.toMatch(/ at |\.ts|INTERNAL/);
});

test('are logged as requests, never as errors', () => {
  const levels = lines.map((line) => (JSON.parse(line) as { level: number }).level);
  expect(levels.length).toBeGreaterThan(0);
  expect(levels.filter((level) => level > 30)).toEqual([]);
});
