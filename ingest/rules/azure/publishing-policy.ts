/** Basic publishing credentials of sites: with both protocols off, the credentials that can still be listed deploy nothing. */
import type { Emit } from '../../collections/collection.ts';
import type { Resource } from './resource.ts';

/** https://learn.microsoft.com/azure/app-service/configure-basic-auth-disable */
export function publishingPolicy({ id, name, properties }: Resource, emit: Emit): void {
  if (properties?.allow !== false) return;
  const site = id.split('/basicpublishingcredentialspolicies/')[0] ?? id;
  const off = emit.tenant.publishingOff.get(site) ?? new Set<string>();
  emit.tenant.publishingOff.set(site, off.add(name.toLowerCase()));
  if (off.has('ftp') && off.has('scm')) emit.tenant.close(site, 'app-publishing');
}
