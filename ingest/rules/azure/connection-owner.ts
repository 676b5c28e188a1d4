/** API connections that hold a person's consent: whoever uses the connection acts for that person, within its scopes. */
import { entitlementId } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { entitle } from '../directory/entitlement.ts';
import type { Resource } from './resource.ts';

/** https://learn.microsoft.com/azure/connectors/connectors-overview#connection-security-and-encryption */
export function connectionOwner({ id, name, properties }: Resource, emit: Emit & Writes<'powers'>): void {
  const person = properties?.authenticatedUser?.name;
  if (!person) return;
  const entitlement = entitlementId('connection', id);
  entitle({ id: entitlement, name: `${name} as ${person}`, abilities: [], at: id }, emit);
  emit.link({
    kind: 'ACTS_FOR',
    from: id,
    to: entitlement,
    gate: 0,
    rule: 'connection-consent',
    basis: 'OBSERVED',
    evidence: [`arm/resources:${id}`],
    says: `holds the consent of ${person} and uses`,
  });
}

/** Whoever writes a workflow uses the connections that it has. */
export function usesConnections(emit: Emit & Reads<'azure'>): void {
  for (const [workflow, connection] of emit.azure.usedConnections) {
    const to = entitlementId('connection', connection);
    if (!emit.drawn.kinds.has(to)) continue;
    const evidence = [`arm/resources:${workflow}`, `arm/resources:${connection}`];
    const link = { from: workflow, to, gate: 0, rule: 'workflow-connection', basis: 'OBSERVED', evidence } as const;
    emit.link({ ...link, kind: 'ACTS_FOR', says: 'uses the connection' });
  }
}
