/** Derives the links that follow from others, in the database, one ability at a time. */
import {
  type Ability,
  type AbilityName,
  abilities,
  abilityEntries,
  isAzureAbility,
  kindsWithin,
  type NodeKind,
  pairsOfPowers,
  populationId,
} from '#catalogue';
import {
  assumedLinks,
  automationIdentities,
  exemptFromDenial,
  type Graph,
  includesBelow,
  includesInTenant,
  abilities as linkAbilities,
  outOfUnit,
  populations,
  rewrittenRoles,
  setClosed,
  setReach,
  setShielded,
  tenantControl,
  tenantControlPopulation,
  tenantEstate,
  twoPowers,
} from '#cypher';
import type { Azure } from '../memory/azure.ts';
import type { Denial } from '../memory/azure-role.ts';
import type { Reads, Writes } from '../memory/index.ts';
import { deniedAbilities } from '../rules/azure/denial.ts';
import { populatedScopes, scopesAbove } from '../rules/azure/populated-scopes.ts';
import { reachOfUsers } from '../rules/reach-users.ts';
import type { AssumptionAccount } from './assumption-account.ts';
import { heldAtOpenUnits, reachThroughOpenUnits } from './into-unit.ts';
import type { LoadProgress } from './read-facts.ts';
import { automationIdentity } from './sensitive.ts';
import { heldAtUnknownUnits, reachThroughUnknownUnits } from './unknown-unit-members.ts';

/** Kinds whose objects lie in scopes of their own, not in the tenant at large. */
const scopedKinds: ReadonlySet<NodeKind> = new Set(['ManagementGroup', 'Subscription', 'ResourceGroup', 'Tenant']);
/** What control of the tenant leads to beside what is sensitive. */
const estateKinds: NodeKind[] = [
  'ManagementGroup',
  'Subscription',
  'ResourceGroup',
  ...kindsWithin('Resource'),
  'AdministrativeUnit',
];
const batch = 10_000;

/** Derives everything for a snapshot that is being built. Throws GraphError. */
export async function derive(
  graph: Graph,
  snapshot: string,
  memory: Reads<'tenant' | 'drawn' | 'gaps' | 'directory' | 'groups' | 'azure' | 'judged'> & Writes<'powers'>,
  progress: LoadProgress,
): Promise<void> {
  await storeReach(graph, snapshot, memory);
  // What is sensitive is reached even where it leads nowhere.
  const { requiredAssurance: level, sensitiveBecause: rule } = automationIdentity;
  await graph.run(automationIdentities, { snapshot, level, rule });
  // A pair of powers leads to the same Populations as the one role that does both.
  for (const { over, beside, together } of pairsOfPowers)
    if (memory.powers.heldAt.has(beside))
      for (const scope of memory.powers.heldAt.get(over) ?? []) memory.powers.holds([together], scope);
  // Whoever rewrites a custom role grants access wherever the role is held.
  if (memory.powers.heldAt.has('role-definitions'))
    for (const scope of memory.azure.customHoldings.values()) memory.powers.holds(['azure-access'], scope);
  const unshielded = unshieldedBy(memory);
  const atUnknownUnits = heldAtUnknownUnits(memory);
  const atOpenUnits = heldAtOpenUnits(memory);
  for (const ability of unshielded)
    for (const unit of memory.directory.restrictedUnits) memory.powers.holds([ability], unit);
  const held = abilityEntries.filter(
    ([ability, entry]) =>
      memory.powers.heldAt.has(ability) &&
      !entry.isHalf &&
      (!isAzureAbility(entry) || memory.powers.reachedIn.has(ability)),
  );
  for (const [at, [ability, entry]] of held.entries()) {
    progress(`Deriving links: ability ${at + 1} of ${held.length}, ${entry.population}`, 'under way');
    await deriveAbility(graph, { snapshot, memory, ability, entry });
  }
  progress(`Derived the links of ${held.length} abilities`);
  await reachThroughUnknownUnits(graph, snapshot, memory, atUnknownUnits);
  await reachThroughOpenUnits(graph, snapshot, memory, atOpenUnits);
  await derivePairs(graph, snapshot, memory);
  const units = [...memory.directory.restrictedUnits];
  for (const ability of unshielded)
    await graph.run(outOfUnit, { snapshot, tenant: memory.tenant.id, units, ability, kind: abilities[ability].kind });
  await deriveExemptions(graph, snapshot, memory);
  const control = { snapshot, tenant: memory.tenant.id, population: populationId('tenant-control', memory.tenant.id) };
  await graph.run(tenantControlPopulation, control);
  await graph.run(tenantControl, control);
  await graph.run(tenantEstate, { snapshot, population: control.population, kinds: estateKinds });
}

