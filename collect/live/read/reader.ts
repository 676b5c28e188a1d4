/** What every way of reading is given. */
import type { AzureClient, AzureErrand } from '../ask/azure-client.ts';
import type { GraphClient } from '../ask/graph-client.ts';
import type { Lanes } from '../ask/lanes.ts';
import type { Wait } from '../ask/persist.ts';
import type { Errand } from '../ask/service.ts';
import type { Choices, LiveName } from '../collection.ts';
import type { OutputFolder } from '../folder/output-folder.ts';
import type { Work } from './work.ts';

/** The tenant and the folder, for one run. */
export interface Tenant {
  readonly graph: GraphClient | undefined;
  readonly azure: AzureClient | undefined;
  readonly lanes: Lanes;
  readonly collected: OutputFolder;
  readonly choices: Choices;
  readonly signal: AbortSignal;
  /** The tenant's id, which its root management group has too. */
  readonly tenantId: string | undefined;
  /** Waits until a collection has ended, whatever came of it. */
  whenEnded(name: LiveName): Promise<void>;
  onWait(collection: string, wait: Wait): void;
  onRows(work: Work): void;
}

/** The errand of one request of a collection of Graph. */
export function errandOf({ collection }: Work, tenant: Tenant, operations = 1): Errand {
  const { name, lane, priority = 0 } = collection;
  return {
    lane: tenant.lanes.of(lane),
    operations,
    priority,
    signal: tenant.signal,
    onWait: (wait) => tenant.onWait(name, wait),
  };
}

/** The errand of one request of a collection of Azure. */
export function azureErrandOf({ collection }: Work, tenant: Tenant): AzureErrand {
  const { name, priority = 0 } = collection;
  return { priority, signal: tenant.signal, onWait: (wait) => tenant.onWait(name, wait) };
}
