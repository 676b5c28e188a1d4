/** The table rule x (hit, decoy): derived from the catalogue, filled from the drawn tenants; none of its cells is empty. */
import { describe, expect, test } from '@jest/globals';
import { type Ability, abilityEntries, linkKinds, linkRules } from '#catalogue';
import { everything, expected as inAzure } from '../ingest/rules/azure-reach.ts';
import { disabled, enabled, groups, expected as inDirectory } from '../ingest/rules/directory-reach.ts';
import { type DrawnTenant, drawnTenants, statementOf } from '../ingest/rules/drawn-tenant.ts';

/** A power that only works together with another has no links of its own; what the two come to is a rule. */
const halves = abilityEntries.filter(([, ability]: readonly [string, Ability]) => ability.isHalf).map(([name]) => name);
const abilities = abilityEntries.map(([name]) => name).filter((name) => !halves.includes(name));
const rows = [...Object.keys(linkKinds), ...abilities, ...Object.keys(linkRules)];

const said = (of: 'reaches' | 'doesNotReach') =>
  drawnTenants.flatMap(({ cases }) => cases.flatMap((one) => one[of].map((text) => statementOf(text).by)));

/** Abilities whose reach is listed whole, over one object of each sort: a hit is listed, a decoy is not. */
function listed(reach: Readonly<Record<string, readonly string[]>>, objects: readonly string[]): string[][] {
  const names = Object.keys(reach);
  return [
    names.filter((name) => reach[name]?.length),
    names.filter((name) => objects.some((object) => !reach[name]?.includes(object))),
  ];
}

const people = [...enabled, ...disabled, ...Object.keys(groups)];
const [azureHits = [], azureDecoys = []] = listed(inAzure, everything);
const [directoryHits = [], directoryDecoys = []] = listed(inDirectory, people);
const hits = new Set([...said('reaches'), ...azureHits, ...directoryHits]);
const decoys = new Set([...said('doesNotReach'), ...azureDecoys, ...directoryDecoys]);

test('every kind of link, every ability and every rule has a hit and a decoy', () => {
  const empty = rows.flatMap((row) => [
    ...(hits.has(row) ? [] : [`${row}: no hit`]),
    ...(decoys.has(row) ? [] : [`${row}: no decoy`]),
  ]);
  expect(empty).toEqual([]);
});

describe.each(drawnTenants)('the drawn tenant $name', ({ cases, facts, resolve }: DrawnTenant) => {
  const statements = cases.flatMap((one) => [...one.reaches, ...one.doesNotReach].map(statementOf));

  test('names only rules, abilities and kinds of the catalogue', () => {
    expect(statements.map(({ by }) => by).filter((by) => !rows.includes(by))).toEqual([]);
  });

  test('says of each case what it tells, under a name of its own', () => {
    const names = cases.map((one) => one.name);
    expect(new Set(names).size).toBe(names.length);
    expect(cases.filter((one) => one.reaches.length + one.doesNotReach.length === 0)).toEqual([]);
  });

  test('draws both ends of each statement, so that a decoy is there to be reached', () => {
    const text = JSON.stringify(facts).toLowerCase();
    const isMade = (id: string) =>
      /^(entry|ent|direct|store|eligible|federated|secret|certificate|credential|member-of|any-instance-of|any-of|service-principal-of|mailbox):|^tenant$|@[a-z-]+$/.test(
        id,
      );
    const ends = statements.flatMap(({ from, to }) => [from, to].map(resolve));
    // A scope is drawn too where only something below it, or a role over it, is named.
    const isNamed = (id: string) =>
      text.includes(`"${id}"`) || text.includes(`"/${id}"`) || (id.startsWith('/') && text.includes(`"${id}/`));
    expect(ends.filter((id) => !isMade(id) && !isNamed(id))).toEqual([]);
  });

  test('each decoy could fail: the rule draws elsewhere in the tenant, or the same link in another', () => {
    const drawn = new Set(cases.flatMap((one) => one.reaches.map((text) => statementOf(text).by)));
    const elsewhere = drawnTenants.flatMap((other) => other.cases.flatMap((one) => one.reaches));
    const idle = cases
      .flatMap((one) => one.doesNotReach)
      .filter((text) => !drawn.has(statementOf(text).by) && !elsewhere.some((hit) => hit.startsWith(text)));
    expect(idle).toEqual([]);
  });
});
