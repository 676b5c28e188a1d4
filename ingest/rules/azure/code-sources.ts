/** Where the code of a resource comes from, or is run, in another resource: whoever writes the one runs code on the other. */
import { resourceType } from '#catalogue';
import type { Emit } from '../../memory/emit.ts';
import type { Reads, Writes } from '../../memory/index.ts';
import type { Resource } from './resource.ts';

/** Remembers what a row says; the other resource may come later. */
export function rememberCodeSources({ id, name, properties }: Resource, emit: Emit & Writes<'azure'>): void {
  const type = resourceType(id);
  if (type === 'microsoft.containerregistry/registries')
    emit.azure.registries.set((properties?.loginServer ?? `${name}.azurecr.io`).toLowerCase(), id);
  if (type === 'microsoft.storage/storageaccounts') emit.azure.storageAccounts.set(name.toLowerCase(), id);
  for (const host of imageHosts(properties)) emit.azure.codeSources.push({ to: id, rule: 'image-registry', host });
  const deployed = properties?.functionAppConfig?.deployment?.storage?.value;
  const account = /^https:\/\/([^./]+)\.blob\./i.exec(deployed ?? '')?.[1];
  if (account) emit.azure.codeSources.push({ to: id, rule: 'deployment-storage', host: account.toLowerCase() });
  const worker = properties?.vmResourceId;
  if (worker && type.endsWith('/hybridrunbookworkers'))
    emit.azure.hybridWorkers.push([id.split('/hybridrunbookworkergroups/')[0] as string, worker.toLowerCase()]);
}

/** The registries that a container app, container group or site pulls its images from. */
function imageHosts(properties: Resource['properties']): Set<string> {
  const images = [
    ...(properties?.template?.containers ?? []),
    ...(properties?.containers ?? []).map((one) => ({ image: one.properties?.image })),
    { image: properties?.siteConfig?.linuxFxVersion?.replace(/^docker\|/i, '') },
  ];
  const hosts = images.map(({ image }) => image?.split('/')[0]?.toLowerCase() ?? '');
  return new Set(hosts.filter((host) => host.includes('.')));
}

/**
 * Draws them. Who reads a storage account is not told from who writes it, so that code which lies in one is ASSUMED.
 * https://learn.microsoft.com/azure/azure-functions/flex-consumption-how-to#deployment
 * https://learn.microsoft.com/azure/automation/automation-hybrid-runbook-worker
 */
export function codeSources(emit: Emit & Reads<'azure'>): void {
  for (const { to, rule, host } of emit.azure.codeSources) {
    const from = rule === 'image-registry' ? emit.azure.registries.get(host) : emit.azure.storageAccounts.get(host);
    if (from === undefined) continue;
    const basis = rule === 'image-registry' ? 'OBSERVED' : 'ASSUMED';
    emit.link({ kind: 'EXECUTES_ON', from, to, gate: 0, rule, basis, evidence: [`arm/resources:${to}`] });
  }
  for (const [account, machine] of emit.azure.hybridWorkers) {
    if (!emit.drawn.kinds.has(account) || !emit.drawn.kinds.has(machine)) continue;
    const evidence = [`arm/resources:${account}`];
    const link = { from: account, to: machine, gate: 0, rule: 'hybrid-worker', basis: 'OBSERVED', evidence } as const;
    emit.link({ ...link, kind: 'EXECUTES_ON' });
  }
}