/** Counts the derived links that are ASSUMED. Throws GraphError. */
export async function countAssumed(graph: Graph, snapshot: string, assumptions: AssumptionAccount): Promise<void> {
  for (const kind of ['Population', 'Entitlement'] as const)
    for await (const { ability, links } of graph.stream(assumedLinks, { snapshot, kind }))
      if (Object.hasOwn(abilities, ability)) assumptions.derived(ability as AbilityName, links);
}

/** Powers over the tenant that reach into restricted units by the hand of whoever manages the units too. */
function unshieldedBy(memory: Reads<'tenant' | 'powers' | 'directory'>): AbilityName[] {
  if (!memory.powers.heldAt.has('administrative-units') || memory.directory.restrictedUnits.size === 0) return [];
  const changes = ({ reaches, passesShields }: Ability) =>
    !passesShields && reaches.some((kind) => kind === 'User' || kind === 'Group');
  return abilityEntries
    .filter(
      ([name, entry]) =>
        changes(entry) && !isAzureAbility(entry) && memory.powers.heldAt.get(name)?.has(memory.tenant.id),
    )
    .map(([name]) => name);
}

/** Stores what reaches which user, what is closed, denied and shielded. */
async function storeReach(
  graph: Graph,
  snapshot: string,
  memory: Reads<'directory' | 'groups' | 'azure' | 'judged'> & Writes<'powers'>,
): Promise<void> {
  let rows: [string, string[], number[], number[], string[]][] = [];
  const flush = async () => {
    await graph.run(setReach, { snapshot, rows });
    rows = [];
  };
  for (const { id, abilities: reaching, gates, gatesKnown, assumptions } of reachOfUsers(memory)) {
    const known = gatesKnown.map((gate) => gate ?? -1);
    rows.push([id, [...reaching], [...gates], known, assumptions.map((keys) => keys.join(' '))]);
    if (rows.length >= batch) await flush();
  }
  for (const group of memory.groups.withRoles) rows.push([group, ['role-assignable-group-members'], [0], [0], ['']]);
  await flush();
  const denied = new Map<string, Set<AbilityName>>();
  for (const { scope, permissions, onlyItself } of deniedToAll(memory.azure)) {
    for (const ability of deniedAbilities(permissions)) {
      if (onlyItself) memory.powers.close(scope, ability);
      else denied.set(scope, (denied.get(scope) ?? new Set<AbilityName>()).add(ability));
    }
  }
  const listed = (map: ReadonlyMap<string, ReadonlySet<AbilityName>>) =>
    [...map].map(([id, set]): [string, string[]] => [id, [...set]]);
  await graph.run(setClosed, { snapshot, closed: listed(memory.powers.closed), denied: listed(denied) });
  await graph.run(setShielded, {
    snapshot,
    restricted: [...memory.directory.restrictedUnits],
    shielded: [...memory.directory.shielded].flatMap((id) => [id, ...(memory.judged.signedIn.get(id) ?? [])]),
  });
}

interface Derivation {
  readonly snapshot: string;
  readonly memory: Reads<'tenant' | 'drawn' | 'azure' | 'powers'>;
  readonly ability: AbilityName;
  readonly entry: Ability;
}

