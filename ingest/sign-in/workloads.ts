/** Writes every way in to workloads: what leaks, who produces a trusted token, who publishes; and whom each credential authenticates. */
import type { CompiledTenant } from '#assurance';
import { deriveCredential, derivePublisher, type Workloads } from '#derivation';
import type { Tenant } from '../memory/tenant.ts';
import type { SnapshotWriter } from '../snapshot/writer.ts';

/** What the stage needs; `policies` is the tenant as sign-in is judged by it. */
export interface WorkloadStage {
  readonly tenant: Tenant;
  readonly writer: SnapshotWriter;
  readonly policies: CompiledTenant;
}

/** Writes them. Throws GraphError. */
export async function writeWorkloadWaysIn(stage: WorkloadStage): Promise<void> {
  const { tenant, writer } = stage;
  const workloads = workloadsOf(stage);
  for (const [node, credential] of tenant.credentials) {
    for (const link of deriveCredential(node, credential, workloads)) writer.link(link);
    if (writer.isFull) await writer.flush();
  }
  for (const principal of tenant.published) {
    writer.link(derivePublisher(principal, String(tenant.ownerOfInstance.get(principal)), workloads));
    if (writer.isFull) await writer.flush();
  }
}

function workloadsOf({ tenant, policies }: WorkloadStage): Workloads {
  return {
    tenantId: tenant.id,
    policies,
    collectedAt: tenant.collectedAt,
    isManagedIdentity: (id) => tenant.nodes.get(id) === 'ManagedIdentity',
    isDisabled: (id) => tenant.disabledWorkloads.has(id),
    isSingleTenant: (id) => tenant.singleTenant.has(id),
    clusterOfIssuer: (issuer) => tenant.clusterOfIssuer.get(issuer),
    agentsOfBlueprint: (application) => agentsOf(tenant, application),
  };
}

function agentsOf({ applicationByAppId, agentsOfBlueprint }: Tenant, application: string): readonly string[] {
  for (const [blueprint, agents] of agentsOfBlueprint)
    if (applicationByAppId.get(blueprint) === application) return agents;
  return [];
}
