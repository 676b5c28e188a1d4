/** [U] Published federated credentials, of applications that their export does not hold: each leads to what the application runs as. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Graph } from '#cypher';
import { openTestGraph } from '../../support/test-graph.ts';
import { type TinyTenant, tenantOfFolder } from '../../support/tiny-tenant.ts';
import { convertFile, exportText, type Item, type Outcome, removeMade, scratch, shared } from './harness.ts';

const published = join(shared, 'data/azurehound-federated-credentials/federated_identity_credentials.raw.json');

(existsSync(published) ? describe : describe.skip)('[U] published federated credentials in the graph', () => {
  let graph: Graph;
  let edges: readonly { readonly start: string; readonly end: string }[];
  beforeAll(async () => {
    graph = await openTestGraph();
    edges = JSON.parse(readFileSync(join(dirname(published), 'expected_graph.json'), 'utf8')).edges;
  });
  afterAll(async () => {
    await graph.close();
    removeMade();
  });

  const load = async (convert: (facts: string) => Promise<Outcome>): Promise<TinyTenant> => {
    const facts = join(scratch(), 'facts');
    await convert(facts);
    return tenantOfFolder(graph, facts);
  };
  const credential = ({ start, end }: { readonly start: string; readonly end: string }) =>
    `federated:${end.toLowerCase()}/${start.toLowerCase()}`;
  const isOf = ({ links }: TinyTenant, from: string, to: string, basis: string) =>
    links.some((link) => link.from === from && link.to === to && link.basis === basis);

  test('all 14 are drawn; each authenticates the service principal that its application stands for', async () => {
    const tiny = await load((facts) => convertFile(published, facts));
    expect(tiny.unused['graph/application-federated-credentials']).toEqual([]);
    const drawn = edges.filter((edge) =>
      isOf(tiny, credential(edge), `service-principal-of:${edge.end.toLowerCase()}`, 'OBSERVED'),
    );
    expect([drawn.length, edges.length]).toEqual([14, 14]);
    const runs = new Set(edges.map(({ end }) => end.toLowerCase()));
    expect([...runs].filter((app) => isOf(tiny, app, `service-principal-of:${app}`, 'ASSUMED'))).toHaveLength(7);
  });

  test('a service principal that is there is found by the appId; of applications that are all there the others are gone', async () => {
    const { data } = JSON.parse(readFileSync(published, 'utf8')) as { data: Item[] };
    const appId = (edges[0] as { end: string }).end;
    const tenant = { kind: 'AZTenant', data: { tenantId: 'aaaaaaaa-0000-4000-8000-000000000001', collected: true } };
    const principal = {
      kind: 'AZServicePrincipal',
      data: { id: 'AAAAAAAA-0000-4000-8000-000000000002', appId, displayName: 'X', accountEnabled: true },
    };
    const application = {
      kind: 'AZApp',
      data: { id: 'AAAAAAAA-0000-4000-8000-000000000003', appId, displayName: 'X' },
    };
    const of = async (items: readonly unknown[]) => {
      const file = join(scratch(), 'export.json');
      writeFileSync(file, exportText(items));
      return load((facts) => convertFile(file, facts));
    };
    const own = edges.filter(({ end }) => end === appId).length;
    const byAppId = await of([tenant, principal, ...data]);
    const authenticated = ({ links }: TinyTenant) =>
      links.filter(({ kind, to }) => kind === 'AUTHENTICATES' && to === principal.data.id.toLowerCase());
    expect(authenticated(byAppId).filter(({ rule }) => rule === 'federated-authenticates')).toHaveLength(own);
    const complete = await of([tenant, principal, application, ...data]);
    expect(authenticated(complete)).toHaveLength(own);
    expect(complete.report.rows['graph/application-federated-credentials']).toMatchObject({
      read: 14,
      used: own,
      unused: [{ reason: 'the application is not in the tenant', count: 14 - own }],
    });
  });
});