/** Populations of the ability, what they include, and the entitlements that lead to them. */
async function deriveAbility(graph: Graph, { snapshot, memory, ability, entry }: Derivation): Promise<void> {
  const { kind, population, reaches, passesShields: passes = false } = entry;
  const isOneObject = reaches.length > 0 && reaches.every((reached) => reached === 'Tenant');
  if (!isOneObject) {
    const scopes = populatedScopes(memory, ability, isAzureAbility(entry));
    await graph.run(populations, { snapshot, ability, population, scopes });
    await graph.run(includesBelow, { snapshot, ability, passes });
    const people: readonly NodeKind[] = reaches.includes('User') ? ['SignedIn'] : [];
    const inTenant = isAzureAbility(entry)
      ? []
      : [...reaches.filter((reached) => !scopedKinds.has(reached)), ...people];
    const inside = { snapshot, population: populationId(ability, memory.tenant.id), ability, passes };
    for (const reached of inTenant) await graph.run(includesInTenant, { ...inside, kind: reached });
  }
  await graph.run(linkAbilities, { snapshot, ability, kind, passes });
}

/** What two powers give together. */
async function derivePairs(
  graph: Graph,
  snapshot: string,
  memory: Reads<'tenant' | 'powers' | 'azure'>,
): Promise<void> {
  const spared = [...new Set(deniedToAll(memory.azure).flatMap(({ exempt }) => exempt))];
  for (const { over: one, beside: other, together: ability } of pairsOfPowers) {
    if (!memory.powers.heldAt.has(one) || !memory.powers.heldAt.has(other)) continue;
    // Compute may be anywhere; powers over the directory must meet in the same part of it.
    const place = isAzureAbility(abilities[one]) ? null : memory.tenant.id;
    const { kind } = abilities[ability];
    await graph.run(twoPowers, { snapshot, one, other, ability, kind, tenant: place, spared });
  }
  if (memory.powers.heldAt.has('role-definitions') && memory.azure.customHoldings.size > 0)
    await graph.run(rewrittenRoles, { snapshot, custom: [...memory.azure.customHoldings.keys()] });
}

/** Deny assignments that name nobody; what is denied by name is applied when everything is drawn. */
function deniedToAll({ denials }: Azure): Denial[] {
  return denials.filter(({ principals }) => principals === undefined);
}

type Exemption = [string, string[][], string[], boolean];

/** Links of those whom deny assignments exempt: at each scope, from every one that counts there. */
async function deriveExemptions(
  graph: Graph,
  snapshot: string,
  memory: Reads<'tenant' | 'powers' | 'azure'>,
): Promise<void> {
  const byAbility = new Map<AbilityName, Exemption[]>();
  const all = deniedToAll(memory.azure).map((one) => ({ ...one, taken: new Set(deniedAbilities(one.permissions)) }));
  const places = new Map(all.map((one) => [`${one.onlyItself} ${one.scope}`, one]));
  for (const { scope, onlyItself } of places.values()) {
    const above = new Set([scope, ...scopesAbove(memory, scope)]);
    const here = all.filter((one) => (one.onlyItself ? onlyItself && one.scope === scope : above.has(one.scope)));
    for (const ability of new Set(here.filter((one) => one.scope === scope).flatMap(({ taken }) => [...taken]))) {
      if (!memory.powers.heldAt.has(ability) || (abilities[ability] as Ability).isHalf) continue;
      const counting = here.filter(({ taken }) => taken.has(ability));
      if (counting.some(({ exempt }) => exempt.length === 0)) continue;
      const exempted = counting.map(({ exempt }) => [...exempt]);
      const row: Exemption = [scope, exempted, counting.map(({ id }) => id), onlyItself];
      byAbility.set(ability, [...(byAbility.get(ability) ?? []), row]);
    }
  }
  for (const [ability, denials] of byAbility)
    await graph.run(exemptFromDenial, { snapshot, ability, kind: abilities[ability].kind, denials });
}
