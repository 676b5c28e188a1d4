/** Which collections are not whole, and why: a rule that needs one of them knows what it cannot know. */

import type { CollectionName, FactsFolder } from '#facts';
import type { GapsMemory } from '../memory/gaps.ts';
import type { Account } from './account.ts';

/** Of these a row that is lost may be what other rows are about. */
const holdObjects: ReadonlySet<CollectionName> = new Set([
  'graph/users',
  'graph/groups',
  'graph/service-principals',
  'graph/applications',
  'graph/administrative-units',
  'graph/devices',
]);

/** Notes why a collection that was read, or is absent, is not whole: what is not in it may be there all the same. */
export function noteGap(
  folder: FactsFolder,
  name: CollectionName,
  account: Account,
  { collections: gaps }: GapsMemory,
): void {
  const { status = 'COMPLETE', reason, rows, everyPrincipal } = folder.manifest.collections[name] ?? {};
  const { read, unused } = account.collections.get(name) ?? { read: 0, unused: [] };
  const lost = unused.reduce((sum, one) => (one.reason.startsWith('duplicate') ? sum : sum + one.count), 0);
  if (!folder.has(name)) gaps.set(name, reason ?? 'it was not collected');
  else if (status !== 'COMPLETE' && !everyPrincipal) gaps.set(name, reason ?? status);
  else if (rows !== undefined && read < rows) gaps.set(name, `the manifest says ${rows} rows, the file has ${read}`);
  else if (lost > 0 && holdObjects.has(name)) gaps.set(name, `${lost} of its rows could not be used`);
}
