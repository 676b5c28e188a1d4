/** The decision on one sign-in, what it requires and the lowest set that is enough: the table of cases, and that no control is without hit and decoy. */
import { describe, expect, test } from '@jest/globals';
import { explainSignIn } from '../../assurance/explain.ts';
import { builtInControls } from '../../assurance/policies/controls.ts';
import type { SignInConditions } from '../../assurance/sign-in.ts';
import { type CaseUser, casesOf, policyOf, tenantOf, userOf } from './scene.ts';

interface Case {
  readonly rule: string;
  readonly kind: 'hit' | 'decoy';
  readonly says: string;
  readonly policies:
    | readonly { readonly conditions?: Record<string, unknown>; readonly grantControls: unknown }[]
    | null;
  readonly audience: string;
  readonly decision: string;
  readonly requiredControls?: readonly string[];
  readonly level?: number | null;
  readonly authenticators?: readonly string[];
  readonly user?: CaseUser;
  readonly given?: SignInConditions;
  readonly facts?: Record<string, unknown>;
  readonly assumes?: string;
}

const rows = casesOf<Case>('decisions');
const undefinedForNull = (facts: Record<string, unknown> = {}) =>
  Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, value ?? undefined]));

describe('the decision on one sign-in', () => {
  test.each(rows.map((row) => [row.rule, row.kind, row.says, row] as const))(
    '%s, %s: %s',
    (_rule, _kind, _says, row) => {
      const policies = row.policies?.map(({ conditions, grantControls, ...more }, at) =>
        policyOf(conditions, grantControls, { id: `policy-${at}`, ...more }),
      );
      const tenant = tenantOf({ conditionalAccessPolicies: policies, ...undefinedForNull(row.facts) });
      const explained = explainSignIn(tenant, userOf(row.user), row.audience, row.given);
      expect(explained.decision).toBe(row.decision);
      if (row.requiredControls !== undefined) expect(explained.requiredControls).toEqual(row.requiredControls);
      const own = explained.waysIn.filter((way) => way.kind === 'SIGNS_IN');
      if (row.level !== undefined) expect(own[0]?.level ?? null).toBe(row.level);
      if (row.authenticators !== undefined)
        expect([...(own[0]?.authenticators ?? [])].sort()).toEqual(row.authenticators);
      if (row.assumes !== undefined) expect(explained.assumptions).toContain(row.assumes);
      else
        expect(
          explained.assumptions.filter((key) =>
            /not-understood|not-collected|malformed|home-tenant|unchecked|exportable|windows-hello|legacy/.test(key),
          ),
        ).toEqual([]);
    },
  );

  test('every control has a hit and a decoy', () => {
    const controls = [
      ...builtInControls,
      'block',
      'termsOfUse',
      'customAuthenticationFactors',
      'authenticationStrength',
    ];
    const have = new Set(rows.map((row) => `${row.rule} ${row.kind}`));
    const missing = controls
      .flatMap((rule) => ['hit', 'decoy'].map((kind) => `${rule} ${kind}`))
      .filter((cell) => !have.has(cell));
    expect(missing).toEqual([]);
  });
});
