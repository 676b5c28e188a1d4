/** What the snapshot keeps of the tenant and of each person, so that a rehearsed change can judge people again. */
import type { AudienceName } from '#assurance';
import type { PersonContext, TenantContext } from '#derivation';
import type { Reads } from '../memory/index.ts';
import type { Arrival } from './activations.ts';
import type { ExcludedGroups } from './excluded-groups.ts';
import type { SignInInputs } from './inputs.ts';
import { freshAccount } from './people.ts';
import type { Standings } from './standings.ts';

/** What is known of the tenant when its people are judged. */
export interface KnownTenant {
  readonly memory: Reads<'judged' | 'directory' | 'groups'>;
  readonly inputs: SignInInputs;
  readonly arrivals: readonly Arrival[];
  readonly standings: Pick<Standings, 'asked' | 'groupsAbove'>;
  readonly excluded: ExcludedGroups;
}

/** What is kept of the tenant. */
export function tenantContext({ memory, inputs, arrivals, standings, excluded }: KnownTenant): TenantContext {
  const { judged, directory, groups } = memory;
  return {
    approvals: judged.approvals,
    passwordWriteback: directory.passwordWriteback,
    tellsImmutableIds: directory.tellsImmutableIds,
    activations: judged.activations,
    arrivals: arrivals.map(({ members, asked, gate }) => ({ members, asked, gate })),
    exemptions: excluded.kept,
    groupsAsked: [...standings.asked],
    groupsJoined: [...new Set([...groups.open.keys()].flatMap(standings.groupsAbove))],
    fresh: freshAccount(inputs),
  };
}

/** What is kept of a person: `held` are the audiences where they hold something, `apart` whether they have a node for each anyway. */
export function personContext(
  { judged, directory }: Reads<'judged' | 'directory'>,
  id: string,
  { held, apart }: { readonly held: readonly AudienceName[]; readonly apart: boolean },
): PersonContext {
  return {
    account: directory.users.get(id) ?? 0,
    coverage: directory.coverage.get(id) ?? null,
    held,
    apart,
    isMachine: directory.machines.has(id),
    activates: judged.activates.get(id) ?? [],
  };
}
