/** Each statement that pins its plan is held to it by EXPLAIN: no operator beyond those named, and a start from an index. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import neo4j, { type Driver, type Plan } from 'neo4j-driver';
import { readCypherFile } from '../../cypher/header.ts';
import * as queries from '../../cypher/queries.ts';
import { read, sourceFiles } from '../architecture/sources.ts';
import { openTestGraph } from '../support/test-graph.ts';

const files = sourceFiles(/^cypher\/.*\.cypher$/).map((path) => ({ path, file: readCypherFile(path, read(path)) }));
const pinned = files.filter(({ file }) => file.operators.length > 0);
const statements = new Map(
  Object.values(queries)
    .flat()
    .map((query) => [`${query.name}`, query]),
);
let driver: Driver;

beforeAll(async () => {
  await (await openTestGraph()).close();
  driver = neo4j.driver(
    process.env.NEO4J_URI ?? '',
    neo4j.auth.basic(process.env.NEO4J_USERNAME ?? 'neo4j', process.env.NEO4J_PASSWORD ?? ''),
  );
});

afterAll(async () => {
  await driver.close();
});

async function planOf(path: string): Promise<Set<string>> {
  const name = path.split('/').at(-1)?.replace('.cypher', '') ?? '';
  const text = statements.get(name)?.text ?? '';
  const session = driver.session();
  try {
    const names = [...text.matchAll(/\$(\w+)/g)].map(([, parameter]) => [parameter, null]);
    const { summary } = await session.run(text.replace(/^CYPHER 5.*/, '$& EXPLAIN'), Object.fromEntries(names));
    const operators = new Set<string>();
    const visit = (plan: Plan) => {
      operators.add(plan.operatorType.replace(/@.*$/, ''));
      plan.children.forEach(visit);
    };
    if (summary.plan) visit(summary.plan);
    return operators;
  } finally {
    await session.close();
  }
}

describe('plans', () => {
  test.each(pinned.map(({ path, file }) => [path, file.operators] as const))(
    '%s uses only the operators it names',
    async (path, allowed) => {
      const operators = await planOf(path);
      expect([...operators].filter((operator) => !allowed.includes(operator))).toEqual([]);
      expect([...operators].some((operator) => /^Node(Unique)?IndexSeek/.test(operator))).toBe(true);
    },
  );

  test('that are pinned are not made anew when a load changes the statistics', () => {
    for (const { path } of pinned) {
      const name = path.split('/').at(-1)?.replace('.cypher', '') ?? '';
      expect(statements.get(name)?.text).toMatch(/^CYPHER 5 replan=skip\n/);
    }
  });

  test('routes pin theirs, but for the one that has ids to go by', () => {
    const routes = files.filter(({ path }) => path.startsWith('cypher/statements/routes/'));
    expect(routes.filter(({ file }) => file.operators.length === 0).map(({ path }) => path)).toEqual([
      'cypher/statements/routes/links-of-routes.cypher',
    ]);
  });

  test.each(sourceFiles(/^cypher\/statements\/(read|routes|derive|write)\//))(
    '%s scans no label and no store',
    async (path) => {
      const operators = await planOf(path);
      expect(
        [...operators].filter((operator) => /^(AllNodesScan|NodeByLabelScan|.*RelationshipTypeScan)/.test(operator)),
      ).toEqual([]);
    },
  );
});
