/** To declare good practice never makes a result worse: each value in the order listed, over everybody of the demo tenant. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import {
  type AssuranceConfiguration,
  compileTenant,
  type TenantFacts,
  type UserFacts,
  verifications,
} from '#assurance';
import { personOf } from '../../../assurance/person.ts';
import { waysAt } from '../../../assurance/ways-in/all.ts';
import { gatewayOf } from '../../../assurance/ways-in/front-door.ts';
import { signInOfFolder } from './sign-in-of-folder.ts';

/** Two audiences are enough: where baseline scopes are to be had, and where legacy protocols are served. */
const places = ['graph', 'exchange'] as const;

/** The lowest way in by person and audience, of all and of the help desk's; 6: none. */
type Lowest = ReadonlyMap<string, number>;

const everybody = { roles: ['*'], azureScopes: ['*'] };
const emergency = ['00000000-0000-4000-a000-000000000003', '00000000-0000-4000-a000-000000000004'];
const resets = ['password', 'methods', 'both'] as const;
const levels = [0, 1, 2, 3, 4, 5] as const;
const some = [1, 3, 5] as const;

describe('declaring good practice', () => {
  let facts: TenantFacts = {};
  let people: readonly UserFacts[] = [];
  beforeAll(async () => {
    const demo = join(import.meta.dirname, '../../../ingest/demo');
    const read = await signInOfFolder(demo, { helpDesk: { exempt: everybody } });
    facts = read.tenant;
    people = [...read.users.values()];
  });

  const known = new Map<string, Lowest>();
  function lowestUnder(configuration: AssuranceConfiguration): Lowest {
    const key = JSON.stringify(configuration);
    const lowest = known.get(key) ?? judgedUnder(configuration);
    known.set(key, lowest);
    return lowest;
  }

  function judgedUnder(configuration: AssuranceConfiguration): Lowest {
    const tenant = compileTenant({ ...facts, configuration });
    const lowest = new Map<string, number>();
    for (const person of people) {
      for (const audience of places) {
        const all = waysAt(gatewayOf(personOf(tenant, person), audience));
        const desk = all.filter(({ kind }) => kind === 'HELP_DESK_RESETS');
        lowest.set(`${person.user.id}@${audience}`, Math.min(6, ...all.map(({ level }) => level)));
        lowest.set(`${person.user.id}@${audience} by the desk`, Math.min(6, ...desk.map(({ level }) => level)));
      }
    }
    return lowest;
  }

  /** Where a later configuration is worse than the one before it. */
  function worsened(configurations: readonly AssuranceConfiguration[]): readonly string[] {
    const all = configurations.map(lowestUnder);
    return all.slice(1).flatMap((later, at) =>
      [...later].flatMap(([where, level]) => {
        const before = all[at]?.get(where) ?? 6;
        return level < before ? [`${JSON.stringify(configurations[at + 1])}: ${where} ${before} -> ${level}`] : [];
      }),
    );
  }

  /** How many places are better under the last configuration than under the first. */
  function bettered(configurations: readonly AssuranceConfiguration[]): number {
    const [first, last] = [configurations[0] ?? {}, configurations.at(-1) ?? {}].map(lowestUnder);
    return [...(last ?? [])].filter(([where, level]) => level > (first?.get(where) ?? 6)).length;
  }

  test('the demo has people', () => expect(people.length).toBeGreaterThan(60));

  test.each(resets)('what the help desk verifies, where it resets %s', (handed) => {
    const declared = verifications.map((verification) => ({ helpDesk: { verification, resets: handed } }));
    expect(worsened(declared)).toEqual([]);
    expect(bettered(declared)).toBeGreaterThan(0);
  });

  test.each(resets)(
    'what is not declared lies between questions and a call-back, where the desk resets %s',
    (handed) => {
      const with_ = (verification: (typeof verifications)[number]) => ({ helpDesk: { verification, resets: handed } });
      expect(worsened([with_('questions'), { helpDesk: { resets: handed } }, with_('call-back')])).toEqual([]);
    },
  );

  test('the level of the help desk', () => {
    expect(worsened(levels.map((level) => ({ helpDesk: { level } })))).toEqual([]);
  });

  test('what the desk asks for before it rebinds', () => {
    const asks = ['nothing', 'call-back', 'identity-proofing', 5] as const;
    const declared = asks.map((rebinds) => ({ helpDesk: { verification: 'call-back', rebinds } as const }));
    expect(worsened(declared)).toEqual([]);
    expect(bettered(declared)).toBeGreaterThan(0);
  });

  test('whom the desk leaves alone', () => {
    const helpDesk = { verification: 'manager' } as const;
    const steps = [
      { helpDesk },
      { helpDesk: { ...helpDesk, administrators: false } },
      { helpDesk: { ...helpDesk, exempt: everybody } },
      { helpDesk: { ...helpDesk, exempt: { users: ['*'] } } },
    ];
    expect(worsened(steps)).toEqual([]);
    for (const [at, step] of steps.slice(1).entries()) expect(bettered([steps[at] ?? {}, step])).toBeGreaterThan(0);
  });

  test.each<[string, readonly AssuranceConfiguration[]]>([
    ['break-glass accounts', [{}, { breakGlass: emergency }]],
    ['legacy protocols off', [{ legacyProtocols: true }, {}, { legacyProtocols: false }]],
    ['baseline scopes enforced', [{ resourceExclusionHole: true }, {}, { resourceExclusionHole: false }]],
    [
      'two methods for a reset',
      [{}, { selfServiceReset: { methodsRequired: 2 } }, { selfServiceReset: { enabled: false } }],
    ],
    ['devices of one’s own kept out', [{ deviceEnrolmentRestricted: false }, {}, { deviceEnrolmentRestricted: true }]],
    ['certificates on smart cards', [{}, { certificatesNonExportable: true }]],
    ['the on-premises directory', [{}, ...some.map((onPremisesDirectory) => ({ onPremisesDirectory }))]],
    ['other tenants', [{}, ...some.map((otherTenant) => ({ otherTenant }))]],
    ['signing keys', [{}, ...some.map((signingKey) => ({ identityProviders: { '*': { signingKey } } }))]],
    [
      'what providers claim',
      [{}, ...levels.slice(2).map((mfa) => ({ identityProviders: { '*': { firstFactor: 1, mfa } } as const }))],
    ],
    ['mandatory MFA', [{ mandatoryMfa: false }, {}, { mandatoryMfa: true }]],
  ])('%s', (_, declared) => {
    expect(worsened(declared)).toEqual([]);
  });
});
