/** What Microsoft's own services hold without an assignment, so that a credential added to one is followed. */
import { entitlementId, firstPartyPowers } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import { entitle } from '../directory/entitlement.ts';

/** Draws it for the services that are in the tenant and switched on. */
export function firstPartyHoldings(emit: Emit & Reads<'applications'> & Writes<'powers'>): void {
  for (const [appId, { name, abilities, source }] of Object.entries(firstPartyPowers)) {
    const service = emit.applications.servicePrincipalByAppId.get(appId);
    if (service === undefined || emit.applications.disabled.has(service)) continue;
    const to = entitlementId('first-party', service);
    entitle(
      { id: to, name: `What ${name} does for the tenant`, abilities, at: emit.tenant.id, details: { source } },
      emit,
    );
    const evidence = [`graph/service-principals:${service}`];
    emit.link({ kind: 'HOLDS', from: service, to, gate: 0, rule: 'first-party-power', basis: 'ASSUMED', evidence });
  }
}
