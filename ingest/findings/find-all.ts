/** Judges every identity of a snapshot that is being built, and stores what is found. */
import { createHash } from 'node:crypto';
import { entitlementId } from '#catalogue';
import { sensitiveNodes } from '#cypher';
import { collectionNames, optionalCollectionNames } from '#facts';
import { exceptionsOf, find, type GovernedTenant, inventoryOf, type Ref } from '#governance';
import type { LoadContext, LoadProducts } from '../snapshot/stage.ts';
import { missingWhy, readActivities } from './collections.ts';
import { declaredIdentities } from './declared-identities.ts';
import { readEnforcement } from './enforcement.ts';
import { exclusionsOf } from './exclusions.ts';
import type { Gathering } from './gather.ts';
import { gatherPeople } from './gather-people.ts';
import { gatherWorkloads } from './gather-workloads.ts';
import { groupsAbove } from './groups-above.ts';
import { readKeptActions } from './kept-actions.ts';
import { readLogging, readReviews } from './logs-and-reviews.ts';
import { ownerOf } from './owner-of.ts';
import { policyExclusions } from './policy-exclusions.ts';
import type { FindingsReport } from './report.ts';
import { readSessions } from './sessions.ts';
import { readSponsors } from './sponsors.ts';
import { storeFindings, storeInventory } from './store.ts';
import { walksOver } from './walks.ts';
import { gatedBy, gatesAgents } from './workload-policies.ts';

const policyRows = 'graph/conditional-access-policies';

/** What identities are judged by. */
export type JudgedBy = Pick<LoadProducts, 'links' | 'policies' | 'standings' | 'leaks'>;

/** Finds and stores. Throws FactsError and GraphError. */
export async function findAll(load: LoadContext, given: JudgedBy): Promise<FindingsReport> {
  const gathering = await gatherFrom(load, given);
  const tenant = await governedTenant(load, gathering, given);
  const findings = find(tenant, { digest });
  await storeFindings(load, findings);
  await storeInventory(load, inventoryOf(tenant));
  const unknown = findings.filter(({ verdict }) => verdict === 'UNKNOWN').length;
  const leaks = { credentials: given.leaks.foundAt.size, elsewhere: given.leaks.elsewhere };
  const excluded = policyExclusions(given.policies.tenant.enforced, gathering);
  return {
    found: findings.length - unknown,
    unknown,
    notHere: gathering.declared.notHere(),
    leaks,
    enforcement: await readEnforcement(load.folder, gathering, given.standings),
    sessions: readSessions(gathering, given.policies.tenant, given.standings),
    exceptions: exceptionsOf(tenant, excluded, load.configuration.exceptions ?? []),
  };
}

/** What facts are gathered from. */
async function gatherFrom(load: LoadContext, { links, policies, standings, leaks }: JudgedBy): Promise<Gathering> {
  const { graph, snapshot, memory, folder, account, configuration } = load;
  const sensitive = await graph.many(sensitiveNodes, { snapshot });
  const walks = walksOver(links, sensitive);
  const names = [...collectionNames, ...optionalCollectionNames];
  const missing = new Map(
    names.flatMap((name) => {
      const why = memory.gaps.collections.get(name as (typeof collectionNames)[number]) ?? missingWhy(folder, name);
      return why === undefined ? [] : [[name as string, why] as const];
    }),
  );
  return {
    ...{ graph, snapshot, memory, walks, missing, sensitive },
    activities: await readActivities(folder, account),
    groupsAbove: groupsAbove(memory),
    ...(await readSponsors(folder, account)),
    gated: missing.has(policyRows) ? () => ({ unknown: [policyRows] }) : gatedBy(policies.tenant.policies),
    exclusionsOf: (user) =>
      exclusionsOf(
        user,
        standings.standingOf(user),
        policies.tenant.enforced,
        (group) => memory.drawn.names.get(group) ?? group,
      ),
    declared: declaredIdentities(configuration.identities ?? {}, {
      owner: (id) => (memory.drawn.kinds.has(id) ? ownerOf(id, { memory, walks }) : undefined),
      vault: (id) =>
        memory.drawn.kinds.get(id) === 'KeyVault'
          ? { ...nodeRef(id, memory), exposure: walks.exposureOf(id) }
          : undefined,
    }),
    leakedAt: (node) => leaks.foundAt.get(node) ?? [],
  };
}

/** The tenant as the rules see it. */
async function governedTenant(
  { folder, account }: LoadContext,
  gathering: Gathering,
  { policies }: JudgedBy,
): Promise<GovernedTenant> {
  const { memory, sensitive, walks, missing } = gathering;
  const { tenant } = memory;
  return {
    id: tenant.id,
    name: tenant.name,
    judgedAt: tenant.judgedAt.getTime(),
    people: await gatherPeople(gathering),
    workloads: await gatherWorkloads(gathering),
    sensitive: sensitive.map(({ id, name, kind, required, because }) => ({
      ...{ id, name, kind, required, because },
      isTenant: id === tenant.id,
      exposure: walks.exposureOf(id),
      sharedKey: memory.azure.sharedKeys.get(id),
    })),
    missing,
    logging: await readLogging(folder, account),
    reviewed: await readReviews(folder, { ...gathering, account }),
    keepsActions: await readKeptActions(folder, { ...gathering, account }),
    environmentOf: environmentIn(memory.azure.environments),
    consent: consentOf(gathering),
    agentsGated: missing.has(policyRows) ? { unknown: [policyRows] } : { value: gatesAgents(policies.tenant.policies) },
    credentialRules: missing.has('graph/app-management-policies')
      ? { unknown: ['graph/app-management-policies'] }
      : { value: { secretsBlocked: memory.applications.credentialsRefusedSince.default !== undefined } },
  };
}

/** The environment of an Azure scope: its own tags, else those of the nearest scope above it that says. */
function environmentIn(environments: Gathering['memory']['azure']['environments']): GovernedTenant['environmentOf'] {
  return (id) => {
    for (let scope = id; scope.includes('/'); scope = scope.slice(0, scope.lastIndexOf('/'))) {
      const found = environments.get(scope);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

/** What users may consent to, where they may. */
function consentOf({ memory, walks }: Gathering): GovernedTenant['consent'] {
  const id = entitlementId('user-consent');
  return memory.drawn.kinds.has(id) ? { reach: walks.reachOf(id), exposure: walks.exposureOf(id) } : undefined;
}

function nodeRef(id: string, { drawn }: Gathering['memory']): Ref {
  return { id, name: drawn.names.get(id) ?? id.split('/').at(-1) ?? id, kind: drawn.kinds.get(id) ?? 'Resource' };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
