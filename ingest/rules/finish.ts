/** What can be said only when every row has been read. */
import { scopeAbove } from '#catalogue';
import type { Emit } from '../memory/emit.ts';
import type { Reads, Writes } from '../memory/index.ts';
import { managedByApplications, usersOfAgents } from './applications/agents.ts';
import { firstPartyHoldings } from './applications/first-party.ts';
import { codeSources } from './azure/code-sources.ts';
import { usesConnections } from './azure/connection-owner.ts';
import { openPublishing } from './azure/publishing-policy.ts';
import { clusterNamespaces, resourceParts } from './azure/resource-parts.ts';
import { spareStackOwners } from './azure/stack-denials.ts';
import { noteUnknownRoles } from './azure/unknown-roles.ts';
import { openPackages } from './groups/open-packages.ts';
import { noteNotFollowed } from './not-followed.ts';
import { unknownMembers } from './placeholders/uncollected.ts';
import { drawAnyInstance } from './placeholders/unknown-instances.ts';

/** Draws the identities that only their service principals tell of, and the nodes of Kubernetes clusters. */
export function finish(
  emit: Emit &
    Reads<'directory' | 'applications'> &
    Writes<'gaps' | 'powers' | 'groups' | 'azure' | 'eligibility' | 'judged'>,
): void {
  for (const [resource, identity] of emit.azure.identityResources) {
    if (emit.azure.identityOfResource.has(resource)) continue;
    const id = emit.scope(resource);
    emit.azure.identityOfResource.set(id, identity);
    const evidence = [`graph/service-principals:${identity}`];
    emit.link({
      kind: 'RUNS_AS',
      from: id,
      to: identity,
      gate: 0,
      rule: 'identity-resource',
      basis: 'OBSERVED',
      evidence,
    });
  }
  assignedIdentities(emit);
  openPackages(emit);
  unknownMembers(emit);
  unknownApplications(emit);
  firstPartyHoldings(emit);
  usesConnections(emit);
  agentsOfPrincipals(emit);
  usersOfAgents(emit);
  managedByApplications(emit);
  resourceParts(emit);
  clusterNamespaces(emit);
  codeSources(emit);
  openPublishing(emit);
  noteUnknownRoles(emit);
  noteNotFollowed(emit);
  spareStackOwners(emit);
  if (emit.azure.clusterOfNodeGroup.size === 0) return;
  for (const [id, kind] of emit.drawn.kinds) {
    if (kind !== 'VirtualMachineScaleSet') continue;
    const cluster = emit.azure.clusterOfNodeGroup.get(scopeAbove(id) ?? '');
    if (cluster === undefined) continue;
    // The administrator of a cluster runs privileged pods on its nodes.
    emit.link({
      kind: 'EXECUTES_ON',
      from: cluster,
      to: id,
      gate: 0,
      rule: 'cluster-nodes',
      basis: 'OBSERVED',
      evidence: [`arm/resources:${cluster}`],
    });
  }
}

/** Service principals whose applications were not collected: those may have secrets, and whoever changes them. */
function unknownApplications(emit: Emit & Reads<'gaps' | 'applications'>): void {
  if (emit.gaps.collections.has('graph/applications'))
    for (const servicePrincipal of emit.applications.instancesHere.keys())
      emit.refersTo.applicationOf(servicePrincipal);
  drawAnyInstance(emit);
}

/** Identities that resources name by their ids only: the identity's own row, or its service principal, tells the rest. */
function assignedIdentities(emit: Emit & Reads<'azure'>): void {
  const { assignedIdentities: pairs, identityOfResource } = emit.azure;
  for (const [from, identity] of pairs) {
    const to = identityOfResource.get(identity);
    if (to === undefined) continue;
    const evidence = [`arm/resources:${from}`, `arm/resources:${identity}`];
    emit.link({ kind: 'RUNS_AS', from, to, gate: 0, rule: 'resource-identity', basis: 'OBSERVED', evidence });
  }
}

/** The principal of a blueprint gets tokens for every agent made from it. https://learn.microsoft.com/entra/agent-id/identity-platform/agent-blueprint */
function agentsOfPrincipals(emit: Emit & Reads<'applications'>): void {
  const { agentsOfBlueprint, servicePrincipalByAppId } = emit.applications;
  for (const [blueprint, agents] of agentsOfBlueprint) {
    const principal = servicePrincipalByAppId.get(blueprint);
    if (principal === undefined || emit.applications.disabled.has(principal)) continue;
    for (const agent of agents) {
      const evidence = [`graph/service-principals:${principal}`, `graph/service-principals:${agent}`];
      emit.link({
        kind: 'RUNS_AS',
        from: principal,
        to: agent,
        gate: 0,
        rule: 'agent-blueprint',
        basis: 'OBSERVED',
        evidence,
      });
    }
  }
}
