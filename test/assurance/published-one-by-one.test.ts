/** Every published policy by itself, switched on: none lowers a level, and none is misread. Skipped where the material is absent. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { assess } from '../../assurance/assess.ts';
import { audienceNames } from '../../assurance/audiences.ts';
import type { ConditionalAccessPolicy } from '../../assurance/conditional-access-policy.ts';
import { explainSignIn } from '../../assurance/explain.ts';
import type { UserFacts } from '../../assurance/facts.ts';
import { tenantOf, userOf } from './scene.ts';

const data = join(import.meta.dirname, '../../../shared/data');

function read(file: string): unknown {
  const bytes = readFileSync(file);
  const text = bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8');
  return JSON.parse(text.replace(/^\uFEFF/, ''));
}

/** Every policy in the JSON files of a folder, on, with an id. */
function policiesIn(folder: string): readonly ConditionalAccessPolicy[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.json'));
  return files.sort().flatMap((file) => {
    const rows = [read(join(folder, file))].flat() as ConditionalAccessPolicy[];
    const policies = rows.filter((row) => row.conditions !== undefined);
    return policies.map((row, at) => ({ ...row, id: `${file} ${at}`, state: 'enabled' }));
  });
}

const methods = ['password', { '@odata.type': 'phone', phoneType: 'mobile' }, 'microsoftAuthenticator'];
const everybody: readonly UserFacts[] = [
  userOf({ methods }),
  userOf({ methods, roleTemplateIds: ['62e90394-69f5-4237-9190-012177145e10'] }),
  userOf({ methods: methods.slice(1), userType: 'Guest', externalUserState: 'Accepted', homeTenantId: 'tenant-f' }),
  userOf({ methods, notCollected: ['groups', 'roles'] }),
];

const alone: ReadonlySet<UserFacts | undefined> = new Set([everybody[0], everybody[2]]);

function doors(policies: readonly ConditionalAccessPolicy[], facts: UserFacts): readonly number[] {
  const { audiences } = assess(tenantOf({ conditionalAccessPolicies: policies, namedLocations: [] }), facts);
  return audienceNames.map((name) => audiences.get(name)?.sets[0]?.level ?? 6);
}

/** A row of PowerShell's SDK as Graph sends it: its properties begin with a small letter. */
function asGraph(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(asGraph);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [`${key[0]?.toLowerCase()}${key.slice(1)}`, asGraph(inner)]),
  );
}

describe.each([
  ['policy-sets/AlexFilipin-ConditionalAccess', 214],
  ['policy-sets/j0eyv-ConditionalAccessBaseline', 36],
  ['checks/caOptics-demodata', 57],
])('the policies of %s', (folder, count) => {
  const policies = policiesIn(join(data, folder));
  const where = policies.length > 0 ? test : test.skip;

  where('are all read', () => {
    expect(policies.length).toBe(count);
  });

  where('never lower a level, alone or one after the other', () => {
    for (const facts of everybody) {
      const none = doors([], facts);
      // By itself a policy is judged for a member and a guest only: that is the slow part.
      for (const policy of alone.has(facts) ? policies : [])
        for (const [at, level] of doors([policy], facts).entries()) expect(level).toBeGreaterThanOrEqual(none[at] ?? 0);
      let before = none;
      for (let many = 50; many <= policies.length; many += 50) {
        const more = doors(policies.slice(0, many), facts);
        for (const [at, level] of more.entries()) expect(level).toBeGreaterThanOrEqual(before[at] ?? 0);
        before = more;
      }
    }
  });

  where('each tell whether they apply and why, under conditions and without', () => {
    const tenant = tenantOf({ conditionalAccessPolicies: policies, namedLocations: [] });
    for (const facts of everybody)
      for (const given of [{ client: 'other' }, { flow: 'deviceCodeFlow' }, { ip: '198.51.100.7', country: 'DE' }])
        for (const verdict of explainSignIn(tenant, facts, 'exchange', given).policies)
          expect(verdict.why).not.toBe('');
  });
});

describe('a settings export in the spelling of PowerShell', () => {
  const file = join(data, 'scuba-provider-export/ProviderSettingsExport.json');
  const where = existsSync(file) ? test : test.skip;
  const rows = () => (read(file) as { conditional_access_policies: readonly object[] }).conditional_access_policies;

  where('protects nobody as it is, since none of it is understood', () => {
    const policies = rows() as readonly ConditionalAccessPolicy[];
    for (const facts of everybody) expect(doors(policies, facts)).toEqual(doors([], facts));
  });

  where('protects in the spelling of Graph', () => {
    const policies = (asGraph(rows()) as ConditionalAccessPolicy[]).map((row) => ({ ...row, state: 'enabled' }));
    const tenant = tenantOf({ conditionalAccessPolicies: policies, namedLocations: [] });
    expect(tenant.policies.flatMap((policy) => policy.strange)).toEqual([]);
    for (const facts of everybody)
      for (const [at, level] of doors(policies, facts).entries())
        expect(level).toBeGreaterThanOrEqual(doors([], facts)[at] ?? 0);
  });
});
