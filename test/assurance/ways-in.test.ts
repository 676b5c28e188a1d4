/** Every way in, hit and decoy: the table of cases, and that no kind the engine derives is without both. */
import { describe, expect, test } from '@jest/globals';
import { linkKinds } from '#catalogue';
import { assess } from '../../assurance/assess.ts';
import { type CaseUser, casesOf, policyOf, tenantOf, userOf } from './scene.ts';

interface Case {
  readonly link: string;
  readonly kind: 'hit' | 'decoy';
  readonly says: string;
  readonly policies: readonly { readonly conditions?: Record<string, unknown>; readonly grantControls: unknown }[];
  readonly audience: string;
  /** null: no such link. */
  readonly level: number | null;
  readonly authenticators?: readonly string[];
  readonly user?: CaseUser;
  readonly facts?: Record<string, unknown>;
  readonly basis?: string;
  readonly entry?: string;
  /** What it takes for granted, and what it does not. */
  readonly assumes?: string;
  readonly needsNot?: string;
}

const rows = casesOf<Case>('ways-in');
/** Ways in that are no person's sign-in: workloads.json and the drawn tenants have their cases. */
const notOfPeople: ReadonlySet<string> = new Set(['LEAKS', 'FEDERATES', 'PUBLISHES', 'CONSENTS']);
const kinds = Object.entries(linkKinds)
  .filter(([kind, { role }]) => role === 'way in' && !notOfPeople.has(kind))
  .map(([kind]) => kind);

const undefinedForNull = (facts: Record<string, unknown> = {}) =>
  Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, value ?? undefined]));

describe('ways in', () => {
  test.each(rows.map((row) => [row.link, row.kind, row.says, row] as const))(
    '%s, %s: %s',
    (_link, _kind, _says, row) => {
      const policies = row.policies.map(({ conditions, grantControls, ...more }, at) =>
        policyOf(conditions, grantControls, { id: `policy-${at}`, ...more }),
      );
      const tenant = tenantOf({ conditionalAccessPolicies: policies, ...undefinedForNull(row.facts) });
      const assessment = assess(tenant, userOf(row.user));
      const all = [...(assessment.audiences.get(row.audience)?.waysIn ?? []), ...assessment.whole];
      const found = all.filter((way) => way.kind === row.link && (row.entry === undefined || way.entry === row.entry));
      expect(found.length).toBe(row.level === null ? 0 : 1);
      const [way] = found;
      if (way === undefined) return;
      expect(way.level).toBe(row.level);
      if (row.authenticators !== undefined) expect([...way.authenticators].sort()).toEqual(row.authenticators);
      if (row.basis !== undefined) expect(way.basis).toBe(row.basis);
      if (row.assumes !== undefined) expect(way.assumptions).toContain(row.assumes);
      if (row.needsNot !== undefined) expect(way.assumptions).not.toContain(row.needsNot);
      if (way.basis === 'ASSUMED') expect(way.assumptions).not.toEqual([]);
    },
  );

  test('every kind has a hit and a decoy', () => {
    const have = new Set(rows.map((row) => `${row.link} ${row.kind}`));
    expect(
      kinds.flatMap((link) => ['hit', 'decoy'].map((kind) => `${link} ${kind}`)).filter((cell) => !have.has(cell)),
    ).toEqual([]);
  });
});
