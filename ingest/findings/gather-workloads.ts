/** The facts about applications, service principals and managed identities: one workload for what is one identity. */
import { type HoldingFact, workloadFacts } from '#cypher';
import type { Owner, Reach, Workload } from '#governance';
import type { ApplicationRow, ServicePrincipalRow } from '../memory/identities.ts';
import { timeOf } from './collections.ts';
import { type Gathering, knownIn } from './gather.ts';
import { type CredentialsOf, credentialsByHolder } from './gather-credentials.ts';
import { inBatches } from './in-batches.ts';
import { ownerOf, sponsorsIn } from './owner-of.ts';

/** What the snapshot says of a workload's nodes. */
interface NodeFacts {
  readonly id: string;
  readonly holds: readonly HoldingFact[];
  readonly owners: readonly string[];
  readonly runners: readonly (readonly [string, string, Workload['kind']])[];
}

type FactsOf = (id: string | undefined) => NodeFacts | undefined;

/** Every workload. Throws GraphError. */
export async function gatherWorkloads(gathering: Gathering): Promise<Workload[]> {
  const { memory, graph, snapshot } = gathering;
  const { applications, servicePrincipals } = memory.identities;
  const ids = [...applications.keys(), ...servicePrincipals.keys()];
  const facts = await inBatches<NodeFacts>(ids, snapshot, (keys) => graph.many(workloadFacts, { keys }) as never);
  const credentialsOf = await credentialsByHolder(gathering);
  const factsOf: FactsOf = (id) => facts.get(id ?? '');
  const alone = [...applications.keys()].filter((id) => !memory.applications.instanceOfApplication.has(id));
  return [
    ...[...servicePrincipals.keys()].map((id) =>
      workloadOf({ servicePrincipal: id, application: applicationOf(id, memory) }, gathering, {
        factsOf,
        credentialsOf,
      }),
    ),
    ...alone.map((application) =>
      workloadOf({ servicePrincipal: undefined, application }, gathering, { factsOf, credentialsOf }),
    ),
  ];
}

/** The application that a service principal is an instance of: an agent is none of its blueprint, even where it shows its appId. */
function applicationOf(id: string, { applications, identities }: Gathering['memory']): string | undefined {
  const { isAgent = false, appId } = identities.servicePrincipals.get(id) ?? {};
  if (isAgent) return undefined;
  return applications.applicationOfInstance.get(id) ?? applications.applicationByAppId.get(appId ?? '');
}

interface Parts {
  readonly servicePrincipal: string | undefined;
  readonly application: string | undefined;
}

