/** What is left to defeat after a reset, hit and decoy. */
import { describe, expect, test } from '@jest/globals';
import { assess } from '../../assurance/assess.ts';
import type { HandedOver } from '../../assurance/handed-over.ts';
import { leftToDefeat } from '../../assurance/left-to-defeat.ts';
import { type CaseUser, casesOf, methodsPolicy, policyOf, tenantOf, userOf } from './scene.ts';

interface Case {
  readonly handed: readonly HandedOver[];
  readonly says: string;
  readonly grant?: unknown;
  readonly registration?: unknown;
  readonly user: CaseUser;
  readonly on?: readonly string[];
  readonly facts?: Record<string, unknown>;
  /** null: nothing gets in there at all. */
  readonly left: number | null;
  /** Whether so little is left only if something holds that was not seen. */
  readonly assumed?: boolean;
}

const rows = casesOf<Case>('left-to-defeat');

describe('what is left to defeat', () => {
  test.each(rows.map((row) => [row.handed.join('+') || 'nothing', row.says, row] as const))(
    '%s: %s',
    (_handed, _says, row) => {
      const door = row.grant === undefined ? [] : [policyOf({}, row.grant)];
      const action = { applications: { includeUserActions: ['urn:user:registersecurityinfo'] } };
      const registration =
        row.registration === undefined ? [] : [policyOf(action, row.registration, { id: 'registration' })];
      const methods = row.on === undefined ? {} : { authenticationMethodsPolicy: [methodsPolicy(row.on)] };
      const tenant = tenantOf({ conditionalAccessPolicies: [...door, ...registration], ...methods, ...row.facts });
      const left = leftToDefeat(assess(tenant, userOf(row.user)), 'keyvault', row.handed);
      expect(left?.level ?? null).toBe(row.left);
      if (row.assumed !== undefined) expect(left?.known !== left?.level).toBe(row.assumed);
    },
  );

  test('handing over more never leaves more', () => {
    const all: readonly HandedOver[] = ['password', 'methods', 'mailbox', 'hardwareToken', 'tap', 'passkey', 'qrCode'];
    for (const row of rows) {
      const door = row.grant === undefined ? [] : [policyOf({}, row.grant)];
      const assessment = assess(tenantOf({ conditionalAccessPolicies: door, ...row.facts }), userOf(row.user));
      const one = leftToDefeat(assessment, 'keyvault', row.handed)?.level ?? 6;
      expect(leftToDefeat(assessment, 'keyvault', all)?.level ?? 6).toBeLessThanOrEqual(one);
    }
  });
});
