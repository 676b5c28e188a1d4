/** Rows of a facts folder, each collection read when it is first asked for. */
import type { Row } from '#changes';
import { collectionNames, type FactsFolder, optionalCollectionNames } from '#facts';

type Name = Parameters<FactsFolder['lines']>[0];
const names: ReadonlySet<string> = new Set<Name>([...collectionNames, ...optionalCollectionNames]);

/** Rows by collection, and by one of their fields. */
export class FactsRows {
  readonly #folder: FactsFolder;
  readonly #read = new Map<string, Promise<readonly Row[]>>();
  readonly #indexes = new Map<string, Promise<ReadonlyMap<string, readonly Row[]>>>();

  constructor(folder: FactsFolder) {
    this.#folder = folder;
  }

  /** Whether the collection was collected whole. */
  isComplete(collection: string): boolean {
    return this.#folder.manifest.collections[collection]?.status === 'COMPLETE';
  }

  /** All rows of a collection. Throws FactsError. */
  all(collection: string): Promise<readonly Row[]> {
    return kept(this.#read, collection, () => this.#rowsOf(collection));
  }

  /** The rows whose field, dotted where it lies deeper, has a value, in any case. Throws FactsError. */
  async where(collection: string, field: string, value: string): Promise<readonly Row[]> {
    const index = await kept(this.#indexes, `${collection} ${field}`, async () =>
      Map.groupBy(await this.all(collection), (row) => textAt(row, field).toLowerCase()),
    );
    return index.get(value.toLowerCase()) ?? [];
  }

  async #rowsOf(collection: string): Promise<readonly Row[]> {
    const rows: Row[] = [];
    if (!names.has(collection)) return rows;
    for await (const line of this.#folder.lines(collection as Name))
      if ('value' in line && typeof line.value === 'object' && line.value !== null) rows.push(line.value as Row);
    return rows;
  }
}

/** The text at a dotted field; empty where there is none. */
export function textAt(row: Row, field: string): string {
  let value: unknown = row;
  for (const name of field.split('.')) value = (value as Row | null | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}

function kept<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
