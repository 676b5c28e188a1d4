/** A very small bank in the test database, published, and an API over it that listens on a free port. */
import type { AddressInfo } from 'node:net';
import type { LinkKind, NodeKind } from '#catalogue';
import { labelsOf, openingCollections } from '#catalogue';
import { beginSnapshot, createLinks, createNodes, type Graph, publishSnapshot } from '#cypher';
import { type Api, type ApiOptions, createApi } from '../../api/index.ts';
import { assessExposure } from '../../ingest/snapshot/assess-exposure.ts';
import { measureProtection } from '../../ingest/snapshot/measure-protection.ts';

const tenant = 'tenant-1';
/** Kind, id, name; required assurance where it is sensitive. */
const nodes: readonly (readonly [NodeKind, string, string, number?])[] = [
  ['Entry', 'entry:sign-in', 'Somebody who can sign in'],
  ['Tenant', tenant, 'Quay Bank', 4],
  ['User', 'ada', 'Ada Reyes'],
  ['User', 'bob', 'Bob Kv'],
  ['User', 'cleo', 'Cleo'],
  ['Group', 'ops', 'Operations'],
  ['Entitlement', 'own', 'Owner @ Production'],
  ['KeyVault', '/subscriptions/1/vaults/kv-pay', 'kv-pay', 3],
  ['KeyVault', '/subscriptions/1/vaults/kv-far', 'kv-far', 3],
  ['StorageAccount', '/subscriptions/1/stores/st-logs', 'st-logs'],
];
/** From, kind, to, gate; a sign-in authenticates. */
const links: readonly (readonly [string, LinkKind, string, 0 | 1 | 3, 'ASSUMED'?])[] = [
  ['entry:sign-in', 'SIGNS_IN', 'ada', 3],
  ['entry:sign-in', 'SIGNS_IN', 'bob', 1, 'ASSUMED'],
  ['ada', 'MEMBER_OF', 'ops', 0],
  ['bob', 'MEMBER_OF', 'ops', 0],
  ['ada', 'HOLDS', 'own', 0],
  ['ops', 'HOLDS', 'own', 0],
  ['own', 'GRANTS_ACCESS', '/subscriptions/1/vaults/kv-pay', 0],
  ['cleo', 'MEMBER_OF', 'ops', 0],
];
export const vault = '/subscriptions/1/vaults/kv-pay';

const report = {
  tenant: { id: tenant, name: 'Quay Bank' },
  rows: { 'graph/users': { read: 4, used: 3, unused: [{ reason: 'no id', count: 1, examples: ['4'] }] } },
  collections: { 'graph/users': { status: 'COMPLETE' }, 'graph/groups': { status: 'FORBIDDEN', reason: 'HTTP 403' } },
  breakGlass: [
    { id: 'bob', name: 'Bob Kv', findings: [{ rule: 'phishing-resistant', met: false, why: 'none' }] },
    { id: 'gone', name: null, findings: [] },
  ],
  assumptions: [{ key: 'help-desk', says: 'The desk is not declared.', links: 3, people: 2 }],
  closedActivations: [{ reason: 'nobody approves', count: 1, examples: ['ada own'] }],
  gaps: [{ links: ['SIGNS_IN', 'NO_SUCH_KIND'], says: 'which methods users registered' }],
};

/** As if every collection were there. */
const everything = Object.fromEntries(openingCollections('KeyVault').map((name) => [name, { status: 'COMPLETE' }]));

/** Writes and publishes the bank as this snapshot; the one before it stays, superseded. Names get a suffix. */
export async function publishBank(graph: Graph, snapshot: string, suffix = ''): Promise<void> {
  await graph.one(beginSnapshot, { id: snapshot, tenant, source: 'a test', replace: true, stale: 0 });
  for (const [kind, id, name, requiredAssurance] of nodes) {
    const shown = name + suffix;
    const listing = `${snapshot}/${kind}/${shown.toLowerCase()}/${id}`;
    const sensitive = requiredAssurance === undefined ? {} : { requiredAssurance, sensitiveBecause: 'a test' };
    const row = { key: `${snapshot}/${id}`, id, sourceId: id.toUpperCase(), name: shown, kind, listing, ...sensitive };
    const labels = [...labelsOf(kind), ...(requiredAssurance === undefined ? [] : ['Sensitive'])];
    await graph.run(createNodes, { labels, nodes: [row] });
  }
  for (const [from, kind, to, gate, basis = 'OBSERVED'] of links) {
    const assurance = kind === 'SIGNS_IN' ? gate : null;
    const known = basis === 'OBSERVED' ? gate : null;
    const ends = [`${snapshot}/${from}`, `${snapshot}/${to}`] as const;
    const row = [...ends, gate, known, ['graph/users:1'], assurance, null, null, null] as const;
    await graph.run(createLinks, { kind, rule: 'a rule', basis, rows: [row] });
  }
  const { walked } = await assessExposure(graph, snapshot, tenant);
  const measures = await measureProtection(graph, snapshot, walked, {
    collected: everything,
    leftOut: new Map(),
    declaresRequirements: false,
  });
  await graph.one(publishSnapshot, { id: snapshot, report: JSON.stringify({ ...report, measures }) });
}

/** An answer over HTTP. */
export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read answers of every shape
  readonly data: any;
  /** Codes of the errors. */
  readonly codes: readonly string[];
  readonly text: string;
}

/** An API that listens. */
export interface Listening {
  readonly api: Api;
  readonly address: string;
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
  close(): Promise<void>;
}

/** Machines are noisy, and a cold database plans each statement first: only tests of time limits have tight ones. */
const patient = { requestTime: 150_000, routesTime: 120_000, countTime: 120_000 };

/** Everybody on this machine may ask. */
export const openToLoopback = { token: undefined, allowedHosts: [], behindProxy: false } as const;

/** Starts an API on a free port; open to this machine where nothing else is said. */
export async function listen(options: Omit<ApiOptions, 'access'> & Partial<ApiOptions>): Promise<Listening> {
  const api = await createApi({ access: openToLoopback, ...options, limits: { ...patient, ...options.limits } });
  const server = api.app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    api,
    address,
    async ask(query, variables = {}) {
      const body = JSON.stringify({ query, variables });
      const headers = { 'content-type': 'application/json' };
      const response = await fetch(`${address}/graphql`, { method: 'POST', headers, body });
      const text = await response.text();
      const { data, errors = [] } = JSON.parse(text) as { data: unknown; errors?: { extensions: { code: string } }[] };
      return { status: response.status, data, codes: errors.map(({ extensions }) => extensions.code), text };
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await api.close();
    },
  };
}

/** A graph that tells which statements ran through it, and may do something after one of them. */
export function watched(
  graph: Graph,
  after: (name: string) => Promise<void> = async () => {},
): { graph: Graph; names: string[] } {
  const names: string[] = [];
  const told = async <T>(name: string, work: Promise<T>): Promise<T> => {
    const result = await work;
    names.push(name);
    await after(name);
    return result;
  };
  return {
    names,
    graph: {
      many: (query, parameters, options) => told(query.name, graph.many(query, parameters, options)),
      maybeOne: (query, parameters, options) => told(query.name, graph.maybeOne(query, parameters, options)),
      one: (query, parameters, options) => told(query.name, graph.one(query, parameters, options)),
      run: (query, parameters, options) => told(query.name, graph.run(query, parameters, options)),
      stream: (query, parameters, options) => graph.stream(query, parameters, options),
      close: async () => {},
    },
  };
}

/** Silence, for tests that provoke errors. */
export const noLog = { info() {}, warn() {}, error() {} } as unknown as NonNullable<ApiOptions['log']>;
