/** Reads every item of an export once and writes the rows of its kind, counting what becomes of each. */

import { DigestSet } from '#facts';
import { isRow, type Row, textOf } from './clean-row.ts';
import type { KindEntry } from './converter.ts';
import type { ItemListener } from './item-assembler.ts';
import type { Conversion } from './joins.ts';
import { isCollectedTenant } from './kinds/identities.ts';
import { kindEntry } from './kinds/index.ts';
import { readItems } from './read-items.ts';

/** What an export holds beside its rows. */
export interface ExportSummary {
  /** The export's own `meta`, whatever it is. */
  readonly meta: unknown;
  /** Items in its list. */
  readonly items: number;
}

/** Milliseconds between two words of progress. */
const progressEvery = 1000;

/** Streams an export into the files of a conversion. Throws AzureHoundError as readItems does, and for a second tenant. */
export async function collectFacts(
  exportFile: string,
  conversion: Conversion,
  progress: (message: string) => void,
): Promise<ExportSummary> {
  const { files, tally } = conversion;
  const seen = new DigestSet();
  let items = 0;
  let told = Date.now();
  const listener: ItemListener = {
    listOf: (kind) => kindEntry(kind)?.list,
    onItem: (kind) => {
      items += 1;
      tally.item(kind, isKnown(kind));
    },
    onBroken: (kind, reason, item) => tally.skipped(kind, isKnown(kind), reason, `item ${item}`),
    onEntry: (kind, entry, item) => takeEntry(conversion, seen, kind, entry, item),
  };
  const meta = await readItems(exportFile, listener, async ({ bytes }) => {
    await files.flush();
    if (Date.now() - told < progressEvery) return;
    told = Date.now();
    progress(`${items} items read, ${Math.round(bytes / 1e6)} MB`);
  });
  return { meta, items };
}

function isKnown(kind: string | undefined): boolean {
  return kind !== undefined && kindEntry(kind) !== undefined;
}

function takeEntry(conversion: Conversion, seen: DigestSet, kind: string, entry: unknown, item: number): void {
  const { tally } = conversion;
  const known = kindEntry(kind);
  if (known === undefined) tally.skipped(kind, false, 'not a kind that AzureHound writes', exampleOf(entry, item));
  else if (!isRow(entry)) tally.skipped(kind, true, 'is not an object', `item ${item}`);
  else {
    hearTenant(conversion, known, kind, entry, item);
    const outcome = known.convert(entry);
    if ('skip' in outcome) tally.skipped(kind, true, outcome.skip, exampleOf(entry, item));
    else {
      const isNew = outcome.map(({ collection, identity, row }) => {
        const first = seen.add(`${collection}\n${identity}`);
        if (first) conversion.files.append(collection, row());
        return first;
      });
      // The first fact stands for the entry; others are seen on the way.
      if (isNew[0] === true) tally.written(kind);
      else tally.duplicate(kind);
      if (entry.accountEnabled === true) conversion.saysEnabled.add(outcome[0].collection);
    }
  }
}

function hearTenant({ tenant }: Conversion, known: KindEntry, kind: string, entry: Row, item: number): void {
  if (isCollectedTenant(kind, entry)) tenant.hear(entry.tenantId, entry.displayName, kind, item);
  else if (known.namesTenant === true) tenant.hear(entry.tenantId, entry.tenantName, kind, item);
}

/** Position and id of a row, shortened, for a person who looks for it. */
function exampleOf(entry: unknown, item: number): string {
  const id = isRow(entry) ? (textOf(entry, 'id') ?? textOf(entry, 'displayName')) : undefined;
  return id === undefined ? `item ${item}` : `item ${item}: ${id.slice(0, 120)}`;
}
