/** The facts about user accounts, as the rules take them. */
import type { Level } from '#catalogue';
import { type HeldFact, holdingsOf, type WayFact, waysInto } from '#cypher';
import { accountBits } from '#derivation';
import { type Person, reachesAny } from '#governance';
import { timeOf } from './collections.ts';
import { type Gathering, knownIn } from './gather.ts';
import { inBatches } from './in-batches.ts';
import { sponsorsIn } from './owner-of.ts';

/** Every user. Throws GraphError. */
export async function gatherPeople(gathering: Gathering): Promise<Person[]> {
  const { memory, walks, graph, snapshot } = gathering;
  const ids = [...memory.directory.users.keys()];
  const reaching = ids.filter((id) => reachesAny(walks.reachOf(id)));
  const ways = await inBatches(reaching, snapshot, (keys) => graph.many(waysInto, { keys }));
  const holds = await inBatches(reaching, snapshot, (keys) => graph.many(holdingsOf, { keys }));
  return ids.map((id) => personOf(id, gathering, ways.get(id)?.ways ?? [], holds.get(id)?.holds ?? []));
}

function personOf(id: string, gathering: Gathering, ways: readonly WayFact[], holds: readonly HeldFact[]): Person {
  const { memory, walks, activities, exclusionsOf } = gathering;
  const bits = memory.directory.users.get(id) ?? 0;
  const row = memory.identities.users.get(id);
  const { breakGlass, serviceAccounts } = memory.tenant.declared;
  const declared = gathering.declared.of(id);
  return {
    type: 'person',
    id,
    name: row?.name ?? id,
    kind: 'User',
    enabled: (bits & accountBits.disabled) === 0,
    isGuest: (bits & accountBits.guest) !== 0,
    isSynchronized: (bits & accountBits.synchronized) !== 0,
    isBreakGlass: breakGlass?.includes(id) === true,
    isServiceAccount: serviceAccounts?.includes(id) === true || declared.kind === 'service-account',
    agentParent: row?.identityParentId ?? undefined,
    sponsors: row?.identityParentId == null ? { value: [] } : sponsorsIn(gathering.sponsorsOf('user', id), gathering),
    createdAt: timeOf(row?.createdDateTime),
    passwordChangedAt: timeOf(row?.lastPasswordChangeDateTime),
    lastSignIn: knownIn(
      activities.users,
      'graph/users-sign-in-activity',
      (rows) => rows.get(id) ?? { interactive: undefined, nonInteractive: undefined },
    ),
    risk: knownIn(activities.riskyUsers, 'graph/risky-users', (rows) => rows.get(id) ?? 'none'),
    reach: walks.reachOf(id),
    exposure: easiest(id, gathering),
    declared,
    weakens: holds.flatMap(([to, name, kind, , , , evidence, weakens]) =>
      weakens ? [{ id: to, name, kind, evidence }] : [],
    ),
    waysIn: ways.flatMap(([at, kind, gate, known, authenticators, evidence, says]) =>
      atEachGate(gate, known).map((one) => ({
        ...{ ...one, at, kind, authenticators, evidence, says: says ?? undefined },
        reach: walks.reachOf(at),
      })),
    ),
    activations: holds.flatMap(([to, name, kind, gate, rule, known, evidence]) =>
      rule.includes('eligible')
        ? atEachGate(gate, known).map((one) => ({
            ...one,
            to: { id: to, name, kind },
            evidence,
            reach: walks.reachOf(to),
          }))
        : [],
    ),
    exclusions: ways.length === 0 ? [] : exclusionsOf(id),
    roles: holds.flatMap(([id, name, , , rule, , evidence]) =>
      rule === 'directory-role-assignment' && walks.reachOf(id).seen.tenantControl ? [{ id, name, evidence }] : [],
    ),
    brokenRules: (memory.judged.breakGlass.get(id)?.findings ?? []).filter(({ met }) => !met),
  };
}

/** A link as it is known, and at its worst where that differs: the first is a fault, the second a question. */
export function atEachGate(
  gate: Level,
  known: Level | null,
): readonly { readonly gate: Level; readonly assumed: boolean }[] {
  if (known === gate) return [{ gate, assumed: false }];
  const worst = { gate, assumed: true };
  return known === null ? [worst] : [{ gate: known, assumed: false }, worst];
}

/** The easiest way to be a person, or the person at one audience. */
function easiest(id: string, { memory, walks }: Gathering): Person['exposure'] {
  const all = [id, ...(memory.judged.signedIn.get(id) ?? [])].map((one) => walks.exposureOf(one));
  const least = (levels: readonly Person['exposure']['seen'][]) =>
    levels.filter((level) => level !== undefined).toSorted((a, b) => a - b)[0];
  return { seen: least(all.map(({ seen }) => seen)), assumed: least(all.map(({ assumed }) => assumed)) };
}
