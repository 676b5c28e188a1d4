/** The rules that draw links: every one that draws is written down, and every kind of link is drawn by something. */
import { describe, expect, test } from '@jest/globals';
import { abilityEntries, linkKinds, linkRules } from '#catalogue';
import { read, sourceFiles } from '../architecture/sources.ts';

/** Kinds that the assurance engine draws: ways into a person or a workload. */
const byAssurance = [
  'SIGNS_IN',
  'SIGNS_IN_LEGACY',
  'RELAYS_SIGN_IN',
  'RECOVERS',
  'HELP_DESK_RESETS',
  'ENROLS_METHOD',
  'ENROLS_DEVICE',
  'PROXIES_SIGN_IN',
  'REPLAYS_SESSION',
  'FORGES_TOKEN',
  'LEAKS',
  'FEDERATES',
  'PUBLISHES',
];
const rules = Object.entries(linkRules);

describe('the rules that draw links', () => {
  test.each(rules)('%s says when it draws', (_, { kinds, says }) => {
    expect(kinds.length).toBeGreaterThan(0);
    expect(says).toMatch(/^[A-Z].*\.$/);
  });

  test('are named unlike the abilities', () => {
    const abilities: readonly string[] = abilityEntries.map(([name]) => name);
    expect(rules.map(([name]) => name).filter((name) => abilities.includes(name))).toEqual([]);
  });

  test('are all that statements write; in code the compiler holds it', () => {
    const written = sourceFiles(/^cypher\/.*\.cypher$/).flatMap((path) =>
      [...read(path).matchAll(/\brule: '([^']+)'/g)].map(([, rule]) => rule as string),
    );
    expect(written.length).toBeGreaterThan(5);
    expect(written.filter((rule) => !(rule in linkRules))).toEqual([]);
  });

  test('are each written somewhere', () => {
    const code = sourceFiles(/^(ingest|derivation|cypher\/statements\/(derive|audiences))\/.*\.(ts|cypher)$/)
      .map(read)
      .join('\n');
    const base = (rule: string) => rule.replace(/-with-approval$/, '').replace(/^.*-(?=leaks$|authenticates$)/, '');
    expect(rules.map(([rule]) => rule).filter((rule) => !code.includes(base(rule)))).toEqual([]);
  });

  test('every kind of link is drawn by a rule, an ability or the assurance engine', () => {
    const drawn = new Set<string>([
      ...byAssurance,
      ...rules.flatMap(([, { kinds }]) => kinds),
      ...abilityEntries.map(([, { kind }]) => kind),
    ]);
    expect(Object.keys(linkKinds).filter((kind) => !drawn.has(kind))).toEqual([]);
  });
});
