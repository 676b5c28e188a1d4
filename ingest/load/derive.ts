/** Derives the links that follow from others, in the database, one ability at a time. */
import { abilityEntries, type NodeKind } from '#catalogue';
import {
  automationIdentities,
  type Graph,
  includesBelow,
  includesInTenant,
  abilities as linkAbilities,
  populations,
  tenantControl,
  tenantControlPopulation,
} from '#cypher';
import { automationIdentity } from '../sensitive.ts';
import type { LoadProgress } from './read-facts.ts';

/** Kinds whose objects lie in scopes of their own, not in the tenant at large. */
const scopedKinds: ReadonlySet<NodeKind> = new Set(['ManagementGroup', 'Subscription', 'ResourceGroup', 'Tenant']);

/** Derives everything for a snapshot that is being built. Throws GraphError. */
export async function derive(graph: Graph, snapshot: string, tenant: string, progress: LoadProgress): Promise<void> {
  for (const [ability, { kind, population, reaches, azureActions, azureDataActions }] of abilityEntries) {
    const isOneObject = reaches.every((reached) => reached === 'Tenant');
    if (!isOneObject) {
      await graph.run(populations, { snapshot, ability, population });
      await graph.run(includesBelow, { snapshot, ability });
      const inTenant = azureActions || azureDataActions ? [] : reaches.filter((reached) => !scopedKinds.has(reached));
      for (const reached of inTenant) await graph.run(includesInTenant, { snapshot, tenant, ability, kind: reached });
    }
    await graph.run(linkAbilities, { snapshot, ability, kind });
    progress(`derived ${kind}: ${population}`);
  }
  const { requiredAssurance: level, sensitiveBecause: rule } = automationIdentity;
  await graph.run(automationIdentities, { snapshot, level, rule });
  await graph.run(tenantControlPopulation, { snapshot, tenant });
  await graph.run(tenantControl, { snapshot, tenant });
}
