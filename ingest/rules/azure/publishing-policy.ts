/** Basic publishing credentials of sites: with both protocols off, the credentials that can still be listed deploy nothing. */

import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import type { Resource } from './resource.ts';

/** https://learn.microsoft.com/azure/app-service/configure-basic-auth-disable */
export function publishingPolicy({ id, name, properties }: Resource, emit: Emit & Writes<'powers' | 'azure'>): void {
  if (properties?.allow !== false) return;
  const site = id.split('/basicpublishingcredentialspolicies/')[0] ?? id;
  const off = emit.azure.publishingOff.get(site) ?? new Set<string>();
  emit.azure.publishingOff.set(site, off.add(name.toLowerCase()));
  if (off.has('ftp') && off.has('scm')) emit.powers.close(site, 'app-publishing');
}

/** What is not off cannot be switched on: only sites with both protocols off are reached by whoever may write their policies. */
export function openPublishing(emit: Reads<'azure' | 'drawn'> & Writes<'powers'>): void {
  for (const [id, kind] of emit.drawn.kinds)
    if ((kind === 'WebApp' || kind === 'FunctionApp') && !emit.powers.closed.get(id)?.has('app-publishing'))
      emit.powers.close(id, 'app-publishing-reopened');
}
