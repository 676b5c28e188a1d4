/** What a facts folder collected, as the load found it. */
import type { CollectionEntry, CollectionName, FactsFolder } from '#facts';
import type { Account } from './account.ts';

/** Each collection by its name; one with fewer rows than its manifest says was cut off since, so it is PARTIAL. */
export function collectedIn({ manifest }: FactsFolder, account: Account): Readonly<Record<string, CollectionEntry>> {
  const entries = Object.entries(manifest.collections).map(([name, entry]): [string, CollectionEntry] => {
    const read = account.collections.get(name as CollectionName)?.read ?? 0;
    if (entry.status !== 'COMPLETE' || entry.rows === undefined || read >= entry.rows) return [name, entry];
    return [
      name,
      { ...entry, status: 'PARTIAL', reason: `the manifest says ${entry.rows} rows, the file has ${read}` },
    ];
  });
  return Object.fromEntries(entries);
}
