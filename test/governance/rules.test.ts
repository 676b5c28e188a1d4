/** Each rule hits what it says and passes by near misses; what is missing is a question, never nothing. */
import { describe, expect, test } from '@jest/globals';
import { controlOf, controlsQuoted, frameworks } from '#catalogue';
import { type Finding, reachRestsOn, restsOf, rules, severities } from '#governance';
import { cases } from './cases.ts';
import { credential, foundIn, owner, person, reaches, sensitive, tenantOf, workload } from './sketch.ts';

test('every rule has a hit and a decoy, and a file of its own', () => {
  expect(Object.keys(cases).sort()).toEqual(rules.map(({ id }) => id).sort());
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))(
  '%s',
  (id, { title, why, fix, source, controls, rests }) => {
    const { hit, decoys } = cases[id] as (typeof cases)[string];

    test('finds it', () => {
      const [first] = foundIn(hit, id);
      expect(first).toMatchObject({ rule: id, verdict: 'FOUND' });
      expect(first?.says).toMatch(/^[^\n]+\.$/);
      expect(first?.evidence.length).toBeGreaterThanOrEqual(id === 'H09' ? 0 : 1);
    });

    test.each(Object.entries(decoys))('passes by: %s', (_, tenant) => {
      expect(foundIn(tenant, id)).toEqual([]);
    });

    test.each([...rests])('without %s it is a question that names it', (name) => {
      const missing = new Map([[name, 'it was not collected']]);
      const questions = foundIn({ ...tenantOf(), missing }, id).filter(({ verdict }) => verdict === 'UNKNOWN');
      expect(questions).toMatchObject([{ missing: [name], severity: 'MEDIUM', hygiene: false }]);
      const kept = foundIn({ ...hit, missing }, id).filter(({ verdict }) => verdict === 'FOUND');
      expect(kept.length).toBeGreaterThan(0);
    });

    test('has words, a source and controls that exist', () => {
      for (const text of [title, why, fix]) expect(text.length).toBeGreaterThan(10);
      expect(source).toMatch(/^https:\/\//);
      expect(controls.length).toBeGreaterThan(0);
      for (const ref of controls)
        expect(Object.keys(frameworks[controlOf(ref).framework].controls)).toContain(controlOf(ref).id);
    });
  },
);

describe('severity', () => {
  const secretOf = (more: Parameters<typeof workload>[0]): Finding | undefined =>
    foundIn(tenantOf({ workloads: [workload({ credentials: [credential('secret')], ...more })] }), 'N01')[0];
  const longSecret = (more: Parameters<typeof workload>[0], missing: ReadonlyMap<string, string> = new Map()) =>
    foundIn(
      tenantOf({
        missing,
        workloads: [workload({ credentials: [credential('secret', { endsAt: undefined })], ...more })],
      }),
      'N02',
    ).find(({ verdict }) => verdict === 'FOUND');

  test('is that of what is reached, against what the link takes', () => {
    expect(secretOf({ reach: reaches.tenant })?.severity).toBe('CRITICAL');
    expect(secretOf({ reach: reaches.vault })?.severity).toBe('HIGH');
    expect(foundIn(tenantOf({ workloads: [workload({ owners: { value: [] } })] }), 'N16')[0]?.severity).toBe('MEDIUM');
    expect(longSecret({ reach: reaches.nothing })).toMatchObject({ severity: 'LOW', hygiene: true });
  });

  test('falls when reach is cut', () => {
    const order = [reaches.tenant, reaches.vault, reaches.perhaps, reaches.nothing].map((reach) =>
      severities.indexOf(longSecret({ reach })?.severity ?? 'LOW'),
    );
    expect(order).toEqual([...order].sort());
    expect(order[0]).toBeLessThan(order[3] as number);
  });

  test('of what rests on an assumption is never above medium', () => {
    expect(secretOf({ reach: reaches.perhaps })).toMatchObject({ severity: 'MEDIUM', basis: 'ASSUMED' });
    const assumed = [credential('secret', { levelAssumed: true })];
    expect(secretOf({ reach: reaches.tenant, credentials: assumed })?.severity).toBe('MEDIUM');
  });

  test('where reach is not known is medium, and names what would tell', () => {
    const missing = new Map([['arm/role-assignments', 'forbidden']]);
    expect(longSecret({ reach: reaches.nothing }, missing)).toMatchObject({
      severity: 'MEDIUM',
      hygiene: false,
      missing: ['arm/role-assignments'],
    });
  });

  test('goes one up for what is at risk, one down for what is disabled', () => {
    const risky = tenantOf({ people: [person({ risk: { value: 'atRisk' } })] });
    expect(foundIn(risky, 'H18')[0]?.severity).toBe('CRITICAL');
    expect(foundIn(tenantOf({ people: [person({ enabled: false })] }), 'H17')[0]?.severity).toBe('MEDIUM');
  });
});

test('a rule that finds nothing where nothing is reached asks for what tells how far somebody gets', () => {
  for (const rule of rules) {
    const { hit } = cases[rule.id] as (typeof cases)[string];
    const cut = { reach: reaches.nothing } as const;
    const nowhere = {
      ...hit,
      people: hit.people.map((one) => ({
        ...{ ...one, ...cut },
        waysIn: one.waysIn.map((way) => ({ ...way, ...cut })),
        activations: one.activations.map((activation) => ({ ...activation, ...cut })),
      })),
      workloads: hit.workloads.map((one) => ({ ...one, ...cut })),
    };
    const needsReach = foundIn(nowhere, rule.id).length === 0;
    if (needsReach) expect([rule.id, restsOf(rule)]).toEqual([rule.id, expect.arrayContaining([...reachRestsOn])]);
  }
});

test('an owner who is declared and disabled owns nothing', () => {
  const declared = { owner: { says: 'Olu', state: 'disabled' } } as const;
  expect(foundIn(tenantOf({ workloads: [workload({ owners: { value: [] }, declared })] }), 'N16')).toHaveLength(1);
});

describe('findings', () => {
  test('have ids that stay, whatever else is in the tenant', () => {
    const one = workload({ credentials: [credential('secret')], owners: { value: [owner({ state: 'gone' })] } });
    const alone = foundIn(tenantOf({ workloads: [one] }));
    const among = foundIn(
      tenantOf({ people: [person()], workloads: [workload({ id: 'other' }), one], sensitive: [sensitive()] }),
    );
    const ids = among.map(({ id }) => id);
    for (const { id } of alone) expect(ids).toContain(id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('stand worst first, what was found before what is not known', () => {
    const missing = new Map([['graph/risky-users', 'forbidden']]);
    const all = foundIn({ ...tenantOf({ people: [person({ isGuest: true })] }), missing });
    expect(all.map(({ severity }) => severities.indexOf(severity))).toEqual(
      all.map(({ severity }) => severities.indexOf(severity)).sort(),
    );
    expect(all.at(0)?.verdict).toBe('FOUND');
  });
});

describe('controls', () => {
  test.each([
    ['PR.AC-4', 'PR.AA-05'],
    ['nhi-03', 'NHI7:2025'],
    ['NHI7', 'NHI7:2025'],
    ['T1562.008', 'T1685.002'],
    ['maestro iam', 'L6'],
  ])('%s is quoted for %s', (quoted, id) => {
    expect(controlsQuoted(quoted).map((one) => one.id)).toEqual([id]);
  });

  test('what nobody numbers is none', () => {
    expect(controlsQuoted('PR.ZZ-99')).toEqual([]);
  });

  test('aliases lead to controls that are there', () => {
    for (const { controls, aliases = {} } of Object.values(frameworks) as {
      controls: object;
      aliases?: Record<string, string>;
    }[])
      for (const id of Object.values(aliases)) expect(Object.keys(controls)).toContain(id);
  });
});
