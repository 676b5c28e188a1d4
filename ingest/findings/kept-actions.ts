/** Which subscriptions keep their activity log, and which vaults who read what. */
import { z } from 'zod';
import type { FactsFolder } from '#facts';
import type { GovernedTenant } from '#governance';
import { Id } from '../collections/collection.ts';
import type { Account } from '../snapshot/account.ts';
import { rowsOf } from './collections.ts';
import type { Gathering } from './gather.ts';
import { KeptLogs, keptIn } from './kept-logs.ts';

const name = 'arm/diagnostic-settings';

/** https://learn.microsoft.com/rest/api/monitor/diagnostic-settings/list */
const Setting = z.object({ id: Id, properties: KeptLogs });

/** What has to be kept of each. https://learn.microsoft.com/azure/azure-monitor/platform/activity-log-schema */
const wanted = {
  Subscription: ['Administrative', 'Security', 'Alert', 'Policy'],
  KeyVault: ['AuditEvent'],
} as const;

interface Kept {
  readonly setting: string;
  readonly categories: Set<string>;
}

/** Reads the settings, and tells what each subscription and vault does not keep. Throws FactsError. */
export async function readKeptActions(
  folder: FactsFolder,
  { memory, missing, account }: Pick<Gathering, 'memory' | 'missing'> & { readonly account: Account },
): Promise<GovernedTenant['keepsActions']> {
  const kept = new Map<string, Kept>();
  for await (const { id, properties } of rowsOf(folder, name, Setting, account)) {
    const scope = id.split('/providers/microsoft.insights/')[0] ?? id;
    const one = kept.get(scope) ?? { setting: id, categories: new Set() };
    for (const category of keptIn(properties)) one.categories.add(category);
    kept.set(scope, one);
  }
  if (missing.has(name)) return [];
  return [...memory.drawn.kinds].flatMap(([id, kind]) => {
    if (kind !== 'Subscription' && kind !== 'KeyVault') return [];
    const { setting, categories = new Set<string>() } = kept.get(id) ?? {};
    const isKept = (category: string) =>
      [category.toLowerCase(), 'alllogs', ...(category === 'AuditEvent' ? ['audit'] : [])].some((one) =>
        categories.has(one),
      );
    const absent = wanted[kind].filter((category) => !isKept(category));
    return [{ of: { id, kind, name: memory.drawn.names.get(id) ?? id }, missing: absent, setting }];
  });
}
