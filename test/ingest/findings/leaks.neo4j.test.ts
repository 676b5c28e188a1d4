/** A credential that a secret scanner found is had by anybody: a way in at 0 that is seen, and a finding. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { entryId, keyCredentialId } from '#catalogue';
import type { Graph } from '#cypher';
import { leaksOfSarif } from '../../../ingest/leaks/leaks-of-sarif.ts';
import { openTestGraph } from '../../support/test-graph.ts';
import { type Governed, govern, governed, keys, of } from './governed-tenant.ts';

const reported = (properties: object) =>
  leaksOfSarif({ version: '2.1.0', runs: [{ results: [{ properties: properties as Record<string, unknown> }] }] });

let graph: Graph;
const loaded: Record<string, Governed> = {};

beforeAll(async () => {
  graph = await openTestGraph();
  const strange = '99999999-9999-4999-8999-999999999999';
  const reports = {
    nothing: {},
    key: { keyId: keys.ledger, appId: strange },
    application: { clientId: keys.ledgerApplication },
    elsewhere: { keyId: strange, appId: strange },
  };
  for (const [name, report] of Object.entries(reports))
    loaded[name] = await govern(graph, governed, {}, name === 'nothing' ? [] : reported(report));
});
afterAll(() => graph.close());

const wayIn = (name: string) =>
  loaded[name]?.tiny.between(entryId('leaked-credential'), keyCredentialId('secret', keys.ledger));

describe.each(['key', 'application'])('a leak that is told by its %s', (name) => {
  test('is a way in at 0, seen', () => {
    expect(wayIn('nothing')).toEqual(['LEAKS 1 OBSERVED']);
    expect(wayIn(name)).toEqual(['LEAKS 0 OBSERVED']);
    const record = loaded[name]?.records.find(({ id }) => id === 'sp-ledger');
    expect(record?.exposure).toEqual({ seen: 0, assumed: 0 });
  });

  test('is a finding, one up', () => {
    expect(of(loaded.nothing as Governed, 'N46', 'sp-ledger')).toBeUndefined();
    expect(of(loaded[name] as Governed, 'N46', 'sp-ledger')).toMatchObject({ severity: 'CRITICAL', has: 0 });
    expect(of(loaded[name] as Governed, 'N46', 'sp-idle')).toBeUndefined();
  });

  test('is told by the load', () => {
    expect(loaded[name]?.tiny.report.leaks).toEqual({ credentials: 1, elsewhere: 0 });
  });
});

test('what names nobody of the tenant changes nothing, and is counted', () => {
  expect(wayIn('elsewhere')).toEqual(['LEAKS 1 OBSERVED']);
  expect(loaded.elsewhere?.tiny.report.leaks).toEqual({ credentials: 0, elsewhere: 1 });
  expect(loaded.elsewhere?.findings.map(({ id }) => id)).toEqual(loaded.nothing?.findings.map(({ id }) => id));
});
