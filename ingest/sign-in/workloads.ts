/** Writes every way in to workloads: what leaks, who produces a trusted token, who publishes; and whom each credential authenticates. */
import type { CompiledTenant } from '#assurance';
import { deriveCredential, derivePublisher, type Workloads } from '#derivation';
import type { LeakedCredentials } from '../leaks/leaked-credentials.ts';
import type { Applications } from '../memory/applications.ts';
import type { Reads } from '../memory/index.ts';
import type { SnapshotWriter } from '../snapshot/writer.ts';

/** What the stage needs; `policies` is the tenant as sign-in is judged by it. */
export interface WorkloadStage {
  readonly memory: Reads<'tenant' | 'drawn' | 'applications' | 'azure'>;
  readonly writer: SnapshotWriter;
  readonly policies: CompiledTenant;
  readonly leaked: LeakedCredentials;
}

/** Writes them. Throws GraphError. */
export async function writeWorkloadWaysIn(stage: WorkloadStage): Promise<void> {
  const { memory, writer } = stage;
  const workloads = workloadsOf(stage);
  for (const [node, credential] of memory.applications.credentials) {
    for (const link of deriveCredential(node, credential, workloads)) writer.link(link);
    if (writer.isFull) await writer.flush();
  }
  for (const principal of memory.applications.published) {
    writer.link(derivePublisher(principal, String(memory.applications.ownerOfInstance.get(principal)), workloads));
    if (writer.isFull) await writer.flush();
  }
}

function workloadsOf({ memory, policies, leaked }: WorkloadStage): Workloads {
  return {
    tenantId: memory.tenant.id,
    policies,
    judgedAt: memory.tenant.judgedAt,
    isManagedIdentity: (id) => memory.drawn.kinds.get(id) === 'ManagedIdentity',
    isDisabled: (id) => memory.applications.disabled.has(id),
    isSingleTenant: (id) => memory.applications.singleTenant.has(id),
    foundAt: (node) => leaked.foundAt.get(node) ?? [],
    clusterOfIssuer: (issuer) => memory.azure.clusterOfIssuer.get(issuer),
    agentsOfBlueprint: (application) => agentsOf(memory.applications, application),
  };
}

function agentsOf({ applicationByAppId, agentsOfBlueprint }: Applications, application: string): readonly string[] {
  for (const [blueprint, agents] of agentsOfBlueprint)
    if (applicationByAppId.get(blueprint) === application) return agents;
  return [];
}
