/** [U] Mutated items: never a crash, never a row lost without a line in the report. */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AzureHoundError } from '../../../collect/azurehound/index.ts';
import { kinds } from '../../../collect/azurehound/kinds/index.ts';
import {
  convertText,
  guid,
  type Item,
  type Outcome,
  type Row,
  realExport,
  removeMade,
  tenant,
  user,
} from './harness.ts';

afterAll(removeMade);

const seed = 20260811;
const runs = 300;
/** The tenant of the real export, so that made and real items may meet in one file. */
const realTenant = '19AE0F99-6FC6-444B-BD54-97504EFC66AD';

/** One item of each kind: real ones where they are at hand, else one that has the members of every kind. */
function specimens(): Item[] {
  const far = { '@odata.type': '#microsoft.graph.user', id: guid(2), displayName: 'Far' };
  const scope = { id: guid(3), '@odata.type': '#microsoft.graph.administrativeUnit' };
  const grant = {
    id: `/x/roleAssignments/${guid(4)}`,
    properties: { principalId: guid(5), roleDefinitionId: '/r', scope: '/' },
  };
  const made = Object.entries(kinds).map(([kind, { list }]) => {
    const row = {
      id: guid(1),
      tenantId: realTenant,
      principalId: guid(5),
      resourceId: guid(6),
      appRoleId: guid(7),
      roleDefinitionId: guid(8),
      directoryScopeId: '/',
      directoryScope: scope,
      appId: guid(10),
      groupId: guid(11),
      deviceId: guid(12),
      servicePrincipalId: guid(13),
      member: far,
      owner: { ...far, ...grant },
      fic: far,
      contributor: grant,
      assignee: grant,
      roleAssignment: grant,
      properties: { parent: { id: '/P' }, accessPolicies: [{ objectId: guid(14) }] },
      identity: { userAssignedIdentities: { '/I': {} } },
      policy: { rules: [] },
      domains: ['a.example'],
    };
    return {
      kind,
      data: list === undefined ? row : { [list]: [row, { ...row, id: guid(20), member: { ...far, id: guid(21) } }] },
    };
  });
  if (!existsSync(realExport)) return made;
  const seen = new Set<string>();
  const real = (JSON.parse(readFileSync(realExport, 'utf8')) as { data: Item[] }).data.filter((item) => {
    const fresh = !seen.has(item.kind) && JSON.stringify(item).length < 20_000;
    if (fresh) seen.add(item.kind);
    return fresh;
  });
  return [...made, ...real];
}

type Place = readonly (string | number)[];

function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  return [
    at,
    ...Object.entries(value).flatMap(([key, inner]) =>
      placesIn(inner, [...at, Array.isArray(value) ? Number(key) : key]),
    ),
  ];
}

/** What a mutation puts in place of a value: nothing, wrong types, odd texts, large texts. */
const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    '',
    ' ',
    0,
    -1,
    1e308,
    true,
    false,
    [],
    {},
    [[]],
    [null],
    { id: null },
    '\u2028\u0000\ud800',
    '/',
    '//',
    '__proto__',
    'X'.repeat(5000),
  ),
  fc.string({ unit: 'binary' }),
  fc.jsonValue({ maxDepth: 3 }),
);

type Mutation = { readonly drop: boolean; readonly at: number; readonly value: unknown };

function mutate(item: Item, mutations: readonly Mutation[]): unknown {
  let copy: unknown = structuredClone(item);
  for (const { drop, at, value } of mutations) {
    const places = placesIn(copy);
    const place = places[at % places.length] ?? [];
    const last = place.at(-1);
    if (last === undefined) {
      copy = value;
      continue;
    }
    let holder = copy as Row;
    for (const step of place.slice(0, -1)) holder = holder[step] as Row;
    if (drop) delete holder[last];
    else holder[last] = value;
  }
  return copy;
}

/** The rows that a list of items offers, counted without the importer: by the file format alone. */
function offered(items: readonly unknown[]): { items: number; rows: number } {
  let rows = 0;
  for (const item of items) {
    const { kind, data } =
      typeof item === 'object' && item !== null ? (item as { kind?: unknown; data?: unknown }) : {};
    const list = typeof kind === 'string' && Object.hasOwn(kinds, kind) ? kinds[kind]?.list : undefined;
    const holder =
      list !== undefined && typeof data === 'object' && data !== null && !Array.isArray(data)
        ? (data as Row)
        : undefined;
    const elements =
      holder !== undefined && list !== undefined && Object.hasOwn(holder, list) ? holder[list] : undefined;
    if (Array.isArray(elements)) rows += elements.length;
    else if (elements !== null || holder === undefined) rows += 1;
  }
  return { items: items.length, rows };
}

function holds(outcome: Outcome, items: readonly unknown[]): void {
  const { report, manifest, rows } = outcome;
  const want = offered(items);
  let read = 0;
  let counted = 0;
  for (const count of Object.values(report.kinds)) {
    expect(count.read).toBe(count.written + count.duplicates + count.skipped);
    read += count.read;
    counted += count.items;
  }
  expect({ items: report.items, counted, rows: read }).toEqual({
    items: want.items,
    counted: want.items,
    rows: want.rows,
  });
  const skipped = Object.values(report.kinds).reduce((sum, count) => sum + count.skipped, 0);
  expect(report.skipped.reduce((sum, skip) => sum + skip.count, 0)).toBe(skipped);
  for (const [name, { rows: said, status }] of Object.entries(manifest.collections)) {
    if (status !== 'SKIPPED') expect([name, rows(name)?.length]).toEqual([name, said]);
  }
}

describe('[U] fuzz', () => {
  const all = specimens();
  const mutation = fc.record({ drop: fc.boolean(), at: fc.nat(10_000), value: odd });
  const mutated = fc
    .tuple(fc.constantFrom(...all), fc.array(mutation, { minLength: 0, maxLength: 4 }))
    .map(([item, mutations]) => mutate(item, mutations));

  test('mutated items are written, counted as repeated, or skipped with a reason', async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(mutated, { minLength: 1, maxLength: 12 }), async (items) => {
        const whole = [user(1), ...items];
        try {
          holds(await convertText(JSON.stringify({ data: whole, meta: { count: whole.length } })), whole);
        } catch (error) {
          // Two GUIDs as tenants are a refusal by design; anything else that is thrown is a crash.
          if (!(error instanceof AzureHoundError) || error.code !== 'TWO_TENANTS') throw error;
          refused += 1;
        } finally {
          removeMade();
        }
      }),
      { seed, numRuns: runs },
    );
    expect(refused).toBeLessThan(runs / 10);
  });

  test('a text with bytes changed, dropped or repeated is converted or refused, never a crash', async () => {
    const text = Buffer.from(JSON.stringify({ data: [tenant, ...all.slice(0, 20)], meta: { count: 21 } }));
    const edit = fc.record({ at: fc.nat(text.length - 1), drop: fc.nat(40), put: fc.uint8Array({ maxLength: 8 }) });
    await fc.assert(
      fc.asyncProperty(edit, async ({ at, drop, put }) => {
        const bytes = Buffer.concat([text.subarray(0, at), put, text.subarray(at + drop)]);
        try {
          const { report } = await convertText(bytes);
          for (const count of Object.values(report.kinds))
            expect(count.read).toBe(count.written + count.duplicates + count.skipped);
        } catch (error) {
          if (!(error instanceof AzureHoundError)) throw error;
        } finally {
          removeMade();
        }
      }),
      { seed, numRuns: runs },
    );
  });
});
