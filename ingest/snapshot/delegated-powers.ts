/** What clients can do for those who sign in to them: what the scopes allow, and of that no more than the person may. */
import { type AbilityName, abilities } from '#catalogue';
import { type Graph, powersOfPeople } from '#cypher';
import type { DelegatedScopes } from '../memory/applications.ts';
import type { Reads, Writes } from '../memory/index.ts';
import { appRoleAbilities, assumedAbilities } from '../rules/azure/permissions.ts';
import type { SnapshotWriter } from './writer.ts';

/** What the scopes of a grant allow over the directory; mail and files are those of the person, who is not the store. */
export function powersOfScopes(scopes: readonly string[]): AbilityName[] {
  const all = new Set(scopes.flatMap((scope) => appRoleAbilities(scope)));
  return [...all].filter((ability) => abilities[ability].kind !== 'READS_DATA');
}

interface Stage {
  readonly graph: Graph;
  readonly snapshot: string;
  readonly memory: Reads<'tenant' | 'applications'> & Writes<'drawn' | 'powers'>;
  readonly writer: SnapshotWriter;
}

/**
 * Draws them. Whoever controls the tenant may do all that a scope allows.
 * https://learn.microsoft.com/entra/identity-platform/permissions-consent-overview#effective-permissions. Throws GraphError.
 */
export async function delegatedPowers(stage: Stage): Promise<void> {
  const { graph, snapshot, memory, writer } = stage;
  if (memory.applications.delegatedScopes.length === 0) return;
  const people = [...new Set(memory.applications.delegatedScopes.flatMap(({ person }) => person ?? []))];
  const powers = new Map<string, ReadonlySet<string>>();
  for (const row of await graph.many(powersOfPeople, { snapshot, tenant: memory.tenant.id, people }))
    powers.set(row.person, new Set(row.abilities));
  for (const grant of memory.applications.delegatedScopes) {
    const mine = grant.person === undefined ? undefined : (powers.get(grant.person) ?? new Set());
    const may = (ability: AbilityName) =>
      mine?.has(ability) ?? memory.powers.heldAt.get(ability)?.has(memory.tenant.id) ?? false;
    const given = powersOfScopes(grant.scopes).filter((ability) => may('tenant-control') || may(ability));
    if (given.length > 0) draw(grant, given, stage);
  }
  await writer.flush();
}

function draw(grant: DelegatedScopes, given: readonly AbilityName[], { memory, writer }: Stage): void {
  const { id, from, gate, person, scopes, evidence } = grant;
  if (!memory.drawn.kinds.has(id)) {
    const whom = person === undefined ? 'whoever may and signs in' : (memory.drawn.names.get(person) ?? person);
    const named = scopes.filter((scope) => appRoleAbilities(scope).length > 0);
    const name = `${named.slice(0, 3).join(', ')}${named.length > 3 ? ', ...' : ''} as ${whom}`;
    const doubted = new Set(scopes.flatMap((scope) => assumedAbilities(scope)));
    const abilitiesAssumed = given.filter((ability) => doubted.has(ability));
    const details = { scopes };
    writer.node({ kind: 'Entitlement', id, name, abilities: given, abilitiesAssumed, details });
    writer.fact({ kind: 'AT', from: id, to: memory.tenant.id });
    memory.drawn.kinds.set(id, 'Entitlement');
    memory.powers.holds(given, memory.tenant.id);
  }
  const link = { kind: 'ACTS_FOR', from, to: id, gate, authenticates: true, rule: 'delegated-grant' } as const;
  writer.link({ ...link, gateKnown: null, basis: 'ASSUMED', evidence, says: 'is granted' });
}
