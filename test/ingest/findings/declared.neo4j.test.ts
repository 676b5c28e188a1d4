/** What postern.yaml declares about identities answers findings, and opens others; it changes no route. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parseConfiguration } from '#configuration';
import type { Graph } from '#cypher';
import { openTestGraph } from '../../support/test-graph.ts';
import { type Governed, govern, governed, keys, of } from './governed-tenant.ts';

const declared = `
identities:
  ${keys.ledgerApplication.toUpperCase()}: { purpose: Settlement, owner: BO, until: 2020-06-30 }
  idle: { owner: gone, kind: test }
  bo: { until: 2020-01-31, purpose: Contract, kind: service-account }
  nobody-here: { purpose: None }
`;

let graph: Graph;
let plain: Governed;
let told: Governed;

beforeAll(async () => {
  graph = await openTestGraph();
  plain = await govern(graph, governed);
  told = await govern(graph, governed, parseConfiguration(declared, 'postern.yaml'));
});
afterAll(() => graph.close());

const record = ({ records }: Governed, id: string) => records.find((one) => one.id === id);

describe('declared of an application by its appId', () => {
  test('a purpose answers N19, and stands in the record as declared', () => {
    expect(of(plain, 'N19', 'sp-ledger')).toBeDefined();
    expect(of(told, 'N19', 'sp-ledger')).toBeUndefined();
    expect(record(told, 'sp-ledger')?.purpose).toMatchObject({ value: 'Settlement', confidence: 'DECLARED' });
  });

  test('an owner of the tenant answers N16, and is looked up', () => {
    expect(of(plain, 'N16', 'sp-ledger')).toBeDefined();
    expect(of(told, 'N16', 'sp-ledger')).toBeUndefined();
    expect(record(plain, 'sp-ledger')?.flags).toContain('UNOWNED');
    expect(record(told, 'sp-ledger')).toMatchObject({ answersFor: { says: 'bo', state: 'enabled' } });
    expect(record(told, 'sp-ledger')?.flags).not.toContain('UNOWNED');
  });

  test('an end that is past opens N45 with what it reaches', () => {
    expect(of(plain, 'N45', 'sp-ledger')).toBeUndefined();
    expect(of(told, 'N45', 'sp-ledger')).toMatchObject({ severity: 'HIGH', needs: 3 });
    expect(of(told, 'N45', 'sp-ledger')?.says).toContain('2020-06-30');
    expect(record(told, 'sp-ledger')?.flags).toContain('PURPOSE_OVER');
  });
});

test('a kind is the sort, as declared; an owner who is disabled answers for nothing', () => {
  expect(record(plain, 'sp-idle')?.sort.value).toBe('APPLICATION');
  expect(record(told, 'sp-idle')).toMatchObject({
    sort: { value: 'TEST', confidence: 'DECLARED' },
    answersFor: { says: 'gone', state: 'disabled' },
  });
});

test('an account is told alike', () => {
  expect(record(told, 'bo')).toMatchObject({ purpose: { value: 'Contract' }, sort: { value: 'SERVICE_ACCOUNT' } });
  expect(of(told, 'N45', 'bo')).toMatchObject({ subject: { kind: 'User' }, needs: 3 });
  expect(of(told, 'N37', 'bo')).toBeDefined();
});

test('an id that is not in the tenant is told', () => {
  expect(told.tiny.report.identitiesNotHere).toEqual(['nobody-here']);
  expect(plain.tiny.report.identitiesNotHere).toEqual([]);
});

test('no link changes', () => {
  const links = ({ tiny }: Governed) => tiny.links.map((link) => JSON.stringify(link)).sort();
  expect(links(told)).toEqual(links(plain));
});
