/** What the credential of a workload becomes: a way in by it, who produces a token that it trusts, and whom it authenticates. */
import {
  blocksForWorkload,
  type CompiledTenant,
  credentialWayIn,
  isValidAt,
  publisherWayIn,
  type WayIn,
  type WorkloadCredential,
} from '#assurance';
import { wayInLink } from '../people/way-in-link.ts';
import type { LinkRecord } from '../records.ts';
import type { CredentialUse, NotedCredential } from './noted-credential.ts';

/** What a tenant tells about its workloads. All ids are lower case. */
export interface Workloads {
  readonly tenantId: string;
  /** The tenant as sign-in is judged by it. */
  readonly policies: CompiledTenant;
  /** The time by which validity is judged. */
  readonly judgedAt: Date;
  readonly isManagedIdentity: (servicePrincipal: string) => boolean;
  readonly isDisabled: (servicePrincipal: string) => boolean;
  readonly isSingleTenant: (servicePrincipal: string) => boolean;
  /** The cluster whose service accounts have tokens of an issuer. */
  readonly clusterOfIssuer: (issuer: string) => string | undefined;
  /** Where a credential was found by a secret scanner, by its node; nowhere for nearly all. */
  readonly foundAt: (node: string) => readonly string[];
  /** Agents made from the blueprint that an application is. */
  readonly agentsOfBlueprint: (application: string) => readonly string[];
}

/** The links of one credential; `node` is the id of its node. */
export function deriveCredential(node: string, noted: NotedCredential, workloads: Workloads): LinkRecord[] {
  return [...leaks(node, noted, workloads), ...noted.uses.flatMap((use) => authenticates(node, noted, use, workloads))];
}

/** The link by which a foreign tenant, which holds the credentials of its application, becomes its service principal here. */
export function derivePublisher(servicePrincipal: string, tenantOfOwner: string, { policies }: Workloads): LinkRecord {
  const says = `publishes from tenant ${tenantOfOwner}, and holds the credentials of`;
  const evidence = [`graph/service-principals:${servicePrincipal}`];
  return wayInLink(publisherWayIn(policies), servicePrincipal, evidence, says);
}

/** The way in by a credential; an identity or a cluster of this tenant that produces its token needs none from outside. */
function leaks(node: string, noted: NotedCredential, workloads: Workloads): LinkRecord[] {
  const way = lowestWayIn(node, noted, workloads);
  if (way === undefined) return [];
  const { kind, issuer, subject, expression } = noted;
  const evidence = [
    ...noted.uses.flatMap((use) => use.evidence),
    ...workloads.foundAt(node).map((place) => `leak:${place}`),
  ];
  const identity = identityBehind(noted, workloads);
  // A cluster signs for its service accounts and for nobody else.
  const mayCome = subject === undefined || subject.toLowerCase().startsWith('system:serviceaccount:');
  const cluster = mayCome ? workloads.clusterOfIssuer(trimmed(issuer)) : undefined;
  const produced = [identity, cluster].flatMap((from) => (from === undefined ? [] : [produces(from, node, evidence)]));
  if (identity !== undefined) return produced;
  const from = subject ?? expression ?? 'a subject that is not shown';
  const says =
    kind === 'federated' ? `produces a token for ${from}, which is trusted by` : `holds a copy of the ${kind}`;
  return [...produced, wayInLink(way, node, evidence, says)];
}

/** The way in of the first of its uses in which the credential is valid. */
function lowestWayIn(
  node: string,
  { names, kind, issuer, subject, expression, uses }: NotedCredential,
  { policies, judgedAt, foundAt }: Workloads,
): WayIn | undefined {
  const [id = node, ...alsoKnownAs] = names;
  const isLeaked = foundAt(node).length > 0;
  const facts = { kind, id, alsoKnownAs, isLeaked, issuer, subject, claimsMatchingExpression: { value: expression } };
  const now = judgedAt.toISOString();
  const ways = uses.map(({ validity }): WayIn | undefined =>
    credentialWayIn(policies, { ...facts, ...validity } satisfies WorkloadCredential, now),
  );
  return ways.find((one) => one !== undefined);
}

function trimmed(issuer: string | undefined): string {
  return (issuer ?? '').toLowerCase().replace(/\/+$/, '');
}

/**
 * A managed identity of this tenant that is trusted by its object id, with this tenant as the issuer.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
 */
function identityBehind({ issuer, subject }: NotedCredential, workloads: Workloads): string | undefined {
  const principal = subject?.toLowerCase() ?? '';
  const own = [
    `https://login.microsoftonline.com/${workloads.tenantId}/v2.0`,
    `https://sts.windows.net/${workloads.tenantId}`,
  ];
  return own.includes(trimmed(issuer)) && workloads.isManagedIdentity(principal) ? principal : undefined;
}

function produces(from: string, to: string, evidence: readonly string[]): LinkRecord {
  return { kind: 'FEDERATES', from, to, gate: 0, rule: 'federated-producer', basis: 'OBSERVED', evidence };
}

/** AUTHENTICATES within the credential's lifetime there, unless the service principal is disabled or a policy blocks it wherever an adversary can be; of a blueprint that has no principal here, its agents. */
function authenticates(
  node: string,
  { kind }: NotedCredential,
  use: CredentialUse,
  workloads: Workloads,
): LinkRecord[] {
  if (!isValidAt(use.validity, workloads.judgedAt.toISOString())) return [];
  const targets = use.authenticates === undefined ? workloads.agentsOfBlueprint(use.owner) : [use.authenticates];
  const rule = `${kind}-authenticates` as const;
  return targets.flatMap((to): LinkRecord[] => {
    const open = mayAuthenticate(to, workloads);
    if (open === undefined) return [];
    const evidence = [...use.evidence, ...open.map((key) => `assumption:${key}`)];
    const basis = open.length > 0 ? 'ASSUMED' : 'OBSERVED';
    return [{ kind: 'AUTHENTICATES', from: node, to, gate: 0, rule, basis, evidence }];
  });
}

/** What it takes for granted that a service principal can be signed in to from outside; undefined where it cannot. */
function mayAuthenticate(servicePrincipalId: string, workloads: Workloads): readonly string[] | undefined {
  if (workloads.isDisabled(servicePrincipalId)) return undefined;
  const workload = {
    servicePrincipalId,
    singleTenant: workloads.isSingleTenant(servicePrincipalId),
    managedIdentity: workloads.isManagedIdentity(servicePrincipalId),
  };
  const { policies, openBy } = blocksForWorkload(workloads.policies, workload);
  return policies.length > 0 ? undefined : openBy;
}
