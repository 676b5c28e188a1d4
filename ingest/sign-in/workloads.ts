/** Every way in to workloads: what leaks, who produces a trusted token, who publishes; and whom each credential authenticates. */
import {
  blocksForWorkload,
  type CompiledTenant,
  credentialWayIn,
  publisherWayIn,
  type WayIn,
  type WorkloadCredential,
} from '#assurance';
import type { Tenant } from '../memory/tenant.ts';
import type { CredentialUse, NotedCredential } from '../rules/applications/noted-credential.ts';
import type { SnapshotWriter } from '../snapshot/writer.ts';
import { wayInLink } from './way-link.ts';

/** What the stage needs; `policies` is the tenant as sign-in is judged by it. */
export interface WorkloadStage {
  readonly tenant: Tenant;
  readonly writer: SnapshotWriter;
  readonly policies: CompiledTenant;
}

/** Writes them. Throws GraphError. */
export async function writeWorkloadWaysIn(stage: WorkloadStage): Promise<void> {
  const { tenant, writer, policies } = stage;
  for (const [node, credential] of tenant.credentials) {
    leaks(stage, node, credential);
    for (const use of credential.uses) authenticates(stage, node, credential, use);
    if (writer.isFull) await writer.flush();
  }
  for (const principal of tenant.published) {
    const says = `publishes from tenant ${tenant.ownerOfInstance.get(principal)}, and holds the credentials of`;
    writer.link(wayInLink(publisherWayIn(policies), principal, [`graph/service-principals:${principal}`], says));
    if (writer.isFull) await writer.flush();
  }
}

/** The way in by a credential, at its lowest over the periods in which it is valid; an identity or a cluster of this tenant needs no way in from outside. */
function leaks(stage: WorkloadStage, node: string, noted: NotedCredential): void {
  const { kind, issuer, subject, expression } = noted;
  const [id = node, ...alsoKnownAs] = noted.names;
  const facts = { kind, id, alsoKnownAs, issuer, subject, claimsMatchingExpression: { value: expression } };
  const now = stage.tenant.collectedAt.toISOString();
  const ways = noted.periods.map((period): WayIn | undefined =>
    credentialWayIn(stage.policies, { ...facts, ...period } satisfies WorkloadCredential, now),
  );
  const way = ways.find((one) => one !== undefined);
  if (way === undefined) return;
  const evidence = noted.uses.flatMap((use) => use.evidence);
  const identity = identityOf(stage.tenant, noted);
  // A cluster signs for its service accounts and for nobody else.
  const mayCome = subject === undefined || subject.toLowerCase().startsWith('system:serviceaccount:');
  const cluster = mayCome ? stage.tenant.clusterOfIssuer.get(trimmed(issuer)) : undefined;
  for (const producer of [identity, cluster]) if (producer !== undefined) produces(stage, producer, node, evidence);
  if (identity !== undefined) return;
  const from = subject ?? expression ?? 'a subject that is not shown';
  const says =
    kind === 'federated' ? `produces a token for ${from}, which is trusted by` : `holds a copy of the ${kind}`;
  stage.writer.link(wayInLink(way, node, evidence, says));
}

function trimmed(issuer: string | undefined): string {
  return (issuer ?? '').toLowerCase().replace(/\/+$/, '');
}

/**
 * A managed identity of this tenant that is trusted by its object id, with this tenant as the issuer.
 * https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
 */
function identityOf({ id, nodes }: Tenant, { issuer, subject }: NotedCredential): string | undefined {
  const principal = subject?.toLowerCase() ?? '';
  const own = [`https://login.microsoftonline.com/${id}/v2.0`, `https://sts.windows.net/${id}`];
  return own.includes(trimmed(issuer)) && nodes.get(principal) === 'ManagedIdentity' ? principal : undefined;
}

function produces({ writer }: WorkloadStage, from: string, to: string, evidence: readonly string[]): void {
  writer.link({ kind: 'FEDERATES', from, to, gate: 0, rule: 'federated-producer', basis: 'OBSERVED', evidence });
}

/** AUTHENTICATES, unless the service principal is disabled or a policy blocks it wherever an adversary can be; of a blueprint that has no principal here, its agents. */
function authenticates(stage: WorkloadStage, node: string, { kind }: NotedCredential, use: CredentialUse): void {
  const { tenant, policies, writer } = stage;
  const targets = use.authenticates === undefined ? agentsOf(tenant, use.owner) : [use.authenticates];
  for (const servicePrincipalId of targets) {
    const workload = {
      servicePrincipalId,
      singleTenant: tenant.singleTenant.has(servicePrincipalId),
      managedIdentity: tenant.nodes.get(servicePrincipalId) === 'ManagedIdentity',
    };
    if (tenant.disabledWorkloads.has(servicePrincipalId) || blocksForWorkload(policies, workload).length > 0) continue;
    writer.link({
      kind: 'AUTHENTICATES',
      from: node,
      to: servicePrincipalId,
      gate: 0,
      rule: `${kind}-authenticates`,
      basis: 'OBSERVED',
      evidence: use.evidence,
    });
  }
}

function agentsOf({ applicationByAppId, agentsOfBlueprint }: Tenant, application: string): readonly string[] {
  for (const [blueprint, agents] of agentsOfBlueprint)
    if (applicationByAppId.get(blueprint) === application) return agents;
  return [];
}