function workloadOf(
  { servicePrincipal, application }: Parts,
  gathering: Gathering,
  { factsOf, credentialsOf }: { readonly factsOf: FactsOf; readonly credentialsOf: CredentialsOf },
): Workload {
  const { memory, walks, activities, declared, missing } = gathering;
  const principal = memory.identities.servicePrincipals.get(servicePrincipal ?? '');
  const registration = memory.identities.applications.get(application ?? '');
  const id = servicePrincipal ?? application ?? '';
  const [own, registered] = [factsOf(servicePrincipal), factsOf(application)];
  const owners = [...new Set([...(own?.owners ?? []), ...(registered?.owners ?? [])])];
  const appId = principal?.appId ?? registration?.appId ?? undefined;
  const home = memory.applications.ownerOfInstance.get(id);
  const unread = ['graph/application-owners', 'graph/service-principal-owners'].filter((name) => missing.has(name));
  const agents = memory.applications.agentsOfBlueprint.get(appId ?? '') ?? [];
  const of = sortOf(principal, registration, agents);
  return {
    type: 'workload',
    id,
    name: principal?.name ?? registration?.name ?? id,
    kind: memory.drawn.kinds.get(id) ?? 'ServicePrincipal',
    of,
    appId,
    application,
    servicePrincipal,
    enabled: !memory.applications.disabled.has(id),
    createdAt: timeOf(registration?.createdDateTime) ?? timeOf(principal?.createdDateTime),
    foreignTenant: home === undefined || home === memory.tenant.id ? undefined : home,
    isMicrosoft: principal?.isMicrosoft ?? false,
    isMultiTenant: registration?.isMultiTenant ?? false,
    isLocked: registration?.isLocked ?? false,
    verifiedPublisher: principal?.verifiedPublisher ?? registration?.verifiedPublisher ?? undefined,
    purposes: purposesOf(principal, registration),
    reach: widest(id, application, gathering),
    exposure: walks.exposureOf(id),
    risk: knownIn(
      activities.riskyServicePrincipals,
      'graph/risky-service-principals',
      (rows) => rows.get(id) ?? 'none',
    ),
    declared: declared.of(id, application, appId),
    credentials: [servicePrincipal, application].flatMap((holder) => credentialsOf(holder, id)),
    owners:
      unread.length > 0 ? { unknown: unread } : { value: owners.map((owner): Owner => ownerOf(owner, gathering)) },
    sponsors: sponsorsOf(of, { servicePrincipal, application }, gathering),
    inherited: inheritedBy(appId ?? '', gathering),
    attestation: of === 'agent' ? gathering.attestationOf(id) : { value: { lastAt: undefined, issues: [] } },
    gated: gathering.gated(id),
    weakens: (own?.holds ?? []).flatMap(([held, name, , weakens, evidence]) =>
      weakens ? [{ id: held, name, kind: 'Entitlement' as const, evidence }] : [],
    ),
    overprivileged: knownIn(activities.overprivileged, 'graph/recommendations', (named) =>
      [id, application, appId].some((one) => one !== undefined && named.has(one)),
    ),
    lastUse: knownIn(activities.clients, 'graph/service-principal-sign-in-activities', (rows) =>
      appId === undefined ? undefined : rows.get(appId),
    ),
    attachedTo: missing.has('arm/resources')
      ? { unknown: ['arm/resources'] }
      : {
          value: (own?.runners ?? []).map(([at, name, kind]) => ({
            id: at,
            name,
            kind,
            exposure: walks.exposureOf(at),
          })),
        },
    holds: [...(own?.holds ?? []), ...(registered?.holds ?? [])].map(([held, name, scope, , evidence]) => ({
      ...{ id: held, name, evidence, controlsTenant: walks.reachOf(held).seen.tenantControl },
      scope: scope === null ? undefined : { id: scope[0], name: scope[1], kind: scope[2] },
    })),
    agents: agents.map((agent) => ({
      id: agent,
      name: memory.identities.servicePrincipals.get(agent)?.name ?? agent,
      kind: 'AgentIdentity',
    })),
  };
}

function sponsorsOf(of: Workload['of'], parts: Parts, gathering: Gathering): Workload['sponsors'] {
  if (of === 'agent') return sponsorsIn(gathering.sponsorsOf('agent', parts.servicePrincipal ?? ''), gathering);
  if (of !== 'agentBlueprint') return { value: [] };
  return sponsorsIn(gathering.sponsorsOf('blueprint', parts.application ?? ''), gathering);
}

/** The resources at which the agents of a blueprint inherit what it was granted. */
function inheritedBy(appId: string, { memory }: Gathering): Workload['inherited'] {
  const resources = memory.applications.inheritable.get(appId);
  if (resources === undefined) return { unknown: ['graph/applications'] };
  const inherited = [...resources].filter(([, { roles, scopes }]) => roles === true || scopes === true);
  return { value: inherited.map(([id]) => memory.identities.servicePrincipals.get(id)?.name ?? id) };
}

function sortOf(
  principal: ServicePrincipalRow | undefined,
  registration: ApplicationRow | undefined,
  agents: readonly string[],
): Workload['of'] {
  if (principal?.isManagedIdentity) return 'managedIdentity';
  if (principal?.isAgent) return 'agent';
  return registration?.isBlueprint || agents.length > 0 ? 'agentBlueprint' : 'application';
}

/** An application leads to its service principal: the one of the two that gets further. */
function widest(id: string, application: string | undefined, { walks }: Gathering): Reach {
  const [own, registered] = [walks.reachOf(id), walks.reachOf(application ?? id)];
  return registered.assumed.needs > own.assumed.needs || registered.seen.needs > own.seen.needs ? registered : own;
}

function purposesOf(
  principal: ServicePrincipalRow | undefined,
  registration: ApplicationRow | undefined,
): Workload['purposes'] {
  const said = [
    [registration?.serviceManagementReference, 'serviceManagementReference of the application'],
    [registration?.notes, 'notes of the application'],
    [principal?.notes, 'notes of the service principal'],
    [registration?.description, 'description of the application'],
    [principal?.description, 'description of the service principal'],
  ] as const;
  return said.flatMap(([says, evidence]) => (says ? [{ says, evidence }] : []));
}
