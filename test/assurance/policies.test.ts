/** Every condition of a policy, hit and decoy: the table of cases, and that no condition is without both. */
import { describe, expect, test } from '@jest/globals';
import { judge } from '../../assurance/policies/policy.ts';
import { subjectOf } from '../../assurance/policies/subject.ts';
import { conditionFields } from '../../assurance/policies/understood.ts';
import type { SignInConditions, SignInTarget } from '../../assurance/sign-in.ts';
import { type CaseUser, casesOf, contextOf, policyOf, tenantOf, userOf } from './scene.ts';

interface Case {
  readonly rule: string;
  readonly kind: 'hit' | 'decoy';
  readonly says: string;
  readonly conditions: Record<string, unknown>;
  readonly applies: boolean;
  readonly user?: CaseUser;
  readonly target?: SignInTarget;
  readonly context?: SignInConditions;
  readonly facts?: Record<string, unknown>;
  /** What one of the conditions takes for granted; nothing where `why` is told without it. */
  readonly assumes?: string;
  /** What one of the conditions says. */
  readonly why?: string;
}

const rows = casesOf<Case>('policies');
const keyVault: SignInTarget = { kind: 'resource', appId: 'cfa8b339-82a2-471a-a3c9-0fc0be7a4093' };

/** The rules that the catalogue of conditions knows: the fields that hold no further fields. */
function rules(): readonly string[] {
  const paths = Object.entries<readonly string[]>(conditionFields).flatMap(([path, fields]) =>
    fields.map((field) => `${path}.${field}`),
  );
  return paths.filter((path) => !(path in conditionFields));
}

describe('one policy, one sign-in', () => {
  test.each(rows.map((row) => [row.rule, row.kind, row.says, row] as const))(
    '%s, %s: %s',
    (_rule, _kind, _says, row) => {
      const tenant = tenantOf({ ...row.facts, conditionalAccessPolicies: [policyOf(row.conditions)] });
      const [policy] = tenant.policies;
      if (policy === undefined) throw new Error('no policy');
      const verdict = judge(
        policy,
        subjectOf(userOf(row.user)),
        row.target ?? keyVault,
        contextOf(tenant, row.context),
        tenant,
      );
      expect({
        applies: verdict.applies,
        why: verdict.matches.filter((match) => !match.applies).map((match) => match.why),
      }).toEqual(
        row.applies
          ? { applies: true, why: [] }
          : { applies: false, why: expect.arrayContaining([expect.any(String)]) },
      );
      if (row.assumes !== undefined) expect(verdict.matches.map((match) => match.assumption)).toContain(row.assumes);
      else if (row.why !== undefined) expect(verdict.matches.flatMap((match) => match.assumption ?? [])).toEqual([]);
      if (row.why !== undefined) expect(verdict.matches.map((match) => match.why)).toContain(row.why);
    },
  );

  test('every condition has a hit and a decoy', () => {
    const have = new Set(rows.map((row) => `${row.rule} ${row.kind}`));
    const missing = rules()
      .flatMap((rule) => ['hit', 'decoy'].map((kind) => `${rule} ${kind}`))
      .filter((cell) => !have.has(cell));
    expect(missing).toEqual([]);
  });

  test('no case names a rule that is none', () => {
    const known = new Set([...rules(), 'not understood']);
    expect(rows.filter((row) => !known.has(row.rule)).map((row) => row.rule)).toEqual([]);
  });
});
